//! Taking things out again.

use model::{Link, Post, Record};
use store::Error;

use crate::common::{
    Place, a_post, a_user, account, begin, begin_new, import, last_batch, now, post, strings,
};

fn rich(id: &str, by: &str, hashtags: &[&str], link: Option<&str>) -> Record {
    a_post(Post {
        hashtags: strings(hashtags),
        links: link
            .map(|host| Link {
                url: format!("https://{host}/"),
                domain: Some(host.into()),
            })
            .into_iter()
            .collect(),
        client: Some(format!("client of {by}")),
        language: Some("fa".into()),
        ..post(id, account(by))
    })
}

/// Everything but numbers, dates of imports and the generation.
fn content(place: &Place) -> Vec<String> {
    [
        "SELECT id, dataset.name, n_posts, n_accounts, first_ms, last_ms FROM dataset ORDER BY id",
        "SELECT id, measure, iif(measure = 'language', tag, code), tally.n_posts
         FROM tally JOIN dataset USING (dataset_no) LEFT JOIN language ON language_no = code ORDER BY 1, 2, 3",
        "SELECT path, state, read, kept, duplicates FROM source_file ORDER BY path",
        "SELECT id, account.key, account.handle, handle_folded, listed, account.n_posts, path, record, place
         FROM account JOIN dataset USING (dataset_no) JOIN source_file USING (file_no)
         JOIN profile USING (profile_no) ORDER BY 1, 2",
        "SELECT id, post.key, text, path, client.name FROM post JOIN dataset USING (dataset_no)
         JOIN source_file USING (file_no) LEFT JOIN client USING (client_no) ORDER BY 1, 2",
        "SELECT post.key, position, object.value, class.folded, domain.value, object.n_uses
         FROM post_object JOIN post USING (post_no) JOIN object USING (object_no)
         JOIN object AS class ON class.object_no = object.class_no
         LEFT JOIN object AS domain ON domain.object_no = object.domain_no ORDER BY 1, 2",
        "SELECT type, value, n_uses FROM object ORDER BY 1, 2",
        "SELECT name FROM client ORDER BY 1",
        "SELECT tag FROM language ORDER BY 1",
        "SELECT count(*) FROM profile",
        "SELECT count(*) FROM import",
    ]
    .iter()
    .flat_map(|sql| place.sql(sql))
    .collect()
}

fn import_a(place: &Place) {
    let mut writer = place.writer();
    import(
        &mut writer,
        "a",
        "a-users.csv",
        vec![a_user(account("x")), a_user(account("y"))],
    );
    let records = vec![
        rich("1", "x", &["Harbour", "boat"], Some("example.org")),
        rich("2", "x", &["harbour"], Some("example.net")),
        rich("3", "y", &["HARBOUR"], None),
    ];
    import(&mut writer, "a", "a-posts.csv", records);
}

fn import_b(place: &Place) {
    let mut writer = place.writer();
    let records = vec![
        rich("1", "x", &["hArbour", "harbour"], Some("example.org")),
        rich("4", "z", &["tree"], None),
    ];
    import(&mut writer, "b", "b-posts.csv", records);
}

#[test]
fn removing_a_dataset_leaves_the_others_as_if_it_had_never_been() {
    let alone = Place::new();
    import_b(&alone);
    let expected = content(&alone);
    assert!(expected.contains(&"4|0|tree|tree|NULL|1".to_owned()));

    for a_first in [true, false] {
        let place = Place::new();
        if a_first {
            import_a(&place);
            import_b(&place);
        } else {
            import_b(&place);
            import_a(&place);
        }
        let before = place.reader().generation().unwrap();
        place.writer().remove_dataset("a").unwrap();
        assert_eq!(content(&place), expected);
        let reader = place.reader();
        assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
        assert_eq!(reader.generation().unwrap(), before + 1);
        assert_eq!(reader.last_removal().unwrap(), before + 1);
    }
}

#[test]
fn nothing_of_a_removed_dataset_is_left_in_the_file() {
    let place = Place::new();
    import_b(&place);
    let mut secret = post("77", account("q"));
    secret.text = "a sentence that must not be found again".repeat(400);
    import(&mut place.writer(), "a", "a.csv", vec![a_post(secret)]);
    place.writer().remove_dataset("a").unwrap();
    let Place {
        archive,
        dir,
        folder: _folder,
    } = place;
    archive.close().unwrap();
    let bytes = std::fs::read(dir.join("archive.sqlite")).unwrap();
    let needle = b"must not be found";
    assert!(!bytes.windows(needle.len()).any(|window| window == needle));
}

#[test]
fn numbers_of_removed_posts_are_not_given_again() {
    let place = Place::new();
    import_b(&place);
    place.writer().remove_dataset("b").unwrap();
    assert_eq!(place.reader().last_post_no().unwrap().0, 2);
    let outcome = import(
        &mut place.writer(),
        "c",
        "c.csv",
        vec![a_post(post("1", account("x")))],
    );
    assert_eq!(outcome.last_post_no.0, 3);
    assert_eq!(place.sql("SELECT post_no FROM post"), ["3"]);
}

#[test]
fn a_dataset_that_is_not_there_cannot_be_removed_or_renamed() {
    let place = Place::new();
    let before = place.reader().generation().unwrap();
    let mut writer = place.writer();
    assert!(matches!(writer.remove_dataset("a"), Err(Error::NoSuchDataset { id }) if id == "a"));
    assert!(matches!(
        writer.rename_dataset("a", "b"),
        Err(Error::NoSuchDataset { .. })
    ));
    assert_eq!(place.reader().generation().unwrap(), before);
    // The writer is as useful as before.
    import_a_with(&mut writer);
    writer.rename_dataset("a", "Another name").unwrap();
    assert_eq!(place.reader().datasets().unwrap()[0].name, "Another name");
    writer.remove_dataset("a").unwrap();
    assert_eq!(place.reader().datasets().unwrap(), []);
}

fn import_a_with(writer: &mut store::Writer) {
    import(writer, "a", "a.csv", vec![a_post(post("1", account("x")))]);
}

#[test]
fn a_file_can_be_imported_again_after_its_dataset_was_removed() {
    let place = Place::new();
    import_a(&place);
    let before = content(&place);
    place.writer().remove_dataset("a").unwrap();
    assert_eq!(place.sql("SELECT count(*) FROM object"), ["0"]);
    import_a(&place);
    assert_eq!(content(&place), before);
}

#[test]
fn undoing_an_import_brings_back_what_was_before_it() {
    let place = Place::new();
    import_b(&place);
    let mut writer = place.writer();
    let before = content(&place);

    // Completes x, adds a post with newer facts to z, adds accounts and objects, and makes another dataset.
    let import_no = writer.begin_import("0.1.0", now()).unwrap();
    let mut listed = account("x");
    listed.place = Some("Harbour".into());
    let mut renamed = account("z");
    renamed.handle = Some("Çelik".into());
    let newer = Post {
        posted_at: crate::common::at("2018-01-01T00:00"),
        ..post("9", renamed)
    };
    for (dataset, path, records) in [
        (
            "b",
            "b-users.csv",
            vec![a_user(listed), a_user(account("new"))],
        ),
        (
            "b",
            "b-more.csv",
            vec![
                a_post(newer),
                rich("4", "z", &[], None),
                rich("5", "n", &["HARBOUR", "tree"], Some("example.org")),
            ],
        ),
        ("c", "c.csv", vec![rich("1", "x", &["other"], None)]),
    ] {
        let dataset_no = crate::common::dataset(&mut writer, dataset);
        let begun = writer
            .begin_file(&store::NewFile {
                import_no,
                dataset_no,
                path,
                member: None,
                outer_sha256: path,
                sha256: path,
                bytes: 1,
                format: "twitter-archive",
                header: &[],
                damage: None,
                why: None,
                encoding: None,
                delimiter: None,
                mapping: None,
            })
            .unwrap();
        let store::Begun::New(file_no) = begun else {
            panic!("{path} is new")
        };
        writer
            .write_batch(file_no, &last_batch(1, records))
            .unwrap();
    }
    assert_eq!(
        place.sql("SELECT handle_folded FROM account WHERE key = 'z'"),
        ["çelik"]
    );
    assert_eq!(place.reader().datasets().unwrap().len(), 2);

    writer.undo_import(import_no).unwrap();
    assert_eq!(content(&place), before);
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
    assert!(matches!(
        writer.undo_import(import_no),
        Err(Error::NoSuchImport { .. })
    ));
}

#[test]
fn an_import_is_not_undone_while_a_later_one_into_the_same_dataset_stands() {
    let place = Place::new();
    let mut writer = place.writer();
    import_a_with(&mut writer);
    begin(&mut writer, "a", "a.csv");
    let imports = place.reader().imports().unwrap();
    let (later, first) = (imports[0].no, imports[1].no);
    assert!(
        matches!(writer.undo_import(first), Err(Error::LaterImport { later: l }) if l == later)
    );
    writer.undo_import(later).unwrap();
    assert_eq!(place.reader().datasets().unwrap()[0].n_posts, 1);
    writer.undo_import(first).unwrap();
    assert_eq!(place.reader().datasets().unwrap(), []);
    assert_eq!(place.sql("SELECT count(*) FROM import"), ["0"]);
    begin_new(&mut writer, "a", "a.csv");
}
