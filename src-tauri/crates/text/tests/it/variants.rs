//! Which query must find which text, by language (`analysis/variants.tsv`).
//!
//! Exact letters are the business of the crate `search`, whose tests take those rows.

use text::StemLanguage;

use crate::matcher::{finds, finds_forms, finds_joined, list};

#[test]
fn queries_find_the_variants_of_their_words_and_nothing_else() {
    let Some(rows) = list("variants.tsv") else {
        return;
    };
    let mut missed = Vec::new();
    for (mode, most_missed) in [("folded", 0), ("phrase", 0), ("joined", 0), ("forms", 0)] {
        let (mut n_missed, mut n_rows) = (0, 0);
        for row in rows.iter().filter(|row| row[1] == mode) {
            let [language, _, query, post, expected, why] = row.as_slice() else {
                panic!("a row has six columns: {row:?}");
            };
            n_rows += 1;
            let found = match mode {
                "forms" => {
                    let language = StemLanguage::from_tag(language);
                    finds_forms(language.expect("a language with forms"), query, post)
                }
                "joined" => finds_joined(query, post),
                _ => finds(query, post),
            };
            if found != (expected == "match") {
                n_missed += 1;
                missed.push(format!(
                    "{mode}, {language}: {query} against {post}: expected {expected} ({why})"
                ));
            }
        }
        println!("{mode}: {} of {n_rows} rows right", n_rows - n_missed);
        assert!(n_rows > 0, "no rows of the mode {mode}");
        assert!(n_missed <= most_missed, "{}", missed.join("\n"));
    }
}

/// Without ticking a language, all languages of the word's script are tried.
#[test]
fn forms_are_found_in_all_languages_of_the_script_at_once() {
    let Some(rows) = list("variants.tsv") else {
        return;
    };
    for row in rows
        .iter()
        .filter(|row| row[1] == "forms" && row[4] == "match")
    {
        let found =
            StemLanguage::of_word(&row[2]).any(|language| finds_forms(language, &row[2], &row[3]));
        assert!(found, "{row:?}");
    }
}
