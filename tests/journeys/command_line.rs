//! The command line's documents have the keys that others rely on, and its exit statuses mean what they say.

use serde_json::Value;
use tests_support::{
    archive::{TempArchive, text},
    program::{json, run},
};

use crate::fixtures::scripts;

/// A closed archive with the posts in many scripts.
fn closed() -> TempArchive {
    let archive = TempArchive::with(&[&scripts()]);
    archive.close();
    archive
}

/// Checks that a document has each of these keys, given with dots between; `0` is the first of a list.
#[track_caller]
fn check_keys(document: &Value, keys: &[&str]) {
    for path in keys {
        let mut value = document;
        for key in path.split('.') {
            value = match value {
                Value::Array(items) => items.get(key.parse::<usize>().expect("a place in a list")),
                Value::Object(fields) => fields.get(key),
                _ => None,
            }
            .unwrap_or_else(|| panic!("{path} is not in {document:#}"));
        }
    }
}

#[test]
fn import_prints_every_file_s_fates() {
    let archive = TempArchive::new();
    archive.close();
    let document = json(&archive.dir(), &["import", &text(&scripts())]);
    check_keys(
        &document,
        &[
            "datasets.0.id",
            "datasets.0.name",
            "datasets.0.platform",
            "datasets.0.format",
            "datasets.0.files.0.path",
            "datasets.0.files.0.sha256",
            "datasets.0.files.0.bytes",
            "datasets.0.files.0.format",
            "datasets.0.files.0.read",
            "datasets.0.files.0.kept",
            "datasets.0.files.0.duplicates",
            "datasets.0.files.0.rejected",
            "datasets.0.files.0.notes",
            "datasets.0.posts",
            "datasets.0.accounts",
            "datasets.0.indicators",
            "datasets.0.summaries",
            "rejected",
            "unrecognised.0.path",
            "unrecognised.0.reason",
            "elapsedMs",
        ],
    );
    assert_eq!(document["datasets"][0]["posts"], 62);
    assert_eq!(document["datasets"][0]["accounts"], 5);
    // The read-me beside the file is listed, with the reason, and is no error.
    assert!(
        document["unrecognised"][0]["path"]
            .as_str()
            .unwrap()
            .ends_with("SOURCE.md")
    );
    assert!(document["elapsedMs"].is_f64());
}

#[test]
fn search_prints_rows_with_hits_in_utf_16_units() {
    let archive = closed();
    let document = json(&archive.dir(), &["search", "новости", "--limit", "2"]);
    check_keys(
        &document,
        &[
            "total",
            "rows.0.postId",
            "rows.0.dataset",
            "rows.0.platform",
            "rows.0.kind",
            "rows.0.account.id",
            "rows.0.account.handle",
            "rows.0.account.displayName",
            "rows.0.postedAt",
            "rows.0.precision",
            "rows.0.language",
            "rows.0.direction",
            "rows.0.text",
            "rows.0.hits.0.0",
            "rows.0.snippet.0.text",
            "rows.0.snippet.0.hit",
            "rows.0.source.file",
            "rows.0.source.record",
            "rows.0.source.byte",
            "next",
            "problems",
            "elapsedMs",
        ],
    );
    assert_eq!(document["total"], 3);
    let rest = json(
        &archive.dir(),
        &[
            "search",
            "новости",
            "--limit",
            "2",
            "--cursor",
            document["next"].as_str().unwrap(),
        ],
    );
    assert_eq!(rest["rows"].as_array().unwrap().len(), 1);
    assert_eq!(rest["next"], Value::Null);
}

#[test]
fn a_list_of_queries_gives_a_count_and_a_time_for_each_and_names_the_bad_lines() {
    let archive = closed();
    let file = archive.scratch("queries.txt");
    std::fs::write(
        &file,
        "// remark\nновости\n\nlang:fa\nsince:2018-99-99\n#новостидня -lang:en\n",
    )
    .unwrap();
    let document = json(&archive.dir(), &["search", "--queries", &text(&file)]);
    check_keys(
        &document,
        &[
            "queries.0.line",
            "queries.0.query",
            "queries.0.total",
            "queries.0.elapsedMs",
        ],
    );
    let totals: Vec<(u64, u64)> = document["queries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|query| {
            (
                query["line"].as_u64().unwrap(),
                query["total"].as_u64().unwrap(),
            )
        })
        .collect();
    assert_eq!(totals, [(2, 3), (4, 9), (6, 1)]);
    check_keys(&document, &["bad.0.line", "bad.0.query", "bad.0.message"]);
    assert_eq!(document["bad"][0]["line"], 5);
    assert_eq!(document["bad"].as_array().unwrap().len(), 1);
}

#[test]
fn facets_and_timeline_print_values_with_counts() {
    let archive = closed();
    let document = json(
        &archive.dir(),
        &[
            "facets",
            "",
            "--of",
            "hashtag,language,account,kind",
            "--top",
            "5",
        ],
    );
    check_keys(
        &document,
        &[
            "total",
            "facets.hashtag.0.value",
            "facets.hashtag.0.count",
            "facets.kind.0.value",
            "elapsedMs",
        ],
    );
    assert_eq!(document["total"], 62);

    let document = json(
        &archive.dir(),
        &[
            "timeline",
            "",
            "--by",
            "day",
            "--split",
            "language",
            "--zone",
            "Asia/Tehran",
        ],
    );
    check_keys(
        &document,
        &[
            "total",
            "buckets.0.start",
            "buckets.0.count",
            "series.0.key",
            "series.0.buckets.0.start",
            "tooCoarse",
            "undated",
            "elapsedMs",
        ],
    );
    assert_eq!(document["buckets"][0]["start"], "2018-11-30T00:00:00+03:30");
    let days = document["buckets"].as_array().unwrap();
    // From 30 November to 30 December, every day there.
    assert_eq!(days.len(), 31);
}

#[test]
fn compare_prints_accounts_and_what_each_pair_shares() {
    let archive = closed();
    let [a, b] = ["A", "B"].map(|letter| format!("QmFu{}=", letter.repeat(38)));
    let document = json(&archive.dir(), &["compare", &a, &b]);
    let mut keys = vec!["elapsedMs".to_owned()];
    for key in [
        "posts",
        "first",
        "last",
        "byHour.23",
        "byWeekday.6",
        "languages",
        "clients",
        "kinds",
    ] {
        keys.push(format!("accounts.1.{key}"));
    }
    for shared in ["hashtags", "domains", "links", "mentions", "reposted"] {
        keys.extend(["shared", "jaccard", "top"].map(|key| format!("pairs.0.{shared}.{key}")));
    }
    for key in ["a", "b", "sameText.count", "sameText.examples"] {
        keys.push(format!("pairs.0.{key}"));
    }
    for key in ["aMentionsB", "bMentionsA", "aRepostsB", "bRepostsA"] {
        keys.push(format!("pairs.0.interactions.{key}"));
    }
    check_keys(
        &document,
        &keys.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    // 62 posts go round five accounts.
    assert_eq!(document["accounts"][0]["posts"], 13);
}

#[test]
fn the_other_commands_answer_too() {
    let archive = closed();
    let dir = archive.dir();
    check_keys(
        &json(&dir, &["datasets"]),
        &["datasets.0.id", "datasets.0.posts"],
    );
    let id = json(&dir, &["datasets"])["datasets"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    check_keys(
        &json(&dir, &["report", &id]),
        &["dataset.files.0.read", "rejected"],
    );
    check_keys(
        &json(&dir, &["info"]),
        &["program", "sqlite", "folding", "catalogue", "posts"],
    );
    check_keys(&json(&dir, &["verify"]), &["ok", "files.0.state"]);
    check_keys(
        &json(&dir, &["account", &format!("QmFu{}=", "C".repeat(38))]),
        &["facts", "figures.posts"],
    );
    assert_eq!(json(&dir, &["reindex"])["posts"], 62);
    let renamed = json(&dir, &["rename", &id, "Another name"]);
    assert_eq!(renamed["datasets"][0]["name"], "Another name");
    let removed = json(&dir, &["remove", &id]);
    assert_eq!(removed["posts"], 62);
    assert_eq!(json(&dir, &["search", ""])["total"], 0);
}

#[test]
fn a_failure_is_one_sentence_and_a_hint_and_exits_with_1() {
    let archive = closed();
    let output = run(&archive.dir(), &["show", "1234567890", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    check_keys(&document, &["error.code", "error.message", "error.hint"]);
    assert_eq!(document["error"]["code"], "notFound");

    let output = run(&archive.dir(), &["show", "1234567890"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        said.contains(document["error"]["message"].as_str().unwrap()),
        "{said}"
    );
}

#[test]
fn wrong_usage_exits_with_2() {
    let archive = closed();
    for arguments in [
        &["nonsense"][..],
        &["timeline", ""],
        &["compare", "one"],
        &["search", "--sort", "sideways"],
    ] {
        assert_eq!(
            run(&archive.dir(), arguments).status.code(),
            Some(2),
            "{arguments:?}"
        );
    }
}

#[test]
fn a_changed_source_file_is_found_by_verify() {
    let archive = TempArchive::new();
    let file = archive.scratch("many_scripts_tweets.csv");
    std::fs::copy(scripts().join("many_scripts_tweets.csv"), &file).unwrap();
    archive.import(&[&file]);
    archive.close();
    assert_eq!(
        json(&archive.dir(), &["verify"])["files"][0]["state"],
        "same"
    );

    let mut bytes = std::fs::read(&file).unwrap();
    *bytes.last_mut().unwrap() = b' ';
    std::fs::write(&file, bytes).unwrap();
    let output = run(&archive.dir(), &["verify", "--json"]);
    assert_eq!(output.status.code(), Some(1), "a changed file is a failure");

    std::fs::remove_file(&file).unwrap();
    let document = json(&archive.dir(), &["verify"]);
    assert_eq!(
        document["files"][0]["state"], "missing",
        "a missing one is a note"
    );
}
