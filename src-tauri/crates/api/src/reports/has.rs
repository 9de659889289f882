//! Whether a record has something in a field.

use model::{Account, Field, Post};

/// Whether a post, or the facts about its account in the same record, have something in a field.
pub(super) fn of_post(field: Field, post: &Post) -> bool {
    let ad = post.ad.as_deref();
    match field {
        Field::Text => !post.text.is_empty(),
        Field::PostedAt => post.posted_at.is_some(),
        Field::Language => post.language.is_some(),
        Field::Client => post.client.is_some(),
        Field::ReplyTo => post.reply_to_post.is_some() || post.reply_to_account.is_some(),
        Field::Quoted => post.quoted_post.is_some(),
        Field::Reposted => post.reposted_post.is_some() || post.reposted_account.is_some(),
        Field::Hashtags => !post.hashtags.is_empty(),
        Field::Links => !post.links.is_empty(),
        Field::Mentions => !post.mentions.is_empty(),
        Field::Likes => post.counts.likes.is_some(),
        Field::Reposts => post.counts.reposts.is_some(),
        Field::Replies => post.counts.replies.is_some(),
        Field::Quotes => post.counts.quotes.is_some(),
        Field::Views => post.counts.views.is_some(),
        Field::Place => post.place.is_some(),
        Field::Media => !post.media.is_empty(),
        Field::Impressions => ad.is_some_and(|ad| ad.impressions.is_some()),
        Field::Clicks => ad.is_some_and(|ad| ad.clicks.is_some()),
        Field::Spend => ad.is_some_and(|ad| ad.spend.is_some()),
        _ => of_account(field, &post.account),
    }
}

/// Whether the facts about an account have something in a field; never in one of posts.
pub(super) fn of_account(field: Field, account: &Account) -> bool {
    match field {
        Field::Handle => account.handle.is_some(),
        Field::DisplayName => account.display_name.is_some(),
        Field::AccountPlace => account.place.is_some(),
        Field::Description => account.description.is_some(),
        Field::ProfileUrl => account.url.is_some(),
        Field::Followers => account.followers.is_some(),
        Field::Following => account.following.is_some(),
        Field::Created => account.created.is_some(),
        Field::AccountLanguage => account.language.is_some(),
        _ => false,
    }
}
