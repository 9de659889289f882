//! Searches that the reader wants to find again.

use std::collections::HashMap;

use serde_json::{Value, json};
use store::Mark;

use crate::{
    ApiError, Context, ErrorCode,
    opened::OpenArchive,
    review::{mark_from_wire, mark_to_wire, time_from_wire},
    values,
    wire::{
        MarkCounts, Nothing, RemovedSearch, RenameSearchRequest, SaveSearchRequest, SavedSearch,
        SavedSearchRequest, SavedSearches, SortOrder,
    },
};

/// Letters of a name at most.
const LONGEST_NAME: usize = 200;

/// Lists the saved searches, by name, with how many posts were marked for each.
///
/// # Errors
///
/// [`ErrorCode::NoArchive`].
pub fn list(cx: &Context<'_>, _: Nothing) -> Result<SavedSearches, ApiError> {
    all(&*cx.archive()?)
}

/// Saves a search under a name.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for a name that is empty, too long, or taken and not to be replaced;
/// [`ErrorCode::ReadOnly`].
pub fn save(cx: &Context<'_>, request: SaveSearchRequest) -> Result<SavedSearches, ApiError> {
    let archive = cx.archive()?;
    let notes = writable(&archive)?;
    let name = good_name(&request.name)?;
    values::zone(&request.zone)?;
    if !request.replace && notes.saved_search(&name)?.is_some() {
        return Err(taken(&name));
    }
    let location = location(request.query.trim(), &request.zone, request.sort);
    notes.save_search(&name, &location, cx.now())?;
    all(&archive)
}

/// Gives a saved search another name; its marks go with it.
///
/// # Errors
///
/// [`ErrorCode::NotFound`], [`ErrorCode::BadRequest`] for a name that cannot be given, [`ErrorCode::ReadOnly`].
pub fn rename(cx: &Context<'_>, request: RenameSearchRequest) -> Result<SavedSearches, ApiError> {
    let archive = cx.archive()?;
    let notes = writable(&archive)?;
    let new_name = good_name(&request.new_name)?;
    if new_name != request.name && notes.saved_search(&new_name)?.is_some() {
        return Err(taken(&new_name));
    }
    if !notes.rename_search(&request.name, &new_name)? {
        return Err(no_such_search(&request.name));
    }
    all(&archive)
}

/// Removes a saved search with its marks, and gives both, so that they can be put back.
///
/// # Errors
///
/// [`ErrorCode::NotFound`], [`ErrorCode::ReadOnly`].
pub fn remove(cx: &Context<'_>, request: SavedSearchRequest) -> Result<RemovedSearch, ApiError> {
    let archive = cx.archive()?;
    let removed = writable(&archive)?.remove_search(&request.name)?;
    let (search, marks) = removed.ok_or_else(|| no_such_search(&request.name))?;
    let mut counts = MarkCounts::default();
    for marked in &marks {
        add(&mut counts, marked.mark, 1);
    }
    Ok(RemovedSearch {
        search: to_wire(&search, counts),
        marks: marks.into_iter().map(mark_to_wire).collect(),
    })
}

/// Puts back what was removed.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if another search has taken its name meanwhile, [`ErrorCode::ReadOnly`].
pub fn restore(cx: &Context<'_>, request: RemovedSearch) -> Result<SavedSearches, ApiError> {
    let archive = cx.archive()?;
    let notes = writable(&archive)?;
    let search = request.search;
    let name = good_name(&search.name)?;
    if notes.saved_search(&name)?.is_some() {
        return Err(taken(&name));
    }
    let marks = request.marks.into_iter().map(mark_from_wire);
    let marks: Vec<_> = marks.collect::<Result<_, _>>()?;
    let location = location(&search.query, &search.zone, search.sort);
    notes.save_search(&name, &location, time_from_wire(&search.saved_at)?)?;
    notes.put_marks_back(&marks)?;
    all(&archive)
}

/// One saved search by its name.
///
/// # Errors
///
/// [`ErrorCode::NotFound`].
pub fn find(cx: &Context<'_>, request: SavedSearchRequest) -> Result<SavedSearch, ApiError> {
    let searches = list(cx, Nothing {})?.searches;
    let found = searches.into_iter().find(|one| one.name == request.name);
    found.ok_or_else(|| no_such_search(&request.name))
}

/// The notes, if what is written into them lasts.
pub(crate) fn writable(archive: &OpenArchive) -> Result<store::Notes, ApiError> {
    if archive.is_read_only() {
        return Err(store::Error::ReadOnly.into());
    }
    archive.notes()
}

fn all(archive: &OpenArchive) -> Result<SavedSearches, ApiError> {
    let notes = archive.notes()?;
    let mut counts: HashMap<String, MarkCounts> = HashMap::new();
    for (list, mark, n) in notes.count_marks()? {
        add(counts.entry(list).or_default(), mark, n);
    }
    let general = counts.remove("").unwrap_or_default();
    let searches = notes.saved_searches()?;
    Ok(SavedSearches {
        searches: searches
            .iter()
            .map(|one| to_wire(one, counts.remove(&one.name).unwrap_or_default()))
            .collect(),
        general,
    })
}

fn add(counts: &mut MarkCounts, mark: Mark, n: u64) {
    match mark {
        Mark::ToDo => counts.to_do += n,
        Mark::Seen => counts.seen += n,
        Mark::Done => counts.done += n,
    }
}

/// What is kept of a search: a place of the window, as far as it matters here.
fn location(query: &str, zone: &str, sort: SortOrder) -> String {
    json!({ "view": "search", "query": query, "zone": zone, "sort": sort }).to_string()
}

/// A saved search; what is missing or damaged in it is as at the start.
fn to_wire(saved: &store::SavedSearch, marks: MarkCounts) -> SavedSearch {
    let kept: Value = serde_json::from_str(&saved.location).unwrap_or_default();
    let text = |key: &str| kept[key].as_str().map(str::to_owned);
    SavedSearch {
        name: saved.name.clone(),
        query: text("query").unwrap_or_default(),
        zone: text("zone")
            .filter(|zone| values::zone(zone).is_ok())
            .unwrap_or_else(|| "UTC".to_owned()),
        sort: serde_json::from_value(kept["sort"].clone()).unwrap_or(SortOrder::Newest),
        saved_at: values::seconds(saved.at),
        marks,
    }
}

fn good_name(name: &str) -> Result<String, ApiError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(
            ApiError::new(ErrorCode::BadRequest, "A saved search needs a name.")
                .hint("Write one or two words that you will know it by."),
        );
    }
    if name.chars().count() > LONGEST_NAME || name.contains(char::is_control) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "This name cannot be given to a search.",
        )
        .hint(format!(
            "A name is one line of at most {LONGEST_NAME} letters."
        )));
    }
    Ok(name.to_owned())
}

fn taken(name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::BadRequest,
        format!("There is already a saved search called {name}."),
    )
    .hint("Choose another name, or replace that one.")
}

pub(crate) fn no_such_search(name: &str) -> ApiError {
    ApiError::new(
        ErrorCode::NotFound,
        format!("There is no saved search called {name}."),
    )
    .hint("`shuttered saved` lists them.")
}
