//! Archives made by earlier versions of the program.

use std::path::Path;

use model::{Post, Shared, SharedKind};
use store::{Access, Archive, Error, FileNo, PostNo};

use crate::common::{a_post, account, fold, import, post, sql_rows, strings};

const FIRST: &str = include_str!("../../src/migrations/0001_archive.sql");

/// What the first version wrote for two users and three posts in two files.
const ROWS: &str = "
    INSERT INTO meta VALUES ('generation', 6), ('last_removal', 0), ('last_post_no', 3),
        ('created_at', '2025-01-01T00:00:00.000Z'), ('program', '0.1.0');
    INSERT INTO dataset VALUES
        (1, 'a', 'The dataset a', 'twitter', 'Twitter', 'twitter-archive', NULL, 3, 1, 1000, 5000,
         '2025-01-01T00:00:00.000Z');
    INSERT INTO tally VALUES (1, 'kind', 0, 3), (1, 'language', 1, 1), (1, 'language', 2, 1), (1, 'precision', 1, 2);
    INSERT INTO import VALUES (1, '2025-01-01T00:00:00.000Z', '2025-01-01T00:00:01.000Z', '0.1.0');
    INSERT INTO source_file (file_no, import_no, dataset_no, path, outer_sha256, sha256, bytes, format, header,
                             state, read, kept, next_record, next_line, next_byte) VALUES
        (1, 1, 1, 'one.csv', '01', '01', 10, 'twitter-archive', '[]', 'complete', 2, 2, 3, 4, 300),
        (2, 1, 1, 'two.csv', '02', '02', 10, 'twitter-archive', '[]', 'complete', 1, 1, 2, 3, 200);
    INSERT INTO language VALUES (1, 'fa'), (2, 'en');
    INSERT INTO account VALUES
        (1, 1, 'x', NULL, 'Anna', 'anna', 0, 1, 0, 3, 1000, 5000, 2, 1, 1, 2, 100, NULL);
    INSERT INTO profile VALUES
        (1, 1, x'00112233445566778899aabbccddeeff', 'Anna', 0, 'Anna', NULL, NULL, NULL, 7, 8, NULL, NULL, NULL);
    INSERT INTO post (post_no, dataset_no, key, account_no, profile_no, file_no, record, line, byte, posted_ms,
                      precision, time_source, kind, flags, language_no, guess_no, text) VALUES
        (1, 1, '1', 1, 1, 1, 1, 2, 100, 1000, 1, 0, 0, 16, 1, 2, 'one'),
        (2, 1, '2', 1, 1, 1, 2, 3, 200, 5000, 1, 0, 0, 0, NULL, 2, 'two'),
        (3, 1, '3', 1, 1, 2, 1, 2, 100, NULL, NULL, NULL, 0, 16, NULL, 2, 'three');
    INSERT INTO object VALUES
        (1, 1, 'Boat', 'boat', 1, NULL, 1), (2, 1, 'boat', 'boat', 1, NULL, 1),
        (3, 4, 'example.org', NULL, 3, NULL, 1), (4, 2, 'https://example.org/', NULL, 4, 3, 1);
    INSERT INTO post_object VALUES (1, 0, 1), (1, 1, 4), (2, 0, 2);";

fn first_version(dir: &Path) {
    std::fs::create_dir(dir).unwrap();
    let db = rusqlite::Connection::open(dir.join("archive.sqlite")).unwrap();
    db.pragma_update(None, "page_size", 8192).unwrap();
    db.pragma_update(None, "application_id", 0x5348_5452)
        .unwrap();
    db.pragma_update(None, "foreign_keys", false).unwrap();
    db.execute_batch(FIRST).unwrap();
    db.execute_batch(ROWS).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
}

#[test]
fn an_archive_of_the_first_version_is_brought_to_the_present_one_with_all_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("archive");
    first_version(&dir);
    assert!(matches!(
        Archive::open(&dir, Access::Read),
        Err(Error::Older { found: 1, .. })
    ));

    let archive = Archive::open(&dir, Access::Write).unwrap();
    let copy = dir.join("archive.sqlite.before-2");
    assert_eq!(sql_rows(&copy, "PRAGMA user_version"), ["1"]);
    let reader = archive.reader().unwrap();
    assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
    assert_eq!(reader.last_removal().unwrap(), 0);
    let datasets = reader.datasets().unwrap();
    assert_eq!((datasets[0].n_posts, datasets[0].n_indicators), (3, 0));
    assert_eq!(datasets[0].takedown, None);

    let posts = reader.posts(&[PostNo(1), PostNo(2)]).unwrap();
    let first = &posts[0].as_ref().unwrap().post;
    assert_eq!(first.hashtags, ["Boat"]);
    assert_eq!(first.links[0].domain.as_deref(), Some("example.org"));
    assert_eq!((first.counts.views, first.platform), (None, None));
    assert_eq!(first.account.kind, None);

    // What later imports count beside files is counted for the earlier ones.
    let ranges = "SELECT path, first_ms, last_ms, n_undated FROM source_file ORDER BY file_no";
    let file = dir.join("archive.sqlite");
    assert_eq!(
        sql_rows(&file, ranges),
        ["one.csv|1000|5000|0", "two.csv|NULL|NULL|1"]
    );
    assert_eq!(
        reader.file_languages(FileNo(1)).unwrap(),
        [("en".into(), 1), ("fa".into(), 1)]
    );
    assert_eq!(reader.file_languages(FileNo(2)).unwrap(), []);
}

#[test]
fn an_archive_of_the_first_version_takes_what_the_first_version_could_not_hold() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("archive");
    first_version(&dir);
    let archive = Archive::open(&dir, Access::Write).unwrap();
    let mut writer = archive.writer(fold).unwrap();
    let image = Shared {
        kind: SharedKind::Image,
        id: "ffe0".into(),
    };
    let new = Post {
        hashtags: strings(&["BOAT"]),
        shared: vec![image.clone()],
        ..post("4", account("x"))
    };
    let records = vec![a_post(new), a_post(post("1", account("x")))];
    let outcome = import(&mut writer, "a", "three.csv", records);
    assert_eq!((outcome.kept, outcome.duplicates), (1, 1));
    assert_eq!(outcome.last_post_no, PostNo(4));
    let reader = archive.reader().unwrap();
    let posts = reader.posts(&[PostNo(4)]).unwrap();
    assert_eq!(posts[0].as_ref().unwrap().post.shared, [image]);
    // It joins the class of the hashtags that were there.
    let class = "SELECT class_no FROM object WHERE value = 'BOAT'";
    assert_eq!(sql_rows(&dir.join("archive.sqlite"), class), ["1"]);
    assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());

    writer.remove_dataset("a").unwrap();
    assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
}
