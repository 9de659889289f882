//! Calendar buckets in a zone.

use chrono::{
    DateTime, Datelike, Duration, LocalResult, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc,
    Weekday,
};
use chrono_tz::Tz;

use crate::Error;

/// The most buckets one timeline may have: fifteen years of hours.
pub const MAX_BUCKETS: u64 = 150_000;

/// Milliseconds in a quarter of an hour, the unit in which the index counts.
///
/// Every zone's offset since 2006, when the oldest posts were written, is a multiple of it.
pub const QUARTER_MS: i64 = 900_000;

/// How wide a bucket is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Width {
    /// An hour of the clock in the zone.
    Hour,
    /// A calendar day in the zone; it may have 23 or 25 hours.
    Day,
    /// An ISO week, from Monday.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

/// Posts counted in time, in ascending order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quarters of an hour since 1970 in UTC, with the posts known to the minute or better.
    pub quarters: Vec<(i64, u64)>,
    /// Days, with the posts known only to the day. Such a day is the published one, whatever the zone.
    pub days: Vec<(NaiveDate, u64)>,
}

impl Counts {
    /// Posts in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.quarters.iter().map(|&(_, n)| n).sum::<u64>()
            + self.days.iter().map(|&(_, n)| n).sum::<u64>()
    }
}

/// One bucket. It ends where the next one begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Where it begins.
    pub start: DateTime<Tz>,
    /// Posts in it.
    pub count: u64,
}

/// Posts over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// From the bucket of the first post to that of the last, zeros included. Empty without posts.
    pub buckets: Vec<Bucket>,
    /// Posts known less exactly than the width.
    pub too_coarse: u64,
}

/// The local days that a timeline spans, both included.
pub type Span = (NaiveDate, NaiveDate);

/// Counts posts per bucket, oldest first, with a zero for every empty bucket between.
///
/// `span` widens the range, so that several timelines share one axis; it never narrows it. Posts known only to the
/// day are left out of hours and counted in [`Timeline::too_coarse`].
///
/// # Errors
///
/// [`Error::TooManyBuckets`] if the range holds more than [`MAX_BUCKETS`].
pub fn count(
    counts: &Counts,
    width: Width,
    zone: Tz,
    span: Option<Span>,
) -> Result<Timeline, Error> {
    let too_coarse = match width {
        Width::Hour => counts.days.iter().map(|&(_, n)| n).sum(),
        _ => 0,
    };
    let own = span_of(counts, width, zone);
    let Some((first, last)) = join(own, span) else {
        return Ok(Timeline {
            buckets: Vec::new(),
            too_coarse,
        });
    };
    let mut buckets: Vec<Bucket> = starts(first, last, width, zone)?
        .into_iter()
        .map(|start| Bucket { start, count: 0 })
        .collect();
    if width == Width::Hour && span.is_none() {
        trim_to(&mut buckets, counts);
    }
    add_quarters(&mut buckets, &counts.quarters);
    if width != Width::Hour {
        add_days(&mut buckets, &counts.days);
    }
    Ok(Timeline {
        buckets,
        too_coarse,
    })
}

/// The local days from the first post to the last; `None` without posts that the width can hold.
#[must_use]
pub fn span_of(counts: &Counts, width: Width, zone: Tz) -> Option<Span> {
    let quarters = match counts.quarters.as_slice() {
        [] => None,
        [first, .., last] => Some((local_day(first.0, zone), local_day(last.0, zone))),
        [only] => Some((local_day(only.0, zone), local_day(only.0, zone))),
    };
    let days = match (width, counts.days.as_slice()) {
        (Width::Hour, _) | (_, []) => None,
        (_, [first, .., last]) => Some((first.0, last.0)),
        (_, [only]) => Some((only.0, only.0)),
    };
    join(quarters, days)
}

/// The smallest span that holds both.
#[must_use]
pub fn join(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
        (one, other) => one.or(other),
    }
}

/// The finest width that gives at most `limit` buckets over the span.
#[must_use]
pub fn readable_width(span: Option<Span>, limit: i64) -> Width {
    let days = span.map_or(1, |(first, last)| (last - first).num_days() + 1);
    if days * 24 <= limit {
        Width::Hour
    } else if days <= limit {
        Width::Day
    } else if days / 7 < limit {
        Width::Week
    } else if days / 30 < limit {
        Width::Month
    } else {
        Width::Year
    }
}

/// The local day of a quarter of an hour.
fn local_day(quarter: i64, zone: Tz) -> NaiveDate {
    instant(quarter).with_timezone(&zone).date_naive()
}

/// The moment a quarter of an hour begins.
fn instant(quarter: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(quarter.saturating_mul(QUARTER_MS)).unwrap_or_default()
}

/// Where the buckets of a span begin, ascending.
fn starts(
    first: NaiveDate,
    last: NaiveDate,
    width: Width,
    zone: Tz,
) -> Result<Vec<DateTime<Tz>>, Error> {
    let days = u64::try_from((last - first).num_days()).unwrap_or(0) + 1;
    let about = match width {
        Width::Hour => days * 24,
        _ => days,
    };
    if about > MAX_BUCKETS {
        return Err(Error::TooManyBuckets {
            buckets: about,
            limit: MAX_BUCKETS,
        });
    }
    if width == Width::Hour {
        return Ok(hour_starts(first, last, zone));
    }
    let mut starts = Vec::new();
    let mut day = floor(first, width);
    while day <= last {
        starts.push(day_start(day, zone));
        day = next(day, width);
    }
    Ok(starts)
}

/// The first day of the bucket that holds `day`.
fn floor(day: NaiveDate, width: Width) -> NaiveDate {
    match width {
        Width::Hour | Width::Day => day,
        Width::Week => day.week(Weekday::Mon).first_day(),
        Width::Month => day.with_day(1).unwrap_or(day),
        Width::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day),
    }
}

/// The first day of the bucket after the one that begins on `day`.
pub(crate) fn next(day: NaiveDate, width: Width) -> NaiveDate {
    let next = match width {
        Width::Hour | Width::Day => day.succ_opt(),
        Width::Week => day.checked_add_signed(Duration::days(7)),
        Width::Month => day.checked_add_months(chrono::Months::new(1)),
        Width::Year => day.checked_add_months(chrono::Months::new(12)),
    };
    next.unwrap_or(NaiveDate::MAX)
}

/// The first moment of a calendar day. Where clocks jump over midnight (Tehran until 2022) it is later than 00:00.
pub fn day_start(day: NaiveDate, zone: Tz) -> DateTime<Tz> {
    let mut local = day.and_time(chrono::NaiveTime::MIN);
    for _ in 0..12 {
        match zone.from_local_datetime(&local) {
            LocalResult::Single(start) => return start,
            LocalResult::Ambiguous(earlier, _) => return earlier,
            LocalResult::None => local += Duration::minutes(15),
        }
    }
    // Only a zone that skips a whole day (Samoa, 30 December 2011) comes here: the day is empty and takes the
    // place of its midnight in UTC.
    Utc.from_utc_datetime(&NaiveDateTime::from(day))
        .with_timezone(&zone)
}

/// Where the hours of a span begin. An hour that the clock shows twice is there twice, with two offsets.
fn hour_starts(first: NaiveDate, last: NaiveDate, zone: Tz) -> Vec<DateTime<Tz>> {
    let end = day_start(next(last, Width::Day), zone).timestamp_millis();
    let mut at = day_start(first, zone).timestamp_millis();
    let mut starts: Vec<DateTime<Tz>> = Vec::new();
    while at < end {
        let local = instant(at.div_euclid(QUARTER_MS)).with_timezone(&zone);
        let same = starts.last().is_some_and(|last| {
            last.hour() == local.hour()
                && last.date_naive() == local.date_naive()
                && last.naive_utc() - last.naive_local() == local.naive_utc() - local.naive_local()
        });
        if !same {
            starts.push(local);
        }
        at += QUARTER_MS;
    }
    starts
}

/// Takes away empty hours before the first post and after the last.
fn trim_to(buckets: &mut Vec<Bucket>, counts: &Counts) {
    let (Some(first), Some(last)) = (counts.quarters.first(), counts.quarters.last()) else {
        return;
    };
    let after = buckets.partition_point(|b| b.start <= instant(last.0));
    buckets.truncate(after);
    let before = buckets.partition_point(|b| b.start <= instant(first.0));
    buckets.drain(..before.saturating_sub(1));
}

/// Adds quarters of an hour to the buckets that hold them; both ascend.
fn add_quarters(buckets: &mut [Bucket], quarters: &[(i64, u64)]) {
    let mut at = 0;
    for &(quarter, count) in quarters {
        let moment = instant(quarter);
        while at + 1 < buckets.len() && buckets[at + 1].start <= moment {
            at += 1;
        }
        if let Some(bucket) = buckets.get_mut(at) {
            bucket.count += count;
        }
    }
}

/// Adds days to the buckets that hold them, by the calendar alone.
fn add_days(buckets: &mut [Bucket], days: &[(NaiveDate, u64)]) {
    let mut at = 0;
    for &(day, count) in days {
        while at + 1 < buckets.len() && buckets[at + 1].start.date_naive() <= day {
            at += 1;
        }
        if let Some(bucket) = buckets.get_mut(at) {
            bucket.count += count;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quarter(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text)
            .unwrap()
            .timestamp_millis()
            .div_euclid(QUARTER_MS)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn lines(counts: &Counts, width: Width, zone: Tz) -> Vec<String> {
        count(counts, width, zone, None)
            .unwrap()
            .buckets
            .iter()
            .map(|b| format!("{} {}", b.start.to_rfc3339(), b.count))
            .collect()
    }

    #[test]
    fn a_post_known_only_to_the_day_is_left_out_of_hours() {
        let counts = Counts {
            quarters: vec![(quarter("2020-01-01T10:00:00Z"), 2)],
            days: vec![(day("2020-01-03"), 1)],
        };
        let hours = count(&counts, Width::Hour, Tz::UTC, None).unwrap();
        assert_eq!(hours.too_coarse, 1);
        assert_eq!(hours.buckets.len(), 1);
        let days = count(&counts, Width::Day, Tz::UTC, None).unwrap();
        assert_eq!(days.too_coarse, 0);
        assert_eq!(
            days.buckets.iter().map(|b| b.count).collect::<Vec<_>>(),
            [2, 0, 1]
        );
    }

    #[test]
    fn a_published_day_stays_that_day_in_every_zone() {
        let counts = Counts {
            quarters: vec![],
            days: vec![(day("2020-01-03"), 1)],
        };
        assert_eq!(
            lines(&counts, Width::Day, chrono_tz::America::Los_Angeles),
            ["2020-01-03T00:00:00-08:00 1"]
        );
    }

    #[test]
    fn a_day_may_begin_after_midnight() {
        // Tehran went from 00:00 to 01:00 on 22 March 2018.
        let counts = Counts {
            quarters: vec![
                (quarter("2018-03-21T20:15:00Z"), 1),
                (quarter("2018-03-21T20:30:00Z"), 1),
            ],
            days: vec![],
        };
        assert_eq!(
            lines(&counts, Width::Day, chrono_tz::Asia::Tehran),
            ["2018-03-21T00:00:00+03:30 1", "2018-03-22T01:00:00+04:30 1"]
        );
    }

    #[test]
    fn an_hour_that_the_clock_shows_twice_is_there_twice() {
        // Berlin went back from 03:00 to 02:00 on 25 October 2020 at 01:00 UTC.
        let counts = Counts {
            quarters: vec![
                (quarter("2020-10-25T00:30:00Z"), 1),
                (quarter("2020-10-25T01:30:00Z"), 5),
            ],
            days: vec![],
        };
        assert_eq!(
            lines(&counts, Width::Hour, chrono_tz::Europe::Berlin),
            ["2020-10-25T02:00:00+02:00 1", "2020-10-25T02:00:00+01:00 5"]
        );
    }

    #[test]
    fn weeks_begin_on_monday_and_months_on_the_first() {
        let counts = Counts {
            quarters: vec![
                (quarter("2021-01-03T23:00:00Z"), 1), // Sunday of ISO week 53 of 2020
                (quarter("2021-01-04T00:00:00Z"), 2),
            ],
            days: vec![],
        };
        assert_eq!(
            lines(&counts, Width::Week, Tz::UTC),
            ["2020-12-28T00:00:00+00:00 1", "2021-01-04T00:00:00+00:00 2"]
        );
        assert_eq!(
            lines(&counts, Width::Month, Tz::UTC),
            ["2021-01-01T00:00:00+00:00 3"]
        );
    }

    #[test]
    fn half_hour_zones_are_counted_exactly() {
        let counts = Counts {
            quarters: vec![
                (quarter("2020-05-01T18:15:00Z"), 1),
                (quarter("2020-05-01T18:30:00Z"), 1),
            ],
            days: vec![],
        };
        assert_eq!(
            lines(&counts, Width::Day, chrono_tz::Asia::Kolkata),
            ["2020-05-01T00:00:00+05:30 1", "2020-05-02T00:00:00+05:30 1"]
        );
    }

    #[test]
    fn an_impossible_range_is_refused_in_figures() {
        let counts = Counts {
            quarters: vec![(0, 1), (quarter("2030-01-01T00:00:00Z"), 1)],
            days: vec![],
        };
        assert!(matches!(
            count(&counts, Width::Hour, Tz::UTC, None),
            Err(Error::TooManyBuckets { .. })
        ));
    }

    #[test]
    fn nothing_gives_an_empty_timeline() {
        assert!(lines(&Counts::default(), Width::Day, Tz::UTC).is_empty());
    }

    #[test]
    fn the_width_follows_the_span() {
        let span = |a: &str, b: &str| Some((day(a), day(b)));
        assert_eq!(
            readable_width(span("2020-01-01", "2020-01-02"), 200),
            Width::Hour
        );
        assert_eq!(
            readable_width(span("2020-01-01", "2020-05-02"), 200),
            Width::Day
        );
        assert_eq!(
            readable_width(span("2018-01-01", "2020-05-02"), 200),
            Width::Week
        );
        assert_eq!(
            readable_width(span("2010-01-01", "2020-05-02"), 200),
            Width::Month
        );
    }
}
