//! NBC News.

use std::collections::HashSet;

use model::Kind;

use crate::support::{assert_every_cell, fixture, fixtures, published, published_path};

#[test]
fn tweets_are_joined_to_users_by_the_handle_in_lower_case() {
    let read = fixture("nbc/tweets.csv");
    assert_eq!(read.detected.format.name(), "nbc-posts");
    assert!(read.detected.header_as_published);
    assert_eq!((read.posts.len(), read.rejected.len()), (5, 1));
    let keys: Vec<&str> = read
        .posts
        .iter()
        .map(|(_, p)| p.account.key.as_str())
        .collect();
    assert_eq!(
        keys,
        [
            "quaywren",
            "quaywren",
            "mayak_62",
            "fanus_abi",
            "2528000111"
        ]
    );
    let users = fixture("nbc/users.csv");
    assert_eq!(users.detected.format.name(), "nbc-accounts");
    assert!(users.detected.header_as_published);
    let keys: Vec<&str> = users.accounts.iter().map(|(_, a)| a.key.as_str()).collect();
    assert_eq!(keys, ["quaywren", "mayak_62", "plover_news"]);
    assert_eq!(users.rejected.len(), 1);
    assert_eq!(users.accounts[0].1.handle.as_deref(), Some("QuayWren"));
    assert_eq!(
        users.accounts[0].1.created.unwrap().to_string(),
        "2009-01-07"
    );
    assert_every_cell(&read, &fixtures().join("nbc/tweets.csv"));
    assert_every_cell(&users, &fixtures().join("nbc/users.csv"));
}

#[test]
fn times_are_as_exact_as_the_record_allows() {
    let read = fixture("nbc/tweets.csv");
    let times: Vec<String> = read
        .posts
        .iter()
        .map(|(_, post)| {
            post.posted_at.map_or("undated".to_owned(), |at| {
                format!("{} {}", at.at.format("%F %T%.3f"), at.precision.name())
            })
        })
        .collect();
    assert_eq!(
        times,
        [
            "2017-02-27 14:54:31.417 millisecond",
            "2016-10-01 08:00:00.000 minute",
            "2016-11-08 23:59:59.250 millisecond",
            "2016-03-20 10:15:00.000 minute",
            "undated",
        ]
    );
}

#[test]
fn the_fields_of_a_tweet() {
    let read = fixture("nbc/tweets.csv");
    let posts: Vec<_> = read.posts.iter().map(|(_, post)| post).collect();
    assert_eq!(posts[0].client.as_deref(), Some("Lantern for Web"));
    assert_eq!(
        (posts[0].counts.reposts, posts[0].counts.likes),
        (Some(12), Some(7))
    );
    assert_eq!(posts[0].hashtags, ["LanternsOnTheBay"]);
    let kinds: Vec<Kind> = posts.iter().map(|p| p.kind).collect();
    use Kind::{Original, Repost};
    assert_eq!(kinds, [Original, Repost, Repost, Original, Original]);
    assert_eq!(read.note("repostFromText"), 1);
    assert_eq!(posts[2].links[0].url, "https://example.org/a,b");
    assert_eq!(posts[2].links[1].domain.as_deref(), Some("example.co.uk"));
    assert_eq!(posts[2].mentions, ["quaywren", "plover_news"]);
    assert!(posts[2].is_reply);
    let mended = ("user_id".to_owned(), "2535000222".to_owned());
    assert!(posts[2].account.extra.contains(&mended));
    assert_eq!(posts[3].key.published(), Some("7.11E+17"));
    assert_eq!((read.repaired, read.note("idDestroyed")), (1, 1));
}

#[test]
fn the_published_users_have_the_counts_of_their_description() {
    let Some(read) = published("nbc-2018-users/users.csv") else {
        return;
    };
    assert!(read.detected.header_as_published);
    let keys: HashSet<&str> = read.accounts.iter().map(|(_, a)| a.key.as_str()).collect();
    assert_eq!(
        (read.accounts.len(), keys.len(), read.rejected.len()),
        (454, 454, 0)
    );
    let without_date = read.accounts.iter().filter(|(_, a)| a.created.is_none());
    assert_eq!(without_date.count(), 70);
    assert_every_cell(&read, &published_path("nbc-2018-users/users.csv").unwrap());
}
