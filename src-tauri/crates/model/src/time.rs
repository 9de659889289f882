//! When something was posted, and how exactly that is known.

use chrono::{DateTime, Utc};

use crate::kind::named;

named! {
    /// How exactly a time is known, coarse to fine.
    Precision {
        /// The calendar day, as published; the time of day is set to 00:00 UTC.
        Day = 0 "day",
        /// The minute; seconds are set to 0.
        Minute = 1 "minute",
        /// The second.
        Second = 2 "second",
        /// The millisecond.
        Millisecond = 3 "millisecond",
    }
}

named! {
    /// Where a time comes from.
    TimeSource {
        /// The publisher's own column.
        Published = 0 "published",
        /// The time coded in the post's id, whose minute agrees with the published one.
        Id = 1 "id",
    }
}

/// The moment of a post, in UTC, with its precision and source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostedAt {
    /// The moment, cut to `precision`.
    pub at: DateTime<Utc>,
    /// How much of `at` is known.
    pub precision: Precision,
    /// Where `at` comes from.
    pub source: TimeSource,
}

/// The largest Twitter id given out before ids carried a time.
///
/// Source: the id scheme began on 4 November 2010 with ids above this one.
const LAST_SEQUENTIAL_ID: u64 = 29_700_859_247;

/// Milliseconds from 1970 to the zero of Twitter's id clock, 4 November 2010 01:42:54.657 UTC.
const ID_EPOCH_MS: i64 = 1_288_834_974_657;

/// Reads the milliseconds since 1970 (UTC) that are coded in a Twitter id.
///
/// `None` for ids given out before the ids carried a time, and for anything but plain decimal digits.
#[must_use]
pub fn snowflake_ms(id: &str) -> Option<i64> {
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let id: u64 = id.parse().ok()?;
    if id <= LAST_SEQUENTIAL_ID || id > i64::MAX as u64 {
        return None;
    }
    Some((id >> 22) as i64 + ID_EPOCH_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_gives_back_its_minute() {
        // Published with this id: 2019-11-19 05:20.
        let ms = snowflake_ms("1196659470232772609").unwrap();
        let at = DateTime::from_timestamp_millis(ms).unwrap();
        assert_eq!(at.format("%Y-%m-%d %H:%M").to_string(), "2019-11-19 05:20");
    }

    #[test]
    fn old_ids_and_other_text_have_no_time() {
        for id in [
            "29700859247",
            "",
            "12ab",
            "9.06E+17",
            "-5",
            "99999999999999999999",
        ] {
            assert_eq!(snowflake_ms(id), None, "{id}");
        }
    }
}
