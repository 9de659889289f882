//! What researchers collected themselves: several platforms in one folder, and chats that are nobody's business.

use api::wire::FacetColumn;
use tests_support::archive::TempArchive;
use tests_support::data::fixtures;

#[test]
fn what_was_collected_on_several_platforms_in_one_folder_keeps_them_apart() {
    let archive = TempArchive::with(&[&fixtures().join("zeeschuimer")]);
    for (query, total) in [
        ("", 15),
        ("platform:instagram", 3),
        ("platform:tiktok", 4),
        ("platform:twitter", 4),
        ("platform:other", 4),
        ("platform:twitter is:repost", 1),
        ("platform:tiktok is:comment", 2),
    ] {
        assert_eq!(archive.total(query, "UTC"), total, "{query}");
    }
    let facets = archive.facets("", &[FacetColumn::Platform], 10);
    assert_eq!(facets.distinct["platform"], 4);
}

#[test]
fn nothing_of_a_private_chat_enters_the_archive() {
    let archive = TempArchive::with(&[&fixtures().join("telegram")]);
    assert_eq!(archive.total("platform:telegram", "UTC"), 16);
    assert_eq!(archive.total("\"note to self\" OR \"nor this\"", "UTC"), 0);
    archive.close();
    let mut texts = Vec::new();
    for file in walk(&archive.dir()) {
        let bytes = std::fs::read(&file).unwrap();
        texts.push(String::from_utf8_lossy(&bytes).into_owned());
    }
    let is_anywhere = |words: &str| texts.iter().any(|text| text.contains(words));
    assert!(is_anywhere("Which bridge?"));
    for words in ["nothing for others", "note to self", "Friend", "+00 000"] {
        assert!(!is_anywhere(words), "{words}");
    }
}

#[test]
fn the_same_tweets_in_every_form_of_the_interface_are_the_same_posts() {
    let folder = fixtures().join("twitter-api");
    let forms = [
        "v2_answers.jsonl",
        "v2_stream.jsonl",
        "v2_answer.json",
        "v2_flat.jsonl",
        "twarc.csv",
    ];
    let paths: Vec<_> = forms.iter().map(|form| folder.join(form)).collect();
    let paths: Vec<_> = paths.iter().map(std::path::PathBuf::as_path).collect();
    let archive = TempArchive::new();
    let report = archive.import(&paths);
    let [dataset] = &report.datasets[..] else {
        panic!("{:?}", report.datasets);
    };
    // Three of the first answer, the video, the long one, and the one whose text was changed for its line end.
    assert_eq!(dataset.posts, 6);
    for file in &dataset.files {
        assert_eq!(file.read, file.kept + file.duplicates + file.rejected);
    }
    assert_eq!(archive.total("from:heron_blue", "UTC"), 3);
    assert_eq!(archive.total("#наводнение is:repost", "UTC"), 1);
    assert_eq!(archive.total("@wagtail_news", "UTC"), 1);
    assert_eq!(archive.total("domain:river.example.org", "UTC"), 1);
}

/// Every file under a folder.
fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(walk(&path));
        } else {
            files.push(path);
        }
    }
    files
}
