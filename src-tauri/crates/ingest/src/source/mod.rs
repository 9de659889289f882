//! Files, folders, members of archives: what can be read, and its bytes.

mod archive;
mod find;
mod stream;

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use sha2::{Digest, Sha256};

pub use find::{Found, Unrecognised, find};
pub(crate) use stream::Damaged;

use crate::Error;
use archive::Entry;
use stream::Decompressed;

/// How many bytes are hashed between two reports of progress.
const HASH_PIECE_BYTES: usize = 1 << 20;

/// One readable thing: a plain file, the content of a gzip file, a member of a zip archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file on disk, as given.
    pub path: PathBuf,
    /// The name inside the archive, as it stands there. Never a path to write to.
    pub member: Option<String>,
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Plain,
    Gzip,
    Member(Entry),
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
            kind: Kind::Plain,
        }
    }

    pub(crate) fn gzip(path: PathBuf) -> Self {
        let kind = Kind::Gzip;
        Self {
            path,
            member: None,
            kind,
        }
    }

    pub(crate) fn in_archive(path: PathBuf, name: String, entry: Entry) -> Self {
        Self {
            path,
            member: Some(name),
            kind: Kind::Member(entry),
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
        Ok(match &self.kind {
            Kind::Plain => Box::new(File::open(&self.path)?),
            Kind::Gzip => {
                let file = BufReader::with_capacity(64 * 1024, File::open(&self.path)?);
                Box::new(Decompressed::new(MultiGzDecoder::new(file), None))
            }
            Kind::Member(entry) => entry.open(&self.path)?,
        })
    }

    /// Reads the decompressed content once, for its SHA-256, its length and its health.
    ///
    /// `on_bytes` is told now and then how many bytes are done, and may stop the work.
    ///
    /// # Errors
    ///
    /// [`Error::Stopped`] if `on_bytes` said so, [`Error::Read`] if the disk failed.
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
        self.kind == Kind::Plain
    }

    /// How many decompressed bytes there should be, as the file system or the archive states it.
    ///
    /// A hint, for progress and free disk: an archive may state anything, and a gzip file of more than 4 GiB of
    /// content states the remainder.
    #[must_use]
    pub fn bytes_hint(&self) -> Option<u64> {
        match &self.kind {
            Kind::Plain => self.bytes_on_disk(),
            Kind::Gzip => stated_by_gzip(&self.path).ok(),
            Kind::Member(entry) => entry.stated.map(|(bytes, _)| bytes),
        }
    }

    /// How many bytes the file on disk has, archive or not.
    #[must_use]
    pub fn bytes_on_disk(&self) -> Option<u64> {
        self.path.metadata().ok().map(|metadata| metadata.len())
    }

    pub(crate) fn unreadable(&self, source: io::Error) -> Error {
        Error::Read {
            label: self.label(),
            source,
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

/// The last four bytes of a gzip file hold the length of its content, modulo 2^32 (RFC 1952).
fn stated_by_gzip(path: &Path) -> io::Result<u64> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::End(-4))?;
    let mut length = [0; 4];
    file.read_exact(&mut length)?;
    Ok(u64::from(u32::from_le_bytes(length)))
}
