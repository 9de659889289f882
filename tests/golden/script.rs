//! The expected figures are what the script counts.

use std::process::Command;

use tests_support::data::{generate, golden_settings, releases, root};

#[test]
fn the_expected_figures_are_what_the_script_counts() {
    let script = root().join("tests/golden/count.py");
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("golden figures: not counted anew, there is no python3 here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let generated = folder.path().join("generated.csv");
    generate(&golden_settings(), &generated);

    let mut count = Command::new("python3");
    count.args(["-B".as_ref(), script.as_os_str()]);
    count.args(["--generated".as_ref(), generated.as_os_str()]);
    if let Some(releases) = releases() {
        count.args(["--data".as_ref(), releases.as_os_str()]);
    }
    // UPDATE_EXPECT writes them anew, as for every other expected output.
    if std::env::var_os("UPDATE_EXPECT").is_none() {
        count.arg("--check");
    }
    let output = count.output().unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
