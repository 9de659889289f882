//! When an account is silent.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{
    Lack, Part, Seen, Unit, hours,
    uncertain::{Range, draw, of_drawn},
    with_clock,
};

/// Days with posts below which nothing is said.
pub const DAYS: u64 = 30;

/// A pause long enough to sleep: five hours.
pub const PAUSE_MS: i64 = 5 * 3_600_000;

/// An hour is a quiet one if it holds less than this part of what an even spread would give it.
const QUIET: f64 = 0.25;

/// The hours in which an account hardly posts, and the days without a pause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quiet {
    /// The first hour of the longest run of quiet ones, 0 to 23; nothing if no hour is quiet.
    pub from: Option<usize>,
    /// How many hours that run has.
    pub hours: usize,
    /// Its range, from drawing days.
    pub range: Option<Range>,
    /// Days with a post that no pause of five hours touches, of all days with a post.
    pub without_pause: Part,
}

/// Days on which an account posted and that no pause of [`PAUSE_MS`] touches.
///
/// A pause from 23:00 to 04:00 touches both days, so the choice of the zone hardly matters. What lies before the first
/// post and after the last counts as a pause.
///
/// # Errors
///
/// [`Lack`] if no time of the day is known, or below [`DAYS`].
pub fn without_pause(posts: &[Seen], zone: Tz) -> Result<Part, Lack> {
    let mut clocked = with_clock(posts)?;
    clocked.sort_by_key(|post| post.ms);
    // Whether a pause touches a day with a post.
    let mut days: BTreeMap<NaiveDate, bool> = BTreeMap::new();
    let mut previous: Option<&Seen> = None;
    for post in &clocked {
        let Some(day) = post.day(zone) else { continue };
        let pauses = previous.is_none_or(|before| post.ms - before.ms >= PAUSE_MS);
        *days.entry(day).or_default() |= pauses;
        if pauses && let Some(before) = previous.and_then(|before| before.day(zone)) {
            days.insert(before, true);
        }
        previous = Some(post);
    }
    if let Some(last) = previous.and_then(|post| post.day(zone)) {
        days.insert(last, true);
    }
    Lack::unless(Unit::Days, DAYS, days.len() as u64)?;
    Ok(Part {
        count: days.values().filter(|paused| !**paused).count() as u64,
        of: days.len() as u64,
    })
}

/// The quiet hours with their range, and the days without a pause.
///
/// # Errors
///
/// As [`without_pause`].
pub fn quiet(posts: &[Seen], zone: Tz, times: usize, seed: u64) -> Result<Quiet, Lack> {
    let without_pause = without_pause(posts, zone)?;
    let profile = hours::counted(posts, zone)?;
    let (from, hours) = longest_run(&profile.by_hour());
    let drawings = draw(profile.days() as usize, times, seed, |places| {
        longest_run(&profile.sum(places.iter().copied())).1 as f64
    });
    Ok(Quiet {
        from,
        hours,
        range: of_drawn(drawings),
        without_pause,
    })
}

/// The longest run of quiet hours, round midnight too; of several the earliest.
fn longest_run(hours: &[u64; 24]) -> (Option<usize>, usize) {
    let even = hours.iter().sum::<u64>() as f64 / 24.0;
    let is_quiet = |hour: usize| (hours[hour % 24] as f64) < QUIET * even;
    let mut best = (None, 0);
    for from in (0..24).filter(|&from| is_quiet(from)) {
        let length = (from..from + 24).take_while(|&hour| is_quiet(hour)).count();
        if length > best.1 {
            best = (Some(from), length);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::{super::testing::*, *};

    #[test]
    fn someone_who_sleeps_has_quiet_hours_and_pauses() {
        // 40 days, every hour from 08:00 to 22:00.
        let posts: Vec<Seen> = every(60, 24 * 40)
            .into_iter()
            .filter(|post| (8..=22).contains(&(post.ms / 3_600_000 % 24)))
            .collect();
        let quiet = quiet(&posts, Tz::UTC, 100, 1).unwrap();
        assert_eq!((quiet.from, quiet.hours), (Some(23), 9));
        assert_eq!(
            quiet.range,
            Some(Range {
                low: 9.0,
                high: 9.0
            })
        );
        assert_eq!(quiet.without_pause, Part { count: 0, of: 40 });
    }

    #[test]
    fn posts_round_the_clock_leave_no_pause_but_at_the_ends() {
        let quiet = quiet(&every(60, 24 * 40), Tz::UTC, 100, 1).unwrap();
        assert_eq!((quiet.from, quiet.hours), (None, 0));
        assert_eq!(quiet.without_pause, Part { count: 38, of: 40 });
    }

    #[test]
    fn a_pause_over_midnight_counts_for_both_days() {
        let mut posts = every(60, 24 * 40);
        // Nothing from 23:00 of the tenth day to 04:00 of the next: four posts fall out.
        let midnight = posts[24 * 10].ms;
        posts.retain(|post| post.ms <= midnight - 3_600_000 || post.ms >= midnight + 4 * 3_600_000);
        assert_eq!(
            without_pause(&posts, Tz::UTC).unwrap(),
            Part { count: 36, of: 40 }
        );
    }

    #[test]
    fn thirty_days_are_needed() {
        let lack = without_pause(&every(60, 24 * 29), Tz::UTC).unwrap_err();
        assert_eq!(
            lack,
            Lack::NotEnough {
                of: Unit::Days,
                needed: 30,
                has: 29
            }
        );
    }
}
