//! How far the reader has come with which posts: marks, lists of posts by mark, and their export.

use std::{collections::HashMap, io::Write, ops::ControlFlow, time::Instant};

use chrono::{DateTime, Utc};
use store::{Mark, Reader};

use crate::{
    ApiError, Context, ErrorCode,
    names::ArchiveNames,
    posts::{self, sort_of},
    rows::RowMaker,
    saved::{no_such_search, writable},
    values,
    wire::{
        ExportMarksRequest, ExportReport, MarkChange, MarkedPost, Marks, MarksRequest, PostRow,
        ReviewFilter, ReviewMark, ReviewRequest, SearchPage, SearchRequest, SetMarkRequest,
    },
    written::{self, Table},
};

/// Posts fetched at a time.
const CHUNK: usize = 1_000;

/// Columns of the CSV, in order.
const COLUMNS: &[&str] = &[
    "dataset",
    "post_id",
    "account_id",
    "handle",
    "posted_at",
    "precision",
    "mark",
    "marked_at",
    "saved_search",
    "file",
    "record",
];

/// Lists marks, those of one list together, the latest first.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] if there is no such saved search.
pub fn marks(cx: &Context<'_>, request: MarksRequest) -> Result<Marks, ApiError> {
    let notes = cx.archive()?.notes()?;
    let list = list_of(&notes, request.search.as_deref())?;
    let marks = notes.marks((!request.all).then_some(list))?;
    Ok(Marks {
        marks: marks.into_iter().map(mark_to_wire).collect(),
    })
}

/// Marks a post, or takes its mark away.
///
/// The mark is kept under the post's dataset and id, in the reader's own notes: the archive itself is not touched, and
/// a mark outlives an import done anew.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] if there is no such saved search, [`ErrorCode::BadRequest`] for a time that is none,
/// [`ErrorCode::ReadOnly`].
pub fn set(cx: &Context<'_>, request: SetMarkRequest) -> Result<MarkChange, ApiError> {
    let notes = writable(&*cx.archive()?)?;
    let list = list_of(&notes, request.search.as_deref())?;
    let at = match &request.marked_at {
        Some(at) => time_from_wire(at)?,
        None => cx.now(),
    };
    let post = (request.dataset.as_str(), request.post_id.as_str());
    let before = notes.set_mark(list, post, request.mark.map(stored), at)?;
    Ok(MarkChange {
        before: before.map(mark_to_wire),
        now: request.mark.map(|mark| MarkedPost {
            search: request.search.clone(),
            dataset: request.dataset.clone(),
            post_id: request.post_id.clone(),
            mark,
            marked_at: whole_time(at),
        }),
    })
}

/// Finds the posts of a query that have a mark, or none: those of a saved search, one page at a time.
///
/// All hits are gone through, since the index does not know the reader's marks.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for an unknown zone, [`ErrorCode::NotFound`] if there is no such saved search,
/// [`ErrorCode::Cancelled`].
pub fn posts(cx: &Context<'_>, request: ReviewRequest) -> Result<SearchPage, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let asked = SearchRequest {
        zone: request.zone.clone(),
        limit: 0,
        ..SearchRequest::new(request.query.clone())
    };
    let page = posts::search(cx, asked)?;
    let reader = archive.reader()?;
    let marks = marks_by_number(&reader, &archive.notes()?, &request)?;
    let limit = request.limit.min(1_000);
    let (mut total, mut numbers) = (0, Vec::new());
    let zone = values::zone(&request.zone)?;
    let (query, _) = search::parse(&request.query, zone);
    let names = ArchiveNames::new(&archive)?;
    let mut each = |no: u64| {
        if admits(request.only, marks.get(&no).copied()) {
            if total >= request.rank && total - request.rank < limit {
                numbers.push(no);
            }
            total += 1;
        }
        ControlFlow::Continue(())
    };
    let sort = sort_of(request.sort);
    archive
        .searcher()
        .all(&query, &names, sort, &cx.cancel_flag(), &mut each)?;
    Ok(SearchPage {
        total,
        rows: RowMaker::new(&reader)?.rows(&numbers, &query)?,
        next: None,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
        ..page
    })
}

/// Writes marked posts to a CSV file. A post that the archive does not hold any more is written with what is known.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] if there is no such saved search, [`ErrorCode::BadRequest`] if the file cannot be written.
pub fn export(cx: &Context<'_>, request: ExportMarksRequest) -> Result<ExportReport, ApiError> {
    let output = request.output.clone();
    written::whole(&output, |out| to_writer(cx, request, out))
}

/// Writes marked posts anywhere.
///
/// # Errors
///
/// As [`export`].
pub fn to_writer(
    cx: &Context<'_>,
    request: ExportMarksRequest,
    out: &mut dyn Write,
) -> Result<ExportReport, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let notes = archive.notes()?;
    let list = list_of(&notes, request.search.as_deref())?;
    let marks = notes.marks((!request.all).then_some(list))?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let mut table = Table::new(out, COLUMNS, request.verbatim)?;
    for marks in marks.chunks(CHUNK) {
        let rows = rows_of(&reader, &maker, marks)?;
        for marked in marks {
            let row = rows.get(&(marked.dataset.as_str(), marked.post.as_str()));
            table.row(cells(marked, row))?;
        }
    }
    Ok(ExportReport {
        output: request.output,
        posts: marks.len() as u64,
        guarded: table.finish()?,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// The name under which a list is kept.
fn list_of<'a>(notes: &store::Notes, search: Option<&'a str>) -> Result<&'a str, ApiError> {
    match search {
        None => Ok(""),
        Some(name) if notes.saved_search(name)?.is_some() => Ok(name),
        Some(name) => Err(no_such_search(name)),
    }
}

/// The marks of the list by the posts' numbers in this archive, as they were when the list was first asked for.
fn marks_by_number(
    reader: &Reader,
    notes: &store::Notes,
    request: &ReviewRequest,
) -> Result<HashMap<u64, ReviewMark>, ApiError> {
    let list = list_of(notes, request.search.as_deref())?;
    let mut marks = HashMap::new();
    for marked in notes.marks(Some(list))? {
        for no in reader.post_by_key(Some(&marked.dataset), &marked.post)? {
            marks.insert(no.0, wire(marked.mark));
        }
    }
    for earlier in &request.before {
        for no in reader.post_by_key(Some(&earlier.dataset), &earlier.post_id)? {
            match earlier.mark {
                Some(mark) => marks.insert(no.0, mark),
                None => marks.remove(&no.0),
            };
        }
    }
    Ok(marks)
}

fn admits(only: ReviewFilter, mark: Option<ReviewMark>) -> bool {
    mark == match only {
        ReviewFilter::ToDo => Some(ReviewMark::ToDo),
        ReviewFilter::Seen => Some(ReviewMark::Seen),
        ReviewFilter::Done => Some(ReviewMark::Done),
        ReviewFilter::Unmarked => None,
    }
}

/// The marked posts that the archive holds, by dataset and key.
fn rows_of<'a>(
    reader: &Reader,
    maker: &RowMaker<'_>,
    marks: &'a [store::MarkedPost],
) -> Result<HashMap<(&'a str, &'a str), PostRow>, ApiError> {
    let (nothing, _) = search::parse("", chrono_tz::UTC);
    let (mut keys, mut numbers) = (Vec::new(), Vec::new());
    for marked in marks {
        for no in reader.post_by_key(Some(&marked.dataset), &marked.post)? {
            keys.push((marked.dataset.as_str(), marked.post.as_str()));
            numbers.push(no.0);
        }
    }
    let rows = maker.rows(&numbers, &nothing)?;
    Ok(keys.into_iter().zip(rows).collect())
}

/// The cells of one mark, in the order of [`COLUMNS`].
fn cells(marked: &store::MarkedPost, row: Option<&PostRow>) -> Vec<String> {
    let of = |cell: fn(&PostRow) -> Option<String>| row.and_then(cell).unwrap_or_default();
    vec![
        marked.dataset.clone(),
        marked.post.clone(),
        of(|row| Some(row.account.id.clone())),
        of(|row| row.account.handle.clone()),
        of(|row| row.posted_at.clone()),
        of(|row| row.precision.clone()),
        marked.mark.name().to_owned(),
        whole_time(marked.at),
        marked.list.clone(),
        of(|row| Some(row.source.file.clone())),
        of(|row| Some(row.source.record.to_string())),
    ]
}

fn stored(mark: ReviewMark) -> Mark {
    match mark {
        ReviewMark::ToDo => Mark::ToDo,
        ReviewMark::Seen => Mark::Seen,
        ReviewMark::Done => Mark::Done,
    }
}

fn wire(mark: Mark) -> ReviewMark {
    match mark {
        Mark::ToDo => ReviewMark::ToDo,
        Mark::Seen => ReviewMark::Seen,
        Mark::Done => ReviewMark::Done,
    }
}

pub(crate) fn mark_to_wire(marked: store::MarkedPost) -> MarkedPost {
    MarkedPost {
        search: Some(marked.list).filter(|list| !list.is_empty()),
        dataset: marked.dataset,
        post_id: marked.post,
        mark: wire(marked.mark),
        marked_at: whole_time(marked.at),
    }
}

pub(crate) fn mark_from_wire(marked: MarkedPost) -> Result<store::MarkedPost, ApiError> {
    Ok(store::MarkedPost {
        list: marked.search.unwrap_or_default(),
        dataset: marked.dataset,
        post: marked.post_id,
        mark: stored(marked.mark),
        at: time_from_wire(&marked.marked_at)?,
    })
}

/// A time to the millisecond, so that what is put back is as it was.
fn whole_time(at: DateTime<Utc>) -> String {
    values::time(at.timestamp_millis(), model::Precision::Millisecond)
}

pub(crate) fn time_from_wire(text: &str) -> Result<DateTime<Utc>, ApiError> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.to_utc())
        .map_err(|error| {
            ApiError::new(ErrorCode::BadRequest, format!("{text} is not a time."))
                .hint("Write it like 2026-07-03T09:30:00Z.")
                .caused_by(&error)
        })
}
