//! What reports list, for people.

use api::wire::IndicatorMatches;

use crate::{
    print::say,
    table::{Table, grouped},
};

/// Indicators shown; `--json` has all.
const SHOWN: usize = 50;

pub fn indicators(answer: &IndicatorMatches) {
    say!("{}", answer.dataset_name);
    for sentence in &answer.words {
        say!("{sentence}");
    }
    if answer.is_cut {
        say!(
            "Only the first 20,000 of {} were looked for.",
            grouped(answer.listed)
        );
    }
    say!("");
    let mut table = Table::new(&["posts", "kind", "indicator", "query"]);
    for row in answer.rows.iter().take(SHOWN) {
        table.row(vec![
            row.posts.map_or_else(|| "–".to_owned(), grouped),
            row.indicator.kind.clone(),
            row.indicator.shown.clone(),
            row.query.clone().unwrap_or_default(),
        ]);
    }
    table.print();
    if answer.rows.len() > SHOWN {
        say!(
            "and {} more; --json gives all of them",
            answer.rows.len() - SHOWN
        );
    }
    say!("");
    say!("That an account shares what a list names does not make it part of the network.");
}
