//! A planted pair among ordinary accounts, groups, the posts behind each number, and the report.

use std::{fmt::Write as _, fs, path::PathBuf};

use api::wire::{
    ChanceRequest, CompareRequest, ComparedBy, ComparedPosts, ComparedPostsRequest, Comparison,
    ComparisonReport, NearTextsRequest, SaveComparisonRequest,
};
use tests_support::{archive::TempArchive, data::fixtures};

fn planted() -> TempArchive {
    TempArchive::with(&[&fixtures().join("pair")])
}

fn names(accounts: &[&str]) -> Vec<String> {
    accounts.iter().map(|&account| account.to_owned()).collect()
}

fn compare(archive: &TempArchive, accounts: &[&str]) -> Result<Comparison, api::ApiError> {
    let request = CompareRequest {
        accounts: names(accounts),
        dataset: None,
        zone: "UTC".into(),
    };
    api::compare::accounts(&archive.cx(), request)
}

fn behind(
    archive: &TempArchive,
    accounts: &[&str],
    of: ComparedBy,
    item: Option<&str>,
) -> ComparedPosts {
    let request = ComparedPostsRequest {
        accounts: names(accounts),
        dataset: None,
        zone: "UTC".into(),
        of,
        item: item.map(str::to_owned),
        limit: None,
    };
    api::compare::posts(&archive.cx(), request).unwrap()
}

#[test]
fn the_account_that_repeats_another_after_40_seconds_is_shown_with_leader_count_and_lag() {
    // By hand: SOURCE.md of the folder says what was planted.
    let archive = planted();
    let comparison = compare(&archive, &["quay_voice", "pier_echo"]).unwrap();
    let pair = &comparison.pairs[0];
    assert_eq!(pair.same_text.count, 12);
    assert_eq!(pair.same_text.median_lag_seconds, Some(40.0));
    assert_eq!(
        (pair.first.a, pair.first.b, pair.first.undecided),
        (12, 0, 0)
    );
    assert_eq!(pair.first.median_lag_seconds, Some(40.0));
    assert!(
        pair.same_text
            .examples
            .iter()
            .all(|one| one.lag_seconds == Some(40.0))
    );

    let near = |a: &str, b: &str| {
        let request = NearTextsRequest {
            accounts: names(&[a, b]),
            dataset: None,
            zone: "UTC".into(),
        };
        api::compare::near_texts(&archive.cx(), request).unwrap()
    };
    let found = near("quay_voice", "pier_echo");
    assert_eq!((found.count, found.looked_for, found.among), (4, 18, 30));
    assert_eq!((found.first.a, found.first.b), (4, 0));
    assert_eq!(found.first.median_lag_seconds, Some(40.0));
    let scripts: Vec<&str> = found
        .examples
        .iter()
        .map(|one| one.a.direction.as_str())
        .collect();
    assert_eq!(
        scripts
            .iter()
            .filter(|direction| **direction == "rtl")
            .count(),
        1
    );
    // Seen from the other side the lag has the other sign.
    let back = near("pier_echo", "quay_voice");
    assert_eq!(
        (back.count, back.first.median_lag_seconds),
        (4, Some(-40.0))
    );
    assert_eq!(near("quay_voice", "plain_paper").count, 0);
}

#[test]
fn the_planted_pair_stands_out_from_pairs_drawn_by_chance_and_the_ordinary_account_does_not() {
    let archive = planted();
    let request = || ChanceRequest {
        accounts: names(&["quay_voice", "pier_echo", "plain_paper"]),
        dataset: None,
        zone: "UTC".into(),
    };
    let chance = api::compare::chance(&archive.cx(), request()).unwrap();
    let [planted, leader, follower] = &chance.pairs[..] else {
        panic!("three pairs")
    };
    for pair in &chance.pairs {
        assert_eq!((pair.lack.as_deref(), pair.drawn), (None, 200));
        // The 15 ordinary accounts that are not compared.
        assert_eq!((pair.a_peers, pair.b_peers), (15, 15));
    }
    assert_eq!((planted.same_text.shared, planted.same_text.high), (12, 0));
    assert_eq!(planted.same_text.as_many, 0);
    for ordinary in [leader, follower] {
        assert_eq!(ordinary.same_text.shared, 0);
        // Neither is there a kind of which it shares more than 97.5 in 100 of the drawn pairs do.
        let kinds = [
            &ordinary.hashtags,
            &ordinary.domains,
            &ordinary.links,
            &ordinary.reposted,
        ];
        assert!(kinds.iter().all(|range| range.shared <= range.high));
        assert!(kinds.iter().all(|range| range.low <= range.high));
    }
    // Always the same draw.
    let again = api::compare::chance(&archive.cx(), request()).unwrap();
    assert_eq!(again.pairs, chance.pairs);
}

#[test]
fn chance_says_nothing_where_too_few_accounts_are_alike_or_a_side_is_a_group() {
    let archive = TempArchive::with(&[&fixtures().join("coordination/messages.csv")]);
    let ask = |accounts: &[&str]| {
        let request = ChanceRequest {
            accounts: names(accounts),
            dataset: None,
            zone: "UTC".into(),
        };
        let chance = api::compare::chance(&archive.cx(), request).unwrap();
        chance.pairs[0].lack.clone().unwrap_or_default()
    };
    assert!(ask(&["quaywren", "plover_news"]).starts_with("Not enough to say: 1 of 10"));
    assert!(ask(&["quaywren", "group:harbour"]).contains("group"));
}

#[test]
fn every_number_opens_just_the_posts_it_counts() {
    let archive = planted();
    let sides = [
        "pier_echo",
        "group:from:plain_paper OR from:oil_lamp",
        "tern_watch",
    ];
    let comparison = compare(&archive, &sides).unwrap();
    let mut opened = 0;
    for pair in &comparison.pairs {
        let two = [sides[pair.a as usize], sides[pair.b as usize]];
        let kinds = [
            (ComparedBy::Hashtag, &pair.hashtags),
            (ComparedBy::Domain, &pair.domains),
            (ComparedBy::Link, &pair.links),
            (ComparedBy::Mention, &pair.mentions),
            (ComparedBy::Reposted, &pair.reposted),
        ];
        for (of, overlap) in kinds {
            for shared in &overlap.top {
                let posts = behind(&archive, &two, of, Some(&shared.item));
                let totals: Vec<u64> = posts.sides.iter().map(|side| side.total).collect();
                assert_eq!(totals, [shared.a, shared.b], "{}", shared.label);
                assert_eq!(posts.sides[0].posts.len() as u64, shared.a);
                assert_eq!(posts.sides[0].posts[0].posted_at, shared.a_first);
                opened += 1;
            }
        }
    }
    assert!(opened > 20, "{opened}");
    let pair = compare(&archive, &["quay_voice", "pier_echo"])
        .unwrap()
        .pairs
        .remove(0);
    let text = &pair.same_text.examples[0];
    let posts = behind(
        &archive,
        &["quay_voice", "pier_echo"],
        ComparedBy::SameText,
        Some(&text.item),
    );
    assert_eq!((posts.sides[0].total, posts.sides[1].total), (1, 1));
    assert_eq!(posts.sides[1].posts[0].post_id, text.b);
    let error = api::compare::posts(
        &archive.cx(),
        ComparedPostsRequest {
            accounts: names(&["quay_voice"]),
            dataset: None,
            zone: "UTC".into(),
            of: ComparedBy::Hashtag,
            item: Some("#harbour".into()),
            limit: None,
        },
    )
    .unwrap_err();
    assert_eq!(error.code, api::ErrorCode::BadRequest);
}

#[test]
fn what_groups_do_to_one_another_is_what_the_rows_say() {
    let archive = planted();
    // Reposts of the two accounts' posts by all others, from the columns of the file.
    let expected = archive.sql(
        "SELECT count(*) FROM post AS repost
         JOIN post AS original ON original.key = repost.reposted_post
         JOIN account AS author ON author.account_no = original.account_no
         JOIN account AS sharer ON sharer.account_no = repost.account_no
         WHERE author.key IN ('u13', 'u14') AND sharer.key NOT IN ('u13', 'u14')",
    );
    let (two, others) = (
        "group:from:low_water OR from:brass_bell",
        "group:-from:low_water -from:brass_bell",
    );
    let comparison = compare(&archive, &[two, others]).unwrap();
    let pair = &comparison.pairs[0];
    assert!(expected > 0);
    assert_eq!(pair.interactions.b_reposts_a, expected);
    assert_eq!(pair.both, 0);
    let posts = behind(&archive, &[others, two], ComparedBy::Reposts, None);
    assert_eq!((posts.sides[0].total, posts.sides[1].total), (expected, 0));
    assert_eq!(comparison.accounts[0].n_accounts, 2);
    assert_eq!(
        comparison.accounts[0].posts + comparison.accounts[1].posts,
        570
    );
    // Gaps are those of each account by itself: one fewer than it has posts.
    assert_eq!(
        comparison.accounts[0].spacing.gaps,
        comparison.accounts[0].posts - 2
    );

    let overlapping = compare(&archive, &[two, "low_water"]).unwrap();
    assert_eq!(overlapping.pairs[0].both, overlapping.accounts[1].posts);
    let error = compare(&archive, &[two, two]).unwrap_err();
    assert_eq!(error.code, api::ErrorCode::BadRequest);
    let nothing = compare(&archive, &["group:zqnothing", "low_water"]).unwrap();
    assert!(
        nothing.accounts[0]
            .missing
            .iter()
            .any(|said| said.contains("No posts are found"))
    );
}

#[test]
fn what_a_release_lacks_is_said_with_its_side() {
    let archive = TempArchive::with(&[
        &fixtures().join("pair"),
        &fixtures().join("clemson/nine-files"),
    ]);
    let dataset = api::datasets::list(&archive.cx(), api::wire::Nothing {}).unwrap();
    let other = dataset
        .datasets
        .iter()
        .find(|one| one.id != "messages" && one.posts > 0);
    let group = format!("group:dataset:{}", other.unwrap().id);
    let comparison = compare(&archive, &["quay_voice", &group]).unwrap();
    let [without_clients, to_the_minute] = &comparison.accounts[..] else {
        panic!("two sides")
    };
    let says = |side: &api::wire::ComparedAccount, part: &str| {
        side.missing.iter().any(|sentence| sentence.contains(part))
    };
    assert!(says(without_clients, "with which program"));
    // One unit for both: what stands on one axis has the same steps.
    assert_eq!(without_clients.spacing.unit_seconds, 60);
    assert!(
        says(to_the_minute, "to the minute"),
        "{:?}",
        to_the_minute.missing
    );
    assert_eq!(to_the_minute.spacing.unit_seconds, 60);
    let alike = compare(&archive, &["quay_voice", "pier_echo"]).unwrap();
    let units = alike.accounts.iter().map(|side| side.spacing.unit_seconds);
    assert_eq!(units.collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn the_report_is_one_page_that_asks_for_nothing_and_the_same_figures_as_json() {
    let archive = planted();
    let save = |name: &str| -> PathBuf {
        let path = archive.scratch(name);
        let request = SaveComparisonRequest {
            accounts: names(&["quay_voice", "group:from:pier_echo", "plain_paper"]),
            dataset: None,
            zone: "Asia/Tehran".into(),
            path: path.display().to_string(),
        };
        api::compare::save(&archive.cx(), request).unwrap();
        path
    };
    let page = std::fs::read_to_string(save("comparison.html")).unwrap();
    for forbidden in [
        "<script", "src=", "href=", "url(", "@import", "<link", "<iframe", "<img",
    ] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(page.contains("default-src 'none'"));
    let sha256 = {
        let db = tests_support::archive::read_only(&archive.dir());
        let sql = "SELECT outer_sha256 FROM source_file";
        db.query_row(sql, [], |row| row.get::<_, String>(0))
            .unwrap()
    };
    for said in [
        sha256.as_str(),
        "Asia/Tehran",
        "Of links, posts passed on and texts that both have, A had 12 first and B 0",
        "'group:from:pier_echo'",
        "4 of 18 different texts of A",
        "A group is not held against accounts drawn by chance.",
    ] {
        assert!(page.contains(said), "{said}");
    }
    let json = std::fs::read_to_string(save("comparison.json")).unwrap();
    let report: ComparisonReport = serde_json::from_str(&json).unwrap();
    assert_eq!(report.comparison.pairs[0].same_text.count, 12);
    assert_eq!(report.near.len(), 3);
    assert_eq!(report.datasets[0].files[0].sha256, sha256);
    assert_eq!(report.datasets[0].files[0].name, "messages.csv");
}

#[test]
fn one_text_posted_a_hundred_thousand_times_is_one_text_to_compare() {
    // Three accounts: one posts a sentence 100,000 times, one the same sentence 1,000 times, and one, 40 s after each
    // of those, the sentence with another last word, each time another.
    const SENTENCE: &str = "the ferry at the old pier leaves before the bell rings";
    let archive = TempArchive::new();
    let file = archive.scratch("messages.csv");
    let mut table =
        String::from("message_id,user_id,username,repost_id,reply_id,message,timestamp,urls\n");
    for n in 0..100_000 {
        let at = 1_600_000_000 + n * 60;
        writeln!(table, "a{n},1,many_bells,,,{SENTENCE},{at},").unwrap();
        if n < 1_000 {
            writeln!(table, "b{n},2,few_bells,,,{SENTENCE},{},", at + 20).unwrap();
            writeln!(table, "c{n},3,late_bells,,,{SENTENCE} for {n},{},", at + 40).unwrap();
        }
    }
    fs::write(&file, table).unwrap();
    archive.import(&[&file]);

    let comparison = compare(&archive, &["many_bells", "few_bells"]).unwrap();
    let same = &comparison.pairs[0].same_text;
    assert_eq!((same.count, same.median_lag_seconds), (1, Some(20.0)));
    let example = &same.examples[0];
    assert_eq!((example.a_count, example.b_count), (100_000, 1_000));

    let near = |a: &str, b: &str| {
        let request = NearTextsRequest {
            accounts: names(&[a, b]),
            dataset: None,
            zone: "UTC".into(),
        };
        api::compare::near_texts(&archive.cx(), request).unwrap()
    };
    // One text is looked for, not a hundred thousand, and it finds the first of its equals.
    let found = near("many_bells", "late_bells");
    assert_eq!((found.looked_for, found.among, found.count), (1, 1_000, 1));
    assert_eq!(found.first.median_lag_seconds, Some(40.0));
    let found = near("late_bells", "many_bells");
    assert_eq!(
        (found.looked_for, found.among, found.count),
        (1_000, 1, 1_000)
    );
    assert_eq!((found.first.a, found.first.b, found.bounded), (0, 1_000, 0));
}
