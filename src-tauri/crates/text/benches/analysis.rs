//! How long a post's text takes, and a term held against a word: `cargo bench -p shuttered-text`.
//!
//! The sentences are invented and of the length of posts. `terms`, `direction` and `language` are what an import does
//! with every post, `entities` and `fold` are parts of it; the counter is in posts, or in terms.

use std::{fmt, hint::black_box};

use divan::{Bencher, counter::ItemsCount};
use text::{Forms, StemLanguage};

fn main() {
    divan::main();
}

#[divan::bench(args = POSTS)]
fn terms(bencher: Bencher<'_, '_>, posts: &Posts) {
    posts.each(bencher, text::tokens);
}

#[divan::bench(args = POSTS)]
fn direction(bencher: Bencher<'_, '_>, posts: &Posts) {
    posts.each(bencher, text::direction);
}

#[divan::bench(args = POSTS)]
fn language(bencher: Bencher<'_, '_>, posts: &Posts) {
    posts.each(bencher, text::guess_language);
}

#[divan::bench(args = POSTS)]
fn entities(bencher: Bencher<'_, '_>, posts: &Posts) {
    posts.each(bencher, text::entities);
}

#[divan::bench(args = POSTS)]
fn fold(bencher: Bencher<'_, '_>, posts: &Posts) {
    posts.each(bencher, text::fold);
}

/// Terms of the index held against a word, in all languages of its script at once.
#[divan::bench(args = FORMS)]
fn form(bencher: Bencher<'_, '_>, of: &Terms) {
    let languages: Vec<StemLanguage> = StemLanguage::of_word(of.word).collect();
    let forms = Forms::of(of.word, &languages).expect("a word long enough");
    let terms: Vec<String> = of.terms.iter().map(|term| text::fold(term)).collect();
    bencher
        .counter(ItemsCount::new(terms.len()))
        .bench_local(|| {
            terms
                .iter()
                .filter(|term| forms.is_form(black_box(term)))
                .count()
        });
}

/// Posts of one language.
struct Posts {
    language: &'static str,
    texts: &'static [&'static str],
}

impl Posts {
    fn each<T>(&self, bencher: Bencher<'_, '_>, work: impl Fn(&str) -> T) {
        let texts = self.texts;
        bencher
            .counter(ItemsCount::new(texts.len()))
            .bench_local(|| {
                for text in texts {
                    black_box(work(black_box(text)));
                }
            });
    }
}

impl fmt::Display for Posts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.language)
    }
}

/// A word, and terms that begin as its forms do, of which some are.
struct Terms {
    word: &'static str,
    terms: &'static [&'static str],
}

impl fmt::Display for Terms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word)
    }
}

const POSTS: &[Posts] = &[
    Posts {
        language: "English",
        texts: &[
            "RT @someone_else: The committee met again yesterday to discuss the new sanctions, and nobody came https://t.co/abcdefghij",
            "Breaking: three people were seen near the old bridge this morning #LocalNews #Bridge https://t.co/klmnopqrst",
            "I don't think that is what they meant when they said it would be over by Christmas. Do you?",
        ],
    },
    Posts {
        language: "Russian",
        texts: &[
            "RT @someone_else: Комитет вчера снова обсуждал новые санкции, но никто не пришёл https://t.co/abcdefghij",
            "Сегодня утром у старого моста видели трёх человек #Новости #Мост https://t.co/klmnopqrst",
        ],
    },
    Posts {
        language: "Arabic",
        texts: &[
            "RT @someone_else: اجتمعت اللجنة أمس مرة أخرى لمناقشة العقوبات الجديدة ولم يحضر أحد https://t.co/abcdefghij",
            "شوهد ثلاثة أشخاص بالقرب من الجسر القديم هذا الصباح #أخبار_اليوم https://t.co/klmnopqrst",
        ],
    },
    Posts {
        language: "Persian",
        texts: &[
            "من امروز صبح می‌خواهم به خانه بروم و کتاب‌ها را بخوانم #خبر_روز https://t.co/abcdefghij",
        ],
    },
    Posts {
        language: "Thai",
        texts: &[
            "คณะกรรมการประชุมกันอีกครั้งเมื่อวานนี้เพื่อหารือเรื่องมาตรการใหม่ #ข่าววันนี้ https://t.co/abcdefghij",
            "เช้านี้มีคนเห็นคนสามคนอยู่ใกล้สะพานเก่าในเมืองของเรา",
        ],
    },
    Posts {
        language: "Chinese",
        texts: &[
            "委員會昨天再次開會討論新的制裁措施，但是沒有人來參加會議。#新聞 https://t.co/abcdefghij",
        ],
    },
    Posts {
        language: "Hindi",
        texts: &[
            "समिति ने कल नए प्रतिबंधों पर फिर से चर्चा की लेकिन कोई नहीं आया #समाचार https://t.co/abcdefghij",
        ],
    },
];

const FORMS: &[Terms] = &[
    Terms {
        word: "refugee",
        terms: &["refugees", "refuge", "refugio", "refulgent", "refugeecamp"],
    },
    Terms {
        word: "санкция",
        terms: &["санкции", "санкциями", "санкт", "санкционный", "санка"],
    },
    Terms {
        word: "الحكومة",
        terms: &["حكومي", "بالحكومة", "والحكومات", "حكم", "كحول"],
    },
    Terms {
        word: "کتاب",
        terms: &["کتابها", "کتابخانه", "میکتابد", "کتابی", "کتاب"],
    },
    Terms {
        word: "makan",
        terms: &["dimakan", "makanan", "memakan", "makam", "makalah"],
    },
];
