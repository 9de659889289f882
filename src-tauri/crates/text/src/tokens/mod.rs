//! From text to terms, in one pass: entities first, then emoji, words, and pairs for scripts without spaces.

mod affix;
mod emoji;
mod link;
mod run;
mod tag;
mod word;

use compact_str::CompactString;

use crate::chars::{self, Class};
use crate::entities::{self, EntityKind};
use crate::html;

/// Terms longer than this many bytes are left out.
pub const MAX_TERM_BYTES: usize = 200;

/// One term of a text, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The folded term; one of up to 24 bytes, as nearly all are, takes no memory of its own.
    pub term: CompactString,
    /// Position of the term among the words; never decreases. Joined forms share the position of their first part,
    /// Persian affixes that of the word they belong to.
    pub position: u32,
    /// First byte in the text as published.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
}

/// Lists the terms of a published text, in order of position.
///
/// One position can hold several terms: a hashtag and its first part, a word and its other spellings. The range of a
/// hashtag or a mention is without its sign. Terms over [`MAX_TERM_BYTES`] are left out and keep their position.
///
/// ```
/// let terms = |text| -> Vec<_> {
///     text::tokens(text).into_iter().map(|token| (token.term, token.position)).collect()
/// };
/// assert_eq!(
///     terms("#MaduroRegime falls"),
///     [("maduroregime".into(), 0), ("maduro".into(), 0), ("regime".into(), 1), ("falls".into(), 2)]
/// );
/// assert_eq!(terms("東京都"), [("东京".into(), 0), ("京都".into(), 1), ("都".into(), 2)]);
/// ```
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    analyse(text)
        .into_iter()
        .map(|term| Token {
            term: term.text,
            position: term.position,
            start: term.start,
            end: term.end,
        })
        .collect()
}

/// What a term is to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// A word as it stands.
    Word,
    /// Another spelling of the word at the same position.
    Variant,
    /// A piece of the word at the same position, found by itself but never asked for: `homme` of `l'homme`.
    Piece,
    /// Two neighbouring clusters of a script without spaces.
    Pair,
    /// The last cluster of a run of several.
    Tail,
    /// The only cluster of a run.
    Single,
    /// A whole hashtag or mention, or another spelling of it; its parts follow from the same position on.
    Tag,
    /// A whole host; its parts follow from the same position on.
    Host,
    /// Two parts of a word that are also written as one, or another spelling of it.
    Joined,
}

/// A term with everything that asking for it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Term {
    pub(crate) text: CompactString,
    pub(crate) position: u32,
    /// How many positions it covers.
    pub(crate) span: u32,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) role: Role,
}

/// Analyses a published text. Ranges are those of the published text, positions do not decrease.
pub(crate) fn analyse(text: &str) -> Vec<Term> {
    let Some(decoded) = html::decode_entities_with_map(text) else {
        return cut_text(text);
    };
    let mut terms = cut_text(&decoded.text);
    for term in &mut terms {
        (term.start, term.end) = decoded.published_range(term.start, term.end);
    }
    terms
}

fn cut_text(text: &str) -> Vec<Term> {
    let mut cutter = Cutter::new(text);
    let mut at = 0;
    for found in entities::scan(text) {
        cutter.cut(at, found.start);
        match found.kind {
            EntityKind::Hashtag => cutter.hashtag(found.value_start, found.end),
            EntityKind::Mention => cutter.mention(found.value_start, found.end),
            EntityKind::Link => cutter.link(found.start, found.end),
        }
        at = found.end;
    }
    cutter.cut(at, text.len());
    cutter.terms
}

/// The state of one pass over a text.
struct Cutter<'a> {
    text: &'a str,
    terms: Vec<Term>,
    /// Position of the next word.
    position: u32,
    /// Whether the text is Serbian by its letters; not known until the first Cyrillic word.
    serbian: Option<bool>,
    /// The plain Arabic-script words that ended just before: what a free-standing prefix or suffix is joined with.
    neighbours: Option<affix::Neighbours>,
}

impl<'a> Cutter<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            terms: Vec::with_capacity(text.len() / 6 + 1),
            position: 0,
            serbian: None,
            neighbours: None,
        }
    }

    /// Cuts a stretch without entities. What stands outside it is not looked at.
    fn cut(&mut self, from: usize, to: usize) {
        let text = &self.text[..to];
        let bytes = text.as_bytes();
        let mut at = from;
        while at < to {
            let byte = bytes[at];
            if byte.is_ascii() {
                if let Some(end) = emoji::keycap_end(text, at) {
                    self.emoji(at, end);
                    at = end;
                } else if byte.is_ascii_alphanumeric() {
                    at = self.word(at, to);
                } else {
                    at += 1;
                }
                continue;
            }
            let Some(c) = text[at..].chars().next() else {
                return;
            };
            at = match chars::class(c) {
                Class::Letter | Class::Digit => self.word(at, to),
                Class::Pair => self.run(at, to),
                Class::Emoji => {
                    let end = emoji::sequence_end(text, at);
                    self.emoji(at, end);
                    end
                }
                Class::Several => {
                    let end = at + c.len_utf8();
                    self.cut_other(chars::entry(c).folded(c), at, end);
                    end
                }
                _ => at + c.len_utf8(),
            };
        }
    }

    /// Cuts another text that stands for the range given, such as what ﷺ or a percent-coded path means.
    fn cut_other(&mut self, meant: &str, start: usize, end: usize) {
        let mut other = Cutter::new(meant);
        other.position = self.position;
        other.cut(0, meant.len());
        self.position = other.position;
        self.neighbours = None;
        self.terms.extend(
            other
                .terms
                .into_iter()
                .map(|term| Term { start, end, ..term }),
        );
    }

    /// Adds a term at a position, unless it is empty or too long.
    fn push(
        &mut self,
        text: CompactString,
        position: u32,
        (start, end): (usize, usize),
        role: Role,
    ) {
        self.insert(self.terms.len(), text, (position, 1), (start, end), role);
    }

    /// Adds a term that covers `span` positions before others that are there already.
    fn insert(
        &mut self,
        index: usize,
        text: CompactString,
        (position, span): (u32, u32),
        (start, end): (usize, usize),
        role: Role,
    ) {
        if text.is_empty() || text.len() > MAX_TERM_BYTES {
            return;
        }
        let term = Term {
            text,
            position,
            span,
            start,
            end,
            role,
        };
        self.terms.insert(index, term);
    }
}

#[cfg(test)]
mod tests;
