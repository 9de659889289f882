//! Who may know whom, read from the manifests.

use std::{collections::BTreeSet, process::Command, sync::LazyLock};

use serde_json::Value;

use crate::files::{read_all, root, without_tests};

/// Each of our crates, and the crates of ours that its code may use. Arrows point down only.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &[]),
    ("ingest", &["model", "text"]),
    ("store", &["model", "text"]),
    ("search", &["model", "text"]),
    ("analysis", &["model", "text"]),
    (
        "api",
        &["analysis", "ingest", "model", "search", "store", "text"],
    ),
    ("cli", &["api"]),
    ("window", &["api"]),
];

/// Libraries that only some crates may name, so that each engine has one door.
const ONLY: &[(&str, &[&str])] = &[
    ("rusqlite", &["store", "ingest"]),
    ("tantivy", &["search"]),
    ("tauri", &["window"]),
    ("ts-rs", &["api"]),
    ("clap", &["cli", "window"]),
    ("anyhow", &[]),
];

/// Libraries that open network connections. Nothing of ours does.
const NETWORK: &[&str] = &[
    "curl",
    "hyper",
    "isahc",
    "minreq",
    "reqwest",
    "tokio",
    "tungstenite",
    "ureq",
];

/// What cargo knows about the workspace's own packages.
static METADATA: LazyLock<Value> = LazyLock::new(|| {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--no-deps",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo runs, since it runs this test");
    serde_json::from_slice(&output.stdout).expect("cargo prints JSON")
});

/// The crates of the product: name without prefix, and the names of what their code depends on.
fn crates() -> Vec<(String, BTreeSet<String>)> {
    let packages = METADATA["packages"].as_array().unwrap();
    packages
        .iter()
        .filter(|package| package["name"] != "shuttered-tests")
        .map(|package| {
            let dependencies = package["dependencies"].as_array().unwrap();
            let names = dependencies
                .iter()
                .filter(|dependency| dependency["kind"] != "dev")
                .map(|dependency| dependency["name"].as_str().unwrap().to_owned())
                .collect();
            (plain(package["name"].as_str().unwrap()).to_owned(), names)
        })
        .collect()
}

fn plain(package: &str) -> &str {
    package.strip_prefix("shuttered-").unwrap_or(package)
}

#[test]
fn every_crate_has_a_place_in_the_layers() {
    let ours: BTreeSet<_> = crates().into_iter().map(|(name, _)| name).collect();
    let known: BTreeSet<_> = MAY_USE.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(ours, known);
}

#[test]
fn crates_know_only_the_layers_below() {
    for (name, dependencies) in crates() {
        let (_, may) = MAY_USE.iter().find(|(of, _)| *of == name).unwrap();
        for used in dependencies
            .iter()
            .filter_map(|name| name.strip_prefix("shuttered-"))
        {
            assert!(may.contains(&used), "{name} may not use {used}");
        }
    }
}

#[test]
fn each_engine_has_one_door() {
    for (name, dependencies) in crates() {
        for (library, doors) in ONLY {
            assert!(
                !dependencies.contains(*library) || doors.contains(&name.as_str()),
                "{name} may not use {library}"
            );
        }
    }
}

#[test]
fn the_innermost_crates_know_no_wire() {
    for (name, dependencies) in crates() {
        if ["model", "text"].contains(&name.as_str()) {
            for library in ["serde", "serde_json"] {
                assert!(!dependencies.contains(library), "{name} uses {library}");
            }
        }
    }
}

#[test]
fn nothing_of_ours_opens_a_connection() {
    for (name, dependencies) in crates() {
        for library in NETWORK {
            assert!(!dependencies.contains(*library), "{name} uses {library}");
        }
    }
    for (name, text) in read_all("src-tauri", &[".rs"]) {
        assert!(!text.contains("std::net"), "{name}");
        assert!(!text.contains("TcpStream"), "{name}");
    }
}

#[test]
fn only_the_programs_print() {
    for (name, text) in read_all("src-tauri/crates", &[".rs"]) {
        let is_test = name.contains("/src/tests/") || !name.contains("/src/");
        if name.starts_with("src-tauri/crates/cli/") || is_test {
            continue;
        }
        for line in without_tests(&text).lines() {
            let code = line.split("//").next().unwrap_or_default();
            for word in ["println!", "eprintln!", "print!(", "dbg!("] {
                assert!(!code.contains(word), "{name}: {line}");
            }
        }
    }
}

#[test]
fn every_crate_takes_the_lints_of_the_workspace() {
    for package in METADATA["packages"].as_array().unwrap() {
        let manifest = package["manifest_path"].as_str().unwrap();
        let text = std::fs::read_to_string(manifest).unwrap();
        assert!(
            text.contains("[lints]\nworkspace = true"),
            "{}",
            package["name"]
        );
    }
    let workspace = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(workspace.contains("unsafe_code = \"forbid\""));
    assert!(workspace.contains("missing_docs = \"warn\""));
}
