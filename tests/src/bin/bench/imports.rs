//! Imports of one file: ours, ours again, the yardsticks.

use std::{fs, path::Path, process::Command};

use tests_support::{generator::word, program::command};

use crate::{
    build_folder, path,
    process::{Measured, forget_files, measure},
    size,
};

/// Imports `file` into `archive` and prints a table of it, beside `sqlite3` and its full-text index in `yardstick`, and
/// beside parser, SQLite and tantivy alone.
pub(crate) fn print(file: &Path, archive: &Path, yardstick: &Path, rows: u64) {
    let csv_bytes = size(file);
    let table = Table { rows, csv_bytes };
    eprintln!("importing into Shuttered");
    let ours = measure(command(archive, &["import", path(file), "--json"]));
    eprintln!("importing again");
    let again = measure(command(archive, &["import", path(file), "--json"]));
    eprintln!("importing into sqlite3 with FTS5");
    let theirs = measure(sqlite3(file, yardstick));
    eprintln!("importing with parser, SQLite and tantivy alone");
    let folder = archive.with_file_name("plain");
    let mut plain = Command::new(build_folder().join("plain"));
    plain.arg(file).arg(&folder);
    let plain = measure(plain);
    let plain_bytes = size(&folder);
    fs::remove_dir_all(&folder).expect("the folder is ours");
    let ask = || measure(command(archive, &["search", &word("en", 3), "--json"]));
    let (warm, is_cold) = (ask(), forget_files());
    let cold = ask();

    println!(
        "| what | wall s | CPU s | rows/s | peak MiB | of it anonymous | on disk MB | of the CSV |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    table.row("Shuttered, CSV to searchable", &ours, Some(size(archive)));
    table.row("Shuttered, the same file again", &again, None);
    table.row("sqlite3, .import and FTS5", &theirs, Some(size(yardstick)));
    table.row(
        "parser, SQLite and tantivy alone",
        &plain,
        Some(plain_bytes),
    );
    let without_rate = Table { rows: 0, ..table };
    without_rate.row("Shuttered, open and ask once", &warm, None);
    if is_cold {
        without_rate.row("the same, the files not in memory", &cold, None);
    }
    if rows <= MOST_NEAR {
        eprintln!("comparing all texts before a day with all after it");
        let halves = ["group:until:2015", "group:since:2015"];
        let arguments = ["compare", halves[0], halves[1], "--whole", "--json"];
        let near = measure(command(archive, &arguments));
        table.row(
            "Shuttered, nearly the same texts of two groups that are everything",
            &near,
            None,
        );
    }
    println!();
    println!(
        "Against sqlite3 with FTS5: {:.2} of its time; against parser, SQLite and tantivy alone: {:.2}.",
        ours.wall.as_secs_f64() / theirs.wall.as_secs_f64(),
        ours.wall.as_secs_f64() / plain.wall.as_secs_f64()
    );
    println!();
}

/// Posts above which nearly all texts of an archive are more than a comparison takes.
const MOST_NEAR: u64 = 2_000_000;

/// The yardstick: the file as it is, and an index over its texts.
fn sqlite3(file: &Path, database: &Path) -> Command {
    let mut command = Command::new("sqlite3");
    command.arg(database).args([
        ".mode csv",
        &format!(".import {} posts", path(file)),
        "CREATE VIRTUAL TABLE words USING fts5(tweet_text, content='posts');",
        "INSERT INTO words (rowid, tweet_text) SELECT rowid, tweet_text FROM posts;",
    ]);
    command
}

#[derive(Clone, Copy)]
struct Table {
    /// Posts of the file; 0 where a rate says nothing.
    rows: u64,
    csv_bytes: u64,
}

impl Table {
    fn row(self, what: &str, measured: &Measured, disk: Option<u64>) {
        let wall = measured.wall.as_secs_f64();
        let rate = match self.rows {
            0 => String::new(),
            rows => format!("{:.0}", rows as f64 / wall),
        };
        let (disk, share) = disk.map_or_else(Default::default, |bytes| {
            (
                format!("{}", bytes / 1_000_000),
                format!("{:.2}", bytes as f64 / self.csv_bytes as f64),
            )
        });
        println!(
            "| {what} | {wall:.2} | {:.2} | {rate} | {} | {} | {disk} | {share} |",
            measured.cpu.as_secs_f64(),
            measured.peak_bytes >> 20,
            measured.anonymous_bytes >> 20,
        );
    }
}
