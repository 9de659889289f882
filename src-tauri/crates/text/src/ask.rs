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
/// This is the first of [`asks`], which finds more where the words hold half-spaces.
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
    asks(words).swap_remove(0)
}

/// Everything to look for when a reader types these words, as one word or one phrase: any one of it is enough.
///
/// Never empty, at most eight. More than one only where two words are written as one with a half-space, which others
/// write with a space or solid; a solid spelling is one position, the others are one for each part.
///
/// ```
/// use text::Ask;
/// let republic = text::asks("جمهوری\u{200C}اسلامی");
/// assert_eq!(republic[0], Ask::Word(vec!["جمهورياسلامي".into()]));
/// assert_eq!(republic[1], text::ask("جمهوری اسلامی"));
/// assert_eq!(text::asks("می\u{200C}خواهم").len(), 1, "an affix has no position of its own");
/// ```
#[must_use]
pub fn asks(words: &str) -> Vec<Ask> {
    let terms = analyse(words);
    if let [
        Term {
            role: Role::Single,
            text,
            ..
        },
    ] = terms.as_slice()
    {
        return vec![Ask::Prefix(text.to_string())];
    }
    if let Some(whole) = the_whole(&terms) {
        let mut asks = vec![Ask::Word(whole)];
        if terms.iter().any(is_solid) {
            asks.push(phrase(&terms, &[]));
        }
        return asks;
    }
    let mut solids: Vec<&Term> = terms.iter().filter(|term| is_solid(term)).collect();
    // Each may be written in either way; where there are many, all of them are written alike.
    let ways: Vec<usize> = match solids.len() {
        n @ 0..=3 => (0..1 << n).collect(),
        _ => vec![0, usize::MAX],
    };
    solids.truncate(usize::BITS as usize);
    let choose = |way: usize| -> Vec<&Term> {
        let numbered = solids.iter().enumerate();
        numbered
            .filter(|(at, _)| way >> at & 1 == 1)
            .map(|(_, term)| *term)
            .collect()
    };
    ways.into_iter()
        .map(|way| phrase(&terms, &choose(way)))
        .collect()
}

/// Whether a term stands for several positions that are one when it is written solid.
fn is_solid(term: &Term) -> bool {
    term.role == Role::Joined && term.span > 1
}

/// The forms of a hashtag, a mention or a word in pieces that is all there is.
fn the_whole(terms: &[Term]) -> Option<Vec<String>> {
    let start = terms.first()?.position;
    let end = terms.iter().map(|term| term.position + term.span).max()?;
    [Role::Tag, Role::Joined].into_iter().find_map(|role| {
        let whole: Vec<String> = terms
            .iter()
            .filter(|term| term.role == role)
            .filter(|term| term.position == start && start + term.span == end)
            .map(|term| term.text.to_string())
            .collect();
        (!whole.is_empty()).then_some(whole)
    })
}

/// The words as a phrase in which `solids` are written as one word, and all others in pieces as in parts.
fn phrase(terms: &[Term], solids: &[&Term]) -> Ask {
    let mut steps: Vec<(u32, Vec<String>)> = Vec::new();
    // What a solid word covers is not asked for again, and makes the phrase shorter.
    let (mut covered, mut shorter) = (0, 0);
    for here in terms.chunk_by(|a, b| a.position == b.position) {
        let position = here[0].position;
        if position < covered {
            continue;
        }
        let place = position - shorter;
        if let Some(solid) = solids.iter().find(|solid| solid.position == position) {
            covered = position + solid.span;
            shorter += solid.span - 1;
            steps.push((place, vec![solid.text.to_string()]));
            continue;
        }
        let alternatives = alternatives(here);
        if !alternatives.is_empty() {
            steps.push((place, alternatives));
        }
    }
    let first = steps.first().map_or(0, |&(place, _)| place);
    for (place, _) in &mut steps {
        *place -= first;
    }
    match steps.len() {
        0 => Ask::Nothing,
        1 => Ask::Word(steps.remove(0).1),
        _ => Ask::Phrase(steps),
    }
}

/// What may stand at one position.
fn alternatives(here: &[Term]) -> Vec<String> {
    let texts = |wanted: fn(&Term) -> bool| -> Vec<String> {
        let wanted = here.iter().filter(|term| wanted(term));
        wanted.map(|term| term.text.to_string()).collect()
    };
    let joined = texts(|term| term.role == Role::Joined && term.span == 1);
    if !joined.is_empty() {
        return joined;
    }
    let mut words: Vec<&Term> = here.iter().filter(|term| term.role == Role::Word).collect();
    if words.len() > 1 {
        // A word and its affixes: as they are joined, else without the affixes.
        words.sort_by_key(|word| word.start);
        let joined: String = words.iter().map(|word| word.text.as_str()).collect();
        if here.iter().any(|term| term.text == joined) {
            return vec![joined];
        }
        let longest = words.iter().rev().max_by_key(|word| word.text.len());
        return longest
            .map(|word| word.text.to_string())
            .into_iter()
            .collect();
    }
    let found = texts(|term| {
        matches!(
            term.role,
            Role::Word | Role::Variant | Role::Pair | Role::Single
        )
    });
    if found.is_empty() {
        // A hashtag without parts of its own.
        return texts(|term| term.role == Role::Tag);
    }
    found
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
        let sentence = phrase(&[(0, "من"), (1, "ميخواهم"), (2, "بروم")]);
        for written in [
            "من میخواهم بروم",
            "من می\u{200C}خواهم بروم",
            "من می خواهم بروم",
        ] {
            assert_eq!(ask(written), sentence, "{written}");
        }
    }

    #[test]
    fn a_word_with_a_half_space_is_looked_for_apart_and_solid() {
        let (republic, iran) = ("جمهوری\u{200C}اسلامی", "ایران");
        let apart = phrase(&[(0, "جمهوري"), (1, "اسلامي"), (2, "ايران")]);
        let solid = phrase(&[(0, "جمهورياسلامي"), (1, "ايران")]);
        assert_eq!(asks(&format!("{republic} {iran}")), [apart, solid]);
        let apart = phrase(&[(0, "كتاب"), (1, "خانهها"), (2, "و")]);
        let solid = phrase(&[(0, "كتابخانهها"), (1, "و")]);
        assert_eq!(asks("کتاب\u{200C}خانه\u{200C}ها و"), [apart, solid]);
        assert_eq!(asks(&[republic; 3].join(" ")).len(), 8);
        assert_eq!(asks(&[republic; 100].join(" ")).len(), 2);
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
