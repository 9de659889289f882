//! Twitter's information-operations archive, 2018 to 2021.
//!
//! Publisher: Twitter, from 17 October 2018 to 2 December 2021, first at `about.twitter.com`, later at
//! `transparency.x.com` (Moderation Research). One users file and one or more posts files for each operation.
//!
//! Columns of a users file: `userid, user_display_name, user_screen_name, user_reported_location,
//! user_profile_description, user_profile_url, follower_count, following_count, account_creation_date,
//! account_language`. A posts file has `tweetid`, these ten, and `tweet_language, tweet_text, tweet_time,
//! tweet_client_name, in_reply_to_userid, in_reply_to_tweetid, quoted_tweet_tweetid, is_retweet, retweet_userid,
//! retweet_tweetid, latitude, longitude, quote_count, reply_count, like_count, retweet_count, hashtags, urls,
//! user_mentions`, and until 2019 `poll_choices`. Columns are found by name, in any order.
//!
//! Oddities, each with the fixture that shows it:
//!
//! | oddity | fixture |
//! |---|---|
//! | 2018: reply pair the other way round, lists without quotes, hashes of 64 hexadecimal digits | `twitter-2018` |
//! | 2019: 31 columns, hashtags and links in quotes, mentions without, base64 hashes | `twitter-2019` |
//! | 2020: 30 columns, all lists in quotes, zip archives with long names | `twitter-2020` |
//! | 2021: `True`/`False`, references to posts as `4.7059268371166e+17`, to accounts as `921557173.0`, one file a year | `twitter-2021` |
//! | merged mirror of 2024: header repeated inside, empty rows, `1.01421E+18` for ids, `7/3/2018` for days | `twitter-merged` |
//! | re-saved and cut copies, broken rows and archives | `damaged` |
//!
//! What [`super::published_post`] does not give back letter for letter, since it says nothing about the post: the
//! dialect of a list (given back as `['a', 'b']`, an empty one as `[]`), an empty `poll_choices` (given back as
//! nothing), the letters of a truth value (given back as `true` or `false`), NUL bytes (left out), and bytes that are
//! not UTF-8 (given back as the letters of Windows-1252 that they stand for). Everything else comes back as
//! published: where a field holds less than the published text, the text is kept in `extra`.

mod accounts;
mod cells;
mod columns;
mod extra;
mod posts;
mod published;
mod users;

pub(super) use cells::begins_as_repost;

use columns::{Column, claims_posts, claims_users, is_published_posts, is_published_users};
use model::Platform;

use super::values::times;
use super::{FormatInfo, Grouping, Holds, Published, Shape, TableShape};

/// How both files are given back.
const PUBLISHED: Published = Published::By {
    post: published::published_post,
    account: published::published_account,
    role_of: columns::role_of,
};

/// The family of both files.
const FAMILY: &str = "twitter-archive";

pub(super) static POSTS: FormatInfo = FormatInfo {
    name: "twitter-posts",
    family: FAMILY,
    platform: Platform::Twitter,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: claims_posts,
        is_published: is_published_posts,
        headerless: None,
        date_forms,
        parser: |setting| Box::new(posts::Posts::new(setting)),
    }),
    published: PUBLISHED,
};

pub(super) static USERS: FormatInfo = FormatInfo {
    name: "twitter-users",
    family: FAMILY,
    platform: Platform::Twitter,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: claims_users,
        is_published: is_published_users,
        headerless: None,
        date_forms,
        parser: |setting| Box::new(users::Users::new(setting)),
    }),
    published: PUBLISHED,
};

/// Whether the cells of a row show a re-saved date, and whether one of them can only be read with the day first.
fn date_forms(labels: &[String], cells: &[&str]) -> (bool, bool) {
    let (mut resaved, mut days_first) = (false, false);
    for (label, cell) in labels.iter().zip(cells) {
        if matches!(
            Column::from_name(label),
            Some(Column::Time | Column::Created)
        ) {
            let date = times::Cell::read(cell);
            resaved |= matches!(date, times::Cell::Resaved { .. });
            days_first |= date.is_days_first();
        }
    }
    (resaved, days_first)
}
