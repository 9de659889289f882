//! Word forms: which terms of the index are forms of a word.
//!
//! Nothing of this is in the index. A query that asks for word forms walks the sorted terms that begin like one of
//! [`Forms::prefixes`] and keeps those that [`Forms::is_form`] says are forms of the word. Both sides are folded
//! first and stemmed then, so what a stemmer would tell apart by a mark is not told apart here.
//!
//! Most stemmers are those of the Snowball project (<https://snowballstem.org>), by the crate `frostem`. Arabic,
//! Persian and Sorani have their own, since affixes there are written into the word on both sides, and Czech has one
//! that needs no marks.

mod adjusted;
mod arabic;
mod czech;
mod indonesian;
mod language;
mod persian;
mod sorani;

use crate::fold::fold;

pub use language::StemLanguage;

/// How many characters a word needs to have forms.
///
/// Three are a whole word where short vowels are not written (حسن, of which والحسن is a form), where vowels are signs,
/// and where endings are long (мир, год, φορά).
const LEAST_LETTERS: usize = 3;

/// The forms of a word, as far as they can be told from its letters.
///
/// ```
/// use text::{Forms, StemLanguage};
///
/// let forms = Forms::of("Санкция", &[StemLanguage::Russian]).expect("long enough, and Cyrillic");
/// assert_eq!(forms.prefixes(), ["санк"]);
/// assert!(forms.is_form("санкциями") && !forms.is_form("санкт"));
/// assert!(Forms::of("EU", &[StemLanguage::German]).is_none());
/// ```
#[derive(Debug, Clone)]
pub struct Forms {
    word: String,
    known: Vec<Known>,
    prefixes: Vec<String>,
}

/// What one language says of the word.
#[derive(Debug, Clone)]
struct Known {
    language: StemLanguage,
    stem: String,
    /// How forms can begin in this language.
    prefixes: Vec<String>,
}

impl Forms {
    /// The forms of one word in any of these languages.
    ///
    /// `None` if there is nothing to look for: in none of the languages is the word written in its script, or it has
    /// fewer than three letters.
    #[must_use]
    pub fn of(word: &str, languages: &[StemLanguage]) -> Option<Self> {
        let word = fold(word.trim());
        word.chars().nth(LEAST_LETTERS - 1)?;
        let mut known: Vec<Known> = Vec::new();
        for &language in languages {
            let is_new = !known.iter().any(|known| known.language == language);
            if is_new && language.writes(&word) {
                let stem = language.stem(&word);
                let prefixes = language.prefixes(&word, &stem);
                known.push(Known {
                    language,
                    stem,
                    prefixes,
                });
            }
        }
        if known.is_empty() {
            return None;
        }
        let mut prefixes: Vec<String> = known
            .iter()
            .flat_map(|known| known.prefixes.iter().cloned())
            .collect();
        prefixes.sort_unstable();
        // A prefix covers those that begin with it.
        prefixes.dedup_by(|later, earlier| later.starts_with(earlier.as_str()));
        Some(Self {
            word,
            known,
            prefixes,
        })
    }

    /// The word itself, folded.
    #[must_use]
    pub fn word(&self) -> &str {
        &self.word
    }

    /// How its forms can begin: in order, none beginning with another.
    ///
    /// Every term of which [`Self::is_form`] holds begins with one of them.
    #[must_use]
    pub fn prefixes(&self) -> &[String] {
        &self.prefixes
    }

    /// Whether a folded term is a form of the word, the word itself included.
    ///
    /// A word that is a stem, or a term cut off somewhere in its ending (`санкц`, `санкциям`), has the words it was
    /// cut from as its forms.
    #[must_use]
    pub fn is_form(&self, term: &str) -> bool {
        term == self.word
            || self
                .known
                .iter()
                .any(|known| known.is_form(term, &self.word))
    }
}

impl Known {
    fn is_form(&self, term: &str, word: &str) -> bool {
        let begins_right = |prefix: &String| term.starts_with(prefix.as_str());
        if !self.prefixes.iter().any(begins_right) {
            return false;
        }
        let stem = self.language.stem(term);
        // The word may be the term cut off in its ending: a stem, or a stem with half an ending.
        let is_cut = term.starts_with(word) && word.starts_with(&stem);
        let has_stem = |wanted| self.language.is_form(term, &stem, wanted);
        is_cut || has_stem(&self.stem) || has_stem(word)
    }
}

#[cfg(test)]
mod tests;
