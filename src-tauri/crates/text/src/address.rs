//! Hosts and registered domains of addresses.

/// The host of an address, lower-case, without `www.` and without a port.
///
/// The address may come without `http://`, but then its host must have a dot. Returns `None` where no host can be
/// read, as in an address that was cut off inside it (`http://t.c…`).
///
/// ```
/// assert_eq!(text::host("https://www.PressTV.ir/Detail/2019").as_deref(), Some("presstv.ir"));
/// assert_eq!(text::host("no address"), None);
/// ```
#[must_use]
pub fn host(url: &str) -> Option<String> {
    let url = url.trim();
    let (has_scheme, rest) = match url.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => (true, rest),
        Some(_) => return None,
        None => (false, url.strip_prefix("//").unwrap_or(url)),
    };
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if !has_scheme && authority.contains('@') {
        // A mail address.
        return None;
    }
    let named = authority
        .rsplit_once('@')
        .map_or(authority, |(_, after)| after);
    if let Some(address) = named.strip_prefix('[') {
        // An IPv6 address.
        let (address, _) = address.split_once(']')?;
        let readable = address
            .bytes()
            .all(|b| b.is_ascii_hexdigit() || b":.".contains(&b));
        return (has_scheme && readable && !address.is_empty())
            .then(|| address.to_ascii_lowercase());
    }
    let name = match named.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        Some(_) => return None,
        None => named,
    };
    let name = name.strip_suffix('.').unwrap_or(name).to_lowercase();
    let name = name
        .strip_prefix("www.")
        .filter(|rest| rest.contains('.'))
        .unwrap_or(&name);
    let readable = name.split('.').all(is_label) && (has_scheme || name.contains('.'));
    readable.then(|| name.to_owned())
}

/// The registered domain of an address: the name that someone registered under a public suffix, lower-case.
///
/// Public suffixes are those of the Public Suffix List, private ones included, so two blogs at one host stay two.
/// An IP address, and a host that is itself a public suffix, stand for themselves.
///
/// ```
/// assert_eq!(text::registered_domain("http://news.bbc.co.uk/1").as_deref(), Some("bbc.co.uk"));
/// ```
#[must_use]
pub fn registered_domain(url: &str) -> Option<String> {
    let host = host(url)?;
    let is_number = |label: &str| label.bytes().all(|b| b.is_ascii_digit());
    if host.contains(':') || host.split('.').all(is_number) {
        return Some(host);
    }
    let domain = psl::domain_str(&host).map(str::to_owned);
    Some(domain.unwrap_or(host))
}

/// Whether every address of this host is a made-up name for another address, so its path holds no words.
pub(crate) fn is_shortener(host: &str) -> bool {
    SHORTENERS.binary_search(&host).is_ok()
}

/// Hosts that do nothing but lead on to another address; in order.
const SHORTENERS: &[&str] = &[
    "adf.ly",
    "amzn.to",
    "ank.li",
    "bit.do",
    "bit.ly",
    "bitly.com",
    "buff.ly",
    "clck.ru",
    "cutt.ly",
    "db.tt",
    "dlvr.it",
    "fb.me",
    "fxn.ws",
    "goo.gl",
    "hubs.ly",
    "ift.tt",
    "is.gd",
    "j.mp",
    "lnkd.in",
    "nyti.ms",
    "ow.ly",
    "owl.li",
    "po.st",
    "qoo.ly",
    "rebrand.ly",
    "reut.rs",
    "s.id",
    "shar.es",
    "shorturl.at",
    "snip.ly",
    "su.pr",
    "t.co",
    "t.ly",
    "tiny.cc",
    "tinyurl.com",
    "tmblr.co",
    "trib.al",
    "tumblr.co",
    "twurl.nl",
    "u.to",
    "v.gd",
    "vk.cc",
    "wapo.st",
    "wp.me",
    "x.co",
    "youtu.be",
];

fn is_scheme(scheme: &str) -> bool {
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= 255
        && label.chars().all(|c| {
            matches!(c, '-' | '_')
                || c.is_alphanumeric()
                || crate::chars::class(c) == crate::chars::Class::Mark
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_read_from_addresses_in_all_their_forms() {
        for (url, expected) in [
            ("http://EXAMPLE.com:8080/a?b=c", Some("example.com")),
            ("example.com", Some("example.com")),
            ("//cdn.example.com/x", Some("cdn.example.com")),
            ("http://user:pass@example.com/", Some("example.com")),
            ("https://WWW.example.com./", Some("example.com")),
            ("http://www.com/", Some("www.com")),
            ("http://localhost/x", Some("localhost")),
            ("localhost", None),
            ("http://пример.рф/", Some("пример.рф")),
            ("http://foobar.پاکستان/", Some("foobar.پاکستان")),
            ("http://[2001:DB8::1]/", Some("2001:db8::1")),
            ("http://10.0.0.1:80", Some("10.0.0.1")),
            ("http://t.c…", None),
            ("http://", None),
            ("mailto:a@example.com", None),
            ("http://exa mple.com", None),
            ("", None),
        ] {
            assert_eq!(host(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn the_registered_domain_stands_under_a_public_suffix() {
        for (url, expected) in [
            ("http://a.b.example.co.uk/", Some("example.co.uk")),
            ("https://www.presstv.ir/Detail", Some("presstv.ir")),
            ("http://one.blogspot.com/x", Some("one.blogspot.com")),
            ("http://blogspot.com/", Some("blogspot.com")),
            ("http://192.168.1.1/", Some("192.168.1.1")),
            ("http://www.gov.uk/", Some("gov.uk")),
            ("http://t.c…", None),
        ] {
            assert_eq!(registered_domain(url).as_deref(), expected, "{url}");
        }
    }

    #[test]
    fn the_shorteners_are_in_order() {
        assert!(SHORTENERS.is_sorted());
        assert!(is_shortener("t.co"));
    }
}
