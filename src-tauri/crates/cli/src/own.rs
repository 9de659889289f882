//! The reader's own: lists of queries, saved searches, marks.

use std::{io::Read, path::Path, process::ExitCode};

use api::{ApiError, Context, ErrorCode, wire};

use crate::{
    args::{BatchArgs, Own, QueryArgs},
    ask::{self, text},
    commands::{Out, read},
    events,
    print::{self, say},
    table::{Table, grouped},
};

pub fn run(dir: Option<&Path>, out: &Out, command: Own) -> Result<ExitCode, ApiError> {
    match command {
        Own::Batch(args) => batch(dir, out, &args),
        Own::Saved {
            name: None,
            limit: _,
            cursor: _,
        } => {
            let answer = read(dir, |cx| api::saved::list(cx, wire::Nothing {}))?;
            out.show(&answer, searches)
        }
        Own::Saved {
            name: Some(name),
            limit,
            cursor,
        } => {
            let answer = read(dir, |cx| run_saved(cx, name, limit, cursor))?;
            out.show(&answer, print::search)
        }
        Own::Marks {
            search,
            general,
            csv,
            output,
            verbatim,
        } => {
            let request = wire::ExportMarksRequest {
                all: !general && search.is_none(),
                search,
                output: output.as_deref().map(text).unwrap_or_default(),
                verbatim,
            };
            if csv {
                let stdout = &mut std::io::stdout().lock();
                read(dir, |cx| api::review::to_writer(cx, request, stdout))?;
                return Ok(ExitCode::SUCCESS);
            }
            if output.is_some() {
                let answer = read(dir, |cx| api::review::export(cx, request))?;
                return out.show(&answer, print::exported);
            }
            let request = wire::MarksRequest {
                search: request.search,
                all: request.all,
            };
            let answer = read(dir, |cx| api::review::marks(cx, request))?;
            out.show(&answer, marks)
        }
        Own::Events(args) => events::run(dir, out, args),
    }
}

/// Counts a list of queries as `search --queries` does: a query a line, as typed.
pub fn queries(
    dir: Option<&Path>,
    out: &Out,
    file: &Path,
    args: &QueryArgs,
) -> Result<ExitCode, ApiError> {
    let answer = read(dir, |cx| {
        let list = wire::QueryListRequest {
            path: None,
            text: Some(ask::read(file)?),
            table: Some(false),
            column: None,
            has_header: None,
        };
        let request = wire::BatchRequest {
            lines: api::query_list::read(cx, list)?.lines,
            zone: args.zone.clone(),
            each: wire::EachLine::Typed,
            distance: 0,
            exact: args.exact,
            forms: args.forms,
            accounts: false,
        };
        api::batch::count(cx, request)
    })?;
    out.show(&answer, counts)
}

fn batch(dir: Option<&Path>, out: &Out, args: &BatchArgs) -> Result<ExitCode, ApiError> {
    let answer = read(dir, |cx| {
        let request = wire::BatchRequest {
            lines: listed(cx, args)?,
            zone: args.zone.clone(),
            each: args.each.into(),
            distance: args.distance,
            exact: args.exact,
            forms: args.forms,
            accounts: args.accounts,
        };
        let answer = api::batch::count(cx, request)?;
        if let Some(output) = &args.output {
            let request = wire::SaveBatchRequest {
                queries: answer.queries.clone(),
                bad: answer.bad.clone(),
                output: text(output),
                verbatim: args.verbatim,
            };
            api::batch::save(cx, request)?;
        }
        Ok(answer)
    })?;
    out.show(&answer, counts)
}

/// The lines of a list; a column may be given by its name.
fn listed(cx: &Context<'_>, args: &BatchArgs) -> Result<Vec<wire::ListedQuery>, ApiError> {
    let is_stdin = args.file.as_os_str() == "-";
    let mut request = wire::QueryListRequest {
        path: (!is_stdin).then(|| text(&args.file)),
        text: is_stdin.then(from_stdin).transpose()?,
        table: args.column.is_some().then_some(true),
        column: None,
        has_header: args.header,
    };
    let Some(column) = &args.column else {
        return Ok(api::query_list::read(cx, request)?.lines);
    };
    if let Ok(number) = column.parse::<u32>() {
        request.column = Some(number.saturating_sub(1));
    } else {
        request.has_header = Some(true);
        let columns = api::query_list::read(cx, request.clone())?.columns;
        let at = columns.iter().position(|name| name == column);
        let at = at.and_then(|at| u32::try_from(at).ok());
        request.column = Some(at.ok_or_else(|| ApiError {
            code: ErrorCode::BadRequest,
            message: format!("The table has no column called {column}."),
            hint: Some(format!("It has: {}.", columns.join(", "))),
            details: None,
        })?);
    }
    Ok(api::query_list::read(cx, request)?.lines)
}

fn from_stdin() -> Result<String, ApiError> {
    let mut bytes = Vec::new();
    std::io::stdin()
        .read_to_end(&mut bytes)
        .map_err(|error| ApiError {
            code: ErrorCode::BadRequest,
            message: "Standard input cannot be read.".into(),
            hint: None,
            details: Some(error.to_string()),
        })?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn run_saved(
    cx: &Context<'_>,
    name: String,
    limit: u64,
    cursor: Option<String>,
) -> Result<wire::SearchPage, ApiError> {
    let saved = api::saved::find(cx, wire::SavedSearchRequest { name })?;
    let request = wire::SearchRequest {
        zone: saved.zone,
        sort: saved.sort,
        cursor,
        limit,
        ..wire::SearchRequest::new(saved.query)
    };
    api::posts::search(cx, request)
}

fn counts(answer: &wire::BatchAnswer) {
    let with_accounts = answer.queries.iter().any(|line| line.accounts.is_some());
    let mut head = vec!["line", "posts"];
    if with_accounts {
        head.push("accounts");
    }
    head.push("query");
    let mut table = Table::new(&head);
    for line in &answer.queries {
        let mut cells = vec![line.line.to_string(), grouped(line.total)];
        if with_accounts {
            cells.push(line.accounts.map_or_else(String::new, grouped));
        }
        cells.push(line.query.clone());
        table.row(cells);
    }
    table.print();
    for line in &answer.bad {
        say!("line {}: {}: {}", line.line, line.query, line.message);
    }
}

fn searches(answer: &wire::SavedSearches) {
    if answer.searches.is_empty() {
        say!("No search has been saved yet.");
    } else {
        let mut table = Table::new(&["name", "query", "to do", "seen", "done"]);
        for search in &answer.searches {
            let query = match search.query.as_str() {
                "" => "(every post)".to_owned(),
                query => query.to_owned(),
            };
            let mut cells = vec![search.name.clone(), query];
            cells.extend(counted(&search.marks));
            table.row(cells);
        }
        table.print();
    }
    if answer.general != wire::MarkCounts::default() {
        let [to_do, seen, done] = counted(&answer.general);
        say!("Marks without a saved search: {to_do} to do, {seen} seen, {done} done.");
    }
}

fn counted(marks: &wire::MarkCounts) -> [String; 3] {
    [marks.to_do, marks.seen, marks.done].map(grouped)
}

fn marks(answer: &wire::Marks) {
    if answer.marks.is_empty() {
        say!("No post has been marked yet.");
        return;
    }
    let mut table = Table::new(&["mark", "marked at", "post", "saved search"]);
    for marked in &answer.marks {
        let mark = match marked.mark {
            wire::ReviewMark::ToDo => "to do",
            wire::ReviewMark::Seen => "seen",
            wire::ReviewMark::Done => "done",
        };
        table.row(vec![
            mark.to_owned(),
            print::time(Some(&marked.marked_at), None),
            format!("{}/{}", marked.dataset, marked.post_id),
            marked.search.clone().unwrap_or_else(|| "–".to_owned()),
        ]);
    }
    table.print();
}
