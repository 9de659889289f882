//! Every folder of fixtures is imported with the counts that its SOURCE.md gives.

use std::{collections::BTreeMap, fs, path::PathBuf};

use api::wire::{FileReport, ImportReport};
use tests_support::{
    archive::TempArchive,
    data::{fixtures, root},
};

/// The posts in many scripts that the golden figures are counted in.
pub fn scripts() -> PathBuf {
    root().join("tests/golden/scripts")
}

/// The rows of the first table of a folder's SOURCE.md, by the names of its columns.
fn counted(folder: &str) -> Vec<BTreeMap<String, String>> {
    let text = fs::read_to_string(fixtures().join(folder).join("SOURCE.md")).unwrap();
    let table = text
        .lines()
        .skip_while(|line| !line.starts_with('|'))
        .take_while(|line| line.starts_with('|'));
    let mut rows = table.map(|line| -> Vec<String> {
        line.trim_matches('|')
            .split('|')
            .map(|cell| cell.trim().to_owned())
            .collect()
    });
    let header = rows.next().unwrap();
    rows.skip(1)
        .map(|row| header.iter().cloned().zip(row).collect())
        .collect()
}

/// One file of a report, by the end of its path.
#[track_caller]
fn file<'a>(report: &'a ImportReport, name: &str) -> &'a FileReport {
    let mut files = report.datasets.iter().flat_map(|dataset| &dataset.files);
    let found = files.find(|file| file.path.ends_with(&format!("/{name}")));
    found.unwrap_or_else(|| panic!("{name} is not in the report"))
}

#[test]
fn every_invented_release_has_the_counts_of_its_source_page() {
    for folder in [
        "twitter-2018",
        "twitter-2019",
        "twitter-2020",
        "twitter-2021",
        "twitter-merged",
    ] {
        let archive = TempArchive::new();
        let report = archive.import(&[&fixtures().join(folder)]);
        assert_eq!(report.datasets.len(), 1, "{folder} is one dataset");
        assert_eq!(report.rejected_total, 0, "{folder}");
        let rows = counted(folder);
        assert!(!rows.is_empty(), "{folder} has a table");
        let mut posts = 0;
        for row in &rows {
            let (name, number) = (&row["file"], |column: &str| {
                row[column].parse::<u64>().unwrap()
            });
            let fates = file(&report, name);
            assert_eq!(fates.read, number("records"), "{folder}: {name}");
            assert_eq!(
                fates.read,
                fates.kept + fates.duplicates + fates.rejected,
                "{folder}: {name}"
            );
            if row["reposts"].is_empty() {
                continue;
            }
            posts += number("records");
            let member = name.rsplit('!').next().unwrap();
            for (column, what) in [
                ("accounts", "count(DISTINCT account_no)"),
                ("reposts", "coalesce(sum(kind = 1), 0)"),
                ("quotes", "coalesce(sum(quoted_post IS NOT NULL), 0)"),
                (
                    "replies",
                    "coalesce(sum(reply_to_post IS NOT NULL OR reply_to_account IS NOT NULL), 0)",
                ),
            ] {
                let sql = format!(
                    "SELECT {what} FROM post WHERE file_no IN (SELECT file_no FROM source_file
                     WHERE member LIKE '%{member}' OR path LIKE '%{member}')"
                );
                assert_eq!(
                    archive.sql(&sql),
                    number(column),
                    "{folder}: {column} of {name}"
                );
            }
        }
        assert_eq!(report.datasets[0].posts, posts, "{folder}");
    }
}

#[test]
fn every_damaged_file_is_reported_as_its_source_page_says() {
    let archive = TempArchive::new();
    let mut wrong = Vec::new();
    for row in counted("damaged") {
        let name = &row["file"];
        let outer = name.split('!').next().unwrap();
        let report = archive
            .try_import(&[&fixtures().join("damaged").join(outer)], Some(name))
            .unwrap();
        let fates = file(&report, name);
        let notes: BTreeMap<&str, u64> = fates
            .notes
            .iter()
            .map(|note| (note.code.as_str(), note.count))
            .collect();
        let expected: BTreeMap<&str, u64> = row["notes"]
            .split(',')
            .filter_map(|note| note.trim().split_once(' '))
            .map(|(code, count)| (code, count.parse().unwrap()))
            .collect();
        let got = [
            fates.kept + fates.duplicates,
            fates.rejected,
            fates.skipped,
            fates.repaired,
        ];
        let wanted = ["kept", "rejected", "skipped", "repaired"]
            .map(|column| row[column].parse::<u64>().unwrap());
        if got != wanted || notes != expected {
            wrong.push(format!(
                "{name}: {got:?} {notes:?}, the page says {wanted:?} {expected:?}"
            ));
        }
        for rejected in &report.rejected {
            assert!(
                !rejected.reason.is_empty() && rejected.record > 0,
                "{name}: {rejected:?}"
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_cannot_be_read_is_listed_with_its_reason_and_hinders_nothing() {
    let archive = TempArchive::new();
    let report = archive.import(&[
        &fixtures().join("damaged/folders.zip"),
        &fixtures().join("damaged/encrypted.zip"),
    ]);
    assert_eq!(
        report
            .datasets
            .iter()
            .map(|dataset| dataset.posts)
            .sum::<u64>(),
        7
    );
    let reason = |end: &str| {
        let found = report
            .unrecognised
            .iter()
            .find(|file| file.path.ends_with(end));
        found
            .unwrap_or_else(|| panic!("{end}: {:?}", report.unrecognised))
            .reason
            .clone()
    };
    assert!(reason("secret_tweets.csv").contains("password"));
    assert!(reason("inner.zip").contains("archive inside an archive"));
    assert!(reason("read me.txt").contains("header"));
    // A member whose name leads out of the folder is read, and nothing is written anywhere.
    assert!(!fixtures().join("outside_tweets.csv").exists());
    assert!(!root().join("outside_tweets.csv").exists());
}

#[test]
fn all_fixtures_together_are_what_the_tour_and_the_sample_hold() {
    let archive = TempArchive::new();
    let report = archive.import(&[&fixtures()]);
    let again = archive.import(&[&fixtures()]);
    let kept: u64 = again
        .datasets
        .iter()
        .flat_map(|dataset| &dataset.files)
        .map(|file| file.kept)
        .sum();
    assert_eq!(kept, 0, "twice: nothing new");
    for file in report
        .datasets
        .iter()
        .chain(&again.datasets)
        .flat_map(|dataset| &dataset.files)
    {
        assert_eq!(
            file.read,
            file.kept + file.duplicates + file.rejected,
            "{}",
            file.path
        );
    }
    assert_eq!(
        archive.total("", "UTC"),
        archive.sql("SELECT count(*) FROM post")
    );
}

/// The two accounts of the 2020 release that pass on the same things within seconds.
#[test]
fn the_pair_that_moves_together_and_the_teacher_beside_it_are_what_the_source_page_tells() {
    let archive = TempArchive::with(&[&fixtures().join("twitter-2020")]);
    let account = |description: &str| {
        let db = tests_support::archive::read_only(&archive.dir());
        let sql = "SELECT a.key FROM account a JOIN profile p USING (account_no)
                   WHERE p.description LIKE ?1 || '%' LIMIT 1";
        db.query_row(sql, [description], |row| row.get::<_, String>(0))
            .unwrap()
    };
    let first = account("سربلند باد سرزمین من");
    let second = account("آب، کار، آبادانی");
    let teacher = account("معلم دبستان");
    let request = api::wire::CompareRequest {
        accounts: vec![first, second, teacher],
        dataset: None,
        zone: "Asia/Tehran".into(),
    };
    let comparison = api::compare::accounts(&archive.cx(), request).unwrap();
    assert_eq!(comparison.pairs.len(), 3);
    let pair = &comparison.pairs[0];
    assert_eq!(pair.reposted.shared, 38, "the same 38 posts");
    for shared in &pair.reposted.top {
        let lag = shared.lag_seconds.unwrap();
        assert!(
            (2.0..=10.0).contains(&lag),
            "the second follows after 2 to 10 seconds: {lag}"
        );
    }
    assert!(
        pair.same_text.count >= 14,
        "14 texts repeated: {}",
        pair.same_text.count
    );
    let lags: Vec<f64> = pair
        .same_text
        .examples
        .iter()
        .filter_map(|example| example.lag_seconds)
        .collect();
    let after_forty = lags
        .iter()
        .filter(|lag| lag.round() >= 39.0 && lag.round() <= 41.0)
        .count();
    assert_eq!(after_forty, 14, "after 40 seconds: {lags:?}");
    assert_eq!(
        comparison.pairs[1].reposted.shared, 7,
        "the teacher passes on 7 of the same"
    );
    for shared in &comparison.pairs[1].reposted.top {
        assert!(shared.lag_seconds.unwrap() > 3600.0, "hours later");
    }
}
