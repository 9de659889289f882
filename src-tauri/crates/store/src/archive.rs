//! The archive's folder: who may open it, and how it is left behind.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, named_params};

use crate::indexes::add_indexes;
use crate::migrate::{APPLICATION_ID, MIGRATIONS, migrate};
use crate::{Error, Notes, Reader, Result, Writer, rfc3339};

/// What an archive is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing; no other program can have the archive open.
    Write,
    /// Reading alone, beside other readers, also from a disk that cannot be written to.
    Read,
}

/// An open archive: one folder with `archive.sqlite`, `index/`, `lock` and `notes.sqlite`.
///
/// It may be shared among threads. The lock is given up when the archive and all its readers and writers are gone.
#[derive(Debug)]
pub struct Archive {
    shared: Arc<Shared>,
}

/// What readers and writers need to keep of the archive they belong to.
#[derive(Debug)]
pub(crate) struct Shared {
    dir: PathBuf,
    access: Access,
    /// Held while it exists; `None` on a disk that cannot be written to, where nobody can change anything.
    lock: Option<File>,
    writing: AtomicBool,
}

/// How much the parts of an archive take on disk, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sizes {
    /// `archive.sqlite`, with what is not yet merged into it.
    pub database: u64,
    /// Everything under `index/`.
    pub index: u64,
    /// `notes.sqlite`.
    pub notes: u64,
}

impl Archive {
    /// Makes a new archive in `dir`, which is created, or may exist if it is empty.
    ///
    /// # Errors
    ///
    /// [`Error::NotEmpty`], [`Error::InUse`], [`Error::File`] where the folder cannot be made.
    pub fn create(dir: &Path, program: &str, created_at: DateTime<Utc>) -> Result<Archive> {
        fs::create_dir_all(dir).map_err(|source| cannot_use(dir, source))?;
        let mut entries = fs::read_dir(dir).map_err(|source| cannot_use(dir, source))?;
        if entries.next().is_some() {
            return Err(Error::NotEmpty { dir: dir.into() });
        }
        let lock = lock(dir, Access::Write)?;
        let file = dir.join(DATABASE);
        let mut db = Connection::open(&file)?;
        db.pragma_update(None, "page_size", 8192)?;
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrate(&mut db, &file, MIGRATIONS)?;
        db.execute(
            "INSERT INTO meta (key, value) VALUES
                 ('generation', 0), ('last_removal', 0), ('last_post_no', 0),
                 ('created_at', :created_at), ('program', :program)",
            named_params! { ":created_at": rfc3339(created_at), ":program": program },
        )?;
        use_wal(&db)?;
        Ok(Archive::new(dir, Access::Write, Some(lock)))
    }

    /// Opens the archive in `dir`, bringing an older one to the present version if it is opened for writing.
    ///
    /// # Errors
    ///
    /// [`Error::InUse`] if another program has it; [`Error::Newer`]; [`Error::NotAnArchive`];
    /// [`Error::NeedsRecovery`] if it is to be read and the last program to write it did not get to close it.
    pub fn open(dir: &Path, access: Access) -> Result<Archive> {
        let file = dir.join(DATABASE);
        if !file.is_file() {
            return Err(Error::NotAnArchive { path: file });
        }
        let lock = match lock(dir, access) {
            Ok(lock) => Some(lock),
            Err(Error::File { source, .. })
                if access == Access::Read && is_write_refused(&source) =>
            {
                None
            }
            Err(error) => return Err(error),
        };
        Self::open_with_lock(dir, access, lock)
    }

    fn open_with_lock(dir: &Path, access: Access, lock: Option<File>) -> Result<Archive> {
        let file = dir.join(DATABASE);
        check_magic(&file)?;
        match access {
            Access::Read => {
                if ["-wal", "-journal"]
                    .iter()
                    .any(|end| size_of(&with_suffix(&file, end)) > 0)
                {
                    return Err(Error::NeedsRecovery { dir: dir.into() });
                }
                check_version(&connect_reader(&file, lock.is_none())?)?;
            }
            Access::Write => {
                let mut db = Connection::open_with_flags(&file, WRITER_FLAGS)?;
                db.busy_timeout(BUSY)?;
                migrate(&mut db, &file, MIGRATIONS)?;
                use_wal(&db)?;
                // A first import that was interrupted has left them out.
                add_indexes(&db)?;
            }
        }
        Ok(Archive::new(dir, access, lock))
    }

    fn new(dir: &Path, access: Access, lock: Option<File>) -> Archive {
        Archive {
            shared: Arc::new(Shared {
                dir: dir.into(),
                access,
                lock,
                writing: AtomicBool::new(false),
            }),
        }
    }

    /// The archive's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.shared.dir
    }

    /// What it was opened for.
    #[must_use]
    pub fn access(&self) -> Access {
        self.shared.access
    }

    /// Where the index of the words belongs; the folder may be missing.
    #[must_use]
    pub fn index_dir(&self) -> PathBuf {
        self.shared.dir.join(INDEX)
    }

    /// Whether the folder cannot be written to, so that an index must be read without a lock file.
    #[must_use]
    pub fn is_immutable(&self) -> bool {
        self.shared.lock.is_none()
    }

    /// Opens the writer. `fold` gives the form under which hashtags count as the same.
    ///
    /// # Errors
    ///
    /// [`Error::ReadOnly`] if the archive was opened for reading, [`Error::AlreadyWriting`] while another writer lives.
    pub fn writer(&self, fold: fn(&str) -> String) -> Result<Writer> {
        if self.shared.access == Access::Read {
            return Err(Error::ReadOnly);
        }
        let turn = Turn::take(&self.shared)?;
        let db = Connection::open_with_flags(self.shared.database(), WRITER_FLAGS)?;
        Writer::new(db, turn, fold)
    }

    /// Opens one more reader; it sees every change from the moment it is committed.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be opened.
    pub fn reader(&self) -> Result<Reader> {
        let db = connect_reader(&self.shared.database(), self.is_immutable())?;
        Ok(Reader::new(db, Arc::clone(&self.shared)))
    }

    /// Opens the reader's own notes, which an archive can be handed on without.
    ///
    /// Where the archive is read only this is a copy in memory: what is written into it is forgotten.
    ///
    /// # Errors
    ///
    /// [`Error::Newer`] if a later version has written them.
    pub fn notes(&self) -> Result<Notes> {
        let file = self.shared.dir.join(NOTES);
        match self.shared.access {
            Access::Write => Notes::open(&file),
            Access::Read => Notes::in_memory(&file),
        }
    }

    /// How much the archive takes on disk.
    #[must_use]
    pub fn sizes(&self) -> Sizes {
        Sizes {
            database: size_of(&self.shared.database())
                + size_of(&with_suffix(&self.shared.database(), "-wal")),
            index: size_of_folder(&self.index_dir()),
            notes: size_of(&self.shared.dir.join(NOTES)),
        }
    }

    /// Closes the archive so that its folder can be copied, mailed or put on a disk that cannot be written to.
    ///
    /// Dropping it does the same as well as it can. Readers and writers have to be gone.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if a reader or writer is left.
    pub fn close(self) -> Result<()> {
        self.shared.settle()
    }
}

/// How many bytes are free on the disk that holds `dir`.
///
/// # Errors
///
/// [`Error::File`] if the folder does not exist or the system does not say.
pub fn free_bytes(dir: &Path) -> Result<u64> {
    fs4::available_space(dir).map_err(|source| cannot_use(dir, source))
}

const DATABASE: &str = "archive.sqlite";
const INDEX: &str = "index";
const NOTES: &str = "notes.sqlite";
const LOCK: &str = "lock";

/// How long one connection waits for another's short locks.
const BUSY: Duration = Duration::from_secs(10);

const WRITER_FLAGS: OpenFlags =
    OpenFlags::SQLITE_OPEN_READ_WRITE.union(OpenFlags::SQLITE_OPEN_NO_MUTEX);

impl Shared {
    fn database(&self) -> PathBuf {
        self.dir.join(DATABASE)
    }

    /// Merges what was written into the one file and leaves WAL mode, which a read-only disk could not serve.
    fn settle(&self) -> Result<()> {
        if self.access == Access::Read {
            return Ok(());
        }
        let db = Connection::open_with_flags(self.database(), WRITER_FLAGS)?;
        db.busy_timeout(Duration::ZERO)?;
        db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        Ok(())
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // Nobody is left to be told; a file in WAL mode is as sound, and the next opening settles it.
        let _ = self.settle();
    }
}

/// The right to write, given to one at a time.
#[derive(Debug)]
pub(crate) struct Turn(Arc<Shared>);

impl Turn {
    fn take(shared: &Arc<Shared>) -> Result<Turn> {
        if shared.writing.swap(true, Ordering::AcqRel) {
            return Err(Error::AlreadyWriting);
        }
        Ok(Turn(Arc::clone(shared)))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.writing.store(false, Ordering::Release);
    }
}

fn lock(dir: &Path, access: Access) -> Result<File> {
    let path = dir.join(LOCK);
    let file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(|source| cannot_use(&path, source))?;
    let locked = match access {
        Access::Write => file.try_lock(),
        Access::Read => file.try_lock_shared(),
    };
    match locked {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { dir: dir.into() }),
        Err(TryLockError::Error(source)) => Err(cannot_use(&path, source)),
    }
}

fn is_write_refused(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(error.kind(), PermissionDenied | ReadOnlyFilesystem)
}

/// Has a statement planned when it is prepared, and never again for the sake of a value bound to it.
///
/// Our statements have one good plan each; planning anew was a sixth of the time of reading for the index.
pub(crate) fn plan_once(db: &Connection) -> Result<()> {
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

fn use_wal(db: &Connection) -> Result<()> {
    db.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    Ok(())
}

fn connect_reader(file: &Path, immutable: bool) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = if immutable {
        Connection::open_with_flags(immutable_uri(file), flags | OpenFlags::SQLITE_OPEN_URI)?
    } else {
        Connection::open_with_flags(file, flags)?
    };
    db.busy_timeout(BUSY)?;
    db.pragma_update(None, "trusted_schema", false)?;
    // 16 MiB. Reading through a memory map is no faster and would show the whole archive as the program's memory.
    db.pragma_update(None, "cache_size", -16_384)?;
    plan_once(&db)?;
    Ok(db)
}

/// Looks at the application id in the file's header before SQLite may touch the file.
///
/// A crash before the very first checkpoint leaves the file empty and the header in the journal; that passes.
/// Source: the SQLite file format, bytes 68 to 71, big-endian.
fn check_magic(file: &Path) -> Result<()> {
    let mut head = Vec::new();
    File::open(file)
        .and_then(|opened| opened.take(72).read_to_end(&mut head))
        .map_err(|source| cannot_use(file, source))?;
    let is_ours = head.get(68..) == Some(&APPLICATION_ID.to_be_bytes());
    let is_unborn = head.is_empty() && size_of(&with_suffix(file, "-wal")) > 0;
    if is_ours || is_unborn {
        Ok(())
    } else {
        Err(Error::NotAnArchive { path: file.into() })
    }
}

/// An archive that is only read must have the present version, since it cannot be brought to it.
fn check_version(db: &Connection) -> Result<()> {
    let known = u32::try_from(MIGRATIONS.len()).expect("there are a few migrations");
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(Error::Newer { found, known });
    }
    if found < known {
        return Err(Error::Older { found, known });
    }
    Ok(())
}

/// The address under which SQLite opens a file without looking for locks or journals.
fn immutable_uri(file: &Path) -> OsString {
    use std::fmt::Write;

    let mut uri = String::from("file:");
    if cfg!(windows) {
        uri.push('/');
    }
    for &byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b':' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => write!(uri, "%{byte:02X}").expect("writing to a string does not fail"),
        }
    }
    uri.push_str("?immutable=1");
    uri.into()
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn size_of(file: &Path) -> u64 {
    fs::metadata(file).map_or(0, |meta| meta.len())
}

fn size_of_folder(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else {
        return 0;
    };
    let sizes = entries.flatten().map(|entry| match entry.file_type() {
        Ok(kind) if kind.is_dir() => size_of_folder(&entry.path()),
        _ => size_of(&entry.path()),
    });
    sizes.sum()
}

fn cannot_use(path: &Path, source: std::io::Error) -> Error {
    Error::File {
        path: path.into(),
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A test may run as a user to whom no folder is read only, so the lock is left out by hand.
    #[test]
    fn without_a_lock_file_an_archive_is_read_and_nothing_in_its_folder_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("50% of #1? é");
        let archive = Archive::create(&dir, "0.1.0", DateTime::UNIX_EPOCH).unwrap();
        archive.close().unwrap();
        fs::remove_file(dir.join(LOCK)).unwrap();

        for journal_mode in ["DELETE", "WAL"] {
            let db = Connection::open(dir.join(DATABASE)).unwrap();
            db.query_row(&format!("PRAGMA journal_mode = {journal_mode}"), [], |_| {
                Ok(())
            })
            .unwrap();
            drop(db);
            let archive = Archive::open_with_lock(&dir, Access::Read, None).unwrap();
            assert!(archive.is_immutable());
            let reader = archive.reader().unwrap();
            assert_eq!(reader.datasets().unwrap(), []);
            let names: Vec<_> = fs::read_dir(&dir)
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            assert_eq!(names, [DATABASE], "while reading in {journal_mode} mode");
        }
    }
}
