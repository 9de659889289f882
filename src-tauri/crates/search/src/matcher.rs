//! Words of the index by their form: alike, with stars, by a regular expression.

use std::fmt;
use std::sync::Arc;

use tantivy::Term;
use tantivy::query::{AutomatonWeight, DfaWrapper, EnableScoring, FuzzyTermQuery, Query, Weight};
use tantivy::schema::Field;
use tantivy_fst::{Automaton, Regex};
use text::Ask;

use crate::query::{How, Words};

/// What a folded word has to look like.
#[derive(Clone)]
pub(crate) enum Matcher {
    /// It differs in so few letters.
    Alike(Arc<DfaWrapper>),
    /// A regular expression describes it, from its first letter to its last.
    Pattern(Arc<Regex>),
}

impl Matcher {
    /// What words with `~`, stars or slashes ask for: any one of these. Nothing for words that are to be the same.
    pub(crate) fn of(words: &Words) -> Vec<Self> {
        match words.how {
            How::Alike(letters) => match text::ask(&words.text) {
                Ask::Word(terms) => terms
                    .iter()
                    .filter_map(|term| Self::alike(term, letters))
                    .collect(),
                _ => Vec::new(),
            },
            How::Stars => Self::pattern(&stars_as_pattern(&words.text))
                .into_iter()
                .collect(),
            How::Pattern => Self::pattern(&folded_pattern(&words.text))
                .into_iter()
                .collect(),
            How::Same | How::Near(_) => Vec::new(),
        }
    }

    /// Words that differ from `term` in at most so many letters, 1 or 2.
    pub(crate) fn alike(term: &str, letters: u8) -> Option<Self> {
        let term = Term::from_field_text(Field::from_field_id(0), term);
        let automaton = FuzzyTermQuery::new(term, letters, true).automaton().ok()?;
        Some(Self::Alike(Arc::new(automaton)))
    }

    fn pattern(pattern: &str) -> Option<Self> {
        let regex = Regex::new(pattern).ok()?;
        Some(Self::Pattern(Arc::new(regex)))
    }

    /// Whether a folded word has this form.
    pub(crate) fn matches(&self, word: &str) -> bool {
        let mut state = self.start();
        for byte in word.bytes() {
            if !self.can_match(&state) {
                return false;
            }
            state = self.accept(&state, byte);
        }
        self.is_match(&state)
    }
}

/// A state of either kind of automaton.
#[derive(Clone, Copy)]
pub(crate) enum State {
    Alike(u32),
    Pattern(Option<usize>),
}

impl Automaton for Matcher {
    type State = State;

    fn start(&self) -> State {
        match self {
            Self::Alike(automaton) => State::Alike(automaton.start()),
            Self::Pattern(regex) => State::Pattern(regex.start()),
        }
    }

    fn is_match(&self, state: &State) -> bool {
        match (self, state) {
            (Self::Alike(automaton), State::Alike(state)) => automaton.is_match(state),
            (Self::Pattern(regex), State::Pattern(state)) => regex.is_match(state),
            _ => false,
        }
    }

    fn can_match(&self, state: &State) -> bool {
        match (self, state) {
            (Self::Alike(automaton), State::Alike(state)) => automaton.can_match(state),
            (Self::Pattern(regex), State::Pattern(state)) => regex.can_match(state),
            _ => false,
        }
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        match (self, state) {
            (Self::Alike(automaton), State::Alike(state)) => {
                State::Alike(automaton.accept(state, byte))
            }
            (Self::Pattern(regex), State::Pattern(state)) => {
                State::Pattern(regex.accept(state, byte))
            }
            _ => *state,
        }
    }
}

impl fmt::Debug for Matcher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Alike(_) => "Alike",
            Self::Pattern(_) => "Pattern",
        })
    }
}

/// Posts with a word that has this form. All such words are looked for, however many there are, so totals are exact.
#[derive(Debug, Clone)]
pub(crate) struct MatchQuery {
    pub(crate) field: Field,
    pub(crate) matcher: Matcher,
}

impl Query for MatchQuery {
    fn weight(&self, _: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(AutomatonWeight::new(
            self.field,
            self.matcher.clone(),
        )))
    }
}

/// Says in words why a regular expression cannot be used, if it cannot.
pub(crate) fn check_pattern(pattern: &str) -> Result<(), String> {
    match Regex::new(&folded_pattern(pattern)) {
        Ok(_) => Ok(()),
        Err(error) => Err(in_words(&error)),
    }
}

fn in_words(error: &impl fmt::Display) -> String {
    // Of a syntax error the last line says what it is, those before it draw where.
    let said = error.to_string();
    let last = said.lines().last().unwrap_or_default().trim();
    let last = last.trim_start_matches("error: ").trim_end_matches('.');
    let known = [
        ("state", "it describes too many words at once"),
        ("size", "it describes too many words at once"),
        ("Lazy", "? behind *, + or ? has no meaning for whole words"),
        (
            "Empty",
            "^, $ and \\b are not needed, since it describes whole words",
        ),
    ];
    let known = known.iter().find(|(sign, _)| last.contains(sign));
    known.map_or(last, |(_, words)| words).to_owned()
}

/// A pattern for folded words: its letters are folded, its signs are kept.
fn folded_pattern(pattern: &str) -> String {
    let mut folded = String::with_capacity(pattern.len());
    let mut letters = pattern.chars();
    while let Some(letter) = letters.next() {
        match letter {
            // The letter behind it names a class, or a sign meant as itself.
            '\\' => {
                folded.push('\\');
                folded.extend(letters.next());
            }
            letter if letter.is_alphanumeric() => {
                let one = text::fold(letter.encode_utf8(&mut [0; 4]));
                folded.push_str(&one);
            }
            other => folded.push(other),
        }
    }
    folded
}

fn stars_as_pattern(word: &str) -> String {
    let pieces = word.split(['*', '＊']);
    let folded: Vec<String> = pieces.map(|piece| escaped(&text::fold(piece))).collect();
    folded.join(".*")
}

fn escaped(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        if letter.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(pattern: &str) -> Matcher {
        Matcher::pattern(&folded_pattern(pattern)).unwrap()
    }

    #[test]
    fn a_pattern_describes_a_whole_folded_word() {
        let kurdish = pattern("Kurd(i|ish|en)?");
        assert!(
            ["kurd", "kurdi", "kurdish"]
                .iter()
                .all(|word| kurdish.matches(word))
        );
        assert!(!kurdish.matches("kurdistan") && !kurdish.matches("akurd"));
        assert!(pattern("\\d{4}").matches("2017"));
        assert!(pattern("[А-Я]+").matches("путин"));
        assert!(pattern("Élys.e").matches("elysee"));
    }

    #[test]
    fn a_pattern_that_cannot_be_used_is_explained() {
        assert_eq!(check_pattern("kurd(ish"), Err("unclosed group".to_owned()));
        // What the pattern itself says is no reason.
        assert_eq!(check_pattern("state("), Err("unclosed group".to_owned()));
        for (pattern, reason) in [
            ("a*?", "? behind *"),
            ("^kurd$", "are not needed"),
            ("(a{1000}){1000}", "too many words"),
        ] {
            let said = check_pattern(pattern).unwrap_err();
            assert!(said.contains(reason), "{pattern}: {said}");
        }
        assert_eq!(check_pattern("kurd.*"), Ok(()));
    }

    #[test]
    fn letters_may_be_changed_added_left_out_and_exchanged() {
        let alike = Matcher::alike("tehran", 1).unwrap();
        for word in ["tehran", "tahran", "tehraan", "thran", "tehrna"] {
            assert!(alike.matches(word), "{word}");
        }
        for word in ["tahraan", "teheran2", "iran"] {
            assert!(!alike.matches(word), "{word}");
        }
        // Letters, not bytes.
        assert!(Matcher::alike("تهران", 1).unwrap().matches("تهرن"));
    }
}
