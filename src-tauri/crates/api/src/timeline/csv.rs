//! A timeline as a table: a row for each bucket.

use std::io::Write;

use crate::{
    ApiError,
    wire::{BucketCoverage, TimelineAnswer},
    written::Table,
};

/// Writes a timeline as CSV.
///
/// The columns: where the bucket begins, how much of it the datasets cover (`whole`, `part`, `gap`), all posts, then
/// one for each series: of counts, or of what was made of them, with what a share is of before. A bucket that no
/// dataset covers has empty cells, not zeros. Gives how many cells were guarded against spreadsheets.
///
/// # Errors
///
/// [`crate::ErrorCode::Failed`] if it cannot be written.
pub fn to_writer(
    answer: &TimelineAnswer,
    verbatim: bool,
    out: &mut dyn Write,
) -> Result<u64, ApiError> {
    let header = guarded(header(answer), verbatim);
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let mut table = Table::new(out, &header, verbatim)?;
    for idx in 0..answer.buckets.len() {
        table.row(cells(answer, idx))?;
    }
    table.finish()
}

fn header(answer: &TimelineAnswer) -> Vec<String> {
    let mut header = ["from", "covered", "posts"].map(str::to_owned).to_vec();
    match &answer.derived {
        Some(derived) => {
            if derived.share_of.is_some() {
                header.push("share_of".to_owned());
            }
            let is_one = answer.series.is_empty();
            header.extend(derived.series.iter().map(|one| match is_one {
                true => derived.label.clone(),
                false => one.label.clone(),
            }));
        }
        None => header.extend(answer.series.iter().map(|one| one.label.clone())),
    }
    header
}

fn cells(answer: &TimelineAnswer, idx: usize) -> Vec<String> {
    let coverage = answer.coverage.get(idx).copied();
    let is_gap = coverage == Some(BucketCoverage::Gap);
    let count = |count: Option<u64>| match count {
        Some(count) if !is_gap => count.to_string(),
        _ => String::new(),
    };
    let bucket = answer.buckets.get(idx);
    let mut cells = vec![
        bucket.map(|b| b.start.clone()).unwrap_or_default(),
        match coverage {
            Some(BucketCoverage::Whole) => "whole",
            Some(BucketCoverage::Part) => "part",
            Some(BucketCoverage::Gap) => "gap",
            None => "",
        }
        .to_owned(),
        count(bucket.map(|b| b.count)),
    ];
    match &answer.derived {
        Some(derived) => {
            if derived.share_of.is_some() {
                cells.push(count(derived.wholes.get(idx).copied()));
            }
            let values = derived.series.iter();
            cells.extend(values.map(|one| {
                one.values
                    .get(idx)
                    .copied()
                    .flatten()
                    .map_or_else(String::new, number)
            }));
        }
        None => {
            let series = answer.series.iter();
            cells.extend(series.map(|one| count(one.buckets.get(idx).map(|b| b.count))));
        }
    }
    cells
}

/// A figure with at most four decimals.
fn number(value: f64) -> String {
    let text = format!("{value:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The names of series may begin like formulas: `-word` is a query.
fn guarded(mut header: Vec<String>, verbatim: bool) -> Vec<String> {
    if !verbatim {
        header.iter_mut().for_each(|cell| {
            crate::written::guard(cell);
        });
    }
    header
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Bucket, BucketWidth, Derived, DerivedSeries, Series, ShareOf};

    fn buckets(counts: [u64; 3]) -> Vec<Bucket> {
        let months = ["2020-01", "2020-02", "2020-03"];
        let bucket = |(month, count)| Bucket {
            start: format!("{month}-01T00:00:00+00:00"),
            count,
        };
        months.into_iter().zip(counts).map(bucket).collect()
    }

    fn answer() -> TimelineAnswer {
        let series = [("0", "-sea", [1, 0, 2]), ("1", "sky, blue", [2, 0, 1])];
        TimelineAnswer {
            total: 5,
            by: BucketWidth::Month,
            zone: "UTC".into(),
            buckets: buckets([2, 0, 3]),
            coverage: vec![
                BucketCoverage::Part,
                BucketCoverage::Gap,
                BucketCoverage::Whole,
            ],
            series: series
                .map(|(key, label, counts)| Series {
                    key: key.into(),
                    label: label.into(),
                    count: counts.iter().sum(),
                    buckets: buckets(counts),
                })
                .to_vec(),
            derived: None,
            too_coarse: 0,
            undated: 0,
            marks: Vec::new(),
            covered: Vec::new(),
            problems: Vec::new(),
            elapsed_ms: 0.0,
        }
    }

    fn written(answer: &TimelineAnswer) -> String {
        let mut out = Vec::new();
        to_writer(answer, false, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_bucket_that_is_not_covered_has_empty_cells_and_names_are_guarded() {
        assert_eq!(
            written(&answer()),
            "from,covered,posts,'-sea,\"sky, blue\"\n\
             2020-01-01T00:00:00+00:00,part,2,1,2\n\
             2020-02-01T00:00:00+00:00,gap,,,\n\
             2020-03-01T00:00:00+00:00,whole,3,2,1\n"
        );
    }

    #[test]
    fn shares_stand_beside_what_they_are_of() {
        let derived = Derived {
            label: "share".into(),
            share_of: Some(ShareOf::Archive),
            cumulative: false,
            rolling: None,
            wholes: vec![3, 0, 8],
            series: vec![DerivedSeries {
                key: "0".into(),
                label: "sea".into(),
                values: vec![Some(100.0 / 3.0), None, Some(25.0)],
            }],
        };
        let answer = TimelineAnswer {
            derived: Some(derived),
            ..answer()
        };
        assert_eq!(
            written(&answer),
            "from,covered,posts,share_of,sea\n\
             2020-01-01T00:00:00+00:00,part,2,3,33.3333\n\
             2020-02-01T00:00:00+00:00,gap,,,\n\
             2020-03-01T00:00:00+00:00,whole,3,8,25\n"
        );
    }
}
