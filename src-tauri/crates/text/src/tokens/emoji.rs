//! Emoji: one term for a whole sequence, without variation selectors and skin tones.

use compact_str::CompactString;

use super::{Cutter, Role};
use crate::chars::{self, Class};

const JOINER: char = '\u{200D}';
const KEYCAP: char = '\u{20E3}';

impl Cutter<'_> {
    pub(super) fn emoji(&mut self, start: usize, end: usize) {
        let term: CompactString = self.text[start..end]
            .chars()
            .filter(|&c| !is_selector(c) && !is_skin_tone(c))
            .collect();
        self.push(term, self.position, (start, end), Role::Word);
        self.position += 1;
        self.neighbours = None;
    }
}

/// The end of a keycap such as 1️⃣ that begins at `at`.
pub(super) fn keycap_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    // Before anything else is looked at: the next byte must begin a selector or the keycap.
    if !matches!(bytes.get(at + 1), Some(0xE2 | 0xEF))
        || !matches!(bytes[at], b'0'..=b'9' | b'#' | b'*')
    {
        return None;
    }
    let after = &text[at + 1..];
    let keycap = after.strip_prefix('\u{FE0F}').unwrap_or(after);
    let rest = keycap.strip_prefix(KEYCAP)?;
    Some(text.len() - rest.len())
}

/// The end of the sequence that the emoji at `at` begins: a flag, or emoji held together by joiners.
pub(super) fn sequence_end(text: &str, at: usize) -> usize {
    let mut rest = text[at..].chars();
    let first = rest.next();
    if first.is_some_and(is_regional) {
        let mut second = rest.clone();
        return match second.next() {
            Some(c) if is_regional(c) => text.len() - second.as_str().len(),
            _ => text.len() - rest.as_str().len(),
        };
    }
    loop {
        let tail = rest
            .as_str()
            .trim_start_matches(|c| is_selector(c) || is_skin_tone(c) || is_tag(c));
        let next = tail
            .strip_prefix(JOINER)
            .and_then(|joined| joined.chars().next());
        match next {
            Some(c) if chars::class(c) == Class::Emoji => {
                rest = tail[JOINER.len_utf8() + c.len_utf8()..].chars();
            }
            _ => return text.len() - tail.len(),
        }
    }
}

fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1F3FB}'..='\u{1F3FF}')
}

fn is_regional(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}

/// The unseen letters that make 🏴 the flag of England.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0020}'..='\u{E007F}')
}
