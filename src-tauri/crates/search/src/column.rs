//! Finds posts by the numbers of a column.
//!
//! The engine's own range query may not be asked for an earlier post than before (it subtracts one from the other),
//! which happens where such ranges are excluded together. This one may.

use std::ops::RangeInclusive;

use tantivy::columnar::{Cardinality, Column};
use tantivy::query::{
    AllScorer, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight,
};
use tantivy::{DocId, DocSet, Score, SeekDangerResult, SegmentReader, TERMINATED, TantivyError};

/// Finds posts whose number in a column lies in a range, both ends included. Posts without one are not found.
#[derive(Debug, Clone)]
pub(crate) struct ColumnQuery {
    pub column: &'static str,
    /// Signed numbers in the engine's order-preserving form ([`tantivy::i64_to_u64`]).
    pub range: RangeInclusive<u64>,
}

/// What a range takes in of a segment.
pub(crate) enum Within {
    Nothing,
    Everything,
    /// Posts whose first number in this column lies in this range.
    Some(Column<u64>, RangeInclusive<u64>),
}

impl ColumnQuery {
    pub(crate) fn within(&self, reader: &SegmentReader) -> tantivy::Result<Within> {
        let columns = reader.fast_fields();
        let Some((column, _)) = columns.u64_lenient_for_type(None, self.column)? else {
            return Ok(Within::Nothing);
        };
        let (from, to) = (*self.range.start(), *self.range.end());
        let (min, max) = (column.min_value(), column.max_value());
        if from > to || to < min || max < from {
            return Ok(Within::Nothing);
        }
        if from <= min && max <= to && column.get_cardinality() == Cardinality::Full {
            return Ok(Within::Everything);
        }
        Ok(Within::Some(column, from.max(min)..=to.min(max)))
    }
}

impl Query for ColumnQuery {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(ColumnWeight(self.clone())))
    }
}

struct ColumnWeight(ColumnQuery);

impl Weight for ColumnWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(match self.0.within(reader)? {
            Within::Nothing => Box::new(EmptyScorer),
            Within::Everything => {
                Box::new(ConstScorer::new(AllScorer::new(reader.max_doc()), boost))
            }
            Within::Some(column, range) => {
                Box::new(ConstScorer::new(RangeDocs::new(column, range), boost))
            }
        })
    }

    fn explain(&self, _reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!(
            "post {doc} is not explained"
        )))
    }
}

/// Posts looked at together at first, and at most; more and more while all of them are wanted.
const FIRST_BLOCK: u32 = 128;
const LARGEST_BLOCK: u32 = 1 << 16;

/// Goes through the posts whose number in a column lies in a range.
pub(crate) struct RangeDocs {
    column: Column<u64>,
    range: RangeInclusive<u64>,
    n_docs: DocId,
    doc: DocId,
    /// Posts in the range, of those before `block_end`; the current one is at `at`.
    block: Vec<DocId>,
    at: usize,
    block_end: DocId,
    block_size: u32,
}

impl RangeDocs {
    pub(crate) fn new(column: Column<u64>, range: RangeInclusive<u64>) -> Self {
        let mut docs = Self {
            n_docs: column.num_docs(),
            column,
            range,
            doc: 0,
            block: Vec::new(),
            at: 0,
            block_end: 0,
            block_size: FIRST_BLOCK,
        };
        docs.read_from(0);
        docs
    }

    /// What it costs to go through a range of a column: the whole of it is looked through, though quickly.
    pub(crate) fn cost_of(column: &Column<u64>, range: &RangeInclusive<u64>) -> u64 {
        u64::from(column.num_docs() / 3) + u64::from(size_hint(column, range))
    }

    /// Goes to the first post in the range that is not before `start`.
    fn read_from(&mut self, mut start: DocId) -> DocId {
        self.at = 0;
        self.block.clear();
        while start < self.n_docs {
            let end = start.saturating_add(self.block_size).min(self.n_docs);
            self.column
                .get_docids_for_value_range(self.range.clone(), start..end, &mut self.block);
            self.block_end = end;
            self.block_size = (self.block_size * 2).min(LARGEST_BLOCK);
            if let Some(first) = self.block.first() {
                self.doc = *first;
                return self.doc;
            }
            start = end;
        }
        self.block_end = self.n_docs;
        self.doc = TERMINATED;
        TERMINATED
    }
}

impl DocSet for RangeDocs {
    fn advance(&mut self) -> DocId {
        if self.doc == TERMINATED {
            return TERMINATED;
        }
        self.at += 1;
        match self.block.get(self.at) {
            Some(doc) => {
                self.doc = *doc;
                self.doc
            }
            None => self.read_from(self.block_end),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.doc {
            return self.doc;
        }
        if target < self.block_end {
            self.at += self.block[self.at..].partition_point(|doc| *doc < target);
            if let Some(doc) = self.block.get(self.at) {
                self.doc = *doc;
                return self.doc;
            }
            return self.read_from(self.block_end);
        }
        self.block_size = FIRST_BLOCK;
        self.read_from(target)
    }

    /// Looks at the one number, which is much cheaper than looking for the next post.
    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target >= self.n_docs {
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        let number = self.column.first(target);
        if !number.is_some_and(|number| self.range.contains(&number)) {
            return SeekDangerResult::SeekLowerBound(target + 1);
        }
        self.doc = target;
        self.block.clear();
        self.block.push(target);
        self.at = 0;
        self.block_end = target + 1;
        self.block_size = FIRST_BLOCK;
        SeekDangerResult::Found
    }

    fn doc(&self) -> DocId {
        self.doc
    }

    fn size_hint(&self) -> u32 {
        size_hint(&self.column, &self.range)
    }

    fn cost(&self) -> u64 {
        Self::cost_of(&self.column, &self.range)
    }
}

/// As if the numbers were spread evenly.
fn size_hint(column: &Column<u64>, range: &RangeInclusive<u64>) -> u32 {
    let spread = (column.max_value() - column.min_value()) as f64 + 1.0;
    let share = ((range.end() - range.start()) as f64 + 1.0) / spread;
    (f64::from(column.num_docs()) * share.min(1.0)) as u32
}
