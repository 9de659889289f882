//! A row as a line of CSV.

use std::io::{self, Write};

use memchr::{memchr, memchr3};
use rusqlite::types::ValueRef;

/// Writes one line after the other.
pub(super) struct Lines<W> {
    out: W,
}

impl<W: Write> Lines<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }

    /// Writes the header.
    pub(super) fn header(&mut self, names: &[String]) -> io::Result<()> {
        for (idx, name) in names.iter().enumerate() {
            self.separate(idx)?;
            self.text(name.as_bytes())?;
        }
        self.out.write_all(b"\n")
    }

    /// Writes a row of `n` cells.
    pub(super) fn row<'a>(
        &mut self,
        n: usize,
        mut cell: impl FnMut(usize) -> io::Result<ValueRef<'a>>,
    ) -> io::Result<()> {
        for idx in 0..n {
            self.separate(idx)?;
            match cell(idx)? {
                ValueRef::Null if n == 1 => self.out.write_all(b"\"\"")?,
                ValueRef::Null => {}
                ValueRef::Integer(number) => write!(self.out, "{number}")?,
                ValueRef::Real(number) => write!(self.out, "{number}")?,
                ValueRef::Text(text) => self.text(text)?,
                ValueRef::Blob(bytes) => self.blob(bytes)?,
            }
        }
        self.out.write_all(b"\n")
    }

    fn separate(&mut self, idx: usize) -> io::Result<()> {
        match idx {
            0 => Ok(()),
            _ => self.out.write_all(b","),
        }
    }

    fn text(&mut self, text: &[u8]) -> io::Result<()> {
        let is_plain = memchr3(b',', b'\n', b'\r', text).is_none();
        if is_plain && !text.is_empty() && memchr(b'"', text).is_none() {
            return self.out.write_all(text);
        }
        self.out.write_all(b"\"")?;
        for (idx, part) in text.split(|b| *b == b'"').enumerate() {
            if idx > 0 {
                self.out.write_all(b"\"\"")?;
            }
            self.out.write_all(part)?;
        }
        self.out.write_all(b"\"")
    }

    fn blob(&mut self, bytes: &[u8]) -> io::Result<()> {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        if bytes.is_empty() {
            return self.text(b"");
        }
        let digit = |half: u8| DIGITS[usize::from(half & 15)];
        for piece in bytes.chunks(4_096) {
            let hex: Vec<u8> = piece
                .iter()
                .flat_map(|byte| [digit(byte >> 4), digit(*byte)])
                .collect();
            self.out.write_all(&hex)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[ValueRef<'_>]) -> String {
        let mut out = Vec::new();
        Lines::new(&mut out)
            .row(cells.len(), |idx| Ok(cells[idx]))
            .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_field_is_quoted_only_where_it_must_be() {
        use ValueRef::{Blob, Integer, Null, Text};
        let text = |text: &'static str| Text(text.as_bytes());
        assert_eq!(
            line(&[text("a b"), text(" "), text("'"), text("a;b\t")]),
            "a b, ,',a;b\t\n"
        );
        assert_eq!(
            line(&[
                text("a,b"),
                text("say \"no\""),
                text("\""),
                text("a\r"),
                text("\nb")
            ]),
            "\"a,b\",\"say \"\"no\"\"\",\"\"\"\",\"a\r\",\"\nb\"\n"
        );
        assert_eq!(line(&[text(""), Null, Blob(b""), Null]), "\"\",,\"\",\n");
        assert_eq!(line(&[Null]), "\"\"\n");
        assert_eq!(
            line(&[Integer(-7), Integer(i64::MIN), Blob(&[0, 0xab, 0xff])]),
            "-7,-9223372036854775808,00ABFF\n"
        );
    }
}
