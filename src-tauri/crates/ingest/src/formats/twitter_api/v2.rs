//! Version 2: answers, streams, and tweets one by one.

use std::collections::HashMap;

use super::entities::{Entities, is_cut, medium};
use crate::formats::draft::{Authors, Draft, Keyed, LanguageForm, Paths, Role};
use crate::formats::values::moments::TimeForm;
use crate::formats::{Item, JsonParser, Parsed, Setting};
use crate::json::Value;
use crate::notes::{Kind, Notes};

/// What the parts of a tweet are, with what stands elsewhere in the answer put in its place.
pub(super) const TWEET: &[(&str, Role)] = &[
    ("id", Role::PostId),
    ("text", Role::Text),
    ("created_at", Role::Time(TimeForm::TwitterV2)),
    ("lang", Role::Language(LanguageForm::Tag)),
    ("source", Role::Client),
    ("author_id", Role::AccountId),
    ("in_reply_to_user_id", Role::ReplyToAccount),
    ("public_metrics.retweet_count", Role::Reposts),
    ("public_metrics.reply_count", Role::Replies),
    ("public_metrics.like_count", Role::Likes),
    ("public_metrics.quote_count", Role::Quotes),
    ("public_metrics.impression_count", Role::Views),
    ("author.username", Role::Handle),
    ("author.name", Role::DisplayName),
    ("author.description", Role::Description),
    ("author.url", Role::ProfileUrl),
    ("author.location", Role::AccountPlace),
    ("author.created_at", Role::Created(TimeForm::TwitterV2)),
    ("author.public_metrics.followers_count", Role::Followers),
    ("author.public_metrics.following_count", Role::Following),
];

const PATHS: Paths = Paths {
    roles: TWEET,
    of_account: &["author."],
};

/// Whether a value is a tweet on its own. Other platforms have texts with ids too; one more of Twitter's own names has
/// to be there.
fn is_tweet(value: &Value) -> bool {
    let has = |name: &str| value.get(name).is_some();
    is_text_with_id(value)
        && (has("author_id")
            || has("edit_history_tweet_ids")
            || value.at("public_metrics.retweet_count").is_some())
}

fn is_text_with_id(value: &Value) -> bool {
    let id = value.get("id").and_then(Value::as_str).unwrap_or("");
    let is_id = !id.is_empty() && id.bytes().all(|b| b.is_ascii_digit());
    is_id && value.get("text").and_then(Value::as_str).is_some()
}

/// Whether a value is an answer with tweets, a tweet out of a stream, or a tweet on its own.
pub(super) fn claims(value: &Value) -> bool {
    let is_answer = ["includes", "meta", "matching_rules", "__twarc"]
        .iter()
        .any(|name| value.get(name).is_some());
    match value.get("data") {
        Some(Value::Array(items)) => items
            .iter()
            .any(|item| is_tweet(item) || is_answer && is_text_with_id(item)),
        Some(item @ Value::Object(_)) => is_tweet(item) || is_answer && is_text_with_id(item),
        Some(_) => false,
        None => is_tweet(value),
    }
}

/// Reads the values of one file.
pub(super) struct Answers {
    file_sha256: String,
    authors: Authors,
}

impl Answers {
    pub(super) fn new(setting: &Setting<'_>) -> Self {
        Self {
            file_sha256: setting.file_sha256.to_owned(),
            authors: Authors::default(),
        }
    }
}

impl JsonParser for Answers {
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        let value = item.value;
        let tweets = match value.get("data") {
            Some(Value::Array(items)) => &items[..],
            Some(one @ Value::Object(_)) => std::slice::from_ref(one),
            None if value.get("text").is_some() => std::slice::from_ref(value),
            _ => &[],
        };
        notes.add_many(Kind::NotGiven, item.record, n_not_given(value));
        if tweets.is_empty() {
            return nothing(item, notes);
        }
        let around = Around::new(value);
        let n_context = around.n_context(tweets);
        notes.add_many(Kind::ContextOnly, item.record, n_context);
        let numbers = item.record..;
        numbers
            .zip(tweets)
            .map(|(record, tweet)| self.tweet(tweet, &around, record, notes))
            .collect()
    }
}

/// How many posts or accounts an answer names that it does not give. A notice that a stream ended is an error, too, but
/// names none.
pub(super) fn n_not_given(answer: &Value) -> u64 {
    let errors = answer.get("errors").map_or(&[][..], Value::items).iter();
    let names = ["resource_id", "value"];
    let names_one = |error: &&Value| names.iter().any(|name| error.get(name).is_some());
    errors.filter(names_one).count() as u64
}

/// An answer without results, or a notice; anything else is no record of this format.
pub(super) fn nothing(item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
    let known = ["data", "meta", "errors", "error", "title", "includes"];
    if known.iter().any(|name| item.value.get(name).is_some()) {
        notes.add(Kind::NoRecord, item.record);
        return Vec::new();
    }
    vec![Err(
        "is neither a post nor an answer that holds any".to_owned()
    )]
}

impl Answers {
    fn tweet(
        &mut self,
        tweet: &Value,
        around: &Around<'_>,
        record: u64,
        notes: &mut Notes,
    ) -> Result<Parsed, String> {
        if tweet.text_at("id").is_empty() && tweet.text_at("text").is_empty() {
            return Err("has neither an id nor a text".to_owned());
        }
        let cells = around.joined(tweet);
        let mut draft = Draft::new(&self.file_sha256, record, Keyed::ById);
        draft.put_all(&cells, &PATHS);
        draft.post.language_published = tweet.get("lang").is_some();
        if !draft.names_account() && !tweet.text_at("author.id").is_empty() {
            draft.set_account_id(tweet.text_at("author.id"));
        }
        let note = tweet.text_at("note_tweet.text");
        if !note.is_empty() {
            note.clone_into(&mut draft.post.text);
        }
        if let [longitude, latitude] = tweet
            .at("geo.coordinates.coordinates")
            .map_or(&[][..], Value::items)
        {
            let text = |value: &Value| value.scalar().unwrap_or("").to_owned();
            draft.post.place = Some((text(latitude), text(longitude)));
        }
        refer(&mut draft, tweet, around);
        put_entities(&mut draft, tweet, around);
        draft.time_by_id();
        Ok(Parsed::post(draft, &mut self.authors, notes))
    }
}

/// What the tweet passes on, quotes and answers.
fn refer(draft: &mut Draft<'_>, tweet: &Value, around: &Around<'_>) {
    for reference in tweet.get("referenced_tweets").map_or(&[][..], Value::items) {
        refer_to(&mut draft.post, reference);
        if reference.text_at("type") == "retweeted" {
            let author = around.whole(reference).text_at("author_id");
            draft.post.reposted_account = (!author.is_empty()).then(|| author.to_owned());
        }
    }
}

/// One of the posts that a tweet passes on, quotes or answers.
pub(super) fn refer_to(post: &mut model::Post, reference: &Value) {
    let id = reference.text_at("id");
    let id = (!id.is_empty()).then(|| id.to_owned());
    match reference.text_at("type") {
        "retweeted" => post.reposted_post = id,
        "quoted" => post.quoted_post = id,
        "replied_to" => post.reply_to_post = id,
        _ => {}
    }
}

/// Hashtags, links and mentions as listed; of a repost that is cut off also those of the whole text.
fn put_entities(draft: &mut Draft<'_>, tweet: &Value, around: &Around<'_>) {
    let listed = |tweet: &Value| {
        let long = tweet.at("note_tweet.entities");
        long.or(tweet.get("entities")).map(Entities::read)
    };
    let mut entities = listed(tweet);
    let reposted = tweet
        .get("referenced_tweets")
        .map_or(&[][..], Value::items)
        .iter()
        .find(|reference| reference.text_at("type") == "retweeted");
    let whole = reposted.map(|reference| around.whole(reference));
    if let Some(whole) = whole
        && is_cut(&draft.post.text)
        && let Some(of_whole) = listed(whole)
    {
        draft.note(Kind::CutRepost);
        entities.get_or_insert_default().add(of_whole);
    }
    match entities {
        Some(entities) => entities.put(draft),
        // Where there is something to list, it is listed: nobody asked for the lists.
        None if draft.read_entities(true, true, true) => draft.note(Kind::NoTextEntities),
        None => {}
    }
    draft.post.media = media(tweet, around);
}

/// Addresses of pictures and videos; the key of one that the answer does not describe.
fn media(tweet: &Value, around: &Around<'_>) -> Vec<String> {
    let all = |path: &str| tweet.at(path).map_or(&[][..], Value::items);
    let in_place = all("attachments.media").iter().map(medium);
    let by_key = all("attachments.media_keys").iter().map(|key| {
        let key = key.scalar().unwrap_or("");
        around.media.get(key).map_or(key, |found| medium(found))
    });
    let mut media: Vec<&str> = in_place.collect();
    if media.is_empty() {
        media = by_key.collect();
    }
    media.into_iter().map(str::to_owned).collect()
}

/// What stands in an answer beside its tweets.
struct Around<'v> {
    tweets: HashMap<&'v str, &'v Value>,
    users: HashMap<&'v str, &'v Value>,
    media: HashMap<&'v str, &'v Value>,
    places: HashMap<&'v str, &'v Value>,
    polls: HashMap<&'v str, &'v Value>,
    /// The rules of a stream, and when and how a tool asked for the answer.
    beside: Vec<(String, String)>,
}

impl<'v> Around<'v> {
    fn new(answer: &'v Value) -> Self {
        let by = |list: &str, key: &str| -> HashMap<&'v str, &'v Value> {
            let items = answer.at(list).map_or(&[][..], Value::items);
            let keyed = items.iter().map(|item| {
                let key = item.get(key).and_then(Value::scalar);
                (key.unwrap_or(""), item)
            });
            keyed.filter(|(key, _)| !key.is_empty()).collect()
        };
        let mut beside = Vec::new();
        if answer.get("data").is_some() {
            for name in ["matching_rules", "__twarc"] {
                if let Some(value) = answer.get(name) {
                    put_at(&mut beside, name, value);
                }
            }
        }
        Self {
            tweets: by("includes.tweets", "id"),
            users: by("includes.users", "id"),
            media: by("includes.media", "media_key"),
            places: by("includes.places", "id"),
            polls: by("includes.polls", "id"),
            beside,
        }
    }

    /// The whole of a tweet that another refers to: in the answer, or in the place of the reference itself.
    fn whole<'a>(&self, reference: &'a Value) -> &'a Value
    where
        'v: 'a,
    {
        let id = reference.text_at("id");
        self.tweets.get(id).copied().unwrap_or(reference)
    }

    /// How many posts and accounts are there only for others.
    fn n_context(&self, tweets: &[Value]) -> u64 {
        let ids: Vec<&str> = tweets.iter().map(|tweet| tweet.text_at("id")).collect();
        let authors: Vec<&str> = tweets
            .iter()
            .map(|tweet| tweet.text_at("author_id"))
            .collect();
        let n_tweets = self.tweets.keys().filter(|id| !ids.contains(*id)).count();
        let n_users = self
            .users
            .keys()
            .filter(|id| !authors.contains(*id))
            .count();
        (n_tweets + n_users) as u64
    }

    /// A tweet as cells, with what belongs to it put in its place, as twarc does when it flattens an answer.
    fn joined(&self, tweet: &Value) -> Vec<(String, String)> {
        let mut cells = tweet.flatten();
        let text_of = |path: &str| tweet.text_at(path);
        if let Some(user) = self.users.get(text_of("author_id")) {
            put_at(&mut cells, "author", user);
        }
        if let Some(place) = self.places.get(text_of("geo.place_id")) {
            put_at(&mut cells, "geo", place);
        }
        for (keys, found, name) in [
            ("attachments.media_keys", &self.media, "attachments.media"),
            ("attachments.poll_ids", &self.polls, "attachments.polls"),
        ] {
            let keys = tweet.at(keys).map_or(&[][..], Value::items);
            let found: Vec<Value> = keys
                .iter()
                .filter_map(|key| found.get(key.scalar()?).map(|value| (*value).clone()))
                .collect();
            if !found.is_empty() {
                put_at(&mut cells, name, &Value::Array(found));
            }
        }
        for reference in tweet.get("referenced_tweets").map_or(&[][..], Value::items) {
            if let Some(whole) = self.tweets.get(reference.text_at("id")) {
                let name = format!("referenced_tweets.{}", reference.text_at("type"));
                for part in ["text", "author_id", "created_at"] {
                    if let Some(value) = whole.get(part) {
                        put_at(&mut cells, &format!("{name}.{part}"), value);
                    }
                }
                let author = self.users.get(whole.text_at("author_id"));
                if let Some(handle) = author.and_then(|user| user.get("username")) {
                    put_at(&mut cells, &format!("{name}.author.username"), handle);
                }
            }
        }
        cells.extend(self.beside.iter().cloned());
        cells
    }
}

/// Adds a value under a path, unless something stands there.
fn put_at(cells: &mut Vec<(String, String)>, path: &str, value: &Value) {
    for (path, text) in value.flatten_at(path) {
        if !cells.iter().any(|(other, _)| *other == path) {
            cells.push((path, text));
        }
    }
}
