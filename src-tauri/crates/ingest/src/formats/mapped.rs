//! Files whose columns a reader has declared; see [`crate::mapping`].
//!
//! No file is ever taken for one of these by its content.

use model::Platform;

use super::draft::{Authors, Draft, Keyed, Makes, Role, TableParser};
use super::{
    FormatInfo, Grouping, Holds, Item, JsonParser, JsonShape, Parsed, Published, Setting, Shape,
    TableShape, no_date_forms,
};
use crate::mapping::{MappedRecords, Mapping};
use crate::notes::Notes;

pub(super) static TABLE: FormatInfo = FormatInfo {
    name: "mapped-table",
    family: "mapped",
    platform: Platform::Other,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |_| false,
        is_published: |_| false,
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| {
            let roles = setting.labels.iter().map(|label| role_of(setting, label));
            Box::new(TableParser::new(
                setting,
                roles.collect(),
                makes(setting.mapping),
                Keyed::ById,
                is_something,
            ))
        },
    }),
    published: Published::Roles(&[]),
};

pub(super) static JSON: FormatInfo = FormatInfo {
    name: "mapped-json",
    family: "mapped",
    platform: Platform::Other,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[],
        claims: |_| false,
        platform: |_| None,
        parser: |setting| {
            Box::new(MappedJson {
                mapping: setting.mapping.cloned(),
                file_sha256: setting.file_sha256.to_owned(),
                authors: Authors::default(),
            })
        },
    }),
    published: Published::Roles(&[]),
};

struct MappedJson {
    mapping: Option<Mapping>,
    file_sha256: String,
    authors: Authors,
}

impl JsonParser for MappedJson {
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>> {
        if item.value.members().is_empty() {
            return vec![Err("is not an object with members".to_owned())];
        }
        let cells = item.value.flatten();
        let mut draft = Draft::new(&self.file_sha256, item.record, Keyed::ById);
        draft.zone = self.mapping.as_ref().and_then(|mapping| mapping.zone);
        let role = |label: &str| match &self.mapping {
            Some(mapping) => mapping.role_of(label),
            None => Role::Keep,
        };
        for (label, text) in &cells {
            draft.put(label, text, role(label));
        }
        if let Err(reason) = is_something(&mut draft) {
            return vec![Err(reason)];
        }
        vec![Ok(match makes(self.mapping.as_ref()) {
            Makes::Posts => Parsed::post(draft, &mut self.authors, notes),
            Makes::Shares => Parsed::share(draft, &mut self.authors, notes),
            Makes::Accounts => Parsed::account(draft, notes),
        })]
    }
}

fn role_of(setting: &Setting<'_>, label: &str) -> Role {
    match setting.mapping {
        Some(mapping) => mapping.role_of(label),
        None => Role::Keep,
    }
}

fn makes(mapping: Option<&Mapping>) -> Makes {
    match mapping.map(|mapping| mapping.records) {
        Some(MappedRecords::Accounts) => Makes::Accounts,
        Some(MappedRecords::Shares) => Makes::Shares,
        Some(MappedRecords::Posts) | None => Makes::Posts,
    }
}

fn is_something(draft: &mut Draft<'_>) -> Result<(), String> {
    let has_post = draft.has_post_id() || !draft.post.text.is_empty();
    if has_post || draft.names_account() || !draft.post.shared.is_empty() {
        Ok(())
    } else {
        Err("has nothing in the columns that were declared".to_owned())
    }
}
