//! What an indicator is, and the form in which it is matched.

use core::net::IpAddr;

use model::{IndicatorKind, Platform};

use crate::formats::values::profiles::{platform_of, profile};
use crate::formats::values::{fanging::refang, figures};

/// What was made of the published text of an indicator.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) kind: IndicatorKind,
    pub(super) value: String,
    pub(super) platform: Option<Platform>,
    /// Whether more of the kind stand behind it.
    pub(super) has_more: bool,
}

/// What the list says of an indicator beside its text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hints<'a> {
    /// The publisher's word for its type.
    pub(super) type_published: &'a str,
    pub(super) technique: &'a str,
    pub(super) procedure: &'a str,
}

/// Tells what a published text is.
pub(super) fn tell(published: &str, hints: Hints<'_>) -> Told {
    let whole = refang(published);
    // Who makes an address harmless says that it is one, whatever it ends in.
    let is_defanged = whole != published.trim();
    let declared = declared(hints.type_published);
    let (first, has_more) = match declared {
        Some(_) => (first_line(&whole), whole.trim().contains('\n')),
        None => first_of(&whole, is_defanged),
    };
    let by_type = declared.and_then(|declared| as_declared(&first, declared));
    match by_type.or_else(|| by_itself(&first, hints, is_defanged)) {
        Some((kind, value)) => Told {
            kind,
            value,
            platform: platform(&first, kind, hints),
            has_more,
        },
        None => Told {
            kind: IndicatorKind::Other,
            value: whole.split_whitespace().collect::<Vec<_>>().join(" "),
            platform: None,
            has_more: false,
        },
    }
}

/// What the publisher's word for a type stands for. An address may turn out to be that of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Declared {
    Kind(IndicatorKind),
    Address,
}

fn declared(type_published: &str) -> Option<Declared> {
    use IndicatorKind as K;
    let name = type_published
        .trim()
        .to_lowercase()
        .replace([' ', '-'], "_");
    let last = name.rsplit('_').next().unwrap_or("");
    Some(Declared::Kind(match last {
        "url" | "urls" | "uri" | "link" => return Some(Declared::Address),
        "domain" | "hostname" | "website" => K::Domain,
        "name" if name.starts_with("domain") => K::Domain,
        "name" if name.contains("package") => K::App,
        "id" if name.contains("app") => K::App,
        "ip" | "ipv4" | "ipv6" => K::Ip,
        "address" if name.starts_with("ip") => K::Ip,
        "email" => K::Email,
        "address" if name.contains("mail") => K::Email,
        "md5" | "sha1" | "sha256" | "hash" => K::FileHash,
        "hashtag" => K::Hashtag,
        "phone" => K::Phone,
        "number" if name.contains("phone") => K::Phone,
        "account" | "channel" | "page" | "group" | "handle" | "username" | "profile" => K::Account,
        _ => return None,
    }))
}

/// The indicator as what its publisher says it is; `None` where it cannot be that.
fn as_declared(text: &str, declared: Declared) -> Option<(IndicatorKind, String)> {
    use IndicatorKind as K;
    let value = match declared {
        Declared::Address => return address(text, Expected::Address),
        Declared::Kind(K::Domain) => return address(text, Expected::SiteOrPage),
        Declared::Kind(K::Account) => {
            let is_handle = !text.contains(['/', '.']) && !text.contains(char::is_whitespace);
            let found = address(text, Expected::Account);
            return found.or_else(|| is_handle.then(|| (K::Account, bare(text, '@'))));
        }
        Declared::Kind(K::Ip) => ip(text)?,
        Declared::Kind(K::FileHash) => file_hash(text)?,
        Declared::Kind(K::Email) => email(text)?,
        Declared::Kind(K::Phone) => phone(text)?,
        Declared::Kind(K::Hashtag) => bare(text, '#').to_lowercase(),
        Declared::Kind(K::App) if !text.contains(char::is_whitespace) => text.to_owned(),
        Declared::Kind(_) => return None,
    };
    let Declared::Kind(kind) = declared else {
        return None;
    };
    (!value.is_empty()).then_some((kind, value))
}

/// What a text is where nobody says it. Techniques tell names of accounts and applications from other words.
fn by_itself(text: &str, hints: Hints<'_>, is_defanged: bool) -> Option<(IndicatorKind, String)> {
    use IndicatorKind as K;
    if text.is_empty() || text.contains(char::is_whitespace) {
        return phone(text).map(|value| (K::Phone, value));
    }
    let found = file_hash(text)
        .map(|value| (K::FileHash, value))
        .or_else(|| ip(text).map(|value| (K::Ip, value)))
        .or_else(|| email(text).map(|value| (K::Email, value)))
        .or_else(|| hashtag(text).map(|value| (K::Hashtag, value)))
        .or_else(|| phone(text).map(|value| (K::Phone, value)));
    if found.is_some() {
        return found;
    }
    if is_about(hints, "0.8", "apps") && is_package(text) {
        return Some((K::App, text.to_owned()));
    }
    let is_of_accounts = is_about(hints, "0.9", "social media accounts");
    let expected = match (is_of_accounts, is_defanged) {
        (true, _) => Expected::Account,
        (false, true) => Expected::SiteOrPage,
        (false, false) => Expected::Anything,
    };
    address(text, expected).or_else(|| {
        // An address without a host that can be read, such as `t./name`.
        is_of_accounts.then(|| (K::Account, bare(text, '@')))
    })
}

/// Whether technique or procedure has this number, or a name with these words.
fn is_about(hints: Hints<'_>, number: &str, words: &str) -> bool {
    [hints.technique, hints.procedure].iter().any(|name| {
        let behind = name.trim().strip_prefix(number);
        behind.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
            || name.to_lowercase().contains(words)
    })
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Account,
    Address,
    /// A site or a page on one.
    SiteOrPage,
    Anything,
}

/// An address, read as what is expected. A site without a path is a domain, unless an address or account is expected.
fn address(text: &str, expected: Expected) -> Option<(IndicatorKind, String)> {
    use IndicatorKind as K;
    if text.contains(char::is_whitespace) {
        return None;
    }
    let host = text::host(text)?;
    let (scheme, rest) = text
        .split_once("://")
        .map_or(("", text), |(scheme, rest)| (scheme, rest));
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let path = if path.contains(['?', '#']) {
        path
    } else {
        path.trim_end_matches('/')
    };
    let kind = match expected {
        Expected::Account => K::Account,
        _ if profile(text).is_some() => K::Account,
        Expected::Address => K::Link,
        Expected::SiteOrPage | Expected::Anything if path.is_empty() => K::Domain,
        Expected::SiteOrPage | Expected::Anything => K::Link,
    };
    if kind == K::Domain {
        let is_known =
            expected == Expected::SiteOrPage || !scheme.is_empty() || has_known_ending(&host);
        return is_known.then_some((kind, host));
    }
    let scheme = match scheme {
        "" => String::new(),
        scheme => format!("{}://", scheme.to_ascii_lowercase()),
    };
    Some((kind, format!("{scheme}{}{path}", authority.to_lowercase())))
}

/// Whether a host ends in a name under which one can register: `Inc.` at the end of a sentence does not.
fn has_known_ending(host: &str) -> bool {
    text::registered_domain(host).is_some_and(|domain| domain.contains('.'))
        && text::entities(host)
            .iter()
            .any(|entity| entity.kind == text::EntityKind::Link && entity.value.len() == host.len())
}

/// The platform on which it was: that of the address; for accounts and hashtags else the one that the list names, if it
/// names only one.
fn platform(text: &str, kind: IndicatorKind, hints: Hints<'_>) -> Option<Platform> {
    use IndicatorKind as K;
    let host = text::host(text);
    let of_host = host.as_deref().and_then(platform_of);
    let named = |text: &str| match figures::platforms_in(text)[..] {
        [one] => Some(one),
        _ => None,
    };
    let of_list = || {
        [hints.type_published, hints.procedure, hints.technique]
            .into_iter()
            .find_map(named)
    };
    match kind {
        K::Link => of_host,
        K::Hashtag => of_list(),
        // A forum that has no name of its own here.
        K::Account => of_host.or_else(of_list).or(host.map(|_| Platform::Other)),
        _ => None,
    }
}

/// The first of several lines or words that list indicators, and whether there are more. A remark behind a comma is
/// left off; words that are no list stay whole.
fn first_of(text: &str, is_defanged: bool) -> (String, bool) {
    let is_listed = |word: &str| {
        let bare = word.trim_end_matches([',', ';']);
        hashtag(bare).is_some()
            || email(bare).is_some()
            || bare.contains("://")
            || is_site(bare, is_defanged)
    };
    let mut words = text.split_whitespace();
    let Some(first) = words.next() else {
        return (String::new(), false);
    };
    let n_words = 1 + words.clone().count();
    if n_words == 1 || !is_listed(first) {
        return (text.trim().to_owned(), false);
    }
    let bare = first.trim_end_matches([',', ';']).to_owned();
    if words.all(is_listed) {
        return (bare, true);
    }
    let first_line = first_line(text);
    if first_line == first {
        let others = text.trim().lines().skip(1).map(str::trim);
        let has_more = others.filter(|line| !line.is_empty()).any(is_listed);
        return (bare, has_more);
    }
    // `info@example.com, hosted with Somebody`.
    if first.ends_with([',', ';']) {
        return (bare, false);
    }
    (text.trim().to_owned(), false)
}

/// Whether a word begins with a host that can be told from other words with a dot in them.
fn is_site(word: &str, is_defanged: bool) -> bool {
    let site = word.split(['/', '?', '#']).next().unwrap_or(word);
    let host = text::host(site).filter(|_| site.contains('.'));
    host.is_some_and(|host| is_defanged || has_known_ending(&host))
}

fn first_line(text: &str) -> String {
    let first = text.trim().lines().next().unwrap_or("");
    first.trim().to_owned()
}

fn bare(text: &str, sign: char) -> String {
    let text = text.trim();
    text.strip_prefix(sign).unwrap_or(text).to_owned()
}

fn ip(text: &str) -> Option<String> {
    let address: IpAddr = text.parse().ok()?;
    Some(address.to_string())
}

/// MD5, SHA-1, SHA-256 in hexadecimal digits.
fn file_hash(text: &str) -> Option<String> {
    let is_hash = matches!(text.len(), 32 | 40 | 64) && text.bytes().all(|b| b.is_ascii_hexdigit());
    is_hash.then(|| text.to_ascii_lowercase())
}

fn email(text: &str) -> Option<String> {
    let (name, host) = text.split_once('@')?;
    let is_name = !name.is_empty()
        && !name.contains(['/', ':', '?', '#'])
        && !name.contains(char::is_whitespace);
    let is_host = !host.contains(['@', '/']) && host.contains('.') && text::host(host).is_some();
    (is_name && is_host).then(|| text.to_lowercase())
}

fn hashtag(text: &str) -> Option<String> {
    let tag = text.strip_prefix('#')?;
    let is_tag = !tag.is_empty()
        && tag
            .chars()
            .all(|c| c.is_alphanumeric() || c == '_' || !c.is_ascii());
    is_tag.then(|| tag.to_lowercase())
}

/// A number with its country's code: digits behind a plus.
fn phone(text: &str) -> Option<String> {
    let rest = text.trim().strip_prefix('+')?;
    let is_written = rest
        .chars()
        .all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '(' | ')' | '.'));
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    (is_written && (7..=15).contains(&digits.len())).then(|| format!("+{digits}"))
}

/// A name such as `com.example.app`.
fn is_package(text: &str) -> bool {
    let is_part = |part: &str| {
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    text.matches('.').count() >= 2 && text.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(type_published: &str, technique: &str, published: &str, expected: &str) {
        let hints = Hints {
            type_published,
            technique,
            procedure: technique,
        };
        let told = tell(published, hints);
        let platform = told.platform.map_or("", Platform::name);
        let more = if told.has_more { " and more" } else { "" };
        let ours = format!("{} {} {platform}", told.kind.name(), told.value);
        assert_eq!(
            format!("{}{more}", ours.trim_end()),
            expected,
            "{published}"
        );
    }

    /// Lines of a hint, a published text and what it is.
    fn check_lines(lines: &str, hints: impl Fn(&str) -> (&str, &str)) {
        for line in lines.trim().lines() {
            let mut parts = line.split(" | ").map(str::trim);
            let mut part = || parts.next().unwrap().replace("\\n", "\n");
            let (hint, published, expected) = (part(), part(), part());
            let (type_published, technique) = hints(&hint);
            check(type_published, technique, &published, &expected);
        }
    }

    #[test]
    fn the_type_of_the_list_decides() {
        let lines = "
            domain_name | Bird[.]pics | domain bird.pics
            domain_name | www.bird.pics/ | domain bird.pics
            domain_name | bird.pics/a | link bird.pics/a
            domain_name | some birds | other some birds
            cib_url | https://Blog.example.com/ | link https://blog.example.com
            cib_url | http://secure.example[.]org/A_b?cvt | link http://secure.example.org/A_b?cvt
            cib_url | https://www.facebook.com/SomePage | account https://www.facebook.com/SomePage facebook
            telegram_url | https://t.me/SomeBody | account https://t.me/SomeBody telegram
            telegram_url | https://t.me/somebody/42 | link https://t.me/somebody/42 telegram
            phishing_url | hxxps://a.example/b/ | link https://a.example/b
            md5 | 0123456789ABCDEF0123456789ABCDEF | fileHash 0123456789abcdef0123456789abcdef
            sha256 | no hash | other no hash
            ip | 198[.]51[.]100[.]19 | ip 198.51.100.19
            Proxy IP | 2001:DB8::1 | ip 2001:db8::1
            android_package_name | com.example.app | app com.example.app
            ios_app_id | 1234567890 | app 1234567890
            Social Media Account | https://x[.]com/SomeBody | account https://x.com/SomeBody twitter
            Social Media Account | @somebody | account somebody
            X account | @somebody | account somebody twitter
            email_address | Info[at]Example[.]com | email info@example.com
            phone_number | +98 (21) 123-4567 | phone +98211234567
            hashtag | #ExampleTag | hashtag exampletag
            colour | example.com | domain example.com";
        check_lines(lines, |hint| (hint, ""));
    }

    #[test]
    fn the_technique_decides_where_there_is_no_type() {
        let lines = "
            0.6 Acquiring domains | https://example[.]org/ | domain example.org
            0.6 Acquiring domains | www.Example[.]org | domain example.org
            0.6 Acquiring domains | one.example.org\\ntwo.example.org\\n | domain one.example.org and more
            8.2 Compromising websites | Example-center[.]co[.]il | domain example-center.co.il
            0.9 Acquiring | https://forum[.]example/User-a | account https://forum.example/User-a other
            0.9 Acquiring | one.example.org | account one.example.org other
            0.9 Acquiring | https://twitter[.]com/SomeBody/ | account https://twitter.com/SomeBody twitter
            0.9.7 Acquiring Telegram channels | t[.]/SOME | account t./SOME telegram
            7.6 Posting on Facebook | forum[.]example/members/3 | link forum.example/members/3
            7.6 Posting on Facebook | t[.]me/some_body | account t.me/some_body telegram
            5.2 Camouflaging content | https://cutt[.]ly/LZ8 | link https://cutt.ly/LZ8
            0.8 Acquiring apps | com.example.app | app com.example.app
            1.2 Posing | Somebody | other Somebody
            1.2 Posing | Posing as  journalists\\n\\n | other Posing as journalists
            5.1 Privacy | Registering domains with example[.]com | other Registering domains with example.com
            5.1 Privacy | Registering domains with Some Inc. | other Registering domains with Some Inc.
            0.2 Email | info[at]example[.]com, hosted with Some.email | email info@example.com
            7.3 Hashtags | #one #two | hashtag one and more
            7.3 Hashtags | hashtags like #one, #two | other hashtags like #one, #two
            0.3 Acquiring phone | +98 21 1234567 | phone +98211234567
            0.3 Acquiring phone |  | other";
        check_lines(lines, |hint| ("", hint));
    }
}
