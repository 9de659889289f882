//! Whatever stands in a container, nothing panics and nothing goes on for ever.

use std::io::Read;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::Index;
use rusqlite::Connection;

use crate::support::{Folder, fixture, gzip, hash, posts, sevenz, zip, zst};

/// Sound containers of every kind.
static CONTAINERS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let folder = Folder::new();
    let db = Connection::open(folder.path("a.db")).unwrap();
    db.execute_batch(
        "PRAGMA page_size = 512; CREATE TABLE a (id INTEGER PRIMARY KEY, text); CREATE TABLE b (k PRIMARY KEY, v)
             WITHOUT ROWID; CREATE VIEW v AS SELECT * FROM a; CREATE INDEX i ON a (text);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
             INSERT INTO a SELECT i, printf('%064d', i * i * 7919) FROM n;
         INSERT INTO a VALUES (61, hex(zeroblob(2000))); INSERT INTO b SELECT id, text FROM a;",
    )
    .unwrap();
    drop(db);
    let database = std::fs::read(folder.path("a.db")).unwrap();
    vec![
        database.clone(),
        gzip(&database),
        zst(&posts()),
        gzip(&posts()),
        zip(&[
            ("a.csv", &posts()),
            ("b.csv.gz", &gzip(&posts())),
            ("c.db", &database),
        ]),
        sevenz(&[("a.csv", &posts()), ("b.db", &database)]),
        std::fs::read(fixture("containers/solid.7z")).unwrap(),
        std::fs::read(fixture("containers/ppmd.7z")).unwrap(),
        std::fs::read(fixture("containers/long_window_tweets.csv.zst")).unwrap(),
    ]
});

/// What was done to which container.
#[derive(Debug, Clone)]
struct Mutation {
    which: Index,
    changes: Vec<(Index, u8)>,
    cut: Option<Index>,
}

impl Mutation {
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = CONTAINERS[self.which.index(CONTAINERS.len())].clone();
        for (at, byte) in &self.changes {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Some(cut) = self.cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        bytes
    }
}

/// Some bytes changed, and perhaps the end lost.
fn mutations() -> impl Strategy<Value = Mutation> {
    let changes = prop::collection::vec((any::<Index>(), any::<u8>()), 1..6);
    let cut = prop::option::weighted(0.2, any::<Index>());
    (any::<Index>(), changes, cut).prop_map(|(which, changes, cut)| Mutation {
        which,
        changes,
        cut,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn a_container_with_changed_bytes_is_read_or_left_out(mutation in mutations()) {
        let folder = Folder::new();
        let path = folder.write("mutated", &mutation.bytes());
        let found = ingest::find(&[path]).unwrap();
        for source in found.sources.iter().take(20) {
            // What a reader that is not interested does.
            let _ = source.open().unwrap().read(&mut [0; 10]);
            let outcome = hash(source);
            prop_assert!(
                matches!(outcome, Ok(_) | Err(ingest::Error::TooLarge { .. })),
                "{}: {:?}", source.label(), outcome
            );
            prop_assert!(ingest::detect(source).is_ok());
        }
    }
}
