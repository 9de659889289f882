//! A citation that lets others find the same record.

use store::{Dataset, SourceFile};

use crate::{releases, rows::label, wire::PostRow};

/// The citation of a post: who posted it and when, in which release, file and record, and the query it was found by.
pub(crate) fn of(
    row: &PostRow,
    dataset: Option<&Dataset>,
    file: Option<&SourceFile>,
    query: &str,
) -> String {
    let who = match (&row.account.handle, row.account.hashed) {
        (Some(handle), _) => format!("@{handle}"),
        (None, true) => format!("account published as the hash {}", row.account.id),
        (None, false) => format!("account {}", row.account.id),
    };
    let when = match (&row.posted_at, &row.precision) {
        (Some(at), Some(precision)) => {
            let source = match row.time_source.as_deref() {
                Some("id") => ", taken from the post's id",
                _ => "",
            };
            format!("{at} (UTC, to the {precision}{source})")
        }
        _ => "undated".to_owned(),
    };
    let id = match row.id_inexact {
        true => format!("post without a readable id, kept as {}", row.post_id),
        false => format!("{} post {}", row.platform, row.post_id),
    };
    let mut text = format!("{who}, {id}, {when}.");
    if let Some(dataset) = dataset {
        text.push_str(&format!(" Dataset: {} ({})", dataset.name, dataset.id));
        match releases::publisher(dataset) {
            Some(publisher) => text.push_str(&format!(", published by {publisher}.")),
            None => text.push('.'),
        }
    }
    if let Some(file) = file {
        // The folder is the reader's own business; the file's name and hash are what others can check.
        let label = label(file);
        let name = label.rsplit(['/', '\\']).next().unwrap_or(&label);
        text.push_str(&format!(
            " File: {name}, SHA-256 {}, record {} (line {}, byte {}).",
            file.sha256, row.source.record, row.source.line, row.source.byte
        ));
    }
    if !query.trim().is_empty() {
        text.push_str(&format!(" Found with the query: {}", query.trim()));
    }
    text
}
