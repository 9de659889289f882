//! What looking at every record of one file found.

use std::collections::BTreeSet;

use ingest::{ColumnUse, NoteFate, note_fate};
use store::{FileSurvey, Reader, SourceFile, StoredNote, Survey};

use super::{examples::MendedCells, fields, is_read, lacks};
use crate::{
    ApiError,
    file_columns::FileColumns,
    wire::{CellExample, Fate, FileFindings, MendedColumn, Reason, UnknownColumn},
};

/// Letters of an example.
const LETTERS: usize = 200;

/// What looking at every record of a file found.
pub(super) fn findings(
    reader: &Reader,
    file: &SourceFile,
    notes: &[StoredNote],
    survey: &Survey,
) -> Result<FileFindings, ApiError> {
    let nothing = FileSurvey::default();
    let found = survey.files.get(&file.no).unwrap_or(&nothing);
    let columns = FileColumns::of(file);
    let cells = match &columns {
        Some(columns) => Some(MendedCells::read(
            reader,
            columns,
            &records_of_interest(columns, found),
        )?),
        None => None,
    };
    let reasons = reasons(reader, file, notes, cells.as_ref())?;
    if !is_read(file) {
        return Ok(FileFindings {
            reasons,
            unknown_columns: Vec::new(),
            other_cells: 0,
            mended_columns: Vec::new(),
            no_column: Vec::new(),
            days: None,
        });
    }
    Ok(FileFindings {
        reasons,
        unknown_columns: unknown_columns(columns.as_ref(), &file.header, found),
        other_cells: found.n_other_cells,
        mended_columns: cells
            .as_ref()
            .zip(columns.as_ref())
            .map_or_else(Vec::new, |(cells, columns)| {
                mended_columns(columns, found, cells)
            }),
        no_column: match &columns {
            Some(columns) if !file.header.is_empty() => fields::without_column(columns),
            _ => Vec::new(),
        },
        days: lacks::days(found.days.iter().copied()),
    })
}

/// Records of which notes tell, and the first ones in which a column was read as something else.
fn records_of_interest(
    columns: &FileColumns<'_>,
    found: &FileSurvey,
) -> BTreeSet<(u64, store::RecordNo)> {
    let mut records: BTreeSet<_> = found.wanted.iter().map(|(&at, &no)| (at, no)).collect();
    for (_, beside) in found
        .beside
        .iter()
        .filter(|(name, _)| columns.is_read(name))
    {
        let samples = beside.first.iter();
        records.extend(samples.filter_map(|sample| Some((sample.record, sample.kept_as?))));
    }
    records
}

/// Rejected records first, then duplicates, mended ones, what else was noticed, what was skipped.
fn reasons(
    reader: &Reader,
    file: &SourceFile,
    notes: &[StoredNote],
    cells: Option<&MendedCells<'_>>,
) -> Result<Vec<Reason>, ApiError> {
    let mut reasons: Vec<Reason> = reader
        .rejected_reasons(file.no)?
        .into_iter()
        .map(|rejected| Reason {
            fate: Fate::Rejected,
            code: None,
            message: rejected.reason,
            count: rejected.count,
            first_records: rejected.first,
            examples: Vec::new(),
        })
        .collect();
    if is_read(file) && file.duplicates > 0 {
        reasons.push(Reason {
            fate: Fate::Duplicate,
            code: Some("duplicate".to_owned()),
            message:
                "Records that were there already under the same id; the first one read was kept."
                    .to_owned(),
            count: file.duplicates,
            first_records: Vec::new(),
            examples: Vec::new(),
        });
    }
    reasons.extend(notes.iter().map(|note| {
        Reason {
            fate: fate_of(note),
            code: Some(note.code.clone()),
            message: note.message.clone(),
            count: note.count,
            first_records: note.first_record.into_iter().collect(),
            examples: cells
                .map(|cells| cells.of_note(&note.code))
                .unwrap_or_default(),
        }
    }));
    // Stable: within a fate the order of the rows above.
    reasons.sort_by_key(|reason| reason.fate);
    Ok(reasons)
}

fn fate_of(note: &StoredNote) -> Fate {
    match note.code.as_str() {
        "sameContent" | "duplicateDiffers" => Fate::Duplicate,
        code => match note_fate(code) {
            NoteFate::Repaired => Fate::Repaired,
            NoteFate::Skipped => Fate::Skipped,
            NoteFate::Kept if note.first_record.is_none() => Fate::File,
            NoteFate::Kept => Fate::Kept,
        },
    }
}

/// Columns of the header, and others that records name, that the format does not know.
fn unknown_columns(
    columns: Option<&FileColumns<'_>>,
    header: &[String],
    found: &FileSurvey,
) -> Vec<UnknownColumn> {
    let is_unknown =
        |name: &str| columns.is_none_or(|columns| columns.use_of(name) == ColumnUse::Unknown);
    let in_header = ingest::formats::labels(header);
    let elsewhere = found.beside.keys().filter(|name| !in_header.contains(name));
    let names = in_header.iter().chain(elsewhere);
    names
        .filter(|name| is_unknown(name))
        .map(|name| {
            let beside = found.beside.get(name);
            let samples = beside.into_iter().flat_map(|beside| &beside.first);
            UnknownColumn {
                name: name.clone(),
                records: beside.map_or(0, |beside| beside.n_filled),
                examples: samples
                    .map(|sample| CellExample {
                        record: sample.record,
                        text: sample.text.chars().take(LETTERS).collect(),
                    })
                    .collect(),
            }
        })
        .collect()
}

/// Columns that are read, and of which some text is kept because the fields hold something else.
fn mended_columns(
    columns: &FileColumns<'_>,
    found: &FileSurvey,
    cells: &MendedCells<'_>,
) -> Vec<MendedColumn> {
    let mended = found
        .beside
        .iter()
        .filter(|(name, beside)| beside.n_filled > 0 && columns.is_read(name));
    mended
        .map(|(name, beside)| MendedColumn {
            name: name.clone(),
            records: beside.n_filled,
            examples: cells.of_column(name),
        })
        // What is only written otherwise is understood, and no matter for a report.
        .filter(|column| !column.examples.is_empty())
        .collect()
}
