//! Advertisements and audiences, whose files may come in any order.

use model::{Ad, AdTarget, Counts, Kind, Money, Platform, Post, Record, Target};
use store::{AdSum, PostNo};

use crate::common::{Place, a_post, account, at, dataset, import, post};

fn ad(id: &str, cents: Option<i64>, impressions: Option<u64>, clicks: Option<u64>) -> Record {
    a_post(Post {
        kind: Kind::Ad,
        ad: Some(Box::new(Ad {
            impressions,
            clicks,
            spend: cents.map(|hundredths| Money {
                hundredths,
                currency: "RUB".into(),
            }),
            ended: at("2016-05-02T10:00"),
        })),
        ..post(id, account("page"))
    })
}

fn target(key: &str, name: &str) -> Record {
    Record::Target(Box::new(Target {
        key: key.into(),
        name: name.into(),
        category: name.split_once(':').map(|(first, _)| first.into()),
        extra: vec![("prefix".into(), "a".into())],
    }))
}

fn aimed(ad: &str, target: &str) -> Record {
    Record::AdTarget(AdTarget {
        ad: ad.into(),
        target: target.into(),
    })
}

fn ads() -> Vec<Record> {
    vec![
        ad("7", Some(16_123), Some(1_000), Some(30)),
        ad("8", None, None, None),
    ]
}

fn targets() -> Vec<Record> {
    vec![
        target("t1", "interests:Boats"),
        target("t2", "age:18 - 65+"),
    ]
}

fn pairs() -> Vec<Record> {
    vec![aimed("7", "t1"), aimed("7", "t2"), aimed("8", "t9")]
}

fn names(place: &Place, no: u64) -> Vec<String> {
    let posts = place.reader().posts(&[PostNo(no)]).unwrap();
    let post = posts[0].as_ref().unwrap();
    post.targets
        .iter()
        .map(|target| target.name.clone())
        .collect()
}

#[test]
fn an_advertisement_comes_back_with_its_audiences_in_whatever_order_they_came() {
    type File = (&'static str, fn() -> Vec<Record>);
    let files: [File; 3] = [("ads", ads), ("targets", targets), ("pairs", pairs)];
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let place = Place::new();
        let mut writer = place.writer();
        for index in order {
            let (path, records) = files[index];
            let records = records();
            let n = records.len() as u64;
            let outcome = import(&mut writer, "a", path, records);
            assert_eq!((outcome.kept, outcome.duplicates), (n, 0));
        }
        let posts = place.reader().posts(&[PostNo(1)]).unwrap();
        let first = posts[0].as_ref().unwrap();
        let expected = Ad {
            impressions: Some(1_000),
            clicks: Some(30),
            spend: Some(Money {
                hundredths: 16_123,
                currency: "RUB".into(),
            }),
            ended: at("2016-05-02T10:00"),
        };
        assert_eq!(first.post.ad.as_deref(), Some(&expected));
        assert_eq!(names(&place, 1), ["age:18 - 65+", "interests:Boats"]);
        assert_eq!(first.targets[1].category.as_deref(), Some("interests"));
        assert_eq!(first.targets[1].extra, [("prefix".into(), "a".into())]);
        // An audience that no list describes is no audience, yet the pair is kept.
        assert_eq!(names(&place, 2), Vec::<String>::new());
        let reader = place.reader();
        assert_eq!(reader.datasets().unwrap()[0].n_targets, 2);
        assert_eq!(reader.last_removal().unwrap(), 0);
        assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
    }
}

#[test]
fn the_same_advertisements_from_another_file_are_duplicates() {
    let place = Place::new();
    let mut writer = place.writer();
    let all = || [ads(), targets(), pairs()].concat();
    import(&mut writer, "a", "all.sqlite", all());
    let outcome = import(&mut writer, "a", "all.csv", all());
    assert_eq!((outcome.kept, outcome.duplicates), (0, 7));
    let outcome = import(
        &mut writer,
        "a",
        "more.csv",
        vec![target("t1", "interests:Trees")],
    );
    assert_eq!((outcome.kept, outcome.duplicates), (0, 1));
    assert_eq!(
        place.sql("SELECT path, code, count FROM note JOIN source_file USING (file_no)"),
        ["more.csv|duplicateDiffers|1"]
    );
    assert_eq!(names(&place, 1), ["age:18 - 65+", "interests:Boats"]);
    // Another dataset shares no audience with it.
    import(&mut writer, "b", "b.csv", ads());
    assert_eq!(names(&place, 3), Vec::<String>::new());
}

#[test]
fn advertisements_are_added_up_by_currency() {
    let place = Place::new();
    let mut writer = place.writer();
    let dollars = a_post(Post {
        kind: Kind::Ad,
        ad: Some(Box::new(Ad {
            impressions: Some(10),
            spend: Some(Money {
                hundredths: 5,
                currency: "USD".into(),
            }),
            ..Ad::default()
        })),
        ..post("9", account("page"))
    });
    let records = vec![
        ad("1", Some(16_123), Some(1_000), Some(30)),
        ad("2", Some(1), None, Some(2)),
        ad("3", None, Some(500), None),
        dollars,
        a_post(post("4", account("page"))),
    ];
    import(&mut writer, "a", "a.csv", records);
    import(
        &mut writer,
        "b",
        "b.csv",
        vec![ad("1", Some(7), Some(7), Some(7))],
    );
    let a = dataset(&mut writer, "a");
    let sums = place.reader().ad_sums(a).unwrap();
    let sum = |currency: Option<&str>, n_ads, spend_hundredths, impressions, clicks| AdSum {
        currency: currency.map(Into::into),
        n_ads,
        spend_hundredths,
        impressions,
        clicks,
    };
    assert_eq!(
        sums.by_currency,
        [
            sum(Some("RUB"), 2, 16_124, 1_000, 32),
            sum(Some("USD"), 1, 5, 10, 0),
            sum(None, 1, 0, 500, 0),
        ]
    );
    assert_eq!((sums.n_ads, sums.impressions, sums.clicks), (4, 1_510, 32));
}

#[test]
fn advertisements_and_audiences_go_with_their_dataset_and_with_their_import() {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, "a", "ads.csv", ads());
    import(
        &mut writer,
        "a",
        "targets.csv",
        [targets(), pairs()].concat(),
    );
    let import_no = place.reader().imports().unwrap()[0].no;
    writer.undo_import(import_no).unwrap();
    let rows = |place: &Place| {
        place.sql(
            "SELECT (SELECT count(*) FROM ad), (SELECT count(*) FROM target), (SELECT count(*) FROM ad_target),
                    (SELECT sum(n_targets) FROM dataset)",
        )
    };
    assert_eq!(rows(&place), ["2|0|0|0"]);
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
    import(
        &mut writer,
        "a",
        "targets.csv",
        [targets(), pairs()].concat(),
    );
    assert_eq!(rows(&place), ["2|2|3|2"]);
    writer.remove_dataset("a").unwrap();
    assert_eq!(rows(&place), ["0|0|0|NULL"]);
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
}

#[test]
fn a_post_keeps_its_views_and_a_platform_of_its_own() {
    let place = Place::new();
    let mut channel = account("channel");
    channel.kind = Some(model::AccountKind::Channel);
    channel.platform = Some(Platform::Youtube);
    let video = Post {
        kind: Kind::Video,
        platform: Some(Platform::Youtube),
        counts: Counts {
            views: Some(91),
            ..Counts::default()
        },
        ..post("1", channel.clone())
    };
    import(
        &mut place.writer(),
        "a",
        "a.csv",
        vec![a_post(video.clone()), a_post(post("2", account("y")))],
    );
    let reader = place.reader();
    let posts = reader.posts(&[PostNo(1)]).unwrap();
    let stored = posts[0].as_ref().unwrap();
    assert_eq!(stored.post, video);
    assert_eq!(*stored.post.account, channel);
    let documents = reader.documents(PostNo(0), 10).unwrap();
    assert_eq!(documents[0].platform, Some(Platform::Youtube));
    assert_eq!(documents[0].counts.views, Some(91));
    assert_eq!(documents[1].platform, None);
    let found = reader.find_accounts(None, "channel").unwrap();
    assert_eq!(found[0].facts, channel);
    let own = reader.account_posts(found[0].no).unwrap();
    assert_eq!(own[0].counts.views, Some(91));
}

#[test]
fn facts_that_differ_only_in_kind_or_platform_are_two_sets() {
    let place = Place::new();
    let mut page = account("x");
    page.kind = Some(model::AccountKind::Page);
    let mut group = account("x");
    group.kind = Some(model::AccountKind::Group);
    let records = vec![
        a_post(post("1", page)),
        a_post(post("2", group)),
        a_post(post("3", account("x"))),
    ];
    import(&mut place.writer(), "a", "a.csv", records);
    let reader = place.reader();
    let no = reader.find_accounts(None, "x").unwrap()[0].no;
    assert_eq!(reader.account_facts(no).unwrap().len(), 3);
}
