//! Posts over time: whole, in parts, or several queries on one axis.

mod counted;
mod csv;
mod derived;
mod marks;
mod series;

use std::time::Instant;

use analysis::{
    coverage::{self, Coverage},
    timeline::{self as calendar, Width},
};
use chrono_tz::Tz;
use search::{Histogram, Names, Query};

use crate::{
    ApiError, Context, ErrorCode, asking,
    names::ArchiveNames,
    opened::OpenArchive,
    posts::problems_of,
    values,
    wire::{
        BucketCoverage, Problem, SaveTimelineRequest, SavedReport, Series, ShareOf, TimelineAnswer,
        TimelineRequest,
    },
    written,
};
use counted::{Frame, on_axis, whole, width_of, within};
pub(crate) use counted::{buckets, by_of, counts_of};
pub use csv::to_writer;

/// Buckets of a timeline whose width is not asked for, at most about this many.
const READABLE: i64 = 200;

/// Series where no limit is asked for.
const SERIES: u64 = 12;

/// Queries that may stand beside the first.
const MOST_BESIDE: usize = 11;

/// Counts the posts matching a query over time, from the first to the last, zeros included.
///
/// With further queries the whole is what at least one of them finds, each post once; a post may be in several series.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for an unknown zone, too many buckets, or what cannot be asked together,
/// [`ErrorCode::Cancelled`].
pub fn count(cx: &Context<'_>, request: TimelineRequest) -> Result<TimelineAnswer, ApiError> {
    let begun = Instant::now();
    let wanted = derived::wanted(&request)?;
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let texts = texts(&request)?;
    let (queries, problems) = read(&archive, &texts, zone)?;
    let names = ArchiveNames::new(&archive)?;
    let asked = Asked {
        cx,
        archive: &archive,
        names: &names,
        queries: &queries,
    };
    let histogram = asked.histogram(&request)?;
    let all = whole(&histogram);
    let width = match request.by {
        Some(by) => width_of(by),
        None => calendar::readable_width(calendar::span_of(&all, Width::Day, zone), READABLE),
    };
    let timeline = calendar::count(&all, width, zone, None)?;
    let frame = Frame {
        width,
        zone,
        span: calendar::span_of(&all, width, zone),
    };
    let axis = &timeline.buckets;
    let series = asked.series(&request, &texts, &histogram, axis, frame)?;
    let datasets = marks::datasets(cx, &archive, &names, &queries)?;
    let coverage: Vec<BucketCoverage> =
        coverage::of_buckets(axis, width, &marks::stretches(&datasets))
            .into_iter()
            .map(coverage_to_wire)
            .collect();
    let buckets = buckets(axis);
    let derived = match wanted {
        Some(wanted) => Some(derived::derive(
            wanted,
            derived::Given {
                by: by_of(width),
                coverage: &coverage,
                buckets: &buckets,
                series: &series,
                wholes: asked.wholes(wanted.share_of, axis, frame)?,
            },
        )),
        None => None,
    };
    Ok(TimelineAnswer {
        total: histogram.total,
        by: by_of(width),
        zone: zone.name().to_owned(),
        buckets,
        coverage,
        series,
        derived,
        too_coarse: timeline.too_coarse,
        undated: histogram.undated,
        marks: marks::all(&archive, &datasets, zone)?,
        covered: marks::covered(&datasets),
        problems,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// Writes a timeline to a CSV file, as [`to_writer`] describes it.
///
/// # Errors
///
/// As [`count`], and [`ErrorCode::BadRequest`] if the file cannot be written.
pub fn save(cx: &Context<'_>, request: SaveTimelineRequest) -> Result<SavedReport, ApiError> {
    let answer = count(cx, request.timeline)?;
    let mut text = Vec::new();
    to_writer(&answer, request.verbatim, &mut text)?;
    written::bytes(request.path, &text)
}

/// The texts of the queries, the first one first.
fn texts(request: &TimelineRequest) -> Result<Vec<String>, ApiError> {
    if request.queries.len() > MOST_BESIDE {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!("At most {} queries can share one axis.", MOST_BESIDE + 1),
        ));
    }
    if !request.queries.is_empty() && request.split.is_some() {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "Several queries cannot be split as well.",
        )
        .hint("Split one query, or put several beside one another."));
    }
    let first = std::iter::once(&request.query);
    Ok(first.chain(&request.queries).cloned().collect())
}

/// Reads the queries. What was not understood is placed in the first; of the others the message names the query.
fn read(
    archive: &OpenArchive,
    texts: &[String],
    zone: Tz,
) -> Result<(Vec<Query>, Vec<Problem>), ApiError> {
    let (mut queries, mut all) = (Vec::new(), Vec::new());
    for (nth, text) in texts.iter().enumerate() {
        let (query, problems) = asking::read(archive, text, zone)?;
        let mut problems = problems_of(text, &problems);
        if nth > 0 {
            for problem in &mut problems {
                problem.message = format!("{text}: {}", problem.message);
            }
        }
        queries.push(query);
        all.extend(problems);
    }
    Ok((queries, all))
}

/// The queries and where they are asked.
struct Asked<'a> {
    cx: &'a Context<'a>,
    archive: &'a OpenArchive,
    names: &'a dyn Names,
    queries: &'a [Query],
}

impl Asked<'_> {
    /// Every post that a query finds, once; split where one query is to be split.
    fn histogram(&self, request: &TimelineRequest) -> Result<Histogram, ApiError> {
        let (searcher, cancelled) = (self.archive.searcher(), self.cx.cancel_flag());
        Ok(match self.queries {
            [query] => {
                let split = request.split.map(|split| series::split_column(split).1);
                searcher.histogram(query, self.names, split, &cancelled)?
            }
            queries => searcher.histogram_of_any(queries, self.names, &cancelled)?,
        })
    }

    fn series(
        &self,
        request: &TimelineRequest,
        texts: &[String],
        all: &Histogram,
        axis: &[calendar::Bucket],
        frame: Frame,
    ) -> Result<Vec<Series>, ApiError> {
        if let Some(split) = request.split {
            let limit = request.series_limit.unwrap_or(SERIES);
            return series::split(&*self.archive.reader()?, split, all, limit, axis, frame);
        }
        if let [_] = self.queries {
            return Ok(Vec::new());
        }
        let (searcher, cancelled) = (self.archive.searcher(), self.cx.cancel_flag());
        let each = self.queries.iter();
        let each = each.map(|query| searcher.histogram(query, self.names, None, &cancelled));
        series::of_queries(texts, &each.collect::<Result<Vec<_>, _>>()?, axis, frame)
    }

    /// The posts that a share is of, in each bucket; nothing where no share is wanted.
    fn wholes(
        &self,
        share_of: Option<ShareOf>,
        axis: &[calendar::Bucket],
        frame: Frame,
    ) -> Result<Vec<u64>, ApiError> {
        let counts = |buckets: &[calendar::Bucket]| buckets.iter().map(|b| b.count).collect();
        match share_of {
            None => Ok(Vec::new()),
            Some(ShareOf::Series) => Ok(counts(axis)),
            Some(ShareOf::Archive) => {
                let (everything, _) = search::parse("", frame.zone);
                let posts = self.archive.searcher().histogram(
                    &everything,
                    self.names,
                    None,
                    &self.cx.cancel_flag(),
                )?;
                let posts = within(whole(&posts), axis, frame.width);
                Ok(counts(&on_axis(&posts, axis, frame)?))
            }
        }
    }
}

fn coverage_to_wire(coverage: Coverage) -> BucketCoverage {
    match coverage {
        Coverage::Whole => BucketCoverage::Whole,
        Coverage::Part => BucketCoverage::Part,
        Coverage::Gap => BucketCoverage::Gap,
    }
}
