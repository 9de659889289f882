//! Monthly dumps: submissions and comments as lines of JSON.

use model::{Account, Kind, Platform, Post};

use super::mend;
use crate::formats::draft::{Authors, Draft, Keyed, Role};
use crate::formats::values::moments::TimeForm;
use crate::formats::{
    FormatInfo, Grouping, Holds, Item, JsonParser, JsonShape, Parsed, Published, Setting, Shape,
    draft,
};
use crate::json::Value;
use crate::notes::{self, Notes};

const BOTH: &[(&str, Role)] = &[
    ("author", Role::Handle),
    ("author_created_utc", Role::Created(TimeForm::UnixSeconds)),
    ("author_fullname", Role::KeepWithAccount),
    ("author_flair_text", Role::Keep),
    ("created_utc", Role::Time(TimeForm::UnixSeconds)),
    ("id", Role::Keep),
    ("name", Role::Keep),
    ("permalink", Role::Keep),
    ("score", Role::Score),
    ("subreddit", Role::Keep),
    ("subreddit_id", Role::Keep),
];

const COMMENT: &[(&str, Role)] = &[
    ("body", Role::Text),
    ("link_id", Role::Keep),
    ("parent_id", Role::ReplyToPost),
];

const SUBMISSION: &[(&str, Role)] = &[
    ("title", Role::Title),
    ("selftext", Role::Body),
    ("crosspost_parent", Role::RepostedPost),
    ("domain", Role::Keep),
    ("is_self", Role::Keep),
    ("num_comments", Role::Replies),
    ("url", Role::Keep),
];

pub(in crate::formats) static DUMP: FormatInfo = FormatInfo {
    name: "reddit-dump",
    family: "reddit",
    platform: Platform::Reddit,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[],
        claims: |value| is_comment(value) || is_submission(value),
        platform: |_| None,
        parser: |setting| Box::new(Parser::new(setting)),
    }),
    published: Published::By {
        post: published_post,
        account: published_account,
        role_of: |label| role(label, COMMENT).or_else(|| role(label, SUBMISSION)),
    },
};

struct Parser {
    file_sha256: String,
    authors: Authors,
}

impl Parser {
    fn new(setting: &Setting<'_>) -> Self {
        Self {
            file_sha256: setting.file_sha256.to_owned(),
            authors: Authors::default(),
        }
    }

    fn read_one(&mut self, item: &Item<'_>, notes: &mut Notes) -> Result<Parsed, String> {
        let is_comment = item.value.get("body").is_some();
        if !is_comment && item.value.get("title").is_none() {
            return Err("is neither a submission nor a comment".to_owned());
        }
        let own = if is_comment { COMMENT } else { SUBMISSION };
        let cells = item.value.flatten();
        let mut draft = Draft::new(&self.file_sha256, item.record, Keyed::ByHandle);
        for (label, text) in &cells {
            draft.put(label, text, role(label, own).unwrap_or(Role::Keep));
        }
        if is_comment {
            mend::comment(&mut draft)?;
        } else {
            mend::submission(&mut draft)?;
        }
        draft.read_entities(true, true, true);
        Ok(Parsed::post(draft, &mut self.authors, notes))
    }
}

impl JsonParser for Parser {
    fn note_file(&self, notes: &mut Notes) {
        notes.add_for_file(notes::Kind::NoTextEntities);
    }

    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        vec![self.read_one(item, notes)]
    }
}

fn has(value: &Value, names: &[&str]) -> bool {
    names.iter().all(|name| value.get(name).is_some())
}

fn is_comment(value: &Value) -> bool {
    has(
        value,
        &["author", "body", "created_utc", "link_id", "parent_id"],
    )
}

fn is_submission(value: &Value) -> bool {
    has(
        value,
        &[
            "author",
            "title",
            "created_utc",
            "subreddit",
            "num_comments",
        ],
    )
}

/// What a member is, in a record that has the members of `own` beside those that all have.
fn role(label: &str, own: &[(&str, Role)]) -> Option<Role> {
    let named = |(name, _): &&(&str, Role)| *name == label;
    let mut known = BOTH.iter().chain(own);
    known.find(named).map(|(_, role)| *role)
}

fn published_post(header: &[String], post: &Post) -> Vec<(String, String)> {
    let own = match post.kind {
        Kind::Comment => COMMENT,
        _ => SUBMISSION,
    };
    let roles = BOTH.iter().chain(own);
    let roles: Vec<(String, Role)> = roles
        .map(|(name, role)| ((*name).to_owned(), *role))
        .collect();
    draft::published_post(header, post, &roles)
}

/// A dump holds no accounts by themselves.
fn published_account(_header: &[String], account: &Account) -> Vec<(String, String)> {
    account.extra.clone()
}
