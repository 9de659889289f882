//! Answers as text for people.

use std::io::Write;

use api::{ApiError, ErrorCode, wire::*};
use serde::Serialize;

use crate::table::{Table, grouped};

/// Prints a line. Where nobody reads any more (`| head`) the program ends quietly.
macro_rules! say {
    ($($part:tt)*) => {
        if std::io::Write::write_fmt(
            &mut std::io::stdout().lock(),
            format_args!("{}\n", format_args!($($part)*)),
        )
        .is_err()
        {
            std::process::exit(0)
        }
    };
}
pub(crate) use say;

/// Prints one JSON document.
pub fn document(answer: &impl Serialize) -> Result<(), ApiError> {
    let text = serde_json::to_string(answer).map_err(|error| ApiError {
        code: ErrorCode::Failed,
        message: "The answer could not be written as JSON.".into(),
        hint: None,
        details: Some(error.to_string()),
    })?;
    say!("{text}");
    Ok(())
}

/// Prints an error: a sentence and a hint on standard error, or the error object on standard output.
pub fn error(error: &ApiError, json: bool) {
    if json {
        let object = serde_json::json!({"error": {
            "code": error.code,
            "message": error.message,
            "hint": error.hint,
        }});
        say!("{object}");
        return;
    }
    let mut err = std::io::stderr().lock();
    // Nothing can be told where standard error is closed.
    let _ = writeln!(err, "{}", error.message);
    if let Some(hint) = &error.hint {
        let _ = writeln!(err, "{hint}");
    }
}

/// A time as people read it, to the precision that is known.
pub fn time(at: Option<&str>, precision: Option<&str>) -> String {
    let Some(at) = at else {
        return "undated".to_owned();
    };
    let (day, clock) = at.split_once('T').unwrap_or((at, ""));
    match precision {
        Some("day") => day.to_owned(),
        Some("minute") => format!("{day} {}", clock.get(..5).unwrap_or(clock)),
        _ => format!("{day} {}", clock.get(..8).unwrap_or(clock)),
    }
}

/// The day of a time.
pub fn day(at: Option<&str>) -> &str {
    at.and_then(|at| at.get(..10)).unwrap_or("–")
}

/// An account as people know it: handle, else the beginning of its hash or id.
pub fn name(account: &AccountRef) -> String {
    match (&account.handle, account.hashed) {
        (Some(handle), _) => format!("@{handle}"),
        (None, true) => format!("{}…", account.id.chars().take(10).collect::<String>()),
        (None, false) if account.id == api::UNNAMED_ACCOUNT => "(no account named)".to_owned(),
        (None, false) => account.id.clone(),
    }
}

pub fn inspection(answer: &Inspection) {
    for file in &answer.files {
        let exists = if file.dataset_exists { "" } else { " (new)" };
        say!("{}", file.path);
        say!("  {}", file.why);
        say!(
            "  would join the dataset {}{exists}: {}",
            file.dataset,
            file.dataset_name
        );
        for post in file.posts.iter().take(3) {
            say!("  {}", one_line(post));
        }
        for account in file.accounts.iter().take(3) {
            let handle = account.handle.as_deref().unwrap_or("–");
            say!("  account {} {handle}", account.id);
        }
        for indicator in file.indicators.iter().take(3) {
            say!("  {} {}", indicator.kind, indicator.shown);
        }
        for summary in file.summaries.iter().take(3) {
            say!("  {} {}", summary.measure, summary.published);
        }
        notes(&file.notes);
    }
    unrecognised(&answer.unrecognised);
    if let Some(warning) = &answer.disk_warning {
        say!("{warning}");
    }
}

pub fn import(answer: &ImportReport) {
    for dataset in &answer.datasets {
        imported(dataset);
    }
    rejected(&answer.rejected, answer.rejected_total);
    unrecognised(&answer.unrecognised);
    if answer.cancelled {
        say!("Cancelled: whole batches are kept; import the same files again to go on.");
    }
    say!("Done in {:.1} s.", answer.elapsed_ms / 1000.0);
}

fn imported(dataset: &ImportedDataset) {
    say!("{} ({})", dataset.name, dataset.id);
    say!(
        "  {} posts, {} accounts in the archive now",
        grouped(dataset.posts),
        grouped(dataset.accounts)
    );
    listed(dataset.indicators, dataset.summaries);
    for file in &dataset.files {
        say!("  {}", file.path);
        say!(
            "    read {}: kept {} (repaired {}), duplicates {}, rejected {}; skipped {}",
            grouped(file.read),
            grouped(file.kept),
            grouped(file.repaired),
            grouped(file.duplicates),
            grouped(file.rejected),
            grouped(file.skipped)
        );
        notes(&file.notes);
    }
}

/// What a dataset lists beside posts and accounts, if it does.
fn listed(indicators: u64, summaries: u64) {
    if indicators + summaries > 0 {
        let (indicators, summaries) = (grouped(indicators), grouped(summaries));
        say!("  {indicators} indicators, {summaries} summaries");
    }
}

fn notes(notes: &[FileNote]) {
    for note in notes {
        let first = note.first_record.map_or(String::new(), |n| {
            format!(", first in record {}", grouped(n))
        });
        say!("    {} ({}{first})", note.message, grouped(note.count));
    }
}

pub fn rejected(rows: &[RejectedRow], total: u64) {
    for row in rows {
        say!(
            "rejected: {} record {} (line {}, byte {}): {}",
            row.file,
            row.record,
            row.line,
            row.byte,
            row.reason
        );
    }
    if total > rows.len() as u64 {
        say!(
            "… and {} more rejected records: see `shuttered report`.",
            grouped(total - rows.len() as u64)
        );
    }
}

fn unrecognised(files: &[Unrecognised]) {
    for file in files {
        say!("not recognised: {}: {}", file.path, file.reason);
    }
}

pub fn datasets(answer: &DatasetList) {
    if answer.datasets.is_empty() {
        say!("There is nothing in this archive yet. Import a file with `shuttered import PATH`.");
    }
    for dataset in &answer.datasets {
        say!("{} ({})", dataset.name, dataset.id);
        say!(
            "  {}: {} posts, {} accounts ({} with posts, {} hashed), {} to {}",
            dataset.platform,
            grouped(dataset.posts),
            grouped(dataset.accounts),
            grouped(dataset.accounts_with_posts),
            grouped(dataset.hashed_accounts),
            day(dataset.first.as_deref()),
            day(dataset.last.as_deref())
        );
        listed(dataset.indicators, dataset.summaries);
        for sum in &dataset.ads {
            let spend = match &sum.currency {
                Some(currency) => format!("{} {currency}", sum.spend),
                None => "no price published".to_owned(),
            };
            say!(
                "  {} ads: {spend}, shown {} times, clicked {} times",
                grouped(sum.ads),
                grouped(sum.impressions),
                grouped(sum.clicks)
            );
        }
        crate::catalogue::of_dataset(dataset);
        for gap in &dataset.gaps {
            say!("  {gap}");
        }
    }
    for file in &answer.interrupted {
        say!(
            "cut off: {} in {}; import it again to go on",
            file.path,
            file.dataset
        );
    }
}

pub fn removed(answer: &Removed) {
    say!(
        "Removed {}: {} posts, {} accounts.",
        answer.dataset,
        grouped(answer.posts),
        grouped(answer.accounts)
    );
}

pub fn problems(problems: &[Problem]) {
    for problem in problems {
        let hint = problem
            .hint
            .as_deref()
            .map_or(String::new(), |hint| format!(" {hint}"));
        say!("{} (at {}){hint}", problem.message, problem.at.0 + 1);
    }
}

pub fn search(answer: &SearchPage) {
    problems(&answer.problems);
    say!("{} posts", grouped(answer.total));
    for row in &answer.rows {
        say!("");
        say!("{}", one_line(row));
        say!("  {}", snippet(row));
        say!(
            "  {} record {}",
            row.source.file,
            grouped(row.source.record)
        );
    }
    if let Some(next) = &answer.next {
        say!("");
        say!("More: --cursor {next}");
    }
}

/// When, who and which post, in one line.
pub fn one_line(row: &PostRow) -> String {
    format!(
        "{}  {}  {}  {}/{}",
        time(row.posted_at.as_deref(), row.precision.as_deref()),
        name(&row.account),
        row.kind,
        row.dataset,
        row.post_id
    )
}

pub fn snippet(row: &PostRow) -> String {
    let text: String = row.snippet.iter().map(|part| part.text.as_str()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn facets(answer: &FacetCounts) {
    problems(&answer.problems);
    say!("{} posts", grouped(answer.total));
    for (column, values) in &answer.facets {
        say!("");
        let distinct = answer.distinct.get(column).copied().unwrap_or(0);
        say!("{column} ({} different)", grouped(distinct));
        let mut table = Table::new(&["posts", "value"]);
        for value in values {
            table.row(vec![grouped(value.count), value.label.clone()]);
        }
        table.print();
    }
}

pub fn words(answer: &WordsAnswer) {
    let WordsAnswer {
        explained,
        spellings,
    } = answer;
    say!("Run as: {}", explained.run);
    for word in &explained.words {
        say!("");
        say!("{}: {} posts", word.word, grouped(word.posts));
        counted("like it", &word.alike);
        counted("other forms", &word.forms);
    }
    counted("found as one word", &explained.joined);
    for word in &spellings.words {
        say!("");
        say!(
            "{} is written in {} ways in the {} posts read of {}",
            word.word,
            grouped(word.distinct),
            grouped(spellings.read),
            grouped(spellings.total)
        );
        let mut table = Table::new(&["posts", "written"]);
        for way in &word.spellings {
            table.row(vec![grouped(way.posts), way.written.clone()]);
        }
        table.print();
    }
}

fn counted(what: &str, words: &[CountedWord]) {
    if words.is_empty() {
        return;
    }
    let words: Vec<String> = words
        .iter()
        .map(|word| format!("{} ({})", word.word, grouped(word.posts)))
        .collect();
    say!("  {what}: {}", words.join(", "));
}

pub fn post(answer: &PostDetail) {
    say!("{}", one_line(&answer.post));
    say!("");
    say!("{}", answer.post.text);
    say!("");
    let mut table = Table::new(&["column", "as published"]);
    for column in &answer.columns {
        table.row(vec![column.name.clone(), column.value.replace('\n', "⏎")]);
    }
    table.print();
    say!("");
    say!("{}", answer.citation);
    for (label, rows) in [
        ("refers to", &answer.refers_to),
        ("referred to by", &answer.referred_by),
    ] {
        for row in rows {
            say!("{label}: {}", one_line(row));
        }
    }
}

pub fn exported(answer: &ExportReport) {
    say!(
        "Wrote {} posts to {}.",
        grouped(answer.posts),
        answer.output
    );
    if answer.guarded > 0 {
        say!(
            "{} cells were guarded with ' so that a spreadsheet takes them for text.",
            grouped(answer.guarded)
        );
    }
}

pub fn verified(answer: &VerifyReport) {
    for file in &answer.files {
        say!("{}: {}", file.state, file.path);
    }
    say!(
        "{} posts in the store, {} in the index",
        grouped(answer.store_posts),
        grouped(answer.index_posts)
    );
    for problem in &answer.problems {
        say!("{problem}");
    }
}

pub fn info(answer: &Info) {
    say!(
        "Shuttered {} (SQLite {}, tantivy {}, folding {}, catalogue {})",
        answer.program,
        answer.sqlite,
        answer.tantivy,
        answer.folding,
        answer.catalogue
    );
    if let Some(archive) = &answer.archive {
        say!("{archive}");
    }
    say!(
        "{} datasets, {} posts, {} accounts; {} bytes in the database, {} in the index",
        grouped(answer.datasets),
        grouped(answer.posts),
        grouped(answer.accounts),
        grouped(answer.database_bytes),
        grouped(answer.index_bytes)
    );
    if !answer.index_fields.is_empty() {
        let mut table = Table::new(&["bytes", "field of the index"]);
        for (field, bytes) in &answer.index_fields {
            table.row(vec![grouped(*bytes), field.clone()]);
        }
        table.print();
    }
}
