//! Posts over time.

use super::{Problem, wire};

wire! {
    /// How wide a bucket is.
    pub enum BucketWidth {
        /// An hour.
        Hour,
        /// A calendar day.
        Day,
        /// An ISO week, from Monday.
        Week,
        /// A calendar month.
        Month,
        /// A calendar year.
        Year,
    }

    /// What a timeline is split by.
    pub enum SplitBy {
        /// Datasets.
        Dataset,
        /// Accounts.
        Account,
        /// Languages.
        Language,
        /// Kinds.
        Kind,
    }
}

wire! {
    /// Count posts over time.
    pub struct TimelineRequest {
        /// The query's text.
        pub query: String,
        /// The zone in which days begin; IANA name.
        #[serde(default = "utc")]
        pub zone: String,
        /// The width; none chooses one that gives a readable number of buckets.
        #[serde(default)]
        pub by: Option<BucketWidth>,
        /// One series for each value of this.
        #[serde(default)]
        pub split: Option<SplitBy>,
        /// Series to give, the largest first; the rest is added up under the key `other`.
        #[serde(default)]
        pub series_limit: Option<u64>,
    }

    /// Posts over time: `total` is the sum of `buckets`, `tooCoarse` and `undated`.
    pub struct TimelineAnswer {
        /// Hits in all.
        pub total: u64,
        /// The width used.
        pub by: BucketWidth,
        /// The zone used.
        pub zone: String,
        /// Every bucket from the first post to the last, zeros included.
        pub buckets: Vec<Bucket>,
        /// The same, split.
        pub series: Vec<Series>,
        /// Posts known less exactly than the width.
        pub too_coarse: u64,
        /// Posts without a readable date.
        pub undated: u64,
        /// Days that matter to the datasets among the hits, such as the day of a release.
        pub marks: Vec<Mark>,
        /// The stretch that each dataset covers, from its first post to its last.
        pub covered: Vec<Covered>,
        /// What in the query was not understood.
        pub problems: Vec<Problem>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// One bucket.
    pub struct Bucket {
        /// Where it begins, RFC 3339 with the zone's offset; it ends where the next one begins.
        pub start: String,
        /// Posts.
        pub count: u64,
    }

    /// One series of a split timeline.
    pub struct Series {
        /// The value.
        pub key: String,
        /// What the screen shows for it.
        pub label: String,
        /// Posts in all.
        pub count: u64,
        /// The same buckets as the whole.
        pub buckets: Vec<Bucket>,
    }

    /// A day worth marking.
    pub struct Mark {
        /// The day, `2020-10-08`.
        pub day: String,
        /// What happened.
        pub label: String,
    }

    /// What a dataset covers.
    pub struct Covered {
        /// Dataset.
        pub dataset: String,
        /// Its first post, RFC 3339 in UTC.
        pub first: String,
        /// Its last.
        pub last: String,
    }
}

/// The zone where none is given.
pub(crate) fn utc() -> String {
    "UTC".to_owned()
}
