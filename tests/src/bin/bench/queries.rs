//! Queries of every kind, and how long their answers take.

use std::path::Path;

use serde_json::Value;
use tests_support::{
    generator::{Rng, word},
    program::json,
};

use crate::path;

/// A query for the value of a facet column at a place, most frequent first.
pub(crate) fn terms(archive: &Path) -> impl Fn(&str, usize) -> String {
    let columns = "hashtag,account,domain,client";
    let facets = json(archive, &["facets", "", "--of", columns, "--top", "200"]);
    move |column: &str, place: usize| {
        let values = facets["facets"][column]
            .as_array()
            .expect("a list of values");
        values[place % values.len()]["term"]
            .as_str()
            .expect("a term")
            .to_owned()
    }
}

/// Two hundred queries of every kind: frequent and rare words, pairs, phrases, exclusions, filters and their mixtures.
pub(crate) fn mixed(term: &dyn Fn(&str, usize) -> String) -> Vec<String> {
    let mut rng = Rng::new(200);
    let labels = ["en", "fa", "ar", "ru", "es", "zh", "th"];
    (0..200_usize)
        .map(|i| {
            let label = labels[i % labels.len()];
            let mut any = |octaves| word(label, rng.rank(octaves));
            match i % 20 {
                0..5 => any(15),
                5..8 => format!("{} {}", any(8), any(8)),
                8 | 9 => format!("\"{} {}\"", any(5), any(5)),
                10 => format!("{} OR {}", any(12), any(12)),
                11 => format!("{} -{}", any(8), any(4)),
                12 => term("hashtag", i * 3),
                13 => format!("{} {}", term("account", i), any(6)),
                14 => term("account", i * 7),
                15 => format!("{} lang:{label}", any(6)),
                16 => format!(
                    "{} since:201{}-03-01 until:201{}-05-15",
                    any(5),
                    2 + i / 40,
                    2 + i / 40
                ),
                17 => term("domain", i * 2),
                18 => format!("is:original has:link {}", any(7)),
                _ => format!("lang:{label} is:repost since:2015-01-01 -{}", any(3)),
            }
        })
        .collect()
}

/// Milliseconds of each query, sorted, each with its query and its total.
pub(crate) type Times = Vec<(f64, String)>;

/// The times of two rounds of `n` queries in one process.
pub(crate) fn times(archive: &Path, queries: &Path, n: usize) -> [Times; 2] {
    let answer = json(archive, &["search", "--queries", path(queries)]);
    assert_eq!(
        answer["bad"],
        Value::Array(Vec::new()),
        "every query is understood"
    );
    let all = answer["queries"].as_array().expect("a list of queries");
    assert_eq!(all.len(), 2 * n);
    [&all[..n], &all[n..]].map(|round| {
        let mut times: Times = round.iter().map(time).collect();
        times.sort_by(|a, b| a.0.total_cmp(&b.0));
        times
    })
}

fn time(query: &Value) -> (f64, String) {
    let ms = query["elapsedMs"].as_f64().expect("a time");
    let words = query["query"].as_str().unwrap_or_default();
    (ms, format!("{words} of {}", query["total"]))
}

pub(crate) fn percentile(times: &[(f64, String)], percent: usize) -> f64 {
    times[(times.len() * percent).div_ceil(100) - 1].0
}
