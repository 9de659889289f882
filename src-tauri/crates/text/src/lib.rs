//! What are the words of this text?

/// Version of the analysis, kept in the index; an index of another version is rebuilt.
pub const ANALYZER_VERSION: u32 = 1;

/// One term of a text, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The folded term.
    pub term: String,
    /// Position of the term among the words; never decreases. Joined forms share the position of their first part.
    pub position: u32,
    /// First byte in the text as published.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
}

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

/// What kind of thing was found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntityKind {
    /// `#tag`; the value is without the sign.
    Hashtag,
    /// `@name`; the value is without the sign.
    Mention,
    /// An address.
    Link,
}

/// A hashtag, a mention or a link in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// Which of the three.
    pub kind: EntityKind,
    /// First byte in the text as published, the sign included.
    pub start: usize,
    /// Byte after the last one.
    pub end: usize,
    /// The value, without the sign, entities such as `&amp;` decoded.
    pub value: String,
}

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Folds a text: the form in which spellings that mean the same become equal.
pub fn fold(text: &str) -> String {
    text.to_lowercase()
}
/// The terms of a published text, in order of position.
pub fn tokens(_text: &str) -> Vec<Token> {
    Vec::new()
}
/// What to look for when a reader types these words, as one word or one phrase.
pub fn ask(_words: &str) -> Ask {
    Ask::Nothing
}
/// Hashtags, mentions and links in order.
pub fn entities(_text: &str) -> Vec<Entity> {
    Vec::new()
}
/// The host of an address, lower-case, without `www.`.
pub fn host(_url: &str) -> Option<String> {
    None
}
/// The registered domain of an address.
pub fn registered_domain(_url: &str) -> Option<String> {
    None
}
/// Which way the text runs, decided once per post.
pub fn direction(_text: &str) -> Direction {
    Direction::Ltr
}
/// A guess of the language (BCP 47) from the text alone.
pub fn guess_language(_text: &str) -> Option<&'static str> {
    None
}
/// Decodes HTML entities for the screen. Returns `None` where there is nothing to decode.
pub fn decode_entities(_text: &str) -> Option<String> {
    None
}
