//! Files: their reports, the same content again, and going on after an interruption.

use chrono::{DateTime, Utc};
use model::{Batch, Post, Rejected};
use store::{Begun, Error, State};

use crate::common::{
    Place, a_post, account, at, batch, begin, begin_and_finish, begin_new, dataset, import,
    last_batch, now, position, post,
};

#[test]
fn read_is_kept_and_duplicates_and_rejected() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    let mut first = batch(
        1,
        vec![
            a_post(post("1", account("x"))),
            a_post(post("1", account("x"))),
        ],
    );
    first.rejected.push(Rejected {
        position: position(3),
        reason: "Row 3 has 29 columns where the header has 31.".into(),
        raw: b"3,\xff".to_vec(),
    });
    first.skipped = 2;
    first.repaired = 1;
    first.end = position(4);
    writer.write_batch(file_no, &first).unwrap();
    let outcome = writer
        .write_batch(
            file_no,
            &last_batch(4, vec![a_post(post("4", account("x")))]),
        )
        .unwrap();
    assert_eq!(
        (outcome.kept, outcome.duplicates, outcome.rejected),
        (1, 0, 0)
    );
    assert_eq!(outcome.last_post_no.0, 2);

    let reader = place.reader();
    let file = reader.file(file_no).unwrap().unwrap();
    assert_eq!(
        (file.read, file.kept, file.duplicates, file.rejected),
        (4, 2, 1, 1)
    );
    assert_eq!(
        (file.skipped, file.repaired, file.state),
        (2, 1, State::Complete)
    );
    assert_eq!(file.header, ["tweetid", "tweet_text"]);
    assert_eq!(reader.rejected(file_no, 0, 10).unwrap(), first.rejected);
    assert_eq!(reader.rejected(file_no, 1, 10).unwrap(), []);
    assert_eq!(reader.rejected_count(file_no).unwrap(), 1);
    assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn the_same_content_again_is_all_duplicates_and_is_not_read() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "a",
        "posts.csv",
        ["1", "1", "2"]
            .map(|id| a_post(post(id, account("x"))))
            .into(),
    );
    let Begun::SameContent { file_no } = begin_and_finish(&mut writer, "a", "posts.csv") else {
        panic!("the content is the same");
    };
    let reader = place.reader();
    let file = reader.file(file_no).unwrap().unwrap();
    assert_eq!(
        (file.read, file.kept, file.duplicates, file.state),
        (3, 0, 3, State::SameContent)
    );
    let notes = reader.notes(file_no).unwrap();
    assert_eq!((notes[0].code.as_str(), notes[0].count), ("sameContent", 3));
    assert!(matches!(
        writer.write_batch(file_no, &Batch::default()),
        Err(Error::NotReading { .. })
    ));
    // A third time refers to the first, not to the second, and another dataset has not seen it.
    assert!(matches!(
        begin(&mut writer, "a", "posts.csv"),
        Begun::SameContent { .. }
    ));
    assert!(matches!(
        begin(&mut writer, "b", "posts.csv"),
        Begun::New(_)
    ));
}

#[test]
fn a_file_that_was_done_when_its_import_was_cut_off_is_complete_and_leaves_no_second_row() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    let records = vec![a_post(post("1", account("x")))];
    writer
        .write_batch(file_no, &last_batch(1, records))
        .unwrap();
    drop(writer);

    let mut writer = place.writer();
    assert_eq!(
        begin_and_finish(&mut writer, "a", "posts.csv"),
        Begun::Complete(file_no)
    );
    // The import that went on has ended: from now on it is the same content again.
    assert!(matches!(
        begin(&mut writer, "a", "posts.csv"),
        Begun::SameContent { .. }
    ));
}

#[test]
fn an_interrupted_file_goes_on_where_it_stopped_and_its_counts_go_on() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    writer
        .write_batch(file_no, &batch(1, vec![a_post(post("1", account("x")))]))
        .unwrap();
    drop(writer);
    let interrupted = place.reader().interrupted().unwrap();
    assert_eq!(interrupted.len(), 1);
    assert_eq!(
        (interrupted[0].path.as_str(), interrupted[0].next),
        ("posts.csv", position(2))
    );

    let mut writer = place.writer();
    assert_eq!(
        begin(&mut writer, "a", "posts.csv"),
        Begun::Resume {
            file_no,
            from: position(2)
        }
    );
    writer
        .write_batch(
            file_no,
            &last_batch(2, vec![a_post(post("2", account("x")))]),
        )
        .unwrap();
    assert_eq!(place.reader().interrupted().unwrap(), []);
    let file = place.reader().file(file_no).unwrap().unwrap();
    assert_eq!((file.read, file.kept, file.state), (2, 2, State::Complete));
}

#[test]
fn a_file_interrupted_before_its_first_batch_begins_anew_under_its_number() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    assert_eq!(begin(&mut writer, "a", "posts.csv"), Begun::New(file_no));
}

#[test]
fn a_batch_that_cannot_be_written_leaves_nothing_behind() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv");
    let mut bad = batch(1, vec![a_post(post("1", account("x")))]);
    // The same rejected record twice: the table refuses the second.
    let rejected = Rejected {
        position: position(2),
        reason: "Twice.".into(),
        raw: Vec::new(),
    };
    bad.rejected = vec![rejected.clone(), rejected];
    let generation = place.reader().generation().unwrap();
    assert!(matches!(
        writer.write_batch(file_no, &bad),
        Err(Error::Database(_))
    ));
    assert_eq!(place.reader().generation().unwrap(), generation);
    assert_eq!(place.sql("SELECT count(*) FROM post"), ["0"]);

    // What the writer remembered of the failed batch is forgotten with it.
    let outcome = writer
        .write_batch(
            file_no,
            &last_batch(1, vec![a_post(post("1", account("x")))]),
        )
        .unwrap();
    assert_eq!((outcome.kept, outcome.last_post_no.0), (1, 1));
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
}

#[test]
fn damage_found_later_is_kept_with_the_file() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "posts.csv.gz");
    writer
        .set_damage(file_no, "The compressed data ends early.")
        .unwrap();
    let file = place.reader().file(file_no).unwrap().unwrap();
    assert_eq!(
        file.damage.as_deref(),
        Some("The compressed data ends early.")
    );
}

#[test]
fn imports_are_listed_with_their_times() {
    let place = Place::new();
    let mut writer = place.writer();
    dataset(&mut writer, "a");
    let started = "2026-07-03T10:00:00.250Z".parse().unwrap();
    let finished = "2026-07-03T10:00:05Z".parse().unwrap();
    let first = writer.begin_import("0.1.0", started).unwrap();
    writer.begin_import("0.2.0", finished).unwrap();
    writer.finish_import(first, finished).unwrap();
    let imports = place.reader().imports().unwrap();
    assert_eq!(imports.len(), 2);
    assert_eq!(
        (imports[0].finished_at, imports[0].program.as_str()),
        (None, "0.2.0")
    );
    assert_eq!(
        (imports[1].started_at, imports[1].finished_at),
        (started, Some(finished))
    );
}

#[test]
fn batches_are_committed_when_their_file_ends_or_the_writer_goes() {
    let place = Place::new();
    let mut writer = place.writer();
    let n_posts = || place.sql("SELECT count(*) FROM post")[0].clone();
    let posts = |from: u64, n: u64| -> Vec<model::Record> {
        (from..from + n)
            .map(|id| a_post(post(&id.to_string(), account("x"))))
            .collect()
    };
    let file_no = begin_new(&mut writer, "a", "one.csv");
    assert!(
        !writer
            .write_batch(file_no, &batch(1, posts(1, 5)))
            .unwrap()
            .committed
    );
    assert_eq!(n_posts(), "0");
    assert!(
        writer
            .write_batch(file_no, &last_batch(6, posts(6, 5)))
            .unwrap()
            .committed
    );
    assert_eq!(n_posts(), "10");

    // Some thousands of records are enough, in however many batches they come.
    let file_no = begin_new(&mut writer, "a", "two.csv");
    assert!(
        !writer
            .write_batch(file_no, &batch(1, posts(100, 19_999)))
            .unwrap()
            .committed
    );
    assert!(
        writer
            .write_batch(file_no, &batch(20_000, posts(50_000, 1)))
            .unwrap()
            .committed
    );
    assert_eq!(n_posts(), "20010");

    writer
        .write_batch(file_no, &batch(20_001, posts(60_000, 3)))
        .unwrap();
    drop(writer);
    assert_eq!(n_posts(), "20013");
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
}

#[test]
fn a_file_tells_why_it_was_read_as_it_was_and_over_what_its_posts_range() {
    let place = Place::new();
    let mut writer = place.writer();
    let import_no = writer.begin_import("0.1.0", now()).unwrap();
    let dataset_no = crate::common::dataset(&mut writer, "a");
    let begun = writer
        .begin_file(&store::NewFile {
            import_no,
            dataset_no,
            path: "a.csv",
            member: None,
            outer_sha256: "a",
            sha256: "a",
            bytes: 1,
            format: "mapped",
            header: &[],
            damage: None,
            why: Some("a reader declared its columns"),
            encoding: Some("UTF-16, little-endian"),
            delimiter: Some(";"),
            mapping: Some("text = \"body\"\n"),
        })
        .unwrap();
    let Begun::New(file_no) = begun else {
        panic!("the file is new")
    };
    let dated = |id: &str, time: &str, language: Option<&str>| Post {
        posted_at: at(time),
        language: language.map(Into::into),
        ..post(id, account("x"))
    };
    let guessed = Post {
        posted_at: None,
        language_published: false,
        guess: Some("fa".into()),
        ..post("3", account("x"))
    };
    let first = batch(
        1,
        vec![
            a_post(dated("1", "2017-03-01T10:00", Some("fa"))),
            a_post(dated("2", "2016-03-01T10:00", Some("en"))),
        ],
    );
    writer.write_batch(file_no, &first).unwrap();
    let rest = last_batch(
        3,
        vec![
            a_post(guessed),
            a_post(dated("4", "2018-03-01T10:00", None)),
            // A duplicate counts for nothing.
            a_post(dated("4", "2019-03-01T10:00", Some("ru"))),
        ],
    );
    writer.write_batch(file_no, &rest).unwrap();

    let reader = place.reader();
    let file = reader.file(file_no).unwrap().unwrap();
    assert_eq!(file.why.as_deref(), Some("a reader declared its columns"));
    assert_eq!(file.encoding.as_deref(), Some("UTF-16, little-endian"));
    assert_eq!(file.delimiter.as_deref(), Some(";"));
    assert_eq!(file.mapping.as_deref(), Some("text = \"body\"\n"));
    let day = |day: Option<DateTime<Utc>>| day.map(|at| at.date_naive().to_string());
    assert_eq!(day(file.first).as_deref(), Some("2016-03-01"));
    assert_eq!(day(file.last).as_deref(), Some("2018-03-01"));
    assert_eq!(file.n_undated, 1);
    assert_eq!(
        reader.file_languages(file_no).unwrap(),
        [("fa".into(), 2), ("en".into(), 1)]
    );
    let figures = reader.dataset_figures(dataset_no).unwrap();
    assert_eq!(figures.languages, reader.file_languages(file_no).unwrap());

    writer.undo_import(import_no).unwrap();
    assert_eq!(
        place.sql("SELECT * FROM file_language"),
        Vec::<String>::new()
    );
}

#[test]
fn what_a_release_was_recognised_as_can_be_noted_and_taken_back() {
    let place = Place::new();
    let mut writer = place.writer();
    let dataset_no = crate::common::dataset(&mut writer, "a");
    let before = place.reader().generation().unwrap();
    let why = "{\"by\":\"columns\"}";
    writer
        .set_release(
            dataset_no,
            Some("iran_2018"),
            Some("iran-2018-08"),
            Some(why),
        )
        .unwrap();
    let found = place.reader().dataset("a").unwrap().unwrap();
    assert_eq!(found.catalogue_key.as_deref(), Some("iran_2018"));
    assert_eq!(found.takedown.as_deref(), Some("iran-2018-08"));
    assert_eq!(found.recognised.as_deref(), Some(why));
    assert_eq!(place.reader().generation().unwrap(), before + 1);
    writer.set_release(dataset_no, None, None, None).unwrap();
    let found = place.reader().dataset("a").unwrap().unwrap();
    assert_eq!((found.catalogue_key, found.takedown), (None, None));
    assert_eq!(found.recognised, None);
}
