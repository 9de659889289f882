//! One record as text.

use memchr::memchr;

use super::decode::{from_windows_1252, undo_double_encoding};
use super::scan::Field;

/// The fields of one record as text. The same value is used for record after record.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Number of the record.
    pub(crate) record: u64,
    text: String,
    ends: Vec<usize>,
    /// Some bytes were not UTF-8 and were read as Windows-1252.
    pub(crate) windows_1252: bool,
    /// NUL bytes were taken out.
    pub(crate) nul: bool,
    /// Fields that had been encoded twice and are mended here, with what stands in the file.
    pub(crate) mended: Vec<(usize, String)>,
}

impl Row {
    /// The text of a field; empty if there is no such field.
    pub(crate) fn get(&self, idx: usize) -> &str {
        let Some(&end) = self.ends.get(idx) else {
            return "";
        };
        let start = if idx == 0 { 0 } else { self.ends[idx - 1] };
        &self.text[start..end]
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|idx| self.get(idx))
    }

    /// Decodes the fields of a record from its bytes.
    pub(crate) fn read(&mut self, record: u64, bytes: &[u8], fields: &[Field]) {
        self.record = record;
        self.text.clear();
        self.ends.clear();
        self.mended.clear();
        self.windows_1252 = false;
        self.nul = memchr(0, bytes).is_some();
        let whole = std::str::from_utf8(bytes).ok();
        // Only text with one of Â to ô in it can have been encoded twice.
        let maybe_twice = whole.is_some_and(|text| memchr(0xC3, text.as_bytes()).is_some())
            || memchr(0xC2, bytes).is_some();
        for field in fields {
            let start = self.text.len();
            match whole.and_then(|text| text.get(field.start..field.end)) {
                Some(text) => self.push(text, field.doubled),
                None => self.push_bytes(&bytes[field.start..field.end], field.doubled),
            }
            if maybe_twice {
                self.mend(start);
            }
            self.ends.push(self.text.len());
        }
    }

    fn push_bytes(&mut self, bytes: &[u8], doubled: bool) {
        if let Ok(text) = std::str::from_utf8(bytes) {
            self.push(text, doubled);
        } else {
            self.windows_1252 = true;
            self.push(&from_windows_1252(bytes), doubled);
        }
    }

    fn push(&mut self, text: &str, doubled: bool) {
        if !doubled && !self.nul {
            self.text.push_str(text);
            return;
        }
        let mut after_quote = false;
        for c in text.chars().filter(|&c| c != '\0') {
            if doubled && c == '"' && after_quote {
                after_quote = false;
                continue;
            }
            after_quote = c == '"';
            self.text.push(c);
        }
    }

    fn mend(&mut self, start: usize) {
        if let Some(mended) = undo_double_encoding(&self.text[start..]) {
            let published = self.text.split_off(start);
            self.mended.push((self.ends.len(), published));
            self.text.push_str(&mended);
        }
    }
}

/// The names in a header as published, the byte-order mark taken off (also one that was encoded twice).
pub(crate) fn header_fields(row: &Row) -> Vec<String> {
    let mut names: Vec<String> = row.fields().map(str::to_owned).collect();
    if let Some(first) = names.first_mut() {
        let bare = first
            .trim_start_matches('\u{FEFF}')
            .trim_start_matches("ï»¿");
        *first = bare.trim_matches('"').to_owned();
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csv::{Dialect, scan};

    fn row(bytes: &[u8]) -> Row {
        let dialect = Dialect {
            delimiter: b',',
            carriage_return: false,
        };
        let (mut row, mut fields) = (Row::default(), Vec::new());
        scan(bytes, true, dialect, 99, &mut fields).unwrap();
        row.read(1, bytes, &fields);
        row
    }

    #[test]
    fn doubled_quotation_marks_become_one() {
        let row = row(b"\"say \"\"no\"\" \"\"\"\"\",x\n");
        assert_eq!(row.fields().collect::<Vec<_>>(), ["say \"no\" \"\"", "x"]);
    }

    #[test]
    fn only_the_field_that_is_not_utf_8_is_read_as_windows_1252() {
        let row = row(b"caf\xE9 \x93hi\x94,\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85\n");
        assert_eq!(row.fields().collect::<Vec<_>>(), ["café “hi”", "سلام"]);
        assert!(row.windows_1252);
    }

    #[test]
    fn nul_bytes_are_taken_out_even_between_doubled_quotation_marks() {
        let row = row(b"\"a\0b \"\0\"c\",\0d\n");
        assert_eq!(row.fields().collect::<Vec<_>>(), ["ab \"c", "d"]);
        assert!(row.nul);
    }

    #[test]
    fn text_encoded_twice_is_mended_and_what_was_published_is_kept() {
        let row = row("x,Ø³Ù„Ø§Ù…\n".as_bytes());
        assert_eq!(row.get(1), "سلام");
        assert_eq!(row.mended, [(1, "Ø³Ù„Ø§Ù…".to_owned())]);
    }
}
