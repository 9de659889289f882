//! What two accounts have in common.

use std::{
    collections::{BTreeMap, HashMap},
    hash::Hash,
};

use model::Precision;

use crate::{activity::Moment, evidence::uncertain};

/// How one account uses a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Posts that have it.
    pub count: u64,
    /// When it had it first; `None` if none of those posts is dated.
    pub first: Option<Moment>,
}

/// How one account uses each value of a kind (each hashtag, each link…).
pub type Uses<K> = HashMap<K, Use>;

/// Counts uses. A post gives each of its values once, however often it repeats it.
#[must_use]
pub fn uses<K: Eq + Hash>(posts: impl Iterator<Item = (K, Option<Moment>)>) -> Uses<K> {
    let mut uses: Uses<K> = HashMap::new();
    for (value, at) in posts {
        let entry = uses.entry(value).or_insert(Use {
            count: 0,
            first: None,
        });
        entry.count += 1;
        entry.first = match (entry.first, at) {
            (Some(before), Some(now)) => Some(if now.0 < before.0 { now } else { before }),
            (before, now) => before.or(now),
        };
    }
    uses
}

/// A value that both accounts use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared<K> {
    /// The value.
    pub value: K,
    /// How the first account uses it.
    pub a: Use,
    /// How the second does.
    pub b: Use,
}

impl<K> Shared<K> {
    /// Milliseconds from the first account's first use to the second's; negative where the second came first.
    #[must_use]
    pub fn lag_ms(&self) -> Option<i64> {
        lag_ms(self.a.first, self.b.first)
    }
}

/// Milliseconds from one moment to another, where both are known.
#[must_use]
pub fn lag_ms(a: Option<Moment>, b: Option<Moment>) -> Option<i64> {
    Some(b?.0 - a?.0)
}

/// What two accounts have in common, of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap<K> {
    /// Distinct values of the first account.
    pub a_distinct: u64,
    /// Distinct values of the second.
    pub b_distinct: u64,
    /// The values both use, the most used first: by the smaller of the two counts, then by value.
    pub shared: Vec<Shared<K>>,
}

impl<K> Overlap<K> {
    /// Shared values over all distinct values (Jaccard's coefficient, 1901); 0 where neither has any.
    #[must_use]
    pub fn jaccard(&self) -> f64 {
        let shared = self.shared.len() as f64;
        let union = (self.a_distinct + self.b_distinct) as f64 - shared;
        if union == 0.0 { 0.0 } else { shared / union }
    }
}

/// Finds what both use.
#[must_use]
pub fn overlap<K: Copy + Eq + Hash + Ord>(a: &Uses<K>, b: &Uses<K>) -> Overlap<K> {
    let mut shared: Vec<Shared<K>> = a
        .iter()
        .filter_map(|(value, &a)| {
            b.get(value).map(|&b| Shared {
                value: *value,
                a,
                b,
            })
        })
        .collect();
    shared.sort_by_key(|s| (std::cmp::Reverse(s.a.count.min(s.b.count)), s.value));
    Overlap {
        a_distinct: a.len() as u64,
        b_distinct: b.len() as u64,
        shared,
    }
}

/// Who came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// The first account.
    A,
    /// The second account.
    B,
    /// The times do not tell: they are equal as far as they are known, or one is missing.
    Undecided,
}

/// Tells who came first, as far as the coarser of the two times allows.
#[must_use]
pub fn first(a: Option<Moment>, b: Option<Moment>) -> First {
    let (Some(a), Some(b)) = (a, b) else {
        return First::Undecided;
    };
    let unit = unit_ms(a.1.min(b.1));
    match a.0.div_euclid(unit).cmp(&b.0.div_euclid(unit)) {
        std::cmp::Ordering::Less => First::A,
        std::cmp::Ordering::Greater => First::B,
        std::cmp::Ordering::Equal => First::Undecided,
    }
}

/// Milliseconds in one step of a precision.
fn unit_ms(precision: Precision) -> i64 {
    match precision {
        Precision::Day => 86_400_000,
        Precision::Minute => 60_000,
        Precision::Second => 1_000,
        Precision::Millisecond => 1,
    }
}

/// Who was first with several things, in sum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Firsts {
    /// Things the first account had first.
    pub a: u64,
    /// Things the second had first.
    pub b: u64,
    /// Things whose order the times do not tell.
    pub undecided: u64,
    /// The lag of each thing that has one, in milliseconds.
    pub lags_ms: Vec<i64>,
}

impl Firsts {
    /// Adds one thing that both had.
    pub fn add(&mut self, a: Option<Moment>, b: Option<Moment>) {
        match first(a, b) {
            First::A => self.a += 1,
            First::B => self.b += 1,
            First::Undecided => self.undecided += 1,
        }
        self.lags_ms.extend(lag_ms(a, b));
    }

    /// The middle lag in milliseconds, see [`median`].
    #[must_use]
    pub fn median_lag_ms(&self) -> Option<f64> {
        median(&self.lags_ms)
    }
}

/// The middle value; the mean of the two middle ones where their number is even; `None` of nothing.
#[must_use]
pub fn median(values: &[i64]) -> Option<f64> {
    let mut sorted: Vec<f64> = values.iter().map(|&value| value as f64).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    uncertain::median(&sorted)
}

/// Counts values, the most frequent first, ties by value.
#[must_use]
pub fn ranked<K: Ord>(values: impl Iterator<Item = K>) -> Vec<(K, u64)> {
    let mut counts: BTreeMap<K, u64> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    let mut ranked: Vec<(K, u64)> = counts.into_iter().collect();
    ranked.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minute(n: i64) -> Option<Moment> {
        Some((n * 60_000, Precision::Minute))
    }

    #[test]
    fn shared_values_come_with_both_counts_and_the_first_times() {
        let a = uses([("x", minute(5)), ("x", minute(3)), ("y", minute(1))].into_iter());
        let b = uses([("x", minute(4)), ("z", None)].into_iter());
        let both = overlap(&a, &b);
        assert_eq!((both.a_distinct, both.b_distinct), (2, 2));
        assert_eq!(both.shared.len(), 1);
        assert_eq!(both.shared[0].a.count, 2);
        assert_eq!(both.shared[0].lag_ms(), Some(60_000));
        // One shared of three distinct.
        assert!((both.jaccard() - 1.0 / 3.0).abs() < 1e-12);
    }

    #[test]
    fn nothing_in_common_is_zero_and_nothing_at_all_too() {
        let none: Uses<u32> = Uses::new();
        assert_eq!(overlap(&none, &none).jaccard(), 0.0);
    }

    #[test]
    fn within_one_minute_a_time_known_to_the_minute_does_not_tell_who_was_first() {
        let exact = Some((60_000 + 31_000, Precision::Millisecond));
        assert_eq!(first(minute(1), exact), First::Undecided);
        assert_eq!(first(minute(0), exact), First::A);
        assert_eq!(first(exact, minute(0)), First::B);
        assert_eq!(first(exact, None), First::Undecided);
    }

    #[test]
    fn the_median_of_an_even_number_is_the_mean_of_the_middle_two() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3, 1, 2]), Some(2.0));
        assert_eq!(median(&[4, 1, 2, 3]), Some(2.5));
    }

    #[test]
    fn ties_are_in_order_of_value() {
        assert_eq!(
            ranked(["b", "a", "b", "a", "c"].into_iter()),
            [("a", 2), ("b", 2), ("c", 1)]
        );
    }
}
