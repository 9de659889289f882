//! Files of forms that nobody knows: the reader says what their columns are.
//!
//! A [`Mapping`] names a role for each column that matters; the others are kept as they stand. It can be written down
//! as a small TOML file and used again:
//!
//! ```toml
//! name = "Export of our monitoring tool"
//! records = "posts"            # posts, accounts or shares
//! platform = "facebook"
//! zone = "Asia/Tehran"         # of times that name no zone; UTC without it
//!
//! [columns]
//! "Post ID" = "id"
//! "Message" = "text"
//! "Date" = { is = "time", form = "day-first" }
//! ```

mod guess;
mod names;
mod propose;

use std::collections::BTreeMap;

use chrono_tz::Tz;
use model::Platform;
use serde::{Deserialize, Serialize};

use crate::formats::draft::{LanguageForm, Role};
use crate::formats::values::moments::TimeForm;

pub(crate) use guess::{Guess, guess_form};
pub use names::{MappableRole, mappable_roles};
pub use propose::{Proposal, ProposedColumn, propose};

/// What the columns of a file are, as a reader declared it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// The name under which it is kept.
    pub name: String,
    /// What the records are.
    pub records: MappedRecords,
    /// Where the accounts were held.
    pub platform: Platform,
    /// The zone of times that name none.
    pub zone: Option<Tz>,
    /// Where the records stand in one JSON object: `data.items`. `None` where they stand at the top.
    pub path: Option<String>,
    /// The columns that have a role, by the names that [`crate::formats::labels`] gives them; for JSON the paths of
    /// members (`author.name`).
    pub columns: Vec<MappedColumn>,
}

/// A column with its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// The column.
    pub column: String,
    /// Its role, by the name that [`mappable_roles`] gives.
    pub role: String,
    /// The form of its times, where it holds times and the form is declared: `iso`, `day-first`, `month-first`,
    /// `unix-seconds`, `unix-milliseconds`, `twitter`, `browser`.
    pub form: Option<String>,
}

/// What the records of a mapped file are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MappedRecords {
    /// Posts.
    Posts,
    /// Accounts.
    Accounts,
    /// Posts, with a row for each thing that one shares.
    Shares,
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is not TOML, or not of this shape.
    #[error("the mapping cannot be read: {0}")]
    Unreadable(String),
    /// A role that does not exist.
    #[error("{column} cannot be {role:?}: there is no such role")]
    NoSuchRole {
        /// The column.
        column: String,
        /// The role asked for.
        role: String,
    },
    /// A form of times that does not exist.
    #[error("the times of {column} cannot be {form:?}: there is no such form")]
    NoSuchForm {
        /// The column.
        column: String,
        /// The form asked for.
        form: String,
    },
    /// Two columns with a role that only one can have.
    #[error("{column} and {other} cannot both be {role:?}")]
    Twice {
        /// The second column.
        column: String,
        /// The first one.
        other: String,
        /// The role.
        role: String,
    },
    /// Columns that the file does not have.
    #[error("the file has no column {}", .0.join(", "))]
    NoSuchColumns(Vec<String>),
    /// Dates that can be read in two ways.
    #[error(
        "the dates of {column}, such as {example}, can be read with the day or with the month first"
    )]
    OrderNotDeclared {
        /// The column.
        column: String,
        /// A date as it stands there.
        example: String,
    },
    /// Times in no form that is known.
    #[error("the times of {column}, such as {example}, are in no form that is known")]
    NoTimes {
        /// The column.
        column: String,
        /// A cell as it stands there.
        example: String,
    },
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    name: String,
    records: MappedRecords,
    #[serde(default)]
    platform: Option<String>,
    #[serde(default)]
    zone: Option<String>,
    #[serde(default)]
    path: Option<String>,
    columns: BTreeMap<String, WrittenRole>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WrittenRole {
    Plain(String),
    Formed { is: String, form: String },
}

impl Mapping {
    /// Reads a mapping from TOML and checks that its roles and forms exist.
    ///
    /// # Errors
    ///
    /// [`Problem::Unreadable`], with the place, and those of [`Mapping::check`].
    pub fn from_toml(text: &str) -> Result<Self, Problem> {
        let unreadable = |message: String| Problem::Unreadable(message);
        let written: Written =
            toml::from_str(text).map_err(|error| unreadable(error.to_string()))?;
        let platform = match written.platform.as_deref() {
            None => Platform::Other,
            Some(name) => Platform::from_name(name)
                .ok_or_else(|| unreadable(format!("there is no platform {name:?}")))?,
        };
        let zone = written
            .zone
            .map(|name| {
                name.parse()
                    .map_err(|_| unreadable(format!("there is no time zone {name:?}")))
            })
            .transpose()?;
        let columns = written.columns.into_iter().map(|(column, role)| {
            let (role, form) = match role {
                WrittenRole::Plain(role) => (role, None),
                WrittenRole::Formed { is, form } => (is, Some(form)),
            };
            MappedColumn { column, role, form }
        });
        let mapping = Self {
            name: written.name,
            records: written.records,
            platform,
            zone,
            path: written.path,
            columns: columns.collect(),
        };
        mapping.check()?;
        Ok(mapping)
    }

    /// Writes the mapping as TOML.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let written = Written {
            name: self.name.clone(),
            records: self.records,
            platform: Some(self.platform.name().to_owned()),
            zone: self.zone.map(|zone| zone.name().to_owned()),
            path: self.path.clone(),
            columns: self
                .columns
                .iter()
                .map(|mapped| {
                    let role = match &mapped.form {
                        None => WrittenRole::Plain(mapped.role.clone()),
                        Some(form) => WrittenRole::Formed {
                            is: mapped.role.clone(),
                            form: form.clone(),
                        },
                    };
                    (mapped.column.clone(), role)
                })
                .collect(),
        };
        toml::to_string_pretty(&written).expect("text, lists and tables can be written")
    }

    /// Checks that roles and forms exist, and that no role that only one column can have stands twice.
    ///
    /// # Errors
    ///
    /// [`Problem::NoSuchRole`], [`Problem::NoSuchForm`], [`Problem::Twice`].
    pub fn check(&self) -> Result<(), Problem> {
        let mut seen: Vec<&MappedColumn> = Vec::new();
        for mapped in &self.columns {
            let known = names::named(&mapped.role).ok_or_else(|| Problem::NoSuchRole {
                column: mapped.column.clone(),
                role: mapped.role.clone(),
            })?;
            if let Some(form) = &mapped.form
                && (form_named(form).is_none() || !known.holds_times)
            {
                return Err(Problem::NoSuchForm {
                    column: mapped.column.clone(),
                    form: form.clone(),
                });
            }
            let earlier = seen.iter().find(|other| other.role == mapped.role);
            if let Some(earlier) = earlier.filter(|_| !known.may_repeat) {
                return Err(Problem::Twice {
                    column: mapped.column.clone(),
                    other: earlier.column.clone(),
                    role: mapped.role.clone(),
                });
            }
            seen.push(mapped);
        }
        Ok(())
    }

    /// The role of a column; columns without one are kept.
    pub(crate) fn role_of(&self, label: &str) -> Role {
        let named = |mapped: &&MappedColumn| mapped.column.eq_ignore_ascii_case(label);
        self.columns
            .iter()
            .find(named)
            .and_then(|mapped| role(&mapped.role, mapped.form.as_deref()))
            .unwrap_or(Role::Keep)
    }

    /// The columns with their roles.
    pub(crate) fn roles(&self) -> Vec<(String, Role)> {
        self.columns
            .iter()
            .map(|mapped| (mapped.column.clone(), self.role_of(&mapped.column)))
            .collect()
    }
}

impl MappedColumn {
    /// Whether it holds times in a form that nobody declared.
    pub(crate) fn lacks_form(&self) -> bool {
        self.form.is_none() && names::named(&self.role).is_some_and(|role| role.holds_times)
    }
}

/// The names of the forms in which times can be written.
pub fn time_forms() -> impl Iterator<Item = &'static str> {
    TimeForm::ALL.iter().map(|(_, name)| *name)
}

fn form_named(name: &str) -> Option<TimeForm> {
    TimeForm::ALL
        .iter()
        .find(|(_, other)| *other == name)
        .map(|(form, _)| *form)
}

/// The role of this name. Times without a declared form are read year first.
fn role(name: &str, form: Option<&str>) -> Option<Role> {
    let form = form.and_then(form_named).unwrap_or(TimeForm::Iso);
    Some(match names::named(name)?.role {
        Role::Time(_) => Role::Time(form),
        Role::Created(_) => Role::Created(form),
        Role::Ended(_) => Role::Ended(form),
        Role::Language(_) => Role::Language(LanguageForm::English),
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOML: &str = r#"
        name = "Ours"
        records = "posts"
        platform = "facebook"
        zone = "Asia/Tehran"
        [columns]
        "Post ID" = "id"
        "Message" = "text"
        "Date" = { is = "time", form = "day-first" }
    "#;

    #[test]
    fn a_mapping_is_written_and_read_again() {
        let mapping = Mapping::from_toml(TOML).unwrap();
        assert_eq!(mapping.platform, Platform::Facebook);
        assert_eq!(mapping.zone, Some(chrono_tz::Asia::Tehran));
        assert_eq!(mapping.role_of("date"), Role::Time(TimeForm::DayFirst));
        assert_eq!(mapping.role_of("Shares"), Role::Keep);
        assert_eq!(Mapping::from_toml(&mapping.to_toml()), Ok(mapping));
    }

    #[test]
    fn what_does_not_exist_is_said() {
        for (wrong, expected) in [
            ("\"text\"", "there is no such role"),
            ("form = \"day-first\"", "there is no such form"),
            ("\"facebook\"", "there is no platform"),
            ("Asia/Tehran", "there is no time zone"),
        ] {
            let toml = TOML.replacen(
                wrong,
                &wrong.replace(['e', 'a'], "x").replace("fxcxbook", "fxx"),
                1,
            );
            let problem = Mapping::from_toml(&toml).unwrap_err().to_string();
            let is_said = problem.contains(expected) || problem.contains("cannot be read");
            assert!(is_said, "{problem}");
        }
        let twice = TOML.replace("\"id\"", "\"text\"");
        assert_eq!(
            Mapping::from_toml(&twice).unwrap_err().to_string(),
            "Post ID and Message cannot both be \"text\""
        );
    }
}
