//! What becomes of each kind of damage, value by value. The files are described in `fixtures/damaged/SOURCE.md`.

use ingest::{Detection, Error, Format};
use model::{Post, Precision, TimeSource};

use crate::support::{Outcome, damaged, detected, fixtures, read, sha256, sources};

fn posts(file: &str) -> Vec<Post> {
    read(&damaged(file))
        .posts
        .into_iter()
        .map(|(_, post)| post)
        .collect()
}

fn extra<'a>(extra: &'a [(String, String)], column: &str) -> Option<&'a str> {
    extra
        .iter()
        .find(|(name, _)| name == column)
        .map(|(_, text)| text.as_str())
}

#[test]
fn a_destroyed_or_missing_id_is_kept_under_a_marked_key() {
    let posts = posts("ids_tweets.csv");
    let head = &sha256(&damaged("ids_tweets.csv"))[..12];
    let keys: Vec<_> = posts
        .iter()
        .map(|post| (post.key.as_str(), post.key.is_exact()))
        .collect();
    let marked = |record: u64| format!("?{head}:{record}");
    assert_eq!(keys[0], (marked(1).as_str(), false));
    assert_eq!(keys[1], (marked(2).as_str(), false));
    assert_eq!(keys[5], (marked(6).as_str(), false));
    assert_eq!(posts[5].key.published(), Some(""));
    let published = posts[0].key.published().unwrap();
    assert!(published.contains("E+18"), "{published}");
    assert!(keys[2..5].iter().all(|(_, exact)| *exact));
}

#[test]
fn a_destroyed_account_id_leaves_the_handle_as_the_key_or_a_mark() {
    let posts = posts("ids_tweets.csv");
    let by_handle = &posts[3].account;
    assert_eq!(
        (by_handle.key.as_str(), by_handle.key.is_exact()),
        ("tide_table", true)
    );
    assert_eq!(extra(&by_handle.extra, "userid"), Some("1.14459E+18"));
    let marked = &posts[4].account;
    assert_eq!(marked.key.published(), Some("8,3949587455624E+017"));
    assert!(!marked.hashed && marked.handle.is_none());
}

#[test]
fn references_are_repaired_where_no_digit_is_lost_and_else_stay_as_published() {
    let post = &posts("ids_tweets.csv")[2];
    assert_eq!(post.reply_to_account.as_deref(), Some("921557000"));
    assert_eq!(post.reply_to_post.as_deref(), Some("5.496285783764541e+17"));
    assert_eq!(
        extra(&post.extra, "in_reply_to_userid"),
        Some("921557000.0")
    );
    assert!(post.is_reply);
}

#[test]
fn a_resaved_date_is_read_as_the_id_says_or_left_out() {
    let posts = posts("dates_tweets.csv");
    let at = |idx: usize| {
        posts[idx].posted_at.map(|at| {
            (
                at.at.format("%F %H:%M").to_string(),
                at.precision,
                at.source,
            )
        })
    };
    let by_id = |minute: &str| Some((minute.to_owned(), Precision::Millisecond, TimeSource::Id));
    let published =
        |minute: &str| Some((minute.to_owned(), Precision::Minute, TimeSource::Published));
    assert_eq!(at(0), by_id("2020-03-02 10:07"));
    assert_eq!(at(1), by_id("2020-03-04 10:21"));
    assert_eq!(at(2), None);
    assert_eq!(at(3), published("2017-10-25 19:58"));
    assert_eq!(at(4), None);
    assert_eq!(at(5), published("2020-03-08 10:36"));
    assert_eq!(extra(&posts[2].extra, "tweet_time"), Some("7/3/2018 10:15"));
    assert_eq!(extra(&posts[4].extra, "tweet_time"), Some("last Tuesday"));
    assert!(!detected(&damaged("dates_tweets.csv")).dates_as_published);
}

#[test]
fn text_stays_as_published() {
    let texts: Vec<String> = posts("text_tweets.csv")
        .into_iter()
        .map(|post| post.text)
        .collect();
    assert_eq!(texts[0], "one\ntwo\r\nthree");
    assert_eq!(texts[1], "a lone\rcarriage return");
    assert_eq!(texts[2], "\u{202b}متن با نشانه‌های جهت\u{202c} \u{200f}");
    assert_eq!(texts[3], "she said \"no\", twice: \"\"");
    assert_eq!(texts[4], "nul byte");
    assert_eq!(texts[5], "emoji 👩🏽‍🚀 and &lt;b&gt;");
}

fn rejections(outcome: &Outcome) -> Vec<(u64, u64, &str)> {
    let place = |r: &model::Rejected| (r.position.record, r.position.line);
    let rows = outcome.rejected.iter();
    rows.map(|r| (place(r).0, place(r).1, r.reason.as_str()))
        .collect()
}

#[test]
fn a_broken_row_is_rejected_with_its_place_and_reason() {
    assert_eq!(
        rejections(&read(&damaged("rows_tweets.csv"))),
        [
            (6, 7, "has 29 columns where the header has 30"),
            (7, 8, "has 31 columns where the header has 30"),
            (9, 10, "the file ends inside record 9"),
        ]
    );
    assert_eq!(
        rejections(&read(&damaged("cut_row_tweets.csv"))),
        [(
            3,
            4,
            "the file ends inside record 3: 22 columns where the header has 30"
        )]
    );
    assert_eq!(
        rejections(&read(&damaged("open_quote_tweets.csv"))),
        [(
            2,
            3,
            "has a quotation mark that is never closed; reading goes on at the next sound line"
        )]
    );
}

#[test]
fn a_rejected_record_names_the_byte_where_it_stands() {
    for file in [
        "rows_tweets.csv",
        "cut_row_tweets.csv",
        "open_quote_tweets.csv",
    ] {
        let bytes = std::fs::read(fixtures().join("damaged").join(file)).unwrap();
        for rejected in read(&damaged(file)).rejected {
            let start = rejected.position.byte as usize;
            assert_eq!(
                &bytes[start..start + rejected.raw.len()],
                rejected.raw,
                "{file}"
            );
            assert_eq!(bytes[start - 1], b'\n', "{file}");
            let line = bytes[..start].iter().filter(|b| **b == b'\n').count() as u64 + 1;
            assert_eq!(line, rejected.position.line, "{file}");
        }
    }
}

#[test]
fn columns_are_found_by_name_and_the_others_are_kept() {
    let source = damaged("header_tweets.csv");
    let posts = posts("header_tweets.csv");
    assert_eq!(
        detected(&source).header[..3],
        ["tweet_time ", "TweetID", " tweet_text"]
    );
    assert_eq!(
        posts.iter().map(|post| post.is_repost).collect::<Vec<_>>(),
        [true, false, true, false, true, false]
    );
    assert!(
        posts
            .iter()
            .all(|post| post.key.is_exact() && post.posted_at.is_some())
    );
    assert_eq!(
        extra(&posts[0].extra, "tweet_text (2)"),
        Some("second text")
    );
    assert_eq!(extra(&posts[2].extra, "column 9"), Some("note 2"));
    assert_eq!(extra(&posts[1].extra, "like_cuont"), Some("7"));
    assert_eq!(posts[1].counts.likes, None);
    assert_eq!(posts[0].hashtags, ["tide"]);
}

#[test]
fn rows_behind_another_header_are_read_by_it() {
    let posts = posts("other_header_tweets.csv");
    assert!(
        posts
            .iter()
            .all(|post| post.key.is_exact() && post.extra.is_empty())
    );
    for post in &posts[2..] {
        assert_eq!(post.reply_to_account.as_deref(), Some("77120456"));
        assert_eq!(post.reply_to_post.as_deref(), Some("1234567890123456789"));
    }
}

#[test]
fn other_encodings_are_read_and_what_was_mended_is_kept_as_published() {
    let texts: Vec<String> = posts("windows1252_tweets.csv")
        .into_iter()
        .map(|post| post.text)
        .collect();
    assert_eq!(
        (&texts[1][..], &texts[3][..]),
        ("Café at the quay, € 5", "curly “high” water")
    );
    let twice = posts("twice_encoded_tweets.csv");
    assert_eq!(twice[0].text, "آب بالا آمد #سد_آبنوس");
    assert!(
        extra(&twice[0].extra, "tweet_text")
            .unwrap()
            .starts_with("Ø¢Ø¨ ")
    );
    assert_eq!(twice[1].text, "Café on the quay");
    assert_eq!(twice[3].text, "Café, São and É© are as they should be");
    let whole = read(&damaged("whole_tweets.csv")).posts;
    for file in [
        "utf16_tweets.csv",
        "semicolon_tweets.csv",
        "tab_tweets.csv",
        "carriage_return_tweets.csv",
    ] {
        let texts: Vec<String> = posts(file).into_iter().map(|post| post.text).collect();
        assert_eq!(
            texts,
            whole
                .iter()
                .map(|(_, post)| post.text.clone())
                .collect::<Vec<_>>(),
            "{file}"
        );
    }
}

#[test]
fn a_place_in_a_utf_16_file_is_a_byte_of_that_file() {
    let bytes = std::fs::read(fixtures().join("damaged/utf16_tweets.csv")).unwrap();
    for (position, post) in read(&damaged("utf16_tweets.csv")).posts {
        let start: Vec<u8> = format!("\"{}\"", post.key.as_str())
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert!(
            bytes[position.byte as usize..].starts_with(&start),
            "{position:?}"
        );
    }
}

#[test]
fn a_list_in_any_dialect_is_read() {
    let posts = posts("lists_tweets.csv");
    let hashtags: Vec<&[String]> = posts.iter().map(|post| &post.hashtags[..]).collect();
    assert_eq!(hashtags[0], ["a", "b"]);
    assert_eq!(hashtags[1], ["a", "b's"]);
    assert_eq!(hashtags[2], ["a", "b"]);
    assert_eq!(hashtags[3], ["a", "b"]);
    assert_eq!(extra(&posts[4].extra, "hashtags"), Some("['a', 'b"));
    assert!(hashtags[5].is_empty());
    let links: Vec<&str> = posts[0]
        .links
        .iter()
        .map(|link| link.url.as_str())
        .collect();
    assert_eq!(links, ["https://a.example/1,2", "https://b.example/"]);
}

#[test]
fn a_repost_is_told_by_its_column_and_else_by_its_text() {
    let reposts = |file| {
        posts(file)
            .iter()
            .map(|post| post.is_repost)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        reposts("booleans_tweets.csv"),
        [true, false, true, false, true, true]
    );
    assert_eq!(
        reposts("cut_columns_tweets.csv"),
        [true, true, false, false, false, false]
    );
}

#[test]
fn a_copy_without_account_ids_is_kept_by_handle() {
    let outcome = read(&damaged("cut_columns_tweets.csv"));
    let (clear, hashed): (Vec<_>, Vec<_>) = outcome
        .posts
        .iter()
        .partition(|(_, post)| !post.account.hashed);
    assert_eq!((clear.len(), hashed.len()), (3, 3));
    assert!(
        clear
            .iter()
            .all(|(_, post)| post.account.handle.as_deref() == Some("tide_table"))
    );
    assert!(
        hashed
            .iter()
            .all(|(_, post)| post.account.handle.is_none() && post.account.key.is_exact())
    );
    let post = &outcome.posts[2].1;
    assert!(!post.language_published && post.language.is_none());
}

#[test]
fn counts_and_places_are_as_published() {
    let posts = posts("values_tweets.csv");
    let likes: Vec<_> = posts[..3].iter().map(|post| post.counts.likes).collect();
    assert_eq!(likes, [Some(12), None, None]);
    assert_eq!(extra(&posts[0].extra, "like_count"), Some("12.0"));
    assert_eq!(extra(&posts[1].extra, "like_count"), Some("many"));
    let place = |idx: usize| {
        posts[idx]
            .place
            .as_ref()
            .map(|(a, b)| (a.as_str(), b.as_str()))
    };
    assert_eq!(
        (place(2), place(3), place(4), place(5)),
        (
            None,
            Some(("present", "present")),
            Some(("35.5", "51.4")),
            None,
        )
    );
}

#[test]
fn accounts_that_a_spreadsheet_has_been_through_are_kept() {
    let outcome = read(&damaged("resaved_users.csv"));
    let accounts: Vec<_> = outcome
        .accounts
        .iter()
        .map(|(_, account)| account)
        .collect();
    let created = |idx: usize| accounts[idx].created.map(|day| day.to_string());
    assert!(accounts[0].hashed && accounts[0].key.is_exact());
    assert_eq!(created(0).as_deref(), Some("2019-03-07"));
    assert_eq!(accounts[1].key.published(), Some("1.14459E+18"));
    assert_eq!(accounts[1].handle.as_deref(), Some("tide_table"));
    assert_eq!(accounts[2].key.as_str(), "921557173");
    assert_eq!(created(2).as_deref(), Some("2019-07-17"));
    assert_eq!((created(3), accounts[3].followers), (None, Some(3)));
    assert_eq!(
        rejections(&outcome),
        [(3, 4, "has neither an id nor a name of an account")]
    );
    let days: Vec<_> = read(&damaged("day_first_users.csv"))
        .accounts
        .iter()
        .map(|(_, account)| account.created.map(|day| day.to_string()))
        .collect();
    assert_eq!(days, [Some("2019-03-17".to_owned()), None]);
}

#[test]
fn two_candidate_formats_wait_for_a_choice() {
    let source = damaged("both_formats.csv");
    let both = vec![
        Format::from_name("twitter-posts").unwrap(),
        Format::from_name("twitter-users").unwrap(),
    ];
    assert_eq!(ingest::detect(&source).unwrap(), Detection::Several(both));
    let chosen = ingest::detect_as(&source, Format::from_name("twitter-users").unwrap()).unwrap();
    assert_eq!(chosen.format, Format::from_name("twitter-users").unwrap());
    let wrong = ingest::detect_as(
        &damaged("other_columns.csv"),
        Format::from_name("twitter-posts").unwrap(),
    )
    .unwrap_err();
    assert_eq!(
        wrong.to_string().rsplit('/').next().unwrap(),
        "other_columns.csv has not the columns of the format twitter-posts"
    );
}

#[test]
fn the_same_content_has_the_same_hash_in_any_wrapping() {
    let plain = damaged("whole_tweets.csv");
    let gzip = damaged("whole_tweets.csv.gz");
    let member = sources(&fixtures().join("damaged/folders.zip")).swap_remove(0);
    assert!(
        member
            .label()
            .ends_with("folders.zip!2020/posts/first_tweets.csv")
    );
    assert_eq!(sha256(&plain), sha256(&gzip));
    assert_eq!(sha256(&plain), sha256(&member));
    let go_on = &mut |_| std::ops::ControlFlow::Continue(());
    assert_eq!(plain.outer_sha256(go_on).unwrap(), sha256(&plain));
    assert_ne!(gzip.outer_sha256(go_on).unwrap(), sha256(&plain));
}

#[test]
fn a_damaged_archive_says_so_and_gives_what_it_holds() {
    let hash = |file| {
        damaged(file)
            .hash(&mut |_| std::ops::ControlFlow::Continue(()))
            .unwrap()
    };
    let cut = hash("cut_tweets.csv.gz");
    assert_eq!(
        cut.damage.as_deref(),
        Some("the compressed file is cut off")
    );
    // Counted with Python's zlib.
    assert_eq!(cut.bytes, 12_310);
    let cut = hash("cut_tweets.zip");
    assert_eq!(
        (cut.damage.as_deref(), cut.bytes),
        (Some("the compressed file is cut off"), 12_640)
    );
    let wrong = hash("wrong_checksum_tweets.csv.gz");
    assert!(
        wrong
            .damage
            .unwrap()
            .starts_with("the compressed file is damaged")
    );
    assert_eq!(wrong.sha256, sha256(&damaged("whole_tweets.csv")));
    assert_eq!(hash("whole_tweets.csv.gz").damage, None);
}

#[test]
fn hashing_can_be_stopped() {
    let outcome = damaged("whole_tweets.csv").hash(&mut |_| std::ops::ControlFlow::Break(()));
    assert!(matches!(outcome, Err(Error::Stopped)));
}

#[test]
fn a_path_that_is_not_there_is_an_error_that_names_it() {
    let error = ingest::find(&["no such folder/tweets.csv".into()]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "there is no file or folder at no such folder/tweets.csv"
    );
}
