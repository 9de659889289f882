//! A post goes in and comes out as it was published.

use std::sync::Arc;

use model::{Account, Counts, Direction, Key, Kind, Link, Post, PostedAt, Precision, TimeSource};
use store::PostNo;

use crate::common::{Place, a_post, account, import, position, post, strings};

fn full() -> Post {
    Post {
        key: Key::exact("1196659470232772609"),
        account: Arc::new(account("x")),
        text: "RT @a: &amp; سلام #boat\n\u{0}second line".into(),
        posted_at: Some(PostedAt {
            at: "2019-11-19T05:20:07.123Z".parse().unwrap(),
            precision: Precision::Millisecond,
            source: TimeSource::Id,
        }),
        language: Some("fa".into()),
        language_published: true,
        guess: Some("ar".into()),
        direction: Direction::Rtl,
        kind: Kind::Repost,
        is_repost: true,
        is_quote: true,
        is_reply: true,
        reply_to_post: Some("5".into()),
        reply_to_account: Some("hash=".into()),
        quoted_post: Some("5.49E+17".into()),
        reposted_post: Some("7".into()),
        reposted_account: Some("8".into()),
        hashtags: strings(&["boat", "Boat", "boat"]),
        links: vec![
            Link {
                url: "https://www.example.co.uk/x?y=1".into(),
                domain: Some("example.co.uk".into()),
            },
            Link {
                url: "not an address".into(),
                domain: None,
            },
        ],
        mentions: strings(&["boat", "Someone"]),
        counts: Counts {
            quotes: Some(0),
            replies: None,
            likes: Some(12),
            reposts: Some(3),
            views: None,
        },
        client: Some("Twitter for iPhone".into()),
        place: Some(("35.7".into(), "present".into())),
        media: strings(&["a.jpg"]),

        shared: Vec::new(),
        platform: None,
        ad: None,
        extra: vec![
            ("poll_choices".into(), "[]".into()),
            ("poll_choices".into(), "".into()),
        ],
    }
}

#[test]
fn a_full_post_and_a_bare_one_come_back_equal() {
    let place = Place::new();
    let bare = Post {
        text: String::new(),
        posted_at: None,
        language_published: false,
        ..post("2", Account::new(Key::exact("y")))
    };
    let marked = Post {
        key: Key::marked("0123456789abcdef", 3, "1.01421E+18"),
        ..post("", account("x"))
    };
    let nothing = Post {
        key: Key::marked("0123456789abcdef", 4, ""),
        ..post("", Account::new(Key::marked("0123456789abcdef", 4, "")))
    };
    let all = [full(), bare, marked, nothing];
    import(
        &mut place.writer(),
        "a",
        "posts.csv",
        all.clone().map(a_post).into(),
    );
    let reader = place.reader();
    // In the order asked for, and with a gap where there is no post.
    let numbers = [4, 3, 99, 1, 2].map(PostNo);
    let posts = reader.posts(&numbers).unwrap();
    assert!(posts[2].is_none());
    for (index, original) in [(0, 3), (1, 2), (3, 0), (4, 1)] {
        let stored = posts[index].as_ref().unwrap();
        assert_eq!(stored.post, all[original]);
        assert_eq!(stored.no, numbers[index]);
        assert_eq!(stored.source.position, position(stored.no.0));
    }
    assert_eq!(
        reader.text(PostNo(1)).unwrap().as_deref(),
        Some(full().text.as_str())
    );
    assert_eq!(reader.text(PostNo(99)).unwrap(), None);
}

#[test]
fn posts_are_found_by_their_id_in_one_dataset_or_all() {
    let place = Place::new();
    let mut writer = place.writer();
    for dataset in ["a", "b"] {
        import(
            &mut writer,
            dataset,
            &format!("{dataset}.csv"),
            vec![a_post(post("1", account("x")))],
        );
    }
    let reader = place.reader();
    assert_eq!(
        reader.post_by_key(None, "1").unwrap(),
        [PostNo(1), PostNo(2)]
    );
    assert_eq!(reader.post_by_key(Some("b"), "1").unwrap(), [PostNo(2)]);
    assert_eq!(reader.post_by_key(Some("c"), "1").unwrap(), []);
    assert_eq!(reader.post_by_key(None, "01").unwrap(), []);
}
