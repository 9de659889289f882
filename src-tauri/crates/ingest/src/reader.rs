//! A file, record by record.

use std::io::Read;

use model::{Batch, Position};

use crate::Error;
use crate::csv::{Next, Records, Row};
use crate::detect::Detected;
use crate::formats::{Parser, Setting, labels};
use crate::notes::{Kind, Notes};
use crate::source::Source;

/// A batch ends early when its rows together are longer than this, so that long texts do not fill the memory.
const MAX_BATCH_BYTES: u64 = 32 << 20;

/// Reads the records of one file.
pub struct Reader {
    label: String,
    records: Records<Box<dyn Read + Send>>,
    parser: Box<dyn Parser>,
    header: Vec<String>,
    row: Row,
    notes: Notes,
    finished: bool,
}

impl Reader {
    /// Opens a file of a known format.
    ///
    /// `file_sha256` is that of the content ([`crate::Hashed::sha256`]); keys of records without an id are made of
    /// it. `from` is where a later run goes on: [`Batch::end`] of the last batch that was stored. What stands before
    /// it is passed over, in a compressed file by decompressing it.
    ///
    /// # Errors
    ///
    /// [`Error::Read`] if the file cannot be opened or ends before `from`.
    pub fn open(
        source: &Source,
        detected: &Detected,
        file_sha256: &str,
        from: Option<Position>,
    ) -> Result<Self, Error> {
        let unreadable = |error| source.unreadable(error);
        let labels = labels(&detected.header);
        let start = from.unwrap_or(Position {
            record: 0,
            line: 1,
            byte: detected.bom_bytes as u64,
        });
        let mut content = source.open()?;
        std::io::copy(&mut (&mut content).take(start.byte), &mut std::io::sink())
            .map_err(unreadable)?;
        let mut records = Records::new(
            content,
            detected.dialect,
            detected.encoding,
            labels.len(),
            start,
        );
        let parser = detected.format.parser(&Setting {
            labels: &labels,
            file_sha256,
            days_first: detected.days_first,
        });
        let mut notes = Notes::new();
        if from.is_none() {
            records.skip_header().map_err(unreadable)?;
            note_file(detected, &mut notes);
            parser.note_file(&mut notes);
        }
        Ok(Self {
            label: source.label(),
            records,
            parser,
            header: labels,
            row: Row::default(),
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
            n_rows += 1;
            self.read_one(&mut batch)?;
        }
        batch.end = self.records.position();
        batch.finished = self.finished;
        batch.notes = self.notes.take();
        Ok(batch)
    }

    fn read_one(&mut self, batch: &mut Batch) -> Result<(), Error> {
        let next = self.records.next().map_err(|source| Error::Read {
            label: self.label.clone(),
            source,
        })?;
        match next {
            Next::Row {
                position,
                stray_quote,
            } => self.read_row(position, stray_quote, batch),
            Next::Blank { position } => {
                batch.skipped += 1;
                self.notes.add(Kind::EmptyRow, position.record);
            }
            Next::Broken(rejected) => batch.rejected.push(rejected),
            Next::End => self.finish(),
        }
        Ok(())
    }

    fn read_row(&mut self, position: Position, stray_quote: bool, batch: &mut Batch) {
        let (bytes, fields) = self.records.current();
        self.row.read(position.record, bytes, fields);
        if is_header(&self.row, &self.header) {
            batch.skipped += 1;
            self.notes.add(Kind::RepeatedHeader, position.record);
            return;
        }
        let row = &self.row;
        let noticed = [
            (stray_quote, Kind::StrayQuote),
            (row.nul, Kind::NulBytes),
            (row.windows_1252, Kind::Windows1252),
            (!row.mended.is_empty(), Kind::DoublyEncoded),
        ];
        for (_, kind) in noticed.into_iter().filter(|(is, _)| *is) {
            self.notes.add(kind, position.record);
        }
        match self.parser.read(row, &mut self.notes) {
            Ok(parsed) => {
                batch.repaired += u64::from(parsed.repaired);
                batch.records.push((position, parsed.record));
            }
            Err(reason) => batch.rejected.push(self.records.reject(position, reason)),
        }
    }

    fn finish(&mut self) {
        self.finished = true;
        if self.records.damage().is_some() {
            self.notes.add_for_file(Kind::Damaged);
        } else if self.records.ends_without_line_end() {
            self.notes.add_for_file(Kind::NoFinalLineEnd);
        }
    }
}

fn note_file(detected: &Detected, notes: &mut Notes) {
    let doubled = labels(&detected.header)
        .iter()
        .zip(&detected.header)
        .any(|(label, name)| label != name.trim());
    let noticed = [
        (detected.bom_bytes > 0, Kind::ByteOrderMark),
        (detected.encoding != crate::Encoding::Utf8, Kind::Utf16),
        (detected.delimiter != ',', Kind::Delimiter),
        (!detected.header_as_published, Kind::HeaderNotAsPublished),
        (doubled, Kind::DoubledColumn),
    ];
    for (_, kind) in noticed.into_iter().filter(|(is, _)| *is) {
        notes.add_for_file(kind);
    }
}

/// Whether a row repeats the header.
fn is_header(row: &Row, header: &[String]) -> bool {
    let is_name = |(field, name): (&str, &String)| field.trim().eq_ignore_ascii_case(name);
    row.fields().zip(header).next().is_some_and(is_name) && row.fields().zip(header).all(is_name)
}
