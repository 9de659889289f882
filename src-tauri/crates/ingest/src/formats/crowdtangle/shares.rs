//! Who shared a link, as the extension for browsers exported it.

use model::{AccountKind, Platform};

use super::FAMILY;
use crate::csv::Row;
use crate::formats::draft::{Authors, Draft, Keyed, Role, link};
use crate::formats::values::{moments::TimeForm, profiles::platform_of};
use crate::formats::{
    FormatInfo, Grouping, Holds, Parsed, Published, RowParser, Setting, Shape, TableShape,
    normal_names,
};
use crate::notes::{self, Notes};

const COLUMNS: &[(&str, Role)] = &[
    ("source", Role::DisplayName),
    ("followers", Role::Followers),
    ("date", Role::Time(TimeForm::Browser)),
    ("interactions", Role::Keep),
    ("post type", Role::Keep),
    ("link", Role::PostId),
];

pub(in crate::formats) static LINK_CHECKER: FormatInfo = FormatInfo {
    name: "crowdtangle-link-checker",
    family: FAMILY,
    platform: Platform::Facebook,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            names.len() == COLUMNS.len() && crate::formats::has_all(names, &names_of_columns())
        },
        is_published: |header| normal_names(header).iter().eq(names_of_columns()),
        headerless: None,
        date_forms: crate::formats::no_date_forms,
        parser: |setting| Box::new(Shares::new(setting)),
    }),
    published: Published::Roles(COLUMNS),
};

fn names_of_columns() -> [&'static str; 6] {
    std::array::from_fn(|idx| COLUMNS[idx].0)
}

/// Reads the rows of one file.
struct Shares {
    columns: Vec<(String, Role)>,
    file_sha256: String,
    /// What was shared, from the lines in front of the header.
    shared: Option<String>,
    authors: Authors,
}

impl Shares {
    fn new(setting: &Setting<'_>) -> Self {
        let role = |label: &String| {
            let known = COLUMNS
                .iter()
                .find(|(name, _)| label.eq_ignore_ascii_case(name));
            (label.clone(), known.map_or(Role::Keep, |(_, role)| *role))
        };
        let shared = setting
            .before_header
            .iter()
            .find_map(|line| line.strip_prefix("Link:"));
        Self {
            columns: setting.labels.iter().map(role).collect(),
            file_sha256: setting.file_sha256.to_owned(),
            shared: shared
                .map(|link| link.trim().to_owned())
                .filter(|link| !link.is_empty()),
            authors: Authors::default(),
        }
    }
}

impl RowParser for Shares {
    fn note_file(&self, notes: &mut Notes) {
        if self.shared.is_some() {
            notes.add_for_file(notes::Kind::LinkInPreamble);
        }
    }

    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String> {
        let mut draft = Draft::new(&self.file_sha256, row.record, Keyed::ById);
        for (idx, (label, role)) in self.columns.iter().enumerate() {
            draft.put(label, row.get(idx), *role);
        }
        for (idx, published) in &row.mended {
            draft.keep_published(*idx, published);
        }
        let address = draft.column("link").unwrap_or("").trim();
        if address.is_empty() && draft.account.display_name.is_none() {
            return Err("names neither an account nor a post".to_owned());
        }
        let platform = draft
            .column("post type")
            .and_then(|name| Platform::from_name(name.trim()));
        let of_host = text::host(address).and_then(|host| platform_of(&host));
        let platform = platform.or(of_host);
        draft.post.platform = platform;
        draft.account.platform = platform;
        let (name, kind) = account_in(address);
        draft.account.kind = kind;
        match (name, draft.account.display_name.clone()) {
            (Some(name), _) if name.bytes().all(|b| b.is_ascii_digit()) => {
                draft.set_account_id(name)
            }
            (Some(name), _) => {
                draft.account.handle = Some(name.to_owned());
                // One name may be another's on another platform.
                draft.set_account_id(&format!("{}:{name}", platform.map_or("", Platform::name)));
            }
            // Nothing else tells accounts apart.
            (None, Some(name)) => draft.set_account_id(&name),
            (None, None) => {}
        }
        draft.post.links = self.shared.iter().cloned().map(link).collect();
        Ok(Parsed::post(draft, &mut self.authors, notes))
    }
}

/// The account's name or id in the address of its post, and what it is.
fn account_in(address: &str) -> (Option<&str>, Option<AccountKind>) {
    let path = address.split_once("://").map_or(address, |(_, rest)| rest);
    let mut parts = path.split(['/', '?', '#']);
    let host = parts.next().unwrap_or("");
    let parts: Vec<&str> = parts.collect();
    match (platform_of(&host.to_ascii_lowercase()), &parts[..]) {
        (Some(Platform::Facebook), ["groups", name, "permalink" | "posts", ..]) => {
            (Some(*name), Some(AccountKind::Group))
        }
        (Some(Platform::Facebook), [name, "posts" | "videos" | "photos", ..]) => {
            (Some(*name), Some(AccountKind::Page))
        }
        (Some(Platform::Twitter), [name, "status", ..]) => (Some(*name), None),
        _ => (None, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_post_names_its_account() {
        use AccountKind::{Group, Page};
        for (address, expected) in [
            (
                "https://www.facebook.com/SomePage/posts/1",
                (Some("SomePage"), Some(Page)),
            ),
            (
                "https://www.facebook.com/123/videos/1/",
                (Some("123"), Some(Page)),
            ),
            (
                "https://www.facebook.com/groups/456/permalink/1",
                (Some("456"), Some(Group)),
            ),
            (
                "https://twitter.com/somebody/status/1",
                (Some("somebody"), None),
            ),
            (
                "https://www.facebook.com/permalink.php?story_fbid=1&id=2",
                (None, None),
            ),
            ("https://www.instagram.com/p/AbC/", (None, None)),
            ("https://www.reddit.com/r/some/comments/1/a", (None, None)),
            ("", (None, None)),
        ] {
            assert_eq!(account_in(address), expected, "{address}");
        }
    }
}
