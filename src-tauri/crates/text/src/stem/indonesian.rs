//! Indonesian and Malay: prefixes, before which the first letter of a root may melt away.
//!
//! Snowball's stemmer gives `ulis` for `menulis`, since the letters alone do not tell whether the root began with t.
//! The word that was asked for does.

use super::language::without_last;

/// Prefixes, single and one behind another, and what the root begins with after each when its own first letter is
/// lost: `menulis` of tulis, `mengirim` of kirim, `memakai` of pakai, `menyewa` of sewa.
const PREFIXES: &[&str] = &[
    "di", "ke", "se", "ter", "te", "ber", "be", "bel", "per", "pe", "pel", "me", "mem", "men",
    "meng", "meny", "pem", "pen", "peng", "peny", "menge", "penge", "diper", "dipe", "memper",
    "member", "keber", "kese", "pember",
];

/// The first letter of a root, and the prefixes in which it melts away.
const MELTING: &[(char, &[&str])] = &[
    ('t', &["men", "pen"]),
    ('k', &["meng", "peng"]),
    ('p', &["mem", "pem"]),
    ('s', &["meny", "peny"]),
];

/// Whether a term with this stem is a form of the word with the stem `wanted`, whose first letter melted away.
pub(super) fn is_behind_prefix(term: &str, stem: &str, wanted: &str) -> bool {
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| term.starts_with(prefix));
    // After mem- and pem-, Snowball takes an m of the root for the end of a prefix that had swallowed a p.
    let is_of_m = || {
        let rest = wanted.strip_prefix('m');
        rest.is_some_and(|rest| stem.strip_prefix('p') == Some(rest)) && begins(&["mem", "pem"])
    };
    melted(wanted).is_some_and(|(rest, prefixes)| stem == rest && begins(prefixes)) || is_of_m()
}

/// How forms can begin: the stem less its last letter, alone and behind each prefix.
pub(super) fn prefixes(word: &str, base: &str) -> Vec<String> {
    // A stem may have lost what looks like a prefix, as merdeka its first two letters.
    let mut found: Vec<String> = [base, without_last(word)]
        .iter()
        .flat_map(|base| PREFIXES.iter().map(move |prefix| format!("{prefix}{base}")))
        .collect();
    if let Some((rest, prefixes)) = melted(base) {
        found.extend(prefixes.iter().map(|prefix| format!("{prefix}{rest}")));
    }
    found.push(base.to_owned());
    found.push(without_last(word).to_owned());
    found
}

fn melted(stem: &str) -> Option<(&str, &'static [&'static str])> {
    MELTING
        .iter()
        .find_map(|(letter, prefixes)| Some((stem.strip_prefix(*letter)?, *prefixes)))
}
