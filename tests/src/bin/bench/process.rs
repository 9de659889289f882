//! What a program takes: time on the clock, time of the cores, memory.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// What a child process took.
pub(crate) struct Measured {
    pub(crate) wall: Duration,
    pub(crate) cpu: Duration,
    /// Most memory it ever had, files mapped into it included.
    pub(crate) peak_bytes: u64,
    /// Most memory of its own at any look.
    pub(crate) anonymous_bytes: u64,
}

/// Runs a program to its end, looking at its memory all the while.
pub(crate) fn measure(mut command: Command) -> Measured {
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

/// Has the system forget what it holds of files in memory. Returns whether it did: that takes Linux, and root.
pub(crate) fn forget_files() -> bool {
    // Only what is written out can be forgotten.
    let _ = Command::new("sync").status();
    fs::write("/proc/sys/vm/drop_caches", "1").is_ok()
}
