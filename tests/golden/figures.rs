//! What the program answers, beside what the script counted.

use std::{collections::BTreeMap, path::Path};

use api::wire::{BucketWidth, FacetColumn};
use tests_support::{
    archive::TempArchive,
    data::{fixtures, generate, golden_settings, release},
};

const TOTALS: &str = include_str!("expected/totals.tsv");
const TIMELINE: &str = include_str!("expected/timeline.tsv");
const FACETS: &str = include_str!("expected/facets.tsv");

/// The rows of a table of expected figures, without the header.
fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.splitn(N, '\t').collect();
        cells
            .try_into()
            .unwrap_or_else(|_| panic!("{N} cells expected: {line}"))
    })
}

/// Compares every total of one dataset and lists all that differ at once.
#[track_caller]
fn check_totals(dataset: &str, archive: &TempArchive) {
    let mut n = 0;
    let mut wrong = Vec::new();
    for [of, zone, expected, query] in rows(TOTALS) {
        if of == dataset {
            n += 1;
            let expected: u64 = expected.parse().unwrap();
            let total = archive.total(query, zone);
            if total != expected {
                wrong.push(format!(
                    "{query} ({zone}): {total}, the script counts {expected}"
                ));
            }
        }
    }
    assert!(n > 0, "there are figures for {dataset}");
    assert!(
        wrong.is_empty(),
        "{} of {n} totals differ:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn totals_on_posts_in_many_scripts_are_those_of_the_declared_rule() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/scripts");
    check_totals("scripts", &TempArchive::with(&[&folder]));
}

#[test]
fn totals_on_the_invented_releases_are_those_of_the_declared_rule() {
    let clear = fixtures().join("twitter-2018/morvarid_tweets_csv_hashed.csv");
    check_totals("fixture-2018", &TempArchive::with(&[&clear]));
    let zipped = "twitter-2020/hashed_2020_10_abnus_102020_abnus_102020_tweets_csv_hashed.zip";
    check_totals(
        "fixture-2020",
        &TempArchive::with(&[&fixtures().join(zipped)]),
    );
}

#[test]
fn totals_on_generated_posts_are_those_of_the_declared_rule() {
    let archive = TempArchive::new();
    let file = archive.scratch("generated_tweets_csv_hashed.csv");
    generate(&golden_settings(), &file);
    archive.import(&[&file]);
    check_totals("generated", &archive);
}

#[test]
fn totals_on_the_iranian_extract_are_those_of_the_declared_rule() {
    if let Some(folder) = release("totals", "twitter-io-2018-10-iran-extract") {
        check_totals("iran-extract", &TempArchive::with(&[&folder]));
    }
}

#[test]
fn totals_on_the_tweets_by_author_are_those_of_the_declared_rule() {
    if let Some(folder) = release("totals", "clemson-fivethirtyeight") {
        check_totals("clemson", &TempArchive::with(&[&folder.join("by-author")]));
    }
}

#[test]
fn totals_on_the_advertisements_are_those_of_the_declared_rule() {
    if let Some(folder) = release("totals", "facebook-ira-ads-hpsci") {
        check_totals("ads", &TempArchive::with(&[&folder.join("ads.csv")]));
    }
}

#[test]
fn totals_timelines_and_facets_on_the_thai_release_are_those_of_the_declared_rule() {
    if let Some(folder) = release("totals", "twitter-io-2020-09-thailand") {
        let archive = TempArchive::with(&[&folder]);
        check_totals("thailand", &archive);
        check_timelines(&archive);
        check_facets(&archive);
    }
}

/// Buckets by zone and width: the first moment and the posts of each that has any.
fn check_timelines(archive: &TempArchive) {
    let mut expected: BTreeMap<(&str, &str), Vec<(String, u64)>> = BTreeMap::new();
    for [zone, by, start, count] in rows(TIMELINE) {
        let bucket = (moment(start), count.parse().unwrap());
        expected.entry((zone, by)).or_default().push(bucket);
    }
    assert_eq!(expected.len(), 12, "four zones by day, week and month");
    for ((zone, by), expected) in expected {
        let width = match by {
            "day" => BucketWidth::Day,
            "week" => BucketWidth::Week,
            _ => BucketWidth::Month,
        };
        let answer = archive.timeline("", zone, width);
        let buckets: Vec<(String, u64)> = answer
            .buckets
            .iter()
            .filter(|bucket| bucket.count > 0)
            .map(|bucket| (moment(&bucket.start), bucket.count))
            .collect();
        assert_eq!(buckets, expected, "{zone} by {by}");
        assert_eq!(
            (answer.too_coarse, answer.undated),
            (0, 0),
            "{zone} by {by}"
        );
        assert_eq!(
            answer.total,
            answer
                .buckets
                .iter()
                .map(|bucket| bucket.count)
                .sum::<u64>()
        );
    }
}

/// A moment in one spelling, its offset kept: `Z` and `+00:00` are the same.
fn moment(text: &str) -> String {
    chrono::DateTime::parse_from_rfc3339(text)
        .unwrap_or_else(|error| panic!("{text}: {error}"))
        .to_rfc3339()
}

fn check_facets(archive: &TempArchive) {
    const COLUMNS: &[(&str, FacetColumn)] = &[
        ("account", FacetColumn::Account),
        ("hashtag", FacetColumn::Hashtag),
        ("language", FacetColumn::Language),
        ("client", FacetColumn::Client),
        ("kind", FacetColumn::Kind),
    ];
    for (name, column) in COLUMNS {
        let expected: BTreeMap<String, u64> = rows::<3>(FACETS)
            .filter(|[of, ..]| of == name)
            .map(|[_, count, value]| (value.to_lowercase(), count.parse().unwrap()))
            .collect();
        let answer = archive.facets("", &[*column], 500);
        let counts: BTreeMap<String, u64> = answer.facets[*name]
            .iter()
            .map(|value| (value.value.to_lowercase(), value.count))
            .filter(|(value, _)| expected.contains_key(value))
            .collect();
        assert_eq!(counts, expected, "{name}");
        let most = answer.facets[*name].iter().map(|value| value.count).max();
        assert_eq!(
            most,
            expected.values().copied().max(),
            "{name}: nothing is counted higher"
        );
    }
}
