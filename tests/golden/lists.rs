//! Lists of indicators and advertisements, against the counts that their descriptions give.

use std::collections::{BTreeMap, BTreeSet};

use api::wire::{ListIndicatorsRequest, ListSummariesRequest, Nothing};
use tests_support::{archive::TempArchive, data::release};

/// The end of a file's path; rows by its SOURCE.md; of these empty in every column, which are skipped; indicators or
/// figures that stand twice in the list; rows without an indicator.
const FILES: &[(&str, u64, u64, u64, u64)] = &[
    (
        "csv/2021_07_taking_action_against_hackers_in_iran.csv",
        187,
        0,
        0,
        0,
    ),
    // The same rows again.
    (
        "json/2021_07_taking_action_against_hackers_in_iran.json",
        187,
        0,
        187,
        0,
    ),
    // lnruzdeknn.online and lrneuzdenken.online stand twice.
    (
        "csv/2022_09_removing_coordinated_inauthentic_behavior_from_china_and_russia.csv",
        350,
        0,
        2,
        0,
    ),
    (
        "json/2022_09_removing_coordinated_inauthentic_behavior_from_china_and_russia.json",
        350,
        0,
        350,
        0,
    ),
    (
        "stix1/2022_09_removing_coordinated_inauthentic_behavior_from_china_and_russia.xml",
        350,
        0,
        350,
        0,
    ),
    (
        "tsv/2022_09_removing_coordinated_inauthentic_behavior_from_china_and_russia.tsv",
        350,
        0,
        350,
        0,
    ),
    (
        "csv/Q1_2023/Q1_2023_ Georgia-based_CIB_network.csv",
        21,
        5,
        0,
        0,
    ),
    (
        "csv/Q1_2023/Q1_2023_ Iran-based_CIB_network.csv",
        61,
        6,
        0,
        0,
    ),
    ("csv/Q1_2023/Q1_2023_ Pakistan_APT.csv", 68, 6, 0, 0),
    (
        "csv/Q1_2023/Q1_2023_ Togo _ Burkina Faso-based_CIB_network.csv",
        48,
        5,
        0,
        0,
    ),
    (
        "csv/Q1_2024/Q1_2024_IRAN-BASED CIB NETWORK.csv",
        32,
        2,
        0,
        0,
    ),
    // Two rows with an empty cell: the words of the row above hold for them too.
    (
        "csv/Q1_2025/Q1_2025_Iran-based CIB network.csv",
        18,
        3,
        0,
        2,
    ),
    (
        "csv/Q1_2025/Q1_2025_ROMANIA_BASED_CIB_NETWORK.csv",
        27,
        4,
        0,
        0,
    ),
    // Three accounts on Medium, four on Reddit and four headlines stand twice.
    (
        "csv/Q2_2023/Q2_2023_Spamouflage_China_based_CIB_updated.csv",
        529,
        1,
        SPAMOUFLAGE_TWICE,
        0,
    ),
    (
        "csv/Q3_2023/Q3 2023_Iran-based_recidivist_CIB_cluster.csv",
        10,
        1,
        0,
        0,
    ),
    ("csv/Q3_2023/Q3_2023_Iran-based IB_cluster.csv", 13, 2, 0, 0),
    (
        "csv/Q3_2024/Q3_2024 IRAN_BASED_CIB_NETWORK.csv",
        44,
        3,
        0,
        0,
    ),
    (
        "csv/Q4-1_2026_GithubIOCs - H1_2026_IRAN_BASED_CIB_NETWORK_1.csv",
        20,
        4,
        0,
        0,
    ),
    ("meta-h1-2026-iran-based-cib-network-1.md", 10, 0, 0, 0),
    ("meta-h2-2025-iran-based-cib-network.md", 7, 0, 0, 0),
];

/// Counted with Python: rows whose four cells stand in an earlier row too, white space around them left out.
const SPAMOUFLAGE_TWICE: u64 = 11;

#[test]
fn every_row_of_meta_s_lists_is_accounted_for() {
    let Some(folder) = release("lists", "meta-threat-research") else {
        return;
    };
    let archive = TempArchive::new();
    let report = archive.import(&[&folder]);
    let files: Vec<_> = report.datasets.iter().flat_map(|d| &d.files).collect();
    let mut wrong = Vec::new();
    for (path, rows, empty, duplicates, rejected) in FILES {
        let file = files.iter().find(|file| file.path.ends_with(path));
        let file = file.unwrap_or_else(|| panic!("{path} was not imported"));
        let read = rows - empty;
        let expected = [
            read,
            read - duplicates - rejected,
            *duplicates,
            *rejected,
            *empty,
        ];
        let fates = [
            file.read,
            file.kept,
            file.duplicates,
            file.rejected,
            file.skipped,
        ];
        if fates != expected {
            wrong.push(format!("{path}: {fates:?} and not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(files.len(), FILES.len());
    let left_out: BTreeMap<&str, &str> = report
        .unrecognised
        .iter()
        .map(|file| (file.path.rsplit('/').next().unwrap(), file.reason.as_str()))
        .collect();
    let expected = [
        "Online_Operations_Killchain-TTPs.csv",
        "SOURCE.md",
        "index.json",
    ];
    assert!(left_out.keys().copied().eq(expected), "{left_out:?}");

    // Each list is a dataset of its own, whatever the forms it came in: 12 tables of the chain, 2 lists of the first
    // family, 2 pages, of which one is about the network of a table.
    assert_eq!(report.datasets.len(), 15);
    let list = |dataset: &str| {
        let request = ListIndicatorsRequest {
            dataset: Some(dataset.to_owned()),
            kind: None,
            text: String::new(),
            from: 0,
            limit: 1_000,
        };
        api::indicators::list(&archive.cx(), request).unwrap()
    };
    let in_four_forms = report
        .datasets
        .iter()
        .find(|dataset| dataset.files.len() == 4)
        .unwrap();
    let listed = list(&in_four_forms.id);
    let values: BTreeSet<_> = listed
        .indicators
        .iter()
        .map(|i| (&i.kind, &i.value))
        .collect();
    assert_eq!((listed.total, values.len()), (348, 348));
    // Nothing of what is listed opens when it is clicked.
    for dataset in &report.datasets {
        for row in list(&dataset.id).indicators {
            let is_address = !matches!(row.kind.as_str(), "other" | "hashtag" | "fileHash" | "app");
            let opens = row.shown.contains("http") && !row.shown.contains("[.]");
            assert!(!(is_address && opens), "{}", row.shown);
        }
    }
}

#[test]
fn figures_of_a_network_are_kept_as_figures() {
    let Some(folder) = release("lists", "meta-threat-research") else {
        return;
    };
    let archive =
        TempArchive::with(&[&folder.join("csv/Q1_2025/Q1_2025_Iran-based CIB network.csv")]);
    let dataset = &api::datasets::list(&archive.cx(), Nothing {})
        .unwrap()
        .datasets[0];
    assert_eq!((dataset.accounts, dataset.posts), (0, 0));
    assert_eq!((dataset.indicators, dataset.summaries), (7, 6));
    let request = ListSummariesRequest {
        dataset: Some(dataset.id.clone()),
        ..serde_json::from_str("{}").unwrap()
    };
    let summaries = api::indicators::summaries(&archive.cx(), request)
        .unwrap()
        .summaries;
    let figures: Vec<_> = summaries
        .iter()
        .map(|s| {
            (
                s.bound.as_str(),
                s.figure,
                s.measure.as_str(),
                s.platform.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        figures,
        [
            ("exactly", 17, "accounts", Some("facebook")),
            ("exactly", 22, "pages", Some("facebook")),
            ("exactly", 21, "accounts", Some("instagram")),
            ("about", 7_000, "spend", None),
            ("about", 44_000, "followers", Some("facebook")),
            ("about", 63_000, "followers", Some("instagram")),
        ]
    );
}

/// The sums are those of SQL over the published database, given in its description.
#[test]
fn the_house_committee_s_advertisements_add_up_to_the_published_sums() {
    let Some(folder) = release("lists", "facebook-ira-ads-hpsci") else {
        return;
    };
    let archive = TempArchive::new();
    let report = archive.import(&[&folder]);
    let [dataset] = &report.datasets[..] else {
        panic!("one dataset: {:?}", report.datasets)
    };
    assert_eq!((dataset.posts, dataset.accounts), (3_498, 0));
    let fates = |name: &str| {
        let file = dataset.files.iter().find(|file| file.path.ends_with(name));
        let file = file.unwrap_or_else(|| panic!("{name} was not imported"));
        [file.read, file.kept, file.duplicates, file.rejected]
    };
    assert_eq!(fates("/ads.csv"), [3_498, 3_498, 0, 0]);
    // Three pairs stand twice.
    assert_eq!(fates("/ad_targets.csv"), [35_786, 35_783, 3, 0]);
    // The database holds the same once more.
    assert_eq!(fates("!ads"), [3_498, 0, 3_498, 0]);
    // Files are read in the order of their names, so here the table comes second.
    assert_eq!(fates("!targets"), [1_663, 1_663, 0, 0]);
    assert_eq!(fates("/targets.csv"), [1_663, 0, 1_663, 0]);
    assert_eq!(fates("!ad_targets"), [35_786, 0, 35_786, 0]);
    let noted: Vec<&str> = dataset
        .files
        .iter()
        .flat_map(|file| &file.notes)
        .map(|note| note.code.as_str())
        .filter(|code| *code == "duplicateDiffers")
        .collect();
    assert!(
        noted.is_empty(),
        "the tables and the database differ nowhere"
    );
    let dataset = &api::datasets::list(&archive.cx(), Nothing {})
        .unwrap()
        .datasets[0];
    let sums: Vec<_> = dataset
        .ads
        .iter()
        .map(|s| {
            (
                s.currency.as_deref(),
                s.ads,
                s.spend.as_str(),
                s.impressions,
                s.clicks,
            )
        })
        .collect();
    assert_eq!(
        sums,
        [
            (Some("RUB"), 2_533, "5822554.92", 40_271_422, 3_707_921),
            (Some("USD"), 965, "109.33", 14_039, 828),
        ]
    );
    assert_eq!(archive.total("is:ad", "UTC"), 3_498);
}
