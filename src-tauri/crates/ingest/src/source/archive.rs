//! Members of a zip archive: where they lie, and whether they can be read.
//!
//! Only places and sizes are taken from the archive; the content is decompressed from the file itself when it is
//! asked for, so that nothing is unpacked to disk and a member's name is never used as a path.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive};

use super::stream::{Decompressed, Stated};

/// Where the content of one member lies in its archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) start: u64,
    pub(crate) compressed_bytes: u64,
    pub(crate) deflated: bool,
    /// Size and checksum as stated; `None` where the archive is cut off before it states them.
    pub(crate) stated: Option<(u64, u32)>,
}

/// What stands in an archive under one name.
pub(crate) enum Member {
    Readable(String, Entry),
    /// Name and reason.
    Unreadable(String, String),
}

impl Entry {
    pub(crate) fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        let mut file = File::open(path)?;
        file.seek(SeekFrom::Start(self.start))?;
        let content = BufReader::with_capacity(64 * 1024, file).take(self.compressed_bytes);
        let stated = self.stated.map(|(bytes, crc32)| Stated { crc32, bytes });
        Ok(if self.deflated {
            Box::new(Decompressed::new(DeflateDecoder::new(content), stated))
        } else {
            Box::new(Decompressed::new(content, stated))
        })
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
pub(crate) fn members(path: &Path) -> io::Result<Vec<Member>> {
    match ZipArchive::new(BufReader::new(File::open(path)?)) {
        Ok(archive) => Ok(listed(archive)),
        Err(_) => walk_local_headers(&mut File::open(path)?),
    }
}

fn listed(mut archive: ZipArchive<BufReader<File>>) -> Vec<Member> {
    (0..archive.len())
        .filter_map(|index| match archive.by_index_raw(index) {
            Ok(file) if file.is_dir() => None,
            Ok(file) => {
                let entry = Entry {
                    start: file.data_start().unwrap_or_default(),
                    compressed_bytes: file.compressed_size(),
                    deflated: file.compression() == CompressionMethod::Deflated,
                    stated: Some((file.size(), file.crc32())),
                };
                let method = match file.compression() {
                    CompressionMethod::Stored | CompressionMethod::Deflated => None,
                    other => Some(other.to_string()),
                };
                Some(member(file.name_raw(), file.encrypted(), method, entry))
            }
            Err(error) => Some(Member::Unreadable(
                format!("member {}", index + 1),
                format!("cannot be found in the archive ({error})"),
            )),
        })
        .collect()
}

/// `other_method` names the compression method where it is not one that is read here.
fn member(name: &[u8], encrypted: bool, other_method: Option<String>, entry: Entry) -> Member {
    // Archives made by old programs hold names in an unknown code page; a replacement character stands where a byte
    // is not UTF-8.
    let name = String::from_utf8_lossy(name).into_owned();
    if encrypted {
        let reason = "is encrypted with a password; unpack it first".to_owned();
        return Member::Unreadable(name, reason);
    }
    match other_method {
        Some(method) => Member::Unreadable(
            name,
            format!("is compressed by a method that is not read here ({method}); unpack it first"),
        ),
        None => Member::Readable(name, entry),
    }
}

fn walk_local_headers(file: &mut File) -> io::Result<Vec<Member>> {
    let file_bytes = file.metadata()?.len();
    let mut members = Vec::new();
    let mut at = 0;
    while let Some(header) = LocalHeader::read(file, at, file_bytes)? {
        at = header.next;
        if !header.name.ends_with(b"/") {
            let method = match header.method {
                0 | 8 => None,
                other => Some(CompressionMethod::name_from_u16(other).to_owned()),
            };
            members.push(member(&header.name, header.encrypted, method, header.entry));
        }
    }
    Ok(members)
}

/// What stands before each member (APPNOTE.TXT, section 4.3.7).
struct LocalHeader {
    name: Vec<u8>,
    encrypted: bool,
    method: u16,
    entry: Entry,
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
            encrypted: flags & 1 == 1,
            method,
            entry: Entry {
                start,
                compressed_bytes: compressed_bytes.min(left),
                deflated: method == 8,
                stated: sizes_known.then(|| (u64::from(u32_at(22)), u32_at(14))),
            },
            next: start + compressed_bytes,
        }))
    }
}
