//! Words near one another, in any order.
//!
//! Each word may be a phrase in the index (a run of a script without spaces is one of its pairs). What counts is how
//! many other words stand between them: the length of the smallest stretch that holds all of them, less their own.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::query::{Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};
use text::Ask;

use crate::phrase::{PhraseFinder, Slot, bm25};

/// One of the words.
#[derive(Debug, Clone)]
pub(crate) struct Unit {
    pub slots: Arc<[Slot]>,
    /// How many positions it takes.
    pub length: u32,
    /// How often it has to stand there, each time at another place.
    pub times: usize,
}

/// Finds posts in which all words stand near one another.
#[derive(Debug, Clone)]
pub(crate) struct NearQuery {
    pub field: Field,
    pub units: Arc<[Unit]>,
    /// Other words between them, at most.
    pub between: u32,
}

/// The words of a text between spaces. Pieces that are one word (a Persian verb and the prefix before it) stay together.
fn words(text: &str) -> Vec<String> {
    /// A prefix, a word, a suffix.
    const PIECES: usize = 3;
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let mut words = Vec::new();
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let most = rest.len().min(PIECES);
        let is_one = |n: &usize| matches!(text::ask(&rest[..*n].join(" ")), Ask::Word(_));
        let n = (2..=most).rev().find(is_one).unwrap_or(1);
        words.push(rest[..n].join(" "));
        rest = &rest[n..];
    }
    words
}

/// The words of a text, equal ones taken together.
pub(crate) fn units(text: &str) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    for word in words(text) {
        let places = match text::ask(&word) {
            Ask::Nothing => continue,
            Ask::Word(terms) => vec![(0, terms)],
            Ask::Prefix(term) => vec![(0, vec![term])],
            Ask::Phrase(places) => places,
        };
        let slot = |(offset, terms)| Slot {
            offset,
            terms,
            open: false,
        };
        let slots: Vec<Slot> = places.into_iter().map(slot).collect();
        if let Some(known) = units.iter_mut().find(|unit| *unit.slots == slots) {
            known.times += 1;
            continue;
        }
        // Of a run without spaces the last character has a position of its own, behind that of the last pair.
        let last = text::tokens(&word).iter().map(|token| token.position).max();
        units.push(Unit {
            length: last.map_or(1, |last| last + 1),
            slots: slots.into(),
            times: 1,
        });
    }
    units
}

/// The fewest other words in a stretch that holds all units, and where that stretch begins and ends.
///
/// For each unit: where it begins, in rising order; its length; how often it is wanted. `None` if one of them does
/// not stand there often enough.
pub(crate) fn closest(units: &[(&[u32], u32, usize)]) -> Option<(u32, u32, u32)> {
    let mut at = vec![0; units.len()];
    let own: u32 = units
        .iter()
        .map(|(_, length, times)| length * *times as u32)
        .sum();
    let mut best: Option<(u32, u32, u32)> = None;
    loop {
        let mut first = (u32::MAX, 0);
        let mut end = 0;
        for (n, ((starts, length, times), at)) in units.iter().zip(&at).enumerate() {
            let last = starts.get(at + times - 1)?;
            first = first.min((starts[*at], n));
            end = end.max(last + length);
        }
        let between = (end - first.0).saturating_sub(own);
        if best.is_none_or(|(fewest, ..)| between < fewest) {
            best = Some((between, first.0, end));
        }
        // To make the stretch shorter, the unit that begins it has to move on.
        let n = first.1;
        at[n] += 1;
        if at[n] + units[n].2 > units[n].0.len() {
            return best;
        }
    }
}

impl Query for NearQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let slots = self.units.iter().flat_map(|unit| unit.slots.iter());
        let bm25 = bm25(scoring, self.field, slots)?;
        Ok(Box::new(NearWeight {
            query: self.clone(),
            bm25,
        }))
    }
}

struct NearWeight {
    query: NearQuery,
    bm25: Option<Bm25Weight>,
}

impl Weight for NearWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let mut finders = Vec::with_capacity(self.query.units.len());
        for unit in self.query.units.iter() {
            match PhraseFinder::open(reader, self.query.field, &unit.slots)? {
                Some(finder) => finders.push((finder, unit.length, unit.times)),
                None => return Ok(Box::new(EmptyScorer)),
            }
        }
        // The rarest leads.
        finders.sort_by_key(|(finder, ..)| finder.len());
        let norms = match &self.bm25 {
            Some(_) => reader.fieldnorms_readers().get_field(self.query.field)?,
            None => None,
        };
        let mut scorer = NearScorer {
            finders,
            between: self.query.between,
            doc: 0,
            bm25: self.bm25.as_ref().map(|bm25| bm25.boost_by(boost)),
            norms: norms.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1)),
            boost,
        };
        scorer.find_from(0);
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!(
                "post {doc} does not match"
            )));
        }
        Ok(Explanation::new("near", scorer.score()))
    }
}

struct NearScorer {
    /// With the length of each word, and how often it is wanted.
    finders: Vec<(PhraseFinder, u32, usize)>,
    between: u32,
    doc: DocId,
    bm25: Option<Bm25Weight>,
    norms: FieldNormReader,
    boost: Score,
}

impl NearScorer {
    fn find_from(&mut self, mut target: DocId) -> DocId {
        'candidate: while target < TERMINATED {
            for (finder, ..) in &mut self.finders {
                let doc = match finder.doc() {
                    doc if doc >= target => doc,
                    _ => finder.find_from(target),
                };
                if doc > target {
                    target = doc;
                    continue 'candidate;
                }
            }
            if self.is_near() {
                self.doc = target;
                return target;
            }
            target += 1;
        }
        self.doc = TERMINATED;
        TERMINATED
    }

    fn is_near(&self) -> bool {
        let units: Vec<(&[u32], u32, usize)> = self
            .finders
            .iter()
            .map(|(finder, length, times)| (finder.starts(), *length, *times))
            .collect();
        closest(&units).is_some_and(|(between, ..)| between <= self.between)
    }
}

impl DocSet for NearScorer {
    fn advance(&mut self) -> DocId {
        match self.doc {
            TERMINATED => TERMINATED,
            doc => self.find_from(doc + 1),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc {
            return self.doc;
        }
        self.find_from(target)
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        (self.finders.first().map_or(0, |(finder, ..)| finder.len()) / 10) as u32
    }

    fn cost(&self) -> u64 {
        let posts: usize = self.finders.iter().map(|(finder, ..)| finder.len()).sum();
        20 * posts as u64
    }
}

impl Scorer for NearScorer {
    fn score(&mut self) -> Score {
        match &self.bm25 {
            Some(bm25) => bm25.score(self.norms.fieldnorm_id(self.doc), 1),
            None => self.boost,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_stretch_holds_every_word_as_often_as_wanted() {
        assert_eq!(
            closest(&[(&[0, 9], 1, 1), (&[4, 12], 1, 1)]),
            Some((2, 9, 13))
        );
        assert_eq!(closest(&[(&[3], 2, 1), (&[5], 1, 1)]), Some((0, 3, 6)));
        assert_eq!(closest(&[(&[1, 5, 7], 1, 2)]), Some((1, 5, 8)));
        assert_eq!(closest(&[(&[1], 1, 2)]), None);
        assert_eq!(closest(&[(&[], 1, 1), (&[1], 1, 1)]), None);
    }
}
