//! Which query must find which text, by language (`analysis/variants.tsv`).

use crate::matcher::{finds, list};

#[test]
fn queries_find_the_variants_of_their_words_and_nothing_else() {
    let Some(rows) = list("variants.tsv") else {
        return;
    };
    for (mode, needed) in [("folded", 1.0), ("phrase", 1.0)] {
        let (mut n_right, mut n_rows) = (0, 0);
        for row in rows.iter().filter(|row| row[1] == mode) {
            let [language, _, query, post, expected, why] = row.as_slice() else {
                panic!("a row has six columns: {row:?}");
            };
            n_rows += 1;
            if finds(query, post) == (expected == "match") {
                n_right += 1;
            } else {
                println!("{language}: {query} against {post}: expected {expected} ({why})");
            }
        }
        let rate = f64::from(n_right) / f64::from(n_rows);
        println!(
            "{mode}: {n_right} of {n_rows} rows right ({:.1} %)",
            rate * 100.0
        );
        assert!(rate >= needed, "{mode}: {rate:.3} is less than {needed}");
    }
}
