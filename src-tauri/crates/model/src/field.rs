//! The fields of posts and accounts that a release may lack.

use crate::kind::named;

named! {
    /// A field of posts or accounts that a release may lack.
    Field {
        /// The text of a post.
        Text = 0 "text",
        /// When a post was posted.
        PostedAt = 1 "postedAt",
        /// The published label of a post's language.
        Language = 2 "language",
        /// The program a post was sent with.
        Client = 3 "client",
        /// What a post answers.
        ReplyTo = 4 "replyTo",
        /// What a post quotes.
        Quoted = 5 "quoted",
        /// What a post passes on.
        Reposted = 6 "reposted",
        /// Hashtags of a post.
        Hashtags = 7 "hashtags",
        /// Links in a post.
        Links = 8 "links",
        /// Accounts mentioned in a post.
        Mentions = 9 "mentions",
        /// How many liked a post.
        Likes = 10 "likes",
        /// How many passed a post on.
        Reposts = 11 "reposts",
        /// How many answered a post.
        Replies = 12 "replies",
        /// How many quoted a post.
        Quotes = 13 "quotes",
        /// How often a post was seen.
        Views = 14 "views",
        /// Where a post was sent from.
        Place = 15 "place",
        /// Images and videos of a post.
        Media = 16 "media",
        /// How often an advertisement was shown.
        Impressions = 17 "impressions",
        /// How often an advertisement was clicked.
        Clicks = 18 "clicks",
        /// What was paid for an advertisement.
        Spend = 19 "spend",
        /// The @name of an account.
        Handle = 20 "handle",
        /// The shown name of an account.
        DisplayName = 21 "displayName",
        /// What an account says of its place.
        AccountPlace = 22 "accountPlace",
        /// An account's own description.
        Description = 23 "description",
        /// The address in an account's profile.
        ProfileUrl = 24 "profileUrl",
        /// Followers of an account.
        Followers = 25 "followers",
        /// Accounts that an account follows.
        Following = 26 "following",
        /// The day on which an account was made.
        Created = 27 "created",
        /// The language of an account's interface.
        AccountLanguage = 28 "accountLanguage",
    }
}

impl Field {
    /// Whether it belongs to accounts; otherwise it belongs to posts.
    #[must_use]
    pub fn is_of_account(self) -> bool {
        self >= Self::Handle
    }

    /// Whether only advertisements have it.
    #[must_use]
    pub fn is_of_ad(self) -> bool {
        matches!(self, Self::Impressions | Self::Clicks | Self::Spend)
    }
}
