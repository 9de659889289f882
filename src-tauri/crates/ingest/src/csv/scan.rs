//! Finds the end of one record, and its fields, in bytes.

use memchr::{memchr, memchr2, memchr3};

/// How a file separates fields and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Dialect {
    pub(crate) delimiter: u8,
    /// Records end with a lone carriage return; otherwise with a line feed, and a lone carriage return is text.
    pub(crate) carriage_return: bool,
}

/// A field's content, as a range of the bytes that were scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) quoted: bool,
    /// It holds a quotation mark written twice.
    pub(crate) doubled: bool,
}

/// What was behind the last field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Line,
    File,
    /// The file ended inside quotes.
    OpenQuote,
}

/// One record, from the beginning of the bytes scanned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scanned {
    /// Bytes of the record with its line end.
    pub(crate) len: usize,
    pub(crate) end: End,
    pub(crate) n_fields: usize,
    /// A quotation mark stood inside quotes without being doubled; it was taken as text.
    pub(crate) stray_quote: bool,
}

/// Scans one record. `None` if the bytes end before it does and more may follow (`at_end` is false).
///
/// At most `max_fields` fields are put into `fields`; the others are counted only.
pub(crate) fn scan(
    bytes: &[u8],
    at_end: bool,
    dialect: Dialect,
    max_fields: usize,
    fields: &mut Vec<Field>,
) -> Option<Scanned> {
    scan_by(Quotes::Doubled, bytes, at_end, dialect, max_fields, fields)
}

/// Scans one record as PHP writes it: a quotation mark behind a backslash is not doubled. The backslash is part of the
/// text.
pub(crate) fn scan_escaped(
    bytes: &[u8],
    at_end: bool,
    dialect: Dialect,
    max_fields: usize,
    fields: &mut Vec<Field>,
) -> Option<Scanned> {
    scan_by(Quotes::Escaped, bytes, at_end, dialect, max_fields, fields)
}

/// How a quotation mark inside quotes is told from the one that closes them.
#[derive(Clone, Copy, PartialEq)]
enum Quotes {
    Doubled,
    Escaped,
}

fn scan_by(
    quotes: Quotes,
    bytes: &[u8],
    at_end: bool,
    dialect: Dialect,
    max_fields: usize,
    fields: &mut Vec<Field>,
) -> Option<Scanned> {
    fields.clear();
    let (mut at, mut n_fields, mut stray_quote) = (0, 0, false);
    loop {
        let (field, stop, stray) = if bytes.get(at) == Some(&b'"') {
            quoted(quotes, bytes, at, at_end, dialect)?
        } else {
            bare(bytes, at, at_end, dialect)?
        };
        n_fields += 1;
        stray_quote |= stray;
        if fields.len() < max_fields {
            fields.push(field);
        }
        let (len, end) = match stop {
            Stop::Delimiter(next) => {
                at = next;
                continue;
            }
            Stop::Line(len) => (len, End::Line),
            Stop::File => (bytes.len(), End::File),
            Stop::OpenQuote => (bytes.len(), End::OpenQuote),
        };
        return Some(Scanned {
            len,
            end,
            n_fields,
            stray_quote,
        });
    }
}

/// What follows a field; the number is the index behind it.
enum Stop {
    Delimiter(usize),
    Line(usize),
    File,
    OpenQuote,
}

fn bare(bytes: &[u8], start: usize, at_end: bool, dialect: Dialect) -> Option<(Field, Stop, bool)> {
    let field = |end| Field {
        start,
        end,
        quoted: false,
        doubled: false,
    };
    let mut from = start;
    loop {
        let rest = &bytes[from..];
        let found = if dialect.carriage_return {
            memchr2(dialect.delimiter, b'\r', rest)
        } else {
            memchr3(dialect.delimiter, b'\n', b'\r', rest)
        };
        let Some(offset) = found else {
            return at_end.then(|| (field(bytes.len()), Stop::File, false));
        };
        let at = from + offset;
        if bytes[at] == dialect.delimiter {
            return Some((field(at), Stop::Delimiter(at + 1), false));
        }
        match line_end(bytes, at, at_end, dialect)? {
            Some(next) => return Some((field(at), Stop::Line(next), false)),
            None => from = at + 1,
        }
    }
}

/// Whether a line ends at the carriage return or line feed at `at`, and the index behind it. The outer `None` asks
/// for more bytes.
fn line_end(bytes: &[u8], at: usize, at_end: bool, dialect: Dialect) -> Option<Option<usize>> {
    if bytes[at] == b'\n' {
        return Some(Some(at + 1));
    }
    match bytes.get(at + 1) {
        Some(b'\n') => Some(Some(at + 2)),
        None if !at_end => None,
        None => Some(Some(at + 1)),
        Some(_) => Some(dialect.carriage_return.then_some(at + 1)),
    }
}

fn quoted(
    quotes: Quotes,
    bytes: &[u8],
    quote: usize,
    at_end: bool,
    dialect: Dialect,
) -> Option<(Field, Stop, bool)> {
    let start = quote + 1;
    let (mut from, mut doubled, mut stray) = (start, false, false);
    loop {
        let field = |end| Field {
            start,
            end,
            quoted: true,
            doubled,
        };
        let Some(offset) = memchr(b'"', &bytes[from..]) else {
            return at_end.then(|| (field(bytes.len()), Stop::OpenQuote, stray));
        };
        let at = from + offset;
        if quotes == Quotes::Escaped && at > start && bytes[at - 1] == b'\\' {
            from = at + 1;
            continue;
        }
        // A NUL byte is nothing: it may have come between a quotation mark and what belongs to it.
        let mut next = at + 1;
        while bytes.get(next) == Some(&0) {
            next += 1;
        }
        match bytes.get(next) {
            None if !at_end => return None,
            None => return Some((field(at), Stop::File, stray)),
            Some(b'"') => {
                doubled = true;
                from = next + 1;
            }
            Some(&byte) if byte == dialect.delimiter => {
                return Some((field(at), Stop::Delimiter(next + 1), stray));
            }
            Some(b'\n') => return Some((field(at), Stop::Line(next + 1), stray)),
            Some(b'\r') => {
                // Behind closed quotes a lone carriage return can only be a line end.
                let behind = line_end(bytes, next, at_end, dialect)?.unwrap_or(next + 1);
                return Some((field(at), Stop::Line(behind), stray));
            }
            Some(_) => {
                stray = true;
                from = next;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COMMA: Dialect = Dialect {
        delimiter: b',',
        carriage_return: false,
    };

    fn fields(text: &str) -> (Vec<&str>, Scanned) {
        let mut fields = Vec::new();
        let scanned = scan(text.as_bytes(), true, COMMA, 99, &mut fields).unwrap();
        (
            fields.iter().map(|f| &text[f.start..f.end]).collect(),
            scanned,
        )
    }

    #[test]
    fn a_record_ends_at_the_first_line_end_outside_quotes() {
        let (found, scanned) = fields("a,\"b\r\nc\rd\",e\r\nf,g\n");
        assert_eq!(found, ["a", "b\r\nc\rd", "e"]);
        assert_eq!((scanned.len, scanned.end), (14, End::Line));
    }

    #[test]
    fn a_lone_carriage_return_outside_quotes_is_text_unless_the_file_ends_its_lines_so() {
        assert_eq!(fields("a\rb,c\n").0, ["a\rb", "c"]);
        let dialect = Dialect {
            carriage_return: true,
            ..COMMA
        };
        let mut found = Vec::new();
        let scanned = scan(b"a\rb,c\r", true, dialect, 9, &mut found).unwrap();
        assert_eq!((scanned.len, scanned.n_fields), (2, 1));
    }

    #[test]
    fn a_quotation_mark_inside_quotes_that_was_not_doubled_is_text() {
        let (found, scanned) = fields("\"He said \"no\" twice\",x\n");
        assert_eq!(found, ["He said \"no\" twice", "x"]);
        assert!(scanned.stray_quote);
    }

    #[test]
    fn a_file_that_ends_inside_quotes_says_so() {
        let (_, scanned) = fields("a,\"b\nc");
        assert_eq!(scanned.end, End::OpenQuote);
    }

    #[test]
    fn more_bytes_are_asked_for_where_the_record_may_go_on() {
        for part in ["a,b", "a,\"b", "a,\"b\"", "a,b\r", "\"a\"\r"] {
            let mut found = Vec::new();
            let scanned = scan(part.as_bytes(), false, COMMA, 9, &mut found);
            assert_eq!(scanned, None, "{part:?}");
        }
    }

    #[test]
    fn only_so_many_fields_are_kept_but_all_are_counted() {
        let mut found = Vec::new();
        let scanned = scan(b"a,b,c,d\n", true, COMMA, 2, &mut found).unwrap();
        assert_eq!((found.len(), scanned.n_fields), (2, 4));
    }

    #[test]
    fn a_quotation_mark_behind_a_backslash_does_not_close_the_field() {
        let escaped = |text: &str| -> (Vec<String>, Scanned) {
            let mut fields = Vec::new();
            let scanned = scan_escaped(text.as_bytes(), true, COMMA, 99, &mut fields).unwrap();
            let fields = fields.iter().map(|f| text[f.start..f.end].to_owned());
            (fields.collect(), scanned)
        };
        // As PHP writes the texts: say \"no\", twice  and  a\b\"
        let (found, scanned) = escaped("\"say \\\"no\\\", twice\",\"a\\b\\\"\",x\ny");
        assert_eq!(found, ["say \\\"no\\\", twice", "a\\b\\\"", "x"]);
        assert!(!scanned.stray_quote);
        assert_eq!(scanned.end, End::Line);
        let (found, _) = fields("\"say \\\"no\\\", twice\",\"a\\b\\\"\",x\ny");
        // By chance as many, but not the same.
        assert_eq!(found[1], " twice\"");
    }

    /// Reads every record with csv-core, the yardstick.
    fn by_csv_core(text: &[u8]) -> Vec<Vec<Vec<u8>>> {
        let mut reader = csv_core::ReaderBuilder::new()
            .terminator(csv_core::Terminator::Any(b'\n'))
            .build();
        let (mut input, mut records, mut record) = (text, Vec::new(), Vec::new());
        loop {
            let mut out = vec![0; text.len() + 8];
            let (result, read, written) = reader.read_field(input, &mut out);
            input = &input[read..];
            out.truncate(written);
            match result {
                csv_core::ReadFieldResult::Field { record_end } => {
                    record.push(out);
                    if record_end {
                        records.push(std::mem::take(&mut record));
                    }
                }
                csv_core::ReadFieldResult::End => return records,
                csv_core::ReadFieldResult::InputEmpty => {
                    // Told once more that there is nothing, it closes the last record.
                    if written > 0 {
                        record.push(out);
                    }
                }
                csv_core::ReadFieldResult::OutputFull => {
                    unreachable!("the buffer is larger than the text")
                }
            }
        }
    }

    proptest! {
        #[test]
        fn well_formed_records_are_read_as_csv_core_reads_them(
            rows in prop::collection::vec(prop::collection::vec("[a\",\n\r é]{0,6}", 1..5), 1..5),
        ) {
            let mut text = String::new();
            for row in &rows {
                let cells: Vec<_> = row.iter().map(|c| format!("\"{}\"", c.replace('"', "\"\""))).collect();
                text += &cells.join(",");
                text.push('\n');
            }
            let expected = by_csv_core(text.as_bytes());
            let (mut rest, mut found) = (text.as_bytes(), Vec::new());
            while !rest.is_empty() {
                let mut fields = Vec::new();
                let scanned = scan(rest, true, COMMA, 99, &mut fields).unwrap();
                let cells: Vec<Vec<u8>> = fields
                    .iter()
                    .map(|f| String::from_utf8_lossy(&rest[f.start..f.end]).replace("\"\"", "\"").into_bytes())
                    .collect();
                found.push(cells);
                rest = &rest[scanned.len..];
            }
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn no_bytes_make_the_scan_panic_or_stand_still(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut rest = &bytes[..];
            while !rest.is_empty() {
                let scanned = scan(rest, true, COMMA, 3, &mut Vec::new()).unwrap();
                prop_assert!(scanned.len > 0 && scanned.len <= rest.len());
                rest = &rest[scanned.len..];
            }
        }
    }
}
