//! What the columns of an unknown file may be, for a reader to correct.

use std::collections::HashSet;

use model::Platform;

use super::names::mappable_roles;
use super::{Guess, MappedColumn, MappedRecords, Mapping, guess_form};
use crate::Error;
use crate::detect::{Columns, columns_of};
use crate::formats::draft::Role;
use crate::source::Source;

/// Cells shown of each column.
const MAX_SAMPLES: usize = 5;
/// Letters shown of a cell.
const MAX_SAMPLE_CHARS: usize = 120;

/// What an unknown file may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Each column, in the file's order.
    pub columns: Vec<ProposedColumn>,
    /// The mapping that these proposals make.
    pub mapping: Mapping,
}

/// A column with what it may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedColumn {
    /// Its name, as [`crate::formats::labels`] gives it.
    pub column: String,
    /// The role proposed, `keep` where nothing speaks for another.
    pub role: String,
    /// Why, in words; empty for `keep`.
    pub why: String,
    /// The form of its times, where they tell it.
    pub form: Option<String>,
    /// A date that can be read in two ways, where the order of day and month has to be declared.
    pub ambiguous: Option<String>,
    /// Some of its cells that are not empty, cut to 120 letters.
    pub samples: Vec<String>,
}

/// Proposes what the columns of a file are, from their names and what stands in them. `None` where the file has no
/// columns: it is no table, no list of objects in JSON.
///
/// # Errors
///
/// [`Error::Read`] if the file cannot be read.
pub fn propose(source: &Source) -> Result<Option<Proposal>, Error> {
    let Some(columns) = columns_of(source)? else {
        return Ok(None);
    };
    let mut taken = HashSet::new();
    // Names speak first; what stands in the cells, where no name did.
    let by_name: Vec<Option<&'static str>> = columns
        .labels
        .iter()
        .enumerate()
        .map(|(idx, label)| by_name(label, &columns, idx, &mut taken))
        .collect();
    let proposed: Vec<ProposedColumn> = columns
        .labels
        .iter()
        .enumerate()
        .map(|(idx, label)| {
            let (role, why) = match by_name[idx] {
                Some(role) => (role, "by its name"),
                None => match by_cells(&columns, idx, &mut taken) {
                    Some(role) => (role, "by what stands in it"),
                    None => ("keep", ""),
                },
            };
            column(label, role, why, &columns, idx)
        })
        .collect();
    let mapping = mapping(&proposed);
    Ok(Some(Proposal {
        columns: proposed,
        mapping,
    }))
}

fn column(label: &str, role: &str, why: &str, columns: &Columns, idx: usize) -> ProposedColumn {
    let holds_times = super::names::named(role).is_some_and(|role| role.holds_times);
    let guess = if holds_times {
        guess_form(columns.cells(idx))
    } else {
        Guess::Nothing
    };
    let samples = columns
        .cells(idx)
        .filter(|cell| !cell.trim().is_empty())
        .take(MAX_SAMPLES)
        .map(|cell| cell.chars().take(MAX_SAMPLE_CHARS).collect());
    ProposedColumn {
        column: label.to_owned(),
        role: role.to_owned(),
        why: why.to_owned(),
        form: match &guess {
            Guess::One(form) => Some(form.name().to_owned()),
            Guess::Ambiguous(_) | Guess::Nothing => None,
        },
        ambiguous: match guess {
            Guess::Ambiguous(example) => Some(example),
            Guess::One(_) | Guess::Nothing => None,
        },
        samples: samples.collect(),
    }
}

fn by_name(
    label: &str,
    columns: &Columns,
    idx: usize,
    taken: &mut HashSet<&'static str>,
) -> Option<&'static str> {
    let plain: String = label
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    let role = mappable_roles()
        .iter()
        .find(|role| role.spoken_for_by.contains(&plain.as_str()))
        .filter(|role| role.may_repeat || !taken.contains(role.name))?;
    let mut cells = columns.cells(idx).filter(|cell| !cell.trim().is_empty());
    let fits = match role.role {
        Role::Time(_) | Role::Created(_) | Role::Ended(_) => {
            guess_form(columns.cells(idx)) != Guess::Nothing
        }
        Role::Likes
        | Role::Reposts
        | Role::Replies
        | Role::Quotes
        | Role::Views
        | Role::Impressions
        | Role::Clicks
        | Role::Followers
        | Role::Following => cells.all(is_count),
        Role::Link => cells.all(is_address),
        _ => true,
    };
    fits.then(|| {
        taken.insert(role.name);
        role.name
    })
}

fn by_cells(
    columns: &Columns,
    idx: usize,
    taken: &mut HashSet<&'static str>,
) -> Option<&'static str> {
    let cells: Vec<&str> = columns
        .cells(idx)
        .filter(|cell| !cell.trim().is_empty())
        .collect();
    if cells.is_empty() {
        return None;
    }
    let n_distinct = cells.iter().collect::<HashSet<_>>().len();
    let n_spaced = cells
        .iter()
        .filter(|cell| cell.split_whitespace().count() > 4)
        .count();
    // Large numbers are rather ids than seconds, unless the column's name says so.
    let is_number = |cell: &&str| cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let role = if !taken.contains("time")
        && cells.len() > 1
        && !cells.iter().all(is_number)
        && guess_form(cells.iter().copied()) != Guess::Nothing
    {
        "time"
    } else if cells.iter().all(|cell| is_address(cell)) {
        "link"
    } else if !taken.contains("id")
        && n_distinct == cells.len()
        && cells.iter().all(|cell| is_long_number(cell))
    {
        "id"
    } else if !taken.contains("text") && n_spaced * 2 > cells.len() {
        "text"
    } else {
        return None;
    };
    taken.insert(role);
    Some(role)
}

fn is_count(cell: &str) -> bool {
    let cell = cell.trim();
    matches!(cell, "-" | "N/A")
        || cell
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.'))
}

fn is_address(cell: &str) -> bool {
    let cell = cell.trim();
    (cell.starts_with("http://") || cell.starts_with("https://")) && !cell.contains(' ')
}

fn is_long_number(cell: &str) -> bool {
    (8..=20).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit())
}

fn mapping(columns: &[ProposedColumn]) -> Mapping {
    let has = |role: &str| columns.iter().any(|column| column.role == role);
    let records = if has("object") && !has("text") {
        MappedRecords::Shares
    } else if has("text") || has("title") || has("id") && has("time") {
        MappedRecords::Posts
    } else if has("handle") || has("account") || has("name") {
        MappedRecords::Accounts
    } else {
        MappedRecords::Posts
    };
    Mapping {
        name: String::new(),
        records,
        platform: Platform::Other,
        zone: None,
        path: None,
        columns: columns
            .iter()
            .filter(|column| column.role != "keep")
            .map(|column| MappedColumn {
                column: column.column.clone(),
                role: column.role.clone(),
                form: column.form.clone(),
            })
            .collect(),
    }
}
