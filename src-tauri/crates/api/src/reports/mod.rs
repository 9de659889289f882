//! A dataset's import report: what it lacks, then what became of every record.
//!
//! Composed on request. What the store keeps beside files and datasets is read; what is kept nowhere (fields without
//! anything in them, posts by day, columns kept beside the fields) is counted in one walk through the dataset, which
//! is remembered until the archive changes.

mod examples;
mod fields;
mod files;
mod has;
mod html;
mod lacks;
mod surveyed;

use ingest::catalogue;
use store::{Dataset, Reader, SourceFile, State, StoredNote};

use crate::{
    ApiError, Context,
    imports::{file_report, imported_dataset, rejected_row},
    releases, rows, values,
    wire::{
        DatasetReport, DatasetReportRequest, Fates, FileReport, RejectedRow, ReportMade,
        SaveReportRequest, SavedReport,
    },
    written,
};

pub(crate) use surveyed::Surveyed;

/// Rejected records that a page of HTML lists.
const ON_PAGE: u64 = 10_000;

/// A dataset's import report: what it lacks, every file ever imported into it, and the rejected records asked for.
///
/// Walks through the dataset's posts the first time it is asked for, and tells its progress.
///
/// # Errors
///
/// [`crate::ErrorCode::NotFound`], [`crate::ErrorCode::Cancelled`].
pub fn report(cx: &Context<'_>, request: DatasetReportRequest) -> Result<DatasetReport, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let dataset = reader
        .dataset(&request.dataset)?
        .ok_or_else(|| store::Error::NoSuchDataset {
            id: request.dataset.clone(),
        })?;
    let files = noted_files(&reader, &dataset)?;
    let survey = archive.surveyed.survey(cx, &reader, &dataset, &files)?;
    let limit = request.rejected_limit.unwrap_or(u64::MAX);
    let (rejected, rejected_total) = rejected(&reader, &files, request.rejected_from, limit)?;
    let imports = reader.imports()?;
    let mut reports = Vec::new();
    for (file, notes) in &files {
        let mut report = file_report(&reader, file, &imports)?;
        report.found = Some(files::findings(&reader, file, notes, &survey)?);
        reports.push(report);
    }
    let gaps = lacks::gaps(&archive, &reader, &dataset, &files, &survey)?;
    let release = releases::of(&dataset);
    Ok(DatasetReport {
        gaps,
        sum: sum(&reports),
        rejected,
        rejected_total,
        publisher: releases::publisher(&dataset),
        released: release.map(|release| release.published.first().to_string()),
        made: ReportMade {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            folding: text::ANALYZER_VERSION,
            catalogue: catalogue::version().to_owned(),
            at: values::seconds(cx.now()),
        },
        dataset: imported_dataset(&dataset, reports),
    })
}

/// Writes a dataset's import report as one page of HTML that needs nothing beside it: no script, no address.
///
/// A file that is there already is replaced, but only once the new one is whole. The page lists the first 10,000
/// rejected records and says so if there are more.
///
/// # Errors
///
/// As [`report`]; [`crate::ErrorCode::BadRequest`] if the file cannot be written.
pub fn save(cx: &Context<'_>, request: SaveReportRequest) -> Result<SavedReport, ApiError> {
    let report = report(
        cx,
        DatasetReportRequest {
            dataset: request.dataset,
            rejected_from: 0,
            rejected_limit: Some(ON_PAGE),
        },
    )?;
    let html = html::page(&report);
    written::bytes(request.path, html.as_bytes())
}

/// A file with what was noticed about it.
type NotedFile = (SourceFile, Vec<StoredNote>);

fn noted_files(reader: &Reader, dataset: &Dataset) -> Result<Vec<NotedFile>, ApiError> {
    let files = reader.files(dataset.no)?;
    files
        .into_iter()
        .map(|file| {
            let notes = reader.notes(file.no)?;
            Ok((file, notes))
        })
        .collect()
}

/// Whether records of the file were read at all.
fn is_read(file: &SourceFile) -> bool {
    file.state != State::SameContent
}

/// Rejected records of all files in their order, and how many there are.
fn rejected(
    reader: &Reader,
    files: &[NotedFile],
    mut skip: u64,
    mut left: u64,
) -> Result<(Vec<RejectedRow>, u64), ApiError> {
    let (mut rejected, mut total) = (Vec::new(), 0);
    for (file, _) in files {
        let here = reader.rejected_count(file.no)?;
        total += here;
        let skipped = skip.min(here);
        skip -= skipped;
        let wanted = left.min(here - skipped);
        left -= wanted;
        let label = rows::label(file);
        let found = reader.rejected(file.no, skipped, wanted)?;
        rejected.extend(found.iter().map(|row| rejected_row(&label, row)));
    }
    Ok((rejected, total))
}

fn sum(files: &[FileReport]) -> Fates {
    let sum = |of: fn(&FileReport) -> u64| files.iter().map(of).sum();
    Fates {
        read: sum(|file| file.read),
        kept: sum(|file| file.kept),
        duplicates: sum(|file| file.duplicates),
        rejected: sum(|file| file.rejected),
        repaired: sum(|file| file.repaired),
        skipped: sum(|file| file.skipped),
    }
}
