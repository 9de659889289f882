//! One release in two versions.

mod apart;

use model::{Account, Counts, Post};
use store::{Change, DatasetNo, DiffWanted, Error, Fate, PostNo, Reader, Versions};

use crate::common::{Place, a_post, a_user, account, at, import, post, strings};

const EVERYTHING: DiffWanted<'_> = DiffWanted {
    fate: None,
    field: None,
    after: None,
    limit: 100,
};

fn only(fate: Fate) -> DiffWanted<'static> {
    DiffWanted {
        fate: Some(fate),
        ..EVERYTHING
    }
}

/// Two datasets as versions of one another, nothing understood but what stands in fields.
fn versions(reader: &Reader, a: &str, b: &str) -> Versions<'static> {
    let no = |id: &str| -> DatasetNo { reader.dataset(id).unwrap().unwrap().no };
    Versions {
        a: no(a),
        b: no(b),
        is_understood: &|_| false,
        stop: &|| false,
    }
}

fn posts(place: &Place, wanted: &DiffWanted<'_>) -> Vec<String> {
    let reader = place.reader();
    let page = reader
        .diff_posts(&versions(&reader, "v1", "v2"), wanted)
        .unwrap();
    page.rows
        .iter()
        .map(|row| format!("{} {:?}{}", row.key, row.fate, short(&row.changes)))
        .collect()
}

fn accounts(place: &Place, wanted: &DiffWanted<'_>) -> Vec<String> {
    let reader = place.reader();
    let page = reader
        .diff_accounts(&versions(&reader, "v1", "v2"), wanted)
        .unwrap();
    page.rows
        .iter()
        .map(|row| format!("{} {:?}{}", row.key, row.fate, short(&row.changes)))
        .collect()
}

fn short(changes: &[Change]) -> String {
    changes
        .iter()
        .map(|change| {
            let [a, b] = [&change.a, &change.b].map(|values| values.join(","));
            format!(" {} {a}>{b}", change.field)
        })
        .collect()
}

fn liked(id: &str, likes: u64) -> Post {
    Post {
        counts: Counts {
            likes: Some(likes),
            ..Counts::default()
        },
        ..post(id, account("x"))
    }
}

/// Posts 1 to 5 in the first version; in the second 2 is gone, 3 has more likes, 4 another order of hashtags, 6 is new.
fn filled() -> Place {
    let place = Place::new();
    let mut writer = place.writer();
    let tagged = |tags: &[&str]| Post {
        hashtags: strings(tags),
        ..post("4", account("y"))
    };
    let first = vec![
        a_post(liked("1", 1)),
        a_post(liked("2", 2)),
        a_post(liked("3", 3)),
        a_post(tagged(&["boat", "tree"])),
        a_post(post("5", account("y"))),
    ];
    let second = vec![
        a_post(post("6", account("z"))),
        a_post(post("5", account("y"))),
        a_post(tagged(&["tree", "boat"])),
        a_post(liked("3", 4)),
        a_post(liked("1", 1)),
    ];
    import(&mut writer, "v1", "posts1.csv", first);
    import(&mut writer, "v2", "posts2.csv", second);
    place
}

#[test]
fn each_post_has_one_fate_and_the_changed_ones_say_what_changed() {
    let place = filled();
    let reader = place.reader();
    let counts = reader
        .count_post_diff(&versions(&reader, "v1", "v2"))
        .unwrap();
    assert_eq!(
        [
            counts.n_same,
            counts.n_changed,
            counts.n_appeared,
            counts.n_vanished
        ],
        [3, 1, 1, 1]
    );
    assert_eq!(counts.fields, [("likes".into(), 1)]);
    assert_eq!(
        posts(&place, &EVERYTHING),
        ["2 Vanished", "3 Changed likes 3>4", "6 Appeared"]
    );
    assert_eq!(
        posts(&place, &only(Fate::Same)),
        ["1 Same", "4 Same", "5 Same"]
    );
    assert_eq!(posts(&place, &only(Fate::Vanished)), ["2 Vanished"]);
    let texts = DiffWanted {
        field: Some("text"),
        ..EVERYTHING
    };
    assert_eq!(posts(&place, &texts), [""; 0]);
}

#[test]
fn seen_from_the_other_side_what_appeared_has_vanished() {
    let place = filled();
    let reader = place.reader();
    let counts = reader
        .count_post_diff(&versions(&reader, "v2", "v1"))
        .unwrap();
    assert_eq!((counts.n_appeared, counts.n_vanished), (1, 1));
    let page = reader
        .diff_posts(&versions(&reader, "v2", "v1"), &only(Fate::Vanished))
        .unwrap();
    assert_eq!(page.rows[0].key, "6");
    assert!(page.rows[0].a.is_some() && page.rows[0].b.is_none());
}

#[test]
fn the_fate_of_single_posts_is_that_of_the_list() {
    let place = filled();
    let reader = place.reader();
    let versions = versions(&reader, "v1", "v2");
    // 1 to 5 are in the first version, in this order; 6 is the first of the second one.
    let numbers: Vec<PostNo> = [3, 1, 2, 6, 99].map(PostNo).into();
    let fates = reader.post_fates(&versions, &numbers).unwrap();
    assert_eq!(
        fates,
        [
            Some(Fate::Changed),
            Some(Fate::Same),
            Some(Fate::Vanished),
            None,
            None
        ]
    );
}

#[test]
fn pages_follow_one_another_without_gap_or_repetition() {
    let place = filled();
    let reader = place.reader();
    let versions = versions(&reader, "v1", "v2");
    let whole = reader.diff_posts(&versions, &EVERYTHING).unwrap();
    assert!(!whole.has_more);
    let mut pieces = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let wanted = DiffWanted {
            after: after.as_deref(),
            limit: 1,
            ..EVERYTHING
        };
        let page = reader.diff_posts(&versions, &wanted).unwrap();
        assert_eq!(page.rows.len(), 1);
        after = page.rows.last().map(|row| row.key.clone());
        pieces.extend(page.rows);
        if !page.has_more {
            break;
        }
    }
    assert_eq!(pieces, whole.rows);
}

#[test]
fn every_field_of_a_post_is_compared() {
    let place = Place::new();
    let mut writer = place.writer();
    let other = Post {
        text: "Another text".into(),
        posted_at: at("2017-01-01T12:01"),
        kind: model::Kind::Quote,
        is_quote: true,
        language: Some("fa".into()),
        client: Some("Web".into()),
        quoted_post: Some("9".into()),
        mentions: strings(&["anna"]),
        links: vec![model::Link {
            url: "https://example.org/1".into(),
            domain: Some("example.org".into()),
        }],
        media: strings(&["m"]),
        place: Some(("1".into(), "2".into())),
        ..post("1", account("y"))
    };
    import(
        &mut writer,
        "v1",
        "a.csv",
        vec![a_post(post("1", account("x")))],
    );
    import(&mut writer, "v2", "b.csv", vec![a_post(other)]);
    let reader = place.reader();
    let page = reader
        .diff_posts(&versions(&reader, "v1", "v2"), &EVERYTHING)
        .unwrap();
    let fields: Vec<&str> = page.rows[0]
        .changes
        .iter()
        .map(|change| &*change.field)
        .collect();
    assert_eq!(
        fields,
        [
            "text",
            "postedAt",
            "account",
            "kind",
            "language",
            "client",
            "quotedPost",
            "links",
            "mentions",
            "media",
            "place"
        ]
    );
}

#[test]
fn accounts_are_compared_by_the_facts_that_are_shown_for_them() {
    let place = Place::new();
    let mut writer = place.writer();
    let renamed = Account {
        handle: Some("New_Name".into()),
        followers: Some(7),
        ..account("b")
    };
    import(
        &mut writer,
        "v1",
        "users1.csv",
        vec![
            a_user(account("a")),
            a_user(account("b")),
            a_user(account("gone")),
            a_user(account("unlisted")),
        ],
    );
    import(
        &mut writer,
        "v2",
        "users2.csv",
        vec![a_user(account("a")), a_user(renamed)],
    );
    import(
        &mut writer,
        "v2",
        "posts2.csv",
        vec![
            a_post(post("1", account("unlisted"))),
            a_post(post("2", account("new"))),
        ],
    );
    assert_eq!(
        accounts(&place, &EVERYTHING),
        [
            "b Changed handle Handle_b>New_Name followers >7",
            "gone Vanished",
            "new Appeared",
            "unlisted Changed listed yes>no",
        ]
    );
}

#[test]
fn a_column_that_a_field_stands_for_is_another_way_of_writing() {
    let place = Place::new();
    let mut writer = place.writer();
    let with = |category: &str, created: &str| {
        let pairs = [("category", category), ("created", created)];
        a_user(Account {
            extra: pairs
                .map(|(name, text)| (name.to_owned(), text.to_owned()))
                .into(),
            ..account("a")
        })
    };
    import(&mut writer, "v1", "a.csv", vec![with("News", "1/2/2017")]);
    import(&mut writer, "v2", "b.csv", vec![with("Sports", "2/1/17")]);
    let reader = place.reader();
    let versions = Versions {
        is_understood: &|name| name == "created",
        ..versions(&reader, "v1", "v2")
    };
    let page = reader.diff_accounts(&versions, &EVERYTHING).unwrap();
    assert_eq!(short(&page.rows[0].changes), " column:category News>Sports");
}

#[test]
fn a_comparison_can_be_stopped() {
    let place = filled();
    let reader = place.reader();
    let versions = Versions {
        stop: &|| true,
        ..versions(&reader, "v1", "v2")
    };
    assert!(matches!(
        reader.count_post_diff(&versions),
        Err(Error::Stopped)
    ));
    assert!(matches!(
        reader.diff_accounts(&versions, &EVERYTHING),
        Err(Error::Stopped)
    ));
}

#[test]
fn the_keys_are_walked_in_the_index_alone() {
    let place = filled();
    for (table, no) in [("account", "account_no"), ("post", "post_no")] {
        let plan = place.sql(&format!(
            "EXPLAIN QUERY PLAN SELECT key, {no} FROM {table} WHERE dataset_no = 1 AND key >= '' ORDER BY key"
        ));
        assert!(
            plan.len() == 1 && plan[0].contains("USING COVERING INDEX"),
            "{plan:?}"
        );
    }
}
