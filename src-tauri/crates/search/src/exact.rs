//! Words whose letters have to be exactly those typed.
//!
//! The index knows folded words only. So the folded words are searched first, and the text of each post found is
//! compared letter for letter. This is done before the query runs, for no more posts than can matter, and what was
//! found is kept for the next page, the facets and the timeline of the same query.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::query::{
    BooleanQuery, ConstScorer, EmptyScorer, EnableScoring, Explanation, Query as Ask, Scorer,
    Weight,
};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError};

use crate::error::Error;
use crate::hits;
use crate::plan::{Exactness, Names, plan, plan_words};
use crate::query::{Leaf, Query, Words};
use crate::scan::{Cancelled, Visit, scan};
use crate::schema::{Fields, ID};

/// The posts in which the letters are right, by segment, in order.
pub(crate) type Checked = HashMap<SegmentId, Arc<[DocId]>>;

/// What was checked lately.
#[derive(Default)]
pub(crate) struct Cache(Mutex<Vec<(Key, Vec<Arc<Checked>>)>>);

/// The snapshot and the query.
type Key = (u64, String);

/// How many queries are remembered: a page, its facets and its timeline ask for the same one.
const REMEMBERED: usize = 8;

/// The exact words of a query, in the order of the tree.
fn exact_words(query: &Query) -> Vec<&Words> {
    let all = query.is_exact();
    let mut found = Vec::new();
    query.root.leaves(false, &mut |leaf, _| {
        if let Leaf::Words(words) = leaf
            && words.is_checked(all)
            && !matches!(text::ask(&words.text), text::Ask::Nothing)
        {
            found.push(words);
        }
    });
    found
}

/// Checks the letters of every exact word of `query`, for the posts that matter to it.
///
/// A post matters only if it matches the query with the exact words taken loosely: those that are asked for as
/// folded words, those that are excluded as if nothing were excluded. All others are out either way.
pub(crate) fn check(
    searcher: &tantivy::Searcher,
    fields: &Fields,
    cache: &Cache,
    query: &Query,
    names: &dyn Names,
    cancelled: Cancelled<'_>,
) -> Result<Vec<Arc<Checked>>, Error> {
    let words = exact_words(query);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let key = (
        searcher.generation().generation_id(),
        format!("{:?}", query.root),
    );
    if let Some(known) = cache.get(&key) {
        return Ok(known);
    }
    let mut checked = Vec::with_capacity(words.len());
    for words in words {
        let loose = plan(query, searcher, fields, names, Exactness::Loose)?;
        let both = BooleanQuery::intersection(vec![loose, plan_words(words, fields)]);
        let finder = hits::Finder::exact(words);
        let visitors = scan(searcher, &both, false, cancelled, || Checker {
            finder: &finder,
            names,
            cancelled,
            ids: None,
            segment: None,
            found: Vec::new(),
            checked: HashMap::new(),
        })?;
        let mut all = Checked::new();
        for visitor in visitors {
            all.extend(visitor.finish());
        }
        checked.push(Arc::new(all));
    }
    cache.put(key, checked.clone());
    Ok(checked)
}

impl Cache {
    fn get(&self, key: &Key) -> Option<Vec<Arc<Checked>>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .iter()
            .find(|(k, _)| k == key)
            .map(|(_, checked)| checked.clone())
    }

    fn put(&self, key: Key, checked: Vec<Arc<Checked>>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Another snapshot's answers are of no use any more.
        known.retain(|((generation, _), _)| *generation == key.0);
        if known.len() == REMEMBERED {
            known.remove(0);
        }
        known.push((key, checked));
    }
}

struct Checker<'a> {
    finder: &'a hits::Finder,
    names: &'a dyn Names,
    cancelled: Cancelled<'a>,
    ids: Option<Column<u64>>,
    segment: Option<SegmentId>,
    found: Vec<DocId>,
    checked: Checked,
}

impl Checker<'_> {
    fn finish(mut self) -> Checked {
        self.close_segment();
        self.checked
    }

    fn close_segment(&mut self) {
        if let Some(segment) = self.segment.take() {
            self.checked
                .insert(segment, std::mem::take(&mut self.found).into());
        }
    }
}

impl Visit for Checker<'_> {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        self.close_segment();
        self.segment = Some(reader.segment_id());
        self.ids = Some(reader.fast_fields().u64(ID)?);
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], _scores: &[Score]) -> Result<(), Error> {
        // Texts come from the store, so a block of them is slow enough to look each time.
        if (self.cancelled)() {
            return Err(Error::Overtaken);
        }
        for &doc in docs {
            let id = self.ids.as_ref().and_then(|ids| ids.first(doc));
            let text = id.and_then(|id| self.names.text(id));
            if text.is_some_and(|text| self.finder.matches(&text)) {
                self.found.push(doc);
            }
        }
        Ok(())
    }
}

/// Finds the posts that were checked.
#[derive(Debug, Clone)]
pub(crate) struct CheckedQuery {
    pub checked: Arc<Checked>,
}

impl Ask for CheckedQuery {
    fn weight(&self, _scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        Ok(Box::new(CheckedWeight(Arc::clone(&self.checked))))
    }
}

struct CheckedWeight(Arc<Checked>);

impl Weight for CheckedWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        Ok(match self.0.get(&reader.segment_id()) {
            Some(docs) => Box::new(ConstScorer::new(
                Docs {
                    docs: Arc::clone(docs),
                    at: 0,
                },
                boost,
            )),
            None => Box::new(EmptyScorer),
        })
    }

    fn explain(&self, _reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        Err(TantivyError::InvalidArgument(format!(
            "post {doc} is not explained"
        )))
    }
}

/// A list of posts in order.
struct Docs {
    docs: Arc<[DocId]>,
    at: usize,
}

impl DocSet for Docs {
    fn advance(&mut self) -> DocId {
        self.at = (self.at + 1).min(self.docs.len());
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        self.at += self.docs[self.at..].partition_point(|doc| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.docs.get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn size_hint(&self) -> u32 {
        self.docs.len() as u32
    }
}
