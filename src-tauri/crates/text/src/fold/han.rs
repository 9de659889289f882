//! Traditional Chinese characters and their simplified forms.

use std::sync::LazyLock;

static PAIRS: LazyLock<Vec<(char, char)>> =
    LazyLock::new(|| parse(include_str!("../../data/traditional-simplified.tsv")));

/// The simplified form of a traditional character, if it has one and only one.
pub(super) fn simplified(c: char) -> Option<char> {
    let row = PAIRS.binary_search_by_key(&c, |&(from, _)| from).ok()?;
    Some(PAIRS[row].1)
}

fn parse(table: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (from, to) = line.split_once('\t')?;
            Some((from.chars().next()?, to.chars().next()?))
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_none_leads_on() {
        assert_eq!(PAIRS.len(), 3203);
        for &(from, to) in PAIRS.iter() {
            assert_ne!(from, to);
            assert_eq!(simplified(to), None, "{from} leads to {to} and further");
        }
    }

    #[test]
    fn ambiguous_characters_are_left_alone() {
        for c in ['乾', '著', '藉'] {
            assert_eq!(simplified(c), None);
        }
    }
}
