//! Which buckets the datasets cover: without a dataset there is no count, and no zero either.

use chrono_tz::Tz;

use crate::timeline::{Bucket, Width, day_start, next};

/// How much of a bucket lies inside a stretch that a dataset covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// All of it.
    Whole,
    /// Some of it: a dataset begins or ends inside.
    Part,
    /// Nothing of it.
    Gap,
}

/// The stretch of one dataset: its first post and its last, in milliseconds since 1970, both included.
pub type Stretch = (i64, i64);

/// Tells for each bucket how much of it is covered. Buckets of any width ascend; where no stretch is known nothing is
/// covered, but a bucket that holds posts is never a gap: a post known only to the day may lie on another day in the
/// zone than the stretch, which is measured in UTC.
#[must_use]
pub fn of_buckets(buckets: &[Bucket], width: Width, stretches: &[Stretch]) -> Vec<Coverage> {
    let merged = merge(stretches);
    let starts: Vec<i64> = buckets.iter().map(|b| b.start.timestamp_millis()).collect();
    let mut at = 0;
    let mut covered = Vec::with_capacity(buckets.len());
    for (idx, bucket) in buckets.iter().enumerate() {
        let start = bucket.start.timestamp_millis();
        let end = starts.get(idx + 1).copied();
        let end = end.unwrap_or_else(|| end_ms(bucket.start, width));
        while merged.get(at).is_some_and(|&(_, last)| last < start) {
            at += 1;
        }
        covered.push(match merged.get(at) {
            Some(&(first, last)) if first <= start && last >= end - 1 => Coverage::Whole,
            Some(&(first, _)) if first < end => Coverage::Part,
            _ if bucket.count > 0 => Coverage::Part,
            _ => Coverage::Gap,
        });
    }
    covered
}

/// Where a bucket ends, in milliseconds.
#[must_use]
pub fn end_ms(start: chrono::DateTime<Tz>, width: Width) -> i64 {
    match width {
        Width::Hour => start.timestamp_millis() + 3_600_000,
        _ => day_start(next(start.date_naive(), width), start.timezone()).timestamp_millis(),
    }
}

/// Stretches without overlap, ascending.
fn merge(stretches: &[Stretch]) -> Vec<Stretch> {
    let mut sorted = stretches.to_vec();
    sorted.sort_unstable();
    let mut merged: Vec<Stretch> = Vec::new();
    for (first, last) in sorted {
        match merged.last_mut() {
            Some(before) if first <= before.1 => before.1 = before.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use Coverage::{Gap, Part, Whole};

    fn ms(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text)
            .unwrap()
            .timestamp_millis()
    }

    fn buckets(zone: Tz, days: &[&str]) -> Vec<Bucket> {
        let start = |day: &&str| day_start(day.parse().unwrap(), zone);
        let bucket = |start| Bucket { start, count: 0 };
        days.iter().map(start).map(bucket).collect()
    }

    const MONTHS: [&str; 4] = ["2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01"];

    #[test]
    fn a_month_is_covered_whole_in_part_or_not_at_all() {
        let stretches = [
            (ms("2020-01-05T00:00:00Z"), ms("2020-01-20T00:00:00Z")),
            (ms("2020-01-10T00:00:00Z"), ms("2020-02-29T23:59:59.999Z")),
            (ms("2020-04-30T23:59:00Z"), ms("2020-05-01T00:00:00Z")),
        ];
        assert_eq!(
            of_buckets(&buckets(Tz::UTC, &MONTHS), Width::Month, &stretches),
            [Part, Whole, Gap, Part]
        );
    }

    #[test]
    fn two_stretches_that_leave_a_moment_between_do_not_cover_it() {
        let stretches = [
            (ms("2020-01-01T00:00:00Z"), ms("2020-01-10T00:00:00Z")),
            (ms("2020-01-11T00:00:00Z"), ms("2020-02-01T00:00:00Z")),
        ];
        let january = buckets(Tz::UTC, &MONTHS[..1]);
        assert_eq!(of_buckets(&january, Width::Month, &stretches), [Part]);
    }

    #[test]
    fn days_are_those_of_the_zone() {
        // In Tehran 22 March 2020 begins at 20:30 UTC on the 21st.
        let days = ["2020-03-20", "2020-03-21", "2020-03-22"];
        let stretch = (ms("2020-03-19T00:00:00Z"), ms("2020-03-20T19:00:00Z"));
        assert_eq!(
            of_buckets(&buckets(Tz::UTC, &days), Width::Day, &[stretch]),
            [Part, Gap, Gap]
        );
        assert_eq!(
            of_buckets(
                &buckets(chrono_tz::Asia::Tehran, &days),
                Width::Day,
                &[stretch]
            ),
            // 20 March there ends at 20:30 UTC of the 20th (daylight saving begins on the 21st).
            [Part, Gap, Gap]
        );
        let later = (stretch.0, ms("2020-03-20T21:00:00Z"));
        assert_eq!(
            of_buckets(
                &buckets(chrono_tz::Asia::Tehran, &days),
                Width::Day,
                &[later]
            ),
            [Whole, Part, Gap]
        );
    }

    #[test]
    fn a_bucket_with_posts_is_never_a_gap() {
        let mut january = buckets(Tz::UTC, &MONTHS[..1]);
        january[0].count = 1;
        assert_eq!(of_buckets(&january, Width::Month, &[]), [Part]);
    }
}
