//! One arm for each command: ask, then print.

use std::{path::Path, process::ExitCode};

use api::{ApiError, Context, wire};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    account,
    args::{Args, Ask, Command, Keep, QueryArgs},
    ask::{self, Use, query_text, text, with_archive},
    catalogue, compare, diff, own, print, print_lists, report, timeline, tour,
};

/// Runs one command.
pub fn run(args: Args) -> Result<ExitCode, ApiError> {
    let dir = args.archive.as_deref();
    let out = Out { json: args.json };
    match args.command {
        Command::Keep(command) => keep(dir, &out, command),
        Command::Ask(command) => answer(dir, &out, command),
        Command::Own(command) => own::run(dir, &out, command),
    }
}

fn keep(dir: Option<&Path>, out: &Out, command: Keep) -> Result<ExitCode, ApiError> {
    match command {
        Keep::Import {
            paths,
            format,
            dataset,
            map,
            dry_run,
        } => {
            let mapping = map
                .map(|file| api::mappings::from_toml(&ask::read(&file)?))
                .transpose()?;
            let request = wire::ImportRequest {
                paths: paths.iter().map(|path| text(path)).collect(),
                format,
                dataset,
                mapping,
            };
            import(dir, out, request, dry_run)
        }
        Keep::Datasets => {
            let answer = read(dir, |cx| api::datasets::list(cx, wire::Nothing {}))?;
            out.show(&answer, print::datasets)
        }
        Keep::Report { dataset, html } => import_report(dir, out, dataset, html.as_deref()),
        Keep::Remove { dataset } => {
            let request = wire::DatasetRequest { dataset };
            let answer = with_archive(dir, Use::Write, |cx| api::datasets::remove(cx, request))?;
            out.show(&answer, print::removed)
        }
        Keep::Rename { dataset, name } => {
            let request = wire::RenameRequest { dataset, name };
            let answer = with_archive(dir, Use::Write, |cx| api::datasets::rename(cx, request))?;
            out.show(&answer, print::datasets)
        }
        Keep::SetRelease { dataset, release } => {
            let request = wire::SetReleaseRequest { dataset, release };
            let answer = with_archive(dir, Use::Write, |cx| api::releases::set(cx, request))?;
            out.show(&answer, print::datasets)
        }
        Keep::Verify => {
            let answer = read(dir, |cx| api::verify::verify(cx, wire::Nothing {}))?;
            out.show(&answer, print::verified)?;
            Ok(if answer.ok {
                ExitCode::SUCCESS
            } else {
                ExitCode::from(1)
            })
        }
        Keep::Reindex => {
            let answer = with_archive(dir, Use::Write, |cx| {
                api::verify::reindex(cx, wire::Nothing {})
            })?;
            out.show(&answer, print::info)
        }
        Keep::Info => {
            let answer = read(dir, |cx| api::about::info(cx, wire::Nothing {}))?;
            out.show(&answer, print::info)
        }
        Keep::Tour { fixtures } => tour::run(&fixtures),
    }
}

fn answer(dir: Option<&Path>, out: &Out, command: Ask) -> Result<ExitCode, ApiError> {
    match command {
        Ask::Search {
            query,
            limit,
            cursor,
            sort,
        } => search(dir, out, &query, limit, cursor, sort.into()),
        Ask::Words { query } => for_each_query(dir, out, &query, print::words, words),
        Ask::Facets { query, of, top } => {
            let of = of.into_iter().map(Into::into).collect();
            facets(dir, out, &query, of, top)
        }
        Ask::Timeline(args) => timeline::run(dir, out, &args),
        Ask::Indicators { dataset, query } => {
            let request = wire::MatchIndicatorsRequest {
                dataset,
                query: query_text(&query),
                zone: query.zone,
            };
            let answer = read(dir, |cx| api::matches::matches(cx, request))?;
            out.show(&answer, print_lists::indicators)
        }
        Ask::Show { post } => {
            let request = wire::ShowPostRequest {
                post,
                query: String::new(),
            };
            let answer = read(dir, |cx| api::posts::show(cx, request))?;
            out.show(&answer, print::post)
        }
        Ask::Account {
            account,
            narrow,
            part,
        } => account::show(dir, out, account, narrow, part),
        Ask::Compare(args) => compare::run(dir, out, args),
        Ask::Diff(args) => read(dir, |cx| diff::run(cx, args, out.json)),
        Ask::Catalogue {
            words,
            platform,
            year,
        } => {
            let request = wire::CatalogueRequest {
                text: words.join(" "),
                platform,
                year,
            };
            let answer = with_or_without(dir, |cx| api::catalogue::search(cx, request))?;
            out.show(&answer, catalogue::print)
        }
        Ask::Export {
            query,
            to,
            output,
            verbatim,
        } => export(dir, out, &query, to.into(), output.as_deref(), verbatim),
    }
}

/// Imports files, or only says what would happen.
fn import(
    dir: Option<&Path>,
    out: &Out,
    request: wire::ImportRequest,
    is_dry_run: bool,
) -> Result<ExitCode, ApiError> {
    if is_dry_run {
        let request = wire::InspectRequest {
            paths: request.paths,
            format: request.format,
            dataset: request.dataset,
            mapping: request.mapping,
        };
        let answer = with_or_without(dir, |cx| api::imports::inspect(cx, request))?;
        return out.show(&answer, print::inspection);
    }
    let answer = with_archive(dir, Use::Make, |cx| api::imports::import(cx, request))?;
    out.show(&answer, print::import)
}

/// Prints a dataset's import report, or writes it as a page.
fn import_report(
    dir: Option<&Path>,
    out: &Out,
    dataset: String,
    html: Option<&Path>,
) -> Result<ExitCode, ApiError> {
    if let Some(file) = html {
        let path = text(file);
        let request = wire::SaveReportRequest { dataset, path };
        let answer = read(dir, |cx| api::reports::save(cx, request))?;
        return out.show(&answer, report::saved);
    }
    let request = wire::DatasetReportRequest {
        dataset,
        rejected_from: 0,
        rejected_limit: None,
    };
    let answer = read(dir, |cx| api::reports::report(cx, request))?;
    out.show(&answer, report::whole)
}

/// What the words of a query find, and how they are written.
fn words(cx: &Context<'_>, query: String, zone: String) -> Result<wire::WordsAnswer, ApiError> {
    let explained = api::words::explain(
        cx,
        wire::ExplainRequest {
            query: query.clone(),
            zone: zone.clone(),
        },
    )?;
    let spellings = api::words::spellings(cx, wire::SpellingsRequest { query, zone })?;
    Ok(wire::WordsAnswer {
        explained,
        spellings,
    })
}

fn facets(
    dir: Option<&Path>,
    out: &Out,
    query: &QueryArgs,
    of: Vec<wire::FacetColumn>,
    top: u64,
) -> Result<ExitCode, ApiError> {
    for_each_query(dir, out, query, print::facets, |cx, query, zone| {
        let request = wire::FacetsRequest {
            query,
            zone,
            of: of.clone(),
            top,
        };
        api::facets::count(cx, request)
    })
}

/// Asks a question that changes nothing.
pub fn read<A>(
    dir: Option<&Path>,
    question: impl FnOnce(&Context<'_>) -> Result<A, ApiError>,
) -> Result<A, ApiError> {
    with_archive(dir, Use::Read, question)
}

/// Asks a question for which an archive need not exist.
fn with_or_without<A>(
    dir: Option<&Path>,
    question: impl FnOnce(&Context<'_>) -> Result<A, ApiError>,
) -> Result<A, ApiError> {
    let dir = dir.map_or_else(ask::default_archive, |dir| Ok(dir.to_path_buf()))?;
    if dir.join("archive.sqlite").exists() {
        return read(Some(&dir), question);
    }
    let session = api::Session::new(None);
    question(&Context::new(&session))
}

fn search(
    dir: Option<&Path>,
    out: &Out,
    args: &QueryArgs,
    limit: u64,
    cursor: Option<String>,
    sort: wire::SortOrder,
) -> Result<ExitCode, ApiError> {
    if let Some(file) = &args.queries {
        return own::queries(dir, out, file, args);
    }
    let request = wire::SearchRequest {
        query: query_text(args),
        zone: args.zone.clone(),
        sort,
        cursor,
        rank: None,
        limit,
    };
    let answer = read(dir, |cx| api::posts::search(cx, request))?;
    out.show(&answer, print::search)
}

/// Asks the same of one query, or of each query of a list.
pub fn for_each_query<A: Serialize>(
    dir: Option<&Path>,
    out: &Out,
    args: &QueryArgs,
    show: fn(&A),
    question: impl Fn(&Context<'_>, String, String) -> Result<A, ApiError>,
) -> Result<ExitCode, ApiError> {
    let Some(file) = &args.queries else {
        let answer = read(dir, |cx| question(cx, query_text(args), args.zone.clone()))?;
        return out.show(&answer, show);
    };
    let lines = ask::query_lines(file, args)?;
    let answers = read(dir, |cx| {
        Ok(lines
            .into_iter()
            .map(|line| (question(cx, line.query.clone(), args.zone.clone()), line))
            .collect::<Vec<_>>())
    })?;
    if out.json {
        out.document(&answers_as_json(&answers))?;
        return Ok(ExitCode::SUCCESS);
    }
    for (answer, line) in &answers {
        print::say!("{}  {}", line.number, line.query);
        match answer {
            Ok(answer) => show(answer),
            Err(error) => print::say!("  {error}"),
        }
        print::say!("");
    }
    Ok(ExitCode::SUCCESS)
}

fn answers_as_json<A: Serialize>(answers: &[(Result<A, ApiError>, ask::Line)]) -> Value {
    let (mut queries, mut bad) = (Vec::new(), Vec::new());
    for (answer, line) in answers {
        match answer {
            Ok(answer) => {
                queries.push(json!({"line": line.number, "query": line.query, "answer": answer}))
            }
            Err(error) => bad
                .push(json!({"line": line.number, "query": line.query, "message": error.message})),
        }
    }
    json!({"queries": queries, "bad": bad})
}

fn export(
    dir: Option<&Path>,
    out: &Out,
    args: &QueryArgs,
    to: wire::ExportFormat,
    output: Option<&Path>,
    verbatim: bool,
) -> Result<ExitCode, ApiError> {
    let request = |output: String| wire::ExportRequest {
        query: query_text(args),
        zone: args.zone.clone(),
        sort: wire::SortOrder::Oldest,
        to,
        output,
        verbatim,
    };
    let Some(file) = output else {
        let stdout = &mut std::io::stdout().lock();
        read(dir, |cx| {
            api::exports::to_writer(cx, request(String::new()), stdout)
        })?;
        return Ok(ExitCode::SUCCESS);
    };
    let answer = read(dir, |cx| api::exports::posts(cx, request(text(file))))?;
    out.show(&answer, print::exported)
}

/// How answers are printed.
pub struct Out {
    pub json: bool,
}

impl Out {
    /// Prints an answer as one JSON document, or with `show` for people.
    pub fn show<A: Serialize>(&self, answer: &A, show: fn(&A)) -> Result<ExitCode, ApiError> {
        if self.json {
            self.document(answer)?;
        } else {
            show(answer);
        }
        Ok(ExitCode::SUCCESS)
    }

    fn document(&self, answer: &impl Serialize) -> Result<(), ApiError> {
        print::document(answer)
    }
}
