//! Accounts and groups side by side.

use super::{AccountFacts, BucketWidth, Problem, ValueCount, wire};

wire! {
    /// Put two to six sides side by side.
    pub struct CompareRequest {
        /// Each `[dataset/]` and a handle, id or hash; or `group:` and a query, for all posts that it finds.
        pub accounts: Vec<String>,
        /// Narrows the choice of accounts.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone of hours, days and weekdays.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// Two to six sides side by side. A side is an account or a group.
    pub struct Comparison {
        /// The sides in the order asked for.
        pub accounts: Vec<ComparedAccount>,
        /// Every pair, in that order.
        pub pairs: Vec<ComparedPair>,
        /// All timelines on one axis.
        pub timeline: SharedTimeline,
        /// The zone used.
        pub zone: String,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// One side of a comparison.
    pub struct ComparedAccount {
        /// Facts as published; none for a group.
        pub facts: Option<AccountFacts>,
        /// Name under which the command finds it: `dataset/id`, or `group:` and the query.
        pub account: String,
        /// The query that finds its posts.
        pub query: String,
        /// What in the query of a group was not understood.
        pub problems: Vec<Problem>,
        /// Accounts that its posts are of.
        pub n_accounts: u64,
        /// Posts in this archive.
        pub posts: u64,
        /// First post, RFC 3339 in UTC.
        pub first: Option<String>,
        /// Last post.
        pub last: Option<String>,
        /// Posts without a readable date.
        pub undated: u64,
        /// Days in the zone on which there is a post.
        pub active_days: u64,
        /// Posts by hour of the day in the zone: 24 numbers.
        pub by_hour: Vec<u64>,
        /// Posts by weekday in the zone: 7 numbers, Monday first.
        pub by_weekday: Vec<u64>,
        /// Seven rows, Monday first, of 24 numbers.
        pub hour_by_weekday: Vec<Vec<u64>>,
        /// Time between one post of an account and its next.
        pub spacing: ComparedSpacing,
        /// Languages.
        pub languages: Vec<ValueCount>,
        /// Programs the posts were sent with.
        pub clients: Vec<ValueCount>,
        /// Kinds.
        pub kinds: Vec<ValueCount>,
        /// What the release does not contain, each a sentence.
        pub missing: Vec<String>,
    }

    /// Time between one post of an account and its next; in a group, of each account by itself.
    pub struct ComparedSpacing {
        /// How many such times there are.
        pub gaps: u64,
        /// In what they are counted, for all sides alike: 1 second, or 60 where a time of any of them is known to the minute.
        pub unit_seconds: u64,
        /// The middle one in seconds.
        pub median_seconds: Option<f64>,
        /// How many last from so many seconds to twice as many; the first holds all that are shorter than the unit.
        pub buckets: Vec<SpacingBucket>,
    }

    /// Times between posts of about one length.
    pub struct SpacingBucket {
        /// Seconds from which on.
        pub from_seconds: u64,
        /// How many.
        pub count: u64,
    }

    /// What two sides share.
    pub struct ComparedPair {
        /// Position of the first account, from 0.
        pub a: u32,
        /// Position of the second.
        pub b: u32,
        /// Posts that both sides hold, where groups overlap; they make both share what they have.
        pub both: u64,
        /// Hashtags.
        pub hashtags: Overlap,
        /// Registered domains.
        pub domains: Overlap,
        /// Links, letter for letter.
        pub links: Overlap,
        /// Mentioned accounts.
        pub mentions: Overlap,
        /// Posts both passed on.
        pub reposted: Overlap,
        /// Posts with the same text after folding and without addresses.
        pub same_text: SameText,
        /// Who was first with what both posted, over links, reposts and texts.
        pub first: FirstCount,
        /// What they did to each other.
        pub interactions: Interactions,
    }

    /// What two sets have in common.
    pub struct Overlap {
        /// Values both have.
        pub shared: u64,
        /// Distinct values of the first.
        pub a_distinct: u64,
        /// Distinct values of the second.
        pub b_distinct: u64,
        /// Shared over all distinct; 0 where both are empty.
        pub jaccard: f64,
        /// The shared values, by the smaller of the two counts, at most 20.
        pub top: Vec<SharedValue>,
    }

    /// A value that both have.
    pub struct SharedValue {
        /// The value.
        pub value: String,
        /// What the screen shows for it.
        pub label: String,
        /// What to add to a query to find it.
        pub term: String,
        /// What a request for its posts calls it.
        pub item: String,
        /// Posts of the first account.
        pub a: u64,
        /// Posts of the second.
        pub b: u64,
        /// When the first account had it first, RFC 3339 in UTC.
        pub a_first: Option<String>,
        /// When the second had it first.
        pub b_first: Option<String>,
        /// Seconds from the first account's to the second's; negative where the second came first.
        pub lag_seconds: Option<f64>,
        /// The coarser precision of the two times.
        pub precision: Option<String>,
    }

    /// Posts with the same text.
    pub struct SameText {
        /// Texts that both posted.
        pub count: u64,
        /// Distinct texts of the first side, reposts left out.
        pub a_distinct: u64,
        /// Distinct texts of the second.
        pub b_distinct: u64,
        /// Shared over all distinct; 0 where both are empty.
        pub jaccard: f64,
        /// The closest in time first, at most 20.
        pub examples: Vec<SameTextPair>,
        /// The middle of the lags, in seconds, sign as in the examples.
        pub median_lag_seconds: Option<f64>,
    }

    /// Two posts with the same text, the first of either side.
    pub struct SameTextPair {
        /// What a request for all posts with this text calls it.
        pub item: String,
        /// How many posts of the first side have it.
        pub a_count: u64,
        /// How many of the second.
        pub b_count: u64,
        /// Post id of the first account.
        pub a: String,
        /// Post id of the second.
        pub b: String,
        /// The text of the first, as published.
        pub text: String,
        /// Which way it runs.
        pub direction: String,
        /// When the first account posted it.
        pub a_at: Option<String>,
        /// When the second did.
        pub b_at: Option<String>,
        /// Seconds from the first account's post to the second's.
        pub lag_seconds: Option<f64>,
        /// The coarser precision of the two times.
        pub precision: Option<String>,
    }

    /// Who was first with the things both posted.
    pub struct FirstCount {
        /// Things the first account had first.
        pub a: u64,
        /// Things the second had first.
        pub b: u64,
        /// Things whose order the times do not tell.
        pub undecided: u64,
        /// The middle of the lags, in seconds; negative where the second came first.
        pub median_lag_seconds: Option<f64>,
    }

    /// What two accounts did to each other.
    pub struct Interactions {
        /// Posts of the first that mention the second.
        pub a_mentions_b: u64,
        /// Posts of the second that mention the first.
        pub b_mentions_a: u64,
        /// Posts of the first that pass on the second's.
        pub a_reposts_b: u64,
        /// Posts of the second that pass on the first's.
        pub b_reposts_a: u64,
        /// Posts of the first that answer the second.
        pub a_replies_b: u64,
        /// Posts of the second that answer the first.
        pub b_replies_a: u64,
    }

    /// Timelines on one axis.
    pub struct SharedTimeline {
        /// The width.
        pub by: BucketWidth,
        /// Where each bucket begins, RFC 3339 with the zone's offset.
        pub starts: Vec<String>,
        /// For each account, the posts of each bucket.
        pub counts: Vec<Vec<u64>>,
    }
}
