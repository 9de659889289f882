//! Is the real window smooth with a million posts?
//!
//! `make bench-window` builds the window in release, imports a million generated posts and prints two tables in Markdown:
//! how long the page takes to answer, and how long its frames take, measured in the page with its own clock
//! (`measure.js`). `ARCHIVE` as an argument takes one that is there. Nothing here is a test.

#[expect(dead_code, reason = "the journeys use more of it")]
#[path = "../browser.rs"]
mod browser;
#[expect(dead_code, reason = "the journeys use more of it")]
#[path = "../desk.rs"]
mod desk;
#[path = "../wait.rs"]
mod wait;

mod processes;

use std::{
    env,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use tests_support::{
    data::generate,
    generator::{Settings, word},
    program,
};

use crate::{
    browser::Browser,
    desk::{Desk, target},
    wait::wait_for,
};

const ROWS: u64 = 1_000_000;

/// How often the window is started.
const STARTS: usize = 5;

/// So seldom that looking does not disturb what is measured.
const BETWEEN_LOOKS: Duration = Duration::from_millis(250);

/// Places in the list that are gone to, and once more to see whether memory grows with them.
const JUMPS: u32 = 40;
const MORE_JUMPS: u32 = 200;

/// No measurement takes half as long.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often something is measured until the web view neither stands still nor loses a frame.
const TRIALS: usize = 5;

/// At sixty frames a second one takes 16.7 ms; twice that is seen as a stutter.
const LATE_MS: f64 = 33.4;

fn main() {
    let folder = tempfile::tempdir_in(target()).expect("a folder to work in");
    let given = env::args()
        .skip(1)
        .find(|argument| !argument.starts_with("--"));
    let archive = given.map_or_else(|| import(folder.path()), PathBuf::from);
    let desk = Desk::new();
    let archive = archive.to_str().expect("paths here are UTF-8");
    let arguments = ["--archive", archive].map(str::to_owned);
    let mut starts = Vec::new();
    let window = loop {
        let window = Window {
            browser: Browser::start(&desk.driver, &desk::program(), &arguments),
        };
        starts.push(window.start());
        if starts.len() == STARTS {
            break window;
        }
        window.browser.close();
    };
    println!("| what | n | p50 ms | p95 ms | slowest ms |");
    println!("|---|---|---|---|---|");
    let (painted, shown): (Vec<f64>, Vec<f64>) = starts.into_iter().unzip();
    row("start of the process to the first paint", &painted);
    row("start of the process to the archive's figures", &shown);
    let idle = processes::memory();
    window.answers();
    println!();
    println!(
        "| frames while | frames | p50 ms | p95 ms | slowest ms | late | without their rows |"
    );
    println!("|---|---|---|---|---|---|---|");
    window.frames();
    println!();
    let used = processes::memory();
    window.measure("ask", &json!([""]));
    window.jumps(MORE_JUMPS);
    println!(
        "| process | idle MiB | after all this | after {MORE_JUMPS} more places in the list | with its share of libraries and files |"
    );
    println!("|---|---|---|---|---|");
    for (((name, [idle, _]), (_, [used, _])), (_, [more, shared])) in
        idle.into_iter().zip(used).zip(processes::memory())
    {
        println!("| {name} | {idle:.0} | {used:.0} | {more:.0} | {shared:.0} |");
    }
    window.browser.close();
}

fn import(folder: &Path) -> PathBuf {
    let file = folder.join("generated_tweets_csv_hashed.csv");
    eprintln!("writing and importing {ROWS} posts");
    generate(&Settings::new(1, ROWS), &file);
    let archive = folder.join("archive");
    let file = file.to_str().expect("paths here are UTF-8");
    let done = program::run(&archive, &["import", file]);
    assert!(done.status.success(), "the import failed");
    archive
}

/// The window under measurement.
struct Window {
    browser: Browser,
}

impl Window {
    /// From the start of the process to the first paint, and to the archive's figures on the first view, in milliseconds.
    fn start(&self) -> (f64, f64) {
        let started = processes::started("shuttered-window");
        let shown = wait_for("the archive's figures", || {
            let there = "return document.querySelector('main')?.innerText.includes(' posts') ? Date.now() : null";
            self.browser.script(there).as_f64()
        });
        let painted = wait_for("the first paint to be known", || {
            let painted = "return performance.timeOrigin + \
                           performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
            self.browser.script(painted).as_f64()
        });
        (painted - started, shown - started)
    }

    fn answers(&self) {
        self.measure("go", &json!(["Search"]));
        let queries = queries();
        let asked: Vec<Value> = queries
            .iter()
            .map(|query| self.measure("ask", &json!([query])))
            .collect();
        row(
            "a query in the box, the first change of the page",
            &times(&asked, "first"),
        );
        row(
            "the same, until posts, facets and strip stand",
            &times(&asked, "still"),
        );
        let called: Vec<Value> = queries
            .iter()
            .map(|query| self.measure("call", &json!(["search_posts", request(query)])))
            .collect();
        row("the same asked of the program alone", &times(&called, "ms"));
        let largest = times(&called, "bytes").into_iter().fold(0.0, f64::max);
        eprintln!("largest answer {:.0} kB", largest / 1e3);
        self.measure("ask", &json!([""]));
        row(
            "the scroll bar pulled somewhere in a million posts, until the rows are there",
            &self.jumps(JUMPS),
        );
        for view in ["Timeline", "Accounts", "Search"] {
            let shown: Vec<Value> = (0..3)
                .map(|_| {
                    self.measure("go", &json!(["Library"]));
                    self.measure("go", &json!([view]))
                })
                .collect();
            row(
                &format!("{view} opened, until it stands"),
                &times(&shown, "still"),
            );
        }
    }

    /// Pulls the scroll bar to places all over the list.
    fn jumps(&self, n: u32) -> Vec<f64> {
        let places = (1..=n).map(|n| f64::from(n * 17 % 41) / 41.0);
        let times = places.map(|place| self.measure("jump", &json!([place])));
        times.filter_map(|ms| ms.as_f64()).collect()
    }

    fn frames(&self) {
        for share in [0.0, 0.5, 0.99] {
            let place = format!("scrolling everything, from {:.0} % on", share * 100.0);
            self.frames_of(&place, "scroll", &json!([share, 300, 60]));
        }
        self.frames_of(
            "scrolling by a pixel, where no row changes",
            "scroll",
            &json!([0.0, 100, 1]),
        );
        for query in [word("en", 40), word("fa", 12), word("th", 12)] {
            self.frames_of(&format!("typing {query}"), "type", &json!([query]));
        }
    }

    fn frames_of(&self, what: &str, name: &str, arguments: &Value) {
        let mut measured = self.measure(name, arguments);
        // Driving it anew has it draw again.
        for _ in 1..TRIALS {
            if measured["lost"] == 0 {
                break;
            }
            eprintln!("{what}: the web view stopped drawing, once more");
            measured = self.measure(name, arguments);
        }
        let frames: Vec<f64> = measured["frames"]
            .as_array()
            .expect("a list of frames")
            .iter()
            .filter_map(Value::as_f64)
            .collect();
        let late = frames.iter().filter(|&&ms| ms > LATE_MS).count();
        let [middle, slow, slowest] = percentiles(&frames);
        let waiting = measured["waiting"]
            .as_u64()
            .map(|n| n.to_string())
            .unwrap_or_default();
        println!(
            "| {what} | {} | {middle:.1} | {slow:.1} | {slowest:.1} | {late} | {waiting} |",
            frames.len()
        );
    }

    /// What a measurement in the page gives. A web view on a virtual display now and then forgets to go on with a script:
    /// then the measurement is made anew.
    fn measure(&self, name: &str, arguments: &Value) -> Value {
        for _ in 0..TRIALS {
            if let Some(measured) = self.try_measure(name, arguments) {
                return measured;
            }
            eprintln!("{name} {arguments}: the web view stands still, once more");
        }
        panic!("{name} {arguments}: the web view stood still {TRIALS} times");
    }

    /// It is left in the page and fetched: the driver now and then loses what a script hands it later.
    fn try_measure(&self, name: &str, arguments: &Value) -> Option<Value> {
        let body = json!({ "script": include_str!("measure.js"), "args": [name, arguments] });
        self.browser
            .ask("POST", "/execute/sync", Some(&body))
            .unwrap_or_else(|error| panic!("{name} {arguments}: {error}"));
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            thread::sleep(BETWEEN_LOOKS);
            let measured = self.browser.script("return window.measured");
            if !measured.is_null() {
                let error = &measured["error"];
                assert!(error.is_null(), "{name} {arguments}: {error}");
                return Some(measured["value"].clone());
            }
        }
        None
    }
}

fn request(query: &str) -> Value {
    json!({ "query": query, "zone": "UTC", "sort": "newest", "cursor": null, "rank": 0, "limit": 50 })
}

/// Words from frequent to rare in every script of the generator, alone, in pairs and with filters.
fn queries() -> Vec<String> {
    ["en", "fa", "ar", "ru", "es", "zh", "th"]
        .iter()
        .flat_map(|label| {
            [
                word(label, 3),
                word(label, 60),
                word(label, 4_000),
                format!("{} {}", word(label, 8), word(label, 30)),
                format!("\"{} {}\"", word(label, 5), word(label, 9)),
                format!("{} lang:{label} since:2014-01-01", word(label, 12)),
            ]
        })
        .collect()
}

fn times(measured: &[Value], name: &str) -> Vec<f64> {
    measured
        .iter()
        .filter_map(|one| one[name].as_f64())
        .collect()
}

fn row(what: &str, times: &[f64]) {
    let [middle, slow, slowest] = percentiles(times);
    println!(
        "| {what} | {} | {middle:.0} | {slow:.0} | {slowest:.0} |",
        times.len()
    );
}

/// Middle, 95th of a hundred, slowest.
fn percentiles(times: &[f64]) -> [f64; 3] {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted.get(((sorted.len() as f64 - 1.0) * share) as usize);
    [0.5, 0.95, 1.0].map(|share| at(share).copied().unwrap_or(f64::NAN))
}
