//! Persian words in pieces: written as one, with a half-space (U+200C) or, before and after certain affixes, apart.
//!
//! The three usual spellings of a word must find one another, alone and inside a phrase. So each gives the joined form,
//! and an affix takes no position of its own: می‌خواهم, می خواهم and میخواهم are one position, in which the first two
//! also hold their pieces. Other words with a half-space have a position for each part, as if they were written with
//! a space: جمهوری‌اسلامی.

use compact_str::CompactString;
use icu_properties::props::Script;

use super::word::{Extent, Joint};
use super::{Cutter, Role};
use crate::chars::{self, Class};
use crate::fold::{fold_into, fold_word};

/// How many words or parts are joined at most.
const MOST_JOINED: usize = 4;

/// The plain words that end just before this place and belong together: one, unless affixes joined them.
#[derive(Clone, Copy)]
pub(super) struct Neighbours {
    /// Byte range and position of each, the nearest last.
    words: [(usize, usize, u32); MOST_JOINED],
    n_words: usize,
    is_prefix: bool,
}

impl Neighbours {
    fn words(&self) -> &[(usize, usize, u32)] {
        &self.words[..self.n_words]
    }

    fn end(&self) -> usize {
        self.words[self.n_words - 1].1
    }

    /// With one more; the farthest falls out when there is no room.
    fn with(neighbours: Option<Self>, word: (usize, usize, u32), folded: &str) -> Self {
        let mut next = neighbours.unwrap_or(Self {
            words: [word; MOST_JOINED],
            n_words: 0,
            is_prefix: false,
        });
        if next.n_words == MOST_JOINED {
            next.words.rotate_left(1);
            next.n_words -= 1;
        }
        next.words[next.n_words] = word;
        next.n_words += 1;
        next.is_prefix = is_prefix(folded);
        next
    }
}

impl Cutter<'_> {
    /// A plain word of the Arabic script. Where it or the word before it is an affix, the two are joined, too.
    pub(super) fn beside_neighbours(
        &mut self,
        (start, end): (usize, usize),
        folded: CompactString,
    ) {
        let neighbours = self.neighbours_of(&folded, start);
        let position = self.position - u32::from(neighbours.is_some());
        self.position = position + 1;
        self.neighbours = Some(Neighbours::with(
            neighbours,
            (start, end, position),
            &folded,
        ));
        self.push(folded, position, (start, end), Role::Word);
        self.join_neighbours();
    }

    /// A word with half-spaces: the joined form over all its parts, those over some of them, and each part.
    pub(super) fn half_spaced(&mut self, start: usize, extent: &Extent, joined: CompactString) {
        let parts = parts(start, extent);
        let neighbours = self.neighbours_of(&joined, start);
        let position = self.position - u32::from(neighbours.is_some());
        self.position = position;
        let places = self.cut_parts(&parts);
        // What a part consists of may fold to nothing; then the joined form is the only word.
        self.position = self.position.max(position + 1);
        for (first, place) in places.into_iter().enumerate() {
            let most = parts.len().min(first + MOST_JOINED);
            for last in (first + 1..most).filter(|last| last - first + 1 < parts.len()) {
                let range = (parts[first].0, parts[last].1);
                let some = fold_word(&self.text[range.0..range.1]);
                self.insert_in_order(some, (place, 1), range, Role::Piece);
            }
        }
        let (range, span) = ((start, extent.end), self.position - position);
        let word = (range.0, range.1, position);
        self.neighbours = Some(Neighbours::with(neighbours, word, &joined));
        self.insert_in_order(joined, (position, span), range, Role::Joined);
        self.join_neighbours();
    }

    /// Cuts the parts of a hashtag, and joins an affix with the part that it belongs to.
    pub(super) fn tag_parts(&mut self, parts: &[(usize, usize)]) {
        let places = self.cut_parts(parts);
        for (at, pair) in places.windows(2).enumerate() {
            let [(start, before), (after, end)] = [parts[at], parts[at + 1]];
            if pair[0] == pair[1] && before > start && end > after {
                let mut joined = fold_word(&self.text[start..before]);
                fold_into(&self.text[after..end], &mut joined);
                self.insert_in_order(joined, (pair[0], 1), (start, end), Role::Joined);
            }
        }
    }

    /// Cuts parts one by one, an affix at the position of the part that it belongs to. Gives where each begins.
    fn cut_parts(&mut self, parts: &[(usize, usize)]) -> Vec<u32> {
        let first = self.position;
        let mut follows_prefix = false;
        let mut places = Vec::with_capacity(parts.len());
        for &(from, to) in parts {
            let part = &self.text[from..to];
            let is_arabic = part
                .chars()
                .next()
                .is_some_and(|c| chars::entry(c).script == Script::Arabic);
            let folded = match is_arabic {
                true => fold_word(part),
                false => CompactString::default(),
            };
            if self.position > first && (follows_prefix && is_arabic || is_suffix(&folded)) {
                self.position -= 1;
            }
            places.push(self.position);
            self.neighbours = None;
            self.cut(from, to);
            follows_prefix = is_prefix(&folded);
        }
        self.neighbours = None;
        places
    }

    /// The words before a word of the Arabic script that it belongs to, since it or the last of them is an affix.
    fn neighbours_of(&mut self, folded: &str, start: usize) -> Option<Neighbours> {
        self.neighbours.take().filter(|neighbours| {
            (neighbours.is_prefix || is_suffix(folded))
                && is_space(&self.text[neighbours.end()..start])
        })
    }

    /// Joins the last word with those before it that it belongs to: with all of them, and with fewer.
    fn join_neighbours(&mut self) {
        let Some(neighbours) = self.neighbours else {
            return;
        };
        let words = neighbours.words();
        for from in 0..words.len() - 1 {
            let (start, _, position) = words[from];
            let pieces = words[from..]
                .iter()
                .map(|&(start, end, _)| fold_word(&self.text[start..end]));
            let joined: CompactString = pieces.collect();
            let role = match from {
                0 => Role::Joined,
                _ => Role::Piece,
            };
            if from == 0 {
                self.demote_joined(start);
            }
            let place = (position, self.position - position);
            self.insert_in_order(joined, place, (start, neighbours.end()), role);
        }
    }

    /// What is joined from here on is part of something longer now.
    fn demote_joined(&mut self, start: usize) {
        let later = self
            .terms
            .iter_mut()
            .rev()
            .take_while(|term| term.end > start);
        for term in later.filter(|term| term.role == Role::Joined && term.start >= start) {
            term.role = Role::Piece;
        }
    }

    /// Adds a term behind those of its position.
    fn insert_in_order(
        &mut self,
        text: CompactString,
        place: (u32, u32),
        range: (usize, usize),
        role: Role,
    ) {
        let index = self.terms.partition_point(|term| term.position <= place.0);
        self.insert(index, text, place, range, role);
    }
}

/// The byte ranges between the half-spaces.
fn parts(start: usize, extent: &Extent) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = start;
    for &(at, after, joint) in &extent.joints {
        if joint == Joint::HalfSpace {
            parts.push((from, at));
            from = after;
        }
    }
    parts.push((from, extent.end));
    parts
}

/// Whether nothing but white space or `_` stands between two words, with or without half-spaces.
fn is_space(between: &str) -> bool {
    let is_unseen = |c: char| matches!(chars::class(c), Class::HalfSpace | Class::Ignorable);
    let parts = |c: char| c.is_whitespace() || c == '_';
    between.contains(parts) && between.chars().all(|c| parts(c) || is_unseen(c))
}

/// Verb prefixes that Persian writes joined, after a half-space or apart; folded.
fn is_prefix(word: &str) -> bool {
    matches!(word, "مي" | "نمي")
}

/// Suffixes likewise: plural with ezafe and possession, comparison, the verb to be, and ezafe on its own.
fn is_suffix(word: &str) -> bool {
    matches!(
        word,
        "ها" | "هاي"
            | "هايي"
            | "هايم"
            | "هايت"
            | "هايش"
            | "هايمان"
            | "هايتان"
            | "هايشان"
            | "تر"
            | "ترين"
            | "ام"
            | "اي"
            | "اند"
            | "ي"
    )
}
