//! Tweets of the Internet Research Agency, as NBC News put them together from what others had kept.
//!
//! Publisher: NBC News, 14 February 2018, `tweets.csv` and `users.csv`. Description:
//! `nbcnews.com/tech/social-media/now-available-more-200-000-deleted-russian-troll-tweets-n844731`.
//!
//! Tweets: `user_id, user_key, created_at, created_str, retweet_count, retweeted, favorite_count, text, tweet_id,
//! source, hashtags, expanded_urls, posted, mentions, retweeted_status_id, in_reply_to_status_id`. Users: `id, location,
//! name, followers_count, statuses_count, time_zone, verified, lang, screen_name, description, created_at,
//! favourites_count, friends_count, listed_count`.
//!
//! The two files are joined by the handle in lower case (`user_key`), since many rows have no id of the account.
//! `retweeted` says what the reader who kept the tweet did with it, so reposts are told by `retweeted_status_id` and by
//! texts that begin `RT @name:`. Some tweets are known only to the minute, and say so by seconds that are 0.
//!
//! | oddity | fixture |
//! |---|---|
//! | `created_at` in milliseconds; the id of the tweet tells them, where the second agrees | `nbc/tweets.csv` |
//! | rows without an id of the tweet, of the account, or of both | `nbc/tweets.csv` |
//! | ids with `.0` behind them, and one that a spreadsheet destroyed | `nbc/tweets.csv` |
//! | lists as JSON; the client as a piece of HTML | `nbc/tweets.csv` |
//! | `created_at` in Twitter's own form | `nbc/tweets.csv`, `nbc/users.csv` |
//! | accounts of which only the handle is known | `nbc/users.csv` |

use chrono::{NaiveDateTime, Timelike};
use model::{Platform, Precision};

use super::draft::{Draft, Keyed, Makes, Role, TableFormat};
use super::twitter_api::entities::client_name;
use super::values::ids::Id;
use super::values::moments::TimeForm;
use super::values::times::{self, Cell};
use super::{
    FormatInfo, Grouping, Holds, Published, Shape, TableShape, has_all, no_date_forms, twitter,
};
use crate::notes::Kind;

const TWEETS: &[(&str, Role)] = &[
    ("user_id", Role::KeepWithAccount),
    ("user_key", Role::Handle),
    ("created_at", Role::OwnTime(TimeForm::UnixMillis)),
    ("created_str", Role::OwnTime(TimeForm::Iso)),
    ("retweet_count", Role::Reposts),
    ("retweeted", Role::Keep),
    ("favorite_count", Role::Likes),
    ("text", Role::Text),
    ("tweet_id", Role::PostId),
    ("source", Role::Client),
    ("hashtags", Role::Hashtags),
    ("expanded_urls", Role::Links),
    ("posted", Role::Keep),
    ("mentions", Role::Mentions),
    ("retweeted_status_id", Role::RepostedPost),
    ("in_reply_to_status_id", Role::ReplyToPost),
];

const USERS: &[(&str, Role)] = &[
    ("id", Role::Keep),
    ("location", Role::AccountPlace),
    ("name", Role::DisplayName),
    ("followers_count", Role::Followers),
    ("statuses_count", Role::Keep),
    ("time_zone", Role::Keep),
    ("verified", Role::Keep),
    ("lang", Role::AccountLanguage),
    ("screen_name", Role::Handle),
    ("description", Role::Description),
    ("created_at", Role::Created(TimeForm::Twitter)),
    ("favourites_count", Role::Keep),
    ("friends_count", Role::Following),
    ("listed_count", Role::Keep),
];

static TWEETS_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ByHandle,
    roles: TWEETS,
    mend: tweet,
};

static USERS_TABLE: TableFormat = TableFormat {
    makes: Makes::Accounts,
    keyed: Keyed::ByHandle,
    roles: USERS,
    mend: user,
};

pub(super) static POSTS: FormatInfo = FormatInfo {
    name: "nbc-posts",
    family: "nbc",
    platform: Platform::Twitter,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| has_all(names, &["user_key", "text", "tweet_id", "created_str"]),
        is_published: |header| header.iter().eq(TWEETS.iter().map(|(name, _)| name)),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| TWEETS_TABLE.parser(setting),
    }),
    published: Published::Roles(TWEETS),
};

pub(super) static ACCOUNTS: FormatInfo = FormatInfo {
    name: "nbc-accounts",
    family: "nbc",
    platform: Platform::Twitter,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let of_user = ["screen_name", "name", "created_at", "time_zone"];
            let counts = [
                "followers_count",
                "friends_count",
                "favourites_count",
                "statuses_count",
            ];
            has_all(names, &of_user) && has_all(names, &counts) && !has_all(names, &["text"])
        },
        is_published: |header| header.iter().eq(USERS.iter().map(|(name, _)| name)),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| USERS_TABLE.parser(setting),
    }),
    published: Published::Roles(USERS),
};

fn user(draft: &mut Draft<'_>) -> Result<(), String> {
    if draft.account.handle.is_none() {
        draft.read_account_id(draft.column("id").unwrap_or(""));
    }
    if draft.names_account() {
        Ok(())
    } else {
        Err("names no account".to_owned())
    }
}

fn tweet(draft: &mut Draft<'_>) -> Result<(), String> {
    let user_id = draft.column("user_id").unwrap_or("");
    if draft.account.handle.is_none() {
        draft.read_account_id(user_id);
    } else if let Id::Repaired(digits) = Id::read(user_id) {
        draft.mend_with_account("user_id", digits);
    }
    if !draft.names_account() && draft.post.text.trim().is_empty() {
        return Err("names no account and has no text".to_owned());
    }
    if draft.post.reposted_post.is_none() && twitter::begins_as_repost(&draft.post.text) {
        draft.post.is_repost = true;
        draft.note(Kind::RepostFromText);
    }
    let client = draft.column("source").map(client_name).unwrap_or("");
    draft.post.client = (!client.trim().is_empty()).then(|| client.to_owned());
    let cell = time(
        draft.column("created_at").unwrap_or(""),
        draft.column("created_str").unwrap_or(""),
    );
    let (posted_at, note) = times::posted_at(cell, draft.post_id());
    draft.post.posted_at = posted_at;
    if let Some(kind) = note {
        draft.note(kind);
    }
    Ok(())
}

/// The time of a tweet, from the first of its columns that can be read.
fn time(created_at: &str, created_str: &str) -> Cell {
    let forms = [
        (TimeForm::UnixMillis, created_at),
        (TimeForm::Twitter, created_at),
        (TimeForm::Iso, created_str),
    ];
    let posted = forms
        .into_iter()
        .find_map(|(form, cell)| form.read(cell).ok().flatten());
    let Some(posted) = posted else {
        let is_empty = created_at.trim().is_empty() && created_str.trim().is_empty();
        return if is_empty {
            Cell::Missing
        } else {
            Cell::Unreadable
        };
    };
    let at: NaiveDateTime = posted.at.naive_utc();
    let precision = match posted.precision {
        Precision::Day => Precision::Day,
        _ if at.second() == 0 => Precision::Minute,
        _ => Precision::Second,
    };
    Cell::Iso(at.with_nanosecond(0).unwrap_or(at), precision)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_that_are_0_are_not_known() {
        let check = |created_at: &str, created_str: &str, expected: &str, precision| {
            let at = NaiveDateTime::parse_from_str(expected, "%F %T").unwrap();
            assert_eq!(time(created_at, created_str), Cell::Iso(at, precision));
        };
        check(
            "1488207240000",
            "",
            "2017-02-27 14:54:00",
            Precision::Minute,
        );
        check(
            "1488207241000",
            "",
            "2017-02-27 14:54:01",
            Precision::Second,
        );
        let twitter = "Mon Feb 27 14:54:02 +0000 2017";
        check(twitter, "", "2017-02-27 14:54:02", Precision::Second);
        check(
            "1.48821E+12",
            "2017-02-27 14:54:03",
            "2017-02-27 14:54:03",
            Precision::Second,
        );
        assert_eq!(time("", " "), Cell::Missing);
        assert_eq!(time("soon", ""), Cell::Unreadable);
    }
}
