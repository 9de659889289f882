//! 7z archives, most of them made by 7-Zip: `fixtures/containers/SOURCE.md`.

use std::io::Read;

use crate::support::{
    Folder, content, find, fixture, gzip, hash, listed, only, posts, sevenz, text,
};

fn left_out(name: &str, reason: &str) -> (String, String) {
    (name.to_owned(), reason.to_owned())
}

#[test]
fn every_member_of_a_solid_archive_is_read() {
    let path = fixture("containers/solid.7z");
    let (mut members, left_out_here) = listed(&path);
    members.sort();
    assert_eq!(
        members,
        [
            "!2020/posts/first_tweets.csv",
            "!2020/second_tweets.csv",
            "!2020/third_tweets.csv.gz",
            "!empty.csv",
            "!read me.txt",
        ]
    );
    assert_eq!(
        left_out_here,
        [left_out("", "holds 1 images or videos, which are not read")]
    );
    let found = find(&path).sources;
    let by_name = |name: &str| {
        let mut found = found.iter();
        found
            .find(|source| source.member.as_deref() == Some(name))
            .unwrap()
    };
    let first_lines: String = String::from_utf8(posts())
        .unwrap()
        .split_inclusive('\n')
        .take(3)
        .collect();
    assert_eq!(content(by_name("2020/posts/first_tweets.csv")).0, posts());
    assert_eq!(text(by_name("2020/second_tweets.csv")), first_lines);
    assert_eq!(content(by_name("2020/third_tweets.csv.gz")).0, posts());
    assert_eq!(text(by_name("empty.csv")), "");
    assert_eq!(
        text(by_name("read me.txt")),
        "The bay, its port and its dam.\n"
    );
    assert_eq!(
        by_name("2020/posts/first_tweets.csv").bytes_hint(),
        Some(posts().len() as u64)
    );
}

#[test]
fn a_member_can_be_left_half_read() {
    let found = find(&fixture("containers/solid.7z")).sources;
    for source in &found {
        let mut beginning = Vec::new();
        let content = source.open().unwrap();
        content.take(10).read_to_end(&mut beginning).unwrap();
    }
}

#[test]
fn text_compressed_by_ppmd_is_read_and_rare_methods_are_named() {
    let members = find(&fixture("containers/ppmd.7z")).sources;
    assert_eq!(members.len(), 2);
    assert_eq!(content(&members[0]), (posts(), None));
    assert_eq!(
        listed(&fixture("containers/bzip2.7z")),
        (
            vec![],
            vec![left_out(
                "!2020/second_tweets.csv",
                "is compressed by a method that is not read here (BZIP2); unpack it first"
            )]
        )
    );
}

#[test]
fn an_encrypted_archive_is_left_out_in_words() {
    let reason = "is encrypted with a password; unpack it first";
    assert_eq!(
        listed(&fixture("containers/encrypted.7z")),
        (vec![], vec![left_out("!2020/second_tweets.csv", reason)])
    );
    assert_eq!(
        listed(&fixture("containers/encrypted_list.7z")),
        (vec![], vec![left_out("", reason)])
    );
}

#[test]
fn an_archive_that_is_cut_off_has_lost_its_list() {
    let folder = Folder::new();
    let whole = std::fs::read(fixture("containers/solid.7z")).unwrap();
    let reason = "is a 7z archive that is cut off or damaged: its list of members, which stands at the end, cannot be \
                  read";
    for length in [6, 40, 800, whole.len() - 1] {
        let path = folder.write("cut.7z", &whole[..length]);
        assert_eq!(listed(&path), (vec![], vec![left_out("", reason)]));
    }
}

#[test]
fn damaged_members_say_so() {
    let folder = Folder::new();
    let mut bytes = sevenz(&[("a_tweets.csv", &posts())]);
    bytes[600] ^= 0x55;
    let hashed = hash(&only(&folder.write("damaged.7z", &bytes))).unwrap();
    let damage = hashed.damage.unwrap();
    assert!(
        damage.starts_with("the compressed file is damaged"),
        "{damage}"
    );
}

#[test]
fn members_of_archives_with_a_block_each_are_read_too() {
    let folder = Folder::new();
    let path = folder.write(
        "blocks.7z",
        &sevenz(&[
            ("a.csv", b"a,b\n1,2\n"),
            ("deep/b.csv.gz", &gzip(b"c,d\n")),
            (".hidden", b"x"),
        ]),
    );
    let found = find(&path);
    let texts: Vec<String> = found.sources.iter().map(text).collect();
    assert_eq!(texts, ["a,b\n1,2\n", "c,d\n"]);
    assert!(found.unrecognised.is_empty());
}
