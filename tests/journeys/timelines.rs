//! Posts over time: parts, several queries, what the datasets do not cover.

use api::{
    ErrorCode,
    wire::{BucketCoverage, BucketWidth, ShareOf, SplitBy, TimelineAnswer, TimelineRequest},
};
use tests_support::{
    archive::TempArchive,
    program::{json, run},
};

/// Five posts in two files of a known form, and nothing between March and June 2020.
fn archive() -> TempArchive {
    let archive = TempArchive::new();
    let early = "user,day,words,app\nann,2020-01-10 10:00,sea,Web\nann,2020-01-11 10:00,sea sky,Web\nbob,2020-03-02 10:00,sky,Phone\n";
    let late =
        "user,day,words,app\neva,2020-06-05 10:00,sea,Phone\neva,2020-07-09 10:00,hill,Phone\n";
    import(&archive, "early", early);
    import(&archive, "late", late);
    archive
}

/// Imports rows of that form as a dataset.
fn import(archive: &TempArchive, name: &str, rows: &str) {
    let file = archive.scratch(&format!("{name}.csv"));
    std::fs::write(&file, rows).unwrap();
    let mapping = "name = \"ours\"\nrecords = \"posts\"\nplatform = \"twitter\"\n\
        [columns]\nuser = \"handle\"\nday = \"time\"\nwords = \"text\"\napp = \"client\"\n";
    let request = api::wire::ImportRequest {
        paths: vec![file.display().to_string()],
        format: None,
        dataset: Some(name.to_owned()),
        mapping: Some(api::mappings::from_toml(mapping).unwrap()),
    };
    api::imports::import(&archive.cx(), request).unwrap();
}

fn ask(archive: &TempArchive, request: TimelineRequest) -> TimelineAnswer {
    api::timeline::count(&archive.cx(), request).unwrap()
}

fn by_month(query: &str) -> TimelineRequest {
    TimelineRequest {
        by: Some(BucketWidth::Month),
        ..TimelineRequest::new(query)
    }
}

fn counts(answer: &TimelineAnswer) -> Vec<(String, Vec<u64>)> {
    let series = answer.series.iter();
    series
        .map(|one| {
            let counts = one.buckets.iter().map(|bucket| bucket.count).collect();
            (one.label.clone(), counts)
        })
        .collect()
}

#[test]
fn months_between_two_datasets_are_gaps_and_the_edges_are_partly_covered() {
    use BucketCoverage::{Gap, Part, Whole};
    let archive = archive();
    let answer = ask(&archive, by_month(""));
    assert_eq!(answer.total, 5);
    assert_eq!(answer.coverage, [Part, Whole, Part, Gap, Gap, Part, Part]);
    // Of the earlier dataset alone nothing is a gap, for nothing lies between two datasets.
    assert_eq!(
        ask(&archive, by_month("dataset:early")).coverage,
        [Part, Whole, Part]
    );

    let rolling = TimelineRequest {
        rolling: Some(2),
        ..by_month("")
    };
    let derived = ask(&archive, rolling).derived.unwrap();
    assert_eq!(
        derived.series[0].values,
        // January 2, February 0, March 1; June 1, July 1.
        [None, Some(1.0), Some(0.5), None, None, None, Some(1.0)]
    );
}

#[test]
fn several_queries_have_a_series_each_and_a_post_of_two_is_counted_once_in_the_whole() {
    let archive = archive();
    let request = TimelineRequest {
        queries: vec!["sky".into()],
        share: true,
        ..by_month("sea")
    };
    let answer = ask(&archive, request);
    assert_eq!(
        answer.total, 4,
        "sea three times, sky twice, once in one post"
    );
    assert_eq!(
        counts(&answer),
        [
            ("sea".to_owned(), vec![2, 0, 0, 0, 0, 1]),
            ("sky".to_owned(), vec![1, 0, 1, 0, 0, 0]),
        ]
    );
    let derived = answer.derived.unwrap();
    assert_eq!(derived.share_of, Some(ShareOf::Archive));
    assert_eq!(derived.wholes, [2, 0, 1, 0, 0, 1], "the archive's posts");
    assert_eq!(
        derived.series[1].values,
        [Some(50.0), None, Some(100.0), None, None, Some(0.0)]
    );
}

#[test]
fn posts_without_a_client_do_not_hide_among_the_others() {
    let archive = archive();
    let rows = "user,day,words,app\nbob,2020-01-12 10:00,sea,\nbob,2020-01-13 10:00,sky,Desk\n";
    import(&archive, "third", rows);
    let request = TimelineRequest {
        split: Some(SplitBy::Client),
        series_limit: Some(1),
        ..by_month("until:2020-03-01")
    };
    let series = ask(&archive, request).series;
    let told: Vec<_> = series
        .iter()
        .map(|one| (&*one.key, &*one.label, one.count))
        .collect();
    // In January 2020: two from Web, one from Desk, one from nothing that is told.
    assert_eq!(
        told,
        [
            ("Web", "Web", 2),
            ("", "not in this release", 1),
            ("other", "all others", 1)
        ]
    );
}

#[test]
fn a_split_by_client_or_platform_adds_up_to_the_whole() {
    let archive = archive();
    for split in [SplitBy::Client, SplitBy::Platform] {
        let request = TimelineRequest {
            split: Some(split),
            share: true,
            cumulative: true,
            ..by_month("")
        };
        let answer = ask(&archive, request);
        for (idx, bucket) in answer.buckets.iter().enumerate() {
            let parts: u64 = answer.series.iter().map(|one| one.buckets[idx].count).sum();
            assert_eq!(parts, bucket.count, "{split:?} {}", bucket.start);
        }
        if split == SplitBy::Client {
            assert_eq!(
                counts(&answer),
                [
                    ("Phone".to_owned(), vec![0, 0, 1, 0, 0, 1, 1]),
                    ("Web".to_owned(), vec![2, 0, 0, 0, 0, 0, 0]),
                ]
            );
            let phone = &answer.derived.unwrap().series[0];
            let third = Some(100.0 / 3.0);
            assert_eq!(
                phone.values,
                // 0 of 2, 0 of 2, 1 of 3; 2 of 4, 3 of 5.
                [
                    Some(0.0),
                    Some(0.0),
                    third,
                    None,
                    None,
                    Some(50.0),
                    Some(60.0)
                ]
            );
        }
    }
}

#[test]
fn what_cannot_be_asked_together_is_refused_with_a_reason() {
    let archive = archive();
    let refused = |request| {
        let error = api::timeline::count(&archive.cx(), request).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadRequest);
        error.message
    };
    let several = TimelineRequest {
        queries: vec!["sky".into()],
        split: Some(SplitBy::Client),
        ..by_month("sea")
    };
    assert_eq!(refused(several), "Several queries cannot be split as well.");
    let both = TimelineRequest {
        cumulative: true,
        rolling: Some(2),
        ..by_month("")
    };
    assert_eq!(
        refused(both),
        "Posts cannot be added up and be a rolling mean at once."
    );
    let none = TimelineRequest {
        rolling: Some(0),
        ..by_month("")
    };
    assert_eq!(refused(none), "A rolling mean is over 1 to 1000 buckets.");
}

#[test]
fn the_command_line_writes_the_same_as_a_table() {
    let archive = archive();
    archive.close();
    let arguments = ["timeline", "sea", "--and", "sky", "--by", "month", "--csv"];
    let output = run(&archive.dir(), &arguments);
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "from,covered,posts,sea,sky\n\
         2020-01-01T00:00:00+00:00,part,2,2,1\n\
         2020-02-01T00:00:00+00:00,whole,0,0,0\n\
         2020-03-01T00:00:00+00:00,part,1,0,1\n\
         2020-04-01T00:00:00+00:00,gap,,,\n\
         2020-05-01T00:00:00+00:00,gap,,,\n\
         2020-06-01T00:00:00+00:00,part,1,1,0\n"
    );
    let document = json(
        &archive.dir(),
        &[
            "timeline", "", "--by", "year", "--split", "client", "--share",
        ],
    );
    assert_eq!(
        document["derived"]["label"],
        "share of the posts of all series in each year, in per cent"
    );
    assert_eq!(document["derived"]["series"][0]["values"][0], 60.0);
    let text = run(&archive.dir(), &["timeline", "", "--by", "month"]).stdout;
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("2020-04  –"), "{text}");
    let wrong = [
        "timeline",
        "",
        "--by",
        "day",
        "--cumulative",
        "--rolling",
        "7",
    ];
    assert_eq!(run(&archive.dir(), &wrong).status.code(), Some(2));
}

#[test]
fn own_events_are_noted_read_marked_and_removed_from_the_command_line() {
    let archive = archive();
    let table = archive.scratch("events.csv");
    std::fs::write(
        &table,
        "Event,Date\nElection,2020-06-12\nlate,2020-06-12 22:30\nnever,soon\n",
    )
    .unwrap();
    archive.close();
    let dir = archive.dir();
    let arguments = ["events", "import", table.to_str().unwrap(), "--zone", "UTC"];
    let imported = json(&dir, &arguments);
    assert_eq!(imported["added"], serde_json::json!([1, 2]));
    assert_eq!(imported["rejected"][0]["line"], 4);
    let added = json(&dir, &["events", "add", "2020-03-01", "Storm"]);
    assert_eq!(added["event"]["no"], 3);

    let query = ["timeline", "", "--by", "month", "--zone", "Asia/Tehran"];
    let marks = json(&dir, &query)["marks"].clone();
    // Half past ten in the evening, UTC, is the next day in Tehran.
    let expected = [
        ("2020-03-01", "Storm"),
        ("2020-06-12", "Election"),
        ("2020-06-13", "late"),
    ];
    let marks = marks.as_array().unwrap();
    assert_eq!(marks.len(), expected.len());
    for (mark, (day, label)) in marks.iter().zip(expected) {
        assert_eq!((&mark["day"], &mark["label"]), (&day.into(), &label.into()));
        assert_eq!(mark["kind"], "event");
    }
    assert_eq!(marks[2]["at"], "2020-06-12T22:30:00Z");

    let _ = json(&dir, &["events", "remove", "3"]);
    let csv = run(&dir, &["events", "--csv"]).stdout;
    assert_eq!(
        String::from_utf8(csv).unwrap(),
        "date,label\n2020-06-12,Election\n2020-06-12T22:30:00Z,late\n"
    );
}
