//! Tables that CrowdTangle exported, until August 2024.
//!
//! Publisher: CrowdTangle, a tool of Facebook's; researchers and newsrooms kept what they exported from it. Three
//! tables, told by their columns:
//!
//! - Posts of Facebook Pages or groups ("historical data"): [`FACEBOOK_COLUMNS`] in this order, of which older exports
//!   and those of groups lack some. The name of the first column says whether the accounts are Pages or groups; that of
//!   the last one depends on the weights that the exporter chose, so it is matched by its beginning.
//! - Posts of Instagram accounts: [`INSTAGRAM_COLUMNS`]. The names are confirmed by programs that load such files, not
//!   their complete order.
//! - Who shared a link, exported by the extension for browsers: four lines in front of the header, the first of them
//!   with the link, then `Source, Followers, Date, Interactions, Post Type, Link`. Every record is a post that shares
//!   that link; its own address stands in `Link`, its platform in `Post Type`.
//!
//! **Identity.** No column holds the id of a post; its address is published and unique, and is its key. An account is
//! known by its Facebook Id; on Instagram by its name; in the extension's table by the name in the address of the post,
//! else by the name shown. A Facebook Id that a spreadsheet destroyed is read from the post's address, where the digits
//! left agree.
//!
//! Times stand in the zone of the dashboard, with its name (`EST`); they are converted. Numbers may have commas between
//! thousands; a dash or `N/A` is no number. `Followers at Posting` belongs to the account at that time, so an account
//! has a set of facts for each number. What else the fields do not hold (reactions one by one, lengths of videos,
//! sponsors) is kept beside the post.
//!
//! | oddity | fixture |
//! |---|---|
//! | thousands with commas, dashes and `N/A`, zones by name, `shown:=:resolved` in the text | `crowdtangle/pages.csv` |
//! | an id that a spreadsheet destroyed | `crowdtangle/pages.csv` |
//! | groups; no columns of the Page, no `Care`; other weights | `crowdtangle/groups.csv` |
//! | no id of the account, text in `Description` | `crowdtangle/instagram.csv` |
//! | four lines in front of the header, platforms by row, browsers' dates | `crowdtangle/link-checker.csv` |

mod shares;

use model::{AccountKind, Kind, Platform};

use super::draft::{Draft, Keyed, Makes, Role, TableFormat, link};
use super::values::moments::TimeForm;
use super::{
    FormatInfo, Grouping, Holds, Published, Shape, TableShape, has_all, no_date_forms, normal_names,
};

pub(super) use shares::LINK_CHECKER;

/// The family of all three: what somebody exported lies in one folder.
const FAMILY: &str = "crowdtangle";

/// Columns of posts on Facebook; a name that ends in `*` is matched by its beginning.
const FACEBOOK_COLUMNS: &[(&str, Role)] = &[
    ("page name", Role::DisplayName),
    ("group name", Role::DisplayName),
    ("user name", Role::Handle),
    ("facebook id", Role::AccountId),
    ("page category", Role::KeepWithAccount),
    ("page admin top country", Role::KeepWithAccount),
    ("page description", Role::Description),
    ("page created", Role::Created(TimeForm::Iso)),
    ("likes at posting", Role::Keep),
    ("followers at posting", Role::Followers),
    ("post created", Role::Time(TimeForm::Iso)),
    ("post created date", Role::Keep),
    ("post created time", Role::Keep),
    ("type", Role::Keep),
    ("total interactions", Role::Keep),
    ("likes", Role::Likes),
    ("comments", Role::Replies),
    ("shares", Role::Reposts),
    ("love", Role::Keep),
    ("wow", Role::Keep),
    ("haha", Role::Keep),
    ("sad", Role::Keep),
    ("angry", Role::Keep),
    ("care", Role::Keep),
    ("video share status", Role::Keep),
    ("is video owner?", Role::Keep),
    ("post views", Role::Views),
    ("total views", Role::Keep),
    ("total views for all crossposts", Role::Keep),
    ("video length", Role::Keep),
    ("url", Role::PostId),
    ("message", Role::Text),
    ("link", Role::NthLink(1)),
    ("final link", Role::NthLink(2)),
    ("image text", Role::Keep),
    ("link text", Role::Keep),
    ("description", Role::Keep),
    ("sponsor id", Role::Keep),
    ("sponsor name", Role::Keep),
    ("sponsor category", Role::Keep),
    ("total interactions (weighted*", Role::Keep),
    ("overperforming score*", Role::Keep),
];

/// Columns of posts on Instagram, likewise.
const INSTAGRAM_COLUMNS: &[(&str, Role)] = &[
    ("account", Role::DisplayName),
    ("user name", Role::Handle),
    ("followers at posting", Role::Followers),
    ("post created", Role::Time(TimeForm::Iso)),
    ("post created date", Role::Keep),
    ("post created time", Role::Keep),
    ("type", Role::Keep),
    ("total interactions", Role::Keep),
    ("likes", Role::Likes),
    ("comments", Role::Replies),
    ("views", Role::Views),
    ("url", Role::PostId),
    ("link", Role::Link),
    ("photo", Role::Media),
    ("title", Role::Title),
    ("description", Role::Body),
    ("image text", Role::Keep),
    ("sponsor id", Role::Keep),
    ("sponsor name", Role::Keep),
    ("total interactions (weighted*", Role::Keep),
    ("overperforming score*", Role::Keep),
];

static FACEBOOK_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ById,
    roles: FACEBOOK_COLUMNS,
    mend: on_facebook,
};

static INSTAGRAM_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ByHandle,
    roles: INSTAGRAM_COLUMNS,
    mend: on_instagram,
};

pub(super) static FACEBOOK: FormatInfo = FormatInfo {
    name: "crowdtangle-facebook",
    family: FAMILY,
    platform: Platform::Facebook,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let is_named = |name: &str| has_all(names, &[name]);
            has_all(names, &["facebook id", "post created", "message", "url"])
                && (is_named("page name") || is_named("group name"))
        },
        is_published: |header| in_order(header, FACEBOOK_COLUMNS),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| FACEBOOK_TABLE.parser(setting),
    }),
    published: Published::Roles(FACEBOOK_COLUMNS),
};

pub(super) static INSTAGRAM: FormatInfo = FormatInfo {
    name: "crowdtangle-instagram",
    family: FAMILY,
    platform: Platform::Instagram,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let needed = [
                "account",
                "user name",
                "followers at posting",
                "post created",
                "url",
                "description",
            ];
            has_all(names, &needed)
        },
        is_published: |header| in_order(header, INSTAGRAM_COLUMNS),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| INSTAGRAM_TABLE.parser(setting),
    }),
    published: Published::Roles(INSTAGRAM_COLUMNS),
};

/// Whether a header is made of the columns of an export, in their order, though some of them may be missing.
fn in_order(header: &[String], columns: &[(&str, Role)]) -> bool {
    let mut left = columns.iter();
    normal_names(header)
        .iter()
        .all(|name| left.any(|(known, _)| super::is_called(known, name)))
}

fn on_facebook(draft: &mut Draft<'_>) -> Result<(), String> {
    let url = draft.column("url").unwrap_or("");
    draft.account.kind = Some(match draft.column("group name") {
        Some(_) => AccountKind::Group,
        None => AccountKind::Page,
    });
    if draft.column("type").is_some_and(is_video) {
        draft.kind = Some(Kind::Video);
    }
    if let Some(published) = draft.column("facebook id")
        && let Some(id) = id_in(url).filter(|id| is_rounded_from(published, id))
    {
        draft.set_account_id(id);
    }
    draft
        .post
        .links
        .dedup_by(|second, first| second.url == first.url);
    let resolved = resolved_links(&draft.post.text);
    for address in resolved {
        if draft.post.links.iter().all(|known| known.url != address) {
            draft.post.links.push(link(address.to_owned()));
        }
    }
    is_there(draft)
}

fn on_instagram(draft: &mut Draft<'_>) -> Result<(), String> {
    let url = draft.column("url").unwrap_or("").trim();
    // The post's own address.
    draft.post.links.retain(|link| link.url.trim() != url);
    if draft.column("type").is_some_and(is_video) {
        draft.kind = Some(Kind::Video);
    }
    is_there(draft)
}

fn is_there(draft: &Draft<'_>) -> Result<(), String> {
    if draft.names_account() || draft.has_post_id() || draft.account.display_name.is_some() {
        return Ok(());
    }
    Err("names neither an account nor a post".to_owned())
}

/// `Native Video`, `Live Video Complete`, `IGTV`.
fn is_video(kind: &str) -> bool {
    let kind = kind.trim().to_ascii_lowercase();
    kind.contains("video") || kind == "igtv"
}

/// The id of the account in the address of a post: `facebook.com/ID/posts/…`, `facebook.com/groups/ID/…`.
fn id_in(url: &str) -> Option<&str> {
    let (_, path) = url.split_once("facebook.com/")?;
    let path = path.strip_prefix("groups/").unwrap_or(path);
    let id = path.split(['/', '?']).next()?;
    (!id.is_empty() && id.bytes().all(|b| b.is_ascii_digit())).then_some(id)
}

/// Whether an id in scientific notation (`1.00064E+14`) is one of this length that begins with these digits.
fn is_rounded_from(published: &str, id: &str) -> bool {
    let Some((digits, exponent)) = published.trim().split_once(['E', 'e']) else {
        return false;
    };
    let exponent = exponent.trim_start_matches('+').parse::<usize>();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    // The last digit may have been rounded up.
    let sure = digits.trim_end_matches('0');
    let sure = sure.get(..sure.len().saturating_sub(1)).unwrap_or("");
    sure.len() >= 2
        && exponent.is_ok_and(|exponent| id.len() == exponent + 1)
        && id.starts_with(sure)
}

/// What short links in a text lead to: `https://bit.ly/2:=:https://example.com/a`.
fn resolved_links(text: &str) -> Vec<String> {
    text.split(":=:")
        .skip(1)
        .filter_map(|after| after.split(char::is_whitespace).next())
        .map(|address| address.trim_end_matches([',', ';', ')']))
        .filter(|address| address.contains("://"))
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_columns_are_told_by_how_they_begin() {
        let header = |names: &str| -> Vec<String> { names.split('|').map(str::to_owned).collect() };
        for (names, expected) in [
            (
                "Page Name|User Name|Facebook Id|Overperforming Score (weighted  —  Likes 1x Shares 3x )",
                true,
            ),
            (
                "Group Name|User Name|Total Interactions (weighted  —  Likes 1x )|Overperforming Score",
                true,
            ),
            ("User Name|Page Name", false),
            ("Page Name|Mood", false),
        ] {
            assert_eq!(
                in_order(&header(names), FACEBOOK_COLUMNS),
                expected,
                "{names}"
            );
        }
    }

    #[test]
    fn a_destroyed_id_is_read_from_the_address_only_where_its_digits_agree() {
        let url = "https://www.facebook.com/100064123456789/posts/1";
        assert_eq!(id_in(url), Some("100064123456789"));
        assert_eq!(
            id_in("https://www.facebook.com/groups/123/permalink/1"),
            Some("123")
        );
        assert_eq!(id_in("https://www.facebook.com/SomePage/posts/1"), None);
        for (published, expected) in [
            ("1.00064E+14", true),
            ("1.00064123457E+14", true),
            ("1.00065E+14", true),
            ("2.00064E+14", false),
            ("1.00064E+15", false),
            ("1E+14", false),
            ("100064123456789", false),
        ] {
            assert_eq!(
                is_rounded_from(published, "100064123456789"),
                expected,
                "{published}"
            );
        }
    }

    #[test]
    fn a_short_link_stands_with_what_it_leads_to() {
        let text = "See https://bit.ly/2:=:https://example.com/a?b and t.co/x:=:https://example.org/c, now";
        assert_eq!(
            resolved_links(text),
            ["https://example.com/a?b", "https://example.org/c"]
        );
        assert!(resolved_links("a := b :=: c").is_empty());
    }
}
