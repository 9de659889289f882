//! Published releases. The figures are those of the SOURCE.md beside each, counted there by other means.

use std::io::Read;

use ingest::{Format, Source};
use model::{Precision, TimeSource};

use crate::support::{Outcome, detected, published, read, sources};

fn source_with(folder: &str, part: &str) -> Option<Source> {
    let found = sources(&published(folder)?);
    Some(
        found
            .into_iter()
            .find(|source| source.label().contains(part))
            .unwrap(),
    )
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

/// The cells of a file, read by csv-core, the header left out.
fn cells(source: &Source) -> Vec<Vec<String>> {
    let mut bytes = Vec::new();
    source.open().unwrap().read_to_end(&mut bytes).unwrap();
    let mut reader = csv_core::Reader::new();
    let (mut rest, mut out, mut ends) = (&bytes[..], vec![0; 1 << 20], vec![0; 64]);
    let mut rows = Vec::new();
    loop {
        let (result, read, _, n_ends) = reader.read_record(rest, &mut out, &mut ends);
        rest = &rest[read..];
        match result {
            csv_core::ReadRecordResult::Record => {
                let mut start = 0;
                let row = ends[..n_ends].iter().map(|&end| {
                    let cell = String::from_utf8(out[start..end].to_vec()).unwrap();
                    start = end;
                    cell
                });
                rows.push(row.collect());
            }
            csv_core::ReadRecordResult::InputEmpty => {}
            csv_core::ReadRecordResult::End => break,
            other => panic!("{other:?}"),
        }
    }
    rows.remove(0);
    rows
}

#[test]
fn every_published_cell_comes_back() {
    let Some(folder) = published("twitter-io-2020-09-thailand") else {
        return;
    };
    for source in sources(&folder) {
        if !source.label().contains(".csv") {
            continue;
        }
        let header = detected(&source).header;
        for (given, cells) in given_back(&read(&source), detected(&source).format, &header)
            .iter()
            .zip(cells(&source))
        {
            assert_eq!(*given, cells, "{}", source.label());
        }
    }
}

fn given_back(outcome: &Outcome, format: Format, header: &[String]) -> Vec<Vec<String>> {
    let texts =
        |columns: Vec<(String, String)>| columns.into_iter().map(|(_, text)| text).collect();
    let posts = outcome
        .posts
        .iter()
        .map(|(_, post)| texts(ingest::published_post(format, header, post)));
    let accounts = outcome
        .accounts
        .iter()
        .map(|(_, account)| texts(ingest::published_account(format, header, account)));
    posts.chain(accounts).collect()
}
