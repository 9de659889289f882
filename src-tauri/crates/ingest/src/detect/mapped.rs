//! Files that no format claims: their columns, and reading them as somebody declared.

use super::sample::{JsonSample, Sample, Table};
use super::{Body, Detected, plain};
use crate::Error;
use crate::formats::{Format, labels};
use crate::json::Layout;
use crate::mapping::{Guess, Mapping, Problem, guess_form};
use crate::source::Source;

/// Members of JSON offered as columns.
const MAX_JSON_COLUMNS: usize = 200;

/// Reads a file as somebody declared its columns.
///
/// # Errors
///
/// [`Error::Mapping`] if the file has not the columns, or dates can be read in two ways and no order is declared;
/// [`Error::Read`] as [`detect`].
pub fn detect_mapped(source: &Source, mapping: &Mapping) -> Result<Detected, Error> {
    let refused = |problem| Error::Mapping {
        label: source.label(),
        problem,
    };
    mapping.check().map_err(refused)?;
    let sample = Sample::read(source)?;
    let why = format!("Its columns were declared: {}.", mapping.name);
    if let Some(json) = sample.json() {
        let columns = Columns::of_json(&json);
        let mapping = with_forms(mapping, &columns).map_err(refused)?;
        let layout = match &mapping.path {
            Some(path) if json.is_one_object() => Layout::Arrays(vec![path.clone()]),
            _ => json.layout,
        };
        return Ok(Detected {
            platform: mapping.platform,
            body: Body::Json(layout),
            mapping: Some(mapping),
            ..plain(&sample, Format::MAPPED_JSON, why)
        });
    }
    let mut missing = None;
    for table in sample.tables() {
        let columns = Columns::of_table(&table);
        match with_forms(mapping, &columns) {
            Ok(mapping) => {
                return Ok(Detected {
                    platform: mapping.platform,
                    header: table.header().to_vec(),
                    delimiter: Some(char::from(table.dialect.delimiter)),
                    body: Body::Table {
                        dialect: table.dialect,
                        before_header: Some(0),
                    },
                    mapping: Some(mapping),
                    ..plain(&sample, Format::MAPPED_TABLE, why)
                });
            }
            Err(Problem::NoSuchColumns(names)) => missing = missing.or(Some(names)),
            Err(problem) => return Err(refused(problem)),
        }
    }
    Err(refused(Problem::NoSuchColumns(missing.unwrap_or_default())))
}

/// The mapping with the form of every column of times, declared or told by the cells.
fn with_forms(mapping: &Mapping, columns: &Columns) -> Result<Mapping, Problem> {
    let mut mapping = mapping.clone();
    let place = |name: &str| {
        let named = |label: &String| label.eq_ignore_ascii_case(name);
        columns.labels.iter().position(named)
    };
    let missing: Vec<String> = mapping
        .columns
        .iter()
        .filter(|mapped| place(&mapped.column).is_none() && !columns.may_lack)
        .map(|mapped| mapped.column.clone())
        .collect();
    if !missing.is_empty() {
        return Err(Problem::NoSuchColumns(missing));
    }
    for mapped in &mut mapping.columns {
        let Some(idx) = place(&mapped.column).filter(|_| mapped.lacks_form()) else {
            continue;
        };
        match guess_form(columns.cells(idx)) {
            Guess::One(form) => mapped.form = Some(form.name().to_owned()),
            Guess::Ambiguous(example) => {
                return Err(Problem::OrderNotDeclared {
                    column: mapped.column.clone(),
                    example,
                });
            }
            Guess::Nothing => {
                let first = columns.cells(idx).find(|cell| !cell.trim().is_empty());
                if let Some(example) = first {
                    return Err(Problem::NoTimes {
                        column: mapped.column.clone(),
                        example: example.to_owned(),
                    });
                }
            }
        }
    }
    Ok(mapping)
}

/// The columns of a file that no format claims, with the cells of its first rows.
pub(crate) struct Columns {
    /// Their names, each once.
    pub(crate) labels: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Whether a column that is not among these may stand further on, as members do in JSON.
    may_lack: bool,
}

impl Columns {
    fn of_table(table: &Table) -> Self {
        Self {
            labels: labels(table.header()),
            rows: table.rows[1..].to_vec(),
            may_lack: false,
        }
    }

    pub(super) fn of_json(json: &JsonSample) -> Self {
        let mut names: Vec<String> = Vec::new();
        let records: Vec<Vec<(String, String)>> = json
            .values
            .iter()
            .map(crate::json::Value::flatten)
            .collect();
        for (name, _) in records.iter().flatten() {
            if !names.contains(name) && names.len() < MAX_JSON_COLUMNS {
                names.push(name.clone());
            }
        }
        let cell = |record: &Vec<(String, String)>, name: &String| {
            let found = record.iter().find(|(other, _)| other == name);
            found.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        Self {
            rows: records
                .iter()
                .map(|record| names.iter().map(|name| cell(record, name)).collect())
                .collect(),
            labels: names,
            may_lack: true,
        }
    }

    /// The cells of a column in the first rows.
    pub(crate) fn cells(&self, idx: usize) -> impl Iterator<Item = &str> {
        self.rows
            .iter()
            .filter_map(move |row| row.get(idx).map(String::as_str))
    }
}

/// The columns of a file, for a reader to say what they are. `None` where it has none.
pub(crate) fn columns_of(source: &Source) -> Result<Option<Columns>, Error> {
    let sample = Sample::read(source)?;
    if sample.is_nothing_readable().is_some() {
        return Ok(None);
    }
    if let Some(json) = sample.json() {
        let columns = Columns::of_json(&json);
        return Ok((!columns.labels.is_empty()).then_some(columns));
    }
    if sample.is_markup() {
        return Ok(None);
    }
    let table = sample
        .tables()
        .into_iter()
        .rev()
        .filter(|table| table.header().len() >= 2 && table.is_regular_below(0))
        .max_by_key(|table| table.header().len());
    Ok(table.map(|table| Columns::of_table(&table)))
}
