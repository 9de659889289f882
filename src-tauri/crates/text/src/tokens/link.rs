//! Links: the host as one term and as parts, then the words of the path.

use super::Cutter;
use crate::address;

impl Cutter<'_> {
    /// Cuts a link. One made by a shortener has no words.
    pub(super) fn link(&mut self, start: usize, end: usize) {
        let link = &self.text[start..end];
        let after_scheme = link.find("://").map_or(0, |at| at + 3);
        let host_len = link[after_scheme..]
            .find([':', '/', '?', '#'])
            .unwrap_or(link.len() - after_scheme);
        let mut host_start = start + after_scheme;
        let host_end = host_start + host_len;
        let has_www = self.text.as_bytes()[host_start..host_end]
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case(b"www."));
        if has_www && self.text[host_start + 4..host_end].contains('.') {
            host_start += 4;
        }
        let path_start = self.text[host_end..end]
            .find('/')
            .map_or(end, |at| host_end + at);
        let path_end = self.text[path_start..end]
            .find(['?', '#'])
            .map_or(end, |at| path_start + at);
        let host = self.text[host_start..host_end].to_ascii_lowercase();
        if address::is_shortener(&host) && path_end > path_start + 1 {
            return;
        }
        self.host(host_start, host_end);
        self.path(path_start, path_end);
    }

    fn path(&mut self, start: usize, end: usize) {
        let mut at = start;
        for segment in self.text[start..end].split('/') {
            let segment_end = at + segment.len();
            match decode_percent(segment) {
                Some(meant) => self.cut_other(&meant, at, segment_end),
                None => self.cut(at, segment_end),
            }
            at = segment_end + 1;
        }
        self.neighbours = None;
    }
}

/// Decodes a percent-coded piece of a path. Returns `None` if it has no such code or is not UTF-8 behind it.
fn decode_percent(segment: &str) -> Option<String> {
    if !segment.contains('%') {
        return None;
    }
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_codes_are_read_as_utf_8_or_left() {
        assert_eq!(decode_percent("%D8%A7x").as_deref(), Some("اx"));
        assert_eq!(decode_percent("100%"), Some("100%".to_owned()));
        assert_eq!(decode_percent("%FF"), None);
        assert_eq!(decode_percent("plain"), None);
    }
}
