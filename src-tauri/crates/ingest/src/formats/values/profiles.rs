//! Addresses of accounts: whose platform a host is, and which path names an account there.

use model::Platform;

/// The platform that a host belongs to, whichever of its hosts it is. `None` for any other web site.
///
/// ```
/// use model::Platform;
/// assert_eq!(ingest::platform_of("m.facebook.com"), Some(Platform::Facebook));
/// assert_eq!(ingest::platform_of("example.com"), None);
/// ```
#[must_use]
pub fn platform_of(host: &str) -> Option<Platform> {
    HOSTS
        .iter()
        .find(|(known, _)| {
            host.strip_suffix(known)
                .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
        .map(|(_, platform)| *platform)
}

/// The account that an address leads to: its platform and its handle or id, without `@`. `None` where the address
/// leads to a post, a search or something else, or to no platform known here.
///
/// The address may come with or without a scheme; it must be whole ([`crate::refang`]).
///
/// ```
/// use model::Platform;
/// assert_eq!(ingest::profile("https://x.com/somebody/"), Some((Platform::Twitter, "somebody")));
/// assert_eq!(ingest::profile("https://x.com/somebody/status/12"), None);
/// ```
#[must_use]
pub fn profile(address: &str) -> Option<(Platform, &str)> {
    let host = text::host(address)?;
    let platform = platform_of(&host).or_else(|| is_forum(&host).then_some(Platform::Other))?;
    let (path, query) = path_and_query(address);
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let name = match (platform, &parts[..]) {
        (Platform::Facebook, ["profile.php"]) => {
            query.split('&').find_map(|q| q.strip_prefix("id="))?
        }
        (Platform::Facebook, ["pages", _, id]) => id,
        (Platform::Facebook, ["pg" | "groups", name]) => name,
        (Platform::Youtube, ["channel" | "c" | "user", name]) => name,
        (Platform::Telegram, ["s", name]) => name,
        (Platform::Reddit, ["user" | "u", name]) => name,
        (Platform::Other, ["user" | "in" | "company" | "u", name]) => name,
        (Platform::Tiktok, [name]) => name.strip_prefix('@')?,
        (Platform::Reddit | Platform::Google, _) => return None,
        (_, [name]) => name,
        _ => return None,
    };
    let name = name.strip_prefix('@').unwrap_or(name);
    let is_name = !name.is_empty() && !name.starts_with('+') && !is_place(name);
    is_name.then_some((platform, name))
}

/// An address in the form by which two of them are compared: without scheme, `www.`, the mobile host's prefix,
/// fragment and final slash, the host in lower case, `twitter.com` as `x.com`; an account's name in lower case on
/// platforms that take letters of either case as one. `None` where no host can be read.
///
/// ```
/// let key = ingest::address_key("HTTP://Mobile.Twitter.com/SomeBody/");
/// assert_eq!(key, ingest::address_key("x.com/somebody"));
/// ```
#[must_use]
pub fn address_key(address: &str) -> Option<String> {
    let host = text::host(address)?;
    let platform = platform_of(&host);
    let host = match platform {
        Some(Platform::Twitter) => "x.com",
        Some(Platform::Telegram) => "t.me",
        Some(_) => ["m.", "mobile."]
            .iter()
            .find_map(|prefix| host.strip_prefix(prefix))
            .unwrap_or(&host),
        None => &host,
    };
    let (path, query) = path_and_query(address);
    let path = path.trim_end_matches('/');
    // A channel's id on YouTube is of letters of either case.
    let is_folded = platform.is_some_and(|platform| platform != Platform::Youtube)
        || path.starts_with("/@") && platform.is_some();
    let path = match is_folded && profile(address).is_some() {
        true => path.to_lowercase(),
        false => path.to_owned(),
    };
    let query = match query {
        "" => String::new(),
        query => format!("?{query}"),
    };
    Some(format!("{host}{path}{query}"))
}

/// Hosts of the platforms that have a name of their own here.
const HOSTS: &[(&str, Platform)] = &[
    ("x.com", Platform::Twitter),
    ("twitter.com", Platform::Twitter),
    ("facebook.com", Platform::Facebook),
    ("fb.com", Platform::Facebook),
    ("fb.me", Platform::Facebook),
    ("instagram.com", Platform::Instagram),
    ("youtube.com", Platform::Youtube),
    ("youtu.be", Platform::Youtube),
    ("reddit.com", Platform::Reddit),
    ("t.me", Platform::Telegram),
    ("telegram.me", Platform::Telegram),
    ("tiktok.com", Platform::Tiktok),
    ("plus.google.com", Platform::Google),
    ("play.google.com", Platform::Google),
];

/// Other platforms, where an account is a name behind the host.
const FORUMS: &[&str] = &[
    "medium.com",
    "gab.com",
    "gettr.com",
    "truthsocial.com",
    "threads.net",
    "threads.com",
    "linkedin.com",
    "vk.com",
    "ok.ru",
    "pinterest.com",
    "odysee.com",
    "mastodon.social",
    "bsky.app",
    "linktr.ee",
];

/// First parts of paths that name no account.
const PLACES: &[&str] = &[
    "about",
    "c",
    "channel",
    "embed",
    "events",
    "explore",
    "groups",
    "hashtag",
    "help",
    "home",
    "i",
    "intent",
    "joinchat",
    "live",
    "login",
    "notes",
    "p",
    "pages",
    "permalink.php",
    "photo",
    "photo.php",
    "photos",
    "playlist",
    "posts",
    "profile.php",
    "reel",
    "reels",
    "results",
    "s",
    "search",
    "share",
    "sharer",
    "sharer.php",
    "shorts",
    "stories",
    "story.php",
    "tag",
    "tv",
    "user",
    "video",
    "videos",
    "watch",
];

fn is_forum(host: &str) -> bool {
    FORUMS.contains(&host)
}

fn is_place(name: &str) -> bool {
    PLACES
        .binary_search(&name.to_ascii_lowercase().as_str())
        .is_ok()
}

/// What stands behind the host: the path with its first slash, and the query without its question mark.
fn path_and_query(address: &str) -> (&str, &str) {
    let address = address.trim();
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or(rest);
    let start = rest.find(['/', '?']).unwrap_or(rest.len());
    let rest = &rest[start..];
    rest.split_once('?').unwrap_or((rest, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_are_in_order() {
        assert!(PLACES.is_sorted());
    }

    #[test]
    fn an_address_of_an_account_names_it() {
        use Platform as P;
        for (address, expected) in [
            (
                "https://twitter.com/SomeBody",
                Some((P::Twitter, "SomeBody")),
            ),
            ("x.com/somebody", Some((P::Twitter, "somebody"))),
            (
                "https://mobile.twitter.com/somebody/",
                Some((P::Twitter, "somebody")),
            ),
            ("https://x.com/somebody/status/1", None),
            ("https://x.com/search?q=a", None),
            ("https://t.me/somebody", Some((P::Telegram, "somebody"))),
            ("https://t.me/s/somebody", Some((P::Telegram, "somebody"))),
            ("https://t.me/somebody/42", None),
            ("https://t.me/+AbCd", None),
            (
                "https://www.youtube.com/channel/UCYV-Ra",
                Some((P::Youtube, "UCYV-Ra")),
            ),
            (
                "www.youtube.com/@some%C4%83-r4y",
                Some((P::Youtube, "some%C4%83-r4y")),
            ),
            ("https://www.youtube.com/watch?v=a", None),
            ("https://www.youtube.com/playlist", None),
            ("http://tiktok.com/@somebody", Some((P::Tiktok, "somebody"))),
            ("http://tiktok.com/somebody", None),
            (
                "https://www.facebook.com/SomePage/",
                Some((P::Facebook, "SomePage")),
            ),
            (
                "https://www.facebook.com/profile.php?id=1000",
                Some((P::Facebook, "1000")),
            ),
            (
                "https://www.facebook.com/pages/Some-Page/123",
                Some((P::Facebook, "123")),
            ),
            (
                "https://www.facebook.com/groups/some",
                Some((P::Facebook, "some")),
            ),
            ("https://www.facebook.com/events/1", None),
            (
                "https://instagram.com/some.body",
                Some((P::Instagram, "some.body")),
            ),
            (
                "https://www.reddit.com/user/some",
                Some((P::Reddit, "some")),
            ),
            ("https://www.reddit.com/r/some", None),
            ("https://medium.com/@some", Some((P::Other, "some"))),
            ("https://gettr.com/user/some", Some((P::Other, "some"))),
            ("https://www.linkedin.com/in/some", Some((P::Other, "some"))),
            ("https://example.com/some", None),
            ("https://x.com/", None),
            ("no address", None),
        ] {
            assert_eq!(profile(address), expected, "{address}");
        }
    }

    #[test]
    fn addresses_of_one_place_have_one_key() {
        for (address, expected) in [
            (
                "https://www.Example.com/A/?b=C#d",
                Some("example.com/A?b=C"),
            ),
            ("http://example.com", Some("example.com")),
            ("example.com/", Some("example.com")),
            ("https://twitter.com/SomeBody/", Some("x.com/somebody")),
            (
                "https://x.com/SomeBody/status/1",
                Some("x.com/SomeBody/status/1"),
            ),
            (
                "https://m.facebook.com/SomePage",
                Some("facebook.com/somepage"),
            ),
            (
                "https://www.youtube.com/channel/UCa",
                Some("youtube.com/channel/UCa"),
            ),
            ("https://www.youtube.com/@Some", Some("youtube.com/@some")),
            ("https://medium.com/@Some", Some("medium.com/@Some")),
            ("t.", None),
        ] {
            assert_eq!(address_key(address).as_deref(), expected, "{address}");
        }
    }
}
