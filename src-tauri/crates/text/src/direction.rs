//! Which way a text runs.

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use crate::chars::{self, Class};
use crate::entities::{self, EntityKind};
use crate::html;

/// Which way a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Decides which way a post runs, once for the whole of it.
///
/// `RT`, mentions, links, hashtags in left-to-right letters, emoji and punctuation do not count, wherever they stand;
/// of the other letters the majority decides. Where nothing else is left, the hashtags decide. A text without letters
/// runs left to right.
///
/// ```
/// use text::{Direction, direction};
/// assert_eq!(direction("RT @Ali_123: سلام #Iran"), Direction::Rtl);
/// assert_eq!(direction("Iran (ایران) today"), Direction::Ltr);
/// ```
#[must_use]
pub fn direction(text: &str) -> Direction {
    if text.is_ascii() {
        return Direction::Ltr;
    }
    let decoded = html::decode_entities(text);
    let text = decoded.as_deref().unwrap_or(text);
    let mut words = Letters::default();
    let mut tags = Letters::default();
    let mut from = 0;
    for found in entities::scan(text) {
        words.count(&text[from..found.start]);
        from = found.end;
        if found.kind == EntityKind::Hashtag {
            tags.count(found.value(text));
        }
    }
    words.count(&text[from..]);
    words.rtl += tags.rtl;
    if words.ltr + words.rtl == 0 {
        words.ltr = tags.ltr;
    }
    if words.rtl > words.ltr {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

/// Strong letters by direction.
#[derive(Default)]
struct Letters {
    ltr: usize,
    rtl: usize,
}

impl Letters {
    fn count(&mut self, text: &str) {
        let text = text.trim_start();
        let text = text
            .strip_prefix("RT")
            .filter(|rest| rest.is_empty() || rest.starts_with([' ', ':', '\u{A0}']))
            .unwrap_or(text);
        for c in text.chars() {
            if c.is_ascii() {
                self.ltr += usize::from(c.is_ascii_alphabetic());
                continue;
            }
            if !matches!(chars::class(c), Class::Letter | Class::Pair) {
                continue;
            }
            match CodePointMapData::<BidiClass>::new().get(c) {
                BidiClass::LeftToRight => self.ltr += 1,
                BidiClass::RightToLeft | BidiClass::ArabicLetter => self.rtl += 1,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Direction::{Ltr, Rtl};

    #[test]
    fn the_majority_of_the_letters_that_count_decides() {
        for (text, expected) in [
            ("", Ltr),
            ("123 😀 …", Ltr),
            ("hello", Ltr),
            ("سلام", Rtl),
            ("RT @someone: سلام", Rtl),
            ("@someone https://t.co/abcdefghij سلام", Rtl),
            ("#Iran #FreeIran سلام", Rtl),
            ("#Iran #ایران", Rtl),
            ("#Iran", Ltr),
            ("RT @a_long_handle_indeed: #ایران", Rtl),
            ("שלום to everyone in the world", Ltr),
            ("&lt;سلام&gt; &amp;", Rtl),
            ("\u{200F}hello", Ltr),
        ] {
            assert_eq!(direction(text), expected, "{text}");
        }
    }
}
