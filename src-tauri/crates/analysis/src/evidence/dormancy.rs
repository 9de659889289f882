//! A long silence, and whether the language is another one after it.

use std::collections::BTreeMap;

use super::{Lack, Seen, Unit};

/// Posts on either side of a silence below which it is passed over.
pub const EITHER_SIDE: usize = 50;

/// The longest silence with enough posts on either side.
#[derive(Debug, Clone, PartialEq)]
pub struct Dormancy {
    /// The last post before it, milliseconds since 1970.
    pub from_ms: i64,
    /// The first post after it.
    pub until_ms: i64,
    /// Languages before it, those with most posts first; nothing for posts without one.
    pub before: Vec<(Option<u64>, u64)>,
    /// Languages after it.
    pub after: Vec<(Option<u64>, u64)>,
    /// What part of the posts would need another language for both sides to have the same mix, from 0 to 1.
    pub turn: f64,
}

impl Dormancy {
    /// Its length in days.
    #[must_use]
    pub fn days(&self) -> f64 {
        (self.until_ms - self.from_ms) as f64 / 86_400_000.0
    }
}

/// Finds the longest silence with at least [`EITHER_SIDE`] posts on either side; of several the first.
///
/// # Errors
///
/// [`Lack`] if no place has so many on either side.
pub fn dormancy(posts: &[Seen]) -> Result<Dormancy, Lack> {
    let mut posts = posts.to_vec();
    posts.sort_by_key(|post| post.ms);
    Lack::unless(
        Unit::PostsEitherSide,
        EITHER_SIDE as u64,
        posts.len() as u64 / 2,
    )?;
    let mut longest = (EITHER_SIDE, -1);
    for after in EITHER_SIDE..=posts.len() - EITHER_SIDE {
        let gap = posts[after].ms - posts[after - 1].ms;
        if gap > longest.1 {
            longest = (after, gap);
        }
    }
    let (before, after) = posts.split_at(longest.0);
    Ok(Dormancy {
        from_ms: before[before.len() - 1].ms,
        until_ms: after[0].ms,
        turn: turn(before, after),
        before: mix(before),
        after: mix(after),
    })
}

fn mix(posts: &[Seen]) -> Vec<(Option<u64>, u64)> {
    let mut counts = BTreeMap::new();
    for post in posts {
        *counts.entry(post.language).or_insert(0_u64) += 1;
    }
    let mut mix: Vec<_> = counts.into_iter().collect();
    mix.sort_by_key(|&(language, count)| (std::cmp::Reverse(count), language));
    mix
}

/// Half the sum of the differences between the shares.
fn turn(before: &[Seen], after: &[Seen]) -> f64 {
    let mut shares: BTreeMap<Option<u64>, f64> = BTreeMap::new();
    for post in before {
        *shares.entry(post.language).or_default() += 1.0 / before.len() as f64;
    }
    for post in after {
        *shares.entry(post.language).or_default() -= 1.0 / after.len() as f64;
    }
    shares
        .values()
        .map(|difference| difference.abs())
        .sum::<f64>()
        / 2.0
}

#[cfg(test)]
mod tests {
    use super::{super::testing::*, *};

    #[test]
    fn a_silence_with_a_turn_of_language_is_found() {
        let mut posts = every(60, 120);
        for (place, post) in posts.iter_mut().enumerate() {
            post.language = Some(if place < 70 { 1 } else { 2 });
            if place >= 60 {
                post.ms += 100 * 86_400_000;
            }
        }
        let got = dormancy(&posts).unwrap();
        assert!((got.days() - (100.0 + 1.0 / 24.0)).abs() < 1e-9);
        assert_eq!(got.before, [(Some(1), 60)]);
        assert_eq!(got.after, [(Some(2), 50), (Some(1), 10)]);
        assert!((got.turn - 5.0 / 6.0).abs() < 1e-9);
    }

    #[test]
    fn a_silence_near_an_end_is_passed_over() {
        let mut posts = every(60, 120);
        posts[119].ms += 1_000 * 86_400_000;
        assert!((dormancy(&posts).unwrap().days() - 1.0 / 24.0).abs() < 1e-9);
        let lack = dormancy(&posts[..99]).unwrap_err();
        assert_eq!(
            lack,
            Lack::NotEnough {
                of: Unit::PostsEitherSide,
                needed: 50,
                has: 49
            }
        );
    }
}
