//! What is made of counts in buckets: shares, running sums, rolling means.
//!
//! A bucket that no dataset covers has no count (`None`). It is never taken for zero: a running sum goes on behind it,
//! a rolling mean begins anew.

/// What each part is of its whole, in per cent.
///
/// `None` where either is not known, and where the whole is zero: a share of nothing is not zero. The answer is as long
/// as the shorter of the two.
#[must_use]
pub fn shares(parts: &[Option<u64>], wholes: &[Option<u64>]) -> Vec<Option<f64>> {
    let share = |(part, whole): (&Option<u64>, &Option<u64>)| {
        let (part, whole) = ((*part)?, (*whole)?);
        (whole > 0).then(|| 100.0 * part as f64 / whole as f64)
    };
    parts.iter().zip(wholes).map(share).collect()
}

/// The sum of each bucket and all before it. A bucket that is not covered has none, and adds nothing.
#[must_use]
pub fn cumulative(counts: &[Option<u64>]) -> Vec<Option<u64>> {
    let mut sum: u64 = 0;
    let mut add = |count: &Option<u64>| {
        let count = (*count)?;
        sum = sum.saturating_add(count);
        Some(sum)
    };
    counts.iter().map(&mut add).collect()
}

/// The sum of each bucket and the `n - 1` before it.
///
/// `None` for a bucket before which there are not so many, all of them covered: the first `n - 1`, and those after a
/// bucket that is not covered. `n` of 0 is taken for 1.
#[must_use]
pub fn rolling_sums(counts: &[Option<u64>], n: usize) -> Vec<Option<u64>> {
    let n = n.max(1);
    let (mut sum, mut in_a_row) = (0_u64, 0_usize);
    let mut sums = Vec::with_capacity(counts.len());
    for (at, count) in counts.iter().enumerate() {
        let Some(count) = count else {
            (sum, in_a_row) = (0, 0);
            sums.push(None);
            continue;
        };
        sum = sum.saturating_add(*count);
        in_a_row += 1;
        if in_a_row > n {
            let leaves = at.checked_sub(n).and_then(|left| counts.get(left).copied());
            sum = sum.saturating_sub(leaves.flatten().unwrap_or(0));
        }
        sums.push((in_a_row >= n).then_some(sum));
    }
    sums
}

/// The mean of each bucket and the `n - 1` before it; where there is none, [`rolling_sums`] has none.
#[must_use]
pub fn rolling_means(counts: &[Option<u64>], n: usize) -> Vec<Option<f64>> {
    let mean = |sum: Option<u64>| sum.map(|sum| sum as f64 / n.max(1) as f64);
    rolling_sums(counts, n).into_iter().map(mean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: Option<u64> = None;

    #[test]
    fn a_share_is_in_per_cent_and_of_nothing_there_is_none() {
        assert_eq!(
            shares(
                &[Some(1), Some(0), Some(0), GAP, Some(3)],
                &[Some(4), Some(5), Some(0), GAP, Some(3)]
            ),
            [Some(25.0), Some(0.0), None, None, Some(100.0)]
        );
    }

    #[test]
    fn a_running_sum_goes_on_behind_a_gap() {
        assert_eq!(
            cumulative(&[Some(2), Some(0), GAP, Some(5)]),
            [Some(2), Some(2), None, Some(7)]
        );
        assert_eq!(cumulative(&[]), []);
    }

    #[test]
    fn a_rolling_mean_looks_back_and_has_none_for_the_first_buckets() {
        // (1+2+6)/3 = 3, (2+6+1)/3 = 3, (6+1+2)/3 = 3, (1+2+0)/3 = 1.
        assert_eq!(
            rolling_means(&[1, 2, 6, 1, 2, 0].map(Some), 3),
            [None, None, Some(3.0), Some(3.0), Some(3.0), Some(1.0)]
        );
        assert_eq!(rolling_means(&[Some(1), Some(2)], 2), [None, Some(1.5)]);
    }

    #[test]
    fn a_bucket_that_is_not_covered_interrupts_a_rolling_mean() {
        assert_eq!(
            rolling_sums(&[Some(4), Some(6), GAP, Some(1), Some(3), Some(5)], 2),
            [None, Some(10), None, None, Some(4), Some(8)]
        );
    }

    #[test]
    fn one_bucket_at_a_time_changes_nothing_and_too_many_give_nothing() {
        let counts = [Some(4), GAP, Some(6)];
        assert_eq!(rolling_sums(&counts, 1), counts);
        assert_eq!(rolling_sums(&counts, 0), counts);
        assert_eq!(rolling_sums(&counts, 9), [None, None, None]);
    }
}
