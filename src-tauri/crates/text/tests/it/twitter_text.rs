//! What Twitter itself saw in a text (`analysis/twitter-text-entities.tsv`, from twitter-text's conformance suite).

use serde_json::Value;
use text::EntityKind;

use crate::matcher::list;

/// An entity as the suite writes it: its value and, in some sections, its place in code points.
#[derive(Debug, PartialEq)]
struct Seen {
    value: String,
    place: Option<(usize, usize)>,
}

#[test]
fn mentions_hashtags_and_links_are_those_that_twitter_saw() {
    let Some(rows) = list("twitter-text-entities.tsv") else {
        return;
    };
    let (mut n_right, mut n_rows) = (0, 0);
    for row in rows.iter().filter(|row| row[0] == "extract") {
        let section = row[1].as_str();
        let kind = match section {
            s if s.starts_with("mentions") => EntityKind::Mention,
            s if s.starts_with("hashtags") => EntityKind::Hashtag,
            s if s.starts_with("urls") || s.starts_with("tco_urls") => EntityKind::Link,
            _ => continue,
        };
        n_rows += 1;
        let input = unescape(&row[2]);
        let expected: Value = serde_json::from_str(&row[3]).expect("the expectation is JSON");
        let expected: Vec<Seen> = expected
            .as_array()
            .expect("a list")
            .iter()
            .map(read)
            .collect();
        let with_places = expected.iter().any(|seen| seen.place.is_some());
        let found: Vec<Seen> = text::entities(&input)
            .into_iter()
            .filter(|entity| entity.kind == kind)
            .map(|entity| Seen {
                place: with_places.then(|| {
                    let count = |end: usize| input[..end].chars().count();
                    (count(entity.start), count(entity.end))
                }),
                value: entity.value,
            })
            .collect();
        if found == expected {
            n_right += 1;
        } else {
            println!("{section}: {input}\n  expected {expected:?}\n  found    {found:?}");
        }
    }
    let rate = f64::from(n_right) / f64::from(n_rows);
    println!("{n_right} of {n_rows} texts right ({:.1} %)", rate * 100.0);
    assert!(rate >= 0.98, "{rate:.3} is less than 0.98");
}

fn read(entity: &Value) -> Seen {
    let Some(fields) = entity.as_object() else {
        let value = entity.as_str().expect("a value or an object").to_owned();
        return Seen { value, place: None };
    };
    let value = ["hashtag", "url", "screen_name"]
        .iter()
        .find_map(|name| fields.get(*name)?.as_str())
        .expect("a value")
        .to_owned();
    let place = |i: usize| fields["indices"][i].as_u64().expect("a number") as usize;
    // A list (`@name/list`) is a mention of its owner here, so it ends with the name.
    let slug = fields
        .get("list_slug")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let end = place(1) - slug.chars().count();
    Seen {
        value,
        place: Some((place(0), end)),
    }
}

fn unescape(input: &str) -> String {
    let mut text = String::new();
    let mut chars = input.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, true) => match chars.next() {
                Some('t') => text.push('\t'),
                Some('n') => text.push('\n'),
                Some('r') => text.push('\r'),
                other => text.extend(other),
            },
            (c, false) => text.push(c),
        }
    }
    text
}
