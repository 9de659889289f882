//! What the documents list is what there is.

use std::{collections::BTreeSet, fs, process::Command};

use tests_support::program::shuttered;

use crate::files::root;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The first cells of the table below a heading, without their code marks.
fn listed(page: &str, heading: &str) -> BTreeSet<String> {
    let text = read(page);
    let (_, below) = text
        .split_once(&format!("\n## {heading}\n"))
        .unwrap_or_else(|| panic!("{page} has no heading {heading}"));
    let section = below.split("\n## ").next().unwrap_or_default();
    section
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_commands_are_those_of_the_program() {
    let help = Command::new(shuttered()).arg("--help").output().unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands: BTreeSet<_> = commands
        .lines()
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .map(str::to_owned)
        .collect();
    assert_eq!(listed("docs/command-line.md", "Commands"), commands);
}

#[test]
fn the_formats_are_those_that_are_read() {
    let formats = ingest::Format::all().map(|format| format.name().to_owned());
    assert_eq!(
        listed("docs/command-line.md", "Formats"),
        formats.collect::<BTreeSet<_>>()
    );
}

#[test]
fn the_roles_of_a_mapping_are_those_that_can_be_given() {
    let roles = ingest::mapping::mappable_roles().iter();
    let names: BTreeSet<_> = roles.map(|role| role.name.to_owned()).collect();
    assert_eq!(listed("docs/mapping.md", "Roles"), names);
}

#[test]
fn the_error_codes_are_those_of_the_border() {
    let bindings = api::bindings();
    let (_, codes) = bindings.split_once("export type ErrorCode = ").unwrap();
    let (codes, _) = codes.split_once(';').unwrap();
    let codes = codes
        .split(" | ")
        .map(|code| code.trim_matches('"').to_owned());
    assert_eq!(
        listed("docs/command-line.md", "Errors"),
        codes.collect::<BTreeSet<_>>()
    );
}

#[test]
fn the_architecture_names_every_crate() {
    let page = read("ARCHITECTURE.md");
    for entry in fs::read_dir(root().join("src-tauri/crates")).unwrap() {
        let name = entry.unwrap().file_name();
        let path = format!("`src-tauri/crates/{}`", name.to_string_lossy());
        assert!(page.contains(&path), "{path} is not in ARCHITECTURE.md");
    }
}

#[test]
fn documents_point_at_files_that_are_there() {
    for (page, text) in crate::files::read_all(".", &[".md"]) {
        let folder = root().join(&page);
        let folder = folder.parent().unwrap();
        for link in text.split("](").skip(1) {
            let Some((target, _)) = link.split_once(')') else {
                continue;
            };
            let path = target.split('#').next().unwrap_or_default();
            if path.is_empty() || path.contains(':') {
                continue;
            }
            assert!(folder.join(path).exists(), "{page} points at {target}");
        }
    }
}

#[test]
fn each_folder_of_fixtures_says_where_its_shape_comes_from() {
    let mut n_folders = 0;
    for entry in fs::read_dir(root().join("fixtures")).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_dir() {
            let source = entry.path().join("SOURCE.md");
            let text = fs::read_to_string(&source)
                .unwrap_or_else(|error| panic!("{}: {error}", source.display()));
            assert!(text.contains("invented"), "{}", source.display());
            n_folders += 1;
        }
    }
    assert!(n_folders > 0);
}

#[test]
fn the_makefile_explains_the_two_commands() {
    let makefile = read("Makefile");
    for command in ["run", "test"] {
        assert!(
            makefile.contains(&format!("\n{command}:")),
            "make {command}"
        );
    }
    let ci = read(".ci/run");
    assert!(ci.contains("exec make test"));
}
