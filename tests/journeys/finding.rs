//! Searching, counting, and reading one post whole.

use std::collections::HashSet;

use api::wire::{BucketWidth, FacetColumn, SearchRequest, ShowPostRequest, SortOrder};
use tests_support::{
    archive::TempArchive,
    data::generate,
    generator::{Rng, Settings},
};

use crate::fixtures::scripts;

fn generated(rows: u64) -> TempArchive {
    let archive = TempArchive::new();
    let file = archive.scratch("invented_tweets_csv_hashed.csv");
    generate(&Settings::new(5, rows).plant("zqanchor", 137), &file);
    archive.import(&[&file]);
    archive
}

#[test]
fn paging_reaches_the_last_hit_in_every_order_and_shows_each_once() {
    let archive = generated(3_000);
    for sort in [
        SortOrder::Newest,
        SortOrder::Oldest,
        SortOrder::Relevance,
        SortOrder::Engagement,
    ] {
        let mut seen = HashSet::new();
        let mut times = Vec::new();
        let mut cursor = None;
        loop {
            let request = SearchRequest {
                sort,
                cursor,
                limit: 97,
                ..SearchRequest::new("-is:repost")
            };
            let page = archive.search(request);
            assert_eq!(
                page.total,
                archive.sql("SELECT count(*) FROM post WHERE kind <> 1")
            );
            for row in &page.rows {
                assert!(
                    seen.insert(row.post_id.clone()),
                    "{sort:?}: {} twice",
                    row.post_id
                );
                times.push(row.posted_at.clone().unwrap());
            }
            cursor = page.next;
            if cursor.is_none() {
                assert_eq!(seen.len() as u64, page.total, "{sort:?}");
                break;
            }
        }
        match sort {
            SortOrder::Newest => assert!(times.is_sorted_by(|a, b| a >= b)),
            SortOrder::Oldest => assert!(times.is_sorted()),
            SortOrder::Relevance | SortOrder::Engagement => {}
        }
    }
}

#[test]
fn a_page_by_rank_is_the_same_as_by_cursor() {
    let archive = generated(2_000);
    let first = archive.search(SearchRequest {
        limit: 60,
        ..SearchRequest::new("")
    });
    let by_cursor = archive.search(SearchRequest {
        cursor: first.next.clone(),
        limit: 60,
        ..SearchRequest::new("")
    });
    let by_rank = archive.search(SearchRequest {
        rank: Some(60),
        limit: 60,
        ..SearchRequest::new("")
    });
    assert_eq!(by_cursor.rows, by_rank.rows);
    let last = archive.search(SearchRequest {
        rank: Some(1_999),
        limit: 60,
        ..SearchRequest::new("")
    });
    assert_eq!((last.rows.len(), last.next), (1, None));
}

#[test]
fn a_planted_word_is_found_in_exactly_the_posts_it_was_planted_in() {
    let archive = generated(3_000);
    let page = archive.search(SearchRequest {
        limit: 200,
        ..SearchRequest::new("ZQAnchor")
    });
    assert_eq!((page.total, page.rows.len()), (137, 137));
    for row in &page.rows {
        let units: Vec<u16> = row.text.encode_utf16().collect();
        let [(start, end)] = row.hits[..] else {
            panic!("{:?}", row.hits)
        };
        let hit = String::from_utf16(&units[start as usize..end as usize]).unwrap();
        assert_eq!(hit, "zqanchor");
        let hits: Vec<&str> = row
            .snippet
            .iter()
            .filter(|part| part.hit)
            .map(|part| part.text.as_str())
            .collect();
        assert_eq!(hits, ["zqanchor"], "{:?}", row.snippet);
    }
}

#[test]
fn facets_equal_what_sql_counts() {
    let archive = generated(3_000);
    let of = [
        FacetColumn::Kind,
        FacetColumn::Language,
        FacetColumn::Client,
        FacetColumn::Account,
    ];
    let answer = archive.facets("-is:quote", &of, 10_000);
    for (name, sql) in [
        (
            "language",
            "(SELECT tag FROM language l WHERE l.language_no = p.language_no)",
        ),
        (
            "client",
            "(SELECT name FROM client c WHERE c.client_no = p.client_no)",
        ),
        (
            "account",
            "(SELECT key FROM account a WHERE a.account_no = p.account_no)",
        ),
    ] {
        assert!(!answer.facets[name].is_empty());
        for facet in answer.facets[name]
            .iter()
            .filter(|facet| !facet.value.is_empty())
        {
            let value = facet.value.replace('\'', "''");
            let sql = format!(
                "SELECT count(*) FROM post p WHERE kind <> 2 AND quoted_post IS NULL AND {sql} = '{value}'"
            );
            assert_eq!(facet.count, archive.sql(&sql), "{name} {value}");
        }
        let distinct = format!(
            "SELECT count(DISTINCT nullif({sql}, '')) FROM post p WHERE quoted_post IS NULL"
        );
        let named = answer.facets[name]
            .iter()
            .filter(|facet| !facet.value.is_empty())
            .count();
        assert_eq!(
            named as u64,
            archive.sql(&distinct),
            "{name}: every value is there"
        );
    }
    let kinds: u64 = answer.facets["kind"].iter().map(|facet| facet.count).sum();
    assert_eq!(kinds, answer.total, "every post has one kind");
}

#[test]
fn a_facet_s_term_finds_as_many_posts_as_the_facet_counts() {
    let archive = TempArchive::with(&[&scripts()]);
    let of = [
        FacetColumn::Account,
        FacetColumn::Hashtag,
        FacetColumn::Domain,
        FacetColumn::Language,
        FacetColumn::Client,
        FacetColumn::Kind,
        FacetColumn::Dataset,
    ];
    for (name, values) in archive.facets("", &of, 100).facets {
        assert!(!values.is_empty(), "{name}");
        for value in values {
            assert_eq!(
                archive.total(&value.term, "UTC"),
                value.count,
                "{name}: {}",
                value.term
            );
        }
    }
}

#[test]
fn a_timeline_adds_up_and_each_bucket_finds_its_posts() {
    let archive = generated(2_000);
    for zone in ["UTC", "Asia/Tehran"] {
        let answer = archive.timeline("-is:repost", zone, BucketWidth::Month);
        let sum: u64 = answer.buckets.iter().map(|bucket| bucket.count).sum();
        assert_eq!(answer.total, sum + answer.too_coarse + answer.undated);
        for pair in answer.buckets.windows(2) {
            let query = format!("-is:repost since:{} until:{}", pair[0].start, pair[1].start);
            assert_eq!(archive.total(&query, zone), pair[0].count, "{query}");
        }
    }
}

#[test]
fn one_post_is_shown_with_every_published_column_and_its_place_in_the_file() {
    let archive = TempArchive::with(&[&scripts()]);
    let file = std::fs::read(scripts().join("many_scripts_tweets.csv")).unwrap();
    let page = archive.search(SearchRequest::new("\"el año\""));
    let row = &page.rows[0];
    let request = ShowPostRequest {
        post: format!("{}/{}", row.dataset, row.post_id),
        query: String::new(),
    };
    let detail = api::posts::show(&archive.cx(), request).unwrap();

    assert_eq!(detail.columns.len(), 30);
    let column = |name: &str| {
        &detail
            .columns
            .iter()
            .find(|c| c.name == name)
            .unwrap()
            .value
    };
    assert_eq!(column("tweetid"), &row.post_id);
    assert_eq!(column("tweet_text"), &row.text);
    assert_eq!(
        column("tweet_time").len(),
        "2018-12-14 13:44".len(),
        "as published, to the minute"
    );

    let begin = detail.post.source.byte as usize;
    let record = format!("\"{}\",", row.post_id);
    assert!(
        file[begin..].starts_with(record.as_bytes()),
        "the byte is where the record begins"
    );
    let lines = file[..begin].iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(detail.post.source.line as usize, lines + 1);
    // No text of this file has a line break, so records and lines go together.
    assert_eq!(detail.post.source.record, detail.post.source.line - 1);
}

#[test]
fn a_citation_names_dataset_file_hash_record_and_time() {
    let archive = TempArchive::with(&[&scripts()]);
    let row = archive
        .search(SearchRequest::new("#новостидня"))
        .rows
        .remove(0);
    let request = ShowPostRequest {
        post: row.post_id.clone(),
        query: "#новостидня".into(),
    };
    let detail = api::posts::show(&archive.cx(), request).unwrap();
    let day = &row.posted_at.unwrap()[..10];
    for part in [
        row.dataset_name.as_str(),
        row.post_id.as_str(),
        "many_scripts_tweets.csv",
        &detail.sha256,
        &format!("{}", detail.post.source.record),
        day,
        "UTC",
        "#новостидня",
    ] {
        assert!(
            detail.citation.contains(part),
            "{part} is not in: {}",
            detail.citation
        );
    }
    assert_eq!(detail.sha256.len(), 64);
}

#[test]
fn half_typed_queries_find_something_and_say_where_they_stop() {
    let archive = TempArchive::with(&[&scripts()]);
    for query in [
        "\"новости",
        "(россия OR",
        "lang:",
        "since:2018-13-45",
        "is:nonsense",
        "новости AND",
    ] {
        let page = api::posts::search(&archive.cx(), SearchRequest::new(query)).unwrap();
        for problem in &page.problems {
            let length = query.encode_utf16().count() as u32;
            assert!(
                problem.at.0 <= problem.at.1 && problem.at.1 <= length,
                "{query}: {:?}",
                problem.at
            );
            assert!(!problem.message.is_empty());
        }
    }
    let problem = |query: &str| {
        let page = api::posts::search(&archive.cx(), SearchRequest::new(query)).unwrap();
        assert!(!page.problems.is_empty(), "{query} has a problem");
    };
    problem("since:2018-13-45");
    problem("is:nonsense");
}

#[test]
fn no_query_makes_the_program_panic() {
    const PIECES: &[&str] = &[
        "\"",
        "(",
        ")",
        "-",
        "OR",
        "NOT",
        "#",
        "@",
        "from:",
        "lang:fa",
        "since:",
        "until:2018-12-05",
        "*",
        "~",
        "~2",
        "=",
        "/",
        "/a.*b/",
        "ایران",
        "\u{200c}",
        "กอง",
        "\u{e31}",
        "香",
        "news",
        "likes:>",
        "likes:>=3",
        "is:",
        "&amp;",
        "\u{202e}",
        "👩‍👩‍👧",
        "\u{301}",
        "exact:on",
        "   ",
        ":",
        "domain:",
        "\"a b\"~5",
        "..",
        "0",
        "É",
        "\\",
    ];
    let archive = TempArchive::with(&[&scripts()]);
    let mut rng = Rng::new(11);
    for _ in 0..3_000 {
        let query: String = (0..1 + rng.below(6)).map(|_| *rng.choose(PIECES)).collect();
        let page = api::posts::search(
            &archive.cx(),
            SearchRequest {
                limit: 5,
                ..SearchRequest::new(query.clone())
            },
        );
        let page = page.unwrap_or_else(|error| panic!("{query}: {error}"));
        assert!(page.total <= 62, "{query}");
    }
}
