//! Records of a file that is read as a whole.

use std::io::Read;

use model::{Batch, Position, Rejected};

use crate::Error;
use crate::csv::Input;
use crate::detect::Detected;
use crate::formats::{Piece, Setting, Shape};
use crate::notes::{Kind, Notes};

/// A document longer than this is not read: it would have to be held in memory.
const MAX_BYTES: usize = 64 << 20;
const MAX_RAW_BYTES: usize = 64 << 10;

/// The records of one document, in the order of its text.
pub(super) struct Pieces {
    text: String,
    encoding: crate::Encoding,
    left: std::vec::IntoIter<Piece>,
    next: Position,
    /// How much of `text` stands before `next`.
    done: usize,
    is_too_long: bool,
    is_damaged: bool,
}

impl Pieces {
    /// `content` begins behind the byte-order mark, at `start`.
    pub(super) fn open(
        label: &str,
        content: Box<dyn Read + Send>,
        detected: &Detected,
        file_sha256: &str,
        start: Position,
        notes: &mut Notes,
    ) -> Result<Self, Error> {
        let Shape::Document(shape) = detected.format.shape() else {
            unreachable!("only a document is read as a whole");
        };
        let mut input = Input::new(content, detected.encoding);
        while !input.at_end() && input.bytes().len() <= MAX_BYTES {
            input.fill().map_err(|source| Error::Read {
                label: label.to_owned(),
                source,
            })?;
        }
        let is_too_long = input.bytes().len() > MAX_BYTES;
        let text = match std::str::from_utf8(input.bytes()) {
            _ if is_too_long => String::new(),
            Ok(text) => text.to_owned(),
            Err(_) => {
                notes.add_for_file(Kind::Windows1252);
                crate::csv::from_windows_1252(input.bytes())
            }
        };
        let setting = Setting {
            labels: &[],
            file_sha256,
            before_header: &[],
            days_first: false,
            platform: detected.platform,
            mapping: None,
        };
        let pieces = (shape.read)(&text, &setting, notes);
        Ok(Self {
            encoding: detected.encoding,
            left: pieces.into_iter(),
            next: Position { record: 1, ..start },
            done: 0,
            is_too_long,
            is_damaged: input.damage().is_some(),
            text,
        })
    }

    pub(super) fn position(&self) -> Position {
        self.next
    }

    /// Goes on at a place where a batch ended.
    pub(super) fn pass_over(&mut self, from: Position) {
        while self.next.record < from.record
            && let Some(piece) = self.left.next()
        {
            self.place_of(piece.at);
            self.next.record += 1;
        }
        self.next = from;
    }

    /// Reads one record. Says whether there was one.
    pub(super) fn read_one(&mut self, batch: &mut Batch) -> bool {
        if std::mem::take(&mut self.is_too_long) {
            batch.rejected.push(Rejected {
                position: self.next,
                reason: format!(
                    "is a document of more than {} MiB, which is not read",
                    MAX_BYTES >> 20
                ),
                raw: Vec::new(),
            });
            return true;
        }
        let Some(piece) = self.left.next() else {
            return false;
        };
        let at = self.place_of(piece.at);
        match piece.outcome {
            Ok(parsed) => {
                batch.repaired += u64::from(parsed.repaired);
                batch.records.push((at, parsed.record));
            }
            Err(reason) => {
                let end = (piece.at + piece.len.min(MAX_RAW_BYTES)).min(self.text.len());
                let raw = self.text.as_bytes().get(piece.at..end).unwrap_or_default();
                batch.rejected.push(Rejected {
                    position: at,
                    reason,
                    raw: raw.to_vec(),
                });
            }
        }
        self.next.record += 1;
        true
    }

    /// Moves on to a byte of the text and gives its place in the file. Several records may stand at one place.
    fn place_of(&mut self, at: usize) -> Position {
        if let Some(between) = self.text.as_bytes().get(self.done..at) {
            self.next.line += crate::csv::count_lines(between, b'\n');
            self.next.byte += self.encoding.bytes_in_file(between);
            self.done = at;
        }
        self.next
    }

    /// What is noted about the end of the file.
    pub(super) fn end_note(&self) -> Option<Kind> {
        self.is_damaged.then_some(Kind::Damaged)
    }
}
