//! A file that no format claims: its reader says what its columns are, once.

use std::fs;

use tests_support::{
    archive::{TempArchive, text},
    data::fixtures,
    program::{json, run},
};

const MAPPING: &str = r#"
name = "Beobachtung"
records = "posts"
platform = "facebook"

[columns]
Kennung = "id"
Datum = { is = "time", form = "day-first" }
Beitrag = "text"
Verfasser = "handle"
"#;

#[test]
fn a_declared_file_is_imported_and_one_like_it_is_known_from_then_on() {
    let archive = TempArchive::new();
    archive.close();
    let dir = archive.dir();
    let file = fixtures().join("unknown/windows1252.csv");
    let refused = run(&dir, &["import", &text(&file), "--json"]);
    assert_eq!(refused.status.code(), Some(1));
    let dry = json(&dir, &["import", &text(&file), "--dry-run"]);
    assert_eq!(dry["unrecognised"][0]["mappable"], true);

    let folder = tempfile::tempdir().unwrap();
    let toml = folder.path().join("ours.toml");
    fs::write(&toml, MAPPING.replace("day-first", "sideways")).unwrap();
    let refused = run(&dir, &["import", &text(&file), "--map", &text(&toml)]);
    let words = String::from_utf8(refused.stderr).unwrap();
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        words.contains("there is no such form") && words.contains("day-first"),
        "{words}"
    );

    fs::write(
        &toml,
        MAPPING.replace("{ is = \"time\", form = \"day-first\" }", "\"time\""),
    )
    .unwrap();
    let refused = run(
        &dir,
        &["import", &text(&file), "--map", &text(&toml), "--json"],
    );
    let words = String::from_utf8(refused.stdout).unwrap();
    assert!(
        words.contains("day-first") && words.contains("7/3/2018"),
        "{words}"
    );

    fs::write(&toml, MAPPING).unwrap();
    let report = json(&dir, &["import", &text(&file), "--map", &text(&toml)]);
    assert_eq!(report["datasets"][0]["platform"], "facebook");
    assert_eq!(report["datasets"][0]["files"][0]["kept"], 3);
    let page = json(&dir, &["search", "Hafen"]);
    assert_eq!(page["total"], 1);
    assert_eq!(page["rows"][0]["postedAt"], "2018-04-09T00:00:00Z");

    let post = json(&dir, &["show", "900000002"]);
    let columns = post["columns"].as_array().unwrap();
    let published: Vec<_> = columns
        .iter()
        .map(|column| {
            (
                column["name"].as_str().unwrap(),
                column["value"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        published,
        [
            ("Kennung", "900000002"),
            ("Datum", "9/4/2018"),
            ("Datum (2)", "y"),
            ("column 4", ""),
            ("Beitrag", "Zweiter Beitrag über den Hafen und die Brücke"),
            ("Verfasser", "Reiher"),
            ("Zähler", "1,204"),
        ]
    );

    // The same columns again, in another file, without a word about them.
    let later = folder.path().join("later.csv");
    let head = fs::read(&file).unwrap();
    let header_end = head.iter().position(|byte| *byte == b'\n').unwrap() + 1;
    let mut bytes = head[..header_end].to_vec();
    bytes.extend_from_slice(b"900000009;13/4/2018;;;Neu am Hafen;Kranich;1\r\n");
    fs::write(&later, bytes).unwrap();
    let report = json(&dir, &["import", &text(&later)]);
    assert_eq!(report["datasets"][0]["files"][0]["format"], "mapped-table");
    assert_eq!(json(&dir, &["search", "Hafen"])["total"], 2);
}
