//! How far apart an account's posts are.

use std::collections::BTreeMap;

use super::{
    Lack, Part, Seen, Unit, entropy_bits,
    uncertain::{Range, median, of_median},
    with_clock,
};

/// Gaps below which nothing is said.
pub const GAPS: u64 = 100;

/// Gaps shorter than this are not looked at for exact periods: threads and live reports have them by nature.
pub const SHORTEST_PERIOD_S: u64 = 120;

/// How often a gap recurs to be named a period, at least.
const RECURS: u64 = 10;

/// How much more often than gaps of about its length.
const ABOVE_NEIGHBOURS: f64 = 3.0;

/// The gaps between posts that follow one another.
#[derive(Debug, Clone, PartialEq)]
pub struct Spacing {
    /// How many gaps there are.
    pub gaps: u64,
    /// The unit in which gaps are known: 1 second or 60.
    pub unit_s: u64,
    /// Gaps by length, ascending: from this many seconds (inclusive) to twice as many; the first holds all that are
    /// shorter than the unit. Empty buckets in between are there.
    pub histogram: Vec<(u64, u64)>,
    /// The median gap in seconds.
    pub median_s: f64,
    /// Its range.
    pub median_range: Range,
    /// Shannon entropy of the histogram in bits.
    pub entropy_bits: f64,
    /// What it would be if the same buckets held equally many.
    pub entropy_most: f64,
    /// The exact gap of [`SHORTEST_PERIOD_S`] or more that recurs most, in seconds, and how often; of several the
    /// shortest.
    pub most: Option<(u64, Part)>,
    /// Exact gaps that recur far more often than gaps of about the same length, the most frequent first.
    pub periods: Vec<Period>,
}

/// An exact gap that recurs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Period {
    /// Its length in seconds.
    pub seconds: u64,
    /// How often it occurs.
    pub count: u64,
    /// How often gaps up to a tenth shorter or longer occur (up to two units where that is more), on average for each
    /// length. Gaps too short to be a period themselves are among them.
    pub neighbours: f64,
}

/// Measures the gaps between an account's posts.
///
/// Where at least [`GAPS`] gaps lie between two posts that are known to the second, only those are taken, in seconds;
/// else all are, in minutes.
///
/// # Errors
///
/// [`Lack`] if no time of the day is known, or below [`GAPS`].
pub fn spacing(posts: &[Seen]) -> Result<Spacing, Lack> {
    let (unit_s, mut gaps) = gaps(posts)?;
    gaps.sort_unstable();
    let seconds: Vec<f64> = gaps.iter().map(|&gap| gap as f64).collect();
    let (Some(median_s), Some(median_range)) = (median(&seconds), of_median(&seconds)) else {
        return Err(Lack::NotEnough {
            of: Unit::Gaps,
            needed: GAPS,
            has: 0,
        });
    };
    let histogram = histogram(&gaps, unit_s);
    let counts = exact(&gaps);
    let of = gaps.len() as u64;
    let most = counts
        .range(SHORTEST_PERIOD_S..)
        .max_by_key(|&(&gap, &count)| (count, std::cmp::Reverse(gap)));
    Ok(Spacing {
        gaps: of,
        unit_s,
        median_s,
        median_range,
        entropy_bits: entropy_bits(histogram.iter().map(|&(_, count)| count)),
        entropy_most: (histogram.len() as f64).log2(),
        most: most.map(|(&gap, &count)| (gap, Part { count, of })),
        periods: periods(&counts, unit_s),
        histogram,
    })
}

/// The share of gaps that are of one exact length: the figure that is compared between accounts.
///
/// # Errors
///
/// As [`spacing`].
pub fn most_frequent(posts: &[Seen]) -> Result<Part, Lack> {
    let (_, gaps) = gaps(posts)?;
    let counts = exact(&gaps);
    let long_enough = counts.range(SHORTEST_PERIOD_S..);
    let count = long_enough.map(|(_, &count)| count).max().unwrap_or(0);
    Ok(Part {
        count,
        of: gaps.len() as u64,
    })
}

/// The gaps in whole units, each in seconds, and the unit.
fn gaps(posts: &[Seen]) -> Result<(u64, Vec<u64>), Lack> {
    let mut clocked = with_clock(posts)?;
    clocked.sort_by_key(|post| post.ms);
    let between = |unit_ms: i64, fine: bool| -> Vec<u64> {
        let pairs = clocked
            .windows(2)
            .filter(|pair| !fine || pair.iter().all(Seen::has_second));
        pairs
            .map(|pair| {
                let units = pair[1].ms.div_euclid(unit_ms) - pair[0].ms.div_euclid(unit_ms);
                units.unsigned_abs() * (unit_ms.unsigned_abs() / 1_000)
            })
            .collect()
    };
    let fine = between(1_000, true);
    if fine.len() as u64 >= GAPS {
        return Ok((1, fine));
    }
    let coarse = between(60_000, false);
    Lack::unless(Unit::Gaps, GAPS, coarse.len() as u64)?;
    Ok((60, coarse))
}

/// How often each exact gap occurs.
fn exact(gaps: &[u64]) -> BTreeMap<u64, u64> {
    let mut counts = BTreeMap::new();
    for &gap in gaps {
        *counts.entry(gap).or_insert(0) += 1;
    }
    counts
}

fn periods(counts: &BTreeMap<u64, u64>, unit_s: u64) -> Vec<Period> {
    let mut periods: Vec<Period> = counts
        .range(SHORTEST_PERIOD_S..)
        .filter(|&(_, &count)| count >= RECURS)
        .map(|(&seconds, &count)| {
            let reach = (seconds / 10).max(2 * unit_s);
            let around = counts.range(seconds.saturating_sub(reach)..=seconds + reach);
            let others: u64 = around.map(|(_, count)| count).sum::<u64>() - count;
            Period {
                seconds,
                count,
                neighbours: others as f64 / (2 * (reach / unit_s)) as f64,
            }
        })
        .filter(|period| period.count as f64 >= ABOVE_NEIGHBOURS * period.neighbours)
        .collect();
    periods.sort_by_key(|period| (std::cmp::Reverse(period.count), period.seconds));
    periods
}

/// Gaps by length, see [`Spacing::histogram`]. `sorted` are gaps in seconds, ascending.
#[must_use]
pub fn histogram(sorted: &[u64], unit_s: u64) -> Vec<(u64, u64)> {
    if sorted.is_empty() {
        return Vec::new();
    }
    let mut edges = vec![0, unit_s];
    while edges.last() <= sorted.last() {
        edges.push(edges[edges.len() - 1] * 2);
    }
    edges
        .windows(2)
        .map(|edge| {
            let below = |end: u64| sorted.partition_point(|&gap| gap < end);
            (edge[0], (below(edge[1]) - below(edge[0])) as u64)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::testing::*, *};
    use model::Precision;

    #[test]
    fn a_scheduler_has_one_gap() {
        let got = spacing(&every(30, 201)).unwrap();
        assert_eq!((got.gaps, got.unit_s, got.median_s), (200, 1, 1_800.0));
        assert_eq!(
            got.most,
            Some((
                1_800,
                Part {
                    count: 200,
                    of: 200
                }
            ))
        );
        assert_eq!(got.entropy_bits, 0.0);
        // Under 1, then 1, 2, 4 ... 1024 seconds: 12 buckets.
        assert_eq!(got.histogram.len(), 12);
        assert_eq!(got.histogram[11], (1_024, 200));
        assert_eq!(
            got.periods,
            [Period {
                seconds: 1_800,
                count: 200,
                neighbours: 0.0
            }]
        );
    }

    #[test]
    fn where_only_the_minute_is_known_nothing_shorter_is_said() {
        let mut posts = every(2, 151);
        posts
            .iter_mut()
            .for_each(|post| post.precision = Precision::Minute);
        let got = spacing(&posts).unwrap();
        assert_eq!((got.unit_s, got.median_s), (60, 120.0));
        assert_eq!(got.histogram, [(0, 0), (60, 0), (120, 150)]);
    }

    #[test]
    fn gaps_of_every_length_have_no_period() {
        // Gaps of 200, 201, 202 ... 319 seconds.
        let mut ms = 0;
        let mut posts = vec![from_ms(0)];
        for gap in 200..320 {
            ms += gap * 1_000;
            posts.push(from_ms(ms));
        }
        let got = spacing(&posts).unwrap();
        assert_eq!(got.gaps, 120);
        assert!(got.periods.is_empty());
        assert_eq!(got.most, Some((200, Part { count: 1, of: 120 })));
        assert_eq!(most_frequent(&posts).unwrap(), Part { count: 1, of: 120 });
        // 56 gaps lie below 256, 64 above: entropy of 56/120 and 64/120.
        assert!(
            (got.entropy_bits - 0.996_79).abs() < 0.000_01,
            "{}",
            got.entropy_bits
        );
    }

    #[test]
    fn gaps_too_short_to_be_a_period_still_are_neighbours_of_one() {
        // To the minute: 40 gaps each of no, one and two minutes. Two minutes have four neighbours of 20 on average.
        let mut posts = vec![from_ms(0)];
        for n in 0..120 {
            posts.push(from_ms(posts[posts.len() - 1].ms + n % 3 * 60_000));
        }
        posts
            .iter_mut()
            .for_each(|post| post.precision = Precision::Minute);
        let got = spacing(&posts).unwrap();
        assert_eq!(got.most, Some((120, Part { count: 40, of: 120 })));
        assert!(got.periods.is_empty(), "{:?}", got.periods);
    }

    #[test]
    fn a_hundred_gaps_are_needed() {
        let lack = spacing(&every(30, 100)).unwrap_err();
        assert_eq!(
            lack,
            Lack::NotEnough {
                of: Unit::Gaps,
                needed: 100,
                has: 99
            }
        );
        assert!(spacing(&[]).is_err());
    }
}
