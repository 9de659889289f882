//! Reading a list of queries: a line each, or a column of a table.

use std::path::Path;

use crate::{
    ApiError, Context, ErrorCode,
    wire::{ListedQuery, QueryList, QueryListRequest},
};

/// Bytes that a list has at most: a file that is longer is no list that somebody has written.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Names of columns that hold what to look for.
const QUERY_NAMES: &[&str] = &[
    "query", "queries", "search", "term", "terms", "keyword", "keywords", "phrase", "phrases",
    "word", "words", "name", "names",
];

/// Reads a list of queries from a file or a text, empty lines and remarks left out; doubles stay.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the file cannot be read or is too long, or has no such column.
pub fn read(_: &Context<'_>, request: QueryListRequest) -> Result<QueryList, ApiError> {
    let text = match (&request.text, &request.path) {
        (Some(text), _) => text.clone(),
        (None, Some(path)) => read_file(Path::new(path), "a list of queries")?,
        (None, None) => String::new(),
    };
    let by_name = request.path.as_deref().is_some_and(is_table);
    match request.table.unwrap_or(by_name) {
        true => table(&text, &request),
        false => Ok(QueryList {
            table: false,
            columns: Vec::new(),
            column: 0,
            has_header: false,
            lines: lines(&text),
        }),
    }
}

/// Whether a file's name is that of a table.
fn is_table(path: &str) -> bool {
    let ending = Path::new(path)
        .extension()
        .and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ["csv", "tsv", "tab"].contains(&ending.to_lowercase().as_str()))
}

/// Reads a file that somebody has written as a list.
pub(crate) fn read_file(path: &Path, what: &str) -> Result<String, ApiError> {
    let shown = crate::paths::without_home(&path.to_string_lossy());
    let refused = |error: std::io::Error| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("The file {shown} cannot be read."),
        )
        .hint("Check the path.")
        .caused_by(&error)
    };
    if std::fs::metadata(path).map_err(refused)?.len() > LARGEST {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!("The file {shown} is too long for {what}."),
        )
        .hint("It may have at most 64 MiB. To import posts, use Import."));
    }
    Ok(decode(&std::fs::read(path).map_err(refused)?))
}

/// The text of a file: UTF-16 where its mark says so, as spreadsheets write it, else UTF-8.
fn decode(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes
            .chunks_exact(2)
            .map(|pair| read([pair[0], pair[1]]))
            .collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn lines(text: &str) -> Vec<ListedQuery> {
    text.trim_start_matches('\u{feff}')
        .lines()
        .zip(1..)
        .filter_map(|(text, line)| listed(line, text))
        .collect()
}

/// A line of the list, unless it is empty or a remark.
fn listed(line: u64, text: &str) -> Option<ListedQuery> {
    let query = text.trim();
    (!query.is_empty() && !query.starts_with("//")).then(|| ListedQuery {
        line,
        query: query.to_owned(),
    })
}

fn table(text: &str, request: &QueryListRequest) -> Result<QueryList, ApiError> {
    let rows = rows(text.trim_start_matches('\u{feff}'));
    let width = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let guessed = rows
        .split_first()
        .and_then(|((_, head), _)| named_column(head));
    let has_header = request.has_header.unwrap_or(guessed.is_some());
    let column = request.column.unwrap_or(match has_header {
        true => guessed.unwrap_or(0),
        false => 0,
    });
    if column as usize >= width.max(1) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!("The table has no column {}.", u64::from(column) + 1),
        )
        .hint(format!("It has {width} columns.")));
    }
    let head = rows.first().filter(|_| has_header).map(|(_, cells)| cells);
    let columns = (0..width)
        .map(|at| match head.and_then(|head| head.get(at)) {
            Some(name) if !name.trim().is_empty() => name.trim().to_owned(),
            _ => format!("Column {}", at + 1),
        })
        .collect();
    Ok(QueryList {
        table: true,
        columns,
        column,
        has_header,
        lines: rows
            .iter()
            .skip(usize::from(has_header))
            .filter_map(|(line, cells)| listed(*line, cells.get(column as usize)?))
            .collect(),
    })
}

/// The first column whose name says that it holds what to look for.
fn named_column(head: &[String]) -> Option<u32> {
    let is_named = |cell: &String| QUERY_NAMES.contains(&cell.trim().to_lowercase().as_str());
    head.iter()
        .position(is_named)
        .and_then(|at| u32::try_from(at).ok())
}

/// The rows of a table, each with the line on which it begins.
pub(crate) fn rows(text: &str) -> Vec<(u64, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    // The text is UTF-8 and rows may have any length, so nothing can be wrong with a row.
    while reader.read_record(&mut record).unwrap_or(false) {
        let line = record.position().map_or(0, |at| line_of(text, at));
        rows.push((line, record.iter().map(str::to_owned).collect()));
    }
    rows
}

/// The line of a row; the reader's own place is before the empty lines that it passes over.
fn line_of(text: &str, at: &csv::Position) -> u64 {
    let from = usize::try_from(at.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    at.line() + empty.filter(|&&byte| byte == b'\n').count() as u64
}

/// What separates the cells of the first row: the sign that occurs most often in it, a comma if none does.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let mut best = (0, b',');
    for sign in [b',', b';', b'\t'] {
        let n = first.bytes().filter(|&byte| byte == sign).count();
        if n > best.0 {
            best = (n, sign);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Session;

    fn request(text: &str) -> QueryListRequest {
        QueryListRequest {
            path: None,
            text: Some(text.to_owned()),
            table: None,
            column: None,
            has_header: None,
        }
    }

    fn as_table(text: &str) -> QueryListRequest {
        QueryListRequest {
            table: Some(true),
            ..request(text)
        }
    }

    fn check(request: QueryListRequest, expected: &[(u64, &str)]) -> QueryList {
        let list = read(&Context::new(&Session::new(None)), request).unwrap();
        let lines: Vec<_> = list
            .lines
            .iter()
            .map(|one| (one.line, one.query.as_str()))
            .collect();
        assert_eq!(lines, expected);
        list
    }

    #[test]
    fn a_line_is_a_query_and_keeps_its_number() {
        let text = "\u{feff}آب\r\n\n// remark\n  boat \nboat\n";
        check(request(text), &[(1, "آب"), (4, "boat"), (5, "boat")]);
    }

    #[test]
    fn the_first_column_of_a_table_has_the_queries_unless_another_is_named_so() {
        let plain = check(
            as_table("harbour,1\n\"a, b\",2\n"),
            &[(1, "harbour"), (2, "a, b")],
        );
        assert_eq!(plain.columns, ["Column 1", "Column 2"]);
        assert!(!plain.has_header);
        let named = check(
            as_table("no;Query\n1;harbour\n2;\"two\nlines\"\n3;#آب\n"),
            &[(2, "harbour"), (3, "two\nlines"), (5, "#آب")],
        );
        assert_eq!((named.column, named.has_header), (1, true));
        assert_eq!(named.columns, ["no", "Query"]);
    }

    #[test]
    fn empty_lines_of_a_table_count() {
        check(
            as_table("query\n\n\r\nsea\n\nsky"),
            &[(4, "sea"), (6, "sky")],
        );
    }

    #[test]
    fn the_reader_may_choose_another_column_and_say_whether_there_is_a_header() {
        let chosen = QueryListRequest {
            column: Some(1),
            has_header: Some(true),
            ..as_table("theme\twhat\nwater\tآب\nwater\n")
        };
        check(chosen, &[(2, "آب")]);
        let wrong = QueryListRequest {
            column: Some(7),
            ..as_table("a,b\n")
        };
        let error = read(&Context::new(&Session::new(None)), wrong).unwrap_err();
        assert_eq!(error.code, ErrorCode::BadRequest);
        assert_eq!(error.hint.as_deref(), Some("It has 2 columns."));
    }

    #[test]
    fn an_empty_text_is_an_empty_list() {
        check(request(""), &[]);
        check(as_table(""), &[]);
    }

    #[test]
    fn a_file_is_a_table_by_its_name_and_may_be_in_utf_16() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("LIST.CSV");
        let mut bytes = vec![0xff, 0xfe];
        bytes.extend("term\nآب\n".encode_utf16().flat_map(u16::to_le_bytes));
        std::fs::write(&path, bytes).unwrap();
        let from_file = |path: &Path| QueryListRequest {
            path: Some(path.display().to_string()),
            text: None,
            ..request("")
        };
        check(from_file(&path), &[(2, "آب")]);
        let missing = from_file(&folder.path().join("none.txt"));
        let error = read(&Context::new(&Session::new(None)), missing).unwrap_err();
        assert!(error.message.ends_with("cannot be read."), "{error}");
    }
}
