//! Reddit: the published list, tables that others kept, monthly dumps.

use std::collections::{BTreeMap, HashSet};

use model::{Kind, Post};

use crate::support::{
    Outcome, assert_every_cell, fixture, fixtures, given_back, published, published_path,
};

fn posts(read: &Outcome) -> Vec<&Post> {
    read.posts.iter().map(|(_, post)| post).collect()
}

fn links(post: &Post) -> Vec<&str> {
    post.links.iter().map(|link| link.url.as_str()).collect()
}

fn account_keys(read: &Outcome) -> HashSet<&str> {
    read.accounts
        .iter()
        .map(|(_, account)| account.key.as_str())
        .collect()
}

#[test]
fn a_list_without_a_header_is_told_by_its_values() {
    let read = fixture("reddit/list/list.csv");
    assert_eq!(read.detected.format.name(), "reddit-list");
    assert_eq!(read.detected.header, ["name", "karma"]);
    assert_eq!((read.accounts.len(), read.rejected.len()), (6, 0));
    assert_eq!(account_keys(&read).len(), 5);
    let (_, first) = &read.accounts[0];
    assert_eq!(
        (first.key.as_str(), first.handle.as_deref()),
        ("quaywren", Some("QuayWren"))
    );
    assert_eq!(first.extra, [("karma".to_owned(), "-16".to_owned())]);
    assert_every_cell(&read, &fixtures().join("reddit/list/list.csv"));
}

#[test]
fn users_are_told_apart_by_their_names_in_any_letters() {
    let read = fixture("reddit/kept/users.csv");
    assert_eq!(read.detected.format.name(), "reddit-users");
    assert!(read.detected.header_as_published);
    assert_eq!(
        account_keys(&read),
        HashSet::from(["quaywren", "plover-news"])
    );
    assert_eq!(
        read.accounts[0].1.created.unwrap().to_string(),
        "2015-06-01"
    );
    assert_every_cell(&read, &fixtures().join("reddit/kept/users.csv"));
}

#[test]
fn comments_answer_the_post_above_them() {
    let read = fixture("reddit/kept/comments.csv");
    assert_eq!(read.detected.format.name(), "reddit-comments");
    assert!(read.detected.header_as_published);
    let posts = posts(&read);
    assert!(
        posts
            .iter()
            .all(|post| post.kind == Kind::Comment && post.is_reply)
    );
    assert_eq!(posts[0].key.as_str(), "t1_d4e51");
    assert_eq!(posts[0].reply_to_post.as_deref(), Some("t3_4xk1"));
    assert_eq!(posts[0].reply_to_account.as_deref(), Some("Mayak62"));
    assert_eq!(posts[1].reply_to_post.as_deref(), Some("t1_d4e51"));
    assert_eq!(posts[1].reply_to_account, None);
    assert_eq!(posts[2].reply_to_account, None);
    assert_eq!(
        links(posts[0]),
        ["https://example.net/pier", "https://www.example.co.uk/bay"]
    );
    assert_eq!(
        (posts[0].counts.likes, posts[1].counts.likes),
        (Some(12), None)
    );
    let at = posts[0].posted_at.unwrap();
    assert_eq!(at.at.to_rfc3339(), "2016-08-07T21:13:42+00:00");
    assert_eq!(at.precision, model::Precision::Second);
    assert_eq!(read.note("unreadableNumber"), 0);
    assert_every_cell(&read, &fixtures().join("reddit/kept/comments.csv"));
}

#[test]
fn an_author_who_is_gone_is_no_account() {
    let read = fixture("reddit/kept/comments.csv");
    let posts = posts(&read);
    assert_eq!(posts[2].account.key.as_str(), "plover-news");
    assert_eq!(posts[2].text, "[removed]");
    let keys = [&posts[3].account.key, &posts[4].account.key];
    assert!(keys.iter().all(|key| !key.is_exact()) && keys[0] != keys[1]);
    assert_eq!(posts[4].account.handle, None);
    assert_eq!(
        (read.note("deletedOrRemoved"), read.note("missingAccount")),
        (3, 2)
    );
}

#[test]
fn a_submission_has_its_title_above_its_text() {
    let read = fixture("reddit/kept/submissions.csv");
    assert_eq!(read.detected.format.name(), "reddit-submissions");
    let posts = posts(&read);
    assert_eq!(posts[0].text, "Lanterns on the bay");
    assert_eq!(links(posts[0]), ["https://www.example.org/lanterns"]);
    assert_eq!(posts[0].counts.replies, Some(3));
    assert_eq!(
        posts[1].text,
        "Who lit them?\nI was at the pier. https://example.net/pier"
    );
    assert_eq!(links(posts[1]), ["https://example.net/pier"]);
    assert_eq!(posts[2].key.as_str(), "t3_4xk3");
    assert!(!posts[2].account.key.is_exact());
    assert_every_cell(&read, &fixtures().join("reddit/kept/submissions.csv"));
}

/// Every scalar of every line, by serde_json: the names of the members joined by dots.
fn leaves(path: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(fixtures().join(path)).unwrap();
    let of_line = |line: &str| {
        let members: serde_json::Map<String, serde_json::Value> =
            serde_json::from_str(line).unwrap();
        let mut leaves = BTreeMap::new();
        for (name, value) in members {
            match value {
                serde_json::Value::Null => {}
                serde_json::Value::String(text) if text.is_empty() => {}
                serde_json::Value::String(text) => drop(leaves.insert(name, text)),
                serde_json::Value::Object(inner) => {
                    for (below, value) in inner {
                        leaves.insert(format!("{name}.{below}"), value.to_string());
                    }
                }
                serde_json::Value::Array(items) if items.is_empty() => {}
                other => drop(leaves.insert(name, other.to_string())),
            }
        }
        leaves
    };
    text.lines().map(of_line).collect()
}

fn assert_every_leaf(read: &Outcome, path: &str) {
    let leaves = leaves(path);
    for ((at, _), ours) in read.posts.iter().zip(given_back(read)) {
        let ours: BTreeMap<String, String> = ours.into_iter().collect();
        let mut published = leaves[usize::try_from(at.record).unwrap() - 1].clone();
        // serde_json sorts the members of objects inside lists; ours stand as published.
        if let Some(list) = published.get_mut("crosspost_parent_list") {
            *list = r#"[{"id":"8a1b2","author":"QuayWren"}]"#.to_owned();
        }
        assert_eq!(ours, published, "{path} {}", at.record);
    }
}

#[test]
fn dumped_submissions() {
    let read = fixture("reddit/dump/RS.jsonl");
    assert_eq!(read.detected.format.name(), "reddit-dump");
    assert_eq!((read.posts.len(), read.rejected.len()), (4, 1));
    let posts = posts(&read);
    let keys: Vec<&str> = posts.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(keys, ["t3_8a1b2", "t3_8a1b3", "t3_8a1b4", "t3_8a1b5"]);
    assert_eq!(links(posts[0]), ["https://www.example.org/lanterns"]);
    assert_eq!(links(posts[1]), ["https://example.net/pier"]);
    assert_eq!(
        posts[1].posted_at.unwrap().at.to_rfc3339(),
        "2018-04-01T10:03:03+00:00"
    );
    assert_eq!(posts[1].account.created.unwrap().to_string(), "2015-06-02");
    assert!(!posts[2].account.key.is_exact());
    assert_eq!(posts[3].reposted_post.as_deref(), Some("t3_8a1b2"));
    assert_eq!(
        (posts[0].kind, posts[3].kind),
        (Kind::Original, Kind::Repost)
    );
    assert_every_leaf(&read, "reddit/dump/RS.jsonl");
}

#[test]
fn dumped_comments() {
    let read = fixture("reddit/dump/RC.jsonl");
    assert_eq!(read.detected.format.name(), "reddit-dump");
    let posts = posts(&read);
    let keys: Vec<&str> = posts.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(keys, ["t1_4e5", "t1_dwq0e12", "t1_dwq0e13"]);
    assert!(posts.iter().all(|post| post.kind == Kind::Comment));
    assert_eq!(posts[1].reply_to_post.as_deref(), Some("t1_4e5"));
    assert_eq!(posts[1].counts.likes, None);
    assert_eq!(
        (read.note("deletedOrRemoved"), read.note("idDestroyed")),
        (1, 0)
    );
    assert_every_leaf(&read, "reddit/dump/RC.jsonl");
}

// The figures below are those of SOURCE.md beside the files.

#[test]
fn the_published_list_and_the_profiles_have_the_counts_of_their_description() {
    let Some(list) = published("reddit-2018-ira/seed.csv") else {
        return;
    };
    assert_eq!(list.detected.format.name(), "reddit-list");
    assert_eq!((list.accounts.len(), account_keys(&list).len()), (944, 941));
    assert_every_cell(&list, &published_path("reddit-2018-ira/seed.csv").unwrap());
    let karma = |of: fn(i64) -> bool| {
        let numbers = list
            .accounts
            .iter()
            .map(|(_, account)| account.extra[0].1.parse().unwrap());
        numbers.filter(|karma| of(*karma)).count()
    };
    let by_size = [
        karma(|n| n < 0),
        karma(|n| n == 0),
        karma(|n| (1..1_000).contains(&n)),
        karma(|n| (1_000..10_000).contains(&n)),
        karma(|n| n >= 10_000),
    ];
    assert_eq!(by_size, [8, 662, 203, 58, 13]);

    let users = published("reddit-2018-ira/users.csv").unwrap();
    assert!(users.detected.header_as_published);
    assert_eq!(
        (users.accounts.len(), account_keys(&users).len()),
        (943, 940)
    );
    assert!(account_keys(&users).is_subset(&account_keys(&list)));
    assert_every_cell(
        &users,
        &published_path("reddit-2018-ira/users.csv").unwrap(),
    );
}

#[test]
fn the_kept_comments_have_the_counts_of_their_description() {
    let Some(read) = published("reddit-2018-ira/comments.csv") else {
        return;
    };
    assert!(read.detected.header_as_published);
    let posts = posts(&read);
    let ids: HashSet<&str> = posts.iter().map(|p| p.key.as_str()).collect();
    let authors: HashSet<&str> = posts.iter().map(|p| p.account.key.as_str()).collect();
    assert_eq!((posts.len(), ids.len(), authors.len()), (6_711, 6_691, 156));
    let times = posts.iter().map(|p| p.posted_at.unwrap().at.timestamp());
    assert_eq!(
        (times.clone().min(), times.max()),
        (Some(1_394_097_912), Some(1_523_297_622))
    );
    // By a script with Python's csv module.
    assert_eq!(
        posts.iter().filter(|p| p.counts.likes.is_none()).count(),
        554
    );
    assert_every_cell(
        &read,
        &published_path("reddit-2018-ira/comments.csv").unwrap(),
    );
}
