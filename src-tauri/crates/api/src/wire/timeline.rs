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
        /// Platforms.
        Platform,
        /// The programs that posts were sent with.
        Client,
    }

    /// How much of a bucket the datasets among the hits cover, each from its first post to its last.
    pub enum BucketCoverage {
        /// All of it.
        Whole,
        /// Some of it: a dataset begins or ends inside.
        Part,
        /// Nothing: that it holds no posts says nothing about the accounts.
        Gap,
    }

    /// Where a mark comes from.
    pub enum MarkKind {
        /// The archive: a takedown was announced, a release was published.
        Takedown,
        /// The reader's own events.
        Event,
    }

    /// A form of pictures.
    pub enum PictureForm {
        /// Lines and letters, which can be made larger.
        Svg,
        /// Points.
        Png,
    }

    /// What a share is of.
    pub enum ShareOf {
        /// The posts of all series in the bucket.
        Series,
        /// All posts of the archive in the bucket, whatever the query.
        Archive,
    }
}

wire! {
    /// Count posts over time.
    pub struct TimelineRequest {
        /// The query's text.
        pub query: String,
        /// Further queries on the same axis: one series for each, that of `query` first. Not together with `split`.
        #[serde(default)]
        pub queries: Vec<String>,
        /// The zone in which days begin; IANA name.
        #[serde(default = "utc")]
        pub zone: String,
        /// The width; none chooses one that gives a readable number of buckets.
        #[serde(default)]
        pub by: Option<BucketWidth>,
        /// One series for each value of this.
        #[serde(default)]
        pub split: Option<SplitBy>,
        /// Series to give, the largest first. Posts without a value come after them, under an empty key; the smaller
        /// series last, added up under the key `other`.
        #[serde(default)]
        pub series_limit: Option<u64>,
        /// Shares instead of counts: with a split of the bucket's posts, else of the archive's in that bucket.
        #[serde(default)]
        pub share: bool,
        /// Each bucket with all before it.
        #[serde(default)]
        pub cumulative: bool,
        /// The mean over so many buckets, each with those before it. Not together with `cumulative`.
        #[serde(default)]
        pub rolling: Option<u32>,
    }

    /// Write a timeline as CSV.
    pub struct SaveTimelineRequest {
        /// What to count.
        pub timeline: TimelineRequest,
        /// The file; one that is there is replaced.
        pub path: String,
        /// Leave cells as they are that a spreadsheet would take for formulas.
        #[serde(default)]
        pub verbatim: bool,
    }

    /// Write a picture that the window has drawn.
    pub struct SavePictureRequest {
        /// The file; one that is there is replaced.
        pub path: String,
        /// What `content` is.
        pub form: PictureForm,
        /// The text of an SVG file, or the bytes of a PNG file in base 64.
        pub content: String,
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
        /// How much of each bucket is covered; a count of zero in a gap is none.
        pub coverage: Vec<BucketCoverage>,
        /// The same, split; or one for each of several queries, which may count a post more than once.
        pub series: Vec<Series>,
        /// Shares, sums or means, where they were asked for.
        pub derived: Option<Derived>,
        /// Posts known less exactly than the width.
        pub too_coarse: u64,
        /// Posts without a readable date.
        pub undated: u64,
        /// Days that matter to the datasets among the hits, such as the day of a release, and the reader's own events.
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

    /// What was made of the counts.
    pub struct Derived {
        /// What the values are, in words.
        pub label: String,
        /// What a share is of; none where the values are no shares but posts.
        pub share_of: Option<ShareOf>,
        /// Whether each bucket stands with all before it.
        pub cumulative: bool,
        /// How many buckets a mean is over.
        pub rolling: Option<u32>,
        /// The posts that a share is of, in each bucket alone; empty without shares.
        pub wholes: Vec<u64>,
        /// The series of the answer in their order; a single one, `all`, where it has none.
        pub series: Vec<DerivedSeries>,
    }

    /// The values of one series.
    pub struct DerivedSeries {
        /// As in the series.
        pub key: String,
        /// As in the series.
        pub label: String,
        /// One for each bucket, shares in per cent. None where a bucket is not covered, a share would be of nothing, or
        /// too few buckets stand before for a mean.
        pub values: Vec<Option<f64>>,
    }

    /// A day worth marking.
    pub struct Mark {
        /// The day in the timeline's zone, `2020-10-08`.
        pub day: String,
        /// The moment, RFC 3339 in UTC; none where the day alone is known.
        pub at: Option<String>,
        /// What happened.
        pub label: String,
        /// Where it comes from.
        pub kind: MarkKind,
        /// The number of the reader's event.
        pub event: Option<u64>,
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

impl TimelineRequest {
    /// Counts of one query in UTC, in buckets of a readable width.
    #[must_use]
    pub fn new(query: impl Into<String>) -> Self {
        Self {
            query: query.into(),
            queries: Vec::new(),
            zone: utc(),
            by: None,
            split: None,
            series_limit: None,
            share: false,
            cumulative: false,
            rolling: None,
        }
    }
}

/// The zone where none is given.
pub(crate) fn utc() -> String {
    "UTC".to_owned()
}
