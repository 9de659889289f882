//! Tables with a row for each thing that a post shares.

use model::{Link, Post, Record, Shared, SharedKind};
use store::PostNo;

use crate::common::{
    Place, account, batch, begin_new, import, last_batch, now, position, post, strings,
};

/// A row of such a table: one post, one thing shared.
fn share(id: &str, by: &str, object: &str) -> Record {
    Record::Share(Box::new(Post {
        shared: vec![shared(object)],
        ..post(id, account(by))
    }))
}

fn shared(object: &str) -> Shared {
    Shared {
        kind: SharedKind::Object,
        id: object.into(),
    }
}

fn tagged(id: &str, by: &str, tag: &str) -> Record {
    Record::Share(Box::new(Post {
        hashtags: strings(&[tag]),
        ..post(id, account(by))
    }))
}

fn stored(place: &Place, no: u64) -> Post {
    place.reader().posts(&[PostNo(no)]).unwrap()[0]
        .clone()
        .unwrap()
        .post
}

fn problems(place: &Place) -> Vec<String> {
    place.reader().check().unwrap().problems
}

#[test]
fn further_rows_of_a_post_add_what_it_does_not_have_yet() {
    let place = Place::new();
    let linked = Record::Share(Box::new(Post {
        links: vec![Link {
            url: "https://example.org/1".into(),
            domain: Some("example.org".into()),
        }],
        shared: vec![Shared {
            kind: SharedKind::Image,
            id: "ffe0".into(),
        }],
        ..post("1", account("x"))
    }));
    let records = vec![
        share("1", "x", "o1"),
        share("2", "y", "o1"),
        share("1", "x", "o2"),
        // Adds nothing.
        share("1", "x", "o1"),
        linked,
        tagged("1", "x", "Boat"),
    ];
    let outcome = import(&mut place.writer(), "a", "shares.csv", records);
    assert_eq!((outcome.kept, outcome.duplicates), (5, 1));

    let first = stored(&place, 1);
    assert_eq!(
        first.shared,
        [
            shared("o1"),
            shared("o2"),
            Shared {
                kind: SharedKind::Image,
                id: "ffe0".into()
            }
        ]
    );
    assert_eq!(first.hashtags, ["Boat"]);
    assert_eq!(first.links[0].domain.as_deref(), Some("example.org"));
    assert_eq!(
        place.sql(
            "SELECT key, position, n_objects, share.record FROM share JOIN post USING (post_no)"
        ),
        ["1|1|1|3", "1|2|2|5", "1|4|1|6"]
    );
    assert_eq!(
        place.sql("SELECT type, value, n_uses FROM object ORDER BY type, value"),
        [
            "1|Boat|1",
            "2|https://example.org/1|1",
            "4|example.org|1",
            "5|o1|2",
            "5|o2|1",
            "6|ffe0|1"
        ]
    );
    assert_eq!(place.reader().datasets().unwrap()[0].n_posts, 2);
    assert_eq!(problems(&place), Vec::<String>::new());
}

#[test]
fn the_same_thing_under_two_types_is_two_things() {
    let place = Place::new();
    let records = vec![share("1", "x", "boat"), tagged("1", "x", "boat")];
    let outcome = import(&mut place.writer(), "a", "shares.csv", records);
    assert_eq!((outcome.kept, outcome.duplicates), (2, 0));
}

#[test]
fn a_row_that_adds_nothing_and_says_otherwise_is_noted() {
    let place = Place::new();
    let differing = Record::Share(Box::new(Post {
        text: "Another text".into(),
        shared: vec![shared("o1")],
        ..post("1", account("x"))
    }));
    let records = vec![share("1", "x", "o1"), share("1", "x", "o1"), differing];
    import(&mut place.writer(), "a", "shares.csv", records);
    assert_eq!(
        place.sql("SELECT code, count, first_record FROM note"),
        ["duplicateDiffers|1|3"]
    );
}

#[test]
fn rows_with_destroyed_ids_are_posts_of_their_own() {
    let place = Place::new();
    let marked = |record| {
        Record::Share(Box::new(Post {
            key: model::Key::marked("0123456789abcdef", record, "1E+17"),
            shared: vec![shared("o1")],
            ..post("", account("x"))
        }))
    };
    let outcome = import(
        &mut place.writer(),
        "a",
        "s.csv",
        vec![marked(1), marked(2)],
    );
    assert_eq!((outcome.kept, outcome.duplicates), (2, 0));
    assert_eq!(place.reader().datasets().unwrap()[0].n_posts, 2);
}

#[test]
fn the_index_is_wrong_only_if_a_post_it_may_have_gets_something_it_counts() {
    let place = Place::new();
    let mut writer = place.writer();
    // All in one transaction.
    let records = vec![tagged("1", "x", "boat"), tagged("1", "x", "tree")];
    import(&mut writer, "a", "one.csv", records);
    assert_eq!(place.reader().last_removal().unwrap(), 0);
    // A post committed before, but nothing that is counted.
    import(&mut writer, "a", "two.csv", vec![share("1", "x", "o1")]);
    assert_eq!(place.reader().last_removal().unwrap(), 0);
    // Something counted that it has already.
    import(
        &mut writer,
        "a",
        "three.csv",
        vec![tagged("1", "x", "tree")],
    );
    assert_eq!(place.reader().last_removal().unwrap(), 0);

    let before = place.reader().generation().unwrap();
    import(
        &mut writer,
        "a",
        "four.csv",
        vec![tagged("1", "x", "harbour")],
    );
    let reader = place.reader();
    assert!(reader.last_removal().unwrap() > before);
    assert!(reader.last_removal().unwrap() <= reader.generation().unwrap());
    assert_eq!(stored(&place, 1).hashtags, ["boat", "tree", "harbour"]);
}

#[test]
fn a_table_of_shares_is_committed_in_one_piece_where_it_can_be() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "shares.csv");
    let many = (1..=25_000).map(|n: u64| tagged(&n.to_string(), "x", "boat"));
    let outcome = writer
        .write_batch(file_no, &batch(1, many.collect()))
        .unwrap();
    assert!(!outcome.committed);
    let outcome = writer
        .write_batch(file_no, &last_batch(25_001, vec![tagged("1", "x", "tree")]))
        .unwrap();
    assert!(outcome.committed);
    assert_eq!(place.reader().last_removal().unwrap(), 0);
}

#[test]
fn an_undone_import_takes_its_shares_from_the_posts_that_stay() {
    let place = Place::new();
    let mut writer = place.writer();
    let records = vec![tagged("1", "x", "boat"), tagged("1", "x", "tree")];
    import(&mut writer, "a", "one.csv", records);
    let content = |place: &Place| {
        [
            "SELECT post_no, position, object.value, n_uses FROM post_object JOIN object USING (object_no)",
            "SELECT type, value, n_uses FROM object ORDER BY 1, 2",
            "SELECT post_no, position, record FROM share",
            "SELECT path, kept FROM source_file",
        ]
        .iter()
        .flat_map(|sql| place.sql(sql))
        .collect::<Vec<_>>()
    };
    let before = content(&place);

    let more = vec![
        tagged("1", "x", "Boat"),
        share("1", "x", "o1"),
        tagged("2", "x", "tree"),
        tagged("2", "x", "harbour"),
    ];
    import(&mut writer, "a", "two.csv", more);
    assert_eq!(stored(&place, 1).hashtags, ["boat", "tree", "Boat"]);
    let import_no = place.reader().imports().unwrap()[0].no;
    writer.undo_import(import_no).unwrap();
    assert_eq!(content(&place), before);
    assert_eq!(problems(&place), Vec::<String>::new());

    // What is added afterwards comes behind what is left.
    import(&mut writer, "a", "three.csv", vec![share("1", "x", "o2")]);
    assert_eq!(stored(&place, 1).shared, [shared("o2")]);
    writer.remove_dataset("a").unwrap();
    assert_eq!(place.sql("SELECT * FROM share"), Vec::<String>::new());
    assert_eq!(place.sql("SELECT * FROM object"), Vec::<String>::new());
    assert_eq!(problems(&place), Vec::<String>::new());
}

#[test]
fn shares_of_other_datasets_are_other_posts() {
    let place = Place::new();
    let mut writer = place.writer();
    import(&mut writer, "a", "a.csv", vec![share("1", "x", "o1")]);
    let outcome = import(&mut writer, "b", "b.csv", vec![share("1", "x", "o1")]);
    assert_eq!((outcome.kept, outcome.duplicates), (1, 0));
}

#[test]
fn a_table_of_shares_cut_off_and_gone_on_with_is_as_if_nothing_had_happened() {
    let place = Place::new();
    let mut writer = place.writer();
    let file_no = begin_new(&mut writer, "a", "shares.csv");
    let first = batch(1, vec![share("1", "x", "o1"), share("2", "x", "o1")]);
    writer.write_batch(file_no, &first).unwrap();
    drop(writer);

    let mut writer = place.writer();
    let begun = crate::common::begin(&mut writer, "a", "shares.csv");
    let store::Begun::Resume { file_no, from } = begun else {
        panic!("there is something to go on with: {begun:?}")
    };
    assert_eq!(from, position(3));
    let rest = last_batch(3, vec![share("1", "x", "o1"), share("1", "x", "o2")]);
    let outcome = writer.write_batch(file_no, &rest).unwrap();
    assert_eq!((outcome.kept, outcome.duplicates), (1, 1));
    let import_no = place.reader().imports().unwrap()[0].no;
    writer.finish_import(import_no, now()).unwrap();
    assert_eq!(stored(&place, 1).shared, [shared("o1"), shared("o2")]);
    assert_eq!(problems(&place), Vec::<String>::new());
}
