use super::*;

fn check(text: &str, expected: &[(EntityKind, &str)]) {
    let found = entities(text);
    let found: Vec<_> = found.iter().map(|e| (e.kind, e.value.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

use EntityKind::{Hashtag, Link, Mention};

#[test]
fn ranges_are_those_of_the_published_text_with_the_sign() {
    let found = entities("a &amp; #b");
    assert_eq!((found[0].start, found[0].end), (8, 10));
}

#[test]
fn a_hashtag_and_a_mention_inside_a_link_belong_to_the_link() {
    check(
        "http://example.com/@name/#part x",
        &[(Link, "http://example.com/@name/#part")],
    );
}

#[test]
fn an_escaped_quote_is_no_hashtag() {
    check("it&#39;s", &[]);
    check("&#x27;#tag&quot;", &[(Hashtag, "tag")]);
}

#[test]
fn a_full_width_sign_needs_no_space_before_it() {
    check("香港＃HongKong", &[(Hashtag, "HongKong")]);
    check("日本語#日本語", &[]);
}

#[test]
fn a_flag_ends_a_hashtag() {
    check("#ایران🇮🇷", &[(Hashtag, "ایران")]);
}

#[test]
fn a_keycap_is_no_hashtag() {
    check("#️⃣1 #\u{20E3}", &[]);
}

#[test]
fn a_mail_address_is_neither_a_mention_nor_a_link() {
    check("write to someone@example.com now", &[]);
}

#[test]
fn a_link_that_was_cut_off_is_none() {
    check("see http://t.c… and https://…", &[]);
}

#[test]
fn thai_text_may_run_into_a_link_and_on_after_it() {
    check(
        "ข่าวhttps://t.co/abcDEF1234ข่าว",
        &[(Link, "https://t.co/abcDEF1234")],
    );
}

#[test]
fn a_sentence_without_a_space_after_its_dot_is_no_link() {
    check("the end.However so", &[]);
    check("3.14 1.000 v2.0", &[]);
}

#[test]
fn a_retweet_names_the_account_it_repeats() {
    check("RT @Ali_123: hi", &[(Mention, "Ali_123")]);
    check("xRT@name", &[]);
}
