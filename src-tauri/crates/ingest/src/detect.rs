//! Which format is this? By the columns and the content, never by the file's name.

mod mapped;
mod sample;

use model::Platform;

use crate::Error;
use crate::csv::{Dialect, Encoding};
use crate::formats::{Format, Shape, TableShape, companions, labels, normal_names};
use crate::json::Layout;
use crate::mapping::Mapping;
use crate::source::Source;
pub use mapped::detect_mapped;
pub(crate) use mapped::{Columns, columns_of};
use sample::{JsonSample, Sample, Table};

/// How many records may stand before the header of a table.
const MAX_BEFORE_HEADER: usize = 10;

/// A file whose format is known, with what has to be known to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Detected {
    /// The format.
    pub format: Format,
    /// Where its accounts were held.
    pub platform: Platform,
    /// The header as published, letter for letter, without a byte-order mark; the names that the format gives the
    /// columns of a table without one; empty where the file is no table.
    pub header: Vec<String>,
    /// Whether the header is exactly one of those published; otherwise somebody re-saved or cut the file.
    pub header_as_published: bool,
    /// Whether the dates looked at are as published; otherwise a spreadsheet re-saved them (`7/3/2018`).
    pub dates_as_published: bool,
    /// Why this format, for a reader.
    pub why: String,
    /// How the bytes stand for letters.
    pub encoding: Encoding,
    /// What separates the columns, where the file is a table.
    pub delimiter: Option<char>,
    pub(crate) body: Body,
    pub(crate) bom_bytes: usize,
    pub(crate) days_first: bool,
    /// What a reader declared of the columns, where no format claims the file.
    pub mapping: Option<Mapping>,
}

/// How the records stand in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Body {
    Table {
        dialect: Dialect,
        /// Records in front of the header; `None` where there is no header.
        before_header: Option<usize>,
    },
    Json(Layout),
    Document,
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
        /// Whether it has columns, or members in JSON, to which a reader can give roles.
        mappable: bool,
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
    if let Some(reason) = sample.is_nothing_readable() {
        return Ok(Detection::None {
            columns: Vec::new(),
            mappable: false,
            reason,
        });
    }
    if let Some(json) = sample.json() {
        let claiming: Vec<Detected> = Format::all()
            .filter_map(|format| as_json(&sample, &json, format))
            .collect();
        let columns = Columns::of_json(&json).labels;
        return Ok(chosen(claiming).unwrap_or_else(|| Detection::None {
            mappable: !columns.is_empty(),
            columns,
            reason: json
                .values
                .iter()
                .find_map(companions::of_json)
                .unwrap_or("is JSON in a form that no known format has")
                .to_owned(),
        }));
    }
    let tables = sample.tables();
    for table in &tables {
        let claiming = Format::all()
            .filter_map(|format| as_table(&sample, table, format))
            .collect();
        if let Some(detection) = chosen(claiming) {
            return Ok(detection);
        }
    }
    let claiming = Format::all()
        .filter_map(|format| as_document(&sample, format))
        .collect();
    if let Some(detection) = chosen(claiming) {
        return Ok(detection);
    }
    for table in &tables {
        let claiming = Format::all()
            .filter_map(|format| as_headerless(&sample, table, format))
            .collect();
        if let Some(detection) = chosen(claiming) {
            return Ok(detection);
        }
    }
    Ok(unknown(&sample, tables))
}

/// Reads a file as a format that somebody chose.
///
/// # Errors
///
/// [`Error::WrongFormat`] if the columns cannot be read as that format, [`Error::Read`] as [`detect`].
pub fn detect_as(source: &Source, format: Format) -> Result<Detected, Error> {
    let sample = Sample::read(source)?;
    let tables = sample.tables();
    let json = sample.json();
    json.as_ref()
        .and_then(|json| as_json(&sample, json, format))
        .or_else(|| {
            tables
                .iter()
                .find_map(|table| as_table(&sample, table, format))
        })
        .or_else(|| as_document(&sample, format))
        .or_else(|| {
            tables
                .iter()
                .find_map(|table| as_headerless(&sample, table, format))
        })
        .ok_or_else(|| Error::WrongFormat {
            label: source.label(),
            format,
            columns: tables
                .into_iter()
                .next()
                .map_or_else(Vec::new, |table| table.header().to_vec()),
        })
}

fn chosen(mut claiming: Vec<Detected>) -> Option<Detection> {
    match claiming.len() {
        0 => None,
        1 => claiming.pop().map(Detection::One),
        _ => Some(Detection::Several(
            claiming
                .into_iter()
                .map(|detected| detected.format)
                .collect(),
        )),
    }
}

fn unknown(sample: &Sample, tables: Vec<Table>) -> Detection {
    // The separator that gives the most columns is the likeliest.
    let columns = tables
        .into_iter()
        .filter(|table| table.rows.len() == 1 || table.is_regular_below(0))
        .map(|table| table.header().to_vec())
        .max_by_key(Vec::len)
        .unwrap_or_default();
    let reason = if let Some(reason) = companions::of_table(&normal_names(&columns)) {
        reason.to_owned()
    } else if sample.is_markup() {
        "is a page of HTML or XML, not a table".to_owned()
    } else if columns.len() < 2 {
        "is not a table with a header".to_owned()
    } else {
        format!(
            "has columns that no known format has: {}",
            shortened(&columns)
        )
    };
    Detection::None {
        mappable: columns.len() >= 2 && !sample.is_markup(),
        columns,
        reason,
    }
}

fn as_table(sample: &Sample, table: &Table, format: Format) -> Option<Detected> {
    let shape = format.table()?;
    let claims = |header: &[String]| (shape.claims)(&normal_names(header));
    let before = table
        .rows
        .iter()
        .take(MAX_BEFORE_HEADER + 1)
        .position(|row| claims(row))?;
    let header = &table.rows[before];
    // What stands in front of a header fills fewer cells than it; a full row there is a record of another file.
    let n_filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let is_preamble = table.rows[..before]
        .iter()
        .all(|row| n_filled(row) < header.len());
    if before > 0 && !(is_preamble && table.is_regular_below(before)) {
        return None;
    }
    let (resaved, days_first) = date_forms(table, shape, before + 1, header);
    let header_as_published = (shape.is_published)(header) && before == 0;
    let n = header.len();
    let mut why = if header_as_published {
        format!("It has the {n} columns of a published release, in their order.")
    } else {
        let known = format!("It has the columns that {} needs", format.name());
        format!(
            "{known}, but not in a published order: {}.",
            shortened(header)
        )
    };
    if before > 0 {
        let lines: Vec<String> = table.rows[..before]
            .iter()
            .map(|row| row.join(", ").trim_end_matches([',', ' ']).to_owned())
            .filter(|line| !line.is_empty())
            .collect();
        why.push_str(&format!(
            " In front of the header stands: {}.",
            lines.join(" / ")
        ));
    }
    Some(Detected {
        header: header.clone(),
        header_as_published,
        dates_as_published: !resaved,
        delimiter: Some(char::from(table.dialect.delimiter)),
        body: Body::Table {
            dialect: table.dialect,
            before_header: Some(before),
        },
        days_first,
        ..plain(sample, format, why)
    })
}

fn as_headerless(sample: &Sample, table: &Table, format: Format) -> Option<Detected> {
    let headerless = format.table()?.headerless.as_ref()?;
    let n = headerless.columns.len();
    if table.rows.iter().any(|row| row.len() != n) || !(headerless.claims)(&table.rows) {
        return None;
    }
    let columns = headerless.columns.join(", ");
    let why = format!("It has no header; what stands in its {n} columns is that of: {columns}.");
    Some(Detected {
        header: headerless
            .columns
            .iter()
            .map(|name| (*name).to_owned())
            .collect(),
        header_as_published: true,
        delimiter: Some(char::from(table.dialect.delimiter)),
        body: Body::Table {
            dialect: table.dialect,
            before_header: None,
        },
        ..plain(sample, format, why)
    })
}

fn as_json(sample: &Sample, json: &JsonSample, format: Format) -> Option<Detected> {
    let Shape::Json(shape) = format.shape() else {
        return None;
    };
    let layout = match (shape.arrays, &json.layout) {
        ([], layout) => layout.clone(),
        // The one object holds the arrays; whether it stands on one line or on many.
        (arrays, _) if json.is_one_object() => {
            Layout::Arrays(arrays.iter().map(|path| (*path).to_owned()).collect())
        }
        _ => return None,
    };
    let claimed = json.values.iter().find(|value| (shape.claims)(value))?;
    let why = match &layout {
        Layout::Lines => "Its lines are JSON with the members that this format has.",
        Layout::Values => "It is JSON with the members that this format has.",
        Layout::Arrays(_) => "It is one JSON object with the lists that this format has.",
    };
    Some(Detected {
        platform: (shape.platform)(claimed).unwrap_or_else(|| format.platform()),
        header_as_published: true,
        body: Body::Json(layout),
        ..plain(sample, format, why.to_owned())
    })
}

fn as_document(sample: &Sample, format: Format) -> Option<Detected> {
    let Shape::Document(shape) = format.shape() else {
        return None;
    };
    (shape.claims)(&sample.text()).then(|| Detected {
        header_as_published: true,
        body: Body::Document,
        ..plain(
            sample,
            format,
            "Its text is laid out as this format is.".to_owned(),
        )
    })
}

/// What holds for every shape.
fn plain(sample: &Sample, format: Format, why: String) -> Detected {
    Detected {
        format,
        platform: format.platform(),
        header: Vec::new(),
        header_as_published: false,
        dates_as_published: true,
        why,
        encoding: sample.encoding,
        delimiter: None,
        body: Body::Document,
        bom_bytes: sample.bom_bytes,
        days_first: false,
        mapping: None,
    }
}

/// Whether dates are re-saved, and whether some of them can only be read with the day first.
fn date_forms(table: &Table, shape: &TableShape, first: usize, header: &[String]) -> (bool, bool) {
    let labels = labels(header);
    let (mut resaved, mut days_first) = (false, false);
    for row in &table.rows[first..] {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        let forms = (shape.date_forms)(&labels, &cells);
        resaved |= forms.0;
        days_first |= forms.1;
    }
    (resaved, days_first)
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
