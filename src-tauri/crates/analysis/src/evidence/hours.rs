//! At what hours and on which weekdays an account posts.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Timelike};
use chrono_tz::Tz;

use super::{
    Lack, Part, Seen, Unit,
    uncertain::{Range, draw, of_drawn},
    with_clock,
};

/// Posts below which nothing is said.
pub const POSTS: u64 = 100;

/// Days with posts below which nothing is said.
pub const DAYS: u64 = 30;

/// Hours in a row whose share is compared between accounts.
pub const BUSIEST: usize = 8;

/// Posts by hour, day by day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    days: Vec<(NaiveDate, [u32; 24])>,
}

/// The hours in a row that hold most posts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Busiest {
    /// The first of these [`BUSIEST`] hours, 0 to 23.
    pub from: usize,
    /// Posts in them.
    pub part: Part,
}

/// Ranges from drawing days.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Of the share of each hour.
    pub hours: Vec<Range>,
    /// Of the share of each weekday, Monday first.
    pub weekdays: Vec<Range>,
    /// Of the share of the busiest hours, found anew in each drawing.
    pub busiest: Range,
}

/// The figures of days drawn anew.
struct Drawing {
    hours: Vec<f64>,
    weekdays: Vec<f64>,
    busiest: f64,
}

/// Counts posts by hour of the clock in `zone`.
///
/// # Errors
///
/// [`Lack`] if no time of the day is known, or below [`POSTS`] or [`DAYS`].
pub fn profile(posts: &[Seen], zone: Tz) -> Result<Profile, Lack> {
    let profile = counted(posts, zone)?;
    Lack::unless(Unit::Posts, POSTS, profile.posts())?;
    Lack::unless(Unit::Days, DAYS, profile.days())?;
    Ok(profile)
}

/// The same without a minimum of posts, for what has a minimum of its own.
pub(super) fn counted(posts: &[Seen], zone: Tz) -> Result<Profile, Lack> {
    let mut days: BTreeMap<NaiveDate, [u32; 24]> = BTreeMap::new();
    for post in with_clock(posts)? {
        if let Some(at) = post.at() {
            let local = at.with_timezone(&zone);
            days.entry(local.date_naive()).or_default()[local.hour() as usize] += 1;
        }
    }
    Ok(Profile {
        days: days.into_iter().collect(),
    })
}

impl Profile {
    /// Posts counted.
    #[must_use]
    pub fn posts(&self) -> u64 {
        self.by_hour().iter().sum()
    }

    /// Days with a post.
    #[must_use]
    pub fn days(&self) -> u64 {
        self.days.len() as u64
    }

    /// Posts by hour.
    #[must_use]
    pub fn by_hour(&self) -> [u64; 24] {
        self.sum(0..self.days.len())
    }

    /// Posts by weekday, Monday first.
    #[must_use]
    pub fn by_weekday(&self) -> [u64; 7] {
        self.weekdays(0..self.days.len())
    }

    /// The hours in a row, round midnight too, that hold most posts; of several the earliest.
    #[must_use]
    pub fn busiest(&self) -> Busiest {
        busiest(&self.by_hour())
    }

    /// Draws days with putting back, as many as there are, `times` over.
    #[must_use]
    pub fn band(&self, times: usize, seed: u64) -> Option<Band> {
        let drawings = draw(self.days.len(), times, seed, |places| {
            let hours = self.sum(places.iter().copied());
            Drawing {
                hours: shares(&hours),
                weekdays: shares(&self.weekdays(places.iter().copied())),
                busiest: busiest(&hours).part.share(),
            }
        });
        let range = |take: &dyn Fn(&Drawing) -> f64| of_drawn(drawings.iter().map(take).collect());
        let hours = (0..24).map(|hour| range(&|drawing| drawing.hours[hour]));
        let weekdays = (0..7).map(|day| range(&|drawing| drawing.weekdays[day]));
        Some(Band {
            hours: hours.collect::<Option<_>>()?,
            weekdays: weekdays.collect::<Option<_>>()?,
            busiest: range(&|drawing| drawing.busiest)?,
        })
    }

    pub(super) fn sum(&self, places: impl Iterator<Item = usize>) -> [u64; 24] {
        let mut hours = [0; 24];
        for place in places {
            for (sum, count) in hours.iter_mut().zip(&self.days[place].1) {
                *sum += u64::from(*count);
            }
        }
        hours
    }

    fn weekdays(&self, places: impl Iterator<Item = usize>) -> [u64; 7] {
        let mut weekdays = [0; 7];
        for place in places {
            let (day, hours) = &self.days[place];
            let posts: u32 = hours.iter().sum();
            weekdays[day.weekday().num_days_from_monday() as usize] += u64::from(posts);
        }
        weekdays
    }
}

/// Counts as shares of their sum.
#[must_use]
pub fn shares(counts: &[u64]) -> Vec<f64> {
    let of = counts.iter().sum();
    counts
        .iter()
        .map(|&count| Part { count, of }.share())
        .collect()
}

fn busiest(hours: &[u64; 24]) -> Busiest {
    let held = |from: usize| -> u64 { (from..from + BUSIEST).map(|hour| hours[hour % 24]).sum() };
    let mut best = (0, held(0));
    for from in 1..24 {
        if held(from) > best.1 {
            best = (from, held(from));
        }
    }
    Busiest {
        from: best.0,
        part: Part {
            count: best.1,
            of: hours.iter().sum(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{super::testing::*, *};
    use model::Precision;

    #[test]
    fn hours_are_those_of_the_zone_and_the_busiest_go_round_midnight() {
        // 40 days, three posts each: 21:30, 23:30 and 03:30 UTC; in Tehran (+3:30) 01:00, 03:00 and 07:00.
        let mut posts = Vec::new();
        for day in 0..40_i64 {
            for minutes in [210, 1_290, 1_410] {
                posts.push(from_ms(
                    at("2018-01-01T00:00:00Z").ms + (day * 1_440 + minutes) * 60_000,
                ));
            }
        }
        let utc = profile(&posts, Tz::UTC).unwrap();
        assert_eq!((utc.posts(), utc.days()), (120, 40));
        assert_eq!(
            (utc.by_hour()[3], utc.by_hour()[21], utc.by_hour()[23]),
            (40, 40, 40)
        );
        // From 20 to 4 all are in eight hours; 20 is the earliest such hour.
        assert_eq!(
            utc.busiest(),
            Busiest {
                from: 20,
                part: Part {
                    count: 120,
                    of: 120
                }
            }
        );
        let there = profile(&posts, chrono_tz::Asia::Tehran).unwrap();
        // The first of January has the post of 07:00 alone, the last day two.
        assert_eq!(
            (there.by_hour()[1], there.by_hour()[7], there.days()),
            (40, 40, 41)
        );
    }

    #[test]
    fn days_that_are_all_alike_leave_no_doubt() {
        let posts = every(6 * 60, 4 * 50);
        let band = profile(&posts, Tz::UTC).unwrap().band(200, 1).unwrap();
        assert_eq!((band.hours[0].low, band.hours[0].high), (0.25, 0.25));
        assert_eq!((band.hours[1].low, band.hours[1].high), (0.0, 0.0));
        assert_eq!((band.busiest.low, band.busiest.high), (0.5, 0.5));
        assert!(band.weekdays[0].low < band.weekdays[0].high);
    }

    #[test]
    fn too_little_is_said_to_be_too_little() {
        let lack = profile(&every(60, 99), Tz::UTC).unwrap_err();
        assert_eq!(
            lack,
            Lack::NotEnough {
                of: Unit::Posts,
                needed: 100,
                has: 99
            }
        );
        let lack = profile(&every(60, 240), Tz::UTC).unwrap_err();
        assert_eq!(
            lack,
            Lack::NotEnough {
                of: Unit::Days,
                needed: 30,
                has: 10
            }
        );
        let mut days = every(60, 240);
        days.iter_mut()
            .for_each(|post| post.precision = Precision::Day);
        assert_eq!(
            profile(&days, Tz::UTC).unwrap_err(),
            Lack::Missing(super::super::Field::Clock)
        );
    }
}
