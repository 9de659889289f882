//! What the program does, shown on sample files without a window.

use std::{path::Path, process::ExitCode};

use api::{ApiError, Context, ErrorCode, Session, wire};

use crate::{ask::text, compare::comparison, print, progress::Bar, timeline};

/// Imports the samples into an archive that is thrown away, then searches, counts and compares.
pub fn run(fixtures: &Path) -> Result<ExitCode, ApiError> {
    let folder = std::env::temp_dir().join(format!("shuttered-tour-{}", std::process::id()));
    let done = steps(fixtures, &folder);
    // The folder holds nothing but copies of the samples.
    let _ = std::fs::remove_dir_all(&folder);
    done.map(|()| ExitCode::SUCCESS)
}

fn steps(fixtures: &Path, folder: &Path) -> Result<(), ApiError> {
    let session = Session::new(None);
    let bar = Bar::new();
    let show = |progress: wire::Progress| bar.show(&progress);
    let cx = Context::new(&session).with_progress(&show);

    print::say!("== Importing {} ==", fixtures.display());
    api::archives::create(&cx, wire::ArchivePath { path: text(folder) })?;
    for report in api::samples::import(&cx, fixtures)? {
        print::import(&report);
    }

    print::say!("\n== What is in the archive ==");
    print::datasets(&api::datasets::list(&cx, wire::Nothing {})?);

    for query in ["سد آبنوس", "#سد_ابنوس -is:repost", "порт"] {
        print::say!("\n== Searching: {query} ==");
        let request = wire::SearchRequest {
            limit: 3,
            ..wire::SearchRequest::new(query)
        };
        print::search(&api::posts::search(&cx, request)?);
    }

    print::say!("\n== Posts by month ==");
    let request = wire::TimelineRequest {
        zone: "Asia/Tehran".into(),
        by: Some(wire::BucketWidth::Month),
        ..wire::TimelineRequest::new("")
    };
    timeline::print(&api::timeline::count(&cx, request)?);

    print::say!("\n== Two accounts side by side ==");
    compare(&cx)
}

/// Puts the two accounts side by side that pass on most posts.
fn compare(cx: &Context<'_>) -> Result<(), ApiError> {
    let request = wire::FacetsRequest {
        query: "is:repost".into(),
        zone: "UTC".into(),
        of: vec![wire::FacetColumn::Account],
        top: 2,
    };
    let counted = api::facets::count(cx, request)?;
    let accounts: Vec<String> = counted
        .facets
        .into_values()
        .flatten()
        .map(|account| account.term.trim_start_matches("from:").to_owned())
        .collect();
    if accounts.len() < 2 {
        return Err(ApiError {
            code: ErrorCode::NotFound,
            message: "The samples hold fewer than two accounts that pass on posts.".into(),
            hint: Some("Name the folder of the sample files with --fixtures.".into()),
            details: None,
        });
    }
    let request = wire::CompareRequest {
        accounts,
        dataset: None,
        zone: "UTC".into(),
    };
    comparison(&api::compare::accounts(cx, request)?);
    Ok(())
}
