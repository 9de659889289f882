//! An archive in a folder of its own, and short ways to make records.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use model::{
    Account, Batch, Counts, Direction, Key, Kind, Platform, Position, Post, PostedAt, Precision,
    Record, TimeSource,
};
use store::{
    Access, Archive, BatchOutcome, Begun, DatasetNo, FileNo, ImportNo, NewDataset, NewFile, Writer,
};

/// An archive that is gone at the end of the test.
pub struct Place {
    /// Removed when it is dropped.
    pub folder: tempfile::TempDir,
    pub dir: PathBuf,
    pub archive: Archive,
}

impl Place {
    pub fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let dir = folder.path().join("archive");
        let archive = Archive::create(&dir, "0.1.0", now()).unwrap();
        Place {
            folder,
            dir,
            archive,
        }
    }

    pub fn writer(&self) -> Writer {
        self.archive.writer(fold).unwrap()
    }

    pub fn reader(&self) -> store::Reader {
        self.archive.reader().unwrap()
    }

    /// Asks SQLite itself, as a reader with another tool would.
    pub fn sql(&self, sql: &str) -> Vec<String> {
        sql_rows(&self.dir.join("archive.sqlite"), sql)
    }

    pub fn reopen(self, access: Access) -> Place {
        self.archive.close().unwrap();
        let archive = Archive::open(&self.dir, access).unwrap();
        Place { archive, ..self }
    }
}

/// The rows of a query, each with its columns parted by `|`.
pub fn sql_rows(file: &std::path::Path, sql: &str) -> Vec<String> {
    let db = rusqlite::Connection::open(file).unwrap();
    let mut statement = db.prepare(sql).unwrap();
    let n_columns = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut lines = Vec::new();
    while let Some(row) = rows.next().unwrap() {
        let columns: Vec<String> = (0..n_columns)
            .map(
                |column| match row.get::<_, rusqlite::types::Value>(column).unwrap() {
                    rusqlite::types::Value::Null => "NULL".into(),
                    rusqlite::types::Value::Integer(number) => number.to_string(),
                    rusqlite::types::Value::Real(number) => number.to_string(),
                    rusqlite::types::Value::Text(text) => text,
                    rusqlite::types::Value::Blob(bytes) => format!("{} bytes", bytes.len()),
                },
            )
            .collect();
        lines.push(columns.join("|"));
    }
    lines
}

pub fn fold(tag: &str) -> String {
    tag.to_lowercase()
}

pub fn now() -> DateTime<Utc> {
    "2026-07-03T09:30:00Z".parse().unwrap()
}

pub fn dataset(writer: &mut Writer, id: &str) -> DatasetNo {
    let new = NewDataset {
        id,
        name: &format!("The dataset {id}"),
        platform: Platform::Twitter,
        publisher: Some("Twitter"),
        format: "twitter-archive",
        catalogue_key: None,
    };
    writer.dataset(&new, now()).unwrap()
}

/// Begins a file whose content is told by its name.
/// Begins a file in an import of its own, which is never finished.
pub fn begin(writer: &mut Writer, dataset: &str, path: &str) -> Begun {
    let import_no = writer.begin_import("0.1.0", now()).unwrap();
    begin_in(writer, import_no, dataset, path)
}

/// Begins a file in an import that ends then: only good for one that is not read.
pub fn begin_and_finish(writer: &mut Writer, dataset: &str, path: &str) -> Begun {
    let import_no = writer.begin_import("0.1.0", now()).unwrap();
    let begun = begin_in(writer, import_no, dataset, path);
    writer.finish_import(import_no, now()).unwrap();
    begun
}

fn begin_in(writer: &mut Writer, import_no: ImportNo, dataset: &str, path: &str) -> Begun {
    let dataset_no = self::dataset(writer, dataset);
    let sha256 = format!("{:0>64}", path.replace('.', ""));
    let header = ["tweetid".to_owned(), "tweet_text".to_owned()];
    let new = NewFile {
        import_no,
        dataset_no,
        path,
        member: None,
        outer_sha256: &sha256,
        sha256: &sha256,
        bytes: 4_096,
        // A list of names is a format of its own.
        format: if path.starts_with("names") {
            "names"
        } else {
            "twitter-archive"
        },
        header: &header,
        damage: None,
        why: None,
        encoding: None,
        delimiter: None,
        mapping: None,
    };
    writer.begin_file(&new).unwrap()
}

pub fn begin_new(writer: &mut Writer, dataset: &str, path: &str) -> FileNo {
    match begin(writer, dataset, path) {
        Begun::New(file_no) => file_no,
        other => panic!("{path} should be new: {other:?}"),
    }
}

/// Imports a whole file in one batch.
pub fn import(
    writer: &mut Writer,
    dataset: &str,
    path: &str,
    records: Vec<Record>,
) -> BatchOutcome {
    let import_no = writer.begin_import("0.1.0", now()).unwrap();
    let Begun::New(file_no) = begin_in(writer, import_no, dataset, path) else {
        panic!("{path} should be new");
    };
    let outcome = writer
        .write_batch(file_no, &last_batch(1, records))
        .unwrap();
    writer.finish_import(import_no, now()).unwrap();
    outcome
}

/// A batch that does not end its file, of records from number `first` on.
pub fn batch(first: u64, records: Vec<Record>) -> Batch {
    let end = first + records.len() as u64;
    Batch {
        records: (first..).map(position).zip(records).collect(),
        end: position(end),
        ..Batch::default()
    }
}

pub fn last_batch(first: u64, records: Vec<Record>) -> Batch {
    Batch {
        finished: true,
        ..batch(first, records)
    }
}

/// Records of 100 bytes, each on a line of its own below a header.
pub fn position(record: u64) -> Position {
    Position {
        record,
        line: record + 1,
        byte: record * 100,
    }
}

pub fn at(text: &str) -> Option<PostedAt> {
    Some(PostedAt {
        at: format!("{text}:00Z").parse().unwrap(),
        precision: Precision::Minute,
        source: TimeSource::Published,
    })
}

pub fn account(id: &str) -> Account {
    Account {
        handle: Some(format!("Handle_{id}")),
        display_name: Some(format!("Name of {id}")),
        ..Account::new(Key::exact(id))
    }
}

pub fn post(id: &str, account: Account) -> Post {
    Post {
        key: Key::exact(id),
        account: Arc::new(account),
        text: format!("Text of {id}"),
        posted_at: at("2017-01-01T12:00"),
        language: None,
        language_published: true,
        guess: None,
        direction: Direction::Ltr,
        kind: Kind::Original,
        is_repost: false,
        is_quote: false,
        is_reply: false,
        reply_to_post: None,
        reply_to_account: None,
        quoted_post: None,
        reposted_post: None,
        reposted_account: None,
        hashtags: Vec::new(),
        links: Vec::new(),
        mentions: Vec::new(),
        counts: Counts::default(),
        client: None,
        place: None,
        media: Vec::new(),

        shared: Vec::new(),
        platform: None,
        ad: None,
        extra: Vec::new(),
    }
}

pub fn a_post(post: Post) -> Record {
    Record::Post(Box::new(post))
}

pub fn a_user(account: Account) -> Record {
    Record::Account(Box::new(account))
}

pub fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|&text| text.to_owned()).collect()
}
