//! What Lucene's analysers make of a word (`analysis/lucene-expectations.tsv`), read as conflation: where Lucene maps
//! A to B, a search for B must find A.

use std::collections::BTreeMap;

use text::StemLanguage;

use crate::matcher::{finds_forms, list};

#[test]
fn words_are_found_by_the_stems_that_lucene_gives_them() {
    let Some(rows) = list("lucene-expectations.tsv") else {
        return;
    };
    let mut by_language: BTreeMap<&'static str, (u32, u32)> = BTreeMap::new();
    for row in &rows {
        let [tag, kind, input, expected, _, _, component] = row.as_slice() else {
            panic!("a row has seven columns: {row:?}");
        };
        let Some(language) = StemLanguage::from_tag(tag) else {
            continue;
        };
        if !matches!(kind.as_str(), "stem" | "analyze") {
            continue;
        }
        let missed: Vec<String> = words(expected)
            .into_iter()
            .filter(|word| !finds_forms(language, word, input))
            .collect();
        let (n_right, n_rows) = by_language.entry(language.tag()).or_default();
        *n_rows += 1;
        if missed.is_empty() {
            *n_right += 1;
        } else {
            println!("{tag} {kind}: {missed:?} does not find {input} ({component})");
        }
    }
    let sum = |pick: fn(&(u32, u32)) -> u32| by_language.values().map(pick).sum::<u32>();
    let (n_right, n_rows) = (sum(|counts| counts.0), sum(|counts| counts.1));
    let rate = f64::from(n_right) / f64::from(n_rows);
    println!(
        "{n_right} of {n_rows} rows right ({:.1} %): {by_language:?}",
        rate * 100.0
    );
    assert!(rate >= 0.85, "{rate:.3} is less than 0.85");
}

fn words(expected: &str) -> Vec<String> {
    serde_json::from_str(expected).expect("a list of words")
}
