//! The keys by which hits are sorted, read from the columns.

use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::{DocId, Score, SegmentReader};

use super::{first_values, number_column};
use crate::cursor::{Key, Sort};
use crate::error::Error;
use crate::scan::BLOCK;
use crate::schema::{COUNTS, ID, POSTED_MS};

/// The columns of a segment that every key needs.
#[derive(Clone)]
struct KeyColumns {
    ids: Column<u64>,
    posted_ms: Option<Column<i64>>,
}

/// The same of every segment, kept from one answer to the next: opening them reads a header for each 512 posts.
#[derive(Default)]
pub(crate) struct KeptColumns(RwLock<HashMap<SegmentId, KeyColumns>>);

impl KeptColumns {
    fn of(&self, reader: &SegmentReader) -> Result<KeyColumns, Error> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(columns) = kept.get(&reader.segment_id()) {
            return Ok(columns.clone());
        }
        drop(kept);
        let columns = KeyColumns {
            ids: reader.fast_fields().u64(ID)?,
            posted_ms: reader.fast_fields().column_opt(POSTED_MS)?,
        };
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        kept.insert(reader.segment_id(), columns.clone());
        Ok(columns)
    }

    /// Lets go of segments that are no longer searched, so that their files can be.
    pub(crate) fn keep_only(&self, segments: &[SegmentReader]) {
        let segments: HashSet<SegmentId> = segments.iter().map(SegmentReader::segment_id).collect();
        let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|segment, _| segments.contains(segment));
    }
}

/// Makes the keys of one segment's posts.
pub(crate) struct Keys {
    sort: Sort,
    columns: KeyColumns,
    counts: Vec<Column<u64>>,
}

impl Keys {
    pub(crate) fn open(
        sort: Sort,
        kept: &KeptColumns,
        reader: &SegmentReader,
    ) -> Result<Self, Error> {
        let mut counts = Vec::new();
        if sort == Sort::Engagement {
            for name in COUNTS {
                counts.extend(number_column(reader, name)?);
            }
        }
        Ok(Self {
            sort,
            columns: kept.of(reader)?,
            counts,
        })
    }

    /// Hands on the first part of the key of each of at most [`BLOCK`] posts: mostly it says enough.
    pub(crate) fn each(&self, docs: &[DocId], scores: &[Score], mut take: impl FnMut(DocId, u64)) {
        let mut posted = [None; BLOCK];
        if matches!(self.sort, Sort::Newest | Sort::Oldest) {
            first_values(self.columns.posted_ms.as_ref(), docs, &mut posted);
        }
        for (i, &doc) in docs.iter().enumerate() {
            let first = match self.sort {
                Sort::Newest => time_key(posted[i]),
                Sort::Oldest => posted[i].map_or(0, |ms| !time_key(Some(ms))),
                Sort::Relevance => {
                    u64::from(scores.get(i).map_or(0, |score| score.max(0.0).to_bits()))
                }
                Sort::Engagement => self.engagement(doc),
            };
            take(doc, first);
        }
    }

    /// The key of a post of which the first part is known.
    pub(crate) fn whole(&self, doc: DocId, first: u64) -> Key {
        let id = self.columns.ids.first(doc).unwrap_or_default();
        match self.sort {
            Sort::Newest => [first, id, 0],
            Sort::Oldest => [first, !id, 0],
            Sort::Relevance | Sort::Engagement => [first, self.time(doc), id],
        }
    }

    fn time(&self, doc: DocId) -> u64 {
        time_key(
            self.columns
                .posted_ms
                .as_ref()
                .and_then(|column| column.first(doc)),
        )
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
