//! Lists in a cell, in the dialects of the releases.
//!
//! `[a, b]` (2018), `['a', "b's"]` (since 2019, as Python writes them), `["a", "b"]` (JSON), `a, b` (re-saved),
//! addresses with spaces between (coordination tools); nothing is `[]` or an empty cell.

/// What the items are, which decides where a list without quotes may be cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Items {
    /// Hashtags and ids, which hold no comma.
    Words,
    /// Addresses, which may hold one.
    Links,
}

/// Reads a list. The second value is false where the cell is written in no known way; then it was cut at commas.
pub(crate) fn read(cell: &str, items: Items) -> (Vec<String>, bool) {
    let cell = cell.trim();
    if cell.is_empty() || cell == "[]" {
        return (Vec::new(), true);
    }
    let opened = cell.strip_prefix('[');
    let inner = opened.and_then(|cell| cell.strip_suffix(']'));
    let whole = inner.is_some() || opened.is_none() && !cell.ends_with(']');
    let inner = inner.or(opened).unwrap_or(cell).trim();
    if inner.starts_with(['\'', '"']) {
        return match quoted(inner) {
            Some(list) => (list, whole),
            None => (bare(inner, items), false),
        };
    }
    (bare(inner, items), whole)
}

/// Writes a list as the releases since 2019 do.
pub(crate) fn write<'a>(items: impl Iterator<Item = &'a str>) -> String {
    let mut out = String::from("[");
    for item in items {
        if out.len() > 1 {
            out.push_str(", ");
        }
        let quote = if item.contains('\'') && !item.contains('"') {
            '"'
        } else {
            '\''
        };
        out.push(quote);
        for c in item.chars() {
            match c {
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                c => {
                    if c == '\\' || c == quote {
                        out.push('\\');
                    }
                    out.push(c);
                }
            }
        }
        out.push(quote);
    }
    out.push(']');
    out
}

/// Items in quotes, as Python and JSON write them.
fn quoted(inner: &str) -> Option<Vec<String>> {
    let mut items = Vec::new();
    let mut rest = inner;
    loop {
        let quote = rest.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
        let (item, after) = quoted_item(&rest[1..], quote)?;
        items.push(item);
        rest = after.trim_start();
        if rest.is_empty() {
            return Some(items);
        }
        rest = rest.strip_prefix(',')?.trim_start();
    }
}

fn quoted_item(text: &str, quote: char) -> Option<(String, &str)> {
    let mut item = String::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c == quote {
            return Some((item, &text[at + 1..]));
        }
        if c != '\\' {
            item.push(c);
            continue;
        }
        let (_, escaped) = chars.next()?;
        match escaped {
            'n' => item.push('\n'),
            't' => item.push('\t'),
            'r' => item.push('\r'),
            'x' => item.push(code_point(&mut chars, 2)?),
            'u' => item.push(code_point(&mut chars, 4)?),
            'U' => item.push(code_point(&mut chars, 8)?),
            other => item.push(other),
        }
    }
    None
}

fn code_point(chars: &mut std::str::CharIndices<'_>, n_digits: usize) -> Option<char> {
    let digits: String = chars.take(n_digits).map(|(_, c)| c).collect();
    let unit = u32::from_str_radix(&digits, 16).ok()?;
    if digits.len() != n_digits {
        return None;
    }
    if !(0xD800..0xDC00).contains(&unit) {
        return char::from_u32(unit);
    }
    // JSON writes letters beyond U+FFFF as a pair of units.
    let second: String = chars.take(6).map(|(_, c)| c).collect();
    let second = u32::from_str_radix(second.strip_prefix("\\u")?, 16).ok()?;
    let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400)?;
    char::from_u32(0x10000 + ((unit - 0xD800) << 10) + low)
}

fn bare(inner: &str, items: Items) -> Vec<String> {
    let mut list = Vec::new();
    let mut start = 0;
    for (at, sign) in inner.match_indices([',', ' ']) {
        let behind = &inner[at + 1..];
        let is_address = || behind.starts_with("http://") || behind.starts_with("https://");
        let is_cut = match (sign, items) {
            (",", Items::Words) => true,
            (",", Items::Links) => behind.starts_with(' ') || behind.starts_with("http"),
            (_, Items::Words) => false,
            (_, Items::Links) => is_address(),
        };
        if is_cut {
            list.push(&inner[start..at]);
            start = at + 1;
        }
    }
    list.push(&inner[start..]);
    list.into_iter()
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(cell: &str, items: Items, expected: &[&str]) {
        assert_eq!(read(cell, items).0, expected, "{cell}");
    }

    #[test]
    fn all_dialects_give_the_same_list() {
        for cell in [
            "[مهر, b]",
            "['مهر', 'b']",
            r#"["مهر", "b"]"#,
            r#"["\u0645\u0647\u0631","b"]"#,
            "مهر, b",
            "[مهر,b]",
            " [ 'مهر' , 'b' ] ",
        ] {
            check(cell, Items::Words, &["مهر", "b"]);
            assert!(read(cell, Items::Words).1, "{cell}");
        }
        check("[]", Items::Words, &[]);
        check("", Items::Links, &[]);
        check("[2572896396]", Items::Words, &["2572896396"]);
    }

    #[test]
    fn an_item_with_an_apostrophe_stands_in_double_quotes() {
        check(r#"["it's", 'b']"#, Items::Words, &["it's", "b"]);
        check(r"['it\'s \\', 'b']", Items::Words, &[r"it's \", "b"]);
    }

    #[test]
    fn a_comma_in_an_address_does_not_cut_it() {
        let expected = ["http://a.example/1,2", "https://b.example/"];
        check(
            "[http://a.example/1,2, https://b.example/]",
            Items::Links,
            &expected,
        );
        check(
            "http://a.example/1,2,https://b.example/",
            Items::Links,
            &expected,
        );
        check(
            "['http://a.example/1,2', 'https://b.example/']",
            Items::Links,
            &expected,
        );
    }

    #[test]
    fn addresses_may_stand_with_spaces_between() {
        check(
            "http://a.example/1,2 https://b.example/ http://c.example/",
            Items::Links,
            &[
                "http://a.example/1,2",
                "https://b.example/",
                "http://c.example/",
            ],
        );
        check("a b, c", Items::Words, &["a b", "c"]);
    }

    #[test]
    fn letters_beyond_the_basic_plane_may_come_as_a_pair() {
        check(
            r#"["\ud83d\ude00", '\U0001f600']"#,
            Items::Words,
            &["😀", "😀"],
        );
    }

    #[test]
    fn what_is_no_list_is_cut_at_commas_and_said_so() {
        for cell in ["['a', 'b", "['a' 'b']", "['a', b]", "[a, b"] {
            let (list, understood) = read(cell, Items::Words);
            assert!(!understood && !list.is_empty(), "{cell}: {list:?}");
        }
    }

    proptest! {
        #[test]
        fn a_list_that_was_written_is_read_again(list in prop::collection::vec("[a'\"\\\\,\n é]{1,5}", 1..4)) {
            let written = write(list.iter().map(String::as_str));
            prop_assert_eq!(read(&written, Items::Links), (list, true), "{}", written);
        }

        #[test]
        fn no_cell_makes_the_reader_panic(cell in "\\PC{0,40}") {
            read(&cell, Items::Words);
            read(&format!("['{cell}"), Items::Links);
        }
    }
}
