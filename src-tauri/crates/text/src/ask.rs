//! From the words of a query to what is looked for in the index.

use crate::tokens::{Role, Term, analyse};

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

#[cfg(test)]
mod tests;
