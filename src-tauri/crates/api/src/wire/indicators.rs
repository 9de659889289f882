//! What reports list, and what is announced only as a figure.

use super::{SourcePlace, ValueCount, wire};

wire! {
    /// List indicators, in the order in which they were read.
    pub struct ListIndicatorsRequest {
        /// Only of this dataset.
        #[serde(default)]
        pub dataset: Option<String>,
        /// Only of this kind.
        #[serde(default)]
        pub kind: Option<String>,
        /// Only those in whose published or refanged text, or remark, this stands, whatever its case.
        #[serde(default)]
        pub text: String,
        /// Indicators to leave out at the start.
        #[serde(default)]
        pub from: u64,
        /// Indicators to give, at most 1,000.
        #[serde(default = "hundred")]
        pub limit: u64,
    }

    /// Indicators.
    pub struct IndicatorList {
        /// How many there are in all.
        pub total: u64,
        /// How many of each kind there are, whatever kind was asked for; kinds without any are left out.
        pub kinds: Vec<ValueCount>,
        /// This page.
        pub indicators: Vec<IndicatorRow>,
    }

    /// Something listed in a report. Sharing it does not make an account part of a network.
    pub struct IndicatorRow {
        /// Its number in this archive; none before an import.
        pub no: Option<u64>,
        /// Dataset.
        pub dataset: String,
        /// The dataset's name.
        pub dataset_name: String,
        /// `domain`, `link`, `account`, `hashtag`, `email`, `phone`, `ip`, `fileHash`, `app` or `other`.
        pub kind: String,
        /// Exactly as published, which usually is defanged.
        pub published: String,
        /// For the screen: never so that anything opens it.
        pub shown: String,
        /// Refanged, as it is matched.
        pub value: String,
        /// The publisher's own word for its kind.
        pub type_published: Option<String>,
        /// The platform, where the list says so.
        pub platform: Option<String>,
        /// Day on which it was published, `2023-05-03`.
        pub listed_on: Option<String>,
        /// Where in the chain of an operation it stands.
        pub tactic: Option<String>,
        /// The technique below that.
        pub technique: Option<String>,
        /// The procedure below that.
        pub procedure: Option<String>,
        /// The publisher's remark.
        pub comment: Option<String>,
        /// Where it stands in the published files.
        pub source: SourcePlace,
    }

    /// Which indicators of a list occur in these posts?
    pub struct MatchIndicatorsRequest {
        /// The list's dataset.
        pub dataset: String,
        /// The posts to look in; empty for all.
        #[serde(default)]
        pub query: String,
        /// Zone of the query's days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// Which indicators of a list occur in the posts.
    pub struct IndicatorMatches {
        /// The list's dataset.
        pub dataset: String,
        /// Its name.
        pub dataset_name: String,
        /// Indicators in it, one listed twice counted twice.
        pub listed: u64,
        /// Whether only the first 20,000 were looked for.
        pub is_cut: bool,
        /// By kind.
        pub kinds: Vec<KindMatches>,
        /// The same in words.
        pub words: Vec<String>,
        /// Each indicator once, those with the most posts first.
        pub rows: Vec<IndicatorMatch>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// Indicators of one kind, each counted once.
    pub struct KindMatches {
        /// The kind.
        pub kind: String,
        /// In the list.
        pub listed: u64,
        /// That posts can hold at all.
        pub looked_for: u64,
        /// With at least one post.
        pub found: u64,
    }

    /// An indicator with the posts that hold it.
    pub struct IndicatorMatch {
        /// The indicator.
        pub indicator: IndicatorRow,
        /// The query that finds these posts; none for what posts do not hold, such as hashes of files.
        pub query: Option<String>,
        /// Posts that it finds.
        pub posts: Option<u64>,
    }

    /// List summaries, in the order in which they were read.
    pub struct ListSummariesRequest {
        /// Only of this dataset.
        #[serde(default)]
        pub dataset: Option<String>,
        /// Summaries to leave out at the start.
        #[serde(default)]
        pub from: u64,
        /// Summaries to give, at most 1,000.
        #[serde(default = "hundred")]
        pub limit: u64,
    }

    /// Summaries.
    pub struct SummaryList {
        /// How many there are in all.
        pub total: u64,
        /// This page.
        pub summaries: Vec<SummaryRow>,
    }

    /// A network, or a part of one, announced only as a figure.
    pub struct SummaryRow {
        /// Its number in this archive; none before an import.
        pub no: Option<u64>,
        /// Dataset.
        pub dataset: String,
        /// The dataset's name.
        pub dataset_name: String,
        /// What is counted: `accounts`, `pages`, `groups`, `followers`…
        pub measure: String,
        /// How many; of `spend`, hundredths of the currency.
        pub figure: u64,
        /// `exactly`, `about`, `moreThan` or `lessThan`.
        pub bound: String,
        /// The three letters of the currency of a spend.
        pub currency: Option<String>,
        /// The words as published.
        pub published: String,
        /// The platform on which it was counted.
        pub platform: Option<String>,
        /// Day on which it was published.
        pub stated_on: Option<String>,
        /// Where in the chain of an operation it stands.
        pub tactic: Option<String>,
        /// The technique below that.
        pub technique: Option<String>,
        /// The procedure below that.
        pub procedure: Option<String>,
        /// The publisher's remark, or the sentence around the figure.
        pub comment: Option<String>,
        /// Where it stands in the published files.
        pub source: SourcePlace,
    }
}

/// Rows where no limit is given.
fn hundred() -> u64 {
    100
}
