//! The program itself: which archive is open, its versions, the reader's own notes.

use std::collections::BTreeMap;

use super::wire;

wire! {
    /// A request that needs nothing.
    pub struct Nothing {}

    /// A folder that holds, or shall hold, an archive.
    pub struct ArchivePath {
        /// The folder.
        pub path: String,
    }

    /// The archive that is open.
    pub struct ArchiveInfo {
        /// The folder, with the home directory written as `~`.
        pub path: String,
        /// The folder's own name.
        pub name: String,
        /// Nothing can be written: the disk or the folder is read-only.
        pub read_only: bool,
        /// It is the sample made from invented accounts.
        pub sample: bool,
        /// Datasets in it.
        pub datasets: u64,
        /// Posts in it.
        pub posts: u64,
        /// Accounts in it.
        pub accounts: u64,
        /// What was done on opening, such as a rebuilt index; empty if nothing had to be.
        pub notices: Vec<String>,
    }

    /// Which archive is open, and which were open before.
    pub struct ArchiveState {
        /// The open one, if any.
        pub open: Option<ArchiveInfo>,
        /// Folders opened before, the latest first.
        pub recent: Vec<String>,
    }

    /// Versions, counts and sizes.
    pub struct Info {
        /// Version of the program.
        pub program: String,
        /// Version of the SQLite library in it.
        pub sqlite: String,
        /// Version of the search library in it.
        pub tantivy: String,
        /// Version of the folding: how spellings are made equal.
        pub folding: u32,
        /// Version of the catalogue of published releases: the day on which it was last changed.
        pub catalogue: String,
        /// The folder of the archive, with the home directory written as `~`; none if no archive is open.
        pub archive: Option<String>,
        /// Datasets in the archive.
        pub datasets: u64,
        /// Posts in the archive.
        pub posts: u64,
        /// Accounts in the archive.
        pub accounts: u64,
        /// Bytes of the database.
        pub database_bytes: u64,
        /// Bytes of the index.
        pub index_bytes: u64,
        /// Bytes of each field of the index, by its name; the rest of the index is what holds them together.
        pub index_fields: BTreeMap<String, u64>,
        /// Milliseconds this took.
        pub elapsed_ms: f64,
    }

    /// One thing to keep: the window's place, a pane's width.
    pub struct SaveState {
        /// Its name.
        pub key: String,
        /// Its value, JSON as text.
        pub value: String,
    }

    /// The name of something kept.
    pub struct StateKey {
        /// Its name.
        pub key: String,
    }

    /// Something kept, if it is there.
    pub struct StateValue {
        /// JSON as text.
        pub value: Option<String>,
    }

    /// The reader's past queries.
    pub struct History {
        /// The latest first.
        pub queries: Vec<HistoryEntry>,
    }

    /// A query asked before.
    pub struct HistoryEntry {
        /// Its text.
        pub query: String,
        /// When it was asked last, RFC 3339 in UTC.
        pub asked_at: String,
        /// How often it was asked.
        pub times: u64,
    }

    /// Forget past queries.
    pub struct ForgetRequest {
        /// This one; all of them if none is named.
        #[serde(default)]
        pub query: Option<String>,
    }

    /// A query to remember.
    pub struct RememberQuery {
        /// Its text.
        pub query: String,
    }

    /// How far a piece of work has come.
    pub struct Progress {
        /// What is being done, in words: `Reading tweets.csv`.
        pub message: String,
        /// Units done.
        pub done: u64,
        /// Units in all; none if not known.
        pub total: Option<u64>,
        /// What is counted: `bytes` or `posts`.
        pub unit: String,
        /// Records read so far.
        pub records: u64,
        /// Records a second, lately.
        pub rate: f64,
        /// Seconds left, as far as can be told.
        pub seconds_left: Option<f64>,
    }
}
