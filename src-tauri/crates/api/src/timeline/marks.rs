//! Days worth marking on the axis, and what the datasets cover.

use std::collections::BTreeSet;

use analysis::coverage::Stretch;
use chrono_tz::Tz;
use ingest::catalogue::{self, What, When};
use search::{Column, Query};
use store::Dataset;

use crate::{
    ApiError, Context, events,
    names::ArchiveNames,
    opened::OpenArchive,
    releases, values,
    wire::{Covered, Mark, MarkKind},
};

/// The datasets among the posts that the queries find, by name.
pub(super) fn datasets(
    cx: &Context<'_>,
    archive: &OpenArchive,
    names: &ArchiveNames<'_>,
    queries: &[Query],
) -> Result<Vec<Dataset>, ApiError> {
    let mut found = BTreeSet::new();
    for query in queries {
        let facets =
            archive
                .searcher()
                .facets(query, names, &[Column::Dataset], &cx.cancel_flag())?;
        let counts = facets.counts.iter().flat_map(|(_, counts)| counts);
        found.extend(counts.map(|&(no, _)| u64::from(no)));
    }
    let mut datasets = archive.reader()?.datasets()?;
    datasets.retain(|dataset| found.contains(&dataset.no.0));
    Ok(datasets)
}

/// What was announced and released of the datasets, and the reader's own events, in order of time.
pub(super) fn all(
    archive: &OpenArchive,
    datasets: &[Dataset],
    zone: Tz,
) -> Result<Vec<Mark>, ApiError> {
    let mut marks = of_takedowns(datasets);
    marks.extend(archive.notes()?.events()?.into_iter().map(|event| Mark {
        day: events::day_of(&event.at, zone),
        at: event.at.contains('T').then_some(event.at),
        label: event.label,
        kind: MarkKind::Event,
        event: Some(event.no),
    }));
    marks.sort_by(|a, b| (&a.day, &a.at, &a.label).cmp(&(&b.day, &b.at, &b.label)));
    Ok(marks)
}

/// The days on which the removal of the datasets' accounts was announced and the datasets were released, as exactly as
/// they are known: of a month or a quarter the first day.
fn of_takedowns(datasets: &[Dataset]) -> Vec<Mark> {
    let mark = |when: &When, label: String| Mark {
        day: when.first().to_string(),
        at: None,
        label: match when.first() == when.last() {
            true => label,
            false => format!("{label} ({when})"),
        },
        kind: MarkKind::Takedown,
        event: None,
    };
    let mut marks = Vec::new();
    for dataset in datasets {
        let release = releases::of(dataset);
        let key = release.map(|release| release.takedown.as_str());
        let takedown = key.or(dataset.takedown.as_deref());
        if let Some(takedown) = takedown.and_then(catalogue::find_takedown)
            && release.is_none_or(|release| release.published != takedown.announced)
        {
            let what = match takedown.what {
                What::Removal => "removal announced by",
                What::Release => "announced by",
                What::Report => "described by",
            };
            let label = format!("{}: {what} {}", dataset.name, takedown.by);
            marks.push(mark(&takedown.announced, label));
        }
        if let Some(release) = release {
            let label = format!("{} released by {}", dataset.name, release.publisher);
            marks.push(mark(&release.published, label));
        }
    }
    marks
}

/// The stretch of each dataset, from its first post to its last.
pub(super) fn covered(datasets: &[Dataset]) -> Vec<Covered> {
    let covered = |dataset: &Dataset| {
        Some(Covered {
            dataset: dataset.id.clone(),
            first: values::seconds(dataset.first?),
            last: values::seconds(dataset.last?),
        })
    };
    datasets.iter().filter_map(covered).collect()
}

/// The same stretches, exactly.
pub(super) fn stretches(datasets: &[Dataset]) -> Vec<Stretch> {
    let stretch = |dataset: &Dataset| {
        let (first, last) = (dataset.first?, dataset.last?);
        Some((first.timestamp_millis(), last.timestamp_millis()))
    };
    datasets.iter().filter_map(stretch).collect()
}
