//! Lists of blogs that Tumblr closed.

use model::{AccountKind, Platform};

use crate::support::{Outcome, fixture, given_back};

fn names(read: &Outcome) -> Vec<(&str, &str)> {
    read.accounts
        .iter()
        .map(|(_, account)| {
            assert_eq!(account.kind, Some(AccountKind::Blog));
            let aliases = account
                .extra
                .iter()
                .find(|(name, _)| name.starts_with("alias"));
            let aliases = aliases.map_or("", |(_, text)| text.as_str());
            (account.key.as_str(), aliases)
        })
        .collect()
}

const LIST: [(&str, &str); 3] = [
    ("heron-blue", "old-heron, h3ron"),
    ("plover1", ""),
    ("wagtail-news", "news-wagtail"),
];

#[test]
fn the_page_and_its_text() {
    let read = fixture("tumblr/list.html");
    assert_eq!(read.detected.format.name(), "tumblr-list");
    assert_eq!(read.detected.platform, Platform::Other);
    assert_eq!(names(&read), LIST);
    let read = fixture("tumblr/list.txt");
    assert_eq!(names(&read), LIST);
    let places: Vec<u64> = read.rejected.iter().map(|r| r.position.line).collect();
    assert_eq!(places, [5, 6]);
}

#[test]
fn addresses_and_a_table() {
    let read = fixture("tumblr/addresses.txt");
    let keys: Vec<&str> = names(&read).iter().map(|(key, _)| *key).collect();
    assert_eq!(
        keys,
        ["heron-blue", "plover1", "wagtail-news", "heron-blue"]
    );
    assert_eq!(
        given_back(&read)[0],
        [(
            "username".to_owned(),
            "https://heron-blue.tumblr.com/".to_owned()
        )]
    );
    let read = fixture("tumblr/table.csv");
    assert_eq!(read.detected.format.name(), "tumblr-blogs");
    assert_eq!(names(&read), LIST[..2]);
    assert_eq!(read.rejected.len(), 1);
}
