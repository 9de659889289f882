//! Timelines in parts, as shares, sums and means, beside what the script counted.

use std::collections::BTreeMap;

use api::wire::{BucketWidth, SplitBy, TimelineAnswer, TimelineRequest};
use tests_support::{archive::TempArchive, data::release};

const DERIVED: &str = include_str!("expected/derived.tsv");

/// By series and first day: the posts, and what was made of them to six decimals.
type Figures = BTreeMap<(String, String), (u64, String)>;

fn expected(what: &str) -> Figures {
    let rows = DERIVED
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>());
    rows.filter(|cells| cells[0] == what)
        .map(|cells| {
            let key = (cells[1].to_owned(), cells[2].to_owned());
            (key, (cells[3].parse().unwrap(), cells[4].to_owned()))
        })
        .collect()
}

fn answered(answer: &TimelineAnswer) -> Figures {
    let derived = answer
        .derived
        .as_ref()
        .expect("something was made of the counts");
    let mut figures = Figures::new();
    for (nth, values) in derived.series.iter().enumerate() {
        let counts = answer
            .series
            .get(nth)
            .map_or(&answer.buckets, |one| &one.buckets);
        let name = match &values.key {
            key if key == "other" || key == "all" => key,
            _ => &values.label,
        };
        for (bucket, value) in counts.iter().zip(&values.values) {
            let value = value.map_or_else(String::new, |value| format!("{value:.6}"));
            figures.insert(
                (name.clone(), bucket.start[..10].to_owned()),
                (bucket.count, value),
            );
        }
    }
    figures
}

fn ask(archive: &TempArchive, request: TimelineRequest) -> Figures {
    answered(&api::timeline::count(&archive.cx(), request).expect("a timeline"))
}

#[test]
fn parts_shares_sums_and_means_of_the_thai_release_are_those_of_the_script() {
    let Some(folder) = release("derived", "twitter-io-2020-09-thailand") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let by = |by, query: &str| TimelineRequest {
        by: Some(by),
        ..TimelineRequest::new(query)
    };
    let clients = TimelineRequest {
        split: Some(SplitBy::Client),
        series_limit: Some(5),
        share: true,
        ..by(BucketWidth::Month, "")
    };
    assert_eq!(ask(&archive, clients), expected("client"));
    let cumulative = TimelineRequest {
        cumulative: true,
        ..by(BucketWidth::Month, "")
    };
    assert_eq!(ask(&archive, cumulative), expected("cumulative"));

    let queries = TimelineRequest {
        queries: vec!["has:link".to_owned()],
        share: true,
        ..by(BucketWidth::Month, "is:repost")
    };
    let mut found = ask(&archive, queries);
    found.retain(|_, (posts, _)| *posts > 0);
    assert_eq!(found, expected("query"));

    let rolling = TimelineRequest {
        rolling: Some(7),
        ..by(BucketWidth::Day, "")
    };
    let mut found = ask(&archive, rolling);
    assert_eq!(
        found.values().filter(|(_, mean)| mean.is_empty()).count(),
        6,
        "the first six days have no mean"
    );
    found.retain(|_, (_, mean)| !mean.is_empty() && mean != "0.000000");
    assert_eq!(found, expected("rolling"));
}
