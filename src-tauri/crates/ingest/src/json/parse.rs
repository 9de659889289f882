//! From bytes to a value.

use super::Value;

/// Objects and arrays inside one another deeper than this are an attack or a mistake.
const MAX_DEPTH: usize = 96;

/// Why some bytes are no JSON.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Where, in bytes from the beginning of the value.
    pub(crate) at: usize,
    /// What is wrong, as the rest of a sentence whose subject is the value.
    pub(crate) message: &'static str,
}

/// Reads one value that takes all of `bytes`, white space around it allowed.
pub(crate) fn parse(bytes: &[u8]) -> Result<Value, Problem> {
    let mut parser = Parser::new(bytes, false);
    let value = parser.value(0)?;
    parser.skip_space();
    if parser.at < bytes.len() {
        return Err(parser.problem("has something behind its end"));
    }
    Ok(value)
}

/// Reads the beginning of a value as far as it goes: what is open at the end of `bytes` is taken as closed there.
/// Gives the value and how many bytes it takes; `None` where not even a beginning stands.
pub(crate) fn parse_beginning(bytes: &[u8]) -> Option<(Value, usize)> {
    let mut parser = Parser::new(bytes, true);
    let value = parser.value(0).ok()?;
    Some((value, parser.at))
}

struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Whether the end of the bytes closes everything.
    lenient: bool,
}

impl<'a> Parser<'a> {
    fn new(bytes: &'a [u8], lenient: bool) -> Self {
        Self {
            bytes,
            at: 0,
            lenient,
        }
    }

    fn problem(&self, message: &'static str) -> Problem {
        Problem {
            at: self.at,
            message,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: usize) -> Result<Value, Problem> {
        self.skip_space();
        if depth > MAX_DEPTH {
            return Err(self.problem("is nested too deep"));
        }
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.text().map(Value::Text),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) => Err(self.problem("is not JSON")),
            None => Err(self.problem("ends too early")),
        }
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Problem> {
        if self.bytes[self.at..].starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(value);
        }
        Err(self.problem("is not JSON"))
    }

    fn number(&mut self) -> Result<Value, Problem> {
        let start = self.at;
        let is_part = |b: u8| matches!(b, b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E');
        while self.peek().is_some_and(is_part) {
            self.at += 1;
        }
        let text = String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned();
        if text.bytes().any(|b| b.is_ascii_digit()) {
            Ok(Value::Number(text))
        } else {
            Err(self.problem("has a number without digits"))
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value, Problem> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    return Ok(Value::Array(items));
                }
                Some(b',') if !items.is_empty() => self.at += 1,
                None if self.lenient => return Ok(Value::Array(items)),
                _ => {}
            }
            match self.value(depth + 1) {
                Ok(item) => items.push(item),
                Err(_) if self.is_open_end() => return Ok(Value::Array(items)),
                Err(problem) => return Err(problem),
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value, Problem> {
        self.at += 1;
        let mut members = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Value::Object(members));
                }
                Some(b',') if !members.is_empty() => {
                    self.at += 1;
                    self.skip_space();
                }
                _ => {}
            }
            match self.member(depth) {
                Ok(member) => members.push(member),
                Err(_) if self.is_open_end() => return Ok(Value::Object(members)),
                Err(problem) => return Err(problem),
            }
        }
    }

    fn member(&mut self, depth: usize) -> Result<(String, Value), Problem> {
        if self.peek() != Some(b'"') {
            return Err(self.problem("has a member without a name"));
        }
        let name = self.text()?;
        self.skip_space();
        if self.peek() != Some(b':') {
            return Err(self.problem("has a member without a value"));
        }
        self.at += 1;
        Ok((name, self.value(depth + 1)?))
    }

    /// Whether what went wrong is only that the bytes end, and that is allowed.
    fn is_open_end(&mut self) -> bool {
        let left = self.bytes.len() - self.at;
        // A word or a number may be cut in the middle.
        let is_end = left == 0 || left < 5 && self.bytes[self.at..].is_ascii();
        if self.lenient && is_end {
            self.at = self.bytes.len();
        }
        self.lenient && is_end
    }

    fn text(&mut self) -> Result<String, Problem> {
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let rest = &self.bytes[self.at..];
            let Some(n) = memchr::memchr2(b'"', b'\\', rest) else {
                self.at = self.bytes.len();
                return Err(self.problem("ends inside a text"));
            };
            out.extend_from_slice(&rest[..n]);
            self.at += n + 1;
            if rest[n] == b'"' {
                return Ok(match String::from_utf8(out) {
                    Ok(text) => text,
                    Err(error) => crate::csv::from_windows_1252(error.as_bytes()),
                });
            }
            self.escape(&mut out)?;
        }
    }

    fn escape(&mut self, out: &mut Vec<u8>) -> Result<(), Problem> {
        let Some(byte) = self.peek() else {
            return Err(self.problem("ends inside a text"));
        };
        self.at += 1;
        let simple = match byte {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            b'b' => 8,
            b'f' => 12,
            b'"' | b'\\' | b'/' => byte,
            b'u' => return self.unicode_escape(out),
            // Telegram's exporter writes control characters so.
            b'x' => return self.code_unit(2).map(|unit| push(out, unit)),
            _ => return Err(self.problem("has a backslash before a letter that means nothing")),
        };
        out.push(simple);
        Ok(())
    }

    fn unicode_escape(&mut self, out: &mut Vec<u8>) -> Result<(), Problem> {
        let unit = self.code_unit(4)?;
        let is_high = (0xD800..0xDC00).contains(&unit);
        if is_high && self.bytes[self.at..].starts_with(b"\\u") {
            let before = self.at;
            self.at += 2;
            let low = self.code_unit(4)?;
            if (0xDC00..0xE000).contains(&low) {
                push(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
                return Ok(());
            }
            self.at = before;
        }
        push(out, unit);
        Ok(())
    }

    fn code_unit(&mut self, n_digits: usize) -> Result<u32, Problem> {
        let digits = self.bytes.get(self.at..self.at + n_digits);
        let unit = digits
            .filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or_else(|| self.problem("has an escaped character without its digits"))?;
        self.at += n_digits;
        Ok(unit)
    }
}

/// Half of a pair becomes the replacement character.
fn push(out: &mut Vec<u8>, code_point: u32) {
    let c = char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER);
    let mut buffer = [0; 4];
    out.extend_from_slice(c.encode_utf8(&mut buffer).as_bytes());
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
        match (ours, theirs) {
            (Value::Null, serde_json::Value::Null) => true,
            (Value::Bool(a), serde_json::Value::Bool(b)) => a == b,
            (Value::Number(a), serde_json::Value::Number(b)) => a.parse::<f64>().ok() == b.as_f64(),
            (Value::Text(a), serde_json::Value::String(b)) => a == b,
            (Value::Array(a), serde_json::Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Value::Object(a), serde_json::Value::Object(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .all(|(name, a)| b.get(name).is_some_and(|b| same(a, b)))
            }
            _ => false,
        }
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f64>()
                .prop_filter("finite", |n| n.is_finite())
                .prop_map(Into::into),
            ".{0,12}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 24, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
                prop::collection::hash_map(".{0,4}", inner, 0..5)
                    .prop_map(|m| serde_json::Value::Object(m.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_well_formed_is_read_as_another_reader_does(json in any_json()) {
            for text in [json.to_string(), serde_json::to_string_pretty(&json).unwrap()] {
                let value = parse(text.as_bytes()).unwrap();
                prop_assert!(same(&value, &json), "{}", text);
                let again = parse(value.to_json().as_bytes()).unwrap();
                prop_assert_eq!(again, value);
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), json in any_json(), cut in 0..400_usize) {
            let _ = parse(&bytes);
            let _ = parse_beginning(&bytes);
            let mut text = json.to_string().into_bytes();
            text.truncate(cut);
            let _ = parse(&text);
            let _ = parse_beginning(&text);
        }
    }

    #[test]
    fn numbers_and_control_characters_come_as_published() {
        let value = parse(br#"{"id": 1470604422.0, "big": 123456789012345678901, "t": "a\x08b\u00e9\ud83d\ude00"}"#).unwrap();
        assert_eq!(value.text_at("id"), "1470604422.0");
        assert_eq!(value.text_at("big"), "123456789012345678901");
        assert_eq!(value.text_at("t"), "a\u{8}bé😀");
    }

    #[test]
    fn a_beginning_is_read_as_far_as_it_goes() {
        let whole = br#"{"name": "a chat", "messages": [{"id": 1, "text": "one"}, {"id": 2, "te"#;
        let (value, n) = parse_beginning(whole).unwrap();
        assert_eq!(n, whole.len());
        assert_eq!(value.text_at("name"), "a chat");
        assert_eq!(value.get("messages").unwrap().items().len(), 2);
        assert!(parse(whole).is_err());
    }

    #[test]
    fn a_deep_nest_is_refused() {
        assert!(parse(&b"[".repeat(100_000)).is_err());
    }
}
