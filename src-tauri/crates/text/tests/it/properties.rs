//! What holds for every text.

use proptest::prelude::*;
use text::{Ask, Forms, MAX_TERM_BYTES, StemLanguage};

use crate::matcher::answers;

/// Words as they occur in posts, from several scripts, with everything that has a rule of its own.
fn word() -> impl Strategy<Value = String> {
    let picked = proptest::sample::select(vec![
        "the",
        "don't",
        "l’homme",
        "U.S.A.",
        "at&amp;t",
        "&lt;b&gt;",
        "3.14",
        "1,000",
        "foo_bar",
        "iPhone7",
        "#MaduroRegime",
        "#blacklivesmatter",
        "#السعودية_العظمى",
        "#کتاب\u{200C}ها",
        "#反送中",
        "#USA2020ไทย",
        "@Ali_123",
        "RT",
        "@_a_",
        "http://www.presstv.ir/Detail/2019",
        "https://t.co/abc123",
        "bit.ly",
        "example.com/a-b",
        "http://x.org/%D8%A7%D9%84?q=1",
        "می\u{200C}خواهم",
        "می",
        "نمی",
        "تر",
        "ی",
        "می\u{200C}",
        "خانه\u{200C}ی",
        "کتاب\u{200C}خانه\u{200C}ها",
        "جمهوری\u{200C}اسلامی",
        "#کتاب_ها",
        "خواهم",
        "کتاب",
        "ها",
        "الرَّحْمَٰنِ",
        "ﷺ",
        "محمدﷺ",
        "ءء",
        "Flüchtlinge",
        "Đinđić",
        "Вучић",
        "Београд",
        "Рutin",
        "ё",
        "ｶﾞｻﾞ",
        "東京都に住む",
        "香",
        "น้ำ",
        "นํ้า",
        "ประเทศไทย2019",
        "한국에서",
        "हिन्दी",
        "अाैर",
        "👨‍👩‍👧‍👦",
        "🇮🇷🇮🇶",
        "👍🏽",
        "1️⃣",
        "½",
        "™",
        "㈱",
        "צה\"ל",
        "…",
        "—",
    ])
    .prop_map(str::to_owned);
    prop_oneof![4 => picked, 1 => "\\PC{1,8}", 1 => "[a-zA-Z#@_.:/0-9'’]{1,10}"]
}

fn posts() -> impl Strategy<Value = String> {
    let space = proptest::sample::select(vec![" ", " ", " ", "  ", "\n", "\u{3000}"]);
    prop::collection::vec((word(), space), 0..8).prop_map(|pieces| {
        pieces
            .into_iter()
            .flat_map(|(word, space)| [word, space.to_owned()])
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn every_run_of_words_finds_the_text_it_was_taken_from(post in posts(), from in 0_usize..8, len in 1_usize..5) {
        let words: Vec<&str> = post.split_whitespace().collect();
        let Some(first) = words.get(from) else { return Ok(()) };
        let last = words[(from + len - 1).min(words.len() - 1)];
        // The run with the white space that stands in the text.
        let start = first.as_ptr() as usize - post.as_ptr() as usize;
        let end = last.as_ptr() as usize - post.as_ptr() as usize + last.len();
        let run = &post[start..end];
        match text::ask(run) {
            Ask::Nothing => {
                prop_assert!(text::tokens(run).is_empty(), "{run:?} has terms, yet asks for nothing");
                return Ok(());
            }
            ask => prop_assert!(answers(&ask, &text::tokens(&post)), "{run:?} asks for {ask:?}"),
        }
        for ask in text::asks(run) {
            prop_assert!(ask != Ask::Nothing, "{run:?}");
        }
    }

    #[test]
    fn every_term_stands_where_it_says(post in posts()) {
        let mut position = 0;
        for token in text::tokens(&post) {
            prop_assert!(token.position >= position);
            prop_assert!(token.term.len() <= MAX_TERM_BYTES && !token.term.is_empty());
            prop_assert!(token.start < token.end);
            prop_assert!(post.get(token.start..token.end).is_some());
            position = token.position;
        }
    }

    #[test]
    fn every_word_without_signs_finds_the_text_by_its_own_letters(post in "[a-zäїк ا-يگکیไทยน้ำ香港がｶﾞ한국हि्न'’\u{200C}\u{200D}\u{301}\u{3099}]{0,20}") {
        let tokens = text::tokens(&post);
        for token in &tokens {
            let ask = text::ask(&post[token.start..token.end]);
            prop_assert!(answers(&ask, &tokens), "{:?} of {post:?} asks for {ask:?}", token.term);
        }
    }

    #[test]
    fn entities_are_in_order_and_do_not_overlap(post in "([#@＃＠.:/?&; ]|http://|www\\.|com|ไทย|amp|[a-zA-Zé_0-9]|\\PC){0,24}") {
        let mut end = 0;
        for entity in text::entities(&post) {
            prop_assert!(entity.start >= end && entity.start < entity.end);
            prop_assert!(post.get(entity.start..entity.end).is_some());
            end = entity.end;
        }
    }

    #[test]
    fn every_form_begins_as_its_word_says(word in "[a-zäïа-я\u{627}-\u{64A}پگکखािα-ω]{3,9}", ending in "[a-zиоваыهيناتकोά]{0,4}", behind in "(mem|pe|وال|ب|می|)") {
        let languages: Vec<StemLanguage> = StemLanguage::all().collect();
        let Some(forms) = Forms::of(&word, &languages) else { return Ok(()) };
        prop_assert!(forms.is_form(forms.word()));
        let term = text::fold(&format!("{behind}{word}{ending}"));
        let begins_right = forms.prefixes().iter().any(|prefix| term.starts_with(prefix.as_str()));
        prop_assert!(begins_right || !forms.is_form(&term), "{term} is a form of {word}");
        let word_begins_right = forms.prefixes().iter().any(|prefix| forms.word().starts_with(prefix.as_str()));
        prop_assert!(word_begins_right, "{word} is not among {:?}", forms.prefixes());
        prop_assert!(forms.prefixes().iter().all(|prefix| prefix.chars().count() > 1), "{:?}", forms.prefixes());
    }

    #[test]
    fn nothing_panics(post in "(\\PC|\\s|.){0,40}") {
        let _ = text::tokens(&post);
        let _ = text::ask(&post);
        let _ = text::direction(&post);
        let _ = text::joined(&post.split_whitespace().collect::<Vec<_>>());
        let languages: Vec<StemLanguage> = StemLanguage::of_word(&post).collect();
        let _ = Forms::of(&post, &languages).map(|forms| forms.is_form(&text::fold(&post)));
        let _ = text::guess_language(&post);
        let _ = text::host(&post);
        let _ = text::registered_domain(&post);
        let _ = text::decode_entities(&post);
    }
}
