//! Which format is this? By the columns, never by the file's name.

use std::io::Read;

use crate::Error;
use crate::csv::{Dialect, Encoding, Next, Records, Row, header_fields, scan};
use crate::formats::{Format, labels, twitter};
use crate::source::{Damaged, Source};

/// How much of a file is looked at.
const SAMPLE_BYTES: u64 = 256 * 1024;

/// A file whose format is known, with what has to be known to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detected {
    /// The format.
    pub format: Format,
    /// The header as published, letter for letter, without a byte-order mark.
    pub header: Vec<String>,
    /// Whether the header is exactly one of those published; otherwise somebody re-saved or cut the file.
    pub header_as_published: bool,
    /// Whether the dates looked at are as published; otherwise a spreadsheet re-saved them (`7/3/2018`).
    pub dates_as_published: bool,
    /// Why this format, for a reader.
    pub why: String,
    /// How the bytes stand for letters.
    pub encoding: Encoding,
    /// What separates the columns.
    pub delimiter: char,
    pub(crate) dialect: Dialect,
    pub(crate) bom_bytes: usize,
    pub(crate) days_first: bool,
}

/// What looking at a file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detection {
    /// One format has these columns.
    One(Detected),
    /// More than one has; somebody has to choose, and [`detect_as`] follows.
    Several(Vec<Format>),
    /// No format has.
    None {
        /// The columns found, if the file is a table.
        columns: Vec<String>,
        /// Why, as the rest of a sentence that begins with the path: `is empty`.
        reason: String,
    },
}

/// Looks at the first 256 KiB of a file and tells its format.
///
/// # Errors
///
/// [`Error::Read`] if the file cannot be read. A file that is no table is not an error.
pub fn detect(source: &Source) -> Result<Detection, Error> {
    let sample = Sample::read(source)?;
    if let Some(reason) = sample.is_no_table() {
        let columns = Vec::new();
        return Ok(Detection::None { columns, reason });
    }
    let tables = sample.tables();
    for table in &tables {
        let claiming: Vec<Format> = Format::all()
            .filter(|format| format.claims(&table.header))
            .collect();
        match claiming[..] {
            [] => {}
            [format] => return Ok(Detection::One(sample.detected(table, format))),
            _ => return Ok(Detection::Several(claiming)),
        }
    }
    // The separator that gives the most columns is the likeliest.
    let columns = tables
        .into_iter()
        .max_by_key(|table| table.header.len())
        .map_or_else(Vec::new, |table| table.header);
    let reason = if columns.len() < 2 {
        "is not a table with a header".to_owned()
    } else {
        format!(
            "has columns that no known format has: {}",
            shortened(&columns)
        )
    };
    Ok(Detection::None { columns, reason })
}

/// Reads a file as a format that somebody chose.
///
/// # Errors
///
/// [`Error::WrongFormat`] if the columns cannot be read as that format, [`Error::Read`] as [`detect`].
pub fn detect_as(source: &Source, format: Format) -> Result<Detected, Error> {
    let sample = Sample::read(source)?;
    let tables = sample.tables();
    match tables.iter().find(|table| format.claims(&table.header)) {
        Some(table) => Ok(sample.detected(table, format)),
        None => Err(Error::WrongFormat {
            label: source.label(),
            format,
            columns: tables
                .into_iter()
                .next()
                .map_or_else(Vec::new, |table| table.header),
        }),
    }
}

fn shortened(columns: &[String]) -> String {
    const MOST: usize = 8;
    let shown: Vec<String> = columns
        .iter()
        .take(MOST)
        .map(|name| name.trim().chars().take(40).collect())
        .collect();
    let more = columns.len().saturating_sub(MOST);
    let shown = shown.join(", ");
    if more == 0 {
        shown
    } else {
        format!("{shown} and {more} more")
    }
}

/// The beginning of a file.
struct Sample {
    bytes: Vec<u8>,
    encoding: Encoding,
    bom_bytes: usize,
}

/// A header, read with one of the possible separators.
struct Table {
    dialect: Dialect,
    header: Vec<String>,
}

impl Sample {
    fn read(source: &Source) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        let mut content = source.open()?.take(SAMPLE_BYTES);
        if let Err(error) = content.read_to_end(&mut bytes) {
            // What came before the damage may be enough.
            Damaged::from_error(error).map_err(|error| source.unreadable(error))?;
        }
        let (encoding, bom_bytes) = Encoding::of(&bytes);
        Ok(Self {
            bytes,
            encoding,
            bom_bytes,
        })
    }

    fn content(&self) -> &[u8] {
        &self.bytes[self.bom_bytes..]
    }

    fn is_no_table(&self) -> Option<String> {
        let content = self.content();
        let first = content.iter().find(|b| !b.is_ascii_whitespace());
        let reason = match first {
            None => "is empty",
            Some(b'{' | b'[') => "is JSON in a form that no known format has",
            Some(b'<') => "is a page of HTML or XML, not a table",
            _ if content.get(257..262) == Some(b"ustar") => "is a tar archive; unpack it first",
            _ if self.encoding == Encoding::Utf8 && looks_binary(content) => "is not text",
            _ => return None,
        };
        Some(reason.to_owned())
    }

    /// The header with each separator that stands in it, the published one first.
    fn tables(&self) -> Vec<Table> {
        [b',', b';', b'\t']
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
        let mut records = Records::new(
            self.content(),
            dialect,
            self.encoding,
            1,
            model::Position::default(),
        );
        // A header of one column is not wanted, so asking for one makes every other one come as broken: read it raw.
        let raw = loop {
            match records.next().ok()? {
                Next::Row { .. } => break records.current().0.to_vec(),
                Next::Broken(rejected) => break rejected.raw,
                Next::Blank { .. } => {}
                Next::End => return None,
            }
        };
        let (mut fields, mut row) = (Vec::new(), Row::default());
        scan(&raw, true, dialect, usize::MAX, &mut fields)?;
        row.read(0, &raw, &fields);
        let header = header_fields(&row);
        Some(Table { dialect, header })
    }

    fn detected(&self, table: &Table, format: Format) -> Detected {
        let (resaved, days_first) = self.date_forms(table);
        let header_as_published = format.is_published(&table.header);
        let n = table.header.len();
        let why = if header_as_published {
            format!("It has the {n} columns of a published release, in their order.")
        } else {
            let known = format!("It has the columns that {} needs", format.name());
            format!(
                "{known}, but not in a published order: {}.",
                shortened(&table.header)
            )
        };
        Detected {
            format,
            header: table.header.clone(),
            header_as_published,
            dates_as_published: !resaved,
            why,
            encoding: self.encoding,
            delimiter: char::from(table.dialect.delimiter),
            dialect: table.dialect,
            bom_bytes: self.bom_bytes,
            days_first,
        }
    }

    /// Whether dates are re-saved, and whether some of them can only be read with the day first.
    fn date_forms(&self, table: &Table) -> (bool, bool) {
        let labels = labels(&table.header);
        let start = model::Position::default();
        let mut records = Records::new(
            self.content(),
            table.dialect,
            self.encoding,
            labels.len(),
            start,
        );
        let mut row = Row::default();
        let (mut resaved, mut days_first) = (false, false);
        if records.skip_header().is_err() {
            return (false, false);
        }
        loop {
            match records.next() {
                Ok(Next::Row { position, .. }) => {
                    let (bytes, fields) = records.current();
                    row.read(position.record, bytes, fields);
                    let cells: Vec<&str> = row.fields().collect();
                    let forms = twitter::date_forms(&labels, &cells);
                    resaved |= forms.0;
                    days_first |= forms.1;
                }
                Ok(Next::End) | Err(_) => return (resaved, days_first),
                Ok(Next::Blank { .. } | Next::Broken(_)) => {}
            }
        }
    }
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
