//! Records cut out of JSON of any length: lines, values one after the other, elements of arrays.

use std::io::{self, Read};

use memchr::memchr;
use model::{Position, Rejected};

use super::{Value, parse};
use crate::csv::{Encoding, Input, count_lines};

/// A record longer than this is not believed.
const MAX_RECORD_BYTES: usize = 64 << 20;
/// How much of a rejected record is kept to be shown.
const MAX_RAW_BYTES: usize = 64 << 10;
/// Scalars remembered of an object around the records, and how long one may be.
const MAX_AROUND: usize = 64;
const MAX_AROUND_BYTES: usize = 4 << 10;

/// How records stand in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One value a line.
    Lines,
    /// Values one after the other, over any number of lines; of an array at the top its elements.
    Values,
    /// Elements of the arrays with these paths inside one object: `messages`, `chats.list.*.messages`.
    Arrays(Vec<String>),
}

/// What comes next in a file.
#[derive(Debug)]
pub(crate) enum Cut {
    /// A record, with the scalars that stand before it in the objects around it, by their paths.
    Value {
        position: Position,
        value: Value,
        around: Vec<(String, String)>,
    },
    /// A line without anything in it.
    Blank {
        position: Position,
    },
    /// A piece that is no JSON.
    Broken(Rejected),
    End,
}

/// Cuts a file into records.
pub(crate) struct Cutter<R> {
    input: Input<R>,
    encoding: Encoding,
    layout: Layout,
    /// Where the next byte stands; its record number is that of the next record.
    next: Position,
    /// Objects and arrays that are open here.
    open: Vec<Frame>,
}

/// An object or array that is open.
#[derive(Debug)]
enum Frame {
    Object {
        /// The name of the member whose value comes or is open.
        name: Option<String>,
        before: Vec<(String, String)>,
    },
    Array,
}

impl<R: Read> Cutter<R> {
    /// Takes content that begins at `next`, which is behind the byte-order mark.
    pub(crate) fn new(content: R, encoding: Encoding, layout: Layout, next: Position) -> Self {
        Self {
            input: Input::new(content, encoding),
            encoding,
            layout,
            next: Position { record: 1, ..next },
            open: Vec::new(),
        }
    }

    /// Where the next record begins, or white space before it.
    pub(crate) fn position(&self) -> Position {
        self.next
    }

    /// Says how many records the last value held, if not one; they are counted.
    pub(crate) fn count_more(&mut self, n: u64) {
        self.next.record += n;
    }

    /// Goes on counting from here.
    pub(crate) fn set_record(&mut self, record: u64) {
        self.next.record = record;
    }

    /// Why the content ends where it does, if its compressed form is damaged.
    pub(crate) fn damage(&self) -> Option<&str> {
        self.input.damage()
    }

    pub(crate) fn next(&mut self) -> io::Result<Cut> {
        if self.layout == Layout::Lines {
            return self.next_line();
        }
        loop {
            let Some(byte) = self.next_byte()? else {
                return Ok(Cut::End);
            };
            if byte.is_ascii_whitespace() || matches!(byte, b',' | 0x1E) {
                self.take(1);
            } else if matches!(byte, b']' | b'}') {
                self.take(1);
                self.open.pop();
                self.forget_name();
            } else if self.is_place_of_records() {
                return self.record();
            } else if let Some(cut) = self.step(byte)? {
                return Ok(cut);
            }
        }
    }

    /// The first byte that is left, reading on if need be.
    fn next_byte(&mut self) -> io::Result<Option<u8>> {
        loop {
            if let Some(byte) = self.input.bytes().first() {
                return Ok(Some(*byte));
            }
            if self.input.at_end() {
                return Ok(None);
            }
            self.input.fill()?;
        }
    }

    /// Whether a value that begins here is a record.
    fn is_place_of_records(&self) -> bool {
        match (&self.layout, &self.open[..]) {
            (Layout::Lines, _) => true,
            (Layout::Values, []) => self.input.bytes().first() != Some(&b'['),
            (Layout::Values, frames) => matches!(frames, [Frame::Array]),
            (Layout::Arrays(patterns), frames) => {
                matches!(frames.last(), Some(Frame::Array))
                    && patterns.iter().any(|pattern| is_at(frames, pattern))
            }
        }
    }

    /// Steps into an object or array, or over a scalar or a member's name.
    fn step(&mut self, byte: u8) -> io::Result<Option<Cut>> {
        let needs_name = matches!(self.open.last(), Some(Frame::Object { name: None, .. }));
        if needs_name {
            return self.member_name(byte);
        }
        match byte {
            b'{' => {
                self.take(1);
                self.open.push(Frame::Object {
                    name: None,
                    before: Vec::new(),
                });
                Ok(None)
            }
            b'[' => {
                self.take(1);
                self.open.push(Frame::Array);
                Ok(None)
            }
            _ => self.scalar(),
        }
    }

    fn member_name(&mut self, byte: u8) -> io::Result<Option<Cut>> {
        if byte == b':' || byte != b'"' {
            return self
                .broken_to_line_end("has a member without a name")
                .map(Some);
        }
        let Some(len) = self.extent()? else {
            return self.ends_inside().map(Some);
        };
        let name = parse(&self.input.bytes()[..len]);
        self.take(len);
        while let Some(byte) = self.next_byte()?
            && (byte.is_ascii_whitespace() || byte == b':')
        {
            self.take(1);
            if byte == b':' {
                break;
            }
        }
        if let Some(Frame::Object { name: slot, .. }) = self.open.last_mut() {
            *slot = Some(match name {
                Ok(Value::Text(name)) => name,
                _ => String::new(),
            });
        }
        Ok(None)
    }

    fn scalar(&mut self) -> io::Result<Option<Cut>> {
        let Some(len) = self.extent()? else {
            return self.ends_inside().map(Some);
        };
        let value = parse(&self.input.bytes()[..len]);
        let Ok(value) = value else {
            return self.broken_to_line_end("is not JSON").map(Some);
        };
        self.take(len);
        if let Some(Frame::Object {
            name: Some(name),
            before,
        }) = self.open.last_mut()
            && before.len() < MAX_AROUND
            && let Some(text) = value.scalar()
            && text.len() < MAX_AROUND_BYTES
        {
            before.push((name.clone(), text.to_owned()));
        }
        self.forget_name();
        Ok(None)
    }

    /// The value of the member that is open has been read.
    fn forget_name(&mut self) {
        if let Some(Frame::Object { name, .. }) = self.open.last_mut() {
            *name = None;
        }
    }

    fn record(&mut self) -> io::Result<Cut> {
        let position = self.next;
        let Some(len) = self.extent()? else {
            return self.ends_inside();
        };
        let piece = &self.input.bytes()[..len];
        let cut = match parse(piece) {
            Ok(value) => Cut::Value {
                position,
                value,
                around: self.around(),
            },
            Err(problem) => {
                let reason = format!("{} (at byte {} of it)", problem.message, problem.at);
                Cut::Broken(rejected(position, piece, reason))
            }
        };
        self.take(len);
        self.next.record += 1;
        self.forget_name();
        Ok(cut)
    }

    fn next_line(&mut self) -> io::Result<Cut> {
        let (len, has_end) = loop {
            let bytes = self.input.bytes();
            if let Some(at) = memchr(b'\n', bytes) {
                break (at + 1, true);
            }
            if self.input.at_end() {
                break (bytes.len(), false);
            }
            if bytes.len() > MAX_RECORD_BYTES {
                return self.giant();
            }
            self.input.fill()?;
        };
        if len == 0 {
            return Ok(Cut::End);
        }
        let position = self.next;
        let line = &self.input.bytes()[..len];
        let cut = if line.iter().all(|b| b.is_ascii_whitespace() || *b == 0x1E) {
            Cut::Blank { position }
        } else {
            match parse(line.strip_prefix(b"\x1E").unwrap_or(line)) {
                Ok(value) => Cut::Value {
                    position,
                    value,
                    around: Vec::new(),
                },
                Err(problem) => {
                    let cut_off = if has_end { "" } else { "; the file ends here" };
                    let reason = format!(
                        "{} (at byte {} of the line){cut_off}",
                        problem.message, problem.at
                    );
                    Cut::Broken(rejected(position, line, reason))
                }
            }
        };
        self.take(len);
        self.next.record += 1;
        Ok(cut)
    }

    /// The length of the value that begins here. `None` where the file ends before it does, or it is too long.
    fn extent(&mut self) -> io::Result<Option<usize>> {
        let mut scan = Extent::default();
        loop {
            let bytes = self.input.bytes();
            if let Some(len) = scan.go_on(bytes) {
                return Ok(Some(len));
            }
            if self.input.at_end() {
                let is_bare = scan.depth == 0 && !scan.in_text && !bytes.is_empty();
                return Ok(is_bare.then_some(bytes.len()));
            }
            if bytes.len() > MAX_RECORD_BYTES {
                return Ok(None);
            }
            self.input.fill()?;
        }
    }

    /// The rest of the file does not close what is open here, or only after more than is believed.
    fn ends_inside(&mut self) -> io::Result<Cut> {
        if !self.input.at_end() {
            return self.giant();
        }
        let position = self.next;
        let rest = self.input.bytes();
        let cut = Cut::Broken(rejected(
            position,
            rest,
            "is cut off: the file ends inside it".to_owned(),
        ));
        self.take(self.input.bytes().len());
        self.next.record += 1;
        Ok(cut)
    }

    fn giant(&mut self) -> io::Result<Cut> {
        let reason = format!(
            "is longer than {} MiB; reading goes on at the next line",
            MAX_RECORD_BYTES >> 20
        );
        let cut = rejected(self.next, self.input.bytes(), reason);
        self.skip_line()?;
        self.next.record += 1;
        Ok(Cut::Broken(cut))
    }

    fn broken_to_line_end(&mut self, reason: &str) -> io::Result<Cut> {
        let piece = self.input.bytes();
        let line = memchr(b'\n', piece).map_or(piece, |at| &piece[..at]);
        let cut = rejected(self.next, line, reason.to_owned());
        self.skip_line()?;
        self.next.record += 1;
        Ok(Cut::Broken(cut))
    }

    fn skip_line(&mut self) -> io::Result<()> {
        loop {
            let bytes = self.input.bytes();
            let found = memchr(b'\n', bytes);
            self.take(found.map_or(bytes.len(), |at| at + 1));
            if found.is_some() || self.input.at_end() {
                return Ok(());
            }
            self.input.fill()?;
        }
    }

    fn around(&self) -> Vec<(String, String)> {
        let mut around = Vec::new();
        let mut path = String::new();
        for frame in &self.open {
            if let Frame::Object { name, before } = frame {
                let here = before
                    .iter()
                    .map(|(name, text)| (join(&path, name), text.clone()));
                around.extend(here);
                if let Some(name) = name {
                    path = join(&path, name);
                }
            }
        }
        around
    }

    fn take(&mut self, len: usize) {
        let bytes = &self.input.bytes()[..len];
        self.next.line += count_lines(bytes, b'\n');
        self.next.byte += self.encoding.bytes_in_file(bytes);
        self.input.consume(len);
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

/// Whether the open frames are those of a path, an array counting as `*` unless it is the last.
fn is_at(frames: &[Frame], pattern: &str) -> bool {
    let mut names = pattern.split('.');
    let (last, inner) = frames.split_last().expect("an array is open");
    debug_assert!(matches!(last, Frame::Array));
    for frame in inner {
        let expected = names.next();
        let fits = match frame {
            Frame::Object { name, .. } => expected == name.as_deref(),
            Frame::Array => expected == Some("*"),
        };
        if !fits {
            return false;
        }
    }
    names.next().is_none()
}

fn rejected(position: Position, piece: &[u8], reason: String) -> Rejected {
    Rejected {
        position,
        reason,
        raw: piece[..piece.len().min(MAX_RAW_BYTES)].to_vec(),
    }
}

/// Finds the end of one value, going on where it stopped when more bytes are there.
#[derive(Default)]
struct Extent {
    at: usize,
    depth: usize,
    in_text: bool,
    escaped: bool,
}

impl Extent {
    fn go_on(&mut self, bytes: &[u8]) -> Option<usize> {
        while let Some(&byte) = bytes.get(self.at) {
            if self.in_text {
                match byte {
                    _ if self.escaped => self.escaped = false,
                    b'\\' => self.escaped = true,
                    b'"' => {
                        self.in_text = false;
                        if self.depth == 0 {
                            return Some(self.at + 1);
                        }
                    }
                    _ => {}
                }
                self.at += 1;
                continue;
            }
            match byte {
                b'"' => self.in_text = true,
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' if self.depth == 0 => return Some(self.at.max(1)),
                b'}' | b']' => {
                    self.depth -= 1;
                    if self.depth == 0 {
                        return Some(self.at + 1);
                    }
                }
                // A bare number or word ends before what follows it.
                b',' | b' ' | b'\n' | b'\r' | b'\t' if self.depth == 0 => {
                    return Some(self.at.max(1));
                }
                _ => {}
            }
            self.at += 1;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cuts(content: &[u8], layout: Layout) -> Vec<String> {
        let start = Position {
            record: 0,
            line: 1,
            byte: 0,
        };
        let mut cutter = Cutter::new(content, Encoding::Utf8, layout, start);
        let mut out = Vec::new();
        loop {
            match cutter.next().unwrap() {
                Cut::Value {
                    position,
                    value,
                    around,
                } => {
                    let around: Vec<String> =
                        around.iter().map(|(n, t)| format!("{n}={t}")).collect();
                    out.push(format!(
                        "{}:{}:{} {} {}",
                        position.record,
                        position.line,
                        position.byte,
                        value.to_json(),
                        around.join(" ")
                    ));
                }
                Cut::Blank { position } => out.push(format!("{} blank", position.record)),
                Cut::Broken(rejected) => out.push(format!(
                    "{}:{} {}",
                    rejected.position.record, rejected.position.line, rejected.reason
                )),
                Cut::End => return out,
            }
        }
    }

    #[test]
    fn a_line_that_is_cut_off_does_not_take_the_next_one_with_it() {
        let cut = cuts(b"{\"a\":1}\n{\"a\":\n\n{\"a\":3}", Layout::Lines);
        assert_eq!(
            cut,
            [
                "1:1:0 {\"a\":1} ",
                "2:2 ends too early (at byte 6 of the line)",
                "3 blank",
                "4:4:15 {\"a\":3} "
            ]
        );
    }

    #[test]
    fn elements_are_cut_out_with_what_stands_before_them() {
        let messages = || Layout::Arrays(vec!["messages".into(), "chats.list.*.messages".into()]);
        let one = br#"{"name": "A", "id": 7, "other": [1, {"messages": [9]}], "messages": [ {"id": 1}, {"id": 2}]}"#;
        assert_eq!(
            cuts(one, messages()),
            [
                "1:1:70 {\"id\":1} name=A id=7",
                "2:1:81 {\"id\":2} name=A id=7"
            ]
        );
        let many = br#"{"about": "x", "chats": {"list": [{"name": "A", "messages": [1]}, {"name": "B", "messages": [2, "#;
        assert_eq!(
            cuts(many, messages()),
            [
                "1:1:61 1 about=x chats.list.name=A",
                "2:1:93 2 about=x chats.list.name=B"
            ]
        );
    }

    #[test]
    fn values_and_elements_of_an_array_at_the_top() {
        let expected = ["1:1:0 {\"a\":[1]} ", "2:2:9 {} "];
        assert_eq!(cuts(b"{\"a\":[1]\n}{}", Layout::Values)[..1], expected[..1]);
        assert_eq!(
            cuts(b"[\n {\"a\": 1}, [2],\n 3 ]", Layout::Values),
            ["1:2:3 {\"a\":1} ", "2:2:13 [2] ", "3:3:19 3 "]
        );
    }

    #[test]
    fn a_file_that_ends_inside_a_record_says_so() {
        assert_eq!(
            cuts(b"[{\"a\": 1}, {\"a\": ", Layout::Values),
            [
                "1:1:1 {\"a\":1} ",
                "2:1 is cut off: the file ends inside it"
            ]
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_or_go_on_for_ever(bytes in "[\\[\\]{}\",:\\\\ \n a1]{0,80}") {
            for layout in [Layout::Lines, Layout::Values, Layout::Arrays(vec!["a".into(), "a.*.1".into()])] {
                cuts(bytes.as_bytes(), layout);
            }
        }
    }
}
