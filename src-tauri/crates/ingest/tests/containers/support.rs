//! Containers made on the spot, and what is found in them.

use std::io::{Cursor, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ingest::{Error, Found, Hashed, Source};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;

/// A folder that goes away with the test.
pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../fixtures")
        .join(name)
}

/// The posts that all containers here hold.
pub fn posts() -> Vec<u8> {
    std::fs::read(fixture("damaged/whole_tweets.csv")).unwrap()
}

pub fn find(path: &Path) -> Found {
    ingest::find(&[path.to_owned()]).unwrap()
}

/// The only source under a path that has no other content.
pub fn only(path: &Path) -> Source {
    let mut found = find(path);
    assert!(found.unrecognised.is_empty(), "{:?}", found.unrecognised);
    assert_eq!(found.sources.len(), 1);
    found.sources.remove(0)
}

/// The names of the members, and the reasons for what is left out.
pub fn listed(path: &Path) -> (Vec<String>, Vec<(String, String)>) {
    let found = find(path);
    let prefix = path.display().to_string();
    let inside = |label: &str| label.strip_prefix(&prefix).unwrap().to_owned();
    (
        found.sources.iter().map(|s| inside(&s.label())).collect(),
        found
            .unrecognised
            .iter()
            .map(|file| (inside(&file.path), file.reason.clone()))
            .collect(),
    )
}

/// Everything that can be read, and why it ends if it ends early.
pub fn content(source: &Source) -> (Vec<u8>, Option<String>) {
    let mut bytes = Vec::new();
    let outcome = source.open().unwrap().read_to_end(&mut bytes);
    (bytes, outcome.err().map(|error| error.to_string()))
}

pub fn text(source: &Source) -> String {
    let (bytes, damage) = content(source);
    assert_eq!(damage, None);
    String::from_utf8(bytes).unwrap()
}

pub fn hash(source: &Source) -> Result<Hashed, Error> {
    source.hash(&mut |_| ControlFlow::Continue(()))
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

pub fn zst(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap()
}

pub fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let deflated =
        SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in members {
        out.start_file(*name, deflated).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

pub fn sevenz(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = sevenz_rust2::ArchiveWriter::new(Cursor::new(Vec::new())).unwrap();
    // The quickest.
    let method = sevenz_rust2::encoder_options::Lzma2Options::from_level(0);
    out.set_content_methods(vec![method.into()]);
    for (name, bytes) in members {
        let entry = sevenz_rust2::ArchiveEntry::new_file(name);
        out.push_archive_entry(entry, Some(*bytes)).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A zstd frame by hand: a window of 8 MiB, the size of the content not stated, then the blocks.
pub fn frame(blocks: &[Block<'_>]) -> Vec<u8> {
    let mut out = b"\x28\xb5\x2f\xfd\x00\x68".to_vec();
    for (idx, block) in blocks.iter().enumerate() {
        let (kind, size) = match block {
            Block::Raw(bytes) => (0, bytes.len()),
            Block::Repeated(_) => (1, 128 * 1024),
        };
        let last = usize::from(idx + 1 == blocks.len());
        out.extend(&((size << 3 | kind << 1 | last) as u32).to_le_bytes()[..3]);
        match block {
            Block::Raw(bytes) => out.extend(*bytes),
            Block::Repeated(byte) => out.push(*byte),
        }
    }
    out
}

/// A block of a zstd frame (RFC 8878, section 3.1.1.2).
#[derive(Clone, Copy)]
pub enum Block<'a> {
    Raw(&'a [u8]),
    /// 128 KiB of one byte, in four bytes.
    Repeated(u8),
}
