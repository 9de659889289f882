//! Accounts and groups side by side.
//!
//! What is compared is read from the columns of the index; rows are read only for what is shown.

mod chance;
mod near;
mod page;
mod pair;
mod posts;
mod report;
mod side;
mod toward;

use std::{ops::RangeInclusive, time::Instant};

use analysis::timeline::{self as calendar, Counts, Width};
use chrono::SecondsFormat;
use chrono_tz::Tz;
use search::Listed;

pub use self::{
    chance::chance,
    near::near_texts,
    posts::posts,
    report::{report, save},
};
use self::{
    pair::{Ready, pair},
    side::{Asked, Side},
    toward::Names,
};
use crate::{
    ApiError, Context, ErrorCode,
    rows::RowMaker,
    timeline, values,
    wire::{CompareRequest, ComparedAccount, Comparison, SharedTimeline},
};

/// Buckets of the shared timeline, at most about this many.
const READABLE: i64 = 160;

/// Puts two to six accounts or groups side by side: the same figures for each, and what every pair shares.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for fewer than two, more than six or the same one twice; [`ErrorCode::NotFound`];
/// [`ErrorCode::Ambiguous`]; [`ErrorCode::Cancelled`].
pub fn accounts(cx: &Context<'_>, request: CompareRequest) -> Result<Comparison, ApiError> {
    let begun = Instant::now();
    let dataset = request.dataset.as_deref();
    let mut comparison = ask(cx, &request.zone, 2..=6, &request.accounts, |asked| {
        let sides = asked.sides(&request.accounts, dataset, &Listed::ALL)?;
        // One unit for all, so that their steps are the same.
        let is_coarse = sides.iter().any(Side::is_to_the_minute);
        let unit_s = if is_coarse { 60 } else { 1 };
        let accounts: Vec<ComparedAccount> = sides
            .iter()
            .map(|side| side.compared(asked, unit_s))
            .collect::<Result<_, _>>()?;
        let ready: Vec<Ready<'_>> = sides
            .iter()
            .map(|side| Ok(Ready::of(side, Names::of(side, asked)?)))
            .collect::<Result<_, ApiError>>()?;
        let mut pairs = Vec::new();
        for (a, b) in every_pair(sides.len()) {
            if cx.cancelled() {
                let message = "This comparison was stopped.";
                return Err(ApiError::new(ErrorCode::Cancelled, message));
            }
            pairs.push(pair(asked.reader, (a, &ready[a]), (b, &ready[b]))?);
        }
        Ok(Comparison {
            accounts,
            pairs,
            timeline: shared_timeline(&sides, asked.zone)?,
            zone: asked.zone.name().to_owned(),
            elapsed_ms: 0.0,
        })
    })?;
    comparison.elapsed_ms = begun.elapsed().as_secs_f64() * 1000.0;
    Ok(comparison)
}

/// Every pair of positions below `n`, the smaller first.
fn every_pair(n: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..n).flat_map(move |a| (a + 1..n).map(move |b| (a, b)))
}

/// Opens what a comparison reads, and checks how many sides there are.
fn ask<T>(
    cx: &Context<'_>,
    zone: &str,
    count: RangeInclusive<usize>,
    names: &[String],
    answer: impl FnOnce(&Asked<'_>) -> Result<T, ApiError>,
) -> Result<T, ApiError> {
    let archive = cx.archive()?;
    let zone = values::zone(zone)?;
    if !count.contains(&names.len()) {
        let message = match (*count.start(), *count.end()) {
            (2, 2) => "Two accounts or groups are needed here.",
            (1, _) => "One to six accounts or groups can be asked for.",
            _ => "Two to six accounts or groups can be put side by side.",
        };
        return Err(ApiError::new(ErrorCode::BadRequest, message)
            .hint("Name each account by handle, id or hash; a group is `group:` and a query."));
    }
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    answer(&Asked {
        cx,
        archive: &archive,
        reader: &reader,
        maker: &maker,
        zone,
    })
}

/// All timelines on one axis.
fn shared_timeline(sides: &[Side], zone: Tz) -> Result<SharedTimeline, ApiError> {
    let counts: Vec<Counts> = sides
        .iter()
        .map(|side| timeline::counts_of(side.moments()))
        .collect();
    let span = counts
        .iter()
        .map(|counts| calendar::span_of(counts, Width::Day, zone))
        .fold(None, calendar::join);
    let width = calendar::readable_width(span, READABLE).max(Width::Day);
    let mut lines = Vec::new();
    for counts in &counts {
        lines.push(calendar::count(counts, width, zone, span)?.buckets);
    }
    let starts = lines.first().map_or_else(Vec::new, |line| {
        let start =
            |bucket: &calendar::Bucket| bucket.start.to_rfc3339_opts(SecondsFormat::Secs, false);
        line.iter().map(start).collect()
    });
    Ok(SharedTimeline {
        by: timeline::by_of(width),
        starts,
        counts: lines
            .iter()
            .map(|line| line.iter().map(|bucket| bucket.count).collect())
            .collect(),
    })
}
