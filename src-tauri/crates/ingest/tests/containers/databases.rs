//! SQLite databases.

use std::path::{Path, PathBuf};

use ingest::{Detection, Reader, Source};
use rusqlite::Connection;

use crate::support::{Folder, content, find, gzip, hash, listed, sevenz, text, zip, zst};

fn database(folder: &Folder, name: &str, sql: &str) -> PathBuf {
    let path = folder.path(name);
    let db = Connection::open(&path).unwrap();
    db.execute_batch(sql).unwrap();
    path
}

fn table(path: &Path, name: &str) -> Source {
    let sources = find(path).sources;
    let found = sources
        .into_iter()
        .find(|source| source.member.as_deref() == Some(name));
    found.unwrap_or_else(|| panic!("{name} is not listed"))
}

#[test]
fn a_table_is_written_out_in_the_order_of_its_rows() {
    let folder = Folder::new();
    let path = database(
        &folder,
        "ads.db",
        "CREATE TABLE ads (id INTEGER PRIMARY KEY, text TEXT, spend REAL, image BLOB, \"a \"\"b\"\", c\" TEXT);
         INSERT INTO ads VALUES (7, 'seven, \"quoted\"', 161.23, x'00FFab', ''),
             (-2, NULL, 5.0, NULL, NULL), (3, 'line' || char(10) || 'two', 1e30, 'text', 'ة');
         INSERT INTO ads (text) VALUES (42);",
    );
    let source = table(&path, "ads");
    assert!(source.label().ends_with("ads.db!ads"));
    assert_eq!(source.file_name(), "ads");
    assert!(!source.is_plain());
    assert_eq!(
        text(&source),
        "id,text,spend,image,\"a \"\"b\"\", c\"\n\
         -2,,5.0,,\n\
         3,\"line\ntwo\",1.0e+30,text,ة\n\
         7,\"seven, \"\"quoted\"\"\",161.23,00FFAB,\"\"\n\
         8,42,,,\n"
    );
    assert_eq!(hash(&source).unwrap().sha256, hash(&source).unwrap().sha256);
}

#[test]
fn tables_of_every_make_are_read() {
    let folder = Folder::new();
    let path = database(
        &folder,
        "makes.db",
        "CREATE TABLE by_key (a TEXT, b INTEGER, v, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
         INSERT INTO by_key VALUES ('x', 1, 1), ('y', 2, 2), ('w', 1, 3);
         CREATE TABLE hides (rowid TEXT, oid INTEGER, _rowid_ REAL, v);
         INSERT INTO hides VALUES ('b', 5, 0.5, 1), ('a', 4, 0.25, 2);
         CREATE TABLE one (v);
         INSERT INTO one VALUES (NULL), (''), ('v');
         CREATE TABLE generated (a INTEGER, twice AS (a * 2), kept AS (a * 3) STORED, b);
         INSERT INTO generated (a, b) VALUES (1, 'x');
         CREATE TABLE wide (a, b DEFAULT 'added later');
         INSERT INTO wide (a) VALUES (1);
         ALTER TABLE wide ADD COLUMN c DEFAULT 'and later';
         CREATE TABLE empty (a, b);
         CREATE TABLE \"odd/na!me \"\"\" (\"\" TEXT, select_ TEXT);
         INSERT INTO \"odd/na!me \"\"\" VALUES (1, 2);",
    );
    let lines = |name: &str| text(&table(&path, name));
    assert_eq!(lines("by_key"), "a,b,v\ny,2,2\nw,1,3\nx,1,1\n");
    assert_eq!(
        lines("hides"),
        "rowid,oid,_rowid_,v\nb,5,0.5,1\na,4,0.25,2\n"
    );
    assert_eq!(lines("one"), "v\n\"\"\n\"\"\nv\n");
    assert_eq!(lines("generated"), "a,kept,b\n1,3,x\n");
    assert_eq!(lines("wide"), "a,b,c\n1,added later,and later\n");
    assert_eq!(lines("empty"), "a,b\n");
    assert_eq!(lines("odd/na!me \""), "\"\",select_\n1,2\n");
}

#[test]
fn views_and_indexes_are_no_members() {
    let folder = Folder::new();
    let path = database(
        &folder,
        "search.db",
        "CREATE TABLE ads (id INTEGER PRIMARY KEY AUTOINCREMENT, text);
         INSERT INTO ads (text) VALUES ('water');
         CREATE VIEW shown AS SELECT text FROM ads;
         CREATE VIRTUAL TABLE ads_fts USING fts5(text, content = ads);
         CREATE VIRTUAL TABLE places USING rtree(id, x, y);
         CREATE TABLE ads_notes (note, by);
         CREATE INDEX by_text ON ads (text);
         CREATE TRIGGER t AFTER INSERT ON ads BEGIN SELECT 1; END;
         ANALYZE;",
    );
    let index = "is a virtual table, an index over others";
    assert_eq!(
        listed(&path),
        (
            vec!["!ads".to_owned(), "!ads_notes".to_owned()],
            vec![
                (
                    "!ads_fts".to_owned(),
                    format!("{index}; it and the 4 tables it is kept in are not read")
                ),
                (
                    "!places".to_owned(),
                    format!("{index}; it and the 3 tables it is kept in are not read")
                ),
            ]
        )
    );
}

#[test]
fn a_database_inside_an_archive_is_read_from_memory() {
    let folder = Folder::new();
    let path = database(
        &folder,
        "wal.db",
        "PRAGMA journal_mode = WAL; CREATE TABLE ads (id, text);
         INSERT INTO ads VALUES (1, 'a'), (2, 'b');",
    );
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(bytes[18..20], [2, 2], "it keeps its changes in a journal");
    for (name, wrapped, member) in [
        ("a.db.gz", gzip(&bytes), "ads"),
        ("a.zst", zst(&bytes), "ads"),
        ("a.zip", zip(&[("in/ads.db", &bytes)]), "in/ads.db!ads"),
        ("b.zip", zip(&[("ads.gz", &gzip(&bytes))]), "ads.gz!ads"),
        ("a.7z", sevenz(&[("ads.db", &bytes)]), "ads.db!ads"),
    ] {
        let source = table(&folder.write(name, &wrapped), member);
        assert_eq!(text(&source), "id,text\n1,a\n2,b\n", "{name}");
    }
}

#[test]
fn changes_that_are_not_yet_in_the_database_are_told() {
    let folder = Folder::new();
    let path = database(
        &folder,
        "open.db",
        "CREATE TABLE ads (id, text); INSERT INTO ads VALUES (1, 'a');",
    );
    folder.write("open.db-wal", b"\x37\x7f\x06\x82 and so on");
    let (members, left_out) = listed(&path);
    assert_eq!(members, ["!ads"]);
    assert_eq!(
        left_out[0].1,
        "has changes in open.db-wal beside it that are not read; open and close it in the program that made it first"
    );
    assert_eq!(
        listed(&folder.path("open.db-wal")).1[0].1,
        "is the journal of a database"
    );
}

#[test]
fn an_archive_of_our_own_is_no_source() {
    let folder = Folder::new();
    let path = database(
        &folder,
        "archive.sqlite",
        "PRAGMA application_id = 0x53485452; CREATE TABLE post (id, text);",
    );
    assert_eq!(
        listed(&path),
        (
            vec![],
            vec![(
                String::new(),
                "is a Shuttered archive; open it with Library → Open archive".to_owned()
            )]
        )
    );
}

#[test]
fn a_place_in_a_table_is_one_in_the_table_as_written_out() {
    let folder = Folder::new();
    let path = database(
        &folder,
        "posts.db",
        "CREATE TABLE posts (tweetid, userid, user_screen_name, tweet_text, tweet_time, account_language);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50)
         INSERT INTO posts SELECT 1234419974537503000 + i, 77120456, 'tide_table', 'post' || char(10) || i,
             '2020-03-02 10:07', NULL FROM n;",
    );
    let source = table(&path, "posts");
    let written_out = text(&source);
    let Detection::One(detected) = ingest::detect(&source).unwrap() else {
        panic!("its columns are those of posts");
    };
    let sha256 = hash(&source).unwrap().sha256;
    let open = |from| Reader::open(&source, &detected, &sha256, from).unwrap();
    let first = open(None).next_batch(20).unwrap();
    assert_eq!(first.records.len(), 20);
    let rest = open(Some(first.end)).next_batch(100).unwrap();
    assert!(rest.finished && rest.rejected.is_empty());
    let all = first.records.iter().chain(&rest.records);
    for (n, (position, record)) in (1..).zip(all) {
        let model::Record::Post(post) = record else {
            panic!("{record:?}");
        };
        assert_eq!(position.record, n);
        assert_eq!(position.line, 2 * n);
        assert_eq!(post.text, format!("post\n{n}"));
        let row = &written_out[position.byte as usize..];
        assert!(row.starts_with(&format!("{},77120456,", 1_234_419_974_537_503_000 + n)));
    }
    assert_eq!(first.records.len() + rest.records.len(), 50);
}

/// 5,000 rows of about 60 bytes, on pages of 4 KiB.
fn long_table(folder: &Folder) -> PathBuf {
    database(
        folder,
        "long.db",
        "CREATE TABLE long (id INTEGER PRIMARY KEY, text TEXT);
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000)
         INSERT INTO long SELECT i, printf('row %d of a table that goes on for a while: %d', i, i * i) FROM n;",
    )
}

#[test]
fn a_long_table_is_written_out_whole() {
    let folder = Folder::new();
    let path = long_table(&folder);
    let lines = text(&table(&path, "long"));
    let expected: String = (1..=5_000_u64)
        .map(|i| {
            format!(
                "{i},row {i} of a table that goes on for a while: {}\n",
                i * i
            )
        })
        .collect();
    assert_eq!(lines, format!("id,text\n{expected}"));
}

/// The ids of the rows in a table that was written out.
fn ids(csv: &[u8]) -> Vec<u64> {
    let text = std::str::from_utf8(csv).unwrap();
    text.lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap().parse().unwrap())
        .collect()
}

#[test]
fn a_damaged_database_gives_the_rows_that_can_be_read() {
    let folder = Folder::new();
    let mut bytes = std::fs::read(long_table(&folder)).unwrap();
    let whole: Vec<u64> = (1..=5_000).collect();
    // Two pages of rows are lost.
    for page in [20, 50] {
        bytes[page * 4096..(page + 1) * 4096].fill(0xA5);
    }
    let source = table(&folder.write("damaged.db", &bytes), "long");
    let (csv, damage) = content(&source);
    let read = ids(&csv);
    assert!(read.is_sorted() && read.first() == Some(&1) && read.last() == Some(&5_000));
    let lost = whole.len() - read.len();
    assert!((60..200).contains(&lost), "{lost} rows lost");
    let gaps: Vec<u64> = read
        .windows(2)
        .filter(|pair| pair[1] - pair[0] > 1)
        .map(|pair| pair[0] + 1)
        .collect();
    assert_eq!(gaps.len(), 2);
    assert_eq!(
        damage.unwrap(),
        format!(
            "the database is damaged: rows of its table long cannot be read, from rowid {} on and at 1 more places",
            gaps[0]
        )
    );
    let hashed = hash(&source).unwrap();
    assert_eq!(hashed.bytes, csv.len() as u64);
    assert!(
        hashed
            .damage
            .unwrap()
            .starts_with("the database is damaged")
    );
    assert!(matches!(
        ingest::detect(&source).unwrap(),
        Detection::None { .. }
    ));
}

#[test]
fn pages_that_lead_in_a_circle_come_to_an_end() {
    let folder = Folder::new();
    let mut bytes = std::fs::read(long_table(&folder)).unwrap();
    // The table begins on the second page: how many cells it has, where each is, and in each the page of its rows.
    let root = 4096;
    assert_eq!(bytes[root], 5, "an interior page");
    let n = usize::from(u16::from_be_bytes([bytes[root + 3], bytes[root + 4]]));
    let cells: Vec<usize> = (0..n)
        .map(|i| root + 12 + 2 * i)
        .map(|at| root + usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]])))
        .collect();
    let first = bytes[cells[0]..cells[0] + 4].to_vec();
    for cell in &cells[1..] {
        bytes[*cell..cell + 4].copy_from_slice(&first);
    }
    let source = table(&folder.write("circle.db", &bytes), "long");
    let (csv, damage) = content(&source);
    let read = ids(&csv);
    assert!(read.is_sorted_by(|a, b| a < b), "no row stands twice");
    assert_eq!(read.first(), Some(&1));
    assert!(damage.unwrap().starts_with("the database is damaged"));
}

#[test]
fn a_database_that_is_cut_off_gives_the_rows_that_are_there() {
    let folder = Folder::new();
    let bytes = std::fs::read(long_table(&folder)).unwrap();
    let cut = &bytes[..bytes.len() / 2];
    let cut_gzip = gzip(&bytes);
    for (name, bytes) in [
        ("cut.db", cut),
        ("cut.db.gz", &cut_gzip[..cut_gzip.len() / 2]),
    ] {
        let path = folder.write(name, bytes);
        let (_, left_out) = listed(&path);
        assert_eq!(
            left_out[0].1,
            "is a damaged SQLite database; what can be read of its tables is read"
        );
        let (csv, damage) = content(&table(&path, "long"));
        let read = ids(&csv);
        assert!(read.len() > 1_000, "{name}: {}", read.len());
        assert!(damage.is_some(), "{name}");
    }
}

#[test]
fn what_only_begins_like_a_database_is_left_out() {
    let folder = Folder::new();
    let reason = |bytes: &[u8]| listed(&folder.write("no.db", bytes)).1[0].1.clone();
    let mut random = b"SQLite format 3\0".to_vec();
    random.extend((0..5_000_u32).map(|i| (i * 7 % 251) as u8));
    assert_eq!(
        reason(&random),
        "is a SQLite database that cannot be opened (it is encrypted, or damaged)"
    );
    assert!(reason(b"SQLite format 3\0").starts_with("is a "));
    let path = database(&folder, "nothing.db", "PRAGMA user_version = 1;");
    assert_eq!(listed(&path).1[0].1, "is a SQLite database without tables");
}

/// A schema that somebody wrote by hand.
fn hostile(folder: &Folder, name: &str, schema: &str) -> PathBuf {
    database(
        folder,
        name,
        &format!(
            "CREATE TABLE ads (id INTEGER PRIMARY KEY, text); INSERT INTO ads VALUES (1, 'a'), (2, 'b');
             PRAGMA writable_schema = ON; {schema}"
        ),
    )
}

#[test]
fn a_view_that_is_called_a_table_is_not_run() {
    let folder = Folder::new();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n";
    let path = hostile(
        &folder,
        "view.db",
        &format!(
            "INSERT INTO sqlite_schema VALUES ('table', 'lure', 'lure', 0, 'CREATE VIEW lure AS {endless}');
             INSERT INTO sqlite_schema VALUES ('table', 'other', 'other', 2, 'CREATE TABLE not_other (a, b)');"
        ),
    );
    for source in find(&path).sources {
        let (bytes, _) = content(&source);
        assert!(bytes.len() < 1_000, "{}", source.label());
    }
}

#[test]
fn tables_that_share_their_rows_are_read_once() {
    let folder = Folder::new();
    let path = hostile(
        &folder,
        "shared.db",
        "INSERT INTO sqlite_schema SELECT 'table', 'again', 'again', rootpage, 'CREATE TABLE again (id, text)'
             FROM sqlite_schema;",
    );
    assert_eq!(
        listed(&path),
        (
            vec!["!ads".to_owned()],
            vec![(
                "!again".to_owned(),
                "shares its rows with another table, as no program makes it".to_owned()
            )]
        )
    );
}

#[test]
fn published_ads_are_read_straight_from_their_database() {
    let root = std::env::var_os("SHUTTERED_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join("facebook-ira-ads-hpsci/russian-ads.db");
    if !path.is_file() {
        println!(
            "skipped: facebook-ira-ads-hpsci is not at hand (set SHUTTERED_DATA to the folder of published data)"
        );
        return;
    }
    let (members, left_out) = listed(&path);
    assert_eq!(members, ["!ads", "!targets", "!ad_targets"]);
    assert_eq!(left_out.len(), 1, "{left_out:?}");
    // Rows as counted in its SOURCE.md, bytes and hashes as written by Python's sqlite3 with the same rules.
    for (name, rows, bytes, sha256) in [
        (
            "ads",
            3_498,
            1_436_163,
            "b3ab1a6233cc5c361eae5c2300cdc7e98bfaf0b7df9d16025a9acbb8e842ed28",
        ),
        (
            "targets",
            1_663,
            146_938,
            "93fdcb7e7c349b7855a479918813eac48fbe4e0f5c5ebb048c8f4280fba6af28",
        ),
        (
            "ad_targets",
            35_786,
            383_855,
            "056ecc61fca76d98de8dcb731f565dfb1f15b5ad07f32e991a07b29baa433792",
        ),
    ] {
        let source = table(&path, name);
        let hashed = hash(&source).unwrap();
        assert_eq!(hashed.damage, None);
        assert_eq!(
            (hashed.bytes, &hashed.sha256[..]),
            (bytes, sha256),
            "{name}"
        );
        assert_eq!(records(&content(&source).0), rows + 1, "{name}");
    }
}

fn records(csv: &[u8]) -> usize {
    let mut reader = csv_core::Reader::new();
    let (mut rest, mut out, mut ends) = (csv, vec![0; 1 << 20], vec![0; 64]);
    let mut n = 0;
    loop {
        let (result, read, _, _) = reader.read_record(rest, &mut out, &mut ends);
        rest = &rest[read..];
        match result {
            csv_core::ReadRecordResult::Record => n += 1,
            csv_core::ReadRecordResult::InputEmpty => {}
            csv_core::ReadRecordResult::End => return n,
            other => panic!("{other:?}"),
        }
    }
}
