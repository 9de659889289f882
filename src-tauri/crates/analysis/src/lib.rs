//! What do these posts add up to?
//!
//! Pure functions from counts and posts to the figures on the screen: calendar buckets in a zone, hours and
//! weekdays, days without posts, what accounts have in common. Nothing here reads a database, and no figure is a
//! verdict.
//!
//! ```
//! use analysis::timeline::{Counts, Width, count};
//!
//! // One post at 2020-01-01 20:30 UTC is a post of the next day in Tokyo.
//! let quarter = 1_577_910_600_000 / 900_000;
//! let counts = Counts { quarters: vec![(quarter, 1)], days: vec![] };
//! let timeline = count(&counts, Width::Day, chrono_tz::Asia::Tokyo, None).unwrap();
//! assert_eq!(timeline.buckets[0].start.to_rfc3339(), "2020-01-02T00:00:00+09:00");
//! ```

pub mod activity;
pub mod coverage;
pub mod derived;
pub mod evidence;
pub mod gaps;
pub mod near;
pub mod overlap;
pub mod random;
pub mod same_text;
pub mod timeline;

/// What can go wrong while adding up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The range holds more buckets than anyone could look at.
    #[error("the range holds {buckets} buckets, more than {limit}")]
    TooManyBuckets {
        /// About how many there would be.
        buckets: u64,
        /// How many are allowed.
        limit: u64,
    },
}
