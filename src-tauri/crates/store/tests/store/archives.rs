//! The archive's folder: locks, versions, crashes, disks that cannot be written to.

use std::fs;

use store::{Access, Archive, Error};

use crate::common::{
    Place, a_post, account, batch, begin, begin_new, import, last_batch, now, post, sql_rows,
};

#[test]
fn a_second_program_is_told_so_in_words() {
    let place = Place::new();
    for access in [Access::Write, Access::Read] {
        let error = Archive::open(&place.dir, access).unwrap_err();
        assert!(matches!(error, Error::InUse { .. }));
        assert!(
            error
                .to_string()
                .starts_with("another program has this archive open")
        );
    }
    let place = place.reopen(Access::Read);
    let second = Archive::open(&place.dir, Access::Read).unwrap();
    assert!(matches!(
        Archive::open(&place.dir, Access::Write),
        Err(Error::InUse { .. })
    ));
    drop(second);
    let Place {
        archive,
        dir,
        folder: _folder,
    } = place;
    drop(archive);
    Archive::open(&dir, Access::Write).unwrap();
}

#[test]
fn there_is_one_writer_at_a_time_and_none_where_the_archive_is_read() {
    let place = Place::new();
    let writer = place.writer();
    assert!(matches!(
        place.archive.writer(crate::common::fold),
        Err(Error::AlreadyWriting)
    ));
    drop(writer);
    drop(place.writer());
    let place = place.reopen(Access::Read);
    assert!(matches!(
        place.archive.writer(crate::common::fold),
        Err(Error::ReadOnly)
    ));
}

#[test]
fn a_new_archive_wants_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    drop(Archive::create(folder.path(), "0.1.0", now()).unwrap());
    assert!(matches!(
        Archive::create(folder.path(), "0.1.0", now()),
        Err(Error::NotEmpty { .. })
    ));
}

#[test]
fn what_is_no_archive_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("archive.sqlite");
    assert!(matches!(
        Archive::open(folder.path(), Access::Write),
        Err(Error::NotAnArchive { .. })
    ));
    let foreign = rusqlite::Connection::open(&file).unwrap();
    foreign.execute_batch("CREATE TABLE mine (x)").unwrap();
    drop(foreign);
    for content in [
        fs::read(&file).unwrap(),
        b"id,text\n1,hello\n".repeat(9),
        Vec::new(),
    ] {
        fs::write(&file, &content).unwrap();
        for access in [Access::Write, Access::Read] {
            assert!(matches!(
                Archive::open(folder.path(), access),
                Err(Error::NotAnArchive { .. })
            ));
            assert_eq!(fs::read(&file).unwrap(), content);
        }
    }
}

#[test]
fn an_archive_of_a_newer_version_is_refused() {
    let place = Place::new();
    let Place {
        archive,
        dir,
        folder: _folder,
    } = place;
    archive.close().unwrap();
    let db = rusqlite::Connection::open(dir.join("archive.sqlite")).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    for access in [Access::Write, Access::Read] {
        let error = Archive::open(&dir, access).unwrap_err();
        assert!(matches!(
            error,
            Error::Newer {
                found: 99,
                known: 2
            }
        ));
        assert_eq!(
            error.to_string(),
            "the archive has version 99, this program knows versions up to 2",
        );
    }
}

#[test]
fn a_closed_archive_is_one_file_without_a_journal() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "a",
        "posts.csv",
        vec![a_post(post("1", account("x")))],
    );
    assert!(place.dir.join("archive.sqlite-wal").exists());
    drop(writer);
    let Place {
        archive,
        dir,
        folder: _folder,
    } = place;
    archive.close().unwrap();
    let mut names: Vec<_> = fs::read_dir(&dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    assert_eq!(names, ["archive.sqlite", "lock"]);
    // Bytes 18 and 19 of the header are 1 for a rollback journal, 2 for WAL (SQLite file format).
    assert_eq!(
        fs::read(dir.join("archive.sqlite")).unwrap()[18..20],
        [1, 1]
    );
}

#[cfg(unix)]
#[test]
fn an_archive_can_be_read_from_a_folder_that_cannot_be_written_to() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::new();
    import(
        &mut place.writer(),
        "a",
        "posts.csv",
        vec![a_post(post("1", account("x")))],
    );
    let Place {
        archive,
        dir,
        folder: _folder,
    } = place;
    archive.close().unwrap();
    fs::remove_file(dir.join("lock")).unwrap();
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o555)).unwrap();
    let is_refused = fs::write(dir.join("probe"), "").is_err();
    if is_refused {
        let archive = Archive::open(&dir, Access::Read).unwrap();
        assert!(archive.is_immutable());
        assert_eq!(archive.reader().unwrap().datasets().unwrap()[0].n_posts, 1);
        archive.notes().unwrap().set_state("window", "{}").unwrap();
        assert!(matches!(
            Archive::open(&dir, Access::Write),
            Err(Error::File { .. })
        ));
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1);
    } else {
        eprintln!("skipped: this user may write to folders marked as read only");
    }
    fs::set_permissions(&dir, fs::Permissions::from_mode(0o755)).unwrap();
}

/// Copies an archive that is being written to, as it would lie on the disk after a power cut.
fn copy_as_after_a_crash(place: &Place) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    for name in ["archive.sqlite", "archive.sqlite-wal"] {
        fs::copy(place.dir.join(name), copy.path().join(name)).unwrap();
    }
    copy
}

#[test]
fn after_a_crash_whole_batches_are_there_and_the_import_goes_on() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    let records = |from: u64| {
        (from..from + 50)
            .map(|n| a_post(post(&n.to_string(), account("x"))))
            .collect()
    };
    writer.write_batch(file_no, &batch(1, records(1))).unwrap();
    writer
        .write_batch(file_no, &batch(51, records(51)))
        .unwrap();
    writer.commit().unwrap();
    // A third batch is not committed yet.
    writer
        .write_batch(file_no, &batch(101, records(101)))
        .unwrap();
    let copy = copy_as_after_a_crash(&place);

    assert!(matches!(
        Archive::open(copy.path(), Access::Read),
        Err(Error::NeedsRecovery { .. })
    ));
    let archive = Archive::open(copy.path(), Access::Write).unwrap();
    let mut writer = archive.writer(crate::common::fold).unwrap();
    let begun = begin(&mut writer, "a", "posts.csv");
    assert_eq!(
        begun,
        store::Begun::Resume {
            file_no,
            from: crate::common::position(101)
        }
    );
    writer
        .write_batch(file_no, &last_batch(101, records(101)))
        .unwrap();
    drop(writer);
    let reader = archive.reader().unwrap();
    assert_eq!(reader.datasets().unwrap()[0].n_posts, 150);
    assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
    drop(reader);
    archive.close().unwrap();
    Archive::open(copy.path(), Access::Read).unwrap();
}

#[test]
fn a_crash_in_the_middle_of_a_batch_leaves_the_batches_before_it() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    let records: Vec<_> = (1..400)
        .map(|n| a_post(post(&n.to_string(), account("x"))))
        .collect();
    writer
        .write_batch(file_no, &batch(1, records[..200].to_vec()))
        .unwrap();
    writer.commit().unwrap();
    let before = fs::metadata(place.dir.join("archive.sqlite-wal"))
        .unwrap()
        .len();
    writer
        .write_batch(file_no, &batch(201, records[200..].to_vec()))
        .unwrap();
    writer.commit().unwrap();
    let after = fs::metadata(place.dir.join("archive.sqlite-wal"))
        .unwrap()
        .len();
    assert!(
        after > before + 16_384,
        "the second batch takes more than two pages"
    );

    // The journal as it would be had the power gone while the second batch was being written: cut in its middle.
    for cut in [before + 1, (before + after) / 2, after - 1] {
        let copy = copy_as_after_a_crash(&place);
        let journal = fs::OpenOptions::new()
            .write(true)
            .open(copy.path().join("archive.sqlite-wal"))
            .unwrap();
        journal.set_len(cut).unwrap();
        let archive = Archive::open(copy.path(), Access::Write).unwrap();
        let reader = archive.reader().unwrap();
        assert_eq!(reader.datasets().unwrap()[0].n_posts, 200);
        assert_eq!(
            reader.file(file_no).unwrap().unwrap().next,
            crate::common::position(201)
        );
        assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
    }
}

#[test]
fn closing_says_so_if_a_reader_is_left() {
    let place = Place::new();
    let reader = place.reader();
    reader.datasets().unwrap();
    let Place {
        archive,
        dir,
        folder: _folder,
    } = place;
    assert!(matches!(archive.close(), Err(Error::Database(_))));
    // The archive is let go with the last reader.
    assert!(matches!(
        Archive::open(&dir, Access::Write),
        Err(Error::InUse { .. })
    ));
    drop(reader);
    Archive::open(&dir, Access::Write).unwrap();
}

#[test]
fn sizes_and_free_room_are_told() {
    let place = Place::new();
    fs::create_dir_all(place.archive.index_dir().join("part")).unwrap();
    fs::write(place.archive.index_dir().join("part/terms"), [0; 300]).unwrap();
    fs::write(place.archive.index_dir().join("meta"), [0; 20]).unwrap();
    let sizes = place.archive.sizes();
    assert_eq!((sizes.index, sizes.notes), (320, 0));
    assert!(sizes.database > 8_192);
    assert!(store::free_bytes(&place.dir).unwrap() > 0);
    assert!(store::free_bytes(&place.dir.join("missing")).is_err());
}

#[test]
fn the_file_carries_its_mark_and_its_version() {
    let place = Place::new();
    let file = place.dir.join("archive.sqlite");
    // 0x53485452 is SHTR in ASCII.
    assert_eq!(
        sql_rows(&file, "PRAGMA application_id"),
        [0x5348_5452.to_string()]
    );
    assert_eq!(sql_rows(&file, "PRAGMA user_version"), ["2"]);
    assert_eq!(sql_rows(&file, "PRAGMA page_size"), ["8192"]);
    let about = place.reader().about().unwrap();
    assert_eq!((about.program.as_str(), about.created_at), ("0.1.0", now()));
}

#[test]
fn a_first_import_builds_its_indexes_at_its_end_even_if_it_was_interrupted() {
    let indexes = |file: &std::path::Path| {
        sql_rows(
            file,
            "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'post_by_%'",
        )
    };
    let place = Place::new();
    let file = place.dir.join("archive.sqlite");
    assert_eq!(indexes(&file), ["5"]);
    let mut writer = place.writer();
    let import_no = writer.begin_import("0.1.0", now()).unwrap();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    writer
        .write_batch(file_no, &batch(1, vec![a_post(post("1", account("x")))]))
        .unwrap();
    writer.commit().unwrap();
    // What only readers need is missing, and a crash leaves it so.
    assert_eq!(indexes(&file), ["1"]);
    let copy = copy_as_after_a_crash(&place);
    Archive::open(copy.path(), Access::Write)
        .unwrap()
        .close()
        .unwrap();
    assert_eq!(indexes(&copy.path().join("archive.sqlite")), ["5"]);

    writer.finish_import(import_no, now()).unwrap();
    assert_eq!(indexes(&file), ["5"]);
    // The next import finds posts and leaves the indexes alone.
    writer.begin_import("0.1.0", now()).unwrap();
    assert_eq!(indexes(&file), ["5"]);
}
