//! How many of the posts have which value.

use std::collections::HashMap;

use tantivy::columnar::{Cardinality, Column as Values};
use tantivy::{DocId, Score, SegmentReader};

use super::{first_values, number_column};
use crate::error::Error;
use crate::scan::{BLOCK, Visit};
use crate::schema::Column;

/// How many of the hits have which value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// How many posts match.
    pub total: u64,
    /// For each column asked for, in that order, every value that occurs and the number of posts that have it:
    /// the most frequent first, of equals the smaller number. A post counts once for each of its values.
    pub counts: Vec<(Column, Vec<(u32, u64)>)>,
}

/// Numbers up to here are counted in a list; a segment with greater ones takes a map.
const MAX_LISTED: u64 = 1 << 23;

/// Counts values.
#[derive(Default)]
pub(crate) struct Counter {
    listed: Vec<u32>,
    mapped: HashMap<u32, u64>,
}

impl Counter {
    /// Makes room for the values of a column.
    fn reserve(&mut self, max_value: u64) {
        if max_value < MAX_LISTED && self.listed.len() <= max_value as usize {
            self.listed.resize(max_value as usize + 1, 0);
        }
    }

    fn add(&mut self, value: u64) {
        match self.listed.get_mut(value as usize) {
            Some(count) => *count += 1,
            None => *self.mapped.entry(value as u32).or_default() += 1,
        }
    }

    fn each(&self) -> impl Iterator<Item = (u32, u64)> {
        let listed = (0..)
            .zip(&self.listed)
            .map(|(value, count)| (value, u64::from(*count)));
        let mapped = self.mapped.iter().map(|(value, count)| (*value, *count));
        listed.chain(mapped).filter(|(_, count)| *count > 0)
    }
}

/// Counts the posts, and their values in some columns.
pub(crate) struct FacetVisitor<'a> {
    columns: &'a [Column],
    counters: Vec<Counter>,
    values: Vec<Option<Values<u64>>>,
    total: u64,
}

impl<'a> FacetVisitor<'a> {
    pub(crate) fn new(columns: &'a [Column]) -> Self {
        Self {
            columns,
            counters: columns.iter().map(|_| Counter::default()).collect(),
            values: Vec::new(),
            total: 0,
        }
    }

    pub(crate) fn merge(columns: &[Column], parts: &[FacetVisitor<'_>]) -> Facets {
        let count = |i: usize| {
            let mut sums: HashMap<u32, u64> = HashMap::new();
            for (value, count) in parts.iter().flat_map(|part| part.counters[i].each()) {
                *sums.entry(value).or_default() += count;
            }
            let mut counts: Vec<(u32, u64)> = sums.into_iter().collect();
            counts.sort_unstable_by_key(|(value, count)| (std::cmp::Reverse(*count), *value));
            counts
        };
        Facets {
            total: parts.iter().map(|part| part.total).sum(),
            counts: columns
                .iter()
                .enumerate()
                .map(|(i, column)| (*column, count(i)))
                .collect(),
        }
    }
}

impl Visit for FacetVisitor<'_> {
    fn segment(&mut self, reader: &SegmentReader) -> Result<(), Error> {
        self.values.clear();
        for (column, counter) in self.columns.iter().zip(&mut self.counters) {
            let values = number_column(reader, column.name())?;
            if let Some(values) = &values {
                counter.reserve(values.max_value());
            }
            self.values.push(values);
        }
        Ok(())
    }

    fn posts(&mut self, docs: &[DocId], _scores: &[Score]) -> Result<(), Error> {
        self.total += docs.len() as u64;
        for (values, counter) in self.values.iter().zip(&mut self.counters) {
            let Some(values) = values else {
                continue;
            };
            if values.get_cardinality() == Cardinality::Multivalued {
                for &doc in docs {
                    for value in values.values_for_doc(doc) {
                        counter.add(value);
                    }
                }
            } else {
                let mut block = [None; BLOCK];
                first_values(Some(values), docs, &mut block);
                for value in block[..docs.len()].iter().flatten() {
                    counter.add(*value);
                }
            }
        }
        Ok(())
    }
}
