//! Damaged files of every format: nothing panics, nothing goes on for ever, and everything is accounted for.

use std::fs;
use std::path::{Path, PathBuf};

use ingest::{Detection, Reader, Source};
use model::{Position, Record};
use proptest::prelude::*;

use crate::support::{fixtures, published_path};

/// How much of a published file is mutated.
const MAX_BYTES: usize = 48 * 1024;

/// Every fixture that some format reads, as its bytes.
fn readable_files() -> Vec<(PathBuf, Vec<u8>)> {
    let mut roots = vec![fixtures()];
    roots.extend(published_path(""));
    let found = ingest::find(&roots).unwrap();
    let is_readable = |source: &&Source| {
        source.member.is_none() && matches!(ingest::detect(source), Ok(Detection::One(_)))
    };
    let mut files: Vec<_> = found
        .sources
        .iter()
        .filter(is_readable)
        .map(|source| {
            let mut bytes = fs::read(&source.path).unwrap();
            bytes.truncate(MAX_BYTES);
            (source.path.clone(), bytes)
        })
        .collect();
    files.sort();
    files
}

/// Reads a file to its end, one way in one go and the other way beginning again after each batch, and compares.
fn check(path: &Path, bytes: &[u8]) {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join(path.file_name().unwrap());
    fs::write(&copy, bytes).unwrap();
    for source in ingest::find(&[copy]).unwrap().sources {
        let Ok(Detection::One(detected)) = ingest::detect(&source) else {
            continue;
        };
        let at_once = read(&source, &detected, None, usize::MAX);
        let piecemeal = read(&source, &detected, Some(7), at_once.len() + 10);
        assert_eq!(at_once, piecemeal, "{} {detected:?}", path.display());
        let mut numbers: Vec<u64> = at_once.iter().map(|(at, _)| at.record).collect();
        numbers.dedup();
        assert_eq!(
            numbers.len(),
            at_once.len(),
            "every record has a number of its own"
        );
    }
}

/// Places and records, rejected ones included. With `limit`, the file is opened anew for each batch, at most
/// `max_batches` times.
fn read(
    source: &Source,
    detected: &ingest::Detected,
    limit: Option<usize>,
    max_batches: usize,
) -> Vec<(Position, Result<Record, String>)> {
    let sha256 = "0".repeat(64);
    let mut reader = Reader::open(source, detected, &sha256, None).unwrap();
    let mut records = Vec::new();
    for _ in 0..max_batches {
        let batch = reader.next_batch(limit.unwrap_or(usize::MAX)).unwrap();
        let kept = batch
            .records
            .into_iter()
            .map(|(at, record)| (at, Ok(record)));
        let rejected = batch
            .rejected
            .into_iter()
            .map(|r| (r.position, Err(r.reason)));
        let mut both: Vec<_> = kept.chain(rejected).collect();
        both.sort_by_key(|(at, _)| at.record);
        records.extend(both);
        if batch.finished {
            return records;
        }
        if limit.is_some() {
            reader = Reader::open(source, detected, &sha256, Some(batch.end)).unwrap();
        }
    }
    panic!("{} goes on for ever", source.label());
}

/// One change to the bytes of a file.
#[derive(Debug, Clone)]
enum Change {
    Set(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Repeat(usize, usize),
    Cut(usize),
}

impl Change {
    fn make(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let n = bytes.len();
        match self {
            Self::Set(at, byte) => bytes[at % n] = *byte,
            Self::Insert(at, some) => {
                let at = at % n;
                bytes.splice(at..at, some.iter().copied());
            }
            Self::Remove(at, len) => {
                let at = at % n;
                bytes.drain(at..(at + len).min(n));
            }
            Self::Repeat(at, len) => {
                let at = at % n;
                let piece = bytes[at..(at + len).min(n)].to_vec();
                bytes.splice(at..at, piece);
            }
            Self::Cut(at) => bytes.truncate(at % n),
        }
    }
}

fn any_change() -> impl Strategy<Value = Change> {
    let signs = prop::sample::select(b"\"',;\t\n\r\0{}[]:\\<>|/0E+\xFF\xC3".to_vec());
    let at = || 0..MAX_BYTES;
    prop_oneof![
        (at(), signs.clone()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (at(), prop::collection::vec(signs, 1..4)).prop_map(|(at, some)| Change::Insert(at, some)),
        (at(), 1..200_usize).prop_map(|(at, len)| Change::Remove(at, len)),
        (at(), 1..2_000_usize).prop_map(|(at, len)| Change::Repeat(at, len)),
        at().prop_map(Change::Cut),
    ]
}

#[test]
fn whole_files_are_read_the_same_in_pieces() {
    for (path, bytes) in readable_files() {
        check(&path, &bytes);
    }
}

#[test]
fn damaged_files_are_read_to_their_end() {
    let files = readable_files();
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(4 * u32::try_from(files.len()).unwrap())
    };
    let damaged = (0..files.len(), prop::collection::vec(any_change(), 1..6));
    proptest!(config, |((file, changes) in damaged)| {
        let (path, mut bytes) = files[file].clone();
        for change in changes {
            change.make(&mut bytes);
        }
        check(&path, &bytes);
    });
}
