//! What reports list, and what is announced only as a figure.

use std::collections::BTreeMap;

use model::{Bound, Indicator, IndicatorKind, Measure, Platform, Stage, Summary};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::posts::source;
use super::{Reader, Source};
use crate::{DatasetNo, IndicatorNo, Result, SummaryNo, json};

/// An indicator in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredIndicator {
    /// Its number.
    pub no: IndicatorNo,
    /// Its dataset.
    pub dataset_no: DatasetNo,
    /// Where it was read.
    pub source: Source,
    /// All that was published.
    pub indicator: Indicator,
}

/// A part of a list of indicators.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndicatorPage {
    /// How many there are in all.
    pub total: u64,
    /// How many of each kind there are, whatever kind was asked for.
    pub kinds: Vec<(IndicatorKind, u64)>,
    /// Those asked for.
    pub indicators: Vec<StoredIndicator>,
}

/// A summary in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSummary {
    /// Its number.
    pub no: SummaryNo,
    /// Its dataset.
    pub dataset_no: DatasetNo,
    /// Where it was read.
    pub source: Source,
    /// All that was published.
    pub summary: Summary,
}

impl Reader {
    /// Indicators by number, of one dataset or of all, of one kind or of any: at most `limit` of those after `after`.
    pub fn indicators(
        &self,
        dataset_no: Option<DatasetNo>,
        kind: Option<IndicatorKind>,
        after: IndicatorNo,
        limit: usize,
    ) -> Result<Vec<StoredIndicator>> {
        let mut statement = self.db.prepare_cached(
            "SELECT indicator_no, dataset_no, file_no, record, line, byte, kind, published, value, type_published,
                    platform, listed_on, tactic, technique, procedure, comment, extra
             FROM indicator
             WHERE indicator_no > :after AND (:dataset_no IS NULL OR dataset_no = :dataset_no)
               AND (:kind IS NULL OR kind = :kind)
             ORDER BY indicator_no LIMIT :limit",
        )?;
        let rows = statement.query_map(
            named_params! {
                ":after": after,
                ":dataset_no": dataset_no,
                ":kind": kind.map(IndicatorKind::code),
                ":limit": limit,
            },
            indicator_from_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Indicators in the order of their numbers, of one dataset or of all, of one kind or of any, in whose published
    /// or refanged text or remark `text` stands, whatever its case: at most `limit` after the first `offset`.
    pub fn list_indicators(
        &self,
        dataset_no: Option<DatasetNo>,
        kind: Option<IndicatorKind>,
        text: &str,
        offset: u64,
        limit: u64,
    ) -> Result<IndicatorPage> {
        let tx = self.snapshot()?;
        let wanted = text.trim().to_lowercase();
        // SQLite folds only the letters of ASCII, so we look ourselves; lists have some thousands of rows.
        let mut statement = tx.prepare_cached(
            "SELECT indicator_no, kind, published, value, comment FROM indicator
             WHERE :dataset_no IS NULL OR dataset_no = :dataset_no ORDER BY indicator_no",
        )?;
        let mut rows = statement.query(named_params! { ":dataset_no": dataset_no })?;
        let mut kinds = BTreeMap::new();
        let (mut total, mut numbers) = (0, Vec::new());
        while let Some(row) = rows.next()? {
            if !wanted.is_empty() && !(2..5).any(|column| stands_in(row, column, &wanted)) {
                continue;
            }
            let own = indicator_kind(row.get(1)?);
            *kinds.entry(own).or_default() += 1;
            if kind.is_none_or(|kind| kind == own) {
                if total >= offset && total < offset.saturating_add(limit) {
                    numbers.push(row.get(0)?);
                }
                total += 1;
            }
        }
        let indicators: Result<Vec<Option<StoredIndicator>>> =
            numbers.into_iter().map(|no| self.indicator(no)).collect();
        Ok(IndicatorPage {
            total,
            kinds: kinds.into_iter().collect(),
            indicators: indicators?.into_iter().flatten().collect(),
        })
    }

    /// One indicator.
    pub fn indicator(&self, no: IndicatorNo) -> Result<Option<StoredIndicator>> {
        read_indicator(&self.db, no)
    }

    /// How many indicators there are of each kind, in one dataset or in all, in the order of the kinds.
    pub fn count_indicators(
        &self,
        dataset_no: Option<DatasetNo>,
    ) -> Result<Vec<(IndicatorKind, u64)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT kind, count(*) FROM indicator
             WHERE :dataset_no IS NULL OR dataset_no = :dataset_no
             GROUP BY kind ORDER BY kind",
        )?;
        let rows = statement.query_map(named_params! { ":dataset_no": dataset_no }, |row| {
            Ok((indicator_kind(row.get(0)?), row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The summaries of one dataset or of all, in the order in which they were read.
    pub fn summaries(&self, dataset_no: Option<DatasetNo>) -> Result<Vec<StoredSummary>> {
        let mut statement = self.db.prepare_cached(
            "SELECT summary_no, dataset_no, file_no, record, line, byte, measure, figure, bound, currency, published,
                    platform, stated_on, tactic, technique, procedure, comment, extra
             FROM summary WHERE :dataset_no IS NULL OR dataset_no = :dataset_no
             ORDER BY summary_no",
        )?;
        let rows = statement.query_map(
            named_params! { ":dataset_no": dataset_no },
            summary_from_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Whether a text in lower case stands in a column, whatever the case of what is there.
fn stands_in(row: &Row<'_>, column: usize, wanted: &str) -> bool {
    let text = row
        .get_ref(column)
        .ok()
        .and_then(|value| value.as_str().ok());
    text.is_some_and(|text| text.to_lowercase().contains(wanted))
}

pub(super) fn read_indicator(db: &Connection, no: IndicatorNo) -> Result<Option<StoredIndicator>> {
    let mut statement = db.prepare_cached(
        "SELECT indicator_no, dataset_no, file_no, record, line, byte, kind, published, value, type_published,
                platform, listed_on, tactic, technique, procedure, comment, extra
         FROM indicator WHERE indicator_no = :no",
    )?;
    let indicator = statement
        .query_row(named_params! { ":no": no }, indicator_from_row)
        .optional()?;
    Ok(indicator)
}

fn indicator_from_row(row: &Row<'_>) -> rusqlite::Result<StoredIndicator> {
    let extra: Option<String> = row.get(16)?;
    Ok(StoredIndicator {
        no: row.get(0)?,
        dataset_no: row.get(1)?,
        source: source(row, 2)?,
        indicator: Indicator {
            kind: indicator_kind(row.get(6)?),
            published: row.get(7)?,
            value: row.get(8)?,
            type_published: row.get(9)?,
            platform: platform(row.get(10)?),
            listed_on: day(row.get(11)?),
            stage: stage(row, 12)?,
            comment: row.get(15)?,
            extra: json::to_pairs(extra.as_deref()),
        },
    })
}

fn summary_from_row(row: &Row<'_>) -> rusqlite::Result<StoredSummary> {
    let extra: Option<String> = row.get(17)?;
    Ok(StoredSummary {
        no: row.get(0)?,
        dataset_no: row.get(1)?,
        source: source(row, 2)?,
        summary: Summary {
            measure: Measure::from_code(row.get(6)?).unwrap_or(Measure::Other),
            figure: row.get(7)?,
            bound: Bound::from_code(row.get(8)?).unwrap_or(Bound::Exactly),
            currency: row.get(9)?,
            published: row.get(10)?,
            platform: platform(row.get(11)?),
            stated_on: day(row.get(12)?),
            stage: stage(row, 13)?,
            comment: row.get(16)?,
            extra: json::to_pairs(extra.as_deref()),
        },
    })
}

fn indicator_kind(code: u8) -> IndicatorKind {
    IndicatorKind::from_code(code).unwrap_or(IndicatorKind::Other)
}

/// The platform of a record of its own; NULL stands for that of its dataset.
pub(super) fn platform(code: Option<u8>) -> Option<Platform> {
    code.and_then(Platform::from_code)
}

fn day(text: Option<String>) -> Option<chrono::NaiveDate> {
    text.and_then(|day| day.parse().ok())
}

fn stage(row: &Row<'_>, first: usize) -> rusqlite::Result<Stage> {
    Ok(Stage {
        tactic: row.get(first)?,
        technique: row.get(first + 1)?,
        procedure: row.get(first + 2)?,
    })
}
