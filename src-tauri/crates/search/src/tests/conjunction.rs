//! Parts of a query that hold together, over enough posts that every way of going through them is taken.

use std::sync::LazyLock;

use super::world::{Post, World, post};
use crate::{From, Sort, parse};

const POSTS: u64 = 20_000;

/// Whether a post has what one post in `one_in` has: the same for each run, as good as by chance.
fn has(no: u64, one_in: u64) -> bool {
    let mixed = (no ^ (one_in << 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed ^ (mixed >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 33 < (1 << 31) / one_in
}

/// Words by how many posts have them: one in so many.
const WORDS: [(&str, u64); 6] = [
    ("every", 1),
    ("second", 2),
    ("third", 3),
    ("twentieth", 20),
    ("hundredth", 100),
    ("rare", 400),
];

/// The seconds since 1970 at which a post was posted; one in seven has no date.
fn seconds(no: u64) -> Option<i64> {
    (!has(no, 7)).then_some((no * 7_919 % 40_000) as i64)
}

/// All in one segment.
static WORLD: LazyLock<World> = LazyLock::new(|| {
    let posts = (1..=POSTS).map(|no| {
        let words = WORDS.iter().filter(|(_, one_in)| has(no, *one_in));
        let mut text: Vec<&str> = words.map(|(word, _)| *word).collect();
        if has(no, 5) {
            text.reverse();
        }
        Post {
            posted_ms: seconds(no).map(|seconds| seconds * 1_000),
            language: Some(1 + (no % 3) as u32),
            likes: Some(no % 11),
            is_repost: has(no, 4),
            links: match has(no, 6) {
                true => vec![format!("https://example.org/path{}/{no}", no % 5)],
                false => Vec::new(),
            },
            ..post(no, &text.join(" "))
        }
    });
    World::in_segments(posts.collect(), 1)
});

/// The query finds the posts that `expected` holds for, in the order in which posts are taken one after the other too.
#[track_caller]
fn check(query: &str, expected: impl Fn(u64) -> bool) {
    let wanted: Vec<u64> = (1..=POSTS).filter(|no| expected(*no)).collect();
    assert!(!wanted.is_empty(), "{query} is to find something");
    for sort in [Sort::Newest, Sort::Relevance] {
        let (read, problems) = parse(query, chrono_tz::UTC);
        assert_eq!(problems, []);
        let page = WORLD.page_of(&read, sort, From::Start, POSTS as usize);
        let mut found = page.posts;
        found.sort_unstable();
        assert!(
            found == wanted,
            "{query} by {sort:?}: {} instead of {}",
            found.len(),
            wanted.len()
        );
    }
}

#[test]
fn words_of_every_frequency() {
    for (first, one_in) in &WORDS[..5] {
        for (second, other) in WORDS.iter().filter(|(_, other)| one_in < other) {
            check(&format!("{first} {second}"), |no| {
                has(no, *one_in) && has(no, *other)
            });
            check(&format!("{first} -{second}"), |no| {
                has(no, *one_in) && !has(no, *other)
            });
        }
    }
    check("second third twentieth", |no| {
        has(no, 2) && has(no, 3) && has(no, 20)
    });
}

#[test]
fn ranges_of_columns() {
    let dated = |no: u64, from: i64, until: i64| {
        seconds(no).is_some_and(|seconds| from <= seconds && seconds < until)
    };
    check(
        "second since:1970-01-01T02:00:00Z until:1970-01-01T05:00:00Z",
        |no| has(no, 2) && dated(no, 7_200, 18_000),
    );
    check(
        "every since:1970-01-01T02:00:00Z until:1970-01-01T02:01:00Z",
        |no| dated(no, 7_200, 7_260),
    );
    check("lang:en since:1970-01-01T02:00:00Z likes:>8 -third", |no| {
        no % 3 == 1 && dated(no, 7_200, i64::MAX) && no % 11 > 8 && !has(no, 3)
    });
    check("lang:th likes:3", |no| no % 3 == 2 && no % 11 == 3);
    check("rare lang:fa", |no| has(no, 400) && no.is_multiple_of(3));
    check("is:repost lang:fa -second", |no| {
        has(no, 4) && no.is_multiple_of(3) && !has(no, 2)
    });
}

#[test]
fn phrases_beside_other_parts() {
    // Words stand in the order of the list, or all the other way round.
    let after = |no: u64, a: u64, b: u64| {
        let between = WORDS.iter().any(|(_, n)| a < *n && *n < b && has(no, *n));
        has(no, a) && has(no, b) && !between
    };
    check("\"second third\" twentieth", |no| {
        after(no, 2, 3) && !has(no, 5) && has(no, 20)
    });
    check("\"third second\" lang:en -hundredth", |no| {
        after(no, 2, 3) && has(no, 5) && no % 3 == 1 && !has(no, 100)
    });
    check("\"every second\" \"second third\"", |no| {
        after(no, 2, 3) && !has(no, 5)
    });
    check("\"second third\" rare", |no| {
        after(no, 2, 3) && !has(no, 5) && has(no, 400)
    });
    check("\"second thi\"* twentieth", |no| {
        after(no, 2, 3) && !has(no, 5) && has(no, 20)
    });
}

#[test]
fn addresses_beside_other_parts() {
    check("url:path3 second", |no| {
        has(no, 6) && no % 5 == 3 && has(no, 2)
    });
    check("url:path* second -third", |no| {
        has(no, 6) && has(no, 2) && !has(no, 3)
    });
    check("url:example.org/path1* lang:en", |no| {
        has(no, 6) && no % 5 == 1 && no % 3 == 1
    });
}

#[test]
fn parts_within_parts() {
    check("third (second twentieth OR hundredth)", |no| {
        has(no, 3) && ((has(no, 2) && has(no, 20)) || has(no, 100))
    });
    check("(second third) OR (twentieth hundredth)", |no| {
        (has(no, 2) && has(no, 3)) || (has(no, 20) && has(no, 100))
    });
    check("rare OR (second -third lang:en)", |no| {
        has(no, 400) || (has(no, 2) && !has(no, 3) && no % 3 == 1)
    });
    check("hundredth -(second third)", |no| {
        has(no, 100) && !(has(no, 2) && has(no, 3))
    });
}
