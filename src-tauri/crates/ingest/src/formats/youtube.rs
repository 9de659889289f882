//! Lists of videos, channels and comments, as YouTube Data Tools write them.
//!
//! Publisher: whoever made the list, with the tools of Bernhard Rieder (`ytdt.digitalmethods.net`,
//! `github.com/bernorieder/YouTube-Data-Tools` and, since 2025, `youtube-data-tools-v2`). YouTube itself has never
//! published a list of channels. Columns:
//!
//! - videos: `position, channelId, channelTitle, videoId, publishedAt, publishedAtSQL, videoTitle, videoDescription, tags,
//!   videoCategoryId, videoCategoryLabel, topicCategories, duration, durationSec, dimension, definition, caption,
//!   defaultLanguage, defaultLAudioLanguage, thumbnail_maxres, licensedContent, locationDescription, latitude, longitude,
//!   viewCount, likeCount, dislikeCount, favoriteCount, commentCount`; older ones have fewer, newer ones some more;
//! - channels: `position, id, title, description, publishedAt, defaultLanguage, country, viewCount, subscriberCount,
//!   videoCount, thumbnail, keywords, topicDetails`;
//! - comments: `id, replyCount, likeCount, publishedAt, authorName, text, authorChannelId, authorChannelUrl, isReply,
//!   isReplyTo, isReplyToName`; newer: `videoId, …, isReplyToId`.
//!
//! The account of a video is its channel. A video's text is its title and its description; its keywords (`tags`) are no
//! hashtags. A comment answers another one, or the video where that is named. Times are UTC. Where only the shown name
//! of a commenter stands, comments are told apart by it.
//!
//! The tools can replace commenters by hashes (SHA-1): hashed stays hashed.
//!
//! | oddity | fixture |
//! |---|---|
//! | a quotation mark behind a backslash, which PHP does not double | `youtube/videolist.csv` |
//! | a newer list with other columns, and a video that was not found | `youtube/videolist_v2.csv` |
//! | channels; one not found; a row that names none | `youtube/channels.csv` |
//! | a comment and answers to it | `youtube/comments.csv` |
//! | newer, hashed | `youtube/comments_v2.csv` |

use model::{AccountKind, Kind, Platform};

use super::draft::{Draft, Keyed, Makes, Role, TableFormat};
use super::values::moments::TimeForm;
use super::{
    FormatInfo, Grouping, Holds, Published, Shape, TableShape, has_all, is_in_order, no_date_forms,
};

const FAMILY: &str = "youtube-data-tools";

const VIDEOS: &[(&str, Role)] = &[
    ("position", Role::Keep),
    ("channelid", Role::AccountId),
    ("channeltitle", Role::DisplayName),
    ("videoid", Role::PostId),
    ("videourl", Role::Keep),
    ("publishedat", Role::Time(TimeForm::Iso)),
    ("publishedatsql", Role::Keep),
    ("videotitle", Role::Title),
    ("videodescription", Role::Body),
    ("tags", Role::Keep),
    ("videocategoryid", Role::Keep),
    ("videocategorylabel", Role::Keep),
    ("topiccategories", Role::Keep),
    ("duration", Role::Keep),
    ("durationsec", Role::Keep),
    ("isshort", Role::Keep),
    ("dimension", Role::Keep),
    ("definition", Role::Keep),
    ("caption", Role::Keep),
    ("livebroadcastcontent", Role::Keep),
    ("defaultlanguage", Role::Keep),
    ("defaultlaudiolanguage", Role::Keep),
    ("defaultaudiolanguage", Role::Keep),
    ("thumbnail_maxres", Role::Media),
    ("licensedcontent", Role::Keep),
    ("regionrestrictionallowed", Role::Keep),
    ("regionrestrictionblocked", Role::Keep),
    ("madeforkids", Role::Keep),
    ("haspaidproductplacement", Role::Keep),
    ("locationdescription", Role::Keep),
    ("latitude", Role::Latitude),
    ("longitude", Role::Longitude),
    ("viewcount", Role::Views),
    ("likecount", Role::Likes),
    ("dislikecount", Role::Keep),
    ("favoritecount", Role::Keep),
    ("commentcount", Role::Replies),
];

const CHANNELS: &[(&str, Role)] = &[
    ("position", Role::Keep),
    ("id", Role::AccountId),
    ("title", Role::DisplayName),
    ("customurl", Role::Handle),
    ("channelurl", Role::Keep),
    ("description", Role::Description),
    ("publishedat", Role::Created(TimeForm::Iso)),
    ("daysactive", Role::Keep),
    ("defaultlanguage", Role::Keep),
    ("country", Role::AccountPlace),
    ("madeforkids", Role::Keep),
    ("viewcount", Role::Keep),
    ("subscribercount", Role::Followers),
    ("videocount", Role::Keep),
    ("thumbnail", Role::Keep),
    ("keywords", Role::Keep),
    ("topicdetails", Role::Keep),
];

const COMMENTS: &[(&str, Role)] = &[
    ("videoid", Role::Keep),
    ("id", Role::PostId),
    ("totalreplycount", Role::Replies),
    ("replycount", Role::Replies),
    ("inferredreplycount", Role::Keep),
    ("inferredlevel", Role::Keep),
    ("likecount", Role::Likes),
    ("publishedat", Role::Time(TimeForm::Iso)),
    ("authorname", Role::DisplayName),
    ("text", Role::Text),
    ("authorchannelid", Role::AccountId),
    ("authorchannelurl", Role::KeepWithAccount),
    ("ischannelowner", Role::Keep),
    ("isreply", Role::Keep),
    ("threadid", Role::Keep),
    ("isreplyto", Role::ReplyToPost),
    ("isreplytoid", Role::ReplyToPost),
    ("isreplytoname", Role::Keep),
];

/// The order of the newer version, which has the text behind the account.
const NEWER_COMMENTS: &[(&str, Role)] = &[
    ("videoid", Role::Keep),
    ("id", Role::Keep),
    ("totalreplycount", Role::Keep),
    ("inferredreplycount", Role::Keep),
    ("inferredlevel", Role::Keep),
    ("likecount", Role::Keep),
    ("publishedat", Role::Keep),
    ("authorname", Role::Keep),
    ("authorchannelid", Role::Keep),
    ("ischannelowner", Role::Keep),
    ("text", Role::Keep),
    ("isreply", Role::Keep),
    ("threadid", Role::Keep),
    ("isreplytoid", Role::Keep),
    ("isreplytoname", Role::Keep),
];

static VIDEOS_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ById,
    roles: VIDEOS,
    mend: video,
};

static CHANNELS_TABLE: TableFormat = TableFormat {
    makes: Makes::Accounts,
    keyed: Keyed::ById,
    roles: CHANNELS,
    mend: channel,
};

static COMMENTS_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ById,
    roles: COMMENTS,
    mend: comment,
};

pub(super) static VIDEO_LIST: FormatInfo = FormatInfo {
    name: "youtube-videos",
    family: FAMILY,
    platform: Platform::Youtube,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            has_all(
                names,
                &["videoid", "channelid", "channeltitle", "publishedat"],
            )
        },
        is_published: |header| is_in_order(header, VIDEOS),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| VIDEOS_TABLE.parser(setting),
    }),
    published: Published::Roles(VIDEOS),
};

pub(super) static CHANNEL_LIST: FormatInfo = FormatInfo {
    name: "youtube-channels",
    family: FAMILY,
    platform: Platform::Youtube,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            has_all(names, &["id", "title", "subscribercount", "videocount"])
                && !has_all(names, &["videoid"])
        },
        is_published: |header| is_in_order(header, CHANNELS),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| CHANNELS_TABLE.parser(setting),
    }),
    published: Published::Roles(CHANNELS),
};

pub(super) static COMMENT_LIST: FormatInfo = FormatInfo {
    name: "youtube-comments",
    family: FAMILY,
    platform: Platform::Youtube,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let answers = has_all(names, &["isreplyto"]) || has_all(names, &["isreplytoid"]);
            answers && has_all(names, &["id", "authorname", "text", "publishedat"])
        },
        is_published: |header| is_in_order(header, COMMENTS) || is_in_order(header, NEWER_COMMENTS),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| COMMENTS_TABLE.parser(setting),
    }),
    published: Published::Roles(COMMENTS),
};

fn video(draft: &mut Draft<'_>) -> Result<(), String> {
    if !draft.has_post_id() {
        return Err("names no video".to_owned());
    }
    draft.kind = Some(Kind::Video);
    draft.account.kind = Some(AccountKind::Channel);
    Ok(())
}

fn channel(draft: &mut Draft<'_>) -> Result<(), String> {
    if !draft.names_account() {
        return Err("names no channel".to_owned());
    }
    draft.account.kind = Some(AccountKind::Channel);
    let name = draft.account.display_name.as_deref().unwrap_or("");
    if name.starts_with("[not found: ") {
        draft.account.display_name = None;
    }
    Ok(())
}

fn comment(draft: &mut Draft<'_>) -> Result<(), String> {
    if !draft.has_post_id() {
        return Err("names no comment".to_owned());
    }
    draft.kind = Some(Kind::Comment);
    let video = draft.column("videoid").unwrap_or("").trim();
    if draft.post.reply_to_post.is_none() && !video.is_empty() {
        draft.post.reply_to_post = Some(video.to_owned());
    }
    draft.account.kind = Some(AccountKind::Channel);
    let name = draft.column("authorname").unwrap_or("").trim();
    if is_sha1(name) {
        draft.account.hashed = true;
        draft.account.display_name = None;
    } else if let Some(handle) = name.strip_prefix('@') {
        draft.account.handle = Some(handle.to_owned());
    }
    if !draft.names_account() && !name.is_empty() {
        draft.set_account_id(name);
    }
    Ok(())
}

fn is_sha1(text: &str) -> bool {
    text.len() == 40
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'a'..=b'f'))
}
