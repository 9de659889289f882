//! Tables of 4CAT.

use model::{Kind, Platform, Precision};

use crate::json::fixture_path;
use crate::support::{Outcome, fixture};
use crate::tables::assert_every_cell;

fn whole(file: &str, format: &str) -> Outcome {
    let path = format!("4cat/{file}");
    let read = fixture(&path);
    assert_eq!(read.detected.format.name(), format);
    assert!(read.rejected.is_empty());
    assert_every_cell(&read, &fixture_path(&path));
    read
}

#[test]
fn posts_on_x() {
    let read = whole("x.csv", "4cat-x");
    assert!(read.detected.header_as_published);
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(post(0).key.as_str(), "1682608070477217793");
    assert_eq!(
        post(0).posted_at.unwrap().at.to_rfc3339(),
        "2023-07-22T04:26:40.005+00:00"
    );
    assert_eq!(post(0).hashtags, ["наводнение", "мост"]);
    let links: Vec<&str> = post(0).links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(
        links,
        ["https://river.example.org/a,b", "https://news.example.com/"]
    );
    assert_eq!(post(0).media.len(), 2);
    assert_eq!(post(0).place.as_ref().unwrap().0, "35.69");
    assert_eq!(post(0).counts.views, Some(512));
    assert_eq!(post(1).kind, Kind::Repost);
    assert_eq!(post(1).reposted_account.as_deref(), Some("heron_blue"));
    assert_eq!(post(1).account.key.as_str(), "9000002");
    assert_eq!(post(2).kind, Kind::Quote);
    assert!(post(2).is_reply);
    assert_eq!(post(2).reply_to_account.as_deref(), Some("plover_1"));
    // Without Unix seconds only the day can be trusted.
    assert_eq!(post(2).posted_at.unwrap().precision, Precision::Day);
    assert_eq!(read.note("serverTime"), 1);
}

#[test]
fn messages_on_telegram() {
    let read = whole("telegram.csv", "4cat-telegram");
    let post = |n: usize| &read.posts[n].1;
    assert_eq!(read.detected.platform, Platform::Telegram);
    assert_eq!(post(0).key.as_str(), "river_news-12");
    assert_eq!(post(0).account.key.as_str(), "1200000001");
    assert_eq!(post(0).mentions, ["heron_blue", "plover_1"]);
    assert_eq!(post(0).hashtags, ["мост"]);
    assert_eq!(post(0).counts.views, Some(1200));
    assert_eq!(post(0).media, ["river_news-12.jpeg"]);
    assert_eq!(post(1).key.as_str(), "river_news-13");
    assert_eq!(post(1).reply_to_post.as_deref(), Some("river_news-12"));
    assert_eq!(post(1).kind, Kind::Repost);
    assert_eq!(post(1).reposted_account.as_deref(), Some("Вести реки"));
    assert_eq!(post(1).account.handle.as_deref(), Some("river_news"));
    assert_eq!(post(2).reposted_account.as_deref(), Some("1200000099"));
}

#[test]
fn videos_on_tiktok_and_pictures_on_instagram() {
    let read = whole("tiktok.csv", "4cat-tiktok");
    let (_, video) = &read.posts[0];
    assert_eq!(video.kind, Kind::Video);
    assert_eq!(video.account.key.as_str(), "heron.tt");
    assert_eq!(video.hashtags, ["แม่น้ำ", "flood"]);
    assert_eq!(video.counts.reposts, Some(2));

    let read = whole("instagram.csv", "4cat-instagram");
    let (_, picture) = &read.posts[0];
    assert_eq!(picture.account.key.as_str(), "heron_ig");
    assert_eq!(picture.media.len(), 3);
    assert_eq!(picture.counts.likes, None);
    assert_eq!(read.note("unreadableNumber"), 1);

    let read = whole("instagram_old.csv", "4cat-instagram");
    assert_eq!(read.posts[1].1.kind, Kind::Comment);
    assert_eq!(read.posts[1].1.mentions, ["heron_ig"]);
    assert_eq!(read.note("serverTime"), 2);
}

#[test]
fn a_table_for_4cat_to_take_in() {
    let read = fixture("4cat/custom.csv");
    assert_eq!(read.detected.format.name(), "4cat-custom");
    assert_eq!((read.posts.len(), read.rejected.len()), (2, 1));
    let post = |n: usize| &read.posts[n].1;
    for n in [0, 1] {
        assert_eq!(
            post(n).posted_at.unwrap().at.to_rfc3339(),
            "2020-02-03T04:05:06+00:00"
        );
        assert_eq!(post(n).account.key.as_str(), "heron");
    }
    assert_eq!(post(0).hashtags, ["river"]);
    assert_eq!(post(1).links.len(), 1);
    assert_eq!(post(0).extra[0].0, "thread_id");
}
