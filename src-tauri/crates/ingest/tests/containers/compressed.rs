//! gzip and zstd, by themselves and inside zip.

use ingest::Detection;

use crate::support::{
    Block, Folder, content, find, fixture, frame, gzip, hash, listed, only, posts, text, zip, zst,
};

#[test]
fn a_zstd_file_is_its_content() {
    let folder = Folder::new();
    let source = only(&folder.write("posts", &zst(&posts())));
    assert_eq!(content(&source), (posts(), None));
    assert_eq!(source.bytes_hint(), Some(posts().len() as u64));
    assert!(!source.is_plain());
    let Detection::One(detected) = ingest::detect(&source).unwrap() else {
        panic!("its columns are those of a release");
    };
    assert_eq!(detected.format.name(), "twitter-posts");
}

#[test]
fn a_window_of_two_gigabytes_is_no_hindrance() {
    let source = only(&fixture("containers/long_window_tweets.csv.zst"));
    assert_eq!(content(&source), (posts(), None));
    assert_eq!(source.bytes_hint(), None);
    assert_eq!(hash(&source).unwrap().damage, None);
}

#[test]
fn a_window_that_no_memory_holds_is_refused_in_words() {
    let folder = Folder::new();
    let mut bytes = frame(&[Block::Raw(b"a,b\n")]);
    bytes[5] = 22 << 3;
    assert_eq!(
        content(&only(&folder.write("window.zst", &bytes))),
        (
            vec![],
            Some("the compressed file needs more than 2 GiB of memory to be unpacked".to_owned())
        )
    );
}

#[test]
fn frames_follow_one_another_with_and_without_content() {
    let folder = Folder::new();
    let posts = posts();
    let (first, second) = posts.split_at(1_000);
    // A frame that holds something else, as pzstd writes one before each of its own.
    let mut bytes = b"\x50\x2a\x4d\x18\x04\0\0\0size".to_vec();
    bytes.extend(zst(first));
    bytes.extend(b"\x5f\x2a\x4d\x18\0\0\0\0");
    bytes.extend(zst(b""));
    bytes.extend(zst(second));
    assert_eq!(
        content(&only(&folder.write("a.zst", &bytes))),
        (posts.clone(), None)
    );
    let mut bytes = gzip(first);
    bytes.extend(gzip(second));
    assert_eq!(content(&only(&folder.write("a.gz", &bytes))), (posts, None));
}

#[test]
fn a_zstd_file_that_is_cut_off_gives_what_it_holds() {
    let folder = Folder::new();
    let posts = posts();
    let (first, second) = posts.split_at(1_500);
    let whole = frame(&[Block::Raw(first), Block::Raw(second)]);
    let cut = &whole[..whole.len() - second.len() - 3];
    let hashed = hash(&only(&folder.write("cut.zst", cut))).unwrap();
    assert_eq!(hashed.bytes, 1_500);
    assert_eq!(
        hashed.damage.as_deref(),
        Some("the compressed file is cut off")
    );
    let (bytes, _) = content(&only(&folder.write("cut.zst", cut)));
    assert_eq!(bytes, first);
}

#[test]
fn a_damaged_zstd_file_says_so() {
    let folder = Folder::new();
    // The third kind of block does not exist.
    let mut damaged = frame(&[Block::Raw(b"a,b\n"), Block::Raw(b"c,d\n")]);
    let second_block = damaged.len() - 7;
    damaged[second_block] |= 6;
    let hashed = hash(&only(&folder.write("damaged.zst", &damaged))).unwrap();
    assert!(
        hashed
            .damage
            .unwrap()
            .starts_with("the compressed file is damaged")
    );
    let mut behind = zst(&posts());
    behind.extend(b"something else");
    let source = only(&folder.write("behind.zst", &behind));
    let (bytes, damage) = content(&source);
    assert_eq!(bytes, posts());
    assert!(damage.is_some());
}

#[test]
fn a_member_of_a_zip_archive_may_be_compressed_by_itself() {
    let folder = Folder::new();
    let path = folder.write(
        "outer.zip",
        &zip(&[
            ("posts/a_tweets.csv.gz", &gzip(&posts())),
            ("posts/b_tweets.zst", &zst(&posts())),
            ("c_tweets.csv", &posts()),
        ]),
    );
    let found = find(&path);
    assert!(found.unrecognised.is_empty());
    for source in &found.sources {
        assert_eq!(content(source), (posts(), None), "{}", source.label());
    }
    assert_eq!(
        found.sources[1].member.as_deref(),
        Some("posts/b_tweets.zst")
    );
    assert_eq!(found.sources[1].file_name(), "b_tweets.zst");
}

#[test]
fn an_archive_inside_anything_is_left_out_in_words() {
    let folder = Folder::new();
    let inner = zip(&[("a.csv", b"a,b\n")]);
    let nested = "is an archive inside an archive; unpack the outer one first".to_owned();
    for (name, bytes) in [
        ("zip.gz", gzip(&inner)),
        ("gz.zst", zst(&gzip(b"a,b\n"))),
        ("zst.gz", gzip(&zst(b"a,b\n"))),
        ("7z.gz", gzip(b"7z\xbc\xaf\x27\x1c........")),
    ] {
        assert_eq!(
            listed(&folder.write(name, &bytes)),
            (vec![], vec![(String::new(), nested.clone())]),
            "{name}"
        );
    }
    let path = folder.write(
        "outer.zip",
        &zip(&[
            ("inner.zip", &inner),
            ("twice.gz", &gzip(&gzip(b"a,b\n"))),
            ("a.csv", b"a,b\n"),
        ]),
    );
    assert_eq!(
        listed(&path),
        (
            vec!["!a.csv".to_owned()],
            vec![
                ("!inner.zip".to_owned(), nested.clone()),
                ("!twice.gz".to_owned(), nested),
            ]
        )
    );
}

#[test]
fn what_is_not_opened_is_named() {
    let folder = Folder::new();
    let reason = |name: &str, bytes: &[u8]| listed(&folder.write(name, bytes)).1[0].1.clone();
    assert_eq!(
        reason("a.xz", b"\xfd7zXZ\0\0\x04"),
        "is compressed with xz; unpack it first"
    );
    assert_eq!(
        reason("a.bz2", b"BZh91AY"),
        "is compressed with bzip2; unpack it first"
    );
    assert_eq!(
        reason("a.gz", &gzip(b"Rar!\x1a\x07")),
        "is a rar archive; unpack it first"
    );
}

/// A zip archive of one member `a.csv`, compressed with zstd (method 93), which the writer here does not know.
fn zip_of_zstd(content: &[u8]) -> (Vec<u8>, usize) {
    let compressed = zst(content);
    let mut crc = flate2::Crc::new();
    crc.update(content);
    let mut common = b"\x3f\0\0\0".to_vec();
    common.extend(93_u16.to_le_bytes());
    common.extend([0, 0, 0x21, 0x50]);
    common.extend(crc.sum().to_le_bytes());
    common.extend((compressed.len() as u32).to_le_bytes());
    common.extend((content.len() as u32).to_le_bytes());
    common.extend([5, 0, 0, 0]);
    let local = [b"PK\x03\x04", &common[..], b"a.csv", &compressed].concat();
    let central = [b"PK\x01\x02\x3f\0", &common[..], &[0; 14], b"a.csv"].concat();
    let mut bytes = [&local[..], &central, b"PK\x05\x06\0\0\0\0\x01\0\x01\0"].concat();
    bytes.extend((central.len() as u32).to_le_bytes());
    bytes.extend((local.len() as u32).to_le_bytes());
    bytes.extend([0, 0]);
    (bytes, local.len())
}

#[test]
fn zip_members_may_be_compressed_with_zstd() {
    let folder = Folder::new();
    let (bytes, directory) = zip_of_zstd(b"a,b\n1,2\n");
    assert_eq!(text(&only(&folder.write("a.zip", &bytes))), "a,b\n1,2\n");
    // Cut off, it is found by its own header.
    let cut = &bytes[..directory];
    assert_eq!(text(&only(&folder.write("cut.zip", cut))), "a,b\n1,2\n");
}
