//! Which query must find which text, by language (`analysis/variants.tsv`), asked as a reader would type it.
//!
//! The crate `text` asks the same of its terms alone, word forms and joined words among them.

use std::path::PathBuf;

use text::EntityKind;

use super::world::{World, post};

#[test]
fn queries_as_typed_find_the_variants_of_their_words_and_nothing_else() {
    let Some(list) = published("analysis/variants.tsv") else {
        return;
    };
    for (mode, most_missed) in [("folded", 0), ("phrase", 0), ("exact", 0)] {
        let (mut n_rows, mut missed) = (0, Vec::new());
        for row in list.lines().skip(1) {
            let [language, row_mode, words, text, expected, why] =
                row.split('\t').collect::<Vec<_>>()[..]
            else {
                panic!("a row has six columns: {row}");
            };
            if row_mode != mode {
                continue;
            }
            n_rows += 1;
            let query = match mode {
                "folded" => words.to_owned(),
                "phrase" => format!("\"{words}\""),
                _ => format!("=\"{words}\""),
            };
            let found = !world_of(text).found(&query).is_empty();
            if found != (expected == "match") {
                missed.push(format!(
                    "{language}: {query} against {text}: expected {expected} ({why})"
                ));
            }
        }
        assert!(n_rows > 0, "no rows of the mode {mode}");
        assert!(missed.len() <= most_missed, "{}", missed.join("\n"));
    }
}

/// The three spellings of a Persian word, each inside a phrase.
#[test]
fn a_phrase_finds_each_spelling_of_its_words() {
    let spellings = ["میخواهم", "می\u{200C}خواهم", "می خواهم"];
    for written in spellings {
        for asked in spellings {
            let world = World::of_texts(&[&format!("امروز من {written} بروم")]);
            let query = format!("\"من {asked} بروم\"");
            assert_eq!(world.found(&query), [1], "{query} against {written}");
        }
    }
}

/// An archive of one post, whose hashtags and mentions are those in its text.
fn world_of(text: &str) -> World {
    let mut one = post(1, text);
    for (no, entity) in (1..).zip(text::entities(text)) {
        let list = match entity.kind {
            EntityKind::Hashtag => &mut one.hashtags,
            EntityKind::Mention => &mut one.mentions,
            EntityKind::Link => continue,
        };
        list.push((no, text::fold_tag(&entity.value)));
    }
    World::new(vec![one])
}

/// A file of the data folder. `None`, with a line that says so, where there is no such folder.
fn published(name: &str) -> Option<String> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../shared/data");
    let folder =
        std::env::var_os("SHUTTERED_DATA").map_or_else(|| PathBuf::from(beside), PathBuf::from);
    let content = std::fs::read_to_string(folder.join(name));
    if content.is_err() {
        println!("skipped: no {name} in the data folder (set SHUTTERED_DATA)");
    }
    content.ok()
}
