//! What differs between two versions of a release, asked for and printed.

use std::{io::Write, path::Path, process::ExitCode};

use api::{
    ApiError, Context,
    wire::{
        AccountRow, Diff, DiffChange, DiffCounts, DiffFate, DiffFinding, DiffFindingsRequest,
        DiffOf, DiffRecord, DiffRequest, DiffRow,
    },
};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    args::DiffArgs,
    ask,
    print::{self, say},
    table::{Table, grouped},
};

/// Rows asked for at a time where all are wanted.
const PAGE: u64 = 1_000;

/// The fates shown to people, in this order.
const SHOWN: [DiffFate; 3] = [DiffFate::Vanished, DiffFate::Appeared, DiffFate::Changed];

/// Asks, and prints text or one JSON document.
pub fn run(cx: &Context<'_>, args: DiffArgs, json: bool) -> Result<ExitCode, ApiError> {
    if let Some(file) = &args.queries {
        findings(cx, &args, file, json)?;
        return Ok(ExitCode::SUCCESS);
    }
    let request = DiffRequest {
        of: args.of.into(),
        fate: args.fate.map(Into::into),
        field: args.field,
        cursor: args.cursor,
        limit: if args.all { PAGE } else { args.limit },
        ..DiffRequest::new(args.a, args.b)
    };
    match (json, args.all) {
        (true, false) => print::document(&api::diff::datasets(cx, request)?)?,
        (true, true) => whole_document(cx, request)?,
        (false, all) => text(cx, &request, all)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks a list of queries, with the lines on which they stand.
fn findings(cx: &Context<'_>, args: &DiffArgs, file: &Path, json: bool) -> Result<(), ApiError> {
    let text = ask::read(file)?;
    let lines: Vec<(u64, &str)> = (1..)
        .zip(text.lines().map(str::trim))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with("//"))
        .collect();
    let request = DiffFindingsRequest {
        a: args.a.clone(),
        b: args.b.clone(),
        queries: lines.iter().map(|(_, line)| (*line).to_owned()).collect(),
        posts: Vec::new(),
        zone: "UTC".to_owned(),
    };
    let answer = api::diff::findings(cx, request)?;
    let found = answer
        .queries
        .iter()
        .zip(lines.iter().map(|(line, _)| *line));
    if json {
        let (good, bad): (Vec<_>, Vec<_>) = found.partition(|(one, _)| one.problem.is_none());
        let good: Vec<Value> = good.iter().map(|(one, line)| as_json(one, *line)).collect();
        let bad: Vec<Value> = bad
            .iter()
            .map(|(one, line)| json!({"line": line, "query": one.query, "message": one.problem}))
            .collect();
        return print::document(
            &json!({"queries": good, "bad": bad, "elapsedMs": answer.elapsed_ms}),
        );
    }
    let mut table = Table::new(&["line", "posts", "vanished", "changed", "query"]);
    for (one, line) in found.clone().filter(|(one, _)| one.problem.is_none()) {
        let more = if one.complete { "" } else { " (and more)" };
        table.row(vec![
            line.to_string(),
            format!("{}{more}", grouped(one.checked)),
            grouped(one.vanished),
            grouped(one.changed),
            one.query.clone(),
        ]);
    }
    table.print();
    for (one, line) in found {
        if let Some(problem) = &one.problem {
            say!("line {line}: {}: {problem}", one.query);
        }
    }
    Ok(())
}

fn as_json(one: &DiffFinding, line: u64) -> Value {
    json!({
        "line": line,
        "query": one.query,
        "checked": one.checked,
        "vanished": one.vanished,
        "changed": one.changed,
        "incomparable": one.incomparable,
        "complete": one.complete,
    })
}

/// Goes through the rows of a request, page by page if `all` are wanted.
fn each_row(
    cx: &Context<'_>,
    first: Diff,
    request: &DiffRequest,
    all: bool,
    mut show: impl FnMut(&DiffRow),
) -> Result<Option<String>, ApiError> {
    let mut page = first;
    loop {
        page.rows.iter().for_each(&mut show);
        match page.next {
            Some(next) if all => {
                let request = DiffRequest {
                    cursor: Some(next),
                    ..request.clone()
                };
                page = api::diff::datasets(cx, request)?;
            }
            next => return Ok(next),
        }
    }
}

/// Prints the document with every row, without having more than a page of them in memory.
fn whole_document(cx: &Context<'_>, request: DiffRequest) -> Result<(), ApiError> {
    let first = api::diff::datasets(cx, request.clone())?;
    let elapsed_ms = first.elapsed_ms;
    let parts = [
        ("a", to_json(&first.a)),
        ("b", to_json(&first.b)),
        ("accounts", to_json(&first.accounts)),
        ("posts", to_json(&first.posts)),
        ("indicators", to_json(&first.indicators)),
    ];
    let head: Vec<String> = parts
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    write(&format!("{{{},\"rows\":[", head.join(",")));
    let mut comma = "";
    each_row(cx, first, &request, true, |row| {
        write(&format!("{comma}{}", to_json(row)));
        comma = ",";
    })?;
    write(&format!(
        "],\"next\":null,\"elapsedMs\":{}}}\n",
        to_json(&elapsed_ms)
    ));
    Ok(())
}

fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("wire types have text for keys and no value that can fail")
}

/// Writes a piece of the document. Where nobody reads any more the program ends quietly.
fn write(piece: &str) {
    if std::io::stdout()
        .lock()
        .write_all(piece.as_bytes())
        .is_err()
    {
        std::process::exit(0);
    }
}

fn text(cx: &Context<'_>, request: &DiffRequest, all: bool) -> Result<(), ApiError> {
    let counted = api::diff::datasets(
        cx,
        DiffRequest {
            limit: 0,
            ..request.clone()
        },
    )?;
    summary(&counted);
    let chosen: &[DiffFate] = match &request.fate {
        Some(fate) => std::slice::from_ref(fate),
        None => &SHOWN,
    };
    let kinds = [
        (DiffOf::Accounts, "account", "accounts", &counted.accounts),
        (DiffOf::Posts, "post", "posts", &counted.posts),
        (
            DiffOf::Indicators,
            "indicator",
            "indicators",
            &counted.indicators,
        ),
    ];
    for (of, one, name, counts) in kinds {
        let Some(counts) = counts else { continue };
        for &fate in chosen {
            let total = count_of(counts, fate, request.field.as_deref());
            if total == 0 {
                continue;
            }
            let request = DiffRequest {
                of,
                fate: Some(fate),
                ..request.clone()
            };
            let first = api::diff::datasets(cx, request.clone())?;
            say!("");
            let name = if total == 1 { one } else { name };
            say!("{} {name} {}:", grouped(total), words(fate));
            if each_row(cx, first, &request, all, row)?.is_some() {
                say!("  … (--all shows every one)");
            }
        }
    }
    Ok(())
}

fn summary(answer: &Diff) {
    say!("{} ({})", answer.a.name, answer.a.dataset);
    say!("against {} ({})", answer.b.name, answer.b.dataset);
    say!("");
    let header = [
        "",
        "same",
        "changed",
        "vanished",
        "appeared",
        "moved",
        "no exact id",
    ];
    let mut table = Table::new(&header);
    let kinds = [
        ("accounts", &answer.accounts),
        ("posts", &answer.posts),
        ("indicators", &answer.indicators),
    ];
    for (name, counts) in kinds {
        let Some(counts) = counts else { continue };
        if name == "indicators" && *counts == DiffCounts::default() {
            continue;
        }
        table.row(vec![
            name.to_owned(),
            grouped(counts.same),
            grouped(counts.changed),
            grouped(counts.vanished),
            grouped(counts.appeared),
            grouped(counts.moved),
            format!(
                "{} / {}",
                grouped(counts.incomparable_a),
                grouped(counts.incomparable_b)
            ),
        ]);
    }
    table.print();
    for (name, counts) in kinds {
        let Some(counts) = counts else { continue };
        if counts.incomparable_a + counts.incomparable_b > 0 {
            say!(
                "{name} without an exact id cannot be compared; {} / {} of them are identical in every column.",
                grouped(counts.identical_a),
                grouped(counts.identical_b)
            );
        }
        if !counts.fields.is_empty() {
            let fields: Vec<String> = counts
                .fields
                .iter()
                .map(|field| format!("{} {}", field.field, grouped(field.count)))
                .collect();
            say!("changed in {name}: {}", fields.join(", "));
        }
    }
}

/// How many records have a fate; with a field, how many in which it differs.
fn count_of(counts: &DiffCounts, fate: DiffFate, field: Option<&str>) -> u64 {
    if let Some(name) = field {
        let mut fields = counts.fields.iter().filter(|field| field.field == name);
        let differs = fields.next().map_or(0, |field| field.count);
        return if fate == DiffFate::Changed {
            differs
        } else {
            0
        };
    }
    match fate {
        DiffFate::Vanished => counts.vanished,
        DiffFate::Moved => counts.moved,
        DiffFate::Appeared => counts.appeared,
        DiffFate::Changed => counts.changed,
        DiffFate::Same => counts.same,
        DiffFate::IncomparableA => counts.incomparable_a,
        DiffFate::IncomparableB => counts.incomparable_b,
    }
}

fn words(fate: DiffFate) -> &'static str {
    match fate {
        DiffFate::Vanished => "vanished",
        DiffFate::Moved => "moved to another dataset",
        DiffFate::Appeared => "appeared",
        DiffFate::Changed => "changed",
        DiffFate::Same => "the same",
        DiffFate::IncomparableA => "without an exact id in the first",
        DiffFate::IncomparableB => "without an exact id in the second",
    }
}

fn row(row: &DiffRow) {
    match row.record {
        DiffRecord::Account => {
            if let Some(account) = row.account_b.as_ref().or(row.account_a.as_ref()) {
                say!("  {}", account_line(account));
            }
        }
        DiffRecord::Post => {
            if let Some(post) = row.post_b.as_ref().or(row.post_a.as_ref()) {
                say!("  {}", print::one_line(post));
                say!("    {}", print::snippet(post));
            }
        }
        DiffRecord::Indicator => say!("  {}", row.key),
    }
    row.changes.iter().for_each(change);
    if !row.elsewhere.is_empty() {
        say!("    also in {}", row.elsewhere.join(", "));
    }
    if row.identical {
        say!("    identical to one of the other dataset");
    }
}

fn account_line(row: &AccountRow) -> String {
    let shown = row.account.display_name.as_deref().unwrap_or_default();
    format!(
        "{}  {shown}  {}  {} posts",
        print::name(&row.account),
        row.account.address,
        grouped(row.posts)
    )
}

fn change(change: &DiffChange) {
    let value = |values: &[String]| match values {
        [] => "–".to_owned(),
        values => values.join(" ").replace('\n', "⏎"),
    };
    say!(
        "    {}: {} → {}",
        change.field,
        value(&change.a),
        value(&change.b)
    );
}
