//! The same questions in many scripts, and what is marked in the answers.

use super::world::World;
use crate::parse;

fn check(text: &str, query: &str, found: bool) {
    let world = World::of_texts(&[text]);
    assert_eq!(!world.found(query).is_empty(), found, "{query} in {text}");
    let (parsed, _) = parse(query, chrono_tz::UTC);
    assert_eq!(
        !parsed.hits(text).is_empty(),
        found,
        "{query} is marked in {text}"
    );
}

/// The marked parts of a text.
fn marked<'a>(text: &'a str, query: &str) -> Vec<&'a str> {
    let (parsed, _) = parse(query, chrono_tz::UTC);
    parsed
        .hits(text)
        .into_iter()
        .map(|hit| &text[hit])
        .collect()
}

#[test]
fn persian_and_arabic_words_are_found_in_their_other_spellings() {
    check("او به خانه می‌رود", "می‌رود", true);
    check("او به خانه می رود", "می‌رود", true);
    check("او به خانه میرود", "می‌رود", true);
    // Arabic letters typed for Persian ones, and the other way round.
    check("كتاب‌هاي ایرانی", "کتاب‌های", true);
    check("إيران اليوم", "ایران", true);
    check("العَرَبِيَّة", "العربية", true);
    check("کتاب", "کباب", false);
    check("تهران", "=تهران", true);
    check("إيران", "=ایران", false);
}

#[test]
fn any_run_of_characters_is_found_where_words_have_no_spaces() {
    check("วันนี้มีการประท้วงใหญ่", "ประท้วง", true);
    check("วันนี้มีการประท้วงใหญ่", "ท้วงใหญ่", true);
    check("วันนี้มีการประท้วงใหญ่", "ประชา", false);
    check("香港反送中運動", "反送中", true);
    check("香港反送中運動", "反送中运动", true);
    check("香港反送中運動", "港", true);
    check("香港反送中運動", "動", true);
    check("香港反送中運動", "香中", false);
    check("香港反送中運動", "=反送中", true);
    check("香港反送中運動", "=反送中运动", false);
}

#[test]
fn case_marks_and_alphabets_are_folded() {
    check("Президент сказал", "президент", true);
    check("Её", "ее", true);
    check("İstanbul", "istanbul", true);
    check("Straße", "STRASSE", true);
    check("ＡＢＣ １２３", "abc 123", true);
    check("سال ۱۳۹۸", "1398", true);
}

#[test]
fn what_was_found_is_marked_where_it_stands() {
    assert_eq!(marked("The Sea level and the sea", "sea"), ["Sea", "sea"]);
    assert_eq!(
        marked("The Sea, level: sea", "\"sea level\""),
        ["Sea, level"]
    );
    assert_eq!(
        marked("protest PROTESTERS test", "protest*"),
        ["protest", "PROTESTERS"]
    );
    assert_eq!(marked("Polish polish", "=Polish"), ["Polish"]);
    assert_eq!(marked("oil and gas", "oil -gas"), ["oil"]);
    assert_eq!(marked("oil and gas", "oil OR coal OR and"), ["oil", "and"]);
    assert_eq!(marked("วันนี้มีการประท้วงใหญ่", "ประท้วง"), ["ประท้วง"]);
    assert_eq!(marked("香港反送中運動", "反送中"), ["反送中"]);
    assert_eq!(marked("香港反送中運動", "送"), ["送"]);
    assert_eq!(marked("او می‌رود", "میرود"), ["می‌رود"]);
}

#[test]
fn tags_and_links_are_marked_whole_and_their_parts_alone() {
    assert_eq!(marked("now #StopWar!", "#stopwar"), ["#StopWar"]);
    assert_eq!(marked("now #StopWar!", "war"), ["War"]);
    assert_eq!(marked("to @Some_One: hi", "@some_one"), ["@Some_One"]);
    assert_eq!(
        marked(
            "see https://www.news.example.com/a/b now",
            "domain:example.com"
        ),
        ["https://www.news.example.com/a/b"]
    );
    assert_eq!(
        marked("see http://example.com/oil/price", "url:oil/pri*"),
        ["http://example.com/oil/price"]
    );
    assert!(marked("see http://example.com/oil", "domain:example.org").is_empty());
}

/// Ways of writing one word: the one typed finds the other by itself, in a phrase and near another word, and does not
/// where letters have to be exactly those typed.
#[test]
fn ways_of_writing_find_one_another_alone_in_a_phrase_and_near_and_not_exactly() {
    let pairs = [
        ("كتاب", "کتاب"),
        ("علي", "علی"),
        ("مدرسة", "مدرسه"),
        ("می\u{200c}خواهم", "میخواهم"),
        ("میخواهم", "می خواهم"),
        ("می خواهم", "می\u{200c}خواهم"),
        ("۱۲۳", "123"),
        ("١٢٣", "۱۲۳"),
        ("123", "١٢٣"),
        ("ещё", "еще"),
        ("İstanbul", "istanbul"),
        ("ışık", "isik"),
        ("Straße", "strasse"),
        ("STRASSE", "Straße"),
        ("Élysée", "elysee"),
        ("ｎｅｗｓ", "news"),
        ("国学", "國學"),
    ];
    for (typed, written) in pairs.into_iter().flat_map(|(a, b)| [(a, b), (b, a)]) {
        let text = format!("oil {written} gas");
        check(&text, &format!("\"{typed}\""), true);
        check(&text, &format!("\"oil {typed} gas\""), true);
        check(&text, &format!("\"gas {typed}\"~2"), true);
        check(&text, &format!("=\"{typed}\""), false);
        check(&text, &format!("\"oil {typed} gas\" exact:on"), false);
        check(&text, &format!("=\"{written}\""), true);
        check(&text, &format!("\"oil {written} gas\" exact:on"), true);
    }
    let tag = "now #FreePalestine today";
    check(tag, "free palestine", true);
    check(tag, "\"free palestine\"", true);
    check(tag, "\"now free palestine today\"", true);
    check(tag, "\"palestine now\"~1", true);
    check(tag, "\"Free Palestine\" exact:on", false);
}
