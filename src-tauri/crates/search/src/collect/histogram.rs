//! When the posts were posted, fine enough for every zone.

use std::collections::HashMap;

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
const QUARTERS_A_DAY: i64 = 96;

/// A moment as it is counted: quarters of an hour in the even numbers, days in the odd ones.
type Slot = i64;
const UNDATED: Slot = Slot::MAX;

fn slot(posted_ms: Option<i64>, precision: Option<u64>) -> Slot {
    let Some(ms) = posted_ms else {
        return UNDATED;
    };
    let quarter = ms.div_euclid(QUARTER_MS);
    match precision {
        Some(p) if p == u64::from(model::Precision::Day.code()) => {
            quarter.div_euclid(QUARTERS_A_DAY) * 2 + 1
        }
        _ => quarter * 2,
    }
}

/// Cells of a dense table, at most (4 bytes each).
const MAX_CELLS: i64 = 1 << 22;

/// Counts by value and slot. Slots near one another, the usual case without a split, are counted in a list.
#[derive(Default)]
struct Table {
    first: Slot,
    dense: Vec<u32>,
    sparse: HashMap<(Option<u32>, Slot), u64>,
}

impl Table {
    fn add(&mut self, value: Option<u32>, slot: Slot) {
        if value.is_none()
            && let Ok(at) = usize::try_from(slot.wrapping_sub(self.first))
            && let Some(count) = self.dense.get_mut(at)
        {
            *count += 1;
            return;
        }
        *self.sparse.entry((value, slot)).or_default() += 1;
    }

    /// Makes room for the slots from `min_ms` to `max_ms`, unless they are too many.
    fn reserve(&mut self, min_ms: i64, max_ms: i64) {
        if !self.dense.is_empty() || min_ms > max_ms {
            return;
        }
        // A year on either side for the segments to come.
        let year = 366 * QUARTERS_A_DAY * 2;
        let (first, last) = (
            slot(Some(min_ms), None).saturating_sub(year),
            slot(Some(max_ms), None).saturating_add(year),
        );
        let cells = last.saturating_sub(first);
        if (1..=MAX_CELLS).contains(&cells) {
            self.first = first;
            self.dense = vec![0; cells as usize];
        }
    }

    fn each(&self) -> impl Iterator<Item = ((Option<u32>, Slot), u64)> {
        let dense = (self.first..)
            .zip(&self.dense)
            .map(|(slot, count)| ((None, slot), u64::from(*count)));
        let sparse = self.sparse.iter().map(|(key, count)| (*key, *count));
        dense.chain(sparse).filter(|(_, count)| *count > 0)
    }
}

/// Counts posts by time.
pub(crate) struct HistogramVisitor {
    split: Option<Column>,
    table: Table,
    total: u64,
    undated: u64,
    posted_ms: Option<Values<i64>>,
    precision: Option<Values<u64>>,
    values: Option<Values<u64>>,
}

impl HistogramVisitor {
    pub(crate) fn new(split: Option<Column>) -> Self {
        Self {
            split,
            table: Table::default(),
            total: 0,
            undated: 0,
            posted_ms: None,
            precision: None,
            values: None,
        }
    }

    pub(crate) fn merge(parts: &[HistogramVisitor]) -> Histogram {
        let mut series: HashMap<Option<u32>, HashMap<Slot, u64>> = HashMap::new();
        for ((value, slot), count) in parts.iter().flat_map(|part| part.table.each()) {
            *series.entry(value).or_default().entry(slot).or_default() += count;
        }
        let mut series: Vec<Series> = series
            .into_iter()
            .map(|(value, slots)| one_series(value, slots))
            .collect();
        series.sort_unstable_by_key(|s| (s.value.is_none(), std::cmp::Reverse(s.total), s.value));
        if series.is_empty() && parts.iter().all(|part| part.split.is_none()) {
            series.push(Series::default());
        }
        Histogram {
            total: parts.iter().map(|part| part.total).sum(),
            undated: parts.iter().map(|part| part.undated).sum(),
            series,
        }
    }
}

fn one_series(value: Option<u32>, slots: HashMap<Slot, u64>) -> Series {
    let mut series = Series {
        value,
        ..Series::default()
    };
    let mut slots: Vec<(Slot, u64)> = slots.into_iter().collect();
    slots.sort_unstable();
    for (slot, count) in slots {
        series.total += count;
        match slot {
            UNDATED => series.undated += count,
            day if day & 1 == 1 => series.days.push((day >> 1, count)),
            quarter => series.quarters.push((quarter >> 1, count)),
        }
    }
    series
}

impl Visit for HistogramVisitor {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        self.posted_ms = reader.fast_fields().column_opt(POSTED_MS)?;
        self.precision = number_column(reader, PRECISION)?;
        self.values = match self.split {
            Some(column) => number_column(reader, column.name())?,
            None => None,
        };
        if let Some(posted_ms) = &self.posted_ms {
            self.table
                .reserve(posted_ms.min_value(), posted_ms.max_value());
        }
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], _scores: &[Score]) -> Result<(), Error> {
        self.total += docs.len() as u64;
        let (mut posted, mut precision) = ([None; BLOCK], [None; BLOCK]);
        first_values(self.posted_ms.as_ref(), docs, &mut posted);
        first_values(self.precision.as_ref(), docs, &mut precision);
        for (i, &doc) in docs.iter().enumerate() {
            let slot = slot(posted[i], precision[i]);
            self.undated += u64::from(slot == UNDATED);
            match &self.values {
                None => self.table.add(None, slot),
                Some(values) => {
                    let mut any = false;
                    for value in values.values_for_doc(doc) {
                        any = true;
                        self.table.add(Some(value as u32), slot);
                    }
                    if !any {
                        self.table.add(None, slot);
                    }
                }
            }
        }
        Ok(())
    }
}
