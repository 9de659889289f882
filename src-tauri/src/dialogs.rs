//! The system's own dialogs for files and folders.
//!
//! They are opened from here and not from the page, so that the page needs no permission to do so, and it learns no
//! path that the reader has not chosen.

use tauri::{AppHandle, Wry};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// Asks for files: to import, or a list of queries. Empty if the reader changed their mind.
#[tauri::command]
pub async fn choose_files(app: AppHandle) -> Vec<String> {
    ask(app, |dialog| {
        dialog.set_title("Choose files").blocking_pick_files()
    })
    .await
    .unwrap_or_default()
    .into_iter()
    .filter_map(path)
    .collect()
}

/// Asks for a folder: one to import, or one that holds or shall hold an archive.
#[tauri::command]
pub async fn choose_folder(app: AppHandle) -> Option<String> {
    ask(app, |dialog| {
        dialog.set_title("Choose a folder").blocking_pick_folder()
    })
    .await
    .and_then(path)
}

/// Asks where a file shall be written; `suggested` is its name.
#[tauri::command]
pub async fn choose_output(app: AppHandle, suggested: String) -> Option<String> {
    ask(app, move |dialog| {
        dialog
            .set_title("Save")
            .set_file_name(suggested)
            .blocking_save_file()
    })
    .await
    .and_then(path)
}

/// Waits for the reader on a thread that may wait.
async fn ask<T: Send + 'static>(
    app: AppHandle,
    question: impl FnOnce(FileDialogBuilder<Wry>) -> Option<T> + Send + 'static,
) -> Option<T> {
    tauri::async_runtime::spawn_blocking(move || question(app.dialog().file()))
        .await
        .ok()
        .flatten()
}

/// The path as text; the file choosers of desktops give paths, not addresses.
fn path(chosen: FilePath) -> Option<String> {
    Some(chosen.into_path().ok()?.to_string_lossy().into_owned())
}
