//! What stood in cells and what was made of it, as far as the stored records tell.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use ingest::ColumnUse;
use model::{Account, Field, Key, Post};
use store::{AccountNo, PostNo, Reader, RecordNo};

use super::has;
use crate::{ApiError, file_columns::FileColumns, wire::Mended};

/// Letters of a cell that are shown.
const LETTERS: usize = 400;

/// Examples for each reason and column.
const MOST: usize = 3;

/// The cells of some records of one file that were read as something else than what stands in them.
pub(super) struct MendedCells<'a> {
    columns: &'a FileColumns<'a>,
    /// By record, in the file's order.
    cells: Vec<Mended>,
}

impl<'a> MendedCells<'a> {
    /// Looks at these records of a file: number in the file, and what it is kept as.
    pub(super) fn read(
        reader: &Reader,
        columns: &'a FileColumns<'a>,
        records: &BTreeSet<(u64, RecordNo)>,
    ) -> Result<Self, ApiError> {
        let (mut posts, mut accounts) = (Vec::new(), Vec::new());
        for &(record, no) in records {
            match no {
                RecordNo::Post(no) => posts.push((record, no)),
                RecordNo::Account(no) => accounts.push((record, no)),
            }
        }
        let post_numbers: Vec<PostNo> = posts.iter().map(|&(_, no)| no).collect();
        let account_numbers: Vec<AccountNo> = accounts.iter().map(|&(_, no)| no).collect();
        let mut cells = Vec::new();
        for (&(record, _), stored) in posts.iter().zip(reader.posts(&post_numbers)?) {
            if let Some(stored) = stored {
                cells.extend(of_post(columns, record, &stored.post));
            }
        }
        for (&(record, _), stored) in accounts.iter().zip(reader.accounts(&account_numbers)?) {
            if let Some(stored) = stored {
                cells.extend(of_account(columns, record, &stored.facts));
            }
        }
        cells.sort_by_key(|cell| cell.record);
        Ok(Self { columns, cells })
    }

    /// Cells of one column.
    pub(super) fn of_column(&self, column: &str) -> Vec<Mended> {
        let of_column = |cell: &&Mended| cell.column == column;
        self.first(of_column)
    }

    /// Cells that show what a note with this code is about.
    pub(super) fn of_note(&self, code: &str) -> Vec<Mended> {
        self.first(|cell| self.shows(cell, code))
    }

    fn first(&self, is_wanted: impl Fn(&&Mended) -> bool) -> Vec<Mended> {
        let wanted = self.cells.iter().filter(is_wanted);
        wanted.take(MOST).cloned().collect()
    }

    fn shows(&self, cell: &Mended, code: &str) -> bool {
        let kept = cell.kept.as_deref().unwrap_or_default();
        if let Some(known) = ingest::why_mended(&cell.published, kept) {
            return known == code;
        }
        let ColumnUse::Read(field) = self.columns.use_of(&cell.column) else {
            return false;
        };
        let is_date = matches!(field, Some(Field::PostedAt | Field::Created));
        match code {
            "ambiguousDate" => is_date && cell.kept.is_none() && is_re_saved(&cell.published),
            "unreadableDate" => is_date && cell.kept.is_none() && !is_re_saved(&cell.published),
            "resavedDate" => is_date && cell.kept.is_some() && is_re_saved(&cell.published),
            "unreadableNumber" => is_count(field) && cell.kept.is_none(),
            "unreadableList" => is_list(field),
            _ => false,
        }
    }
}

/// Whether a date is written as spreadsheets do: `7/3/2018`.
fn is_re_saved(date: &str) -> bool {
    let parts: Vec<&str> = date.trim().splitn(3, '/').collect();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.len() == 3 && parts[..2].iter().all(|part| is_number(part))
}

fn is_count(field: Option<Field>) -> bool {
    matches!(
        field,
        Some(
            Field::Likes
                | Field::Reposts
                | Field::Replies
                | Field::Quotes
                | Field::Views
                | Field::Impressions
                | Field::Clicks
                | Field::Spend
                | Field::Followers
                | Field::Following
        )
    )
}

fn is_list(field: Option<Field>) -> bool {
    matches!(
        field,
        Some(Field::Hashtags | Field::Links | Field::Mentions | Field::Media)
    )
}

/// Compares what was kept beside a post's fields with what the fields alone would give back.
fn of_post(columns: &FileColumns<'_>, record: u64, post: &Post) -> Vec<Mended> {
    let mut bare = post.clone();
    let mut beside = std::mem::take(&mut bare.extra);
    let mut author = Account::clone(&bare.account);
    beside.append(&mut author.extra);
    bare.account = Arc::new(author);
    let given_back = columns.given_back(&bare);
    let mut cells = compare(columns, record, beside, &given_back, |field| {
        has::of_post(field, &bare)
    });
    cells.extend(destroyed(columns, record, &post.key, &given_back));
    cells
}

fn of_account(columns: &FileColumns<'_>, record: u64, account: &Account) -> Vec<Mended> {
    let mut bare = account.clone();
    let beside = std::mem::take(&mut bare.extra);
    let given_back = columns.given_back_of(&bare);
    let mut cells = compare(columns, record, beside, &given_back, |field| {
        has::of_account(field, &bare)
    });
    cells.extend(destroyed(columns, record, &account.key, &given_back));
    cells
}

/// `has` tells whether the record has something in a field. A field that cannot be written as the column was (a list of
/// images, the end of an advertisement) is understood all the same.
fn compare(
    columns: &FileColumns<'_>,
    record: u64,
    beside: Vec<(String, String)>,
    given_back: &[(String, String)],
    has: impl Fn(Field) -> bool,
) -> Vec<Mended> {
    let given_back: HashMap<&str, &str> = given_back
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let cells = beside.into_iter().filter(|(_, text)| !text.is_empty());
    let cells = cells.filter_map(|(name, text)| {
        let ColumnUse::Read(field) = columns.use_of(&name) else {
            return None;
        };
        let kept = given_back.get(name.as_str()).copied().unwrap_or_default();
        let is_lost = || field.is_some_and(|field| !has(field));
        (!kept.is_empty() || is_lost()).then(|| mended(record, &name, &text, kept))
    });
    cells.collect()
}

/// A destroyed id stands in its column, and the record is kept under another key.
fn destroyed(
    columns: &FileColumns<'_>,
    record: u64,
    key: &Key,
    given_back: &[(String, String)],
) -> Option<Mended> {
    let published = key.published().filter(|text| !text.is_empty())?;
    let (column, _) = given_back
        .iter()
        .find(|(name, text)| text == published && columns.use_of(name) == ColumnUse::Read(None))?;
    Some(mended(record, column, published, key.as_str()))
}

fn mended(record: u64, column: &str, published: &str, kept: &str) -> Mended {
    let cut = |text: &str| text.chars().take(LETTERS).collect::<String>();
    Mended {
        record,
        column: column.to_owned(),
        published: cut(published),
        kept: (!kept.is_empty()).then(|| cut(kept)),
    }
}
