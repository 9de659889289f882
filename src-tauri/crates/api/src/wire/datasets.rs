//! Datasets and how they came in.

use super::{
    Attribution, Completeness, DatasetRelease, FileReport, IndicatorRow, Mapping, PostRow,
    SummaryRow, TakedownRef, wire,
};

wire! {
    /// The datasets of the open archive.
    pub struct DatasetList {
        /// By release date, then name.
        pub datasets: Vec<DatasetRow>,
        /// Files whose import was cut off and can go on.
        pub interrupted: Vec<Interrupted>,
    }

    /// One dataset with its figures and gaps.
    pub struct DatasetRow {
        /// Slug, unique in the archive.
        pub id: String,
        /// Name for people.
        pub name: String,
        /// Platform.
        pub platform: String,
        /// Who released it, where known.
        pub publisher: Option<String>,
        /// Whom the publisher names as being behind it, where the catalogue knows.
        pub attribution: Option<Attribution>,
        /// Format of its files.
        pub format: String,
        /// Day of the release, `2020-10-08`, where the catalogue knows; the first possible one if only more is known.
        pub released: Option<String>,
        /// The release of the catalogue that it is taken for.
        pub release: Option<DatasetRelease>,
        /// The takedown that the release belongs to; datasets are grouped by it.
        pub takedown: Option<TakedownRef>,
        /// Posts counted.
        pub posts: u64,
        /// Accounts counted, however learnt.
        pub accounts: u64,
        /// Indicators counted.
        pub indicators: u64,
        /// Summaries counted.
        pub summaries: u64,
        /// What its advertisements add up to, by currency; those without a price last.
        pub ads: Vec<AdSum>,
        /// Accounts with at least one post.
        pub accounts_with_posts: u64,
        /// Accounts whose names the publisher replaced by a hash.
        pub hashed_accounts: u64,
        /// Posts without a readable date.
        pub undated: u64,
        /// First post, RFC 3339 in UTC.
        pub first: Option<String>,
        /// Last post.
        pub last: Option<String>,
        /// Languages by posts, as published, at most eight.
        pub languages: Vec<ValueCount>,
        /// The publisher's own figures, beside which ours stand.
        pub stated: Vec<Stated>,
        /// How much of the release is here, by each measure of which there is a figure.
        pub completeness: Vec<Completeness>,
        /// What the dataset lacks, each a sentence for people; what is missing by stated figures first.
        pub gaps: Vec<String>,
    }

    /// What advertisements add up to. Different currencies are never added up.
    pub struct AdSum {
        /// The three letters of the currency; none where no price is published.
        pub currency: Option<String>,
        /// Advertisements.
        pub ads: u64,
        /// What was paid for them, as a decimal: `161.23`.
        pub spend: String,
        /// How often they were shown.
        pub impressions: u64,
        /// How often they were clicked.
        pub clicks: u64,
    }

    /// A value and how many posts have it.
    pub struct ValueCount {
        /// The value.
        pub value: String,
        /// Posts.
        pub count: u64,
    }

    /// A figure somebody stated about a dataset.
    pub struct Stated {
        /// `accounts` or `posts`.
        pub what: String,
        /// The figure.
        pub count: u64,
        /// Who states it.
        pub by: String,
    }

    /// A file whose import was cut off.
    pub struct Interrupted {
        /// The dataset.
        pub dataset: String,
        /// The file as given at the time.
        pub path: String,
        /// Records kept so far.
        pub kept: u64,
        /// Bytes read so far.
        pub bytes_done: u64,
        /// Bytes in all.
        pub bytes: u64,
    }

    /// What are these files?
    pub struct InspectRequest {
        /// Files and folders.
        pub paths: Vec<String>,
        /// A format by name, where the reader insists.
        #[serde(default)]
        pub format: Option<String>,
        /// The dataset to join or make, where the reader insists.
        #[serde(default)]
        pub dataset: Option<String>,
        /// What the columns are, for files that have those that it names.
        #[serde(default)]
        pub mapping: Option<Mapping>,
    }

    /// What the files are, before anything is stored.
    pub struct Inspection {
        /// Every file that could be imported.
        pub files: Vec<InspectedFile>,
        /// Every one that could not, with the reason.
        pub unrecognised: Vec<Unrecognised>,
        /// Bytes free on the archive's disk.
        pub free_bytes: u64,
        /// Bytes the import will take, about.
        pub needed_bytes: u64,
        /// A warning if the disk may be too small.
        pub disk_warning: Option<String>,
    }

    /// One file that could be imported.
    pub struct InspectedFile {
        /// Path as given, plus `!member`.
        pub path: String,
        /// Name of the format.
        pub format: String,
        /// Why it is taken for that, in words.
        pub why: String,
        /// Bytes, decompressed where known.
        pub bytes: Option<u64>,
        /// The dataset it will join.
        pub dataset: String,
        /// That dataset's name.
        pub dataset_name: String,
        /// Whether that dataset is there already.
        pub dataset_exists: bool,
        /// Up to ten posts as they would become.
        pub posts: Vec<PostRow>,
        /// Up to ten accounts as they would become.
        pub accounts: Vec<PreviewAccount>,
        /// Up to ten indicators as they would become.
        pub indicators: Vec<IndicatorRow>,
        /// Up to ten summaries as they would become.
        pub summaries: Vec<SummaryRow>,
        /// What was noticed in these first records.
        pub notes: Vec<FileNote>,
        /// Rejected among these first records.
        pub rejected: Vec<RejectedRow>,
    }

    /// An account as it would become.
    pub struct PreviewAccount {
        /// Id, handle or hash.
        pub id: String,
        /// Handle without the sign.
        pub handle: Option<String>,
        /// Shown name.
        pub display_name: Option<String>,
        /// `profile`, `page`, `group`, `channel` or `blog`, where the release says so.
        pub kind: Option<String>,
        /// Day it was made.
        pub created: Option<String>,
        /// Followers as published.
        pub followers: Option<u64>,
    }

    /// Import these files.
    pub struct ImportRequest {
        /// Files and folders.
        pub paths: Vec<String>,
        /// A format by name, where the reader insists.
        #[serde(default)]
        pub format: Option<String>,
        /// The dataset to join or make, where the reader insists.
        #[serde(default)]
        pub dataset: Option<String>,
        /// What the columns are, for files that have those that it names.
        #[serde(default)]
        pub mapping: Option<Mapping>,
    }

    /// What an import did.
    pub struct ImportReport {
        /// The datasets touched, with the files of this import.
        pub datasets: Vec<ImportedDataset>,
        /// The first 1,000 rejected records.
        pub rejected: Vec<RejectedRow>,
        /// Rejected records in all.
        pub rejected_total: u64,
        /// Files that no format claims.
        pub unrecognised: Vec<Unrecognised>,
        /// Whether it was cancelled; whole batches are kept and the import can go on.
        pub cancelled: bool,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// A dataset after an import, or as its report shows it.
    pub struct ImportedDataset {
        /// Slug.
        pub id: String,
        /// Name.
        pub name: String,
        /// Platform.
        pub platform: String,
        /// Format.
        pub format: String,
        /// Its files.
        pub files: Vec<FileReport>,
        /// Posts in it now.
        pub posts: u64,
        /// Accounts in it now.
        pub accounts: u64,
        /// Indicators in it now.
        pub indicators: u64,
        /// Summaries in it now.
        pub summaries: u64,
    }

    /// Something noticed in a file.
    pub struct FileNote {
        /// What kind of thing.
        pub code: String,
        /// Records concerned.
        pub count: u64,
        /// In words.
        pub message: String,
        /// First record concerned.
        pub first_record: Option<u64>,
    }

    /// A record that could not be read.
    pub struct RejectedRow {
        /// Path as given, plus `!member`.
        pub file: String,
        /// Record number, from 1.
        pub record: u64,
        /// Physical line, from 1.
        pub line: u64,
        /// Byte where it begins, from 0.
        pub byte: u64,
        /// Why.
        pub reason: String,
        /// The record as it stands in the file, cut after 2,000 characters.
        pub raw: String,
    }

    /// A file that no format claims.
    pub struct Unrecognised {
        /// Path as given, plus `!member`.
        pub path: String,
        /// Why.
        pub reason: String,
        /// Whether the reader can say what its columns are (`propose_mapping`).
        pub mappable: bool,
    }

    /// One dataset by id.
    pub struct DatasetRequest {
        /// Slug.
        pub dataset: String,
    }

    /// A new name for a dataset; its id stays.
    pub struct RenameRequest {
        /// Slug.
        pub dataset: String,
        /// The new name.
        pub name: String,
    }

    /// What a removal took away.
    pub struct Removed {
        /// Slug.
        pub dataset: String,
        /// Posts removed.
        pub posts: u64,
        /// Accounts removed.
        pub accounts: u64,
    }
}
