//! The files of the project, and the rule for their length.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// About 600 lines; longer than this is two ideas.
const MOST_LINES: usize = 600;

/// Flat tables in which each entry is complete, and files that a program writes.
const MAY_BE_LONG: &[&str] = &["ui/src/backend/bindings.ts"];

/// Folders that hold nothing of ours.
const NOT_OURS: &[&str] = &["target", "node_modules", "dist", ".git", "gen"];

/// The top folder of the project.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every file of ours below `folder` with one of these endings, sorted: its path from the top, and its text.
pub fn read_all(folder: &str, endings: &[&str]) -> Vec<(String, String)> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    let mut files: Vec<_> = paths
        .into_iter()
        .filter(|path| {
            let name = path.to_string_lossy();
            endings.iter().any(|ending| name.ends_with(ending))
        })
        .map(|path| {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy();
            let text = fs::read_to_string(&path).unwrap_or_default();
            (name.trim_start_matches("./").to_owned(), text)
        })
        .collect();
    files.sort();
    files
}

/// The part of a Rust file before its tests.
pub fn without_tests(text: &str) -> &str {
    text.split_once("#[cfg(test)]")
        .map_or(text, |(code, _)| code)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.map(|entry| entry.unwrap()) {
        let path = entry.path();
        let name = entry.file_name();
        if entry.file_type().unwrap().is_file() {
            found.push(path);
        } else if entry.file_type().unwrap().is_dir() && !NOT_OURS.iter().any(|not| name == *not) {
            walk(&path, found);
        }
    }
}

#[test]
fn the_files_are_found() {
    let names: Vec<_> = read_all(".", &[".rs"])
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    for expected in ["src-tauri/src/main.rs", "tests/tidy/files.rs"] {
        assert!(names.iter().any(|name| name == expected), "{expected}");
    }
}

#[test]
fn no_file_is_longer_than_one_idea() {
    let endings = [".rs", ".ts", ".js", ".svelte", ".css", ".sql", "Makefile"];
    let long: Vec<_> = read_all(".", &endings)
        .into_iter()
        .filter(|(name, _)| !MAY_BE_LONG.contains(&name.as_str()))
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, lines)| *lines > MOST_LINES)
        .collect();
    assert!(long.is_empty(), "split these: {long:?}");
}
