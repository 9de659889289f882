//! The first family: a type, a value, a comment and a day, as table or as JSON.

use super::entry::{Cell, Column, Entry};
use crate::csv::Row;
use crate::formats::{Item, JsonParser, Parsed, RowParser, Setting, has_all};
use crate::json::Value;
use crate::notes::Notes;

/// The columns as published.
pub(super) const COLUMNS: [&str; 4] = ["indicator_type", "indicator_value", "comment", "ds"];

/// Whether these columns are those of such a list.
pub(super) fn claims(names: &[String]) -> bool {
    has_all(names, &COLUMNS[..2])
}

/// Whether a record of JSON has these members.
pub(super) fn claims_value(value: &Value) -> bool {
    COLUMNS[..2].iter().all(|name| value.get(name).is_some())
}

fn column(label: &str) -> Column {
    let is = |name: &str| label.eq_ignore_ascii_case(name);
    match label {
        _ if is(COLUMNS[0]) => Column::Type,
        _ if is(COLUMNS[1]) => Column::Value,
        _ if is(COLUMNS[2]) => Column::Comment,
        _ if is(COLUMNS[3]) => Column::Day,
        _ => Column::Keep,
    }
}

/// Reads the rows of a list.
pub(super) struct Rows {
    columns: Vec<(String, Column)>,
}

impl Rows {
    pub(super) fn new(setting: &Setting<'_>) -> Self {
        let columns = setting
            .labels
            .iter()
            .map(|label| (label.clone(), column(label)));
        Self {
            columns: columns.collect(),
        }
    }
}

impl RowParser for Rows {
    fn note_file(&self, _: &mut Notes) {}

    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String> {
        let entry = Entry {
            record: row.record,
            cells: cells(&self.columns, row),
            stage: None,
            may_be_figure: false,
        };
        entry.read(notes)
    }
}

/// The cells of a row.
pub(super) fn cells<'a>(columns: &'a [(String, Column)], row: &'a Row) -> Vec<Cell<'a>> {
    columns
        .iter()
        .enumerate()
        .map(|(idx, (label, column))| {
            let mended = row.mended.iter().find(|(mended, _)| *mended == idx);
            let text = row.get(idx);
            Cell {
                published: mended.map_or(text, |(_, published)| published),
                ..Cell::new(label, *column, text)
            }
        })
        .collect()
}

/// Reads the objects of a list.
pub(super) struct Objects;

impl JsonParser for Objects {
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        let members = item.value.flatten();
        let cells = members
            .iter()
            .map(|(name, text)| Cell::new(name, column(name), text));
        let entry = Entry {
            record: item.record,
            cells: cells.collect(),
            stage: None,
            may_be_figure: false,
        };
        vec![entry.read(notes)]
    }
}
