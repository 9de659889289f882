//! Counts of the index in the buckets of a calendar.

use analysis::{
    coverage,
    timeline::{self as calendar, Counts, Span, Width},
};
use chrono::{DateTime, NaiveDate, SecondsFormat};
use chrono_tz::Tz;
use model::Precision;
use search::Histogram;

use crate::{
    ApiError,
    wire::{Bucket, BucketWidth},
};

/// The axis that all series share.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) width: Width,
    pub(super) zone: Tz,
    pub(super) span: Option<Span>,
}

/// Counts a series into the very buckets of the whole.
pub(super) fn on_axis(
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
pub(super) fn counts(series: &search::Series) -> Counts {
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
pub(super) fn whole(histogram: &Histogram) -> Counts {
    if let [series] = &histogram.series[..] {
        return counts(series);
    }
    let all = histogram.series.iter();
    let quarters = all.clone().flat_map(|series| &series.quarters).copied();
    let days = all.flat_map(|series| &series.days);
    Counts {
        quarters: added_up(quarters.collect()),
        days: added_up(days.map(|&(day, n)| (day_of(day), n)).collect()),
    }
}

/// Equal moments as one, ascending.
fn added_up<T: Ord>(mut counts: Vec<(T, u64)>) -> Vec<(T, u64)> {
    counts.sort_unstable();
    counts.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0 };
        same
    });
    counts
}

/// Those counts that have a place on an axis of buckets.
///
/// The archive may reach much farther than the posts of a query; counting all of it by the hour would be refused.
pub(super) fn within(mut counts: Counts, axis: &[calendar::Bucket], width: Width) -> Counts {
    let (Some(first), Some(last)) = (axis.first(), axis.last()) else {
        return Counts::default();
    };
    let end = coverage::end_ms(last.start, width);
    let moments = first.start.timestamp_millis()..end;
    counts
        .quarters
        .retain(|(quarter, _)| moments.contains(&quarter.saturating_mul(calendar::QUARTER_MS)));
    let day_after = DateTime::from_timestamp_millis(end).unwrap_or_default();
    let days = first.start.date_naive()
        ..day_after
            .with_timezone(&first.start.timezone())
            .date_naive();
    counts.days.retain(|(day, _)| days.contains(day));
    counts
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
            Precision::Day => days.push((day_of(ms.div_euclid(86_400_000)), 1)),
            _ => quarters.push((quarter, 1)),
        }
    }
    Counts {
        quarters: added_up(quarters),
        days: added_up(days),
    }
}

pub(super) fn width_of(by: BucketWidth) -> Width {
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
