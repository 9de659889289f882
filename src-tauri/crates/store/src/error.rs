//! What can go wrong with an archive.

use std::io;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::{FileNo, ImportNo};

/// Why an archive could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The lock is held by another program, or by this one a second time.
    #[error("another program has this archive open: {dir}")]
    InUse {
        /// The archive's folder.
        dir: PathBuf,
    },
    /// A later version of the program has written this archive.
    #[error("the archive has version {found}, this program knows versions up to {known}")]
    Newer {
        /// The archive's version.
        found: u32,
        /// The latest version this program can read.
        known: u32,
    },
    /// An earlier version has written this archive, and it cannot be brought up to date where it is only read.
    #[error(
        "the archive has version {found} and must be opened once where it can be written, to bring it to {known}"
    )]
    Older {
        /// The archive's version.
        found: u32,
        /// The version this program reads.
        known: u32,
    },
    /// There is no archive at this place.
    #[error("{path} is not an archive of this program")]
    NotAnArchive {
        /// The file that should have been one.
        path: PathBuf,
    },
    /// A new archive needs a folder of its own.
    #[error("the folder {dir} is not empty")]
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// The program ended while writing: the archive must be opened once for writing before it can be read.
    #[error("the archive {dir} was not closed and must be opened once where it can be written")]
    NeedsRecovery {
        /// The archive's folder.
        dir: PathBuf,
    },
    /// Writing was asked of an archive that was opened for reading.
    #[error("the archive is open for reading only")]
    ReadOnly,
    /// There is one writer at a time.
    #[error("this archive is being written to")]
    AlreadyWriting,
    /// The disk has no room left; what was committed before is safe.
    #[error("the disk is full")]
    DiskFull,
    /// The database file does not hold together.
    #[error("the archive's database is damaged")]
    Damaged {
        /// What SQLite found.
        source: rusqlite::Error,
    },
    /// No dataset has this id.
    #[error("there is no dataset {id} in this archive")]
    NoSuchDataset {
        /// The id asked for.
        id: String,
    },
    /// Records were offered for a file that is unknown or has been read to its end.
    #[error("file {file_no} is not being read")]
    NotReading {
        /// The number offered.
        file_no: FileNo,
    },
    /// No import has this number.
    #[error("there is no import {import_no} in this archive")]
    NoSuchImport {
        /// The number asked for.
        import_no: ImportNo,
    },
    /// A later import added to the same dataset, and what it found to be duplicates would be lost.
    #[error("import {later} added to the same dataset and has to be undone first")]
    LaterImport {
        /// The later import.
        later: ImportNo,
    },
    /// A file or folder could not be read or written.
    #[error("cannot use {path}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// Whoever asked did not want to wait for the answer.
    #[error("stopped on request")]
    Stopped,
    /// SQLite refused.
    #[error("the database refused")]
    Database(#[source] rusqlite::Error),
}

/// The answer of everything in this crate that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Error::Damaged { source: error }
            }
            Some(ErrorCode::ReadOnly) => Error::ReadOnly,
            _ => Error::Database(error),
        }
    }
}
