//! Vowels of Indic scripts written in two pieces that stand for one letter.

/// The one letter that two neighbouring characters stand for.
///
/// Source: the tables of vowel letters in The Unicode Standard, chapter 12 ("For… use… do not use"), and, for
/// Devanagari vowel signs, the pieces that look the same as one sign.
pub(super) fn compose(first: char, second: char) -> Option<char> {
    let pair = (first, second);
    PAIRS
        .binary_search_by_key(&pair, |&(first, second, _)| (first, second))
        .ok()
        .map(|row| PAIRS[row].2)
}

/// Whether a character can be the second piece.
pub(super) fn is_second(c: char) -> bool {
    PAIRS.iter().any(|&(_, second, _)| second == c)
}

/// First piece, second piece, letter; in order.
const PAIRS: &[(char, char, char)] = &[
    // Devanagari.
    ('\u{905}', '\u{93A}', '\u{973}'),
    ('\u{905}', '\u{93B}', '\u{974}'),
    ('\u{905}', '\u{93E}', '\u{906}'),
    ('\u{905}', '\u{945}', '\u{972}'),
    ('\u{905}', '\u{946}', '\u{904}'),
    ('\u{905}', '\u{949}', '\u{911}'),
    ('\u{905}', '\u{94A}', '\u{912}'),
    ('\u{905}', '\u{94B}', '\u{913}'),
    ('\u{905}', '\u{94C}', '\u{914}'),
    ('\u{905}', '\u{94F}', '\u{975}'),
    ('\u{905}', '\u{956}', '\u{976}'),
    ('\u{905}', '\u{957}', '\u{977}'),
    ('\u{906}', '\u{93A}', '\u{974}'),
    ('\u{906}', '\u{945}', '\u{911}'),
    ('\u{906}', '\u{946}', '\u{912}'),
    ('\u{906}', '\u{947}', '\u{913}'),
    ('\u{906}', '\u{948}', '\u{914}'),
    ('\u{909}', '\u{941}', '\u{90A}'),
    ('\u{90F}', '\u{945}', '\u{90D}'),
    ('\u{90F}', '\u{946}', '\u{90E}'),
    ('\u{90F}', '\u{947}', '\u{910}'),
    ('\u{93E}', '\u{945}', '\u{949}'),
    ('\u{93E}', '\u{946}', '\u{94A}'),
    ('\u{93E}', '\u{947}', '\u{94B}'),
    ('\u{93E}', '\u{948}', '\u{94C}'),
    // Bengali.
    ('\u{985}', '\u{9BE}', '\u{986}'),
    ('\u{98B}', '\u{9C3}', '\u{9E0}'),
    ('\u{98C}', '\u{9E2}', '\u{9E1}'),
    // Gurmukhi.
    ('\u{A05}', '\u{A3E}', '\u{A06}'),
    ('\u{A05}', '\u{A48}', '\u{A10}'),
    ('\u{A05}', '\u{A4C}', '\u{A14}'),
    ('\u{A72}', '\u{A3F}', '\u{A07}'),
    ('\u{A72}', '\u{A40}', '\u{A08}'),
    ('\u{A72}', '\u{A47}', '\u{A0F}'),
    ('\u{A73}', '\u{A41}', '\u{A09}'),
    ('\u{A73}', '\u{A42}', '\u{A0A}'),
    ('\u{A73}', '\u{A4B}', '\u{A13}'),
    // Gujarati.
    ('\u{A85}', '\u{ABE}', '\u{A86}'),
    ('\u{A85}', '\u{AC5}', '\u{A8D}'),
    ('\u{A85}', '\u{AC7}', '\u{A8F}'),
    ('\u{A85}', '\u{AC8}', '\u{A90}'),
    ('\u{A85}', '\u{AC9}', '\u{A91}'),
    ('\u{A85}', '\u{ACB}', '\u{A93}'),
    ('\u{A85}', '\u{ACC}', '\u{A94}'),
    ('\u{A86}', '\u{AC5}', '\u{A91}'),
    ('\u{A86}', '\u{AC7}', '\u{A93}'),
    ('\u{A86}', '\u{AC8}', '\u{A94}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_are_in_order() {
        assert!(PAIRS.is_sorted_by_key(|&(first, second, _)| (first, second)));
    }
}
