//! The way back: from a record to the columns it was published in.

use std::borrow::Cow;

use model::{Account, Post};

use super::columns::Column;
use crate::formats::labels;
use crate::formats::values::{languages, lists, times};

/// Every column of a post, as [`crate::formats::published_post`] describes.
pub(crate) fn published_post(header: &[String], post: &Post) -> Vec<(String, String)> {
    give_back(header, &[&post.extra, &post.account.extra], |column| {
        post_value(column, post)
    })
}

/// Every column of an account.
pub(crate) fn published_account(header: &[String], account: &Account) -> Vec<(String, String)> {
    give_back(header, &[&account.extra], |column| {
        account_value(column, account)
    })
}

/// What was kept beside the fields comes first, then what the fields give back.
fn give_back<'a>(
    header: &[String],
    extras: &[&[(String, String)]],
    value: impl Fn(Column) -> Cow<'a, str>,
) -> Vec<(String, String)> {
    labels(header)
        .into_iter()
        .map(|label| {
            let kept = extras
                .iter()
                .find_map(|extra| extra.iter().find(|(name, _)| *name == label));
            let text = match (kept, Column::from_name(&label)) {
                (Some((_, text)), _) => text.clone(),
                (None, Some(column)) => value(column).into_owned(),
                (None, None) => String::new(),
            };
            (label, text)
        })
        .collect()
}

/// The published text of an account's column, as far as its fields tell.
pub(super) fn account_value(column: Column, account: &Account) -> Cow<'_, str> {
    let key = &account.key;
    let id = key.published().unwrap_or(key.as_str());
    // A hash stands in the place of the names too.
    let name = |name: &'_ Option<String>| -> Option<String> {
        name.clone()
            .or_else(|| account.hashed.then(|| id.to_owned()))
    };
    let text = |text: &'_ Option<String>| text.clone();
    let owned = match column {
        Column::UserId => return Cow::Borrowed(id),
        Column::DisplayName => name(&account.display_name),
        Column::ScreenName => name(&account.handle),
        Column::Location => text(&account.place),
        Column::Description => text(&account.description),
        Column::ProfileUrl => text(&account.url),
        Column::Followers => account.followers.map(|n| n.to_string()),
        Column::Following => account.following.map(|n| n.to_string()),
        Column::Created => account
            .created
            .map(|day| day.format("%Y-%m-%d").to_string()),
        Column::AccountLanguage => text(&account.language),
        _ => None,
    };
    Cow::Owned(owned.unwrap_or_default())
}

fn post_value(column: Column, post: &Post) -> Cow<'_, str> {
    let text = |text: &'_ Option<String>| text.clone();
    let count = |n: Option<u64>| n.map(|n| n.to_string());
    let owned = match column {
        Column::TweetId => post
            .key
            .published()
            .or(Some(post.key.as_str()))
            .map(str::to_owned),
        Column::Text => return Cow::Borrowed(&post.text),
        Column::Language => post.language.as_deref().map(languages::published),
        Column::Time => post.posted_at.map(|at| times::published_minute(at.at)),
        Column::Client => text(&post.client),
        Column::ReplyUser => text(&post.reply_to_account),
        Column::ReplyPost => text(&post.reply_to_post),
        Column::QuotedPost => text(&post.quoted_post),
        Column::IsRetweet => Some(post.is_repost.to_string()),
        Column::RetweetUser => text(&post.reposted_account),
        Column::RetweetPost => text(&post.reposted_post),
        Column::Latitude => Some(
            post.place
                .as_ref()
                .map_or("absent", |place| &place.0)
                .to_owned(),
        ),
        Column::Longitude => Some(
            post.place
                .as_ref()
                .map_or("absent", |place| &place.1)
                .to_owned(),
        ),
        Column::QuoteCount => count(post.counts.quotes),
        Column::ReplyCount => count(post.counts.replies),
        Column::LikeCount => count(post.counts.likes),
        Column::RetweetCount => count(post.counts.reposts),
        Column::Hashtags => Some(lists::write(post.hashtags.iter().map(String::as_str))),
        Column::Urls => Some(lists::write(
            post.links.iter().map(|link| link.url.as_str()),
        )),
        Column::Mentions => Some(lists::write(post.mentions.iter().map(String::as_str))),
        Column::Poll => None,
        _ => return account_value(column, &post.account),
    };
    Cow::Owned(owned.unwrap_or_default())
}
