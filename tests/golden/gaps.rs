//! What the Thai release lacks, beside what the script counted in the published files.

use api::wire::{BucketWidth, DatasetReport, DatasetReportRequest, FieldState};
use tests_support::{archive::TempArchive, data::release};

const GAPS: &str = include_str!("expected/gaps.tsv");

/// The figures of one kind: of what, and how many.
fn figures(what: &str) -> Vec<(&'static str, &'static str)> {
    let rows = GAPS.lines().skip(1);
    let cells = rows.map(|line| line.splitn(3, '\t').collect::<Vec<_>>());
    cells
        .filter(|cells| cells[0] == what)
        .map(|cells| (cells[1], cells[2]))
        .collect()
}

fn number(text: &str) -> u64 {
    text.parse().unwrap_or_else(|_| panic!("a number: {text}"))
}

fn report(archive: &TempArchive, dataset: &str) -> DatasetReport {
    let request = DatasetReportRequest {
        dataset: dataset.into(),
        rejected_from: 0,
        rejected_limit: None,
    };
    api::reports::report(&archive.cx(), request).unwrap()
}

#[test]
fn what_the_thai_release_lacks_is_what_the_script_counts() {
    let Some(folder) = release("gaps", "twitter-io-2020-09-thailand") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let report = report(&archive, "thailand_092020");
    let days = report.gaps.days.as_ref().unwrap();
    let of_span = |what: &str| {
        let [(of, figure)] = figures(what)[..] else {
            panic!("one figure of {what}")
        };
        assert_eq!(of, "span");
        figure
    };
    assert_eq!(
        (days.first.as_str(), days.last.as_str()),
        (of_span("first"), of_span("last"))
    );
    assert_eq!(
        [days.days, days.without, days.stretches],
        ["days", "without", "stretches"].map(|what| number(of_span(what)))
    );
    assert_eq!(days.zone, "UTC");
    let longest: Vec<(String, u64)> = days
        .longest
        .iter()
        .map(|stretch| (format!("{} {}", stretch.first, stretch.last), stretch.days))
        .collect();
    let expected: Vec<(String, u64)> = figures("longest")
        .into_iter()
        .map(|(days, n)| (days.to_owned(), number(n)))
        .collect();
    assert_eq!(longest, expected);
    // All posts are in one file, so its own gaps are the same.
    let posts = &report.dataset.files[0];
    assert_eq!(posts.found.as_ref().unwrap().days, report.gaps.days);

    let filled = figures("filled");
    assert_eq!(filled.len(), 22);
    for (name, expected) in filled {
        let field = report.gaps.fields.iter().find(|field| field.field == name);
        let field = field.unwrap_or_else(|| panic!("{name} is counted"));
        assert_eq!(field.filled, number(expected), "{name}");
    }
    let state = |name: &str| {
        let field = report.gaps.fields.iter().find(|field| field.field == name);
        field.unwrap().state
    };
    // Every account is hashed, so that no name is missing by chance; no place is published though there is a column.
    assert_eq!(state("handle"), FieldState::Withheld);
    assert_eq!(state("place"), FieldState::Empty);
    assert_eq!(state("views"), FieldState::Absent);
    assert_eq!(state("hashtags"), FieldState::Partly);
    assert_eq!(
        (report.gaps.hashed_accounts, report.gaps.accounts),
        (926, 926)
    );
    assert_eq!(report.gaps.accounts_without_posts, 471);
}

/// Twenty of the days that the script found without posts, each looked up by itself.
#[test]
fn on_twenty_picked_days_there_is_no_post() {
    let Some(folder) = release("gaps", "twitter-io-2020-09-thailand") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let timeline = archive.timeline("", "UTC", BucketWidth::Day);
    let picked = figures("no post");
    assert_eq!(picked.len(), 20);
    for (day, count) in picked {
        let bucket = timeline
            .buckets
            .iter()
            .find(|bucket| bucket.start.starts_with(day))
            .unwrap_or_else(|| panic!("{day} is inside the span"));
        assert_eq!(bucket.count, number(count), "{day}");
        let next = chrono::NaiveDate::succ_opt(&day.parse().unwrap()).unwrap();
        assert_eq!(
            archive.total(&format!("since:{day} until:{next}"), "UTC"),
            0
        );
    }
    let without = timeline.buckets.iter().filter(|bucket| bucket.count == 0);
    let report = report(&archive, "thailand_092020");
    assert_eq!(
        without.count() as u64,
        report.gaps.days.unwrap().without,
        "the timeline and the report agree on every day"
    );
}

#[test]
fn columns_that_nobody_published_are_counted_in_the_iranian_extract() {
    let Some(folder) = release("gaps", "twitter-io-2018-10-iran-extract") else {
        return;
    };
    let archive = TempArchive::with(&[&folder.join("iranian_unseen_io_rows.csv")]);
    let report = report(&archive, "twitter-io-2018-10-iran-extract");
    let [file] = &report.dataset.files[..] else {
        panic!("one file: {:?}", report.dataset.files)
    };
    let unknown: Vec<(&str, u64)> = file
        .found
        .as_ref()
        .unwrap()
        .unknown_columns
        .iter()
        .map(|column| (column.name.as_str(), column.records))
        .collect();
    // SOURCE.md: a label and a cleaned text, made by the project that took the extract, in each of 1,000 rows.
    assert_eq!(unknown, [("bot_or_not", 1000), ("clean_tweet_text", 1000)]);
    assert_eq!(
        (report.gaps.hashed_accounts, report.gaps.accounts),
        (30, 39)
    );
}
