//! The catalogue is read without any data, and a dataset is held against it.

use std::{fs, path::PathBuf};

use api::{
    Context, ErrorCode, Session,
    wire::{
        CatalogueRequest, DatasetRow, Figure, Nothing, SetReleaseRequest, TakedownRequest,
        TakedownRow,
    },
};
use tests_support::{
    archive::TempArchive,
    data::fixtures,
    program::{json, run},
};

fn found(text: &str, platform: Option<&str>, year: Option<i32>) -> Vec<TakedownRow> {
    let session = Session::new(None);
    let request = CatalogueRequest {
        text: text.into(),
        platform: platform.map(str::to_owned),
        year,
    };
    api::catalogue::search(&Context::new(&session), request)
        .unwrap()
        .takedowns
}

fn keys(takedowns: &[TakedownRow]) -> Vec<&str> {
    takedowns.iter().map(|t| t.key.as_str()).collect()
}

#[test]
fn the_iranian_removal_of_august_2018_is_read_without_any_data() {
    let session = Session::new(None);
    let request = TakedownRequest {
        key: "facebook-2018-08-21".into(),
    };
    let takedown = api::catalogue::show(&Context::new(&session), request).unwrap();
    let of = |figures: &[Figure], platform: &str, measure: &str| -> Vec<(u64, String)> {
        figures
            .iter()
            .filter(|f| f.platform == platform && f.measure == measure)
            .map(|figure| (figure.count, figure.kind.clone()))
            .collect()
    };
    let networks = |platform: &str, measure: &str| -> Vec<(u64, String)> {
        takedown
            .networks
            .iter()
            .flat_map(|network| of(&network.figures, platform, measure))
            .collect()
    };
    let stated = |count: u64| (count, "stated".to_owned());
    assert_eq!(of(&takedown.figures, "facebook", "pages"), [stated(254)]);
    assert_eq!(
        networks("facebook", "pages"),
        [stated(74), stated(12), stated(168)]
    );
    assert_eq!(
        of(&takedown.figures, "facebook", "accounts"),
        [(276, "sum".to_owned())]
    );
    assert_eq!(
        of(&takedown.figures, "instagram", "accounts"),
        [stated(116)]
    );
    assert_eq!(
        networks("instagram", "accounts"),
        [stated(76), stated(9), (31, "remainder".to_owned())]
    );
    let related: Vec<&str> = takedown.related.iter().map(|r| r.by.as_str()).collect();
    for by in ["Twitter", "Google", "Reddit", "FireEye"] {
        assert!(related.contains(&by), "{by}: {related:?}");
    }
}

#[test]
fn the_catalogue_is_searched_by_words_platform_and_year() {
    assert!(keys(&found("xinjiang", None, None)).contains(&"twitter-2021-12-02"));
    let youtube = found("", Some("youtube"), Some(2020));
    assert_eq!(
        keys(&youtube),
        ["google-2020-q1", "google-2020-q2", "google-2020-q3"]
    );
    assert!(found("nothing like this", None, None).is_empty());
    let session = Session::new(None);
    let cx = Context::new(&session);
    let request = CatalogueRequest {
        text: String::new(),
        platform: Some("myspace".into()),
        year: None,
    };
    let error = api::catalogue::search(&cx, request).unwrap_err();
    assert_eq!(error.code, ErrorCode::BadRequest);
    let request = TakedownRequest {
        key: "nowhere".into(),
    };
    let error = api::catalogue::show(&cx, request).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
}

/// A folder with an invented users file of the form of 2020, under the name of a published release.
fn named_as_thailand(archive: &TempArchive) -> PathBuf {
    let file = archive.scratch("thailand_092020_users_csv_hashed.csv");
    let fixture = fixtures().join("twitter-2020/abnus_102020_users_csv_hashed.csv");
    fs::copy(fixture, &file).unwrap();
    file
}

fn only_dataset(archive: &TempArchive) -> DatasetRow {
    let list = api::datasets::list(&archive.cx(), Nothing {}).unwrap();
    let [dataset] = <[DatasetRow; 1]>::try_from(list.datasets).unwrap();
    dataset
}

#[test]
fn a_dataset_says_why_it_is_taken_for_its_release_and_what_is_missing() {
    let archive = TempArchive::new();
    archive.import(&[&named_as_thailand(&archive)]);
    let dataset = only_dataset(&archive);
    assert_eq!(dataset.takedown.unwrap().key, "twitter-2020-10-08");
    let release = dataset.release.unwrap();
    assert_eq!(release.key, "thailand_092020");
    let recognised = release.recognised.unwrap();
    assert_eq!(
        (recognised.by.as_str(), recognised.strength.as_deref()),
        ("program", Some("likely"))
    );
    assert!(!recognised.resaved);
    assert!(
        recognised
            .reasons
            .iter()
            .any(|reason| reason.contains("file name"))
    );
    let accounts = &dataset.completeness[0];
    assert_eq!(accounts.measure, "accounts");
    assert_eq!(accounts.missing, Some(926 - dataset.accounts));
    assert_eq!(
        dataset.gaps[0],
        format!(
            "{} of 926 accounts stated by Twitter are not in these files.",
            926 - dataset.accounts
        )
    );
    assert_eq!(
        dataset.gaps[1],
        "None of the 21,385 posts stated by Stanford Internet Observatory is in these files."
    );
    // The catalogue leads to the dataset.
    let request = TakedownRequest {
        key: "twitter-2020-10-08".into(),
    };
    let takedown = api::catalogue::show(&archive.cx(), request).unwrap();
    let release = takedown
        .releases
        .iter()
        .find(|r| r.key == "thailand_092020");
    assert_eq!(release.unwrap().datasets, [dataset.id]);
}

#[test]
fn a_name_that_the_ids_contradict_names_nothing() {
    let archive = TempArchive::new();
    // Hashes of 2018 under the name of a release of 2020.
    let file = archive.scratch("thailand_092020_users_csv_hashed.csv");
    fs::copy(
        fixtures().join("twitter-2018/morvarid_users_csv_hashed.csv"),
        &file,
    )
    .unwrap();
    archive.import(&[&file]);
    let dataset = only_dataset(&archive);
    assert_eq!((dataset.release, dataset.takedown), (None, None));
    assert!(!dataset.name.contains("Thailand"), "{}", dataset.name);
}

#[test]
fn what_the_reader_says_of_the_release_stays() {
    let archive = TempArchive::new();
    let file = named_as_thailand(&archive);
    archive.import(&[&file]);
    let set = |release: Option<&str>| {
        let request = SetReleaseRequest {
            dataset: only_dataset(&archive).id,
            release: release.map(str::to_owned),
        };
        api::releases::set(&archive.cx(), request)
    };
    set(None).unwrap();
    let dataset = only_dataset(&archive);
    assert_eq!((dataset.release, dataset.takedown), (None, None));
    assert!(dataset.completeness.is_empty() && dataset.stated.is_empty());
    // A later import of the same files does not bring it back.
    archive.import(&[&file]);
    assert_eq!(only_dataset(&archive).release, None);

    set(Some("cuba_082020")).unwrap();
    archive.import(&[&file]);
    let release = only_dataset(&archive).release.unwrap();
    assert_eq!(release.key, "cuba_082020");
    assert_eq!(release.recognised.unwrap().by, "reader");

    let error = set(Some("atlantis_0621")).unwrap_err();
    assert_eq!(error.code, ErrorCode::NotFound);
    assert!(error.message.contains("atlantis_0621"));
}

#[test]
fn importing_the_same_again_changes_nothing_about_the_release() {
    let archive = TempArchive::new();
    let file = named_as_thailand(&archive);
    archive.import(&[&file]);
    let recognised =
        "SELECT count(*) FROM dataset WHERE recognised IS NOT NULL AND takedown IS NOT NULL";
    assert_eq!(archive.sql(recognised), 1);
    let before = only_dataset(&archive);
    archive.import(&[&file]);
    assert_eq!(only_dataset(&archive), before);
}

#[test]
fn the_command_line_prints_every_figure_with_who_states_it_and_marks_our_own() {
    let archive = TempArchive::new();
    archive.close();
    let dir = archive.dir();
    let output = run(
        &dir,
        &["catalogue", "facebook", "august", "2018", "iranian"],
    );
    let said = String::from_utf8(output.stdout).unwrap();
    for line in [
        "facebook: 254 Pages, stated by Facebook [RTTNews, 22 August 2018]",
        "source: RTTNews, 22 August 2018: https://",
        "facebook: 276 accounts, OUR SUM of 70 + 66 + 140 [",
        "instagram: 31 accounts, OUR REMAINDER of 116 − 76 − 9 [",
        "facebook: 652 Pages, groups and accounts, Iranian and Russian ones together, stated by Facebook [",
        "see also reddit-2018-08-31",
    ] {
        assert!(said.contains(line), "{line} is not in:\n{said}");
    }
    let document = json(&dir, &["catalogue", "xinjiang"]);
    assert_eq!(document["takedowns"][0]["key"], "twitter-2021-12-02");
    // No archive is needed.
    let nowhere = dir.with_file_name("nowhere");
    let output = run(
        &nowhere,
        &["catalogue", "--year", "2020", "--platform", "youtube"],
    );
    assert!(output.status.success());
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("1,846 channels")
    );
}
