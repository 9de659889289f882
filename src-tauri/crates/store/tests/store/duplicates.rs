//! Identity: what is the same record, and what only looks like it.

use model::{Key, Post};

use crate::common::{Place, a_post, a_user, account, at, begin_new, import, last_batch, post};

fn counts(place: &Place) -> Vec<String> {
    place.sql("SELECT path, read, kept, duplicates, rejected FROM source_file ORDER BY file_no")
}

fn notes(place: &Place) -> Vec<String> {
    place.sql("SELECT path, code, count, first_record FROM note JOIN source_file USING (file_no) ORDER BY 1, 2")
}

#[test]
fn a_post_with_the_same_id_in_one_dataset_is_a_duplicate() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "a",
        "one.csv",
        vec![
            a_post(post("1", account("x"))),
            a_post(post("2", account("x"))),
        ],
    );
    let outcome = import(
        &mut writer,
        "a",
        "two.csv",
        vec![
            a_post(post("2", account("x"))),
            a_post(post("3", account("x"))),
        ],
    );
    assert_eq!((outcome.kept, outcome.duplicates), (1, 1));
    import(
        &mut writer,
        "b",
        "three.csv",
        vec![a_post(post("2", account("x")))],
    );
    assert_eq!(
        counts(&place),
        ["one.csv|2|2|0|0", "two.csv|2|1|1|0", "three.csv|1|1|0|0"]
    );
    assert_eq!(notes(&place), Vec::<String>::new());
}

#[test]
fn ids_are_compared_letter_for_letter() {
    let place = Place::new();
    let mut writer = place.writer();
    let records = ["7", "07", "t1_ab", "T1_AB", "t3_ab"].map(|id| a_post(post(id, account("x"))));
    let outcome = import(&mut writer, "a", "one.csv", records.into());
    assert_eq!((outcome.kept, outcome.duplicates), (5, 0));
}

#[test]
fn a_duplicate_with_another_text_or_time_is_noted_and_the_first_stays() {
    let place = Place::new();
    let mut writer = place.writer();
    let first = post("1", account("x"));
    let other_text = Post {
        text: "Something else".into(),
        ..first.clone()
    };
    let other_time = Post {
        posted_at: at("2017-01-01T12:01"),
        ..first.clone()
    };
    let no_time = Post {
        posted_at: None,
        ..first.clone()
    };
    let records = [&first, &first, &other_text, &other_time, &no_time].map(|p| a_post(p.clone()));
    import(&mut writer, "a", "one.csv", records.into());
    assert_eq!(counts(&place), ["one.csv|5|1|4|0"]);
    assert_eq!(notes(&place), ["one.csv|duplicateDiffers|3|3"]);
    assert_eq!(place.sql("SELECT text FROM post"), ["Text of 1"]);
}

#[test]
fn a_duplicate_adds_neither_an_account_nor_facts_nor_objects() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "a",
        "one.csv",
        vec![a_post(post("1", account("x")))],
    );
    let mut of_another = post("1", account("y"));
    of_another.hashtags = vec!["never".into()];
    let mut changed = account("x");
    changed.followers = Some(12);
    import(
        &mut writer,
        "a",
        "two.csv",
        vec![a_post(of_another), a_post(post("1", changed))],
    );
    assert_eq!(place.sql("SELECT key FROM account"), ["x"]);
    assert_eq!(place.sql("SELECT count(*) FROM profile"), ["1"]);
    assert_eq!(place.sql("SELECT count(*) FROM object"), ["0"]);
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
}

#[test]
fn posts_without_a_usable_id_are_all_kept_and_identical_ones_are_counted() {
    let place = Place::new();
    let mut writer = place.writer();
    let marked = |record, published: &str, text: &str| {
        a_post(Post {
            key: Key::marked("00ff00ff00ff00ff", record, published),
            text: text.into(),
            ..post("", account("x"))
        })
    };
    let records = vec![
        marked(1, "", "same"),
        marked(2, "", "same"),
        marked(3, "", "different"),
        marked(4, "1.01421E+18", "same"),
        marked(5, "", "same"),
    ];
    import(&mut writer, "a", "one.csv", records);
    assert_eq!(counts(&place), ["one.csv|5|5|0|0"]);
    // Records 2 and 5 repeat record 1; record 4 differs by what stood in the id's place.
    assert_eq!(notes(&place), ["one.csv|identicalWithoutId|2|2"]);
    assert_eq!(
        place.sql("SELECT key, published_id FROM post ORDER BY post_no LIMIT 1 OFFSET 3"),
        ["?00ff00ff00ff:4|1.01421E+18"],
    );
}

#[test]
fn a_second_users_row_is_a_duplicate_and_noted_if_it_differs() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut moved = account("x");
    moved.place = Some("Elsewhere".into());
    let records = vec![
        a_user(account("x")),
        a_user(account("x")),
        a_user(moved),
        a_user(account("y")),
    ];
    import(&mut writer, "a", "users.csv", records);
    assert_eq!(counts(&place), ["users.csv|4|2|2|0"]);
    assert_eq!(notes(&place), ["users.csv|duplicateDiffers|1|3"]);
    assert_eq!(place.sql("SELECT count(*) FROM profile"), ["2"]);
}

#[test]
fn users_rows_without_a_usable_id_are_all_kept() {
    let place = Place::new();
    let mut writer = place.writer();
    let marked = |record| {
        let mut user = account("?");
        user.key = Key::marked("00ff00ff00ff00ff", record, "1.01421E+18");
        a_user(user)
    };
    import(
        &mut writer,
        "a",
        "users.csv",
        vec![marked(1), marked(2), marked(3)],
    );
    assert_eq!(counts(&place), ["users.csv|3|3|0|0"]);
    assert_eq!(notes(&place), ["users.csv|identicalWithoutId|2|2"]);
    assert_eq!(place.reader().datasets().unwrap()[0].n_accounts, 3);
}

#[test]
fn notes_of_several_batches_are_added_up_by_code() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "one.csv");
    for (count, first_record) in [(2, Some(40)), (3, None), (1, Some(30))] {
        let mut batch = last_batch(1, Vec::new());
        batch.finished = false;
        batch.notes.push(model::Note {
            code: "badCount",
            count,
            message: "A count is not a number.".into(),
            first_record,
        });
        writer.write_batch(file_no, &batch).unwrap();
    }
    writer.commit().unwrap();
    assert_eq!(notes(&place), ["one.csv|badCount|6|30"]);
}
