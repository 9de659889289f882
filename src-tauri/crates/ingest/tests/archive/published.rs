//! Published releases. The figures are those of the SOURCE.md beside each, counted there by other means.

use std::collections::HashSet;

use ingest::{Format, Source, catalogue::Release};
use model::{Precision, TimeSource};

use crate::support::{cells, detected, given_back, published, read, sources};

fn source_with(folder: &str, part: &str) -> Option<Source> {
    let found = sources(&published(folder)?);
    Some(
        found
            .into_iter()
            .find(|source| source.label().contains(part))
            .unwrap(),
    )
}

/// The release that the file's name tells.
fn release_named(source: &Source) -> Option<&'static Release> {
    ingest::catalogue::release_named(source, detected(source).format.family())
}

#[test]
fn the_thai_posts_have_the_published_counts() {
    let Some(source) = source_with("twitter-io-2020-09-thailand", "tweets") else {
        return;
    };
    let outcome = read(&source);
    assert_eq!(outcome.posts.len(), 21_385);
    assert_eq!(outcome.distinct_post_ids(), 21_385);
    assert_eq!(outcome.distinct_accounts().len(), 455);
    assert!(outcome.rejected.is_empty());
    let count =
        |is: fn(&model::Post) -> bool| outcome.posts.iter().filter(|(_, post)| is(post)).count();
    assert_eq!(count(|post| post.is_repost), 11_199);
    assert_eq!(count(|post| post.is_quote), 3_010);
    assert_eq!(count(|post| post.is_reply), 6_853);
    assert_eq!(count(|post| post.reply_to_post.is_some()), 6_844);
    assert_eq!(count(|post| post.language.as_deref() == Some("th")), 19_949);
    assert_eq!(count(|post| post.language.as_deref() == Some("und")), 1_259);
    assert_eq!(
        count(|post| post.account.hashed && post.account.handle.is_none()),
        21_385
    );
    assert_eq!(count(|post| post.reposted_account.is_some()), 437);
    let first = outcome
        .posts
        .iter()
        .filter_map(|(_, post)| post.posted_at)
        .map(|at| at.at)
        .min();
    assert_eq!(
        first.unwrap().format("%F %H:%M").to_string(),
        "2015-10-12 13:03"
    );
    // The last record begins where a naive reader counts this physical line.
    assert!(outcome.posts.last().unwrap().0.line <= 35_484);
    assert_eq!(outcome.notes, [].into());
}

#[test]
fn every_thai_time_is_the_published_minute_and_comes_from_the_id() {
    let Some(source) = source_with("twitter-io-2020-09-thailand", "tweets") else {
        return;
    };
    for ((_, post), cells) in read(&source).posts.iter().zip(cells(&source)) {
        let at = post.posted_at.unwrap();
        assert_eq!(
            (at.precision, at.source),
            (Precision::Millisecond, TimeSource::Id)
        );
        assert_eq!(at.at.format("%Y-%m-%d %H:%M").to_string(), cells[13]);
    }
}

#[test]
fn the_thai_accounts_have_the_published_counts() {
    let Some(source) = source_with("twitter-io-2020-09-thailand", "users") else {
        return;
    };
    let outcome = read(&source);
    assert_eq!(outcome.accounts.len(), 926);
    assert_eq!(outcome.distinct_accounts().len(), 926);
    assert!(outcome.accounts.iter().all(|(_, account)| account.hashed));
    assert!(outcome.rejected.is_empty());
}

#[test]
fn every_published_cell_comes_back() {
    let Some(folder) = published("twitter-io-2020-09-thailand") else {
        return;
    };
    for source in sources(&folder)
        .iter()
        .filter(|source| source.label().contains(".csv"))
    {
        let found = detected(source);
        let given = given_back(&read(source), found.format, &found.header);
        assert!(given == cells(source), "{}", source.label());
    }
}

#[test]
fn the_extract_of_the_first_iranian_release_is_keyed_by_handle() {
    let Some(source) = source_with("twitter-io-2018-10-iran-extract", "iranian") else {
        return;
    };
    let detected = detected(&source);
    assert_eq!(detected.format, Format::from_name("twitter-posts").unwrap());
    assert!(!detected.header_as_published);
    assert_eq!(release_named(&source), None);
    let outcome = read(&source);
    assert_eq!(
        (outcome.posts.len(), outcome.distinct_post_ids()),
        (1_000, 1_000)
    );
    assert_eq!(outcome.distinct_accounts().len(), 39);
    let hashed: HashSet<&str> = outcome
        .posts
        .iter()
        .filter(|(_, post)| post.account.hashed)
        .map(|(_, post)| post.account.key.as_str())
        .collect();
    assert_eq!(hashed.len(), 30);
    let minute = |post: &model::Post| post.posted_at.unwrap().at.format("%F %H:%M").to_string();
    let mut minutes: Vec<String> = outcome.posts.iter().map(|(_, post)| minute(post)).collect();
    minutes.sort();
    assert_eq!(
        (&minutes[0][..], &minutes[999][..]),
        ("2013-07-02 04:31", "2018-08-21 19:04")
    );
    assert!(
        outcome
            .posts
            .iter()
            .all(|(_, post)| !post.language_published)
    );
    assert!(
        outcome
            .posts
            .iter()
            .all(|(_, post)| post.extra.iter().any(|(name, _)| name == "bot_or_not"))
    );
    assert_eq!(outcome.rejected, []);
    let codes: Vec<&str> = outcome.notes.keys().copied().collect();
    assert_eq!(
        codes,
        [
            "entitiesFromText",
            "headerNotAsPublished",
            "noRetweetColumn"
        ]
    );
}

#[test]
fn the_altered_users_file_keeps_its_destroyed_ids_apart() {
    let Some(source) = source_with("twitter-io-2020-03-ghana-nigeria-altered", "032020") else {
        return;
    };
    let found = detected(&source);
    assert!(!found.header_as_published && !found.dates_as_published);
    assert_eq!(release_named(&source).unwrap().key, "032020");
    let outcome = read(&source);
    assert_eq!(
        (outcome.accounts.len(), outcome.distinct_accounts().len()),
        (71, 71)
    );
    let count = |is: fn(&model::Account) -> bool| {
        outcome
            .accounts
            .iter()
            .filter(|(_, account)| is(account))
            .count()
    };
    assert_eq!(count(|account| account.hashed), 68);
    assert_eq!(
        count(|account| !account.key.is_exact() && account.handle.is_some()),
        3
    );
    assert_eq!(count(|account| account.created.is_some()), 71);
    assert_eq!(outcome.rejected, []);
    assert_eq!(
        outcome.notes,
        [
            ("headerNotAsPublished", 1),
            ("idDestroyed", 3),
            ("resavedDate", 71)
        ]
        .into()
    );
}

#[test]
fn a_yearly_file_of_2021_keeps_its_floating_point_references_as_they_are() {
    let Some(source) = source_with("twitter-io-2021-12-tweets-tiny", "REA_0621") else {
        return;
    };
    assert_eq!(release_named(&source).unwrap().key, "REA_0621");
    let outcome = read(&source);
    assert_eq!(
        (outcome.posts.len(), outcome.distinct_accounts().len()),
        (8, 2)
    );
    assert_eq!(
        outcome
            .posts
            .iter()
            .filter(|(_, post)| post.is_repost)
            .count(),
        7
    );
    let reply = outcome
        .posts
        .iter()
        .find(|(_, post)| post.is_reply)
        .map(|(_, post)| post)
        .unwrap();
    assert_eq!(reply.reply_to_account.as_deref(), Some("921557173"));
    assert_eq!(
        reply.reply_to_post.as_deref(),
        Some("5.496285783764541e+17")
    );
    assert_eq!(
        outcome.notes,
        [("idRepaired", 1), ("referenceDestroyed", 8)].into()
    );
    assert_eq!((outcome.repaired, outcome.rejected.len()), (1, 0));
}

#[test]
fn the_users_files_of_2021_have_the_counted_rows() {
    let Some(folder) = published("twitter-io-2021-12-users") else {
        return;
    };
    // Rows, distinct accounts, accounts in clear (the last where SOURCE.md counts them).
    let expected = [
        ("CNHU_0621", 2_047, 2_017, None),
        ("MX_0621", 276, 276, Some(3)),
        ("REA_0621", 16, 16, Some(1)),
        ("Tanzania_0621", 268, 268, None),
        ("uganda_0621", 418, 418, Some(7)),
    ];
    let found = sources(&folder);
    for (key, rows, distinct, clear) in expected {
        let source = found
            .iter()
            .find(|source| {
                source.label().ends_with(".csv")
                    && release_named(source).is_some_and(|release| release.key == key)
            })
            .unwrap();
        let outcome = read(source);
        assert_eq!(
            (outcome.accounts.len(), outcome.distinct_accounts().len()),
            (rows, distinct),
            "{key}"
        );
        let n_clear = outcome
            .accounts
            .iter()
            .filter(|(_, account)| !account.hashed)
            .count();
        assert!(
            clear.is_none_or(|clear| clear == n_clear),
            "{key}: {n_clear}"
        );
        assert!(
            outcome
                .accounts
                .iter()
                .all(|(_, account)| account.key.is_exact()),
            "{key}"
        );
        assert_eq!(
            (outcome.rejected.len(), outcome.notes.len()),
            (0, 0),
            "{key}"
        );
    }
}

#[test]
fn every_cell_of_the_other_files_comes_back_too() {
    for folder in [
        "twitter-io-2018-10-iran-extract",
        "twitter-io-2020-03-ghana-nigeria-altered",
        "twitter-io-2021-12-users",
    ] {
        let Some(folder) = published(folder) else {
            continue;
        };
        for source in sources(&folder)
            .iter()
            .filter(|source| source.label().contains(".csv"))
        {
            let found = detected(source);
            let given = given_back(&read(source), found.format, &found.header);
            assert_eq!(given, cells(source), "{}", source.label());
        }
    }
}
