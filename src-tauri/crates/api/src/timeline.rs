//! Posts over time.

use std::{collections::BTreeMap, time::Instant};

use analysis::timeline::{self as calendar, Counts, Span, Width};
use chrono::{DateTime, NaiveDate, SecondsFormat};
use chrono_tz::Tz;
use model::Precision;
use search::{Column, Histogram};
use store::Reader;

use crate::{
    ApiError, Context, asking,
    facets::name_values,
    names::ArchiveNames,
    posts::problems_of,
    values,
    wire::{
        Bucket, BucketWidth, Covered, FacetColumn, Mark, Series, SplitBy, TimelineAnswer,
        TimelineRequest,
    },
};

/// Buckets of a timeline whose width is not asked for, at most about this many.
const READABLE: i64 = 200;

/// Series where no limit is asked for.
const SERIES: u64 = 12;

/// Counts the posts matching a query over time, from the first to the last, zeros included.
///
/// # Errors
///
/// [`crate::ErrorCode::BadRequest`] for an unknown zone or too many buckets, [`crate::ErrorCode::Cancelled`].
pub fn count(cx: &Context<'_>, request: TimelineRequest) -> Result<TimelineAnswer, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let (query, problems) = asking::read(&archive, &request.query, zone)?;
    let names = ArchiveNames::new(&archive)?;
    let split = request.split.map(|split| split_column(split).1);
    let histogram = archive
        .searcher()
        .histogram(&query, &names, split, &cx.cancel_flag())?;
    let whole = whole(&histogram);
    let width = match request.by {
        Some(by) => width_of(by),
        None => calendar::readable_width(calendar::span_of(&whole, Width::Day, zone), READABLE),
    };
    let timeline = calendar::count(&whole, width, zone, None)?;
    let reader = archive.reader()?;
    let span = calendar::span_of(&whole, width, zone);
    let series = match request.split {
        Some(split) => {
            let limit = request.series_limit.unwrap_or(SERIES);
            series(
                &reader,
                split,
                &histogram,
                limit,
                &timeline.buckets,
                Frame { width, zone, span },
            )?
        }
        None => Vec::new(),
    };
    let (marks, covered) = marks(&reader, &names, &archive.searcher(), &query)?;
    Ok(TimelineAnswer {
        total: histogram.total,
        by: by_of(width),
        zone: zone.name().to_owned(),
        buckets: buckets(&timeline.buckets),
        series,
        too_coarse: timeline.too_coarse,
        undated: histogram.undated,
        marks,
        covered,
        problems: problems_of(&request.query, &problems),
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// The axis that all series share.
#[derive(Clone, Copy)]
struct Frame {
    width: Width,
    zone: Tz,
    span: Option<Span>,
}

/// The largest series by their names, and the rest as one.
fn series(
    reader: &Reader,
    split: SplitBy,
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
    let named = name_values(reader, split_column(split).0, &numbers)?;
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

/// Counts a series into the very buckets of the whole.
fn on_axis(
    part: &Counts,
    axis: &[calendar::Bucket],
    frame: Frame,
) -> Result<Vec<calendar::Bucket>, ApiError> {
    let own = calendar::count(part, frame.width, frame.zone, frame.span)?.buckets;
    let mut own = own.into_iter().peekable();
    let mut out = Vec::with_capacity(axis.len());
    for whole in axis {
        while own.next_if(|bucket| bucket.start < whole.start).is_some() {}
        let count = own
            .next_if(|bucket| bucket.start == whole.start)
            .map_or(0, |b| b.count);
        out.push(calendar::Bucket {
            start: whole.start,
            count,
        });
    }
    Ok(out)
}

/// Buckets on the wire.
pub(crate) fn buckets(buckets: &[calendar::Bucket]) -> Vec<Bucket> {
    buckets
        .iter()
        .map(|bucket| Bucket {
            start: bucket.start.to_rfc3339_opts(SecondsFormat::Secs, false),
            count: bucket.count,
        })
        .collect()
}

/// The index's counts as the calendar takes them.
fn counts(series: &search::Series) -> Counts {
    Counts {
        quarters: series.quarters.clone(),
        days: series
            .days
            .iter()
            .map(|&(day, n)| (day_of(day), n))
            .collect(),
    }
}

/// All series as one.
fn whole(histogram: &Histogram) -> Counts {
    let (mut quarters, mut days) = (BTreeMap::new(), BTreeMap::new());
    for series in &histogram.series {
        for &(quarter, n) in &series.quarters {
            *quarters.entry(quarter).or_insert(0) += n;
        }
        for &(day, n) in &series.days {
            *days.entry(day_of(day)).or_insert(0) += n;
        }
    }
    Counts {
        quarters: quarters.into_iter().collect(),
        days: days.into_iter().collect(),
    }
}

/// The day that is so many days after 1 January 1970.
fn day_of(days: i64) -> NaiveDate {
    let seconds = days.saturating_mul(86_400);
    DateTime::from_timestamp(seconds, 0)
        .unwrap_or_default()
        .date_naive()
}

/// Counts moments, each with its precision, into what the calendar takes.
pub(crate) fn counts_of(moments: impl Iterator<Item = (i64, Precision)>) -> Counts {
    let (mut quarters, mut days) = (Vec::new(), Vec::new());
    for (ms, precision) in moments {
        let quarter = ms.div_euclid(calendar::QUARTER_MS);
        match precision {
            Precision::Day => days.push(day_of(ms.div_euclid(86_400_000))),
            _ => quarters.push(quarter),
        }
    }
    Counts {
        quarters: runs(quarters),
        days: runs(days),
    }
}

/// Equal values as one with their number, ascending.
fn runs<T: Ord>(mut values: Vec<T>) -> Vec<(T, u64)> {
    values.sort_unstable();
    let mut runs: Vec<(T, u64)> = Vec::new();
    for value in values {
        match runs.last_mut() {
            Some((last, count)) if *last == value => *count += 1,
            _ => runs.push((value, 1)),
        }
    }
    runs
}

/// Days of release and stretches covered, of the datasets among the hits.
fn marks(
    reader: &Reader,
    names: &ArchiveNames<'_>,
    searcher: &search::Searcher,
    query: &search::Query,
) -> Result<(Vec<Mark>, Vec<Covered>), ApiError> {
    let found = searcher.facets(query, names, &[Column::Dataset], &|| false)?;
    let (mut marks, mut covered) = (Vec::new(), Vec::new());
    for dataset in reader.datasets()? {
        let has_hits = found.counts.iter().flat_map(|(_, counts)| counts);
        if !has_hits
            .into_iter()
            .any(|&(no, _)| u64::from(no) == dataset.no.0)
        {
            continue;
        }
        if let (Some(first), Some(last)) = (dataset.first, dataset.last) {
            covered.push(Covered {
                dataset: dataset.id.clone(),
                first: values::seconds(first),
                last: values::seconds(last),
            });
        }
        if let Some(release) = crate::releases::of(&dataset) {
            marks.push(Mark {
                day: release.published.first().to_string(),
                label: format!("{} released by {}", dataset.name, release.publisher),
            });
        }
    }
    marks.sort_by(|a, b| (&a.day, &a.label).cmp(&(&b.day, &b.label)));
    Ok((marks, covered))
}

/// The facet and the index's column of a split.
fn split_column(split: SplitBy) -> (FacetColumn, Column) {
    match split {
        SplitBy::Dataset => (FacetColumn::Dataset, Column::Dataset),
        SplitBy::Account => (FacetColumn::Account, Column::Account),
        SplitBy::Language => (FacetColumn::Language, Column::Language),
        SplitBy::Kind => (FacetColumn::Kind, Column::Kind),
    }
}

fn width_of(by: BucketWidth) -> Width {
    match by {
        BucketWidth::Hour => Width::Hour,
        BucketWidth::Day => Width::Day,
        BucketWidth::Week => Width::Week,
        BucketWidth::Month => Width::Month,
        BucketWidth::Year => Width::Year,
    }
}

/// A calendar width on the wire.
pub(crate) fn by_of(width: Width) -> BucketWidth {
    match width {
        Width::Hour => BucketWidth::Hour,
        Width::Day => BucketWidth::Day,
        Width::Week => BucketWidth::Week,
        Width::Month => BucketWidth::Month,
        Width::Year => BucketWidth::Year,
    }
}
