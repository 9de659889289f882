//! Asks one state of the index.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use tantivy::Term;
use tantivy::query::{BooleanQuery, Query as Ask, TermSetQuery};

use crate::collect::{
    Best, Extent, FacetVisitor, Facets, From, GatherVisitor, Gathered, Histogram, HistogramVisitor,
    KeptColumns, Page, PageRequest, PageVisitor, SliceVisitor, Stretch,
};
use crate::cursor::{Cursor, Key, Sort};
use crate::error::Error;
use crate::exact::{self, Cache};
use crate::plan::{Exactness, Names, plan};
use crate::query::Query;
use crate::scan::{Cancelled, scan};
use crate::schema::{Column, Fields, Listed};

/// One state of the index, whatever is added meanwhile.
pub struct Searcher {
    pub(crate) searcher: tantivy::Searcher,
    pub(crate) fields: Fields,
    pub(crate) exact: Arc<Cache>,
    pub(crate) columns: Arc<KeptColumns>,
    pub(crate) generation: u64,
}

/// Keys held in memory while an export runs, at most (24 bytes each, twice).
const EXPORT_BATCH: usize = 1_000_000;

/// From this rank on it is worth finding the place by counting; as many keys are held in memory at most.
const FAR_RANK: u64 = 20_000;

impl Searcher {
    /// How many posts there are in all.
    #[must_use]
    pub fn posts(&self) -> u64 {
        self.searcher.num_docs()
    }

    /// How many bytes each field of the index takes on disk, by name: its words, the posts that have them, their places,
    /// its columns.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if a file of the index cannot be read.
    pub fn field_bytes(&self) -> Result<BTreeMap<String, u64>, Error> {
        let mut bytes: BTreeMap<String, u64> = BTreeMap::new();
        for segment in self.searcher.space_usage()?.segments() {
            let parts = [
                segment.termdict(),
                segment.postings(),
                segment.positions(),
                segment.fast_fields(),
                segment.fieldnorms(),
            ];
            for field in parts.into_iter().flat_map(|part| part.fields()) {
                *bytes.entry(field.field_name().to_owned()).or_default() +=
                    field.total().get_bytes();
            }
        }
        Ok(bytes)
    }

    /// Rises with every change of the posts.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// One page of the posts that match, and how many match in all.
    ///
    /// # Errors
    ///
    /// [`Error::Overtaken`] if `cancelled` says so, [`Error::BadCursor`] if the cursor is of another order,
    /// [`Error::Index`] if the index cannot be read.
    pub fn page(
        &self,
        query: &Query,
        names: &dyn Names,
        page: &PageRequest,
        cancelled: Cancelled<'_>,
    ) -> Result<Page, Error> {
        let plan = self.plan(query, names, cancelled)?;
        let (after, skip) = match page.from {
            From::Start => (None, 0),
            From::After(cursor) if cursor.sort == page.sort => (Some(cursor.key), 0),
            From::After(cursor) => {
                return Err(Error::BadCursor {
                    text: cursor.to_string(),
                });
            }
            From::Rank(rank) => (None, rank),
        };
        if skip >= FAR_RANK {
            return self.far_page(plan.as_ref(), page, skip, cancelled);
        }
        let wanted = page.limit.saturating_add(skip as usize);
        let wanted = if page.limit == 0 { 0 } else { wanted };
        let (total, passed, keys) =
            self.best(plan.as_ref(), page.sort, after, wanted, cancelled)?;
        let skipped = keys.len().min(skip as usize);
        Ok(self.finish(page, total, passed + skip.min(total), &keys[skipped..]))
    }

    /// A page far down: the place where it begins is found by counting, then its hits are gathered.
    fn far_page(
        &self,
        plan: &dyn Ask,
        page: &PageRequest,
        rank: u64,
        cancelled: Cancelled<'_>,
    ) -> Result<Page, Error> {
        let scored = page.sort == Sort::Relevance;
        let mut stretch = Stretch::WHOLE;
        // How many hits come before the stretch.
        let mut before = 0;
        let mut total = None;
        loop {
            let visitors = scan(&self.searcher, plan, scored, cancelled, || {
                SliceVisitor::new(page.sort, &self.columns, stretch)
            })?;
            let slices = SliceVisitor::merge(visitors);
            total.get_or_insert_with(|| slices.iter().map(|slice| slice.posts).sum());
            let found = slices.iter().find(|slice| {
                let is_here = rank < before + slice.posts;
                before += if is_here { 0 } else { slice.posts };
                is_here
            });
            let Some(slice) = found else {
                let total = total.unwrap_or_default();
                return Ok(self.finish(page, total, rank.min(total), &[]));
            };
            stretch = stretch.within(slice);
            if slice.posts <= FAR_RANK || stretch.is_settled() {
                break;
            }
        }
        let skip = (rank - before) as usize;
        let wanted = match page.limit {
            0 => 0,
            limit => skip.saturating_add(limit),
        };
        let after = stretch.before();
        let (total, _, keys) = self.best(plan, page.sort, after, wanted, cancelled)?;
        Ok(self.finish(page, total, rank, &keys[keys.len().min(skip)..]))
    }

    fn finish(&self, page: &PageRequest, total: u64, rank: u64, keys: &[Key]) -> Page {
        let more = rank + (keys.len() as u64) < total;
        Page {
            total,
            posts: keys.iter().map(|key| page.sort.post_no(key)).collect(),
            rank,
            next: keys.last().filter(|_| more).map(|key| Cursor {
                sort: page.sort,
                key: *key,
                generation: self.generation,
            }),
        }
    }

    /// The number of hits, the number up to `after`, and the `wanted` greatest keys behind it.
    fn best(
        &self,
        plan: &dyn Ask,
        sort: Sort,
        after: Option<Key>,
        wanted: usize,
        cancelled: Cancelled<'_>,
    ) -> Result<(u64, u64, Vec<Key>), Error> {
        let scored = sort == Sort::Relevance && (wanted > 0 || after.is_some());
        let visitors = scan(&self.searcher, plan, scored, cancelled, || {
            PageVisitor::new(sort, &self.columns, after, wanted)
        })?;
        let total = visitors.iter().map(|visitor| visitor.total).sum();
        let passed = visitors.iter().map(|visitor| visitor.passed).sum();
        let keys = Best::merge(wanted, visitors.into_iter().map(|visitor| visitor.best));
        Ok((total, passed, keys))
    }

    /// How many posts match.
    ///
    /// # Errors
    ///
    /// As [`Searcher::page`].
    pub fn count(
        &self,
        query: &Query,
        names: &dyn Names,
        cancelled: Cancelled<'_>,
    ) -> Result<u64, Error> {
        if query.is_everything() {
            return Ok(self.posts());
        }
        let plan = self.plan(query, names, cancelled)?;
        let (total, ..) = self.best(plan.as_ref(), Sort::Newest, None, 0, cancelled)?;
        Ok(total)
    }

    /// How many of the posts that match have which value.
    ///
    /// # Errors
    ///
    /// As [`Searcher::page`].
    pub fn facets(
        &self,
        query: &Query,
        names: &dyn Names,
        columns: &[Column],
        cancelled: Cancelled<'_>,
    ) -> Result<Facets, Error> {
        let plan = self.plan(query, names, cancelled)?;
        let parts = scan(&self.searcher, plan.as_ref(), false, cancelled, || {
            FacetVisitor::new(columns)
        })?;
        Ok(FacetVisitor::merge(columns, &parts))
    }

    /// How many of the posts that match were posted when, split by the values of a column if one is given.
    ///
    /// # Errors
    ///
    /// As [`Searcher::page`].
    pub fn histogram(
        &self,
        query: &Query,
        names: &dyn Names,
        split: Option<Column>,
        cancelled: Cancelled<'_>,
    ) -> Result<Histogram, Error> {
        let plan = self.plan(query, names, cancelled)?;
        self.histogram_of(plan.as_ref(), split, cancelled)
    }

    /// How many posts that at least one of the queries finds were posted when, each post counted once.
    ///
    /// What a query says as a whole (`exact:`, `forms:`) holds for it alone.
    ///
    /// # Errors
    ///
    /// As [`Searcher::page`].
    pub fn histogram_of_any(
        &self,
        queries: &[Query],
        names: &dyn Names,
        cancelled: Cancelled<'_>,
    ) -> Result<Histogram, Error> {
        let plans = queries.iter().map(|one| self.plan(one, names, cancelled));
        let any = BooleanQuery::union(plans.collect::<Result<_, _>>()?);
        self.histogram_of(&any, None, cancelled)
    }

    fn histogram_of(
        &self,
        plan: &dyn Ask,
        split: Option<Column>,
        cancelled: Cancelled<'_>,
    ) -> Result<Histogram, Error> {
        let extent = Extent::of(&self.searcher, split)?;
        let parts = scan(&self.searcher, plan, false, cancelled, || {
            HistogramVisitor::new(split, extent)
        })?;
        Ok(HistogramVisitor::merge(parts))
    }

    /// What the index holds of every post that matches, with the lists asked for; in no order.
    ///
    /// # Errors
    ///
    /// As [`Searcher::page`].
    pub fn gather(
        &self,
        query: &Query,
        names: &dyn Names,
        lists: &[Listed],
        cancelled: Cancelled<'_>,
    ) -> Result<Gathered, Error> {
        let plan = self.plan(query, names, cancelled)?;
        self.gather_all(plan.as_ref(), lists, cancelled)
    }

    /// What the index holds of every post of some accounts, with the lists asked for; in no order.
    ///
    /// # Errors
    ///
    /// As [`Searcher::page`].
    pub fn gather_accounts(
        &self,
        accounts: &[u32],
        lists: &[Listed],
        cancelled: Cancelled<'_>,
    ) -> Result<Gathered, Error> {
        let terms = accounts
            .iter()
            .map(|&no| Term::from_field_u64(self.fields.account, no.into()));
        self.gather_all(&TermSetQuery::new(terms), lists, cancelled)
    }

    fn gather_all(
        &self,
        query: &dyn Ask,
        lists: &[Listed],
        cancelled: Cancelled<'_>,
    ) -> Result<Gathered, Error> {
        let parts = scan(&self.searcher, query, false, cancelled, || {
            GatherVisitor::new(lists)
        })?;
        Ok(GatherVisitor::merge(lists, parts))
    }

    /// Calls `each` with every post that matches, in order, until it breaks off. Says how many it was called with.
    ///
    /// Memory is bounded: of many hits, a million at a time are put in order.
    ///
    /// # Errors
    ///
    /// As [`Searcher::page`].
    pub fn all(
        &self,
        query: &Query,
        names: &dyn Names,
        sort: Sort,
        cancelled: Cancelled<'_>,
        each: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<u64, Error> {
        let plan = self.plan(query, names, cancelled)?;
        let mut after = None;
        let mut n = 0;
        loop {
            let (_, _, keys) = self.best(plan.as_ref(), sort, after, EXPORT_BATCH, cancelled)?;
            for key in &keys {
                n += 1;
                if each(sort.post_no(key)).is_break() {
                    return Ok(n);
                }
            }
            after = match keys.last() {
                Some(last) if keys.len() == EXPORT_BATCH => Some(*last),
                _ => return Ok(n),
            };
        }
    }

    fn plan(
        &self,
        query: &Query,
        names: &dyn Names,
        cancelled: Cancelled<'_>,
    ) -> Result<Box<dyn Ask>, Error> {
        let checked = exact::check(
            &self.searcher,
            &self.fields,
            &self.exact,
            query,
            names,
            cancelled,
        )?;
        Ok(plan(
            query,
            &self.searcher,
            &self.fields,
            names,
            Exactness::Checked(&checked),
        )?)
    }
}
