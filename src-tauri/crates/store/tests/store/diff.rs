//! One release in two versions.

use model::{
    Account, Ad, AdTarget, Counts, Indicator, IndicatorKind, Key, Kind, Post, Record, Stage, Target,
};
use store::{Change, DatasetNo, DiffWanted, Error, Fate, PostNo, Reader, Versions};

use crate::common::{
    Place, a_post, a_user, account, at, begin_new, dataset, import, last_batch, post, strings,
};

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

fn marked(file: &str, record: u64, published: &str) -> Key {
    Key::marked(file, record, published)
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
    let place = destroyed();
    let reader = place.reader();
    let versions = self::versions(&reader, "v1", "v2");
    let fates = reader.post_fates(&versions, &[PostNo(1)]).unwrap();
    assert_eq!(fates, [Some(Fate::IncomparableA)]);
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
fn an_account_that_moved_is_found_in_the_third_dataset() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "v1",
        "a.csv",
        vec![a_user(account("gone")), a_user(account("moved"))],
    );
    dataset(&mut writer, "v2");
    import(
        &mut writer,
        "elsewhere",
        "c.csv",
        vec![a_user(account("moved")), a_user(account("other"))],
    );
    assert_eq!(
        accounts(&place, &EVERYTHING),
        ["gone Vanished", "moved Vanished"]
    );
    assert_eq!(accounts(&place, &only(Fate::Moved)), ["moved Vanished"]);
    let reader = place.reader();
    let versions = versions(&reader, "v1", "v2");
    let counts = reader.count_account_diff(&versions).unwrap();
    assert_eq!((counts.n_vanished, counts.n_moved), (2, 1));
    assert_eq!(
        reader.account_elsewhere(&versions, "moved").unwrap(),
        ["elsewhere"]
    );
    assert_eq!(
        reader.account_elsewhere(&versions, "gone").unwrap(),
        [""; 0]
    );
}

/// Two records with destroyed ids in each version, one of them identical, and one file that both versions share.
fn destroyed() -> Place {
    let place = Place::new();
    let mut writer = place.writer();
    let broken = |file: &str, record: u64, text: &str| {
        a_post(Post {
            key: marked(file, record, "1.01E+18"),
            text: text.into(),
            ..post("", account("x"))
        })
    };
    let shared = |writer: &mut store::Writer, dataset: &str| {
        let file_no = begin_new(writer, dataset, "shared.csv");
        let records: Vec<Record> = vec![broken("cccccccccccc", 1, "Shared")];
        writer
            .write_batch(file_no, &last_batch(1, records))
            .unwrap();
    };
    import(
        &mut writer,
        "v1",
        "a.csv",
        vec![
            broken("aaaaaaaaaaaa", 1, "One"),
            broken("aaaaaaaaaaaa", 2, "Two"),
        ],
    );
    shared(&mut writer, "v1");
    import(
        &mut writer,
        "v2",
        "b.csv",
        vec![broken("bbbbbbbbbbbb", 1, "One")],
    );
    shared(&mut writer, "v2");
    place
}

#[test]
fn records_with_destroyed_ids_are_never_brought_together() {
    let place = destroyed();
    let reader = place.reader();
    let versions = versions(&reader, "v1", "v2");
    let counts = reader.count_post_diff(&versions).unwrap();
    assert_eq!(
        [counts.n_same, counts.n_vanished, counts.n_appeared],
        [0, 0, 0]
    );
    assert_eq!((counts.n_incomparable_a, counts.n_identical_a), (3, 2));
    assert_eq!((counts.n_incomparable_b, counts.n_identical_b), (2, 2));
    assert_eq!(
        posts(&place, &EVERYTHING),
        [
            "?aaaaaaaaaaaa:1 IncomparableA",
            "?aaaaaaaaaaaa:2 IncomparableA",
            "?bbbbbbbbbbbb:1 IncomparableB",
            "?cccccccccccc:1 IncomparableA",
            "?cccccccccccc:1 IncomparableB",
        ]
    );
    let page = reader
        .diff_posts(&versions, &only(Fate::IncomparableA))
        .unwrap();
    let identical: Vec<bool> = page
        .rows
        .iter()
        .map(|row| {
            reader
                .has_identical_post(row.a.unwrap(), versions.b)
                .unwrap()
        })
        .collect();
    assert_eq!(identical, [true, false, true]);
}

#[test]
fn a_page_does_not_end_between_two_records_of_one_marked_key() {
    let place = destroyed();
    let wanted = |after| DiffWanted {
        after,
        limit: 4,
        ..EVERYTHING
    };
    assert_eq!(posts(&place, &wanted(None)).len(), 5);
    assert_eq!(
        posts(&place, &wanted(Some("?cccccccccccc:1"))),
        [""; 0],
        "nothing is left"
    );
}

#[test]
fn an_id_that_only_looks_like_a_marked_key_is_compared() {
    let place = Place::new();
    let mut writer = place.writer();
    let odd = || vec![a_post(post("?odd", account("x")))];
    import(&mut writer, "v1", "a.csv", odd());
    import(&mut writer, "v2", "b.csv", odd());
    assert_eq!(posts(&place, &only(Fate::Same)), ["?odd Same"]);
}

fn listed(kind: IndicatorKind, value: &str, tactic: &str, comment: Option<&str>) -> Record {
    Record::Indicator(Box::new(Indicator {
        kind,
        published: value.replace('.', "[.]"),
        value: value.into(),
        type_published: None,
        platform: None,
        listed_on: None,
        stage: Stage {
            tactic: Some(tactic.into()),
            ..Stage::default()
        },
        comment: comment.map(str::to_owned),
        extra: Vec::new(),
    }))
}

#[test]
fn indicators_are_compared_by_what_they_are_however_often_they_are_listed() {
    use IndicatorKind::{Account as Handle, Domain};
    let place = Place::new();
    let mut writer = place.writer();
    let first = vec![
        listed(Domain, "a.example", "1", None),
        listed(Domain, "a.example", "2", None),
        listed(Domain, "b.example", "1", None),
        listed(Domain, "gone.example", "1", None),
        listed(Handle, "a.example", "1", None),
    ];
    let second = vec![
        listed(Domain, "a.example", "2", None),
        listed(Domain, "a.example", "1", None),
        listed(Domain, "b.example", "1", Some("Closed in May")),
        listed(Handle, "a.example", "1", None),
        listed(Handle, "new", "1", None),
    ];
    import(&mut writer, "v1", "a.csv", first);
    import(&mut writer, "v2", "b.csv", second);
    let reader = place.reader();
    let versions = versions(&reader, "v1", "v2");
    let counts = reader.count_indicator_diff(&versions).unwrap();
    assert_eq!(
        [
            counts.n_same,
            counts.n_changed,
            counts.n_appeared,
            counts.n_vanished
        ],
        [2, 1, 1, 1]
    );
    let page = reader.diff_indicators(&versions, &EVERYTHING).unwrap();
    let rows: Vec<String> = page
        .rows
        .iter()
        .map(|row| format!("{} {:?}{}", row.key, row.fate, short(&row.changes)))
        .collect();
    assert_eq!(
        rows,
        [
            "0:b.example Changed comment >Closed in May",
            "0:gone.example Vanished",
            "2:new Appeared"
        ]
    );
    let rest = reader
        .diff_indicators(
            &versions,
            &DiffWanted {
                after: Some("0:b.example"),
                ..EVERYTHING
            },
        )
        .unwrap();
    assert_eq!(rest.rows.len(), 2);
}

#[test]
fn what_was_paid_for_an_advertisement_and_for_whom_is_compared() {
    let place = Place::new();
    let mut writer = place.writer();
    let records = |clicks, target: &str| {
        let ad = Ad {
            clicks: Some(clicks),
            ..Ad::default()
        };
        vec![
            a_post(Post {
                kind: Kind::Ad,
                ad: Some(Box::new(ad)),
                ..post("1", account("x"))
            }),
            Record::Target(Box::new(Target {
                key: target.into(),
                name: format!("interests:{target}"),
                category: None,
                extra: Vec::new(),
            })),
            Record::AdTarget(AdTarget {
                ad: "1".into(),
                target: target.into(),
            }),
        ]
    };
    import(&mut writer, "v1", "a.csv", records(5, "boats"));
    import(&mut writer, "v2", "b.csv", records(6, "trees"));
    assert_eq!(
        posts(&place, &EVERYTHING),
        ["1 Changed clicks 5>6 targets interests:boats>interests:trees"]
    );
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
