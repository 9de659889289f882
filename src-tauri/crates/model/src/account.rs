//! An account as a publisher describes it.

use chrono::NaiveDate;

use crate::kind::named;
use crate::{Key, Platform};

named! {
    /// What an account is on its platform.
    AccountKind {
        /// A person's or an organisation's own account.
        Profile = 0 "profile",
        /// A Facebook Page.
        Page = 1 "page",
        /// A group.
        Group = 2 "group",
        /// A channel of YouTube or Telegram.
        Channel = 3 "channel",
        /// A blog.
        Blog = 4 "blog",
    }
}

/// The facts published about one account at one time: a row of a users file, or the columns repeated with a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Published id, handle or hash; marked where the id is destroyed.
    pub key: Key,
    /// The @name without the sign. `None` where it is withheld (hashed or blank).
    pub handle: Option<String>,
    /// The shown name. `None` where it is withheld or not in the release.
    pub display_name: Option<String>,
    /// Whether the publisher replaced the id and the names by a hash.
    pub hashed: bool,
    /// What the account says of its place; free text.
    pub place: Option<String>,
    /// The account's own description.
    pub description: Option<String>,
    /// The address in the profile.
    pub url: Option<String>,
    /// Followers at the time of publication (or of the post, where the release says so).
    pub followers: Option<u64>,
    /// Accounts followed, likewise.
    pub following: Option<u64>,
    /// The day the account was made.
    pub created: Option<NaiveDate>,
    /// The language of the account's interface, as published.
    pub language: Option<String>,
    /// What it is on its platform, where the release says so.
    pub kind: Option<AccountKind>,
    /// The platform, where the records of one file come from several.
    pub platform: Option<Platform>,
    /// Columns not understood, and understood ones whose published text the fields above do not give back:
    /// column name and text, in the file's order.
    pub extra: Vec<(String, String)>,
}

impl Account {
    /// An account of which nothing but its key is known.
    #[must_use]
    pub fn new(key: Key) -> Self {
        Self {
            key,
            handle: None,
            display_name: None,
            hashed: false,
            place: None,
            description: None,
            url: None,
            followers: None,
            following: None,
            created: None,
            language: None,
            kind: None,
            platform: None,
            extra: Vec::new(),
        }
    }
}
