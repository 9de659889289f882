//! The words and the hosts of a link's address.

/// The words of an address, in order: runs of letters and digits, small, without the scheme and `www`.
///
/// `https://www.example.com/2017/Story-one` → example, com, 2017, story, one.
pub(crate) fn words(url: &str) -> Vec<String> {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let bare = match bare.get(..4) {
        Some(www) if www.eq_ignore_ascii_case("www.") => &bare[4..],
        _ => bare,
    };
    bare.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && word.len() <= MAX_WORD_BYTES)
        .map(str::to_lowercase)
        .collect()
}

/// Longer words of an address, such as tracking codes, are not indexed.
const MAX_WORD_BYTES: usize = 200;

/// The hosts under which a link is found by `domain:`: its own and every one above it, down to the registered one.
///
/// `https://a.news.example.co.uk/x` → a.news.example.co.uk, news.example.co.uk, example.co.uk.
pub(crate) fn hosts(url: &str) -> Vec<String> {
    let Some(host) = text::host(url) else {
        return Vec::new();
    };
    let registered = text::registered_domain(url).unwrap_or_else(|| host.clone());
    let mut hosts = Vec::new();
    let mut rest = host.as_str();
    loop {
        hosts.push(rest.to_owned());
        if rest.len() <= registered.len() {
            return hosts;
        }
        match rest.split_once('.') {
            Some((_, above)) => rest = above,
            None => return hosts,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_an_address_leave_out_scheme_and_www() {
        assert_eq!(
            words("https://www.Example.com/2017/Story-one?id=7"),
            ["example", "com", "2017", "story", "one", "id", "7"]
        );
        assert_eq!(words("example.com/a"), ["example", "com", "a"]);
        assert!(words("").is_empty());
    }
}
