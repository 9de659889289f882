//! What the words of a query find, how they are written, and what a half-typed one may become.

use api::wire::{
    CompleteRequest, CompletionKind, ExplainRequest, SearchRequest, SimilarRequest,
    SpellingsRequest,
};
use tests_support::archive::TempArchive;

/// A release of Twitter's 2018 form with these texts, one post a minute.
fn archive(texts: &[&str]) -> TempArchive {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wording_tweets_csv_hashed.csv");
    let header = include_str!("../../fixtures/twitter-2018/morvarid_tweets_csv_hashed.csv");
    let header = header.lines().next().unwrap();
    let columns: Vec<&str> = header
        .split(',')
        .map(|name| name.trim_matches('"'))
        .collect();
    let mut csv = format!("{header}\n");
    for (n, text) in texts.iter().enumerate() {
        let cell = |name: &&str| match *name {
            "tweetid" => format!("{}", 900_000_000_000_000_000_u64 + n as u64),
            "userid" => "1234567".to_owned(),
            "user_screen_name" => "harbour_news".to_owned(),
            "tweet_text" => format!("\"{}\"", text.replace('"', "\"\"")),
            "tweet_time" => format!("2017-08-22 10:{n:02}"),
            "tweet_language" => "en".to_owned(),
            "is_retweet" => "False".to_owned(),
            "hashtags" => list(text, "#", true),
            "user_mentions" => list(text, "@", true),
            "urls" => list(text, "https://", false),
            _ => String::new(),
        };
        let row: Vec<String> = columns.iter().map(cell).collect();
        csv.push_str(&row.join(","));
        csv.push('\n');
    }
    std::fs::write(&path, csv).unwrap();
    TempArchive::with(&[&path])
}

/// The pieces of a text that begin so, as a published list.
fn list(text: &str, sign: &str, without: bool) -> String {
    let pieces = text
        .split_whitespace()
        .filter(|piece| piece.starts_with(sign));
    let pieces = pieces.map(|piece| if without { &piece[sign.len()..] } else { piece });
    format!("\"[{}]\"", pieces.collect::<Vec<_>>().join(", "))
}

fn explain(archive: &TempArchive, query: &str) -> api::wire::Explained {
    let request = ExplainRequest {
        query: query.to_owned(),
        zone: "UTC".to_owned(),
    };
    api::words::explain(&archive.cx(), request).unwrap()
}

fn spellings(archive: &TempArchive, query: &str) -> Vec<Vec<(String, u64, Option<String>)>> {
    let request = SpellingsRequest {
        query: query.to_owned(),
        zone: "UTC".to_owned(),
    };
    let found = api::words::spellings(&archive.cx(), request).unwrap();
    assert!(found.words.is_empty() || found.total == found.read);
    let ways = |word: api::wire::SpelledWord| {
        let ways = word.spellings.into_iter();
        ways.map(|way| (way.written, way.posts, way.query))
            .collect()
    };
    found.words.into_iter().map(ways).collect()
}

fn complete(archive: &TempArchive, query: &str) -> Vec<(CompletionKind, String, Option<u64>)> {
    let request = CompleteRequest {
        query: query.to_owned(),
        caret: query.encode_utf16().count() as u32,
        limit: 5,
    };
    let found = api::words::complete(&archive.cx(), request).unwrap();
    let found = found.completions.into_iter();
    found
        .map(|found| (found.kind, found.insert, found.posts))
        .collect()
}

#[test]
fn spellings_found_together_are_told_apart_and_each_is_a_door() {
    let archive = archive(&[
        "فلسطین آزاد",
        "فلسطين حرة",
        "فلسطين وفلسطين",
        "Straße, straße and strasse",
        "AT&amp;T",
    ]);
    let [ways] = &spellings(&archive, "فلسطین")[..] else {
        panic!("one word")
    };
    let short: Vec<_> = ways
        .iter()
        .map(|(written, posts, _)| (written.as_str(), *posts))
        .collect();
    assert_eq!(short, [("فلسطين", 2), ("فلسطین", 1)]);
    for (written, posts, door) in ways {
        let door = door.as_deref().unwrap();
        assert_eq!(door, format!("={written}"));
        assert_eq!(archive.total(door, "UTC"), *posts, "{written}");
    }
    let [ways] = &spellings(&archive, "strasse")[..] else {
        panic!("one word")
    };
    assert_eq!(ways.len(), 3);
    let [_, ways] = &spellings(&archive, "is:original AT&T (at)")[..] else {
        panic!("two words")
    };
    assert_eq!(ways[0].0, "AT");
    // What is compared letter for letter is written in one way.
    assert!(spellings(&archive, "=فلسطین").is_empty());
}

#[test]
fn forms_are_shown_with_their_counts_and_struck_out() {
    let archive = archive(&["A sanction.", "Sanctions!", "more sanctions, sanctioned"]);
    let explained = explain(&archive, "sanction forms:on");
    assert_eq!(explained.languages, ["en"]);
    let [word] = &explained.words[..] else {
        panic!("one word")
    };
    assert_eq!((word.at, word.posts, word.forms_in_all), ((0, 8), 1, 2));
    let forms: Vec<_> = word
        .forms
        .iter()
        .map(|form| (form.word.as_str(), form.posts))
        .collect();
    assert_eq!(forms, [("sanctions", 2), ("sanctioned", 1)]);
    assert_eq!(archive.total("sanction forms:on", "UTC"), 3);
    assert_eq!(word.forms[0].query, "sanction forms:on omit:sanctions");
    assert_eq!(archive.total("sanction forms:on omit:sanctions", "UTC"), 2);

    let page = archive.search(SearchRequest::new("sanction forms:on"));
    let marked: Vec<usize> = page.rows.iter().map(|row| row.hits.len()).collect();
    assert_eq!(marked, [2, 1, 1]);
}

#[test]
fn a_word_that_no_post_has_is_met_by_those_like_it() {
    let archive = archive(&["The harbour", "harbour lights", "#HarbourLights"]);
    let explained = explain(&archive, "harbuor -nothing lights");
    assert_eq!(explained.run, "harbuor -nothing lights");
    let alike = &explained.words[0].alike[0];
    assert_eq!((alike.word.as_str(), alike.posts), ("harbour", 3));
    assert_eq!(alike.query, "harbour -nothing lights");
    assert!(explained.words[1].alike.is_empty());

    let explained = explain(&archive, "harbour lights");
    let joined: Vec<_> = explained
        .joined
        .iter()
        .map(|j| (j.word.as_str(), j.posts))
        .collect();
    assert_eq!(joined, [("harbourlights", 1)]);
}

#[test]
fn what_occurs_completes_what_is_typed() {
    let archive = archive(&[
        "The harbour https://news.example.com/a #HarbourLights",
        "harbours @harbour_pilot",
        "کتاب‌های ایرانی",
    ]);
    let found = complete(&archive, "old harb");
    let kinds = |kind| found.iter().filter(move |(k, ..)| *k == kind);
    let words: Vec<_> = kinds(CompletionKind::Word)
        .map(|(_, word, posts)| (word.as_str(), *posts))
        .collect();
    assert_eq!(words[0], ("harbour", Some(2)));
    let tags: Vec<_> = kinds(CompletionKind::Hashtag)
        .map(|(_, tag, _)| tag.as_str())
        .collect();
    assert_eq!(tags, ["#harbourlights"]);
    let accounts: Vec<_> = kinds(CompletionKind::Account).collect();
    assert_eq!(accounts[0].1, "from:harbour_news");
    assert_eq!(
        complete(&archive, "domain:news.")[0].1,
        "domain:news.example.com"
    );
    assert_eq!(complete(&archive, "@harb")[0].1, "@harbour_pilot");
    assert!(complete(&archive, "rep").contains(&(
        CompletionKind::Filter,
        "reposts:".to_owned(),
        None
    )));
    // Words of other scripts are shown as a post has them, not as they are folded.
    assert_eq!(complete(&archive, "ایران")[0].1, "ایرانی");
    for text in ["", "x", "\"harb", "lang:e", "("] {
        assert!(complete(&archive, text).is_empty(), "{text}");
    }
}

#[test]
fn posts_like_one_share_its_rarest_words() {
    let archive = archive(&[
        "The dam breaks at night #Dam",
        "At night the dam held",
        "the end",
        "At the end of the night #Dam",
        "unheard",
    ]);
    let similar = |n: u64| {
        let post = (900_000_000_000_000_000_u64 + n).to_string();
        api::words::similar(&archive.cx(), SimilarRequest { post })
            .unwrap()
            .query
    };
    let query = similar(0).unwrap();
    assert!(
        query
            .split(" OR ")
            .any(|word| word == "#Dam" || word == "dam"),
        "{query}"
    );
    assert!(archive.total(&query, "UTC") >= 3);
    assert_eq!(similar(4), None);
}
