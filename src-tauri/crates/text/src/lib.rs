//! What are the words of this text?
//!
//! Everything the program knows of words, in every script: folding, the cutting of a text into terms, what a query
//! looks for, which terms are forms of a word, and what was found in a text on the way (hashtags, mentions, links,
//! direction, language).
//! One folded field serves all languages, so which terms a post gets depends on its characters alone, and a query is
//! analysed by the same code. Pure functions; nothing here reads a file or knows the index.
//!
//! The folding table, after NFKC and full case folding:
//!
//! | script | rule |
//! |---|---|
//! | all | characters that are not seen and bidi controls removed; decimal digits of any script → 0-9 |
//! | Arabic family | آ أ إ ٱ → ا; ى ی ې ے ئ → ي; ک ڪ → ك; ة ۀ ہ ھ ە → ه; ؤ ۆ ۇ → و; ں → ن; ڕ ڒ → ر; ء, tatweel and marks removed |
//! | Latin, Greek | marks removed; æ → ae, œ → oe, ø → o, ð đ → d, ł → l, þ → th, ı → i |
//! | Cyrillic | ё → е, stress removed |
//! | Hebrew | points removed |
//! | Devanagari and kin | nukta removed, candrabindu → anusvara, vowels in two pieces composed, ৎ → ত্ |
//! | Han | traditional → simplified where that is unambiguous (`data/traditional-simplified.tsv`, from OpenCC) |
//!
//! ```
//! use text::Ask;
//!
//! let post = "RT @Ali_123: #BlackLivesMatter in 東京都";
//! let terms: Vec<String> = text::tokens(post).into_iter().map(|token| token.term.into()).collect();
//! assert!(terms.contains(&"blacklivesmatter".to_owned()));
//! assert!(terms.contains(&"lives".to_owned()));
//!
//! let Ask::Word(wanted) = text::ask("東京") else { panic!("two clusters are one pair") };
//! assert!(terms.contains(&wanted[0]));
//! ```

mod address;
mod ask;
mod chars;
mod direction;
mod entities;
mod fold;
mod forms;
mod html;
mod language;
mod stem;
mod tokens;

pub use address::{host, registered_domain};
pub use ask::{Ask, MAX_JOINED, ask, asks, joined};
pub use direction::{Direction, direction};
pub use entities::{Entity, EntityKind, entities, links};
pub use fold::{fold, fold_tag};
pub use html::{Decoded, decode_entities, decode_entities_with_map};
pub use language::guess_language;
pub use stem::{Forms, StemLanguage};
pub use tokens::{MAX_TERM_BYTES, Token, tokens};

/// Version of the analysis, kept in the index; an index of another version is rebuilt.
///
/// Raised with every change that gives a text other terms: of the rules, of the tables, of the Unicode data.
pub const ANALYZER_VERSION: u32 = 2;
