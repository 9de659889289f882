//! How records come into the archive, and how they leave it.

mod accounts;
mod ads;
mod batch;
mod caches;
mod files;
mod group;
mod indicators;
mod objects;
mod refold;
mod removal;
mod shares;

use chrono::{DateTime, Utc};
use model::Platform;
use rusqlite::{Connection, OptionalExtension, named_params};

use crate::archive::{Turn, plan_once};
use crate::indexes::{add_indexes, drop_indexes_if_empty};
use crate::{DatasetNo, Error, FileNo, ImportNo, PostNo, Result, rfc3339};
use caches::Caches;
use group::Group;

pub use files::{Begun, NewFile};

/// The one writer of an archive.
///
/// Every call happens whole or not at all. Batches are committed some thousands of records at a time, when their file
/// ends, and before anything else the writer does; dropping it commits what is left. After a crash the archive is as
/// at the last commit, and reading goes on from there.
///
/// What it remembers of accounts and objects is bounded, so its memory does not grow with the archive.
#[derive(Debug)]
pub struct Writer {
    // Closed before the turn is given up.
    db: Connection,
    caches: Caches,
    fold: fn(&str) -> String,
    /// The open transaction, if there is one.
    group: Option<Group>,
    /// Whether indexes may have been left out for a first import.
    lacks_indexes: bool,
    _turn: Turn,
}

/// A dataset as the importer describes it.
#[derive(Debug, Clone, Copy)]
pub struct NewDataset<'a> {
    /// A slug without `/`, unique in the archive.
    pub id: &'a str,
    /// The name people read.
    pub name: &'a str,
    /// Where the accounts were held.
    pub platform: Platform,
    /// Who released it, if known.
    pub publisher: Option<&'a str>,
    /// The name of its format.
    pub format: &'a str,
    /// The key under which the catalogue of releases knows it.
    pub catalogue_key: Option<&'a str>,
}

/// What became of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchOutcome {
    /// Records that are new, or that complete an account seen in posts.
    pub kept: u64,
    /// Records whose exact id was there already.
    pub duplicates: u64,
    /// Records that could not be read.
    pub rejected: u64,
    /// The last post in the archive, from this batch or an earlier one.
    pub last_post_no: PostNo,
    /// The archive's generation with this batch in it.
    pub generation: u64,
    /// Whether readers see it already; if not, they will with a later batch.
    pub committed: bool,
}

impl Writer {
    pub(crate) fn new(db: Connection, turn: Turn, fold: fn(&str) -> String) -> Result<Writer> {
        db.busy_timeout(std::time::Duration::from_secs(10))?;
        db.pragma_update(None, "synchronous", "NORMAL")?;
        // The order in which rows are written and removed keeps every reference whole; `Reader::check` follows them.
        // Having SQLite look up seven rows for each post costs a tenth of an import, and it would search whole
        // tables for each row removed.
        db.pragma_update(None, "foreign_keys", false)?;
        db.pragma_update(None, "trusted_schema", false)?;
        // 64 MiB of pages, and twice as much in the journal before it is merged: an index page that several batches
        // touch is then written to its place once. Twice the pages save no time at a million posts.
        db.pragma_update(None, "cache_size", -65_536)?;
        db.pragma_update(None, "wal_autocheckpoint", 16_384)?;
        plan_once(&db)?;
        db.set_prepared_statement_cache_capacity(64);
        Ok(Writer {
            db,
            caches: Caches::default(),
            fold,
            group: None,
            lacks_indexes: false,
            _turn: turn,
        })
    }

    /// Notes that an import begins. `program` is the version that runs it.
    ///
    /// # Errors
    ///
    /// As for every call of the writer: [`Error::DiskFull`], [`Error::Damaged`], [`Error::Database`].
    pub fn begin_import(&mut self, program: &str, started_at: DateTime<Utc>) -> Result<ImportNo> {
        self.commit()?;
        drop_indexes_if_empty(&self.db)?;
        self.lacks_indexes = true;
        self.db.execute(
            "INSERT INTO import (started_at, program) VALUES (:started_at, :program)",
            named_params! { ":started_at": rfc3339(started_at), ":program": program },
        )?;
        Ok(ImportNo(self.db.last_insert_rowid().cast_unsigned()))
    }

    /// Notes that an import has ended, cancelled or not; files it did not finish stay `partial`.
    ///
    /// # Errors
    ///
    /// As for every call of the writer.
    pub fn finish_import(&mut self, import_no: ImportNo, finished_at: DateTime<Utc>) -> Result<()> {
        self.add_indexes()?;
        // What closing would do otherwise: an import cut off meanwhile has not ended yet, and is gone on with.
        self.db
            .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?;
        self.db.execute(
            "UPDATE import SET finished_at = :finished_at WHERE import_no = :import_no",
            named_params! { ":import_no": import_no, ":finished_at": rfc3339(finished_at) },
        )?;
        Ok(())
    }

    /// Finds the dataset with this id, or makes it. A dataset that is there keeps its name and the rest.
    ///
    /// # Errors
    ///
    /// As for every call of the writer.
    pub fn dataset(
        &mut self,
        new: &NewDataset<'_>,
        created_at: DateTime<Utc>,
    ) -> Result<DatasetNo> {
        self.commit()?;
        let tx = self.db.transaction()?;
        let added = tx.execute(
            "INSERT INTO dataset (id, name, platform, publisher, format, catalogue_key, created_at)
             VALUES (:id, :name, :platform, :publisher, :format, :catalogue_key, :created_at)
             ON CONFLICT (id) DO NOTHING",
            named_params! {
                ":id": new.id,
                ":name": new.name,
                ":platform": new.platform.name(),
                ":publisher": new.publisher,
                ":format": new.format,
                ":catalogue_key": new.catalogue_key,
                ":created_at": rfc3339(created_at),
            },
        )?;
        let dataset_no = dataset_no(&tx, new.id)?;
        if added > 0 {
            raise_generation(&tx)?;
        }
        tx.commit()?;
        Ok(dataset_no)
    }

    /// Gives a dataset another name; its id stays.
    ///
    /// # Errors
    ///
    /// [`Error::NoSuchDataset`].
    pub fn rename_dataset(&mut self, id: &str, name: &str) -> Result<()> {
        self.commit()?;
        let tx = self.db.transaction()?;
        let changed = tx.execute(
            "UPDATE dataset SET name = :name WHERE id = :id",
            named_params! { ":id": id, ":name": name },
        )?;
        if changed == 0 {
            return Err(Error::NoSuchDataset { id: id.into() });
        }
        raise_generation(&tx)?;
        tx.commit()?;
        Ok(())
    }

    /// Notes which published release a dataset is: its key in the catalogue, the takedown it belongs to, and why it
    /// was recognised, as the recogniser wrote it. `None` takes away what was noted before.
    ///
    /// # Errors
    ///
    /// As for every call of the writer.
    pub fn set_release(
        &mut self,
        dataset_no: DatasetNo,
        catalogue_key: Option<&str>,
        takedown: Option<&str>,
        recognised: Option<&str>,
    ) -> Result<()> {
        self.commit()?;
        let tx = self.db.transaction()?;
        let changed = tx.execute(
            "UPDATE dataset SET catalogue_key = :catalogue_key, takedown = :takedown, recognised = :recognised
             WHERE dataset_no = :dataset_no",
            named_params! {
                ":dataset_no": dataset_no,
                ":catalogue_key": catalogue_key,
                ":takedown": takedown,
                ":recognised": recognised,
            },
        )?;
        if changed > 0 {
            raise_generation(&tx)?;
        }
        tx.commit()?;
        Ok(())
    }

    /// Builds the indexes for readers, where the import into an empty archive has left them for its end.
    ///
    /// [`Writer::finish_import`] does it too; this is for building them while the import still has other things to do.
    ///
    /// # Errors
    ///
    /// As for every call of the writer.
    pub fn add_indexes(&mut self) -> Result<()> {
        self.commit()?;
        if self.lacks_indexes {
            add_indexes(&self.db)?;
            self.lacks_indexes = false;
        }
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Nobody is left to be told. What is lost will be read again, and indexes are built when the archive is
        // opened again.
        if self.commit().is_ok() && !std::thread::panicking() {
            let _ = self.add_indexes();
        }
    }
}

fn dataset_no(db: &Connection, id: &str) -> Result<DatasetNo> {
    db.query_row(
        "SELECT dataset_no FROM dataset WHERE id = :id",
        named_params! { ":id": id },
        |row| row.get(0),
    )
    .optional()?
    .ok_or_else(|| Error::NoSuchDataset { id: id.into() })
}

/// Counts one more committed change and returns its number.
fn raise_generation(db: &Connection) -> Result<u64> {
    let mut statement = db.prepare_cached(
        "UPDATE meta SET value = value + 1 WHERE key = 'generation' RETURNING value",
    )?;
    Ok(statement.query_row([], |row| row.get(0))?)
}

/// Counts one more committed change after which an older index is wrong, not only behind.
fn raise_last_removal(db: &Connection) -> Result<u64> {
    let generation = raise_generation(db)?;
    set_last_removal(db)?;
    Ok(generation)
}

/// Notes that an index older than the present generation is wrong.
fn set_last_removal(db: &Connection) -> Result<()> {
    db.execute(
        "UPDATE meta SET value = (SELECT value FROM meta WHERE key = 'generation') WHERE key = 'last_removal'",
        [],
    )?;
    Ok(())
}

/// Adds to what a file notes under `code`; the first message stays.
fn add_note(db: &Connection, file_no: FileNo, note: &model::Note) -> Result<()> {
    let mut statement = db.prepare_cached(
        "INSERT INTO note (file_no, code, count, message, first_record)
         VALUES (:file_no, :code, :count, :message, :first_record)
         ON CONFLICT (file_no, code) DO UPDATE SET
             count = count + excluded.count,
             first_record = coalesce(min(first_record, excluded.first_record), first_record, excluded.first_record)",
    )?;
    statement.execute(named_params! {
        ":file_no": file_no,
        ":code": note.code,
        ":count": note.count,
        ":message": note.message,
        ":first_record": note.first_record,
    })?;
    Ok(())
}
