//! The `shuttered` program as a child process.

use std::{
    env,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use serde_json::Value;

use crate::data::root;

/// Finds the program, building it first.
///
/// Cargo tells a test the path of a program only if both are in one package, so cargo is asked to build it, in the
/// profile of the tests; where nothing has changed that takes a moment. `SHUTTERED_PROGRAM` names one that is built
/// already.
///
/// # Panics
///
/// If it cannot be built.
pub fn shuttered() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| env::var_os("SHUTTERED_PROGRAM").map_or_else(build, PathBuf::from))
}

fn build() -> PathBuf {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root()).args([
        "build",
        "--locked",
        "--package=shuttered-cli",
        "--bin=shuttered",
        "--message-format=json-render-diagnostics",
    ]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let output = cargo.output().expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| message["executable"].as_str().map(PathBuf::from))
        .expect("cargo names the program it built")
}

/// Runs the program on an archive and gives what it wrote and its exit status.
///
/// # Panics
///
/// If it cannot be started.
#[must_use]
pub fn run(archive: &Path, arguments: &[&str]) -> Output {
    command(archive, arguments)
        .output()
        .expect("the program starts")
}

/// The program on an archive, not yet started.
#[must_use]
pub fn command(archive: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(shuttered());
    command.arg("--archive").arg(archive).args(arguments);
    command
}

/// Runs the program with `--json` and gives the document it printed.
///
/// # Panics
///
/// If the program fails or prints anything but one document.
#[must_use]
pub fn json(archive: &Path, arguments: &[&str]) -> Value {
    let output = command(archive, arguments)
        .arg("--json")
        .output()
        .expect("the program starts");
    let stdout = String::from_utf8(output.stdout).expect("the program writes UTF-8");
    assert!(
        output.status.success(),
        "shuttered {arguments:?}: {stdout}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_str(&stdout)
        .unwrap_or_else(|error| panic!("shuttered {arguments:?}: {error}: {stdout}"))
}
