//! Tables that 4CAT makes of what was collected on a platform, and those that it takes in.
//!
//! Publisher: whoever collected the data with 4CAT (Digital Methods Initiative, `github.com/digitalmethodsinitiative/4cat`,
//! Peeters and Hagen 2022). Description: the functions `map_item` of its data sources. All have `id, thread_id,
//! timestamp, unix_timestamp, body, author`; what else there is differs by platform, and by version. A table for 4CAT to
//! take in has at least `id, thread_id, author, body, timestamp`.
//!
//! The time is `unix_timestamp`: `timestamp` is UTC in some mappings and the local time of the server in others. Where
//! only that stands in a table of a platform the day is taken; a table made for 4CAT to take in is to have UTC.
//!
//! Lists are joined by commas without quotes, truth values are `yes` and `no`. An X account is told apart by its id, one
//! on TikTok by its handle, which is all that newer versions have. A message on Telegram is kept under
//! `chat-message`, as newer versions have it; who is passed on is named by id, handle or shown name, whichever is there
//! first.
//!
//! | oddity | fixture |
//! |---|---|
//! | X: a repost with the whole text, a quote, a reply, a link with a comma | `4cat/x.csv` |
//! | Telegram: ids without their chat (older), an account that is only a chat, passed on | `4cat/telegram.csv` |
//! | TikTok: names of hashtags, videos | `4cat/tiktok.csv` |
//! | Instagram: a hidden number of likes, a comment (older) | `4cat/instagram.csv` |
//! | for 4CAT to take in: other columns beside, Unix seconds as `timestamp` | `4cat/custom.csv` |

use model::{Kind, Platform};

use super::draft::{Draft, Keyed, LanguageForm, Makes, Role, TableFormat};
use super::values::moments::{TimeForm, day_of};
use super::{
    FormatInfo, Grouping, Holds, Published, Shape, TableShape, has_all, is_in_order, no_date_forms,
};
use crate::notes;

/// What every table has.
const BASE: &[&str] = &["id", "thread_id", "body", "author", "timestamp"];

const UNIX: Role = Role::Time(TimeForm::UnixSeconds);

const X: &[(&str, Role)] = &[
    ("collected_from_url", Role::Keep),
    ("id", Role::PostId),
    ("thread_id", Role::Keep),
    ("timestamp", Role::Keep),
    ("unix_timestamp", UNIX),
    ("link", Role::Keep),
    ("body", Role::Text),
    ("author", Role::Handle),
    ("author_fullname", Role::DisplayName),
    ("author_id", Role::AccountId),
    ("author_avatar_url", Role::KeepWithAccount),
    ("author_banner_url", Role::KeepWithAccount),
    ("author_followers", Role::Followers),
    ("author_following", Role::Following),
    ("author_bio", Role::Description),
    ("author_location", Role::AccountPlace),
    ("verified", Role::KeepWithAccount),
    ("source", Role::Client),
    ("language_guess", Role::Language(LanguageForm::Tag)),
    ("possibly_sensitive", Role::Keep),
    ("retweet_count", Role::Reposts),
    ("reply_count", Role::Replies),
    ("like_count", Role::Likes),
    ("quote_count", Role::Quotes),
    ("impression_count", Role::Views),
    ("is_retweet", Role::IsRepost),
    ("retweeted_user", Role::RepostedAccount),
    ("is_quote_tweet", Role::Keep),
    ("quote_tweet_id", Role::QuotedPost),
    ("quote_author", Role::Keep),
    ("quoted_user", Role::Keep),
    ("quote_body", Role::Keep),
    ("quote_images", Role::Keep),
    ("quote_videos", Role::Keep),
    ("is_quote_withheld", Role::Keep),
    ("is_reply", Role::Keep),
    ("replied_author", Role::ReplyToAccount),
    ("replied_user", Role::ReplyToAccount),
    ("is_withheld", Role::Keep),
    ("hashtags", Role::Hashtags),
    ("urls", Role::Links),
    ("images", Role::Media),
    ("videos", Role::Media),
    ("mentions", Role::Mentions),
    ("long_lat", Role::Keep),
    ("place_name", Role::Keep),
];

const TELEGRAM: &[(&str, Role)] = &[
    ("id", Role::Keep),
    ("thread_id", Role::Keep),
    ("chat", Role::Keep),
    ("author", Role::AccountId),
    ("author_username", Role::Handle),
    ("author_name", Role::DisplayName),
    ("author_is_bot", Role::KeepWithAccount),
    ("body", Role::Text),
    ("body_markdown", Role::Keep),
    ("is_reply", Role::Keep),
    ("reply_to", Role::Keep),
    ("views", Role::Views),
    ("reactions", Role::Keep),
    ("restriction_reason", Role::Keep),
    ("timestamp", Role::Keep),
    ("unix_timestamp", UNIX),
    ("timestamp_edited", Role::Keep),
    ("unix_timestamp_edited", Role::Keep),
    ("author_forwarded_from_name", Role::Keep),
    ("author_forwarded_from_username", Role::Keep),
    ("author_forwarded_from_id", Role::Keep),
    ("entities_linked", Role::Links),
    ("entities_mentioned", Role::Mentions),
    ("all_connections", Role::Keep),
    ("timestamp_forwarded_from", Role::Keep),
    ("unix_timestamp_forwarded_from", Role::Keep),
    ("link_title", Role::Keep),
    ("link_description", Role::Keep),
    ("link_attached", Role::Keep),
    ("attachment_type", Role::Keep),
    ("attachment_data", Role::Keep),
    ("attachment_filename", Role::Media),
];

const TIKTOK: &[(&str, Role)] = &[
    ("collected_from_url", Role::Keep),
    ("id", Role::PostId),
    ("thread_id", Role::Keep),
    ("author", Role::Handle),
    ("author_full", Role::DisplayName),
    ("author_id", Role::KeepWithAccount),
    ("author_followers", Role::Followers),
    ("author_likes", Role::KeepWithAccount),
    ("author_videos", Role::KeepWithAccount),
    ("author_avatar", Role::KeepWithAccount),
    ("body", Role::Text),
    ("stickers", Role::Keep),
    ("timestamp", Role::Keep),
    ("unix_timestamp", UNIX),
    ("is_duet", Role::Keep),
    ("is_ad", Role::Keep),
    ("is_paid_partnership", Role::Keep),
    ("is_sensitive", Role::Keep),
    ("is_photosensitive", Role::Keep),
    ("music_name", Role::Keep),
    ("music_id", Role::Keep),
    ("music_url", Role::Keep),
    ("music_thumbnail", Role::Keep),
    ("music_author", Role::Keep),
    ("video_url", Role::Media),
    ("tiktok_url", Role::Keep),
    ("thumbnail_url", Role::Keep),
    ("likes", Role::Likes),
    ("comments", Role::Replies),
    ("shares", Role::Reposts),
    ("plays", Role::Views),
    ("hashtags", Role::Hashtags),
    ("challenges", Role::Keep),
    ("diversification_labels", Role::Keep),
    ("location_created", Role::Keep),
    ("effects", Role::Keep),
    ("warning", Role::Keep),
];

const INSTAGRAM: &[(&str, Role)] = &[
    ("collected_from_url", Role::Keep),
    ("id", Role::PostId),
    ("post_source_domain", Role::Keep),
    ("timestamp", Role::Keep),
    ("thread_id", Role::Keep),
    ("parent_id", Role::Keep),
    ("url", Role::Keep),
    ("body", Role::Text),
    ("author_id", Role::AccountId),
    ("author", Role::Handle),
    ("author_fullname", Role::DisplayName),
    ("verified", Role::KeepWithAccount),
    ("author_avatar_url", Role::KeepWithAccount),
    ("media_type", Role::Keep),
    ("type", Role::Keep),
    ("num_media", Role::Keep),
    ("image_urls", Role::Media),
    ("image_url", Role::Media),
    ("media_urls", Role::Media),
    ("media_url", Role::Media),
    ("hashtags", Role::Hashtags),
    ("usertags", Role::Keep),
    ("mentioned", Role::Mentions),
    ("likes_hidden", Role::Keep),
    ("num_likes", Role::Likes),
    ("num_comments", Role::Replies),
    ("location_name", Role::Keep),
    ("location_latlong", Role::Keep),
    ("location_city", Role::Keep),
    ("unix_timestamp", UNIX),
];

const CUSTOM: &[(&str, Role)] = &[
    ("id", Role::PostId),
    ("thread_id", Role::Keep),
    ("author", Role::Handle),
    ("body", Role::Text),
    ("timestamp", Role::Keep),
    ("unix_timestamp", UNIX),
];

/// A table of 4CAT: its name, its columns, and what tells it from the others.
macro_rules! table {
    ($name:ident, $table:ident, $text:literal, $platform:expr, $roles:expr, $keyed:expr, $mend:expr, $claims:expr) => {
        static $table: TableFormat = TableFormat {
            makes: Makes::Posts,
            keyed: $keyed,
            roles: $roles,
            mend: $mend,
        };

        pub(super) static $name: FormatInfo = FormatInfo {
            name: $text,
            family: $text,
            platform: $platform,
            holds: Holds::Posts,
            grouping: Grouping::Folder,
            shape: Shape::Table(TableShape {
                claims: |names| has_all(names, BASE) && $claims(names),
                is_published: |header| is_in_order(header, $roles),
                headerless: None,
                date_forms: no_date_forms,
                parser: |setting| $table.parser(setting),
            }),
            published: Published::Roles($roles),
        };
    };
}

table!(
    X_POSTS,
    X_TABLE,
    "4cat-x",
    Platform::Twitter,
    X,
    Keyed::ById,
    x,
    is_x
);
table!(
    TELEGRAM_POSTS,
    TELEGRAM_TABLE,
    "4cat-telegram",
    Platform::Telegram,
    TELEGRAM,
    Keyed::ById,
    telegram,
    is_telegram
);
table!(
    TIKTOK_POSTS,
    TIKTOK_TABLE,
    "4cat-tiktok",
    Platform::Tiktok,
    TIKTOK,
    Keyed::ByHandle,
    tiktok,
    is_tiktok
);
table!(
    INSTAGRAM_POSTS,
    INSTAGRAM_TABLE,
    "4cat-instagram",
    Platform::Instagram,
    INSTAGRAM,
    Keyed::ByHandle,
    instagram,
    is_instagram
);
table!(
    CUSTOM_POSTS,
    CUSTOM_TABLE,
    "4cat-custom",
    Platform::Other,
    CUSTOM,
    Keyed::ByHandle,
    custom,
    is_custom
);

fn is_x(names: &[String]) -> bool {
    has_all(names, &["is_retweet", "retweet_count", "like_count"])
}

fn is_telegram(names: &[String]) -> bool {
    has_all(
        names,
        &["chat", "author_username", "author_forwarded_from_name"],
    )
}

fn is_tiktok(names: &[String]) -> bool {
    has_all(names, &["tiktok_url", "plays"])
}

fn is_instagram(names: &[String]) -> bool {
    has_all(names, &["parent_id", "num_likes", "num_comments"])
}

/// Tables of YouTube Data Tools that 4CAT has taken in keep their own columns, by which they are read.
fn is_custom(names: &[String]) -> bool {
    let others: [fn(&[String]) -> bool; 4] = [is_x, is_telegram, is_tiktok, is_instagram];
    let is_youtube = has_all(names, &["channelid"]) || has_all(names, &["isreplyto"]);
    !others.iter().any(|is| is(names)) && !is_youtube
}

fn x(draft: &mut Draft<'_>) -> Result<(), String> {
    is_something(draft)?;
    let column = |name: &str| draft.column(name).unwrap_or("").trim();
    let is_reply = column("is_reply") == "yes";
    let is_quote = column("is_quote_tweet") == "yes";
    let place = column("long_lat").split_once(',');
    draft.post.place = place.map(|(long, lat)| (lat.trim().to_owned(), long.trim().to_owned()));
    draft.post.is_reply |= is_reply;
    draft.post.is_quote |= is_quote;
    day_only(draft);
    draft.time_by_id();
    Ok(())
}

fn telegram(draft: &mut Draft<'_>) -> Result<(), String> {
    let column = |name: &str| draft.column(name).unwrap_or("").trim();
    let (id, chat) = (column("id"), column("chat"));
    if id.is_empty() {
        return Err("has no id".to_owned());
    }
    let whole = if id.contains('-') {
        id.to_owned()
    } else {
        format!("{chat}-{id}")
    };
    let answered = column("reply_to");
    let answered = match answered {
        "" => None,
        _ if answered.contains('-') => Some(answered.to_owned()),
        _ => Some(format!("{chat}-{answered}")),
    };
    let from = ["id", "username", "name"]
        .map(|name| draft.column(&format!("author_forwarded_from_{name}")))
        .into_iter()
        .flatten()
        .find(|text| !text.trim().is_empty())
        .map(str::to_owned);
    let is_forwarded = from.is_some() || !column("unix_timestamp_forwarded_from").is_empty();
    if !draft.names_account() {
        draft.account.handle = (!chat.is_empty()).then(|| chat.to_owned());
    }
    draft.set_post_id(&whole);
    draft.post.reply_to_post = answered;
    draft.post.is_repost = is_forwarded;
    draft.post.reposted_account = from;
    day_only(draft);
    Ok(())
}

fn tiktok(draft: &mut Draft<'_>) -> Result<(), String> {
    is_something(draft)?;
    draft.kind = Some(Kind::Video);
    day_only(draft);
    Ok(())
}

fn instagram(draft: &mut Draft<'_>) -> Result<(), String> {
    is_something(draft)?;
    if draft.column("type") == Some("comment") {
        draft.kind = Some(Kind::Comment);
        let parent = draft.column("parent_id").unwrap_or("");
        draft.post.reply_to_post = (!parent.is_empty()).then(|| parent.to_owned());
    }
    day_only(draft);
    Ok(())
}

fn custom(draft: &mut Draft<'_>) -> Result<(), String> {
    is_something(draft)?;
    let timestamp = draft.column("timestamp").unwrap_or("").trim();
    if draft.post.posted_at.is_none() {
        let is_unix = timestamp.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        let form = if is_unix {
            TimeForm::UnixSeconds
        } else {
            TimeForm::Iso
        };
        match form.read(timestamp) {
            Ok(posted) => draft.post.posted_at = posted,
            Err(kind) => draft.note(kind),
        }
    }
    Ok(())
}

fn is_something(draft: &mut Draft<'_>) -> Result<(), String> {
    if draft.has_post_id() || !draft.post.text.is_empty() {
        Ok(())
    } else {
        Err("has neither an id nor a text".to_owned())
    }
}

/// Without Unix seconds there is only a time that may be that of a server somewhere.
fn day_only(draft: &mut Draft<'_>) {
    let timestamp = draft.column("timestamp").unwrap_or("");
    if draft.post.posted_at.is_some() {
        return;
    }
    match TimeForm::Iso.read(timestamp) {
        Ok(Some(posted)) => {
            draft.post.posted_at = Some(day_of(posted));
            draft.note(notes::Kind::ServerTime);
        }
        Ok(None) => {}
        Err(kind) => draft.note(kind),
    }
}
