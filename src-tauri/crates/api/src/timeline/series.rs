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

/// The largest series by their names, and the rest as one.
pub(super) fn split(
    reader: &Reader,
    by: SplitBy,
    histogram: &Histogram,
    limit: u64,
    axis: &[calendar::Bucket],
    frame: Frame,
) -> Result<Vec<Series>, ApiError> {
    let mut parts: Vec<(u32, Counts)> = histogram
        .series
        .iter()
        .filter_map(|part| Some((part.value?, counts(part))))
        .collect();
    parts.sort_by_key(|(value, part)| (std::cmp::Reverse(part.total()), *value));
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let numbers: Vec<u64> = parts
        .iter()
        .take(limit)
        .map(|&(no, _)| u64::from(no))
        .collect();
    let named = name_values(reader, split_column(by).0, &numbers)?;
    let mut series = Vec::new();
    for (named, (_, part)) in named.into_iter().zip(&parts) {
        let counted = on_axis(part, axis, frame)?;
        series.push(Series {
            key: named.value,
            label: named.label,
            count: part.total(),
            buckets: buckets(&counted),
        });
    }
    let named: u64 = series.iter().map(|series| series.count).sum();
    let dated: u64 = whole(histogram).total();
    if named < dated {
        series.push(rest(&series, axis, dated - named, parts.len() > limit));
    }
    Ok(series)
}

/// What the named series leave over of the whole: smaller ones, and posts without a value.
fn rest(named: &[Series], axis: &[calendar::Bucket], count: u64, has_more: bool) -> Series {
    let left = axis.iter().enumerate().map(|(position, whole)| {
        let counted: u64 = named
            .iter()
            .filter_map(|series| series.buckets.get(position))
            .map(|bucket| bucket.count)
            .sum();
        calendar::Bucket {
            start: whole.start,
            count: whole.count.saturating_sub(counted),
        }
    });
    let label = if has_more {
        "all others"
    } else {
        "not in this release"
    };
    Series {
        key: "other".to_owned(),
        label: label.to_owned(),
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
