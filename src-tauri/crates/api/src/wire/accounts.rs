//! One account, and lists of them.

use super::{AccountRef, Bucket, BucketWidth, FacetValue, ValueCount, wire};

wire! {
    /// Find accounts by the beginning of a name, or list them all.
    pub struct ListAccountsRequest {
        /// Beginning of a handle, id, hash or shown name; empty lists all.
        #[serde(default)]
        pub prefix: String,
        /// Only of this dataset.
        #[serde(default)]
        pub dataset: Option<String>,
        /// Accounts to leave out at the start.
        #[serde(default)]
        pub from: u64,
        /// Accounts to give.
        #[serde(default = "hundred")]
        pub limit: u64,
    }

    /// Accounts, those with most posts first.
    pub struct AccountList {
        /// How many there are in all.
        pub total: u64,
        /// This page.
        pub accounts: Vec<AccountRow>,
    }

    /// An account in a list.
    pub struct AccountRow {
        /// The account.
        pub account: AccountRef,
        /// Dataset's name.
        pub dataset_name: String,
        /// `profile`, `page`, `group`, `channel` or `blog`, where the release says so.
        pub kind: Option<String>,
        /// Its posts in this archive.
        pub posts: u64,
        /// First post, RFC 3339 in UTC.
        pub first: Option<String>,
        /// Last post.
        pub last: Option<String>,
        /// Followers as published.
        pub followers: Option<u64>,
        /// Day it was made.
        pub created: Option<String>,
    }

    /// One account.
    pub struct AccountRequest {
        /// `[dataset/]` and a handle (with or without `@`), id or hash.
        pub account: String,
        /// Narrows the choice.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone of hours, days and weekdays.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// One account: facts, figures, what is missing.
    pub struct AccountPage {
        /// Who.
        pub facts: AccountFacts,
        /// Figures over its posts.
        pub figures: AccountFigures,
        /// Most used hashtags.
        pub hashtags: Vec<FacetValue>,
        /// Most linked domains.
        pub domains: Vec<FacetValue>,
        /// Most mentioned accounts, as published.
        pub mentions: Vec<FacetValue>,
        /// Most reposted accounts, where the release names them.
        pub reposted: Vec<FacetValue>,
        /// Accounts it answers most.
        pub replied_to: Vec<FacetValue>,
        /// Its timeline.
        pub timeline: Vec<Bucket>,
        /// The width of that timeline's buckets.
        pub timeline_by: BucketWidth,
        /// What the release does not contain, each a sentence.
        pub missing: Vec<String>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// Facts about an account, as published.
    pub struct AccountFacts {
        /// Who.
        pub account: AccountRef,
        /// Whether the id was destroyed in the file.
        pub id_inexact: bool,
        /// What was published in its place.
        pub id_published: Option<String>,
        /// Platform.
        pub platform: String,
        /// `profile`, `page`, `group`, `channel` or `blog`, where the release says so.
        pub kind: Option<String>,
        /// Dataset's name.
        pub dataset_name: String,
        /// Who released it.
        pub publisher: Option<String>,
        /// Place, free text.
        pub place: Option<String>,
        /// Its own description, as published.
        pub description: Option<String>,
        /// The description for the screen, where it differs: HTML entities decoded.
        pub description_shown: Option<String>,
        /// Which way the description runs: `ltr` or `rtl`.
        pub description_direction: String,
        /// Address in the profile, as published.
        pub url: Option<String>,
        /// Followers at publication.
        pub followers: Option<u64>,
        /// Followed accounts at publication.
        pub following: Option<u64>,
        /// Day it was made, `2019-11-05`.
        pub created: Option<String>,
        /// Language of its interface.
        pub language: Option<String>,
        /// Whether a users file of the release lists it.
        pub listed: bool,
        /// How many different sets of facts the release gives for it.
        pub profiles: u64,
        /// Columns not understood.
        pub extra: Vec<super::PublishedColumn>,
        /// Where these facts stand in the published files.
        pub source: super::SourcePlace,
    }

    /// Figures over an account's posts.
    pub struct AccountFigures {
        /// Posts in this archive.
        pub posts: u64,
        /// First post, RFC 3339 in UTC.
        pub first: Option<String>,
        /// Last post.
        pub last: Option<String>,
        /// Posts without a readable date.
        pub undated: u64,
        /// Days in the zone on which it posted.
        pub active_days: u64,
        /// Posts by hour of the day in the zone: 24 numbers. Posts known only to the day are left out.
        pub by_hour: Vec<u64>,
        /// Posts by weekday in the zone: 7 numbers, Monday first.
        pub by_weekday: Vec<u64>,
        /// Seven rows, Monday first, of 24 numbers.
        pub hour_by_weekday: Vec<Vec<u64>>,
        /// Languages.
        pub languages: Vec<ValueCount>,
        /// Programs the posts were sent with; an empty value where the release gives none.
        pub clients: Vec<ValueCount>,
        /// Kinds.
        pub kinds: Vec<ValueCount>,
    }
}

/// Accounts where no limit is given.
fn hundred() -> u64 {
    100
}
