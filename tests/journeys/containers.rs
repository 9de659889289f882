//! What a reader imports is wrapped in many ways.

use std::{fs, path::Path};

use api::wire::{ImportReport, Nothing};
use rusqlite::{Connection, params_from_iter};
use tests_support::{archive::TempArchive, data::fixtures};

/// A database with the posts of `whole_tweets.csv` in a table, all of them text. No field there holds a quotation mark
/// or a line break.
fn database(path: &Path) {
    let csv = fs::read_to_string(fixtures().join("damaged/whole_tweets.csv")).unwrap();
    let mut rows = csv
        .lines()
        .map(|line| line.trim_matches('"').split("\",\"").collect::<Vec<_>>());
    let header = rows.next().unwrap();
    let db = Connection::open(path).unwrap();
    db.execute_batch(&format!(
        "CREATE TABLE notes (id, note); CREATE TABLE tweets ({})",
        header.join(" TEXT, ")
    ))
    .unwrap();
    let places = vec!["?"; header.len()].join(", ");
    for row in rows {
        db.execute(
            &format!("INSERT INTO tweets VALUES ({places})"),
            params_from_iter(row),
        )
        .unwrap();
    }
}

/// The header of a release and one post, whose last field goes on for a gigabyte: 33 KB of zstd, by hand.
fn bomb() -> Vec<u8> {
    let csv = fs::read(fixtures().join("damaged/whole_tweets.csv")).unwrap();
    let mut out = b"\x28\xb5\x2f\xfd\x00\x68".to_vec();
    let mut block = |kind: u32, size: usize, last: bool, content: &[u8]| {
        let header = (size as u32) << 3 | kind << 1 | u32::from(last);
        out.extend(&header.to_le_bytes()[..3]);
        out.extend(content);
    };
    block(0, csv.len(), false, &csv);
    for n in 0..8_000 {
        block(1, 128 * 1024, n == 7_999, b"a");
    }
    out
}

#[track_caller]
fn reason<'a>(report: &'a ImportReport, end: &str) -> &'a str {
    let mut files = report.unrecognised.iter();
    let found = files.find(|file| file.path.ends_with(end));
    let found = found.unwrap_or_else(|| panic!("{end}: {:?}", report.unrecognised));
    &found.reason
}

#[test]
fn a_table_is_imported_beside_what_is_left_out() {
    let archive = TempArchive::new();
    let folder = archive.scratch("published");
    fs::create_dir(&folder).unwrap();
    database(&folder.join("posts.db"));
    fs::write(folder.join("bomb_tweets.csv.zst"), bomb()).unwrap();
    let report = archive.import(&[&folder]);
    let files: Vec<_> = report.datasets.iter().flat_map(|d| &d.files).collect();
    assert_eq!(files.len(), 1);
    assert!(files[0].path.ends_with("posts.db!tweets"));
    assert_eq!((files[0].read, files[0].kept), (6, 6));
    assert!(reason(&report, "posts.db!notes").contains("no known format"));
    let bomb = reason(&report, "bomb_tweets.csv.zst");
    assert!(bomb.starts_with("unpacks to more than 30"), "{bomb}");

    let again = archive.import(&[&folder]);
    let kept: u64 = again
        .datasets
        .iter()
        .flat_map(|dataset| &dataset.files)
        .map(|file| file.kept)
        .sum();
    assert_eq!(kept, 0, "twice: nothing new");
    let verified = api::verify::verify(&archive.cx(), Nothing {}).unwrap();
    assert!(verified.ok, "{:?}", verified.problems);
    assert!(verified.files.iter().all(|file| file.state == "same"));
}

#[test]
fn an_archive_of_ours_is_not_imported_into_another() {
    let other = TempArchive::with(&[&fixtures().join("damaged/whole_tweets.csv")]);
    other.close();
    let archive = TempArchive::new();
    let file = other.dir().join("archive.sqlite");
    let error = archive.try_import(&[&file], None).unwrap_err();
    let hint = error.hint.unwrap();
    assert!(
        hint.ends_with("is a Shuttered archive; open it with Library → Open archive"),
        "{hint}"
    );
}
