//! The Coordination Network Toolkit.

use std::collections::HashSet;

use model::Kind;

use crate::support::{assert_every_cell, fixture, fixtures, published, published_path};

#[test]
fn a_byte_order_mark_is_no_part_of_the_first_column() {
    let read = fixture("coordination/marked.csv");
    assert_eq!(read.detected.format.name(), "coordination-toolkit");
    assert!(read.detected.header_as_published);
    assert_eq!(read.note("byteOrderMark"), 1);
    let (_, second) = &read.posts[1];
    assert_eq!(second.key.as_str(), "m2");
    assert_eq!(second.reposted_post.as_deref(), Some("m1"));
    assert_eq!(second.kind, Kind::Repost);
    let at = second.posted_at.unwrap();
    assert_eq!(at.at.to_rfc3339(), "2021-02-01T00:00:17+00:00");
    assert_eq!(at.precision, model::Precision::Second);
    assert_every_cell(&read, &fixtures().join("coordination/marked.csv"));
}

#[test]
fn messages_with_decimals_and_lists_in_two_dialects() {
    let read = fixture("coordination/messages.csv");
    assert_eq!((read.posts.len(), read.rejected.len()), (3, 1));
    let posts: Vec<_> = read.posts.iter().map(|(_, post)| post).collect();
    let kinds: Vec<Kind> = posts.iter().map(|post| post.kind).collect();
    assert_eq!(kinds, [Kind::Original, Kind::Repost, Kind::Reply]);
    let links =
        |at: usize| -> Vec<&str> { posts[at].links.iter().map(|l| l.url.as_str()).collect() };
    assert_eq!(links(0), ["http://example.org/2"]);
    assert_eq!(
        links(1),
        ["http://example.org/4", "http://www.example.co.uk/6"]
    );
    assert_eq!(
        links(2),
        ["http://example.org/4", "https://example.net/a,b"]
    );
    assert_eq!(
        (&posts[1].hashtags[0], &posts[1].mentions[0]),
        (&"Harbour".to_owned(), &"quaywren".to_owned())
    );
    assert_eq!(
        posts[0].posted_at.unwrap().at.timestamp_subsec_millis(),
        518
    );
    assert_eq!(
        (
            posts[2].account.key.as_str(),
            posts[2].account.handle.as_deref()
        ),
        ("8", Some("fanus_abi"))
    );
    assert_every_cell(&read, &fixtures().join("coordination/messages.csv"));
}

#[test]
fn the_samples_of_the_toolkit_have_the_counts_of_their_description() {
    let Some(read) = published("coordination-toolkit-samples/sample_data.csv") else {
        return;
    };
    let users: HashSet<&str> = read
        .posts
        .iter()
        .map(|(_, p)| p.account.key.as_str())
        .collect();
    assert_eq!(
        (read.posts.len(), users.len(), read.rejected.len()),
        (100, 10, 0)
    );
    let path = published_path("coordination-toolkit-samples/sample_data.csv").unwrap();
    assert_every_cell(&read, &path);

    let path = "coordination-toolkit-samples/coretweet_test_input.csv";
    let read = published(path).unwrap();
    assert_eq!((read.posts.len(), read.rejected.len()), (15, 0));
    assert_every_cell(&read, &published_path(path).unwrap());
}
