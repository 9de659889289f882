//! Words at given places behind one another, each with its alternatives, the last one perhaps open.
//!
//! The engine's own phrase query knows one term for each place, and its variant for open ends stops after a number
//! of terms. Totals must be exact, so this one has no limit: the terms behind an open end are read one after the
//! other, and only their places in posts that hold the other words are kept.

use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::InvertedIndexReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{
    Bm25Weight, EmptyScorer, EnableScoring, Explanation, Query, Scorer, TermQuery, Weight,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{
    BitSet, DocId, DocSet, Score, SeekDangerResult, SegmentReader, TERMINATED, TantivyError, Term,
};

use crate::plan::any;

/// One place in a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slot {
    /// How far behind the first place.
    pub offset: u32,
    /// What may stand there.
    pub terms: Vec<String>,
    /// Whether terms that only begin so may stand there, too.
    pub open: bool,
}

/// Finds posts in which every slot is filled. `slots` must not be empty.
#[derive(Debug, Clone)]
pub(crate) struct PhraseQuery {
    pub field: Field,
    pub slots: Arc<[Slot]>,
}

impl PhraseQuery {
    /// Whether it has a slot without an open end.
    pub(crate) fn has_known_words(&self) -> bool {
        self.slots.iter().any(|slot| !slot.open)
    }

    /// What finds the posts that have the words of a slot, for each slot whose words are known: all posts of the phrase
    /// are among them.
    pub(crate) fn slot_queries(&self) -> impl Iterator<Item = Box<dyn Query>> {
        let closed = self.slots.iter().filter(|slot| !slot.open);
        closed.map(|slot| {
            let terms = slot.terms.iter().map(|term| -> Box<dyn Query> {
                let term = Term::from_field_text(self.field, term);
                Box::new(TermQuery::new(term, IndexRecordOption::Basic))
            });
            any(terms.collect())
        })
    }

    /// Looks in single posts, in rising order. `None` if a slot can be filled nowhere in the segment.
    pub(crate) fn finder(&self, reader: &SegmentReader) -> tantivy::Result<Option<PhraseFinder>> {
        let places = read_places(reader, self.field, &self.slots)?;
        Ok(places.map(PhraseFinder::new))
    }
}

impl Query for PhraseQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let slots = self.slots.iter().filter(|slot| !slot.open);
        let bm25 = bm25(scoring, self.field, slots)?;
        Ok(Box::new(PhraseWeight {
            query: self.clone(),
            bm25,
        }))
    }
}

/// How well a post matches for words in these places, where that is asked for: by the first term of each.
pub(crate) fn bm25<'a>(
    scoring: EnableScoring<'_>,
    field: Field,
    slots: impl Iterator<Item = &'a Slot>,
) -> tantivy::Result<Option<Bm25Weight>> {
    let EnableScoring::Enabled {
        statistics_provider,
        ..
    } = scoring
    else {
        return Ok(None);
    };
    let terms: Vec<Term> = slots
        .filter_map(|slot| slot.terms.first())
        .map(|term| Term::from_field_text(field, term))
        .collect();
    match terms.is_empty() {
        true => Ok(None),
        false => Bm25Weight::for_terms(statistics_provider, &terms).map(Some),
    }
}

struct PhraseWeight {
    query: PhraseQuery,
    bm25: Option<Bm25Weight>,
}

impl Weight for PhraseWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let places = read_places(reader, self.query.field, &self.query.slots)?;
        let Some(places) = places else {
            return Ok(Box::new(EmptyScorer));
        };
        let norms = match &self.bm25 {
            Some(_) => reader.fieldnorms_readers().get_field(self.query.field)?,
            None => None,
        };
        let mut scorer = PhraseScorer {
            found: PhraseFinder::new(places),
            bm25: self.bm25.as_ref().map(|bm25| bm25.boost_by(boost)),
            norms: norms.unwrap_or_else(|| FieldNormReader::constant(reader.max_doc(), 1)),
            boost,
        };
        scorer.found.find_from(0);
        Ok(Box::new(scorer))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!(
                "post {doc} does not match"
            )));
        }
        Ok(Explanation::new("phrase", scorer.score()))
    }
}

/// The postings of every slot, those with an open end last. `None` if one of them stands nowhere in the segment.
fn read_places(
    reader: &SegmentReader,
    field: Field,
    slots: &[Slot],
) -> tantivy::Result<Option<Vec<Place>>> {
    let inverted = reader.inverted_index(field)?;
    let mut places = Vec::with_capacity(slots.len());
    for slot in slots.iter().filter(|slot| !slot.open) {
        let mut postings = Vec::with_capacity(slot.terms.len());
        for term in &slot.terms {
            let term = Term::from_field_text(field, term);
            postings
                .extend(inverted.read_postings(&term, IndexRecordOption::WithFreqsAndPositions)?);
        }
        if postings.is_empty() {
            return Ok(None);
        }
        places.push(Place {
            offset: slot.offset,
            postings: PlacePostings::Terms(postings),
        });
    }
    for slot in slots.iter().filter(|slot| slot.open) {
        let candidates = candidates(&places, reader.max_doc());
        let listed = list_open(&inverted, slot, candidates.as_ref())?;
        places.push(Place {
            offset: slot.offset,
            postings: PlacePostings::Listed { listed, at: 0 },
        });
    }
    Ok(Some(places))
}

/// The posts in which every one of the places is filled, wherever. `None` if there are no places.
fn candidates(places: &[Place], max_doc: DocId) -> Option<BitSet> {
    let mut places: Vec<Place> = places.to_vec();
    places.sort_by_key(Place::len);
    let mut found = BitSet::with_max_value(max_doc);
    let (first, others) = places.split_first_mut()?;
    let mut doc = first.doc();
    'candidate: while doc < TERMINATED {
        for place in others.iter_mut() {
            let next = place.seek(doc);
            if next > doc {
                doc = first.seek(next);
                continue 'candidate;
            }
        }
        found.insert(doc);
        doc = first.seek(doc + 1);
    }
    Some(found)
}

/// Where the terms stand that begin like one of the slot's, in the order of posts and positions.
fn list_open(
    inverted: &InvertedIndexReader,
    slot: &Slot,
    candidates: Option<&BitSet>,
) -> tantivy::Result<Vec<(DocId, u32)>> {
    let mut listed = Vec::new();
    let mut positions = Vec::new();
    for prefix in &slot.terms {
        let mut terms = inverted
            .terms()
            .range()
            .ge(prefix)
            .lt(end_of_prefix(prefix))
            .into_stream()?;
        while terms.advance() {
            let mut postings = inverted.read_postings_from_terminfo(
                terms.value(),
                IndexRecordOption::WithFreqsAndPositions,
            )?;
            let mut doc = postings.doc();
            while doc < TERMINATED {
                if candidates.is_none_or(|candidates| candidates.contains(doc)) {
                    postings.positions(&mut positions);
                    listed.extend(positions.iter().map(|position| (doc, *position)));
                }
                doc = postings.advance();
            }
        }
    }
    listed.sort_unstable();
    listed.dedup();
    Ok(listed)
}

/// A term greater than every one that begins with `prefix`: U+10FFFF is no character, so no term holds it.
pub(crate) fn end_of_prefix(prefix: &str) -> String {
    format!("{prefix}\u{10ffff}")
}

/// The postings of one slot.
#[derive(Clone)]
struct Place {
    offset: u32,
    postings: PlacePostings,
}

#[derive(Clone)]
enum PlacePostings {
    Terms(Vec<SegmentPostings>),
    Listed {
        listed: Vec<(DocId, u32)>,
        at: usize,
    },
}

impl Place {
    fn len(&self) -> usize {
        match &self.postings {
            PlacePostings::Terms(postings) => postings.iter().map(|p| p.doc_freq() as usize).sum(),
            PlacePostings::Listed { listed, .. } => listed.len(),
        }
    }

    fn doc(&self) -> DocId {
        match &self.postings {
            PlacePostings::Terms(postings) => match &postings[..] {
                [postings] => postings.doc(),
                several => several.iter().map(DocSet::doc).min().unwrap_or(TERMINATED),
            },
            PlacePostings::Listed { listed, at } => {
                listed.get(*at).map_or(TERMINATED, |(doc, _)| *doc)
            }
        }
    }

    /// Goes on to the first post that is not before `target`.
    fn seek(&mut self, target: DocId) -> DocId {
        match &mut self.postings {
            PlacePostings::Terms(postings) => {
                for postings in postings.iter_mut() {
                    if postings.doc() < target {
                        postings.seek(target);
                    }
                }
            }
            PlacePostings::Listed { listed, at } => {
                *at += listed[*at..].partition_point(|(doc, _)| *doc < target);
            }
        }
        self.doc()
    }

    /// The positions in the current post, in rising order.
    fn positions(&mut self, doc: DocId, out: &mut Vec<u32>) {
        out.clear();
        match &mut self.postings {
            PlacePostings::Terms(postings) => {
                let several = postings.len() > 1;
                for postings in postings.iter_mut().filter(|postings| postings.doc() == doc) {
                    postings.append_positions_with_offset(0, out);
                }
                if several {
                    out.sort_unstable();
                }
            }
            PlacePostings::Listed { listed, at } => {
                let here = listed[*at..].iter().take_while(|(d, _)| *d == doc);
                out.extend(here.map(|(_, position)| *position));
            }
        }
        out.dedup();
    }
}

/// Goes through the posts of a segment in which every slot is filled.
pub(crate) struct PhraseFinder {
    /// The rarest first.
    places: Vec<Place>,
    doc: DocId,
    /// Where the phrase begins in the current post, in rising order.
    starts: Vec<u32>,
    others: Vec<u32>,
}

impl PhraseFinder {
    /// Reads what is needed from a segment and goes to the first match; nothing if a slot can be filled nowhere.
    pub(crate) fn open(
        reader: &SegmentReader,
        field: Field,
        slots: &[Slot],
    ) -> tantivy::Result<Option<Self>> {
        let Some(places) = read_places(reader, field, slots)? else {
            return Ok(None);
        };
        let mut finder = Self::new(places);
        finder.find_from(0);
        Ok(Some(finder))
    }

    fn new(mut places: Vec<Place>) -> Self {
        places.sort_by_key(Place::len);
        Self {
            places,
            doc: 0,
            starts: Vec::new(),
            others: Vec::new(),
        }
    }

    /// The current post.
    pub(crate) fn doc(&self) -> DocId {
        self.doc
    }

    /// How many posts it may be found in, at most.
    pub(crate) fn len(&self) -> usize {
        self.places.first().map_or(0, Place::len)
    }

    /// Where it begins in the current post, in rising order.
    pub(crate) fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// Goes to the first match that is not before `target`.
    pub(crate) fn find_from(&mut self, mut target: DocId) -> DocId {
        while target < TERMINATED {
            match self.try_at(target) {
                Ok(()) => return target,
                Err(next) => target = next,
            }
        }
        self.doc = TERMINATED;
        TERMINATED
    }

    /// Whether `target` matches; if not, from where on to look further.
    pub(crate) fn try_at(&mut self, target: DocId) -> Result<(), DocId> {
        for place in &mut self.places {
            let doc = place.seek(target);
            if doc > target {
                return Err(doc);
            }
        }
        if self.count_at(target) == 0 {
            return Err(target + 1);
        }
        self.doc = target;
        Ok(())
    }

    fn count_at(&mut self, doc: DocId) -> u32 {
        let Some((first, rest)) = self.places.split_first_mut() else {
            return 0;
        };
        first.positions(doc, &mut self.starts);
        let offset = first.offset;
        self.starts.retain(|position| *position >= offset);
        self.starts
            .iter_mut()
            .for_each(|position| *position -= offset);
        for place in rest {
            if self.starts.is_empty() {
                return 0;
            }
            place.positions(doc, &mut self.others);
            keep_continued(&mut self.starts, place.offset, &self.others);
        }
        self.starts.len() as u32
    }
}

/// Keeps the beginnings that have one of the positions so far behind them; all are in rising order.
fn keep_continued(starts: &mut Vec<u32>, offset: u32, positions: &[u32]) {
    let mut positions = positions.iter().peekable();
    let mut kept = 0;
    for n in 0..starts.len() {
        let wanted = starts[n] + offset;
        while positions.next_if(|position| **position < wanted).is_some() {}
        if positions.peek() == Some(&&wanted) {
            starts[kept] = starts[n];
            kept += 1;
        }
    }
    starts.truncate(kept);
}

struct PhraseScorer {
    found: PhraseFinder,
    bm25: Option<Bm25Weight>,
    norms: FieldNormReader,
    boost: Score,
}

impl DocSet for PhraseScorer {
    fn advance(&mut self) -> DocId {
        match self.found.doc {
            TERMINATED => TERMINATED,
            doc => self.found.find_from(doc + 1),
        }
    }

    fn seek(&mut self, target: DocId) -> DocId {
        if target <= self.found.doc {
            return self.found.doc;
        }
        self.found.find_from(target)
    }

    fn seek_danger(&mut self, target: DocId) -> SeekDangerResult {
        if target >= TERMINATED {
            return SeekDangerResult::SeekLowerBound(TERMINATED);
        }
        match self.found.try_at(target) {
            Ok(()) => SeekDangerResult::Found,
            Err(next) => SeekDangerResult::SeekLowerBound(next),
        }
    }

    fn doc(&self) -> DocId {
        self.found.doc
    }

    fn size_hint(&self) -> u32 {
        // A guess, as good as the engine's: few of the posts with all words have them in a row.
        (self.found.len() / (10 * self.found.places.len().max(1))) as u32
    }

    fn cost(&self) -> u64 {
        let postings: usize = self.found.places.iter().map(Place::len).sum();
        10 * postings as u64
    }
}

impl Scorer for PhraseScorer {
    fn score(&mut self) -> Score {
        match &self.bm25 {
            Some(bm25) => {
                let times = self.found.starts.len() as u32;
                bm25.score(self.norms.fieldnorm_id(self.found.doc), times)
            }
            None => self.boost,
        }
    }
}
