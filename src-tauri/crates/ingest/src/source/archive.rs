//! Members of a zip archive: where they lie, and whether they can be read.
//!
//! Only places and sizes are taken from the archive; the content is decompressed from the file itself when it is
//! asked for, so that nothing is unpacked to disk and a member's name is never used as a path.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::bound::{Bound, TooLarge};
use super::stream::{Decompressed, Stated};
use super::zst;

/// Where the content of one member lies in its archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) start: u64,
    pub(crate) compressed_bytes: u64,
    method: Method,
    /// Size and checksum as stated; `None` where the archive is cut off before it states them.
    pub(crate) stated: Option<(u64, u32)>,
}

/// The methods of compression that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Method {
    Stored,
    Deflated,
    Zstd,
}

impl Method {
    /// The method, or the name of one that is not read.
    fn of(method: CompressionMethod) -> Result<Self, String> {
        match method {
            CompressionMethod::Stored => Ok(Self::Stored),
            CompressionMethod::Deflated => Ok(Self::Deflated),
            CompressionMethod::ZSTD => Ok(Self::Zstd),
            other => Err(other.to_string()),
        }
    }

    /// As [`Method::of`], by its number in a local header.
    fn numbered(number: u16) -> Result<Self, String> {
        match number {
            0 => Ok(Self::Stored),
            8 => Ok(Self::Deflated),
            93 => Ok(Self::Zstd),
            other => Err(CompressionMethod::name_from_u16(other).to_owned()),
        }
    }
}

/// What stands in an archive under one name.
pub(crate) enum Member {
    Readable(String, Entry),
    /// Name and reason.
    Unreadable(String, String),
}

/// What stands in an archive.
pub(crate) enum Listed {
    Members(Vec<Member>),
    /// The archive as a whole is not read, for this reason.
    Refused(String),
}

impl Entry {
    pub(crate) fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(self.start))?;
        let content = BufReader::with_capacity(64 * 1024, file).take(self.compressed_bytes);
        let stated = self.stated.map(|(bytes, crc32)| Stated { crc32, bytes });
        Ok(match self.method {
            Method::Stored => Box::new(Decompressed::new(content, stated)),
            Method::Deflated => Box::new(Decompressed::new(DeflateDecoder::new(content), stated)),
            Method::Zstd => Box::new(Decompressed::new(zst::decompressed(content)?, stated)),
        })
    }

    fn end(&self) -> u64 {
        self.start.saturating_add(self.compressed_bytes)
    }
}

/// Lists the members of the archive in its own order, folders left out.
///
/// An archive that is cut off has lost its list of members, which stands at the end; then the members are found one
/// after the other from the beginning, as far as they go.
///
/// # Errors
///
/// Only when the file itself cannot be read.
pub(crate) fn list(path: &Path) -> io::Result<Listed> {
    let file_bytes = path.metadata()?.len();
    let members = match ZipArchive::new(BufReader::new(File::open(path)?)) {
        Ok(archive) => listed(archive),
        Err(_) => walk_local_headers(&mut File::open(path)?)?,
    };
    if overlap(&members) {
        let reason = "has members that share their bytes, as no program makes them; unpack it first if you trust it";
        return Ok(Listed::Refused(reason.to_owned()));
    }
    Ok(match check_sizes(&members, file_bytes) {
        Ok(()) => Listed::Members(members),
        Err(refusal) => Listed::Refused(refusal.to_string()),
    })
}

fn readable(members: &[Member]) -> impl Iterator<Item = &Entry> {
    members.iter().filter_map(|member| match member {
        Member::Readable(_, entry) => Some(entry),
        Member::Unreadable(..) => None,
    })
}

/// Whether the same bytes are unpacked for several members: so a small file can hold any amount (D. Fifield, "A better
/// zip bomb", 2019).
fn overlap(members: &[Member]) -> bool {
    let mut places: Vec<(u64, u64)> = readable(members)
        .filter(|entry| entry.compressed_bytes > 0)
        .map(|entry| (entry.start, entry.end()))
        .collect();
    places.sort_unstable();
    places.windows(2).any(|pair| pair[1].0 < pair[0].1)
}

/// Refuses an archive whose members state together more than a whole archive may unpack to.
fn check_sizes(members: &[Member], file_bytes: u64) -> Result<(), TooLarge> {
    let stated = readable(members).filter_map(|entry| entry.stated);
    let bytes = stated.fold(0, |sum: u64, (bytes, _)| sum.saturating_add(bytes));
    Bound::new(file_bytes, 1).check(bytes)
}

fn listed(mut archive: ZipArchive<BufReader<File>>) -> Vec<Member> {
    (0..archive.len())
        .filter_map(|index| match archive.by_index_raw(index) {
            Ok(file) if file.is_dir() => None,
            Ok(file) => {
                let found = Found {
                    encrypted: file.encrypted(),
                    method: Method::of(file.compression()),
                    start: file.data_start().unwrap_or_default(),
                    compressed_bytes: file.compressed_size(),
                    stated: Some((file.size(), file.crc32())),
                };
                Some(found.member(file.name_raw()))
            }
            Err(error) => Some(Member::Unreadable(
                format!("member {}", index + 1),
                format!("cannot be found in the archive ({error})"),
            )),
        })
        .collect()
}

/// What the archive says of one member.
struct Found {
    encrypted: bool,
    /// The name where it is not one that is read.
    method: Result<Method, String>,
    start: u64,
    compressed_bytes: u64,
    stated: Option<(u64, u32)>,
}

impl Found {
    fn member(self, name: &[u8]) -> Member {
        // Archives made by old programs hold names in an unknown code page; a replacement character stands where a
        // byte is not UTF-8.
        let name = String::from_utf8_lossy(name).into_owned();
        if self.encrypted {
            let reason = "is encrypted with a password; unpack it first".to_owned();
            return Member::Unreadable(name, reason);
        }
        match self.method {
            Ok(method) => Member::Readable(
                name,
                Entry {
                    start: self.start,
                    compressed_bytes: self.compressed_bytes,
                    method,
                    stated: self.stated,
                },
            ),
            Err(method) => Member::Unreadable(
                name,
                format!(
                    "is compressed by a method that is not read here ({method}); unpack it first"
                ),
            ),
        }
    }
}

fn walk_local_headers(file: &mut File) -> io::Result<Vec<Member>> {
    let file_bytes = file.metadata()?.len();
    let mut members = Vec::new();
    let mut at = 0;
    while let Some(header) = LocalHeader::read(file, at, file_bytes)? {
        at = header.next;
        if !header.name.ends_with(b"/") {
            members.push(header.found.member(&header.name));
        }
    }
    Ok(members)
}

/// What stands before each member (APPNOTE.TXT, section 4.3.7).
struct LocalHeader {
    name: Vec<u8>,
    found: Found,
    /// Where the next header should stand.
    next: u64,
}

impl LocalHeader {
    /// `None` where no whole header stands.
    fn read(file: &mut File, at: u64, file_bytes: u64) -> io::Result<Option<Self>> {
        const LENGTH: usize = 30;
        if at.saturating_add(LENGTH as u64) > file_bytes {
            return Ok(None);
        }
        let mut fixed = [0; LENGTH];
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(&mut fixed)?;
        let u16_at = |i: usize| u16::from_le_bytes([fixed[i], fixed[i + 1]]);
        let u32_at = |i: usize| u32::from(u16_at(i)) | u32::from(u16_at(i + 2)) << 16;
        let start = at + LENGTH as u64 + u64::from(u16_at(26)) + u64::from(u16_at(28));
        if !fixed.starts_with(b"PK\x03\x04") || start > file_bytes {
            return Ok(None);
        }
        let mut name = vec![0; usize::from(u16_at(26))];
        file.read_exact(&mut name)?;
        let (flags, method) = (u16_at(6), u16_at(8));
        // Bit 3: the sizes stand behind the content. All ones: they stand in an extra field.
        let sizes_known = flags & 8 == 0 && u32_at(18) != u32::MAX;
        let left = file_bytes - start;
        let compressed_bytes = if sizes_known {
            u64::from(u32_at(18))
        } else {
            left
        };
        Ok(Some(Self {
            name,
            found: Found {
                encrypted: flags & 1 == 1,
                method: Method::numbered(method),
                start,
                compressed_bytes: compressed_bytes.min(left),
                stated: sizes_known.then(|| (u64::from(u32_at(22)), u32_at(14))),
            },
            next: start.saturating_add(compressed_bytes),
        }))
    }
}
