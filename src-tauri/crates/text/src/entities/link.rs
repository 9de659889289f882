//! Links: with a scheme, or a bare domain under a known top-level domain.

use super::{EntityKind, Found};

/// A link whose `://` begins at `colon`.
pub(super) fn with_scheme(text: &str, floor: usize, colon: usize) -> Option<Found> {
    if !text[colon..].starts_with("://") {
        return None;
    }
    let before = &text.as_bytes()[floor..colon];
    let start = [5, 4].into_iter().find_map(|len| {
        let at = before.len().checked_sub(len)?;
        let scheme: &[u8] = if len == 5 { b"https" } else { b"http" };
        before[at..]
            .eq_ignore_ascii_case(scheme)
            .then_some(floor + at)
    })?;
    let refused = |c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '＠' | '$' | '#' | '＃');
    if text[floor..start].ends_with(refused) {
        return None;
    }
    let end = finish(text, start, colon + 3, Names::Any)?;
    Some(link(start, end))
}

/// A link without a scheme, whose first dot is at `dot`.
pub(super) fn without_scheme(text: &str, floor: usize, dot: usize) -> Option<Found> {
    // Most dots end a sentence.
    if text
        .as_bytes()
        .get(dot + 1)
        .is_none_or(|b| b.is_ascii() && !b.is_ascii_alphanumeric())
    {
        return None;
    }
    let label: usize = text[floor..dot]
        .chars()
        .rev()
        .take_while(|&c| is_plain(c) || c == '-')
        .map(char::len_utf8)
        .sum();
    let start = dot - label;
    let refused = |c: char| matches!(c, '@' | '＠' | '$' | '#' | '＃' | '-' | '_' | '.' | '/');
    if label == 0 || text[floor..start].ends_with(refused) {
        return None;
    }
    let end = finish(text, start, start, Names::Latin)?;
    Some(link(start, end))
}

fn link(start: usize, end: usize) -> Found {
    Found {
        kind: EntityKind::Link,
        start,
        end,
        value_start: start,
    }
}

/// Which letters the labels of a host may have.
#[derive(Clone, Copy, PartialEq)]
enum Names {
    /// Those of any script.
    Any,
    /// Latin ones; the top-level domain may still be of any script.
    Latin,
}

/// The end of a link whose host begins at `host`.
fn finish(text: &str, start: usize, host: usize, names: Names) -> Option<usize> {
    let host_end = host + host_len(&text[host..], names)?;
    if text[host..host_end].eq_ignore_ascii_case("t.co") {
        return short_link_end(text, start, host_end);
    }
    let mut end = host_end;
    let bytes = text.as_bytes();
    if bytes.get(end) == Some(&b':') {
        let digits = bytes[end + 1..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count();
        end += if digits > 0 { 1 + digits } else { 0 };
    }
    if bytes.get(end) == Some(&b'/') {
        end += 1 + path_len(&text[end + 1..]);
    }
    Some(end + query_len(&text[end..]))
}

/// Twitter's own short links: a slug of up to 40 letters and digits, and nothing after it but a query.
fn short_link_end(text: &str, start: usize, host_end: usize) -> Option<usize> {
    let rest = &text.as_bytes()[host_end..];
    if rest.first() != Some(&b'/') {
        return Some(host_end);
    }
    let slug = rest[1..]
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let has_scheme = text[start..host_end].contains("://");
    match slug {
        0 => Some(host_end + 1),
        41.. if has_scheme => None,
        _ => {
            let end = host_end + 1 + slug;
            Some(end + query_len(&text[end..]))
        }
    }
}

/// The length of the host at the start of a text: labels, the last of them a top-level domain.
fn host_len(text: &str, names: Names) -> Option<usize> {
    let mut best = None;
    let mut label_start = 0;
    // Whether what was read so far may stand before a further label, and before a top-level domain.
    let mut may_go_on = true;
    let mut may_end = false;
    while may_go_on {
        let rest = &text[label_start..];
        let len = rest
            .find(|c| !(is_plain(c) || matches!(c, '-' | '_') || is_label_char(c)))
            .unwrap_or(rest.len());
        let label = &rest[..len];
        if may_end && let Some(domain) = top_level_len(label, &rest[len..]) {
            best = Some(label_start + domain);
        }
        let allowed =
            names == Names::Any || label.chars().all(|c| is_plain(c) || matches!(c, '-' | '_'));
        let ends_well = |end: Option<char>| end.is_some_and(|c| !matches!(c, '-' | '_'));
        let is_punycode = label.len() >= 4 && label.as_bytes()[..4].eq_ignore_ascii_case(b"xn--");
        may_go_on = rest[len..].starts_with('.')
            && allowed
            && ends_well(label.chars().next())
            && ends_well(label.chars().next_back())
            && (!is_punycode || label.is_ascii());
        may_end = may_go_on && !label.contains('_');
        label_start += len + 1;
    }
    best
}

/// The length of the top-level domain that a label is or begins with. `after` is what follows the label.
fn top_level_len(label: &str, after: &str) -> Option<usize> {
    let ascii = label
        .bytes()
        .take_while(|b| b.is_ascii_alphanumeric() || *b == b'-')
        .count();
    if ascii > 0 {
        let follows = label[ascii..].chars().chain(after.chars()).next();
        let runs_on = follows.is_some_and(|c| matches!(c, '@' | '+'));
        return (!runs_on && is_top_level(&label[..ascii])).then_some(ascii);
    }
    // Scripts without spaces run on after the domain: the longest beginning that is one.
    let ends = label.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.take(16)
        .filter(|&end| is_top_level(&label[..end]))
        .last()
}

fn is_top_level(label: &str) -> bool {
    let label = label.to_lowercase();
    if let Some(code) = label.strip_prefix("xn--") {
        return !code.is_empty();
    }
    !label.bytes().all(|b| b.is_ascii_digit())
        && psl::suffix(label.as_bytes()).is_some_and(|suffix| suffix.is_known())
}

/// Letters and digits of hosts that need no scheme.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_accented(c)
}

fn is_label_char(c: char) -> bool {
    !c.is_ascii() && (c.is_alphanumeric() || super::is_mark(c))
}

/// Latin letters with an accent, as twitter-text lists them.
pub(super) fn is_accented(c: char) -> bool {
    matches!(c,
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{24F}' | '\u{253}' | '\u{254}' | '\u{256}'
        | '\u{257}' | '\u{259}' | '\u{25B}' | '\u{263}' | '\u{268}' | '\u{26F}' | '\u{272}' | '\u{289}' | '\u{28B}'
        | '\u{2BB}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}')
}

fn is_path_letter(c: char) -> bool {
    is_plain(c) || matches!(c, '\u{400}'..='\u{4FF}')
}

/// The length of a path after its first slash: up to the last character that may end one.
fn path_len(text: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if c == '(' {
            let Some(len) = parentheses_len(&text[at..]) else {
                break;
            };
            at += len;
            end = at;
            continue;
        }
        if !is_path_char(c) {
            break;
        }
        at += c.len_utf8();
        if is_path_letter(c) || "+-=_#/".contains(c) {
            end = at;
        }
    }
    end
}

fn is_path_char(c: char) -> bool {
    is_path_letter(c) || "!*';:=+,.$/%#[]-–_~@|&".contains(c)
}

/// The length of a balanced pair of parentheses in a path, at most one more pair inside it.
fn parentheses_len(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        match c {
            '(' if depth == 2 => return None,
            '(' => depth += 1,
            ')' if depth == 1 => return (at > 1).then_some(at + 1),
            ')' => depth -= 1,
            c if is_path_char(c) => {}
            _ => return None,
        }
    }
    None
}

/// The length of a query, its question mark included; 0 if there is none.
fn query_len(text: &str) -> usize {
    if !text.starts_with('?') {
        return 0;
    }
    let mut end = 0;
    for (at, b) in text.bytes().enumerate().skip(1) {
        if !(b.is_ascii_alphanumeric() || b"!?*'@();:&=+$/%#[]-_.,~|".contains(&b)) {
            break;
        }
        if b.is_ascii_alphanumeric() || b"-_&=#/".contains(&b) {
            end = at + 1;
        }
    }
    end
}
