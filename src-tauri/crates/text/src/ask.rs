//! From the words of a query to what is looked for in the index.

use crate::tokens::{MAX_TERM_BYTES, Role, Term, analyse};

/// What to look for in the index for some words of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// Nothing that could be looked for, such as punctuation alone.
    Nothing,
    /// Any one of these terms.
    Word(Vec<String>),
    /// Any term that begins so: a single cluster of a script indexed as pairs.
    Prefix(String),
    /// Terms at these offsets from one another, each with its alternatives.
    Phrase(Vec<(u32, Vec<String>)>),
}

/// What to look for when a reader types these words, as one word or one phrase.
///
/// The words are analysed as posts are, so whatever was copied from a post finds it. A hashtag or a mention on its
/// own asks for the whole; among other words, for its parts. A word in several spellings asks for any of them. A run
/// of a script without spaces asks for its pairs.
///
/// ```
/// use text::Ask;
/// assert_eq!(text::ask("Élysée"), Ask::Word(vec!["elysee".into()]));
/// assert_eq!(text::ask("東京"), Ask::Word(vec!["东京".into()]));
/// assert_eq!(text::ask("京"), Ask::Prefix("京".into()));
/// assert_eq!(text::ask("at&t"), Ask::Phrase(vec![(0, vec!["at".into()]), (1, vec!["t".into()])]));
/// assert_eq!(text::ask("…"), Ask::Nothing);
/// ```
#[must_use]
pub fn ask(words: &str) -> Ask {
    let terms = analyse(words);
    if let Some(whole) = the_whole(&terms) {
        return Ask::Word(whole);
    }
    if let [
        Term {
            role: Role::Single,
            text,
            ..
        },
    ] = terms.as_slice()
    {
        return Ask::Prefix(text.clone());
    }
    let mut phrase = steps(&terms);
    let first = phrase.first().map_or(0, |&(position, _)| position);
    for (position, _) in &mut phrase {
        *position -= first;
    }
    match phrase.len() {
        0 => Ask::Nothing,
        1 => Ask::Word(phrase.remove(0).1),
        _ => Ask::Phrase(phrase),
    }
}

/// The forms of a hashtag, a mention or a word with a half-space that is all there is.
fn the_whole(terms: &[Term]) -> Option<Vec<String>> {
    let start = terms.first()?.position;
    let end = terms.iter().map(|term| term.position + term.span).max()?;
    let whole: Vec<String> = terms
        .iter()
        .filter(|term| matches!(term.role, Role::Tag | Role::Joined))
        .filter(|term| term.position == start && start + term.span == end)
        .map(|term| term.text.clone())
        .collect();
    (!whole.is_empty()).then_some(whole)
}

/// Position and alternatives of each step of a phrase.
fn steps(terms: &[Term]) -> Vec<(u32, Vec<String>)> {
    let mut steps: Vec<(u32, Vec<String>)> = Vec::new();
    // What a joined form covers is not asked for again.
    let mut covered = 0;
    let mut rest = terms;
    while let Some(first) = rest.first() {
        let position = first.position;
        let (here, after) = rest.split_at(rest.partition_point(|term| term.position == position));
        rest = after;
        if position < covered {
            continue;
        }
        let texts = |wanted: fn(Role) -> bool| -> Vec<String> {
            here.iter()
                .filter(|term| wanted(term.role))
                .map(|term| term.text.clone())
                .collect()
        };
        if let Some(joined) = here.iter().find(|term| term.role == Role::Joined) {
            covered = position + joined.span;
            steps.push((position, texts(|role| role == Role::Joined)));
            continue;
        }
        let mut alternatives =
            texts(|role| matches!(role, Role::Word | Role::Variant | Role::Pair | Role::Single));
        if alternatives.is_empty() {
            // A hashtag without parts of its own.
            alternatives = texts(|role| role == Role::Tag);
        }
        if !alternatives.is_empty() {
            steps.push((position, alternatives));
        }
    }
    steps
}

/// How many adjacent words are also looked for as one.
pub const MAX_JOINED: usize = 4;

/// The terms that adjacent words of a query make when they are written as one, as hashtags often are.
///
/// Empty for fewer than two words or more than [`MAX_JOINED`], and where one of them is not a single term: a phrase, a
/// run of a script without spaces (whose pairs are found inside longer runs anyway), punctuation. Words with several
/// spellings give several terms, at most eight.
///
/// ```
/// assert_eq!(text::joined(&["Black", "lives", "matter"]), ["blacklivesmatter"]);
/// assert_eq!(text::joined(&["جمهوری", "اسلامی"]), ["جمهورياسلامي"]);
/// assert!(text::joined(&["alone"]).is_empty());
/// ```
#[must_use]
pub fn joined(words: &[&str]) -> Vec<String> {
    if !(2..=MAX_JOINED).contains(&words.len()) {
        return Vec::new();
    }
    let mut joined = vec![String::new()];
    for word in words {
        let Ask::Word(spellings) = ask(word) else {
            return Vec::new();
        };
        joined = joined
            .iter()
            .flat_map(|start| spellings.iter().map(move |word| format!("{start}{word}")))
            .take(MAX_SPELLINGS)
            .collect();
    }
    joined.retain(|term| term.len() <= MAX_TERM_BYTES);
    joined
}

/// How many spellings of joined words are looked for.
const MAX_SPELLINGS: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    fn word(terms: &[&str]) -> Ask {
        Ask::Word(terms.iter().map(|&term| term.to_owned()).collect())
    }

    fn phrase(steps: &[(u32, &str)]) -> Ask {
        Ask::Phrase(
            steps
                .iter()
                .map(|&(at, term)| (at, vec![term.to_owned()]))
                .collect(),
        )
    }

    #[test]
    fn a_word_asks_for_all_its_spellings_but_not_for_its_pieces() {
        assert_eq!(ask("Flüchtlinge"), word(&["fluchtlinge", "fluechtlinge"]));
        assert_eq!(ask("Србија"), word(&["србија", "srbija"]));
        assert_eq!(ask("l'homme"), word(&["lhomme"]));
    }

    #[test]
    fn a_hashtag_asks_for_the_whole_and_inside_a_phrase_for_its_parts() {
        assert_eq!(ask("#MaduroRegime"), word(&["maduroregime"]));
        assert_eq!(
            ask("#MaduroRegime falls"),
            phrase(&[(0, "maduro"), (1, "regime"), (2, "falls")])
        );
        assert_eq!(ask("@Ali_123"), word(&["ali_123"]));
        assert_eq!(ask("ali_123"), phrase(&[(0, "ali"), (1, "123")]));
    }

    #[test]
    fn the_three_spellings_of_a_persian_verb_ask_for_the_joined_form() {
        for verb in ["میخواهم", "می\u{200C}خواهم", "می خواهم"] {
            assert_eq!(ask(verb), word(&["ميخواهم"]), "{verb}");
        }
        let sentence = phrase(&[(0, "من"), (1, "ميخواهم"), (3, "بروم")]);
        assert_eq!(ask("من می\u{200C}خواهم بروم"), sentence);
        assert_eq!(ask("من می خواهم بروم"), sentence);
    }

    #[test]
    fn a_run_without_spaces_asks_for_its_pairs() {
        assert_eq!(ask("反送中"), phrase(&[(0, "反送"), (1, "送中")]));
        assert_eq!(ask("ไทย2019"), phrase(&[(0, "ไท"), (1, "ทย"), (3, "2019")]));
        assert_eq!(ask("が"), Ask::Prefix("が".to_owned()));
    }

    #[test]
    fn a_domain_asks_for_its_labels_so_that_hosts_under_it_are_found() {
        assert_eq!(ask("www.PressTV.ir"), phrase(&[(0, "presstv"), (1, "ir")]));
    }

    #[test]
    fn adjacent_words_are_also_one_word_in_each_of_their_spellings() {
        assert_eq!(joined(&["für", "Syrien"]), ["fursyrien", "fuersyrien"]);
        assert_eq!(joined(&["election", "2016"]), ["election2016"]);
        assert_eq!(joined(&["ä"; 4]).len(), 8);
        for words in [
            &["a", "at&t"][..],
            &["反送中", "now"],
            &["a", "…"],
            &["a"; 5],
            &[],
        ] {
            assert!(joined(words).is_empty(), "{words:?}");
        }
    }

    #[test]
    fn signs_alone_ask_for_nothing() {
        for signs in [
            "",
            " ",
            "…",
            "---",
            "#",
            "@",
            "\u{200F}",
            "ء",
            "https://t.co/abcdefghij",
        ] {
            assert_eq!(ask(signs), Ask::Nothing, "{signs}");
        }
    }
}
