//! One page of hits, and how many there are in all.

use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentReader};

use super::{first_values, number_column};
use crate::cursor::{Cursor, Key, Sort};
use crate::error::Error;
use crate::scan::{BLOCK, Visit};
use crate::schema::{COUNTS, ID, POSTED_MS};

/// Which part of the hits is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// In which order.
    pub sort: Sort,
    /// From where on.
    pub from: From,
    /// How many at most; 0 for the total alone.
    pub limit: usize,
}

/// Where a page begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// At the first hit.
    Start,
    /// Behind the last hit of an earlier page.
    After(Cursor),
    /// At the hit that has so many before it.
    Rank(u64),
}

/// Some hits in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// How many posts match, on whatever page; exact.
    pub total: u64,
    /// The posts' numbers.
    pub posts: Vec<u64>,
    /// How many hits stand before the first of these.
    pub rank: u64,
    /// Where the next page begins; `None` if this is the last.
    pub next: Option<Cursor>,
}

/// Keeps the greatest keys of those it is given.
pub(crate) struct Best {
    wanted: usize,
    kept: Vec<Key>,
    /// Keys below this one are not among the greatest.
    least: Option<Key>,
}

impl Best {
    pub(crate) fn new(wanted: usize) -> Self {
        Self {
            wanted,
            kept: Vec::new(),
            least: None,
        }
    }

    /// Whether a key that begins with `first` may still be among the greatest.
    fn admits(&self, first: u64) -> bool {
        self.wanted > 0 && self.least.is_none_or(|least| first >= least[0])
    }

    fn push(&mut self, key: Key) {
        if self.wanted == 0 || self.least.is_some_and(|least| key < least) {
            return;
        }
        self.kept.push(key);
        // Twice as many are gathered before the lesser half is thrown out: that is cheaper than a heap.
        if self.kept.len() >= self.wanted.saturating_mul(2).max(64) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        if self.kept.len() > self.wanted {
            let (_, least, _) = self
                .kept
                .select_nth_unstable_by(self.wanted - 1, |a, b| b.cmp(a));
            self.least = Some(*least);
            self.kept.truncate(self.wanted);
        }
    }

    /// The keys of several, in order, greatest first.
    pub(crate) fn merge(wanted: usize, parts: impl IntoIterator<Item = Best>) -> Vec<Key> {
        let mut all: Vec<Key> = parts.into_iter().flat_map(|part| part.kept).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all.truncate(wanted);
        all
    }
}

/// Counts the posts and keeps those of the page.
pub(crate) struct PageVisitor {
    sort: Sort,
    after: Option<Key>,
    /// Keys are taken upside down: the last hits are kept instead of the first.
    from_the_end: bool,
    pub best: Best,
    pub total: u64,
    /// Hits up to the cursor, itself included.
    pub passed: u64,
    columns: Option<Columns>,
}

struct Columns {
    ids: Column<u64>,
    posted_ms: Option<Column<i64>>,
    counts: Vec<Column<u64>>,
}

impl PageVisitor {
    pub(crate) fn new(sort: Sort, after: Option<Key>, wanted: usize, from_the_end: bool) -> Self {
        Self {
            sort,
            after,
            from_the_end,
            best: Best::new(wanted),
            total: 0,
            passed: 0,
            columns: None,
        }
    }

    fn push(&mut self, key: Key) {
        if self.after.is_some_and(|after| key >= after) {
            self.passed += 1;
        } else if self.from_the_end {
            self.best.push(key.map(|part| !part));
        } else {
            self.best.push(key);
        }
    }

    /// Whether a hit whose key begins so need not be looked at further.
    fn is_behind(&self, first: u64) -> bool {
        match self.after {
            Some(after) if first >= after[0] => false,
            _ if self.from_the_end => !self.best.admits(!first),
            _ => !self.best.admits(first),
        }
    }
}

impl Visit for PageVisitor {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        let mut counts = Vec::new();
        if self.sort == Sort::Engagement {
            for name in COUNTS {
                counts.extend(number_column(reader, name)?);
            }
        }
        self.columns = Some(Columns {
            ids: reader.fast_fields().u64(ID)?,
            posted_ms: reader.fast_fields().column_opt(POSTED_MS)?,
            counts,
        });
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], scores: &[Score]) -> Result<(), Error> {
        self.total += docs.len() as u64;
        if self.best.wanted == 0 && self.after.is_none() {
            return Ok(());
        }
        let Some(columns) = self.columns.take() else {
            return Ok(());
        };
        let mut posted = [None; BLOCK];
        let by_time = matches!(self.sort, Sort::Newest | Sort::Oldest);
        if by_time {
            first_values(columns.posted_ms.as_ref(), docs, &mut posted);
        }
        for (i, &doc) in docs.iter().enumerate() {
            let first = match self.sort {
                Sort::Newest => time_key(posted[i]),
                Sort::Oldest => posted[i].map_or(0, |ms| !time_key(Some(ms))),
                Sort::Relevance => {
                    u64::from(scores.get(i).map_or(0, |score| score.max(0.0).to_bits()))
                }
                Sort::Engagement => columns.engagement(doc),
            };
            if self.is_behind(first) {
                continue;
            }
            let id = columns.ids.first(doc).unwrap_or_default();
            self.push(match self.sort {
                Sort::Newest => [first, id, 0],
                Sort::Oldest => [first, !id, 0],
                Sort::Relevance | Sort::Engagement => [first, columns.time(doc), id],
            });
        }
        self.columns = Some(columns);
        Ok(())
    }
}

impl Columns {
    fn time(&self, doc: DocId) -> u64 {
        time_key(self.posted_ms.as_ref().and_then(|column| column.first(doc)))
    }

    fn engagement(&self, doc: DocId) -> u64 {
        let counts = self.counts.iter().filter_map(|column| column.first(doc));
        counts.fold(0, u64::saturating_add)
    }
}

/// A number that is greater for later times, and 0 for none.
fn time_key(posted_ms: Option<i64>) -> u64 {
    posted_ms.map_or(0, |ms| (ms as u64 ^ (1 << 63)).clamp(1, u64::MAX - 1))
}
