//! A post as it was published.

use std::sync::Arc;

use crate::{Account, Direction, Key, Kind, PostedAt};

/// One post, whatever the platform.
///
/// References to other posts and accounts hold the published text, so a destroyed one (`5.49E+17`) equals no key
/// and links to nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// Published id, or a marked key.
    pub key: Key,
    /// The account with the facts repeated in this record. Neighbouring posts share one value.
    pub account: Arc<Account>,
    /// The text exactly as published, HTML entities included.
    pub text: String,
    /// When; `None` if the record has no readable date.
    pub posted_at: Option<PostedAt>,
    /// The published label mapped to BCP 47, `und` included. `None` where the cell is empty or there is no such column.
    pub language: Option<String>,
    /// Whether the release has a language column at all.
    pub language_published: bool,
    /// Our guess, from the text alone.
    pub guess: Option<String>,
    /// Which way the text runs.
    pub direction: Direction,
    /// The one kind it is counted under.
    pub kind: Kind,
    /// It passes on another post.
    pub is_repost: bool,
    /// It quotes another post.
    pub is_quote: bool,
    /// It has a reply id or a reply user.
    pub is_reply: bool,
    /// The post it answers.
    pub reply_to_post: Option<String>,
    /// The account it answers.
    pub reply_to_account: Option<String>,
    /// The post it quotes.
    pub quoted_post: Option<String>,
    /// The post it passes on.
    pub reposted_post: Option<String>,
    /// The account whose post it passes on.
    pub reposted_account: Option<String>,
    /// Hashtags without the sign, as published or, where the release has no such column, as found in the text.
    pub hashtags: Vec<String>,
    /// Links, likewise.
    pub links: Vec<Link>,
    /// Mentioned accounts: ids, hashes or handles as published; handles where found in the text.
    pub mentions: Vec<String>,
    /// Counts as published.
    pub counts: Counts,
    /// The program it was sent with.
    pub client: Option<String>,
    /// Latitude and longitude as published (a number, or `present` where the value is withheld).
    pub place: Option<(String, String)>,
    /// References to images and videos.
    pub media: Vec<String>,
    /// Columns not understood, and understood ones whose published text the fields above do not give back
    /// (a date in an unusual form): column name and text, in the file's order.
    pub extra: Vec<(String, String)>,
}

/// How often others reacted, as published; `None` where the release does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Quotes.
    pub quotes: Option<u64>,
    /// Replies.
    pub replies: Option<u64>,
    /// Likes.
    pub likes: Option<u64>,
    /// Reposts.
    pub reposts: Option<u64>,
}

/// An address in a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address as published.
    pub url: String,
    /// Its registered domain, lower-case (`example.co.uk`); `None` where the address has no readable host.
    pub domain: Option<String>,
}
