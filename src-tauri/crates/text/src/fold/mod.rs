//! Folding: the form in which spellings that mean the same become equal.
//!
//! A character folds on its own, by a table filled block by block as characters occur, unless the text holds one
//! that may compose with its neighbour; then the run is normalised first.

mod han;
mod indic;
mod rules;

use compact_str::CompactString;
use icu_normalizer::properties::CanonicalCombiningClassMapBorrowed;

use crate::chars::{self, flag};

/// Folds a text: the form in which spellings that mean the same become equal.
///
/// NFKC and full case folding, then the rules of the table on the front page: letters of the Arabic family, marks, digits,
/// traditional characters and so on. White space and punctuation stay. Folding a folded text changes nothing.
///
/// ```
/// assert_eq!(text::fold("Élysée"), "elysee");
/// assert_eq!(text::fold("علی"), text::fold("علي"));
/// assert_eq!(text::fold("٢٠١٩"), "2019");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a word, which seldom needs memory of its own.
pub(crate) fn fold_word(word: &str) -> CompactString {
    let mut folded = CompactString::default();
    fold_into(word, &mut folded);
    folded
}

/// What a folded text is appended to.
pub(crate) trait Folded: AsRef<str> {
    fn push(&mut self, c: char);
    fn push_str(&mut self, text: &str);
    fn truncate(&mut self, len: usize);
    fn as_mut_str(&mut self) -> &mut str;
}

macro_rules! folded {
    ($type:ty) => {
        impl Folded for $type {
            fn push(&mut self, c: char) {
                self.push(c);
            }

            fn push_str(&mut self, text: &str) {
                self.push_str(text);
            }

            fn truncate(&mut self, len: usize) {
                self.truncate(len);
            }

            fn as_mut_str(&mut self) -> &mut str {
                self.as_mut_str()
            }
        }
    };
}
folded!(String);
folded!(CompactString);

/// Folds a hashtag, a mention or a host to the form in which they are compared: without sign and white space.
///
/// ```
/// assert_eq!(text::fold_tag("＃Brexit"), "brexit");
/// assert_eq!(text::fold_tag("@Ali_123"), "ali_123");
/// ```
#[must_use]
pub fn fold_tag(tag: &str) -> String {
    let bare = tag.trim().trim_start_matches(['#', '＃', '@', '＠']);
    let mut folded = fold(bare);
    folded.retain(|c| !c.is_whitespace());
    folded
}

/// Appends the folded form of a text.
pub(crate) fn fold_into(text: &str, folded: &mut impl Folded) {
    let start = folded.as_ref().len();
    if text.is_ascii() {
        folded.push_str(text);
        folded.as_mut_str()[start..].make_ascii_lowercase();
        return;
    }
    for c in text.chars() {
        let entry = chars::entry(c);
        if entry.has(flag::CONTEXT) {
            folded.truncate(start);
            fold_run(text, folded);
            return;
        }
        push(c, entry, start, folded);
    }
}

/// Folds a text in which a character may compose with the one before it.
fn fold_run(text: &str, folded: &mut impl Folded) {
    // What is always dropped must not stand between a letter and its mark.
    let mut current: String = text
        .chars()
        .filter(|&c| !chars::entry(c).is_dropped())
        .collect();
    // One round is nearly always enough; more are needed where folding itself brings a letter and a mark together.
    for _ in 0..8 {
        let normal = rules::NFKC.normalize(&current);
        let mut next = String::with_capacity(normal.len());
        for c in normal.chars() {
            push(c, chars::entry(c), 0, &mut next);
        }
        if next == current {
            break;
        }
        current = next;
    }
    folded.push_str(&current);
}

/// Appends what one character folds to, composing it with the piece of a vowel that stands before it.
fn push(c: char, entry: chars::Entry, start: usize, folded: &mut impl Folded) {
    let replacement = entry.folded(c);
    if entry.has(flag::SECOND_PIECE)
        && let Some(previous) = folded.as_ref()[start..].chars().next_back()
        && let Some(second) = replacement.chars().next()
        && let Some(letter) = indic::compose(previous, second)
    {
        folded.truncate(folded.as_ref().len() - previous.len_utf8());
        folded.push(letter);
        return;
    }
    folded.push_str(replacement);
}

/// What the table holds of one character: the text it folds to, and the flags that folding needs.
pub(crate) fn describe(c: char) -> (String, u8) {
    let folded = rules::fold_char(c);
    let mut flags = 0;
    if needs_context(c) && !rules::is_dropped(c)
        || folded.chars().any(|d| d != c && needs_context(d))
    {
        flags |= flag::CONTEXT;
    }
    if indic::is_second(c) {
        flags |= flag::SECOND_PIECE;
    }
    (folded, flags)
}

/// Whether NFKC may do something to a character because of what stands before it.
fn needs_context(c: char) -> bool {
    CanonicalCombiningClassMapBorrowed::new().get_u8(c) != 0 || combines_with_what_stands_before(c)
}

/// Characters of combining class 0 that are the second half of a canonical composition.
///
/// The half-width voiced marks become such characters in NFKC. A test compares the list with the Unicode data.
fn combines_with_what_stands_before(c: char) -> bool {
    matches!(c,
        // Hangul vowels and final consonants.
        '\u{1161}'..='\u{1175}' | '\u{11A8}'..='\u{11C2}'
        | '\u{9BE}' | '\u{9D7}' | '\u{B3E}' | '\u{B56}' | '\u{B57}' | '\u{BBE}' | '\u{BD7}' | '\u{CC2}'
        | '\u{CD5}' | '\u{CD6}' | '\u{D3E}' | '\u{D57}' | '\u{DCF}' | '\u{DDF}' | '\u{102E}' | '\u{1B35}'
        | '\u{11127}' | '\u{1133E}' | '\u{11357}' | '\u{113B8}' | '\u{113BB}' | '\u{113C2}' | '\u{113C9}'
        | '\u{114B0}' | '\u{114BA}' | '\u{114BD}' | '\u{115AF}' | '\u{11930}' | '\u{1611E}'..='\u{16120}'
        | '\u{16129}' | '\u{16D67}')
}

#[cfg(test)]
mod tests;
