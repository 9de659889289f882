//! Lists of queries.

use super::wire;

wire! {
    /// What each line of a list stands for.
    pub enum EachLine {
        /// A query as it stands.
        Typed,
        /// A phrase.
        Phrase,
        /// Words of which one letter may differ.
        Fuzzy,
        /// Words near one another, in any order.
        Near,
    }
}

wire! {
    /// Read a list of queries from a file, or from a text that was pasted.
    pub struct QueryListRequest {
        /// The file: a query a line, or a table if its name ends in `.csv` or `.tsv`.
        #[serde(default)]
        pub path: Option<String>,
        /// Or: the text.
        #[serde(default)]
        pub text: Option<String>,
        /// Take it for a table, or for lines; found by the file's name if not said.
        #[serde(default)]
        pub table: Option<bool>,
        /// The column of the table that has the queries, from 0; the first if not said.
        #[serde(default)]
        pub column: Option<u32>,
        /// Whether the first row names the columns; guessed if not said.
        #[serde(default)]
        pub has_header: Option<bool>,
    }

    /// A list of queries, empty lines and remarks (`//`) left out.
    pub struct QueryList {
        /// Whether it was read as a table.
        pub table: bool,
        /// The table's columns: their names, or "Column 1" where there are none.
        pub columns: Vec<String>,
        /// The column with the queries, from 0.
        pub column: u32,
        /// Whether the first row was taken for names.
        pub has_header: bool,
        /// The queries, in their order.
        pub lines: Vec<ListedQuery>,
    }

    /// One line of a list.
    pub struct ListedQuery {
        /// Its line in the file, from 1.
        pub line: u64,
        /// Its text.
        pub query: String,
    }

    /// Count a list of queries.
    pub struct BatchRequest {
        /// The lines.
        pub lines: Vec<ListedQuery>,
        /// The zone in which `since:` and `until:` name days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// What each line stands for.
        #[serde(default = "typed")]
        pub each: EachLine,
        /// How many other words may stand between words that are near one another.
        #[serde(default = "five")]
        pub distance: u32,
        /// Letters exactly as typed, for every line.
        #[serde(default)]
        pub exact: bool,
        /// Other forms of the words too, for every line.
        #[serde(default)]
        pub forms: bool,
        /// Count the accounts too.
        #[serde(default)]
        pub accounts: bool,
    }

    /// A count for each query of a list, in its order.
    pub struct BatchAnswer {
        /// The good ones.
        pub queries: Vec<BatchLine>,
        /// The bad ones.
        pub bad: Vec<BadLine>,
        /// Whether it was stopped before the last line.
        pub cancelled: bool,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// One query of a list.
    pub struct BatchLine {
        /// Its line, from 1.
        pub line: u64,
        /// Its text.
        pub query: String,
        /// The query as it was asked.
        pub asked: String,
        /// Hits.
        pub total: u64,
        /// Accounts that have any; none if they were not counted.
        pub accounts: Option<u64>,
        /// Milliseconds, the first page of 50 rows included.
        pub elapsed_ms: f64,
    }

    /// A line that could not be asked.
    pub struct BadLine {
        /// Its line, from 1.
        pub line: u64,
        /// Its text.
        pub query: String,
        /// The query as it would have been asked.
        pub asked: String,
        /// Why not.
        pub message: String,
        /// What to do.
        pub hint: Option<String>,
    }

    /// Write the counts of a list to a CSV file.
    pub struct SaveBatchRequest {
        /// The good lines.
        pub queries: Vec<BatchLine>,
        /// The bad ones.
        pub bad: Vec<BadLine>,
        /// The file.
        pub output: String,
        /// Leave cells as they are that a spreadsheet would take for formulas.
        #[serde(default)]
        pub verbatim: bool,
    }

    /// What was written.
    pub struct BatchSaved {
        /// The file.
        pub output: String,
        /// Lines written, the bad ones included.
        pub lines: u64,
        /// Cells guarded against being taken for formulas.
        pub guarded: u64,
    }
}

/// What a line stands for where nothing is said.
fn typed() -> EachLine {
    EachLine::Typed
}

/// The distance where none is given.
fn five() -> u32 {
    5
}
