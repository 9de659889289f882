//! A file, record by record.

mod document;
mod rows;
mod values;

use std::io::Read;

use model::{Batch, Position};

use crate::Error;
use crate::detect::{Body, Detected};
use crate::formats::{Grouping, labels};
use crate::notes::{Kind, Notes};
use crate::source::Source;
use document::Pieces;
use rows::Rows;
use values::Values;

/// A batch ends early when its rows together are longer than this, so that long texts do not fill the memory.
const MAX_BATCH_BYTES: u64 = 32 << 20;

/// Reads the records of one file.
pub struct Reader {
    records: Records,
    notes: Notes,
    finished: bool,
}

enum Records {
    Rows(Box<Rows>),
    Values(Box<Values>),
    Pieces(Box<Pieces>),
}

impl Reader {
    /// Opens a file of a known format.
    ///
    /// `file_sha256` is that of the content ([`crate::Hashed::sha256`]); keys of records without an id are made of
    /// it. `from` is where a later run goes on: [`Batch::end`] of the last batch that was stored. What stands before
    /// it is passed over, but looked through for headers, which a file put together from others may hold.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be opened or read.
    pub fn open(
        source: &Source,
        detected: &Detected,
        file_sha256: &str,
        from: Option<Position>,
    ) -> Result<Self, Error> {
        let start = Position {
            record: 0,
            line: 1,
            byte: detected.bom_bytes as u64,
        };
        let mut content = source.open()?;
        std::io::copy(&mut (&mut content).take(start.byte), &mut std::io::sink())
            .map_err(|error| source.unreadable(error))?;
        let mut notes = Notes::new();
        let mut records = match &detected.body {
            Body::Table {
                dialect,
                before_header,
            } => Records::Rows(Box::new(Rows::open(
                source.label(),
                content,
                detected,
                *dialect,
                *before_header,
                file_sha256,
                start,
            )?)),
            Body::Json(layout) => Records::Values(Box::new(Values::open(
                source.label(),
                content,
                detected,
                layout.clone(),
                file_sha256,
                start,
            ))),
            Body::Document => Records::Pieces(Box::new(Pieces::open(
                &source.label(),
                content,
                detected,
                file_sha256,
                start,
                &mut notes,
            )?)),
        };
        match from {
            // What concerns the file as a whole was noted by the run that began it.
            Some(from) => {
                records.pass_over(from)?;
                notes.take();
            }
            None => {
                note_file(detected, &mut notes);
                records.note_file(&mut notes);
            }
        }
        Ok(Self {
            records,
            notes,
            finished: false,
        })
    }

    /// Reads on, at most `limit` rows (those skipped included), and at least one unless the file is at its end.
    ///
    /// After the batch that is [`Batch::finished`] there are only empty ones.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the disk failed. A compressed file that is cut off ends where it ends, with a note.
    pub fn next_batch(&mut self, limit: usize) -> Result<Batch, Error> {
        let start = self.records.position();
        let mut batch = Batch::default();
        let mut n_rows = 0;
        while n_rows < limit.max(1)
            && self.records.position().byte - start.byte < MAX_BATCH_BYTES
            && !self.finished
        {
            let before = batch.records.len() + batch.rejected.len();
            let is_there = match &mut self.records {
                Records::Rows(rows) => rows.read_one(&mut batch, &mut self.notes)?,
                Records::Values(values) => values.read_one(&mut batch, &mut self.notes)?,
                Records::Pieces(pieces) => pieces.read_one(&mut batch),
            };
            // A page of answers holds many records and is never cut in two.
            n_rows += (batch.records.len() + batch.rejected.len() - before).max(1);
            if !is_there {
                self.finished = true;
                if let Some(kind) = self.records.end_note() {
                    self.notes.add_for_file(kind);
                }
            }
        }
        batch.end = self.records.position();
        batch.finished = self.finished;
        batch.notes = self.notes.take();
        Ok(batch)
    }
}

impl Records {
    fn position(&self) -> Position {
        match self {
            Self::Rows(rows) => rows.position(),
            Self::Values(values) => values.position(),
            Self::Pieces(pieces) => pieces.position(),
        }
    }

    fn note_file(&self, notes: &mut Notes) {
        match self {
            Self::Rows(rows) => rows.note_file(notes),
            Self::Values(values) => values.note_file(notes),
            Self::Pieces(_) => {}
        }
    }

    fn pass_over(&mut self, from: Position) -> Result<(), Error> {
        match self {
            Self::Rows(rows) => rows.pass_over(from),
            Self::Values(values) => values.pass_over(from),
            Self::Pieces(pieces) => {
                pieces.pass_over(from);
                Ok(())
            }
        }
    }

    fn end_note(&self) -> Option<Kind> {
        match self {
            Self::Rows(rows) => rows.end_note(),
            Self::Values(values) => values.end_note(),
            Self::Pieces(pieces) => pieces.end_note(),
        }
    }
}

fn note_file(detected: &Detected, notes: &mut Notes) {
    let doubled = labels(&detected.header)
        .iter()
        .zip(&detected.header)
        .any(|(label, name)| label != name.trim());
    // What is published in several forms may be so with tabs.
    let is_resaved = match detected.delimiter {
        Some('\t') => detected.format.grouping() != Grouping::FileStem,
        sign => sign.is_some_and(|sign| sign != ','),
    };
    let noticed = [
        (detected.bom_bytes > 0, Kind::ByteOrderMark),
        (detected.encoding != crate::Encoding::Utf8, Kind::Utf16),
        (is_resaved, Kind::Delimiter),
        (!detected.header_as_published, Kind::HeaderNotAsPublished),
        (doubled, Kind::DoubledColumn),
    ];
    for (_, kind) in noticed.into_iter().filter(|(is, _)| *is) {
        notes.add_for_file(kind);
    }
}
