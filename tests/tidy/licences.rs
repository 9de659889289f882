//! Which licences come with the program: everything that is built into it, from crates and from npm.

use std::{fs, process::Command};

use serde_json::Value;

use crate::files::root;

/// Licences under which the program can be given on as MIT or Apache-2.0.
const ACCEPTED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    // File by file: changes to those files would have to be published, and we change none.
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Licences of the fonts and icons that are bundled with the window.
const ACCEPTED_IN_THE_WINDOW: &[&str] = &["OFL-1.1"];

/// Packages that name no licence but carry one: read there by hand.
const READ_BY_HAND: &[(&str, &str)] = &[("node_modules/svelte-toolbelt", "MIT")];

/// Whether a licence expression leaves a choice that is accepted: `MIT OR (GPL-2.0-only AND ISC)`.
fn is_accepted(expression: &str, also: &[&str]) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<_> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    let accepted = any(&mut rest, also);
    accepted && rest.is_empty()
}

fn any(words: &mut &[&str], also: &[&str]) -> bool {
    let mut accepted = all(words, also);
    while let ["OR", rest @ ..] = *words {
        *words = rest;
        accepted |= all(words, also);
    }
    accepted
}

fn all(words: &mut &[&str], also: &[&str]) -> bool {
    let mut accepted = one(words, also);
    while let ["AND", rest @ ..] = *words {
        *words = rest;
        accepted &= one(words, also);
    }
    accepted
}

fn one(words: &mut &[&str], also: &[&str]) -> bool {
    match *words {
        ["(", rest @ ..] => {
            *words = rest;
            let accepted = any(words, also);
            if let [")", rest @ ..] = *words {
                *words = rest;
            }
            accepted
        }
        [name, "WITH", exception, rest @ ..] => {
            *words = rest;
            ACCEPTED.contains(&format!("{name} WITH {exception}").as_str())
        }
        [name, rest @ ..] => {
            *words = rest;
            ACCEPTED.contains(name) || also.contains(name)
        }
        [] => false,
    }
}

/// The platform for which this is built, so that cargo does not fetch what other platforms would need.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.expect("rustc names its host").to_owned()
}

#[test]
fn crates_have_permissive_licences() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--filter-platform",
        ])
        .arg(host())
        .current_dir(root())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "cargo names the packages");
    let refused: Vec<_> = packages
        .iter()
        .filter(|package| !is_accepted(package["license"].as_str().unwrap_or_default(), &[]))
        .map(|package| format!("{}: {}", package["name"], package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn what_is_bundled_with_the_window_has_permissive_licences() {
    let lock = fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
    let lock: Value = serde_json::from_str(&lock).unwrap();
    let packages = lock["packages"].as_object().unwrap();
    let bundled: Vec<_> = packages
        .iter()
        .filter(|(path, package)| !path.is_empty() && package["dev"] != true)
        .collect();
    assert!(!bundled.is_empty(), "npm names the packages");
    let refused: Vec<_> = bundled
        .into_iter()
        .filter(|(path, package)| {
            let by_hand = READ_BY_HAND.iter().find(|(read, _)| read == path);
            let licence = by_hand.map(|(_, licence)| *licence);
            let licence = licence.or_else(|| package["license"].as_str());
            !is_accepted(licence.unwrap_or_default(), ACCEPTED_IN_THE_WINDOW)
        })
        .map(|(path, package)| format!("{path}: {}", package["license"]))
        .collect();
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn licence_expressions_are_understood() {
    for accepted in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "Apache-2.0 WITH LLVM-exception OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "GPL-2.0-only OR MIT",
        "MIT OR Apache-2.0 AND GPL-3.0-only",
    ] {
        assert!(is_accepted(accepted, &[]), "{accepted}");
    }
    for refused in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR Apache-2.0) AND LGPL-2.1-only",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "OFL-1.1",
        "MIT MIT",
    ] {
        assert!(!is_accepted(refused, &[]), "{refused}");
    }
    assert!(is_accepted("OFL-1.1", ACCEPTED_IN_THE_WINDOW));
}
