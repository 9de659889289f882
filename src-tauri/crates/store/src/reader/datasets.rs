//! The datasets in the archive, and their figures.

use chrono::{DateTime, Utc};
use model::{Kind, Platform, Precision};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Reader;
use crate::time::{from_ms, from_rfc3339};
use crate::{DatasetNo, Result};

/// A dataset, with the figures that are kept beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dataset {
    /// Its number.
    pub no: DatasetNo,
    /// Its id, a slug.
    pub id: String,
    /// The name people read.
    pub name: String,
    /// Where the accounts were held.
    pub platform: Platform,
    /// Who released it, if known.
    pub publisher: Option<String>,
    /// The name of its format.
    pub format: String,
    /// Its key in the catalogue of releases.
    pub catalogue_key: Option<String>,
    /// Posts.
    pub n_posts: u64,
    /// Distinct accounts, however learnt.
    pub n_accounts: u64,
    /// The earliest dated post.
    pub first: Option<DateTime<Utc>>,
    /// The latest dated post.
    pub last: Option<DateTime<Utc>>,
    /// When it was first imported.
    pub created_at: DateTime<Utc>,
    /// The key of the catalogue's takedown it belongs to.
    pub takedown: Option<String>,
    /// Why the release was recognised, as [`crate::Writer::set_release`] was given it.
    pub recognised: Option<String>,
    /// Indicators.
    pub n_indicators: u64,
    /// Summaries.
    pub n_summaries: u64,
    /// Audiences of advertisements.
    pub n_targets: u64,
}

/// What a dataset consists of. Each list is by count, greatest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DatasetFigures {
    /// Posts by language: the published label, or our guess where the release has no labels.
    /// Posts without either are in none.
    pub languages: Vec<(String, u64)>,
    /// Posts by kind.
    pub kinds: Vec<(Kind, u64)>,
    /// Dated posts by precision.
    pub precisions: Vec<(Precision, u64)>,
    /// Posts without a readable date.
    pub n_undated: u64,
    /// Accounts with a row in a users file.
    pub n_accounts_listed: u64,
    /// Accounts whose id and names the publisher replaced by a hash.
    pub n_accounts_hashed: u64,
    /// Accounts without a post here.
    pub n_accounts_without_posts: u64,
}

impl Reader {
    /// All datasets, by name.
    pub fn datasets(&self) -> Result<Vec<Dataset>> {
        let mut statement = self.db.prepare_cached(
            "SELECT dataset_no, id, name, platform, publisher, format, catalogue_key,
                    n_posts, n_accounts, first_ms, last_ms, created_at,
                    takedown, recognised, n_indicators, n_summaries, n_targets
             FROM dataset ORDER BY name, id",
        )?;
        let rows = statement.query_map([], dataset_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The dataset with this id.
    pub fn dataset(&self, id: &str) -> Result<Option<Dataset>> {
        let mut statement = self.db.prepare_cached(
            "SELECT dataset_no, id, name, platform, publisher, format, catalogue_key,
                    n_posts, n_accounts, first_ms, last_ms, created_at,
                    takedown, recognised, n_indicators, n_summaries, n_targets
             FROM dataset WHERE id = :id",
        )?;
        let dataset = statement
            .query_row(named_params! { ":id": id }, dataset_from_row)
            .optional()?;
        Ok(dataset)
    }

    /// Datasets whose id or name is this one, without regard to case.
    pub fn datasets_matching(&self, id_or_name: &str) -> Result<Vec<Dataset>> {
        let wanted = id_or_name.to_lowercase();
        let mut datasets = self.datasets()?;
        datasets.retain(|d| d.id.to_lowercase() == wanted || d.name.to_lowercase() == wanted);
        Ok(datasets)
    }

    /// The make-up of a dataset; nothing but zeros for a number that is not in use.
    ///
    /// Counts of posts are kept beside the dataset, those of accounts are counted now.
    pub fn dataset_figures(&self, dataset_no: DatasetNo) -> Result<DatasetFigures> {
        let tx = self.snapshot()?;
        let mut figures = DatasetFigures::default();
        let mut n_dated = 0;
        let mut tally = tx.prepare_cached(
            "SELECT measure, code, n_posts, tag FROM tally
             LEFT JOIN language ON measure = 'language' AND language_no = code
             WHERE dataset_no = :dataset_no ORDER BY measure, n_posts DESC, tag, code",
        )?;
        let mut rows = tally.query(named_params! { ":dataset_no": dataset_no })?;
        while let Some(row) = rows.next()? {
            let measure: String = row.get(0)?;
            let n_posts: u64 = row.get(2)?;
            match measure.as_str() {
                "language" => figures.languages.push((row.get(3)?, n_posts)),
                "kind" => {
                    figures
                        .kinds
                        .extend(Kind::from_code(row.get(1)?).map(|kind| (kind, n_posts)));
                }
                _ => {
                    n_dated += n_posts;
                    let precision = Precision::from_code(row.get(1)?);
                    figures
                        .precisions
                        .extend(precision.map(|precision| (precision, n_posts)));
                }
            }
        }
        let mut accounts = tx.prepare_cached(
            "SELECT coalesce(sum(listed), 0), coalesce(sum(hashed), 0), coalesce(sum(n_posts = 0), 0)
             FROM account WHERE dataset_no = :dataset_no",
        )?;
        (
            figures.n_accounts_listed,
            figures.n_accounts_hashed,
            figures.n_accounts_without_posts,
        ) = accounts.query_row(named_params! { ":dataset_no": dataset_no }, |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        let mut posts = tx.prepare_cached(
            "SELECT coalesce((SELECT n_posts FROM dataset WHERE dataset_no = :dataset_no), 0)",
        )?;
        let n_posts: u64 = posts.query_row(named_params! { ":dataset_no": dataset_no }, |row| {
            row.get(0)
        })?;
        figures.n_undated = n_posts.saturating_sub(n_dated);
        Ok(figures)
    }
}

fn dataset_from_row(row: &Row<'_>) -> rusqlite::Result<Dataset> {
    let platform: String = row.get(3)?;
    let created_at: String = row.get(11)?;
    Ok(Dataset {
        no: row.get(0)?,
        id: row.get(1)?,
        name: row.get(2)?,
        platform: Platform::from_name(&platform).unwrap_or(Platform::Other),
        publisher: row.get(4)?,
        format: row.get(5)?,
        catalogue_key: row.get(6)?,
        n_posts: row.get(7)?,
        n_accounts: row.get(8)?,
        first: from_ms(row.get(9)?),
        last: from_ms(row.get(10)?),
        created_at: from_rfc3339(&created_at),
        takedown: row.get(12)?,
        recognised: row.get(13)?,
        n_indicators: row.get(14)?,
        n_summaries: row.get(15)?,
        n_targets: row.get(16)?,
    })
}
