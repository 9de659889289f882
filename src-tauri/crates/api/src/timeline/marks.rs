//! Days worth marking on the axis, and what the datasets cover.

use std::collections::BTreeSet;

use analysis::coverage::Stretch;
use search::{Column, Query};
use store::Dataset;

use crate::{
    ApiError, Context,
    names::ArchiveNames,
    opened::OpenArchive,
    releases, values,
    wire::{Covered, Mark},
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

/// The days on which the datasets were released, in their order.
pub(super) fn of_releases(datasets: &[Dataset]) -> Vec<Mark> {
    let mark = |dataset: &Dataset| {
        let release = releases::of(dataset)?;
        Some(Mark {
            day: release.published.first().to_string(),
            label: format!("{} released by {}", dataset.name, release.publisher),
        })
    };
    let mut marks: Vec<Mark> = datasets.iter().filter_map(mark).collect();
    marks.sort_by(|a, b| (&a.day, &a.label).cmp(&(&b.day, &b.label)));
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
