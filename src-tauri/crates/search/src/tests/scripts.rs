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
