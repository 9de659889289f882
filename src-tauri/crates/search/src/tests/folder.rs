//! The index folder: kept, opened again, refused, read only.

use std::fs;
use std::path::Path;

use super::world::post;
use crate::{Index, Opened, Stamp};

fn filled(dir: &Path, stamp: Stamp) -> Index {
    let index = Index::create(dir).unwrap();
    let mut indexer = index.indexer(15_000_000, 1).unwrap();
    post(1, "oil").add_to(&mut indexer);
    indexer.commit(stamp).unwrap();
    indexer.wait_merging_threads().unwrap();
    index.reload().unwrap();
    index
}

const STAMP: Stamp = Stamp {
    generation: 3,
    last_post_no: 1,
};

fn reason(dir: &Path) -> String {
    match Index::open(dir, true) {
        Opened::Ready(..) => panic!("it was opened"),
        Opened::Unusable(reason) => reason,
    }
}

#[test]
fn an_index_is_opened_again_with_its_stamp() {
    let dir = tempfile::tempdir().unwrap();
    drop(filled(dir.path(), STAMP));
    for writable in [true, false] {
        let Opened::Ready(index, stamp) = Index::open(dir.path(), writable) else {
            panic!("not opened");
        };
        assert_eq!(stamp, STAMP);
        assert_eq!(index.stamp().unwrap(), STAMP);
        assert_eq!(index.searcher().posts(), 1);
        assert!(index.is_intact().unwrap());
    }
}

#[test]
fn an_index_to_which_nothing_was_added_opens_too() {
    let dir = tempfile::tempdir().unwrap();
    drop(Index::create(dir.path()).unwrap());
    assert!(
        matches!(Index::open(dir.path(), true), Opened::Ready(_, stamp) if stamp == Stamp::default())
    );
}

#[test]
fn making_an_index_throws_away_what_is_there() {
    let dir = tempfile::tempdir().unwrap();
    drop(filled(dir.path(), STAMP));
    fs::write(dir.path().join("rest"), "of another program").unwrap();
    let index = Index::create(dir.path()).unwrap();
    assert_eq!(index.searcher().posts(), 0);
    assert!(!dir.path().join("rest").exists());
}

#[test]
fn what_cannot_be_used_is_said_in_words() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(reason(&dir.path().join("nowhere")), "there is none");
    assert_eq!(reason(dir.path()), "there is none");

    drop(filled(dir.path(), STAMP));
    let meta = dir.path().join("meta.json");
    let good = fs::read_to_string(&meta).unwrap();
    fs::write(&meta, good.replace("schema=2", "schema=999")).unwrap();
    assert!(reason(dir.path()).contains("version 999"));
    fs::write(&meta, good.replace("analyzer=", "analyzer=9")).unwrap();
    assert!(reason(dir.path()).contains("words are of version 9"));
    fs::write(&meta, &good[..good.len() / 2]).unwrap();
    assert!(reason(dir.path()).contains("damaged"));
    fs::write(&meta, &good).unwrap();
    assert!(matches!(Index::open(dir.path(), true), Opened::Ready(..)));

    for entry in fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|e| e == "term" || e == "idx" || e == "fast")
        {
            fs::remove_file(path).unwrap();
        }
    }
    assert!(reason(dir.path()).contains("damaged"));
}

#[test]
fn an_index_opened_for_reading_writes_nothing_and_cannot_be_added_to() {
    let dir = tempfile::tempdir().unwrap();
    drop(filled(dir.path(), STAMP));
    let names = || {
        let mut names: Vec<_> = fs::read_dir(dir.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    for entry in fs::read_dir(dir.path()).unwrap() {
        let path = entry.unwrap().path();
        if path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().ends_with(".lock"))
        {
            fs::remove_file(path).unwrap();
        }
    }
    let before = names();
    let Opened::Ready(index, _) = Index::open(dir.path(), false) else {
        panic!("not opened");
    };
    index.reload().unwrap();
    assert_eq!(index.searcher().posts(), 1);
    assert!(index.indexer(15_000_000, 1).is_err());
    assert_eq!(names(), before);
}

#[test]
fn what_was_not_committed_is_forgotten() {
    let dir = tempfile::tempdir().unwrap();
    let index = filled(dir.path(), STAMP);
    let mut indexer = index.indexer(15_000_000, 1).unwrap();
    post(2, "gas").add_to(&mut indexer);
    indexer.rollback().unwrap();
    indexer
        .commit(Stamp {
            generation: 4,
            last_post_no: 1,
        })
        .unwrap();
    drop(indexer);
    index.reload().unwrap();
    assert_eq!(index.searcher().posts(), 1);
    assert_eq!(index.stamp().unwrap().generation, 4);
}

#[test]
fn two_cannot_add_at_the_same_time() {
    let dir = tempfile::tempdir().unwrap();
    let index = filled(dir.path(), STAMP);
    let _one = index.indexer(15_000_000, 1).unwrap();
    assert!(index.indexer(15_000_000, 1).is_err());
}
