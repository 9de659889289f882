//! What a reader has found in one version, and what became of it in the next.

use std::{ops::ControlFlow, time::Instant};

use search::Sort;
use store::{Dataset, Fate, PostNo, Reader, Versions};

use super::{columns::Understood, pair, wire_fate};
use crate::{
    ApiError, Context,
    names::{ArchiveNames, split_address},
    opened::OpenArchive,
    values,
    wire::{DiffFinding, DiffFindings, DiffFindingsRequest, DiffFoundPost},
};

/// Posts of one query that are looked at, at most.
const MOST: usize = 100_000;

/// Checks saved queries and marked posts of one version against the next: which of them are touched by what vanished
/// or changed.
///
/// A query that is not fully understood is not asked: what it finds would be something else.
///
/// # Errors
///
/// [`crate::ErrorCode::NotFound`] for an unknown dataset, [`crate::ErrorCode::BadRequest`] if both are one or for an
/// unknown zone, [`crate::ErrorCode::Cancelled`].
pub fn findings(cx: &Context<'_>, request: DiffFindingsRequest) -> Result<DiffFindings, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let reader = archive.reader()?;
    let (a, b) = pair(&reader, &request.a, &request.b)?;
    let understood = Understood::read(&reader, &[a.no, b.no])?;
    let versions = Versions {
        a: a.no,
        b: b.no,
        is_understood: &|column| understood.contains(column),
        stop: &|| cx.cancelled(),
    };
    let mut queries = Vec::with_capacity(request.queries.len());
    for query in request.queries {
        queries.push(check(cx, &archive, &reader, &versions, &a, zone, query)?);
    }
    Ok(DiffFindings {
        queries,
        posts: posts(&reader, &versions, &a, request.posts)?,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

fn check(
    cx: &Context<'_>,
    archive: &OpenArchive,
    reader: &Reader,
    versions: &Versions<'_>,
    before: &Dataset,
    zone: chrono_tz::Tz,
    query: String,
) -> Result<DiffFinding, ApiError> {
    let mut finding = DiffFinding {
        checked: 0,
        vanished: 0,
        changed: 0,
        incomparable: 0,
        complete: true,
        problem: None,
        query,
    };
    let (_, problems) = search::parse(&finding.query, zone);
    if let Some(problem) = problems.first() {
        finding.problem = Some(problem.message.clone());
        return Ok(finding);
    }
    let narrowed = search::query::with_filter(&finding.query, &format!("dataset:{}", before.id));
    let (narrowed, _) = search::parse(&narrowed, zone);
    let mut found = Vec::new();
    archive.searcher().all(
        &narrowed,
        &ArchiveNames::new(archive)?,
        Sort::Newest,
        &cx.cancel_flag(),
        &mut |post_no| {
            if found.len() == MOST {
                finding.complete = false;
                return ControlFlow::Break(());
            }
            found.push(PostNo(post_no));
            ControlFlow::Continue(())
        },
    )?;
    for fate in reader.post_fates(versions, &found)?.into_iter().flatten() {
        finding.checked += 1;
        match fate {
            Fate::Vanished | Fate::Moved => finding.vanished += 1,
            Fate::Changed => finding.changed += 1,
            Fate::IncomparableA | Fate::IncomparableB => finding.incomparable += 1,
            Fate::Same | Fate::Appeared => {}
        }
    }
    Ok(finding)
}

/// The fates of posts that are named; what is not in the version before is left out.
fn posts(
    reader: &Reader,
    versions: &Versions<'_>,
    before: &Dataset,
    addresses: Vec<String>,
) -> Result<Vec<DiffFoundPost>, ApiError> {
    let mut found = Vec::new();
    for post in addresses {
        let (dataset, id) = split_address(&post);
        if dataset.is_some_and(|dataset| dataset != before.id) {
            continue;
        }
        let numbers = reader.post_by_key(Some(&before.id), id)?;
        let fates = reader.post_fates(versions, &numbers)?;
        found.extend(fates.into_iter().flatten().map(|fate| DiffFoundPost {
            post: post.clone(),
            fate: wire_fate(fate),
        }));
    }
    Ok(found)
}
