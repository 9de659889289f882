//! Posts leave the archive as files.

use api::wire::{ExportFormat, ExportRequest, SortOrder};
use serde_json::Value;
use tests_support::{
    archive::{TempArchive, text},
    data::generate,
    generator::Settings,
};

/// Imports posts of which exactly two have a text that a spreadsheet takes for a formula.
fn with_formulas() -> TempArchive {
    let archive = TempArchive::new();
    let file = archive.scratch("invented_tweets_csv_hashed.csv");
    generate(&Settings::new(12, 40), &file);
    let published = std::fs::read_to_string(&file).unwrap();
    let mut rows: Vec<String> = published
        .split_inclusive("\"\"\n")
        .map(str::to_owned)
        .collect();
    for (row, formula) in [
        (3, "=HYPERLINK(\"\"http://x.example\"\")"),
        (7, "+1 @SUM(A1)"),
    ] {
        // The text follows the language, the twelfth column.
        let cells: Vec<&str> = rows[row].splitn(13, "\",\"").collect();
        let rest = cells[12].split_once("\",\"").unwrap().1;
        rows[row] = format!("{}\",\"{formula}\",\"{rest}", cells[..12].join("\",\""));
    }
    std::fs::write(&file, rows.concat()).unwrap();
    let report = archive.import(&[&file]);
    assert_eq!((report.datasets[0].posts, report.rejected_total), (40, 0));
    archive
}

fn export(archive: &TempArchive, to: ExportFormat, verbatim: bool) -> (String, u64, u64) {
    let output = archive.scratch("export");
    let request = ExportRequest {
        query: String::new(),
        zone: "UTC".into(),
        sort: SortOrder::Oldest,
        to,
        output: text(&output),
        verbatim,
    };
    let report = api::exports::posts(&archive.cx(), request).unwrap();
    (
        std::fs::read_to_string(&output).unwrap(),
        report.posts,
        report.guarded,
    )
}

#[test]
fn a_csv_export_guards_cells_that_a_spreadsheet_takes_for_formulas() {
    let archive = with_formulas();
    let (guarded, posts, n_guarded) = export(&archive, ExportFormat::Csv, false);
    // The two, and the replies, which begin with @.
    let risky =
        archive.sql("SELECT count(*) FROM post WHERE substr(text, 1, 1) IN ('=', '+', '-', '@')");
    assert!(risky > 2);
    assert_eq!((posts, n_guarded), (40, risky));
    assert!(
        guarded.contains("\"'=HYPERLINK(\"\"http://x.example\"\")\"")
            || guarded.contains("'=HYPERLINK")
    );
    assert!(guarded.contains("'+1 @SUM(A1)"));
    assert!(!guarded.contains(",=HYPERLINK") && !guarded.contains(",\"=HYPERLINK"));

    let (verbatim, posts, n_guarded) = export(&archive, ExportFormat::Csv, true);
    assert_eq!((posts, n_guarded), (40, 0));
    assert!(!verbatim.contains("'=HYPERLINK") && verbatim.contains("=HYPERLINK"));
}

#[test]
fn a_jsonl_export_has_one_document_a_post_with_the_published_text() {
    let archive = with_formulas();
    let (lines, posts, _) = export(&archive, ExportFormat::Jsonl, false);
    let documents: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(documents.len() as u64, posts);
    assert!(
        documents
            .iter()
            .any(|post| post["text"] == "=HYPERLINK(\"http://x.example\")")
    );
    let ids: Vec<&str> = documents
        .iter()
        .map(|post| post["postId"].as_str().unwrap())
        .collect();
    assert_eq!(
        archive.sql(&format!(
            "SELECT count(*) FROM post WHERE key IN ('{}')",
            ids.join("','")
        )),
        40
    );
}

#[test]
fn an_export_names_no_home_directory() {
    let archive = with_formulas();
    let home = std::env::var("HOME").unwrap_or_default();
    for to in [ExportFormat::Csv, ExportFormat::Jsonl] {
        let (text, ..) = export(&archive, to, true);
        assert!(
            home.len() < 2 || !text.contains(&format!("{home}/")),
            "{to:?}"
        );
    }
}
