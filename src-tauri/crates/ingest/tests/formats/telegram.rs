//! Exports of Telegram Desktop.

use model::{AccountKind, Kind, Platform, Precision};
use serde_json::Value;

use crate::json::{assert_holds, assert_nothing_else, columns, fixture_path};
use crate::support::{Outcome, fixture};

/// What is put beside a message.
const BESIDE: &[&str] = &["chat."];

/// A file as another reader has it, once the control characters that are no JSON are written as JSON does.
fn whole(path: &str) -> Value {
    let text = std::fs::read_to_string(fixture_path(path)).unwrap();
    serde_json::from_str(&text.replace("\\x", "\\u00")).unwrap()
}

fn assert_all_is_kept(read: &Outcome, messages: &[&Value]) {
    let columns = columns(read);
    assert_eq!(columns.len(), messages.len());
    for (columns, message) in columns.iter().zip(messages) {
        assert_holds(columns, message, "");
        assert_nothing_else(columns, message, BESIDE);
    }
}

fn messages(chat: &Value) -> Vec<&Value> {
    let all = chat["messages"].as_array().unwrap().iter();
    all.filter(|message| message["type"] == "message").collect()
}

#[test]
fn a_channel_is_read_message_by_message() {
    let read = fixture("telegram/channel/result.json");
    assert_eq!(read.detected.format.name(), "telegram-export");
    assert_eq!(read.detected.platform, Platform::Telegram);
    assert_eq!((read.posts.len(), read.rejected.len()), (9, 0));
    assert_eq!((read.note("serviceMessage"), read.skipped), (2, 2));
    assert_eq!(read.note("privateChat"), 0);
    let (_, first) = &read.posts[0];
    assert_eq!(first.key.as_str(), "1200000001/2");
    assert_eq!(first.account.key.as_str(), "channel1200000001");
    assert_eq!(first.account.display_name.as_deref(), Some("رود خبر"));
    assert_eq!(first.account.kind, Some(AccountKind::Channel));
    let posted = first.posted_at.unwrap();
    assert_eq!(posted.at.to_rfc3339(), "2021-03-01T10:11:01+00:00");
    assert_eq!(posted.precision, Precision::Second);
    assert_all_is_kept(&read, &messages(&whole("telegram/channel/result.json")));
}

#[test]
fn a_text_in_parts_gives_its_hashtags_links_and_mentions() {
    let read = fixture("telegram/channel/result.json");
    let (_, post) = &read.posts[1];
    assert_eq!(
        post.text,
        "Water is rising #باران see https://weather.example.co.uk/rain and this, thanks @heron_blue Plover soon bell\u{8}"
    );
    assert_eq!(post.hashtags, ["باران"]);
    let links: Vec<&str> = post.links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(
        links,
        [
            "https://weather.example.co.uk/rain",
            "https://river.example.org/map?a=1"
        ]
    );
    assert_eq!(post.mentions, ["heron_blue", "user700000002"]);
    assert_eq!(post.media, ["photos/photo_1@01-03-2021_15-30-00.jpg"]);
}

#[test]
fn reposts_replies_files_polls_and_places() {
    let read = fixture("telegram/channel/result.json");
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(post(2).kind, Kind::Repost);
    assert_eq!(post(2).reposted_account.as_deref(), Some("Вести реки"));
    assert_eq!(
        (post(3).kind, &post(3).reposted_account),
        (Kind::Repost, &None)
    );
    assert_eq!(post(4).kind, Kind::Reply);
    assert_eq!(post(4).reply_to_post.as_deref(), Some("1200000001/3"));
    assert_eq!(post(5).reply_to_post.as_deref(), Some("1200000099/88"));
    assert!(post(6).media.is_empty());
    assert_eq!(post(7).text, "Which bridge?\nNorth\nSouth");
    assert_eq!(post(8).place.as_ref().unwrap().0, "35.69");
}

#[test]
fn of_an_account_only_what_is_public_is_read() {
    let read = fixture("telegram/account/result.json");
    assert_eq!((read.posts.len(), read.rejected.len()), (4, 0));
    // Two with a friend, one to oneself, one in a private channel.
    assert_eq!(read.note("privateChat"), 4);
    assert_eq!(read.note("serviceMessage"), 1);
    assert_eq!(read.skipped, 5);
    let kinds: Vec<_> = read
        .posts
        .iter()
        .map(|(_, post)| post.account.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            Some(AccountKind::Profile),
            Some(AccountKind::Group),
            Some(AccountKind::Profile),
            Some(AccountKind::Channel)
        ]
    );
    assert_eq!(read.posts[2].1.account.display_name, None);
    assert_eq!(read.posts[3].1.key.as_str(), "1200000003/5");
    let account = whole("telegram/account/result.json");
    let mut public = messages(&account["chats"]["list"][1]);
    public.extend(messages(&account["left_chats"]["list"][0]));
    assert_all_is_kept(&read, &public);

    let read = fixture("telegram/private/result.json");
    assert_eq!((read.n_read(), read.note("privateChat")), (0, 2));
}

#[test]
fn of_a_time_without_a_zone_only_the_day_is_taken() {
    let read = fixture("telegram/old/result.json");
    assert_eq!(read.posts.len(), 3);
    let posted = read.posts[0].1.posted_at.unwrap();
    assert_eq!(posted.precision, Precision::Day);
    assert_eq!(posted.at.to_rfc3339(), "2018-09-02T00:00:00+00:00");
    assert_eq!(
        (read.note("localTime"), read.note("unreadableDate")),
        (2, 1)
    );
    assert!(read.posts[2].1.posted_at.is_none());
    assert_eq!(read.posts[1].1.hashtags, ["fluss"]);
    for (_, post) in &read.posts {
        assert_eq!(post.account.key.as_str(), "channel9400000001");
    }
    assert_all_is_kept(&read, &messages(&whole("telegram/old/result.json")));
}
