//! The lines of a timeline: one for each value of a column, or one for each query.

use analysis::timeline::{self as calendar, Counts};
use search::{Column, Histogram};
use store::Reader;

use super::counted::{Frame, buckets, counts, on_axis, whole};
use crate::{
    ApiError,
    facets::name_values,
    wire::{FacetColumn, Series, SplitBy},
};

/// The largest series by their names, the smaller ones as one, and the posts without a value: what is not in the release
/// does not hide among the others.
pub(super) fn split(
    reader: &Reader,
    by: SplitBy,
    histogram: &Histogram,
    limit: u64,
    axis: &[calendar::Bucket],
    frame: Frame,
) -> Result<Vec<Series>, ApiError> {
    let (mut parts, mut without) = (Vec::new(), None);
    for part in &histogram.series {
        match part.value {
            Some(value) => parts.push((value, counts(part))),
            None => without = Some(counts(part)),
        }
    }
    parts.sort_by_key(|(value, part)| (std::cmp::Reverse(part.total()), *value));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let numbers: Vec<u64> = parts
        .iter()
        .take(limit)
        .map(|&(no, _)| u64::from(no))
        .collect();
    let named = name_values(reader, split_column(by).0, &numbers)?;
    let one = |key: String, label: String, part: &Counts| -> Result<Series, ApiError> {
        Ok(Series {
            key,
            label,
            count: part.total(),
            buckets: buckets(&on_axis(part, axis, frame)?),
        })
    };
    let mut series = Vec::new();
    for (named, (_, part)) in named.into_iter().zip(&parts) {
        series.push(one(named.value, named.label, part)?);
    }
    if let Some(without) = without.filter(|without| without.total() > 0) {
        series.push(one(String::new(), NOT_GIVEN.to_owned(), &without)?);
    }
    let counted: u64 = series.iter().map(|series| series.count).sum();
    let dated: u64 = whole(histogram).total();
    if counted < dated {
        series.push(rest(&series, axis, dated - counted));
    }
    Ok(series)
}

/// What a post without a value is counted under.
const NOT_GIVEN: &str = "not in this release";

/// The smaller series: what the others leave over of the whole. Counting each of them would take as long as they are many.
fn rest(counted: &[Series], axis: &[calendar::Bucket], count: u64) -> Series {
    let left = axis.iter().enumerate().map(|(position, whole)| {
        let counted: u64 = counted
            .iter()
            .filter_map(|series| series.buckets.get(position))
            .map(|bucket| bucket.count)
            .sum();
        calendar::Bucket {
            start: whole.start,
            count: whole.count.saturating_sub(counted),
        }
    });
    Series {
        key: "other".to_owned(),
        label: "all others".to_owned(),
        count,
        buckets: buckets(&left.collect::<Vec<_>>()),
    }
}

/// The facet and the index's column of a split.
pub(super) fn split_column(split: SplitBy) -> (FacetColumn, Column) {
    match split {
        SplitBy::Dataset => (FacetColumn::Dataset, Column::Dataset),
        SplitBy::Account => (FacetColumn::Account, Column::Account),
        SplitBy::Language => (FacetColumn::Language, Column::Language),
        SplitBy::Kind => (FacetColumn::Kind, Column::Kind),
        SplitBy::Platform => (FacetColumn::Platform, Column::Platform),
        SplitBy::Client => (FacetColumn::Client, Column::Client),
    }
}

/// One series for each query, in their order, on the axis of all of them.
pub(super) fn of_queries(
    texts: &[String],
    histograms: &[Histogram],
    axis: &[calendar::Bucket],
    frame: Frame,
) -> Result<Vec<Series>, ApiError> {
    let each = texts.iter().zip(histograms).enumerate();
    each.map(|(nth, (text, histogram))| {
        let counts = whole(histogram);
        let counted = on_axis(&counts, axis, frame)?;
        Ok(Series {
            key: nth.to_string(),
            label: match text.trim() {
                "" => "all posts".to_owned(),
                text => text.to_owned(),
            },
            count: counts.total(),
            buckets: buckets(&counted),
        })
    })
    .collect()
}
