//! What is said about one account: signals, its history, and whom it is connected with.

use super::{AccountRef, Problem, wire};

wire! {
    /// One account's evidence card.
    pub struct EvidenceRequest {
        /// `[dataset/]` and a handle (with or without `@`), id or hash.
        pub account: String,
        /// Narrows the choice.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone of hours and days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// A search whose accounts it is held against; the account's own dataset where none is given.
        #[serde(default)]
        pub group: Option<String>,
    }

    /// Signals about one account, each by itself: there is no total.
    pub struct EvidenceCard {
        /// Who.
        pub account: AccountRef,
        /// The zone of hours and days.
        pub zone: String,
        /// Its posts in this archive.
        pub posts: u64,
        /// Those without a readable date: no signal counts them.
        pub undated: u64,
        /// Whom it is held against.
        pub group: EvidenceGroup,
        /// The signals, in a fixed order.
        pub signals: Vec<Signal>,
        /// How often days were drawn anew for a range.
        pub resamples: u64,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// The accounts that one is held against.
    pub struct EvidenceGroup {
        /// The search.
        pub query: String,
        /// What of the search could not be understood.
        pub problems: Vec<Problem>,
        /// Accounts that it finds, this one left out.
        pub accounts: u64,
        /// How many posts found an account needs to be taken.
        pub least_posts: u64,
        /// Accounts with so many.
        pub eligible: u64,
        /// Accounts taken, by a drawing that is always the same.
        pub taken: u64,
        /// Their posts in this archive, all of which count.
        pub posts: u64,
        /// The group in a sentence.
        pub words: String,
    }

    /// One signal.
    pub struct Signal {
        /// Its name for programs: `hours`, `quiet`, `spacing`, `minutes`, `seconds`, `volume`, `clients`, `dormancy`,
        /// `created`, `handle`, `names`, `followers`.
        pub key: String,
        /// Its name for people.
        pub title: String,
        /// Whether anything is said.
        pub state: SignalState,
        /// Why nothing is said, a sentence.
        pub lack: Option<String>,
        /// The minimum, where there is too little.
        pub needed: Option<u64>,
        /// What there is, where there is too little.
        pub has: Option<u64>,
        /// The figure.
        pub figure: Option<SignalFigure>,
        /// Further figures.
        pub more: Vec<SignalFigure>,
        /// What the figures rest on: "1,234 posts on 56 days".
        pub rests_on: Option<String>,
        /// How many that is: the first number of `restsOn`.
        pub n: Option<u64>,
        /// Where the figure stands in the group.
        pub place: Option<GroupPlace>,
        /// Why it has no place there, a sentence.
        pub no_place: Option<String>,
        /// Counts behind the figure.
        pub charts: Vec<SignalChart>,
        /// Why little should be made of it, where that is so.
        pub weak: Option<String>,
        /// What innocently explains it.
        pub innocent: String,
        /// Who used it, and whether we checked that.
        pub references: Vec<String>,
        /// The fields it needs.
        pub needs: Vec<String>,
    }

    /// A number with its range.
    #[derive(Default)]
    pub struct SignalFigure {
        /// What it is.
        pub label: String,
        /// The number.
        pub value: f64,
        /// The lower end of a range of 95 in 100.
        pub low: Option<f64>,
        /// Its upper end.
        pub high: Option<f64>,
        /// The number in words, range included.
        pub words: String,
    }

    /// A figure's place among those of other accounts.
    pub struct GroupPlace {
        /// Accounts of the group of which enough is known.
        pub accounts: u64,
        /// The median of their figures.
        pub median: f64,
        /// The share of them at this account's figure or below, from 0 to 1.
        pub at_or_below: f64,
        /// Their figures, ascending.
        pub values: Vec<f64>,
        /// The place in a sentence.
        pub words: String,
    }

    /// Bars in their order.
    pub struct SignalChart {
        /// What they show.
        pub title: String,
        /// Whether the numbers are shares from 0 to 1, else counts.
        pub shares: bool,
        /// The bars.
        pub bars: Vec<SignalBar>,
    }

    /// One bar.
    #[derive(Default)]
    pub struct SignalBar {
        /// What it stands for.
        pub label: String,
        /// Its number.
        pub value: f64,
        /// The lower end of a range of 95 in 100.
        pub low: Option<f64>,
        /// Its upper end.
        pub high: Option<f64>,
        /// The mean of the same number over the group's accounts.
        pub group: Option<f64>,
    }

    /// How an account's facts went over time.
    pub struct AccountHistory {
        /// Followers and followed accounts as they stand beside posts, by time; of each stretch the last, if there are
        /// very many.
        pub points: Vec<HistoryPoint>,
        /// Posts beside which such numbers stand.
        pub snapshots: u64,
        /// Handles, in the order in which they were first seen.
        pub handles: Vec<NameStretch>,
        /// Shown names.
        pub display_names: Vec<NameStretch>,
        /// Why there is no course of followers, a sentence.
        pub lack: Option<String>,
    }

    /// Followers at a moment.
    pub struct HistoryPoint {
        /// RFC 3339 in UTC.
        pub at: String,
        /// Followers.
        pub followers: Option<u64>,
        /// Followed accounts.
        pub following: Option<u64>,
    }

    /// A name and when it was seen.
    pub struct NameStretch {
        /// The name as published.
        pub name: String,
        /// The first dated post with it, RFC 3339 in UTC.
        pub first: Option<String>,
        /// The last.
        pub last: Option<String>,
        /// Posts with it; 0 if only a users file has it.
        pub posts: u64,
    }

    /// Whom an account is connected with, by published ids and handles alone.
    pub struct AccountConnections {
        /// Each kind of connection, in a fixed order.
        pub kinds: Vec<ConnectionKind>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// One kind of connection.
    pub struct ConnectionKind {
        /// `reposts`, `repostedBy`, `replies`, `repliedBy`, `mentions`, `mentionedBy`.
        pub key: String,
        /// Its name for people.
        pub title: String,
        /// The accounts with most posts, each with a search that finds exactly so many.
        pub accounts: Vec<ConnectedAccount>,
        /// How many accounts there are in all.
        pub total: u64,
        /// What of it the release does not say, a sentence.
        pub lack: Option<String>,
    }

    /// An account at the other end.
    pub struct ConnectedAccount {
        /// Its id or handle as published.
        pub value: String,
        /// For the screen.
        pub label: String,
        /// Posts.
        pub count: u64,
        /// The search that finds exactly these.
        pub term: String,
        /// The account, where the same dataset has it.
        pub account: Option<AccountRef>,
    }
}

wire! {
    /// Whether a signal says anything.
    pub enum SignalState {
        /// It does.
        Said,
        /// There is too little.
        NotEnough,
        /// The release has no such field.
        NotInRelease,
    }
}
