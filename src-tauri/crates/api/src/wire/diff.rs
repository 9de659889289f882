//! One release in two versions.

use super::{AccountRow, PostRow, wire};

wire! {
    /// Which records are compared.
    pub enum DiffOf {
        /// Accounts.
        Accounts,
        /// Posts.
        Posts,
        /// Indicators.
        Indicators,
        /// All of them.
        All,
    }

    /// What became of a record.
    pub enum DiffFate {
        /// It is in the first dataset alone.
        Vanished,
        /// It is in the first dataset alone, and in a third one too: accounts only, part of the vanished.
        Moved,
        /// It is in the second dataset alone.
        Appeared,
        /// It is in both, with other values.
        Changed,
        /// It is in both, with the same values.
        Same,
        /// It is in the first dataset without an exact id, and meets no other record.
        IncomparableA,
        /// Likewise in the second.
        IncomparableB,
    }

    /// What a row of a comparison is.
    pub enum DiffRecord {
        /// An account.
        Account,
        /// A post.
        Post,
        /// An indicator.
        Indicator,
    }
}

wire! {
    /// Compare two datasets that hold one release in two versions.
    pub struct DiffRequest {
        /// The version before: a dataset's id.
        pub a: String,
        /// The version after.
        pub b: String,
        /// Which records are counted and listed.
        #[serde(default = "all")]
        pub of: DiffOf,
        /// Only rows with this fate; without one all but the same.
        #[serde(default)]
        pub fate: Option<DiffFate>,
        /// Only rows in which this field differs.
        #[serde(default)]
        pub field: Option<String>,
        /// Where the page begins: the `next` of an earlier answer, unread.
        #[serde(default)]
        pub cursor: Option<String>,
        /// Rows wanted, at most 1,000; 0 only counts.
        #[serde(default = "fifty")]
        pub limit: u64,
    }

    /// What differs between two datasets.
    pub struct Diff {
        /// The version before.
        pub a: DiffSide,
        /// The version after.
        pub b: DiffSide,
        /// What became of the accounts; none if they were not asked for.
        pub accounts: Option<DiffCounts>,
        /// What became of the posts; none if they were not asked for.
        pub posts: Option<DiffCounts>,
        /// What became of the indicators; none if they were not asked for.
        pub indicators: Option<DiffCounts>,
        /// This page: accounts first, then posts, then indicators, each by key.
        pub rows: Vec<DiffRow>,
        /// Give back as `cursor` for the page after this one; none at the end.
        pub next: Option<String>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// One of the two datasets.
    pub struct DiffSide {
        /// Its id.
        pub dataset: String,
        /// Its name.
        pub name: String,
        /// Its posts.
        pub posts: u64,
        /// Its accounts, however learnt.
        pub accounts: u64,
        /// Its indicators; one that is listed several times counts as often.
        pub indicators: u64,
    }

    /// How many records have which fate, exactly.
    ///
    /// `same + changed + vanished + incomparableA` are the records of the first dataset, `same + changed + appeared +
    /// incomparableB` those of the second.
    #[derive(Default)]
    pub struct DiffCounts {
        /// In both, with the same values.
        pub same: u64,
        /// In both, with other values.
        pub changed: u64,
        /// In the second alone.
        pub appeared: u64,
        /// In the first alone.
        pub vanished: u64,
        /// Of the vanished accounts: those that a third dataset of the archive has under the same id. 0 for others.
        pub moved: u64,
        /// In the first without an exact id, so that they cannot be compared.
        pub incomparable_a: u64,
        /// In the second, likewise.
        pub incomparable_b: u64,
        /// Of `incomparable_a`: those identical in every column to one of the second.
        pub identical_a: u64,
        /// Of `incomparable_b`: those identical to one of the first.
        pub identical_b: u64,
        /// In how many of the changed each field differs, most first.
        pub fields: Vec<DiffField>,
    }

    /// How often a field differs.
    pub struct DiffField {
        /// Its name: `text`, `postedAt`, `likes`…; `column:NAME` for a published column that no field stands for.
        pub field: String,
        /// Records in which it differs.
        pub count: u64,
    }

    /// One record of a comparison.
    pub struct DiffRow {
        /// What it is.
        pub record: DiffRecord,
        /// What became of it. Moved accounts stand as vanished, with `elsewhere` filled.
        pub fate: DiffFate,
        /// Its published id, handle or hash, or a marked key; of an indicator its kind and value.
        pub key: String,
        /// The account in the first dataset.
        pub account_a: Option<AccountRow>,
        /// The account in the second.
        pub account_b: Option<AccountRow>,
        /// The post in the first dataset.
        pub post_a: Option<PostRow>,
        /// The post in the second.
        pub post_b: Option<PostRow>,
        /// The indicator, as the second dataset has it, else the first.
        pub indicator: Option<DiffIndicator>,
        /// What differs.
        pub changes: Vec<DiffChange>,
        /// Ids of the other datasets that have this account, if it vanished or appeared.
        pub elsewhere: Vec<String>,
        /// Whether a record without an exact id is identical to one of the other dataset.
        pub identical: bool,
    }

    /// An indicator in a comparison.
    pub struct DiffIndicator {
        /// What it is.
        pub kind: String,
        /// Refanged, for matching.
        pub value: String,
        /// As published, which usually is defanged.
        pub published: String,
    }

    /// A field that differs, with its values.
    pub struct DiffChange {
        /// Its name, as in `DiffField`.
        pub field: String,
        /// The value in the first dataset: none, one, or the items of a list.
        pub a: Vec<String>,
        /// The value in the second.
        pub b: Vec<String>,
    }

    /// Check what a reader has found in the version before: saved queries, marked posts.
    pub struct DiffFindingsRequest {
        /// The version before: a dataset's id.
        pub a: String,
        /// The version after.
        pub b: String,
        /// Queries; each is asked of the version before.
        #[serde(default)]
        pub queries: Vec<String>,
        /// Posts by `dataset/id`; those of other datasets are passed over.
        #[serde(default)]
        pub posts: Vec<String>,
        /// The zone in which `since:` and `until:` name days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// What became of the findings.
    pub struct DiffFindings {
        /// The queries, in their order.
        pub queries: Vec<DiffFinding>,
        /// The posts of the version before, in their order.
        pub posts: Vec<DiffFoundPost>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// What became of the posts that a query finds in the version before.
    pub struct DiffFinding {
        /// The query.
        pub query: String,
        /// Posts it finds there that were looked at.
        pub checked: u64,
        /// Of these: those that vanished.
        pub vanished: u64,
        /// Those that changed.
        pub changed: u64,
        /// Those without an exact id, which cannot be compared.
        pub incomparable: u64,
        /// Whether all were looked at; otherwise it finds more than the 100,000 that are.
        pub complete: bool,
        /// Why it was not asked, if it was not understood.
        pub problem: Option<String>,
    }

    /// What became of one post.
    pub struct DiffFoundPost {
        /// `dataset/id`
        pub post: String,
        /// What became of it.
        pub fate: DiffFate,
    }
}

fn all() -> DiffOf {
    DiffOf::All
}

fn fifty() -> u64 {
    50
}
