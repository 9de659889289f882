//! How the number of followers went, where a release has it beside each post.

use super::{Field, Lack, Unit};

/// States of the profile below which nothing is said.
pub const SNAPSHOTS: u64 = 20;

/// What a profile said at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snapshot {
    /// Milliseconds since 1970.
    pub ms: i64,
    /// Followers.
    pub followers: u64,
}

/// How followers went over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Followers {
    /// Posts beside which the number stands.
    pub snapshots: u64,
    /// The first.
    pub first: Snapshot,
    /// The last.
    pub last: Snapshot,
    /// The two that follow one another with the greatest difference; of several the first.
    pub step: (Snapshot, Snapshot),
}

/// Reads the course of an account's followers.
///
/// # Errors
///
/// [`Lack`] if no more than one state is known, or below [`SNAPSHOTS`].
pub fn followers(snapshots: &[Snapshot]) -> Result<Followers, Lack> {
    let mut sorted = snapshots.to_vec();
    sorted.sort_by_key(|snapshot| snapshot.ms);
    let (Some(&first), Some(&last)) = (sorted.first(), sorted.last()) else {
        return Err(Lack::Missing(Field::Followers));
    };
    Lack::unless(Unit::Snapshots, SNAPSHOTS, sorted.len() as u64)?;
    let mut step = (first, first);
    for pair in sorted.windows(2) {
        let by = |(a, b): (Snapshot, Snapshot)| a.followers.abs_diff(b.followers);
        if by((pair[0], pair[1])) > by(step) {
            step = (pair[0], pair[1]);
        }
    }
    Ok(Followers {
        snapshots: sorted.len() as u64,
        first,
        last,
        step,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_step_is_found_either_way() {
        let mut all: Vec<Snapshot> = (0..20)
            .map(|place| Snapshot {
                ms: place,
                followers: 100 + place.unsigned_abs(),
            })
            .collect();
        all[10].followers = 40;
        let got = followers(&all).unwrap();
        assert_eq!((got.first.followers, got.last.followers), (100, 119));
        // From 109 down to 40 is 69, up again to 111 is 71.
        assert_eq!((got.step.0.followers, got.step.1.followers), (40, 111));
        assert_eq!(
            followers(&all[1..]),
            Err(Lack::NotEnough {
                of: Unit::Snapshots,
                needed: 20,
                has: 19
            })
        );
        assert_eq!(followers(&[]), Err(Lack::Missing(Field::Followers)));
    }
}
