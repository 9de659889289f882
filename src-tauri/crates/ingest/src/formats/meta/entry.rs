//! A row of a list being made a record.

use model::{Indicator, Record, Stage, Summary};

use super::value::{Hints, tell};
use crate::formats::Parsed;
use crate::formats::values::{figures, times};
use crate::notes::{Kind, Notes};

/// What a column of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Type,
    Value,
    Comment,
    Day,
    Tactic,
    Technique,
    Procedure,
    Keep,
}

/// A cell: the name of its column, what that is, the text as mended, the text as published.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) label: &'a str,
    pub(super) column: Column,
    pub(super) text: &'a str,
    pub(super) published: &'a str,
}

impl<'a> Cell<'a> {
    pub(super) fn new(label: &'a str, column: Column, text: &'a str) -> Self {
        Self {
            label,
            column,
            text,
            published: text,
        }
    }
}

/// The cells of one row.
pub(super) struct Entry<'a> {
    pub(super) record: u64,
    pub(super) cells: Vec<Cell<'a>>,
    /// The stage, where it is not the one that stands in the cells.
    pub(super) stage: Option<Stage>,
    /// Whether a figure may stand where indicators do.
    pub(super) may_be_figure: bool,
}

impl Entry<'_> {
    fn text(&self, column: Column) -> Option<&str> {
        let cell = self.cells.iter().find(|cell| cell.column == column)?;
        Some(cell.text.trim()).filter(|text| !text.is_empty())
    }

    /// The stage as it stands in the cells.
    pub(super) fn stated_stage(&self) -> Stage {
        let text = |column| self.text(column).map(str::to_owned);
        Stage {
            tactic: text(Column::Tactic),
            technique: text(Column::Technique),
            procedure: text(Column::Procedure),
        }
    }

    /// Makes the record. The error is a sentence whose subject is the record.
    pub(super) fn read(self, notes: &mut Notes) -> Result<Parsed, String> {
        let value = self.cells.iter().find(|cell| cell.column == Column::Value);
        let Some(value) = value.filter(|cell| !cell.text.trim().is_empty()) else {
            return Err("names no indicator".to_owned());
        };
        let stage = self.stage.clone().unwrap_or_else(|| self.stated_stage());
        let figures = match self.may_be_figure {
            true => figures_of(value.text),
            false => Vec::new(),
        };
        let (record, has_more) = match figures.first() {
            Some(figure) => (self.summary(value, figure, stage, notes), figures.len() > 1),
            None => self.indicator(value, stage, notes),
        };
        if has_more {
            notes.add(Kind::SeveralInCell, self.record);
        }
        let repaired = self.cells.iter().any(|cell| cell.text != cell.published);
        Ok(Parsed { record, repaired })
    }

    fn indicator(&self, value: &Cell<'_>, stage: Stage, notes: &mut Notes) -> (Record, bool) {
        let type_published = self.text(Column::Type);
        let told = tell(
            value.text,
            Hints {
                type_published: type_published.unwrap_or(""),
                technique: stage.technique.as_deref().unwrap_or(""),
                procedure: stage.procedure.as_deref().unwrap_or(""),
            },
        );
        if told.kind == model::IndicatorKind::Other {
            notes.add(Kind::MatchedByNothing, self.record);
        }
        let mut indicator = Indicator {
            kind: told.kind,
            published: value.published.to_owned(),
            value: told.value,
            type_published: type_published.map(str::to_owned),
            platform: told.platform,
            listed_on: self.day(notes),
            stage,
            comment: self.text(Column::Comment).map(str::to_owned),
            extra: Vec::new(),
        };
        indicator.extra = self.extra(|column| match column {
            Column::Type => indicator.type_published.as_deref(),
            Column::Comment => indicator.comment.as_deref(),
            _ => stage_of(column, &indicator.stage),
        });
        (Record::Indicator(Box::new(indicator)), told.has_more)
    }

    fn summary(
        &self,
        value: &Cell<'_>,
        figure: &figures::Figure,
        stage: Stage,
        notes: &mut Notes,
    ) -> Record {
        let words = [stage.procedure.as_deref(), stage.technique.as_deref()];
        let of_stage =
            words
                .into_iter()
                .flatten()
                .find_map(|words| match figures::platforms_in(words)[..] {
                    [one] => Some(one),
                    _ => None,
                });
        // A figure over two platforms is of neither.
        let is_over_several = figures::platforms_in(value.text).len() > 1;
        let platform = figure.platform.or(of_stage).filter(|_| !is_over_several);
        let mut summary = Summary {
            measure: figure.measure,
            figure: figure.figure,
            bound: figure.bound,
            currency: figure.currency.map(str::to_owned),
            published: value.published.to_owned(),
            platform,
            stated_on: self.day(notes),
            stage,
            comment: self.text(Column::Comment).map(str::to_owned),
            extra: Vec::new(),
        };
        summary.extra = self.extra(|column| match column {
            Column::Comment => summary.comment.as_deref(),
            _ => stage_of(column, &summary.stage),
        });
        Record::Summary(Box::new(summary))
    }

    fn day(&self, notes: &mut Notes) -> Option<chrono::NaiveDate> {
        let cell = self.text(Column::Day)?;
        let (day, kind) = times::day(times::Cell::read(cell), false);
        if let Some(kind) = kind {
            notes.add(kind, self.record);
        }
        day
    }

    /// The cells that the fields do not give back letter for letter.
    fn extra<'r>(&self, given_back: impl Fn(Column) -> Option<&'r str>) -> Vec<(String, String)> {
        let is_kept = |cell: &&Cell<'_>| match cell.column {
            Column::Value => false,
            Column::Keep => !cell.published.is_empty(),
            Column::Day => !is_plain_day(cell.published) && !cell.published.is_empty(),
            column => given_back(column).unwrap_or("") != cell.published,
        };
        let kept = self.cells.iter().filter(is_kept);
        kept.map(|cell| (cell.label.to_owned(), cell.published.to_owned()))
            .collect()
    }
}

/// The figures in a cell, if it begins with one.
fn figures_of(cell: &str) -> Vec<figures::Figure> {
    match figures::leading(cell) {
        Some(_) => figures::all(cell),
        None => Vec::new(),
    }
}

fn stage_of(column: Column, stage: &Stage) -> Option<&str> {
    match column {
        Column::Tactic => stage.tactic.as_deref(),
        Column::Technique => stage.technique.as_deref(),
        Column::Procedure => stage.procedure.as_deref(),
        _ => None,
    }
}

/// Whether a day is written as it is given back: `2022-09-27`.
fn is_plain_day(cell: &str) -> bool {
    chrono::NaiveDate::parse_from_str(cell, "%Y-%m-%d").is_ok_and(|day| day.to_string() == cell)
}
