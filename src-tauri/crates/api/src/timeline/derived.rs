//! Shares, running sums and rolling means of a timeline, as they were asked for.
//!
//! A share of several buckets together (running, rolling) is the share of their posts together, not a mean of shares:
//! a day with three posts does not weigh as much as one with three thousand.

use analysis::derived as figures;

use crate::{
    ApiError, ErrorCode,
    wire::{
        Bucket, BucketCoverage, BucketWidth, Derived, DerivedSeries, Series, ShareOf,
        TimelineRequest,
    },
};

/// Buckets that a rolling mean may look back over.
const LONGEST_ROLL: u32 = 1_000;

/// What is to be made of the counts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) share_of: Option<ShareOf>,
    cumulative: bool,
    rolling: Option<u32>,
}

/// What a request wants made of its counts; `None` where it wants the counts.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for what cannot be had together.
pub(super) fn wanted(request: &TimelineRequest) -> Result<Option<Wanted>, ApiError> {
    if request.cumulative && request.rolling.is_some() {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "Posts cannot be added up and be a rolling mean at once.",
        )
        .hint("Choose one of the two."));
    }
    if !matches!(request.rolling, None | Some(1..=LONGEST_ROLL)) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!("A rolling mean is over 1 to {LONGEST_ROLL} buckets."),
        ));
    }
    let wanted = Wanted {
        share_of: request.share.then_some(match request.split {
            Some(_) => ShareOf::Series,
            None => ShareOf::Archive,
        }),
        cumulative: request.cumulative,
        rolling: request.rolling,
    };
    let is_any = request.share || request.cumulative || request.rolling.is_some();
    Ok(is_any.then_some(wanted))
}

/// The counts of a timeline, as far as they are needed here.
pub(super) struct Given<'a> {
    pub(super) by: BucketWidth,
    pub(super) coverage: &'a [BucketCoverage],
    /// All posts.
    pub(super) buckets: &'a [Bucket],
    /// The same, in parts; may be empty.
    pub(super) series: &'a [Series],
    /// What shares are of.
    pub(super) wholes: Vec<u64>,
}

/// Makes of the counts what is wanted.
pub(super) fn derive(wanted: Wanted, given: Given<'_>) -> Derived {
    let covered = |idx: usize| given.coverage.get(idx) != Some(&BucketCoverage::Gap);
    let known = |counts: &mut dyn Iterator<Item = u64>| -> Vec<Option<u64>> {
        let each = counts.enumerate();
        each.map(|(idx, count)| covered(idx).then_some(count))
            .collect()
    };
    let wholes = known(&mut given.wholes.iter().copied());
    let one = |key: &str, label: &str, buckets: &[Bucket]| DerivedSeries {
        key: key.to_owned(),
        label: label.to_owned(),
        values: values(
            wanted,
            &known(&mut buckets.iter().map(|b| b.count)),
            &wholes,
        ),
    };
    let series = match given.series {
        [] => vec![one("all", "posts", given.buckets)],
        series => series
            .iter()
            .map(|part| one(&part.key, &part.label, &part.buckets))
            .collect(),
    };
    Derived {
        label: label(wanted, given.by),
        share_of: wanted.share_of,
        cumulative: wanted.cumulative,
        rolling: wanted.rolling,
        wholes: given.wholes,
        series,
    }
}

fn values(wanted: Wanted, counts: &[Option<u64>], wholes: &[Option<u64>]) -> Vec<Option<f64>> {
    let n = wanted.rolling.unwrap_or(1) as usize;
    let together = |counts: &[Option<u64>]| match wanted.cumulative {
        true => figures::cumulative(counts),
        false => figures::rolling_sums(counts, n),
    };
    match wanted.share_of {
        Some(_) => figures::shares(&together(counts), &together(wholes)),
        None if wanted.cumulative => together(counts)
            .into_iter()
            .map(|sum| sum.map(|sum| sum as f64))
            .collect(),
        None => figures::rolling_means(counts, n),
    }
}

/// What the values are, in words.
fn label(wanted: Wanted, by: BucketWidth) -> String {
    let width = width_word(by);
    let over = match wanted.rolling {
        Some(1) | None => format!("each {width}"),
        Some(n) => format!("each {width} and the {} before it", n - 1),
    };
    let over = match wanted.cumulative {
        true => format!("each {width} and all before it"),
        false => over,
    };
    match (wanted.share_of, wanted.cumulative) {
        (Some(ShareOf::Series), _) => {
            format!("share of the posts of all series in {over}, in per cent")
        }
        (Some(ShareOf::Archive), _) => {
            format!("share of all posts of the archive in {over}, in per cent")
        }
        (None, true) => format!("posts of {over}"),
        (None, false) => format!("mean number of posts over {over}"),
    }
}

fn width_word(by: BucketWidth) -> &'static str {
    match by {
        BucketWidth::Hour => "hour",
        BucketWidth::Day => "day",
        BucketWidth::Week => "week",
        BucketWidth::Month => "month",
        BucketWidth::Year => "year",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn buckets(counts: &[u64]) -> Vec<Bucket> {
        let bucket = |&count: &u64| Bucket {
            start: String::new(),
            count,
        };
        counts.iter().map(bucket).collect()
    }

    fn values(wanted: Wanted, counts: &[u64], wholes: &[u64]) -> Vec<Option<f64>> {
        let coverage: Vec<BucketCoverage> = vec![
            BucketCoverage::Part,
            BucketCoverage::Whole,
            BucketCoverage::Gap,
            BucketCoverage::Whole,
            BucketCoverage::Part,
        ];
        let given = Given {
            by: BucketWidth::Day,
            coverage: &coverage,
            buckets: &buckets(counts),
            series: &[],
            wholes: wholes.to_vec(),
        };
        derive(wanted, given).series.remove(0).values
    }

    const COUNTS: [u64; 5] = [2, 1, 0, 3, 0];
    const WHOLES: [u64; 5] = [4, 1, 0, 12, 4];
    const SHARE: Wanted = Wanted {
        share_of: Some(ShareOf::Archive),
        cumulative: false,
        rolling: None,
    };

    #[test]
    fn a_share_of_several_buckets_is_of_their_posts_together() {
        assert_eq!(
            values(SHARE, &COUNTS, &WHOLES),
            [Some(50.0), Some(100.0), None, Some(25.0), Some(0.0)]
        );
        let rolling = Wanted {
            rolling: Some(2),
            ..SHARE
        };
        // (2 + 1) of (4 + 1) are 60 per cent, (3 + 0) of (12 + 4) are 18.75: not the means of two shares.
        assert_eq!(
            values(rolling, &COUNTS, &WHOLES),
            [None, Some(60.0), None, None, Some(18.75)]
        );
        let cumulative = Wanted {
            cumulative: true,
            ..SHARE
        };
        // 2/4, 3/5, nothing, 6/17, 6/21.
        assert_eq!(
            values(cumulative, &COUNTS, &WHOLES),
            [
                Some(50.0),
                Some(60.0),
                None,
                Some(100.0 * 6.0 / 17.0),
                Some(100.0 * 6.0 / 21.0)
            ]
        );
    }

    #[test]
    fn the_label_says_what_a_share_is_of_and_over_which_buckets() {
        let rolling = Wanted {
            share_of: None,
            cumulative: false,
            rolling: Some(7),
        };
        assert_eq!(
            label(SHARE, BucketWidth::Month),
            "share of all posts of the archive in each month, in per cent"
        );
        assert_eq!(
            label(rolling, BucketWidth::Day),
            "mean number of posts over each day and the 6 before it"
        );
    }
}
