//! Pages: every hit once, in order, the last one within reach.

use model::Precision;

use super::world::{Post, World, post};
use crate::{Column, Cursor, Error, From, PageRequest, Query, Sort, Stamp, parse};

const SORTS: [Sort; 4] = [
    Sort::Newest,
    Sort::Oldest,
    Sort::Relevance,
    Sort::Engagement,
];

/// Posts with many equal times and counts, every tenth without a date.
fn many(n: u64) -> World {
    let posts = (1..=n)
        .map(|no| Post {
            posted_ms: (no % 10 != 0)
                .then_some(1_500_000_000_000 + (no as i64 * 7_919 % 40) * 60_000),
            precision: Precision::Minute,
            likes: (no % 3 != 0).then_some(no * 31 % 7),
            reposts: (no % 5 == 0).then_some(no % 4),
            account: (no % 13) as u32,
            dataset: (no % 3) as u32,
            ..post(
                no,
                if no % 2 == 0 {
                    "oil oil gas"
                } else {
                    "oil price today"
                },
            )
        })
        .collect();
    World::in_segments(posts, 4)
}

fn query(text: &str) -> Query {
    parse(text, chrono_tz::UTC).0
}

/// The posts in the order that the sort promises, worked out from the posts themselves.
fn sorted(world: &World, sort: Sort) -> Vec<u64> {
    let mut posts: Vec<&Post> = world.posts.iter().collect();
    let newest = |post: &Post| (post.posted_ms, post.no);
    match sort {
        Sort::Newest => posts.sort_by_key(|post| std::cmp::Reverse(newest(post))),
        Sort::Oldest => posts.sort_by_key(|post| (post.posted_ms.is_none(), newest(post))),
        _ => posts.sort_by_key(|post| {
            let sum = post.likes.unwrap_or(0) + post.reposts.unwrap_or(0);
            std::cmp::Reverse((sum, newest(post)))
        }),
    }
    posts.iter().map(|post| post.no).collect()
}

#[test]
fn posts_come_in_the_order_asked_for_with_undated_ones_last() {
    let world = many(200);
    for sort in [Sort::Newest, Sort::Oldest, Sort::Engagement] {
        let page = world.page_of(&query(""), sort, From::Start, 1_000);
        assert_eq!(page.posts, sorted(&world, sort), "{sort:?}");
    }
}

#[test]
fn relevance_puts_the_better_match_first_and_the_newest_of_equals() {
    let mut posts = vec![
        post(1, "oil in a long text about many other things than that"),
        post(2, "oil oil oil"),
        post(3, "oil"),
        post(4, "oil"),
    ];
    posts[2].posted_ms = Some(2_000);
    posts[3].posted_ms = Some(1_000);
    let world = World::in_segments(posts, 1);
    let page = world.page_of(&query("oil"), Sort::Relevance, From::Start, 10);
    let place = |no| page.posts.iter().position(|p| *p == no).unwrap();
    assert_eq!(place(1), 3);
    assert_eq!(place(4), place(3) + 1);
    // A filter does not move anything.
    let filtered = world.page_of(
        &query("oil is:original -lang:fa"),
        Sort::Relevance,
        From::Start,
        10,
    );
    assert_eq!(filtered.posts, page.posts);
}

#[test]
fn going_from_page_to_page_gives_every_hit_once() {
    let world = many(257);
    for text in ["", "oil", "oil -gas", "price OR gas"] {
        let query = query(text);
        for sort in SORTS {
            let whole = world.page_of(&query, sort, From::Start, 1_000).posts;
            let mut gathered = Vec::new();
            let mut from = From::Start;
            loop {
                let page = world.page_of(&query, sort, from, 10);
                assert_eq!(page.total, whole.len() as u64);
                assert_eq!(page.rank, gathered.len() as u64);
                gathered.extend(page.posts);
                match page.next {
                    // As text, the way the window keeps it.
                    Some(next) => from = From::After(next.to_string().parse().unwrap()),
                    None => break,
                }
            }
            assert_eq!(gathered, whole, "{text} {sort:?}");
        }
    }
}

#[test]
fn any_rank_can_be_reached_the_last_one_included() {
    let world = many(120);
    for sort in SORTS {
        let whole = world.page_of(&query("oil"), sort, From::Start, 1_000).posts;
        for rank in [0, 1, 59, 60, 100, 119] {
            let page = world.page_of(&query("oil"), sort, From::Rank(rank), 7);
            let expected: Vec<u64> = whole.iter().skip(rank as usize).take(7).copied().collect();
            assert_eq!(
                (page.posts, page.rank, page.total),
                (expected, rank, 120),
                "{sort:?} {rank}"
            );
            assert_eq!(page.next.is_some(), rank + 7 < 120);
        }
        let beyond = world.page_of(&query("oil"), sort, From::Rank(120), 7);
        assert_eq!(
            (beyond.posts.len(), beyond.rank, beyond.next),
            (0, 120, None)
        );
    }
}

/// Ranks before and behind the half, at slices' ends and beyond the last hit.
const FAR: [u64; 8] = [
    20_000, 22_499, 22_501, 40_499, 44_990, 44_999, 45_000, 90_000,
];

fn far_ranks_are_right(world: &World) {
    for sort in [Sort::Newest, Sort::Oldest, Sort::Engagement] {
        let whole = sorted(world, sort);
        for rank in FAR {
            let page = world.page_of(&query(""), sort, From::Rank(rank), 20);
            let expected: Vec<u64> = whole.iter().skip(rank as usize).take(20).copied().collect();
            assert_eq!(page.posts, expected, "{sort:?} {rank}");
            assert_eq!((page.total, page.rank), (45_000, rank.min(45_000)));
            assert_eq!(page.next.is_some(), rank + 20 < 45_000);
        }
    }
}

#[test]
fn any_rank_far_down_is_found() {
    far_ranks_are_right(&many(45_000));
}

#[test]
fn any_rank_far_down_is_found_among_posts_that_are_all_alike() {
    let world = many(45_000);
    let alike = |dated: bool| {
        let posts = world.posts.iter().map(|post| Post {
            posted_ms: (dated && post.no % 4 != 0).then_some(1_500_000_000_000),
            likes: None,
            reposts: None,
            ..post.clone()
        });
        World::in_segments(posts.collect(), 3)
    };
    far_ranks_are_right(&alike(true));
    far_ranks_are_right(&alike(false));
}

#[test]
fn any_rank_far_down_is_found_by_relevance() {
    let world = many(45_000);
    let oil = query("oil");
    let whole = world
        .page_of(&oil, Sort::Relevance, From::Start, 50_000)
        .posts;
    for rank in FAR {
        let page = world.page_of(&oil, Sort::Relevance, From::Rank(rank), 20);
        let expected: Vec<u64> = whole.iter().skip(rank as usize).take(20).copied().collect();
        assert_eq!(page.posts, expected, "{rank}");
    }
}

#[test]
fn a_limit_of_nothing_gives_the_total_alone() {
    let world = many(30);
    for from in [From::Start, From::Rank(3)] {
        let page = world.page_of(&query("gas"), Sort::Newest, from, 0);
        assert_eq!((page.total, page.posts.len()), (15, 0));
    }
    let searcher = world.index.searcher();
    assert_eq!(
        searcher.count(&query("gas"), &world, &|| false).unwrap(),
        15
    );
    assert_eq!(searcher.count(&query(""), &world, &|| false).unwrap(), 30);
}

#[test]
fn a_cursor_goes_on_where_it_was_when_posts_come_and_go() {
    let world = many(60);
    let first = world.page_of(&query(""), Sort::Oldest, From::Start, 20);
    let whole = world
        .page_of(&query(""), Sort::Oldest, From::Start, 100)
        .posts;
    let mut indexer = world.index.indexer(15_000_000, 1).unwrap();
    indexer.delete_dataset(1);
    // Earlier than every other: it belongs on the first page, which has been read.
    Post {
        posted_ms: Some(1),
        dataset: 2,
        ..post(61, "oil")
    }
    .add_to(&mut indexer);
    indexer
        .commit(Stamp {
            generation: 9,
            last_post_no: 61,
        })
        .unwrap();
    world.index.reload().unwrap();
    let rest = world.page_of(
        &query(""),
        Sort::Oldest,
        From::After(first.next.unwrap()),
        100,
    );
    let expected: Vec<u64> = whole[20..]
        .iter()
        .copied()
        .filter(|no| no % 3 != 1)
        .collect();
    assert_eq!(rest.posts, expected);
    assert_eq!(rest.total, 41);
    assert_eq!(rest.rank + rest.posts.len() as u64, 41);
}

#[test]
fn a_cursor_of_another_order_is_refused() {
    let world = many(60);
    let next: Cursor = world
        .page_of(&query(""), Sort::Oldest, From::Start, 5)
        .next
        .unwrap();
    assert_eq!((next.sort(), next.generation()), (Sort::Oldest, 4));
    let request = PageRequest {
        sort: Sort::Newest,
        from: From::After(next),
        limit: 5,
    };
    let answer = world
        .index
        .searcher()
        .page(&query(""), &world, &request, &|| false);
    assert!(matches!(answer, Err(Error::BadCursor { .. })));
}

#[test]
fn an_export_meets_every_hit_in_order_and_can_break_off() {
    let world = many(77);
    let searcher = world.index.searcher();
    for sort in SORTS {
        let mut met = Vec::new();
        let mut each = |no| {
            met.push(no);
            std::ops::ControlFlow::Continue(())
        };
        let n = searcher
            .all(&query("oil"), &world, sort, &|| false, &mut each)
            .unwrap();
        assert_eq!(n, 77);
        assert_eq!(
            met,
            world.page_of(&query("oil"), sort, From::Start, 100).posts
        );
    }
    let mut stop = |_| std::ops::ControlFlow::Break(());
    assert_eq!(
        searcher
            .all(&query(""), &world, Sort::Newest, &|| false, &mut stop)
            .unwrap(),
        1
    );
}

#[test]
fn a_search_that_is_no_longer_wanted_stops() {
    let world = many(30);
    let searcher = world.index.searcher();
    let request = PageRequest {
        sort: Sort::Newest,
        from: From::Start,
        limit: 5,
    };
    for text in ["oil", "=oil"] {
        let query = query(text);
        let stopped = searcher.page(&query, &world, &request, &|| true);
        assert!(matches!(stopped, Err(Error::Overtaken)), "{text}");
        assert!(
            searcher
                .facets(&query, &world, &[Column::Kind], &|| true)
                .is_err()
        );
        assert!(searcher.histogram(&query, &world, None, &|| true).is_err());
    }
}

#[test]
fn a_searcher_keeps_its_state_while_posts_are_added() {
    let world = many(10);
    let before = world.index.searcher();
    let mut indexer = world.index.indexer(15_000_000, 1).unwrap();
    indexer.delete_dataset(0);
    indexer
        .commit(Stamp {
            generation: 5,
            last_post_no: 10,
        })
        .unwrap();
    world.index.reload().unwrap();
    assert_eq!(before.posts(), 10);
    assert_eq!(world.index.searcher().posts(), 7);
}
