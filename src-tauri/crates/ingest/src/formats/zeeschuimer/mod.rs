//! What Zeeschuimer records while a researcher looks at a platform: one item a line, in the platform's own form.
//!
//! Publisher: whoever recorded it, with the browser extension of the Digital Methods Initiative
//! (`github.com/digitalmethodsinitiative/zeeschuimer`, Sander and Peeters). Around each item: `id`, `nav_index`,
//! `item_id`, `timestamp_collected`, `last_updated`, `source_platform`, `source_platform_url`, `source_url`,
//! `user_agent`; the item itself is `data`. Where 4CAT has passed it on, the item stands at the top and these in
//! `__import_meta`.
//!
//! The platform is `source_platform`, the name of the extension's module. The form of an item differs by platform and
//! changes over the years: what is known is read, the first of several names that is there, and everything is kept
//! under its path.
//!
//! | platform | where things are |
//! |---|---|
//! | Twitter | `legacy` as in version 1.1 of its interface; the account in `core.user_results.result`, in its `legacy` or spread over `core`, `profile_bio`, `location`, `relationship_counts`; a long text in `note_tweet`; before 2023 `user` beside `legacy`, with `type` `adaptive` |
//! | TikTok, Douyin | `desc`, `createTime`, `author`, `stats`, `textExtra`; comments with `cid` |
//! | Instagram, Threads | `caption`, `taken_at`, `user`; or as a graph, `edge_media_to_caption`, `owner` |
//! | Truth Social, Gab | `content` in HTML, `account`, `reblog` |
//! | others | an id, a text, a time and an account, under the usual names |
//!
//! | oddity | fixture |
//! |---|---|
//! | a repost that is cut off, a quote, a long text, an account without its object | `zeeschuimer/twitter.ndjson` |
//! | the older form; one as 4CAT passes it on | `zeeschuimer/twitter_old.ndjson` |
//! | `author` as an object and as a name; comments in the same file | `zeeschuimer/tiktok.ndjson` |
//! | an item list, a graph, a caption that is `null` | `zeeschuimer/instagram.ndjson` |
//! | HTML; platforms without a table of their own; an item of which nothing is known | `zeeschuimer/others.ndjson` |

mod others;
mod tweets;

use model::Platform;

use super::draft::{Authors, Draft, Keyed};
use super::{FormatInfo, Grouping, Holds, Item, JsonParser, JsonShape, Parsed, Published, Shape};
use crate::json::Value;
use crate::notes::{Kind, Notes};

pub(super) static ITEMS: FormatInfo = FormatInfo {
    name: "zeeschuimer",
    family: "zeeschuimer",
    platform: Platform::Other,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[],
        claims: |value| Recorded::of(value).is_some(),
        platform: |value| Recorded::of(value).map(|item| platform(item.module)),
        parser: |setting| {
            Box::new(Items {
                file_sha256: setting.file_sha256.to_owned(),
                platform: setting.platform,
                authors: Authors::default(),
            })
        },
    }),
    // Every path is kept as it stands; none is the same on two platforms.
    published: Published::Roles(&[]),
};

/// An item with what the extension says of it.
struct Recorded<'v> {
    /// The name of the extension's module.
    module: &'v str,
    item_id: &'v str,
    data: &'v Value,
}

impl<'v> Recorded<'v> {
    fn of(value: &'v Value) -> Option<Self> {
        if let Some(meta) = value.get("__import_meta") {
            return Some(Self {
                module: meta.get("source_platform")?.as_str()?,
                item_id: meta.text_at("item_id"),
                data: value,
            });
        }
        let data = value.get("data")?;
        let is_recorded = value.get("nav_index").is_some()
            || value.get("timestamp_collected").is_some()
            || value.get("source_platform_url").is_some();
        Some(Self {
            module: value.get("source_platform")?.as_str()?,
            item_id: value.text_at("item_id"),
            data: is_recorded.then_some(data)?,
        })
    }
}

/// The platform of a module: `twitter.com`, `tiktok-comments`.
fn platform(module: &str) -> Platform {
    let known = [
        ("twitter", Platform::Twitter),
        ("tiktok", Platform::Tiktok),
        ("instagram", Platform::Instagram),
        ("facebook", Platform::Facebook),
        ("youtube", Platform::Youtube),
        ("reddit", Platform::Reddit),
        ("telegram", Platform::Telegram),
    ];
    let module = module.to_ascii_lowercase();
    if module == "x.com" {
        return Platform::Twitter;
    }
    let found = known.iter().find(|(name, _)| module.contains(name));
    found.map_or(Platform::Other, |(_, platform)| *platform)
}

struct Items {
    file_sha256: String,
    /// That of the file; an item of another one says so.
    platform: Platform,
    authors: Authors,
}

impl JsonParser for Items {
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        let Some(recorded) = Recorded::of(item.value) else {
            return vec![Err(
                "is no item of Zeeschuimer: it names no platform".to_owned()
            )];
        };
        let cells = item.value.flatten();
        let mut draft = Draft::new(&self.file_sha256, item.record, Keyed::ById);
        for (path, text) in &cells {
            draft.keep(path, text);
        }
        let platform = platform(recorded.module);
        draft.post.platform = (platform != self.platform).then_some(platform);
        match platform {
            Platform::Twitter => tweets::read(&mut draft, recorded.data),
            _ => others::read(&mut draft, recorded.data, recorded.module),
        }
        if !draft.has_post_id() && !recorded.item_id.is_empty() {
            draft.set_post_id(recorded.item_id);
        }
        vec![Ok(Parsed::post(draft, &mut self.authors, notes))]
    }
}

/// A value inside others: names of members and numbers of elements, from 0.
fn at<'v>(value: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('.')
        .try_fold(value, |at, name| match name.parse::<usize>() {
            Ok(n) => at.items().get(n).or_else(|| at.get(name)),
            Err(_) => at.get(name),
        })
}

/// The text of the first of these paths that holds one.
fn first<'v>(value: &'v Value, paths: &[&str]) -> &'v str {
    let found = paths
        .iter()
        .filter_map(|path| at(value, path).and_then(Value::scalar));
    let mut found = found.filter(|text| !text.is_empty());
    found.next().unwrap_or("")
}

/// The same, if there is one.
fn some(value: &Value, paths: &[&str]) -> Option<String> {
    let text = first(value, paths);
    (!text.is_empty()).then(|| text.to_owned())
}

/// A count. Some platforms write it as a text, and a negative number for one that is hidden.
fn count(value: &Value, paths: &[&str]) -> Option<u64> {
    first(value, paths).parse().ok()
}

/// Reads a time in one of the forms that platforms use.
fn put_time(draft: &mut Draft<'_>, text: &str) {
    use super::values::moments::TimeForm;
    let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let form = match text.len() {
        13 if is_number => TimeForm::UnixMillis,
        _ if is_number => TimeForm::UnixSeconds,
        _ if text.ends_with(|c: char| c.is_ascii_digit()) && text.contains(" +") => {
            TimeForm::Twitter
        }
        _ => TimeForm::Iso,
    };
    match form.read(text) {
        Ok(posted) => draft.post.posted_at = posted,
        Err(kind) => draft.note(kind),
    }
}

/// Names the account by what is known of it.
fn put_account(draft: &mut Draft<'_>, id: &str, handle: &str, name: &str) {
    if !id.is_empty() {
        draft.set_account_id(id);
    }
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    draft.account.handle = some(handle.trim_start_matches('@'));
    draft.account.display_name = some(name);
}

/// Reads from the text what the item does not list.
fn read_from_text(draft: &mut Draft<'_>, hashtags: bool, links: bool, mentions: bool) {
    if draft.read_entities(hashtags, links, mentions) {
        draft.note(Kind::NoTextEntities);
    }
}
