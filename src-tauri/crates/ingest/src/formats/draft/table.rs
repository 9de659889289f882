//! A table whose format is told by what its columns are.

use chrono_tz::Tz;

use super::{Authors, Draft, Keyed, Role};
use crate::csv::Row;
use crate::formats::{Parsed, RowParser, Setting};
use crate::notes::{self, Notes};

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Makes {
    Posts,
    /// Posts, with a row for each thing that one shares.
    Shares,
    Accounts,
}

/// A format as a table of columns and a function for what is odd about it.
pub(crate) struct TableFormat {
    pub(crate) makes: Makes,
    pub(crate) keyed: Keyed,
    /// Names in lower case. Columns not named are kept.
    pub(crate) roles: &'static [(&'static str, Role)],
    /// Called for each record once its cells are in. The error refuses the record: a sentence whose subject it is.
    pub(crate) mend: fn(&mut Draft<'_>) -> Result<(), String>,
}

/// Reads the rows of one file.
pub(crate) struct TableParser {
    labels: Vec<String>,
    roles: Vec<Role>,
    file_sha256: String,
    makes: Makes,
    keyed: Keyed,
    mend: fn(&mut Draft<'_>) -> Result<(), String>,
    /// The zone of times that name none.
    zone: Option<Tz>,
    authors: Authors,
}

impl TableParser {
    /// A parser for a file with these columns, each with its role.
    pub(crate) fn new(
        setting: &Setting<'_>,
        roles: Vec<Role>,
        makes: Makes,
        keyed: Keyed,
        mend: fn(&mut Draft<'_>) -> Result<(), String>,
    ) -> Self {
        Self {
            labels: setting.labels.to_vec(),
            roles,
            file_sha256: setting.file_sha256.to_owned(),
            makes,
            keyed,
            mend,
            zone: setting.mapping.and_then(|mapping| mapping.zone),
            authors: Authors::default(),
        }
    }
}

impl TableFormat {
    /// A parser for a file with these columns.
    pub(crate) fn parser(&'static self, setting: &Setting<'_>) -> Box<dyn RowParser> {
        let role = |label: &String| {
            let named = |(name, _): &&(&str, Role)| label.eq_ignore_ascii_case(name);
            let known = self.roles.iter().find(named);
            known.map_or(Role::Keep, |(_, role)| *role)
        };
        let roles = setting.labels.iter().map(role).collect();
        let parser = TableParser::new(setting, roles, self.makes, self.keyed, self.mend);
        Box::new(parser)
    }
}

impl TableParser {
    fn has(&self, is_wanted: impl Fn(&Role) -> bool) -> bool {
        self.roles.iter().any(is_wanted)
    }
}

fn is_of_links(role: &Role) -> bool {
    matches!(role, Role::Links | Role::Link | Role::NthLink(_))
}

impl RowParser for TableParser {
    fn note_file(&self, notes: &mut Notes) {
        let has_lists = self.has(|role| *role == Role::Hashtags)
            && self.has(is_of_links)
            && self.has(|role| *role == Role::Mentions);
        if self.makes == Makes::Posts && !has_lists {
            notes.add_for_file(notes::Kind::NoTextEntities);
        }
    }

    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String> {
        let mut draft = Draft::new(&self.file_sha256, row.record, self.keyed);
        draft.zone = self.zone;
        for (idx, (label, role)) in self.labels.iter().zip(&self.roles).enumerate() {
            draft.put(label, row.get(idx), *role);
        }
        for (idx, published) in &row.mended {
            draft.keep_published(*idx, published);
        }
        (self.mend)(&mut draft)?;
        if self.makes == Makes::Posts {
            draft.read_entities(
                !self.has(|role| *role == Role::Hashtags),
                !self.has(is_of_links),
                !self.has(|role| *role == Role::Mentions),
            );
        }
        Ok(match self.makes {
            Makes::Posts => Parsed::post(draft, &mut self.authors, notes),
            Makes::Shares => Parsed::share(draft, &mut self.authors, notes),
            Makes::Accounts => Parsed::account(draft, notes),
        })
    }
}
