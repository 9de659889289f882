//! An account as a publisher describes it.

use chrono::NaiveDate;

use crate::Key;

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
            extra: Vec::new(),
        }
    }
}
