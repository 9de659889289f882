//! Finds posts that several parts of a query find together.
//!
//! The engine's own intersection asks every part about every post through a call of its own. Where no scores are wanted,
//! which is so for every order but by relevance, this one takes posts in blocks: what is left of a block goes from part
//! to part.

use std::ops::RangeInclusive;
use std::sync::Arc;

use tantivy::columnar::Column;
use tantivy::query::{
    AllQuery, AllScorer, BooleanQuery, ConstScorer, EmptyScorer, EnableScoring, Explanation, Occur,
    Query, Scorer, Weight,
};
use tantivy::{
    COLLECT_BLOCK_BUFFER_LEN as BLOCK, DocId, DocSet, Score, SeekDangerResult, SegmentReader,
    TERMINATED, TantivyError,
};

use crate::collect::first_values;
use crate::column::{ColumnQuery, RangeDocs, Within};
use crate::phrase::{PhraseFinder, PhraseQuery};
use crate::plan::unscored;

/// Posts that all of the parts find, whose numbers lie in all of the ranges, and that none of what is excluded finds.
/// There is at least one part or range.
#[derive(Debug, Default)]
pub(crate) struct AllOf {
    pub parts: Vec<Box<dyn Query>>,
    pub ranges: Vec<ColumnQuery>,
    pub excluded: Vec<Box<dyn Query>>,
}

impl AllOf {
    /// Adds what finds a filter's posts: a range of a column as such, anything else with the weight it is given.
    pub(crate) fn add_filter(
        &mut self,
        filter: Box<dyn Query>,
        weigh: impl FnOnce(Box<dyn Query>) -> Box<dyn Query>,
    ) {
        match filter.downcast::<ColumnQuery>() {
            Ok(range) => self.ranges.push(*range),
            Err(part) => self.parts.push(weigh(part)),
        }
    }

    /// `None` if nothing is asked for.
    pub(crate) fn into_query(mut self) -> Option<Box<dyn Query>> {
        if self.parts.is_empty() && self.ranges.is_empty() {
            if self.excluded.is_empty() {
                return None;
            }
            self.parts.push(Box::new(AllQuery));
        }
        if self.parts.len() == 1 && self.ranges.is_empty() && self.excluded.is_empty() {
            return self.parts.pop();
        }
        Some(Box::new(AllOfQuery(Arc::new(self))))
    }

    /// What finds the posts without scores.
    fn unscored_weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let (mut parts, mut phrases) = (Vec::new(), Vec::new());
        for part in &self.parts {
            match part.downcast_ref::<PhraseQuery>() {
                Some(phrase) if phrase.has_known_words() => {
                    for words in phrase.slot_queries() {
                        parts.push(words.weight(scoring)?);
                    }
                    phrases.push(phrase.clone());
                }
                _ => parts.push(part.weight(scoring)?),
            }
        }
        let excluded = self.excluded.iter().map(|part| part.weight(scoring));
        Ok(Box::new(AllOfWeight {
            parts,
            ranges: self.ranges.clone(),
            phrases,
            excluded: excluded.collect::<tantivy::Result<_>>()?,
        }))
    }

    /// The same for the engine, which knows how to score it.
    fn scored(&self) -> BooleanQuery {
        let ranges = self
            .ranges
            .iter()
            .map(|range| unscored(Box::new(range.clone())));
        let musts = self.parts.iter().map(|part| part.box_clone()).chain(ranges);
        let musts = musts.map(|part| (Occur::Must, part));
        let excluded = self.excluded.iter().map(|part| part.box_clone());
        let excluded = excluded.map(|part| (Occur::MustNot, part));
        BooleanQuery::new(musts.chain(excluded).collect())
    }
}

#[derive(Debug, Clone)]
struct AllOfQuery(Arc<AllOf>);

impl Query for AllOfQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        match scoring.is_scoring_enabled() {
            true => self.0.scored().weight(scoring),
            false => self.0.unscored_weight(scoring),
        }
    }
}

struct AllOfWeight {
    parts: Vec<Box<dyn Weight>>,
    ranges: Vec<ColumnQuery>,
    /// Their words are among the parts: only where all of these stand they are looked at.
    phrases: Vec<PhraseQuery>,
    excluded: Vec<Box<dyn Weight>>,
}

impl Weight for AllOfWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let nothing = || Ok(Box::new(EmptyScorer) as Box<dyn Scorer>);
        let mut ranges = Vec::with_capacity(self.ranges.len());
        for range in &self.ranges {
            match range.within(reader)? {
                Within::Nothing => return nothing(),
                Within::Everything => {}
                Within::Some(column, range) => ranges.push(InRange { column, range }),
            }
        }
        let mut parts = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let scorer = part.scorer(reader, 1.0)?;
            if scorer.doc() == TERMINATED {
                return nothing();
            }
            parts.push(scorer);
        }
        parts.sort_by_key(|part| part.cost());
        let lead = lead(&mut parts, &mut ranges, reader.max_doc());
        let n_asked = lead.cost();
        let mut parts: Vec<Part> = parts
            .into_iter()
            .map(|part| Part::new(part, n_asked))
            .collect();
        for phrase in &self.phrases {
            match phrase.finder(reader)? {
                Some(finder) => parts.push(Part::Phrase(Box::new(finder))),
                None => return nothing(),
            }
        }
        let mut excluded = Vec::with_capacity(self.excluded.len());
        for part in &self.excluded {
            excluded.push(Part::new(part.scorer(reader, 1.0)?, n_asked));
        }
        let found = Found::new(lead, ranges, parts, excluded);
        Ok(Box::new(ConstScorer::new(found, boost)))
    }

    fn explain(&self, _reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!(
            "post {doc} is not explained"
        )))
    }
}

/// Takes out whichever is gone through soonest.
fn lead(
    parts: &mut Vec<Box<dyn Scorer>>,
    ranges: &mut Vec<InRange>,
    n_docs: DocId,
) -> Box<dyn Scorer> {
    let cost = |range: &InRange| RangeDocs::cost_of(&range.column, &range.range);
    let cheapest = (0..ranges.len()).min_by_key(|&n| cost(&ranges[n]));
    let is_first = |n: &usize| {
        parts
            .first()
            .is_none_or(|part| cost(&ranges[*n]) < part.cost())
    };
    match cheapest.filter(is_first) {
        Some(n) => {
            let InRange { column, range } = ranges.remove(n);
            Box::new(ConstScorer::new(RangeDocs::new(column, range), 1.0))
        }
        None if parts.is_empty() => Box::new(AllScorer::new(n_docs)),
        None => parts.remove(0),
    }
}

/// A column whose number must lie in a range.
struct InRange {
    column: Column<u64>,
    range: RangeInclusive<u64>,
}

impl InRange {
    /// Moves the posts whose numbers do to the front; how many they are.
    fn keep(&self, docs: &mut [DocId]) -> usize {
        let mut numbers = [None; BLOCK];
        first_values(Some(&self.column), docs, &mut numbers);
        let (from, to) = (*self.range.start(), *self.range.end());
        let mut kept = 0;
        for i in 0..docs.len() {
            docs[kept] = docs[i];
            kept += usize::from(numbers[i].is_some_and(|number| from <= number && number <= to));
        }
        kept
    }
}

/// A part that is asked about posts in rising order.
enum Part {
    /// Goes to each post by itself.
    Seeking {
        scorer: Box<dyn Scorer>,
        /// It finds no post before this one.
        from: DocId,
        /// Whether it is known to find that one.
        is_match: bool,
    },
    /// Goes through all of its own posts.
    Passing {
        scorer: Box<dyn Scorer>,
        docs: Box<[DocId; BLOCK]>,
        n: usize,
        at: usize,
    },
    /// Looks at the places of words in a post.
    Phrase(Box<PhraseFinder>),
}

/// Going to a post costs as much as passing so many.
const PASSED_PER_SEEK: u64 = 8;

impl Part {
    fn new(scorer: Box<dyn Scorer>, n_asked: u64) -> Self {
        // One that costs more than its posts looks closely at each of them.
        let is_plain = scorer.cost() <= 2 * u64::from(scorer.size_hint());
        if is_plain && scorer.cost() <= n_asked.saturating_mul(PASSED_PER_SEEK) {
            return Self::Passing {
                scorer,
                docs: Box::new([0; BLOCK]),
                n: 0,
                at: 0,
            };
        }
        Self::Seeking {
            from: scorer.doc(),
            is_match: true,
            scorer,
        }
    }

    /// Moves the posts that it finds, or those that it does not, to the front; how many they are.
    fn keep(&mut self, docs: &mut [DocId], wanted: bool) -> usize {
        let mut kept = 0;
        for i in 0..docs.len() {
            let doc = docs[i];
            docs[kept] = doc;
            kept += usize::from(self.finds(doc) == wanted);
        }
        kept
    }

    fn finds(&mut self, doc: DocId) -> bool {
        match self {
            Self::Seeking {
                scorer,
                from,
                is_match,
            } => {
                if *from < doc || (*from == doc && !*is_match) {
                    (*from, *is_match) = match scorer.seek_danger(doc) {
                        SeekDangerResult::Found => (doc, true),
                        SeekDangerResult::SeekLowerBound(next) => (next, false),
                    };
                }
                *from == doc && *is_match
            }
            Self::Phrase(finder) => finder.try_at(doc).is_ok(),
            Self::Passing {
                scorer,
                docs,
                n,
                at,
            } => loop {
                while *at < *n && docs[*at] < doc {
                    *at += 1;
                }
                if *at < *n {
                    return docs[*at] == doc;
                }
                (*n, *at) = (scorer.fill_buffer(docs), 0);
                if *n == 0 {
                    return false;
                }
            },
        }
    }
}

/// The posts found.
struct Found {
    lead: Box<dyn Scorer>,
    ranges: Vec<InRange>,
    parts: Vec<Part>,
    excluded: Vec<Part>,
    cost: u64,
    docs: [DocId; BLOCK],
    n: usize,
    at: usize,
}

impl Found {
    fn new(
        lead: Box<dyn Scorer>,
        ranges: Vec<InRange>,
        parts: Vec<Part>,
        excluded: Vec<Part>,
    ) -> Self {
        let checks = ranges.len() + parts.len() + excluded.len();
        let mut found = Self {
            cost: lead.cost().saturating_mul(1 + checks as u64),
            ranges,
            parts,
            excluded,
            lead,
            docs: [0; BLOCK],
            n: 0,
            at: 0,
        };
        found.read();
        found
    }

    /// Goes to the next block in which something is found.
    fn read(&mut self) -> DocId {
        self.at = 0;
        loop {
            self.n = self.lead.fill_buffer(&mut self.docs);
            if self.n == 0 {
                return TERMINATED;
            }
            for range in &self.ranges {
                self.n = range.keep(&mut self.docs[..self.n]);
            }
            for part in &mut self.parts {
                self.n = part.keep(&mut self.docs[..self.n], true);
            }
            for part in &mut self.excluded {
                self.n = part.keep(&mut self.docs[..self.n], false);
            }
            if self.n > 0 {
                return self.docs[0];
            }
        }
    }
}

impl DocSet for Found {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        match self.at < self.n {
            true => self.docs[self.at],
            false => self.read(),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.at += self.docs[self.at..self.n].partition_point(|doc| *doc < target);
        if self.at < self.n {
            return self.docs[self.at];
        }
        if self.lead.doc() < target {
            self.lead.seek(target);
        }
        self.read()
    }

    fn fill_buffer(&mut self, buffer: &mut [DocId; BLOCK]) -> usize {
        let mut filled = 0;
        while filled < BLOCK && self.doc() != TERMINATED {
            let taken = (BLOCK - filled).min(self.n - self.at);
            buffer[filled..filled + taken].copy_from_slice(&self.docs[self.at..self.at + taken]);
            filled += taken;
            self.at += taken;
            if self.at == self.n {
                self.read();
            }
        }
        filled
    }

    fn doc(&self) -> DocId {
        match self.at < self.n {
            true => self.docs[self.at],
            false => TERMINATED,
        }
    }

    fn size_hint(&self) -> u32 {
        // A guess, as good as the engine's.
        self.lead.size_hint() / 2
    }

    fn cost(&self) -> u64 {
        self.cost
    }
}
