//! From the bytes of a file to UTF-8, with the places in the file kept.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::memchr_iter;

use crate::source::Damaged;

/// How much is read at a time.
const CHUNK_BYTES: usize = 256 * 1024;

/// How the bytes of a file stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, or a single-byte encoding, which is decided field by field.
    Utf8,
    /// Two bytes a unit, the low one first; told by the byte-order mark.
    Utf16Le,
    /// Two bytes a unit, the high one first; told by the byte-order mark.
    Utf16Be,
}

impl Encoding {
    /// Tells the encoding and the length of the byte-order mark from the first bytes of a file.
    pub(crate) fn of(head: &[u8]) -> (Self, usize) {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => (Self::Utf8, 3),
            [0xFF, 0xFE, ..] => (Self::Utf16Le, 2),
            [0xFE, 0xFF, ..] => (Self::Utf16Be, 2),
            _ => (Self::Utf8, 0),
        }
    }

    /// The name for a reader.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16, little-endian",
            Self::Utf16Be => "UTF-16, big-endian",
        }
    }

    /// How many bytes of the file the decoded bytes came from.
    pub(crate) fn bytes_in_file(self, decoded: &[u8]) -> u64 {
        match self {
            Self::Utf8 => decoded.len() as u64,
            Self::Utf16Le | Self::Utf16Be => {
                // Decoded text is valid UTF-8: one unit a character, two where UTF-8 takes four bytes.
                let units: u64 = decoded
                    .iter()
                    .map(|byte| match byte {
                        0x80..=0xBF => 0,
                        0xF0..=0xFF => 2,
                        _ => 1,
                    })
                    .sum();
                units * 2
            }
        }
    }
}

/// The content of a file as UTF-8 (or as it stands, where it is not UTF-16), read piece by piece into one buffer.
pub(crate) struct Input<R> {
    source: R,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    buffer: Vec<u8>,
    start: usize,
    at_end: bool,
    damage: Option<String>,
}

impl<R: Read> Input<R> {
    /// Takes content that stands behind the byte-order mark.
    pub(crate) fn new(source: R, encoding: Encoding) -> Self {
        let decoder = match encoding {
            Encoding::Utf8 => None,
            Encoding::Utf16Le => Some(UTF_16LE.new_decoder_without_bom_handling()),
            Encoding::Utf16Be => Some(UTF_16BE.new_decoder_without_bom_handling()),
        };
        Self {
            source,
            decoder,
            raw: Vec::new(),
            buffer: Vec::new(),
            start: 0,
            at_end: false,
            damage: None,
        }
    }

    /// What has been read and not yet consumed.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.buffer[self.start..]
    }

    /// Whether [`Input::bytes`] holds everything that is left.
    pub(crate) fn at_end(&self) -> bool {
        self.at_end
    }

    /// Why the content ends where it does, if not by itself.
    pub(crate) fn damage(&self) -> Option<&str> {
        self.damage.as_deref()
    }

    pub(crate) fn consume(&mut self, n: usize) {
        self.start += n;
    }

    /// Reads more, at least as much as is there, so that a long record is not scanned over and over.
    pub(crate) fn fill(&mut self) -> io::Result<()> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let wanted = CHUNK_BYTES.max(self.buffer.len());
        let mut n = 0;
        while n < wanted && !self.at_end {
            n += self.read_piece(wanted - n)?;
        }
        Ok(())
    }

    fn read_piece(&mut self, wanted: usize) -> io::Result<usize> {
        let into = if self.decoder.is_some() {
            &mut self.raw
        } else {
            &mut self.buffer
        };
        let before = into.len();
        into.resize(before + wanted, 0);
        let result = self.source.read(&mut into[before..]);
        into.truncate(before + *result.as_ref().unwrap_or(&0));
        let n = match result {
            Ok(n) => n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Ok(0),
            Err(error) => {
                self.damage = Some(Damaged::from_error(error)?);
                0
            }
        };
        self.at_end = n == 0;
        if let Some(decoder) = &mut self.decoder {
            decode(decoder, &self.raw, self.at_end, &mut self.buffer);
            self.raw.clear();
        }
        Ok(n)
    }
}

fn decode(decoder: &mut Decoder, mut raw: &[u8], last: bool, out: &mut Vec<u8>) {
    let mut piece = [0; 4096];
    loop {
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(raw, &mut piece, last);
        out.extend_from_slice(&piece[..written]);
        raw = &raw[read..];
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            // Half of a pair: one unit, and the replacement character is one unit too, so places stay right.
            DecoderResult::Malformed(..) => out.extend_from_slice("\u{FFFD}".as_bytes()),
        }
    }
}

/// Counts the line ends in some bytes.
pub(crate) fn count_lines(bytes: &[u8], line_end: u8) -> u64 {
    memchr_iter(line_end, bytes).count() as u64
}

/// Reads bytes that are not UTF-8 as Windows-1252, in which every byte means something.
pub(crate) fn from_windows_1252(bytes: &[u8]) -> String {
    WINDOWS_1252
        .decode_without_bom_handling(bytes)
        .0
        .into_owned()
}

/// Mends text that was UTF-8, was read as Windows-1252 and written as UTF-8 again (`Ø§Ù„` for `ال`).
///
/// `None` unless every letter outside ASCII takes part and the outcome is text, so that `café` stays as it is; a
/// single mended letter must be one of Latin-1 (`Ã©`), since `É©` may well stand in a text.
pub(crate) fn undo_double_encoding(text: &str) -> Option<String> {
    // A UTF-8 sequence begins with a byte that reads as one of Â to ô.
    let first = text.chars().find(|c| !c.is_ascii())?;
    if !('\u{C2}'..='\u{F4}').contains(&first) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        bytes.push(windows_1252_byte(c)?);
    }
    let mended = String::from_utf8(bytes).ok()?;
    let is_control = |c| ('\u{80}'..='\u{9F}').contains(&c);
    let is_certain = first <= '\u{C3}' || mended.chars().filter(|c| !c.is_ascii()).count() > 1;
    (is_certain && !mended.contains(is_control)).then_some(mended)
}

fn windows_1252_byte(c: char) -> Option<u8> {
    // Writers that know no letter for the five unused bytes write the control character of the same number.
    if let Ok(byte @ (0..=0x7F | 0xA0..=0xFF | 0x81 | 0x8D | 0x8F | 0x90 | 0x9D)) =
        u8::try_from(u32::from(c))
    {
        return Some(byte);
    }
    let mut one = [0; 4];
    let (bytes, _, unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut one));
    match (*bytes).first() {
        Some(&byte) if !unmappable && bytes.len() == 1 => Some(byte),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn double_encoding_is_undone_only_where_all_of_the_text_agrees() {
        // The left column was made with Python: text.encode().decode("cp1252").
        assert_eq!(undo_double_encoding("Ø³Ù„Ø§Ù…").as_deref(), Some("سلام"));
        assert_eq!(undo_double_encoding("cafÃ©").as_deref(), Some("café"));
        for whole in ["café", "سلام", "plain", "Ã", "São", "É©", "สวัสดี", "cafÃ© ออ"]
        {
            assert_eq!(undo_double_encoding(whole), None, "{whole}");
        }
    }

    #[test]
    fn places_in_utf_16_are_counted_in_bytes_of_the_file() {
        for text in ["abc", "é", "سلام", "😀x", ""] {
            let expected = text.encode_utf16().count() as u64 * 2;
            assert_eq!(
                Encoding::Utf16Le.bytes_in_file(text.as_bytes()),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_unit_cut_in_two_between_reads_is_put_together() {
        let text = "ab\u{1F600}سلام,".repeat(3);
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        struct OneByOne<'a>(&'a [u8]);
        impl Read for OneByOne<'_> {
            fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
                let n = out.len().min(1);
                self.0.read(&mut out[..n])
            }
        }
        let mut input = Input::new(OneByOne(&bytes), Encoding::Utf16Le);
        input.fill().unwrap();
        assert_eq!(input.bytes(), text.as_bytes());
    }
}
