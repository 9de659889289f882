use super::*;

/// Writes the terms as `term@position`, those at one position joined by `|`, and compares.
fn check(text: &str, expected: &str) {
    let mut written = String::new();
    let mut last = None;
    for token in tokens(text) {
        if last == Some(token.position) {
            written.push('|');
            written.push_str(&token.term);
        } else {
            if last.is_some() {
                written.push(' ');
            }
            written.push_str(&format!("{}@{}", token.term, token.position));
        }
        last = Some(token.position);
    }
    // Within one position the order says nothing to a reader.
    let sorted = |terms: &str| -> Vec<String> {
        terms
            .split_terms()
            .into_iter()
            .map(|(position, mut terms)| {
                terms.sort_unstable();
                format!("{}@{position}", terms.join("|"))
            })
            .collect()
    };
    assert_eq!(sorted(&written), sorted(expected), "{text}: {written}");
}

trait SplitTerms {
    fn split_terms(&self) -> Vec<(u32, Vec<String>)>;
}

impl SplitTerms for str {
    fn split_terms(&self) -> Vec<(u32, Vec<String>)> {
        self.split(' ')
            .filter(|group| !group.is_empty())
            .map(|group| {
                let (first, rest) = group.split_once('@').expect("a position");
                let mut pieces = rest.split('|');
                let position = pieces
                    .next()
                    .and_then(|p| p.parse().ok())
                    .expect("a number");
                let terms = std::iter::once(first)
                    .chain(pieces)
                    .map(str::to_owned)
                    .collect();
                (position, terms)
            })
            .collect()
    }
}

/// The published text under each term.
fn slices(text: &str) -> Vec<(String, &str)> {
    tokens(text)
        .into_iter()
        .map(|token| (token.term.into(), &text[token.start..token.end]))
        .collect()
}

#[test]
fn words_are_letters_digits_and_marks() {
    check(
        "The quick brown-fox, 42!",
        "the@0 quick@1 brown@2 fox@3 42@4",
    );
    check("foo_bar", "foo@0 bar@1");
    check("", "");
}

#[test]
fn an_apostrophe_gives_the_word_without_it_and_its_longest_piece() {
    check("l'homme", "lhomme@0|homme");
    check("Türkiye’nin", "turkiyenin@0|turkiye|tuerkiyenin");
    check(
        "dell'Isis nell'arte",
        "dellisis@0|dell|isis nellarte@1|nell|arte",
    );
    check("don't 'quoted'", "dont@0 quoted@1");
}

#[test]
fn dots_stay_between_digits_and_go_from_initials() {
    check(
        "3.14 U.S.A. U.S. e.g. J.Smith end.",
        "3.14@0 usa@1 us@2 eg@3 j@4 smith@5 end@6",
    );
    check("U.S.Congress", "us@0 congress@1");
}

#[test]
fn a_hebrew_abbreviation_is_one_word() {
    check("צה\"ל מ״כ", "צהל@0 מכ@1");
}

#[test]
fn a_hashtag_is_the_whole_and_its_parts() {
    check(
        "#MaduroRegime falls",
        "maduroregime@0|maduro regime@1 falls@2",
    );
    check("#USSanctions", "ussanctions@0|us sanctions@1");
    check("#Election2016", "election2016@0|election 2016@1");
    check("#السعودية_العظمى", "السعوديه_العظمي@0|السعوديه العظمي@1");
    check("#iran", "iran@0");
    check("#НовостиДня", "новостидня@0|новости дня@1");
    check(
        "#HongKong香港加油",
        "hongkong香港加油@0|hong kong@1 香港@2 港加@3 加油@4 油@5",
    );
    check("#WWII", "wwii@0");
}

#[test]
fn a_mention_is_the_whole_and_what_stands_between_its_underscores() {
    check("RT @Ali_123: hi", "rt@0 ali_123@1|ali 123@2 hi@3");
}

#[test]
fn a_link_gives_its_host_and_the_words_of_its_path() {
    check(
        "https://www.PressTV.ir/Detail/2019/Iran-deal?utm=x#top",
        "presstv.ir@0|presstv ir@1 detail@2 2019@3 iran@4 deal@5",
    );
    check(
        "see example.com now",
        "see@0 example.com@1|example com@2 now@3",
    );
    check("http://x.org/%D8%B9%D9%84%DB%8C", "x.org@0|x org@1 علي@2");
}

#[test]
fn what_a_shortener_made_has_no_words_and_takes_no_place() {
    check("regime https://t.co/abcdefghij falls", "regime@0 falls@1");
    check("http://bit.ly/2abc", "");
}

#[test]
fn an_emoji_sequence_is_one_term() {
    check("👍🏽 ❤️", "👍@0 ❤@1");
    check("🇮🇷🇮🇶", "🇮🇷@0 🇮🇶@1");
    check("1️⃣ a", "1\u{20E3}@0 a@1");
    assert_eq!(tokens("👨‍👩‍👧‍👦").len(), 1);
    assert_ne!(tokens("🏴󠁧󠁢󠁥󠁮󠁧󠁿")[0].term, tokens("🏴")[0].term);
}

#[test]
fn a_half_space_gives_the_joined_forms_and_the_parts() {
    check(
        "جمهوری\u{200C}اسلامی ایران",
        "جمهورياسلامي@0|جمهوري اسلامي@1 ايران@2",
    );
    check(
        "کتاب\u{200C}خانه\u{200C}ها",
        "كتابخانهها@0|كتابخانه|كتاب خانه@1|خانهها|ها",
    );
}

#[test]
fn an_affix_has_no_position_of_its_own_however_it_is_written() {
    check("من میخواهم بروم", "من@0 ميخواهم@1 بروم@2");
    for verb in [
        "می\u{200C}خواهم",
        "می خواهم",
        "می\u{200C} خواهم",
        "می_خواهم",
    ] {
        let expected = "من@0 مي@1|خواهم|ميخواهم بروم@2";
        check(&format!("من {verb} بروم"), expected);
    }
    check("کتاب\u{200C}ها و", "كتابها@0|كتاب|ها و@1");
    check("بزرگ ترین شهر", "بزرگ@0|بزرگترين|ترين شهر@1");
    check("#کتاب_ها و", "كتاب_ها@0|كتاب|ها|كتابها و@1");
    check("می، خواهم", "مي@0 خواهم@1");
}

#[test]
fn several_affixes_make_one_word_and_all_its_pieces() {
    check("نمی خواهم ها", "نمي@0|خواهم|ها|نميخواهم|خواهمها|نميخواهمها");
    check(
        "کتاب\u{200C}خانه ها",
        "كتاب@0|كتابخانه|كتابخانهها خانه@1|ها",
    );
    let affixes = "می ".repeat(2_000);
    assert!(
        tokens(&affixes).len() < 8_001,
        "no more than three joined forms each"
    );
}

#[test]
fn a_run_without_spaces_is_its_pairs_and_its_last_cluster() {
    check("東京都", "东京@0 京都@1 都@2");
    check(
        "ประเทศไทย2019",
        "ปร@0 ระ@1 ะเ@2 เท@3 ทศ@4 ศไ@5 ไท@6 ทย@7 ย@8 2019@9",
    );
    check("한국에서", "한국@0 국에@1 에서@2 서@3");
    check("ｶﾞｻﾞ", "ガザ@0 ザ@1");
}

#[test]
fn the_thai_vowel_am_is_found_however_it_is_coded() {
    assert_eq!(
        tokens("น้ำ").into_iter().map(|t| t.term).collect::<Vec<_>>(),
        tokens("น้ํา").into_iter().map(|t| t.term).collect::<Vec<_>>()
    );
}

#[test]
fn a_character_that_stands_for_several_words_gives_them_all() {
    check("محمدﷺ", "محمد@0 صلي@1 الله@2 عليه@3 وسلم@4");
    check("½ Twitter™", "1@0 2@1 twitter@2 tm@3");
}

#[test]
fn every_cyrillic_word_of_a_serbian_text_is_also_there_in_bald_latin() {
    check("Вучић и Београд", "вучић@0|vucic и@1|i београд@2|beograd");
    check("Белград и мир", "белград@0 и@1 мир@2");
    check(
        "#СрбијаДанас",
        "србијаданас@0|srbijadanas|србија|srbija данас@1|danas",
    );
}

#[test]
fn ranges_are_those_of_the_published_text() {
    assert_eq!(
        slices("AT&amp;T #MaduroRegime é&lt;b"),
        [
            ("at".to_owned(), "AT"),
            ("t".to_owned(), "T"),
            ("maduroregime".to_owned(), "MaduroRegime"),
            ("maduro".to_owned(), "Maduro"),
            ("regime".to_owned(), "Regime"),
            ("e".to_owned(), "é"),
            ("b".to_owned(), "b"),
        ]
    );
    assert_eq!(slices("caf&eacute;"), [("cafe".to_owned(), "caf&eacute;")]);
}

#[test]
fn a_term_that_is_too_long_keeps_its_position() {
    let long = "x".repeat(MAX_TERM_BYTES + 1);
    let tokens = tokens(&format!("a {long} b"));
    let terms: Vec<_> = tokens
        .iter()
        .map(|t| (t.term.as_str(), t.position))
        .collect();
    assert_eq!(terms, [("a", 0), ("b", 2)]);
}

#[test]
fn two_joints_side_by_side_are_one() {
    // An apostrophe and a half-space between two letters, as a slip of the hand leaves them.
    check("ک'\u{200c}ی", "كي@0|ك|ي");
    check("ک\u{200c}'ی", "كي@0");
}
