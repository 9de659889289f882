//! How much an account posts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{
    Field, Lack, Part, Seen, Unit,
    uncertain::{Range, draw, median, of_drawn},
};

/// Numbers of posts a day that others have named, not we.
pub const NAMED: [u64; 3] = [50, 72, 144];

/// Days with posts below which no range is given.
const DAYS_FOR_RANGE: usize = 5;

/// Posts by day.
#[derive(Debug, Clone, PartialEq)]
pub struct Volume {
    /// Posts with a date.
    pub posts: u64,
    /// Days with a post.
    pub days: u64,
    /// Posts on an average day with a post.
    pub mean: f64,
    /// Its range, from drawing days; nothing below five days.
    pub mean_range: Option<Range>,
    /// Posts on a middling day with a post.
    pub median: f64,
    /// The day with most posts, and how many; of several the first.
    pub busiest: (NaiveDate, u64),
    /// The first day of the longest row of days with a post, and how many days it has; of several the first.
    pub longest_run: (NaiveDate, u64),
    /// Of the days with a post, those with at least as many as each of [`NAMED`].
    pub at_least: [Part; 3],
}

/// Posts on an average day with a post: the figure that is compared between accounts.
///
/// # Errors
///
/// [`Lack`] if there is no post with a date.
pub fn mean(posts: &[Seen], zone: Tz) -> Result<f64, Lack> {
    let days = by_day(posts, zone)?;
    let sum: u64 = days.values().sum();
    Ok(sum as f64 / days.len() as f64)
}

/// Counts posts by day.
///
/// # Errors
///
/// As [`mean`].
pub fn volume(posts: &[Seen], zone: Tz, times: usize, seed: u64) -> Result<Volume, Lack> {
    let days = by_day(posts, zone)?;
    let counts: Vec<u64> = days.values().copied().collect();
    let mean = |of: &mut dyn Iterator<Item = u64>| of.sum::<u64>() as f64 / counts.len() as f64;
    let mut sorted: Vec<f64> = counts.iter().map(|&count| count as f64).collect();
    sorted.sort_by(f64::total_cmp);
    let mean_range = match counts.len() < DAYS_FOR_RANGE {
        true => None,
        false => of_drawn(draw(counts.len(), times, seed, |places| {
            mean(&mut places.iter().map(|&place| counts[place]))
        })),
    };
    let first = NaiveDate::default();
    let busiest = days
        .iter()
        .max_by_key(|&(&day, &count)| (count, std::cmp::Reverse(day)));
    let days_with = |least: u64| Part {
        count: counts.iter().filter(|&&count| count >= least).count() as u64,
        of: counts.len() as u64,
    };
    Ok(Volume {
        posts: counts.iter().sum(),
        days: counts.len() as u64,
        mean: mean(&mut counts.iter().copied()),
        mean_range,
        median: median(&sorted).unwrap_or(0.0),
        busiest: busiest.map_or((first, 0), |(&day, &count)| (day, count)),
        longest_run: longest_run(days.keys().copied()).unwrap_or((first, 0)),
        at_least: NAMED.map(days_with),
    })
}

fn by_day(posts: &[Seen], zone: Tz) -> Result<BTreeMap<NaiveDate, u64>, Lack> {
    let mut days = BTreeMap::new();
    for day in posts.iter().filter_map(|post| post.day(zone)) {
        *days.entry(day).or_insert(0) += 1;
    }
    match days.is_empty() {
        true if posts.is_empty() => Err(Lack::NotEnough {
            of: Unit::Posts,
            needed: 1,
            has: 0,
        }),
        true => Err(Lack::Missing(Field::Date)),
        false => Ok(days),
    }
}

fn longest_run(days: impl Iterator<Item = NaiveDate>) -> Option<(NaiveDate, u64)> {
    let mut longest: Option<(NaiveDate, u64)> = None;
    let mut run: Option<(NaiveDate, u64, NaiveDate)> = None;
    for day in days {
        let now = match run {
            Some((first, length, last)) if last.succ_opt() == Some(day) => (first, length + 1, day),
            _ => (day, 1, day),
        };
        if longest.is_none_or(|(_, length)| now.1 > length) {
            longest = Some((now.0, now.1));
        }
        run = Some(now);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::{super::testing::*, *};

    #[test]
    fn days_are_counted() {
        // 1 January: 60 posts; 3, 4 and 5 January: one each.
        let mut posts = every(10, 60);
        for day in 3..=5 {
            posts.push(at(&format!("2018-01-0{day}T12:00:00Z")));
        }
        let got = volume(&posts, Tz::UTC, 100, 1).unwrap();
        let day = |n| NaiveDate::from_ymd_opt(2018, 1, n).unwrap();
        assert_eq!(
            (got.posts, got.days, got.mean, got.median),
            (63, 4, 15.75, 1.0)
        );
        assert_eq!(got.busiest, (day(1), 60));
        assert_eq!(got.longest_run, (day(3), 3));
        assert_eq!(got.at_least.map(|part| part.count), [1, 0, 0]);
        assert_eq!(got.mean_range, None);
        assert_eq!(mean(&posts, Tz::UTC), Ok(15.75));
        assert_eq!(
            mean(&[], Tz::UTC),
            Err(Lack::NotEnough {
                of: Unit::Posts,
                needed: 1,
                has: 0
            })
        );
    }

    #[test]
    fn a_mean_has_a_range_once_there_are_days() {
        let got = volume(&every(60, 24 * 10), Tz::UTC, 100, 1).unwrap();
        assert_eq!(
            got.mean_range,
            Some(Range {
                low: 24.0,
                high: 24.0
            })
        );
    }
}
