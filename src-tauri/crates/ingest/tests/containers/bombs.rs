//! Small files that unpack to far more than they are.

use ingest::Error;

use crate::support::{Block, Folder, content, find, frame, gzip, hash, listed, only, sevenz, zip};

/// 30 KB that unpack to a gigabyte.
fn gigabyte() -> Vec<u8> {
    let mut blocks = vec![Block::Raw(b"id,text\n1,")];
    blocks.resize(8_000, Block::Repeated(b'a'));
    frame(&blocks)
}

#[track_caller]
fn assert_stopped(outcome: Result<ingest::Hashed, Error>, path: &str) {
    match outcome {
        Err(Error::TooLarge { label, reason }) => {
            assert!(label.ends_with(path), "{label}");
            assert!(reason.starts_with("unpacks to more than "), "{reason}");
            assert!(
                reason.ends_with("no table does that; unpack it first if you trust it"),
                "{reason}"
            );
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_compressed_file_is_stopped_while_it_is_hashed() {
    let folder = Folder::new();
    let source = only(&folder.write("bomb.zst", &gigabyte()));
    let error = hash(&source).unwrap_err();
    assert_eq!(
        error.to_string().rsplit('/').next().unwrap(),
        "bomb.zst unpacks to more than 300 MB, though it takes only 32 KB: no table does that; unpack it first if you \
         trust it"
    );
    // A look at its beginning does no harm.
    assert!(ingest::detect(&source).is_ok());
}

#[test]
fn a_member_is_stopped_sooner_if_there_are_many() {
    let folder = Folder::new();
    let bomb = gigabyte();
    let names: Vec<String> = (0..10).map(|n| format!("{n}.zst")).collect();
    let members: Vec<(&str, &[u8])> = names
        .iter()
        .map(|name| (name.as_str(), &bomb[..]))
        .collect();
    let path = folder.write("bombs.zip", &zip(&members));
    let found = find(&path);
    assert_eq!(found.sources.len(), 10);
    assert_stopped(hash(&found.sources[9]), "bombs.zip!9.zst");
    let (bytes, _) = content(&found.sources[9]);
    assert!(bytes.len() < 40 << 20, "{}", bytes.len());
}

#[test]
fn gzip_inside_zip_is_bounded_by_what_it_takes_on_disk() {
    let folder = Folder::new();
    // 400 MB, which gzip makes 400 KB of and deflating once more 2 KB.
    let once = gzip(&vec![b'a'; 400 << 20]);
    let path = folder.write("twice.zip", &zip(&[("a.csv.gz", &once)]));
    assert!(path.metadata().unwrap().len() < 8_000);
    assert_stopped(hash(&only(&path)), "twice.zip!a.csv.gz");
}

#[test]
fn a_size_that_an_archive_states_is_refused_before_anything_is_read() {
    let folder = Folder::new();
    let mut bytes = zip(&[("a.csv", b"a,b\n"), ("b.csv", b"a,b\n")]);
    // The list at the end: signature, then the size 24 bytes on.
    let at = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    bytes[at + 24..at + 28].copy_from_slice(&0xf000_0000_u32.to_le_bytes());
    let (members, left_out) = listed(&folder.write("stated.zip", &bytes));
    assert!(members.is_empty());
    assert_eq!(left_out.len(), 1);
    assert!(
        left_out[0].1.starts_with("unpacks to more than 269 MB"),
        "{left_out:?}"
    );
}

#[test]
fn members_that_share_their_bytes_are_refused() {
    let folder = Folder::new();
    let mut bytes = zip(&[("a.csv", b"a,b\n1,2\n"), ("b.csv", b"a,b\n3,4\n")]);
    // The second member of the list is said to begin where the first does.
    let last = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    bytes[last + 42..last + 46].copy_from_slice(&[0; 4]);
    assert_eq!(
        listed(&folder.write("overlap.zip", &bytes)),
        (
            vec![],
            vec![(
                String::new(),
                "has members that share their bytes, as no program makes them; unpack it first if you trust it"
                    .to_owned()
            )]
        )
    );
}

#[test]
fn a_7z_archive_is_refused_by_the_size_it_states() {
    let folder = Folder::new();
    let zeros = vec![b'a'; 300 << 20];
    let path = folder.write("bomb.7z", &sevenz(&[("a.csv", &zeros)]));
    assert!(path.metadata().unwrap().len() < 100_000);
    let (members, left_out) = listed(&path);
    // LZMA shrinks it to a seven-thousandth.
    assert!(members.is_empty());
    assert!(
        left_out[0].1.starts_with("unpacks to more than "),
        "{left_out:?}"
    );
}

#[test]
fn what_repeats_itself_within_the_bound_is_read() {
    let folder = Folder::new();
    let table = b"id,text\n1,the same again\n".repeat(400_000);
    for (name, bytes) in [
        ("a.gz", gzip(&table)),
        ("a.zst", crate::support::zst(&table)),
        ("a.7z", sevenz(&[("a.csv", &table)])),
        ("a.zip", zip(&[("a.csv", &table)])),
    ] {
        let hashed = hash(&only(&folder.write(name, &bytes))).unwrap();
        assert_eq!(hashed.bytes, table.len() as u64, "{name}");
        assert_eq!(hashed.damage, None, "{name}");
    }
}
