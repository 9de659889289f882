//! When an account posts: hours and weekdays in a zone.

use std::collections::HashSet;

use chrono::{DateTime, Datelike, Timelike};
use chrono_tz::Tz;
use model::Precision;

/// One post's time: milliseconds since 1970 in UTC, and how much of it is known.
pub type Moment = (i64, Precision);

/// Posts by hour and weekday in a zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    /// Seven rows, Monday first, of 24 hours. Posts known only to the day are left out.
    pub hour_by_weekday: [[u64; 24]; 7],
    /// Monday first. Posts known only to the day are counted on their published day.
    pub by_weekday: [u64; 7],
    /// Days on which there is a post.
    pub active_days: u64,
}

impl Activity {
    /// Posts by hour of the day. Posts known only to the day are left out.
    #[must_use]
    pub fn by_hour(&self) -> [u64; 24] {
        let mut hours = [0; 24];
        for row in &self.hour_by_weekday {
            for (sum, count) in hours.iter_mut().zip(row) {
                *sum += count;
            }
        }
        hours
    }
}

/// Counts posts by hour and weekday of the clock in `zone`.
#[must_use]
pub fn activity(posts: impl Iterator<Item = Moment>, zone: Tz) -> Activity {
    let mut hour_by_weekday = [[0; 24]; 7];
    let mut by_weekday = [0; 7];
    let mut days = HashSet::new();
    for (ms, precision) in posts {
        let Some(at) = DateTime::from_timestamp_millis(ms) else {
            continue;
        };
        if precision == Precision::Day {
            by_weekday[at.weekday().num_days_from_monday() as usize] += 1;
            days.insert(at.date_naive());
            continue;
        }
        let local = at.with_timezone(&zone);
        let weekday = local.weekday().num_days_from_monday() as usize;
        by_weekday[weekday] += 1;
        hour_by_weekday[weekday][local.hour() as usize] += 1;
        days.insert(local.date_naive());
    }
    Activity {
        hour_by_weekday,
        by_weekday,
        active_days: days.len() as u64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text)
            .unwrap()
            .timestamp_millis()
    }

    #[test]
    fn hours_and_weekdays_are_those_of_the_zone() {
        // Sunday 20:31 UTC is Monday 00:01 in Tehran, in winter.
        let posts = [(ms("2021-01-03T20:31:00Z"), Precision::Minute)];
        let there = activity(posts.into_iter(), chrono_tz::Asia::Tehran);
        assert_eq!(there.by_weekday, [1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(there.by_hour()[0], 1);
        let here = activity(posts.into_iter(), Tz::UTC);
        assert_eq!(here.by_weekday, [0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(here.hour_by_weekday[6][20], 1);
    }

    #[test]
    fn a_post_known_only_to_the_day_has_a_weekday_but_no_hour() {
        let posts = [(ms("2021-01-03T00:00:00Z"), Precision::Day)];
        let got = activity(posts.into_iter(), chrono_tz::America::Los_Angeles);
        assert_eq!(got.by_weekday, [0, 0, 0, 0, 0, 0, 1]);
        assert_eq!(got.by_hour(), [0; 24]);
        assert_eq!(got.active_days, 1);
    }
}
