//! Opening a database that somebody else made.

use std::ffi::OsString;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, ErrorCode, MAIN_DB, OpenFlags, ffi};

use super::Place;
use crate::source::{Abandoned, Damaged};

/// A text, a blob or a row longer than this cannot be read. A record may be a quarter of it.
const MAX_CELL_BYTES: i32 = 64 << 20;

/// A schema with more in it is not one of published records, and all of it would be held in memory.
const MAX_SCHEMA: i32 = 20_000;

/// SQLite's steps between two looks at the clock.
const STEPS: i32 = 10_000;

/// So many looks without a row, and the statement is stopped. The widest table needs less than one for a row.
const MAX_LOOKS: u32 = 10_000;

/// A connection that reads and does nothing else.
pub(super) struct Database {
    pub(super) connection: Connection,
    looks: Arc<AtomicU32>,
    abandoned: Abandoned,
    /// Whether the database could only be opened by looking away from damage to its schema or its length.
    pub(super) is_damaged: bool,
}

impl Database {
    /// Opens a database. Work on it ends in an error once it is `abandoned`.
    pub(super) fn open(place: Place, abandoned: Abandoned) -> io::Result<Self> {
        let connection = match place {
            Place::File(path) => open_file(&path)?,
            Place::Memory(content, bytes) => load(content, bytes)?,
        };
        let mut database = Self {
            connection,
            looks: Arc::default(),
            abandoned,
            is_damaged: false,
        };
        database
            .set_up()
            .map_err(|error| database.worded(&error, "cannot be opened"))?;
        Ok(database)
    }

    fn set_up(&mut self) -> rusqlite::Result<()> {
        let db = &mut self.connection;
        for (setting, on) in [
            (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
            (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
            // Otherwise a column that is not there would be read as its own name.
            (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        ] {
            db.set_db_config(setting, on)?;
        }
        for (limit, value) in [
            (Limit::SQLITE_LIMIT_LENGTH, MAX_CELL_BYTES),
            (Limit::SQLITE_LIMIT_SCHEMA, MAX_SCHEMA),
            (Limit::SQLITE_LIMIT_ATTACHED, 0),
            (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
        ] {
            db.set_limit(limit, value)?;
        }
        let (looks, abandoned) = (Arc::clone(&self.looks), self.abandoned.clone());
        let stop = move || abandoned.is_so() || looks.fetch_add(1, Ordering::Relaxed) >= MAX_LOOKS;
        db.progress_handler(STEPS, Some(stop))?;
        db.pragma_update(None, "query_only", true)?;
        // The first look at the content.
        if let Err(error) = self.read_schema() {
            if !is_damage(&error) {
                return Err(error);
            }
            // So SQLite takes the pages that are there, and the tables whose definitions can be read. Nothing is
            // written: the file is opened for reading.
            self.connection
                .set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, true)?;
            self.read_schema()?;
            self.is_damaged = true;
        }
        Ok(())
    }

    fn read_schema(&self) -> rusqlite::Result<()> {
        self.connection
            .query_row("SELECT count(*) FROM main.sqlite_schema", [], |_| Ok(()))
    }

    /// A row was read: the statement may go on as long again.
    pub(super) fn has_row(&self) {
        self.looks.store(0, Ordering::Relaxed);
    }

    /// What an error of SQLite means to who reads: the disk's failure, or damage, worded with what it is that `cannot`
    /// be done.
    pub(super) fn worded(&self, error: &rusqlite::Error, cannot: &str) -> io::Error {
        if self.abandoned.is_so() {
            return Abandoned::error();
        }
        if is_cut_off(error) {
            return Damaged(format!("the database {cannot} (it is cut off)")).into_error();
        }
        match error.sqlite_error_code() {
            Some(
                ErrorCode::SystemIoFailure | ErrorCode::CannotOpen | ErrorCode::PermissionDenied,
            ) => io::Error::other(error.to_string()),
            Some(ErrorCode::OutOfMemory) => io::ErrorKind::OutOfMemory.into(),
            _ => Damaged(format!("the database {cannot} ({})", reason(error))).into_error(),
        }
    }
}

/// Whether looking away from damage may help.
fn is_damage(error: &rusqlite::Error) -> bool {
    is_cut_off(error)
        || matches!(
            error.sqlite_error_code(),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::Unknown)
        )
}

/// Whether the file ends where a page should be, which SQLite counts among the failures of the disk.
fn is_cut_off(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code == Some(ffi::SQLITE_IOERR_SHORT_READ)
}

/// SQLite's own words, or ours where it has none that a reader understands.
pub(super) fn reason(error: &rusqlite::Error) -> String {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseCorrupt) => "it is damaged".to_owned(),
        Some(ErrorCode::NotADatabase) => "it is encrypted, or damaged".to_owned(),
        Some(ErrorCode::TooBig) => format!("a row is longer than {} MiB", MAX_CELL_BYTES >> 20),
        Some(ErrorCode::OperationInterrupted) => "it takes too long".to_owned(),
        _ => error.to_string(),
    }
}

fn open_file(path: &Path) -> io::Result<Connection> {
    // SQLite says little about why it cannot open a file; the system says it better.
    std::fs::File::open(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_URI;
    Connection::open_with_flags(immutable_uri(path), flags)
        .map_err(|error| io::Error::other(error.to_string()))
}

/// The address under which SQLite opens a file without looking for locks or journals.
fn immutable_uri(path: &Path) -> OsString {
    let mut uri = String::from("file:");
    if cfg!(windows) {
        uri.push('/');
    }
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri.into()
}

fn load(mut content: Box<dyn Read + Send>, bytes: u64) -> io::Result<Connection> {
    // Bytes 18 and 19 say that changes are kept in a journal beside the file. In memory there is none, and SQLite
    // would look for it.
    let mut head = [0; 20];
    content.read_exact(&mut head)?;
    (head[18], head[19]) = (1, 1);
    let too_long = || io::Error::from(io::ErrorKind::OutOfMemory);
    let bytes = usize::try_from(bytes).map_err(|_| too_long())?;
    let in_words = |error: rusqlite::Error| io::Error::other(error.to_string());
    let mut connection = Connection::open_in_memory().map_err(in_words)?;
    connection
        .deserialize_read_exact(MAIN_DB, head.chain(content), bytes, true)
        .map_err(in_words)?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address_that_means_it() {
        let uri = immutable_uri(Path::new("/a b/50%?#.db"));
        assert_eq!(uri, "file:/a%20b/50%25%3F%23.db?immutable=1");
    }
}
