//! HTML entities left in published text: `&amp;` for `&`.

/// A text with its HTML entities decoded, and how places in it and in the published text answer to one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The decoded text.
    pub text: String,
    /// The entities in order.
    entities: Vec<Replaced>,
}

/// One entity: its bytes in the published text, and those of what it stands for in the decoded one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Replaced {
    published: (usize, usize),
    decoded: (usize, usize),
}

impl Decoded {
    /// Turns a byte offset in the published text into one in the decoded text.
    ///
    /// An offset inside an entity becomes the start of what it stands for; the end of an entity becomes its end.
    #[must_use]
    pub fn decoded_offset(&self, published: usize) -> usize {
        let after = self
            .entities
            .partition_point(|e| e.published.0 <= published);
        match after.checked_sub(1).map(|i| self.entities[i]) {
            Some(e) if published < e.published.1 => e.decoded.0,
            Some(e) => published - e.published.1 + e.decoded.1,
            None => published,
        }
    }

    /// Turns a byte range of the decoded text into the range of the published text that it was read from.
    ///
    /// An entity that is touched is inside the range as a whole.
    #[must_use]
    pub fn published_range(&self, start: usize, end: usize) -> (usize, usize) {
        let before = self.entities.partition_point(|e| e.decoded.0 <= start);
        let start = match before.checked_sub(1).map(|i| self.entities[i]) {
            Some(e) if start < e.decoded.1 => e.published.0,
            Some(e) => start - e.decoded.1 + e.published.1,
            None => start,
        };
        let before = self.entities.partition_point(|e| e.decoded.0 < end);
        let end = match before.checked_sub(1).map(|i| self.entities[i]) {
            Some(e) if end < e.decoded.1 => e.published.1,
            Some(e) => end - e.decoded.1 + e.published.1,
            None => end,
        };
        (start, end)
    }
}

/// Decodes HTML entities for the screen. Returns `None` where there is nothing to decode.
///
/// Decoded once: `&amp;lt;` becomes `&lt;`. Only whole references with their semicolon count.
///
/// ```
/// assert_eq!(text::decode_entities("AT&amp;T"), Some("AT&T".to_owned()));
/// assert_eq!(text::decode_entities("Q&A"), None);
/// ```
#[must_use]
pub fn decode_entities(text: &str) -> Option<String> {
    decode_entities_with_map(text).map(|decoded| decoded.text)
}

/// Decodes HTML entities and keeps the way between the two texts. Returns `None` where there is nothing to decode.
///
/// ```
/// let decoded = text::decode_entities_with_map("a &lt; b").expect("there is an entity");
/// assert_eq!(decoded.text, "a < b");
/// assert_eq!(decoded.decoded_offset(7), 4);
/// assert_eq!(decoded.published_range(2, 3), (2, 6));
/// ```
#[must_use]
pub fn decode_entities_with_map(text: &str) -> Option<Decoded> {
    let mut decoded = String::new();
    let mut entities = Vec::new();
    let mut copied = 0;
    let mut from = 0;
    while let Some(found) = memchr::memchr(b'&', &text.as_bytes()[from..]) {
        let start = from + found;
        let Some(end) = reference_end(text, start) else {
            from = start + 1;
            continue;
        };
        from = end;
        let reference = &text[start..end];
        let meant = html_escape::decode_html_entities(reference);
        if meant == reference {
            continue;
        }
        decoded.push_str(&text[copied..start]);
        let at = decoded.len();
        decoded.push_str(&meant);
        entities.push(Replaced {
            published: (start, end),
            decoded: (at, decoded.len()),
        });
        copied = end;
    }
    if entities.is_empty() {
        return None;
    }
    decoded.push_str(&text[copied..]);
    Some(Decoded {
        text: decoded,
        entities,
    })
}

/// Where a reference that begins at `start` ends, if it has the shape of one.
fn reference_end(text: &str, start: usize) -> Option<usize> {
    // The longest name in HTML has 31 letters.
    const LONGEST: usize = 33;
    let rest = &text.as_bytes()[start + 1..];
    let len = rest
        .iter()
        .take(LONGEST)
        .position(|b| !(b.is_ascii_alphanumeric() || *b == b'#'))?;
    (len > 1 && rest[len] == b';').then_some(start + len + 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn named_and_numbered_references_are_decoded_once() {
        assert_eq!(
            decode_entities("&lt;b&gt; &#39;x&#x27; &amp;amp; &eacute;").as_deref(),
            Some("<b> 'x' &amp; é")
        );
    }

    #[test]
    fn what_only_looks_like_a_reference_stays() {
        for text in [
            "",
            "Q&A",
            "a & b;",
            "&nosuchname;",
            "&;",
            "&#;",
            "&amp",
            "&#xD800;",
        ] {
            assert_eq!(decode_entities(text), None, "{text}");
        }
    }

    #[test]
    fn places_lead_from_one_text_to_the_other_and_back() {
        let decoded = decode_entities_with_map("&amp;é&lt;x").unwrap();
        assert_eq!(decoded.text, "&é<x");
        assert_eq!(
            [0, 3, 5, 7, 11, 12].map(|at| decoded.decoded_offset(at)),
            [0, 0, 1, 3, 4, 5]
        );
        assert_eq!(decoded.published_range(0, 1), (0, 5));
        assert_eq!(decoded.published_range(1, 3), (5, 7));
        assert_eq!(decoded.published_range(3, 5), (7, 12));
        assert_eq!(decoded.published_range(5, 5), (12, 12));
    }

    proptest! {
        #[test]
        fn ranges_come_back_to_the_same_characters(text in "([a-zé]|&amp;|&lt;|&|;|&eacute;){0,12}") {
            if let Some(decoded) = decode_entities_with_map(&text) {
                for (at, c) in decoded.text.char_indices() {
                    let (start, end) = decoded.published_range(at, at + c.len_utf8());
                    let source = &text[start..end];
                    let again = decode_entities(source).unwrap_or_else(|| source.to_owned());
                    prop_assert_eq!(again, c.to_string());
                    prop_assert_eq!(decoded.decoded_offset(start), at);
                    prop_assert_eq!(decoded.decoded_offset(end), at + c.len_utf8());
                }
            }
        }
    }
}
