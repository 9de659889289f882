//! What can be said about one account from its posts alone.
//!
//! Each module is one signal or a few that belong together: pure functions from an account's posts to a figure, the
//! number it rests on, and how far it could lie elsewhere. Below a stated minimum a signal says what is lacking
//! instead of a number ([`Lack`]). Nothing here is a score, and no figure says what an account is: how each is
//! computed, and what innocently explains it, stands in `docs/evidence.md`.

pub mod clients;
pub mod clock;
pub mod created;
pub mod dormancy;
pub mod followers;
pub mod handle;
pub mod hours;
pub mod place;
pub mod quiet;
pub mod spacing;
pub mod uncertain;
pub mod volume;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use model::Precision;

/// How often days are drawn anew to find the range of a figure.
pub const RESAMPLES: usize = 1_000;

/// Where every drawing of days begins, so that the same posts give the same range.
pub const SEED: u64 = 2018;

/// What of a post the signals use. Numbers stand for what is equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Milliseconds since 1970 in UTC.
    pub ms: i64,
    /// How much of that time is known.
    pub precision: Precision,
    /// The program it was sent with.
    pub client: Option<u64>,
    /// Its language.
    pub language: Option<u64>,
}

impl Seen {
    /// Whether the time of the day is known.
    #[must_use]
    pub fn has_clock(&self) -> bool {
        self.precision != Precision::Day
    }

    /// Whether the second is known.
    #[must_use]
    pub fn has_second(&self) -> bool {
        matches!(self.precision, Precision::Second | Precision::Millisecond)
    }

    /// The calendar day in `zone`; the published day where no more is known.
    pub(crate) fn day(&self, zone: Tz) -> Option<NaiveDate> {
        let at = self.at()?;
        Some(match self.has_clock() {
            true => at.with_timezone(&zone).date_naive(),
            false => at.date_naive(),
        })
    }

    pub(crate) fn at(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.ms)
    }
}

/// What a minimum counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Posts.
    Posts,
    /// Days with a post.
    Days,
    /// Gaps between two posts.
    Gaps,
    /// Posts on either side of a gap.
    PostsEitherSide,
    /// Accounts with a known day of creation.
    Accounts,
    /// States of a profile.
    Snapshots,
}

/// A field without which nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// A readable date.
    Date,
    /// The time of the day.
    Clock,
    /// The second.
    Second,
    /// The program a post was sent with.
    Client,
    /// A day of creation.
    Created,
    /// A handle in clear.
    Handle,
    /// A number of followers beside more than one post.
    Followers,
}

/// Why nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// There is too little of something.
    NotEnough {
        /// Of what.
        of: Unit,
        /// The stated minimum.
        needed: u64,
        /// What there is.
        has: u64,
    },
    /// The release does not have it.
    Missing(Field),
}

impl Lack {
    /// Nothing if there is enough.
    ///
    /// # Errors
    ///
    /// [`Lack::NotEnough`] if `has` is below `needed`.
    pub fn unless(of: Unit, needed: u64, has: u64) -> Result<(), Lack> {
        match has < needed {
            true => Err(Lack::NotEnough { of, needed, has }),
            false => Ok(()),
        }
    }
}

/// A part of a whole: 40 of 100 posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The part.
    pub count: u64,
    /// The whole.
    pub of: u64,
}

impl Part {
    /// The part as a share from 0 to 1; 0 of nothing is 0.
    #[must_use]
    pub fn share(self) -> f64 {
        match self.of {
            0 => 0.0,
            of => self.count as f64 / of as f64,
        }
    }
}

/// Shannon's entropy of what is counted, in bits; 0 of nothing.
pub(crate) fn entropy_bits(counts: impl Iterator<Item = u64> + Clone) -> f64 {
    let of = counts.clone().sum();
    counts
        .filter(|&count| count > 0)
        .map(|count| Part { count, of }.share())
        // Subtracted, since the sum of no negative numbers would be -0.
        .fold(0.0, |bits, share| bits - share * share.log2())
}

/// The posts whose time of the day is known.
///
/// # Errors
///
/// [`Lack::Missing`] if there are posts but of none the time of the day is known.
pub(crate) fn with_clock(posts: &[Seen]) -> Result<Vec<Seen>, Lack> {
    let clocked: Vec<Seen> = posts
        .iter()
        .filter(|post| post.has_clock())
        .copied()
        .collect();
    if clocked.is_empty() && !posts.is_empty() {
        return Err(Lack::Missing(Field::Clock));
    }
    Ok(clocked)
}

#[cfg(test)]
pub(crate) mod testing {
    use super::*;

    /// A post at a moment, known to the millisecond.
    pub(crate) fn at(text: &str) -> Seen {
        let at = DateTime::parse_from_rfc3339(text).unwrap();
        from_ms(at.timestamp_millis())
    }

    pub(crate) fn from_ms(ms: i64) -> Seen {
        Seen {
            ms,
            precision: Precision::Millisecond,
            client: None,
            language: None,
        }
    }

    /// So many posts, one every `step` minutes, from midnight UTC of 1 January 2018.
    pub(crate) fn every(step: i64, n: i64) -> Vec<Seen> {
        let first = at("2018-01-01T00:00:00Z").ms;
        (0..n).map(|i| from_ms(first + i * step * 60_000)).collect()
    }
}
