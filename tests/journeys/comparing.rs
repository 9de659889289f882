//! Accounts side by side.

use api::wire::{CompareRequest, Comparison};
use tests_support::{archive::TempArchive, data::generate, generator::Settings};

fn compare(archive: &TempArchive, accounts: &[&str]) -> Result<Comparison, api::ApiError> {
    let request = CompareRequest {
        accounts: accounts
            .iter()
            .map(|account| (*account).to_owned())
            .collect(),
        dataset: None,
        zone: "UTC".into(),
    };
    api::compare::accounts(&archive.cx(), request)
}

#[test]
fn the_figures_of_a_comparison_are_those_that_sql_counts() {
    let archive = TempArchive::new();
    let file = archive.scratch("invented_tweets_csv_hashed.csv");
    generate(&Settings::new(14, 4_000), &file);
    archive.import(&[&file]);
    let db = tests_support::archive::read_only(&archive.dir());
    let mut statement = db
        .prepare("SELECT key FROM account ORDER BY n_posts DESC, key LIMIT 2")
        .unwrap();
    let keys: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();

    let comparison = compare(&archive, &[&keys[0], &keys[1]]).unwrap();
    for (account, key) in comparison.accounts.iter().zip(&keys) {
        let posts = archive.sql(&format!(
            "SELECT count(*) FROM post JOIN account USING (account_no) WHERE account.key = '{key}'"
        ));
        assert_eq!(account.posts, posts);
        assert_eq!(account.by_hour.iter().sum::<u64>(), posts);
        assert_eq!(account.by_weekday.iter().sum::<u64>(), posts);
        assert_eq!(
            account.kinds.iter().map(|kind| kind.count).sum::<u64>(),
            posts
        );
    }

    let pair = &comparison.pairs[0];
    let objects = |of: &str, from: &str, key: &str| {
        format!(
            "SELECT DISTINCT {of} AS value FROM post_object po JOIN object o USING (object_no)
             JOIN post p USING (post_no) JOIN account a USING (account_no)
             WHERE {from} AND a.key = '{key}'"
        )
    };
    let kinds = [
        ("o.class_no", "o.type = 1", &pair.hashtags),
        ("o.class_no", "o.type = 2", &pair.links),
        ("o.class_no", "o.type = 3", &pair.mentions),
        (
            "CASE o.type WHEN 2 THEN o.domain_no ELSE o.class_no END",
            "(o.type = 4 OR o.type = 2 AND o.domain_no IS NOT NULL)",
            &pair.domains,
        ),
    ];
    for (of, from, overlap) in kinds {
        let [a, b] = [&keys[0], &keys[1]].map(|key| objects(of, from, key));
        let count = |sql: String| archive.sql(&format!("SELECT count(*) FROM ({sql})"));
        let shared = count(format!("{a} INTERSECT {b}"));
        let all = count(format!("{a} UNION {b}"));
        assert!(shared > 0, "{from}");
        assert_eq!(overlap.shared, shared, "{from}");
        assert_eq!(
            (overlap.a_distinct, overlap.b_distinct),
            (count(a), count(b))
        );
        assert!((overlap.jaccard - shared as f64 / all as f64).abs() < 1e-9);
    }
    let reposted = |key: &str| {
        format!(
            "SELECT DISTINCT reposted_post FROM post JOIN account a USING (account_no)
             WHERE reposted_post IS NOT NULL AND a.key = '{key}'"
        )
    };
    let both = format!("{} INTERSECT {}", reposted(&keys[0]), reposted(&keys[1]));
    let both = archive.sql(&format!("SELECT count(*) FROM ({both})"));
    assert_eq!(pair.reposted.shared, both);
}

#[test]
fn an_account_that_is_not_there_and_a_single_one_are_refused_in_words() {
    let archive = TempArchive::with(&[&crate::fixtures::scripts()]);
    let error = compare(&archive, &["nobody", "noone"]).unwrap_err();
    assert_eq!(error.code, api::ErrorCode::NotFound);
    assert!(error.message.contains("nobody"), "{}", error.message);
    let account = format!("QmFu{}=", "A".repeat(38));
    let error = compare(&archive, &[&account]).unwrap_err();
    assert_eq!(error.code, api::ErrorCode::BadRequest);
}
