//! How many posts a second are cut into terms, and how many terms are held against a word: `cargo bench -p shuttered-text`.
//!
//! The sentences are invented and of the length of posts. Each line is the best of five rounds on one thread.

use std::hint::black_box;
use std::time::{Duration, Instant};

use text::{Forms, StemLanguage};

const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_millis(300);

const POSTS: &[(&str, &[&str])] = &[
    (
        "English",
        &[
            "RT @someone_else: The committee met again yesterday to discuss the new sanctions, and nobody came https://t.co/abcdefghij",
            "Breaking: three people were seen near the old bridge this morning #LocalNews #Bridge https://t.co/klmnopqrst",
            "I don't think that is what they meant when they said it would be over by Christmas. Do you?",
        ],
    ),
    (
        "Russian",
        &[
            "RT @someone_else: Комитет вчера снова обсуждал новые санкции, но никто не пришёл https://t.co/abcdefghij",
            "Сегодня утром у старого моста видели трёх человек #Новости #Мост https://t.co/klmnopqrst",
        ],
    ),
    (
        "Arabic",
        &[
            "RT @someone_else: اجتمعت اللجنة أمس مرة أخرى لمناقشة العقوبات الجديدة ولم يحضر أحد https://t.co/abcdefghij",
            "شوهد ثلاثة أشخاص بالقرب من الجسر القديم هذا الصباح #أخبار_اليوم https://t.co/klmnopqrst",
        ],
    ),
    (
        "Persian",
        &["من امروز صبح می‌خواهم به خانه بروم و کتاب‌ها را بخوانم #خبر_روز https://t.co/abcdefghij"],
    ),
    (
        "Thai",
        &[
            "คณะกรรมการประชุมกันอีกครั้งเมื่อวานนี้เพื่อหารือเรื่องมาตรการใหม่ #ข่าววันนี้ https://t.co/abcdefghij",
            "เช้านี้มีคนเห็นคนสามคนอยู่ใกล้สะพานเก่าในเมืองของเรา",
        ],
    ),
    (
        "Chinese",
        &[
            "委員會昨天再次開會討論新的制裁措施，但是沒有人來參加會議。#新聞 https://t.co/abcdefghij",
        ],
    ),
    (
        "Hindi",
        &[
            "समिति ने कल नए प्रतिबंधों पर फिर से चर्चा की लेकिन कोई नहीं आया #समाचार https://t.co/abcdefghij",
        ],
    ),
];

fn main() {
    forms();
    println!("thousand posts a second       terms  direction  language");
    for (language, posts) in POSTS {
        let terms = rate(posts, |post| {
            black_box(text::tokens(post));
        });
        let direction = rate(posts, |post| {
            black_box(text::direction(post));
        });
        let guess = rate(posts, |post| {
            black_box(text::guess_language(post));
        });
        println!("{language:<28} {terms:>6.0} {direction:>10.0} {guess:>9.0}");
    }
}

/// A word, and terms that begin as its forms do, of which some are.
const FORMS: &[(&str, &[&str])] = &[
    (
        "refugee",
        &["refugees", "refuge", "refugio", "refulgent", "refugeecamp"],
    ),
    (
        "санкция",
        &["санкции", "санкциями", "санкт", "санкционный", "санка"],
    ),
    (
        "الحكومة",
        &["حكومي", "بالحكومة", "والحكومات", "حكم", "كحول"],
    ),
    ("کتاب", &["کتابها", "کتابخانه", "میکتابد", "کتابی", "کتاب"]),
    (
        "makan",
        &["dimakan", "makanan", "memakan", "makam", "makalah"],
    ),
];

/// How many terms of the index are held against a word a second, in all languages of its script at once.
fn forms() {
    println!("thousand terms a second       held against a word");
    for (word, terms) in FORMS {
        let languages: Vec<StemLanguage> = StemLanguage::of_word(word).collect();
        let forms = Forms::of(word, &languages).expect("a word long enough");
        let terms: Vec<String> = terms.iter().map(|term| text::fold(term)).collect();
        let terms: Vec<&str> = terms.iter().map(String::as_str).collect();
        let rate = rate(&terms, |term| {
            black_box(forms.is_form(term));
        });
        println!(
            "{word:<10} in {:>2} languages {rate:>20.0}",
            languages.len()
        );
    }
}

/// Thousands of posts a second.
fn rate(posts: &[&str], work: impl Fn(&str)) -> f64 {
    let round = || {
        let start = Instant::now();
        let mut n_posts = 0;
        while start.elapsed() < ROUND {
            for _ in 0..100 {
                posts.iter().for_each(|post| work(black_box(post)));
            }
            n_posts += 100 * posts.len();
        }
        n_posts as f64 / start.elapsed().as_secs_f64() / 1000.0
    };
    (0..ROUNDS).map(|_| round()).fold(0.0, f64::max)
}
