//! Exports of CrowdTangle.

use std::collections::HashSet;

use model::{AccountKind, Kind, Platform, Post};

use crate::support::{Outcome, assert_every_cell, fixture, fixtures, given_back, published};

fn posts(read: &Outcome) -> Vec<&Post> {
    read.posts.iter().map(|(_, post)| post).collect()
}

fn at(post: &Post) -> String {
    post.posted_at
        .map_or_else(String::new, |posted| posted.at.to_rfc3339())
}

fn links(post: &Post) -> Vec<&str> {
    post.links.iter().map(|link| link.url.as_str()).collect()
}

#[test]
fn posts_of_pages_are_read_with_their_damage() {
    let read = fixture("crowdtangle/pages.csv");
    assert_eq!(read.detected.format.name(), "crowdtangle-facebook");
    assert!(read.detected.header_as_published);
    assert_eq!(
        (read.n_read(), read.rejected.len(), read.repaired),
        (3, 0, 1)
    );
    let posts = posts(&read);
    assert_eq!(
        posts[0].key.as_str(),
        "https://www.facebook.com/100064123456789/posts/900001"
    );
    // The second id was destroyed by a spreadsheet.
    for post in &posts[..2] {
        assert_eq!(post.account.key.as_str(), "100064123456789");
        assert_eq!(post.account.handle.as_deref(), Some("herondaily"));
        assert_eq!(post.account.kind, Some(AccountKind::Page));
    }
    assert_eq!(at(posts[0]), "2021-01-15T01:32:05+00:00");
    assert_eq!(at(posts[1]), "2021-07-14T12:00:00+00:00");
    assert_eq!(
        (at(posts[2]).as_str(), read.note("unreadableDate")),
        ("", 1)
    );
    let counts = posts[0].counts;
    assert_eq!(
        (counts.likes, counts.replies, counts.reposts),
        (Some(1_000), Some(45), Some(200))
    );
    assert_eq!(posts[1].counts.views, Some(5_021));
    assert_eq!(
        (posts[2].counts.likes, posts[2].counts.replies),
        (None, None)
    );
    assert_eq!(posts[0].account.followers, Some(1_300));
    assert_eq!(posts[0].account.created.unwrap().to_string(), "2015-03-03");
    assert_eq!(
        (posts[0].kind, posts[1].kind),
        (Kind::Original, Kind::Video)
    );
    assert_eq!(read.note("unreadableNumber"), 0);
    assert_every_cell(&read, &fixtures().join("crowdtangle/pages.csv"));
}

#[test]
fn a_short_link_and_what_it_leads_to_are_links_and_the_text_stays() {
    let read = fixture("crowdtangle/pages.csv");
    let posts = posts(&read);
    assert_eq!(
        links(posts[0]),
        ["https://bit.ly/h1", "https://heron.example/back"]
    );
    assert!(
        posts[0]
            .text
            .contains("https://bit.ly/h1:=:https://heron.example/back")
    );
    assert_eq!(posts[0].hashtags, ["HeronDay"]);
    assert_eq!(
        links(posts[2]),
        ["https://www.facebook.com/200/photos/900003"]
    );
}

#[test]
fn exports_of_groups_lack_columns() {
    let read = fixture("crowdtangle/groups.csv");
    assert_eq!(read.detected.format.name(), "crowdtangle-facebook");
    assert!(read.detected.header_as_published);
    let posts = posts(&read);
    assert_eq!(posts[0].account.key.as_str(), "456");
    assert_eq!(posts[0].account.kind, Some(AccountKind::Group));
    assert_eq!(at(posts[0]), "2019-03-31T00:30:00+00:00");
    assert_eq!(
        read.rejected[0].reason,
        "names neither an account nor a post"
    );
    let last = given_back(&read)[0].last().unwrap().0.clone();
    assert_eq!(last, "Overperforming Score");
    let uses = ingest::columns(read.detected.format, None, &read.detected.header);
    assert!(
        uses.iter()
            .all(|(_, used)| *used != ingest::ColumnUse::Unknown)
    );
}

#[test]
fn posts_of_instagram_are_keyed_by_the_name_of_the_account() {
    let read = fixture("crowdtangle/instagram.csv");
    assert_eq!(read.detected.format.name(), "crowdtangle-instagram");
    assert!(read.detected.header_as_published);
    let posts = posts(&read);
    assert!(
        posts
            .iter()
            .all(|post| post.account.key.as_str() == "heron.daily")
    );
    assert_eq!(at(posts[0]), "2021-02-01T18:00:00+00:00");
    assert_eq!(posts[0].media, ["https://cdn.example/a.jpg"]);
    assert!(posts[0].links.is_empty());
    assert_eq!((posts[0].hashtags.len(), posts[0].mentions.len()), (1, 1));
    assert_eq!(posts[1].text, "A film\nนกกระสา");
    assert_eq!(
        (links(posts[1]), posts[1].kind),
        (vec!["https://heron.example/"], Kind::Video)
    );
    assert_every_cell(&read, &fixtures().join("crowdtangle/instagram.csv"));
}

#[test]
fn who_shared_a_link_shares_the_link_in_front_of_the_header() {
    let read = fixture("crowdtangle/link-checker.csv");
    assert_eq!(read.detected.format.name(), "crowdtangle-link-checker");
    assert_eq!((read.n_read(), read.rejected.len()), (4, 0));
    let posts = posts(&read);
    assert!(
        posts
            .iter()
            .all(|post| links(post) == ["https://heron.example/back?a=1&b=2"])
    );
    let accounts: Vec<_> = posts
        .iter()
        .map(|post| {
            (
                post.account.key.as_str(),
                post.platform.unwrap(),
                post.account.kind,
            )
        })
        .collect();
    assert_eq!(
        accounts,
        [
            (
                "facebook:HeronSociety",
                Platform::Facebook,
                Some(AccountKind::Page)
            ),
            ("456", Platform::Facebook, Some(AccountKind::Group)),
            ("twitter:HeronSociety", Platform::Twitter, None),
            ("r/waders", Platform::Reddit, None),
        ]
    );
    assert_eq!(at(posts[2]), "2021-01-15T04:30:00+00:00");
    assert_eq!((read.posts[0].0.line, read.posts[0].0.record), (6, 1));
    assert_eq!(read.note("linkInPreamble"), 1);
}

/// The counts of the export's description.
#[test]
fn the_export_of_the_extension_holds_ten_shares() {
    let Some(read) = published("crowdtangle-link-checker-export/sample_download.csv") else {
        return;
    };
    assert_eq!(read.detected.format.name(), "crowdtangle-link-checker");
    assert_eq!((read.n_read(), read.posts.len()), (10, 10));
    let posts = posts(&read);
    assert!(
        posts
            .iter()
            .all(|post| post.posted_at.is_some() && post.account.followers.is_some())
    );
    assert!(
        posts
            .iter()
            .all(|post| post.links[0].domain.as_deref() == Some("nytimes.com"))
    );
    let keys: HashSet<&str> = posts.iter().map(|post| post.key.as_str()).collect();
    assert_eq!(keys.len(), 10);
}
