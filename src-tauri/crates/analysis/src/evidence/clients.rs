//! Which programs an account posts with, and when that changes.

use std::collections::BTreeMap;

use chrono::Datelike;
use chrono_tz::Tz;

use super::{Field, Lack, Part, Seen, Unit};

/// Posts with a known program below which nothing is said.
pub const POSTS: u64 = 50;

/// Posts in a month below which its leading program is not told.
pub const POSTS_A_MONTH: u64 = 5;

/// A month of a calendar: year, and month from 1.
pub type Month = (i32, u32);

/// The programs an account posted with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clients {
    /// Posts whose program is known.
    pub posts: u64,
    /// Each program and its posts, the most used first.
    pub mix: Vec<(u64, u64)>,
    /// The months with at least [`POSTS_A_MONTH`] posts, in order.
    pub months: Vec<Led>,
    /// The months in which another program leads than in the month before it in that list.
    pub changes: Vec<Change>,
}

/// The program that leads in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Led {
    /// The month in the zone.
    pub month: Month,
    /// The program with most posts; of several the one used most in all.
    pub client: u64,
    /// Its posts in that month, of all of the month.
    pub part: Part,
}

/// A change of the leading program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// The month in which another one leads.
    pub month: Month,
    /// The program that led before.
    pub from: u64,
    /// The program that leads now.
    pub to: u64,
}

/// The share of the most used program: the figure that is compared between accounts.
///
/// # Errors
///
/// [`Lack`] if no program is known, or below [`POSTS`].
pub fn leading(posts: &[Seen]) -> Result<Part, Lack> {
    let mix = mix(posts)?;
    Ok(Part {
        count: mix.first().map_or(0, |&(_, count)| count),
        of: mix.iter().map(|&(_, count)| count).sum(),
    })
}

/// Counts posts by program and month.
///
/// # Errors
///
/// As [`leading`].
pub fn clients(posts: &[Seen], zone: Tz) -> Result<Clients, Lack> {
    let mix = mix(posts)?;
    let mut by_month: BTreeMap<Month, BTreeMap<u64, u64>> = BTreeMap::new();
    for post in posts {
        if let (Some(client), Some(day)) = (post.client, post.day(zone)) {
            let month = by_month.entry((day.year(), day.month())).or_default();
            *month.entry(client).or_default() += 1;
        }
    }
    let months: Vec<Led> = by_month
        .iter()
        .filter_map(|(&month, counts)| led(month, counts, &mix))
        .collect();
    let changes = months
        .windows(2)
        .filter(|pair| pair[0].client != pair[1].client)
        .map(|pair| Change {
            month: pair[1].month,
            from: pair[0].client,
            to: pair[1].client,
        })
        .collect();
    Ok(Clients {
        posts: mix.iter().map(|&(_, count)| count).sum(),
        mix,
        months,
        changes,
    })
}

fn led(month: Month, counts: &BTreeMap<u64, u64>, mix: &[(u64, u64)]) -> Option<Led> {
    let of: u64 = counts.values().sum();
    let mut best: Option<(u64, u64)> = None;
    // In the order of the whole mix, so that a tie goes to the program used most in all.
    for &(client, _) in mix {
        let count = counts.get(&client).copied().unwrap_or(0);
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((client, count));
        }
    }
    let (client, count) = best.filter(|_| of >= POSTS_A_MONTH)?;
    Some(Led {
        month,
        client,
        part: Part { count, of },
    })
}

fn mix(posts: &[Seen]) -> Result<Vec<(u64, u64)>, Lack> {
    let mut counts = BTreeMap::new();
    for client in posts.iter().filter_map(|post| post.client) {
        *counts.entry(client).or_insert(0_u64) += 1;
    }
    if counts.is_empty() && !posts.is_empty() {
        return Err(Lack::Missing(Field::Client));
    }
    Lack::unless(Unit::Posts, POSTS, counts.values().sum())?;
    let mut mix: Vec<(u64, u64)> = counts.into_iter().collect();
    mix.sort_by_key(|&(client, count)| (std::cmp::Reverse(count), client));
    Ok(mix)
}

#[cfg(test)]
mod tests {
    use super::{super::testing::*, *};

    #[test]
    fn the_month_of_a_change_is_told() {
        // One post a day for 90 days: program 1 in January and February, program 2 from March on.
        let mut posts = every(24 * 60, 90);
        for (day, post) in posts.iter_mut().enumerate() {
            post.client = Some(if day < 59 { 1 } else { 2 });
        }
        let got = clients(&posts, Tz::UTC).unwrap();
        assert_eq!(got.mix, [(1, 59), (2, 31)]);
        assert_eq!(got.months.len(), 3);
        assert_eq!(got.months[1].part, Part { count: 28, of: 28 });
        assert_eq!(
            got.changes,
            [Change {
                month: (2018, 3),
                from: 1,
                to: 2
            }]
        );
        assert_eq!(leading(&posts), Ok(Part { count: 59, of: 90 }));
    }

    #[test]
    fn a_release_without_programs_is_no_empty_mix() {
        let mut posts = every(60, 60);
        assert_eq!(leading(&posts), Err(Lack::Missing(Field::Client)));
        posts[..49]
            .iter_mut()
            .for_each(|post| post.client = Some(3));
        assert_eq!(
            leading(&posts),
            Err(Lack::NotEnough {
                of: Unit::Posts,
                needed: 50,
                has: 49
            })
        );
    }
}
