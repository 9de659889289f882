//! Lists of queries: a count for each, in their order.

use std::time::Instant;

use search::query::{Node, is_quotation_mark};

use crate::{
    ApiError, Context, ErrorCode, facets, posts, values,
    wire::{
        BadLine, BatchAnswer, BatchLine, BatchRequest, BatchSaved, EachLine, FacetColumn,
        FacetsRequest, ListedQuery, Progress, SaveBatchRequest, SearchRequest,
    },
    written::{self, Table},
};

/// Columns of the CSV, in order.
const COLUMNS: &[&str] = &["line", "query", "asked", "posts", "accounts", "problem"];

/// Counts each query of a list, in its order. Bad lines are listed, the rest run.
///
/// A line that is not fully understood is a bad one: a count for something else would mislead. Lines that occur twice
/// are counted twice. A list that is stopped gives the lines counted until then.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for an unknown zone, or if words shall be both spelled exactly and nearly.
pub fn count(cx: &Context<'_>, request: BatchRequest) -> Result<BatchAnswer, ApiError> {
    let begun = Instant::now();
    values::zone(&request.zone)?;
    if request.exact && request.each == EachLine::Fuzzy {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "Words cannot be looked for both as typed and in other spellings.",
        )
        .hint("Choose one of the two."));
    }
    let mut answer = BatchAnswer {
        queries: Vec::new(),
        bad: Vec::new(),
        cancelled: false,
        elapsed_ms: 0.0,
    };
    for (line, done) in request.lines.iter().zip(0..) {
        tell(cx, done, request.lines.len() as u64, begun);
        match count_line(cx, &request, line) {
            _ if cx.cancelled() => {
                answer.cancelled = true;
                break;
            }
            Ok(Ok(counted)) => answer.queries.push(counted),
            Ok(Err(bad)) => answer.bad.push(bad),
            Err(error) => return Err(error),
        }
    }
    answer.elapsed_ms = begun.elapsed().as_secs_f64() * 1000.0;
    Ok(answer)
}

/// Writes the counts of a list to a CSV file, good lines and bad ones in the order of the list.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the file cannot be written.
pub fn save(_: &Context<'_>, request: SaveBatchRequest) -> Result<BatchSaved, ApiError> {
    let guarded = written::whole(&request.output, |out| to_writer(&request, out))?;
    Ok(BatchSaved {
        lines: (request.queries.len() + request.bad.len()) as u64,
        output: request.output,
        guarded,
    })
}

/// Writes the counts of a list anywhere; gives how many cells were guarded.
///
/// # Errors
///
/// As [`save`].
pub fn to_writer(
    request: &SaveBatchRequest,
    out: &mut dyn std::io::Write,
) -> Result<u64, ApiError> {
    let good = request.queries.iter().map(|one| {
        let accounts = one.accounts.map(|n| n.to_string()).unwrap_or_default();
        let (query, asked) = (one.query.clone(), one.asked.clone());
        let posts = one.total.to_string();
        (one.line, vec![query, asked, posts, accounts, String::new()])
    });
    let bad = request.bad.iter().map(|one| {
        let (query, asked) = (one.query.clone(), one.asked.clone());
        let empty = String::new();
        (
            one.line,
            vec![query, asked, empty.clone(), empty, one.message.clone()],
        )
    });
    let mut rows: Vec<(u64, Vec<String>)> = good.chain(bad).collect();
    rows.sort_by_key(|(line, _)| *line);
    let mut table = Table::new(out, COLUMNS, request.verbatim)?;
    for (line, mut cells) in rows {
        cells.insert(0, line.to_string());
        table.row(cells)?;
    }
    table.finish()
}

/// Counts one line, or says why it cannot be counted.
fn count_line(
    cx: &Context<'_>,
    request: &BatchRequest,
    listed: &ListedQuery,
) -> Result<Result<BatchLine, BadLine>, ApiError> {
    let (line, query) = (listed.line, listed.query.trim().to_owned());
    let asked = compose(&query, request);
    if let Some((message, hint)) = problem(&asked, request)? {
        return Ok(Err(BadLine {
            line,
            query,
            asked,
            message,
            hint,
        }));
    }
    let page = posts::search(
        cx,
        SearchRequest {
            zone: request.zone.clone(),
            ..SearchRequest::new(asked.clone())
        },
    )?;
    let accounts = match request.accounts {
        true => Some(count_accounts(cx, &asked, &request.zone)?),
        false => None,
    };
    Ok(Ok(BatchLine {
        line,
        query,
        asked,
        total: page.total,
        accounts,
        elapsed_ms: page.elapsed_ms,
    }))
}

/// What of a line is not understood, and what to do.
fn problem(
    asked: &str,
    request: &BatchRequest,
) -> Result<Option<(String, Option<String>)>, ApiError> {
    if asked.is_empty() {
        let message = "Nothing is left to look for once the signs are taken out.".to_owned();
        return Ok(Some((message, None)));
    }
    let (_, problems) = search::parse(asked, values::zone(&request.zone)?);
    let first = problems.into_iter().next();
    Ok(first.map(|problem| (problem.message, problem.hint)))
}

fn count_accounts(cx: &Context<'_>, query: &str, zone: &str) -> Result<u64, ApiError> {
    let counts = facets::count(
        cx,
        FacetsRequest {
            query: query.to_owned(),
            zone: zone.to_owned(),
            of: vec![FacetColumn::Account],
            top: 1,
        },
    )?;
    Ok(counts.distinct.values().sum())
}

/// The query that a line stands for; empty if nothing of it is left.
fn compose(line: &str, request: &BatchRequest) -> String {
    let query = match request.each {
        EachLine::Typed => line.to_owned(),
        EachLine::Phrase => quoted(line),
        EachLine::Fuzzy => line
            .split_whitespace()
            .map(fuzzy)
            .collect::<Vec<_>>()
            .join(" "),
        // A word alone is near nothing.
        EachLine::Near if line.split_whitespace().nth(1).is_none() => quoted(line),
        EachLine::Near => match quoted(line) {
            empty if empty.is_empty() => empty,
            words => format!("{words}~{}", request.distance),
        },
    };
    let mut asked = query;
    for (on, switch) in [(request.exact, " exact:on"), (request.forms, " forms:on")] {
        if on && !asked.is_empty() {
            asked.push_str(switch);
        }
    }
    asked
}

/// A line as a phrase. Quotation marks in it would end the phrase, so they are taken out.
fn quoted(line: &str) -> String {
    let words: Vec<&str> = line
        .split(|c: char| c.is_whitespace() || is_quotation_mark(c))
        .filter(|word| !word.is_empty())
        .collect();
    match words
        .iter()
        .any(|word| word.contains(char::is_alphanumeric))
    {
        true => format!("\"{}\"", words.join(" ")),
        false => String::new(),
    }
}

/// A word with other spellings of it, where the query language takes that. Filters, hashtags and whatever else has a
/// sign stay as they are, and so do short words and those of scripts without spaces.
fn fuzzy(word: &str) -> String {
    let (read, problems) = search::parse(word, chrono_tz::UTC);
    let is_plain =
        matches!(read.root, Node::Words(ref words) if words.text == word && !words.quoted);
    let alike = format!("{word}~1");
    match is_plain && problems.is_empty() && search::parse(&alike, chrono_tz::UTC).1.is_empty() {
        true => alike,
        false => word.to_owned(),
    }
}

fn tell(cx: &Context<'_>, done: u64, total: u64, begun: Instant) {
    let seconds = begun.elapsed().as_secs_f64();
    let rate = done as f64 / seconds.max(0.001);
    cx.tell(Progress {
        message: "Counting the list".to_owned(),
        done,
        total: Some(total),
        unit: "queries".to_owned(),
        records: done,
        rate,
        seconds_left: (done > 0).then(|| (total - done) as f64 / rate.max(0.001)),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(each: EachLine, exact: bool, line: &str, expected: &str) {
        let request = BatchRequest {
            lines: Vec::new(),
            zone: "UTC".to_owned(),
            each,
            distance: 5,
            exact,
            forms: false,
            accounts: false,
        };
        assert_eq!(compose(line, &request), expected, "{line}");
    }

    #[test]
    fn a_line_as_typed_is_a_query() {
        let line = "آب OR \"clean water\" lang:fa";
        check(EachLine::Typed, false, line, line);
        check(EachLine::Typed, true, "boat", "boat exact:on");
    }

    #[test]
    fn a_line_as_a_phrase_loses_its_quotation_marks_and_nothing_else() {
        check(EachLine::Phrase, false, "clean water", "\"clean water\"");
        check(EachLine::Phrase, false, "“clean  water”", "\"clean water\"");
        check(EachLine::Phrase, false, "a 6\" pipe", "\"a 6 pipe\"");
        check(
            EachLine::Phrase,
            true,
            "Clean Water",
            "\"Clean Water\" exact:on",
        );
        check(EachLine::Phrase, false, "«»", "");
    }

    #[test]
    fn words_near_one_another_say_how_near() {
        check(EachLine::Near, false, "clean water", "\"clean water\"~5");
        check(EachLine::Near, false, "water", "\"water\"");
    }

    #[test]
    fn other_spellings_are_looked_for_of_words_alone() {
        check(EachLine::Fuzzy, false, "clean water", "clean~1 water~1");
        check(
            EachLine::Fuzzy,
            false,
            "Moscow OR москва lang:ru -boat #port of",
            "Moscow~1 OR москва~1 lang:ru -boat #port of",
        );
        // What the language takes no likeness of is no bad line.
        check(
            EachLine::Fuzzy,
            false,
            "war 香港 co-op pro*t =Boat harbour",
            "war 香港 co-op pro*t =Boat harbour~1",
        );
    }
}
