//! Items of other platforms, by small tables of where things are.

use super::{at, count, first, put_account, put_time, read_from_text, some};
use crate::formats::draft::{Draft, link};
use crate::json::Value;

/// Where things are in the items of a platform; of several paths the first that holds something.
struct Places {
    /// How the names of the modules begin.
    modules: &'static [&'static str],
    kind: Option<model::Kind>,
    id: &'static [&'static str],
    text: &'static [&'static str],
    time: &'static [&'static str],
    account_id: &'static [&'static str],
    handle: &'static [&'static str],
    name: &'static [&'static str],
    followers: &'static [&'static str],
    likes: &'static [&'static str],
    reposts: &'static [&'static str],
    replies: &'static [&'static str],
    views: &'static [&'static str],
    answers: &'static [&'static str],
    reposted: &'static [&'static str],
    reposted_account: &'static [&'static str],
    media: &'static [&'static str],
    link: &'static [&'static str],
    language: &'static [&'static str],
}

/// For what is not known of a platform.
const NOWHERE: Places = Places {
    modules: &[],
    kind: None,
    id: &[],
    text: &[],
    time: &[],
    account_id: &[],
    handle: &[],
    name: &[],
    followers: &[],
    likes: &[],
    reposts: &[],
    replies: &[],
    views: &[],
    answers: &[],
    reposted: &[],
    reposted_account: &[],
    media: &[],
    link: &[],
    language: &[],
};

/// The longer beginnings of names stand first.
const PLACES: &[Places] = &[
    Places {
        modules: &["tiktok-comments"],
        kind: Some(model::Kind::Comment),
        id: &["cid", "id"],
        text: &["text"],
        time: &["create_time"],
        account_id: &["user.uid"],
        handle: &["user.unique_id"],
        name: &["user.nickname"],
        likes: &["digg_count"],
        replies: &["reply_comment_total"],
        answers: &["aweme_id"],
        language: &["comment_language"],
        ..NOWHERE
    },
    Places {
        modules: &["tiktok", "douyin"],
        kind: Some(model::Kind::Video),
        id: &["id", "aweme_id"],
        text: &["desc"],
        time: &["createTime", "create_time"],
        account_id: &["author.id", "authorId", "author.uid"],
        handle: &["author.uniqueId", "author.unique_id", "author"],
        name: &["author.nickname", "nickname"],
        followers: &["authorStats.followerCount", "authorStatsV2.followerCount"],
        likes: &[
            "stats.diggCount",
            "statsV2.diggCount",
            "statistics.digg_count",
        ],
        reposts: &[
            "stats.shareCount",
            "statsV2.shareCount",
            "statistics.share_count",
        ],
        replies: &[
            "stats.commentCount",
            "statsV2.commentCount",
            "statistics.comment_count",
        ],
        views: &[
            "stats.playCount",
            "statsV2.playCount",
            "statistics.play_count",
        ],
        media: &[
            "video.downloadAddr",
            "video.playAddr",
            "video.play_addr.url_list.0",
        ],
        language: &["textLanguage"],
        ..NOWHERE
    },
    Places {
        modules: &["instagram-comments"],
        kind: Some(model::Kind::Comment),
        id: &["pk", "id"],
        text: &["text"],
        time: &["created_at", "created_at_utc"],
        account_id: &["user.pk", "user.id", "owner.id"],
        handle: &["user.username", "owner.username"],
        name: &["user.full_name"],
        likes: &["comment_like_count", "edge_liked_by.count"],
        replies: &["child_comment_count"],
        answers: &["parent_comment_id"],
        ..NOWHERE
    },
    Places {
        modules: &["instagram", "ig_", "threads"],
        id: &["code", "shortcode", "pk", "id"],
        text: &[
            "caption.text",
            "edge_media_to_caption.edges.0.node.text",
            "caption",
        ],
        time: &["taken_at", "taken_at_timestamp"],
        account_id: &["user.pk", "user.id", "owner.pk", "owner.id"],
        handle: &["user.username", "owner.username"],
        name: &["user.full_name", "owner.full_name"],
        followers: &["user.follower_count", "owner.edge_followed_by.count"],
        likes: &[
            "like_count",
            "edge_media_preview_like.count",
            "edge_liked_by.count",
        ],
        reposts: &["text_post_app_info.repost_count"],
        replies: &[
            "comment_count",
            "edge_media_preview_comment.count",
            "edge_media_to_comment.count",
            "text_post_app_info.direct_reply_count",
        ],
        views: &["play_count", "view_count", "video_view_count"],
        media: &[
            "video_versions.0.url",
            "video_url",
            "image_versions2.candidates.0.url",
            "display_url",
        ],
        ..NOWHERE
    },
    Places {
        modules: &["truth", "gab"],
        id: &["id"],
        text: &["content"],
        time: &["created_at"],
        account_id: &["account.id"],
        handle: &["account.acct", "account.username"],
        name: &["account.display_name"],
        followers: &["account.followers_count"],
        likes: &["favourites_count"],
        reposts: &["reblogs_count"],
        replies: &["replies_count"],
        answers: &["in_reply_to_id"],
        reposted: &["reblog.id"],
        reposted_account: &["reblog.account.id"],
        media: &["media_attachments.0.url"],
        link: &["card.url"],
        language: &["language"],
        ..NOWHERE
    },
];

/// For platforms without a table of their own: the usual names.
const USUAL: Places = Places {
    id: &["id", "post_id", "pk", "urn", "code"],
    text: &[
        "text",
        "body",
        "desc",
        "description",
        "caption",
        "message",
        "content",
        "title",
        "message.text",
        "commentary.text.text",
        "note_card.title",
    ],
    time: &[
        "created_at",
        "createTime",
        "create_time",
        "creationTs",
        "creation_time",
        "taken_at",
        "timestamp",
        "published_at",
        "date",
        "time",
    ],
    account_id: &[
        "author.id",
        "user.id",
        "account.id",
        "owner.id",
        "creator.userId",
        "pinner.id",
        "note_card.user.user_id",
        "actors.0.id",
        "author_id",
        "user_id",
    ],
    handle: &[
        "author.username",
        "user.username",
        "account.username",
        "owner.username",
        "creator.username",
        "pinner.username",
        "author.name",
        "username",
        "author",
    ],
    name: &[
        "author.display_name",
        "user.full_name",
        "account.display_name",
        "creator.fullName",
        "pinner.full_name",
        "note_card.user.nickname",
        "actors.0.name",
        "user.name",
    ],
    likes: &[
        "like_count",
        "likes",
        "upVoteCount",
        "upvote_count",
        "note_card.interact_info.liked_count",
    ],
    replies: &["comment_count", "commentsCount", "comments", "reply_count"],
    reposts: &["share_count", "shares", "repost_count"],
    views: &["view_count", "views", "play_count"],
    link: &["url", "link"],
    ..NOWHERE
};

pub(super) fn read(draft: &mut Draft<'_>, data: &Value, module: &str) {
    let module = module.to_ascii_lowercase();
    let is_it = |places: &&Places| places.modules.iter().any(|name| module.starts_with(name));
    let places = PLACES.iter().find(is_it).unwrap_or(&USUAL);
    put_post(draft, data, places);
    put_account(
        draft,
        first(data, places.account_id),
        first(data, places.handle),
        first(data, places.name),
    );
    draft.account.followers = count(data, places.followers);
    put_lists(draft, data);
}

fn put_post(draft: &mut Draft<'_>, data: &Value, places: &Places) {
    let id = first(data, places.id);
    if !id.is_empty() {
        draft.set_post_id(id);
    }
    draft.kind = places.kind;
    draft.post.text = without_tags(first(data, places.text));
    put_time(draft, first(data, places.time));
    let language = first(data, places.language);
    let post = &mut draft.post;
    post.language = crate::formats::values::languages::to_bcp_47(language);
    post.language_published = !language.is_empty();
    post.counts.likes = count(data, places.likes);
    post.counts.reposts = count(data, places.reposts);
    post.counts.replies = count(data, places.replies);
    post.counts.views = count(data, places.views);
    post.reply_to_post = some(data, places.answers);
    // A comment below another one names that too.
    let parent = some(data, &["reply_id"]).filter(|parent| parent != "0");
    if draft.kind == Some(model::Kind::Comment) && parent.is_some() {
        draft.post.reply_to_post = parent;
    }
    draft.post.reposted_post = some(data, places.reposted);
    draft.post.reposted_account = some(data, places.reposted_account);
    draft.post.media = media(data, places);
    draft.post.links = some(data, places.link).map(link).into_iter().collect();
}

/// The picture or video, or each of several.
fn media(data: &Value, places: &Places) -> Vec<String> {
    let several = ["carousel_media", "edge_sidecar_to_children.edges"];
    let several = several.iter().find_map(|path| at(data, path));
    let each = several.map_or(&[][..], Value::items).iter();
    let each = each.filter_map(|item| some(item.get("node").unwrap_or(item), places.media));
    let mut media: Vec<String> = each.collect();
    if media.is_empty() {
        media.extend(some(data, places.media));
    }
    media
}

/// Hashtags and mentions where the platform lists them; else those in the text.
fn put_lists(draft: &mut Draft<'_>, data: &Value) {
    let all = |paths: &[&str]| -> Option<&[Value]> {
        let found = paths.iter().find_map(|path| at(data, path));
        found.map(Value::items)
    };
    let texts = |items: &[Value], names: &[&str]| -> Vec<String> {
        items.iter().filter_map(|item| some(item, names)).collect()
    };
    let in_text = all(&["textExtra", "text_extra"]);
    let tags = all(&["tags"]).map(|items| texts(items, &["name"]));
    let mentioned = all(&["mentions"]).map(|items| texts(items, &["acct", "username"]));
    let of_text = in_text.map(|items| texts(items, &["hashtagName", "hashtag_name"]));
    let named = in_text.map(|items| texts(items, &["userUniqueId", "user_unique_id"]));
    let hashtags = of_text.or(tags.filter(|tags| !tags.is_empty()));
    let mentions = named.or(mentioned.filter(|names| !names.is_empty()));
    let (no_hashtags, no_mentions) = (hashtags.is_none(), mentions.is_none());
    draft.post.hashtags = hashtags.unwrap_or_default();
    draft.post.mentions = mentions.unwrap_or_default();
    let no_links = draft.post.links.is_empty();
    read_from_text(draft, no_hashtags, no_links, no_mentions);
}

/// A text in HTML without its tags, a line for each paragraph; any other as it stands.
fn without_tags(text: &str) -> String {
    if !(text.contains("<p>") || text.contains("<br") || text.contains("</a>")) {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        out.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        if tag.starts_with("br") || tag == "/p" {
            out.push('\n');
        }
        rest = after;
    }
    out.push_str(rest);
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_become_lines_and_a_sign_alone_stays() {
        for (text, expected) in [
            (
                "<p>One <a href=\"x\">#two</a></p><p>Three &lt;4</p>",
                "One #two\nThree &lt;4",
            ),
            ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
            ("a<br />b<", "a\nb"),
        ] {
            assert_eq!(without_tags(text), expected);
        }
    }
}
