//! Imports of the real releases, against the counts that their descriptions give.

use api::wire::{FileReport, ImportReport};
use tests_support::{archive::TempArchive, data::release};

/// One file's fates: the end of its path, then read, kept, duplicates and rejected.
type Fates<'a> = (&'a str, [u64; 4]);

/// Checks every file of a report, in any order.
#[track_caller]
fn check_files(report: &ImportReport, expected: &[Fates<'_>]) {
    let files: Vec<&FileReport> = report.datasets.iter().flat_map(|d| &d.files).collect();
    for (path, fates) in expected {
        let file = files
            .iter()
            .find(|file| file.path.ends_with(path))
            .unwrap_or_else(|| panic!("{path} is not among {:?}", paths(&files)));
        assert_eq!(
            [file.read, file.kept, file.duplicates, file.rejected],
            *fates,
            "{path}"
        );
    }
    assert_eq!(files.len(), expected.len(), "{:?}", paths(&files));
    for file in files {
        assert_eq!(
            file.read,
            file.kept + file.duplicates + file.rejected,
            "{}",
            file.path
        );
    }
}

fn paths<'a>(files: &[&'a FileReport]) -> Vec<&'a str> {
    files.iter().map(|file| file.path.as_str()).collect()
}

const THAI_POSTS: &str = "tweets_csv_hashed.zip!thailand_092020_tweets_csv_hashed.csv";
const THAI_USERS: &str = "users_csv_hashed.zip!thailand_092020_users_csv_hashed.csv";

#[test]
fn the_thai_release_has_the_published_counts() {
    let Some(folder) = release("imports", "twitter-io-2020-09-thailand") else {
        return;
    };
    let name = "hashed_2020_09_thailand_092020_thailand_092020";
    let posts = folder.join(format!("{name}_tweets_csv_hashed.zip"));
    let users = folder.join(format!("{name}_users_csv_hashed.zip"));
    let archive = TempArchive::new();

    let report = archive.import(&[&posts, &users]);
    check_files(
        &report,
        &[
            (THAI_POSTS, [21_385, 21_385, 0, 0]),
            (THAI_USERS, [926, 926, 0, 0]),
        ],
    );
    let [dataset] = &report.datasets[..] else {
        panic!("one dataset: {:?}", report.datasets)
    };
    assert_eq!((dataset.posts, dataset.accounts), (21_385, 926));

    let count = |sql| archive.sql(sql);
    assert_eq!(
        count("SELECT count(DISTINCT account_no) FROM post"),
        455,
        "accounts with posts"
    );
    assert_eq!(archive.total("is:repost", "UTC"), 11_199);
    assert_eq!(archive.total("is:quote", "UTC"), 3_010);
    assert_eq!(archive.total("is:reply", "UTC"), 6_853);
    // 2015-10-12 13:03 and 2020-07-20 16:45 UTC, in milliseconds.
    assert_eq!(
        count("SELECT min(posted_ms) / 60000 * 60000 FROM post"),
        1_444_654_980_000
    );
    assert_eq!(
        count("SELECT max(posted_ms) / 60000 * 60000 FROM post"),
        1_595_263_500_000
    );
    assert_eq!(
        count("SELECT count(*) FROM post WHERE reposted_account IS NOT NULL"),
        437
    );
    assert_eq!(count("SELECT count(*) FROM account WHERE hashed"), 926);

    // Twice: nothing new, and it is said.
    let again = archive.import(&[&posts, &users]);
    check_files(
        &again,
        &[
            (THAI_POSTS, [21_385, 0, 21_385, 0]),
            (THAI_USERS, [926, 0, 926, 0]),
        ],
    );
    assert_eq!(count("SELECT count(*) FROM post"), 21_385);
    assert_eq!(archive.total("", "UTC"), 21_385);

    // The same users file as it stands outside the zip file, by the folder.
    let plain = archive.import(&[&folder.join("thailand_092020_users_csv_hashed.csv")]);
    check_files(
        &plain,
        &[("/thailand_092020_users_csv_hashed.csv", [926, 0, 926, 0])],
    );
    assert_eq!(count("SELECT count(*) FROM dataset"), 1);
    assert_eq!(count("SELECT count(*) FROM account"), 926);
}

#[test]
fn every_thai_post_keeps_its_published_minute() {
    let Some(folder) = release("imports", "twitter-io-2020-09-thailand") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    // Source: the id's clock, checked against the published minute in every row (formats.md section 1.2). A time
    // from the id has its milliseconds; one that disagrees with the published minute would be kept as published.
    let by_id = archive.sql(
        "SELECT count(*) FROM post WHERE precision = 3 AND time_source = 1
         AND posted_ms = (CAST(key AS INTEGER) >> 22) + 1288834974657",
    );
    assert_eq!(by_id, 21_385);
}

#[test]
fn the_iranian_extract_has_the_described_counts() {
    let Some(folder) = release("imports", "twitter-io-2018-10-iran-extract") else {
        return;
    };
    let archive = TempArchive::new();
    let report = archive.import(&[&folder]);
    check_files(
        &report,
        &[("iranian_unseen_io_rows.csv", [1000, 1000, 0, 0])],
    );
    assert_eq!(
        (report.datasets[0].posts, report.datasets[0].accounts),
        (1000, 39)
    );
    assert_eq!(archive.sql("SELECT count(*) FROM account WHERE hashed"), 30);
    assert_eq!(
        archive.sql("SELECT count(*) FROM account WHERE NOT hashed"),
        9
    );
    // 2013-07-02 04:31 and 2018-08-21 19:04 UTC.
    assert_eq!(
        archive.sql("SELECT min(posted_ms) / 60000 * 60000 FROM post"),
        1_372_739_460_000
    );
    assert_eq!(
        archive.sql("SELECT max(posted_ms) / 60000 * 60000 FROM post"),
        1_534_878_240_000
    );
    // Columns that nobody published for this purpose are kept with the post all the same.
    assert_eq!(
        archive.sql("SELECT count(*) FROM post WHERE extra LIKE '%clean_tweet_text%'"),
        1000
    );
}

#[test]
fn the_altered_users_file_keeps_its_destroyed_ids_apart() {
    let Some(folder) = release("imports", "twitter-io-2020-03-ghana-nigeria-altered") else {
        return;
    };
    let archive = TempArchive::new();
    let report = archive.import(&[&folder]);
    check_files(&report, &[("032020_users_csv_hashed.csv", [71, 71, 0, 0])]);
    assert_eq!(
        (report.datasets[0].posts, report.datasets[0].accounts),
        (0, 71)
    );
    assert_eq!(archive.sql("SELECT count(*) FROM account WHERE hashed"), 68);
    let inexact = "SELECT count(*) FROM account WHERE key LIKE '?%' AND published_id LIKE '%E+%'";
    assert_eq!(archive.sql(inexact), 3);
    let file = &report.datasets[0].files[0];
    assert!(
        file.notes.iter().any(|note| note.count == 3),
        "the ids are noted: {:?}",
        file.notes
    );
}

#[test]
fn the_small_yearly_file_keeps_references_that_went_through_floating_point_as_published() {
    let Some(folder) = release("imports", "twitter-io-2021-12-tweets-tiny") else {
        return;
    };
    let archive = TempArchive::new();
    let report = archive.import(&[&folder]);
    check_files(
        &report,
        &[("REA_0621_tweets_csv_hashed_2014.csv", [8, 8, 0, 0])],
    );
    assert_eq!(
        (report.datasets[0].posts, report.datasets[0].accounts),
        (8, 2)
    );
    let floats =
        "SELECT count(*) FROM post WHERE reposted_post LIKE '%e+17' OR reply_to_post LIKE '%e+17'";
    assert_eq!(archive.sql(floats), 8);
    // `921557173.0` is the one kind that can be mended.
    assert_eq!(
        archive.sql("SELECT count(*) FROM post WHERE reply_to_account LIKE '%.0'"),
        0
    );
}

#[test]
fn the_five_users_files_have_the_described_counts() {
    let Some(folder) = release("imports", "twitter-io-2021-12-users") else {
        return;
    };
    let archive = TempArchive::new();
    let report = archive.import(&[&folder]);
    check_files(
        &report,
        &[
            ("MX_0621_users.csv", [276, 276, 0, 0]),
            ("Tanzania_0621_users.csv", [268, 268, 0, 0]),
            ("uganda_0621_users.csv", [418, 418, 0, 0]),
            ("CNHU_0621_users.csv", [2047, 2017, 30, 0]),
            ("REA_0621_users.csv", [16, 16, 0, 0]),
        ],
    );
    assert_eq!(
        report.datasets.len(),
        5,
        "each file is an operation of its own"
    );
    let accounts: u64 = report.datasets.iter().map(|dataset| dataset.accounts).sum();
    assert_eq!(accounts, 276 + 268 + 418 + 2017 + 16);
    // Accounts above 5,000 followers are in clear: 3 in Mexico, 7 in Uganda, 1 in the last.
    assert_eq!(
        archive.sql("SELECT count(*) FROM account WHERE NOT hashed AND key NOT GLOB '*[^0-9]*'"),
        11
    );
}
