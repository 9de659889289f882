//! Nothing that a publisher or a stranger wrote becomes markup.

use proptest::prelude::*;
use serde_json::Value;

use super::page;
use crate::wire::{DatasetReport, Fate, FieldState};

/// A report that has everything, written as a program would get it.
fn report() -> DatasetReport {
    let mended = serde_json::json!({
        "record": 3, "column": "tweetid", "published": "921557173.0", "kept": "921557173"
    });
    let days = serde_json::json!({
        "zone": "UTC", "first": "2020-01-01", "last": "2020-01-09", "days": 9, "without": 3, "stretches": 2,
        "longest": [{"first": "2020-01-03", "last": "2020-01-04", "days": 2}]
    });
    let file = serde_json::json!({
        "path": "~/a.zip!b.csv", "sha256": "ab12", "outerSha256": "cd34", "bytes": 12000, "format": "twitter-posts",
        "why": "It has the columns.", "encoding": "UTF-8", "delimiter": ";", "mapping": "posts", "damage": "cut off",
        "read": 10, "kept": 7, "duplicates": 2, "rejected": 1, "repaired": 3, "skipped": 4, "state": "odd",
        "importedAt": "2026-11-25T15:00:00Z", "importedBy": "0.1.0", "first": "2020-01-01T00:00:00Z",
        "last": "2020-01-09T00:00:00Z", "undated": 2, "languages": [{"value": "fa", "count": 5}],
        "notes": [{"code": "idRepaired", "count": 1, "message": "Mended.", "firstRecord": 3}],
        "found": {
            "reasons": [
                {"fate": "rejected", "code": null, "message": "names no account", "count": 1, "firstRecords": [9],
                 "examples": []},
                {"fate": "repaired", "code": "idRepaired", "message": "Mended.", "count": 1, "firstRecords": [3],
                 "examples": [mended]}
            ],
            "unknownColumns": [{"name": "mood", "records": 2, "examples": [{"record": 1, "text": "calm"}]}],
            "otherCells": 5,
            "mendedColumns": [{"name": "tweet_time", "records": 1, "examples": [
                {"record": 4, "column": "tweet_time", "published": "noon", "kept": null}
            ]}],
            "noColumn": ["images and videos"],
            "days": days
        }
    });
    let report = serde_json::json!({
        "dataset": {
            "id": "abnus", "name": "Abnus", "platform": "twitter", "format": "twitter-archive", "files": [file],
            "posts": 7, "accounts": 2, "indicators": 1, "summaries": 1
        },
        "gaps": {
            "sentences": ["Nothing is known of the harbour."],
            "days": days,
            "fields": [
                {"field": "client", "label": "clients", "of": "posts", "filled": 0, "total": 7, "column": false,
                 "state": "absent"},
                {"field": "links", "label": "links", "of": "posts", "filled": 2, "total": 7, "column": false,
                 "state": "partly"}
            ],
            "posts": 7, "precisions": [{"value": "minute", "count": 7}], "undated": 2, "accounts": 2,
            "hashedAccounts": 1, "accountsWithoutPosts": 0, "destroyedPostIds": 0, "missingPostIds": 0,
            "destroyedAccountIds": 0, "missingAccountIds": 0, "destroyedReferences": 0
        },
        "sum": {"read": 10, "kept": 7, "duplicates": 2, "rejected": 1, "repaired": 3, "skipped": 4},
        "rejected": [{"file": "b.csv", "record": 9, "line": 10, "byte": 900, "reason": "names no account",
                      "raw": "1,2"}],
        "rejectedTotal": 3, "publisher": "Twitter", "released": "2020-10-08",
        "made": {"program": "0.1.0", "folding": 1, "catalogue": "2021-12-02", "at": "2026-11-25T15:00:00Z"}
    });
    serde_json::from_value(report).unwrap()
}

/// The same report with another text in the place of each.
fn with_texts(text: &str) -> DatasetReport {
    let mut value = serde_json::to_value(report()).unwrap();
    replace(&mut value, "", text);
    serde_json::from_value(value).unwrap()
}

fn replace(value: &mut Value, name: &str, text: &str) {
    match value {
        // The words of closed sets are ours.
        Value::String(_) if ["fate", "state"].contains(&name) && is_closed(value) => {}
        Value::String(old) => text.clone_into(old),
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, name, text)),
        Value::Object(fields) => {
            for (name, field) in fields {
                replace(field, name, text);
            }
        }
        _ => {}
    }
}

fn is_closed(value: &Value) -> bool {
    serde_json::from_value::<Fate>(value.clone()).is_ok()
        || serde_json::from_value::<FieldState>(value.clone()).is_ok()
}

/// Every tag of a page, whole: what stands between an angle bracket and the next closing one.
fn tags(page: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(begin) = rest.find('<') {
        let end = rest[begin..]
            .find('>')
            .map_or(rest.len(), |end| begin + end + 1);
        tags.push(&rest[begin..end]);
        rest = &rest[end..];
    }
    tags
}

/// Checks that a page with this text in every place has the tags of one with a harmless text, and nothing else.
fn check(text: &str) {
    let harmless = page(&with_texts("x"));
    let hostile = page(&with_texts(text));
    assert_eq!(tags(&hostile), tags(&harmless), "{text:?}");
}

#[test]
fn hostile_texts_stay_texts() {
    for text in [
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)",
        "</style><script>",
        "</title><base href=//example.org>",
        "]]><!--",
        "-->",
        "&lt;script&gt;&#60;b&#62;",
        "<",
        ">",
        "&",
        "\u{0}<\u{0}b>",
        "\u{202e}<b>\u{2066}",
        "javascript:alert(1)",
    ] {
        check(text);
        let page = page(&with_texts(text));
        assert!(!page.contains("<script"), "{text}");
        assert!(!page.contains("<img"), "{text}");
    }
}

proptest! {
    #[test]
    fn no_text_becomes_markup(text in "[<>&\"'/!a-z=\\-\u{0}-\u{1f}\u{202e}سф ]{0,40}") {
        check(&text);
    }
}

#[test]
fn the_page_needs_nothing_beside_it() {
    let page = page(&report());
    for word in [
        "<script", "<link", "<img", "<iframe", "http://", "https://", "src=", "href=", "url(",
        "@import",
    ] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
    assert!(page.contains("prefers-color-scheme: dark"));
    // What is missing is said before what is there.
    let (missing, fates) = (
        page.find("What is missing").unwrap(),
        page.find("What became of").unwrap(),
    );
    assert!(missing < fates);
    let n_tables = page.matches("<table>").count();
    assert_eq!(page.matches("<caption>").count(), n_tables);
}

#[test]
fn values_have_a_direction_of_their_own() {
    let page = page(&with_texts("سد"));
    for place in page.match_indices("سد").map(|(at, _)| at) {
        let before = &page[..place];
        let tag = &before[before.rfind('<').unwrap()..];
        let is_own =
            tag.starts_with("<bdi") || tag.contains("dir=\"auto\"") || tag.starts_with("<title");
        assert!(is_own, "{tag}");
    }
}

#[test]
fn control_characters_are_shown_as_their_pictures() {
    assert_eq!(
        super::shown("a\u{0}b\u{1b}[0m\r\n\t\u{7f}\u{85}"),
        "a␀b␛[0m␍\n\t␡\u{FFFD}"
    );
}

/// Every number of the report stands on the page, grouped as people read it.
#[test]
fn every_number_is_on_the_page() {
    let mut value = serde_json::to_value(report()).unwrap();
    let mut next = 1_000_000;
    let mut expected = Vec::new();
    number(&mut value, "", &mut next, &mut expected);
    let page = page(&serde_json::from_value(value).unwrap());
    assert!(expected.len() > 40, "{}", expected.len());
    for (name, number) in expected {
        let grouped = ingest::catalogue::grouped(number);
        assert!(page.contains(&grouped), "{name} {number}");
    }
}

/// Gives each number a value of its own. What stands on the page in words alone, or in sentences, is left out.
fn number(value: &mut Value, name: &str, next: &mut u64, expected: &mut Vec<(String, u64)>) {
    const IN_SENTENCES: &[&str] = &[
        "precisions",
        "undated in gaps",
        "hashedAccounts",
        "accountsWithoutPosts",
        "destroyedPostIds",
        "missingPostIds",
        "destroyedAccountIds",
        "missingAccountIds",
        "destroyedReferences",
        "notes",
        "gaps.posts",
        "gaps.accounts",
        "gaps.undated",
    ];
    match value {
        Value::Number(_) if name != "folding" => {
            *next += 1;
            *value = (*next).into();
            expected.push((name.to_owned(), *next));
        }
        Value::Array(items) => {
            for item in items {
                number(item, name, next, expected);
            }
        }
        Value::Object(fields) => {
            for (field, value) in fields {
                let path = format!("{name}.{field}");
                if !IN_SENTENCES.contains(&field.as_str()) && !IN_SENTENCES.contains(&path.as_str())
                {
                    number(value, field, next, expected);
                }
            }
        }
        _ => {}
    }
}
