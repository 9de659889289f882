//! `since:` and `until:`, in zones, and the counts by time.

use chrono_tz::Tz;
use model::Precision;

use super::world::{Post, World, ms, post};
use crate::{Column, parse};

fn at(no: u64, when: &str) -> Post {
    Post {
        posted_ms: Some(ms(when)),
        ..post(no, "x")
    }
}

fn on_day(no: u64, day: &str) -> Post {
    Post {
        precision: Precision::Day,
        ..at(no, &format!("{day}T00:00:00Z"))
    }
}

fn check(world: &World, zone: Tz, query: &str, expected: &[u64]) {
    let (query, problems) = parse(query, zone);
    assert!(problems.is_empty(), "{problems:?}");
    assert_eq!(
        world.found_by(&query),
        expected,
        "{} in {zone}",
        query.to_text()
    );
}

#[test]
fn since_includes_and_until_excludes() {
    let world = World::new(vec![
        at(1, "2017-01-01T00:00:00Z"),
        at(2, "2017-01-31T23:59:59.999Z"),
        at(3, "2017-02-01T00:00:00Z"),
        at(4, "1969-12-31T12:00:00Z"),
        post(5, "undated"),
    ]);
    let utc = chrono_tz::UTC;
    check(&world, utc, "since:2017-01-01 until:2017-02-01", &[1, 2]);
    check(&world, utc, "since:2017-02-01", &[3]);
    check(&world, utc, "since:2017-02", &[3]);
    check(&world, utc, "since:2017", &[1, 2, 3]);
    check(&world, utc, "until:2017-01-01", &[4]);
    check(&world, utc, "-since:2017-01-01", &[4, 5]);
    check(&world, utc, "until:2017-01-31T23:59:59.999Z", &[1, 4]);
    check(&world, utc, "since:2017-02-01T03:30:00+03:30", &[3]);
    check(&world, utc, "since:۲۰۱۷-۰۲-۰۱", &[3]);
}

#[test]
fn days_begin_when_they_begin_in_the_zone() {
    let world = World::new(vec![
        at(1, "2017-01-31T20:29:59Z"),
        at(2, "2017-01-31T20:30:00Z"),
        at(3, "2017-02-01T04:59:59Z"),
        at(4, "2017-02-01T05:00:00Z"),
    ]);
    // Tehran was 3:30 ahead of UTC then, New York 5 hours behind.
    check(&world, Tz::Asia__Tehran, "since:2017-02-01", &[2, 3, 4]);
    check(&world, Tz::Asia__Tehran, "until:2017-02-01", &[1]);
    check(&world, Tz::America__New_York, "since:2017-02-01", &[4]);
    check(
        &world,
        Tz::America__New_York,
        "until:2017-02-01",
        &[1, 2, 3],
    );
}

#[test]
fn a_day_that_has_no_midnight_begins_when_the_clocks_are_put_forward() {
    // Tehran, 22 March 2017: 00:00 does not exist, the day begins at 01:00, which is 20:30 UTC the day before.
    let world = World::new(vec![
        at(1, "2017-03-21T20:29:59Z"),
        at(2, "2017-03-21T20:30:00Z"),
    ]);
    check(&world, Tz::Asia__Tehran, "since:2017-03-22", &[2]);
    // Samoa left out 30 December 2011 altogether; the 31st began at 10:00 UTC on the 30th.
    let world = World::new(vec![
        at(1, "2011-12-30T09:59:59Z"),
        at(2, "2011-12-30T10:00:00Z"),
    ]);
    check(&world, Tz::Pacific__Apia, "since:2011-12-30", &[2]);
}

#[test]
fn a_post_known_only_to_the_day_belongs_to_that_day_in_every_zone() {
    let world = World::new(vec![
        on_day(1, "2017-01-31"),
        on_day(2, "2017-02-01"),
        at(3, "2017-01-31T22:00:00Z"),
        at(4, "2017-02-01T02:00:00Z"),
    ]);
    let february = "since:2017-02-01 until:2017-03-01";
    check(&world, chrono_tz::UTC, february, &[2, 4]);
    check(&world, Tz::Asia__Tehran, february, &[2, 3, 4]);
    check(&world, Tz::America__New_York, february, &[2]);
    check(
        &world,
        Tz::America__New_York,
        "until:2017-02-01",
        &[1, 3, 4],
    );
    check(&world, Tz::Asia__Tehran, "until:2017-02-01", &[1]);
    // A moment cuts a day in two: a post known only to that day may lie on either side, and is found on both.
    check(
        &world,
        chrono_tz::UTC,
        "since:2017-02-01T01:00:00Z",
        &[2, 4],
    );
    check(
        &world,
        chrono_tz::UTC,
        "until:2017-02-01T01:00:00Z",
        &[1, 2, 3],
    );
    check(
        &world,
        chrono_tz::UTC,
        "until:2017-02-01T00:00:00Z",
        &[1, 3],
    );
}

#[test]
fn posts_are_counted_by_quarters_of_an_hour_and_those_known_to_the_day_apart() {
    let mut posts = vec![
        at(1, "2017-02-01T00:00:00Z"),
        at(2, "2017-02-01T00:14:59.999Z"),
        at(3, "2017-02-01T00:15:00Z"),
        at(4, "1969-12-31T23:59:00Z"),
        on_day(5, "2017-02-01"),
        on_day(6, "1969-12-31"),
        post(7, "undated"),
    ];
    posts[2].language = Some(2);
    posts[6].language = Some(2);
    let world = World::new(posts);
    let searcher = world.index.searcher();
    let (query, _) = parse("", chrono_tz::UTC);
    // 2017-02-01 is day 17,198 since 1970 (17,167 to 2017-01-01, and 31).
    let day = 17_198;
    let counts = searcher.histogram(&query, &world, None, &|| false).unwrap();
    assert_eq!(
        (counts.total, counts.undated, counts.series.len()),
        (7, 1, 1)
    );
    assert_eq!(
        counts.series[0].quarters,
        [(-1, 1), (day * 96, 2), (day * 96 + 1, 1)]
    );
    assert_eq!(counts.series[0].days, [(-1, 1), (day, 1)]);
    assert_eq!((counts.series[0].total, counts.series[0].undated), (7, 1));

    let counts = searcher
        .histogram(&query, &world, Some(Column::Language), &|| false)
        .unwrap();
    assert_eq!((counts.total, counts.undated), (7, 1));
    let [english, unlabelled] = counts.series.as_slice() else {
        panic!("two series: {counts:?}");
    };
    assert_eq!(
        (english.value, english.total, english.undated),
        (Some(2), 2, 1)
    );
    assert_eq!(english.quarters, [(day * 96 + 1, 1)]);
    assert_eq!((unlabelled.value, unlabelled.total), (None, 5));

    let (nothing, _) = parse("nowhere", chrono_tz::UTC);
    let counts = searcher
        .histogram(&nothing, &world, None, &|| false)
        .unwrap();
    assert_eq!((counts.total, counts.series.len()), (0, 1));
}

#[test]
fn of_several_queries_a_post_that_two_find_is_counted_once_and_each_keeps_its_own_letters() {
    let texts = ["harbour Boat", "boat", "harbour", "sea"];
    let world = World::new(
        (1..)
            .zip(texts)
            .map(|(no, text)| Post {
                posted_ms: Some(ms("2017-02-01T00:00:00Z")),
                ..post(no, text)
            })
            .collect(),
    );
    let searcher = world.index.searcher();
    let any = |queries: &[&str]| {
        let read = |text: &&str| parse(text, chrono_tz::UTC).0;
        let queries: Vec<crate::Query> = queries.iter().map(read).collect();
        let counts = searcher.histogram_of_any(&queries, &world, &|| false);
        counts.unwrap().total
    };
    assert_eq!(any(&["harbour", "boat"]), 3);
    assert_eq!(
        any(&["Boat exact:on", "SEA"]),
        2,
        "the letters of SEA are free"
    );
    assert_eq!(any(&["", "sea"]), 4);
    assert_eq!(any(&["nowhere", "sea"]), 1);
}
