//! Posts: found, and one whole.

use std::time::Instant;

use ingest::{Format, formats};
use search::{Cursor, From, PageRequest, Query, Sort};
use store::{PostNo, StoredPost};

use crate::{
    ApiError, Context, ErrorCode, asking, citation,
    names::{ArchiveNames, split_address},
    rows::{self, RowMaker},
    values,
    wire::{
        Filter, PostDetail, PostRow, Problem, PublishedColumn, SearchPage, SearchRequest,
        ShowPostRequest, SortOrder,
    },
};

/// Posts that refer to one, shown with it.
const REFERRED: usize = 200;

impl SearchRequest {
    /// The first page for a query, newest first, days in UTC.
    #[must_use]
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            zone: "UTC".to_owned(),
            sort: SortOrder::Newest,
            cursor: None,
            rank: None,
            limit: 50,
        }
    }
}

/// Finds posts matching a query, one page at a time, newest first unless `sort` says otherwise.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for an unknown zone or a cursor of another list, [`ErrorCode::Cancelled`].
pub fn search(cx: &Context<'_>, request: SearchRequest) -> Result<SearchPage, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let (query, problems) = asking::read(&archive, &request.query, zone)?;
    let from = match (&request.cursor, request.rank) {
        (Some(cursor), _) => From::After(cursor.parse::<Cursor>()?),
        (None, Some(rank)) => From::Rank(rank),
        (None, None) => From::Start,
    };
    let page = PageRequest {
        sort: sort_of(request.sort),
        from,
        limit: usize::try_from(request.limit.min(1_000)).unwrap_or(1_000),
    };
    let page = archive.searcher().page(
        &query,
        &ArchiveNames::new(&archive)?,
        &page,
        &cx.cancel_flag(),
    )?;
    Ok(SearchPage {
        total: page.total,
        rows: rows::page(&archive, &page.posts, &query)?,
        next: page.next.map(|cursor| cursor.to_string()),
        problems: problems_of(&request.query, &problems),
        filters: filters(&request.query, &query),
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// The engine's order for the reader's.
pub(crate) fn sort_of(sort: SortOrder) -> Sort {
    match sort {
        SortOrder::Newest => Sort::Newest,
        SortOrder::Oldest => Sort::Oldest,
        SortOrder::Relevance => Sort::Relevance,
        SortOrder::Engagement => Sort::Engagement,
    }
}

/// What in a query was not understood, in positions of the screen.
pub(crate) fn problems_of(text: &str, problems: &[search::query::Problem]) -> Vec<Problem> {
    problems
        .iter()
        .map(|problem| Problem {
            at: values::utf16(text, std::slice::from_ref(&problem.at))[0],
            message: problem.message.clone(),
            hint: problem.hint.clone(),
        })
        .collect()
}

/// The filters of a query, each with the query's text without it.
fn filters(text: &str, query: &Query) -> Vec<Filter> {
    let chips = query.filters().into_iter();
    chips
        .map(|chip| Filter {
            at: values::utf16(text, std::slice::from_ref(&chip.at))[0],
            without: search::query::without(text, chip.at),
            name: chip.name,
            value: chip.value,
            excluded: chip.negated,
        })
        .collect()
}

/// Shows one post whole: every published column, where it stands, what it belongs to.
///
/// # Errors
///
/// [`ErrorCode::NotFound`]; [`ErrorCode::Ambiguous`] with the candidates if several datasets hold the id.
pub fn show(cx: &Context<'_>, request: ShowPostRequest) -> Result<PostDetail, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let stored = find(&reader, &request.post)?;
    let (query, _) = asking::read(&archive, &request.query, chrono_tz::UTC)?;
    let file = maker.file(stored.source.file_no);
    let thread = reader.related(stored.no, REFERRED)?;
    let refers_to = [thread.answered, thread.quoted, thread.reposted].concat();
    let mut referred_by = [thread.answers, thread.quotes, thread.reposts].concat();
    let referred_by_total = referred_by.len() as u64;
    referred_by.truncate(REFERRED);
    let (nothing, _) = search::parse("", chrono_tz::UTC);
    let rows = |numbers: &[PostNo]| -> Result<Vec<PostRow>, ApiError> {
        let numbers: Vec<u64> = numbers.iter().map(|no| no.0).collect();
        maker.rows(&numbers, &nothing)
    };
    let row = maker.row(&stored, &search::Finder::new(&query))?;
    let dataset = maker.dataset(stored.dataset_no);
    Ok(PostDetail {
        columns: file.map(|file| columns(file, &stored)).unwrap_or_default(),
        sha256: file.map(|file| file.sha256.clone()).unwrap_or_default(),
        outer_sha256: file
            .map(|file| file.outer_sha256.clone())
            .unwrap_or_default(),
        publisher: dataset.and_then(crate::releases::publisher),
        refers_to: rows(&refers_to)?,
        referred_by: rows(&referred_by)?,
        referred_by_total,
        citation: citation::of(&row, dataset, file, &request.query),
        post: row,
    })
}

/// The post of this address: `dataset/id`, or the id alone where only one dataset has it.
pub(crate) fn find(reader: &store::Reader, address: &str) -> Result<StoredPost, ApiError> {
    let (dataset, id) = split_address(address);
    match reader.post_by_key(dataset, id)?.as_slice() {
        [] => Err(no_such_post(address)),
        &[only] => one(reader, only),
        several => {
            let maker = RowMaker::new(reader)?;
            let mut candidates = Vec::new();
            for &no in several {
                let post = one(reader, no)?;
                let dataset = maker.dataset(post.dataset_no).map_or("", |d| d.id.as_str());
                candidates.push(format!("{dataset}/{id}"));
            }
            Err(ambiguous(address, &candidates))
        }
    }
}

fn one(reader: &store::Reader, no: PostNo) -> Result<StoredPost, ApiError> {
    let found = reader.posts(&[no])?.into_iter().flatten().next();
    found.ok_or_else(|| no_such_post(&no.to_string()))
}

fn columns(file: &store::SourceFile, stored: &StoredPost) -> Vec<PublishedColumn> {
    let Some(format) = Format::from_name(&file.format) else {
        return Vec::new();
    };
    let mapping = file
        .mapping
        .as_deref()
        .and_then(|toml| ingest::mapping::Mapping::from_toml(toml).ok());
    formats::published_post(format, mapping.as_ref(), &file.header, &stored.post)
        .into_iter()
        .map(|(name, value)| PublishedColumn { name, value })
        .collect()
}

fn no_such_post(asked: &str) -> ApiError {
    ApiError::new(
        ErrorCode::NotFound,
        format!("There is no post {asked} in this archive."),
    )
    .hint("Write the id as it was published, with `dataset/` before it if need be.")
}

/// Several things by one name; the candidates come in a form that can be pasted.
pub(crate) fn ambiguous(asked: &str, candidates: &[String]) -> ApiError {
    ApiError::new(
        ErrorCode::Ambiguous,
        format!(
            "{asked} stands for {} things in this archive.",
            candidates.len()
        ),
    )
    .hint(format!("Choose one: {}", candidates.join("  ")))
}
