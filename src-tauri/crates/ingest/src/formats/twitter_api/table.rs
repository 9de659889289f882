//! Tables that twarc-csv makes of answers: the flattened names of a tweet, joined by dots, as columns.

use super::entities::{Entities, medium};
use super::v2::refer_to;
use crate::formats::draft::{Draft, Keyed, LanguageForm, Makes, Role, TableFormat};
use crate::formats::values::moments::TimeForm;
use crate::formats::{has_all, is_in_order};
use crate::json::{Value, parse};

/// The columns in the order of twarc-csv, those of older versions at the end.
pub(super) const TWEETS: &[(&str, Role)] = &[
    ("id", Role::PostId),
    ("conversation_id", Role::Keep),
    ("referenced_tweets.replied_to.id", Role::ReplyToPost),
    ("referenced_tweets.retweeted.id", Role::RepostedPost),
    ("referenced_tweets.quoted.id", Role::QuotedPost),
    ("author_id", Role::AccountId),
    ("in_reply_to_user_id", Role::ReplyToAccount),
    ("in_reply_to_username", Role::Keep),
    ("retweeted_user_id", Role::RepostedAccount),
    ("retweeted_username", Role::Keep),
    ("quoted_user_id", Role::Keep),
    ("quoted_username", Role::Keep),
    ("created_at", Role::Time(TimeForm::TwitterV2)),
    ("text", Role::Text),
    ("lang", Role::Language(LanguageForm::Tag)),
    ("source", Role::Client),
    ("public_metrics.impression_count", Role::Views),
    ("public_metrics.reply_count", Role::Replies),
    ("public_metrics.retweet_count", Role::Reposts),
    ("public_metrics.quote_count", Role::Quotes),
    ("public_metrics.like_count", Role::Likes),
    ("reply_settings", Role::Keep),
    ("edit_history_tweet_ids", Role::Keep),
    ("edit_controls.edits_remaining", Role::Keep),
    ("edit_controls.editable_until", Role::Keep),
    ("edit_controls.is_edit_eligible", Role::Keep),
    ("possibly_sensitive", Role::Keep),
    ("withheld.scope", Role::Keep),
    ("withheld.copyright", Role::Keep),
    ("withheld.country_codes", Role::Keep),
    ("entities.annotations", Role::Keep),
    ("entities.cashtags", Role::Keep),
    ("entities.hashtags", Role::Hashtags),
    ("entities.mentions", Role::Mentions),
    ("entities.urls", Role::Links),
    ("context_annotations", Role::Keep),
    ("attachments.media", Role::Keep),
    ("attachments.media_keys", Role::Keep),
    ("attachments.poll.duration_minutes", Role::Keep),
    ("attachments.poll.end_datetime", Role::Keep),
    ("attachments.poll.id", Role::Keep),
    ("attachments.poll.options", Role::Keep),
    ("attachments.poll.voting_status", Role::Keep),
    ("attachments.poll_ids", Role::Keep),
    ("author.id", Role::KeepWithAccount),
    ("author.created_at", Role::Created(TimeForm::TwitterV2)),
    ("author.username", Role::Handle),
    ("author.name", Role::DisplayName),
    ("author.description", Role::Description),
    (
        "author.entities.description.cashtags",
        Role::KeepWithAccount,
    ),
    (
        "author.entities.description.hashtags",
        Role::KeepWithAccount,
    ),
    (
        "author.entities.description.mentions",
        Role::KeepWithAccount,
    ),
    ("author.entities.description.urls", Role::KeepWithAccount),
    ("author.entities.url.urls", Role::KeepWithAccount),
    ("author.url", Role::ProfileUrl),
    ("author.location", Role::AccountPlace),
    ("author.pinned_tweet_id", Role::KeepWithAccount),
    ("author.profile_image_url", Role::KeepWithAccount),
    ("author.protected", Role::KeepWithAccount),
    ("author.public_metrics.followers_count", Role::Followers),
    ("author.public_metrics.following_count", Role::Following),
    ("author.public_metrics.listed_count", Role::KeepWithAccount),
    ("author.public_metrics.tweet_count", Role::KeepWithAccount),
    ("author.verified", Role::KeepWithAccount),
    ("author.verified_type", Role::KeepWithAccount),
    ("author.withheld.scope", Role::KeepWithAccount),
    ("author.withheld.copyright", Role::KeepWithAccount),
    ("author.withheld.country_codes", Role::KeepWithAccount),
    ("geo.coordinates.coordinates", Role::Keep),
    ("geo.coordinates.type", Role::Keep),
    ("geo.country", Role::Keep),
    ("geo.country_code", Role::Keep),
    ("geo.full_name", Role::Keep),
    ("geo.geo.bbox", Role::Keep),
    ("geo.geo.type", Role::Keep),
    ("geo.id", Role::Keep),
    ("geo.name", Role::Keep),
    ("geo.place_id", Role::Keep),
    ("geo.place_type", Role::Keep),
    ("matching_rules", Role::Keep),
    ("__twarc.retrieved_at", Role::Keep),
    ("__twarc.url", Role::Keep),
    ("__twarc.version", Role::Keep),
    ("type", Role::Keep),
    ("referenced_tweets", Role::Keep),
];

/// The columns of a table of accounts, in the order of twarc-csv.
pub(super) const USERS: &[(&str, Role)] = &[
    ("id", Role::AccountId),
    ("created_at", Role::Created(TimeForm::TwitterV2)),
    ("username", Role::Handle),
    ("name", Role::DisplayName),
    ("description", Role::Description),
    ("entities.description.cashtags", Role::Keep),
    ("entities.description.hashtags", Role::Keep),
    ("entities.description.mentions", Role::Keep),
    ("entities.description.urls", Role::Keep),
    ("entities.url.urls", Role::Keep),
    ("location", Role::AccountPlace),
    ("pinned_tweet_id", Role::Keep),
    ("profile_image_url", Role::Keep),
    ("protected", Role::Keep),
    ("public_metrics.followers_count", Role::Followers),
    ("public_metrics.following_count", Role::Following),
    ("public_metrics.listed_count", Role::Keep),
    ("public_metrics.tweet_count", Role::Keep),
    ("url", Role::ProfileUrl),
    ("verified", Role::Keep),
    ("verified_type", Role::Keep),
    ("withheld.scope", Role::Keep),
    ("withheld.copyright", Role::Keep),
    ("withheld.country_codes", Role::Keep),
    ("__twarc.retrieved_at", Role::Keep),
    ("__twarc.url", Role::Keep),
    ("__twarc.version", Role::Keep),
];

pub(super) static TWEETS_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ById,
    roles: TWEETS,
    mend: mend_tweet,
};

pub(super) static USERS_TABLE: TableFormat = TableFormat {
    makes: Makes::Accounts,
    keyed: Keyed::ById,
    roles: USERS,
    mend: |draft| {
        if draft.names_account() {
            Ok(())
        } else {
            Err("has neither an id nor a name".to_owned())
        }
    },
};

pub(super) fn claims_tweets(names: &[String]) -> bool {
    let starts = [
        "public_metrics.",
        "author.",
        "entities.",
        "referenced_tweets.",
    ];
    let is_dotted = |name: &&String| starts.iter().any(|start| name.starts_with(start));
    has_all(names, &["id", "text", "author_id"]) && names.iter().filter(is_dotted).count() >= 2
}

pub(super) fn claims_users(names: &[String]) -> bool {
    has_all(
        names,
        &["id", "username", "name", "public_metrics.followers_count"],
    ) && !has_all(names, &["text"])
}

pub(super) fn is_published_tweets(header: &[String]) -> bool {
    is_in_order(header, TWEETS)
}

pub(super) fn is_published_users(header: &[String]) -> bool {
    is_in_order(header, USERS)
}

fn mend_tweet(draft: &mut Draft<'_>) -> Result<(), String> {
    let column = |name: &str| draft.column(name).unwrap_or("").trim();
    let text = column("text");
    if text.is_empty() && !draft.has_post_id() {
        return Err("has neither an id nor a text".to_owned());
    }
    // An older version wrote every text as JSON, in quotes; that is told by the others in the row.
    let others = ["author.description", "author.name", "author.location"];
    let is_json = others.iter().any(|name| json_text(column(name)).is_some());
    let whole = json_text(text).filter(|_| is_json);
    // Line ends are written as a backslash and a letter, so that a row stays on one line.
    let whole = whole.unwrap_or_else(|| text.replace("\\n", "\n"));
    let lists = [
        ("hashtags", "entities.hashtags"),
        ("mentions", "entities.mentions"),
        ("urls", "entities.urls"),
    ];
    // An older version kept what the API says of each; the newer one keeps texts, which are read as lists.
    let objects: Vec<(String, Value)> = lists
        .iter()
        .filter(|(_, name)| column(name).starts_with("[{"))
        .filter_map(|(list, name)| {
            let items = parse(column(name).as_bytes()).ok()?;
            Some(((*list).to_owned(), items))
        })
        .collect();
    let json = |name: &str| parse(column(name).as_bytes()).ok();
    let media = json("attachments.media");
    let point = json("geo.coordinates.coordinates");
    let references = json("referenced_tweets");
    let listed: Vec<String> = objects.iter().map(|(list, _)| list.clone()).collect();
    draft.post.text = whole;
    let (hashtags, mentions, links) = Entities::read(&Value::Object(objects)).into_lists();
    for list in listed {
        match list.as_str() {
            "hashtags" => draft.post.hashtags.clone_from(&hashtags),
            "mentions" => draft.post.mentions.clone_from(&mentions),
            _ => draft.post.links.clone_from(&links),
        }
    }
    // The link of a post's own picture stands among the others, as it is shown.
    let is_own = |url: &str| url.starts_with("pic.twitter.com/") || url.starts_with("pic.x.com/");
    draft.post.links.retain(|link| !is_own(&link.url));
    let media = media.as_ref().map_or(&[][..], Value::items).iter();
    draft.post.media = media.map(|item| medium(item).to_owned()).collect();
    for reference in references.as_ref().map_or(&[][..], Value::items) {
        refer_to(&mut draft.post, reference);
    }
    if let Some([longitude, latitude]) = point.as_ref().map(Value::items) {
        let text = |value: &Value| value.scalar().unwrap_or("").to_owned();
        draft.post.place = Some((text(latitude), text(longitude)));
    }
    draft.time_by_id();
    Ok(())
}

/// The text of a cell that is a JSON string.
fn json_text(cell: &str) -> Option<String> {
    if !cell.starts_with('"') || cell.len() < 2 {
        return None;
    }
    match parse(cell.as_bytes()) {
        Ok(Value::Text(text)) => Some(text),
        _ => None,
    }
}
