//! The way back: from a record to the columns it was published in.

use chrono::DateTime;
use model::{Account, Post, PostedAt, Precision, SharedKind, TimeSource};

use super::Role;
use crate::formats::labels;
use crate::formats::values::lists;

/// Every published column of a post: the names of `header` and their text. A file without a header (JSON) gives what
/// its records name: the columns of `roles` that hold something, then those kept beside.
pub(crate) fn published_post(
    header: &[String],
    post: &Post,
    roles: &[(String, Role)],
) -> Vec<(String, String)> {
    columns(header, &[&post.extra, &post.account.extra], roles, |role| {
        if role.is_with_account() {
            of_account(role, &post.account)
        } else {
            of_post(role, post)
        }
    })
}

/// Every published column of an account, likewise.
pub(crate) fn published_account(
    header: &[String],
    account: &Account,
    roles: &[(String, Role)],
) -> Vec<(String, String)> {
    columns(header, &[&account.extra], roles, |role| {
        of_account(role, account)
    })
}

fn columns(
    header: &[String],
    extras: &[&[(String, String)]],
    roles: &[(String, Role)],
    value: impl Fn(Role) -> Option<String>,
) -> Vec<(String, String)> {
    let kept = |label: &str| {
        extras
            .iter()
            .find_map(|extra| extra.iter().find(|(name, _)| name == label))
            .map(|(_, text)| text.clone())
    };
    let role_of = |label: &str| {
        let named = |(name, _): &&(String, Role)| name.eq_ignore_ascii_case(label);
        roles.iter().find(named).map(|(_, role)| *role)
    };
    if header.is_empty() {
        let given_back = roles.iter().filter_map(|(label, role)| {
            let text = kept(label).or_else(|| value(*role))?;
            (!text.is_empty()).then(|| (label.clone(), text))
        });
        let mut columns: Vec<(String, String)> = given_back.collect();
        for (label, text) in extras.iter().copied().flatten() {
            if role_of(label).is_none() {
                columns.push((label.clone(), text.clone()));
            }
        }
        return columns;
    }
    labels(header)
        .into_iter()
        .map(|label| {
            let text = kept(&label).or_else(|| value(role_of(&label)?));
            (label, text.unwrap_or_default())
        })
        .collect()
}

/// What a post's fields say of a column. `None` where the fields cannot tell.
pub(super) fn of_post(role: Role, post: &Post) -> Option<String> {
    let count = |n: Option<u64>| Some(n.map(|n| n.to_string()).unwrap_or_default());
    let text = |text: &Option<String>| Some(text.clone().unwrap_or_default());
    let ad = post.ad.as_deref();
    match role {
        Role::PostId => Some(post.key.published().unwrap_or(post.key.as_str()).to_owned()),
        Role::Text => Some(post.text.clone()),
        Role::Title => Some(split_title(post).0.to_owned()),
        Role::Body => Some(split_title(post).1.to_owned()),
        Role::OwnTime(form) => {
            let posted_at = post.posted_at.map(without_id);
            Some(posted_at.map(|at| form.write(&at)).unwrap_or_default())
        }
        Role::Time(form) => Some(post.posted_at.map(|at| form.write(&at)).unwrap_or_default()),
        Role::Language(form) => Some(
            post.language
                .as_deref()
                .map(|tag| form.write(tag))
                .unwrap_or_default(),
        ),
        Role::Client => text(&post.client),
        Role::IsRepost => Some(post.is_repost.to_string()),
        Role::RepostedPost => text(&post.reposted_post),
        Role::RepostedAccount => text(&post.reposted_account),
        Role::QuotedPost => text(&post.quoted_post),
        Role::ReplyToPost => text(&post.reply_to_post),
        Role::ReplyToAccount => text(&post.reply_to_account),
        Role::Hashtags => list(post.hashtags.iter().map(String::as_str)),
        Role::Links => list(post.links.iter().map(|link| link.url.as_str())),
        Role::Mentions => list(post.mentions.iter().map(String::as_str)),
        Role::Link => match &post.links[..] {
            [link] => Some(link.url.clone()),
            _ => None,
        },
        Role::NthLink(n) => {
            let link = post.links.get(usize::from(n).checked_sub(1)?);
            Some(link.map(|link| link.url.clone()).unwrap_or_default())
        }
        Role::Likes | Role::Score => count(post.counts.likes),
        Role::Reposts => count(post.counts.reposts),
        Role::Replies => count(post.counts.replies),
        Role::Quotes => count(post.counts.quotes),
        Role::Views => count(post.counts.views),
        Role::Impressions => count(ad.and_then(|ad| ad.impressions)),
        Role::Clicks => count(ad.and_then(|ad| ad.clicks)),
        Role::Spend => {
            let spend = ad.and_then(|ad| ad.spend.as_ref())?;
            Some(format!(
                "{}.{:02}",
                spend.hundredths / 100,
                spend.hundredths % 100
            ))
        }
        Role::Currency => Some(ad?.spend.as_ref()?.currency.clone()),
        Role::Latitude => post.place.as_ref().map(|place| place.0.clone()),
        Role::Longitude => post.place.as_ref().map(|place| place.1.clone()),
        Role::Object => shared(post, SharedKind::Object),
        Role::Image => shared(post, SharedKind::Image),
        _ => None,
    }
}

/// The heading, and the text under it.
fn split_title(post: &Post) -> (&str, &str) {
    post.text.split_once('\n').unwrap_or((&post.text, ""))
}

/// A time as it was published: without what the id alone tells.
fn without_id(posted: PostedAt) -> PostedAt {
    match posted.source {
        TimeSource::Published => posted,
        TimeSource::Id => PostedAt {
            at: DateTime::from_timestamp(posted.at.timestamp(), 0).unwrap_or(posted.at),
            precision: Precision::Second,
            source: TimeSource::Published,
        },
    }
}

/// A list as most tables write it: nothing where there is nothing, one item as it stands, several in quotes.
fn list<'a>(mut items: impl Iterator<Item = &'a str> + Clone) -> Option<String> {
    let all = items.clone();
    match (items.next(), items.next()) {
        (None, _) => Some(String::new()),
        (Some(one), None) => Some(one.to_owned()),
        _ => Some(lists::write(all)),
    }
}

fn shared(post: &Post, kind: SharedKind) -> Option<String> {
    let mut ids = post.shared.iter().filter(|shared| shared.kind == kind);
    match (ids.next(), ids.next()) {
        (Some(one), None) => Some(one.id.clone()),
        _ => None,
    }
}

/// What an account's fields say of a column.
pub(super) fn of_account(role: Role, account: &Account) -> Option<String> {
    let text = |text: &Option<String>| Some(text.clone().unwrap_or_default());
    let count = |n: Option<u64>| Some(n.map(|n| n.to_string()).unwrap_or_default());
    let key = &account.key;
    match role {
        Role::AccountId => Some(key.published().unwrap_or(key.as_str()).to_owned()),
        Role::Handle => text(&account.handle),
        Role::DisplayName => text(&account.display_name),
        Role::Description => text(&account.description),
        Role::ProfileUrl => text(&account.url),
        Role::AccountPlace => text(&account.place),
        Role::Followers => count(account.followers),
        Role::Following => count(account.following),
        Role::AccountLanguage => text(&account.language),
        Role::Created(_) => Some(
            account
                .created
                .map(|day| day.to_string())
                .unwrap_or_default(),
        ),
        _ => None,
    }
}
