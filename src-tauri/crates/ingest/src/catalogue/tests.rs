//! What the head of `catalogue.toml` promises, and the sums.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use model::{Measure, Platform};

use super::*;

/// The name of a part, and its figures.
type Part<'a> = (&'a str, &'a [Figure]);

fn parts(takedown: &Takedown) -> Vec<Part<'_>> {
    let networks = takedown
        .networks
        .iter()
        .map(|network| (network.name.as_str(), network.figures.as_slice()));
    let releases = takedown
        .releases
        .iter()
        .map(|release| (release.key.as_str(), release.figures.as_slice()));
    networks.chain(releases).collect()
}

fn figures(figures: &[Figure], platform: Platform, measure: Measure, kind: FigureKind) -> Vec<u64> {
    figures
        .iter()
        .filter(|f| f.platform == platform && f.measure == measure && f.kind == kind)
        .map(|figure| figure.count)
        .collect()
}

#[test]
fn the_page_reads_and_is_in_order() {
    assert!(version().parse::<NaiveDate>().is_ok());
    assert!(takedowns().is_sorted_by_key(|takedown| takedown.announced.last()));
    let latest = takedowns()
        .iter()
        .map(|takedown| takedown.announced.first());
    assert!(latest.max().unwrap().to_string().as_str() <= version());
    // Case matters: ira_202012 and IRA_202012 would be one file name on some systems.
    let keys: Vec<String> = releases()
        .map(|release| release.key.to_lowercase())
        .collect();
    let takedown_keys: Vec<&String> = takedowns().iter().map(|takedown| &takedown.key).collect();
    let names: Vec<&String> = releases().map(|release| &release.name).collect();
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), keys.len());
    assert_eq!(
        takedown_keys.iter().collect::<HashSet<_>>().len(),
        takedown_keys.len()
    );
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    for release in releases() {
        assert_eq!(
            find_takedown(&release.takedown)
                .map(|t| t.announced.first() <= release.published.last()),
            Some(true)
        );
    }
}

#[test]
fn every_source_and_operation_is_used_and_every_figure_has_both() {
    let page: toml::Table = toml::from_str(PAGE).unwrap();
    for key in page["sources"].as_table().unwrap().keys() {
        let uses = PAGE.matches(&format!("\"{key}\"")).count();
        assert!(uses > 0, "the source {key} is not used");
    }
    for operation in operations() {
        let n_tied = takedowns()
            .iter()
            .filter(|takedown| takedown.all_operations().contains(&operation.key.as_str()))
            .count();
        assert!(n_tied > 1, "{}", operation.key);
    }
    for takedown in takedowns() {
        assert!(!takedown.sources.is_empty() && !takedown.by.is_empty());
        for figure in takedown.all_figures() {
            let label = format!("{}: {} {:?}", takedown.key, figure.count, figure.measure);
            assert!(
                !figure.by.is_empty() && !figure.sources.is_empty(),
                "{label}"
            );
            assert_eq!(
                figure.measure == Measure::Other,
                figure.measure == Measure::Other && figure.words.is_some(),
                "{label}: the words say what is counted"
            );
            assert_eq!(figure.is_ours(), !figure.working.is_empty(), "{label}");
            assert!(
                figure.unit.is_none() || figure.kind == FigureKind::Counted || figure.is_ours(),
                "{label}"
            );
        }
    }
}

#[test]
fn every_form_is_of_formats_that_are_read() {
    let families: HashSet<&str> = crate::Format::all().map(crate::Format::family).collect();
    for release in releases() {
        for family in &release.form.families {
            assert!(
                families.contains(family.as_str()),
                "{}: {family}",
                release.key
            );
        }
    }
}

#[test]
fn every_sum_and_remainder_is_worked_out_from_figures_that_are_there() {
    let mut n_ours = 0;
    for takedown in takedowns() {
        for figure in takedown.all_figures().filter(|figure| figure.is_ours()) {
            let label = format!("{}: {} {:?}", takedown.key, figure.count, figure.working);
            n_ours += 1;
            let worked_out = match (figure.kind, figure.working.split_first()) {
                (FigureKind::Remainder, Some((total, taken))) => total - taken.iter().sum::<u64>(),
                _ => figure.working.iter().sum(),
            };
            assert_eq!(worked_out, figure.count, "{label}");
            for part in &figure.working {
                let is_there = takedown.all_figures().any(|other| {
                    other.count == *part
                        && (figure.measure == Measure::Other || other.measure == figure.measure)
                        && (figure.measure == Measure::Other || other.platform == figure.platform)
                        && other.kind != FigureKind::Remainder
                });
                assert!(is_there, "{label}: {part} is not stated");
            }
        }
    }
    assert!(n_ours > 8);
}

#[test]
fn the_iranian_removal_of_august_2018_adds_up_over_its_three_networks() {
    use FigureKind::{Remainder, Stated, Sum};
    let takedown = find_takedown("facebook-2018-08-21").unwrap();
    assert_eq!(takedown.networks.len(), 3);
    let over = |platform, measure, kind| -> Vec<u64> {
        takedown
            .networks
            .iter()
            .flat_map(|network| figures(&network.figures, platform, measure, kind))
            .collect()
    };
    let total = |platform, measure, kind| figures(&takedown.figures, platform, measure, kind);

    // Facebook: 254 Pages stated, and 74, 12 and 168 stated of the networks.
    let pages = over(Platform::Facebook, Measure::Pages, Stated);
    assert_eq!(pages, [74, 12, 168]);
    assert_eq!(
        total(Platform::Facebook, Measure::Pages, Stated),
        [pages.iter().sum::<u64>()]
    );
    // Accounts: nobody states the total; it is our own addition and marked so.
    let accounts = over(Platform::Facebook, Measure::Accounts, Stated);
    assert_eq!(accounts, [70, 66, 140]);
    assert!(total(Platform::Facebook, Measure::Accounts, Stated).is_empty());
    assert_eq!(total(Platform::Facebook, Measure::Accounts, Sum), [276]);
    // Instagram: 116 stated, 76 and 9 stated, the third is what remains and marked so.
    assert_eq!(total(Platform::Instagram, Measure::Accounts, Stated), [116]);
    assert_eq!(
        over(Platform::Instagram, Measure::Accounts, Stated),
        [76, 9]
    );
    assert_eq!(
        over(Platform::Instagram, Measure::Accounts, Remainder),
        [31]
    );
    // 652 announced for this and a Russian set together; the parts given add up to 649.
    assert_eq!(total(Platform::Facebook, Measure::Other, Stated), [652]);
    assert_eq!(total(Platform::Facebook, Measure::Other, Sum), [649]);
    assert!(takedown.remark.as_deref().unwrap().contains("649"));
    // More than $12,000, in hundredths.
    assert_eq!(
        total(Platform::Facebook, Measure::Spend, Stated),
        [1_200_000]
    );
}

#[test]
fn the_removals_of_august_2018_are_tied_across_platforms() {
    let takedown = find_takedown("facebook-2018-08-21").unwrap();
    let related: Vec<&str> = related(takedown).map(|other| other.key.as_str()).collect();
    assert_eq!(
        related,
        [
            "fireeye-2018-08-21",
            "twitter-2018-08-21",
            "google-2018-08-23",
            "twitter-2018-08-27",
            "reddit-2018-08-31",
            "twitter-2018-10-17",
            "meta-2025-h2",
        ]
    );
    let stated = |key: &str, platform| {
        let takedown = find_takedown(key).unwrap();
        let counts: HashSet<u64> = takedown
            .all_figures()
            .filter(|figure| figure.platform == platform)
            .map(|figure| figure.count)
            .collect();
        counts
    };
    assert!(stated("twitter-2018-08-21", Platform::Twitter).contains(&284));
    assert!(stated("twitter-2018-08-27", Platform::Twitter).is_superset(&[486, 770].into()));
    assert!(stated("google-2018-08-23", Platform::Youtube).is_superset(&[39, 13_466].into()));
    assert!(stated("google-2018-08-23", Platform::Google).is_superset(&[6, 13].into()));
    assert!(stated("reddit-2018-08-31", Platform::Reddit).contains(&143));
}

#[test]
fn xinjiang_has_four_numbers_of_accounts() {
    let release = find("CNHU_0621").unwrap();
    let accounts: Vec<(u64, FigureKind, Option<Unit>, &str)> = release
        .whole_figures()
        .filter(|(whole, _)| *whole == Whole::Accounts)
        .map(|(_, figure)| (figure.count, figure.kind, figure.unit, figure.by.as_str()))
        .collect();
    let counted = "counted in the users file";
    assert_eq!(
        accounts,
        [
            (2_048, FigureKind::Stated, None, "Twitter"),
            (
                2_016,
                FigureKind::Stated,
                None,
                "Stanford Internet Observatory"
            ),
            (2_047, FigureKind::Counted, Some(Unit::Rows), counted),
            (2_017, FigureKind::Counted, Some(Unit::Distinct), counted),
        ]
    );
}

#[test]
fn the_sets_announced_together_add_up_to_what_twitter_stated() {
    // 1,594 in October 2020, 373 in February 2021, 3,465 in December 2021; 3,464 rows in the users files counted.
    for (key, stated) in [
        ("twitter-2020-10-08", 1_594),
        ("twitter-2021-02-23", 373),
        ("twitter-2021-12-02", 3_465),
    ] {
        let takedown = find_takedown(key).unwrap();
        let sum: u64 = takedown
            .releases
            .iter()
            .filter_map(|release| {
                release
                    .whole_figures()
                    .find(|(of, f)| *of == Whole::Accounts && f.kind == FigureKind::Stated)
            })
            .map(|(_, figure)| figure.count)
            .sum();
        assert_eq!(sum, stated, "{key}");
        let accounts = figures(
            &takedown.figures,
            Platform::Twitter,
            Measure::Accounts,
            FigureKind::Stated,
        );
        assert_eq!(accounts, [stated], "{key}");
    }
    let rows: u64 = find_takedown("twitter-2021-12-02")
        .unwrap()
        .releases
        .iter()
        .flat_map(|release| &release.figures)
        .filter(|figure| figure.unit == Some(Unit::Rows))
        .map(|figure| figure.count)
        .sum();
    assert_eq!(rows, 3_464);
}

#[test]
fn the_parts_of_a_takedown_have_names_of_their_own() {
    for takedown in takedowns() {
        let names: HashMap<&str, usize> =
            parts(takedown)
                .into_iter()
                .fold(HashMap::new(), |mut names, (name, _)| {
                    *names.entry(name).or_default() += 1;
                    names
                });
        assert!(names.values().all(|n| *n == 1), "{}", takedown.key);
        assert!(
            takedown.what != What::Release || !takedown.releases.is_empty(),
            "{}",
            takedown.key
        );
    }
}

#[test]
fn figures_are_said_in_words() {
    let takedown = find_takedown("facebook-2018-08-21").unwrap();
    let words: Vec<String> = takedown.networks[0]
        .figures
        .iter()
        .map(Figure::in_words)
        .collect();
    assert_eq!(
        words,
        [
            "74 Pages",
            "70 accounts",
            "3 groups",
            "76 accounts",
            "about 155,000 accounts that followed one of the Pages",
            "2,300 accounts that joined one of the groups",
            "more than 48,000 followers",
            "more than 6,000 USD and AUD, advertisements from January 2015 to August 2018",
            "3 events",
        ]
    );
    let less = find_takedown("facebook-2019-01-31").unwrap();
    assert!(
        less.figures
            .iter()
            .any(|figure| figure.in_words() == "less than 30,000 USD")
    );
}
