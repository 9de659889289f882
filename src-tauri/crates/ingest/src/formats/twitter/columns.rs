//! The published columns of Twitter's archive.

use crate::csv::Row;
use crate::formats::draft::{LanguageForm, Role};
use crate::formats::values::moments::TimeForm;

/// Declares the columns known, each with its published name.
macro_rules! columns {
    ($($name:ident $text:literal,)+) => {
        /// A column of a posts or users file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Column { $($name,)+ }

        pub(super) const COLUMNS: &[(Column, &str)] = &[$((Column::$name, $text),)+];
    };
}

columns! {
    UserId "userid",
    DisplayName "user_display_name",
    ScreenName "user_screen_name",
    Location "user_reported_location",
    Description "user_profile_description",
    ProfileUrl "user_profile_url",
    Followers "follower_count",
    Following "following_count",
    Created "account_creation_date",
    AccountLanguage "account_language",
    TweetId "tweetid",
    Language "tweet_language",
    Text "tweet_text",
    Time "tweet_time",
    Client "tweet_client_name",
    ReplyUser "in_reply_to_userid",
    ReplyPost "in_reply_to_tweetid",
    QuotedPost "quoted_tweet_tweetid",
    IsRetweet "is_retweet",
    RetweetUser "retweet_userid",
    RetweetPost "retweet_tweetid",
    Latitude "latitude",
    Longitude "longitude",
    QuoteCount "quote_count",
    ReplyCount "reply_count",
    LikeCount "like_count",
    RetweetCount "retweet_count",
    Hashtags "hashtags",
    Urls "urls",
    Mentions "user_mentions",
    Poll "poll_choices",
}

/// How many of [`COLUMNS`], from the first, describe the account; a users file has exactly these, in this order.
pub(super) const N_ACCOUNT: usize = 10;

impl Column {
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let name = name.trim();
        COLUMNS
            .iter()
            .find(|(_, text)| name.eq_ignore_ascii_case(text))
            .map(|&(column, _)| column)
    }

    pub(super) fn name(self) -> &'static str {
        COLUMNS[self as usize].1
    }

    pub(super) fn is_account(self) -> bool {
        (self as usize) < N_ACCOUNT
    }
}

/// Where the known columns stand in one file, resolved once.
#[derive(Debug)]
pub(super) struct Columns {
    places: [Option<usize>; COLUMNS.len()],
    /// The other columns: place and label.
    pub(super) unknown: Vec<(usize, String)>,
    pub(super) labels: Vec<String>,
}

impl Columns {
    /// `labels` as [`crate::formats::labels`] makes them, so that no name stands twice.
    pub(super) fn new(labels: &[String]) -> Self {
        let mut columns = Self {
            places: [None; COLUMNS.len()],
            unknown: Vec::new(),
            labels: labels.to_vec(),
        };
        for (idx, label) in labels.iter().enumerate() {
            match Column::from_name(label) {
                Some(column) => columns.places[column as usize] = Some(idx),
                None => columns.unknown.push((idx, label.clone())),
            }
        }
        columns
    }

    /// The text of a column, empty where the file has no such column.
    pub(super) fn get<'r>(&self, row: &'r Row, column: Column) -> &'r str {
        self.place(column).map_or("", |idx| row.get(idx))
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.place(column).is_some()
    }

    /// The index of a column.
    pub(super) fn place(&self, column: Column) -> Option<usize> {
        self.places[column as usize]
    }

    /// The known column at a place.
    pub(super) fn at(&self, idx: usize) -> Option<Column> {
        Column::from_name(self.labels.get(idx)?)
    }
}

/// What a column is, if it is one of the archive's.
pub(super) fn role_of(label: &str) -> Option<Role> {
    let column = Column::from_name(label)?;
    Some(match column {
        Column::UserId => Role::AccountId,
        Column::DisplayName => Role::DisplayName,
        Column::ScreenName => Role::Handle,
        Column::Location => Role::AccountPlace,
        Column::Description => Role::Description,
        Column::ProfileUrl => Role::ProfileUrl,
        Column::Followers => Role::Followers,
        Column::Following => Role::Following,
        Column::Created => Role::Created(TimeForm::Iso),
        Column::AccountLanguage => Role::AccountLanguage,
        Column::TweetId => Role::PostId,
        Column::Language => Role::Language(LanguageForm::Tag),
        Column::Text => Role::Text,
        Column::Time => Role::Time(TimeForm::Iso),
        Column::Client => Role::Client,
        Column::ReplyUser => Role::ReplyToAccount,
        Column::ReplyPost => Role::ReplyToPost,
        Column::QuotedPost => Role::QuotedPost,
        Column::IsRetweet => Role::IsRepost,
        Column::RetweetUser => Role::RepostedAccount,
        Column::RetweetPost => Role::RepostedPost,
        Column::Latitude => Role::Latitude,
        Column::Longitude => Role::Longitude,
        Column::QuoteCount => Role::Quotes,
        Column::ReplyCount => Role::Replies,
        Column::LikeCount => Role::Likes,
        Column::RetweetCount => Role::Reposts,
        Column::Hashtags => Role::Hashtags,
        Column::Urls => Role::Links,
        Column::Mentions => Role::Mentions,
        Column::Poll => Role::Keep,
    })
}

/// Whether a file with these columns (trimmed, lower-case) can be read as posts: the text, or at least the id, and
/// something that says when or by whom.
pub(crate) fn claims_posts(names: &[String]) -> bool {
    let has = |column: Column| names.iter().any(|name| name == column.name());
    let has_account = has(Column::UserId) || has(Column::ScreenName);
    match (has(Column::Text), has(Column::TweetId)) {
        (true, true) => has(Column::Time) || has_account,
        (true, false) => has(Column::Time) && has_account,
        (false, true) => has(Column::Time) && has_account,
        (false, false) => false,
    }
}

/// Whether a file with these columns can be read as accounts: an id or a name and three facts, and no texts.
pub(crate) fn claims_users(names: &[String]) -> bool {
    let has = |column: Column| names.iter().any(|name| name == column.name());
    let n_facts = COLUMNS[3..N_ACCOUNT]
        .iter()
        .filter(|(column, _)| has(*column))
        .count();
    (has(Column::UserId) || has(Column::ScreenName)) && n_facts >= 3 && !has(Column::Text)
}

/// Whether the header is one of those published: 30 columns (since 2020), 31 (2019), 31 with the reply pair the other
/// way round (2018). Letter for letter, since a re-saved copy may differ in a space only.
pub(crate) fn is_published_posts(header: &[String]) -> bool {
    let id = std::iter::once(Column::TweetId);
    let account = COLUMNS[..N_ACCOUNT].iter().map(|(column, _)| *column);
    let rest = COLUMNS[N_ACCOUNT + 1..].iter().map(|(column, _)| *column);
    let mut names: Vec<&str> = id.chain(account).chain(rest).map(Column::name).collect();
    let since_2019 = header == names || header == &names[..names.len() - 1];
    names.swap(15, 16);
    since_2019 || header == names
}

/// Whether the header is that of a published users file.
pub(crate) fn is_published_users(header: &[String]) -> bool {
    header
        .iter()
        .eq(COLUMNS[..N_ACCOUNT].iter().map(|(_, name)| *name))
}
