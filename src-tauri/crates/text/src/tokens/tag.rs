//! Hashtags and mentions: the whole without its sign, and its parts at following positions.

use icu_properties::props::Script;

use super::{Cutter, Role};
use crate::chars::{self, Class};
use crate::fold::{fold_tag, fold_word};
use crate::forms::{self, Traits};

impl Cutter<'_> {
    /// Cuts a hashtag; the range is that of its value, without the sign.
    pub(super) fn hashtag(&mut self, start: usize, end: usize) {
        self.whole_and_parts(start, end, |cutter| {
            cutter.tag_parts(&parts(cutter.text, start, end));
        });
    }

    /// Cuts a mention, whose parts are what stands between its underscores.
    pub(super) fn mention(&mut self, start: usize, end: usize) {
        self.whole_and_parts(start, end, |cutter| cutter.cut(start, end));
    }

    fn whole_and_parts(&mut self, start: usize, end: usize, cut_parts: impl FnOnce(&mut Self)) {
        let value = &self.text[start..end];
        let (index, position) = (self.terms.len(), self.position);
        self.neighbours = None;
        cut_parts(self);
        self.neighbours = None;
        self.position = self.position.max(position + 1);
        let span = self.position - position;
        let traits = Traits::of(value);
        let serbian = traits.cyrillic && self.is_serbian();
        let spellings = forms::spellings(value, traits, serbian);
        let spellings = [fold_tag(value)].into_iter().chain(spellings);
        let mut added = index;
        for whole in spellings {
            let is_there = self.terms[index..]
                .iter()
                .any(|term| term.position == position && term.text == whole);
            if !is_there {
                let before = self.terms.len();
                self.insert(
                    added,
                    whole.into(),
                    (position, span),
                    (start, end),
                    Role::Tag,
                );
                added += self.terms.len() - before;
            }
        }
    }

    /// Cuts a host into the whole and its parts.
    pub(super) fn host(&mut self, start: usize, end: usize) {
        let (index, position) = (self.terms.len(), self.position);
        self.neighbours = None;
        self.cut(start, end);
        self.neighbours = None;
        let whole = fold_word(&self.text[start..end]);
        let span = self.position - position;
        self.insert(index, whole, (position, span), (start, end), Role::Host);
    }
}

/// What a character is to the cues by which a hashtag is cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Upper(Script),
    Lower(Script),
    Digit,
    /// A letter of a script without spaces.
    Pair,
    /// Between two parts.
    Between,
    /// Goes with what stands before it.
    Attached,
}

/// Cuts a hashtag at `_`, half-space, lower-to-upper, capitals-then-word, letters/digits and change of script.
fn parts(text: &str, start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = start;
    // The last two characters that were not attached, each with its place.
    let mut before: Option<(usize, Kind)> = None;
    let mut last: Option<(usize, Kind)> = None;
    for (offset, c) in text[start..end].char_indices() {
        let at = start + offset;
        let kind = kind(c);
        if kind == Kind::Attached {
            continue;
        }
        if kind == Kind::Between {
            parts.push((from, at));
            from = at + c.len_utf8();
            (before, last) = (None, None);
            continue;
        }
        if let Some((last_at, last_kind)) = last {
            let cut = match (last_kind, kind) {
                (Kind::Lower(a), Kind::Upper(b)) if a == b => Some(at),
                // `USSanctions`: the last capital belongs to the word that follows.
                (Kind::Upper(a), Kind::Lower(b)) if a == b => {
                    matches!(before, Some((_, Kind::Upper(c))) if c == a).then_some(last_at)
                }
                (Kind::Upper(a) | Kind::Lower(a), Kind::Upper(b) | Kind::Lower(b)) => {
                    (a != b).then_some(at)
                }
                (a, b) => (a != b).then_some(at),
            };
            if let Some(cut) = cut {
                parts.push((from, cut));
                from = cut;
            }
        }
        before = last;
        last = Some((at, kind));
    }
    parts.push((from, end));
    parts.retain(|(from, to)| from < to);
    parts
}

fn kind(c: char) -> Kind {
    let entry = chars::entry(c);
    match entry.class {
        Class::Letter if c.is_uppercase() => Kind::Upper(entry.script),
        // Letters of no script of their own, such as the modifier letters, go with what stands before them.
        Class::Letter if matches!(entry.script, Script::Common | Script::Inherited) => {
            Kind::Attached
        }
        Class::Letter => Kind::Lower(entry.script),
        Class::Digit => Kind::Digit,
        Class::Pair => Kind::Pair,
        Class::HalfSpace | Class::Separator => Kind::Between,
        _ => Kind::Attached,
    }
}
