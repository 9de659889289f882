//! What a column is.

use crate::formats::values::languages;
use crate::formats::values::moments::TimeForm;

/// What a column is. Columns that no field is made for are kept as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Kept beside the post.
    Keep,
    /// Kept beside the account, in a file of posts.
    KeepWithAccount,
    PostId,
    Text,
    /// A heading: stands above the text, with a line end between.
    Title,
    /// The text under a heading.
    Body,
    Time(TimeForm),
    /// A time that the format reads itself, since the id may tell it more exactly; given back in this form.
    OwnTime(TimeForm),
    Language(LanguageForm),
    Client,
    /// A truth value.
    IsRepost,
    RepostedPost,
    RepostedAccount,
    QuotedPost,
    ReplyToPost,
    ReplyToAccount,
    /// Lists, in any of the dialects of [`crate::formats::values::lists`].
    Hashtags,
    Links,
    Mentions,
    Media,
    /// One address.
    Link,
    /// One address of several that stand in columns of their own, counted from 1.
    NthLink(u8),
    Likes,
    /// Approvals less disapprovals: likes, where it is not below zero.
    Score,
    Reposts,
    Replies,
    Quotes,
    Views,
    Impressions,
    Clicks,
    /// An amount with two decimals; its currency stands in another column.
    Spend,
    Currency,
    Ended(TimeForm),
    Latitude,
    Longitude,
    /// The id of something that posts share.
    Object,
    /// The hash of an image that posts share.
    Image,
    AccountId,
    Handle,
    DisplayName,
    Description,
    ProfileUrl,
    AccountPlace,
    Followers,
    Following,
    Created(TimeForm),
    AccountLanguage,
}

/// How a column writes languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LanguageForm {
    /// Tags and the labels of Twitter: `fa`, `in`, `zh-cn`, `und`.
    Tag,
    /// English names: `Farsi (Persian)`, `LANGUAGE UNDEFINED`.
    English,
}

impl LanguageForm {
    /// The tag of BCP 47; `None` for an empty cell. A name that is not known stays as it stands.
    pub(crate) fn read(self, cell: &str) -> Option<String> {
        match self {
            Self::Tag => languages::to_bcp_47(cell),
            Self::English => languages::from_english(cell),
        }
    }

    /// The label in this form.
    pub(crate) fn write(self, tag: &str) -> String {
        match self {
            Self::Tag => languages::published(tag),
            Self::English => languages::in_english(tag),
        }
    }
}

impl Role {
    /// Whether the column describes the account, in a file of posts too.
    pub(crate) fn is_with_account(self) -> bool {
        matches!(
            self,
            Self::KeepWithAccount
                | Self::AccountId
                | Self::Handle
                | Self::DisplayName
                | Self::Description
                | Self::ProfileUrl
                | Self::AccountPlace
                | Self::Followers
                | Self::Following
                | Self::Created(_)
                | Self::AccountLanguage
        )
    }
}
