//! An archive's content as lines: every table, ordered, without what only says when and in which order it came.

use std::path::Path;

use rusqlite::Connection;

use crate::archive::read_only;

/// Columns that hold a moment of this program's clock or the number of a run, not content.
const NOT_CONTENT: &[(&str, &str)] = &[("dataset", "created_at"), ("source_file", "import_no")];

/// Tables that hold nothing else: the runs themselves, and the archive's own stamps.
const NOT_CONTENT_TABLES: &[&str] = &["import", "meta"];

/// What a reference to another table's row number stands for: the column's name, and its natural key.
const REFERENCES: &[(&str, &str)] = &[
    (
        "dataset_no",
        "(SELECT id FROM dataset r WHERE r.dataset_no = t.dataset_no)",
    ),
    (
        "account_no",
        "(SELECT d.id || '/' || r.key FROM account r JOIN dataset d USING (dataset_no) WHERE r.account_no = t.account_no)",
    ),
    (
        "post_no",
        "(SELECT d.id || '/' || r.key FROM post r JOIN dataset d USING (dataset_no) WHERE r.post_no = t.post_no)",
    ),
    (
        "newest_post_no",
        "(SELECT d.id || '/' || r.key FROM post r JOIN dataset d USING (dataset_no) \
         WHERE r.post_no = t.newest_post_no)",
    ),
    (
        "file_no",
        "(SELECT d.id || '/' || r.sha256 || '/' || r.state FROM source_file r JOIN dataset d USING (dataset_no) \
         WHERE r.file_no = t.file_no)",
    ),
    (
        "profile_no",
        "(SELECT a.key || '/' || hex(r.digest) FROM profile r JOIN account a USING (account_no) \
         WHERE r.profile_no = t.profile_no)",
    ),
    (
        "client_no",
        "(SELECT name FROM client r WHERE r.client_no = t.client_no)",
    ),
    (
        "language_no",
        "(SELECT tag FROM language r WHERE r.language_no = t.language_no)",
    ),
    (
        "guess_no",
        "(SELECT tag FROM language r WHERE r.language_no = t.guess_no)",
    ),
    (
        "object_no",
        "(SELECT r.type || ':' || r.value FROM object r WHERE r.object_no = t.object_no)",
    ),
    (
        "class_no",
        "(SELECT r.type || ':' || r.value FROM object r WHERE r.object_no = t.class_no)",
    ),
    (
        "domain_no",
        "(SELECT r.type || ':' || r.value FROM object r WHERE r.object_no = t.domain_no)",
    ),
];

/// Reads every table of the archive in `dir`: one line a row, row numbers replaced by what they stand for, sorted.
///
/// Two archives with the same lines hold the same content, whatever the order in which it came. A table or column
/// that is added to the schema is part of it by itself.
///
/// # Panics
///
/// If the database cannot be read, or holds a reference that this module cannot resolve.
#[must_use]
pub fn lines(dir: &Path) -> Vec<String> {
    let db = read_only(dir);
    let mut lines = Vec::new();
    for table in column(
        &db,
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    ) {
        if !NOT_CONTENT_TABLES.contains(&table.as_str()) {
            lines.extend(
                column(&db, &select(&db, &table))
                    .into_iter()
                    .map(|row| format!("{table}\t{row}")),
            );
        }
    }
    lines.sort();
    lines
}

/// A statement that gives each row of a table as one text.
fn select(db: &Connection, table: &str) -> String {
    let columns = column(
        db,
        &format!("SELECT name FROM pragma_table_info('{table}')"),
    );
    let parts: Vec<String> = columns
        .iter()
        .filter(|name| {
            !NOT_CONTENT.contains(&(table, name.as_str())) && **name != format!("{table}_no")
        })
        // The numbers of source files are not named after their table.
        .filter(|name| !(table == "source_file" && *name == "file_no"))
        .map(|name| format!("'{name}=' || quote({})", value(table, name)))
        .collect();
    format!("SELECT {} FROM {table} t", parts.join(" || ' ' || "))
}

fn value(table: &str, name: &str) -> String {
    if table == "tally" && name == "code" {
        return "CASE measure WHEN 'language' THEN (SELECT tag FROM language WHERE language_no = code) ELSE code END"
            .to_owned();
    }
    if let Some((_, key)) = REFERENCES.iter().find(|(reference, _)| *reference == name) {
        return (*key).to_owned();
    }
    assert!(
        !name.ends_with("_no"),
        "{table}.{name} refers to rows, and this module does not know to which"
    );
    format!("t.{name}")
}

/// The first column of every row.
fn column(db: &Connection, sql: &str) -> Vec<String> {
    let mut statement = db
        .prepare(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    let rows = statement
        .query_map([], |row| row.get(0))
        .expect("no parameters");
    rows.collect::<Result<_, _>>()
        .unwrap_or_else(|error| panic!("{sql}: {error}"))
}

/// The first lines in which two contents differ, for the message of a failed test.
#[must_use]
pub fn difference(left: &[String], right: &[String]) -> Vec<String> {
    let only = |of: &[String], than: &[String], sign: &str| -> Vec<String> {
        of.iter()
            .filter(|line| than.binary_search(line).is_err())
            .take(5)
            .map(|line| format!("{sign} {line}"))
            .collect()
    };
    let mut found = only(left, right, "-");
    found.extend(only(right, left, "+"));
    if found.is_empty() && left.len() != right.len() {
        found.push(format!("{} lines against {}", left.len(), right.len()));
    }
    found
}
