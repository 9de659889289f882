//! What speaks for a release, what against it, and which of these is trusted more.

use super::*;

/// Columns of a posts file: how many, and in the order of which year.
fn header(columns: usize, reply_post_first: bool) -> Vec<String> {
    let (first, second) = if reply_post_first {
        ("in_reply_to_tweetid", "in_reply_to_userid")
    } else {
        ("in_reply_to_userid", "in_reply_to_tweetid")
    };
    let mut header: Vec<String> = (2..columns).map(|n| format!("column_{n}")).collect();
    header.extend([first.to_owned(), second.to_owned()]);
    header
}

fn distinct(n: u64) -> Counted {
    Counted {
        rows: n,
        distinct: n,
    }
}

/// The whole Thai release, under names that say nothing.
fn thailand() -> Evidence {
    Evidence {
        family: "twitter-archive".into(),
        headers: vec![header(30, false), vec!["userid".into()]],
        as_published: true,
        account_ids: vec!["nYH0qZsGhfGL8GkTYyVXt0VKLTgHkpsGvlj2JDmZqs=".into()],
        accounts: distinct(926),
        posts: distinct(21_385),
        list: Counted::default(),
        last_post: "2020-07-20".parse().ok(),
        file_names: vec!["a.csv".into(), "b.csv".into()],
    }
}

/// The candidates: key, strength, whether re-saved.
#[track_caller]
fn check(evidence: &Evidence, expected: &[(&str, Strength, bool)]) {
    let found = recognise(evidence);
    let found: Vec<(&str, Strength, bool)> = found
        .iter()
        .map(|c| (c.release.key.as_str(), c.strength, c.resaved))
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn figures_find_a_release_whatever_its_files_are_called() {
    check(
        &thailand(),
        &[("thailand_092020", Strength::Certain, false)],
    );
    let reasons = recognise_one(&thailand()).unwrap().reasons;
    assert_eq!(
        reasons,
        [
            "The columns are those of October 2020.",
            "Names are replaced by hashes of base64, as since 2019.",
            "It has the 926 accounts stated by Twitter.",
            "It has the 21,385 posts stated by Stanford Internet Observatory.",
            "Its last post is of 2020-07-20, the release of 2020-10-08.",
        ]
    );
}

#[test]
fn one_figure_alone_makes_it_likely_and_with_the_name_certain() {
    let mut evidence = thailand();
    evidence.posts = Counted::default();
    evidence.headers.remove(0);
    evidence.last_post = None;
    check(&evidence, &[("thailand_092020", Strength::Likely, false)]);
    evidence.file_names = vec!["thailand_092020_users_csv_hashed.csv".into()];
    check(&evidence, &[("thailand_092020", Strength::Certain, false)]);
}

#[test]
fn columns_of_another_year_rule_a_release_out_whatever_the_name() {
    let mut evidence = thailand();
    evidence.file_names = vec!["thailand_092020_tweets_csv_hashed.csv".into()];
    for wrong in [header(31, false), header(30, true), header(31, true)] {
        evidence.headers = vec![wrong];
        check(&evidence, &[]);
    }
    evidence.family = "clemson".into();
    check(&evidence, &[]);
}

#[test]
fn hashes_of_another_year_rule_a_release_out_whatever_the_figures() {
    let mut evidence = thailand();
    evidence.account_ids = vec!["5b0e8a2c".repeat(8)];
    check(&evidence, &[]);
    // Ids in clear say nothing.
    evidence.account_ids = vec!["1144591876231749632".into()];
    check(&evidence, &[("thailand_092020", Strength::Certain, false)]);
}

#[test]
fn a_post_after_the_release_rules_it_out_whatever_the_name() {
    let mut evidence = thailand();
    evidence.file_names = vec!["thailand_092020_tweets_csv_hashed.csv".into()];
    evidence.last_post = "2020-10-09".parse().ok();
    check(&evidence, &[("thailand_092020", Strength::Certain, false)]);
    evidence.last_post = "2020-10-10".parse().ok();
    check(&evidence, &[]);
}

#[test]
fn more_than_anybody_states_rules_a_release_out_whatever_the_name() {
    let mut evidence = thailand();
    evidence.file_names = vec!["thailand_092020_users_csv_hashed.csv".into()];
    evidence.accounts = distinct(2_000);
    check(&evidence, &[]);
    // A little more happens: one project counted 70 rows where 69 were stated.
    evidence.accounts = distinct(930);
    check(&evidence, &[("thailand_092020", Strength::Certain, false)]);
}

#[test]
fn a_re_saved_copy_is_still_the_content_of_its_release() {
    let evidence = Evidence {
        family: "twitter-archive".into(),
        headers: vec![header(10, false)],
        as_published: false,
        accounts: distinct(71),
        file_names: vec!["032020_users_csv_hashed.csv".into()],
        ..Evidence::default()
    };
    check(&evidence, &[("032020", Strength::Likely, true)]);
    let found = recognise_one(&evidence).unwrap();
    assert_eq!(
        found.reasons[0],
        "The columns or dates are not as published: it is a re-saved copy."
    );
}

#[test]
fn a_name_alone_is_said_to_be_one() {
    let evidence = Evidence {
        family: "twitter-archive".into(),
        as_published: false,
        accounts: distinct(12),
        file_names: vec!["cuba_082020_users_csv_hashed.csv".into()],
        ..Evidence::default()
    };
    check(&evidence, &[("cuba_082020", Strength::ByName, true)]);
    let found = recognise_one(&evidence).unwrap();
    assert_eq!(
        found.reasons.last().unwrap(),
        "It is taken for this release by its name only."
    );
    // As published, columns and name together are more.
    let evidence = Evidence {
        as_published: true,
        ..evidence
    };
    check(&evidence, &[("cuba_082020", Strength::Likely, false)]);
}

#[test]
fn a_small_figure_is_no_sign_by_itself() {
    let mut evidence = thailand();
    evidence.posts = Counted::default();
    evidence.headers.clear();
    evidence.accounts = distinct(5);
    check(&evidence, &[]);
}

#[test]
fn rows_and_different_ones_are_held_against_their_own_figures() {
    let xinjiang = Evidence {
        family: "twitter-archive".into(),
        as_published: true,
        accounts: Counted {
            rows: 2_047,
            distinct: 2_017,
        },
        ..Evidence::default()
    };
    check(&xinjiang, &[("CNHU_0621", Strength::Likely, false)]);
    let indicators = Evidence {
        family: "meta-indicators".into(),
        as_published: true,
        list: Counted {
            rows: 350,
            distinct: 348,
        },
        ..Evidence::default()
    };
    check(
        &indicators,
        &[("meta-2022-09-china-russia", Strength::Likely, false)],
    );
}

#[test]
fn nothing_known_is_nothing_recognised() {
    check(&Evidence::default(), &[]);
    let evidence = Evidence {
        family: "twitter-archive".into(),
        as_published: true,
        ..Evidence::default()
    };
    check(&evidence, &[]);
    assert_eq!(recognise_one(&evidence), None);
}
