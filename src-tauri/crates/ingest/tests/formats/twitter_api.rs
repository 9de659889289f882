//! JSON of Twitter's programming interface, and tables made of it.

use model::{Kind, Precision, TimeSource};
use serde_json::Value;

use crate::json::{assert_holds, assert_nothing_else, columns, fixture_path, lines, whole};
use crate::support::{Outcome, fixture, published, published_path};

/// What is put beside a tweet from elsewhere in its answer.
const BESIDE: &[&str] = &[
    "author.",
    "attachments.",
    "geo.",
    "referenced_tweets.",
    "__twarc.",
    "matching_rules",
];

/// The tweets of a file in the order of its records, by another reader.
fn tweets(values: &[Value]) -> Vec<Value> {
    let of = |value: &Value| match value.get("data") {
        Some(Value::Array(items)) => items.clone(),
        Some(one) => vec![one.clone()],
        None if value.get("text").is_some() => vec![value.clone()],
        None => Vec::new(),
    };
    values.iter().flat_map(of).collect()
}

fn assert_all_is_kept(read: &Outcome, tweets: &[Value]) {
    let columns = columns(read);
    assert_eq!(columns.len(), tweets.len());
    for (columns, tweet) in columns.iter().zip(tweets) {
        assert_holds(columns, tweet, "");
        assert_nothing_else(columns, tweet, BESIDE);
    }
}

#[test]
fn an_answer_is_joined_with_what_stands_beside_its_tweets() {
    let read = fixture("twitter-api/v2_answers.jsonl");
    assert_eq!(read.detected.format.name(), "twitter-api-v2");
    assert_eq!((read.posts.len(), read.rejected.len()), (4, 0));
    let numbers: Vec<u64> = read.posts.iter().map(|(at, _)| at.record).collect();
    // The answer without results has a number, as every value of a file.
    assert_eq!(numbers, [1, 2, 3, 5]);
    let first = &read.posts[0].1;
    assert_eq!(first.key.as_str(), "1388433014911926273");
    assert_eq!(first.account.handle.as_deref(), Some("heron_blue"));
    assert_eq!(first.account.followers, Some(1204));
    let posted = first.posted_at.unwrap();
    assert_eq!(posted.at.to_rfc3339(), "2021-05-01T10:00:01.250+00:00");
    assert_eq!(posted.source, TimeSource::Id);
    assert_eq!(first.hashtags, ["رودخانه"]);
    assert_eq!(first.links.len(), 1);
    assert_eq!(first.links[0].domain.as_deref(), Some("example.co.uk"));
    assert_eq!(first.media, ["https://pbs.twimg.example/media/rain.jpg"]);
    let place = first.place.as_ref().unwrap();
    assert_eq!((place.0.as_str(), place.1.as_str()), ("35.69", "51.42"));
    assert_eq!(first.counts.views, Some(2044));
    assert_eq!(read.note("contextOnly"), 3);
    assert_eq!(read.note("notGiven"), 1);
    assert_eq!(read.note("noRecord"), 1);
    assert_eq!(read.skipped, 1);
    let values = lines(&fixture_path("twitter-api/v2_answers.jsonl"));
    assert_all_is_kept(&read, &tweets(&values));
}

#[test]
fn of_a_repost_that_is_cut_the_hashtags_and_links_of_the_whole_count() {
    let read = fixture("twitter-api/v2_answers.jsonl");
    let repost = &read.posts[1].1;
    assert_eq!(repost.kind, Kind::Repost);
    assert!(repost.text.starts_with("RT @wagtail_news: ") && repost.text.ends_with('…'));
    assert_eq!(repost.reposted_post.as_deref(), Some("1388225431471128577"));
    assert_eq!(repost.reposted_account.as_deref(), Some("9000003"));
    assert_eq!(repost.hashtags, ["наводнение"]);
    assert_eq!(repost.links[0].url, "https://river.example.org/help");
    assert_eq!(repost.mentions, ["wagtail_news"]);
    assert_eq!(read.note("cutRepost"), 1);
    let given_back = &columns(&read)[1];
    let whole = given_back
        .iter()
        .find(|(name, _)| name == "referenced_tweets.retweeted.text");
    assert!(whole.unwrap().1.ends_with("#наводнение"));
    let quote = &read.posts[2].1;
    assert_eq!(quote.kind, Kind::Quote);
    assert!(quote.is_reply && quote.is_quote);
    assert_eq!(quote.reply_to_account.as_deref(), Some("9000001"));
    assert_eq!(quote.mentions, ["heron_blue"]);
}

#[test]
fn an_answer_that_lists_nothing_is_searched_for_hashtags() {
    let read = fixture("twitter-api/v2_answers.jsonl");
    let video = &read.posts[3].1;
    assert_eq!(video.hashtags, ["แม่น้ำ"]);
    assert_eq!(video.mentions, ["heron_blue"]);
    assert_eq!(
        video.media,
        ["https://video.twimg.example/high.mp4", "3_602"]
    );
    assert_eq!(video.account.key.as_str(), "9000004");
    // Its id codes another second than the published one.
    assert_eq!(video.posted_at.unwrap().precision, Precision::Second);
    assert_eq!(
        (read.note("idTimeDiffers"), read.note("entitiesFromText")),
        (1, 1)
    );
}

#[test]
fn a_stream_ends_in_a_line_that_is_rejected_with_its_place() {
    let read = fixture("twitter-api/v2_stream.jsonl");
    assert_eq!((read.posts.len(), read.rejected.len()), (2, 1));
    assert_eq!((read.note("noRecord"), read.note("emptyRow")), (1, 1));
    assert_eq!(read.note("notGiven"), 0);
    let cut = &read.rejected[0];
    assert_eq!((cut.position.record, cut.position.line), (5, 5));
    assert!(cut.reason.contains("the file ends here"), "{}", cut.reason);
    let values = lines(&fixture_path("twitter-api/v2_stream.jsonl"));
    assert_all_is_kept(&read, &tweets(&values));
    let rules = &columns(&read)[0];
    assert!(
        rules
            .iter()
            .any(|(name, text)| name == "matching_rules" && text.contains("1377649934414049282"))
    );
}

#[test]
fn one_answer_over_many_lines_and_flattened_tweets() {
    let read = fixture("twitter-api/v2_answer.json");
    assert_eq!(read.posts.len(), 2);
    assert_eq!(read.posts[0].1.hashtags, ["наводнение"]);
    let values = [whole(&fixture_path("twitter-api/v2_answer.json"))];
    assert_all_is_kept(&read, &tweets(&values));

    let read = fixture("twitter-api/v2_flat.jsonl");
    assert_eq!(read.posts.len(), 2);
    let long = &read.posts[0].1;
    assert!(long.text.len() > 300 && long.text.ends_with("#flood"));
    assert_eq!(long.hashtags, ["flood"]);
    assert_eq!(long.account.handle.as_deref(), Some("heron_blue"));
    assert_eq!(read.posts[1].1.hashtags, ["наводнение"]);
    let account = read.posts[1].1.reposted_account.as_deref();
    assert_eq!(account, Some("9000003"));
    let values = lines(&fixture_path("twitter-api/v2_flat.jsonl"));
    assert_all_is_kept(&read, &tweets(&values));
}

#[test]
fn the_two_files_of_academic_twitter_r_are_posts_and_accounts() {
    let read = fixture("twitter-api/academic/data_1388448109176029185.json");
    assert_eq!(read.detected.format.name(), "twitter-api-v2");
    assert_eq!(read.posts.len(), 3);
    assert_eq!(read.posts[0].1.account.key.as_str(), "9000001");
    let read = fixture("twitter-api/academic/users_1388448109176029185.json");
    assert_eq!(read.detected.format.name(), "twitter-api-v2-users");
    assert_eq!((read.accounts.len(), read.note("contextOnly")), (3, 2));
    let (_, heron) = &read.accounts[0];
    assert_eq!(heron.key.as_str(), "9000001");
    assert_eq!(heron.handle.as_deref(), Some("heron_blue"));
    assert_eq!(heron.created.unwrap().to_string(), "2012-03-04");
    let value = whole(&fixture_path(
        "twitter-api/academic/users_1388448109176029185.json",
    ));
    for (columns, user) in columns(&read)
        .iter()
        .zip(value["users"].as_array().unwrap())
    {
        assert_holds(columns, user, "");
        assert_nothing_else(columns, user, &[]);
    }
    let read = fixture("twitter-api/v2_users.jsonl");
    assert_eq!((read.accounts.len(), read.note("notGiven")), (2, 1));
}

#[test]
fn tweets_of_version_1_1() {
    let read = fixture("twitter-api/v1.jsonl");
    assert_eq!(read.detected.format.name(), "twitter-api-v1");
    assert_eq!((read.posts.len(), read.rejected.len()), (4, 1));
    assert_eq!((read.note("noRecord"), read.note("emptyRow")), (2, 1));
    let first = &read.posts[0].1;
    assert_eq!(first.key.as_str(), "1196659470231404545");
    assert_eq!(first.client.as_deref(), Some("Twitter for Android"));
    assert_eq!(
        first.posted_at.unwrap().at.to_rfc3339(),
        "2019-11-19T05:20:25.218+00:00"
    );
    assert_eq!(first.media.len(), 2);
    assert_eq!(first.media[1], "https://video.twimg.example/2.mp4");
    assert_eq!(first.place.as_ref().unwrap().0, "35.69");
    assert_eq!(first.account.language.as_deref(), Some("fa"));
    let long = &read.posts[1].1;
    assert!(long.text.ends_with("#bridge"));
    assert_eq!(long.hashtags, ["bridge"]);
    assert_eq!(long.reply_to_post.as_deref(), Some("1196659470231404545"));
    let repost = &read.posts[2].1;
    assert_eq!(repost.kind, Kind::Repost);
    assert!(repost.text.ends_with('…'));
    assert_eq!(repost.hashtags, ["باران"]);
    assert_eq!(repost.reposted_account.as_deref(), Some("9000001"));
    assert_eq!(read.posts[3].1.kind, Kind::Quote);
    let values = lines(&fixture_path("twitter-api/v1.jsonl"));
    let tweets: Vec<&Value> = values.iter().filter(|v| v.get("user").is_some()).collect();
    for (columns, tweet) in columns(&read).iter().zip(tweets) {
        assert_holds(columns, tweet, "");
        assert_nothing_else(columns, tweet, &[]);
    }
    let read = fixture("twitter-api/v1_search.json");
    assert_eq!(read.posts.len(), 2);
    let read = fixture("twitter-api/v1_users.json");
    assert_eq!(read.detected.format.name(), "twitter-api-v1-users");
    assert_eq!(read.accounts[1].1.handle.as_deref(), Some("wagtail_news"));
}

#[test]
fn tables_of_twarc_csv() {
    let read = fixture("twitter-api/twarc.csv");
    assert_eq!(read.detected.format.name(), "twarc-csv");
    assert!(read.detected.header_as_published);
    assert_eq!(read.posts.len(), 3);
    let first = &read.posts[0].1;
    assert_eq!(first.text, "First line\nsecond line #رودخانه");
    assert_eq!(first.hashtags, ["رودخانه"]);
    assert_eq!(first.links[0].url, "https://bit.ly/rain01");
    assert_eq!(first.links.len(), 1);
    assert_eq!(first.media.len(), 1);
    let repost = &read.posts[1].1;
    assert_eq!(repost.kind, Kind::Repost);
    assert_eq!(repost.reposted_account.as_deref(), Some("9000003"));
    assert_eq!(read.posts[2].1.mentions, ["heron_blue"]);

    let old = fixture("twitter-api/twarc_old.csv");
    assert_eq!(old.posts[0].1.text, first.text);
    assert_eq!(old.posts[0].1.hashtags, first.hashtags);
    assert_eq!(
        old.posts[0].1.links[0].url,
        "https://weather.example.co.uk/rain"
    );
    assert_eq!(old.posts[1].1.reposted_post, repost.reposted_post);

    let users = fixture("twitter-api/twarc_users.csv");
    assert_eq!(users.detected.format.name(), "twarc-csv-users");
    assert_eq!(users.accounts.len(), 2);
    for (file, read) in [
        ("twarc.csv", read),
        ("twarc_old.csv", old),
        ("twarc_users.csv", users),
    ] {
        crate::tables::assert_every_cell(&read, &fixture_path(&format!("twitter-api/{file}")));
    }
}

#[test]
fn an_answer_longer_than_what_is_looked_at_first_is_recognised() {
    let answer = whole(&fixture_path("twitter-api/v2_answer.json"));
    let mut long = answer.clone();
    let two = long["data"].as_array().unwrap().clone();
    for _ in 0..400 {
        long["data"].as_array_mut().unwrap().extend(two.clone());
    }
    let line = long.to_string();
    assert!(line.len() > 512 * 1024);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.jsonl");
    std::fs::write(&path, format!("{line}\n{answer}\n{line}")).unwrap();
    let read = crate::support::read(&crate::support::source(&path));
    assert_eq!(read.posts.len(), 802 + 2 + 802);
    assert_eq!(read.posts.last().unwrap().0.record, 1606);
    std::fs::write(&path, format!("{line}\n{}", &line[..400_000])).unwrap();
    let read = crate::support::read(&crate::support::source(&path));
    assert_eq!((read.posts.len(), read.rejected.len()), (802, 1));
}

#[test]
fn the_samples_of_twarc_csv_have_the_counts_of_their_description() {
    for (file, n_posts, n_rejected) in [
        ("streaming_output_with_error.jsonl", 7, 1),
        ("quoted_edit.jsonl", 1, 0),
        ("verified_type.jsonl", 1, 0),
    ] {
        let path = format!("twitter-api-v2-samples/{file}");
        let Some(read) = published(&path) else {
            return;
        };
        assert_eq!(read.posts.len(), n_posts, "{file}");
        assert_eq!(read.rejected.len(), n_rejected, "{file}");
        let values = lines(&published_path(&path).unwrap());
        assert_all_is_kept(&read, &tweets(&values));
        for (_, post) in &read.posts {
            assert!(post.account.handle.is_some());
        }
    }
}
