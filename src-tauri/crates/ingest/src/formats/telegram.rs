//! What Telegram Desktop exports: one chat, or everything an account can see.
//!
//! Publisher: whoever exported it. Description: the exporter's own code, `export_output_json.cpp` of
//! `github.com/telegramdesktop/tdesktop`. A file `result.json`: one chat is an object with `name`, `type`, `id` and
//! `messages`; an account has such objects in `chats.list` and `left_chats.list`, beside contacts and settings, which
//! are never read.
//!
//! **Only public channels and public groups are read.** The same file can hold private conversations of people who have
//! nothing to do with any of it; their messages are left out and counted. There is no way around this.
//!
//! Parts of a message: `id`, `type` (`message`, `service`, `unsupported`), `date`, `date_unixtime`, `edited`,
//! `edited_unixtime`, `from`, `from_id`, `author`, `forwarded_from`, `saved_from`, `reply_to_message_id`,
//! `reply_to_peer_id`, `via_bot`, `photo`, `file`, `thumbnail`, `media_type`, `poll`, `location_information`, `text`,
//! `text_entities`, `reactions`. Every one is kept; of the chat `chat.name`, `chat.type` and `chat.id` are put beside.
//!
//! A message's id is unique within its chat only, so a post is kept under `chat/message`. The account is who wrote: in
//! a channel the channel itself. How often a message was seen is not exported.
//!
//! A time is `date_unixtime`. Older exports have only `date`, in the local time of the computer that made them, which
//! is not named: of these the day is taken as published, which can be off by one; the hour would be off by up to half a
//! day and is not taken.
//!
//! | oddity | fixture |
//! |---|---|
//! | a text in parts; hashtags, links and mentions as parts; a control character as `\x08`, which is no JSON | `telegram/channel/result.json` |
//! | passed on from a name, and from someone hidden (`null`); answers in the chat and in another one | `telegram/channel/result.json` |
//! | a file that was not included in the export; a poll; a place; a message about the chat; one not supported | `telegram/channel/result.json` |
//! | an account: a public group, a private one, a left channel, contacts | `telegram/account/result.json` |
//! | an older export: no `date_unixtime`, `from_id` a number, no `text_entities` | `telegram/old/result.json` |
//! | a chat that is private as a whole | `telegram/private/result.json` |

use model::{AccountKind, Platform};

use super::draft::{Authors, Draft, Keyed, Paths, Role, link};
use super::values::moments::{TimeForm, day_of};
use super::{FormatInfo, Grouping, Holds, Item, JsonParser, JsonShape, Parsed, Published, Shape};
use crate::json::Value;
use crate::notes::{Kind, Notes};

const MESSAGE: &[(&str, Role)] = &[
    ("text", Role::Text),
    ("date_unixtime", Role::Time(TimeForm::UnixSeconds)),
    ("from_id", Role::AccountId),
    ("from", Role::DisplayName),
    ("location_information.latitude", Role::Latitude),
    ("location_information.longitude", Role::Longitude),
];

const PATHS: Paths = Paths {
    roles: MESSAGE,
    of_account: &[],
};

/// Where chats stand in a file.
const CHATS: &[&str] = &["", "chats.list.", "left_chats.list."];

/// The kinds of chats, as the exporter names them.
const TYPES: &[&str] = &[
    "saved_messages",
    "replies",
    "verification_codes",
    "personal_chat",
    "bot_chat",
    "private_group",
    "private_supergroup",
    "public_supergroup",
    "private_channel",
    "public_channel",
];

pub(super) static EXPORT: FormatInfo = FormatInfo {
    name: "telegram-export",
    family: "telegram-export",
    platform: Platform::Telegram,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[
            "messages",
            "chats.list.*.messages",
            "left_chats.list.*.messages",
        ],
        claims,
        platform: |_| None,
        parser: |setting| {
            Box::new(Messages {
                file_sha256: setting.file_sha256.to_owned(),
                authors: Authors::default(),
            })
        },
    }),
    published: Published::Roles(MESSAGE),
};

fn claims(value: &Value) -> bool {
    let is_chat = |value: &Value| {
        let is_type = TYPES.contains(&value.text_at("type"));
        is_type && matches!(value.get("messages"), Some(Value::Array(_)))
    };
    let lists = ["chats.list", "left_chats.list"];
    let mut chats = lists
        .iter()
        .flat_map(|path| value.at(path).map_or(&[][..], Value::items));
    // Of an account long lists of contacts may stand before the first chat.
    let is_account = value.at("personal_information.user_id").is_some()
        && value.at("personal_information.phone_number").is_some();
    is_chat(value) || is_account || chats.any(is_chat)
}

struct Messages {
    file_sha256: String,
    authors: Authors,
}

/// The chat that a message stands in.
#[derive(Clone, Copy)]
struct Chat<'a> {
    id: &'a str,
    name: &'a str,
    kind: &'a str,
}

impl<'a> Chat<'a> {
    fn around(item: &Item<'a>) -> Self {
        let find = |name: &str| {
            let found = CHATS
                .iter()
                .map(|chats| item.around(&format!("{chats}{name}")));
            found
                .into_iter()
                .find(|text| !text.is_empty())
                .unwrap_or("")
        };
        Self {
            id: find("id"),
            name: find("name"),
            kind: find("type"),
        }
    }

    fn is_public(self) -> bool {
        matches!(self.kind, "public_channel" | "public_supergroup")
    }
}

impl JsonParser for Messages {
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        let chat = Chat::around(item);
        let skipped = match item.value.text_at("type") {
            _ if !chat.is_public() => Some(Kind::PrivateChat),
            "service" | "unsupported" => Some(Kind::ServiceMessage),
            _ => None,
        };
        if let Some(kind) = skipped {
            notes.add(kind, item.record);
            return Vec::new();
        }
        vec![self.message(item, chat, notes)]
    }
}

impl Messages {
    fn message(
        &mut self,
        item: &Item<'_>,
        chat: Chat<'_>,
        notes: &mut Notes,
    ) -> Result<Parsed, String> {
        let message = item.value;
        let id = message.text_at("id");
        if id.is_empty() {
            return Err("is no message: it has no id".to_owned());
        }
        let cells = message.flatten();
        let of_chat = [
            ("chat.name", chat.name),
            ("chat.type", chat.kind),
            ("chat.id", chat.id),
        ];
        let mut draft = Draft::new(&self.file_sha256, item.record, Keyed::ById);
        draft.put_all(&cells, &PATHS);
        for (label, text) in of_chat {
            draft.keep(label, text);
        }
        draft.set_post_id(&format!("{}/{id}", chat.id));
        draft.post.text = text(message);
        name_account(&mut draft, chat);
        if draft.post.posted_at.is_none() {
            local_day(&mut draft, message.text_at("date"));
        }
        refer(&mut draft, message, chat);
        put_entities(&mut draft, message);
        let media = ["photo", "file"].map(|name| message.text_at(name));
        let is_there = |path: &&str| !path.is_empty() && !is_left_out(path);
        let media = media.into_iter().filter(is_there);
        draft.post.media = media.map(str::to_owned).collect();
        Ok(Parsed::post(draft, &mut self.authors, notes))
    }
}

/// The text of a message: a string, or parts one after the other. Of a poll, what it asks.
fn text(message: &Value) -> String {
    let parts = message.get("text");
    let whole: String = match parts {
        Some(Value::Array(parts)) => parts.iter().map(text_of_part).collect(),
        Some(text) => text.scalar().unwrap_or("").to_owned(),
        None => String::new(),
    };
    let answers = message.at("poll.answers").map_or(&[][..], Value::items);
    let of_poll = std::iter::once(message.text_at("poll.question"))
        .chain(answers.iter().map(|answer| answer.text_at("text")));
    let lines = std::iter::once(whole.as_str()).chain(of_poll);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn text_of_part(part: &Value) -> &str {
    part.scalar().unwrap_or_else(|| part.text_at("text"))
}

/// In a channel the account is the channel, which older exports do not repeat with each message.
fn name_account(draft: &mut Draft<'_>, chat: Chat<'_>) {
    let of_chat = format!("channel{}", chat.id);
    let is_channel = chat.kind == "public_channel";
    // Older exports write the channel's number, or nothing.
    let is_unsaid = |id: &str| id.is_empty() || id == chat.id;
    if is_channel && is_unsaid(draft.column("from_id").unwrap_or("")) {
        draft.set_account_id(&of_chat);
        let name = Some(chat.name.to_owned()).filter(|name| !name.is_empty());
        draft.account.display_name = draft.account.display_name.take().or(name);
        draft.account.kind = Some(AccountKind::Channel);
        return;
    }
    let id = draft.column("from_id").unwrap_or("");
    draft.account.kind = if is_channel {
        Some(AccountKind::Channel)
    } else if id == of_chat {
        // Somebody who speaks for the group.
        Some(AccountKind::Group)
    } else if id.starts_with("channel") {
        Some(AccountKind::Channel)
    } else if id.starts_with("user") {
        Some(AccountKind::Profile)
    } else {
        None
    };
}

/// The day of a time whose zone nobody knows.
fn local_day(draft: &mut Draft<'_>, date: &str) {
    match TimeForm::Iso.read(date) {
        Ok(Some(posted)) => {
            draft.post.posted_at = Some(day_of(posted));
            draft.note(Kind::LocalTime);
        }
        _ => draft.note(Kind::UnreadableDate),
    }
}

/// What the message answers and whom it passes on.
fn refer(draft: &mut Draft<'_>, message: &Value, chat: Chat<'_>) {
    let answered = message.text_at("reply_to_message_id");
    if !answered.is_empty() {
        let peer = message.text_at("reply_to_peer_id");
        let peer = peer.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let chat = if peer.is_empty() { chat.id } else { peer };
        draft.post.reply_to_post = Some(format!("{chat}/{answered}"));
    }
    // `null` is there where the one who is passed on hides.
    if message.get("forwarded_from").is_some() {
        draft.post.is_repost = true;
        let whom = ["forwarded_from_id", "forwarded_from"].map(|name| message.text_at(name));
        let whom = whom.into_iter().find(|name| !name.is_empty());
        draft.post.reposted_account = whom.map(str::to_owned);
    }
}

/// Hashtags, links and mentions, which are parts of the text that say so.
fn put_entities(draft: &mut Draft<'_>, message: &Value) {
    let parts = message.get("text_entities").or(message.get("text"));
    let post = &mut draft.post;
    for part in parts.map_or(&[][..], Value::items) {
        let text = text_of_part(part);
        match part.text_at("type") {
            "hashtag" => post.hashtags.push(text.trim_start_matches('#').to_owned()),
            "mention" => post.mentions.push(text.trim_start_matches('@').to_owned()),
            "mention_name" => post
                .mentions
                .push(format!("user{}", part.text_at("user_id"))),
            "link" => post.links.push(link(text.to_owned())),
            "text_link" => post.links.push(link(part.text_at("href").to_owned())),
            _ => {}
        }
    }
}

/// Whether a sentence stands in the place of a path, since the file was not exported.
fn is_left_out(path: &str) -> bool {
    ["(File ", "(Photo "]
        .iter()
        .any(|start| path.contains(start))
        && path.ends_with(')')
}
