//! Files, folders, members of archives, tables of databases: what can be read, and its bytes.
//!
//! A file is plain, compressed (gzip, zstd), or a container: a zip archive, a 7z archive, a SQLite database. A member
//! of an archive may be compressed once more, or be a database; an archive inside an archive is left out. What a file
//! is, its first bytes tell, never its name.

mod archive;
mod bound;
mod content;
mod find;
mod magic;
mod pipe;
mod sevenz;
mod stream;
mod zst;

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

pub use find::{Found, Unrecognised, find};
pub(crate) use pipe::{Abandoned, Pipe, piped};
pub(crate) use stream::Damaged;

use crate::{Error, sqlite};
use bound::TooLarge;
use content::Content;

/// How many bytes are hashed between two reports of progress.
const HASH_PIECE_BYTES: usize = 1 << 20;

/// One readable thing: a plain file, the content of a compressed one, a member of an archive, a table of a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file on disk, as given.
    pub path: PathBuf,
    /// The name inside the archive or the database, as it stands there. Never a path to write to. A table of a database
    /// in an archive has both names, with `!` between them.
    pub member: Option<String>,
    content: Content,
    /// The table, where the content is a database.
    table: Option<Box<TableSource>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct TableSource {
    table: sqlite::Table,
    /// How many tables the database has.
    n_tables: usize,
    /// Where the database is not the file itself: how many bytes of it can be unpacked, and what is wrong with the
    /// rest.
    unpacked: Option<(u64, Option<String>)>,
    /// How much the table may be when it is written out.
    bound: bound::Bound,
}

/// What one pass over the content tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashed {
    /// SHA-256 of the decompressed bytes, in lower-case hex.
    pub sha256: String,
    /// How many decompressed bytes there are.
    pub bytes: u64,
    /// What is wrong with the compressed form, if anything. What could be decompressed is hashed and can be read.
    pub damage: Option<String>,
}

impl Source {
    /// A plain file, taken as it is.
    #[must_use]
    pub fn plain(path: impl Into<PathBuf>) -> Self {
        Self {
            path: path.into(),
            member: None,
            content: Content::file(),
            table: None,
        }
    }

    /// The path as given, with `!` and the member's name behind it.
    #[must_use]
    pub fn label(&self) -> String {
        label(&self.path, self.member.as_deref())
    }

    /// The name of the file, or of the member, without folders.
    #[must_use]
    pub fn file_name(&self) -> String {
        match &self.member {
            Some(member) => member
                .rsplit(['/', '\\'])
                .next()
                .unwrap_or(member)
                .to_owned(),
            None => self
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
        }
    }

    /// Opens the decompressed content, from its beginning. Nothing is unpacked to disk.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be opened. Damage to the compressed form shows while reading.
    pub fn open(&self) -> Result<Box<dyn Read + Send>, Error> {
        self.open_io().map_err(|source| self.unreadable(source))
    }

    fn open_io(&self) -> io::Result<Box<dyn Read + Send>> {
        let Some(source) = &self.table else {
            return self.content.open(&self.path);
        };
        let (place, damage) = match &source.unpacked {
            None => (sqlite::Place::File(self.path.clone()), None),
            Some((bytes, damage)) => {
                let content = self.content.open(&self.path)?;
                (sqlite::Place::Memory(content, *bytes), damage.clone())
            }
        };
        let rows = sqlite::read(place, source.table.clone(), damage)?;
        Ok(Box::new(source.bound.around(rows)))
    }

    /// Reads the decompressed content once, for its SHA-256, its length and its health.
    ///
    /// `on_bytes` is told now and then how many bytes are done, and may stop the work.
    ///
    /// # Errors
    ///
    /// [`Error::Stopped`] if `on_bytes` said so, [`Error::Read`] if the disk failed, [`Error::TooLarge`] if the content
    /// goes on beyond what a table unpacks to.
    pub fn hash(&self, on_bytes: &mut dyn FnMut(u64) -> ControlFlow<()>) -> Result<Hashed, Error> {
        let mut content = self.open()?;
        hash(&mut content, on_bytes, |error| self.unreadable(error))
    }

    /// SHA-256 of the file on disk, archive or not, in lower-case hex; the same as [`Source::hash`] for a plain file.
    ///
    /// # Errors
    ///
    /// As [`Source::hash`].
    pub fn outer_sha256(
        &self,
        on_bytes: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<String, Error> {
        let mut file = File::open(&self.path).map_err(|source| self.unreadable(source))?;
        Ok(hash(&mut file, on_bytes, |error| self.unreadable(error))?.sha256)
    }

    /// Whether the content is the file itself, neither compressed nor inside an archive.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.content == Content::file() && self.table.is_none()
    }

    /// How many decompressed bytes there should be, as the file system or the archive states it.
    ///
    /// A hint, for progress and free disk: an archive may state anything, and a gzip file of more than 4 GiB of
    /// content states the remainder.
    #[must_use]
    pub fn bytes_hint(&self) -> Option<u64> {
        let stated = self.content.stated_bytes(&self.path);
        match &self.table {
            None => stated,
            // A table is written out at about the size it has in the database, which is shared by all of them.
            Some(source) => {
                let unpacked = source.unpacked.as_ref().map(|(bytes, _)| *bytes);
                let bytes = unpacked.or(stated)?;
                Some(bytes / source.n_tables.max(1) as u64)
            }
        }
    }

    /// How many bytes the file on disk has, archive or not.
    #[must_use]
    pub fn bytes_on_disk(&self) -> Option<u64> {
        self.path.metadata().ok().map(|metadata| metadata.len())
    }

    pub(crate) fn unreadable(&self, source: io::Error) -> Error {
        let label = self.label();
        match TooLarge::in_error(&source) {
            Some(refusal) => Error::TooLarge {
                label,
                reason: refusal.to_string(),
            },
            None => Error::Read { label, source },
        }
    }
}

fn label(path: &Path, member: Option<&str>) -> String {
    match member {
        Some(member) => format!("{}!{member}", path.display()),
        None => path.display().to_string(),
    }
}

fn hash(
    content: &mut dyn Read,
    on_bytes: &mut dyn FnMut(u64) -> ControlFlow<()>,
    unreadable: impl Fn(io::Error) -> Error,
) -> Result<Hashed, Error> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; HASH_PIECE_BYTES];
    let (mut bytes, mut damage) = (0, None);
    loop {
        match content.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => {
                hasher.update(&buffer[..n]);
                bytes += n as u64;
                if on_bytes(bytes).is_break() {
                    return Err(Error::Stopped);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                damage = Some(Damaged::from_error(error).map_err(unreadable)?);
                break;
            }
        }
    }
    let sha256 = hasher
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Ok(Hashed {
        sha256,
        bytes,
        damage,
    })
}
