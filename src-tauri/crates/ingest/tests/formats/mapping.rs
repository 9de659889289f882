//! Files of forms that nobody knows, read as a reader declares.

use ingest::mapping::{Mapping, propose};
use ingest::{Detection, Error};

use crate::support::{Outcome, assert_given_back, fixtures, read_by, source};

fn mapped(file: &str, toml: &str) -> Result<Outcome, Error> {
    let source = source(&fixtures().join("unknown").join(file));
    let mapping = Mapping::from_toml(toml).unwrap();
    let detected = ingest::detect_mapped(&source, &mapping)?;
    Ok(read_by(&source, detected, 100))
}

const GERMAN: &str = r#"
    name = "Beobachtung"
    records = "posts"
    [columns]
    Kennung = "id"
    Datum = { is = "time", form = "day-first" }
    Beitrag = "text"
    Verfasser = "handle"
    "Zähler" = "likes"
"#;

#[test]
fn a_table_that_is_not_utf_8_with_a_doubled_and_an_empty_header_is_unknown_and_can_be_mapped() {
    let source = source(&fixtures().join("unknown/windows1252.csv"));
    let Detection::None {
        columns,
        mappable,
        reason,
    } = ingest::detect(&source).unwrap()
    else {
        panic!("no format knows it");
    };
    assert!(mappable && reason.starts_with("has columns that no known format has"));
    assert_eq!(columns[1..4], ["Datum", "Datum", ""]);
    let proposal = propose(&source).unwrap().unwrap();
    let roles: Vec<(&str, &str)> = proposal
        .columns
        .iter()
        .map(|column| (column.column.as_str(), column.role.as_str()))
        .collect();
    assert_eq!(
        roles,
        [
            ("Kennung", "id"),
            ("Datum", "time"),
            ("Datum (2)", "keep"),
            ("column 4", "keep"),
            ("Beitrag", "text"),
            ("Verfasser", "keep"),
            ("Zähler", "keep")
        ]
    );
    assert_eq!(proposal.columns[1].ambiguous.as_deref(), Some("7/3/2018"));
    assert_eq!(
        proposal.columns[4].samples[0],
        "Grüße aus Köln – „schön“ hier am Wasser"
    );
}

#[test]
fn dates_that_can_be_read_in_two_ways_are_refused_until_the_order_is_declared() {
    let undeclared = GERMAN.replace("{ is = \"time\", form = \"day-first\" }", "\"time\"");
    let error = mapped("windows1252.csv", &undeclared).unwrap_err();
    let Error::Mapping { problem, .. } = error else {
        panic!("{error}");
    };
    assert_eq!(
        problem.to_string(),
        "the dates of Datum, such as 7/3/2018, can be read with the day or with the month first"
    );
    let read = mapped("windows1252.csv", GERMAN).unwrap();
    let days: Vec<String> = read
        .posts
        .iter()
        .map(|(_, post)| post.posted_at.unwrap().at.date_naive().to_string())
        .collect();
    assert_eq!(days, ["2018-03-07", "2018-04-09", "2018-05-05"]);
    let month_first = mapped(
        "windows1252.csv",
        &GERMAN.replace("day-first", "month-first"),
    )
    .unwrap();
    let first = month_first.posts[0].1.posted_at.unwrap();
    assert_eq!(first.at.date_naive().to_string(), "2018-07-03");
}

#[test]
fn every_cell_of_a_mapped_table_is_given_back() {
    let read = mapped("windows1252.csv", GERMAN).unwrap();
    assert_eq!((read.posts.len(), read.rejected.len()), (3, 0));
    assert_eq!(read.posts[1].1.counts.likes, Some(1_204));
    assert_eq!(read.posts[2].1.counts.likes, None);
    assert_eq!(read.posts[0].1.account.key.as_str(), "Kranich");
    assert_given_back(
        &read,
        &[
            vec![
                "900000001",
                "7/3/2018",
                "x",
                "1",
                "Grüße aus Köln – „schön“ hier am Wasser",
                "Kranich",
                "12",
            ],
            vec![
                "900000002",
                "9/4/2018",
                "y",
                "",
                "Zweiter Beitrag über den Hafen und die Brücke",
                "Reiher",
                "1,204",
            ],
            vec![
                "900000003",
                "5/5/2018",
                "z",
                "3",
                "Dritter; mit Strichpunkt im Text und noch mehr Wörtern",
                "Kranich",
                "-",
            ],
        ],
    );
}

#[test]
fn times_that_name_no_zone_are_read_in_the_declared_one() {
    let toml = r#"
        name = "x"
        records = "posts"
        zone = "Asia/Tehran"
        [columns]
        "Post ID" = "id"
        Published = "time"
        Message = "text"
        Author = "handle"
    "#;
    let read = mapped("persian.csv", toml).unwrap();
    let at = |idx: usize| {
        read.posts[idx]
            .1
            .posted_at
            .map(|posted| posted.at.to_rfc3339())
    };
    assert_eq!(at(0).as_deref(), Some("2021-03-01T08:30:00+00:00"));
    assert_eq!(at(1).as_deref(), Some("2021-07-01T07:30:00+00:00"));
    assert_eq!((at(2), read.note("unreadableDate")), (None, 1));
}

#[test]
fn members_of_json_are_columns_too() {
    let toml = r#"
        name = "x"
        records = "posts"
        [columns]
        uid = "id"
        "meta.when" = "time"
        "meta.by" = "handle"
        words = "text"
        tags = "hashtags"
    "#;
    let read = mapped("records.jsonl", toml).unwrap();
    assert_eq!(read.posts.len(), 2);
    let (_, first) = &read.posts[0];
    assert_eq!(first.hashtags, ["a", "b"]);
    assert_eq!(first.account.handle.as_deref(), Some("durna"));
    assert_eq!(
        first.posted_at.unwrap().at.to_rfc3339(),
        "2021-03-01T12:00:00+00:00"
    );
}

#[test]
fn a_column_that_is_not_there_is_named() {
    let error = mapped("persian.csv", GERMAN).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("has no column Beitrag, Datum, Kennung, Verfasser, Zähler"),
        "{error}"
    );
}

#[test]
fn prose_with_commas_is_no_table_even_where_it_names_the_columns_of_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("read-me.md");
    let prose = "# About this release, in short\n\n- Columns: tweetid, userid, user_screen_name, tweet_text, tweet_time, hashtags.\n- Times are UTC, to the minute.\n";
    std::fs::write(&path, prose).unwrap();
    let Detection::None {
        mappable, reason, ..
    } = ingest::detect(&source(&path)).unwrap()
    else {
        panic!("it is no release");
    };
    assert_eq!(
        (mappable, reason.as_str()),
        (false, "is not a table with a header")
    );
}
