//! What a comparison rests on: the posts behind its numbers, texts that are nearly the same, chance, and its report.

use super::{Comparison, FirstCount, PostRow, ReportMade, wire};

wire! {
    /// Ask for texts that are nearly the same.
    pub struct NearTextsRequest {
        /// Two sides, as for a comparison.
        pub accounts: Vec<String>,
        /// Narrows the choice of accounts.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone in which the query of a group reads days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// Texts of the first side that are nearly the same as one of the second, without those that are the same.
    pub struct NearTexts {
        /// Distinct texts of the first side that were looked for: those long enough, which the second does not have
        /// letter for letter.
        pub looked_for: u64,
        /// Distinct texts of the second side among which they were looked for.
        pub among: u64,
        /// Distinct texts of both sides that are too short to be called near to another.
        pub too_short: u64,
        /// How many words a text must have.
        pub least_words: u64,
        /// Members that two texts have in common over all members, from which on they are near: 0.5.
        pub least_similarity: f64,
        /// Texts that have a near one.
        pub count: u64,
        /// Texts that had more candidates than were looked at.
        pub bounded: u64,
        /// Who was first with these texts.
        pub first: FirstCount,
        /// The nearest first, at most 50.
        pub examples: Vec<NearTextPair>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// Two posts with nearly the same text: of either text the first post.
    pub struct NearTextPair {
        /// Common members over all members.
        pub similarity: f64,
        /// The post of the first side.
        pub a: PostRow,
        /// The post of the second.
        pub b: PostRow,
        /// Seconds from the first side's post to the second's.
        pub lag_seconds: Option<f64>,
        /// The coarser precision of the two times.
        pub precision: Option<String>,
    }

    /// Ask what two accounts share that were drawn by chance.
    pub struct ChanceRequest {
        /// The sides, as for a comparison.
        pub accounts: Vec<String>,
        /// Narrows the choice of accounts.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone in which the query of a group reads days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// What two accounts share that were drawn by chance, for every pair of sides.
    pub struct Chance {
        /// Every pair, in the order of the comparison.
        pub pairs: Vec<ChancePair>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// What accounts share that are drawn by chance in the place of two sides.
    pub struct ChancePair {
        /// Position of the first side, from 0.
        pub a: u32,
        /// Position of the second.
        pub b: u32,
        /// Why nothing is said, where nothing is.
        pub lack: Option<String>,
        /// Accounts of the first side's dataset with about as many posts, from which the first was drawn.
        pub a_peers: u64,
        /// The same for the second.
        pub b_peers: u64,
        /// Pairs drawn.
        pub drawn: u64,
        /// Shared hashtags.
        pub hashtags: ChanceRange,
        /// Shared domains.
        pub domains: ChanceRange,
        /// Shared links.
        pub links: ChanceRange,
        /// Shared mentions.
        pub mentions: ChanceRange,
        /// Posts both passed on.
        pub reposted: ChanceRange,
        /// Texts both posted.
        pub same_text: ChanceRange,
    }

    /// How many values drawn pairs share.
    pub struct ChanceRange {
        /// What the two sides share.
        pub shared: u64,
        /// The middle of the drawn pairs.
        pub median: f64,
        /// What 2.5 in 100 of them do not reach.
        pub low: u64,
        /// What 2.5 in 100 of them are above.
        pub high: u64,
        /// Drawn pairs that share as many as the two sides, or more.
        pub as_many: u64,
    }

    /// Ask for the posts behind one number of a comparison.
    pub struct ComparedPostsRequest {
        /// The sides whose posts are wanted, as for a comparison; one or more.
        pub accounts: Vec<String>,
        /// Narrows the choice of accounts.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone in which the query of a group reads days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// Which number.
        pub of: ComparedBy,
        /// The `item` of the shared value; not for what sides did to each other.
        #[serde(default)]
        pub item: Option<String>,
        /// Posts of each side, at most; 100 where it is not given, 500 at most.
        #[serde(default)]
        pub limit: Option<u64>,
    }

    /// The posts behind one number of a comparison, side by side.
    pub struct ComparedPosts {
        /// For each side asked for, its posts.
        pub sides: Vec<ComparedSidePosts>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// Ask for everything about a comparison, for someone who checks it.
    pub struct ComparisonReportRequest {
        /// The sides, as for a comparison.
        pub accounts: Vec<String>,
        /// Narrows the choice of accounts.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone of hours, days and weekdays.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// Write a comparison to a file.
    pub struct SaveComparisonRequest {
        /// The sides, as for a comparison.
        pub accounts: Vec<String>,
        /// Narrows the choice of accounts.
        #[serde(default)]
        pub dataset: Option<String>,
        /// The zone of hours, days and weekdays.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// The file; JSON where its name ends in `.json`, else a page of HTML.
        pub path: String,
    }

    /// A comparison with everything needed to repeat it.
    pub struct ComparisonReport {
        /// The comparison.
        pub comparison: Comparison,
        /// What accounts drawn by chance share.
        pub chance: Chance,
        /// For every pair, the texts of the first side that are nearly the same as one of the second.
        pub near: Vec<NearTexts>,
        /// The datasets of the sides, with the files that they were read from.
        pub datasets: Vec<ReportedDataset>,
        /// By what and when this was made.
        pub made: ReportMade,
    }

    /// A dataset that figures rest on.
    pub struct ReportedDataset {
        /// Slug.
        pub id: String,
        /// Name.
        pub name: String,
        /// Who published it, where that is known.
        pub publisher: Option<String>,
        /// Its files in the order in which they were imported.
        pub files: Vec<ReportedFile>,
    }

    /// A published file that figures rest on.
    pub struct ReportedFile {
        /// Its name, without the folders that it lay in here.
        pub name: String,
        /// The member that was read, where it is a container.
        pub member: Option<String>,
        /// SHA-256 of its bytes as it lay on disk.
        pub sha256: String,
    }

    /// The posts of one side.
    pub struct ComparedSidePosts {
        /// How many there are.
        pub total: u64,
        /// The first of them by time, undated ones last.
        pub posts: Vec<PostRow>,
    }
}

wire! {
    /// What posts of a comparison have in common, or do.
    pub enum ComparedBy {
        /// A hashtag.
        Hashtag,
        /// A registered domain.
        Domain,
        /// A link.
        Link,
        /// A mentioned account.
        Mention,
        /// A post passed on.
        Reposted,
        /// A text.
        SameText,
        /// Posts of the first side that mention the second.
        Mentions,
        /// Posts of the first side that pass on the second's.
        Reposts,
        /// Posts of the first side that answer the second.
        Replies,
    }
}
