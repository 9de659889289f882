//! The beginning of a file, cut up in each way that it may be meant.

use std::io::Read;

use crate::Error;
use crate::csv::{Dialect, Encoding, Input, Next, Records, Row, header_fields, scan};
use crate::json::{Layout, Value, parse, parse_beginning};
use crate::source::{Damaged, Source};

/// How much of a file is looked at.
const SAMPLE_BYTES: u64 = 256 * 1024;
/// How many records of JSON.
const MAX_VALUES: usize = 50;

/// The beginning of a file.
pub(super) struct Sample {
    bytes: Vec<u8>,
    pub(super) encoding: Encoding,
    pub(super) bom_bytes: usize,
    /// Whether there is more.
    is_cut: bool,
}

/// The first rows of a file, read with one of the possible separators. The last one may be cut.
pub(super) struct Table {
    pub(super) dialect: Dialect,
    /// Each row, with as many cells as it has; the header is among them. At least one.
    pub(super) rows: Vec<Vec<String>>,
}

/// The first values of a file.
pub(super) struct JsonSample {
    pub(super) layout: Layout,
    /// The first records; the one object that the file is, as far as it goes.
    pub(super) values: Vec<Value>,
}

impl Table {
    /// The first row, which is the header unless something stands in front of it.
    pub(super) fn header(&self) -> &[String] {
        &self.rows[0]
    }
}

impl Table {
    /// Whether the rows behind the one at `header` have as many cells as it, but for a few broken ones: prose with
    /// commas in it has not.
    pub(super) fn is_regular_below(&self, header: usize) -> bool {
        let n_cells = self.rows[header].len();
        let below: Vec<usize> = self.rows[header + 1..]
            .iter()
            .map(Vec::len)
            .filter(|n| *n > 0)
            .collect();
        let n_regular = below.iter().filter(|n| **n == n_cells).count();
        n_regular > 0 && n_regular * 5 >= below.len() * 4
    }
}

impl JsonSample {
    /// Whether the file is a single object.
    pub(super) fn is_one_object(&self) -> bool {
        matches!(&self.values[..], [Value::Object(_)])
    }
}

impl Sample {
    pub(super) fn read(source: &Source) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        let mut content = source.open()?.take(SAMPLE_BYTES + 1);
        if let Err(error) = content.read_to_end(&mut bytes) {
            // What came before the damage may be enough.
            Damaged::from_error(error).map_err(|error| source.unreadable(error))?;
        }
        let is_cut = bytes.len() as u64 > SAMPLE_BYTES;
        bytes.truncate(usize::try_from(SAMPLE_BYTES).unwrap_or(usize::MAX));
        let (encoding, bom_bytes) = Encoding::of(&bytes);
        Ok(Self {
            bytes,
            encoding,
            bom_bytes,
            is_cut,
        })
    }

    fn content(&self) -> &[u8] {
        &self.bytes[self.bom_bytes..]
    }

    /// The content as UTF-8, as far as it is text.
    fn decoded(&self) -> Vec<u8> {
        let mut input = Input::new(self.content(), self.encoding);
        while !input.at_end() && input.fill().is_ok() {}
        input.bytes().to_vec()
    }

    /// The content as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.decoded()).into_owned()
    }

    /// Why nothing can be made of this file, if so.
    pub(super) fn is_nothing_readable(&self) -> Option<String> {
        let content = self.content();
        let reason = if content.iter().all(u8::is_ascii_whitespace) {
            "is empty"
        } else if content.get(257..262) == Some(b"ustar") {
            "is a tar archive; unpack it first"
        } else if self.encoding == Encoding::Utf8 && looks_binary(content) {
            "is not text"
        } else {
            return None;
        };
        Some(reason.to_owned())
    }

    /// Whether the content begins as HTML and XML do.
    pub(super) fn is_markup(&self) -> bool {
        let first = self.content().iter().find(|b| !b.is_ascii_whitespace());
        first == Some(&b'<')
    }

    /// The first values, if the content is JSON.
    pub(super) fn json(&self) -> Option<JsonSample> {
        let decoded = self.decoded();
        let content = decoded.trim_ascii_start();
        let first = content.iter().find(|b| **b != 0x1E)?;
        if !matches!(first, b'{' | b'[') {
            return None;
        }
        let line_end = memchr::memchr(b'\n', content).unwrap_or(content.len());
        let is_lines = *first == b'{' && parse(trimmed(&content[..line_end])).is_ok();
        if is_lines {
            let lines = content.split(|b| *b == b'\n').take(MAX_VALUES);
            let values = lines.filter_map(|line| parse(trimmed(line)).ok());
            return Some(JsonSample {
                layout: Layout::Lines,
                values: values.collect(),
            });
        }
        let (whole, n_bytes) = parse_beginning(content)?;
        let mut values = match whole {
            Value::Array(mut items) => {
                items.truncate(MAX_VALUES);
                items
            }
            value => vec![value],
        };
        if values.is_empty() {
            return None;
        }
        // Values over several lines, one after the other.
        let mut rest = &content[n_bytes..];
        while *first == b'{'
            && values.len() < MAX_VALUES
            && let Some((value @ Value::Object(_), n_bytes)) = parse_beginning(rest)
        {
            values.push(value);
            rest = &rest[n_bytes..];
        }
        Some(JsonSample {
            layout: Layout::Values,
            values,
        })
    }

    /// The first rows with each separator that stands in them, the published one first.
    pub(super) fn tables(&self) -> Vec<Table> {
        [b',', b';', b'\t', b'|']
            .into_iter()
            .filter_map(|delimiter| self.table(delimiter))
            .collect()
    }

    fn table(&self, delimiter: u8) -> Option<Table> {
        let mut dialect = Dialect {
            delimiter,
            carriage_return: false,
        };
        let head = &self.content()[..self.content().len().min(16 * 1024)];
        if !head.contains(&b'\n') && head.contains(&b'\r') {
            dialect.carriage_return = true;
        }
        let start = model::Position::default();
        // No row is to be judged by the number of its fields yet: asking for one makes every other come as broken,
        // with its bytes.
        let mut records = Records::new(self.content(), dialect, self.encoding, 1, start);
        let mut rows = Vec::new();
        while let Ok(next) = records.next() {
            let raw = match next {
                Next::Row { .. } => records.current().0.to_vec(),
                Next::Broken(rejected) => rejected.raw,
                // In front of a header a blank line counts, since it is skipped as one.
                Next::Blank { .. } if rows.is_empty() => continue,
                Next::Blank { .. } => {
                    rows.push(Vec::new());
                    continue;
                }
                Next::End => break,
            };
            let (mut fields, mut row) = (Vec::new(), Row::default());
            scan(&raw, true, dialect, usize::MAX, &mut fields)?;
            row.read(0, &raw, &fields);
            rows.push(if rows.is_empty() {
                header_fields(&row)
            } else {
                row.fields().map(str::to_owned).collect()
            });
        }
        if self.is_cut && rows.len() > 1 {
            rows.pop();
        }
        let n_blank = rows.iter().rev().take_while(|row| row.is_empty()).count();
        rows.truncate(rows.len() - n_blank);
        (!rows.is_empty()).then_some(Table { dialect, rows })
    }
}

/// A line without what stands around its value.
fn trimmed(line: &[u8]) -> &[u8] {
    let line = line.trim_ascii();
    line.strip_prefix(b"\x1E").unwrap_or(line)
}

/// Whether bytes are a picture or a program rather than text. Texts hold a NUL byte here and there, not everywhere.
fn looks_binary(content: &[u8]) -> bool {
    let head = &content[..content.len().min(4_096)];
    let n_odd = head
        .iter()
        .filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31 | 127))
        .count();
    n_odd * 20 > head.len()
}
