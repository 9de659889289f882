//! The archive's folder: locked, closed, copied, read-only, its index thrown away.

use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

use api::{
    Context, ErrorCode, Session,
    wire::{ArchivePath, BucketWidth, FacetColumn, ImportRequest, Nothing, SearchRequest},
};
use tests_support::{
    archive::{TempArchive, text},
    content,
    data::generate,
    generator::Settings,
    program::{command, run, shuttered},
};

use crate::fixtures::scripts;

/// Answers to a few questions of every kind, for comparing two states of one archive.
fn answers(archive: &TempArchive) -> Vec<String> {
    let mut answers = Vec::new();
    for query in [
        "",
        "новости",
        "ایران OR القدس",
        "\"กองทัพบก\"",
        "#новостидня",
        "-lang:th is:original",
        "香港",
    ] {
        let page = archive.search(SearchRequest {
            limit: 100,
            ..SearchRequest::new(query)
        });
        answers.push(format!("{query}: {} {:?}", page.total, page.rows));
        let facets = archive.facets(query, &[FacetColumn::Hashtag, FacetColumn::Language], 50);
        answers.push(format!("{query}: {:?}", facets.facets));
        let timeline = archive.timeline(query, "Asia/Tehran", BucketWidth::Day);
        answers.push(format!("{query}: {:?}", timeline.buckets));
    }
    answers
}

#[test]
fn an_index_that_was_deleted_is_built_anew_and_gives_the_same_answers() {
    let archive = TempArchive::with(&[&scripts()]);
    let before = answers(&archive);
    archive.close();
    fs::remove_dir_all(archive.dir().join("index")).unwrap();
    archive.open();
    assert_eq!(answers(&archive), before);

    api::verify::reindex(&archive.cx(), Nothing {}).unwrap();
    let report = api::verify::verify(&archive.cx(), Nothing {}).unwrap();
    assert!(report.ok, "{:?}", report.problems);
    assert_eq!((report.store_posts, report.index_posts), (62, 62));
    assert_eq!(answers(&archive), before);
}

#[test]
fn a_damaged_index_is_built_anew() {
    let archive = TempArchive::with(&[&scripts()]);
    let before = answers(&archive);
    archive.close();
    for entry in fs::read_dir(archive.dir().join("index")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            fs::write(&path, "{").unwrap();
        }
    }
    archive.open();
    assert_eq!(answers(&archive), before);
}

#[test]
fn a_second_program_on_the_archive_is_told_so_in_words() {
    let archive = TempArchive::with(&[&scripts()]);
    let session = Session::new(None);
    let request = ArchivePath {
        path: text(&archive.dir()),
    };
    let error = api::archives::open(&Context::new(&session), request).unwrap_err();
    assert_eq!(error.code, ErrorCode::InUse);
    assert!(error.hint.is_some(), "{error:?}");

    let output = run(&archive.dir(), &["import", scripts().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains(&error.message), "{said}");

    archive.close();
    let output = run(&archive.dir(), &["import", scripts().to_str().unwrap()]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_closed_archive_is_one_database_file_that_can_be_copied() {
    let archive = TempArchive::with(&[&scripts()]);
    archive.close();
    assert!(
        !archive.dir().join("archive.sqlite-wal").exists(),
        "closing leaves WAL mode"
    );
    let copy = archive.scratch("copy");
    fs::create_dir(&copy).unwrap();
    fs::copy(
        archive.dir().join("archive.sqlite"),
        copy.join("archive.sqlite"),
    )
    .unwrap();
    assert_eq!(content::lines(&copy), content::lines(&archive.dir()));
    let output = run(&copy, &["search", "новости"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_read_only_folder_can_be_searched_and_an_import_into_it_is_refused_in_words() {
    let archive = TempArchive::with(&[&scripts()]);
    archive.close();
    open_to_all(archive.dir().parent().unwrap());
    set_mode(&archive.dir(), 0o555, 0o444);

    let found = unprivileged(&archive.dir(), &["search", "новости", "--json"]);
    assert!(
        found.status.success(),
        "{}",
        String::from_utf8_lossy(&found.stderr)
    );
    let page: serde_json::Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(page["total"], 3);

    let refused = unprivileged(
        &archive.dir(),
        &["import", scripts().to_str().unwrap(), "--json"],
    );
    assert_eq!(refused.status.code(), Some(1));
    let error: serde_json::Value = serde_json::from_slice(&refused.stdout).unwrap();
    assert_eq!(error["error"]["code"], "readOnly", "{error}");

    let names: Vec<_> = fs::read_dir(archive.dir())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().ends_with("-wal")),
        "{names:?}"
    );
    set_mode(&archive.dir(), 0o755, 0o644);
}

/// Runs the program as somebody whom file permissions hold: root is held by none, so it becomes nobody.
fn unprivileged(archive: &Path, arguments: &[&str]) -> std::process::Output {
    let is_root =
        fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0);
    if !is_root {
        return run(archive, arguments);
    }
    // Nobody may not enter the folder that the program was built in.
    let program = archive.with_file_name("shuttered");
    if !program.exists() {
        fs::copy(shuttered(), &program).unwrap();
    }
    Command::new("setpriv")
        .args(["--reuid=65534", "--regid=65534", "--clear-groups"])
        .arg(program)
        .arg("--archive")
        .arg(archive)
        .args(arguments)
        .output()
        .expect("setpriv is part of util-linux")
}

fn open_to_all(folder: &Path) {
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
}

fn set_mode(folder: &Path, folders: u32, files: u32) {
    if folders & 0o200 != 0 {
        fs::set_permissions(folder, fs::Permissions::from_mode(folders)).unwrap();
    }
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            set_mode(&path, folders, files);
        } else {
            fs::set_permissions(&path, fs::Permissions::from_mode(files)).unwrap();
        }
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(folders)).unwrap();
}

#[test]
fn a_cancelled_import_keeps_whole_batches_and_goes_on_where_it_stopped() {
    let archive = TempArchive::new();
    let file = archive.scratch("invented_tweets_csv_hashed.csv");
    generate(&Settings::new(8, 12_000), &file);
    let request = || ImportRequest {
        paths: vec![text(&file)],
        format: None,
        dataset: None,
        mapping: None,
    };

    // Cancelled as soon as something has been kept.
    let begun = std::sync::atomic::AtomicBool::new(false);
    let progress = |progress: api::wire::Progress| {
        if progress.records > 0 {
            begun.store(true, std::sync::atomic::Ordering::Relaxed);
        }
    };
    let cancelled = || begun.load(std::sync::atomic::Ordering::Relaxed);
    let cx = archive
        .cx()
        .with_progress(&progress)
        .with_cancel(&cancelled);
    let report = api::imports::import(&cx, request()).unwrap();
    assert!(report.cancelled);
    let kept = archive.sql("SELECT count(*) FROM post");
    assert!(kept < 12_000, "{kept}");
    assert_eq!(kept, archive.sql("SELECT sum(kept) FROM source_file"));
    assert_eq!(archive.total("", "UTC"), kept);
    let interrupted = api::datasets::list(&archive.cx(), Nothing {})
        .unwrap()
        .interrupted;
    assert_eq!(interrupted.len(), 1);
    assert_eq!(interrupted[0].kept, kept);

    api::imports::import(&archive.cx(), request()).unwrap();
    assert_eq!(archive.total("", "UTC"), 12_000);
    assert!(
        api::datasets::list(&archive.cx(), Nothing {})
            .unwrap()
            .interrupted
            .is_empty()
    );
    let undisturbed = TempArchive::with(&[&file]);
    assert_eq!(
        content::difference(
            &content::lines(&undisturbed.dir()),
            &content::lines(&archive.dir())
        ),
        Vec::<String>::new()
    );
}

#[test]
fn a_folder_that_holds_no_archive_is_said_to_hold_none() {
    let folder = tempfile::tempdir().unwrap();
    let output = command(folder.path(), &["search", "x", "--json"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(error["error"]["code"], "notAnArchive");
    assert!(error["error"]["hint"].is_string());
}
