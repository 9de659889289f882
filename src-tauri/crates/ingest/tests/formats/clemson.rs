//! Clemson / FiveThirtyEight, and what others derived from it.

use std::collections::HashSet;

use model::{Kind, Post};

use crate::support::{
    Outcome, assert_every_cell, fixture, fixtures, published, published_path, read, source,
};

fn posts(read: &Outcome) -> Vec<&Post> {
    read.posts.iter().map(|(_, post)| post).collect()
}

fn times(read: &Outcome) -> Vec<String> {
    let time = |post: &Post| {
        post.posted_at.map_or("undated".to_owned(), |at| {
            let precision = at.precision.name();
            format!("{} {precision}", at.at.format("%F %T%.3f"))
        })
    };
    posts(read).into_iter().map(time).collect()
}

#[test]
fn the_first_release_is_read_in_both_orders() {
    let read = fixture("clemson/nine-files/handles_1.csv");
    assert_eq!(read.detected.format.name(), "clemson-posts");
    assert!(read.detected.header_as_published && read.detected.dates_as_published);
    assert_eq!((read.posts.len(), read.rejected.len()), (7, 1));
    let posts = posts(&read);
    let accounts: HashSet<&str> = posts.iter().map(|p| p.account.key.as_str()).collect();
    let handles = [
        "fanus_abi",
        "lantern_heron",
        "mayak_62",
        "plover_news",
        "quay_wren",
    ];
    assert_eq!(accounts, HashSet::from(handles));
    assert_eq!(posts[0].account.handle.as_deref(), Some("LANTERN_HERON"));
    assert_eq!(posts[0].account.followers, Some(10));
    assert_eq!(posts[1].account.followers, Some(14));
    assert_eq!(posts[1].account.following, Some(227));
    assert_eq!(posts[1].hashtags, ["Harbour"]);
    let kinds: Vec<Kind> = posts.iter().map(|p| p.kind).collect();
    assert_eq!(
        kinds[..4],
        [Kind::Original, Kind::Repost, Kind::Quote, Kind::Original]
    );
    let languages: Vec<_> = posts
        .iter()
        .map(|p| p.language.as_deref().unwrap())
        .collect();
    assert_eq!(languages, ["en", "en", "en", "ru", "fa", "und", "und"]);
    assert_eq!(times(&read)[1], "2017-09-08 00:03:00.000 minute");
    assert!(posts.iter().all(|p| !p.key.is_exact()));
    assert_every_cell(&read, &fixtures().join("clemson/nine-files/handles_1.csv"));

    let read = fixture("clemson/other-order/handles_2.csv");
    assert!(read.detected.header_as_published);
    assert_eq!(read.posts[1].1.kind, Kind::Repost);
    assert_every_cell(&read, &fixtures().join("clemson/other-order/handles_2.csv"));
}

#[test]
fn guard_quotes_are_no_part_of_the_text() {
    let read = fixture("clemson/nine-files/handles_1.csv");
    let posts = posts(&read);
    assert_eq!(posts[0].text, "@quay_side the lanterns are lit again");
    assert_eq!(posts[0].mentions, ["quay_side"]);
    assert_eq!(posts[2].text, "'@quay_side', said the heron, and flew off");
    assert!(posts[3].text.starts_with("\\| Новости"));
    assert_eq!(read.note("guardQuotes"), 2);
    assert_eq!(read.note("accountIdRounded"), 2);
}

#[test]
fn a_tweet_id_gives_the_milliseconds_of_its_minute() {
    let read = fixture("clemson/thirteen-files/handles_13.csv");
    assert!(read.detected.header_as_published && read.detected.dates_as_published);
    assert_eq!(
        times(&read),
        [
            "2017-10-01 19:58:07.218 millisecond",
            "2017-10-01 22:43:59.004 millisecond",
            "2017-10-02 04:01:00.000 minute",
            "2017-10-02 05:00:00.001 millisecond",
            "2017-10-02 06:00:11.500 millisecond",
        ]
    );
    assert_eq!(read.note("idTimeDiffers"), 1);
    let posts = posts(&read);
    let links = |post: &Post| -> Vec<String> { post.links.iter().map(|l| l.url.clone()).collect() };
    assert_eq!(links(posts[0]), ["https://example.org/lanterns"]);
    assert_eq!(posts[1].links[1].domain.as_deref(), Some("example.co.uk"));
    assert_eq!(links(posts[3]), ["https://example.net/d"]);
    assert_eq!(posts[4].key.as_str(), "914731719586742273");
    assert_eq!(read.repaired, 1);
    assert_every_cell(
        &read,
        &fixtures().join("clemson/thirteen-files/handles_13.csv"),
    );
}

#[test]
fn ids_that_a_spreadsheet_destroyed_are_taken_from_the_address() {
    let read = fixture("clemson/resaved/handles_sample.csv");
    assert!(read.detected.header_as_published && !read.detected.dates_as_published);
    let posts = posts(&read);
    assert_eq!(posts[0].key.as_str(), "914580340863926277");
    assert_eq!(posts[1].key.as_str(), "914580936467677191");
    assert_eq!(posts[2].key.published(), Some("9.29E+17"));
    let mended = (
        "alt_external_id".to_owned(),
        "907123456789012345".to_owned(),
    );
    assert!(posts[0].account.extra.contains(&mended));
    let published = ("alt_external_id".to_owned(), "9.07123E+17".to_owned());
    assert!(posts[0].extra.contains(&published));
    assert_eq!(times(&read)[0], "2017-10-01 19:58:40.000 millisecond");
    assert_eq!(times(&read)[2], "2017-11-12 20:01:00.000 minute");
    assert_eq!((read.repaired, read.note("idDestroyed")), (2, 1));
    assert_every_cell(
        &read,
        &fixtures().join("clemson/resaved/handles_sample.csv"),
    );
}

#[test]
fn a_table_saved_again_with_the_day_first_keeps_no_date_that_has_two_readings() {
    let read = fixture("clemson/day-first/handles_sample.csv");
    assert_eq!(
        times(&read),
        [
            "2017-10-25 09:58:00.000 minute",
            "undated",
            "2018-03-07 10:15:01.250 millisecond"
        ]
    );
    assert_eq!(read.note("ambiguousDate"), 1);
    assert_every_cell(
        &read,
        &fixtures().join("clemson/day-first/handles_sample.csv"),
    );
}

#[test]
fn the_posts_of_one_author_join_the_list_of_authors() {
    let read = fixture("clemson/by-author/lantern_heron.csv");
    assert_eq!(read.detected.format.name(), "clemson-posts-by-author");
    assert!(read.detected.header_as_published && read.detected.dates_as_published);
    let kinds: Vec<Kind> = posts(&read).iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [Kind::Original, Kind::Repost, Kind::Quote]);
    assert_eq!(times(&read)[0], "2017-09-07 19:52:00.000 minute");
    assert_eq!(read.posts[2].1.language.as_deref(), Some("ps"));
    assert_every_cell(
        &read,
        &fixtures().join("clemson/by-author/lantern_heron.csv"),
    );

    let read = fixture("clemson/by-author/QuaySide3310020030.csv");
    assert_eq!(read.posts[0].1.account.key.as_str(), "quayside");
    assert_every_cell(
        &read,
        &fixtures().join("clemson/by-author/QuaySide3310020030.csv"),
    );

    let read = fixture("clemson/by-author/authors.csv");
    assert_eq!(read.detected.format.name(), "clemson-accounts");
    let keys: Vec<&str> = read.accounts.iter().map(|(_, a)| a.key.as_str()).collect();
    assert_eq!(keys, ["lantern_heron", "quayside", "quayside", "wren"]);
    assert_every_cell(&read, &fixtures().join("clemson/by-author/authors.csv"));
}

#[test]
fn columns_in_alphabetical_order_are_those_of_the_part_about_canada() {
    let read = fixture("clemson/subset/canada.csv");
    assert!(read.detected.header_as_published && read.detected.dates_as_published);
    assert_eq!(times(&read)[0], "2017-09-20 03:22:00.000 minute");
    assert_eq!(read.posts[2].1.language.as_deref(), Some("it"));
    assert_eq!(read.note("accountIdRounded"), 2);
    assert_every_cell(&read, &fixtures().join("clemson/subset/canada.csv"));
}

// The figures of the tests below are those of SOURCE.md beside the files, or were counted by a script with Python's
// csv module where the comment says so.

#[test]
fn every_author_file_is_read_whole() {
    let Some(folder) = published_path("clemson-fivethirtyeight/by-author") else {
        return;
    };
    let listed = authors(&folder.join("authors.csv"));
    let (mut n_posts, mut n_guarded, mut n_undated) = (0, 0, 0);
    let mut languages = std::collections::BTreeMap::<String, u64>::new();
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("authors.csv") {
            continue;
        }
        let read = read(&source(&path));
        assert_eq!(read.detected.format.name(), "clemson-posts-by-author");
        assert!(read.rejected.is_empty() && read.detected.header_as_published);
        n_posts += read.posts.len();
        n_guarded += read.note("guardQuotes");
        n_undated += posts(&read)
            .iter()
            .filter(|p| p.posted_at.is_none())
            .count();
        assert!(
            posts(&read)
                .iter()
                .all(|p| listed.contains(p.account.key.as_str()))
        );
        for post in posts(&read) {
            *languages.entry(post.language.clone().unwrap()).or_default() += 1;
        }
        assert_every_cell(&read, &path);
    }
    // By the script 6,302 texts begin and end with a quote, the second sign being @, -, + or a vertical line.
    assert_eq!((n_posts, n_guarded, n_undated), (65_587, 6_302, 0));
    for (tag, n) in [
        ("en", 43_178),
        ("ru", 8_165),
        ("de", 5_405),
        ("it", 4_645),
        ("ar", 1_810),
        ("fr", 890),
    ] {
        assert_eq!(languages[tag], n, "{tag}");
    }
    // Every name in the files is known: what is left has the form of a tag.
    let is_tag = |tag: &String| matches!(tag.len(), 2 | 3) && tag.is_ascii();
    assert!(languages.keys().all(is_tag), "{languages:?}");
}

/// The keys of the list of authors, whose every row must join the posts that its `author_id` names.
fn authors(path: &std::path::Path) -> HashSet<String> {
    let read = read(&source(path));
    assert_eq!(read.detected.format.name(), "clemson-accounts");
    assert_eq!((read.accounts.len(), read.rejected.len()), (2_856, 0));
    assert_every_cell(&read, path);
    let keys: HashSet<String> = read
        .accounts
        .iter()
        .map(|(_, account)| account.key.as_str().to_owned())
        .collect();
    assert_eq!(keys.len(), 2_845);
    keys
}

#[test]
fn the_part_about_canada_has_the_counts_of_its_description() {
    let Some(read) = published("clemson-fivethirtyeight/cbc-canada-subset/troll_tweets_canada.csv")
    else {
        return;
    };
    let posts = posts(&read);
    let accounts: HashSet<&str> = posts.iter().map(|p| p.account.key.as_str()).collect();
    assert_eq!(
        (posts.len(), accounts.len(), read.rejected.len()),
        (14_941, 653, 0)
    );
    assert_eq!(read.note("accountIdRounded"), 2_287);
    // By the script: 681 that begin with @ and 2 that begin with -.
    assert_eq!(read.note("guardQuotes"), 683);
    let moments = posts.iter().map(|p| p.posted_at.unwrap().at);
    let (first, last) = (moments.clone().min().unwrap(), moments.max().unwrap());
    assert_eq!(first.format("%F %T").to_string(), "2014-11-27 09:31:00");
    assert_eq!(last.format("%F %T").to_string(), "2018-04-23 21:15:00");
    let path = "clemson-fivethirtyeight/cbc-canada-subset/troll_tweets_canada.csv";
    assert_every_cell(&read, &published_path(path).unwrap());
}

#[test]
fn the_sample_saved_again_by_a_spreadsheet_has_all_its_ids() {
    let path = "clemson-fivethirtyeight/excel-resaved-sample/IRAhandle_tweets_sample.csv";
    let Some(read) = published(path) else {
        return;
    };
    let posts = posts(&read);
    let ids: HashSet<&str> = posts.iter().map(|p| p.key.as_str()).collect();
    assert_eq!((posts.len(), ids.len(), read.repaired), (100, 100, 100));
    assert!(posts.iter().all(|p| p.key.is_exact()));
    // By the script all ids in article_url are of the published minute.
    let is_exact =
        |post: &&Post| post.posted_at.unwrap().precision == model::Precision::Millisecond;
    assert!(posts.iter().all(is_exact));
    assert_every_cell(&read, &published_path(path).unwrap());
}
