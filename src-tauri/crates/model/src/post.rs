//! A post as it was published.

use std::sync::Arc;

use crate::{Account, Ad, Direction, Key, Kind, Platform, PostedAt};

/// One post, whatever the platform.
///
/// A comment, a video, an advertisement is a post too; [`Kind`] says which.
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
    /// What else it shares with other posts, by an id that says no more (tables made for coordination tools).
    pub shared: Vec<Shared>,
    /// The platform, where the records of one file come from several.
    pub platform: Option<Platform>,
    /// What a paid post has beside.
    pub ad: Option<Box<Ad>>,
    /// Columns not understood, and understood ones whose published text the fields above do not give back
    /// (a date in an unusual form): column name and text, in the file's order.
    pub extra: Vec<(String, String)>,
}

impl Post {
    /// A post of which nothing but its key, its account and its text is known.
    #[must_use]
    pub fn new(key: Key, account: Arc<Account>, text: String) -> Self {
        Self {
            key,
            account,
            text,
            posted_at: None,
            language: None,
            language_published: false,
            guess: None,
            direction: Direction::Ltr,
            kind: Kind::Original,
            is_repost: false,
            is_quote: false,
            is_reply: false,
            reply_to_post: None,
            reply_to_account: None,
            quoted_post: None,
            reposted_post: None,
            reposted_account: None,
            hashtags: Vec::new(),
            links: Vec::new(),
            mentions: Vec::new(),
            counts: Counts::default(),
            client: None,
            place: None,
            media: Vec::new(),
            shared: Vec::new(),
            platform: None,
            ad: None,
            extra: Vec::new(),
        }
    }
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
    /// Views.
    pub views: Option<u64>,
}

/// Something known only by an id, which other posts may share too.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Shared {
    /// What the id stands for.
    pub kind: SharedKind,
    /// The id as published.
    pub id: String,
}

/// What the id of a shared thing stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SharedKind {
    /// The table does not say.
    Object,
    /// An image, by a hash that similar images have in common.
    Image,
}

/// An address in a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address as published.
    pub url: String,
    /// Its registered domain, lower-case (`example.co.uk`); `None` where the address has no readable host.
    pub domain: Option<String>,
}
