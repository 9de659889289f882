//! Items recorded by Zeeschuimer.

use model::{Kind, Platform, Post};

use crate::json::{assert_holds, assert_nothing_else, columns, fixture_path, lines};
use crate::support::{Outcome, fixture};

/// Reads a fixture and asserts that every path of every line is given back, and nothing else.
fn whole(file: &str, platform: Platform) -> Outcome {
    let path = format!("zeeschuimer/{file}");
    let read = fixture(&path);
    assert_eq!(read.detected.format.name(), "zeeschuimer");
    assert_eq!(read.detected.platform, platform);
    assert!(read.rejected.is_empty());
    let values = lines(&fixture_path(&path));
    let columns = columns(&read);
    assert_eq!(columns.len(), values.len());
    for (columns, value) in columns.iter().zip(&values) {
        assert_holds(columns, value, "");
        assert_nothing_else(columns, value, &[]);
    }
    read
}

fn time(post: &Post) -> String {
    post.posted_at.unwrap().at.to_rfc3339()
}

#[test]
fn tweets_as_the_web_page_gets_them() {
    let read = whole("twitter.ndjson", Platform::Twitter);
    let [(_, first), (_, repost), (_, long)] = &read.posts[..] else {
        panic!("{}", read.posts.len());
    };
    assert_eq!(first.key.as_str(), "1682608070477217793");
    assert_eq!(time(first), "2023-07-22T04:26:40.005+00:00");
    assert_eq!(first.account.handle.as_deref(), Some("heron_blue"));
    assert_eq!(first.account.followers, Some(1204));
    assert_eq!(first.account.created.unwrap().to_string(), "2012-03-04");
    assert_eq!(first.client.as_deref(), Some("Twitter Web App"));
    assert_eq!(first.counts.views, Some(512));
    assert_eq!(first.links[0].url, "https://river.example.org/a,b");
    assert_eq!(first.language.as_deref(), Some("ru"));

    assert_eq!(repost.kind, Kind::Repost);
    assert_eq!(repost.reposted_post.as_deref(), Some(first.key.as_str()));
    assert_eq!(repost.reposted_account.as_deref(), Some("9000001"));
    assert!(repost.text.ends_with('…'));
    assert_eq!(repost.hashtags, ["наводнение"]);
    assert_eq!(repost.account.followers, Some(1300));
    assert_eq!(repost.account.place.as_deref(), Some("River"));

    assert!(long.text.ends_with("#flood") && long.text.len() > 300);
    assert_eq!(long.hashtags, ["flood"]);
    assert_eq!(long.media, ["https://pbs.twimg.example/c.jpg"]);
    assert_eq!(long.kind, Kind::Quote);
    assert_eq!(long.quoted_post.as_deref(), Some(first.key.as_str()));
    assert_eq!(long.reply_to_account.as_deref(), Some("9000001"));
    // Its account has no object; the id stands with the tweet.
    assert_eq!(long.account.key.as_str(), "9000003");
}

#[test]
fn the_older_form_and_what_4cat_passes_on() {
    let read = whole("twitter_old.ndjson", Platform::Twitter);
    let (_, old) = &read.posts[0];
    assert_eq!(time(old), "2021-08-09T10:11:12+00:00");
    assert_eq!(old.account.handle.as_deref(), Some("heron_blue"));
    assert_eq!(old.client.as_deref(), Some("Twitter for Android"));
    assert_eq!(old.hashtags, ["باران"]);
    assert_eq!(old.counts.views, Some(7));
    assert_eq!(read.posts[1].1.key.as_str(), "1682608070477217793");
}

#[test]
fn videos_and_comments_on_tiktok() {
    let read = whole("tiktok.ndjson", Platform::Tiktok);
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(post(0).kind, Kind::Video);
    assert_eq!(time(post(0)), "2023-07-21T00:40:00+00:00");
    assert_eq!(post(0).account.key.as_str(), "6800000000000000001");
    assert_eq!(post(0).hashtags, ["แม่น้ำ"]);
    assert_eq!(post(0).mentions, ["plover.tt"]);
    assert_eq!(post(0).counts.views, Some(400));
    assert_eq!(post(0).media, ["https://v.tiktok.example/d.mp4"]);
    assert_eq!(post(1).account.handle.as_deref(), Some("wagtail.tt"));
    assert_eq!(post(1).hashtags, ["flood"]);
    assert_eq!(post(2).kind, Kind::Comment);
    assert_eq!(
        post(2).reply_to_post.as_deref(),
        Some("7258000000000000001")
    );
    assert_eq!(
        post(3).reply_to_post.as_deref(),
        Some("7258000000000000003")
    );
}

#[test]
fn pictures_on_instagram() {
    let read = whole("instagram.ndjson", Platform::Instagram);
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(post(0).key.as_str(), "Cu0000000aa");
    assert_eq!(
        post(0).media,
        ["https://ig.example/1.jpg", "https://ig.example/2.mp4"]
    );
    assert_eq!(post(0).hashtags, ["river"]);
    assert_eq!(post(0).mentions, ["plover_ig"]);
    assert_eq!(post(1).text, "کنار رود");
    assert_eq!(post(1).account.handle.as_deref(), Some("plover_ig"));
    assert_eq!(post(1).counts.likes, Some(4));
    assert_eq!((post(2).text.as_str(), post(2).counts.likes), ("", None));
}

#[test]
fn platforms_without_a_table_of_their_own_are_kept_with_what_is_known() {
    let read = whole("others.ndjson", Platform::Other);
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(post(0).text, "High water &amp; wind #river\nSecond line");
    assert_eq!(time(post(0)), "2023-07-21T00:40:00+00:00");
    assert_eq!(post(0).hashtags, ["river"]);
    assert_eq!(post(1).kind, Kind::Repost);
    assert_eq!(post(1).reposted_account.as_deref(), Some("77"));
    assert_eq!(post(2).text, "The bridge");
    assert_eq!(post(2).account.handle.as_deref(), Some("heron9"));
    assert_eq!(post(2).counts.likes, Some(5));
    // The extension's own id is all there is.
    assert_eq!(post(3).key.as_str(), "urn:li:1");
    assert_eq!(read.note("missingAccount"), 1);
}
