//! Record after record, with what is broken told and stepped over.

use std::io::{self, Read};

use memchr::memchr2_iter;
use model::{Position, Rejected};

use super::decode::{Encoding, Input, count_lines};
use super::row::Row;
use super::scan::{Dialect, End, Field, Scanned, scan, scan_escaped};

/// A record longer than this is not believed: a quotation mark before it was never closed.
const MAX_RECORD_BYTES: usize = 16 << 20;
/// How much of a rejected record is kept to be shown.
const MAX_RAW_BYTES: usize = 64 << 10;
/// How many lines inside a broken record are tried as the beginning of a sound one.
const MAX_TRIES: usize = 1_000;

/// What comes next in a file.
#[derive(Debug)]
pub(crate) enum Next {
    /// As many fields as the header has. [`Records::current`] gives its bytes until the next call.
    Row {
        position: Position,
        stray_quote: bool,
    },
    /// A line without anything in it but delimiters and white space.
    Blank {
        position: Position,
    },
    /// A record that cannot be read.
    Broken(Rejected),
    End,
}

/// Cuts content into records.
pub(crate) struct Records<R> {
    input: Input<R>,
    dialect: Dialect,
    encoding: Encoding,
    n_columns: usize,
    /// Where the record after the current one begins.
    next: Position,
    /// Bytes of the current record, still at the front of the input.
    current: usize,
    fields: Vec<Field>,
    trial: Vec<Field>,
    /// How the last record ended, and whether its last field was in quotes.
    last: Option<(End, bool)>,
}

impl<R: Read> Records<R> {
    /// Takes content that begins at `next`, which is behind the byte-order mark.
    pub(crate) fn new(
        content: R,
        dialect: Dialect,
        encoding: Encoding,
        n_columns: usize,
        next: Position,
    ) -> Self {
        Self {
            input: Input::new(content, encoding),
            dialect,
            encoding,
            n_columns,
            next,
            current: 0,
            fields: Vec::new(),
            trial: Vec::new(),
            last: None,
        }
    }

    /// Where the next record begins.
    pub(crate) fn position(&self) -> Position {
        self.next
    }

    /// Expects another number of columns from here on.
    pub(crate) fn set_columns(&mut self, n_columns: usize) {
        self.n_columns = n_columns;
    }

    /// Reads the fields of a row that was rejected for their number.
    pub(crate) fn fields_of(&self, raw: &[u8], row: &mut Row) {
        let mut fields = Vec::new();
        if scan(raw, true, self.dialect, 2 * self.n_columns, &mut fields).is_some() {
            row.read(0, raw, &fields);
        }
    }

    /// Bytes and fields of the current row.
    pub(crate) fn current(&self) -> (&[u8], &[Field]) {
        (&self.input.bytes()[..self.current], &self.fields)
    }

    /// Makes a rejection of the current row.
    pub(crate) fn reject(&self, position: Position, reason: String) -> Rejected {
        let (bytes, _) = self.current();
        let raw = bytes[..bytes.len().min(MAX_RAW_BYTES)].to_vec();
        Rejected {
            position,
            reason,
            raw,
        }
    }

    /// Why the content ends where it does, if its compressed form is damaged.
    pub(crate) fn damage(&self) -> Option<&str> {
        self.input.damage()
    }

    /// Whether the last record may have been cut in its last field, since nothing stands behind it.
    pub(crate) fn ends_without_line_end(&self) -> bool {
        self.last == Some((End::File, false))
    }

    /// Steps over the header and the `n_before` records in front of it, which count as lines but not as records.
    /// Gives the lines of these, without the delimiters that fill them up.
    pub(crate) fn skip_header(&mut self, n_before: usize) -> io::Result<Vec<String>> {
        let mut left = n_before + 1;
        let mut before = Vec::new();
        while left > 0
            && let Some(scanned) = self.scan_next()?
        {
            // Empty lines count between what stands in front of the header and the header, not at the top.
            let counts = left <= n_before || !self.is_blank(scanned);
            if left > 1 {
                let line = String::from_utf8_lossy(&self.input.bytes()[..scanned.len]);
                let line = line.trim_end_matches(|c: char| {
                    c.is_whitespace() || u8::try_from(c) == Ok(self.dialect.delimiter)
                });
                before.push(line.trim_matches('"').to_owned());
            }
            self.take(scanned.len);
            left -= usize::from(counts);
        }
        self.next.record = 1;
        Ok(before)
    }

    /// Begins with the first record, where there is no header.
    pub(crate) fn without_header(&mut self) {
        self.next.record = 1;
    }

    pub(crate) fn next(&mut self) -> io::Result<Next> {
        let Some(scanned) = self.scan_next()? else {
            return Ok(Next::End);
        };
        let position = self.next;
        if scanned.len > MAX_RECORD_BYTES && self.resync_at(scanned.len)?.is_none() {
            return self.step_over_giant(position);
        }
        let complete = scanned.n_fields == self.n_columns && scanned.end != End::OpenQuote;
        if complete && !scanned.stray_quote {
            return Ok(self.row(scanned, position));
        }
        if self.is_blank(scanned) {
            self.take(scanned.len);
            return Ok(Next::Blank { position });
        }
        if let Some(escaped) = self.try_escaped(scanned.len)? {
            return Ok(self.row(escaped, position));
        }
        if let Some(len) = self.resync_at(scanned.len)? {
            let reason =
                "has a quotation mark that is never closed; reading goes on at the next sound line";
            return Ok(self.broken(len, position, reason.to_owned()));
        }
        if complete {
            return Ok(self.row(scanned, position));
        }
        let reason = self.reason(scanned, position);
        self.last = Some((scanned.end, true));
        Ok(self.broken(scanned.len, position, reason))
    }

    fn row(&mut self, scanned: Scanned, position: Position) -> Next {
        if self.is_blank(scanned) {
            self.take(scanned.len);
            return Next::Blank { position };
        }
        let last_quoted = self.fields.last().is_some_and(|field| field.quoted);
        self.last = Some((scanned.end, last_quoted));
        self.take(scanned.len);
        Next::Row {
            position,
            stray_quote: scanned.stray_quote,
        }
    }

    /// Scans the record that begins at `self.next`, reading as much as it needs. `None` at the end.
    fn scan_next(&mut self) -> io::Result<Option<Scanned>> {
        self.input.consume(self.current);
        self.current = 0;
        loop {
            let (bytes, at_end) = (self.input.bytes(), self.input.at_end());
            if bytes.is_empty() && at_end {
                return Ok(None);
            }
            // One field more than the header has is enough to know that there are too many.
            let max_fields = self.n_columns + 1;
            let scanned = scan(bytes, at_end, self.dialect, max_fields, &mut self.fields);
            match scanned {
                Some(scanned) if !bytes.is_empty() => return Ok(Some(scanned)),
                None if bytes.len() > MAX_RECORD_BYTES => {
                    return Ok(Some(Scanned {
                        len: bytes.len(),
                        end: End::OpenQuote,
                        n_fields: 0,
                        stray_quote: false,
                    }));
                }
                _ => self.input.fill()?,
            }
        }
    }

    /// Reads a record that is not sound as PHP writes it, with backslashes before quotation marks. Taken only where
    /// that gives exactly the columns of the header.
    fn try_escaped(&mut self, len: usize) -> io::Result<Option<Scanned>> {
        // Where there is none, it reads the same.
        let has_any = memchr::memmem::find(&self.input.bytes()[..len], b"\\\"").is_some();
        if !has_any || self.n_columns < 2 {
            return Ok(None);
        }
        let mut fields = Vec::new();
        loop {
            let (bytes, at_end) = (self.input.bytes(), self.input.at_end());
            let max_fields = self.n_columns + 1;
            match scan_escaped(bytes, at_end, self.dialect, max_fields, &mut fields) {
                Some(scanned) => {
                    let is_sound = scanned.n_fields == self.n_columns
                        && scanned.end != End::OpenQuote
                        && !scanned.stray_quote
                        && scanned.len <= MAX_RECORD_BYTES;
                    if is_sound {
                        self.fields = fields;
                    }
                    // It is noted as a quotation mark that should have been doubled.
                    let noted = Scanned {
                        stray_quote: true,
                        ..scanned
                    };
                    return Ok(is_sound.then_some(noted));
                }
                None if bytes.len() > MAX_RECORD_BYTES => return Ok(None),
                None => self.input.fill()?,
            }
        }
    }

    fn is_blank(&self, scanned: Scanned) -> bool {
        let bytes = &self.input.bytes()[..scanned.len];
        scanned.end != End::OpenQuote
            && bytes.iter().all(|b| {
                matches!(b, b' ' | b'\t' | b'\r' | b'\n' | b'"' | 0) || *b == self.dialect.delimiter
            })
    }

    /// Looks inside a broken record for a line that begins a sound one, and gives the length of what stands before.
    fn resync_at(&mut self, len: usize) -> io::Result<Option<usize>> {
        if self.n_columns < 2 {
            return Ok(None);
        }
        loop {
            match self.try_lines(len) {
                Trial::Found(at) => return Ok(Some(at)),
                Trial::Nothing => return Ok(None),
                Trial::NeedsMore => self.input.fill()?,
            }
        }
    }

    fn try_lines(&mut self, len: usize) -> Trial {
        let bytes = self.input.bytes();
        let at_end = self.input.at_end();
        // The last byte ends the record itself.
        let inside = &bytes[..len.min(MAX_RECORD_BYTES).saturating_sub(1)];
        for at in memchr2_iter(b'\n', self.line_end(), inside).take(MAX_TRIES) {
            let rest = &bytes[at + 1..];
            match scan(rest, at_end, self.dialect, 0, &mut self.trial) {
                Some(s)
                    if s.n_fields == self.n_columns
                        && !s.stray_quote
                        && s.end != End::OpenQuote =>
                {
                    return Trial::Found(at + 1);
                }
                Some(_) => {}
                None if rest.len() > MAX_RECORD_BYTES => {}
                None => return Trial::NeedsMore,
            }
        }
        Trial::Nothing
    }

    fn step_over_giant(&mut self, position: Position) -> io::Result<Next> {
        let reason = format!(
            "is longer than {} MiB; reading goes on at the next line",
            MAX_RECORD_BYTES >> 20
        );
        let line_end = self.line_end();
        let rest = &self.input.bytes()[MAX_RECORD_BYTES..];
        let first = memchr::memchr(line_end, rest).map(|at| MAX_RECORD_BYTES + at + 1);
        let next = self.broken(first.unwrap_or(self.input.bytes().len()), position, reason);
        if first.is_none() {
            self.skip_to_line_end()?;
        }
        Ok(next)
    }

    /// Drops what is left of a line that does not fit into memory.
    fn skip_to_line_end(&mut self) -> io::Result<()> {
        let record = self.next.record;
        loop {
            self.input.consume(self.current);
            self.current = 0;
            self.input.fill()?;
            let bytes = self.input.bytes();
            let found = memchr::memchr(self.line_end(), bytes);
            let n = found.map_or(bytes.len(), |at| at + 1);
            self.take(n);
            self.next.record = record;
            if found.is_some() || self.input.at_end() {
                return Ok(());
            }
        }
    }

    fn broken(&mut self, len: usize, position: Position, reason: String) -> Next {
        let bytes = &self.input.bytes()[..len];
        let raw = bytes[..len.min(MAX_RAW_BYTES)].to_vec();
        self.take(len);
        Next::Broken(Rejected {
            position,
            reason,
            raw,
        })
    }

    fn reason(&self, scanned: Scanned, position: Position) -> String {
        let (n, expected) = (scanned.n_fields, self.n_columns);
        match scanned.end {
            End::OpenQuote => format!("the file ends inside record {}", position.record),
            End::File if n < expected => format!(
                "the file ends inside record {}: {} where the header has {expected}",
                position.record,
                columns(n)
            ),
            End::File | End::Line => format!("has {} where the header has {expected}", columns(n)),
        }
    }

    /// Makes the first `len` bytes the current record and moves the place of the next one behind them.
    fn take(&mut self, len: usize) {
        let bytes = &self.input.bytes()[..len];
        self.next = Position {
            record: self.next.record + 1,
            line: self.next.line + count_lines(bytes, self.line_end()),
            byte: self.next.byte + self.encoding.bytes_in_file(bytes),
        };
        self.current = len;
    }

    fn line_end(&self) -> u8 {
        if self.dialect.carriage_return {
            b'\r'
        } else {
            b'\n'
        }
    }
}

enum Trial {
    Found(usize),
    Nothing,
    NeedsMore,
}

fn columns(n: usize) -> String {
    if n == 1 {
        "1 column".to_owned()
    } else {
        format!("{n} columns")
    }
}
