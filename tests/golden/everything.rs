//! One import of all published files at hand, without a word about any of them.
//!
//! What each file holds was counted by others: `read` is the number of rows that the description beside the files
//! gives. Where fewer are kept, the reason stands in the table.

use api::wire::{FileReport, ImportReport};
use tests_support::{archive::TempArchive, data::releases};

/// The end of a file's path; rows as described; kept, duplicates, rejected; and why kept is not read.
type Fates<'a> = (&'a str, u64, [u64; 3], &'a str);

const CHINA_RUSSIA: &str =
    "2022_09_removing_coordinated_inauthentic_behavior_from_china_and_russia";

const FILES: &[Fates<'_>] = &[
    // Twitter's archive.
    (
        "thailand_092020_tweets_csv_hashed.csv",
        21_385,
        [21_385, 0, 0],
        "",
    ),
    (
        "users_csv_hashed.zip!thailand_092020_users_csv_hashed.csv",
        926,
        [926, 0, 0],
        "",
    ),
    (
        "thailand/thailand_092020_users_csv_hashed.csv",
        926,
        [0, 926, 0],
        "the same file as in the zip",
    ),
    ("MX_0621_users.csv", 276, [276, 0, 0], ""),
    ("Tanzania_0621_users.csv", 268, [268, 0, 0], ""),
    ("uganda_0621_users.csv", 418, [418, 0, 0], ""),
    (
        "CNHU_0621_users.csv",
        2_047,
        [2_017, 30, 0],
        "30 rows stand twice, letter for letter",
    ),
    ("REA_0621_users.csv", 16, [16, 0, 0], ""),
    ("REA_0621_tweets_csv_hashed_2014.csv", 8, [8, 0, 0], ""),
    ("iranian_unseen_io_rows.csv", 1_000, [1_000, 0, 0], ""),
    ("032020_users_csv_hashed.csv", 71, [71, 0, 0], ""),
    // Clemson / FiveThirtyEight; the 31 files by author are added up below.
    (
        "authors.csv",
        2_856,
        [2_845, 11, 0],
        "11 handles stand twice",
    ),
    ("troll_tweets_canada.csv", 14_941, [14_941, 0, 0], ""),
    (
        "IRAhandle_tweets_sample.csv",
        100,
        [100, 0, 0],
        "92 distinct ids are 100 once repaired",
    ),
    // Others.
    ("nbc-2018-users/users.csv", 454, [454, 0, 0], ""),
    (
        "reddit-2018-ira/seed.csv",
        944,
        [941, 3, 0],
        "3 names stand twice",
    ),
    (
        "reddit-2018-ira/users.csv",
        943,
        [940, 3, 0],
        "3 profiles stand twice; they complete the list",
    ),
    (
        "reddit-2018-ira/comments.csv",
        6_711,
        [6_691, 20, 0],
        "20 ids stand twice",
    ),
    (
        "russian_coord_tweets.csv",
        35_125,
        [35_124, 1, 0],
        "one row stands twice",
    ),
    ("sample_download.csv", 10, [10, 0, 0], ""),
    (
        "coordination-toolkit-samples/sample_data.csv",
        100,
        [100, 0, 0],
        "",
    ),
    ("coretweet_test_input.csv", 15, [15, 0, 0], ""),
    ("quoted_edit.jsonl", 1, [1, 0, 0], ""),
    ("verified_type.jsonl", 1, [1, 0, 0], ""),
    (
        "streaming_output_with_error.jsonl",
        8,
        [7, 0, 1],
        "the last line is cut off",
    ),
    // The ads, as tables and as the database that the tables were taken from.
    ("hpsci/ads.csv", 3_498, [3_498, 0, 0], ""),
    (
        "ad_targets.csv",
        35_786,
        [35_783, 3, 0],
        "3 pairs stand twice",
    ),
    (
        "hpsci/targets.csv",
        1_663,
        [0, 1_663, 0],
        "read after the database, which has the same",
    ),
    (
        "russian-ads.db!ads",
        3_498,
        [0, 3_498, 0],
        "the same ads as in the table",
    ),
    (
        "russian-ads.db!ad_targets",
        35_786,
        [0, 35_786, 0],
        "likewise",
    ),
    ("russian-ads.db!targets", 1_663, [1_663, 0, 0], ""),
];

/// Whether a path is one that no format may claim: descriptions, logs, expectations, tables of characters.
fn is_no_release(path: &str) -> bool {
    path.ends_with("SOURCE.md")
        || path.ends_with("log.txt")
        || path.contains("/analysis/")
        || path.contains("/unicode/")
        // What Meta's lists are about, not things they list.
        || path.ends_with("index.json")
        || path.ends_with("Online_Operations_Killchain-TTPs.csv")
        // The search index inside the database of the ads.
        || path.contains("russian-ads.db!ads_fts")
}

fn files(report: &ImportReport) -> Vec<&FileReport> {
    report.datasets.iter().flat_map(|d| &d.files).collect()
}

#[test]
fn everything_at_hand_is_taken_in_one_go() {
    let Some(data) = releases() else {
        eprintln!(
            "everything: skipped, no published files are on this machine (SHUTTERED_DATA names their folder)"
        );
        return;
    };
    let archive = TempArchive::new();
    let report = archive.import(&[&data]);
    let files = files(&report);
    for (path, read, [kept, duplicates, rejected], why) in FILES {
        let file = files
            .iter()
            .find(|file| file.path.ends_with(path))
            .unwrap_or_else(|| panic!("{path} was not read"));
        assert_eq!(
            [file.read, file.kept, file.duplicates, file.rejected],
            [*read, *kept, *duplicates, *rejected],
            "{path} {why}"
        );
        assert_eq!(
            kept == read,
            why.is_empty() || *kept == *read,
            "{path} says why"
        );
    }
    for file in &files {
        assert_eq!(
            file.read,
            file.kept + file.duplicates + file.rejected,
            "{}",
            file.path
        );
        assert!(!is_no_release(&file.path), "{} was claimed", file.path);
    }
    for other in &report.unrecognised {
        assert!(
            is_no_release(&other.path),
            "{}: {}",
            other.path,
            other.reason
        );
        assert!(!other.reason.is_empty());
    }
    let by_author = files
        .iter()
        .filter(|file| file.path.contains("/by-author/"));
    let posts = by_author.filter(|file| !file.path.ends_with("authors.csv"));
    let (n_files, n_posts) = posts.fold((0, 0), |(n, sum), file| (n + 1, sum + file.kept));
    assert_eq!((n_files, n_posts), (31, 65_587));
    let accounts = |id: &str| {
        let dataset = report.datasets.iter().find(|dataset| dataset.id == id);
        dataset.map(|dataset| dataset.accounts)
    };
    assert_eq!(accounts("reddit-2018-ira"), Some(941));
    assert_eq!(accounts("by-author"), Some(2_845));
    let coortweet = report.datasets.iter().find(|d| d.id == "coortweet-russian");
    assert_eq!(coortweet.map(|d| d.posts), Some(35_085));
    lists_agree(&archive, &files);
    ads_add_up(&archive);
}

/// The 2022 list, in four forms, is one set of 348 things; every row of every list is accounted for.
fn lists_agree(archive: &TempArchive, files: &[&FileReport]) {
    let forms: Vec<_> = files
        .iter()
        .filter(|file| file.path.contains(CHINA_RUSSIA))
        .collect();
    assert_eq!(forms.len(), 4);
    for file in &forms {
        assert_eq!((file.read, file.rejected), (350, 0), "{}", file.path);
    }
    let kept: u64 = forms.iter().map(|file| file.kept).sum();
    assert_eq!(
        kept, 348,
        "two things are listed twice, and each form lists the same"
    );
    let distinct = archive.sql(&format!(
        "SELECT count(DISTINCT indicator.kind || ' ' || value) FROM indicator JOIN source_file USING (file_no)
         WHERE path LIKE '%{CHINA_RUSSIA}%'"
    ));
    assert_eq!(distinct, 348);
}

/// Spend and impressions by currency, as SQL adds them up on the published database.
fn ads_add_up(archive: &TempArchive) {
    for (currency, ads, spend) in [("RUB", 2_533, 582_255_492), ("USD", 965, 10_933)] {
        let count = |what| {
            archive.sql(&format!(
                "SELECT {what} FROM ad WHERE currency = '{currency}'"
            ))
        };
        assert_eq!(count("count(*)"), ads);
        assert_eq!(count("sum(spend_hundredths)"), spend);
    }
    assert_eq!(archive.sql("SELECT sum(impressions) FROM ad"), 40_285_461);
    assert_eq!(archive.sql("SELECT sum(clicks) FROM ad"), 3_708_749);
}
