//! The real releases, recognised and held against published figures. What is expected stands in their descriptions.

use api::wire::{DatasetRow, Nothing};
use tests_support::{archive::TempArchive, data::release};

fn datasets(archive: &TempArchive) -> Vec<DatasetRow> {
    api::datasets::list(&archive.cx(), Nothing {})
        .unwrap()
        .datasets
}

/// The key of the release, how strongly it is believed, and whether it is a re-saved copy.
fn recognised(dataset: &DatasetRow) -> Option<(&str, &str, bool)> {
    let release = dataset.release.as_ref()?;
    let recognised = release.recognised.as_ref()?;
    Some((
        release.key.as_str(),
        recognised.strength.as_deref()?,
        recognised.resaved,
    ))
}

/// The first measure's figures: how many, of which kind, of what in the file.
fn figures(dataset: &DatasetRow) -> Vec<(u64, &str, Option<&str>)> {
    dataset.completeness[0]
        .stated
        .iter()
        .map(|figure| (figure.count, figure.kind.as_str(), figure.unit.as_deref()))
        .collect()
}

#[test]
fn xinjiang_shows_four_numbers_of_accounts_side_by_side() {
    let Some(folder) = release("catalogue", "twitter-io-2021-12-users") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let datasets = datasets(&archive);
    assert_eq!(datasets.len(), 5);
    let keys: Vec<_> = datasets.iter().map(|d| recognised(d).unwrap()).collect();
    for expected in ["CNHU_0621", "MX_0621", "Tanzania_0621", "uganda_0621"] {
        assert!(keys.contains(&(expected, "certain", false)), "{keys:?}");
    }
    // 16 accounts are met by chance: the figure counts with the name.
    assert!(keys.contains(&("REA_0621", "likely", false)), "{keys:?}");
    for dataset in &datasets {
        assert_eq!(
            dataset.takedown.as_ref().unwrap().key,
            "twitter-2021-12-02",
            "all five are one takedown"
        );
    }
    let is_xinjiang = |d: &&DatasetRow| recognised(d).unwrap().0 == "CNHU_0621";
    let xinjiang = datasets.iter().find(is_xinjiang).unwrap();
    assert_eq!(
        figures(xinjiang),
        [
            (2_048, "stated", None),
            (2_016, "stated", None),
            (2_047, "counted", Some("rows")),
            (2_017, "counted", Some("distinct")),
        ]
    );
    let accounts = &xinjiang.completeness[0];
    assert_eq!(
        (accounts.rows, accounts.distinct, accounts.missing),
        (2_047, 2_017, Some(31))
    );
    let by: Vec<&str> = accounts.stated.iter().map(|f| f.by.as_str()).collect();
    assert_eq!(by[..2], ["Twitter", "Stanford Internet Observatory"]);
    assert!(
        xinjiang.gaps[0]
            .starts_with("31 of 2,048 accounts stated by Twitter are not in these files."),
        "{:?}",
        xinjiang.gaps
    );
    for said in [
        "2,048 accounts stated by Twitter",
        "2,016 stated by Stanford Internet Observatory",
        "2,047 rows and 2,017 different ones here.",
    ] {
        assert!(accounts.words.contains(said), "{}", accounts.words);
    }
    let posts = &xinjiang.completeness[1];
    assert_eq!(
        (posts.measure.as_str(), posts.missing),
        ("posts", Some(31_269))
    );
}

#[test]
fn the_whole_thai_release_is_certain_and_lacks_nothing() {
    let Some(folder) = release("catalogue", "twitter-io-2020-09-thailand") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let datasets = datasets(&archive);
    assert_eq!(datasets.len(), 1);
    assert_eq!(
        recognised(&datasets[0]),
        Some(("thailand_092020", "certain", false))
    );
    let reasons = &datasets[0]
        .release
        .as_ref()
        .unwrap()
        .recognised
        .as_ref()
        .unwrap()
        .reasons;
    for said in [
        "The columns are those of October 2020.",
        "It has the 926 accounts stated by Twitter.",
        "It has the 21,385 posts stated by Stanford Internet Observatory.",
    ] {
        assert!(reasons.iter().any(|reason| reason == said), "{reasons:?}");
    }
    for completeness in &datasets[0].completeness {
        assert_eq!(completeness.missing, Some(0), "{}", completeness.words);
    }
    assert!(!datasets[0].gaps[0].contains("stated by"));
}

#[test]
fn a_re_saved_copy_is_recognised_as_one_and_an_extract_is_not_taken_for_the_whole() {
    let (Some(ghana), Some(extract)) = (
        release("catalogue", "twitter-io-2020-03-ghana-nigeria-altered"),
        release("catalogue", "twitter-io-2018-10-iran-extract"),
    ) else {
        return;
    };
    let archive = TempArchive::with(&[&ghana, &extract]);
    let datasets = datasets(&archive);
    let found: Vec<_> = datasets.iter().map(recognised).collect();
    assert_eq!(found.len(), 2);
    assert!(
        found.contains(&Some(("032020", "likely", true))),
        "{found:?}"
    );
    assert!(found.contains(&None), "{found:?}");
}

#[test]
fn one_yearly_file_is_recognised_by_its_name_and_columns() {
    let Some(folder) = release("catalogue", "twitter-io-2021-12-tweets-tiny") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let datasets = datasets(&archive);
    assert_eq!(
        recognised(&datasets[0]),
        Some(("REA_0621", "likely", false))
    );
    assert_eq!(
        datasets[0].gaps[0],
        "14 of 16 accounts stated by Twitter are not in these files."
    );
}

#[test]
fn every_list_of_meta_is_recognised_and_has_all_its_rows() {
    let Some(folder) = release("catalogue", "meta-threat-research") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let datasets = datasets(&archive);
    // One dataset for each list, whatever its forms, and the page of 2025 that gives no number.
    let lists: Vec<&DatasetRow> = datasets
        .iter()
        .filter(|dataset| !dataset.completeness.is_empty())
        .collect();
    assert_eq!(lists.len(), 14);
    for dataset in &lists {
        let (_, strength, resaved) = recognised(dataset).unwrap();
        assert!(strength != "byName" && !resaved, "{}", dataset.name);
        let [rows] = &dataset.completeness[..] else {
            panic!("{}: a list has rows alone", dataset.name)
        };
        assert_eq!(
            (rows.measure.as_str(), rows.missing),
            ("rows", Some(0)),
            "{}",
            rows.words
        );
    }
    let is_of_2022 = |d: &&&DatasetRow| recognised(d).unwrap().0 == "meta-2022-09-china-russia";
    let of_2022 = &lists.iter().find(is_of_2022).unwrap().completeness[0];
    assert_eq!((of_2022.rows, of_2022.distinct), (350, 348));
}

#[test]
fn the_users_of_nbc_news_are_recognised_by_their_number() {
    let Some(folder) = release("catalogue", "nbc-2018-users") else {
        return;
    };
    let archive = TempArchive::with(&[&folder]);
    let datasets = datasets(&archive);
    assert_eq!(
        recognised(&datasets[0]),
        Some(("nbc-2018", "certain", false))
    );
    let accounts = &datasets[0].completeness[0];
    assert_eq!((accounts.distinct, accounts.missing), (454, Some(0)));
    // More than 200,000 posts are stated: how many are missing nobody can say.
    assert_eq!(datasets[0].completeness[1].missing, None);
}

#[test]
fn the_accounts_of_reddit_and_the_advertisements_are_recognised_by_their_numbers() {
    let (Some(reddit), Some(ads)) = (
        release("catalogue", "reddit-2018-ira"),
        release("catalogue", "facebook-ira-ads-hpsci"),
    ) else {
        return;
    };
    let archive = TempArchive::with(&[&reddit, &ads]);
    let datasets = datasets(&archive);
    assert_eq!(datasets.len(), 2);
    let [accounts, advertisements] = ["reddit-2018-ira", "hpsci-ads-2018"].map(|key| {
        let of_key = |dataset: &&DatasetRow| recognised(dataset) == Some((key, "certain", false));
        &datasets.iter().find(of_key).unwrap().completeness[0]
    });
    // 944 names in the published list, 941 different ones.
    assert_eq!((accounts.rows, accounts.distinct), (944, 941));
    // The same 3,498 come as a table and as a database; the committee said 3,519, the extraction found 3,517.
    assert_eq!(
        (advertisements.rows, advertisements.distinct),
        (3_498, 3_498)
    );
    assert_eq!(advertisements.missing, Some(21));
    let stated: Vec<u64> = advertisements.stated.iter().map(|f| f.count).collect();
    assert_eq!(stated, [3_517, 3_519, 3_498]);
}
