//! Posts: search, one whole, facets.

use std::collections::BTreeMap;

use super::wire;

wire! {
    /// In which order hits come.
    pub enum SortOrder {
        /// Latest first; undated ones last.
        Newest,
        /// Earliest first; undated ones last.
        Oldest,
        /// Best match first, ties newest first.
        Relevance,
        /// Most reactions first, ties newest first.
        Engagement,
    }

    /// What facets count.
    pub enum FacetColumn {
        /// Accounts.
        Account,
        /// Hashtags, spellings that mean the same together.
        Hashtag,
        /// Registered domains of links.
        Domain,
        /// Languages as published.
        Language,
        /// Programs the posts were sent with.
        Client,
        /// Kinds.
        Kind,
        /// Platforms.
        Platform,
        /// Datasets.
        Dataset,
        /// Mentioned accounts.
        Mention,
    }
}

wire! {
    /// Find posts, one page at a time.
    pub struct SearchRequest {
        /// The query's text; every filter is part of it.
        pub query: String,
        /// The zone in which `since:` and `until:` name days; IANA name.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// The order.
        #[serde(default = "newest")]
        pub sort: SortOrder,
        /// Where the page begins: the `next` of an earlier answer, unread.
        #[serde(default)]
        pub cursor: Option<String>,
        /// Or: how many hits come before the page.
        #[serde(default)]
        pub rank: Option<u64>,
        /// Rows wanted.
        #[serde(default = "fifty")]
        pub limit: u64,
    }

    /// One page of hits.
    pub struct SearchPage {
        /// Hits in all, exact.
        pub total: u64,
        /// This page.
        pub rows: Vec<PostRow>,
        /// Give back as `cursor` for the page after this one; none at the end.
        pub next: Option<String>,
        /// What in the query was not understood.
        pub problems: Vec<Problem>,
        /// The filters in the query, as they stand in its text.
        pub filters: Vec<Filter>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// A part of the query that was not understood.
    pub struct Problem {
        /// Where, in UTF-16 units of the query.
        pub at: (u32, u32),
        /// What.
        pub message: String,
        /// What to do.
        pub hint: Option<String>,
    }

    /// A filter in the query.
    pub struct Filter {
        /// Where, in UTF-16 units of the query.
        pub at: (u32, u32),
        /// Its name: `from`, `lang`, `hashtag`…
        pub name: String,
        /// Its value.
        pub value: String,
        /// Whether it excludes.
        pub excluded: bool,
        /// The query's text without it.
        pub without: String,
    }

    /// An account, as it is named beside a post.
    pub struct AccountRef {
        /// Published id, handle or hash.
        pub id: String,
        /// Handle without the sign; none where withheld.
        pub handle: Option<String>,
        /// Shown name; none where withheld.
        pub display_name: Option<String>,
        /// Dataset.
        pub dataset: String,
        /// The name under which commands and `from:` find it: `dataset/id`.
        pub address: String,
        /// Whether the publisher replaced the names by a hash.
        pub hashed: bool,
    }

    /// A post as a row on the screen.
    pub struct PostRow {
        /// Published id, or a marked key.
        pub post_id: String,
        /// Whether the id was destroyed or missing in the file.
        pub id_inexact: bool,
        /// Dataset.
        pub dataset: String,
        /// The dataset's name.
        pub dataset_name: String,
        /// Platform.
        pub platform: String,
        /// The one kind it is counted under.
        pub kind: String,
        /// Who posted it.
        pub account: AccountRef,
        /// When, RFC 3339 in UTC; none if the record has no readable date.
        pub posted_at: Option<String>,
        /// How exactly `posted_at` is known: `day`, `minute`, `second`, `millisecond`.
        pub precision: Option<String>,
        /// `published`, or `id` where the time is taken from the post's id.
        pub time_source: Option<String>,
        /// Language: the published label, or our guess where the release has no labels.
        pub language: Option<String>,
        /// Whether `language` is our guess.
        pub language_guessed: bool,
        /// `ltr` or `rtl`.
        pub direction: String,
        /// The text exactly as published.
        pub text: String,
        /// What matched, in UTF-16 units of `text`.
        pub hits: Vec<(u32, u32)>,
        /// The text for the screen, where it differs: HTML entities decoded.
        pub shown: Option<ShownText>,
        /// The text around the first hit, in pieces.
        pub snippet: Vec<SnippetPart>,
        /// Hashtags without the sign.
        pub hashtags: Vec<String>,
        /// Links.
        pub links: Vec<LinkRow>,
        /// Mentioned accounts, as published.
        pub mentions: Vec<String>,
        /// What it passes on.
        pub repost_of: Option<Target>,
        /// What it quotes.
        pub quote_of: Option<Target>,
        /// What it answers.
        pub reply_to: Option<Target>,
        /// Likes as published.
        pub likes: Option<u64>,
        /// Reposts as published.
        pub reposts: Option<u64>,
        /// Replies as published.
        pub replies: Option<u64>,
        /// Quotes as published.
        pub quotes: Option<u64>,
        /// Views as published.
        pub views: Option<u64>,
        /// What it has as a paid advertisement.
        pub ad: Option<AdRow>,
        /// The program it was sent with.
        pub client: Option<String>,
        /// Where it stands in the published files.
        pub source: SourcePlace,
    }

    /// What a paid advertisement has beside its text, as published.
    #[derive(Default)]
    pub struct AdRow {
        /// How often it was shown.
        pub impressions: Option<u64>,
        /// How often it was clicked.
        pub clicks: Option<u64>,
        /// What was paid for it, as a decimal: `161.23`.
        pub spend: Option<String>,
        /// The three letters of the currency.
        pub currency: Option<String>,
        /// When it ended, RFC 3339 in UTC.
        pub ended: Option<String>,
        /// The audiences to which it was shown, as published.
        pub targets: Vec<String>,
    }

    /// A text for the screen.
    pub struct ShownText {
        /// The text.
        pub text: String,
        /// What matched, in UTF-16 units of this text.
        pub hits: Vec<(u32, u32)>,
    }

    /// A piece of a snippet.
    pub struct SnippetPart {
        /// The text.
        pub text: String,
        /// Whether it matched.
        pub hit: bool,
    }

    /// A link in a post.
    pub struct LinkRow {
        /// The address as published.
        pub url: String,
        /// The address so written that nothing opens it: `hxxps://example[.]com/…`.
        pub defanged: String,
        /// Its registered domain.
        pub domain: Option<String>,
    }

    /// The post or account that a post refers to.
    pub struct Target {
        /// The post's id as published; none if only the account is known.
        pub post_id: Option<String>,
        /// The account's id as published; none if not in the release.
        pub account: Option<String>,
        /// Whether the post is in this archive, in the same dataset.
        pub in_archive: bool,
        /// Whether the id was destroyed in the file and links to nothing.
        pub inexact: bool,
    }

    /// Where a record stands in the published files.
    pub struct SourcePlace {
        /// Path as given, plus `!member`; a home directory is written as `~`.
        pub file: String,
        /// Record number, from 1.
        pub record: u64,
        /// Physical line, from 1.
        pub line: u64,
        /// Byte where it begins.
        pub byte: u64,
    }

    /// One post, by `[dataset/]id`.
    pub struct ShowPostRequest {
        /// `[dataset/]id`.
        pub post: String,
        /// A query whose hits are marked.
        #[serde(default)]
        pub query: String,
    }

    /// One post whole.
    pub struct PostDetail {
        /// The post.
        pub post: PostRow,
        /// Every published column with its text, in the file's order.
        pub columns: Vec<PublishedColumn>,
        /// SHA-256 of the decompressed file.
        pub sha256: String,
        /// SHA-256 of the file on disk.
        pub outer_sha256: String,
        /// Who released it, where known.
        pub publisher: Option<String>,
        /// Posts of the archive that this one refers to.
        pub refers_to: Vec<PostRow>,
        /// Posts of the archive that answer, quote or pass on this one, oldest first, at most 200.
        pub referred_by: Vec<PostRow>,
        /// How many do so in all.
        pub referred_by_total: u64,
        /// The citation, ready to paste.
        pub citation: String,
    }

    /// A published column.
    pub struct PublishedColumn {
        /// Its name.
        pub name: String,
        /// Its text.
        pub value: String,
    }

    /// Count values among the hits.
    pub struct FacetsRequest {
        /// The query's text.
        pub query: String,
        /// The zone in which `since:` and `until:` name days.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
        /// What to count.
        pub of: Vec<FacetColumn>,
        /// Values of each to give.
        #[serde(default = "twenty")]
        pub top: u64,
    }

    /// Values counted among the hits, a value once a post.
    pub struct FacetCounts {
        /// Hits in all.
        pub total: u64,
        /// By column name: the most frequent values first, ties by value.
        pub facets: BTreeMap<String, Vec<FacetValue>>,
        /// By column name: how many distinct values there are.
        pub distinct: BTreeMap<String, u64>,
        /// What in the query was not understood.
        pub problems: Vec<Problem>,
        /// Milliseconds it took.
        pub elapsed_ms: f64,
    }

    /// A value and its posts.
    pub struct FacetValue {
        /// The value: a hashtag, a domain, an account's id…
        pub value: String,
        /// What the screen shows for it: a handle, a dataset's name…
        pub label: String,
        /// Posts that have it.
        pub count: u64,
        /// What to add to the query to keep only these: `lang:fa`.
        pub term: String,
    }
}

/// The order where none is asked for.
pub(super) fn newest() -> SortOrder {
    SortOrder::Newest
}

/// Rows where no limit is given.
pub(super) fn fifty() -> u64 {
    50
}

/// Facet values where no number is given.
fn twenty() -> u64 {
    20
}
