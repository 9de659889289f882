//! What stands apart in a comparison of versions: records without an exact id, accounts that moved, indicators and
//! advertisements.

use model::{Ad, AdTarget, Indicator, IndicatorKind, Key, Kind, Post, Record, Stage, Target};
use store::{DiffWanted, Fate, PostNo};

use super::{EVERYTHING, accounts, only, posts, short, versions};
use crate::common::{Place, a_post, a_user, account, begin_new, dataset, import, last_batch, post};

fn marked(file: &str, record: u64, published: &str) -> Key {
    Key::marked(file, record, published)
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
    let fates = reader.post_fates(&versions, &[PostNo(1)]).unwrap();
    assert_eq!(fates, [Some(Fate::IncomparableA)]);
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
