//! Reads a source of any format to its end and sorts what was handed over.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use ingest::{Detected, Detection, Reader, Source};
use model::{
    Account, AdTarget, Batch, Indicator, Position, Post, Record, Rejected, Summary, Target,
};

/// Everything read from one file.
#[derive(Debug)]
pub struct Outcome {
    pub detected: Detected,
    pub posts: Vec<(Position, Post)>,
    pub shares: Vec<(Position, Post)>,
    pub accounts: Vec<(Position, Account)>,
    pub indicators: Vec<(Position, Indicator)>,
    pub summaries: Vec<(Position, Summary)>,
    pub targets: Vec<(Position, Target)>,
    pub ad_targets: Vec<(Position, AdTarget)>,
    pub rejected: Vec<Rejected>,
    pub notes: BTreeMap<&'static str, u64>,
    pub skipped: u64,
    pub repaired: u64,
}

impl Outcome {
    /// Records read, as the import report counts them.
    pub fn n_read(&self) -> usize {
        self.posts.len()
            + self.shares.len()
            + self.accounts.len()
            + self.indicators.len()
            + self.summaries.len()
            + self.targets.len()
            + self.ad_targets.len()
            + self.rejected.len()
    }

    /// A note's count, 0 where there is none.
    pub fn note(&self, code: &str) -> u64 {
        self.notes.get(code).copied().unwrap_or(0)
    }

    fn take(&mut self, batch: Batch) {
        for (position, record) in batch.records {
            match record {
                Record::Post(post) => self.posts.push((position, *post)),
                Record::Share(post) => self.shares.push((position, *post)),
                Record::Account(account) => self.accounts.push((position, *account)),
                Record::Indicator(indicator) => self.indicators.push((position, *indicator)),
                Record::Summary(summary) => self.summaries.push((position, *summary)),
                Record::Target(target) => self.targets.push((position, *target)),
                Record::AdTarget(target) => self.ad_targets.push((position, target)),
            }
        }
        self.rejected.extend(batch.rejected);
        for note in batch.notes {
            *self.notes.entry(note.code).or_default() += note.count;
        }
        self.skipped += batch.skipped;
        self.repaired += batch.repaired;
    }
}

/// Reads a source, in batches of `limit` rows.
pub fn read_by(source: &Source, detected: Detected, limit: usize) -> Outcome {
    let hashed = source.hash(&mut |_| ControlFlow::Continue(())).unwrap();
    let mut reader = Reader::open(source, &detected, &hashed.sha256, None).unwrap();
    let mut outcome = Outcome {
        detected,
        posts: Vec::new(),
        shares: Vec::new(),
        accounts: Vec::new(),
        indicators: Vec::new(),
        summaries: Vec::new(),
        targets: Vec::new(),
        ad_targets: Vec::new(),
        rejected: Vec::new(),
        notes: BTreeMap::new(),
        skipped: 0,
        repaired: 0,
    };
    loop {
        let batch = reader.next_batch(limit).unwrap();
        let finished = batch.finished;
        outcome.take(batch);
        if finished {
            return outcome;
        }
    }
}

/// Reads a source whose format must be plain from its content.
pub fn read(source: &Source) -> Outcome {
    match ingest::detect(source).unwrap() {
        Detection::One(detected) => read_by(source, detected, 1_000),
        other => panic!("{}: {other:?}", source.label()),
    }
}

/// The one source under a path.
pub fn source(path: &Path) -> Source {
    let mut sources = ingest::find(&[path.to_owned()]).unwrap().sources;
    assert_eq!(sources.len(), 1, "{}", path.display());
    sources.swap_remove(0)
}

/// Reads a fixture: `fixture("coortweet/shares.csv")`.
pub fn fixture(path: &str) -> Outcome {
    read(&source(&fixtures().join(path)))
}

pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures")
}

/// Reads a published file; `None`, with a line that says so, where it is not at hand.
pub fn published(path: &str) -> Option<Outcome> {
    published_path(path).map(|path| read(&source(&path)))
}

/// The path of a published file or folder, likewise.
pub fn published_path(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("SHUTTERED_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data"),
        PathBuf::from,
    );
    let whole = root.join(path);
    if whole.exists() {
        return Some(whole);
    }
    println!("skipped: {path} is not at hand (set SHUTTERED_DATA to the folder of published data)");
    None
}

/// Every column of every post, share and account as the way back gives it, in the file's order of each kind.
pub fn given_back(outcome: &Outcome) -> Vec<Vec<(String, String)>> {
    let (format, header) = (outcome.detected.format, &outcome.detected.header);
    let posts = outcome
        .posts
        .iter()
        .chain(&outcome.shares)
        .map(|(_, post)| {
            ingest::published_post(format, outcome.detected.mapping.as_ref(), header, post)
        });
    let accounts = outcome.accounts.iter().map(|(_, account)| {
        ingest::published_account(format, outcome.detected.mapping.as_ref(), header, account)
    });
    posts.chain(accounts).collect()
}

/// Asserts that a table of one kind of records, none rejected, is given back cell by cell.
pub fn assert_given_back(outcome: &Outcome, cells: &[Vec<&str>]) {
    let given_back = given_back(outcome);
    assert_eq!(given_back.len(), cells.len());
    for (record, (ours, published)) in given_back.iter().zip(cells).enumerate() {
        let ours: Vec<&str> = ours.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(&ours, published, "record {}", record + 1);
    }
}

/// Asserts that every cell of a table with a header is given back for each record kept, by a reading of the file with
/// csv-core.
pub fn assert_every_cell(outcome: &Outcome, path: &Path) {
    let rows = rows_by_csv_core(&std::fs::read(path).unwrap());
    let header = &outcome.detected.header;
    let posts = outcome.posts.iter().chain(&outcome.shares);
    let accounts = outcome.accounts.iter();
    let records = posts
        .map(|(at, _)| at)
        .chain(accounts.map(|(at, _)| at))
        .zip(given_back(outcome));
    let n_before = usize::from(rows[0] == *header);
    assert_eq!(rows.len() - n_before, outcome.n_read());
    for (at, ours) in records {
        let published = &rows[n_before + usize::try_from(at.record).unwrap() - 1];
        let ours: Vec<&str> = ours.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(&ours, published, "{} record {}", path.display(), at.record);
    }
}

/// The cells of a table separated by commas, header included, as an independent reader has them.
pub fn rows_by_csv_core(bytes: &[u8]) -> Vec<Vec<String>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut reader = csv_core::Reader::new();
    let (mut rows, mut row, mut field) = (Vec::new(), Vec::new(), Vec::new());
    let mut rest = bytes;
    loop {
        let mut out = [0; 4_096];
        let (result, n_read, n_written) = reader.read_field(rest, &mut out);
        rest = &rest[n_read..];
        field.extend_from_slice(&out[..n_written]);
        match result {
            csv_core::ReadFieldResult::Field { record_end } => {
                row.push(String::from_utf8(std::mem::take(&mut field)).unwrap());
                if record_end {
                    rows.push(std::mem::take(&mut row));
                }
            }
            csv_core::ReadFieldResult::End => return rows,
            csv_core::ReadFieldResult::InputEmpty | csv_core::ReadFieldResult::OutputFull => {}
        }
    }
}
