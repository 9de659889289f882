//! One release in two versions: what appeared, what vanished, what changed.
//!
//! Records of two datasets are brought together by their exact keys: account with account, post with post, indicator
//! with indicator. A record whose id is missing or destroyed meets no other; it is counted apart, as is how many of
//! these are identical.

mod fields;
mod kept;
mod walk;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use rusqlite::{Connection, ToSql, named_params};

use super::Reader;
use crate::{AccountNo, DatasetNo, Error, IndicatorNo, PostNo, Result};

pub use fields::Change;
use kept::{Accounts, ELSEWHERE, Indicators, Kept, Posts};
use walk::{Met, walk};

/// The two datasets of a comparison, and how it is made.
#[derive(Clone, Copy)]
pub struct Versions<'a> {
    /// The one before.
    pub a: DatasetNo,
    /// The one after.
    pub b: DatasetNo,
    /// Whether a field stands for a published column, so that its text is no more than another way of writing it.
    pub is_understood: &'a dyn Fn(&str) -> bool,
    /// Asked now and then whether to stop.
    pub stop: &'a dyn Fn() -> bool,
}

impl Versions<'_> {
    /// Stops the work if that is wanted. Asked after every so many records.
    fn go_on(&self, n_read: u64) -> Result<()> {
        if n_read.is_multiple_of(STRIDE) && (self.stop)() {
            return Err(Error::Stopped);
        }
        Ok(())
    }
}

/// How many records are read between two questions whether to stop.
const STRIDE: u64 = 1_024;

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// It is in A alone.
    Vanished,
    /// It is in A alone, and in a third dataset of the same platform too. Accounts only.
    Moved,
    /// It is in B alone.
    Appeared,
    /// It is in both, with other values.
    Changed,
    /// It is in both, with the same values.
    Same,
    /// It is in A and has no exact id.
    IncomparableA,
    /// It is in B and has no exact id.
    IncomparableB,
}

/// How many records have which fate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DiffCounts {
    /// In both, with the same values.
    pub n_same: u64,
    /// In both, with other values.
    pub n_changed: u64,
    /// In B alone.
    pub n_appeared: u64,
    /// In A alone.
    pub n_vanished: u64,
    /// Of the vanished: those that are in a third dataset of the same platform. 0 for posts.
    pub n_moved: u64,
    /// In A without an exact id.
    pub n_incomparable_a: u64,
    /// Of these: those to which a record without an exact id in B is identical in every column.
    pub n_identical_a: u64,
    /// In B without an exact id.
    pub n_incomparable_b: u64,
    /// Of these: those to which one in A is identical.
    pub n_identical_b: u64,
    /// In how many of the changed records each field differs, those in most records first.
    pub fields: Vec<(Cow<'static, str>, u64)>,
}

/// Which rows are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiffWanted<'a> {
    /// Those with this fate; without one everything but the same.
    pub fate: Option<Fate>,
    /// Only those in which this field differs.
    pub field: Option<&'a str>,
    /// Those whose key comes after this one.
    pub after: Option<&'a str>,
    /// At most so many.
    pub limit: usize,
}

/// One record of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffRow<No> {
    /// Its key.
    pub key: String,
    /// What became of it; [`Fate::Vanished`] for the moved ones too.
    pub fate: Fate,
    /// The record in A.
    pub a: Option<No>,
    /// The record in B.
    pub b: Option<No>,
    /// What differs.
    pub changes: Vec<Change>,
}

/// Some rows, by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiffPage<No> {
    /// The rows.
    pub rows: Vec<DiffRow<No>>,
    /// Whether there are more.
    pub has_more: bool,
}

impl Reader {
    /// Counts the accounts of two datasets by their fate.
    ///
    /// # Errors
    ///
    /// [`Error::Stopped`], as for all of these.
    pub fn count_account_diff(&self, versions: &Versions<'_>) -> Result<DiffCounts> {
        let tx = self.snapshot()?;
        count(&Accounts { db: &tx }, versions)
    }

    /// Counts the posts of two datasets by their fate.
    pub fn count_post_diff(&self, versions: &Versions<'_>) -> Result<DiffCounts> {
        let tx = self.snapshot()?;
        count(&Posts { db: &tx }, versions)
    }

    /// Counts the indicators of two datasets by their fate. One kind and value is one record, however often it is
    /// listed; its key is `KIND:VALUE` with the number of its kind.
    pub fn count_indicator_diff(&self, versions: &Versions<'_>) -> Result<DiffCounts> {
        let tx = self.snapshot()?;
        count(&Indicators { db: &tx }, versions)
    }

    /// Lists accounts of two datasets that are wanted, by key.
    pub fn diff_accounts(
        &self,
        versions: &Versions<'_>,
        wanted: &DiffWanted<'_>,
    ) -> Result<DiffPage<AccountNo>> {
        let tx = self.snapshot()?;
        list(&Accounts { db: &tx }, versions, wanted)
    }

    /// Lists posts of two datasets that are wanted, by key.
    pub fn diff_posts(
        &self,
        versions: &Versions<'_>,
        wanted: &DiffWanted<'_>,
    ) -> Result<DiffPage<PostNo>> {
        let tx = self.snapshot()?;
        list(&Posts { db: &tx }, versions, wanted)
    }

    /// Lists indicators of two datasets that are wanted, by key.
    pub fn diff_indicators(
        &self,
        versions: &Versions<'_>,
        wanted: &DiffWanted<'_>,
    ) -> Result<DiffPage<IndicatorNo>> {
        let tx = self.snapshot()?;
        list(&Indicators { db: &tx }, versions, wanted)
    }

    /// What became of posts of A, in the given order; `None` for one that is not in A.
    pub fn post_fates(
        &self,
        versions: &Versions<'_>,
        posts: &[PostNo],
    ) -> Result<Vec<Option<Fate>>> {
        let tx = self.snapshot()?;
        let kept = Posts { db: &tx };
        let mut fates = Vec::with_capacity(posts.len());
        for (n_read, &post_no) in posts.iter().enumerate() {
            versions.go_on(n_read as u64)?;
            fates.push(kept.fate(versions, post_no)?);
        }
        Ok(fates)
    }

    /// The ids of the datasets beside these two, of the same platform, that have an account with this exact key.
    pub fn account_elsewhere(&self, versions: &Versions<'_>, key: &str) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached(ELSEWHERE)?;
        let rows = statement.query_map(
            named_params! { ":a": versions.a, ":b": versions.b, ":key": key },
            |row| row.get(0),
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a record without an exact id in one of the datasets is identical to one in the other: accounts.
    pub fn has_identical_account(&self, account_no: AccountNo, other: DatasetNo) -> Result<bool> {
        exists(
            &self.db,
            "SELECT 1 FROM account AS own JOIN account AS other USING (digest)
             WHERE own.account_no = :no AND other.dataset_no = :other",
            account_no,
            other,
        )
    }

    /// The same for posts.
    pub fn has_identical_post(&self, post_no: PostNo, other: DatasetNo) -> Result<bool> {
        exists(
            &self.db,
            "SELECT 1 FROM post AS own JOIN post AS other USING (digest)
             WHERE own.post_no = :no AND other.dataset_no = :other",
            post_no,
            other,
        )
    }
}

fn exists(db: &Connection, sql: &str, no: impl ToSql, other: DatasetNo) -> Result<bool> {
    let mut statement = db.prepare_cached(sql)?;
    Ok(statement.exists(named_params! { ":no": no, ":other": other })?)
}

fn count<K: Kept>(kept: &K, versions: &Versions<'_>) -> Result<DiffCounts> {
    let mut counts = DiffCounts::default();
    let mut fields: BTreeMap<Cow<'static, str>, u64> = BTreeMap::new();
    walk(kept, versions, None, |met| {
        match met.fate() {
            Fate::Vanished | Fate::Moved => {
                counts.n_vanished += 1;
                counts.n_moved += u64::from(kept.is_elsewhere(versions, &met.key)?);
            }
            Fate::Appeared => counts.n_appeared += 1,
            Fate::IncomparableA => counts.n_incomparable_a += 1,
            Fate::IncomparableB => counts.n_incomparable_b += 1,
            Fate::Same | Fate::Changed => {
                let changes = changes(kept, versions, &met)?;
                if changes.is_empty() {
                    counts.n_same += 1;
                } else {
                    counts.n_changed += 1;
                }
                for change in changes {
                    *fields.entry(change.field).or_default() += 1;
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    })?;
    counts.n_identical_a = kept.identical(versions.a, versions.b)?;
    counts.n_identical_b = kept.identical(versions.b, versions.a)?;
    counts.fields = fields.into_iter().collect();
    counts.fields.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    Ok(counts)
}

fn list<K: Kept>(
    kept: &K,
    versions: &Versions<'_>,
    wanted: &DiffWanted<'_>,
) -> Result<DiffPage<K::No>> {
    let mut page = DiffPage {
        rows: Vec::new(),
        has_more: false,
    };
    walk(kept, versions, wanted.after, |met| {
        let Some(row) = wanted_row(kept, versions, wanted, met)? else {
            return Ok(ControlFlow::Continue(()));
        };
        // Two records read from one file into both datasets can have one marked key; the next page begins after it.
        let is_same_key = page.rows.last().is_some_and(|last| last.key == row.key);
        if page.rows.len() >= wanted.limit && !is_same_key {
            page.has_more = true;
            return Ok(ControlFlow::Break(()));
        }
        page.rows.push(row);
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(page)
}

/// The row of a key that is wanted. Values are compared only if that is needed to know.
fn wanted_row<K: Kept>(
    kept: &K,
    versions: &Versions<'_>,
    wanted: &DiffWanted<'_>,
    met: Met<K::No>,
) -> Result<Option<DiffRow<K::No>>> {
    let mut fate = met.fate();
    let mut found = Vec::new();
    if fate == Fate::Same {
        if !matches!(wanted.fate, None | Some(Fate::Same | Fate::Changed)) {
            return Ok(None);
        }
        found = changes(kept, versions, &met)?;
        if !found.is_empty() {
            fate = Fate::Changed;
        }
    }
    let has_fate = match wanted.fate {
        None => fate != Fate::Same,
        Some(Fate::Moved) => fate == Fate::Vanished && kept.is_elsewhere(versions, &met.key)?,
        Some(only) => fate == only,
    };
    let has_field = match wanted.field {
        None => true,
        Some(field) => found.iter().any(|change| change.field == field),
    };
    Ok((has_fate && has_field).then_some(DiffRow {
        key: met.key,
        fate,
        a: met.a,
        b: met.b,
        changes: found,
    }))
}

fn changes<K: Kept>(kept: &K, versions: &Versions<'_>, met: &Met<K::No>) -> Result<Vec<Change>> {
    match (met.a, met.b) {
        (Some(a), Some(b)) => kept.changes(versions, a, b),
        _ => Ok(Vec::new()),
    }
}
