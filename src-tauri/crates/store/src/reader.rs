//! How the archive is asked. Every answer is taken at one moment, whatever is being written meanwhile.

mod accounts;
mod ads;
mod check;
mod datasets;
mod diff;
mod documents;
mod files;
mod indicators;
mod names;
mod posts;
mod related;
mod signals;
mod survey;

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction};

use crate::archive::Shared;
use crate::time::from_rfc3339;
use crate::{PostNo, Result};

pub use accounts::{AccountPost, FactsSeen, StoredAccount};
pub use ads::{AdSum, AdSums};
pub use check::Check;
pub use datasets::{Dataset, DatasetFigures};
pub use diff::{Change, DiffCounts, DiffPage, DiffRow, DiffWanted, Fate, Versions};
pub use documents::{Document, Term};
pub use files::{Import, RejectedReason, SourceFile, State, StoredNote};
pub use indicators::{IndicatorPage, StoredIndicator, StoredSummary};
pub use posts::{Source, StoredPost};
pub use related::Related;
pub use signals::{FollowersSeen, MadeAccount};
pub use survey::{Beside, FileSurvey, RecordNo, Sample, Survey, Unusable};

/// A connection that only reads. It can move between threads; for several threads at once, open several.
///
/// Unless a call says otherwise it fails only as [`Error::Database`](crate::Error::Database) or
/// [`Error::Damaged`](crate::Error::Damaged) tell.
#[derive(Debug)]
pub struct Reader {
    // Closed before the archive is left.
    db: Connection,
    _shared: Arc<Shared>,
}

/// What stands in the archive about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// The version of the program that made it.
    pub program: String,
}

impl Reader {
    pub(crate) fn new(db: Connection, shared: Arc<Shared>) -> Reader {
        db.set_prepared_statement_cache_capacity(64);
        Reader {
            db,
            _shared: shared,
        }
    }

    /// The number of changes committed so far. An index stamped with it is up to date.
    pub fn generation(&self) -> Result<u64> {
        self.meta("generation")
    }

    /// The generation of the last change that took rows away, or added to posts of earlier changes what an index counts.
    /// An older index has to be rebuilt.
    pub fn last_removal(&self) -> Result<u64> {
        self.meta("last_removal")
    }

    /// The last number given to a post, whether or not that post is still there; 0 if there was none.
    pub fn last_post_no(&self) -> Result<PostNo> {
        self.meta("last_post_no").map(PostNo)
    }

    /// When and with what the archive was made.
    pub fn about(&self) -> Result<About> {
        let created_at: String = self.meta("created_at")?;
        Ok(About {
            created_at: from_rfc3339(&created_at),
            program: self.meta("program")?,
        })
    }

    /// The version of SQLite, for tables in which it matters.
    #[must_use]
    pub fn sqlite_version() -> &'static str {
        rusqlite::version()
    }

    fn meta<T: rusqlite::types::FromSql>(&self, key: &str) -> Result<T> {
        let mut statement = self
            .db
            .prepare_cached("SELECT value FROM meta WHERE key = :key")?;
        Ok(statement.query_row(rusqlite::named_params! { ":key": key }, |row| row.get(0))?)
    }

    /// Fixes the moment at which several questions are answered.
    fn snapshot(&self) -> Result<Transaction<'_>> {
        Ok(self.db.unchecked_transaction()?)
    }
}

/// Rows that many others refer to, asked for once in a call.
///
/// It does not outlive the call: after a removal numbers come to mean other rows.
struct Memo<'a, K, V> {
    db: &'a Connection,
    load: fn(&Connection, K) -> Result<V>,
    known: HashMap<K, V>,
}

impl<'a, K: Copy + Eq + std::hash::Hash, V: Clone> Memo<'a, K, V> {
    fn new(db: &'a Connection, load: fn(&Connection, K) -> Result<V>) -> Self {
        Memo {
            db,
            load,
            known: HashMap::new(),
        }
    }

    fn get(&mut self, key: K) -> Result<V> {
        if let Some(value) = self.known.get(&key) {
            return Ok(value.clone());
        }
        let value = (self.load)(self.db, key)?;
        self.known.insert(key, value.clone());
        Ok(value)
    }
}
