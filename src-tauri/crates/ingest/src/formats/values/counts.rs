//! Counts in a cell.

use crate::notes::Kind;

/// Reads a count. An empty cell is `None`; `12.0`, as data frames write it, is 12; anything else is noted.
pub(crate) fn read(cell: &str, notes: &mut Vec<Kind>) -> Option<u64> {
    let trimmed = cell.trim();
    if trimmed.is_empty() {
        return None;
    }
    let digits = trimmed.strip_suffix(".0").unwrap_or(trimmed);
    let count = digits
        .bytes()
        .all(|b| b.is_ascii_digit())
        .then(|| digits.parse().ok())
        .flatten();
    if count.is_none() {
        notes.push(Kind::UnreadableNumber);
    }
    count
}

/// Whether a cell holds a count in the form in which it is given back: digits without anything, or nothing.
pub(crate) fn is_plain(cell: &str) -> bool {
    let is_short = cell.len() < 20;
    is_short
        && cell.bytes().all(|b| b.is_ascii_digit())
        && (cell.len() < 2 || !cell.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_digits_or_is_noted() {
        let read = |cell| {
            let mut notes = Vec::new();
            (read(cell, &mut notes), !notes.is_empty())
        };
        assert_eq!(read("12"), (Some(12), false));
        assert_eq!(read("12.0"), (Some(12), false));
        assert_eq!(read(""), (None, false));
        for bad in ["many", "-1", "1,234", ".0", "99999999999999999999999"] {
            assert_eq!(read(bad), (None, true), "{bad}");
        }
    }
}
