//! Other forms of words, and what the words of a query find.

use text::StemLanguage;

use super::world::World;
use crate::{Completed, From, Query, Sort, parse};

fn query(text: &str) -> Query {
    let (mut query, problems) = parse(text, chrono_tz::UTC);
    assert!(problems.is_empty(), "{problems:?}");
    query.spoken = vec![
        StemLanguage::English,
        StemLanguage::Russian,
        StemLanguage::Arabic,
    ];
    query
}

fn check(world: &World, text: &str, expected: &[u64]) {
    assert_eq!(world.found_by(&query(text)), expected, "{text}");
}

fn marked<'a>(text: &'a str, asked: &str) -> Vec<&'a str> {
    query(asked)
        .hits(text)
        .into_iter()
        .map(|hit| &text[hit])
        .collect()
}

fn world() -> World {
    World::of_texts(&[
        "The sanction against Iran",
        "SANCTIONS now",
        "he sanctioned it, they sanction, sanctions!",
        "санкция",
        "о санкциях",
        "sanctuary",
        "حسن",
        "والحسن",
        "sanction sanction",
    ])
}

#[test]
fn forms_are_found_when_they_are_asked_for() {
    let world = world();
    check(&world, "sanction", &[1, 3, 9]);
    check(&world, "sanction forms:on", &[1, 2, 3, 9]);
    check(&world, "санкция forms:on", &[4, 5]);
    check(&world, "حسن forms:on", &[7, 8]);
    check(&world, "-sanction forms:on", &[4, 5, 6, 7, 8]);
    check(&world, "sanction forms:ru", &[1, 3, 9]);
    check(&world, "sanction forms:en", &[1, 2, 3, 9]);
    check(&world, "sanction forms:on forms:off", &[1, 3, 9]);
    // Quoted words, words with = and words with a star are looked for as they are.
    check(&world, "\"sanction\" forms:on", &[1, 3, 9]);
    check(&world, "=sanction forms:on", &[1, 3, 9]);
    check(&world, "sanction exact:on forms:on", &[1, 3, 9]);
}

#[test]
fn a_form_that_was_struck_out_is_neither_found_nor_marked() {
    let world = world();
    check(&world, "sanction forms:on omit:sanctions", &[1, 3, 9]);
    check(
        &world,
        "sanction forms:on omit:sanctions omit:sanctioned",
        &[1, 3, 9],
    );
    assert_eq!(
        marked("sanctions, sanctioned", "sanction forms:on"),
        ["sanctions", "sanctioned"]
    );
    assert_eq!(
        marked("sanctions, sanctioned", "sanction forms:on omit:sanctions"),
        ["sanctioned"]
    );
    assert_eq!(
        query("a forms:fa,ar omit:b").to_text(),
        "a forms:fa,ar omit:b"
    );
}

#[test]
fn the_form_as_typed_stands_above_the_others() {
    let world = World::of_texts(&["sanctions here", "sanction here", "sanctioned here"]);
    let page = world.page_of(
        &query("sanction forms:on"),
        Sort::Relevance,
        From::Start,
        10,
    );
    assert_eq!(page.posts[0], 2);
    assert_eq!(page.total, 3);
}

#[test]
fn each_word_tells_what_it_finds_by_itself() {
    let world = world();
    let found = world
        .index
        .searcher()
        .words(&query("sanction санкцея -iran forms:on"))
        .unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].at.clone(), found[0].posts), (0..8, 3));
    assert_eq!(
        found[0].forms,
        [("sanctions".to_owned(), 2), ("sanctioned".to_owned(), 1)]
    );
    assert_eq!(found[0].alike, []);
    assert_eq!(
        (found[1].posts, found[1].alike.as_slice()),
        (0, &[("санкция".to_owned(), 1)][..])
    );
}

#[test]
fn words_found_as_one_are_named() {
    let world = World::of_texts(&["#BlackLivesMatter", "black lives", "#blacklives"]);
    let found = world
        .index
        .searcher()
        .joined_words(&query("black lives matter"))
        .unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|joined| (joined.word.as_str(), joined.posts))
        .collect();
    assert_eq!(found, [("blacklives", 1), ("blacklivesmatter", 1)]);
    assert_eq!(
        world
            .index
            .searcher()
            .joined_words(&query("black lives exact:on"))
            .unwrap(),
        []
    );
}

#[test]
fn what_occurs_completes_what_is_half_typed() {
    let world = world();
    let searcher = world.index.searcher();
    let words = searcher.complete(Completed::Word, "Sanct", 3).unwrap();
    let words: Vec<_> = words
        .iter()
        .map(|(word, posts)| (word.as_str(), *posts))
        .collect();
    assert_eq!(
        words,
        [("sanction", 3), ("sanctions", 2), ("sanctioned", 1)]
    );
    assert_eq!(
        searcher.complete(Completed::Hashtag, "sanct", 3).unwrap(),
        []
    );
}
