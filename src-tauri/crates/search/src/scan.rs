//! Runs through the posts that match, segment by segment.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{iter, mem};

use tantivy::query::{EnableScoring, Query, Scorer};
use tantivy::{COLLECT_BLOCK_BUFFER_LEN, DocId, DocSet, Score, SegmentReader, TERMINATED};

use crate::error::Error;
use crate::helpers::with_helpers;

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

/// Blocks between two looks at whether the answer is still wanted (4,096 posts).
const BLOCKS_BETWEEN_LOOKS: usize = 64;

/// Work in one segment from which on other threads help, in posts looked at ([`DocSet::cost`]): less is done sooner than
/// a helper is woken.
const WORTH_HELP: u64 = 10_000;
/// The time after which they help in any case: going through a dictionary is no cost in posts.
const WORTH_HELP_AFTER: Duration = Duration::from_micros(200);

/// Runs through every post that matches `query`, once. Each thread has a visitor of its own, made by `make`.
///
/// The work begins on the caller's thread; only when a query turns out to cost much do others help with the segments that
/// are left, since most queries are answered sooner than a helper is woken.
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
    let next = AtomicUsize::new(0);
    let begun = Instant::now();
    let work = |call_help: &mut dyn FnMut()| -> Result<V, Error> {
        let mut visitor = make();
        while let Some(reader) = segments.get(next.fetch_add(1, Ordering::Relaxed)) {
            if cancelled() {
                return Err(Error::Overtaken);
            }
            let mut scorer = weight.scorer(reader, 1.0)?;
            if scorer.cost() >= WORTH_HELP || begun.elapsed() >= WORTH_HELP_AFTER {
                call_help();
            }
            scan_segment(scorer.as_mut(), reader, scored, cancelled, &mut visitor)?;
        }
        Ok(visitor)
    };
    let others = Mutex::new(Vec::new());
    let first = with_helpers(|scope| {
        let mut may_call = true;
        work(&mut || {
            let mut left = segments.len().saturating_sub(next.load(Ordering::Relaxed));
            while mem::take(&mut may_call) && left > 0 {
                left -= 1;
                let help = || {
                    let other = work(&mut || {});
                    others
                        .lock()
                        .unwrap_or_else(PoisonError::into_inner)
                        .push(other);
                };
                may_call = scope.help(help).is_ok();
            }
        })
    })?;
    let others = others.into_inner().unwrap_or_else(PoisonError::into_inner);
    iter::once(Ok(first)).chain(others).collect()
}

fn scan_segment(
    scorer: &mut dyn Scorer,
    reader: &SegmentReader,
    scored: bool,
    cancelled: Cancelled<'_>,
    visitor: &mut impl Visit,
) -> Result<(), Error> {
    visitor.segment(reader)?;
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
