//! The keys of two datasets, side by side.

use std::cmp::Ordering;
use std::ops::ControlFlow;

use rusqlite::{Rows, named_params};

use super::kept::Kept;
use super::{Fate, Versions};
use crate::Result;

/// A key that is in A, in B, or, if it is exact, in both.
pub(super) struct Met<No> {
    pub(super) key: String,
    pub(super) a: Option<No>,
    pub(super) b: Option<No>,
    is_marked: bool,
}

impl<No> Met<No> {
    /// What became of the record; the changed among those in both are not told apart.
    pub(super) fn fate(&self) -> Fate {
        match (&self.a, &self.b) {
            (Some(_), Some(_)) => Fate::Same,
            (Some(_), None) if self.is_marked => Fate::IncomparableA,
            (Some(_), None) => Fate::Vanished,
            (None, _) if self.is_marked => Fate::IncomparableB,
            (None, _) => Fate::Appeared,
        }
    }
}

/// Goes through the keys of both datasets in their order, which is that of the index: nothing is sorted or kept.
pub(super) fn walk<K: Kept>(
    kept: &K,
    versions: &Versions<'_>,
    after: Option<&str>,
    mut each: impl FnMut(Met<K::No>) -> Result<ControlFlow<()>>,
) -> Result<()> {
    let from = after.unwrap_or_default();
    let mut in_a = kept.db().prepare_cached(K::KEYS)?;
    let mut in_b = kept.db().prepare_cached(K::KEYS)?;
    let mut in_a = in_a.query(named_params! { ":dataset_no": versions.a, ":from": from })?;
    let mut in_b = in_b.query(named_params! { ":dataset_no": versions.b, ":from": from })?;
    let (mut a, mut b) = (next(kept, &mut in_a)?, next(kept, &mut in_b)?);
    for n_read in 0_u64.. {
        versions.go_on(n_read)?;
        let (takes_a, takes_b) = match (&a, &b) {
            (None, None) => break,
            (Some(_), None) => (true, false),
            (None, Some(_)) => (false, true),
            (Some(a), Some(b)) => match a.key.cmp(&b.key) {
                Ordering::Less => (true, false),
                Ordering::Greater => (false, true),
                // Marked keys are equal only by having been read from the same file.
                Ordering::Equal => (true, !a.is_marked && !b.is_marked),
            },
        };
        let from_a = match takes_a {
            true => std::mem::replace(&mut a, next(kept, &mut in_a)?),
            false => None,
        };
        let from_b = match takes_b {
            true => std::mem::replace(&mut b, next(kept, &mut in_b)?),
            false => None,
        };
        let Some(met) = meet(from_a, from_b) else {
            break;
        };
        if after == Some(met.key.as_str()) {
            continue;
        }
        if each(met)?.is_break() {
            break;
        }
    }
    Ok(())
}

fn meet<No: Copy>(a: Option<Read<No>>, b: Option<Read<No>>) -> Option<Met<No>> {
    let (a_no, b_no) = (a.as_ref().map(|a| a.no), b.as_ref().map(|b| b.no));
    a.or(b).map(|read| Met {
        key: read.key,
        a: a_no,
        b: b_no,
        is_marked: read.is_marked,
    })
}

/// A key, read from one of the datasets.
struct Read<No> {
    key: String,
    no: No,
    is_marked: bool,
}

fn next<K: Kept>(kept: &K, rows: &mut Rows<'_>) -> Result<Option<Read<K::No>>> {
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let key: String = row.get(0)?;
    let no: K::No = row.get(1)?;
    let is_marked = key.starts_with('?') && kept.is_marked(no)?;
    Ok(Some(Read { key, no, is_marked }))
}
