//! What two sides, accounts or groups of accounts, have in common.

use std::{cmp::Reverse, collections::BTreeMap};

use model::Precision;

use crate::{activity::Moment, evidence::uncertain};

/// How one side uses a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Posts that have it.
    pub count: u64,
    /// When it had it first; `None` if none of those posts is dated.
    pub first: Option<Moment>,
    /// The number of the first of them: the earliest, of several the one with the smallest number, undated ones last.
    pub post: u64,
}

/// How one side uses each value of a kind (each hashtag, each link…), in the order of the values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Uses<K>(Vec<(K, Use)>);

impl<K: Copy + Ord> Uses<K> {
    /// Counts uses: of each post its time, its number, and one value that it has. A post gives each of its values once,
    /// however often it repeats it. In any order.
    #[must_use]
    pub fn of(posts: impl Iterator<Item = (K, Option<Moment>, u64)>) -> Self {
        // Sorted rather than hashed: the runs are then merged with another's in one pass.
        let mut flat: Vec<(K, i64, u64, Option<Precision>)> = posts
            .map(|(value, at, post)| {
                let ms = at.map_or(i64::MAX, |(ms, _)| ms);
                (value, ms, post, at.map(|(_, precision)| precision))
            })
            .collect();
        flat.sort_unstable_by_key(|&(value, ms, post, _)| (value, ms, post));
        let runs = flat.chunk_by(|a, b| a.0 == b.0).map(|run| {
            let (value, ms, post, precision) = run[0];
            let count = run.len() as u64;
            let first = precision.map(|precision| (ms, precision));
            (value, Use { count, first, post })
        });
        Self(runs.collect())
    }

    /// How many distinct values there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no value at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values with their uses, in the order of the values.
    pub fn iter(&self) -> impl Iterator<Item = &(K, Use)> {
        self.0.iter()
    }

    /// The values that another does not have.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        let mut others = other.0.iter().map(|(value, _)| *value).peekable();
        let own = self.0.iter().filter(|(value, _)| {
            while others.next_if(|other| other < value).is_some() {}
            others.peek() != Some(value)
        });
        Self(own.copied().collect())
    }

    /// How many values both have.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> u64 {
        let mut n = 0;
        self.each_shared(other, |_, _, _| n += 1);
        n
    }

    fn each_shared(&self, other: &Self, mut each: impl FnMut(K, Use, Use)) {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(&&(x, used)), Some(&&(y, by_other))) = (a.peek(), b.peek()) {
            if x == y {
                each(x, used, by_other);
            }
            if x <= y {
                a.next();
            }
            if y <= x {
                b.next();
            }
        }
    }
}

/// A value that both sides use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared<K> {
    /// The value.
    pub value: K,
    /// How the first side uses it.
    pub a: Use,
    /// How the second does.
    pub b: Use,
}

impl<K> Shared<K> {
    /// Milliseconds from the first side's first use to the second's; negative where the second came first.
    #[must_use]
    pub fn lag_ms(&self) -> Option<i64> {
        lag_ms(self.a.first, self.b.first)
    }

    /// The earliest use of either, undated ones last.
    fn earliest(&self) -> i64 {
        let ms = |used: Use| used.first.map_or(i64::MAX, |(ms, _)| ms);
        ms(self.a).min(ms(self.b))
    }
}

/// Milliseconds from one moment to another, where both are known.
#[must_use]
pub fn lag_ms(a: Option<Moment>, b: Option<Moment>) -> Option<i64> {
    Some(b?.0 - a?.0)
}

/// What two sides have in common, of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap<K> {
    /// Distinct values of the first side.
    pub a_distinct: u64,
    /// Distinct values of the second.
    pub b_distinct: u64,
    /// The values both use.
    pub shared: Vec<Shared<K>>,
}

impl<K: Copy + Ord> Overlap<K> {
    /// Shared values over all distinct values (Jaccard's coefficient, 1901); 0 where neither has any.
    #[must_use]
    pub fn jaccard(&self) -> f64 {
        let shared = self.shared.len() as f64;
        let union = (self.a_distinct + self.b_distinct) as f64 - shared;
        if union == 0.0 { 0.0 } else { shared / union }
    }

    /// Puts the closest in time first, undated ones last; of equals the earliest.
    pub fn closest_first(&mut self) {
        self.shared.sort_unstable_by_key(|shared| {
            let lag = shared.lag_ms().map_or(u64::MAX, i64::unsigned_abs);
            (lag, shared.earliest(), shared.value)
        });
    }
}

/// Finds what both use, the most used first: by the smaller of the two counts, then by both together. Equals come in
/// the order of time, so that the order does not hang on the numbers that an archive gives to values.
#[must_use]
pub fn overlap<K: Copy + Ord>(a: &Uses<K>, b: &Uses<K>) -> Overlap<K> {
    let mut shared = Vec::new();
    a.each_shared(b, |value, a, b| shared.push(Shared { value, a, b }));
    shared.sort_unstable_by_key(|s| {
        let (a, b) = (s.a.count, s.b.count);
        (Reverse(a.min(b)), Reverse(a + b), s.earliest(), s.value)
    });
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

    fn of(posts: &[(char, Option<Moment>)]) -> Uses<char> {
        let numbered = (10..).zip(posts);
        Uses::of(numbered.map(|(post, &(value, at))| (value, at, post)))
    }

    #[test]
    fn shared_values_come_with_both_counts_and_the_first_times() {
        let a = of(&[('x', minute(5)), ('x', minute(3)), ('y', minute(1))]);
        let b = of(&[('x', minute(4)), ('z', None)]);
        let both = overlap(&a, &b);
        assert_eq!((both.a_distinct, both.b_distinct), (2, 2));
        assert_eq!(both.shared.len(), 1);
        assert_eq!((both.shared[0].a.count, both.shared[0].a.post), (2, 11));
        assert_eq!(both.shared[0].lag_ms(), Some(60_000));
        // One shared of three distinct.
        assert!((both.jaccard() - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!((a.shared_with(&b), b.shared_with(&a)), (1, 1));
        let left: Vec<char> = a.without(&b).iter().map(|(value, _)| *value).collect();
        assert_eq!(left, ['y']);
        assert!(a.without(&a).is_empty());
    }

    #[test]
    fn the_most_used_come_first_and_of_equals_the_earliest() {
        let a = of(&[
            ('p', minute(9)),
            ('q', minute(8)),
            ('r', None),
            ('s', minute(1)),
            ('s', minute(2)),
        ]);
        let b = of(&[
            ('q', minute(20)),
            ('p', minute(9)),
            ('r', minute(1)),
            ('s', minute(30)),
            ('s', minute(31)),
        ]);
        let mut both = overlap(&a, &b);
        let order = |both: &Overlap<char>| both.shared.iter().map(|s| s.value).collect::<String>();
        assert_eq!(order(&both), "srqp");
        // Lags of 29, none, 12 and 0 minutes.
        both.closest_first();
        assert_eq!(order(&both), "pqsr");
    }

    #[test]
    fn an_undated_post_is_the_first_only_where_no_other_is_dated() {
        let uses = of(&[('x', None), ('x', minute(7)), ('y', None)]);
        let got: Vec<_> = uses
            .iter()
            .map(|(value, used)| (*value, used.first, used.post))
            .collect();
        assert_eq!(got, [('x', minute(7), 11), ('y', None, 12)]);
    }

    #[test]
    fn nothing_in_common_is_zero_and_nothing_at_all_too() {
        let none = of(&[]);
        assert!(none.is_empty());
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
