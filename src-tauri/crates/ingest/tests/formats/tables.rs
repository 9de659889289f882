//! Tables against another reader of CSV.

use crate::support::{Outcome, given_back};

/// Every row of a file, its header first, read by csv-core.
pub fn rows(path: &std::path::Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap();
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&bytes);
    let mut reader = csv_core::Reader::new();
    let (mut input, mut rows, mut row) = (bytes, Vec::new(), Vec::new());
    loop {
        let mut out = vec![0; input.len() + 8];
        let (result, n_read, n_written) = reader.read_field(input, &mut out);
        input = &input[n_read..];
        out.truncate(n_written);
        match result {
            csv_core::ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8(out).unwrap());
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            csv_core::ReadFieldResult::End => return rows,
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
        }
    }
}

/// Asserts that every cell of every row of a table without rejected rows is given back.
pub fn assert_every_cell(read: &Outcome, path: &std::path::Path) {
    let rows = rows(path);
    let ours = given_back(read);
    assert_eq!(ours.len() + 1, rows.len(), "{}", path.display());
    for (no, (ours, row)) in ours.iter().zip(&rows[1..]).enumerate() {
        assert_eq!(ours.len(), row.len());
        for ((name, text), cell) in ours.iter().zip(row) {
            assert_eq!(text, cell, "{name} of row {} of {}", no + 1, path.display());
        }
    }
}
