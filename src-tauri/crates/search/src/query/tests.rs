//! What is read of a query text, and what is said about it.

use chrono_tz::UTC;
use expect_test::{Expect, expect};

use super::{FILTER_NAMES, Query, parse, with_filter, without};

/// The canonical text, and each problem under its place.
fn check(text: &str, expected: Expect) {
    let (query, problems) = parse(text, UTC);
    let mut shown = query.to_text();
    for problem in problems {
        let hint = problem
            .hint
            .map(|hint| format!(" ({hint})"))
            .unwrap_or_default();
        shown.push_str(&format!(
            "\n{:?}: {}{hint}",
            &text[problem.at], problem.message
        ));
    }
    expected.assert_eq(&shown);
}

fn query(text: &str) -> Query {
    parse(text, UTC).0
}

#[test]
fn signs_in_other_forms_are_understood() {
    check(
        "“sea level”　（ａ OR ｂ）",
        expect![[r#""sea level" (ａ OR ｂ)"#]],
    );
    check(
        "ｌａｎｇ：ｆａ －ｌｉｋｅｓ：＞１０",
        expect!["lang:ｆａ -likes:>10"],
    );
    check("LANG:fa Since:2017-1-5", expect!["lang:fa since:2017-1-5"]);
    check("＃ایران ＠someone", expect!["#ایران @someone"]);
    check("@someone, #tag.", expect!["@someone #tag"]);
    check("@GOiFDrEC6q7C+eA4=", expect!["@GOiFDrEC6q7C+eA4="]);
    check("چرا؟ #ایران؟", expect!["چرا؟ #ایران"]);
}

#[test]
fn half_typed_queries_search_what_is_there() {
    check(
        "\"sea lev",
        expect![[r#"
        "sea lev"
        "\"": The quotation mark is not closed. (Everything behind it was read as one phrase.)"#]],
    );
    check(
        "oil OR",
        expect![[r#"
        oil
        "OR": OR has nothing to work on here and was left out. (To search for the word itself, write it small or in quotation marks: "or".)"#]],
    );
    check(
        "(oil gas",
        expect![[r#"
        oil gas
        "(": This bracket is not closed. (It was closed at the end of the query.)"#]],
    );
    check(
        "oil) gas",
        expect![[r#"
        oil gas
        ")": This bracket closes nothing. (It was left out.)"#]],
    );
    check(
        "oil lang:",
        expect![[r#"
        oil
        "lang:": lang: stands without a value and was left out. (Write the value right behind the colon, such as lang:fa.)"#]],
    );
    check("oil -", expect!["oil"]);
    check(
        "oil NOT",
        expect![[r#"
        oil
        "NOT": NOT has nothing to work on here and was left out. (To search for the word itself, write it small or in quotation marks: "not".)"#]],
    );
    check(
        "oil #",
        expect![[r##"
        oil
        "#": There is no letter, digit or emoji to search for here. (It was left out.)"##]],
    );
    check(
        "oil ()",
        expect![[r#"
        oil
        "()": There is nothing to search for between these brackets."#]],
    );
}

#[test]
fn what_is_not_understood_is_said_with_a_suggestion() {
    check(
        "lnag:fa",
        expect![[r#"
            "lnag:fa"
            "lnag:fa": There is no filter “lnag:”; it was searched as words. (Did you mean lang:?)"#]],
    );
    check(
        "after:2017",
        expect![[r#"
            "after:2017"
            "after:2017": There is no filter “after:”; it was searched as words. (Did you mean since:?)"#]],
    );
    check(
        "weather:fine",
        expect![[r#"
            "weather:fine"
            "weather:fine": There is no filter “weather:”; it was searched as words."#]],
    );
    check(
        "is:rpost",
        expect![[r#"

        "is:rpost": is: does not know “rpost”; the filter was left out. (Did you mean is:repost?)"#]],
    );
    check(
        "has:wings",
        expect![[r#"

        "has:wings": has: does not know “wings”; the filter was left out. (has: takes link, media, hashtag, mention, place.)"#]],
    );
    check(
        "since:2017-13-01",
        expect![[r#"

        "since:2017-13-01": “2017-13-01” is not a day or a time; the filter was left out. (Such as since:2017-01-31 or since:2017-01-31T18:00:00Z.)"#]],
    );
    check(
        "likes:many",
        expect![[r#"

        "likes:many": “many” is not a number; the filter was left out. (Such as likes:>100.)"#]],
    );
    check(
        "oil*field *oil *oil* oil＊",
        expect!["oil*field *oil *oil* oil*"],
    );
    check(
        "\"oil* field\" a-*b *** 反*中 *反送* =o*l",
        expect![[r#"
        "oil  field" "a- b" "反 中" 反送* o*l
        "\"oil* field\"": A star is understood inside a single word, or at the end of a phrase. (Where it stands now it was read as a space.)
        "a-*b": A star is understood inside a single word, or at the end of a phrase. (Where it stands now it was read as a space.)
        "***": There is no letter, digit or emoji to search for here. (It was left out.)
        "反*中": A star is understood inside a single word, or at the end of a phrase. (Where it stands now it was read as a space.)
        "=o*l": The sign = compares the letters exactly as typed, so it was left out here. (It goes with plain words and phrases only.)"#]],
    );
}

#[test]
fn near_and_alike_words_say_what_they_take() {
    check(
        "\"oil gas\"~5 \"oil gas\"～ \"oil\"~2",
        expect![[r#"
        "oil gas"~5 "oil gas"~5 "oil"
        "\"oil\"~2": Nearness (~ behind quotation marks) takes two words or more. (It was searched as it stands.)"#]],
    );
    check(
        "tehran~ protests~2 tehran~2 tehran~7 oil~ 香港~ tehran~0",
        expect![[r#"
            tehran~1 protests~2 tehran~1 tehran~1 oil 香港 tehran
            "tehran~2": With fewer than eight letters in the word, 1 may differ. (It was searched with 1 letter that may differ.)
            "tehran~7": At most 2 letters may differ. (It was searched with 1 letter that may differ.)
            "oil~": Likeness (~ behind a word) takes words of four letters or more. (It was searched as typed.)
            "香港~": Likeness (~ behind a word) takes a single word of a script with spaces between words. (It was searched as typed.)"#]],
    );
    check(
        "=tehran~ =\"oil gas\"~2",
        expect![[r#"
        tehran~1 "oil gas"~2
        "=tehran~": The sign = compares the letters exactly as typed, so it was left out here. (It goes with plain words and phrases only.)
        "=\"oil gas\"~2": The sign = compares the letters exactly as typed, so it was left out here. (It goes with plain words and phrases only.)"#]],
    );
}

#[test]
fn a_pattern_is_kept_as_typed_or_explained() {
    check(
        "/Kurd(i|ish)/ -/\\d+/ (/a/)",
        expect![[r#"/Kurd(i|ish)/ -/\d+/ /a/"#]],
    );
    check(
        "/kurd(i/ /a*?/ /\\bkurd/ /^kurd$/ /(a{1000}){1000}/",
        expect![[r#"
            "kurd i" "a  " " bkurd" " kurd " " a 1000   1000 "
            "/kurd(i/": This pattern cannot be read: unclosed group. (What is between the slashes was searched as plain words.)
            "/a*?/": This pattern cannot be read: ? behind *, + or ? has no meaning for whole words. (What is between the slashes was searched as plain words.)
            "/\\bkurd/": This pattern cannot be read: ^, $ and \b are not needed, since it describes whole words. (What is between the slashes was searched as plain words.)
            "/^kurd$/": This pattern cannot be read: ^, $ and \b are not needed, since it describes whole words. (What is between the slashes was searched as plain words.)
            "/(a{1000}){1000}/": This pattern cannot be read: it describes too many words at once. (What is between the slashes was searched as plain words.)"#]],
    );
    // A quotation mark inside must not end up inside another pair.
    check(
        "/“since:(/",
        expect![[r#"
        " since  "
        "/“since:(/": This pattern cannot be read: unclosed group. (What is between the slashes was searched as plain words.)"#]],
    );
}

#[test]
fn signs_inside_words_belong_to_the_word() {
    check(
        "covid-19 AT&T 12:30 and/or and/ :)",
        expect![[r#"
        covid-19 AT&T 12:30 and/or and/
        ":": There is no letter, digit or emoji to search for here. (It was left out.)
        ")": This bracket closes nothing. (It was left out.)"#]],
    );
    check("צה\"ל", expect![[r#"צה"ל"#]]);
    check(
        "client:\"Twitter Web Client\" client:Twitter(web)",
        expect![[r#"client:"Twitter Web Client" client:"Twitter(web)""#]],
    );
    check("(lang:fa OR lang:ar)", expect!["lang:fa OR lang:ar"]);
    check(
        "https://www.example.com/a?b=c",
        expect!["url:https://www.example.com/a?b=c"],
    );
    check("or and not \"OR\"", expect![[r#"or and not "OR""#]]);
}

#[test]
fn brackets_are_written_only_where_they_matter() {
    check(
        "((a)) (b c) (d OR e) -(f g) --h",
        expect!["a b c (d OR e) -(f g) -h"],
    );
    check("a OR (b OR c) OR (d e)", expect!["a OR (b OR c) OR d e"]);
    check("NOT NOT a NOT -b -(-(c)) -(-d e)", expect!["a b c -(-d e)"]);
    check(
        &format!("{}a{}", "(".repeat(40), ")".repeat(40)),
        expect!["a"],
    );
}

#[test]
fn brackets_without_end_do_not_overflow() {
    let (query, problems) = parse(&format!("a {}b", "(".repeat(10_000)), UTC);
    assert_eq!(query.to_text(), "a b");
    assert!(problems.len() > 9_000);
    let (query, _) = parse(&"-(".repeat(10_000), UTC);
    assert!(query.is_everything());
}

#[test]
fn everything_is_what_nothing_asks_for() {
    for text in ["", "   ", "exact:on", "!!! ???", "lang:"] {
        assert!(query(text).is_everything(), "{text}");
    }
    for text in ["a", "-a", "lang:fa"] {
        assert!(!query(text).is_everything(), "{text}");
    }
}

#[test]
fn the_filters_of_the_whole_query_are_chips_with_their_places() {
    let text = "oil lang:fa -#news NOT is:repost (from:a OR from:b) exact:on";
    let chips: Vec<String> = query(text)
        .filters()
        .iter()
        .map(|chip| {
            format!(
                "{}|{}|{}|{}",
                &text[chip.at.clone()],
                chip.name,
                chip.value,
                chip.negated
            )
        })
        .collect();
    assert_eq!(
        chips,
        [
            "lang:fa|lang|fa|false",
            "-#news|#|news|true",
            "NOT is:repost|is|repost|true",
            "exact:on|exact|on|false"
        ]
    );
    assert!(query("oil OR lang:fa").filters().is_empty());
}

#[test]
fn a_filter_is_added_and_taken_away() {
    assert_eq!(with_filter("", "lang:fa"), "lang:fa");
    assert_eq!(with_filter(" oil ", "lang:fa"), "oil lang:fa");
    assert_eq!(with_filter("oil lang:fa", "lang:fa"), "oil lang:fa");
    assert_eq!(
        with_filter("oil lang:fa", "-lang:en"),
        "oil lang:fa -lang:en"
    );
    assert_eq!(with_filter("oil OR gas", "lang:fa"), "(oil OR gas) lang:fa");
    // Half-typed ends are finished first.
    assert_eq!(with_filter("oil OR", "lang:fa"), "oil lang:fa");
    assert_eq!(with_filter("oil NOT", "lang:fa"), "oil lang:fa");
    assert_eq!(with_filter("\"sea lev", "lang:fa"), "\"sea lev\" lang:fa");
    assert_eq!(
        with_filter("(oil OR gas", "-lang:fa"),
        "((oil OR gas) -lang:fa"
    );
    assert_eq!(
        with_filter("since:2016 oil", "since:2017-01-01"),
        "oil since:2017-01-01"
    );
    assert_eq!(
        with_filter("oil since:2016 until:2018", "since:2017-01 until:2017-02"),
        "oil since:2017-01 until:2017-02"
    );

    for (text, expected) in [
        ("oil lang:fa gas", "oil gas"),
        ("lang:fa gas", "gas"),
        ("oil NOT lang:fa", "oil"),
        ("lang:fa", ""),
        ("(oil OR gas) -lang:fa", "(oil OR gas)"),
    ] {
        let chip = query(text).filters().remove(0);
        assert_eq!(without(text, chip.at), expected, "{text}");
    }
    assert_eq!(without("oil", 2..99), "oil");
    assert_eq!(without("نفت", 1..2), "نفت");
}

#[test]
fn the_document_describes_every_filter() {
    let document = include_str!("../../../../../docs/query-language.md");
    for name in FILTER_NAMES {
        assert!(
            document.contains(&format!("`{name}:")),
            "{name}: is not in docs/query-language.md"
        );
    }
}
