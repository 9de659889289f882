//! Published text that the fields of a record do not give back.

use super::columns::{Column, Columns};
use crate::csv::Row;

/// Gathers such text for one record.
pub(super) struct Extra<'a> {
    columns: &'a Columns,
    row: &'a Row,
    items: Vec<(usize, String)>,
}

impl<'a> Extra<'a> {
    /// Begins with what stands in columns that are not known and in cells that were mended; `is_wanted` chooses.
    pub(super) fn new(
        columns: &'a Columns,
        row: &'a Row,
        is_wanted: fn(Option<Column>) -> bool,
    ) -> Self {
        let mut items = Vec::new();
        for (idx, published) in &row.mended {
            if is_wanted(columns.at(*idx)) {
                items.push((*idx, published.clone()));
            }
        }
        if is_wanted(None) {
            for (idx, _) in &columns.unknown {
                let text = row.get(*idx);
                if !text.is_empty() {
                    items.push((*idx, text.to_owned()));
                }
            }
        }
        Self {
            columns,
            row,
            items,
        }
    }

    /// Keeps the published text of a column that the file has.
    pub(super) fn keep(&mut self, column: Column) {
        if let Some(idx) = self.columns.place(column) {
            self.items.push((idx, self.row.get(idx).to_owned()));
        }
    }

    /// Column names and texts in the file's order.
    pub(super) fn finish(mut self) -> Vec<(String, String)> {
        if self.items.is_empty() {
            return Vec::new();
        }
        // What stands in the file was put in before what was mended, and the sort keeps that order.
        self.items.sort_by_key(|(idx, _)| *idx);
        self.items.dedup_by_key(|(idx, _)| *idx);
        let labels = &self.columns.labels;
        self.items
            .into_iter()
            .map(|(idx, text)| (labels[idx].clone(), text))
            .collect()
    }
}
