//! Import reports: each defect with its exact counts, and the same figures in every form.

use std::{collections::BTreeMap, fs};

use api::wire::{
    DatasetReport, DatasetReportRequest, Fate, FieldState, FileReport, Mended, Reason,
};
use serde_json::Value;
use tests_support::{
    archive::{TempArchive, text},
    data::{fixtures, root},
    program::{command, json, run},
};

fn report(archive: &TempArchive, dataset: &str) -> DatasetReport {
    let request = DatasetReportRequest {
        dataset: dataset.into(),
        rejected_from: 0,
        rejected_limit: None,
    };
    api::reports::report(&archive.cx(), request).unwrap()
}

/// The report of one damaged file, imported by itself.
fn damaged(name: &str) -> DatasetReport {
    let archive = TempArchive::new();
    let file = fixtures().join("damaged").join(name);
    archive.try_import(&[&file], Some("damaged")).unwrap();
    report(&archive, "damaged")
}

fn reasons(report: &DatasetReport) -> &[Reason] {
    let [file] = &report.dataset.files[..] else {
        panic!("one file: {:?}", report.dataset.files)
    };
    &file.found.as_ref().unwrap().reasons
}

/// Fate, count, first records of the reason with this code.
#[track_caller]
fn check_reason(report: &DatasetReport, code: &str, fate: Fate, count: u64, first: &[u64]) {
    let reason = reasons(report)
        .iter()
        .find(|reason| reason.code.as_deref() == Some(code))
        .unwrap_or_else(|| panic!("{code} is not among {:?}", reasons(report)));
    assert_eq!((reason.fate, reason.count), (fate, count), "{code}");
    assert_eq!(reason.first_records, first, "{code}");
}

/// The examples of the reason with this code: record, column, published and kept.
fn examples<'a>(
    report: &'a DatasetReport,
    code: &str,
) -> Vec<(u64, &'a str, &'a str, Option<&'a str>)> {
    let reason = reasons(report)
        .iter()
        .find(|reason| reason.code.as_deref() == Some(code));
    reason.map_or_else(Vec::new, |reason| cells(&reason.examples))
}

fn cells(cells: &[Mended]) -> Vec<(u64, &str, &str, Option<&str>)> {
    cells
        .iter()
        .map(|cell| {
            (
                cell.record,
                cell.column.as_str(),
                cell.published.as_str(),
                cell.kept.as_deref(),
            )
        })
        .collect()
}

#[test]
fn destroyed_and_mended_ids_are_shown_as_published_and_as_kept() {
    let report = damaged("ids_tweets.csv");
    check_reason(&report, "idRepaired", Fate::Repaired, 1, &[3]);
    assert_eq!(
        examples(&report, "idRepaired"),
        [(3, "in_reply_to_userid", "921557000.0", Some("921557000"))]
    );
    check_reason(&report, "idDestroyed", Fate::Kept, 4, &[1]);
    let destroyed = examples(&report, "idDestroyed");
    let (record, column, published, kept) = destroyed[0];
    assert_eq!((record, column, published), (1, "tweetid", "1.23442E+18"));
    // A key of its own: the beginning of the file's hash, and the record.
    let sha256 = &report.dataset.files[0].sha256;
    assert_eq!(kept, Some(format!("?{}:1", &sha256[..12]).as_str()));
    // Four records have a destroyed id of the post or the account; one post has none.
    assert_eq!(
        (report.gaps.destroyed_post_ids, report.gaps.missing_post_ids),
        (2, 1)
    );
    assert_eq!(report.gaps.destroyed_account_ids, 1);
    assert_eq!(report.gaps.destroyed_references, 1);
    let minute = report.gaps.precisions.iter().find(|p| p.value == "minute");
    assert_eq!(minute.map(|minute| minute.count), Some(3));
    assert_eq!(report.sum.repaired, 1);
}

#[test]
fn dates_that_could_not_be_read_are_shown_and_their_records_counted_as_undated() {
    let report = damaged("dates_tweets.csv");
    check_reason(&report, "ambiguousDate", Fate::Kept, 1, &[3]);
    assert_eq!(
        examples(&report, "ambiguousDate"),
        [(3, "tweet_time", "7/3/2018 10:15", None)]
    );
    check_reason(&report, "unreadableDate", Fate::Kept, 1, &[5]);
    assert_eq!(
        examples(&report, "unreadableDate"),
        [(5, "tweet_time", "last Tuesday", None)]
    );
    assert_eq!(
        (report.gaps.undated, report.dataset.files[0].undated),
        (2, 2)
    );
    let found = report.dataset.files[0].found.as_ref().unwrap();
    let [times] = &found.mended_columns[..] else {
        panic!("{:?}", found.mended_columns)
    };
    // Five of the six records; the sixth is as published.
    assert_eq!((times.name.as_str(), times.records), ("tweet_time", 5));
    assert_eq!(
        cells(&times.examples)[0],
        (1, "tweet_time", "3/2/2020 10:07", Some("2020-03-02 10:07"))
    );
    // 25 October 2017, then four days of March 2020.
    let days = report.gaps.days.unwrap();
    assert_eq!((days.days, days.without), (866, 862));
    assert_eq!(days.longest[0].first, "2017-10-26");
    assert_eq!(days.longest[0].last, "2020-03-01");
    assert_eq!(days.longest[0].days, 858);
}

#[test]
fn rejected_and_skipped_rows_are_told_by_reason_and_add_up() {
    let report = damaged("rows_tweets.csv");
    let file = &report.dataset.files[0];
    assert_eq!(
        (file.read, file.kept, file.rejected, file.skipped),
        (6, 3, 3, 3)
    );
    let rejected: Vec<(&str, u64, &[u64])> = reasons(&report)
        .iter()
        .filter(|reason| reason.fate == Fate::Rejected)
        .map(|reason| {
            (
                reason.message.as_str(),
                reason.count,
                reason.first_records.as_slice(),
            )
        })
        .collect();
    assert_eq!(
        rejected,
        [
            ("has 29 columns where the header has 30", 1, &[6][..]),
            ("has 31 columns where the header has 30", 1, &[7]),
            ("the file ends inside record 9", 1, &[9]),
        ]
    );
    check_reason(&report, "repeatedHeader", Fate::Skipped, 1, &[2]);
    check_reason(&report, "emptyRow", Fate::Skipped, 2, &[4]);
    let days = report.gaps.days.unwrap();
    assert_eq!((days.days, days.without, days.stretches), (5, 2, 1));
}

#[test]
fn columns_that_are_not_understood_are_counted_with_what_stands_in_them() {
    let report = damaged("header_tweets.csv");
    let found = report.dataset.files[0].found.as_ref().unwrap();
    let unknown: Vec<(&str, u64, u64, &str)> = found
        .unknown_columns
        .iter()
        .map(|column| {
            let first = &column.examples[0];
            (
                column.name.as_str(),
                column.records,
                first.record,
                first.text.as_str(),
            )
        })
        .collect();
    assert_eq!(
        unknown,
        [
            ("column 9", 1, 3, "note 2"),
            ("tweet_text (2)", 1, 1, "second text"),
            ("like_cuont", 6, 1, "7"),
        ]
    );
    check_reason(&report, "byteOrderMark", Fate::File, 1, &[]);
    check_reason(&report, "doubledColumn", Fate::File, 1, &[]);
    // Twelve columns: no client, no links, no counts, no users' facts but a name.
    let state = |name: &str| {
        let field = report.gaps.fields.iter().find(|field| field.field == name);
        field.map(|field| (field.state, field.column)).unwrap()
    };
    assert_eq!(state("client"), (FieldState::Absent, Some(false)));
    assert_eq!(state("likes"), (FieldState::Absent, Some(false)));
    assert_eq!(state("text"), (FieldState::Always, Some(true)));
    assert!(found.no_column.iter().any(|label| label == "links"));
}

#[test]
fn text_encoded_twice_numbers_and_lists_are_shown_as_they_stood() {
    let report = damaged("twice_encoded_tweets.csv");
    check_reason(&report, "doublyEncoded", Fate::Repaired, 2, &[1]);
    let mended = examples(&report, "doublyEncoded");
    assert_eq!(mended.len(), 2);
    assert_eq!(
        mended[1],
        (
            2,
            "tweet_text",
            "CafÃ© on the quay",
            Some("Café on the quay")
        )
    );
    assert_eq!(report.sum.repaired, 2);

    let report = damaged("values_tweets.csv");
    check_reason(&report, "unreadableNumber", Fate::Kept, 1, &[2]);
    assert_eq!(
        examples(&report, "unreadableNumber"),
        [(2, "like_count", "many", None)]
    );

    let report = damaged("lists_tweets.csv");
    check_reason(&report, "unreadableList", Fate::Kept, 1, &[5]);
    assert_eq!(examples(&report, "unreadableList").len(), 1);
}

#[test]
fn duplicates_and_the_same_content_again_have_their_reason() {
    let archive = TempArchive::new();
    let folder = fixtures().join("damaged");
    let files = [
        "duplicates_tweets.csv",
        "whole_tweets.csv",
        "whole_tweets.csv.gz",
    ];
    for file in files {
        archive
            .try_import(&[&folder.join(file)], Some("damaged"))
            .unwrap();
    }
    let report = report(&archive, "damaged");
    let fates: Vec<Vec<(Option<&str>, u64)>> = report
        .dataset
        .files
        .iter()
        .map(|file| {
            let reasons = file.found.as_ref().unwrap().reasons.iter();
            let duplicates = reasons.filter(|reason| reason.fate == Fate::Duplicate);
            duplicates
                .map(|reason| (reason.code.as_deref(), reason.count))
                .collect()
        })
        .collect();
    // A record twice, and one with another count; then what both files share; then all of it.
    for (file, duplicates) in report.dataset.files.iter().zip(&fates) {
        let sum = duplicates
            .iter()
            .find(|(code, _)| matches!(code, Some("duplicate" | "sameContent")));
        assert_eq!(
            sum.map_or(0, |&(_, count)| count),
            file.duplicates,
            "{}",
            file.path
        );
    }
    assert_eq!(fates[2], [(Some("sameContent"), 6)]);
    let again = report.dataset.files[2].found.as_ref().unwrap();
    assert!(again.unknown_columns.is_empty() && again.days.is_none());
}

/// Every note stands among the reasons with its count, the rejected ones add up, and so do the files.
#[test]
fn the_parts_of_every_report_add_up() {
    let archive = TempArchive::with(&[&fixtures()]);
    let datasets = api::datasets::list(&archive.cx(), api::wire::Nothing {}).unwrap();
    assert!(datasets.datasets.len() > 10);
    for row in datasets.datasets {
        let report = report(&archive, &row.id);
        for file in &report.dataset.files {
            check_file(file);
        }
        let read: u64 = report.dataset.files.iter().map(|file| file.read).sum();
        assert_eq!(report.sum.read, read, "{}", row.id);
        assert_eq!(
            report.sum.read,
            report.sum.kept + report.sum.duplicates + report.sum.rejected
        );
        assert_eq!(report.rejected_total, report.sum.rejected, "{}", row.id);
        let dated: u64 = report.gaps.precisions.iter().map(|p| p.count).sum();
        assert_eq!(dated + report.gaps.undated, row.posts, "{}", row.id);
        for field in &report.gaps.fields {
            assert!(field.filled <= field.total, "{}: {field:?}", row.id);
        }
        // What the Library says is missing, the report says too, and first.
        for (said, expected) in report.gaps.sentences.iter().zip(&row.gaps) {
            assert_eq!(said, expected, "{}", row.id);
        }
        assert!(report.gaps.sentences.len() >= row.gaps.len(), "{}", row.id);
    }
}

#[track_caller]
fn check_file(file: &FileReport) {
    let found = file.found.as_ref().unwrap();
    assert_eq!(file.read, file.kept + file.duplicates + file.rejected);
    let rejected = found.reasons.iter().filter(|r| r.fate == Fate::Rejected);
    assert_eq!(
        rejected.map(|r| r.count).sum::<u64>(),
        file.rejected,
        "{}",
        file.path
    );
    for note in &file.notes {
        let of_note = |reason: &&Reason| reason.code.as_deref() == Some(note.code.as_str());
        let reason = found.reasons.iter().find(of_note);
        assert_eq!(
            reason.map(|r| r.count),
            Some(note.count),
            "{}: {}",
            file.path,
            note.code
        );
    }
    assert!(
        found.reasons.is_sorted_by_key(|reason| reason.fate),
        "{}",
        file.path
    );
    for column in &found.unknown_columns {
        assert!(
            column.records <= file.kept,
            "{}: {}",
            file.path,
            column.name
        );
    }
    if let Some(days) = &found.days {
        assert_eq!(
            file.first.as_ref().map(|at| &at[..10]),
            Some(days.first.as_str())
        );
        assert_eq!(
            file.last.as_ref().map(|at| &at[..10]),
            Some(days.last.as_str())
        );
        let longest: u64 = days.longest.iter().map(|stretch| stretch.days).sum();
        assert!(
            longest <= days.without && days.without < days.days,
            "{}",
            file.path
        );
    }
}

/// An archive with everything damaged in one dataset, closed.
fn closed() -> TempArchive {
    let archive = TempArchive::new();
    let folder = fixtures().join("damaged");
    archive.try_import(&[&folder], Some("damaged")).unwrap();
    archive.close();
    archive
}

/// A number as people read it.
fn grouped(number: &Value) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .map(|group| std::str::from_utf8(group).unwrap())
        .collect();
    groups.join(",")
}

#[test]
fn text_json_and_page_tell_the_same() {
    let archive = closed();
    let dir = archive.dir();
    let document = json(&dir, &["report", "damaged"]);
    let printed = String::from_utf8(run(&dir, &["report", "damaged"]).stdout).unwrap();
    let page_file = archive.scratch("report.html");
    let saved = json(&dir, &["report", "damaged", "--html", &text(&page_file)]);
    let page = fs::read_to_string(&page_file).unwrap();
    assert_eq!(saved["bytes"], page.len());
    assert!(!page_file.with_extension("html.part").exists());

    for sentence in document["gaps"]["sentences"].as_array().unwrap() {
        let sentence = sentence.as_str().unwrap();
        assert!(printed.contains(sentence), "{sentence}");
        assert!(page.contains(sentence), "{sentence}");
    }
    // The missing comes first in both.
    for (form, text) in [("text", &printed), ("page", &page)] {
        let place = |word: &str| text.find(word).unwrap_or_else(|| panic!("{form}: {word}"));
        assert!(
            place("What is missing") < place("What became of every record"),
            "{form}"
        );
    }
    let mut n_files = 0;
    for file in document["dataset"]["files"].as_array().unwrap() {
        let [read, kept, repaired, duplicates, rejected, skipped] = [
            "read",
            "kept",
            "repaired",
            "duplicates",
            "rejected",
            "skipped",
        ]
        .map(|name| grouped(&file[name]));
        let line = format!(
            "read {read}: kept {kept} (repaired {repaired}), duplicates {duplicates}, rejected {rejected}; \
             skipped {skipped}"
        );
        assert!(printed.contains(&line), "{line}");
        let cells: String = [read, kept, repaired, duplicates, rejected, skipped]
            .iter()
            .map(|number| format!("<td class=\"number\">{number}</td>"))
            .collect();
        assert!(page.contains(&cells), "{}", file["path"]);
        for hash in ["sha256", "outerSha256"] {
            let hash = file[hash].as_str().unwrap();
            assert!(printed.contains(hash) && page.contains(hash), "{hash}");
        }
        for reason in file["found"]["reasons"].as_array().unwrap() {
            let message = reason["message"].as_str().unwrap();
            assert!(
                printed.contains(message) && page.contains(message),
                "{message}"
            );
        }
        n_files += 1;
    }
    assert!(n_files > 20, "{n_files}");
    for field in document["gaps"]["fields"].as_array().unwrap() {
        let label = field["label"].as_str().unwrap();
        assert!(printed.contains(label) && page.contains(label), "{label}");
    }
    for version in ["program", "catalogue"] {
        let version = document["made"][version].as_str().unwrap();
        assert!(
            printed.contains(version) && page.contains(version),
            "{version}"
        );
    }
    assert!(document["made"]["at"].as_str().unwrap().ends_with('Z'));
}

#[test]
fn nothing_that_is_handed_on_names_the_home_directory() {
    let archive = TempArchive::new();
    let home = archive.scratch("home-of-ana");
    let folder = home.join("Downloads");
    fs::create_dir_all(&folder).unwrap();
    for name in ["rows_tweets.csv", "ids_tweets.csv", "cut_tweets.zip"] {
        fs::copy(fixtures().join("damaged").join(name), folder.join(name)).unwrap();
    }
    archive.close();
    let dir = archive.dir();
    let with_home = |arguments: &[&str]| {
        let output = command(&dir, arguments)
            .env("HOME", &home)
            .env("USERPROFILE", &home)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    with_home(&["import", &text(&folder), "--dataset", "mine"]);
    let page = archive.scratch("report.html");
    with_home(&["report", "mine", "--html", &text(&page)]);
    let forms = BTreeMap::from([
        ("text", with_home(&["report", "mine"])),
        ("JSON", with_home(&["report", "mine", "--json"])),
        ("page", fs::read_to_string(&page).unwrap()),
    ]);
    for (form, text) in forms {
        assert!(text.contains("~/Downloads/rows_tweets.csv"), "{form}");
        assert!(!text.contains("home-of-ana"), "{form}");
    }
}

#[test]
fn a_page_that_cannot_be_written_leaves_the_old_one_and_says_so() {
    let archive = closed();
    let dir = archive.dir();
    let page = archive.scratch("missing folder").join("report.html");
    let output = run(&dir, &["report", "damaged", "--html", &text(&page)]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("cannot be written"), "{said}");

    // A page that is there already is replaced whole.
    let page = archive.scratch("report.html");
    fs::write(&page, "an older one").unwrap();
    let _ = json(&dir, &["report", "damaged", "--html", &text(&page)]);
    assert!(
        fs::read_to_string(&page)
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );

    let output = run(&dir, &["report", "nowhere", "--html", &text(&page)]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        fs::read_to_string(&page)
            .unwrap()
            .starts_with("<!DOCTYPE html>")
    );
}

#[test]
fn a_report_that_is_stopped_says_so_and_one_asked_again_is_up_to_date() {
    let archive = TempArchive::new();
    let folder = fixtures().join("damaged");
    archive
        .try_import(&[&folder.join("whole_tweets.csv")], Some("damaged"))
        .unwrap();
    let request = || DatasetReportRequest {
        dataset: "damaged".into(),
        rejected_from: 0,
        rejected_limit: Some(0),
    };
    let stop = || true;
    let stopped = api::reports::report(&archive.cx().with_cancel(&stop), request()).unwrap_err();
    assert_eq!(stopped.code, api::ErrorCode::Cancelled);
    assert_eq!(report(&archive, "damaged").gaps.posts, 6);
    // What is remembered of the walk is not good for an archive that has changed.
    archive
        .try_import(&[&folder.join("rows_tweets.csv")], Some("damaged"))
        .unwrap();
    let later = report(&archive, "damaged");
    assert_eq!(later.gaps.posts, later.dataset.posts);
    let of_posts = later.gaps.fields.iter().find(|field| field.field == "text");
    assert_eq!(of_posts.unwrap().total, later.dataset.posts);
}

/// The window has the words of fates and fields in its own language; they are the same.
#[test]
fn the_window_says_it_in_the_same_words() {
    let words = fs::read_to_string(root().join("ui/src/dataset/report-words.ts")).unwrap();
    for fate in [
        Fate::Rejected,
        Fate::Duplicate,
        Fate::Repaired,
        Fate::Kept,
        Fate::Skipped,
        Fate::File,
    ] {
        let key = serde_json::to_value(fate).unwrap();
        let line = format!("{}: '{}',", key.as_str().unwrap(), fate.words());
        assert!(words.contains(&line), "{line}");
    }
    for state in [
        FieldState::Absent,
        FieldState::Empty,
        FieldState::Withheld,
        FieldState::Partly,
        FieldState::Always,
    ] {
        let key = serde_json::to_value(state).unwrap();
        let line = format!("{}: '{}',", key.as_str().unwrap(), state.words());
        assert!(words.contains(&line), "{line}");
    }
}
