//! One page of hits, and how many there are in all.

use tantivy::{DocId, Score, SegmentReader};

use super::keys::{KeptColumns, Keys};
use crate::cursor::{Cursor, Key, Sort};
use crate::error::Error;
use crate::scan::Visit;

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
pub(crate) struct PageVisitor<'a> {
    sort: Sort,
    columns: &'a KeptColumns,
    after: Option<Key>,
    pub best: Best,
    pub total: u64,
    /// Hits up to the cursor, itself included.
    pub passed: u64,
    keys: Option<Keys>,
}

impl<'a> PageVisitor<'a> {
    pub(crate) fn new(
        sort: Sort,
        columns: &'a KeptColumns,
        after: Option<Key>,
        wanted: usize,
    ) -> Self {
        Self {
            sort,
            columns,
            after,
            best: Best::new(wanted),
            total: 0,
            passed: 0,
            keys: None,
        }
    }

    fn push(&mut self, key: Key) {
        if self.after.is_some_and(|after| key >= after) {
            self.passed += 1;
        } else {
            self.best.push(key);
        }
    }

    /// Whether a hit whose key begins so need not be looked at further.
    fn is_behind(&self, first: u64) -> bool {
        let is_before = self.after.is_some_and(|after| first >= after[0]);
        !is_before && !self.best.admits(first)
    }
}

impl Visit for PageVisitor<'_> {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        self.keys = Some(Keys::open(self.sort, self.columns, reader)?);
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], scores: &[Score]) -> Result<(), Error> {
        self.total += docs.len() as u64;
        if self.best.wanted == 0 && self.after.is_none() {
            return Ok(());
        }
        let Some(keys) = self.keys.take() else {
            return Ok(());
        };
        keys.each(docs, scores, |doc, first| {
            if !self.is_behind(first) {
                self.push(keys.whole(doc, first));
            }
        });
        self.keys = Some(keys);
        Ok(())
    }
}
