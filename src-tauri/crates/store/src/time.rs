//! Moments as they are kept: milliseconds since 1970 for posts, text for our own doings.

use chrono::{DateTime, SecondsFormat, Utc};
use model::{PostedAt, Precision, TimeSource};

/// The text of a moment, `2026-07-03T09:30:00.000Z`.
pub(crate) fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Reads what [`rfc3339`] wrote; a text somebody else has spoilt gives the beginning of 1970.
pub(crate) fn from_rfc3339(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc())
}

/// The moment of so many milliseconds since 1970; `None` beyond the calendar's range.
pub(crate) fn from_ms(ms: Option<i64>) -> Option<DateTime<Utc>> {
    ms.and_then(DateTime::from_timestamp_millis)
}

/// Puts a post's three time columns together.
pub(crate) fn posted_at(
    ms: Option<i64>,
    precision: Option<u8>,
    source: Option<u8>,
) -> Option<PostedAt> {
    Some(PostedAt {
        at: from_ms(ms)?,
        precision: Precision::from_code(precision?)?,
        source: TimeSource::from_code(source?)?,
    })
}
