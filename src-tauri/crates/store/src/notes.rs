//! The reader's own notes: in a file of their own, so that an archive can be handed on without them.

use std::{path::Path, time::Duration};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, backup::Backup, named_params};

use crate::time::from_rfc3339;
use crate::{Error, Result, rfc3339};

mod events;
mod marks;
mod searches;

pub use events::Event;
pub use marks::{Mark, MarkedPost};
pub use searches::SavedSearch;

/// The notes of one archive: the state of the window, the history of queries, saved searches, marks on posts, events,
/// mappings of columns.
#[derive(Debug)]
pub struct Notes {
    db: Connection,
}

/// A query that was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The query as typed.
    pub query: String,
    /// When it was asked last.
    pub at: DateTime<Utc>,
    /// How often it was asked.
    pub times: u64,
}

/// A mapping of columns that the reader keeps for files of the same form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedMapping {
    /// The name given to it, unique.
    pub name: String,
    /// The mapping as TOML.
    pub toml: String,
    /// When it was saved.
    pub at: DateTime<Utc>,
}

const VERSION: u32 = 4;

const SCHEMA: &str = "
    CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE history (query TEXT PRIMARY KEY, at TEXT NOT NULL, times INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE saved (name TEXT PRIMARY KEY, location TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 1;";

/// What version 2 added.
const MAPPINGS: &str = "
    CREATE TABLE mapping (name TEXT PRIMARY KEY, toml TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
    PRAGMA user_version = 2;";

/// What version 3 added: marks on posts. Queries that the window had kept without a name become saved searches, named
/// by what they ask.
const MARKS: &str = "
    CREATE TABLE mark (
        list    TEXT NOT NULL,
        dataset TEXT NOT NULL,
        post    TEXT NOT NULL,
        mark    TEXT NOT NULL CHECK (mark IN ('toDo', 'seen', 'done')),
        at      TEXT NOT NULL,
        PRIMARY KEY (list, dataset, post)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO saved (name, location, at)
        SELECT kept.value, json_object('view', 'search', 'query', kept.value),
               coalesce((SELECT at FROM history WHERE query = kept.value), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
        FROM state, json_each(CASE WHEN json_valid(state.value) THEN state.value ELSE '[]' END) AS kept
        WHERE state.key = 'saved' AND kept.type = 'text' AND trim(kept.value) <> '';
    DELETE FROM state WHERE key = 'saved';
    PRAGMA user_version = 3;";

/// What version 4 added: events of the reader's own. A number is never given twice, so that what was removed can be put
/// back under its own.
const EVENTS: &str = "
    CREATE TABLE event (
        no       INTEGER PRIMARY KEY AUTOINCREMENT,
        at       TEXT NOT NULL,
        label    TEXT NOT NULL,
        noted_at TEXT NOT NULL
    ) STRICT;
    PRAGMA user_version = 4;";

impl Notes {
    pub(crate) fn open(file: &Path) -> Result<Notes> {
        let mut db = Connection::open(file)?;
        db.busy_timeout(Duration::from_secs(10))?;
        db.pragma_update(None, "secure_delete", true)?;
        migrate(&mut db)?;
        Ok(Notes { db })
    }

    /// Notes that are forgotten, for an archive that is only read: a copy of those in `file`, if there are any.
    pub(crate) fn in_memory(file: &Path) -> Result<Notes> {
        let mut db = Connection::open_in_memory()?;
        if file.is_file() {
            let kept = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            Backup::new(&kept, &mut db)?.run_to_completion(1_000, Duration::ZERO, None)?;
        }
        migrate(&mut db)?;
        Ok(Notes { db })
    }

    /// What was kept under a key: JSON that only the window understands.
    ///
    /// # Errors
    ///
    /// [`Error::Database`], as for every call here.
    pub fn state(&self, key: &str) -> Result<Option<String>> {
        let value = self
            .db
            .query_row(
                "SELECT value FROM state WHERE key = :key",
                named_params! { ":key": key },
                |row| row.get(0),
            )
            .optional()?;
        Ok(value)
    }

    /// Keeps JSON under a key, in place of what was there.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`], [`Error::Database`].
    pub fn set_state(&self, key: &str, value: &str) -> Result<()> {
        self.db.execute(
            "INSERT INTO state (key, value) VALUES (:key, :value)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            named_params! { ":key": key, ":value": value },
        )?;
        Ok(())
    }

    /// Remembers that a query was asked.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`], [`Error::Database`].
    pub fn add_to_history(&self, query: &str, at: DateTime<Utc>) -> Result<()> {
        self.db.execute(
            "INSERT INTO history (query, at, times) VALUES (:query, :at, 1)
             ON CONFLICT (query) DO UPDATE SET at = excluded.at, times = times + 1",
            named_params! { ":query": query, ":at": rfc3339(at) },
        )?;
        Ok(())
    }

    /// The queries asked last, newest first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub fn history(&self, limit: usize) -> Result<Vec<Asked>> {
        let mut statement = self
            .db
            .prepare("SELECT query, at, times FROM history ORDER BY at DESC, query LIMIT :limit")?;
        let rows = statement.query_map(named_params! { ":limit": limit }, |row: &Row<'_>| {
            Ok(Asked {
                query: row.get(0)?,
                at: from_rfc3339(&row.get::<_, String>(1)?),
                times: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Forgets one query, or with `None` all of them, and overwrites where they stood.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub fn forget_history(&self, query: Option<&str>) -> Result<()> {
        self.db.execute(
            "DELETE FROM history WHERE :query IS NULL OR query = :query",
            named_params! { ":query": query },
        )?;
        Ok(())
    }

    /// Saves a mapping under a name, in place of one that had it.
    ///
    /// # Errors
    ///
    /// [`Error::DiskFull`], [`Error::Database`].
    pub fn save_mapping(&self, name: &str, toml: &str, at: DateTime<Utc>) -> Result<()> {
        self.db.execute(
            "INSERT INTO mapping (name, toml, at) VALUES (:name, :toml, :at)
             ON CONFLICT (name) DO UPDATE SET toml = excluded.toml, at = excluded.at",
            named_params! { ":name": name, ":toml": toml, ":at": rfc3339(at) },
        )?;
        Ok(())
    }

    /// The saved mappings, the latest first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub fn saved_mappings(&self) -> Result<Vec<SavedMapping>> {
        let mut statement = self
            .db
            .prepare("SELECT name, toml, at FROM mapping ORDER BY at DESC, name")?;
        let rows = statement.query_map([], |row| {
            Ok(SavedMapping {
                name: row.get(0)?,
                toml: row.get(1)?,
                at: from_rfc3339(&row.get::<_, String>(2)?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Removes a saved mapping; one that is not there is no error.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub fn remove_mapping(&self, name: &str) -> Result<()> {
        self.db.execute(
            "DELETE FROM mapping WHERE name = :name",
            named_params! { ":name": name },
        )?;
        Ok(())
    }
}

/// Brings notes of any earlier version up to date; new ones get all of it.
fn migrate(db: &mut Connection) -> Result<()> {
    let tx = db.transaction()?;
    let found: u32 = tx.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let steps = match found {
        0 => &[SCHEMA, MAPPINGS, MARKS, EVENTS][..],
        1 => &[MAPPINGS, MARKS, EVENTS][..],
        2 => &[MARKS, EVENTS][..],
        3 => &[EVENTS][..],
        VERSION => &[],
        _ => {
            return Err(Error::Newer {
                found,
                known: VERSION,
            });
        }
    };
    for step in steps {
        tx.execute_batch(step)?;
    }
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    #[test]
    fn a_query_asked_twice_stands_once_in_the_history_at_its_last_time() {
        let notes = Notes::in_memory(Path::new("")).unwrap();
        notes.add_to_history("harbour", at(1)).unwrap();
        notes.add_to_history("#port", at(2)).unwrap();
        notes.add_to_history("harbour", at(3)).unwrap();
        let history = notes.history(10).unwrap();
        let short: Vec<_> = history
            .iter()
            .map(|asked| (asked.query.as_str(), asked.times))
            .collect();
        assert_eq!(short, [("harbour", 2), ("#port", 1)]);
        assert_eq!(history[0].at, at(3));

        notes.forget_history(Some("#port")).unwrap();
        assert_eq!(notes.history(10).unwrap().len(), 1);
        notes.forget_history(None).unwrap();
        assert_eq!(notes.history(10).unwrap(), []);
    }

    #[test]
    fn state_outlives_the_program() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        let notes = Notes::open(&file).unwrap();
        notes.set_state("window", "{\"wide\":true}").unwrap();
        drop(notes);

        let notes = Notes::open(&file).unwrap();
        assert_eq!(
            notes.state("window").unwrap().as_deref(),
            Some("{\"wide\":true}")
        );
        assert_eq!(notes.state("other").unwrap(), None);
    }

    #[test]
    fn notes_of_the_first_version_are_kept_and_can_hold_mappings() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        let db = Connection::open(&file).unwrap();
        db.execute_batch(SCHEMA).unwrap();
        db.execute("INSERT INTO state VALUES ('window', '{}')", [])
            .unwrap();
        drop(db);
        let notes = Notes::open(&file).unwrap();
        assert_eq!(notes.state("window").unwrap().as_deref(), Some("{}"));
        notes.save_mapping("ours", "records = 1", at(5)).unwrap();
        notes.save_mapping("ours", "records = 2", at(6)).unwrap();
        let saved = notes.saved_mappings().unwrap();
        assert_eq!(saved.len(), 1);
        assert_eq!(saved[0].toml, "records = 2");
        notes.remove_mapping("ours").unwrap();
        assert_eq!(notes.saved_mappings().unwrap(), []);
    }

    #[test]
    fn queries_kept_in_the_second_version_become_saved_searches_and_the_rest_stays() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        let db = Connection::open(&file).unwrap();
        db.execute_batch(SCHEMA).unwrap();
        db.execute_batch(MAPPINGS).unwrap();
        db.execute_batch(
            r#"INSERT INTO state VALUES ('saved', '["lang:fa آب", "boats", " ", 7]'), ('marks', '["iran/17"]');
               INSERT INTO saved VALUES ('boats', '{"query":"boat"}', '2026-07-03T09:30:00.000Z');
               INSERT INTO history VALUES ('lang:fa آب', '2026-07-04T10:00:00.000Z', 2);
               INSERT INTO mapping VALUES ('ours', 'records = 1', '2026-07-03T09:30:00.000Z');"#,
        )
        .unwrap();
        drop(db);
        let notes = Notes::open(&file).unwrap();
        let saved: Vec<_> = notes
            .saved_searches()
            .unwrap()
            .into_iter()
            .map(|one| (one.name, one.location, rfc3339(one.at)))
            .collect();
        let row = |name: &str, location: &str, at: &str| {
            (name.to_owned(), location.to_owned(), at.to_owned())
        };
        assert_eq!(
            saved,
            [
                row("boats", r#"{"query":"boat"}"#, "2026-07-03T09:30:00.000Z"),
                row(
                    "lang:fa آب",
                    r#"{"view":"search","query":"lang:fa آب"}"#,
                    "2026-07-04T10:00:00.000Z"
                ),
            ]
        );
        assert_eq!(notes.state("saved").unwrap(), None);
        assert_eq!(
            notes.state("marks").unwrap().as_deref(),
            Some("[\"iran/17\"]")
        );
        assert_eq!(notes.history(10).unwrap().len(), 1);
        assert_eq!(notes.saved_mappings().unwrap().len(), 1);
    }

    #[test]
    fn notes_with_a_damaged_list_of_kept_queries_still_open() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        let db = Connection::open(&file).unwrap();
        db.execute_batch(SCHEMA).unwrap();
        db.execute("INSERT INTO state VALUES ('saved', '[\"boats')", [])
            .unwrap();
        drop(db);
        let notes = Notes::open(&file).unwrap();
        assert_eq!(notes.saved_searches().unwrap(), []);
    }

    #[test]
    fn notes_that_can_only_be_read_are_read_and_what_is_added_to_them_is_forgotten() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        Notes::open(&file)
            .unwrap()
            .add_to_history("harbour", at(1))
            .unwrap();
        let copy = Notes::in_memory(&file).unwrap();
        assert_eq!(copy.history(10).unwrap().len(), 1);
        copy.forget_history(None).unwrap();
        drop(copy);
        assert_eq!(Notes::open(&file).unwrap().history(10).unwrap().len(), 1);
    }

    #[test]
    fn notes_of_a_later_version_are_refused() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        drop(Notes::open(&file).unwrap());
        Connection::open(&file)
            .unwrap()
            .pragma_update(None, "user_version", 9)
            .unwrap();
        assert!(matches!(
            Notes::open(&file),
            Err(Error::Newer { found: 9, known: 4 })
        ));
    }
}
