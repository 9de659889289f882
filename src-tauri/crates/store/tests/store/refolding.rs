//! What another version of the folding does to the hashtags of an archive.

use model::{Post, Record};
use store::{ObjectType, Writer};

use crate::common::{Place, account, import, post};

/// A folding to come: it makes `ı` of `i` besides.
fn later(tag: &str) -> String {
    tag.to_lowercase().replace('i', "ı")
}

fn tagged(id: &str, hashtags: &[&str]) -> Record {
    Record::Post(Box::new(Post {
        hashtags: hashtags.iter().map(|&tag| tag.to_owned()).collect(),
        ..post(id, account("7"))
    }))
}

fn later_writer(place: &Place) -> Writer {
    place.archive.writer(later).unwrap()
}

#[test]
fn hashtags_become_one_class_where_they_are_now_the_same() {
    let place = Place::new();
    let mut writer = place.writer();
    let records = vec![
        tagged("1", &["Iran", "gaz"]),
        tagged("2", &["ıran", "IRAN"]),
    ];
    import(&mut writer, "tags", "posts.csv", records);
    assert_eq!(writer.refold(1).unwrap(), 0, "they were folded so");
    drop(writer);
    let classes = "SELECT count(DISTINCT class_no) FROM object WHERE type = 1";
    assert_eq!(place.sql(classes), ["3"]);

    assert_eq!(later_writer(&place).refold(2).unwrap(), 2);
    assert_eq!(place.sql(classes), ["2"]);
    let reader = place.reader();
    let class = reader.object_class(ObjectType::Hashtag, "ıran").unwrap();
    assert!(class.is_some());
    assert_eq!(
        reader.object_class(ObjectType::Hashtag, "iran").unwrap(),
        None
    );
    let check = "SELECT count(*) FROM object AS o WHERE type = 1 AND class_no <>
                     (SELECT min(object_no) FROM object WHERE type = 1 AND folded = o.folded)";
    assert_eq!(place.sql(check), ["0"]);
}

#[test]
fn a_version_folds_an_archive_once() {
    let place = Place::new();
    let mut writer = place.writer();
    import(
        &mut writer,
        "tags",
        "posts.csv",
        vec![tagged("1", &["Iran"])],
    );
    drop(writer);
    assert_eq!(later_writer(&place).refold(2).unwrap(), 1);
    assert_eq!(later_writer(&place).refold(2).unwrap(), 0);
    // And back, by an older program.
    assert_eq!(place.writer().refold(1).unwrap(), 1);
}
