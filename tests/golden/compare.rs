//! Three real pairs of accounts, beside what the script counted in the published files.

use std::{collections::BTreeMap, process::Command};

use api::wire::{
    CompareRequest, ComparedAccount, Comparison, NearTexts, NearTextsRequest, Overlap, ValueCount,
};
use tests_support::{
    archive::TempArchive,
    data::{release, releases, root},
};

const EXPECTED: &str = include_str!("expected/compare.tsv");

/// The figures of a pair, by name.
type Figures = BTreeMap<String, String>;

fn expected() -> BTreeMap<(&'static str, &'static str), Figures> {
    let mut pairs: BTreeMap<_, Figures> = BTreeMap::new();
    for line in EXPECTED.lines().skip(1) {
        let cells: Vec<&str> = line.splitn(4, '\t').collect();
        let [zone, pair, name, figure] = cells[..] else {
            panic!("four cells: {line}");
        };
        let figures = pairs.entry((zone, pair)).or_default();
        figures.insert(name.to_owned(), figure.to_owned());
    }
    pairs
}

fn counted(values: &[ValueCount]) -> String {
    let values = values
        .iter()
        .map(|one| format!("{}={}", one.value, one.count));
    values.collect::<Vec<_>>().join("; ")
}

fn number(value: Option<f64>) -> String {
    value.map_or("none".to_owned(), |value| value.to_string())
}

fn of_side(letter: &str, side: &ComparedAccount, figures: &mut Figures) {
    let mut put = |name: &str, figure: String| figures.insert(format!("{letter} {name}"), figure);
    put("posts", side.posts.to_string());
    put("first", side.first.clone().unwrap_or_default());
    put("last", side.last.clone().unwrap_or_default());
    put("active days", side.active_days.to_string());
    for (weekday, hours) in side.hour_by_weekday.iter().enumerate() {
        let hours: Vec<String> = hours.iter().map(u64::to_string).collect();
        put(&format!("weekday {weekday}"), hours.join(" "));
    }
    put("kinds", counted(&side.kinds));
    put("clients", counted(&side.clients));
    let gaps = side
        .spacing
        .buckets
        .iter()
        .filter(|bucket| bucket.count > 0);
    let gaps: Vec<String> = gaps
        .map(|bucket| format!("{}={}", bucket.from_seconds, bucket.count))
        .collect();
    put("gaps", gaps.join("; "));
    put("median gap", number(side.spacing.median_seconds));
}

/// What the program says of a pair, by the script's names.
fn answered(comparison: &Comparison, near: &NearTexts) -> Figures {
    let mut figures = Figures::new();
    of_side("a", &comparison.accounts[0], &mut figures);
    of_side("b", &comparison.accounts[1], &mut figures);
    let pair = &comparison.pairs[0];
    let mut put = |name: String, figure: String| figures.insert(name, figure);
    let kinds: [(&str, &Overlap); 4] = [
        ("hashtags", &pair.hashtags),
        ("links", &pair.links),
        ("mentions", &pair.mentions),
        ("reposted", &pair.reposted),
    ];
    for (name, overlap) in kinds {
        put(format!("{name} shared"), overlap.shared.to_string());
        let distinct = format!("{} {}", overlap.a_distinct, overlap.b_distinct);
        put(format!("{name} distinct"), distinct);
    }
    let texts = &pair.same_text;
    let first = &pair.first;
    let acts = &pair.interactions;
    let rest = [
        ("texts shared", texts.count.to_string()),
        (
            "texts distinct",
            format!("{} {}", texts.a_distinct, texts.b_distinct),
        ),
        ("texts median lag", number(texts.median_lag_seconds)),
        (
            "first",
            format!("{} {} {}", first.a, first.b, first.undecided),
        ),
        ("median lag", number(first.median_lag_seconds)),
        ("a to b mentions", acts.a_mentions_b.to_string()),
        ("a to b reposts", acts.a_reposts_b.to_string()),
        ("a to b replies", acts.a_replies_b.to_string()),
        ("b to a mentions", acts.b_mentions_a.to_string()),
        ("b to a reposts", acts.b_reposts_a.to_string()),
        ("b to a replies", acts.b_replies_a.to_string()),
        ("near looked for", near.looked_for.to_string()),
        ("near among", near.among.to_string()),
        ("near too short", near.too_short.to_string()),
        ("near count", near.count.to_string()),
    ];
    for (name, figure) in rest {
        put(name.to_owned(), figure);
    }
    figures
}

#[test]
fn what_real_pairs_share_is_what_the_script_counts() {
    let folders = [
        "clemson-fivethirtyeight/by-author",
        "twitter-io-2020-09-thailand",
    ];
    let Some(folders) = folders
        .map(|folder| release("compare", folder))
        .into_iter()
        .collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let archive = TempArchive::with(&folders.iter().map(|f| f.as_path()).collect::<Vec<_>>());
    let mut wrong = Vec::new();
    let pairs = expected();
    assert_eq!(pairs.len(), 3);
    for ((zone, pair), expected) in pairs {
        let accounts: Vec<String> = pair.split(' ').map(str::to_owned).collect();
        let comparison = api::compare::accounts(
            &archive.cx(),
            CompareRequest {
                accounts: accounts.clone(),
                dataset: None,
                zone: zone.into(),
            },
        )
        .unwrap();
        let near = NearTextsRequest {
            accounts,
            dataset: None,
            zone: zone.into(),
        };
        let near = api::compare::near_texts(&archive.cx(), near).unwrap();
        assert_eq!(near.bounded, 0);
        let answered = answered(&comparison, &near);
        assert_eq!(answered.len(), expected.len());
        for (name, figure) in expected {
            let got = &answered[&name];
            let same_number = got.parse::<f64>().ok().zip(figure.parse::<f64>().ok());
            if *got != figure && !same_number.is_some_and(|(a, b)| a == b) {
                wrong.push(format!(
                    "{pair}: {name}\n  script  {figure}\n  program {got}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_expected_pairs_are_what_the_script_counts() {
    let Some(releases) = releases() else {
        eprintln!("golden pairs: not counted anew, the releases are not on this machine");
        return;
    };
    if Command::new("python3").arg("--version").output().is_err() {
        eprintln!("golden pairs: not counted anew, there is no python3 here");
        return;
    }
    let output = Command::new("python3")
        .args([
            "-B".as_ref(),
            root().join("tests/golden/compare.py").as_os_str(),
        ])
        .arg(releases)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let counted = String::from_utf8(output.stdout).unwrap();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let path = root().join("tests/golden/expected/compare.tsv");
        std::fs::write(path, counted).unwrap();
    } else {
        assert_eq!(counted, EXPECTED);
    }
}
