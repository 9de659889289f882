//! Reads a source to its end and adds up what was handed over.

use std::collections::{BTreeMap, HashSet};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ingest::{Detected, Detection, Format, Reader, Source};
use model::{Account, Position, Post, Record, Rejected};

/// Everything read from one file.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    pub posts: Vec<(Position, Post)>,
    pub accounts: Vec<(Position, Account)>,
    pub rejected: Vec<Rejected>,
    pub notes: BTreeMap<&'static str, u64>,
    pub skipped: u64,
    pub repaired: u64,
}

impl Outcome {
    pub fn distinct_post_ids(&self) -> usize {
        self.posts
            .iter()
            .map(|(_, post)| post.key.as_str())
            .collect::<HashSet<_>>()
            .len()
    }

    /// Accounts learnt from rows of their own or from posts.
    pub fn distinct_accounts(&self) -> HashSet<&str> {
        let own = self
            .accounts
            .iter()
            .map(|(_, account)| account.key.as_str());
        own.chain(self.posts.iter().map(|(_, post)| post.account.key.as_str()))
            .collect()
    }
}

pub fn sha256(source: &Source) -> String {
    source
        .hash(&mut |_| ControlFlow::Continue(()))
        .unwrap()
        .sha256
}

pub fn detected(source: &Source) -> Detected {
    match ingest::detect(source).unwrap() {
        Detection::One(detected) => detected,
        other => panic!("{}: {other:?}", source.label()),
    }
}

/// Reads a source in batches of `limit` rows, from `from` on.
pub fn read_from(
    source: &Source,
    limit: usize,
    from: Option<Position>,
) -> (Outcome, Vec<Position>) {
    let mut reader = Reader::open(source, &detected(source), &sha256(source), from).unwrap();
    let (mut outcome, mut ends) = (Outcome::default(), Vec::new());
    loop {
        let batch = reader.next_batch(limit).unwrap();
        for (position, record) in batch.records {
            match record {
                Record::Post(post) => outcome.posts.push((position, *post)),
                Record::Share(_)
                | Record::Indicator(_)
                | Record::Summary(_)
                | Record::Target(_)
                | Record::AdTarget(_) => unreachable!("not in this archive"),
                Record::Account(account) => outcome.accounts.push((position, *account)),
            }
        }
        outcome.rejected.extend(batch.rejected);
        for note in batch.notes {
            *outcome.notes.entry(note.code).or_default() += note.count;
        }
        outcome.skipped += batch.skipped;
        outcome.repaired += batch.repaired;
        ends.push(batch.end);
        if batch.finished {
            return (outcome, ends);
        }
    }
}

pub fn read(source: &Source) -> Outcome {
    read_from(source, 1_000, None).0
}

/// The sources under a path, all of which must be readable.
pub fn sources(path: &Path) -> Vec<Source> {
    ingest::find(&[path.to_owned()]).unwrap().sources
}

/// A source among the damaged fixtures.
pub fn damaged(file: &str) -> Source {
    sources(&fixtures().join("damaged").join(file)).swap_remove(0)
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures")
}

/// A folder of published releases; `None`, with a line that says so, where it is not at hand.
pub fn published(folder: &str) -> Option<PathBuf> {
    let root = std::env::var_os("SHUTTERED_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(folder);
    if path.is_dir() {
        return Some(path);
    }
    println!(
        "skipped: {folder} is not at hand (set SHUTTERED_DATA to the folder of published data)"
    );
    None
}

/// The cells of a file, read by csv-core, the header left out.
pub fn cells(source: &Source) -> Vec<Vec<String>> {
    let mut bytes = Vec::new();
    source.open().unwrap().read_to_end(&mut bytes).unwrap();
    let mut reader = csv_core::Reader::new();
    let (mut rest, mut out, mut ends) = (&bytes[..], vec![0; 1 << 20], vec![0; 64]);
    let mut rows = Vec::new();
    loop {
        let (result, read, _, n_ends) = reader.read_record(rest, &mut out, &mut ends);
        rest = &rest[read..];
        match result {
            csv_core::ReadRecordResult::Record => {
                let mut start = 0;
                let row = ends[..n_ends].iter().map(|&end| {
                    let cell = String::from_utf8(out[start..end].to_vec()).unwrap();
                    start = end;
                    cell
                });
                rows.push(row.collect());
            }
            csv_core::ReadRecordResult::InputEmpty => {}
            csv_core::ReadRecordResult::End => break,
            other => panic!("{other:?}"),
        }
    }
    rows.remove(0);
    rows
}

/// Every row as the way back gives it.
pub fn given_back(outcome: &Outcome, format: Format, header: &[String]) -> Vec<Vec<String>> {
    let texts =
        |columns: Vec<(String, String)>| columns.into_iter().map(|(_, text)| text).collect();
    let posts = outcome
        .posts
        .iter()
        .map(|(_, post)| texts(ingest::published_post(format, None, header, post)));
    let accounts = outcome
        .accounts
        .iter()
        .map(|(_, account)| texts(ingest::published_account(format, None, header, account)));
    posts.chain(accounts).collect()
}
