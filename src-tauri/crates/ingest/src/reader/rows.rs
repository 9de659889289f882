//! Records that are rows.

use std::io::Read;

use model::{Batch, Position};

use crate::Error;
use crate::csv::{Dialect, Next, Records, Row};
use crate::detect::Detected;
use crate::formats::{Format, RowParser, Setting, TableShape, labels, normal_names};
use crate::mapping::Mapping;
use crate::notes::{Kind, Notes};

/// The rows of one file.
pub(super) struct Rows {
    label: String,
    records: Records<Box<dyn Read + Send>>,
    shape: &'static TableShape,
    file_sha256: String,
    days_first: bool,
    platform: model::Platform,
    mapping: Option<Mapping>,
    /// The header in force, and the parser made for it.
    header: Vec<String>,
    parser: Box<dyn RowParser>,
    row: Row,
}

impl Rows {
    /// `content` begins behind the byte-order mark, at `start`.
    pub(super) fn open(
        label: String,
        content: Box<dyn Read + Send>,
        detected: &Detected,
        dialect: Dialect,
        before_header: Option<usize>,
        file_sha256: &str,
        start: Position,
    ) -> Result<Self, Error> {
        let header = labels(&detected.header);
        let shape = table_of(detected.format);
        let mut records = Records::new(content, dialect, detected.encoding, header.len(), start);
        let before = match before_header {
            Some(n) => records.skip_header(n).map_err(|source| Error::Read {
                label: label.clone(),
                source,
            })?,
            None => {
                records.without_header();
                Vec::new()
            }
        };
        Ok(Self {
            label,
            records,
            shape,
            file_sha256: file_sha256.to_owned(),
            days_first: detected.days_first,
            platform: detected.platform,
            mapping: detected.mapping.clone(),
            parser: (shape.parser)(&Setting {
                labels: &header,
                file_sha256,
                before_header: &before,
                days_first: detected.days_first,
                platform: detected.platform,
                mapping: detected.mapping.as_ref(),
            }),
            header,
            row: Row::default(),
        })
    }

    pub(super) fn note_file(&self, notes: &mut Notes) {
        self.parser.note_file(notes);
    }

    pub(super) fn position(&self) -> Position {
        self.records.position()
    }

    /// Goes on at a place where a batch ended.
    pub(super) fn pass_over(&mut self, from: Position) -> Result<(), Error> {
        while self.records.position().byte < from.byte {
            match self.next()? {
                Next::Row { position, .. }
                    if self.parser.needs_rows_above() || self.may_be_header() =>
                {
                    let (bytes, fields) = self.records.current();
                    self.row.read(position.record, bytes, fields);
                    let is_header = self.may_be_header()
                        && (is_header(&self.row, &self.header) || self.follow_other_header());
                    if !is_header && self.parser.needs_rows_above() {
                        self.parser.pass_over(&self.row);
                    }
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
        if n_known < 2 || n_known + 1 < fields.len() || !(self.shape.claims)(&normal_names(&fields))
        {
            return false;
        }
        self.header = labels(&fields);
        self.records.set_columns(fields.len());
        self.parser = (self.shape.parser)(&Setting {
            labels: &self.header,
            file_sha256: &self.file_sha256,
            before_header: &[],
            days_first: self.days_first,
            platform: self.platform,
            mapping: self.mapping.as_ref(),
        });
        true
    }

    fn next(&mut self) -> Result<Next, Error> {
        self.records.next().map_err(|source| Error::Read {
            label: self.label.clone(),
            source,
        })
    }

    /// Reads one row. Says whether there was one.
    pub(super) fn read_one(&mut self, batch: &mut Batch, notes: &mut Notes) -> Result<bool, Error> {
        match self.next()? {
            Next::Row {
                position,
                stray_quote,
            } => self.read_row(position, stray_quote, batch, notes),
            Next::Blank { position } => skip(Kind::EmptyRow, position, batch, notes),
            Next::Broken(rejected) => {
                self.records.fields_of(&rejected.raw, &mut self.row);
                if self.follow_other_header() {
                    skip(Kind::OtherHeader, rejected.position, batch, notes);
                } else {
                    batch.rejected.push(rejected);
                }
            }
            Next::End => return Ok(false),
        }
        Ok(true)
    }

    fn read_row(
        &mut self,
        position: Position,
        stray_quote: bool,
        batch: &mut Batch,
        notes: &mut Notes,
    ) {
        let (bytes, fields) = self.records.current();
        self.row.read(position.record, bytes, fields);
        if self.may_be_header() {
            if is_header(&self.row, &self.header) {
                return skip(Kind::RepeatedHeader, position, batch, notes);
            }
            if self.follow_other_header() {
                return skip(Kind::OtherHeader, position, batch, notes);
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
            notes.add(kind, position.record);
        }
        match self.parser.read(row, notes) {
            Ok(parsed) => {
                batch.repaired += u64::from(parsed.repaired);
                batch.records.push((position, parsed.record));
            }
            Err(reason) => batch.rejected.push(self.records.reject(position, reason)),
        }
    }

    /// What is noted about the end of the file.
    pub(super) fn end_note(&self) -> Option<Kind> {
        if self.records.damage().is_some() {
            Some(Kind::Damaged)
        } else if self.records.ends_without_line_end() {
            Some(Kind::NoFinalLineEnd)
        } else {
            None
        }
    }
}

fn table_of(format: Format) -> &'static TableShape {
    format.table().expect("only a table is read row by row")
}

fn skip(why: Kind, position: Position, batch: &mut Batch, notes: &mut Notes) {
    batch.skipped += 1;
    notes.add(why, position.record);
}

/// Whether a row repeats the header.
fn is_header(row: &Row, header: &[String]) -> bool {
    let is_name = |(field, name): (&str, &String)| field.trim().eq_ignore_ascii_case(name);
    row.len() == header.len() && row.fields().zip(header).all(is_name)
}
