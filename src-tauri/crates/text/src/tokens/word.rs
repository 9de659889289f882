//! Words of scripts written with spaces, with apostrophes, dots and half-spaces inside them.

use compact_str::CompactString;
use icu_properties::props::Script;

use super::{Cutter, Role};
use crate::chars::{self, Class, Entry};
use crate::fold::{fold_into, fold_word};
use crate::forms::{self, Traits};

/// What holds two pieces of a word together.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Apostrophe,
    HalfSpace,
    /// A full stop after the letters of an abbreviation, or a Hebrew double quote: left out without a trace.
    Silent,
}

/// A word as it stands in the text: its end, and the joints inside it as byte ranges.
pub(super) struct Extent {
    pub(super) end: usize,
    pub(super) joints: Vec<(usize, usize, Joint)>,
    traits: Traits,
}

impl Cutter<'_> {
    /// Cuts the word that begins at `from` and returns its end.
    pub(super) fn word(&mut self, from: usize, to: usize) -> usize {
        let bytes = &self.text.as_bytes()[from..to];
        let len = bytes
            .iter()
            .position(|b| !b.is_ascii_alphanumeric())
            .unwrap_or(bytes.len());
        let is_plain = bytes
            .get(len)
            .is_none_or(|b| b.is_ascii() && !matches!(b, b'\'' | b'.'));
        if is_plain {
            let end = from + len;
            let mut word = CompactString::new(&self.text[from..end]);
            word.make_ascii_lowercase();
            self.push(word, self.position, (from, end), Role::Word);
            self.position += 1;
            self.neighbours = None;
            return end;
        }
        let extent =
            abbreviation(self.text, from, to).unwrap_or_else(|| extent(self.text, from, to));
        let end = extent.end;
        self.add(from, &extent);
        end
    }

    fn add(&mut self, start: usize, extent: &Extent) {
        let end = extent.end;
        let mut folded = CompactString::default();
        for (from, to) in pieces(start, extent) {
            fold_into(&self.text[from..to], &mut folded);
        }
        if folded.is_empty() {
            return;
        }
        let has = |joint| extent.joints.iter().any(|&(_, _, j)| j == joint);
        if has(Joint::HalfSpace) {
            self.half_spaced(start, extent, folded);
            return;
        }
        if extent.traits.arabic && !extent.traits.may_vary() && extent.joints.is_empty() {
            self.beside_neighbours((start, end), folded);
            return;
        }
        let longest = match has(Joint::Apostrophe) {
            true => self.longest_pieces(&pieces(start, extent).collect::<Vec<_>>()),
            false => Vec::new(),
        };
        self.neighbours = None;
        self.push(folded, self.position, (start, end), Role::Word);
        for (from, to) in longest {
            let folded = fold_word(&self.text[from..to]);
            self.push(folded, self.position, (from, to), Role::Piece);
        }
        if extent.traits.may_vary() {
            self.add_spellings(start, extent);
        }
        self.position += 1;
    }

    fn add_spellings(&mut self, start: usize, extent: &Extent) {
        let word: String = pieces(start, extent)
            .map(|(from, to)| &self.text[from..to])
            .collect();
        let serbian = extent.traits.cyrillic && self.is_serbian();
        for spelling in forms::spellings(&word, extent.traits, serbian) {
            self.push(
                spelling.into(),
                self.position,
                (start, extent.end),
                Role::Variant,
            );
        }
    }

    /// The longest pieces between apostrophes: of `dell'Isis` both, since either may be the word. None of `don't`, whose
    /// first piece is no word.
    fn longest_pieces(&self, pieces: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let text = |&(from, to): &(usize, usize)| &self.text[from..to];
        if let [first, last] = pieces
            && text(last).eq_ignore_ascii_case("t")
            && text(first).ends_with(['n', 'N'])
        {
            return Vec::new();
        }
        let count = |piece| text(piece).chars().count();
        let most = pieces.iter().map(count).max().unwrap_or(0);
        let longest = pieces
            .iter()
            .filter(|piece| most > 1 && count(piece) == most);
        longest.copied().collect()
    }

    /// Whether the text holds a letter that Serbian has and Russian lacks.
    pub(super) fn is_serbian(&mut self) -> bool {
        let text = self.text;
        *self.serbian.get_or_insert_with(|| {
            text.chars()
                .any(|c| !c.is_ascii() && chars::entry(c).has(chars::flag::SERBIAN))
        })
    }
}

impl Extent {
    /// Notes a joint behind the last letter. Of two without a letter between them the later one counts.
    fn join(&mut self, after: usize, joint: Joint) {
        let new = (self.end, after, joint);
        match self.joints.last_mut() {
            Some(last) if last.0 == self.end => *last = new,
            _ => self.joints.push(new),
        }
    }
}

/// The byte ranges between the joints.
fn pieces(start: usize, extent: &Extent) -> impl Iterator<Item = (usize, usize)> {
    let froms = extent.joints.iter().map(|&(_, after, _)| after);
    let tos = extent.joints.iter().map(|&(at, ..)| at);
    std::iter::once(start)
        .chain(froms)
        .zip(tos.chain([extent.end]))
}

/// How far the word that begins at `from` reaches.
fn extent(text: &str, from: usize, to: usize) -> Extent {
    let mut extent = Extent {
        end: from,
        joints: Vec::new(),
        traits: Traits::default(),
    };
    // The last letter or digit, and whether a joint stands between it and here.
    let mut last: Option<Entry> = None;
    let mut rest = text[from..to].char_indices();
    while let Some((offset, c)) = rest.next() {
        let at = from + offset;
        let entry = chars::entry(c);
        match entry.class {
            Class::Letter | Class::Digit => {
                extent.traits.see(c, entry);
                last = Some(entry);
                extent.end = at + c.len_utf8();
            }
            Class::Mark => match extent.joints.last_mut() {
                Some(joint) if joint.0 == extent.end => joint.1 = at + c.len_utf8(),
                _ => {
                    extent.traits.see(c, entry);
                    extent.end = at + c.len_utf8();
                }
            },
            Class::Ignorable => {}
            _ => {
                // Anything else must stand between two letters or digits to be part of the word.
                let next = next_seen(rest.as_str(), entry.class);
                let (Some(last), Some(next)) = (last, next) else {
                    break;
                };
                match joint(c, entry.class, last, next) {
                    Some(Some(joint)) => extent.join(at + c.len_utf8(), joint),
                    Some(None) => {}
                    None => break,
                }
            }
        }
    }
    extent
}

/// What a character between two letters or digits is to the word: a joint, part of it (`None` inside), or its end.
fn joint(c: char, class: Class, last: Entry, next: Entry) -> Option<Option<Joint>> {
    let letters = last.class == Class::Letter && next.class == Class::Letter;
    let both = |script| last.script == script && next.script == script;
    match class {
        Class::HalfSpace if both(Script::Arabic) && letters => Some(Some(Joint::HalfSpace)),
        Class::HalfSpace => Some(None),
        Class::Apostrophe if letters => Some(Some(Joint::Apostrophe)),
        Class::Dot if last.class == Class::Digit && next.class == Class::Digit => Some(None),
        Class::Separator if matches!(c, '"' | '״') && letters && both(Script::Hebrew) => {
            Some(Some(Joint::Silent))
        }
        _ => None,
    }
}

/// The next character after a joint that is seen. A mark after an apostrophe or a full stop goes with it.
fn next_seen(rest: &str, joint: Class) -> Option<Entry> {
    let is_part_of_joint = |class| match class {
        Class::Ignorable | Class::HalfSpace => true,
        Class::Mark => matches!(joint, Class::Apostrophe | Class::Dot),
        _ => false,
    };
    rest.chars()
        .map(chars::entry)
        .find(|entry| !is_part_of_joint(entry.class))
}

/// An abbreviation: at least two single letters, each followed by a full stop; the last one's may be missing.
fn abbreviation(text: &str, from: usize, to: usize) -> Option<Extent> {
    let mut extent = Extent {
        end: from,
        joints: Vec::new(),
        traits: Traits::default(),
    };
    let mut n_letters = 0;
    let mut at = from;
    loop {
        let mut rest = text[at..to].chars();
        let Some((c, letter)) = rest.next().map(|c| (c, chars::entry(c))) else {
            break;
        };
        let next = rest.next().map(chars::class);
        let is_alone = !matches!(
            next,
            Some(Class::Letter | Class::Digit | Class::Mark | Class::Apostrophe)
        );
        let has_dot = next == Some(Class::Dot);
        if letter.class != Class::Letter || !(has_dot || is_alone) {
            break;
        }
        if n_letters > 0 {
            extent.joints.push((extent.end, at, Joint::Silent));
        }
        n_letters += 1;
        extent.traits.see(c, letter);
        extent.end = at + c.len_utf8();
        if !has_dot {
            break;
        }
        at = to - rest.as_str().len();
    }
    (n_letters > 1).then_some(extent)
}
