//! What files are, before anything is stored.

use model::{Batch, Position, Post, Record};

use super::plan::{Asked, PlannedFile, plan};
use crate::{
    ApiError, Context,
    indicators::{indicator_row, summary_row},
    paths::without_home,
    rows::{self, Belongs},
    wire::{
        FileNote, InspectRequest, InspectedFile, Inspection, PostRow, PreviewAccount, RejectedRow,
        SourcePlace,
    },
};

/// Records shown.
const PREVIEW: usize = 10;

/// Bytes an archive takes for each byte of CSV, about: measured on generated and published releases, rounded up.
const BYTES_PER_BYTE: f64 = 0.8;

/// Looks at files: what they are and why, the dataset they would join, ten records as they would become.
///
/// # Errors
///
/// [`crate::ErrorCode::NotFound`] for a path that is not there.
pub fn inspect(cx: &Context<'_>, request: InspectRequest) -> Result<Inspection, ApiError> {
    let archive = cx.session().opened();
    let reader = archive
        .as_deref()
        .map(|archive| archive.reader())
        .transpose()?;
    let found = plan(
        cx,
        reader.as_deref(),
        &request.paths,
        &Asked {
            format: request.format.as_deref(),
            dataset: request.dataset.as_deref(),
            mapping: request.mapping.as_ref(),
        },
    )?;
    let needed_bytes = needed_bytes(&found.files);
    let free_bytes = match &archive {
        Some(archive) => store::free_bytes(archive.store.dir())?,
        None => 0,
    };
    let files = found.files.iter().map(preview).collect::<Result<_, _>>()?;
    let too_small = archive.is_some() && free_bytes < needed_bytes;
    Ok(Inspection {
        files,
        unrecognised: found.unrecognised,
        free_bytes,
        needed_bytes,
        disk_warning: too_small.then(|| {
            format!(
                "The import needs about {} MB, and the disk has {} MB left.",
                needed_bytes / 1_000_000,
                free_bytes / 1_000_000
            )
        }),
    })
}

/// Bytes that an import of these files will take on disk, about.
pub(super) fn needed_bytes(files: &[PlannedFile]) -> u64 {
    let bytes: u64 = files.iter().map(|file| file.hashed.bytes).sum();
    (bytes as f64 * BYTES_PER_BYTE) as u64
}

fn preview(file: &PlannedFile) -> Result<InspectedFile, ApiError> {
    let batch = first_records(file)?;
    let label = without_home(&file.source.label());
    let (mut posts, mut accounts) = (Vec::new(), Vec::new());
    let (mut indicators, mut summaries) = (Vec::new(), Vec::new());
    let dataset = (file.dataset.id.as_str(), file.dataset.name.as_str());
    for (position, record) in &batch.records {
        match record {
            Record::Post(post) | Record::Share(post) => {
                posts.push(post_row(file, post, &label, *position))
            }
            Record::Account(account) => accounts.push(PreviewAccount {
                id: account.key.as_str().to_owned(),
                handle: account.handle.clone(),
                display_name: account.display_name.clone(),
                kind: account.kind.map(|kind| kind.name().to_owned()),
                created: account.created.map(|day| day.to_string()),
                followers: account.followers,
            }),
            Record::Indicator(indicator) => {
                let source = place(&label, *position);
                indicators.push(indicator_row(indicator, dataset, source));
            }
            Record::Summary(summary) => {
                summaries.push(summary_row(summary, dataset, place(&label, *position)));
            }
            // They add to advertisements, and are nothing to look at alone.
            Record::Target(_) | Record::AdTarget(_) => {}
        }
    }
    let rejected = batch
        .rejected
        .iter()
        .map(|rejected| rejected_row(&label, rejected));
    Ok(InspectedFile {
        format: file.detected.format.name().to_owned(),
        why: file.detected.why.clone(),
        bytes: Some(file.hashed.bytes),
        dataset: file.dataset.id.clone(),
        dataset_name: file.dataset.name.clone(),
        dataset_exists: file.dataset.exists,
        posts,
        accounts,
        indicators,
        summaries,
        notes: batch.notes.iter().map(note).collect(),
        rejected: rejected.collect(),
        path: label,
    })
}

fn first_records(file: &PlannedFile) -> Result<Batch, ApiError> {
    let mut reader = ingest::Reader::open(&file.source, &file.detected, &file.hashed.sha256, None)?;
    Ok(reader.next_batch(PREVIEW)?)
}

fn note(note: &model::Note) -> FileNote {
    FileNote {
        code: note.code.to_owned(),
        count: note.count,
        message: note.message.clone(),
        first_record: note.first_record,
    }
}

fn rejected_row(label: &str, rejected: &model::Rejected) -> RejectedRow {
    super::rejected_row(label, rejected)
}

/// A post as it would become.
fn post_row(file: &PlannedFile, post: &Post, label: &str, position: Position) -> PostRow {
    let belongs = Belongs {
        dataset: &file.dataset.id,
        dataset_name: &file.dataset.name,
        platform: file.dataset.platform,
    };
    rows::row_alone(post, &belongs, place(label, position), &[])
}

fn place(label: &str, position: Position) -> SourcePlace {
    SourcePlace {
        file: label.to_owned(),
        record: position.record,
        line: position.line,
        byte: position.byte,
    }
}
