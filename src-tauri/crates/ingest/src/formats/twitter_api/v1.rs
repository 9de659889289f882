//! Version 1.1: tweets one by one, as streams and tools wrote them.

use super::entities::{Entities, client_name, is_cut};
use crate::formats::draft::{Authors, Draft, Keyed, LanguageForm, Paths, Role};
use crate::formats::values::moments::TimeForm;
use crate::formats::{Item, JsonParser, Parsed, Setting};
use crate::json::Value;
use crate::notes::{Kind, Notes};

/// What the parts of a tweet are. Numbers beside a text of the same id are kept only: many programs round them.
pub(super) const TWEET: &[(&str, Role)] = &[
    ("id_str", Role::PostId),
    ("full_text", Role::Text),
    ("created_at", Role::Time(TimeForm::Twitter)),
    ("lang", Role::Language(LanguageForm::Tag)),
    ("source", Role::Client),
    ("in_reply_to_status_id_str", Role::ReplyToPost),
    ("in_reply_to_user_id_str", Role::ReplyToAccount),
    ("quoted_status_id_str", Role::QuotedPost),
    ("retweeted_status.id_str", Role::RepostedPost),
    ("retweeted_status.user.id_str", Role::RepostedAccount),
    ("retweet_count", Role::Reposts),
    ("favorite_count", Role::Likes),
    ("reply_count", Role::Replies),
    ("quote_count", Role::Quotes),
    ("user.id_str", Role::AccountId),
    ("user.screen_name", Role::Handle),
    ("user.name", Role::DisplayName),
    ("user.description", Role::Description),
    ("user.url", Role::ProfileUrl),
    ("user.location", Role::AccountPlace),
    ("user.created_at", Role::Created(TimeForm::Twitter)),
    ("user.followers_count", Role::Followers),
    ("user.friends_count", Role::Following),
    ("user.lang", Role::AccountLanguage),
];

const PATHS: Paths = Paths {
    roles: TWEET,
    of_account: &["user."],
};

/// What a stream says beside tweets: one member, whose name tells.
const NOTICES: &[&str] = &[
    "delete",
    "limit",
    "scrub_geo",
    "status_withheld",
    "user_withheld",
    "disconnect",
    "warning",
    "friends",
    "friends_str",
    "event",
    "control",
    "for_user",
    "errors",
    "error",
];

/// Whether a value is a tweet, or an answer to a search with some.
pub(super) fn claims(value: &Value) -> bool {
    let found = value.get("statuses").map_or(&[][..], Value::items);
    is_tweet(value) || found.iter().any(is_tweet)
}

fn is_tweet(value: &Value) -> bool {
    let has = |path: &str| value.at(path).and_then(Value::scalar).is_some();
    (has("id_str") || has("id"))
        && (has("user.screen_name") || has("user.id_str"))
        && (has("text") || has("full_text"))
        && has("created_at")
}

/// Reads the values of one file.
pub(super) struct Tweets {
    file_sha256: String,
    authors: Authors,
}

impl Tweets {
    pub(super) fn new(setting: &Setting<'_>) -> Self {
        Self {
            file_sha256: setting.file_sha256.to_owned(),
            authors: Authors::default(),
        }
    }
}

impl JsonParser for Tweets {
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        if let Some(found) = item.value.get("statuses") {
            if found.items().is_empty() {
                notes.add(Kind::NoRecord, item.record);
            }
            let numbered = (item.record..).zip(found.items());
            return numbered
                .map(|(record, tweet)| self.tweet(tweet, record, notes))
                .collect();
        }
        let is_tweet = item.value.get("id_str").is_some() || item.value.get("user").is_some();
        let is_notice = NOTICES.iter().any(|name| item.value.get(name).is_some());
        if !is_tweet && is_notice {
            notes.add(Kind::NoRecord, item.record);
            return Vec::new();
        }
        vec![self.tweet(item.value, item.record, notes)]
    }
}

impl Tweets {
    fn tweet(&mut self, tweet: &Value, record: u64, notes: &mut Notes) -> Result<Parsed, String> {
        let text = whole_text(tweet);
        if tweet.text_at("id_str").is_empty() && tweet.text_at("id").is_empty() && text.is_empty() {
            return Err("has neither an id nor a text".to_owned());
        }
        let cells = tweet.flatten();
        let mut draft = Draft::new(&self.file_sha256, record, Keyed::ById);
        draft.put_all(&cells, &PATHS);
        text.clone_into(&mut draft.post.text);
        draft.post.language_published = tweet.get("lang").is_some();
        stand_in(&mut draft, tweet);
        if let Some(client) = &draft.post.client {
            draft.post.client =
                Some(client_name(client).to_owned()).filter(|name| !name.is_empty());
        }
        draft.post.place = place(tweet);
        draft.post.is_quote |= tweet.text_at("is_quote_status") == "true";
        put_entities(&mut draft, tweet);
        draft.time_by_id();
        Ok(Parsed::post(draft, &mut self.authors, notes))
    }
}

/// The longest form of the text: a long tweet has a short one for old programs.
fn whole_text(tweet: &Value) -> &str {
    ["extended_tweet.full_text", "full_text", "text"]
        .iter()
        .map(|path| tweet.text_at(path))
        .find(|text| !text.is_empty())
        .unwrap_or("")
}

/// Ids that are given only as numbers, or only inside the quoted tweet.
fn stand_in(draft: &mut Draft<'_>, tweet: &Value) {
    let id = tweet.text_at("id");
    if tweet.text_at("id_str").is_empty() && !id.is_empty() {
        draft.set_post_id(id);
    }
    let id = tweet.text_at("user.id");
    if tweet.text_at("user.id_str").is_empty() && !id.is_empty() {
        draft.set_account_id(id);
    }
    let mut stand_in = |field: fn(&mut model::Post) -> &mut Option<String>, paths: &[&str]| {
        let found = paths.iter().map(|path| tweet.text_at(path));
        if let (field @ None, Some(id)) = (
            field(&mut draft.post),
            found.into_iter().find(|id| !id.is_empty()),
        ) {
            *field = Some(id.to_owned());
        }
    };
    stand_in(
        |post| &mut post.quoted_post,
        &["quoted_status.id_str", "quoted_status_id"],
    );
    stand_in(|post| &mut post.reposted_post, &["retweeted_status.id"]);
    stand_in(
        |post| &mut post.reposted_account,
        &["retweeted_status.user.id"],
    );
    stand_in(|post| &mut post.reply_to_post, &["in_reply_to_status_id"]);
    stand_in(|post| &mut post.reply_to_account, &["in_reply_to_user_id"]);
}

/// Latitude and longitude. `coordinates` has them the other way round, the older `geo` has not.
fn place(tweet: &Value) -> Option<(String, String)> {
    let pair = |path: &str| {
        let numbers = tweet.at(path).map(Value::items);
        match numbers {
            Some([one, other]) => Some((one.scalar()?.to_owned(), other.scalar()?.to_owned())),
            _ => None,
        }
    };
    let turned = pair("coordinates.coordinates").map(|(longitude, latitude)| (latitude, longitude));
    turned.or_else(|| pair("geo.coordinates"))
}

/// Hashtags, links and mentions as listed; of a repost that is cut off also those of the whole text.
fn put_entities(draft: &mut Draft<'_>, tweet: &Value) {
    let mut entities = listed(tweet);
    if let Some(whole) = tweet.get("retweeted_status")
        && is_cut(&draft.post.text)
        && let Some(of_whole) = listed(whole)
    {
        draft.note(Kind::CutRepost);
        entities.get_or_insert_default().add(of_whole);
    }
    match entities {
        Some(entities) => entities.put(draft),
        None if draft.read_entities(true, true, true) => draft.note(Kind::NoTextEntities),
        None => {}
    }
}

fn listed(tweet: &Value) -> Option<Entities> {
    let extended = tweet.at("extended_tweet.entities");
    let listed = extended.or(tweet.get("entities"))?;
    // Of several pictures `entities` lists the first only, and of a video its first picture.
    let media = [
        "extended_tweet.extended_entities.media",
        "extended_entities.media",
    ];
    let media = media.iter().find_map(|path| tweet.at(path));
    let mut entities = Entities::read(listed);
    if let Some(media) = media {
        entities.set_media(media);
    }
    Some(entities)
}
