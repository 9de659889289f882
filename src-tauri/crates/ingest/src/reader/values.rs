//! Records that are values of JSON.

use std::io::Read;

use model::{Batch, Position, Rejected};

use crate::Error;
use crate::detect::Detected;
use crate::formats::{Item, JsonParser, Setting, Shape};
use crate::json::{Cut, Cutter, Layout};
use crate::notes::{Kind, Notes};

/// The values of one file.
pub(super) struct Values {
    label: String,
    cutter: Cutter<Box<dyn Read + Send>>,
    parser: Box<dyn JsonParser>,
}

impl Values {
    /// `content` begins behind the byte-order mark, at `start`.
    pub(super) fn open(
        label: String,
        content: Box<dyn Read + Send>,
        detected: &Detected,
        layout: Layout,
        file_sha256: &str,
        start: Position,
    ) -> Self {
        let Shape::Json(shape) = detected.format.shape() else {
            unreachable!("only JSON is read value by value");
        };
        Self {
            label,
            cutter: Cutter::new(content, detected.encoding, layout, start),
            parser: (shape.parser)(&Setting {
                labels: &[],
                file_sha256,
                before_header: &[],
                days_first: false,
                platform: detected.platform,
                mapping: detected.mapping.as_ref(),
            }),
        }
    }

    pub(super) fn note_file(&self, notes: &mut Notes) {
        self.parser.note_file(notes);
    }

    pub(super) fn position(&self) -> Position {
        self.cutter.position()
    }

    /// Goes on at a place where a batch ended.
    pub(super) fn pass_over(&mut self, from: Position) -> Result<(), Error> {
        while self.cutter.position().byte < from.byte {
            if matches!(self.next()?, Cut::End) {
                break;
            }
        }
        self.cutter.set_record(from.record);
        Ok(())
    }

    fn next(&mut self) -> Result<Cut, Error> {
        self.cutter.next().map_err(|source| Error::Read {
            label: self.label.clone(),
            source,
        })
    }

    /// Reads one value, which may hold several records. Says whether there was one.
    pub(super) fn read_one(&mut self, batch: &mut Batch, notes: &mut Notes) -> Result<bool, Error> {
        match self.next()? {
            Cut::Value {
                position,
                value,
                around,
            } => {
                let item = Item {
                    record: position.record,
                    value: &value,
                    around: &around,
                };
                let outcomes = self.parser.read(&item, notes);
                let n = outcomes.len() as u64;
                if n == 0 {
                    batch.skipped += 1;
                }
                for (no, outcome) in outcomes.into_iter().enumerate() {
                    let record = position.record + no as u64;
                    let position = Position { record, ..position };
                    match outcome {
                        Ok(parsed) => {
                            batch.repaired += u64::from(parsed.repaired);
                            batch.records.push((position, parsed.record));
                        }
                        Err(reason) => batch.rejected.push(Rejected {
                            position,
                            reason,
                            raw: shown(&value.to_json()),
                        }),
                    }
                }
                self.cutter.count_more(n.saturating_sub(1));
            }
            Cut::Blank { position } => {
                batch.skipped += 1;
                notes.add(Kind::EmptyRow, position.record);
            }
            Cut::Broken(rejected) => batch.rejected.push(rejected),
            Cut::End => return Ok(false),
        }
        Ok(true)
    }

    /// What is noted about the end of the file.
    pub(super) fn end_note(&self) -> Option<Kind> {
        if self.cutter.damage().is_some() {
            Some(Kind::Damaged)
        } else {
            None
        }
    }
}

/// As much of a value as is kept to be shown.
fn shown(json: &str) -> Vec<u8> {
    const MAX_RAW_BYTES: usize = 64 << 10;
    json.as_bytes()[..json.len().min(MAX_RAW_BYTES)].to_vec()
}
