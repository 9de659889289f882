//! Counts of differences, made once as long as the archive does not change.

use std::sync::{Mutex, PoisonError};

use store::{DatasetNo, Reader, Versions};

use crate::{
    ApiError,
    wire::{DiffCounts, DiffField, DiffRecord},
};

/// How many counts are kept.
const KEPT: usize = 8;

/// What was counted, and at which generation of the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Question {
    generation: u64,
    a: DatasetNo,
    b: DatasetNo,
    record: DiffRecord,
}

/// The last counts, the latest at the end.
#[derive(Default)]
pub(crate) struct Counted(Mutex<Vec<(Question, DiffCounts)>>);

impl Counted {
    /// Counts, or remembers. Counting goes through every record of both datasets.
    pub(super) fn count(
        &self,
        reader: &Reader,
        versions: &Versions<'_>,
        record: DiffRecord,
    ) -> Result<DiffCounts, ApiError> {
        let question = Question {
            generation: reader.generation()?,
            a: versions.a,
            b: versions.b,
            record,
        };
        if let Some(counts) = self.known(&question) {
            return Ok(counts);
        }
        let counts = match record {
            DiffRecord::Account => reader.count_account_diff(versions)?,
            DiffRecord::Post => reader.count_post_diff(versions)?,
            DiffRecord::Indicator => reader.count_indicator_diff(versions)?,
        };
        let counts = DiffCounts {
            same: counts.n_same,
            changed: counts.n_changed,
            appeared: counts.n_appeared,
            vanished: counts.n_vanished,
            moved: counts.n_moved,
            incomparable_a: counts.n_incomparable_a,
            incomparable_b: counts.n_incomparable_b,
            identical_a: counts.n_identical_a,
            identical_b: counts.n_identical_b,
            fields: counts
                .fields
                .into_iter()
                .map(|(field, count)| DiffField {
                    field: field.into_owned(),
                    count,
                })
                .collect(),
        };
        // If something was written meanwhile, nobody can say for which state they hold.
        if reader.generation()? == question.generation {
            self.remember(question, counts.clone());
        }
        Ok(counts)
    }

    fn known(&self, question: &Question) -> Option<DiffCounts> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = kept.iter().find(|(known, _)| known == question);
        found.map(|(_, counts)| counts.clone())
    }

    fn remember(&self, question: Question, counts: DiffCounts) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((question, counts));
    }
}
