//! Import reports: what became of every record, and what a release lacks.
//!
//! One type for the window, the text, the JSON and the page of HTML, so that they cannot disagree.

use super::{FileNote, ImportedDataset, RejectedRow, ValueCount, wire};

wire! {
    /// A dataset's import report; every rejected record, page by page.
    pub struct DatasetReportRequest {
        /// Slug.
        pub dataset: String,
        /// Rejected records to leave out at the start.
        #[serde(default)]
        pub rejected_from: u64,
        /// Rejected records to give; none means all.
        #[serde(default)]
        pub rejected_limit: Option<u64>,
    }

    /// A dataset's import report.
    pub struct DatasetReport {
        /// The dataset with every file ever imported into it.
        pub dataset: ImportedDataset,
        /// What the dataset lacks.
        pub gaps: DatasetGaps,
        /// The fates of all its records together.
        pub sum: Fates,
        /// Rejected records, as asked for.
        pub rejected: Vec<RejectedRow>,
        /// Rejected records in all.
        pub rejected_total: u64,
        /// Who released it, where known.
        pub publisher: Option<String>,
        /// Day of the release, `2020-10-08`, where the catalogue knows.
        pub released: Option<String>,
        /// With what the report was made, and when.
        pub made: ReportMade,
    }

    /// With what a report was made, and when.
    pub struct ReportMade {
        /// Version of the program.
        pub program: String,
        /// Version of the folding of words.
        pub folding: u32,
        /// Version of the catalogue of releases.
        pub catalogue: String,
        /// When, RFC 3339 in UTC.
        pub at: String,
    }

    /// The fates of records: `read = kept + duplicates + rejected`.
    pub struct Fates {
        /// Records read.
        pub read: u64,
        /// Records kept.
        pub kept: u64,
        /// Records seen before.
        pub duplicates: u64,
        /// Records that could not be read.
        pub rejected: u64,
        /// Records mended, part of kept.
        pub repaired: u64,
        /// Empty rows and repeated headers, not part of read.
        pub skipped: u64,
    }

    /// What a dataset lacks.
    pub struct DatasetGaps {
        /// Each thing that is missing as a sentence for people, in reading order.
        pub sentences: Vec<String>,
        /// Days without posts, if there are dated posts.
        pub days: Option<DayGaps>,
        /// Every field of posts, advertisements and accounts, and how many of them have it.
        pub fields: Vec<FieldCount>,
        /// Posts.
        pub posts: u64,
        /// Dated posts by the precision of their time: `day`, `minute`, `second`, `millisecond`.
        pub precisions: Vec<ValueCount>,
        /// Posts without a readable date.
        pub undated: u64,
        /// Accounts.
        pub accounts: u64,
        /// Accounts whose id and names the publisher replaced by a hash.
        pub hashed_accounts: u64,
        /// Accounts without a post here.
        pub accounts_without_posts: u64,
        /// Posts whose published id is destroyed.
        pub destroyed_post_ids: u64,
        /// Posts without a published id.
        pub missing_post_ids: u64,
        /// Accounts whose published id is destroyed.
        pub destroyed_account_ids: u64,
        /// Accounts without a published id.
        pub missing_account_ids: u64,
        /// Records in which the id of another post or account is destroyed.
        pub destroyed_references: u64,
    }

    /// Days without posts, inside the span from the first post to the last.
    pub struct DayGaps {
        /// The zone in which days begin.
        pub zone: String,
        /// First day with a post, `2015-10-12`.
        pub first: String,
        /// Last day with a post.
        pub last: String,
        /// Days in the span, both included.
        pub days: u64,
        /// Days of it without a post.
        pub without: u64,
        /// Stretches that these make.
        pub stretches: u64,
        /// The longest stretches, the longest first.
        pub longest: Vec<DayStretch>,
    }

    /// Days in a row without a post.
    pub struct DayStretch {
        /// Its first day.
        pub first: String,
        /// Its last day, which belongs to it.
        pub last: String,
        /// How many days.
        pub days: u64,
    }

    /// How many records have a field.
    pub struct FieldCount {
        /// The field's name, `client`.
        pub field: String,
        /// In words.
        pub label: String,
        /// `posts`, `ads` or `accounts`.
        pub of: String,
        /// Records that have something in it.
        pub filled: u64,
        /// Records in all.
        pub total: u64,
        /// Whether a file has a column for it; none where no file is a table.
        pub column: Option<bool>,
        /// What that means.
        pub state: FieldState,
    }

    /// One file, or one member of an archive file, and the fates of its records: `read = kept + duplicates + rejected`.
    pub struct FileReport {
        /// Path as given, plus `!member`.
        pub path: String,
        /// SHA-256 of the decompressed bytes.
        pub sha256: String,
        /// SHA-256 of the file on disk.
        pub outer_sha256: String,
        /// Decompressed bytes.
        pub bytes: u64,
        /// Format.
        pub format: String,
        /// Why it was taken for that, in words.
        pub why: Option<String>,
        /// How its letters are written.
        pub encoding: Option<String>,
        /// What parts its fields.
        pub delimiter: Option<String>,
        /// The mapping declared for it, as text.
        pub mapping: Option<String>,
        /// What is broken about the file as a whole.
        pub damage: Option<String>,
        /// Records read.
        pub read: u64,
        /// Records kept.
        pub kept: u64,
        /// Records seen before.
        pub duplicates: u64,
        /// Records that could not be read.
        pub rejected: u64,
        /// Records mended, part of kept.
        pub repaired: u64,
        /// Empty rows and repeated headers, not part of read.
        pub skipped: u64,
        /// `complete`, `partial` or `sameContent`.
        pub state: String,
        /// When it was imported, RFC 3339 in UTC.
        pub imported_at: String,
        /// The version of the program that imported it.
        pub imported_by: String,
        /// First dated post kept from it, RFC 3339 in UTC.
        pub first: Option<String>,
        /// Last dated post.
        pub last: Option<String>,
        /// Posts kept from it without a readable date.
        pub undated: u64,
        /// Posts kept from it by language, those with most posts first.
        pub languages: Vec<ValueCount>,
        /// What was noticed.
        pub notes: Vec<FileNote>,
        /// What looking at every record found; only in a dataset's own report.
        pub found: Option<FileFindings>,
    }

    /// What looking at every record of a file found.
    pub struct FileFindings {
        /// Why records were rejected, taken for duplicates, mended, noted or skipped.
        pub reasons: Vec<Reason>,
        /// Columns that the format does not know; their text is kept.
        pub unknown_columns: Vec<UnknownColumn>,
        /// Cells with something in them of columns beyond the first thousand unknown ones.
        pub other_cells: u64,
        /// Columns of which some cells were read as something else than what stands in them.
        pub mended_columns: Vec<MendedColumn>,
        /// Fields for which the file has no column, in words.
        pub no_column: Vec<String>,
        /// Days without posts among the posts kept from it.
        pub days: Option<DayGaps>,
    }

    /// Why some records met their fate.
    pub struct Reason {
        /// The fate.
        pub fate: Fate,
        /// What kind of thing, where it has a name.
        pub code: Option<String>,
        /// In words.
        pub message: String,
        /// Records concerned; 1 for something about the file as a whole.
        pub count: u64,
        /// The first records concerned, at most three.
        pub first_records: Vec<u64>,
        /// What stood in some of them and what was made of it, at most three.
        pub examples: Vec<Mended>,
    }

    /// A column that the format of its file does not know.
    pub struct UnknownColumn {
        /// Its name.
        pub name: String,
        /// Kept records that have something in it.
        pub records: u64,
        /// What stands in the first of them, at most three.
        pub examples: Vec<CellExample>,
    }

    /// A cell as published.
    pub struct CellExample {
        /// The record.
        pub record: u64,
        /// Its text; only the beginning, if it is long.
        pub text: String,
    }

    /// A column of which some cells were read as something else than what stands in them.
    pub struct MendedColumn {
        /// Its name.
        pub name: String,
        /// Kept records in which that is so.
        pub records: u64,
        /// The first of them, at most three.
        pub examples: Vec<Mended>,
    }

    /// What stood in a cell and what was made of it.
    pub struct Mended {
        /// The record.
        pub record: u64,
        /// The column.
        pub column: String,
        /// The text as published; only the beginning, if it is long.
        pub published: String,
        /// What it was read as, likewise; none if nothing could be read.
        pub kept: Option<String>,
    }

    /// Write a dataset's import report to a file, as a page of HTML.
    pub struct SaveReportRequest {
        /// Slug.
        pub dataset: String,
        /// The file.
        pub path: String,
    }

    /// What was written.
    pub struct SavedReport {
        /// The file.
        pub path: String,
        /// Its bytes.
        pub bytes: u64,
    }
}

wire! {
    /// How many records have a field, in a word.
    pub enum FieldState {
        /// No record has it, and no file is known to have a column for it.
        Absent,
        /// No record has it, though there is a column for it.
        Empty,
        /// No record has it, since every account is hashed.
        Withheld,
        /// Some have it.
        Partly,
        /// Every one has it.
        Always,
    }

    /// What became of a record.
    pub enum Fate {
        /// It could not be read.
        Rejected,
        /// It was there already.
        Duplicate,
        /// It is kept, and something in it was mended.
        Repaired,
        /// It is kept as it stands, and something was noticed.
        Kept,
        /// It is no record, and was skipped.
        Skipped,
        /// Not one record but the whole file is meant.
        File,
    }
}

impl FieldState {
    /// For people, as the end of a row.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Absent => "not in this release",
            Self::Empty => "empty in every record",
            Self::Withheld => "replaced by a hash",
            Self::Partly => "in some records",
            Self::Always => "in every record",
        }
    }
}

impl Fate {
    /// For people, in one or two words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Rejected => "rejected",
            Self::Duplicate => "duplicate",
            Self::Repaired => "kept after repair",
            Self::Kept => "kept",
            Self::Skipped => "skipped",
            Self::File => "whole file",
        }
    }
}
