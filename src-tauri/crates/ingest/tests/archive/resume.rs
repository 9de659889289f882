//! Going on where an earlier run stopped, and input of any kind.

use std::io::Write;

use model::Position;
use proptest::prelude::*;

use crate::support::{Outcome, damaged, fixtures, published, read, read_from, sources};

/// Reads the rest from every batch's end and compares it with what an undisturbed run read behind that place.
fn check(source: &ingest::Source, limit: usize, stride: usize) {
    let (whole, ends) = read_from(source, limit, None);
    for from in ends.iter().step_by(stride) {
        let rest = read_from(source, limit, Some(*from)).0;
        let is_behind = |position: &Position| position.record >= from.record;
        let posts: Vec<_> = whole.posts.iter().filter(|(at, _)| is_behind(at)).collect();
        assert_eq!(
            rest.posts.iter().collect::<Vec<_>>(),
            posts,
            "{} from {from:?}",
            source.label()
        );
        let accounts: Vec<_> = whole
            .accounts
            .iter()
            .filter(|(at, _)| is_behind(at))
            .collect();
        assert_eq!(
            rest.accounts.iter().collect::<Vec<_>>(),
            accounts,
            "{}",
            source.label()
        );
        let rejected: Vec<_> = whole
            .rejected
            .iter()
            .filter(|r| is_behind(&r.position))
            .collect();
        assert_eq!(
            rest.rejected.iter().collect::<Vec<_>>(),
            rejected,
            "{}",
            source.label()
        );
    }
}

#[test]
fn reading_on_from_any_batch_gives_the_same_records() {
    for folder in ["twitter-2020", "twitter-merged", "damaged"] {
        for source in sources(&fixtures().join(folder)) {
            if let ingest::Detection::One(_) = ingest::detect(&source).unwrap() {
                // The small files from every row, the large one from every thirtieth.
                check(&source, 1, if folder == "twitter-2020" { 30 } else { 1 });
            }
        }
    }
}

#[test]
fn reading_on_in_a_published_release_gives_the_same_records() {
    let Some(folder) = published("twitter-io-2020-09-thailand") else {
        return;
    };
    for source in sources(&folder)
        .iter()
        .filter(|source| source.label().contains(".csv"))
    {
        check(source, 1_000, 7);
    }
}

#[test]
fn the_size_of_the_batches_changes_nothing() {
    let add_up = |limit| {
        let mut outcomes: Vec<Outcome> = Vec::new();
        for source in sources(&fixtures().join("twitter-merged")) {
            if let ingest::Detection::One(_) = ingest::detect(&source).unwrap() {
                outcomes.push(read_from(&source, limit, None).0);
            }
        }
        outcomes
    };
    assert_eq!(add_up(1), add_up(1_000));
}

/// Reads a body behind a header of three columns and gives what was kept and rejected, as record numbers.
fn fates(body: &str) -> (Vec<u64>, Vec<(u64, String)>) {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(b"tweetid,tweet_text,tweet_time\n").unwrap();
    file.write_all(body.as_bytes()).unwrap();
    let outcome = read(&sources(file.path()).swap_remove(0));
    let kept = outcome.posts.iter().map(|(at, _)| at.record).collect();
    let rejected = outcome
        .rejected
        .into_iter()
        .map(|r| (r.position.record, r.reason))
        .collect();
    (kept, rejected)
}

#[test]
fn a_record_longer_than_the_limit_is_stepped_over() {
    let long = "x".repeat(17 << 20);
    let too_long = "is longer than 16 MiB; reading goes on at the next line";
    let (kept, rejected) = fates(&format!(
        "1,a,2020-01-01\n2,{long},2020-01-01\n3,b,2020-01-01\n"
    ));
    assert_eq!(
        (kept, rejected),
        (vec![1, 3], vec![(2, too_long.to_owned())])
    );
    // A quotation mark that is never closed swallows no sound line behind it, however long the file.
    let rows: String = (0..400_000)
        .map(|n| format!("{n},\"some text, in quotes\",2020-01-01 10:00\n"))
        .collect();
    let (kept, rejected) = fates(&format!(
        "1,\"never closed,2020-01-01\n{}",
        rows.replace('"', "").replace("text, in", "text in")
    ));
    assert_eq!((kept.len(), rejected.len()), (400_000, 1));
    assert_eq!(
        rejected[0].1,
        "has a quotation mark that is never closed; reading goes on at the next sound line"
    );
}

/// Reads bytes as a file whose header is that of a posts file, and checks that every row has one fate.
fn read_bytes(body: &[u8], header: &str) {
    let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
    file.write_all(header.as_bytes()).unwrap();
    file.write_all(body).unwrap();
    let found = ingest::find(&[file.path().to_owned()]).unwrap();
    for source in &found.sources {
        if let ingest::Detection::One(_) = ingest::detect(source).unwrap() {
            let outcome = read(source);
            let mut places: Vec<u64> = outcome.posts.iter().map(|(at, _)| at.record).collect();
            places.extend(outcome.rejected.iter().map(|r| r.position.record));
            places.sort_unstable();
            let n_read = places.len() as u64;
            places.dedup();
            assert_eq!(places.len() as u64, n_read, "a record has one fate");
            let (rest, _) = read_from(source, 1, None);
            assert_eq!(rest, outcome);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_bytes(&bytes, "tweetid,tweet_text,tweet_time\n");
        read_bytes(&bytes, "");
    }

    #[test]
    fn no_table_makes_the_reader_panic(
        body in "([0-9a-zT:/+=., -]{0,12}|\"[^\"]{0,9}\"|[\",\n\r\0é'\\[\\]])(,|\n|\r\n|){40}",
    ) {
        read_bytes(body.as_bytes(), "tweetid,is_retweet,hashtags,tweet_text,tweet_time,userid\n");
    }

    #[test]
    fn a_file_cut_anywhere_loses_no_record_before_the_cut(cut in 0usize..2_328) {
        let whole = std::fs::read(fixtures().join("damaged/whole_tweets.csv")).unwrap();
        let n_whole_lines = whole[..cut].iter().filter(|b| **b == b'\n').count();
        let mut file = tempfile::Builder::new().suffix(".csv").tempfile().unwrap();
        file.write_all(&whole[..cut]).unwrap();
        let source = sources(file.path()).swap_remove(0);
        if n_whole_lines > 0 {
            let outcome = read(&source);
            let all = read(&damaged("whole_tweets.csv"));
            let n_kept = outcome.posts.len();
            // A record of which only the line end is missing is whole.
            prop_assert!(n_kept == n_whole_lines - 1 || n_kept == n_whole_lines);
            for ((_, post), (_, expected)) in outcome.posts.iter().zip(&all.posts) {
                prop_assert_eq!(&post.text, &expected.text);
            }
            let is_cut = whole[cut - 1] != b'\n' && n_kept < n_whole_lines;
            prop_assert_eq!(outcome.rejected.len(), usize::from(is_cut));
        }
    }
}
