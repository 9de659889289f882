//! Accounts, however and in whatever order they become known.

use std::sync::Arc;

use model::{Account, Key, Post, Record};
use store::Access;

use crate::common::{
    Place, a_post, a_user, account, at, batch, begin_new, import, last_batch, post,
};

/// Two posts with other facts than the users row, and an account without a users row.
fn posts() -> Vec<Record> {
    let mut earlier = account("x");
    earlier.followers = Some(10);
    let mut later = account("x");
    later.followers = Some(20);
    later.handle = Some("New_Name".into());
    vec![
        a_post(Post {
            posted_at: at("2017-02-01T08:00"),
            ..post("2", later)
        }),
        a_post(Post {
            posted_at: at("2017-01-01T08:00"),
            ..post("1", earlier)
        }),
        a_post(post("3", account("unlisted"))),
    ]
}

fn users() -> Vec<Record> {
    let mut listed = account("x");
    listed.place = Some("Harbour".into());
    vec![a_user(listed), a_user(account("silent"))]
}

fn content(place: &Place) -> Vec<String> {
    let mut rows = place.sql(
        "SELECT account.key, account.handle, account.handle_folded, listed, n_posts, first_ms, last_ms, place, followers
         FROM account JOIN profile USING (profile_no) ORDER BY account.key",
    );
    rows.extend(place.sql(
        "SELECT post.key, text, account.key, profile.handle, followers FROM post
         JOIN account USING (account_no) JOIN profile ON profile.profile_no = post.profile_no ORDER BY post.key",
    ));
    rows.extend(place.sql("SELECT n_posts, n_accounts, first_ms, last_ms FROM dataset"));
    rows.extend(place.sql("SELECT path, kept, duplicates FROM source_file ORDER BY path"));
    rows
}

#[test]
fn the_order_of_import_does_not_matter() {
    let users_first = Place::new();
    let mut writer = users_first.writer();
    import(&mut writer, "a", "users.csv", users());
    import(&mut writer, "a", "posts.csv", posts());

    let posts_first = Place::new();
    let mut writer = posts_first.writer();
    import(&mut writer, "a", "posts.csv", posts());
    import(&mut writer, "a", "users.csv", users());

    let backwards = Place::new();
    let mut writer = backwards.writer();
    import(
        &mut writer,
        "a",
        "posts.csv",
        posts().into_iter().rev().collect(),
    );
    import(
        &mut writer,
        "a",
        "users.csv",
        users().into_iter().rev().collect(),
    );

    // 1 January 2017 08:00 UTC is 1,483,257,600 s after 1970, 1 February 1,485,936,000 s, 12:00 four hours later.
    let expected = [
        "silent|Handle_silent|handle_silent|1|0|NULL|NULL|NULL|NULL",
        "unlisted|Handle_unlisted|handle_unlisted|0|1|1483272000000|1483272000000|NULL|NULL",
        "x|Handle_x|handle_x|1|2|1483257600000|1485936000000|Harbour|NULL",
        "1|Text of 1|x|Handle_x|10",
        "2|Text of 2|x|New_Name|20",
        "3|Text of 3|unlisted|Handle_unlisted|NULL",
        "3|3|1483257600000|1485936000000",
        "posts.csv|3|0",
        "users.csv|2|0",
    ];
    assert_eq!(content(&users_first), expected);
    assert_eq!(content(&posts_first), expected);
    assert_eq!(content(&backwards), expected);
    assert_eq!(
        posts_first.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
}

#[test]
fn an_account_without_a_users_row_has_the_facts_of_its_newest_post() {
    let versions = [
        ("5", "2017-03-01T08:00", 50),
        ("7", "2017-03-01T08:00", 70),
        ("9", "2017-01-01T08:00", 90),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]] {
        for reopened in [false, true] {
            let mut place = Place::new();
            for index in order {
                let (id, time, followers) = versions[index];
                let mut facts = account("x");
                facts.followers = Some(followers);
                let record = a_post(Post {
                    posted_at: at(time),
                    ..post(id, facts)
                });
                import(&mut place.writer(), "a", &format!("{id}.csv"), vec![record]);
                if reopened {
                    place = place.reopen(Access::Write);
                }
            }
            // Two posts share the latest minute; the greater id decides.
            let found = place.reader().find_accounts(Some("a"), "x").unwrap();
            assert_eq!(found[0].facts.followers, Some(70), "order {order:?}");
        }
    }
}

#[test]
fn a_dated_post_counts_as_newer_than_an_undated_one() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut dated = account("x");
    dated.followers = Some(1);
    let mut undated = account("x");
    undated.followers = Some(2);
    let records = vec![
        a_post(post("1", dated)),
        a_post(Post {
            posted_at: None,
            ..post("2", undated)
        }),
    ];
    import(&mut writer, "a", "posts.csv", records);
    let found = place.reader().find_accounts(None, "x").unwrap();
    assert_eq!(found[0].facts.followers, Some(1));
    assert_eq!(found[0].n_posts, 2);
    assert_eq!(found[0].first, found[0].last);
}

#[test]
fn a_users_row_that_completes_an_account_is_kept_and_gives_it_its_place() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "a",
        "posts.csv",
        vec![a_post(post("1", account("x")))],
    );
    let outcome = import(
        &mut writer,
        "a",
        "users.csv",
        vec![a_user(account("w")), a_user(account("x"))],
    );
    assert_eq!((outcome.kept, outcome.duplicates), (2, 0));
    assert_eq!(
        place.sql("SELECT key, path, record, line FROM account JOIN source_file USING (file_no) ORDER BY key"),
        ["w|users.csv|1|2", "x|users.csv|2|3"],
    );
    assert_eq!(place.reader().datasets().unwrap()[0].n_accounts, 2);
}

#[test]
fn every_fact_published_with_a_post_is_given_back() {
    let place = Place::new();
    let mut writer = place.writer();
    let facts = Account {
        display_name: Some("نام".into()),
        hashed: true,
        description: Some(String::new()),
        url: Some("https://example.org/".into()),
        following: Some(0),
        created: "2012-02-29".parse().ok(),
        language: Some("fa".into()),
        extra: vec![
            ("updates".into(), "17".into()),
            ("updates".into(), "18".into()),
        ],
        ..Account::new(Key::exact("ab=="))
    };
    let shared = Arc::new(facts.clone());
    let records = ["1", "2"].map(|id| {
        a_post(Post {
            account: Arc::clone(&shared),
            ..post(id, account("?"))
        })
    });
    import(&mut writer, "a", "posts.csv", records.into());
    import(&mut writer, "a", "users.csv", vec![a_user(account("ab=="))]);
    let reader = place.reader();
    let numbers = reader.post_by_key(None, "2").unwrap();
    let posts = reader.posts(&numbers).unwrap();
    assert_eq!(*posts[0].as_ref().unwrap().post.account, facts);
    let seen = reader
        .account_facts(posts[0].as_ref().unwrap().account_no)
        .unwrap();
    let short: Vec<_> = seen
        .iter()
        .map(|s| (s.facts.handle.as_deref(), s.n_posts))
        .collect();
    assert_eq!(short, [(None, 2), (Some("Handle_ab=="), 0)]);
}

#[test]
fn more_accounts_and_facts_than_are_remembered_change_nothing() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    // Twelve sets of facts for one account, three times over: more than the writer remembers of one account.
    let records: Vec<Record> = (0..36)
        .map(|n| {
            let mut facts = account("x");
            facts.followers = Some(n % 12);
            a_post(post(&n.to_string(), facts))
        })
        .collect();
    writer
        .write_batch(file_no, &last_batch(1, records))
        .unwrap();
    assert_eq!(place.sql("SELECT count(*) FROM profile"), ["12"]);
    assert_eq!(
        place.sql("SELECT count(*) FROM post GROUP BY profile_no HAVING count(*) <> 3"),
        Vec::<String>::new()
    );
}

#[test]
fn accounts_are_found_by_id_and_by_handle_without_regard_to_case() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "a",
        "users.csv",
        vec![a_user(account("11")), a_user(account("12"))],
    );
    import(
        &mut writer,
        "b",
        "more.csv",
        vec![a_user(account("11")), a_post(post("1", account("11")))],
    );
    let reader = place.reader();
    let keys = |dataset, name| -> Vec<String> {
        let found = reader.find_accounts(dataset, name).unwrap();
        found
            .into_iter()
            .map(|a| {
                format!(
                    "{}/{}",
                    reader.dataset_id(a.dataset_no).unwrap().unwrap(),
                    a.facts.key.as_str()
                )
            })
            .collect()
    };
    assert_eq!(
        keys(None, "11"),
        ["b/11", "a/11"],
        "the account with posts comes first"
    );
    assert_eq!(keys(Some("a"), "@hAnDlE_11"), ["a/11"]);
    assert_eq!(keys(Some("a"), "HANDLE_12"), ["a/12"]);
    assert_eq!(keys(Some("b"), "12"), Vec::<String>::new());
    assert_eq!(keys(None, "andle_1"), Vec::<String>::new());

    let listed = reader.list_accounts(None, "@HANDLE_1", 0, 2).unwrap().0;
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0].n_posts, 1);
    let (last, total) = reader.list_accounts(None, "", 2, 10).unwrap();
    assert_eq!((last.len(), total), (1, 3));
}

#[test]
fn accounts_met_in_an_earlier_batch_or_session_are_not_added_again() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    writer
        .write_batch(file_no, &batch(1, vec![a_post(post("1", account("x")))]))
        .unwrap();
    drop(writer);
    let place = place.reopen(Access::Write);
    let mut writer = place.writer();
    writer
        .write_batch(
            file_no,
            &last_batch(2, vec![a_post(post("2", account("x")))]),
        )
        .unwrap();
    assert_eq!(place.sql("SELECT key, n_posts FROM account"), ["x|2"]);
    assert_eq!(place.sql("SELECT count(*) FROM profile"), ["1"]);
}

/// A list of names with a figure each, one of them twice.
fn names() -> Vec<Record> {
    let mut named = account("x");
    named.extra = vec![("karma".into(), "7".into())];
    vec![
        a_user(named.clone()),
        a_user(account("only named")),
        a_user(named),
    ]
}

#[test]
fn a_list_of_names_and_a_table_of_profiles_complete_each_other_in_either_order() {
    let mut profile = account("x");
    profile.place = Some("Harbour".into());
    profile.followers = Some(3);
    let profiles = || vec![a_user(profile.clone()), a_user(profile.clone())];
    let shown = |place: &Place| {
        (
            place.sql("SELECT key, place, followers FROM account JOIN profile USING (profile_no) ORDER BY key"),
            place.sql("SELECT path, kept, duplicates FROM source_file ORDER BY path"),
            place.sql("SELECT count(*) FROM profile"),
        )
    };
    let names_first = Place::new();
    let mut writer = names_first.writer();
    import(&mut writer, "a", "names.csv", names());
    import(&mut writer, "a", "users.csv", profiles());
    drop(writer);
    let names_last = Place::new();
    let mut writer = names_last.writer();
    import(&mut writer, "a", "users.csv", profiles());
    import(&mut writer, "a", "names.csv", names());
    drop(writer);
    assert_eq!(shown(&names_first), shown(&names_last));
    let (accounts, files, profiles) = shown(&names_first);
    assert_eq!(accounts, ["only named|NULL|NULL", "x|Harbour|3"]);
    assert_eq!(files, ["names.csv|2|1", "users.csv|1|1"]);
    assert_eq!(profiles, ["3"]);
}

#[test]
fn what_is_held_against_other_accounts_is_read_without_texts() {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, "a", "posts.csv", posts());
    import(&mut writer, "a", "users.csv", users());
    drop(writer);
    let reader = place.reader();
    let account = reader.find_accounts(None, "x").unwrap().remove(0);
    let followers = reader.followers_seen(account.no).unwrap().into_iter();
    let followers: Vec<_> = followers.map(|seen| seen.followers.unwrap()).collect();
    assert_eq!(followers, [10, 20]);
    let made = reader.made_accounts(account.dataset_no).unwrap();
    assert_eq!(made.len(), 3);
}
