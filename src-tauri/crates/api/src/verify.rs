//! Whether everything is as it was imported.

use std::{collections::HashMap, ops::ControlFlow, path::PathBuf, time::Instant};

use search::{From, PageRequest, Sort};
use store::State;

use crate::{
    ApiError, Context, about,
    names::ArchiveNames,
    opened::OpenArchive,
    rows,
    wire::{Info, Nothing, VerifiedFile, VerifyReport},
};

/// Checks source files against their hashes (a missing one is a note, a changed one a problem), the database against
/// itself, and the index against the store.
///
/// # Errors
///
/// [`crate::ErrorCode::NoArchive`], [`crate::ErrorCode::Cancelled`].
pub fn verify(cx: &Context<'_>, _: Nothing) -> Result<VerifyReport, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let files = files(cx, &archive)?;
    let reader = archive.reader()?;
    let mut problems = reader.check()?.problems;
    for file in files.iter().filter(|file| file.state == "changed") {
        problems.push(format!("{} is not the file that was imported.", file.path));
    }
    let datasets = reader.datasets()?;
    let store_posts = datasets.iter().map(|d| d.n_posts).sum();
    let (everything, _) = search::parse("", chrono_tz::UTC);
    let names = ArchiveNames::new(&archive)?;
    let page = PageRequest {
        sort: Sort::Newest,
        from: From::Start,
        limit: 0,
    };
    let index_posts = archive
        .searcher()
        .page(&everything, &names, &page, &cx.cancel_flag())?
        .total;
    if store_posts != index_posts {
        problems.push(format!(
            "The store holds {store_posts} posts and the index {index_posts}."
        ));
    }
    if !archive.with_index(search::Index::is_intact)? {
        problems.push("A file of the index is damaged; it can be built anew.".to_owned());
    }
    Ok(VerifyReport {
        ok: problems.is_empty(),
        files,
        store_posts,
        index_posts,
        problems,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// Every source file: the same, changed or missing.
fn files(cx: &Context<'_>, archive: &OpenArchive) -> Result<Vec<VerifiedFile>, ApiError> {
    let reader = archive.reader()?;
    let mut sources: HashMap<PathBuf, HashMap<Option<String>, String>> = HashMap::new();
    let mut verified = Vec::new();
    for dataset in reader.datasets()? {
        for file in reader.files(dataset.no)? {
            if file.state == State::SameContent {
                continue;
            }
            let path = PathBuf::from(&file.path);
            if !sources.contains_key(&path) {
                sources.insert(path.clone(), hashes(cx, &path)?);
            }
            let state = match sources[&path].get(&file.member) {
                Some(sha256) if *sha256 == file.sha256 => "same",
                Some(_) => "changed",
                None => "missing",
            };
            verified.push(VerifiedFile {
                path: rows::label(&file),
                state: state.to_owned(),
                sha256: file.sha256,
            });
        }
    }
    Ok(verified)
}

/// The hash of each member of a file that is there now; nothing if it is not.
fn hashes(
    cx: &Context<'_>,
    path: &std::path::Path,
) -> Result<HashMap<Option<String>, String>, ApiError> {
    let mut hashes = HashMap::new();
    let Ok(found) = ingest::find(&[path.to_path_buf()]) else {
        return Ok(hashes);
    };
    for source in found.sources {
        let hashed = source.hash(&mut |_| match cx.cancelled() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        });
        let hashed = match hashed {
            // It was not imported either.
            Err(ingest::Error::TooLarge { .. }) => continue,
            hashed => hashed?,
        };
        hashes.insert(source.member, hashed.sha256);
    }
    Ok(hashes)
}

/// Builds the index anew from the store.
///
/// # Errors
///
/// [`crate::ErrorCode::ReadOnly`].
pub fn reindex(cx: &Context<'_>, nothing: Nothing) -> Result<Info, ApiError> {
    let archive = cx.archive()?;
    if archive.is_read_only() {
        return Err(store::Error::ReadOnly.into());
    }
    archive.rebuild(cx)?;
    about::info(cx, nothing)
}
