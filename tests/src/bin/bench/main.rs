//! Measures the whole program on generated posts, beside the `sqlite3` command line and a plain pipeline on the same file
//! in the same run.
//!
//! `bench [ROWS]`, a million without an argument. Prints tables in Markdown. Nothing here is a test: the figures are
//! for reading, and as ratios, since machines differ.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use tests_support::{data::generate, generator::Settings, program::json};

mod answers;
mod imports;
mod process;
mod queries;

fn main() {
    let rows: u64 = std::env::args()
        .nth(1)
        .map_or(1_000_000, |rows| rows.parse().expect("a number of rows"));
    // Beside the built programs, not in the system's folder for temporary files, which may be in memory.
    let folder = tempfile::tempdir_in(build_folder()).expect("a folder to work in");
    let file = folder.path().join("generated_tweets_csv_hashed.csv");
    eprintln!("writing {rows} posts");
    generate(&Settings::new(1, rows), &file);
    let archive = folder.path().join("archive");
    let yardstick = folder.path().join("yardstick.db");
    println!(
        "{rows} posts in the 2018 form, {} MB of CSV",
        size(&file) / 1_000_000
    );
    println!();
    imports::print(&file, &archive, &yardstick, rows);
    println!("{}", versions(&archive));
    println!();

    eprintln!("searching");
    let list = folder.path().join("queries.txt");
    let terms = queries::terms(&archive);
    let mixed = queries::mixed(&terms);
    // Twice: the first round finds nothing in memory, where the system can be made to forget, and warms it for the second.
    fs::write(&list, format!("{0}\n{0}\n", mixed.join("\n"))).expect("the folder is ours");
    let is_cold = process::forget_files();
    let [first, second] = queries::times(&archive, &list, mixed.len());
    println!("200 mixed queries, first 50 rows and the exact total:");
    println!();
    println!("| | p50 ms | p95 ms | p99 ms | slowest ms | |");
    println!("|---|---|---|---|---|---|");
    print_times("warm", &second);
    match is_cold {
        true => print_times(
            "cold: each asked once, the files not in memory at first",
            &first,
        ),
        false => print_times(
            "first round (this system keeps its files in memory)",
            &first,
        ),
    }
    println!();
    print_fields(&archive, rows);
    println!();
    answers::print(&archive, &yardstick, &terms);
}

fn print_times(what: &str, times: &queries::Times) {
    let [p50, p95, p99] = [50, 95, 99].map(|percent| queries::percentile(times, percent));
    let (slowest, query) = &times[times.len() - 1];
    println!("| {what} | {p50:.2} | {p95:.2} | {p99:.2} | {slowest:.2} | {query} |");
}

fn versions(archive: &Path) -> String {
    let info = json(archive, &["info"]);
    let sqlite3 = Command::new("sqlite3")
        .arg("--version")
        .output()
        .expect("sqlite3 is installed");
    let sqlite3 = String::from_utf8_lossy(&sqlite3.stdout);
    format!(
        "Shuttered {} with SQLite {}; sqlite3 {}; {} cores",
        info["program"].as_str().unwrap_or("?"),
        info["sqlite"].as_str().unwrap_or("?"),
        sqlite3.split(' ').next().unwrap_or("?"),
        thread::available_parallelism().map_or(1, usize::from),
    )
}

/// What each field of the index takes.
fn print_fields(archive: &Path, rows: u64) {
    let info = json(archive, &["info"]);
    println!("| field of the index | MB | bytes a post |");
    println!("|---|---|---|");
    for (field, bytes) in info["indexFields"].as_object().expect("a map of fields") {
        let bytes = bytes.as_f64().unwrap_or_default();
        println!(
            "| {field} | {:.1} | {:.1} |",
            bytes / 1e6,
            bytes / rows as f64
        );
    }
}

/// Bytes of a file, or of everything in a folder.
pub(crate) fn size(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else {
        return fs::metadata(path).map_or(0, |file| file.len());
    };
    entries.flatten().map(|entry| size(&entry.path())).sum()
}

/// The folder that this program was built into.
pub(crate) fn build_folder() -> PathBuf {
    let program = std::env::current_exe().expect("a running program has a path");
    program.parent().expect("in a folder").to_path_buf()
}

pub(crate) fn path(path: &Path) -> &str {
    path.to_str().expect("paths here are UTF-8")
}
