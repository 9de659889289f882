//! Addresses made harmless and whole again: `hxxps://example[.]com`, `info[at]example[.]com`.
//!
//! Reports write what they list so that nothing opens it by accident. Here both ways stand side by side, so that what
//! one of them writes the other reads: `refang(&defang(address)) == address` for plain hosts, addresses and mails.

/// Undoes what reports do to addresses: `[.]`, `(.)`, `{.}`, `[dot]`, `[at]`, `[@]`, `[:]`, `[/]`, `[://]` with or
/// without spaces around, `hxxp` and its kin, and white space before and behind.
///
/// Everything else stays letter for letter. A text that is not defanged comes back as it is, trimmed.
///
/// ```
/// assert_eq!(ingest::refang("hxxps[:]//news[.]example [.] com/a"), "https://news.example.com/a");
/// assert_eq!(ingest::refang("info [at] example(dot)com"), "info@example.com");
/// ```
#[must_use]
pub fn refang(text: &str) -> String {
    with_schemes(&without_brackets(text.trim()))
}

/// An address so written that nothing opens it: `hxxps://example[.]com/a.html`, `info[at]example[.]com`.
///
/// Only the scheme, the dots of the host and the sign of a mail address change, so that the rest can still be read
/// and copied. What is defanged already stays as it is.
///
/// ```
/// assert_eq!(ingest::defang("https://press.example.com/a.b?c=d.e"), "hxxps://press[.]example[.]com/a.b?c=d.e");
/// ```
#[must_use]
pub fn defang(address: &str) -> String {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) if !scheme.contains(['/', '?', '#', '@']) => (Some(scheme), rest),
        _ => (None, address),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(end);
    let mut out = String::with_capacity(address.len() + 16);
    if let Some(scheme) = scheme {
        out.push_str(&exchanged(scheme, 't', 'x').unwrap_or_else(|| scheme.to_owned()));
        out.push_str("://");
    }
    let is_mail = scheme.is_none() && path.is_empty() && host.matches('@').count() < 2;
    let mail = host.split_once("[at]").or_else(|| host.split_once('@'));
    match mail {
        Some((name, host)) if is_mail => {
            out.push_str(name);
            out.push_str(if is_enclosed(name, host) { "@" } else { "[at]" });
            push_dots(host, &mut out);
        }
        _ => push_dots(host, &mut out),
    }
    out.push_str(path);
    out
}

/// What stands in brackets, and what it stands for.
const SIGNS: &[(&str, &str)] = &[
    (".", "."),
    ("dot", "."),
    ("@", "@"),
    ("at", "@"),
    (":", ":"),
    ("/", "/"),
    ("//", "//"),
    ("://", "://"),
];

fn without_brackets(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '(', '{']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some((sign, len)) = sign_at(from) {
            out.truncate(out.trim_end().len());
            out.push_str(sign);
            rest = from[len..].trim_start();
        } else {
            out.push_str(&from[..1]);
            rest = &from[1..];
        }
    }
    out.push_str(rest);
    out
}

/// The sign that a bracket at the start of a text encloses, and the length of both brackets and what is between.
fn sign_at(text: &str) -> Option<(&'static str, usize)> {
    let close = match text.as_bytes().first()? {
        b'[' => ']',
        b'(' => ')',
        _ => '}',
    };
    let end = text.char_indices().take(8).find(|(_, c)| *c == close)?.0;
    let inner = text[1..end].trim();
    let known = SIGNS
        .iter()
        .find(|(written, _)| inner.eq_ignore_ascii_case(written))?;
    Some((known.1, end + 1))
}

/// Mends every scheme in a text.
fn with_schemes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let before = &rest[..at];
        let start = before
            .rfind(|c: char| !c.is_ascii_alphanumeric() && c != '*')
            .map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            });
        out.push_str(&before[..start]);
        let scheme = &before[start..];
        let mended = exchanged(scheme, 'x', 't').or_else(|| exchanged(scheme, '*', 't'));
        out.push_str(mended.as_deref().unwrap_or(scheme));
        out.push_str("://");
        rest = &rest[at + 3..];
    }
    out.push_str(rest);
    out
}

/// `http` and `https` with one letter in the place of another, each in its case: `hxxps`, `HXXP`. `None` for anything
/// that is no such scheme.
fn exchanged(scheme: &str, from: char, to: char) -> Option<String> {
    let lower = scheme.to_ascii_lowercase();
    let is_known = [
        "http", "https", "hxxp", "hxxps", "htxp", "htxps", "hxtp", "hxtps", "h**p", "h**ps",
    ]
    .contains(&lower.as_str());
    if !is_known || !lower.contains(from) {
        return None;
    }
    let exchange = |c: char| match c {
        c if c == from => to,
        c if c == from.to_ascii_uppercase() => to.to_ascii_uppercase(),
        c => c,
    };
    Some(scheme.chars().map(exchange).collect())
}

/// Adds a host with its dots in brackets, unless they stand in some already.
fn push_dots(host: &str, out: &mut String) {
    for (at, c) in host.char_indices() {
        if c == '.' && !is_enclosed(&host[..at], &host[at + 1..]) {
            out.push_str("[.]");
        } else {
            out.push(c);
        }
    }
}

fn is_enclosed(before: &str, after: &str) -> bool {
    [('[', ']'), ('(', ')'), ('{', '}')]
        .iter()
        .any(|(open, close)| before.ends_with(*open) && after.starts_with(*close))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_of_defanging_that_was_met_is_undone() {
        for (published, expected) in [
            ("heron239[.]com", "heron239.com"),
            ("info[at]heron239[.]com", "info@heron239.com"),
            (
                "https://www[.]tiktok[.]com/@somebody",
                "https://www.tiktok.com/@somebody",
            ),
            ("hxxps://x[.]com/name", "https://x.com/name"),
            ("HXXP://X(.)com", "HTTP://X.com"),
            ("h**p://x{.}com", "http://x.com"),
            ("hxxp[:]//x[.]com", "http://x.com"),
            ("hxxp[://]x[.]com[/]a", "http://x.com/a"),
            ("x [.] com", "x.com"),
            ("x[dot]co(DOT)uk", "x.co.uk"),
            ("me [at] x [dot] com", "me@x.com"),
            ("me(@)x.com", "me@x.com"),
            ("https://t[.]me/somebody\t", "https://t.me/somebody"),
            ("198[.]51[.]100[.]19", "198.51.100.19"),
            ("t[.]/SOME", "t./SOME"),
            ("bird.pics", "bird.pics"),
            ("پرس[.]example", "پرس.example"),
        ] {
            assert_eq!(refang(published), expected, "{published}");
        }
    }

    #[test]
    fn what_is_not_defanged_stays() {
        for text in [
            "https://x.com/a_(b)?c[0]=1",
            "a [sic] quotation",
            "(C2) server",
            "[",
            "a (",
            "[é]",
            "xhxxp is no scheme",
            "",
        ] {
            assert_eq!(refang(text), text);
        }
    }

    #[test]
    fn only_what_opens_is_changed() {
        for (address, expected) in [
            (
                "https://press.example.com/a.b?c=d.e",
                "hxxps://press[.]example[.]com/a.b?c=d.e",
            ),
            ("HTTP://Example.com", "HXXP://Example[.]com"),
            ("example.co.uk/x", "example[.]co[.]uk/x"),
            ("example.com", "example[.]com"),
            ("a.b@example.com", "a.b[at]example[.]com"),
            ("https://medium.com/@name", "hxxps://medium[.]com/@name"),
            ("tiktok.com/@a.b", "tiktok[.]com/@a.b"),
            ("ftp://example.com", "ftp://example[.]com"),
            ("10.0.0.1:80", "10[.]0[.]0[.]1:80"),
            (
                "https://web.archive.org/web/http://a.b/",
                "hxxps://web[.]archive[.]org/web/http://a.b/",
            ),
            ("example.com/?u=http://a.b", "example[.]com/?u=http://a.b"),
            ("", ""),
        ] {
            assert_eq!(defang(address), expected, "{address}");
            assert_eq!(defang(&defang(address)), expected, "{address} twice");
        }
    }

    /// Hosts, addresses and mails as they are found in posts.
    fn plain() -> impl Strategy<Value = String> {
        let host = "([a-z0-9éпسا-]{1,9}\\.){1,3}[a-z]{2,6}(:[0-9]{2,4})?";
        let path = "(/[A-Za-z0-9._~@%+=-]{0,9}){0,4}(\\?[a-z]=[a-z0-9./:]{0,9})?(#[a-z.]{0,5})?";
        prop_oneof![
            host.prop_map(|host| host),
            ("(https?|HTTPS?|ftp)", host, path).prop_map(|(s, h, p)| format!("{s}://{h}{p}")),
            (host, path).prop_map(|(h, p)| format!("{h}{p}")),
            ("[a-z0-9._+-]{1,12}", "([a-z0-9-]{1,9}\\.){1,2}[a-z]{2,6}")
                .prop_map(|(name, host)| format!("{name}@{host}")),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_defanged_can_be_made_whole_again(address in plain()) {
            let harmless = defang(&address);
            prop_assert_eq!(refang(&harmless), address.as_str());
            prop_assert_eq!(defang(&harmless), harmless.as_str());
            prop_assert_eq!(refang(&address), address);
        }

        #[test]
        fn no_text_is_too_odd(text in "\\PC{0,40}|[hxtp*:/\\[\\](){}.@ at]{0,40}") {
            let whole = refang(&text);
            prop_assert!(defang(&whole).len() >= whole.len());
            prop_assert!(defang(&text).len() >= text.len());
        }
    }
}
