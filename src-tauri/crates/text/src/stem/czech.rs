//! Czech: a light stemmer, on folded words.
//!
//! Source: L. Dolamic, J. Savoy, "Indexing and stemming approaches for the Czech language" (2009), the light stemmer:
//! endings of cases, then of possessives, then one letter for those that alternate. Snowball's tells endings apart by
//! their marks, which a folded word has lost.

/// Endings of cases with how many letters a word needs that loses them, the longer ones first.
const CASES: &[(usize, &[&str])] = &[
    (8, &["atech"]),
    (7, &["etem", "atum"]),
    (
        6,
        &[
            "ech", "ich", "eho", "emi", "emu", "ete", "eti", "iho", "imi", "imu", "ach", "ata",
            "aty", "ych", "ama", "ami", "ove", "ovi", "ymi",
        ],
    ),
    (
        5,
        &[
            "em", "es", "im", "um", "at", "am", "os", "us", "ym", "mi", "ou",
        ],
    ),
    (4, &["a", "e", "i", "o", "u", "y"]),
];

/// The stem of a folded word.
pub(super) fn stem(word: &str) -> String {
    let n_letters = word.chars().count();
    let case = CASES
        .iter()
        .filter(|(least, _)| n_letters >= *least)
        .find_map(|(_, endings)| endings.iter().find_map(|ending| word.strip_suffix(ending)));
    let stem = case.unwrap_or(word);
    let possessive = ["ov", "uv", "in"]
        .iter()
        .find_map(|ending| stem.strip_suffix(ending));
    let stem = possessive
        .filter(|rest| rest.chars().nth(3).is_some())
        .unwrap_or(stem);
    alternated(stem)
}

/// The letter that others alternate with: matka and matce, kniha and knize, pes and psa.
fn alternated(stem: &str) -> String {
    for (written, plain) in [("ct", "ck"), ("st", "sk"), ("c", "k"), ("z", "h")] {
        if let Some(rest) = stem.strip_suffix(written) {
            return format!("{rest}{plain}");
        }
    }
    let mut letters: Vec<char> = stem.chars().collect();
    let n = letters.len();
    if n > 2 && letters[n - 2] == 'e' {
        letters.remove(n - 2);
    }
    letters.into_iter().collect()
}
