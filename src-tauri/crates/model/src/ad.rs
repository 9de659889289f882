//! What is published of an advertisement beside its text, and of whom it was aimed at.

use crate::PostedAt;

/// What a paid post has and others have not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ad {
    /// How often it was shown.
    pub impressions: Option<u64>,
    /// How often it was clicked.
    pub clicks: Option<u64>,
    /// What was paid for it.
    pub spend: Option<Money>,
    /// When it ended.
    pub ended: Option<PostedAt>,
}

/// An amount of money. Amounts of one currency can be added up; no rate of exchange is applied anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Money {
    /// Hundredths of the currency (cents, kopecks).
    pub hundredths: i64,
    /// Its three letters as published, such as `RUB`.
    pub currency: String,
}

/// An audience to which advertisements were shown: a row of a list of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// The id by which [`AdTarget`] names it.
    pub key: String,
    /// The whole description as published: `interests:Malcolm X`.
    pub name: String,
    /// Its first part: `interests`.
    pub category: Option<String>,
    /// As for [`crate::Post::extra`].
    pub extra: Vec<(String, String)>,
}

/// One advertisement was shown to one audience: a row that joins two others, which may come in another file, earlier
/// or later.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AdTarget {
    /// The published id of the advertisement.
    pub ad: String,
    /// The published id of the audience.
    pub target: String,
}
