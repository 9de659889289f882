//! Lists of the blogs that Tumblr closed.
//!
//! Publisher: Tumblr, 23 March 2018 and later, "Public record of usernames linked to state-sponsored disinformation
//! campaigns" (`tumblr.zendesk.com`, article 360002280214), and the message sent to those who had followed one. One name
//! a line, with former names behind it: `name previously known as: other, another`. Lists made of it come as one name or
//! address a line, and as tables with a column for the name and one for its aliases.
//!
//! Every name is an account; the former ones are kept beside it. Names are told apart without regard to case.
//!
//! | oddity | fixture |
//! |---|---|
//! | the page as saved, and as text; a name without former ones; a line that is no name | `tumblr/list.html`, `tumblr/list.txt` |
//! | addresses, one a line | `tumblr/addresses.txt` |
//! | a table | `tumblr/table.csv` |

use model::{AccountKind, Platform};

use super::draft::{Draft, Keyed, Makes, Role, TableFormat};
use super::values::page::{Block, is_html, of_html, of_lines};
use super::{
    DocumentShape, FormatInfo, Grouping, Holds, Parsed, Piece, Published, Setting, Shape,
    TableShape, has_all, no_date_forms,
};
use crate::notes::Notes;

const COLUMNS: &[(&str, Role)] = &[
    ("username", Role::Handle),
    ("usernames", Role::Handle),
    ("tumblr username", Role::Handle),
    ("blog", Role::Handle),
    ("aliases", Role::Keep),
    ("alias", Role::Keep),
    ("alias(es)", Role::Keep),
    ("previously known as", Role::Keep),
    ("previous usernames", Role::Keep),
];

static BLOGS_TABLE: TableFormat = TableFormat {
    makes: Makes::Accounts,
    keyed: Keyed::ByHandle,
    roles: COLUMNS,
    mend: blog,
};

pub(super) static TABLE: FormatInfo = FormatInfo {
    name: "tumblr-blogs",
    family: "tumblr",
    platform: Platform::Other,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let is_role = |role: Role| {
                let named = COLUMNS.iter().filter(|(_, other)| *other == role);
                named.into_iter().any(|(name, _)| has_all(names, &[name]))
            };
            // Other lists have such columns too; with nothing beside them it is this one.
            let is_said = names.iter().any(|name| name.contains("tumblr"));
            is_role(Role::Handle) && is_role(Role::Keep) && (is_said || names.len() == 2)
        },
        is_published: |_| false,
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| BLOGS_TABLE.parser(setting),
    }),
    published: Published::Roles(COLUMNS),
};

pub(super) static LIST: FormatInfo = FormatInfo {
    name: "tumblr-list",
    family: "tumblr",
    platform: Platform::Other,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Document(DocumentShape { claims, read }),
    published: Published::Roles(&[("username", Role::Handle), ("aliases", Role::Keep)]),
};

/// What stands between a name and its former ones.
const FORMERLY: &str = "previously known as";

/// How far into a text Tumblr may be named.
const HEAD_BYTES: usize = 2_000;

/// A name of the list, and its former ones.
struct Entry<'a> {
    name: &'a str,
    aliases: &'a str,
}

fn entry(line: &str) -> Option<Entry<'_>> {
    let at = line.to_ascii_lowercase().find(FORMERLY);
    let (name, aliases) = match at {
        Some(at) => {
            let behind = &line[at + FORMERLY.len()..];
            (line[..at].trim_end_matches([' ', ',', '(']), behind)
        }
        None => (line, ""),
    };
    let aliases = aliases.trim_matches([':', ' ', ')', '.']);
    is_name(handle(name)).then_some(Entry { name, aliases })
}

/// The name inside an address: `https://name.tumblr.com/`.
fn handle(name: &str) -> &str {
    let name = name.trim();
    let bare = name
        .strip_prefix("https://")
        .or(name.strip_prefix("http://"))
        .unwrap_or(name);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    match bare.split_once(".tumblr.com") {
        Some((bare, rest)) if rest.trim_matches('/').is_empty() => bare,
        _ => bare,
    }
}

fn is_name(name: &str) -> bool {
    (1..=32).contains(&name.len())
        && name
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn has_aliases(block: &Block) -> bool {
    entry(&block.text).is_some_and(|entry| !entry.aliases.is_empty())
}

fn blocks(page: &str) -> Vec<Block> {
    if is_html(page) {
        of_html(page)
    } else {
        of_lines(page)
    }
}

/// Whether a page lists names with former ones; or is a plain list of names or addresses that says whose they are.
fn claims(page: &str) -> bool {
    let blocks = blocks(page);
    if blocks.iter().filter(|block| has_aliases(block)).count() >= 2 {
        return true;
    }
    let head: String = page.chars().take(HEAD_BYTES).collect();
    let n_entries = blocks
        .iter()
        .filter(|block| entry(&block.text).is_some())
        .count();
    !is_html(page)
        && head.to_ascii_lowercase().contains("tumblr")
        && n_entries >= 3
        && n_entries * 5 >= blocks.len() * 4
}

fn read(page: &str, setting: &Setting<'_>, notes: &mut Notes) -> Vec<Piece> {
    let blocks = blocks(page);
    // Around a list there are words that look like names; between two of its lines there is nothing else.
    let is_line = |block: &&Block| match is_html(page) {
        true => has_aliases(block),
        false => entry(&block.text).is_some(),
    };
    let first = blocks.iter().position(|block| is_line(&block));
    let last = blocks.iter().rposition(|block| is_line(&block));
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let numbered = (1..).zip(&blocks[first..=last]);
    numbered
        .map(|(record, block)| Piece {
            at: block.at.start,
            len: block.at.len(),
            outcome: match entry(&block.text) {
                Some(entry) => account(&entry, record, setting, notes),
                None => Err("is no username of Tumblr".to_owned()),
            },
        })
        .collect()
}

fn account(
    entry: &Entry<'_>,
    record: u64,
    setting: &Setting<'_>,
    notes: &mut Notes,
) -> Result<Parsed, String> {
    let mut draft = Draft::new(setting.file_sha256, record, Keyed::ByHandle);
    draft.put("username", entry.name, Role::Handle);
    draft.keep("aliases", entry.aliases);
    blog(&mut draft)?;
    Ok(Parsed::account(draft, notes))
}

fn blog(draft: &mut Draft<'_>) -> Result<(), String> {
    let name = draft.account.handle.take();
    let name = name.ok_or("names no account")?;
    draft.account.handle = Some(handle(&name).to_owned());
    draft.account.kind = Some(AccountKind::Blog);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_its_former_ones() {
        for (line, expected) in [
            ("heron-blue", Some(("heron-blue", ""))),
            (
                "heron-blue previously known as: old-heron, h3ron",
                Some(("heron-blue", "old-heron, h3ron")),
            ),
            (
                "heron-blue (Previously known as old-heron)",
                Some(("heron-blue", "old-heron")),
            ),
            (
                "https://heron.tumblr.com/",
                Some(("https://heron.tumblr.com/", "")),
            ),
            ("Heron", None),
            ("two words", None),
            ("previously known as: x", None),
            ("", None),
        ] {
            let found = entry(line).map(|entry| (entry.name, entry.aliases));
            assert_eq!(found, expected, "{line}");
        }
        assert_eq!(handle("https://heron.tumblr.com/"), "heron");
    }
}
