//! A file, record by record.

use std::io::Read;

use model::{Batch, Position};

use crate::Error;
use crate::csv::{Next, Records, Row};
use crate::detect::Detected;
use crate::formats::{Format, Parser, Setting, labels};
use crate::notes::{Kind, Notes};
use crate::source::Source;

/// A batch ends early when its rows together are longer than this, so that long texts do not fill the memory.
const MAX_BATCH_BYTES: u64 = 32 << 20;

/// Reads the records of one file.
pub struct Reader {
    label: String,
    records: Records<Box<dyn Read + Send>>,
    format: Format,
    file_sha256: String,
    days_first: bool,
    /// The header in force, and the parser made for it.
    header: Vec<String>,
    parser: Box<dyn Parser>,
    row: Row,
    notes: Notes,
    finished: bool,
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
        let unreadable = |error| source.unreadable(error);
        let header = labels(&detected.header);
        let start = Position {
            record: 0,
            line: 1,
            byte: detected.bom_bytes as u64,
        };
        let mut content = source.open()?;
        std::io::copy(&mut (&mut content).take(start.byte), &mut std::io::sink())
            .map_err(unreadable)?;
        let records = Records::new(
            content,
            detected.dialect,
            detected.encoding,
            header.len(),
            start,
        );
        let mut reader = Self {
            label: source.label(),
            records,
            format: detected.format,
            file_sha256: file_sha256.to_owned(),
            days_first: detected.days_first,
            parser: detected.format.parser(&Setting {
                labels: &header,
                file_sha256,
                days_first: detected.days_first,
            }),
            header,
            row: Row::default(),
            notes: Notes::new(),
            finished: false,
        };
        reader.records.skip_header().map_err(unreadable)?;
        match from {
            Some(from) => reader.pass_over(from)?,
            None => {
                note_file(detected, &mut reader.notes);
                reader.parser.note_file(&mut reader.notes);
            }
        }
        Ok(reader)
    }

    fn pass_over(&mut self, from: Position) -> Result<(), Error> {
        while self.records.position().byte < from.byte {
            match self.next()? {
                Next::Row { position, .. } if self.may_be_header() => {
                    let (bytes, fields) = self.records.current();
                    self.row.read(position.record, bytes, fields);
                    self.follow_other_header();
                }
                Next::Broken(rejected) => {
                    self.records.fields_of(&rejected.raw, &mut self.row);
                    self.follow_other_header();
                }
                Next::Row { .. } | Next::Blank { .. } => {}
                Next::End => break,
            }
        }
        Ok(())
    }

    /// Whether the first field of the current row is a column's name, told without decoding the row.
    fn may_be_header(&self) -> bool {
        let (bytes, fields) = self.records.current();
        let first = fields
            .first()
            .map_or(&[][..], |field| &bytes[field.start..field.end]);
        let first = first.trim_ascii();
        self.header
            .iter()
            .any(|name| first.eq_ignore_ascii_case(name.as_bytes()))
    }

    /// If the row is a header, though not the one in force, reads on by it.
    fn follow_other_header(&mut self) -> bool {
        let fields: Vec<String> = self.row.fields().map(str::to_owned).collect();
        let is_known = |field: &&String| {
            self.header
                .iter()
                .any(|name| field.trim().eq_ignore_ascii_case(name))
        };
        // The releases differ by one column, so one unknown name is allowed.
        let n_known = fields.iter().filter(is_known).count();
        if n_known < 2 || n_known + 1 < fields.len() || !self.format.claims(&fields) {
            return false;
        }
        self.header = labels(&fields);
        self.records.set_columns(fields.len());
        self.parser = self.format.parser(&Setting {
            labels: &self.header,
            file_sha256: &self.file_sha256,
            days_first: self.days_first,
        });
        true
    }

    fn next(&mut self) -> Result<Next, Error> {
        self.records.next().map_err(|source| Error::Read {
            label: self.label.clone(),
            source,
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
        match self.next()? {
            Next::Row {
                position,
                stray_quote,
            } => self.read_row(position, stray_quote, batch),
            Next::Blank { position } => self.skip(Kind::EmptyRow, position, batch),
            Next::Broken(rejected) => {
                self.records.fields_of(&rejected.raw, &mut self.row);
                if self.follow_other_header() {
                    self.skip(Kind::OtherHeader, rejected.position, batch);
                } else {
                    batch.rejected.push(rejected);
                }
            }
            Next::End => self.finish(),
        }
        Ok(())
    }

    fn skip(&mut self, why: Kind, position: Position, batch: &mut Batch) {
        batch.skipped += 1;
        self.notes.add(why, position.record);
    }

    fn read_row(&mut self, position: Position, stray_quote: bool, batch: &mut Batch) {
        let (bytes, fields) = self.records.current();
        self.row.read(position.record, bytes, fields);
        if self.may_be_header() {
            if is_header(&self.row, &self.header) {
                return self.skip(Kind::RepeatedHeader, position, batch);
            }
            if self.follow_other_header() {
                return self.skip(Kind::OtherHeader, position, batch);
            }
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
    row.len() == header.len() && row.fields().zip(header).all(is_name)
}
