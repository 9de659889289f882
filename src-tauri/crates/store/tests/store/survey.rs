//! What a dataset lacks, and what was kept beside its fields.

use std::collections::{BTreeMap, HashSet};

use model::{
    Account, Ad, Counts, Field, Indicator, IndicatorKind, Key, Post, Record, Rejected, Stage,
};
use store::{AccountNo, Beside, DatasetNo, FileNo, PostNo, RecordNo, Sample, Survey};

use crate::common::{
    Place, a_post, a_user, account, at, begin_new, import, last_batch, position, post, strings,
};

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|&(name, text)| (name.to_owned(), text.to_owned()))
        .collect()
}

/// Two datasets, the first in two files with posts and one with users.
fn filled() -> Place {
    let place = Place::new();
    let writer = &mut place.writer();
    let first = [
        Post {
            client: Some("Web".into()),
            extra: pairs(&[("mood", "calm"), ("tweetid", "1.0")]),
            ..post("1", account("x"))
        },
        Post {
            posted_at: at("2017-01-01T23:59"),
            extra: pairs(&[("mood", ""), ("tweet_time", "noon")]),
            counts: Counts {
                likes: Some(0),
                ..Counts::default()
            },
            ..post("2", account("x"))
        },
        Post {
            posted_at: None,
            key: Key::marked("abcdefabcdef", 3, "9.1E+17"),
            text: String::new(),
            ..post("3", account("y"))
        },
    ];
    import(writer, "a", "one.csv", first.map(a_post).into());
    let elsewhere = (0..9).map(|n| a_post(post(&n.to_string(), account("z"))));
    import(writer, "b", "other.csv", elsewhere.collect());
    let bent = Account {
        extra: pairs(&[("account_creation_date", "7/3/2018")]),
        ..account("y")
    };
    let second: Vec<Record> = (4..9)
        .map(|n| {
            a_post(Post {
                posted_at: at("2017-01-04T00:00"),
                key: Key::marked("abcdefabcdef", n, ""),
                reply_to_account: Some("x".into()),
                media: strings(&["m"]),
                ..post("", bent.clone())
            })
        })
        .collect();
    import(writer, "a", "two.csv", second);
    let user = Account {
        followers: Some(7),
        extra: pairs(&[("score", "0.5")]),
        ..account("w")
    };
    let bare = Account::new(Key::marked("abcdefabcdef", 2, "1.0E+9"));
    import(writer, "a", "users.csv", vec![a_user(user), a_user(bare)]);
    place
}

fn survey(place: &Place, wanted: &[(u64, u64)]) -> Survey {
    let wanted: HashSet<_> = wanted
        .iter()
        .map(|&(no, record)| (FileNo(no), record))
        .collect();
    let found = place.reader().survey(DatasetNo(1), &wanted, &mut |_| true);
    found.unwrap().unwrap()
}

#[test]
fn fields_are_counted_over_the_posts_and_accounts_of_one_dataset() {
    let survey = survey(&filled(), &[]);
    assert_eq!((survey.n_posts, survey.n_accounts), (8, 4));
    assert_eq!(
        survey.filled,
        BTreeMap::from([
            (Field::Text, 7),
            (Field::PostedAt, 7),
            (Field::Client, 1),
            (Field::ReplyTo, 5),
            // A count of none is a count; what nobody says is not.
            (Field::Likes, 1),
            (Field::Media, 5),
            (Field::Handle, 3),
            (Field::DisplayName, 3),
            (Field::Followers, 1),
        ])
    );
    assert_eq!((survey.post_ids.destroyed, survey.post_ids.missing), (1, 5));
    assert_eq!(
        (survey.account_ids.destroyed, survey.account_ids.missing),
        (1, 0)
    );
}

#[test]
fn days_are_counted_by_file_in_utc() {
    let survey = survey(&filled(), &[]);
    let days = |no: u64| -> Vec<String> {
        let days = &survey.files[&FileNo(no)].days;
        days.iter().map(|(day, n)| format!("{day} {n}")).collect()
    };
    assert_eq!(days(1), ["2017-01-01 2"]);
    assert_eq!(days(3), ["2017-01-04 5"]);
    assert!(days(4).is_empty());
    assert!(
        !survey.files.contains_key(&FileNo(2)),
        "the other dataset's"
    );
}

#[test]
fn what_is_kept_beside_the_fields_is_counted_by_column_with_its_first_records() {
    let survey = survey(&filled(), &[]);
    let beside = |no: u64, name: &str| survey.files[&FileNo(no)].beside[name].clone();
    assert_eq!(
        beside(1, "mood"),
        Beside {
            n_filled: 1,
            n_empty: 1,
            first: vec![Sample {
                record: 1,
                text: "calm".into(),
                kept_as: Some(RecordNo::Post(PostNo(1))),
            }],
        }
    );
    assert_eq!(beside(1, "tweet_time").first[0].text, "noon");
    // The facts repeated in each post count once for each; the first three are named.
    let created = beside(3, "account_creation_date");
    assert_eq!(created.n_filled, 5);
    let records: Vec<u64> = created.first.iter().map(|sample| sample.record).collect();
    assert_eq!(records, [1, 2, 3]);
    let score = beside(4, "score");
    assert_eq!(score.n_filled, 1);
    assert!(matches!(score.first[0].kept_as, Some(RecordNo::Account(_))));
}

#[test]
fn advertisements_and_indicators_are_counted_too() {
    let place = Place::new();
    let ad = Ad {
        impressions: Some(12),
        ..Ad::default()
    };
    let posts = [
        Post {
            ad: Some(Box::new(ad)),
            ..post("1", account("x"))
        },
        post("2", account("x")),
    ];
    let listed = Indicator {
        kind: IndicatorKind::Domain,
        published: "example[.]org".into(),
        value: "example.org".into(),
        type_published: None,
        platform: None,
        listed_on: None,
        stage: Stage::default(),
        comment: None,
        extra: pairs(&[("row", "17"), ("note", "")]),
    };
    let mut records: Vec<Record> = posts.map(a_post).into();
    records.push(Record::Indicator(Box::new(listed)));
    import(&mut place.writer(), "a", "mixed.csv", records);

    let survey = survey(&place, &[]);
    assert_eq!((survey.n_posts, survey.n_ads), (2, 1));
    assert_eq!(survey.filled.get(&Field::Impressions), Some(&1));
    assert_eq!(survey.filled.get(&Field::Clicks), None);
    let beside = &survey.files[&FileNo(1)].beside;
    assert_eq!((beside["row"].n_filled, beside["note"].n_empty), (1, 1));
    assert_eq!(
        beside["row"].first,
        [Sample {
            record: 3,
            text: "17".into(),
            kept_as: None
        }]
    );
}

#[test]
fn wanted_records_are_found_as_posts_or_accounts() {
    let survey = survey(&filled(), &[(1, 3), (1, 99), (4, 2), (2, 1)]);
    let wanted = |no: u64| &survey.files[&FileNo(no)].wanted;
    assert_eq!(*wanted(1), BTreeMap::from([(3, RecordNo::Post(PostNo(3)))]));
    let RecordNo::Account(AccountNo(no)) = wanted(4)[&2] else {
        panic!("{:?}", wanted(4));
    };
    assert!(no > 0);
    assert!(wanted(3).is_empty());
}

#[test]
fn a_survey_that_is_stopped_gives_nothing_and_one_of_nothing_is_empty() {
    let place = filled();
    let mut told = Vec::new();
    let stopped = place
        .reader()
        .survey(DatasetNo(1), &HashSet::new(), &mut |done| {
            told.push(done);
            false
        });
    assert_eq!((stopped.unwrap(), told), (None, vec![8]));
    let nothing = place
        .reader()
        .survey(DatasetNo(9), &HashSet::new(), &mut |_| true);
    assert_eq!(nothing.unwrap(), Some(Survey::default()));
}

#[test]
fn rejected_records_are_grouped_by_reason_the_most_frequent_first() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    let mut batch = last_batch(1, vec![a_post(post("1", account("x")))]);
    for record in 2..8 {
        let reason = match record {
            3 => "has 29 columns where the header has 31",
            _ => "names no account",
        };
        batch.rejected.push(Rejected {
            position: position(record),
            reason: reason.into(),
            raw: b"1,2".to_vec(),
        });
    }
    writer.write_batch(file_no, &batch).unwrap();
    let reasons = place.reader().rejected_reasons(file_no).unwrap();
    let reasons: Vec<_> = reasons
        .iter()
        .map(|one| (one.reason.as_str(), one.count, one.first.as_slice()))
        .collect();
    assert_eq!(
        reasons,
        [
            ("names no account", 5, &[2, 4, 5][..]),
            ("has 29 columns where the header has 31", 1, &[3][..]),
        ]
    );
    assert!(
        place
            .reader()
            .rejected_reasons(FileNo(77))
            .unwrap()
            .is_empty()
    );
}
