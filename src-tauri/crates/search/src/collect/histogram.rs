//! When the posts were posted, fine enough for every zone.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::columnar::Column as Values;
use tantivy::{DocId, Score, SegmentReader};

use super::{first_values, number_column};
use crate::error::Error;
use crate::scan::{BLOCK, Visit};
use crate::schema::{Column, POSTED_MS, PRECISION};

/// How many of the hits were posted when.
///
/// The offset of every zone since 2006 is a multiple of a quarter of an hour, so quarters of an hour of UTC add up
/// exactly to the hours, days, weeks and months of any zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Histogram {
    /// How many posts match. Without a split, and with one by a column of one value: the sum of all series.
    pub total: u64,
    /// How many of them have no date.
    pub undated: u64,
    /// One for each value of the column by which they are split, the most posts first, of equals the smaller
    /// number, `None` last; a single one without a split.
    pub series: Vec<Series>,
}

/// The posts of one value over time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Series {
    /// The value; `None` for the posts without one, and where nothing is split.
    pub value: Option<u32>,
    /// How many posts, undated ones included.
    pub total: u64,
    /// How many of them have no date.
    pub undated: u64,
    /// Posts whose time is known to the minute or better: quarters of an hour since 1970 (UTC) and counts, earliest
    /// first, without zeros.
    pub quarters: Vec<(i64, u64)>,
    /// Posts known only to the day: days since 1970 and counts, likewise. They belong to that calendar day in
    /// every zone.
    pub days: Vec<(i64, u64)>,
}

const QUARTER_MS: i64 = 15 * 60 * 1_000;
const DAY_MS: i64 = 96 * QUARTER_MS;

/// The precision of posts known only to the day: the coarsest, and so the least.
const DAY: u64 = model::Precision::Day as u64;

/// Cells of a table by value and quarter, at most (4 bytes each).
const MAX_CELLS: usize = 1 << 23;

/// Pairs gathered before they are put in order and added up.
const GATHERED: usize = 1 << 20;

/// A series: 0 for no value, else the value and one.
type Row = u32;

/// Counts pairs of a series and a moment, in quarters or in days.
///
/// Where every pair has room in a table they are counted there; else they are gathered, sorted and added up, which
/// for many series is much faster than a hash map.
#[derive(Default)]
struct Tally {
    first: i64,
    width: usize,
    cells: Vec<u32>,
    gathered: Vec<(Row, i64)>,
    counted: Vec<((Row, i64), u64)>,
}

impl Tally {
    /// Makes a table for moments from `first` to `last`, if that is not too large.
    fn with_table(first: i64, last: i64, n_rows: u64) -> Self {
        let width = last
            .checked_sub(first)
            .and_then(|n| usize::try_from(n).ok()?.checked_add(1));
        let cells = width.and_then(|width| width.checked_mul(usize::try_from(n_rows).ok()?));
        match (width, cells) {
            (Some(width), Some(cells)) if cells <= MAX_CELLS => Self {
                first,
                width,
                cells: vec![0; cells],
                ..Self::default()
            },
            _ => Self::default(),
        }
    }

    fn add(&mut self, row: Row, moment: i64) {
        let column = moment.wrapping_sub(self.first) as usize;
        if column < self.width
            && let Some(cell) = self.cells.get_mut(row as usize * self.width + column)
        {
            *cell += 1;
            return;
        }
        self.gathered.push((row, moment));
        if self.gathered.len() == GATHERED {
            self.add_up();
        }
    }

    fn add_up(&mut self) {
        self.gathered.sort_unstable();
        let runs = self.gathered.chunk_by(|a, b| a == b);
        self.counted
            .extend(runs.map(|run| (run[0], run.len() as u64)));
        self.gathered.clear();
        self.counted.sort_unstable();
        self.counted.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
    }

    /// Adds what another counted; both tables, if there are any, are of the same size.
    fn take_in(&mut self, mut other: Tally) {
        for (cell, more) in self.cells.iter_mut().zip(other.cells) {
            *cell += more;
        }
        self.counted.append(&mut other.counted);
        self.gathered.append(&mut other.gathered);
    }

    /// The counts of several tallies, in the order of series and moments.
    fn merge(parts: impl IntoIterator<Item = Tally>) -> Vec<((Row, i64), u64)> {
        let mut parts = parts.into_iter();
        let mut all = parts.next().unwrap_or_default();
        parts.for_each(|part| all.take_in(part));
        all.add_up();
        let sorted = all.counted.len();
        for (row, cells) in (0..).zip(all.cells.chunks(all.width.max(1))) {
            let filled = (all.first..).zip(cells).filter(|(_, count)| **count > 0);
            all.counted
                .extend(filled.map(|(moment, count)| ((row, moment), u64::from(*count))));
        }
        if sorted > 0 {
            all.add_up();
        }
        all.counted
    }
}

/// What the columns of all segments hold at most, so that tables can be made before the first post is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    first_ms: i64,
    last_ms: i64,
    n_rows: u64,
}

impl Extent {
    /// # Errors
    ///
    /// [`Error::Index`] if a column cannot be read.
    pub(crate) fn of(searcher: &tantivy::Searcher, split: Option<Column>) -> Result<Self, Error> {
        let mut extent = Self {
            first_ms: i64::MAX,
            last_ms: i64::MIN,
            n_rows: 1,
        };
        for reader in searcher.segment_readers() {
            if let Some(posted) = posted_column(reader)? {
                extent.first_ms = extent.first_ms.min(posted.min_value());
                extent.last_ms = extent.last_ms.max(posted.max_value());
            }
            if let Some(split) = split
                && let Some(values) = number_column(reader, split.name())?
            {
                extent.n_rows = extent.n_rows.max(values.max_value().saturating_add(2));
            }
        }
        Ok(extent)
    }
}

/// Counts posts by time.
pub(crate) struct HistogramVisitor {
    split: Option<Column>,
    quarters: Tally,
    days: Tally,
    undated: Tally,
    total: u64,
    undated_posts: u64,
    posted_ms: Option<Values<i64>>,
    precision: Option<Values<u64>>,
    values: Option<Values<u64>>,
}

impl HistogramVisitor {
    pub(crate) fn new(split: Option<Column>, extent: Extent) -> Self {
        let (first, last) = (
            extent.first_ms.div_euclid(QUARTER_MS),
            extent.last_ms.div_euclid(QUARTER_MS),
        );
        Self {
            split,
            quarters: Tally::with_table(first, last, extent.n_rows),
            days: Tally::default(),
            undated: Tally::with_table(0, 0, extent.n_rows),
            total: 0,
            undated_posts: 0,
            posted_ms: None,
            precision: None,
            values: None,
        }
    }

    fn add(&mut self, row: Row, posted_ms: Option<i64>, is_day: bool) {
        match posted_ms {
            None => self.undated.add(row, 0),
            Some(ms) if is_day => self.days.add(row, ms.div_euclid(DAY_MS)),
            Some(ms) => self.quarters.add(row, ms.div_euclid(QUARTER_MS)),
        }
    }

    pub(crate) fn merge(parts: Vec<HistogramVisitor>) -> Histogram {
        let total = parts.iter().map(|part| part.total).sum();
        let undated_posts = parts.iter().map(|part| part.undated_posts).sum();
        let is_split = parts.iter().any(|part| part.split.is_some());
        let (mut quarters, mut days, mut undated) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            quarters.push(part.quarters);
            days.push(part.days);
            undated.push(part.undated);
        }
        let mut series: BTreeMap<Row, Series> = BTreeMap::new();
        if !is_split {
            series.insert(0, Series::default());
        }
        let mut each = |tallies: Vec<Tally>, put: fn(&mut Series, i64, u64)| {
            for run in Tally::merge(tallies).chunk_by(|((a, _), _), ((b, _), _)| a == b) {
                let series = series.entry(run[0].0.0).or_default();
                for ((_, moment), count) in run {
                    put(series, *moment, *count);
                    series.total += count;
                }
            }
        };
        each(quarters, |series, quarter, count| {
            series.quarters.push((quarter, count))
        });
        each(days, |series, day, count| series.days.push((day, count)));
        each(undated, |series, _, count| series.undated += count);
        let mut series: Vec<Series> = series
            .into_iter()
            .map(|(row, series)| Series {
                value: row.checked_sub(1),
                ..series
            })
            .collect();
        series.sort_by_key(|s| (s.value.is_none(), Reverse(s.total), s.value));
        Histogram {
            total,
            // A post with several values is in several series, so this is not their sum.
            undated: undated_posts,
            series,
        }
    }
}

fn posted_column(reader: &SegmentReader) -> Result<Option<Values<i64>>, Error> {
    Ok(reader.fast_fields().column_opt(POSTED_MS)?)
}

impl Visit for HistogramVisitor {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        self.posted_ms = posted_column(reader)?;
        // Where no post is known only to the day, the usual case, there is nothing to look up.
        let precision = number_column(reader, PRECISION)?;
        self.precision = precision.filter(|precision| precision.min_value() == DAY);
        self.values = match self.split {
            Some(column) => number_column(reader, column.name())?,
            None => None,
        };
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], _scores: &[Score]) -> Result<(), Error> {
        self.total += docs.len() as u64;
        let (mut posted, mut precision) = ([None; BLOCK], [None; BLOCK]);
        first_values(self.posted_ms.as_ref(), docs, &mut posted);
        first_values(self.precision.as_ref(), docs, &mut precision);
        let Some(values) = self.values.take() else {
            for (ms, precision) in posted.iter().zip(&precision).take(docs.len()) {
                self.add(0, *ms, *precision == Some(DAY));
                self.undated_posts += u64::from(ms.is_none());
            }
            return Ok(());
        };
        for (i, &doc) in docs.iter().enumerate() {
            let is_day = precision[i] == Some(DAY);
            let mut has_value = false;
            for value in values.values_for_doc(doc) {
                has_value = true;
                self.add((value as u32).saturating_add(1), posted[i], is_day);
            }
            if !has_value {
                self.add(0, posted[i], is_day);
            }
            self.undated_posts += u64::from(posted[i].is_none());
        }
        self.values = Some(values);
        Ok(())
    }
}
