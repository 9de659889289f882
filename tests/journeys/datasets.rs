//! Datasets come in, are renamed and go.

use api::wire::{DatasetReportRequest, DatasetRequest, Nothing, RenameRequest};
use tests_support::{
    archive::TempArchive,
    content,
    data::{generate, root},
    generator::Settings,
};

use crate::fixtures::scripts;

#[test]
fn a_dataset_can_be_renamed_and_keeps_its_id() {
    let archive = TempArchive::with(&[&scripts()]);
    let before = api::datasets::list(&archive.cx(), Nothing {})
        .unwrap()
        .datasets;
    let request = RenameRequest {
        dataset: before[0].id.clone(),
        name: "Many scripts, invented".into(),
    };
    let after = api::datasets::rename(&archive.cx(), request)
        .unwrap()
        .datasets;
    assert_eq!(
        (after[0].id.as_str(), after[0].name.as_str()),
        (before[0].id.as_str(), "Many scripts, invented")
    );
    assert_eq!(after[0].posts, 62);
}

#[test]
fn a_removed_dataset_leaves_nothing_behind_in_the_other() {
    let archive = TempArchive::with(&[&scripts()]);
    let alone = content::lines(&archive.dir());
    let file = archive.scratch("invented_tweets_csv_hashed.csv");
    generate(&Settings::new(9, 1_000), &file);
    let report = archive.try_import(&[&file], Some("Invented")).unwrap();
    assert_eq!(archive.total("", "UTC"), 1_062);

    let dataset = report.datasets[0].id.clone();
    let removed = api::datasets::remove(&archive.cx(), DatasetRequest { dataset }).unwrap();
    assert_eq!(removed.posts, 1_000);
    assert_eq!(archive.total("", "UTC"), 62);
    assert_eq!(
        content::difference(&alone, &content::lines(&archive.dir())),
        Vec::<String>::new()
    );
}

#[test]
fn a_dataset_that_is_not_there_is_said_in_words() {
    let archive = TempArchive::new();
    let error = api::datasets::remove(
        &archive.cx(),
        DatasetRequest {
            dataset: "nowhere".into(),
        },
    )
    .unwrap_err();
    assert_eq!(error.code, api::ErrorCode::NotFound);
    assert!(error.message.contains("nowhere"), "{}", error.message);
}

#[test]
fn the_order_of_import_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let [first, second] = [(1, "a"), (2, "b")].map(|(seed, name)| {
        let file = folder.path().join(format!("{name}.csv"));
        generate(&Settings::new(seed, 300), &file);
        file
    });
    let imported = |files: &[&std::path::Path]| {
        let archive = TempArchive::new();
        for file in files {
            archive.try_import(&[file], Some("One")).unwrap();
        }
        content::lines(&archive.dir())
    };
    let forth = imported(&[&first, &second]);
    let back = imported(&[&second, &first]);
    assert_eq!(content::difference(&forth, &back), Vec::<String>::new());
    assert!(forth.len() > 1_000, "{} lines", forth.len());
}

#[test]
fn a_cut_off_last_record_is_rejected_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("cut_tweets.csv");
    generate(&Settings::new(4, 50), &file);
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() - 150]).unwrap();

    let archive = TempArchive::new();
    let report = archive.import(&[&file]);
    let fates = &report.datasets[0].files[0];
    assert_eq!((fates.read, fates.kept, fates.rejected), (50, 49, 1));
    let [rejected] = &report.rejected[..] else {
        panic!("{:?}", report.rejected)
    };
    assert_eq!(rejected.record, 50);
    let begin = rejected.byte as usize;
    assert!(
        whole[..begin].ends_with(b"\n"),
        "the place is the beginning of a record"
    );
    assert_eq!(
        rejected.line as usize,
        whole[..begin].iter().filter(|byte| **byte == b'\n').count() + 1
    );

    let request = DatasetReportRequest {
        dataset: report.datasets[0].id.clone(),
        rejected_from: 0,
        rejected_limit: None,
    };
    let kept = api::reports::report(&archive.cx(), request).unwrap();
    assert_eq!((kept.rejected_total, &kept.rejected), (1, &report.rejected));
}

#[test]
fn a_folder_without_anything_known_is_refused_with_the_reason_for_each_file() {
    let archive = TempArchive::new();
    let error = archive
        .try_import(&[&root().join("tests/tidy")], None)
        .unwrap_err();
    assert_eq!(error.code, api::ErrorCode::NothingRecognised);
}
