//! Where the bytes of a source come from: the file, or a member of the archive that it is, as it stands or unpacked.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::MultiGzDecoder;

use super::bound::Bound;
use super::magic::HEAD_BYTES;
use super::stream::Decompressed;
use super::{archive, sevenz, zst};

/// Bytes, found again whenever they are asked for. Nothing is unpacked to disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) place: Place,
    pub(crate) wrapping: Wrapping,
    /// How much it may unpack to; `None` where nothing is unpacked.
    bound: Option<Bound>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    File,
    Zip(archive::Entry),
    SevenZip(sevenz::Entry),
}

/// How a file or a member is compressed by itself, as `tweets.csv.gz` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrapping {
    None,
    Gzip,
    Zstd,
}

impl Content {
    /// The file as it is.
    pub(crate) fn file() -> Self {
        Self {
            place: Place::File,
            wrapping: Wrapping::None,
            bound: None,
        }
    }

    /// A member of an archive.
    pub(crate) fn member(place: Place, bound: Bound) -> Self {
        Self {
            place,
            wrapping: Wrapping::None,
            bound: Some(bound),
        }
    }

    /// What is compressed in this content, which takes `compressed_bytes` if it is not in an archive itself.
    pub(crate) fn unwrapped(self, wrapping: Wrapping, compressed_bytes: u64) -> Self {
        let bound = self.bound.unwrap_or(Bound::new(compressed_bytes, 1));
        Self {
            wrapping,
            bound: Some(bound),
            ..self
        }
    }

    /// How many bytes on disk it is made of.
    pub(crate) fn compressed_bytes(&self, path: &Path) -> io::Result<u64> {
        match self.bound {
            Some(bound) => Ok(bound.compressed_bytes),
            None => Ok(path.metadata()?.len()),
        }
    }

    /// The bytes, from the first on. `path` is the file.
    ///
    /// # Errors
    ///
    /// Only if the file cannot be opened. Damage shows while reading.
    pub(crate) fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        let stored: Box<dyn Read + Send> = match &self.place {
            Place::File => Box::new(File::open(path)?),
            Place::Zip(entry) => entry.open(path)?,
            Place::SevenZip(entry) => entry.open(path)?,
        };
        let content = match self.wrapping {
            Wrapping::None => stored,
            Wrapping::Gzip => {
                let stored = BufReader::with_capacity(64 * 1024, stored);
                Box::new(Decompressed::new(MultiGzDecoder::new(stored), None))
            }
            Wrapping::Zstd => {
                let stored = BufReader::with_capacity(64 * 1024, stored);
                Box::new(zst::decompressed(stored)?)
            }
        };
        Ok(match self.bound {
            None => content,
            Some(bound) => Box::new(bound.around(content)),
        })
    }

    /// The first bytes, as many as tell what it is, or as can be read.
    pub(crate) fn head(&self, path: &Path) -> Vec<u8> {
        let mut head = Vec::new();
        // What cannot be unpacked is found and worded when the content is hashed.
        if let Ok(content) = self.open(path) {
            let _ = content.take(HEAD_BYTES as u64).read_to_end(&mut head);
        }
        head
    }

    /// How many bytes there should be, as the file system or the compressed form states it.
    pub(crate) fn stated_bytes(&self, path: &Path) -> Option<u64> {
        let stated = match (&self.place, self.wrapping) {
            (Place::File, Wrapping::None) => path.metadata().ok().map(|metadata| metadata.len()),
            (Place::File, Wrapping::Gzip) => stated_by_gzip(path).ok(),
            (Place::Zip(entry), Wrapping::None) => entry.stated.map(|(bytes, _)| bytes),
            (Place::SevenZip(entry), Wrapping::None) => Some(entry.bytes),
            (Place::File, Wrapping::Zstd) => {
                let stored = Self::file().head(path);
                zst::stated_bytes(&stored)
            }
            (_, Wrapping::Gzip | Wrapping::Zstd) => None,
        };
        // A file may state anything, but it is not read beyond its bound.
        match self.bound {
            Some(bound) => stated.map(|bytes| bytes.min(bound.limit_bytes)),
            None => stated,
        }
    }
}

/// The last four bytes of a gzip file hold the length of its content, modulo 2^32 (RFC 1952).
fn stated_by_gzip(path: &Path) -> io::Result<u64> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::End(-4))?;
    let mut length = [0; 4];
    file.read_exact(&mut length)?;
    Ok(u64::from(u32::from_le_bytes(length)))
}
