//! A yardstick for imports: what a parser, SQLite and tantivy take with their default settings and nothing else.
//!
//! `plain FILE FOLDER` reads a file in the 2018 form. One thread parses, one stores typed columns with repeated strings
//! interned and no journal, one indexes the text and six columns. Nothing is folded, checked, hashed, counted or
//! resumable; nobody should keep an archive this way.

use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, sync_channel},
    },
    thread,
};

use csv::ByteRecord;
use rusqlite::{Connection, params};
use tantivy::{
    DateTime, Index, TantivyDocument,
    schema::{FAST, INDEXED, Schema, TEXT},
};

/// Rows in a batch, and batches that wait.
const BATCH: usize = 2_000;
const WAITING: usize = 4;

/// Memory of the indexing thread.
const MEMORY_BYTES: usize = 128 << 20;

/// Places of columns in the 2018 form.
mod column {
    pub(super) const TWEET: usize = 0;
    pub(super) const USER: usize = 1;
    /// All that is published about an account, from its id on.
    pub(super) const PROFILE: std::ops::Range<usize> = 1..11;
    pub(super) const LANGUAGE: usize = 11;
    pub(super) const TEXT: usize = 12;
    pub(super) const TIME: usize = 13;
    pub(super) const CLIENT: usize = 14;
    /// Replies, quotes, reposts and places, as text.
    pub(super) const REST: std::ops::Range<usize> = 15..23;
    pub(super) const COUNTS: std::ops::Range<usize> = 23..27;
    /// Hashtags, addresses, mentions and choices, as text.
    pub(super) const LISTS: std::ops::Range<usize> = 27..31;
}

type Batch = Arc<Vec<ByteRecord>>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, folder] = &arguments[..] else {
        eprintln!("usage: plain FILE FOLDER");
        std::process::exit(2);
    };
    let folder = Path::new(folder);
    std::fs::create_dir_all(folder.join("index")).expect("a folder to write to");
    let (to_store, store) = sync_channel::<Batch>(WAITING);
    let (to_index, index) = sync_channel::<Batch>(WAITING);
    thread::scope(|scope| {
        scope.spawn(move || write_rows(&folder.join("posts.sqlite"), store));
        scope.spawn(move || write_index(&folder.join("index"), index));
        let mut reader = csv::Reader::from_path(file).expect("a readable file");
        let mut batch = Vec::with_capacity(BATCH);
        for record in reader.byte_records() {
            batch.push(record.expect("a record"));
            if batch.len() == BATCH {
                let full: Batch =
                    Arc::new(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)));
                to_store.send(Arc::clone(&full)).expect("the store listens");
                to_index.send(full).expect("the index listens");
            }
        }
        let last: Batch = Arc::new(batch);
        to_store.send(Arc::clone(&last)).expect("the store listens");
        to_index.send(last).expect("the index listens");
        drop((to_store, to_index));
    });
}

fn text(record: &ByteRecord, at: usize) -> &str {
    std::str::from_utf8(&record[at]).expect("generated files are UTF-8")
}

fn number(record: &ByteRecord, at: usize) -> i64 {
    text(record, at).parse().unwrap_or(0)
}

/// Minutes in, seconds since 1970 out.
fn time(record: &ByteRecord) -> i64 {
    chrono::NaiveDateTime::parse_from_str(text(record, column::TIME), "%Y-%m-%d %H:%M")
        .map_or(0, |time| time.and_utc().timestamp())
}

/// Strings by number, each stored once.
#[derive(Default)]
struct Interned(HashMap<String, i64>);

impl Interned {
    fn no(&mut self, db: &Connection, string: &str) -> i64 {
        if let Some(&no) = self.0.get(string) {
            return no;
        }
        let no = self.0.len() as i64;
        db.prepare_cached("INSERT INTO string VALUES (?, ?)")
            .and_then(|mut insert| insert.execute(params![no, string]))
            .expect("a row is stored");
        self.0.insert(string.to_owned(), no);
        no
    }
}

fn write_rows(path: &Path, batches: Receiver<Batch>) {
    let db = Connection::open(path).expect("a new database");
    db.execute_batch(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
         CREATE TABLE string (no INTEGER PRIMARY KEY, text TEXT);
         CREATE TABLE post (
             id INTEGER PRIMARY KEY, tweet INTEGER, profile INTEGER, language INTEGER, client INTEGER, time INTEGER,
             text TEXT, rest TEXT, quotes INTEGER, replies INTEGER, likes INTEGER, reposts INTEGER, lists TEXT);
         BEGIN",
    )
    .expect("a new table");
    let mut strings = Interned::default();
    let (mut id, mut joined) = (0_i64, String::new());
    for batch in batches {
        for record in batch.iter() {
            let mut join = |columns: std::ops::Range<usize>| {
                joined.clear();
                for at in columns {
                    joined.push_str(text(record, at));
                    joined.push('\u{1f}');
                }
                joined.clone()
            };
            let (profile, rest, lists) = (
                join(column::PROFILE),
                join(column::REST),
                join(column::LISTS),
            );
            let counts: Vec<i64> = column::COUNTS.map(|at| number(record, at)).collect();
            let values = params![
                id,
                number(record, column::TWEET),
                strings.no(&db, &profile),
                strings.no(&db, text(record, column::LANGUAGE)),
                strings.no(&db, text(record, column::CLIENT)),
                time(record),
                text(record, column::TEXT),
                rest,
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                lists,
            ];
            db.prepare_cached("INSERT INTO post VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .and_then(|mut insert| insert.execute(values))
                .expect("a row is stored");
            id += 1;
        }
    }
    db.execute_batch("COMMIT").expect("the rows are stored");
}

fn write_index(path: &Path, batches: Receiver<Batch>) {
    let mut schema = Schema::builder();
    let body = schema.add_text_field("text", TEXT);
    let id = schema.add_u64_field("id", FAST);
    let account = schema.add_u64_field("account", FAST | INDEXED);
    let language = schema.add_u64_field("language", FAST | INDEXED);
    let client = schema.add_u64_field("client", FAST);
    let likes = schema.add_i64_field("likes", FAST);
    let posted = schema.add_date_field("time", FAST);
    let index = Index::create_in_dir(path, schema.build()).expect("a new index");
    let mut writer = index
        .writer_with_num_threads(1, MEMORY_BYTES)
        .expect("a writer");
    let mut numbers: HashMap<Vec<u8>, u64> = HashMap::new();
    let mut next = 0;
    for batch in batches {
        for record in batch.iter() {
            let mut numbered = |at: usize| {
                let fresh = numbers.len() as u64;
                match numbers.get(&record[at]) {
                    Some(&no) => no,
                    None => *numbers.entry(record[at].to_vec()).or_insert(fresh),
                }
            };
            let mut document = TantivyDocument::new();
            document.add_u64(id, next);
            document.add_u64(account, numbered(column::USER));
            document.add_u64(language, numbered(column::LANGUAGE));
            document.add_u64(client, numbered(column::CLIENT));
            document.add_i64(likes, number(record, column::COUNTS.start + 2));
            document.add_date(posted, DateTime::from_timestamp_secs(time(record)));
            document.add_text(body, text(record, column::TEXT));
            writer.add_document(document).expect("a post is indexed");
            next += 1;
        }
    }
    writer.commit().expect("the index is written");
    writer.wait_merging_threads().expect("merges end");
}
