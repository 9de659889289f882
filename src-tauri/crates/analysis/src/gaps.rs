//! Days without posts, between the first day that has one and the last.
//!
//! A stretch is a gap in what was published, not in what the accounts did: nothing is said about the time before the
//! first post and after the last.

use chrono::NaiveDate;

/// Days in a row without a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day, which belongs to it.
    pub last: NaiveDate,
}

impl Stretch {
    /// How many days it has; at least one.
    #[must_use]
    pub fn days(&self) -> u64 {
        days_between(self.first, self.last) + 1
    }
}

/// What a run of days lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gaps {
    /// The first day with a post.
    pub first: NaiveDate,
    /// The last day with a post.
    pub last: NaiveDate,
    /// Days from the first to the last, both included.
    pub days: u64,
    /// Those of them without a post.
    pub without: u64,
    /// How many stretches these make.
    pub stretches: u64,
    /// The longest stretches, the longest first; of two as long, the earlier first.
    pub longest: Vec<Stretch>,
}

/// Finds the days without posts inside the span of these counts, and the `most` longest stretches of them.
///
/// `days` are calendar days with their posts, in ascending order; the zone is the caller's. A day that is counted 0
/// is one without posts, and does not widen the span. `None` if there is no post at all.
#[must_use]
pub fn between(days: impl IntoIterator<Item = (NaiveDate, u64)>, most: usize) -> Option<Gaps> {
    let mut days = days.into_iter().filter(|&(_, n)| n > 0).map(|(day, _)| day);
    let first = days.next()?;
    let (mut last, mut with) = (first, 1);
    let mut stretches = Vec::new();
    for day in days {
        if day <= last {
            continue;
        }
        with += 1;
        if let (Some(after), Some(before)) = (last.succ_opt(), day.pred_opt())
            && after <= before
        {
            stretches.push(Stretch {
                first: after,
                last: before,
            });
        }
        last = day;
    }
    let days = days_between(first, last) + 1;
    let n_stretches = stretches.len() as u64;
    stretches.sort_by_key(|stretch| (std::cmp::Reverse(stretch.days()), stretch.first));
    stretches.truncate(most);
    Some(Gaps {
        first,
        last,
        days,
        without: days - with,
        stretches: n_stretches,
        longest: stretches,
    })
}

/// Days from one to a later one; none if it is not later.
fn days_between(from: NaiveDate, to: NaiveDate) -> u64 {
    u64::try_from((to - from).num_days()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(days: &[(&str, u64)], most: usize) -> Option<Gaps> {
        between(days.iter().map(|&(text, n)| (day(text), n)), most)
    }

    fn stretch(first: &str, last: &str) -> Stretch {
        Stretch {
            first: day(first),
            last: day(last),
        }
    }

    #[test]
    fn days_without_posts_are_those_between_the_first_and_the_last_post() {
        let gaps = of(
            &[
                ("2020-02-27", 3),
                ("2020-03-01", 1), // 28 and 29 February between: a leap year
                ("2020-03-02", 9),
                ("2020-03-04", 1),
                ("2020-03-10", 2),
            ],
            2,
        )
        .unwrap();
        assert_eq!(
            (gaps.first, gaps.last),
            (day("2020-02-27"), day("2020-03-10"))
        );
        assert_eq!((gaps.days, gaps.without, gaps.stretches), (13, 8, 3));
        assert_eq!(
            gaps.longest,
            [
                stretch("2020-03-05", "2020-03-09"),
                stretch("2020-02-28", "2020-02-29")
            ]
        );
        assert_eq!(gaps.longest[0].days(), 5);
    }

    #[test]
    fn of_two_stretches_as_long_the_earlier_comes_first() {
        let gaps = of(
            &[("2020-01-01", 1), ("2020-01-03", 1), ("2020-01-05", 1)],
            9,
        )
        .unwrap();
        assert_eq!(
            gaps.longest,
            [
                stretch("2020-01-02", "2020-01-02"),
                stretch("2020-01-04", "2020-01-04")
            ]
        );
    }

    #[test]
    fn a_day_counted_zero_is_a_day_without_posts_and_does_not_widen_the_span() {
        let gaps = of(
            &[
                ("2020-01-01", 0),
                ("2020-01-02", 1),
                ("2020-01-03", 0),
                ("2020-01-04", 1),
                ("2020-01-09", 0),
            ],
            9,
        )
        .unwrap();
        assert_eq!((gaps.days, gaps.without), (3, 1));
    }

    #[test]
    fn one_day_has_no_gap_and_nothing_has_no_span() {
        let gaps = of(&[("2020-01-01", 5), ("2020-01-01", 2)], 9).unwrap();
        assert_eq!((gaps.days, gaps.without, gaps.stretches), (1, 0, 0));
        assert!(gaps.longest.is_empty());
        assert_eq!(of(&[], 9), None);
        assert_eq!(of(&[("2020-01-01", 0)], 9), None);
    }

    #[test]
    fn days_with_and_days_without_make_the_span() {
        // Every third day of a year, without its last ones.
        let days: Vec<_> = (0..120)
            .map(|n| (day("2019-01-01") + chrono::Days::new(n * 3), 1))
            .collect();
        let gaps = between(days.iter().copied(), 3).unwrap();
        assert_eq!(gaps.days, 358);
        assert_eq!(gaps.without, gaps.days - days.len() as u64);
        assert_eq!((gaps.stretches, gaps.longest.len()), (119, 3));
    }
}
