//! Members of a 7z archive.
//!
//! The members of a solid archive are compressed as one: to read one of them, those before it are decompressed too,
//! and dropped. Nothing is unpacked to disk. What is encrypted, or compressed by a method that is rare in 7z archives,
//! is left out with the reason.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::Path;

use sevenz_rust2::{Archive, Block, BlockDecoder, EncoderMethod, Error, Password};

use super::bound::Bound;
use super::magic::HEAD_BYTES;
use super::pipe::{Abandoned, piped};
use super::stream::{Damaged, worded};

/// Memory for the list of members, and for the window it is compressed with (16 MiB as some programs write it).
const LIST_KIB: usize = 24 << 10;

/// Memory for the window that members are compressed with: 2 GiB, more than 7-Zip offers.
const WINDOW_KIB: usize = 2 << 20;

/// Which member this is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The block it is compressed in, `None` for an empty file.
    block: Option<usize>,
    /// Its position in the block.
    position: usize,
    pub(crate) bytes: u64,
}

/// What stands in an archive under one name.
pub(crate) enum Member {
    /// Name, place, and the first bytes if they were asked for.
    Readable(String, Entry, Vec<u8>),
    /// Name and reason.
    Unreadable(String, String),
}

/// What stands in an archive.
pub(crate) enum Listed {
    Members(Vec<Member>),
    /// The archive as a whole is not read, for this reason.
    Refused(String),
}

/// Lists the members of the archive in its own order, folders left out, with the first bytes of each one whose name
/// is `wanted`.
///
/// # Errors
///
/// Only when the file itself cannot be read.
pub(crate) fn list(path: &Path, wanted: impl Fn(&str) -> bool) -> io::Result<Listed> {
    let mut file = BufReader::new(File::open(path)?);
    let file_bytes = path.metadata()?.len();
    let archive = match read_list(&mut file) {
        Ok(archive) => archive,
        Err(error) => return refused(error).map(Listed::Refused),
    };
    if let Err(refusal) = Bound::new(file_bytes, 1).check(unpacked_bytes(&archive)) {
        return Ok(Listed::Refused(refusal.to_string()));
    }
    let mut members: Vec<Member> = entries(&archive)
        .map(|(index, entry)| {
            let name = archive.files[index].name.clone();
            match entry
                .block
                .and_then(|block| unreadable(&archive.blocks[block]))
            {
                Some(reason) => Member::Unreadable(name, reason),
                None => Member::Readable(name, entry, Vec::new()),
            }
        })
        .collect();
    for block in 0..archive.blocks.len() {
        read_heads(&mut file, &archive, block, &mut members, &wanted)?;
    }
    Ok(Listed::Members(members))
}

fn read_list(file: &mut BufReader<File>) -> Result<Archive, Error> {
    Archive::read_with_memory_limit(file, &Password::empty(), LIST_KIB)
}

/// Why the list of members cannot be read, unless the disk failed.
fn refused(error: Error) -> io::Result<String> {
    Ok(match error {
        Error::Io(error, _) if error.raw_os_error().is_some() => return Err(error),
        Error::PasswordRequired => encrypted(),
        Error::UnsupportedCompressionMethod(name)
            if name == EncoderMethod::AES256_SHA256.name() =>
        {
            encrypted()
        }
        Error::MaxMemLimited { .. } => {
            "is a 7z archive whose list of members is too long; unpack it first".to_owned()
        }
        _ => "is a 7z archive that is cut off or damaged: its list of members, which stands at the end, cannot be read"
            .to_owned(),
    })
}

fn encrypted() -> String {
    "is encrypted with a password; unpack it first".to_owned()
}

/// The members in the archive's order, each with its number there.
fn entries(archive: &Archive) -> impl Iterator<Item = (usize, Entry)> {
    let files = archive.files.iter().enumerate();
    files
        .filter(|(_, file)| !file.is_directory && !file.is_anti_item)
        .map(|(index, file)| {
            let map = &archive.stream_map;
            let block = map.file_block_index.get(index).copied().flatten();
            let first = block.and_then(|block| map.block_first_file_index.get(block));
            let entry = Entry {
                block: block.filter(|_| file.has_stream),
                position: index - first.copied().unwrap_or(index).min(index),
                bytes: file.size,
            };
            (index, entry)
        })
}

/// How many bytes all decoders of the archive state to give together.
fn unpacked_bytes(archive: &Archive) -> u64 {
    archive.blocks.iter().fold(0, |sum: u64, block| {
        let coders = (0..block.coders.len()).map(|index| block.get_unpack_size_at_index(index));
        sum.saturating_add(coders.max().unwrap_or(0))
    })
}

/// Why the members of a block cannot be read, if they cannot.
fn unreadable(block: &Block) -> Option<String> {
    const COMPRESSORS: [&[u8]; 4] = [
        EncoderMethod::ID_LZMA,
        EncoderMethod::ID_LZMA2,
        EncoderMethod::ID_PPMD,
        EncoderMethod::ID_DEFLATE,
    ];
    // They change bytes and keep their number.
    const FILTERS: [&[u8]; 3] = [
        EncoderMethod::ID_COPY,
        EncoderMethod::ID_DELTA,
        EncoderMethod::ID_BCJ_X86,
    ];
    let ids = || block.coders.iter().map(|coder| coder.encoder_method_id());
    if ids().any(|id| id == EncoderMethod::ID_AES256_SHA256) {
        return Some(encrypted());
    }
    let other = ids().find(|id| !COMPRESSORS.contains(id) && !FILTERS.contains(id));
    if let Some(other) = other {
        let name = EncoderMethod::by_id(other).map_or("unknown", |method| method.name());
        return Some(format!(
            "is compressed by a method that is not read here ({name}); unpack it first"
        ));
    }
    // One compressor unpacks no more than the archive states. What one unpacks and another swallows is not stated.
    let n_compressors = ids().filter(|id| COMPRESSORS.contains(id)).count();
    (n_compressors > 1).then(|| "is compressed more than once; unpack it first".to_owned())
}

/// Reads the first bytes of the wanted members of one block, in one pass. Those behind damage stay without.
fn read_heads(
    file: &mut BufReader<File>,
    archive: &Archive,
    block: usize,
    members: &mut [Member],
    wanted: &impl Fn(&str) -> bool,
) -> io::Result<()> {
    let mut heads: Vec<(usize, &mut Vec<u8>)> = members
        .iter_mut()
        .filter_map(|member| match member {
            Member::Readable(name, entry, head) if entry.block == Some(block) && wanted(name) => {
                Some((entry.position, head))
            }
            _ => None,
        })
        .collect();
    let Some(last) = heads.last().map(|(position, _)| *position) else {
        return Ok(());
    };
    let mut position = 0;
    let outcome = decoder(file, archive, block).for_each_entries(&mut |_, content| {
        if let Ok(at) = heads.binary_search_by_key(&position, |(position, _)| *position) {
            content.take(HEAD_BYTES as u64).read_to_end(heads[at].1)?;
        }
        position += 1;
        Ok(position <= last)
    });
    match outcome.map_err(|error| content_error(error, WINDOW_KIB)) {
        Err(error) if error.raw_os_error().is_some() => Err(error),
        Ok(_) | Err(_) => Ok(()),
    }
}

fn decoder<'a, R: Read + Seek>(
    file: &'a mut R,
    archive: &'a Archive,
    block: usize,
) -> BlockDecoder<'a, R> {
    // One thread: others would each take a window of memory.
    const THREADS: u32 = 1;
    static NO_PASSWORD: std::sync::LazyLock<Password> = std::sync::LazyLock::new(Password::empty);
    BlockDecoder::new_with_memory_limit(THREADS, WINDOW_KIB, block, archive, &NO_PASSWORD, file)
}

impl Entry {
    /// Opens the member's content. The archive is read in a thread of its own.
    pub(crate) fn open(&self, path: &Path) -> io::Result<Box<dyn Read + Send>> {
        let Some(block) = self.block else {
            return Ok(Box::new(io::empty()));
        };
        let file = File::open(path)?;
        let position = self.position;
        piped(move |out| {
            let mut file = Watched {
                file: BufReader::with_capacity(64 * 1024, file),
                abandoned: out.abandoned.clone(),
            };
            copy_member(&mut file, block, position, out)
                .map_err(|error| content_error(error, WINDOW_KIB))
        })
    }
}

fn copy_member(
    file: &mut Watched,
    block: usize,
    position: usize,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let archive = Archive::read_with_memory_limit(file, &Password::empty(), LIST_KIB)?;
    // The file may have been exchanged for another since it was listed.
    if block >= archive.blocks.len() || unreadable(&archive.blocks[block]).is_some() {
        return Err(Error::FileNotFound);
    }
    let (mut at, mut found) = (0, false);
    decoder(file, &archive, block).for_each_entries(&mut |_, content| {
        found = at == position;
        if found {
            io::copy(content, out)?;
        }
        at += 1;
        Ok(!found)
    })?;
    match found {
        true => Ok(()),
        false => Err(Error::FileNotFound),
    }
}

fn content_error(error: Error, limit_kib: usize) -> io::Error {
    match error {
        Error::Io(error, _) | Error::MaybeBadPassword(error) => worded(error),
        Error::MaxMemLimited { .. } => {
            let limit_gib = limit_kib >> 20;
            Damaged(format!(
                "the compressed file needs more than {limit_gib} GiB of memory to be unpacked"
            ))
            .into_error()
        }
        Error::ChecksumVerificationFailed => Damaged(
            "the compressed file is damaged: its checksum does not fit its content".to_owned(),
        )
        .into_error(),
        _ => Damaged("the compressed file is damaged".to_owned()).into_error(),
    }
}

/// A file that can no longer be read once nobody wants the content, so that decompressing ends.
struct Watched {
    file: BufReader<File>,
    abandoned: Abandoned,
}

impl Read for Watched {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        match self.abandoned.is_so() {
            true => Err(Abandoned::error()),
            false => self.file.read(out),
        }
    }
}

impl Seek for Watched {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
