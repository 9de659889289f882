//! At what minute of the hour and second of the minute an account posts.

use chrono::Timelike;
use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::{Field, Lack, Part, Seen, Unit, with_clock};

/// Posts below which nothing is said.
pub const POSTS: u64 = 150;

/// Posts by one of sixty places on the clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Posts at each place.
    pub counts: [u64; 60],
    /// Posts at the places that schedules are fond of: the quarters of the hour, or the first five seconds.
    pub fond: Part,
    /// Pearson's chi-square against an even spread, with 59 degrees of freedom.
    pub chi_square: f64,
    /// How often an even spread gives so much or more by chance.
    pub p: f64,
}

/// Counts posts by the minute of the hour. In zones that are off by a part of an hour the quarters are the same.
///
/// # Errors
///
/// [`Lack`] if no time of the day is known, or below [`POSTS`].
pub fn minutes(posts: &[Seen]) -> Result<Clock, Lack> {
    let clocked = with_clock(posts)?;
    Lack::unless(Unit::Posts, POSTS, clocked.len() as u64)?;
    let places = clocked.iter().filter_map(|post| Some(post.at()?.minute()));
    Ok(clock(places, |minute| minute % 15 == 0))
}

/// Counts posts by the second of the minute, of those whose second is known.
///
/// # Errors
///
/// [`Lack`] if no second is known, or below [`POSTS`].
pub fn seconds(posts: &[Seen]) -> Result<Clock, Lack> {
    let known: Vec<&Seen> = posts.iter().filter(|post| post.has_second()).collect();
    if known.is_empty() && !posts.is_empty() {
        return Err(Lack::Missing(Field::Second));
    }
    Lack::unless(Unit::Posts, POSTS, known.len() as u64)?;
    let places = known.iter().filter_map(|post| Some(post.at()?.second()));
    Ok(clock(places, |second| second < 5))
}

fn clock(places: impl Iterator<Item = u32>, is_fond: impl Fn(usize) -> bool) -> Clock {
    let mut counts = [0; 60];
    for place in places {
        counts[place as usize % 60] += 1;
    }
    let of: u64 = counts.iter().sum();
    let fond = (0..60)
        .filter(|&place| is_fond(place))
        .map(|place| counts[place])
        .sum();
    let even = of as f64 / 60.0;
    let off = |count: u64| (count as f64 - even).powi(2) / even;
    let chi_square = match of {
        0 => 0.0,
        _ => counts.iter().map(|&count| off(count)).sum(),
    };
    Clock {
        counts,
        fond: Part { count: fond, of },
        chi_square,
        p: chance(chi_square),
    }
}

/// How often chance gives this chi-square or more, with 59 degrees of freedom.
fn chance(chi_square: f64) -> f64 {
    ChiSquared::new(59.0).map_or(1.0, |law| law.sf(chi_square))
}

#[cfg(test)]
mod tests {
    use super::{super::testing::*, *};
    use model::Precision;

    #[test]
    fn an_even_spread_is_even() {
        let got = minutes(&every(1, 600)).unwrap();
        assert_eq!((got.chi_square, got.p), (0.0, 1.0));
        assert_eq!(got.fond, Part { count: 40, of: 600 });
    }

    #[test]
    fn posts_on_the_half_hour_are_not() {
        let got = minutes(&every(30, 300)).unwrap();
        assert_eq!(
            got.fond,
            Part {
                count: 300,
                of: 300
            }
        );
        // Two places of 150 where five are expected, 58 of none: 2 · 145²/5 + 58 · 5.
        assert!((got.chi_square - 8_700.0).abs() < 1e-9);
        assert!(got.p < 1e-300);
    }

    #[test]
    fn the_chance_is_that_of_the_tables() {
        // Upper quantiles of the law with 59 degrees of freedom: 5 in 100 at 77.931, 1 in 100 at 87.166.
        assert!((chance(77.931) - 0.05).abs() < 1e-5);
        assert!((chance(87.166) - 0.01).abs() < 1e-5);
    }

    #[test]
    fn seconds_are_said_only_where_they_are_known() {
        let mut posts = every(7, 400);
        assert_eq!(seconds(&posts).unwrap().fond.count, 400);
        posts
            .iter_mut()
            .for_each(|post| post.precision = Precision::Minute);
        assert_eq!(seconds(&posts).unwrap_err(), Lack::Missing(Field::Second));
        assert!(minutes(&posts).is_ok());
        posts[..149]
            .iter_mut()
            .for_each(|post| post.precision = Precision::Second);
        assert_eq!(
            seconds(&posts).unwrap_err(),
            Lack::NotEnough {
                of: Unit::Posts,
                needed: 150,
                has: 149
            }
        );
    }
}
