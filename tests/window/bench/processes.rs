//! What the window's processes take, as Linux tells it.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

/// A tick of the clock in `/proc/PID/stat` is a hundredth of a second on every Linux that people use.
const TICK_MS: f64 = 10.0;

/// When a program was started, in milliseconds since 1970.
pub fn started(program: &str) -> f64 {
    let process = running(program).pop().expect("the program runs");
    let stat = fs::read_to_string(process.join("stat")).expect("it still runs");
    // The name, in parentheses, may hold anything; the start, in ticks since the machine's, is the 20th field after it.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks: f64 = number(fields.split_whitespace().nth(19));
    let uptime = fs::read_to_string("/proc/uptime").expect("Linux tells its own age");
    let age_ms = number(uptime.split_whitespace().next()) * 1e3 - ticks * TICK_MS;
    let now = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .expect("it is past 1970");
    now.as_secs_f64() * 1e3 - age_ms
}

/// What each process of the window has in memory, in MiB: of its own, and with its share of what it has with others.
pub fn memory() -> Vec<(&'static str, [f64; 2])> {
    let programs = [
        "shuttered-window",
        "WebKitWebProcess",
        "WebKitNetworkProcess",
    ];
    let all = programs.into_iter().filter_map(|program| {
        let process = running(program).pop()?;
        let rollup = fs::read_to_string(process.join("smaps_rollup")).ok()?;
        let mib = |name: &str| {
            let line = rollup.lines().find_map(|line| line.strip_prefix(name));
            number(line.and_then(|line| line.split_whitespace().next())) / 1024.0
        };
        Some((program, [mib("Anonymous:"), mib("Pss:")]))
    });
    all.collect()
}

fn number(text: Option<&str>) -> f64 {
    text.and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

/// The processes that run a program, by its file's name; the latest last.
fn running(program: &str) -> Vec<PathBuf> {
    let processes = fs::read_dir("/proc").expect("Linux tells of its processes");
    let mut found: Vec<(u32, PathBuf)> = processes
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path())))
        .filter(|(_, process)| is_of(process, program))
        .collect();
    found.sort();
    found.into_iter().map(|(_, process)| process).collect()
}

fn is_of(process: &Path, program: &str) -> bool {
    let file = fs::read_link(process.join("exe"));
    file.is_ok_and(|file| file.file_name().is_some_and(|name| name == program))
}
