//! Which archive is open.

use std::{
    fs,
    path::{Path, PathBuf},
};

use store::{Access, Archive};

use crate::{
    ApiError, Context, ErrorCode,
    opened::OpenArchive,
    paths::without_home,
    samples,
    wire::{ArchiveInfo, ArchivePath, ArchiveState, Nothing},
};

/// Folders remembered.
const RECENT: usize = 10;

/// Tells which archive is open, and which were open before.
pub fn state(cx: &Context<'_>, _: Nothing) -> Result<ArchiveState, ApiError> {
    let open = match cx.session().opened() {
        Some(archive) => Some(describe(&archive)?),
        None => None,
    };
    Ok(ArchiveState {
        open,
        recent: recent(cx),
    })
}

/// Opens an archive for reading and writing, or for reading where it cannot be written to.
///
/// # Errors
///
/// [`ErrorCode::InUse`], [`ErrorCode::NotAnArchive`], [`ErrorCode::NewerArchive`].
pub fn open(cx: &Context<'_>, request: ArchivePath) -> Result<ArchiveState, ApiError> {
    let dir = PathBuf::from(&request.path);
    if is_open(cx, &dir) {
        return state(cx, Nothing {});
    }
    // The one that was open stays so until this one is: a wrong folder costs nothing.
    let opened = match OpenArchive::open(cx, &dir, Access::Write) {
        Err(error) if is_unwritable(&dir, &error) => OpenArchive::open(cx, &dir, Access::Read)?,
        other => other?,
    };
    cx.session().replace(Some(opened));
    remember(cx, &dir);
    state(cx, Nothing {})
}

/// Opens an archive for reading alone, beside other readers.
///
/// # Errors
///
/// As [`open`].
pub fn open_to_read(cx: &Context<'_>, dir: &Path) -> Result<(), ApiError> {
    cx.session()
        .replace(Some(OpenArchive::open(cx, dir, Access::Read)?));
    Ok(())
}

/// Makes a new archive in an empty or new folder and opens it.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the folder holds something else.
pub fn create(cx: &Context<'_>, request: ArchivePath) -> Result<ArchiveState, ApiError> {
    let dir = PathBuf::from(&request.path);
    let store = Archive::create(&dir, env!("CARGO_PKG_VERSION"), cx.now())?;
    cx.session().replace(Some(OpenArchive::over(cx, store)?));
    remember(cx, &dir);
    state(cx, Nothing {})
}

/// Opens the sample: an archive of invented accounts, made the first time.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] if the program came without its sample files.
pub fn open_sample(cx: &Context<'_>, _: Nothing) -> Result<ArchiveState, ApiError> {
    let (Some(files), Some(settings)) = (cx.session().samples(), cx.session().settings_dir())
    else {
        return Err(ApiError::new(
            ErrorCode::NotFound,
            "This program came without its sample files.",
        ));
    };
    let dir = settings.join("sample");
    if is_open(cx, &dir) {
        return state(cx, Nothing {});
    }
    let mut opened = match OpenArchive::open(cx, &dir, Access::Write) {
        Ok(opened) => opened,
        Err(error) if error.code == ErrorCode::InUse => return Err(error),
        Err(_) => {
            // It holds nothing but copies of the samples: what cannot be opened is made anew.
            let _ = fs::remove_dir_all(&dir);
            let store = Archive::create(&dir, env!("CARGO_PKG_VERSION"), cx.now())?;
            OpenArchive::over(cx, store)?
        }
    };
    opened.sample = true;
    let is_empty = opened.reader()?.datasets()?.is_empty();
    cx.session().replace(Some(opened));
    if is_empty {
        samples::import(cx, files)?;
    }
    state(cx, Nothing {})
}

/// Closes the archive, so that its folder can be copied or handed on.
///
/// # Errors
///
/// None today.
pub fn close(cx: &Context<'_>, _: Nothing) -> Result<ArchiveState, ApiError> {
    cx.session().replace(None);
    state(cx, Nothing {})
}

/// Whether the archive in this folder is the one that is open.
fn is_open(cx: &Context<'_>, dir: &Path) -> bool {
    let (Some(open), Ok(asked)) = (cx.session().opened(), fs::canonicalize(dir)) else {
        return false;
    };
    fs::canonicalize(open.store.dir()).is_ok_and(|open| open == asked)
}

/// Whether an archive is there but cannot be written to.
fn is_unwritable(dir: &Path, error: &ApiError) -> bool {
    let refused = matches!(error.code, ErrorCode::Failed | ErrorCode::ReadOnly);
    refused && dir.join("archive.sqlite").is_file()
}

fn describe(archive: &OpenArchive) -> Result<ArchiveInfo, ApiError> {
    let datasets = archive.reader()?.datasets()?;
    let dir = archive.store.dir();
    Ok(ArchiveInfo {
        path: without_home(&dir.to_string_lossy()),
        name: dir
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default(),
        read_only: archive.is_read_only(),
        sample: archive.sample,
        datasets: datasets.len() as u64,
        posts: datasets.iter().map(|d| d.n_posts).sum(),
        accounts: datasets.iter().map(|d| d.n_accounts).sum(),
        notices: archive.notices.clone(),
    })
}

/// The file that lists the folders opened before, one a line, the latest first.
fn recent_file(cx: &Context<'_>) -> Option<PathBuf> {
    Some(cx.session().settings_dir()?.join("recent.txt"))
}

fn recent(cx: &Context<'_>) -> Vec<String> {
    let text = recent_file(cx).and_then(|file| fs::read_to_string(file).ok());
    text.unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}

/// Puts a folder first in the list. That the list cannot be written is no reason not to open an archive.
fn remember(cx: &Context<'_>, dir: &Path) {
    let Some(file) = recent_file(cx) else {
        return;
    };
    let dir = fs::canonicalize(dir).unwrap_or_else(|_| dir.to_path_buf());
    let dir = dir.to_string_lossy().into_owned();
    let mut folders = recent(cx);
    folders.retain(|known| *known != dir);
    folders.insert(0, dir);
    folders.truncate(RECENT);
    if let Some(parent) = file.parent() {
        let _ = fs::create_dir_all(parent);
    }
    let _ = fs::write(&file, folders.join("\n"));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Session;

    fn path(dir: &Path) -> ArchivePath {
        ArchivePath {
            path: dir.display().to_string(),
        }
    }

    #[test]
    fn a_wrong_folder_leaves_the_open_archive_open() {
        let folder = tempfile::tempdir().unwrap();
        let settings = folder.path().join("settings");
        let session = Session::new(Some(settings));
        let cx = Context::new(&session);
        let first = folder.path().join("first");
        create(&cx, path(&first)).unwrap();

        let wrong = open(&cx, path(&folder.path().join("nowhere"))).unwrap_err();
        assert_eq!(wrong.code, ErrorCode::NotAnArchive);
        let full = create(&cx, path(folder.path())).unwrap_err();
        assert_eq!(full.code, ErrorCode::BadRequest);

        let state = state(&cx, Nothing {}).unwrap();
        assert_eq!(state.open.unwrap().name, "first");
        assert_eq!(state.recent.len(), 1);
    }

    #[test]
    fn the_archive_that_is_open_can_be_opened_again_and_another_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::new(None);
        let cx = Context::new(&session);
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        create(&cx, path(&first)).unwrap();
        create(&cx, path(&second)).unwrap();
        let again = open(&cx, path(&second)).unwrap();
        assert_eq!(again.open.unwrap().name, "second");
        let back = open(&cx, path(&first)).unwrap();
        assert_eq!(back.open.unwrap().name, "first");
    }
}
