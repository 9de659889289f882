//! From arguments to an open archive and a question.

use std::{
    fs,
    path::{Path, PathBuf},
};

use api::{ApiError, Context, ErrorCode, Session, wire};

use crate::{args::QueryArgs, progress::Bar};

/// The archive of a person who names none.
pub fn default_archive() -> Result<PathBuf, ApiError> {
    directories::ProjectDirs::from("org", "Shuttered", "Shuttered")
        .map(|dirs| dirs.data_dir().join("archive"))
        .ok_or_else(|| ApiError {
            code: ErrorCode::BadRequest,
            message: "This system has no data folder for you.".into(),
            hint: Some("Name the archive's folder with --archive DIR.".into()),
            details: None,
        })
}

/// What a command does with the archive.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Read,
    Write,
    /// Write, and make the archive where there is none.
    Make,
}

/// Opens the archive and asks one question, with progress on the terminal.
pub fn with_archive<A>(
    dir: Option<&Path>,
    purpose: Use,
    question: impl FnOnce(&Context<'_>) -> Result<A, ApiError>,
) -> Result<A, ApiError> {
    let dir = dir.map_or_else(default_archive, |dir| Ok(dir.to_path_buf()))?;
    let session = Session::new(None);
    let bar = Bar::new();
    let show = |progress: wire::Progress| bar.show(&progress);
    let cx = Context::new(&session).with_progress(&show);
    match purpose {
        Use::Make if !dir.join("archive.sqlite").exists() => {
            api::archives::create(&cx, wire::ArchivePath { path: text(&dir) })?;
        }
        Use::Make | Use::Write => {
            api::archives::open(&cx, wire::ArchivePath { path: text(&dir) })?;
        }
        Use::Read => {
            api::archives::open_to_read(&cx, &dir)?;
        }
    }
    question(&cx)
}

/// The query as it is asked, its switches included.
pub fn query_text(args: &QueryArgs) -> String {
    with_switches(&args.query, args)
}

/// A further query with the switches of the first.
pub fn with_switches(query: &str, args: &QueryArgs) -> String {
    let mut text = query.to_owned();
    for (on, switch) in [(args.exact, "exact:on"), (args.forms, "forms:on")] {
        if on {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(switch);
        }
    }
    text
}

/// One line of a list of queries.
pub struct Line {
    /// From 1.
    pub number: u64,
    /// As asked, switches included.
    pub query: String,
}

/// Reads a list of queries: one a line, empty lines and remarks (`//`) left out.
pub fn query_lines(file: &Path, args: &QueryArgs) -> Result<Vec<Line>, ApiError> {
    Ok(read(file)?
        .lines()
        .zip(1..)
        .filter(|(line, _)| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
        .map(|(line, number)| Line {
            number,
            query: with_switches(line.trim(), args),
        })
        .collect())
}

/// Reads a file of queries as text.
pub fn read(file: &Path) -> Result<String, ApiError> {
    let bytes = fs::read(file).map_err(|error| ApiError {
        code: ErrorCode::BadRequest,
        message: format!("The file {} cannot be read.", file.display()),
        hint: Some("Check the path.".into()),
        details: Some(error.to_string()),
    })?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// A path as the api takes it.
pub fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
