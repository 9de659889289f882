//! What a reader of files hands over, piece by piece.

use crate::{Account, AdTarget, Indicator, Post, Summary, Target};

/// Where a record begins in a file's decompressed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// Number of the record, from 1, the header not counted.
    pub record: u64,
    /// Physical line, from 1.
    pub line: u64,
    /// Byte, from 0, in the decompressed member as published.
    pub byte: u64,
}

/// One record that could be read.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    /// A post, with the facts of its account.
    Post(Box<Post>),
    /// One of the things that a post shares, in a table with a row for each. Of rows with the same exact key the first
    /// brings the post, and each further one what it names beside (hashtags, links, [`Post::shared`]).
    Share(Box<Post>),
    /// An account on its own: a row of a users file.
    Account(Box<Account>),
    /// Something listed in a report.
    Indicator(Box<Indicator>),
    /// Something announced only as a figure.
    Summary(Box<Summary>),
    /// An audience of advertisements.
    Target(Box<Target>),
    /// Which advertisement was shown to which audience.
    AdTarget(AdTarget),
}

/// One record that could not be read, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Where it begins.
    pub position: Position,
    /// Why: what was expected, what was found. One sentence, its subject being the record.
    pub reason: String,
    /// Its bytes as they stand in the file.
    pub raw: Vec<u8>,
}

/// Something noticed while reading, counted over the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of thing, in camelCase, such as `repeatedHeader`.
    pub code: &'static str,
    /// How many records it concerns.
    pub count: u64,
    /// The matter in one sentence, for a reader.
    pub message: String,
    /// Number of the first record concerned; `None` if it concerns the file as a whole.
    pub first_record: Option<u64>,
}

/// Some records in the file's order, with everything that was noticed on the way.
///
/// `records.len() + rejected.len()` records were read; empty rows and repeated headers are in `skipped` alone.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Batch {
    /// What could be read, each with its place.
    pub records: Vec<(Position, Record)>,
    /// What could not.
    pub rejected: Vec<Rejected>,
    /// Notes on this batch alone; the store adds them up by code.
    pub notes: Vec<Note>,
    /// Empty rows and repeated headers.
    pub skipped: u64,
    /// Records in `records` that were mended, such as an id with `.0` behind it.
    pub repaired: u64,
    /// Where the next batch begins: its first record's number, line and byte.
    pub end: Position,
    /// Whether the file ends here.
    pub finished: bool,
}
