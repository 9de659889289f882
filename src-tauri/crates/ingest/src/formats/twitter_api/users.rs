//! Accounts on their own, in both versions.

use super::v2::{n_not_given, nothing};
use crate::formats::draft::{Draft, Keyed, Paths, Role};
use crate::formats::values::moments::TimeForm;
use crate::formats::{Item, JsonParser, Parsed, Setting};
use crate::json::Value;
use crate::notes::{Kind, Notes};

/// What the parts of an account are in version 2.
pub(super) const V2: &[(&str, Role)] = &[
    ("id", Role::AccountId),
    ("username", Role::Handle),
    ("name", Role::DisplayName),
    ("description", Role::Description),
    ("url", Role::ProfileUrl),
    ("location", Role::AccountPlace),
    ("created_at", Role::Created(TimeForm::TwitterV2)),
    ("public_metrics.followers_count", Role::Followers),
    ("public_metrics.following_count", Role::Following),
];

/// What the parts of an account are in version 1.1.
pub(super) const V1: &[(&str, Role)] = &[
    ("id_str", Role::AccountId),
    ("screen_name", Role::Handle),
    ("name", Role::DisplayName),
    ("description", Role::Description),
    ("url", Role::ProfileUrl),
    ("location", Role::AccountPlace),
    ("created_at", Role::Created(TimeForm::Twitter)),
    ("followers_count", Role::Followers),
    ("friends_count", Role::Following),
    ("lang", Role::AccountLanguage),
];

fn is_v2(value: &Value) -> bool {
    let has = |name: &str| value.get(name).and_then(Value::as_str).is_some();
    has("id") && has("username") && has("name") && value.get("text").is_none()
}

/// Whether a value is an answer with accounts, the part of one that academictwitteR writes into a file of its own, or
/// an account with Twitter's own figures.
pub(super) fn claims_v2(value: &Value) -> bool {
    let is_some_account = |items: &Value| items.items().iter().any(is_v2);
    match (value.get("data"), value.get("users")) {
        (Some(one @ Value::Object(_)), _) => is_v2(one) && one.get("public_metrics").is_some(),
        (Some(data), _) => is_some_account(data),
        (None, Some(users)) => is_some_account(users),
        (None, None) => is_v2(value) && value.at("public_metrics.followers_count").is_some(),
    }
}

/// Whether a value is an account in version 1.1.
pub(super) fn claims_v1(value: &Value) -> bool {
    let has = |name: &str| value.get(name).and_then(Value::scalar).is_some();
    ["screen_name", "followers_count", "friends_count", "id_str"]
        .iter()
        .all(|name| has(name))
        && value.get("user").is_none()
}

/// Reads the values of one file.
pub(super) struct Users {
    file_sha256: String,
    paths: &'static Paths,
}

impl Users {
    pub(super) fn v2(setting: &Setting<'_>) -> Self {
        Self {
            file_sha256: setting.file_sha256.to_owned(),
            paths: &Paths {
                roles: V2,
                of_account: &[],
            },
        }
    }

    pub(super) fn v1(setting: &Setting<'_>) -> Self {
        Self {
            file_sha256: setting.file_sha256.to_owned(),
            paths: &Paths {
                roles: V1,
                of_account: &[],
            },
        }
    }

    fn account(
        &self,
        user: &Value,
        beside: &[(String, String)],
        record: u64,
        notes: &mut Notes,
    ) -> Result<Parsed, String> {
        let mut cells = user.flatten();
        cells.extend(beside.iter().cloned());
        let mut draft = Draft::new(&self.file_sha256, record, Keyed::ById);
        draft.put_all(&cells, self.paths);
        if !draft.names_account() {
            return Err("has neither an id nor a name".to_owned());
        }
        Ok(Parsed::account(draft, notes))
    }
}

impl JsonParser for Users {
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        let value = item.value;
        let list = value.get("data").or(value.get("users"));
        let users = match list {
            Some(Value::Array(items)) => &items[..],
            Some(one @ Value::Object(_)) => std::slice::from_ref(one),
            Some(_) => &[],
            None => std::slice::from_ref(value),
        };
        notes.add_many(Kind::NotGiven, item.record, n_not_given(value));
        if users.is_empty() {
            return nothing(item, notes);
        }
        let posts = ["tweets", "includes.tweets"];
        let n_posts = posts
            .iter()
            .map(|path| value.at(path).map_or(&[][..], Value::items).len());
        let n_posts: usize = if list.is_some() { n_posts.sum() } else { 0 };
        notes.add_many(Kind::ContextOnly, item.record, n_posts as u64);
        let beside = match (list, value.get("__twarc")) {
            (Some(_), Some(asked)) => asked.flatten_at("__twarc"),
            _ => Vec::new(),
        };
        (item.record..)
            .zip(users)
            .map(|(record, user)| self.account(user, &beside, record, notes))
            .collect()
    }
}
