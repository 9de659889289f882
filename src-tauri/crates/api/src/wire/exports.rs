//! Taking posts away, and checking what is there.

use super::{SortOrder, wire};

wire! {
    /// Files that an export makes.
    pub enum ExportFormat {
        /// Comma-separated values.
        Csv,
        /// One JSON document a line.
        Jsonl,
    }
}

wire! {
    /// Write the hits to a file.
    pub struct ExportRequest {
        /// The query's text.
        pub query: String,
        /// The zone in which `since:` and `until:` name days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// The order.
        #[serde(default = "by_age")]
        pub sort: SortOrder,
        /// The format.
        pub to: ExportFormat,
        /// The file.
        pub output: String,
        /// Leave cells as they are that a spreadsheet would take for formulas.
        #[serde(default)]
        pub verbatim: bool,
    }

    /// What an export wrote.
    pub struct ExportReport {
        /// The file.
        pub output: String,
        /// Posts written.
        pub posts: u64,
        /// Cells guarded against being taken for formulas.
        pub guarded: u64,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// Source files against their hashes, index against store.
    pub struct VerifyReport {
        /// Whether everything that could be checked agrees.
        pub ok: bool,
        /// Every source file.
        pub files: Vec<VerifiedFile>,
        /// Posts in the store.
        pub store_posts: u64,
        /// Posts in the index.
        pub index_posts: u64,
        /// What does not agree, each a sentence.
        pub problems: Vec<String>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// A source file, checked.
    pub struct VerifiedFile {
        /// Path as given, plus `!member`.
        pub path: String,
        /// `same`, `changed` or `missing`.
        pub state: String,
        /// SHA-256 at the time of import.
        pub sha256: String,
    }
}

/// The order of an export where none is asked for.
fn by_age() -> SortOrder {
    SortOrder::Oldest
}
