//! Measures the whole program on generated posts, beside the `sqlite3` command line on the same file in the same run.
//!
//! `bench [ROWS]`, a million without an argument. Prints one table in Markdown. Nothing here is a test: the figures are
//! for reading, and as ratios, since machines differ.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use tests_support::{
    data::generate,
    generator::{Rng, Settings, word},
    program::{command, json},
};

mod answers;

fn main() {
    let rows: u64 = std::env::args()
        .nth(1)
        .map_or(1_000_000, |rows| rows.parse().expect("a number of rows"));
    // Beside the built programs, not in the system's folder for temporary files, which may be in memory.
    let folder = tempfile::tempdir_in(build_folder()).expect("a folder to work in");
    let file = folder.path().join("generated_tweets_csv_hashed.csv");
    eprintln!("writing {rows} posts");
    generate(&Settings::new(1, rows), &file);
    let csv_bytes = size(&file);

    eprintln!("importing into Shuttered");
    let archive = folder.path().join("archive");
    let ours = measure(command(&archive, &["import", path(&file), "--json"]));
    eprintln!("importing again");
    let again = measure(command(&archive, &["import", path(&file), "--json"]));
    eprintln!("importing into sqlite3 with FTS5");
    let theirs = measure(sqlite3(&file, &folder.path().join("yardstick.db")));

    eprintln!("searching");
    let queries = folder.path().join("queries.txt");
    let terms = terms(&archive);
    let list = mixed_queries(&terms);
    // Twice: the first round warms the file cache, the second is counted.
    fs::write(&queries, format!("{0}\n{0}\n", list.join("\n"))).expect("the folder is ours");
    let times = search_times(&archive, &queries, list.len());
    let once = measure(command(&archive, &["search", &word("en", 3), "--json"]));

    eprintln!("comparing all texts before a day with all after it");
    let halves = ["group:until:2015", "group:since:2015"];
    let near = measure(command(
        &archive,
        &["compare", halves[0], halves[1], "--whole", "--json"],
    ));

    println!(
        "{rows} posts in the 2018 form, {} MB of CSV; {}",
        csv_bytes / 1_000_000,
        versions(&archive)
    );
    println!();
    println!(
        "| what | wall s | CPU s | rows/s | peak MiB | of it anonymous | on disk MB | of the CSV |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    print_import(
        "Shuttered, CSV to searchable",
        &ours,
        rows,
        Some((size(&archive), csv_bytes)),
    );
    print_import("Shuttered, the same file again", &again, rows, None);
    let yardstick = size(&folder.path().join("yardstick.db"));
    print_import(
        "sqlite3, .import and FTS5",
        &theirs,
        rows,
        Some((yardstick, csv_bytes)),
    );
    print_import("Shuttered, open and ask once", &once, 0, None);
    print_import(
        "Shuttered, nearly the same texts of two groups that are everything",
        &near,
        rows,
        None,
    );
    println!();
    println!(
        "Against sqlite3 with FTS5: {:.2} of its time.",
        ours.wall.as_secs_f64() / theirs.wall.as_secs_f64()
    );
    println!(
        "Search, warm, {} mixed queries, first 50 rows and the exact total: p50 {:.2} ms, p95 {:.2} ms, p99 {:.2} ms, \
         slowest {:.2} ms ({}).",
        times.len(),
        percentile(&times, 50),
        percentile(&times, 95),
        percentile(&times, 99),
        times[times.len() - 1].0,
        times[times.len() - 1].1,
    );
    println!();
    print_fields(&archive, rows);
    println!();
    answers::print(&archive, &folder.path().join("yardstick.db"), &terms);
}

/// What a child process took.
struct Measured {
    wall: Duration,
    cpu: Duration,
    /// Most memory it ever had, files mapped into it included.
    peak_bytes: u64,
    /// Most memory of its own at any look.
    anonymous_bytes: u64,
}

/// Runs a program to its end, looking at its memory all the while.
fn measure(mut command: Command) -> Measured {
    let begin = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut measured = Measured {
        wall: Duration::ZERO,
        cpu: Duration::ZERO,
        peak_bytes: 0,
        anonymous_bytes: 0,
    };
    let process = PathBuf::from(format!("/proc/{}", child.id()));
    let status = loop {
        look(&process, &mut measured);
        if let Some(status) = child.try_wait().expect("the child is ours") {
            break status;
        }
        thread::sleep(Duration::from_millis(
            if begin.elapsed().as_millis() < 500 {
                1
            } else {
                20
            },
        ));
    };
    measured.wall = begin.elapsed();
    assert!(status.success(), "{command:?} failed");
    measured
}

/// Reads what the system knows of a process; after its end nothing, and the last look stands.
fn look(process: &Path, measured: &mut Measured) {
    if let Ok(status) = fs::read_to_string(process.join("status")) {
        let field = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace()
                .next()?
                .parse::<u64>()
                .ok()
                .map(|kib| kib * 1024)
        };
        measured.peak_bytes = measured.peak_bytes.max(field("VmHWM:").unwrap_or(0));
        measured.anonymous_bytes = measured.anonymous_bytes.max(field("RssAnon:").unwrap_or(0));
    }
    if let Ok(stat) = fs::read_to_string(process.join("stat")) {
        // The name of the program, in parentheses, may hold anything; user and system time are the 12th and 13th after it.
        let fields: Vec<u64> = stat
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .map(|field| field.parse().unwrap_or(0))
            .collect();
        if let [user, system] = fields.get(11..13).unwrap_or_default() {
            // A tick is a hundredth of a second on every Linux that people use.
            measured.cpu = measured
                .cpu
                .max(Duration::from_millis((user + system) * 10));
        }
    }
}

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

/// A query for the value of a facet column at a place, most frequent first.
fn terms(archive: &Path) -> impl Fn(&str, usize) -> String {
    let columns = "hashtag,account,domain,client";
    let facets = json(archive, &["facets", "", "--of", columns, "--top", "200"]);
    move |column: &str, place: usize| {
        let values = facets["facets"][column]
            .as_array()
            .expect("a list of values");
        values[place % values.len()]["term"]
            .as_str()
            .expect("a term")
            .to_owned()
    }
}

/// A hundred queries of every kind: frequent and rare words, pairs, phrases, exclusions, filters and their mixtures.
fn mixed_queries(term: &dyn Fn(&str, usize) -> String) -> Vec<String> {
    let mut rng = Rng::new(100);
    let labels = ["en", "fa", "ar", "ru", "es", "zh", "th"];
    (0..100_usize)
        .map(|i| {
            let label = labels[i % labels.len()];
            let mut any = |octaves| word(label, rng.rank(octaves));
            match i % 20 {
                0..5 => any(15),
                5..8 => format!("{} {}", any(8), any(8)),
                8 | 9 => format!("\"{} {}\"", any(5), any(5)),
                10 => format!("{} OR {}", any(12), any(12)),
                11 => format!("{} -{}", any(8), any(4)),
                12 => term("hashtag", i * 3),
                13 => format!("{} {}", term("account", i), any(6)),
                14 => term("account", i * 7),
                15 => format!("{} lang:{label}", any(6)),
                16 => format!(
                    "{} since:201{}-03-01 until:201{}-05-15",
                    any(5),
                    2 + i / 20,
                    2 + i / 20
                ),
                17 => term("domain", i * 2),
                18 => format!("is:original has:link {}", any(7)),
                _ => format!("lang:{label} is:repost since:2015-01-01 -{}", any(3)),
            }
        })
        .collect()
}

/// Milliseconds of the second round of queries, sorted, each with its query.
fn search_times(archive: &Path, queries: &Path, n: usize) -> Vec<(f64, String)> {
    let answer = json(archive, &["search", "--queries", path(queries)]);
    assert_eq!(
        answer["bad"],
        Value::Array(Vec::new()),
        "every query is understood"
    );
    let all = answer["queries"].as_array().expect("a list of queries");
    assert_eq!(all.len(), 2 * n);
    let mut times: Vec<(f64, String)> = all[n..]
        .iter()
        .map(|query| {
            let ms = query["elapsedMs"].as_f64().expect("a time");
            (
                ms,
                format!(
                    "{} of {}",
                    query["query"].as_str().unwrap_or_default(),
                    query["total"]
                ),
            )
        })
        .collect();
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    times
}

fn percentile(times: &[(f64, String)], percent: usize) -> f64 {
    times[(times.len() * percent).div_ceil(100) - 1].0
}

fn print_import(what: &str, measured: &Measured, rows: u64, sizes: Option<(u64, u64)>) {
    let wall = measured.wall.as_secs_f64();
    let rate = if rows > 0 {
        format!("{:.0}", rows as f64 / wall)
    } else {
        String::new()
    };
    let (disk, share) = sizes.map_or_else(Default::default, |(bytes, csv)| {
        (
            format!("{}", bytes / 1_000_000),
            format!("{:.2}", bytes as f64 / csv as f64),
        )
    });
    println!(
        "| {what} | {wall:.2} | {:.2} | {rate} | {} | {} | {disk} | {share} |",
        measured.cpu.as_secs_f64(),
        measured.peak_bytes >> 20,
        measured.anonymous_bytes >> 20,
    );
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
fn size(path: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(path) else {
        return fs::metadata(path).map_or(0, |file| file.len());
    };
    entries.flatten().map(|entry| size(&entry.path())).sum()
}

/// The folder that this program was built into.
fn build_folder() -> PathBuf {
    let program = std::env::current_exe().expect("a running program has a path");
    program.parent().expect("in a folder").to_path_buf()
}

fn path(path: &Path) -> &str {
    path.to_str().expect("paths here are UTF-8")
}
