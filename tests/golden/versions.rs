//! A real release against a copy from which the test takes lines.

use std::fs;

use api::wire::{DiffCounts, DiffFate, DiffOf, DiffRequest};
use tests_support::{archive::TempArchive, data::release};

/// The file has 926 rows with 926 distinct ids; every row is one line long or is left alone.
#[test]
fn lines_taken_from_the_thai_users_file_are_accounts_that_vanished() {
    let Some(folder) = release("versions", "twitter-io-2020-09-thailand") else {
        return;
    };
    let whole = folder.join("thailand_092020_users_csv_hashed.csv");
    let archive = TempArchive::new();
    archive.try_import(&[&whole], Some("v1")).unwrap();

    // A row ends where the quotes around its last field do; a description may run over several lines.
    let text = fs::read_to_string(&whole).unwrap();
    let (mut rows, mut row) = (Vec::new(), String::new());
    for line in text.split_inclusive('\n') {
        row.push_str(line);
        if row.matches('"').count().is_multiple_of(2) {
            rows.push(std::mem::take(&mut row));
        }
    }
    assert_eq!(rows.len(), 1 + 926, "a header and 926 rows");
    let taken: Vec<String> = [926, 500, 101, 100, 1]
        .map(|number| rows.remove(number))
        .into();
    // Hashes hold no quotes and no commas: the id is what stands between the first two quotes.
    let mut ids: Vec<&str> = taken
        .iter()
        .map(|row| row.split('"').nth(1).unwrap())
        .collect();
    ids.sort_unstable();
    let cut = archive.scratch("thailand_092020_users_csv_hashed.csv");
    fs::write(&cut, rows.concat()).unwrap();
    archive.try_import(&[&cut], Some("v2")).unwrap();

    let ask = |a: &str, b: &str| {
        let request = DiffRequest {
            of: DiffOf::Accounts,
            ..DiffRequest::new(a, b)
        };
        api::diff::datasets(&archive.cx(), request).unwrap()
    };
    let answer = ask("v1", "v2");
    let expected = DiffCounts {
        same: 921,
        changed: 0,
        appeared: 0,
        vanished: 5,
        moved: 0,
        incomparable_a: 0,
        incomparable_b: 0,
        identical_a: 0,
        identical_b: 0,
        fields: Vec::new(),
    };
    assert_eq!(answer.accounts, Some(expected));
    let keys: Vec<&str> = answer.rows.iter().map(|row| row.key.as_str()).collect();
    assert_eq!(keys, ids);
    assert!(answer.rows.iter().all(|row| row.fate == DiffFate::Vanished));
    let back = ask("v2", "v1").accounts.unwrap();
    assert_eq!((back.same, back.appeared, back.vanished), (921, 5, 0));
}
