//! The ten columns that describe an account, in a users file and beside every post.

use std::collections::HashMap;
use std::sync::Arc;

use model::{Account, Key};

use super::columns::{COLUMNS, Column, Columns, N_ACCOUNT};
use super::extra::Extra;
use super::published::account_value;
use crate::csv::Row;
use crate::formats::values::ids::{self, Id};
use crate::formats::values::{counts, times};
use crate::notes::{Kind, Notes};

/// How many accounts are remembered, so that the posts of one account share its facts.
const MAX_REMEMBERED: usize = 8_192;

/// An account as read from a row, with what was noticed.
#[derive(Debug, Clone)]
pub(super) struct Reading<A> {
    pub(super) account: A,
    pub(super) notes: Vec<Kind>,
    pub(super) repaired: bool,
}

/// Where an account's facts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// In a row of their own: the columns that are not known belong to the account.
    Nothing,
    /// In the row of a post.
    Post,
}

/// What is needed to read accounts out of the rows of one file.
#[derive(Debug)]
pub(super) struct Accounts {
    pub(super) file_sha256: String,
    pub(super) days_first: bool,
    pub(super) beside: Beside,
    remembered: HashMap<String, Reading<Arc<Account>>>,
    cells: String,
}

impl Accounts {
    pub(super) fn new(file_sha256: &str, days_first: bool, beside: Beside) -> Self {
        Self {
            file_sha256: file_sha256.to_owned(),
            days_first,
            beside,
            remembered: HashMap::new(),
            cells: String::new(),
        }
    }

    /// Reads the account of a row; rows with the same facts share one value.
    pub(super) fn shared(&mut self, columns: &Columns, row: &Row) -> Reading<Arc<Account>> {
        self.cells.clear();
        for (column, _) in &COLUMNS[..N_ACCOUNT] {
            self.cells.push_str(columns.get(row, *column));
            self.cells.push('\u{1F}');
        }
        if row.mended.is_empty()
            && let Some(reading) = self.remembered.get(&self.cells)
        {
            return reading.clone();
        }
        let reading = self.read(columns, row);
        let reading = Reading {
            account: Arc::new(reading.account),
            notes: reading.notes,
            repaired: reading.repaired,
        };
        // A marked key holds the number of the record, so it is nobody else's.
        if row.mended.is_empty() && reading.account.key.is_exact() {
            if self.remembered.len() >= MAX_REMEMBERED {
                self.remembered.clear();
            }
            self.remembered.insert(self.cells.clone(), reading.clone());
        }
        reading
    }

    /// Reads the account of a row.
    pub(super) fn read(&self, columns: &Columns, row: &Row) -> Reading<Account> {
        let mut notes = Vec::new();
        let cell = |column| columns.get(row, column);
        let (key, repaired) = self.key(columns, row, &mut notes);
        let mut account = Account::new(key);
        let id = account.key.as_str();
        let is_withheld = |name: &str| name.is_empty() || name == id;
        account.hashed = ids::is_hash(id)
            && is_withheld(cell(Column::ScreenName))
            && is_withheld(cell(Column::DisplayName));
        let name = |column| text(cell(column)).filter(|name| !(ids::is_hash(id) && name == id));
        let (handle, display_name) = (name(Column::ScreenName), name(Column::DisplayName));
        account.handle = handle;
        account.display_name = display_name;
        account.place = text(cell(Column::Location));
        account.description = text(cell(Column::Description));
        account.url = text(cell(Column::ProfileUrl));
        account.language = text(cell(Column::AccountLanguage));
        account.followers = counts::read(cell(Column::Followers), &mut notes);
        account.following = counts::read(cell(Column::Following), &mut notes);
        let (created, note) = times::day(times::Cell::read(cell(Column::Created)), self.days_first);
        account.created = created;
        notes.extend(note);
        account.extra = self.extra(columns, row, &account);
        Reading {
            account,
            notes,
            repaired,
        }
    }

    /// The key, and whether the id was repaired for it.
    ///
    /// A row without an id is kept under its handle. In a posts file that also stands in for an id that was destroyed,
    /// so that the posts of one account stay together: they are joined by the name that was published whole.
    fn key(&self, columns: &Columns, row: &Row, notes: &mut Vec<Kind>) -> (Key, bool) {
        let handle = columns.get(row, Column::ScreenName);
        let by_handle = (!handle.is_empty()).then(|| Key::exact(handle));
        let marked = |published| Key::marked(&self.file_sha256, row.record, published);
        match Id::read(columns.get(row, Column::UserId)) {
            Id::Exact(id) => (Key::exact(id), false),
            Id::Repaired(id) => {
                notes.push(Kind::IdRepaired);
                (Key::exact(id), true)
            }
            Id::Destroyed(published) => {
                notes.push(Kind::IdDestroyed);
                let by_handle = by_handle.filter(|_| self.beside == Beside::Post);
                (by_handle.unwrap_or_else(|| marked(published)), false)
            }
            Id::Missing => {
                if by_handle.is_none() {
                    notes.push(Kind::MissingAccount);
                } else if columns.has(Column::UserId) {
                    notes.push(Kind::MissingId);
                }
                (by_handle.unwrap_or_else(|| marked("")), false)
            }
        }
    }

    fn extra(&self, columns: &Columns, row: &Row, account: &Account) -> Vec<(String, String)> {
        let mut extra = match self.beside {
            Beside::Nothing => Extra::new(columns, row, |_| true),
            Beside::Post => Extra::new(columns, row, |column| {
                column.is_some_and(Column::is_account)
            }),
        };
        for (column, _) in &COLUMNS[..N_ACCOUNT] {
            if account_value(*column, account) != columns.get(row, *column) {
                extra.keep(*column);
            }
        }
        extra.finish()
    }
}

impl<A> Reading<A> {
    pub(super) fn note(&self, notes: &mut Notes, record: u64) {
        for kind in &self.notes {
            notes.add(*kind, record);
        }
    }
}

fn text(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}
