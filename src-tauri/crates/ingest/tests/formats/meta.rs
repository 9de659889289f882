//! Lists of indicators.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use model::{Indicator, IndicatorKind, Measure, Platform, Summary};

use crate::support::{Outcome, fixture, published, published_path};

/// Kind and value of every indicator.
fn values(read: &Outcome) -> BTreeSet<(&'static str, String)> {
    read.indicators
        .iter()
        .map(|(_, indicator)| (indicator.kind.name(), indicator.value.clone()))
        .collect()
}

/// An indicator in one line.
fn line(indicator: &Indicator) -> String {
    let platform = indicator.platform.map_or("-", Platform::name);
    format!("{} {platform} {}", indicator.kind.name(), indicator.value)
}

/// A figure in one line.
fn figure(summary: &Summary) -> String {
    let currency = summary.currency.as_deref().unwrap_or("");
    format!(
        "{} {}{currency} {} {}",
        summary.bound.name(),
        summary.figure,
        summary.measure.name(),
        summary.platform.map_or("-", Platform::name),
    )
}

#[test]
fn one_list_in_four_forms_gives_the_same_indicators() {
    let forms = [
        ("csv", "meta-indicators"),
        ("tsv", "meta-indicators"),
        ("json", "meta-indicators-json"),
        ("xml", "meta-indicators-stix"),
    ];
    let expected: BTreeSet<(&str, String)> = [
        ("account", "https://t.me/heron_daily"),
        ("account", "https://www.facebook.com/HeronDaily"),
        ("domain", "heron-daily.example"),
        ("domain", "plover.example"),
        ("domain", "مرغ.example"),
        ("link", "http://heron.blog.example"),
        ("link", "https://t.me/heron_daily/42"),
        ("link", "https://www.petition.example/birds,birds?a=1&b=2"),
    ]
    .into_iter()
    .map(|(kind, value)| (kind, value.to_owned()))
    .collect();
    for (form, format) in forms {
        let read = fixture(&format!("meta-indicators/2022_birds.{form}"));
        assert_eq!(read.detected.format.name(), format);
        assert!(read.detected.header_as_published, "{form}");
        assert_eq!((read.n_read(), read.indicators.len()), (9, 9), "{form}");
        assert_eq!(values(&read), expected, "{form}");
        assert_eq!(read.note("delimiter"), 0, "{form}");
        let (_, petition) = &read.indicators[3];
        assert_eq!(
            petition.type_published.as_deref(),
            Some("cib_url"),
            "{form}"
        );
        assert_eq!(
            petition.comment.as_deref(),
            Some("Birds: CIB petition"),
            "{form}"
        );
        assert!(petition.published.contains("[.]"), "{form}");
    }
}

#[test]
fn stix_keeps_what_the_other_forms_have_not() {
    let read = fixture("meta-indicators/2022_birds.xml");
    let (at, second) = &read.indicators[1];
    assert_eq!((at.record, at.line), (2, 20));
    assert_eq!(second.type_published.as_deref(), Some("domain_name"));
    assert_eq!(second.listed_on.unwrap().to_string(), "2022-10-13");
    let kept: Vec<(&str, &str)> = second
        .extra
        .iter()
        .map(|(n, t)| (n.as_str(), t.as_str()))
        .collect();
    assert_eq!(
        kept,
        [
            ("Indicator.id", "2022_birds:domain_name-0001"),
            ("Indicator.timestamp", "2022-10-13T21:02:08.315681+00:00"),
            ("Indicator.xsi:type", "indicator:IndicatorType"),
            ("Type.xsi:type", "stixVocabs:IndicatorTypeVocab-1.1"),
            ("Type", "Domain Watchlist"),
            ("Observable.id", "meta_stix:Observable-0001"),
            ("Object.id", "meta_stix:Object-0001"),
            ("Properties.xsi:type", "DomainNameObj:DomainNameObjectType"),
            ("Value.condition", "Equals"),
        ]
    );
}

#[test]
fn hashes_addresses_and_applications_are_told_by_their_type() {
    let read = fixture("meta-indicators/2023_wren_malware.csv");
    let lines: Vec<String> = read.indicators.iter().map(|(_, i)| line(i)).collect();
    assert_eq!(
        lines,
        [
            "fileHash - 0123456789abcdef0123456789abcdef",
            "fileHash - e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "ip - 198.51.100.19",
            "app - example.wren.messenger",
            "app - 1234567890",
            "link - https://login.wren.example/a",
            "other - withheld",
        ]
    );
    assert_eq!(read.rejected[0].reason, "names no indicator");
    let (_, resaved) = &read.indicators[6];
    assert_eq!(resaved.extra, [("ds".to_owned(), "5/3/2023".to_owned())]);
    assert_eq!(read.note("matchedByNothing"), 1);
}

#[test]
fn a_table_of_the_chain_holds_indicators_figures_and_words() {
    let read = fixture("meta-indicators/Q1_2023_heron.csv");
    assert_eq!(read.detected.format.name(), "meta-kill-chain");
    assert!(read.detected.header_as_published);
    assert_eq!(
        (read.n_read(), read.skipped, read.rejected.len()),
        (18, 2, 1)
    );
    let lines: Vec<String> = read.indicators.iter().map(|(_, i)| line(i)).collect();
    assert_eq!(
        lines,
        [
            "email - info@heron.example",
            "domain - heron-group.example",
            "domain - heron-news.example",
            "domain - heron-a.example",
            "account twitter https://twitter.com/HeronDaily1",
            "account twitter heron_daily",
            "account youtube www.youtube.com/@H%C4%83ron-r4y",
            "account other https://forum.example/User-heron",
            "other - Posing as activists",
            "other - Registering domains with registrar.example",
            "hashtag - heronday",
        ]
    );
    let figures: Vec<String> = read.summaries.iter().map(|(_, s)| figure(s)).collect();
    assert_eq!(
        figures,
        [
            "exactly 17 accounts facebook",
            "exactly 22 pages facebook",
            "about 120 accounts -",
            "exactly 295 accounts instagram",
            "about 50000USD spend -",
            "about 44000 followers facebook",
        ]
    );
    assert_eq!(read.rejected[0].position.record, 15);
    assert_eq!(
        (read.note("severalInCell"), read.note("filledFromAbove")),
        (2, 2)
    );
}

#[test]
fn a_blank_stage_is_filled_and_the_blank_is_kept() {
    let read = fixture("meta-indicators/Q1_2023_heron.csv");
    let (_, filled) = &read.indicators[2];
    assert_eq!(filled.stage.tactic.as_deref(), Some("0 Acquiring Assets"));
    assert_eq!(
        filled.stage.technique.as_deref(),
        Some("0.6 Acquiring domains")
    );
    let blank = |name: &str| (name.to_owned(), String::new());
    assert_eq!(filled.extra, [blank("Tactic"), blank("Technique")]);
    let (_, above) = &read.indicators[3];
    assert_eq!(above.stage, filled.stage);
    assert_eq!(above.published, "heron-a[.]example\nheron-b[.]example\n");
}

#[test]
fn doubled_and_empty_headers_keep_their_cells() {
    let read = fixture("meta-indicators/Q2_2024_plover.csv");
    assert!(!read.detected.header_as_published);
    let (_, domain) = &read.indicators[0];
    assert_eq!(domain.comment.as_deref(), Some("first"));
    assert_eq!(
        domain.extra,
        [("Notes (2)".to_owned(), "second".to_owned())]
    );
    let (_, groups) = &read.summaries[0];
    assert_eq!(groups.extra, [("column 6".to_owned(), "third".to_owned())]);
}

#[test]
fn a_page_states_figures_and_lists_indicators() {
    let read = fixture("meta-indicators/h1-2026-plover.md");
    assert_eq!(read.detected.format.name(), "meta-report");
    let figures: Vec<String> = read.summaries.iter().map(|(_, s)| figure(s)).collect();
    assert_eq!(
        figures,
        [
            "exactly 8 accounts facebook",
            "exactly 2 pages facebook",
            "exactly 295 accounts instagram",
            "about 15 followers facebook",
            "about 41500 followers instagram",
            "exactly 0 spend -",
        ]
    );
    let (at, third) = &read.summaries[2];
    assert_eq!((at.record, at.line), (3, 7));
    assert_eq!(third.published, "295 Instagram accounts");
    assert_eq!(
        third.comment.as_deref(),
        Some("We actioned 8 Facebook accounts, 2 Pages, and 295 Instagram accounts.")
    );
    let lines: Vec<String> = read.indicators.iter().map(|(_, i)| line(i)).collect();
    assert_eq!(
        lines,
        [
            "account twitter https://x.com/PloverNews",
            "ip - 198.51.100.18",
            "domain - plover.example",
            "domain - plover-news.example",
        ]
    );
    assert_eq!(
        read.indicators[0].1.type_published.as_deref(),
        Some("Social Media Account")
    );
    assert_eq!(read.rejected.len(), 1);
    assert_eq!(read.rejected[0].raw, b"| Domain |  |\n");
}

const CHINA_AND_RUSSIA: &str =
    "2022_09_removing_coordinated_inauthentic_behavior_from_china_and_russia";

/// The published list of September 2022: 350 rows in each form. That 348 are different by type and refanged value,
/// letters of either case taken as one, was counted with Python.
#[test]
fn the_list_of_september_2022_is_the_same_in_every_form() {
    let mut sets = Vec::new();
    for (folder, ending) in [
        ("csv", "csv"),
        ("tsv", "tsv"),
        ("json", "json"),
        ("stix1", "xml"),
    ] {
        let Some(read) = published(&format!(
            "meta-threat-research/{folder}/{CHINA_AND_RUSSIA}.{ending}"
        )) else {
            return;
        };
        assert_eq!(
            (read.n_read(), read.indicators.len()),
            (350, 350),
            "{ending}"
        );
        let typed: BTreeSet<(String, String)> = read
            .indicators
            .iter()
            .map(|(_, i)| (i.type_published.clone().unwrap(), i.value.clone()))
            .collect();
        assert_eq!((typed.len(), values(&read).len()), (348, 348), "{ending}");
        sets.push((typed, values(&read)));
    }
    assert!(sets.windows(2).all(|pair| pair[0] == pair[1]));
}

/// Rows of SOURCE.md. Those without anything in them, counted with Python, are skipped and not read.
const TABLES: &[(&str, usize, u64)] = &[
    (
        "csv/2021_07_taking_action_against_hackers_in_iran.csv",
        187,
        0,
    ),
    (
        "json/2021_07_taking_action_against_hackers_in_iran.json",
        187,
        0,
    ),
    ("csv/Q1_2023/Q1_2023_ Iran-based_CIB_network.csv", 61, 6),
    ("csv/Q1_2023/Q1_2023_ Georgia-based_CIB_network.csv", 21, 5),
    ("csv/Q1_2023/Q1_2023_ Pakistan_APT.csv", 68, 6),
    (
        "csv/Q1_2023/Q1_2023_ Togo _ Burkina Faso-based_CIB_network.csv",
        48,
        5,
    ),
    (
        "csv/Q2_2023/Q2_2023_Spamouflage_China_based_CIB_updated.csv",
        529,
        1,
    ),
    ("csv/Q3_2023/Q3_2023_Iran-based IB_cluster.csv", 13, 2),
    (
        "csv/Q3_2023/Q3 2023_Iran-based_recidivist_CIB_cluster.csv",
        10,
        1,
    ),
    ("csv/Q1_2024/Q1_2024_IRAN-BASED CIB NETWORK.csv", 32, 2),
    ("csv/Q3_2024/Q3_2024 IRAN_BASED_CIB_NETWORK.csv", 44, 3),
    ("csv/Q1_2025/Q1_2025_Iran-based CIB network.csv", 18, 3),
    ("csv/Q1_2025/Q1_2025_ROMANIA_BASED_CIB_NETWORK.csv", 27, 4),
    (
        "csv/Q4-1_2026_GithubIOCs - H1_2026_IRAN_BASED_CIB_NETWORK_1.csv",
        20,
        4,
    ),
];

#[test]
fn every_row_of_the_published_tables_is_accounted_for() {
    for (path, rows, empty) in TABLES {
        let Some(read) = published(&format!("meta-threat-research/{path}")) else {
            return;
        };
        assert_eq!(read.n_read() as u64 + read.skipped, *rows as u64, "{path}");
        assert_eq!(read.skipped, *empty, "{path}");
        let listed = read.indicators.len() + read.summaries.len();
        assert_eq!(listed + read.rejected.len(), read.n_read(), "{path}");
        let n_rejected = if path.contains("Q1_2025_Iran") { 2 } else { 0 };
        assert_eq!(read.rejected.len(), n_rejected, "{path}");
        assert!(read.detected.header_as_published, "{path}");
    }
}

/// The size of each network as its table states it, read off the files by eye.
#[test]
fn figures_of_the_published_tables_are_counts() {
    for (path, expected) in [
        (
            "csv/Q1_2025/Q1_2025_Iran-based CIB network.csv",
            &[
                "exactly 17 accounts facebook",
                "exactly 22 pages facebook",
                "exactly 21 accounts instagram",
                "about 7000USD spend -",
                "about 44000 followers facebook",
                "about 63000 followers instagram",
            ][..],
        ),
        (
            "csv/Q1_2023/Q1_2023_ Georgia-based_CIB_network.csv",
            &[
                "exactly 82 accounts facebook",
                "exactly 27 pages facebook",
                "exactly 9 groups facebook",
                "exactly 2 accounts instagram",
                "about 3354000USD spend -",
            ],
        ),
        (
            "csv/Q1_2023/Q1_2023_ Pakistan_APT.csv",
            &["about 120 accounts -", "about 120 accounts -"],
        ),
        (
            "csv/Q2_2023/Q2_2023_Spamouflage_China_based_CIB_updated.csv",
            &[
                "exactly 7704 accounts facebook",
                "exactly 954 pages facebook",
                "exactly 15 groups facebook",
                "exactly 15 accounts instagram",
            ],
        ),
        (
            "csv/Q4-1_2026_GithubIOCs - H1_2026_IRAN_BASED_CIB_NETWORK_1.csv",
            &[
                "exactly 8 accounts facebook",
                "exactly 2 pages facebook",
                "exactly 294 accounts instagram",
                "about 15 followers facebook",
                "about 41000 followers instagram",
            ],
        ),
        (
            "meta-h1-2026-iran-based-cib-network-1.md",
            &[
                "exactly 8 accounts facebook",
                "exactly 2 pages facebook",
                "exactly 294 accounts instagram",
                "about 15 followers facebook",
                "about 41000 followers instagram",
                "exactly 0 spend -",
            ],
        ),
        ("meta-h2-2025-iran-based-cib-network.md", &[]),
    ] {
        let Some(read) = published(&format!("meta-threat-research/{path}")) else {
            return;
        };
        let figures: Vec<String> = read.summaries.iter().map(|(_, s)| figure(s)).collect();
        assert_eq!(figures, expected, "{path}");
    }
}

/// Kinds of the published tables, counted by eye; of the long list with Python.
#[test]
fn kinds_of_the_published_tables() {
    use IndicatorKind as K;
    for (path, expected) in [
        (
            "csv/Q1_2024/Q1_2024_IRAN-BASED CIB NETWORK.csv",
            &[(K::Domain, 2), (K::Account, 16), (K::Other, 8)][..],
        ),
        (
            "csv/Q1_2023/Q1_2023_ Pakistan_APT.csv",
            &[(K::Domain, 29), (K::FileHash, 7), (K::Other, 24)],
        ),
        (
            "meta-h1-2026-iran-based-cib-network-1.md",
            &[(K::Account, 4)],
        ),
        ("meta-h2-2025-iran-based-cib-network.md", &[(K::Ip, 7)]),
    ] {
        let Some(read) = published(&format!("meta-threat-research/{path}")) else {
            return;
        };
        let mut counts: BTreeMap<IndicatorKind, usize> = BTreeMap::new();
        for (_, indicator) in &read.indicators {
            *counts.entry(indicator.kind).or_default() += 1;
        }
        let counts: Vec<(IndicatorKind, usize)> = counts.into_iter().collect();
        assert_eq!(counts, expected, "{path}");
    }
}

/// Every cell of every row, read independently, stands in its record: in a field, or beside the fields.
#[test]
fn no_cell_of_the_published_tables_is_lost() {
    let mut n_rows = 0;
    for (path, ..) in TABLES.iter().filter(|(path, ..)| path.ends_with("csv")) {
        let Some(file) = published_path(&format!("meta-threat-research/{path}")) else {
            return;
        };
        let read = published(&format!("meta-threat-research/{path}")).unwrap();
        let rows = crate::support::rows_by_csv_core(&fs::read(file).unwrap());
        let header = &rows[0];
        for (at, row) in rows[1..].iter().enumerate() {
            let record = at as u64 + 1;
            if let Some(given_back) = given_back(&read, record, header) {
                assert_eq!(&given_back, row, "{path} record {record}");
                n_rows += 1;
            }
        }
    }
    // 1,078 rows without the 42 empty ones and the 2 rejected.
    assert_eq!(n_rows, 1_034);
}

/// The row of a record as its fields and what stands beside them give it.
fn given_back(read: &Outcome, record: u64, header: &[String]) -> Option<Vec<String>> {
    let indicator = read.indicators.iter().find(|(at, _)| at.record == record);
    let summary = read.summaries.iter().find(|(at, _)| at.record == record);
    let (published, stage, comment, day, type_published, extra) = match (indicator, summary) {
        (Some((_, i)), _) => (
            &i.published,
            &i.stage,
            &i.comment,
            i.listed_on,
            &i.type_published,
            &i.extra,
        ),
        (_, Some((_, s))) => (
            &s.published,
            &s.stage,
            &s.comment,
            s.stated_on,
            &None,
            &s.extra,
        ),
        _ => return None,
    };
    let row = header.iter().map(|name| {
        let kept = extra.iter().find(|(label, _)| label == name.trim());
        let name = name.trim().to_lowercase();
        let field = match name.as_str() {
            "indicator" | "indicator_value" => Some(published.clone()),
            "indicator_type" => type_published.clone(),
            "ds" => day.map(|day| day.to_string()),
            "tactic" => stage.tactic.clone(),
            "technique" => stage.technique.clone(),
            "procedure" => stage.procedure.clone(),
            _ => comment.clone(),
        };
        kept.map(|(_, text)| text.clone())
            .or(field)
            .unwrap_or_default()
    });
    Some(row.collect())
}

#[test]
fn the_key_and_the_index_are_no_lists_and_say_so() {
    for (path, expected) in [
        (
            "Online_Operations_Killchain-TTPs.csv",
            "is the key to Meta's Online Operations Kill Chain",
        ),
        ("index.json", "is the index of Meta's threat-research lists"),
    ] {
        let Some(path) = published_path(&format!("meta-threat-research/{path}")) else {
            return;
        };
        match ingest::detect(&crate::support::source(&path)).unwrap() {
            ingest::Detection::None { reason, .. } => {
                assert!(reason.starts_with(expected), "{reason}")
            }
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_figure_is_never_an_account() {
    let Some(read) =
        published("meta-threat-research/csv/Q1_2025/Q1_2025_Iran-based CIB network.csv")
    else {
        return;
    };
    assert!(read.accounts.is_empty());
    let accounts: Vec<&Summary> = read
        .summaries
        .iter()
        .map(|(_, summary)| summary)
        .filter(|summary| summary.measure == Measure::Accounts)
        .collect();
    assert_eq!(accounts.len(), 2);
}
