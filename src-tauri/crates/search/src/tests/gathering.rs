//! What the columns hold of each post.

use chrono_tz::Tz;
use model::Kind;

use super::world::{Post, World, ms, post};
use crate::{Gathered, Listed, parse};

fn world() -> World {
    let tagged = |no: u64, account: u32, hashtags: &[u32]| Post {
        account,
        posted_ms: Some(ms("2019-05-01T10:00:00Z") + no as i64),
        hashtags: hashtags
            .iter()
            .map(|&no| (no, format!("tag{no}")))
            .collect(),
        ..post(no, "a boat")
    };
    World::new(vec![
        tagged(1, 7, &[3, 5]),
        Post {
            links: vec!["https://a.example/1".into(), "https://a.example/2".into()],
            fingerprint: Some(u64::MAX),
            own_id: Some(1 << 40),
            ..tagged(2, 8, &[])
        },
        Post {
            kind: Kind::Reply,
            client: Some(4),
            answered_post: Some(1 << 40),
            ..tagged(3, 7, &[5])
        },
        Post {
            posted_ms: None,
            ..tagged(4, 9, &[5])
        },
    ])
}

/// The values of a list with the posts that have them, in order.
fn of(gathered: &Gathered, listed: Listed) -> Vec<(u64, u64)> {
    let values = gathered.list(listed).iter();
    let mut values: Vec<(u64, u64)> = values
        .map(|&(at, value)| (gathered.posts[at as usize].post_no, value))
        .collect();
    values.sort_unstable();
    values
}

#[test]
fn posts_of_accounts_come_with_their_columns_and_lists() {
    let world = world();
    let searcher = world.index.searcher();
    let got = searcher
        .gather_accounts(&[7, 8], &Listed::ALL, &|| false)
        .unwrap();
    let mut posts = got.posts.clone();
    posts.sort_by_key(|post| post.post_no);
    let told: Vec<_> = posts
        .iter()
        .map(|post| (post.post_no, post.account_no, post.kind, post.client_no))
        .collect();
    let (original, reply) = (Kind::Original.code(), Kind::Reply.code());
    assert_eq!(
        told,
        [
            (1, 7, original, None),
            (2, 8, original, None),
            (3, 7, reply, Some(4))
        ]
    );
    assert_eq!(posts[0].posted_ms, Some(ms("2019-05-01T10:00:00.001Z")));
    assert_eq!(of(&got, Listed::Hashtag), [(1, 3), (1, 5), (3, 5)]);
    assert_eq!(of(&got, Listed::Link), [(2, 1), (2, 2)]);
    assert_eq!(of(&got, Listed::Fingerprint), [(2, u64::MAX)]);
    assert_eq!(of(&got, Listed::OwnId), [(2, 1 << 40)]);
    assert_eq!(of(&got, Listed::AnsweredPost), [(3, 1 << 40)]);
}

#[test]
fn a_query_gathers_what_it_finds_and_only_the_lists_asked_for() {
    let world = world();
    let (query, _) = parse("#tag5", Tz::UTC);
    let got = world
        .index
        .searcher()
        .gather(&query, &world, &[Listed::Hashtag], &|| false)
        .unwrap();
    let mut numbers: Vec<u64> = got.posts.iter().map(|post| post.post_no).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 3, 4]);
    assert!(got.posts.iter().any(|post| post.posted_ms.is_none()));
    assert!(got.list(Listed::Link).is_empty());
    let none = world.index.searcher().gather_accounts(&[], &[], &|| false);
    assert!(none.unwrap().posts.is_empty());
}
