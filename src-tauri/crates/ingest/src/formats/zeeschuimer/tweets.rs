//! Twitter's items, as its web page gets them.

use super::{at, count, first, put_account, put_time, read_from_text, some};
use crate::formats::draft::Draft;
use crate::formats::twitter_api::entities::{Entities, client_name, is_cut};
use crate::formats::values::languages::to_bcp_47;
use crate::json::Value;
use crate::notes::Kind;

/// The account of a tweet, in the newer form and in the older one.
const USERS: &[&str] = &["core.user_results.result", "user"];

pub(super) fn read(draft: &mut Draft<'_>, data: &Value) {
    let tweet = inner(data);
    let id = first(tweet, &["rest_id", "legacy.id_str"]);
    if !id.is_empty() {
        draft.set_post_id(id);
    }
    put_user(draft, tweet);
    draft.post.text = whole_text(tweet).to_owned();
    put_time(draft, first(tweet, &["legacy.created_at"]));
    draft.time_by_id();
    let language = first(tweet, &["legacy.lang"]);
    draft.post.language = to_bcp_47(language);
    draft.post.language_published = !language.is_empty();
    let client = client_name(first(tweet, &["source", "legacy.source"]));
    draft.post.client = (!client.is_empty()).then(|| client.to_owned());
    let counts = &mut draft.post.counts;
    counts.likes = count(tweet, &["legacy.favorite_count"]);
    counts.reposts = count(tweet, &["legacy.retweet_count"]);
    counts.replies = count(tweet, &["legacy.reply_count"]);
    counts.quotes = count(tweet, &["legacy.quote_count"]);
    counts.views = count(tweet, &["views.count", "ext_views.count"]);
    let post = &mut draft.post;
    post.reply_to_post = some(tweet, &["legacy.in_reply_to_status_id_str"]);
    post.reply_to_account = some(tweet, &["legacy.in_reply_to_user_id_str"]);
    let quoted = at(tweet, "quoted_status_result.result").map(inner);
    post.quoted_post = some(tweet, &["legacy.quoted_status_id_str"])
        .or_else(|| quoted.and_then(|quoted| some(quoted, &["rest_id"])));
    let reposted = ["legacy.retweeted_status_result", "retweeted_status_result"];
    let reposted = reposted.iter().find_map(|path| at(tweet, path));
    let reposted = reposted.and_then(|result| result.get("result")).map(inner);
    post.is_repost = reposted.is_some();
    if let Some(reposted) = reposted {
        post.reposted_post = some(reposted, &["rest_id", "legacy.id_str"]);
        post.reposted_account = some(
            reposted,
            &["legacy.user_id_str", "core.user_results.result.rest_id"],
        );
    }
    put_entities(draft, tweet, reposted);
}

/// A tweet that not everyone may see stands one deeper.
fn inner(value: &Value) -> &Value {
    value.get("tweet").unwrap_or(value)
}

fn put_user(draft: &mut Draft<'_>, tweet: &Value) {
    let nobody = Value::Null;
    let user = USERS.iter().find_map(|path| at(tweet, path));
    let user = user.unwrap_or(&nobody);
    let id = first(tweet, &["legacy.user_id_str"]);
    let id = match id {
        "" => first(user, &["rest_id", "id_str"]),
        id => id,
    };
    put_account(
        draft,
        id,
        first(
            user,
            &["core.screen_name", "legacy.screen_name", "screen_name"],
        ),
        first(user, &["core.name", "legacy.name", "name"]),
    );
    let account = &mut draft.account;
    account.description = some(
        user,
        &[
            "profile_bio.description",
            "legacy.description",
            "description",
        ],
    );
    // In the newest form a place has an object of its own.
    account.place = some(user, &["location.location", "legacy.location", "location"]);
    account.url = some(user, &["legacy.url", "url"]);
    account.followers = count(
        user,
        &[
            "relationship_counts.followers",
            "legacy.followers_count",
            "followers_count",
        ],
    );
    account.following = count(
        user,
        &[
            "relationship_counts.following",
            "legacy.friends_count",
            "friends_count",
        ],
    );
    let created = first(
        user,
        &["core.created_at", "legacy.created_at", "created_at"],
    );
    let created = crate::formats::values::moments::TimeForm::Twitter.read(created);
    account.created = created.ok().flatten().map(|posted| posted.at.date_naive());
}

/// The text; a long one has a short form for old programs.
fn whole_text(tweet: &Value) -> &str {
    first(
        tweet,
        &[
            "note_tweet.note_tweet_results.result.text",
            "legacy.full_text",
            "legacy.text",
        ],
    )
}

fn listed(tweet: &Value) -> Option<Entities> {
    let note = at(tweet, "note_tweet.note_tweet_results.result.entity_set");
    let mut entities = Entities::read(note.or(at(tweet, "legacy.entities"))?);
    let media = ["legacy.extended_entities.media", "legacy.entities.media"];
    if let Some(media) = media.iter().find_map(|path| at(tweet, path)) {
        entities.set_media(media);
    }
    Some(entities)
}

/// Hashtags, links and mentions as listed; of a repost that is cut off also those of the whole text.
fn put_entities(draft: &mut Draft<'_>, tweet: &Value, reposted: Option<&Value>) {
    let mut entities = listed(tweet);
    if let Some(of_whole) = reposted.and_then(listed)
        && is_cut(&draft.post.text)
    {
        draft.note(Kind::CutRepost);
        entities.get_or_insert_default().add(of_whole);
    }
    match entities {
        Some(entities) => entities.put(draft),
        None => read_from_text(draft, true, true, true),
    }
}
