//! Lists of YouTube Data Tools.

use model::{AccountKind, Kind};

use crate::json::fixture_path;
use crate::support::{assert_given_back, fixture, given_back};
use crate::tables::{assert_every_cell, rows};

#[test]
fn videos_with_their_channels() {
    let read = fixture("youtube/videolist.csv");
    assert_eq!(read.detected.format.name(), "youtube-videos");
    assert!(read.detected.header_as_published);
    assert_eq!((read.posts.len(), read.rejected.len()), (3, 0));
    let (_, first) = &read.posts[0];
    assert_eq!(first.kind, Kind::Video);
    assert_eq!(first.key.as_str(), "heron_00001");
    assert_eq!(first.account.key.as_str(), "UCheron0000000000000000a");
    assert_eq!(first.account.kind, Some(AccountKind::Channel));
    assert_eq!(
        first.text,
        "باران و رود\nگزارش امروز #باران https://river.example.org/1"
    );
    assert_eq!(first.hashtags, ["باران"]);
    assert_eq!(first.links[0].domain.as_deref(), Some("example.org"));
    assert_eq!(first.counts.views, Some(1200));
    assert_eq!(first.counts.replies, Some(4));
    assert_eq!(
        first.posted_at.unwrap().at.to_rfc3339(),
        "2020-03-04T05:06:07+00:00"
    );
}

#[test]
fn a_quotation_mark_behind_a_backslash_is_text() {
    // A reader that knows only doubled quotation marks takes this file for something else.
    let others = rows(&fixture_path("youtube/videolist.csv"));
    assert_eq!((others[0].len(), others[2].len()), (25, 26));
    let read = fixture("youtube/videolist.csv");
    let text = |n: usize| read.posts[n].1.text.as_str();
    assert_eq!(
        text(1),
        "They said \"stay\", we left\nHe wrote \\\"go\\\", twice: C:"
    );
    assert_eq!(text(2), "Path\nC:\\river\\");
    assert_eq!(read.note("strayQuote"), 1);
    let columns = &given_back(&read)[2];
    assert_eq!(columns[8].1, "\"quoted\" words, and more");
    assert_eq!(columns[7].1, "C:\\river\\");
}

#[test]
fn a_newer_list_has_other_columns() {
    let read = fixture("youtube/videolist_v2.csv");
    assert!(read.detected.header_as_published);
    assert_eq!(read.posts.len(), 2);
    assert_eq!(read.posts[0].1.place.as_ref().unwrap().0, "35.69");
    assert_eq!(read.note("missingAccount"), 1);
    assert_every_cell(&read, &fixture_path("youtube/videolist_v2.csv"));
}

#[test]
fn channels_are_accounts() {
    let read = fixture("youtube/channels.csv");
    assert_eq!(read.detected.format.name(), "youtube-channels");
    assert_eq!((read.accounts.len(), read.rejected.len()), (2, 1));
    let (_, channel) = &read.accounts[0];
    assert_eq!(channel.handle.as_deref(), Some("heron.news"));
    assert_eq!(channel.followers, Some(5100));
    assert_eq!(channel.created.unwrap().to_string(), "2015-02-03");
    assert_eq!(read.accounts[1].1.display_name, None);
    let cells = rows(&fixture_path("youtube/channels.csv"));
    let kept: Vec<Vec<&str>> = cells[1..3]
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    assert_given_back(&read, &kept);
}

#[test]
fn comments_answer_a_video_or_one_another() {
    let read = fixture("youtube/comments.csv");
    assert_eq!(read.detected.format.name(), "youtube-comments");
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(post(0).kind, Kind::Comment);
    assert_eq!(post(0).account.handle.as_deref(), Some("plover"));
    assert_eq!(post(0).reply_to_post, None);
    assert_eq!(post(1).reply_to_post.as_deref(), Some("Ugheron00000001"));
    assert_eq!(post(2).account.key.as_str(), "Somebody");
    assert_every_cell(&read, &fixture_path("youtube/comments.csv"));

    let read = fixture("youtube/comments_v2.csv");
    assert!(read.detected.header_as_published);
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(post(0).reply_to_post.as_deref(), Some("heron_00009"));
    assert!(post(0).account.hashed);
    assert_eq!(post(0).account.handle, None);
    assert_eq!(post(0).account.display_name, None);
    let first = post(0).key.as_str();
    assert_eq!(post(1).reply_to_post.as_deref(), Some(first));
    assert_every_cell(&read, &fixture_path("youtube/comments_v2.csv"));
}
