//! Hashtags, mentions and links in a text, by the rules that Twitter itself used.
//!
//! Written after the grammar that twitter-text documents and checked with its conformance suite. Two differences on
//! purpose: a full-width number sign needs no space before it (香港＃HongKong), and names end where names may end
//! without regard to lists (`@name/list`).

mod link;

use crate::html;

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

/// Finds hashtags, mentions and links in a published text, in order; none overlaps another.
///
/// ```
/// use text::EntityKind::{Hashtag, Link, Mention};
/// let found = text::entities("RT @Ali_123: #Iran http://example.com/?a=1&amp;b=2");
/// let found: Vec<_> = found.iter().map(|e| (e.kind, e.value.as_str())).collect();
/// assert_eq!(found, [(Mention, "Ali_123"), (Hashtag, "Iran"), (Link, "http://example.com/?a=1&b=2")]);
/// ```
#[must_use]
pub fn entities(text: &str) -> Vec<Entity> {
    let decoded = html::decode_entities_with_map(text);
    let seen = decoded.as_ref().map_or(text, |decoded| &decoded.text);
    scan(seen)
        .into_iter()
        .map(|found| {
            let (start, end) = match &decoded {
                Some(decoded) => decoded.published_range(found.start, found.end),
                None => (found.start, found.end),
            };
            Entity {
                kind: found.kind,
                start,
                end,
                value: found.value(seen).to_owned(),
            }
        })
        .collect()
}

/// Finds the links alone, as their byte ranges in the published text.
///
/// ```
/// assert_eq!(text::links("see http://example.com/ now #Iran"), [(4, 23)]);
/// ```
#[must_use]
pub fn links(text: &str) -> Vec<(usize, usize)> {
    let decoded = html::decode_entities_with_map(text);
    let seen = decoded.as_ref().map_or(text, |decoded| &decoded.text);
    scan(seen)
        .into_iter()
        .filter(|found| found.kind == EntityKind::Link)
        .map(|found| match &decoded {
            Some(decoded) => decoded.published_range(found.start, found.end),
            None => (found.start, found.end),
        })
        .collect()
}

/// An entity of a decoded text, by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) kind: EntityKind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// First byte after the sign.
    pub(crate) value_start: usize,
}

impl Found {
    pub(crate) fn value(self, text: &str) -> &str {
        &text[self.value_start..self.end]
    }
}

/// Bytes at which [`scan`] looks twice: the signs, and what is inside or before an address.
const MAY_BEGIN: [bool; 256] = {
    let mut may_begin = [false; 256];
    let mut at = 0;
    while at < SIGNS.len() {
        may_begin[SIGNS[at] as usize] = true;
        at += 1;
    }
    may_begin
};

const SIGNS: [u8; 5] = [b'.', b':', b'#', b'@', 0xEF];

/// Finds the entities of a decoded text.
pub(crate) fn scan(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found: Vec<Found> = Vec::new();
    // Where the last entity ended: nothing before it is looked at again.
    let mut floor = 0;
    let mut at = 0;
    while let Some(next) = bytes[at..]
        .iter()
        .position(|byte| MAY_BEGIN[usize::from(*byte)])
    {
        at += next;
        let entity = match bytes[at] {
            b'.' => link::without_scheme(text, floor, at),
            b':' => link::with_scheme(text, floor, at),
            b'#' => hashtag(text, at, 1),
            b'@' => mention(text, at, 1),
            0xEF if text[at..].starts_with('＃') => hashtag(text, at, 3),
            0xEF if text[at..].starts_with('＠') => mention(text, at, 3),
            _ => None,
        };
        match entity {
            Some(entity) => {
                at = entity.end;
                floor = entity.end;
                found.push(entity);
            }
            None => at += 1,
        }
    }
    found
}

fn hashtag(text: &str, at: usize, sign_len: usize) -> Option<Found> {
    let before = text[..at].chars().next_back();
    let is_boundary = match before {
        None | Some('\u{FE0E}' | '\u{FE0F}') => true,
        Some(_) if sign_len == 3 => true,
        Some(c) => c != '&' && !is_tag_char(c),
    };
    if !is_boundary {
        return None;
    }
    let value_start = at + sign_len;
    let rest = &text[value_start..];
    // #️⃣ is an emoji.
    if rest.starts_with(['\u{FE0F}', '\u{20E3}']) {
        return None;
    }
    let len = rest.find(|c| !is_tag_char(c)).unwrap_or(rest.len());
    let (tag, after) = rest.split_at(len);
    if !tag.chars().any(is_tag_letter) || after.starts_with(['#', '＃']) || after.starts_with("://")
    {
        return None;
    }
    Some(Found {
        kind: EntityKind::Hashtag,
        start: at,
        end: value_start + len,
        value_start,
    })
}

fn is_tag_letter(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic() && !c.is_numeric() || is_mark(c)
}

fn is_tag_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    // Joiners, and the punctuation that words of some scripts hold.
    matches!(
        c,
        '\u{200C}'
            | '\u{200D}'
            | '\u{A67E}'
            | '\u{5BE}'
            | '\u{5F3}'
            | '\u{5F4}'
            | '\u{FF5E}'
            | '\u{301C}'
            | '\u{309B}'
            | '\u{309C}'
            | '\u{30A0}'
            | '\u{30FB}'
            | '\u{3003}'
            | '\u{F0B}'
            | '\u{F0C}'
            | '\u{B7}'
    ) || is_tag_letter(c)
        || is_decimal(c)
}

fn is_mark(c: char) -> bool {
    use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};
    GeneralCategoryGroup::Mark
        .contains(icu_properties::CodePointMapData::<GeneralCategory>::new().get(c))
}

fn is_decimal(c: char) -> bool {
    use icu_properties::props::GeneralCategory;
    icu_properties::CodePointMapData::<GeneralCategory>::new().get(c)
        == GeneralCategory::DecimalNumber
}

/// The longest handle there ever was.
const MAX_HANDLE: usize = 20;

fn mention(text: &str, at: usize, sign_len: usize) -> Option<Found> {
    if !may_precede_a_mention(&text[..at]) {
        return None;
    }
    let value_start = at + sign_len;
    let rest = &text[value_start..];
    let len = rest
        .bytes()
        .take(MAX_HANDLE)
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_')
        .count();
    let after = &rest[len..];
    let runs_on = after.starts_with("://")
        || after.starts_with(|c| matches!(c, '@' | '＠') || link::is_accented(c));
    if len == 0 || runs_on {
        return None;
    }
    Some(Found {
        kind: EntityKind::Mention,
        start: at,
        end: value_start + len,
        value_start,
    })
}

fn may_precede_a_mention(before: &str) -> bool {
    let refused = |c: char| c.is_ascii_alphanumeric() || "_!#$%&*@＠".contains(c);
    match before.chars().next_back() {
        None => true,
        Some(c) if !refused(c) => true,
        Some(_) => {
            // `RT@name`, where RT is a word of its own.
            let Some(head) = before
                .len()
                .checked_sub(2)
                .filter(|&at| before.is_char_boundary(at))
            else {
                return false;
            };
            before[head..].eq_ignore_ascii_case("rt")
                && !before[..head]
                    .ends_with(|c: char| c.is_ascii_alphanumeric() || "_+~.-".contains(c))
        }
    }
}

#[cfg(test)]
mod tests;
