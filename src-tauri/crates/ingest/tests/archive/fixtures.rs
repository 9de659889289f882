//! The fixtures, against the counts that their SOURCE.md promises.

use std::collections::BTreeMap;
use std::fs;

use ingest::{Detection, Source};

use crate::support::{cells, fixtures, given_back, read, sources};

/// The rows of the first table under a heading, as cells.
fn table(folder: &str, heading: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(fixtures().join(folder).join("SOURCE.md")).unwrap();
    let (_, section) = text.split_once(heading).unwrap();
    let lines = section.lines().skip_while(|line| !line.starts_with('|'));
    let rows = lines.take_while(|line| line.starts_with('|')).skip(2);
    rows.map(|line| {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    })
    .collect()
}

/// The readable sources of a folder by their path within it.
fn by_name(folder: &str) -> BTreeMap<String, Source> {
    let root = fixtures().join(folder);
    let prefix = format!("{}/", root.display());
    sources(&root)
        .into_iter()
        .map(|source| {
            (
                source.label().trim_start_matches(&prefix).to_owned(),
                source,
            )
        })
        .collect()
}

#[test]
fn the_releases_hold_what_their_tables_say() {
    for folder in [
        "twitter-2018",
        "twitter-2019",
        "twitter-2020",
        "twitter-2021",
        "twitter-merged",
    ] {
        let found = by_name(folder);
        let rows = table(folder, "## Counted");
        // All that is not in the table is the table itself.
        assert_eq!(rows.len(), found.len() - 1, "{folder}");
        for row in rows {
            let [
                file,
                records,
                accounts,
                reposts,
                quotes,
                replies,
                first,
                last,
            ] = &row[..]
            else {
                panic!("{folder}: {row:?}");
            };
            let outcome = read(
                found
                    .get(file)
                    .unwrap_or_else(|| panic!("{file} is not among {:?}", found.keys())),
            );
            assert_eq!(outcome.rejected, [], "{file}");
            assert_eq!(
                (outcome.posts.len() + outcome.accounts.len()).to_string(),
                *records,
                "{file}"
            );
            if outcome.posts.is_empty() {
                continue;
            }
            let count = |is: fn(&model::Post) -> bool| {
                outcome
                    .posts
                    .iter()
                    .filter(|(_, p)| is(p))
                    .count()
                    .to_string()
            };
            let mut minutes: Vec<String> = outcome
                .posts
                .iter()
                .map(|(_, post)| post.posted_at.unwrap().at.format("%F %H:%M").to_string())
                .collect();
            minutes.sort();
            assert_eq!(
                outcome.distinct_accounts().len().to_string(),
                *accounts,
                "{file}"
            );
            assert_eq!(count(|p| p.is_repost), *reposts, "{file}");
            assert_eq!(count(|p| p.is_quote), *quotes, "{file}");
            assert_eq!(count(|p| p.is_reply), *replies, "{file}");
            assert_eq!(
                (&minutes[0], minutes.last().unwrap()),
                (first, last),
                "{file}"
            );
        }
    }
}

#[test]
fn the_damaged_files_are_read_as_their_table_says() {
    let found = by_name("damaged");
    let mut named: Vec<String> = Vec::new();
    for row in table("damaged", "## Counted") {
        let [file, kept, rejected, skipped, repaired, notes, _] = &row[..] else {
            panic!("{row:?}");
        };
        let outcome = read(
            found
                .get(file)
                .unwrap_or_else(|| panic!("{file} is not among {:?}", found.keys())),
        );
        let given = [
            (outcome.posts.len() + outcome.accounts.len()) as u64,
            outcome.rejected.len() as u64,
            outcome.skipped,
            outcome.repaired,
        ];
        assert_eq!(
            given.map(|n| n.to_string()),
            [kept, rejected, skipped, repaired].map(String::clone),
            "{file}"
        );
        let expected: BTreeMap<&str, u64> = notes
            .split(", ")
            .filter_map(|note| note.split_once(' '))
            .map(|(code, n)| (code, n.parse().unwrap()))
            .collect();
        assert_eq!(outcome.notes, expected, "{file}");
        named.push(file.clone());
    }
    let unnamed: Vec<&String> = found.keys().filter(|name| !named.contains(name)).collect();
    assert_eq!(
        unnamed,
        [
            "SOURCE.md",
            "both_formats.csv",
            "empty.csv",
            "folders.zip!2020/read me.txt",
            "other_columns.csv"
        ]
    );
}

#[test]
fn what_cannot_be_read_is_listed_with_the_reason() {
    let root = fixtures().join("damaged");
    let prefix = format!("{}/", root.display());
    let mut found: Vec<(String, String)> = ingest::find(&[root])
        .unwrap()
        .unrecognised
        .into_iter()
        .map(|left_out| {
            (
                left_out.path.trim_start_matches(&prefix).to_owned(),
                left_out.reason,
            )
        })
        .collect();
    for (name, source) in by_name("damaged") {
        if let Detection::None { reason, .. } = ingest::detect(&source).unwrap()
            && name != "SOURCE.md"
        {
            found.push((name, reason));
        }
    }
    let mut expected: Vec<(String, String)> = table("damaged", "## Not read")
        .into_iter()
        .map(|row| (row[0].clone(), row[1].clone()))
        .collect();
    found.sort();
    expected.sort();
    assert_eq!(found, expected);
}

/// Writes the forms that are not kept in one way: truth values, and the dialects of lists.
fn normal(column: &str, cell: &str) -> String {
    match (column, cell) {
        ("is_retweet", _) => match cell.to_lowercase().as_str() {
            "true" | "1" | "yes" => "true".to_owned(),
            "false" | "0" | "no" => "false".to_owned(),
            _ => cell.to_owned(),
        },
        // Quotes and white space aside, the dialects are the same text.
        ("hashtags" | "urls" | "user_mentions", _) => cell.replace(['[', ']', '"', '\'', ' '], ""),
        _ => cell.to_owned(),
    }
}

#[test]
fn every_cell_comes_back_whatever_the_damage() {
    let damaged = [
        "ids_tweets.csv",
        "dates_tweets.csv",
        "header_tweets.csv",
        "twice_encoded_tweets.csv",
        "lists_tweets.csv",
        "booleans_tweets.csv",
        "cut_columns_tweets.csv",
        "duplicates_tweets.csv",
        "values_tweets.csv",
        "day_first_users.csv",
        "stray_quote_tweets.csv",
    ];
    let mut found: Vec<(String, Source)> = by_name("damaged")
        .into_iter()
        .filter(|(name, _)| damaged.contains(&name.as_str()))
        .collect();
    assert_eq!(found.len(), damaged.len());
    for folder in [
        "twitter-2018",
        "twitter-2019",
        "twitter-2020",
        "twitter-2021",
    ] {
        found.extend(
            by_name(folder)
                .into_iter()
                .filter(|(name, _)| name != "SOURCE.md"),
        );
    }
    for (name, source) in found {
        let Detection::One(table) = ingest::detect(&source).unwrap() else {
            panic!("{name}")
        };
        let given = given_back(&read(&source), table.format, &table.header);
        let expected = cells(&source);
        assert_eq!(given.len(), expected.len(), "{name}");
        for (given, expected) in given.iter().zip(&expected) {
            for ((column, given), expected) in table.header.iter().zip(given).zip(expected) {
                // csv-core drops the stray quotation marks that are kept here.
                let strays = name == "stray_quote_tweets.csv" && column == "tweet_text";
                let (given, expected) = (normal(column, given), normal(column, expected));
                assert!(
                    strays || given == expected,
                    "{name} {column}: {given:?}, published {expected:?}"
                );
            }
        }
    }
}
