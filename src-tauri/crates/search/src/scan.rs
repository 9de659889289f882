//! Runs through the posts that match, segment by segment.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tantivy::query::{EnableScoring, Query, Weight};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Score, SegmentReader, TERMINATED};

use crate::error::Error;

/// Says whether the answer is no longer wanted.
pub type Cancelled<'a> = &'a (dyn Fn() -> bool + Sync);

/// Takes in the posts that match.
pub(crate) trait Visit {
    /// A segment begins; the numbers in [`Visit::posts`] are of this one.
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error>;

    /// Some posts of the segment, in order, at most [`BLOCK`]. `scores` is empty unless they were asked for.
    fn posts(&mut self, docs: &[DocId], scores: &[Score]) -> Result<(), Error>;
}

/// Posts handed over at once, at most.
pub(crate) const BLOCK: usize = COLLECT_BLOCK_BUFFER_LEN;

/// Blocks between two looks at whether the answer is still wanted.
const BLOCKS_BETWEEN_LOOKS: usize = 64;

/// From so many posts on, segments are run through on several threads: below, starting them costs more than it gains.
const PARALLEL_FROM_POSTS: u64 = 300_000;

/// Runs through every post that matches `query`, once. Each thread has a visitor of its own, made by `make`.
///
/// # Errors
///
/// [`Error::Overtaken`] if `cancelled` says so, or what a visitor returns.
pub(crate) fn scan<V: Visit + Send>(
    searcher: &tantivy::Searcher,
    query: &dyn Query,
    scored: bool,
    cancelled: Cancelled<'_>,
    make: impl Fn() -> V + Sync,
) -> Result<Vec<V>, Error> {
    let scoring = match scored {
        true => EnableScoring::enabled_from_searcher(searcher),
        false => EnableScoring::disabled_from_searcher(searcher),
    };
    let weight = query.weight(scoring)?;
    let segments = searcher.segment_readers();
    let threads = match searcher.num_docs() {
        few if few < PARALLEL_FROM_POSTS => 1,
        _ => thread::available_parallelism().map_or(1, |n| n.get().min(segments.len())),
    };
    let next = AtomicUsize::new(0);
    let work = || -> Result<V, Error> {
        let mut visitor = make();
        while let Some(reader) = segments.get(next.fetch_add(1, Ordering::Relaxed)) {
            scan_segment(weight.as_ref(), reader, scored, cancelled, &mut visitor)?;
        }
        Ok(visitor)
    };
    if threads <= 1 {
        return Ok(vec![work()?]);
    }
    let visitors = Mutex::new(Vec::with_capacity(threads));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let visitor = work();
                visitors
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner)
                    .push(visitor);
            });
        }
    });
    let visitors = visitors
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    visitors.into_iter().collect()
}

fn scan_segment(
    weight: &dyn Weight,
    reader: &SegmentReader,
    scored: bool,
    cancelled: Cancelled<'_>,
    visitor: &mut impl Visit,
) -> Result<(), Error> {
    if cancelled() {
        return Err(Error::Overtaken);
    }
    visitor.segment(reader)?;
    let mut scorer = weight.scorer(reader, 1.0)?;
    let mut docs = [0; BLOCK];
    let mut scores = Vec::with_capacity(if scored { BLOCK } else { 0 });
    for block in 1_usize.. {
        let mut n = 0;
        scores.clear();
        if scored {
            while n < BLOCK && scorer.doc() != TERMINATED {
                docs[n] = scorer.doc();
                scores.push(scorer.score());
                n += 1;
                scorer.advance();
            }
        } else {
            n = scorer.fill_buffer(&mut docs);
        }
        let finished = n < BLOCK;
        if let Some(alive) = reader.alive_bitset() {
            n = keep_alive(&mut docs[..n], &mut scores, |doc| alive.is_alive(doc));
        }
        visitor.posts(&docs[..n], &scores)?;
        if finished {
            break;
        }
        if block.is_multiple_of(BLOCKS_BETWEEN_LOOKS) && cancelled() {
            return Err(Error::Overtaken);
        }
    }
    Ok(())
}

/// Moves the posts that were not deleted to the front, and says how many there are.
fn keep_alive(docs: &mut [DocId], scores: &mut Vec<Score>, alive: impl Fn(DocId) -> bool) -> usize {
    let mut kept = 0;
    for i in 0..docs.len() {
        if alive(docs[i]) {
            docs[kept] = docs[i];
            if !scores.is_empty() {
                scores[kept] = scores[i];
            }
            kept += 1;
        }
    }
    scores.truncate(kept);
    kept
}
