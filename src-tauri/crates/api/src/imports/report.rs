//! What became of the records of a file.

use store::{Dataset, Import, Reader, SourceFile, State};

use crate::{
    ApiError, rows, values,
    wire::{FileNote, FileReport, ImportedDataset, RejectedRow, ValueCount},
};

/// Letters of a rejected record shown.
const RAW: usize = 2_000;

/// A dataset with some of its files, as a report shows it.
pub(crate) fn imported_dataset(dataset: &Dataset, files: Vec<FileReport>) -> ImportedDataset {
    ImportedDataset {
        id: dataset.id.clone(),
        name: dataset.name.clone(),
        platform: dataset.platform.name().to_owned(),
        format: dataset.format.clone(),
        files,
        posts: dataset.n_posts,
        accounts: dataset.n_accounts,
        indicators: dataset.n_indicators,
        summaries: dataset.n_summaries,
    }
}

/// The fates of one file's records.
pub(crate) fn file_report(
    reader: &Reader,
    file: &SourceFile,
    imports: &[Import],
) -> Result<FileReport, ApiError> {
    let imported = imports.iter().find(|import| import.no == file.import_no);
    let notes = reader.notes(file.no)?;
    Ok(FileReport {
        path: rows::label(file),
        sha256: file.sha256.clone(),
        outer_sha256: file.outer_sha256.clone(),
        bytes: file.bytes,
        format: file.format.clone(),
        why: file.why.clone(),
        encoding: file.encoding.clone(),
        delimiter: file.delimiter.clone(),
        mapping: file.mapping.clone(),
        damage: file.damage.clone(),
        read: file.read,
        kept: file.kept,
        duplicates: file.duplicates,
        rejected: file.rejected,
        repaired: file.repaired,
        skipped: file.skipped,
        state: match file.state {
            State::Complete => "complete",
            State::Partial => "partial",
            State::SameContent => "sameContent",
        }
        .to_owned(),
        imported_at: imported
            .map(|import| values::seconds(import.started_at))
            .unwrap_or_default(),
        imported_by: imported
            .map(|import| import.program.clone())
            .unwrap_or_default(),
        first: file.first.map(values::seconds),
        last: file.last.map(values::seconds),
        undated: file.n_undated,
        languages: reader
            .file_languages(file.no)?
            .into_iter()
            .map(|(value, count)| ValueCount { value, count })
            .collect(),
        found: None,
        notes: notes
            .into_iter()
            .map(|note| FileNote {
                code: note.code,
                count: note.count,
                message: note.message,
                first_record: note.first_record,
            })
            .collect(),
    })
}

/// A rejected record with its place.
pub(crate) fn rejected_row(label: &str, rejected: &model::Rejected) -> RejectedRow {
    let raw = String::from_utf8_lossy(&rejected.raw);
    RejectedRow {
        file: label.to_owned(),
        record: rejected.position.record,
        line: rejected.position.line,
        byte: rejected.position.byte,
        reason: rejected.reason.clone(),
        raw: raw.chars().take(RAW).collect(),
    }
}
