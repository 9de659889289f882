//! A users file: one account a row.

use model::Record;

use super::accounts::{Accounts, Beside};
use super::columns::{Column, Columns};
use crate::csv::Row;
use crate::formats::{Parsed, RowParser, Setting};
use crate::notes::Notes;

/// Reads the rows of a users file.
pub(crate) struct Users {
    columns: Columns,
    accounts: Accounts,
}

impl Users {
    pub(crate) fn new(setting: &Setting<'_>) -> Self {
        Self {
            columns: Columns::new(setting.labels),
            accounts: Accounts::new(setting.file_sha256, setting.days_first, Beside::Nothing),
        }
    }
}

impl RowParser for Users {
    fn note_file(&self, _notes: &mut Notes) {}

    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String> {
        let cell = |column| self.columns.get(row, column).trim();
        if cell(Column::UserId).is_empty() && cell(Column::ScreenName).is_empty() {
            return Err("has neither an id nor a name of an account".to_owned());
        }
        let reading = self.accounts.read(&self.columns, row);
        reading.note(notes, row.record);
        Ok(Parsed {
            record: Record::Account(Box::new(reading.account)),
            repaired: reading.repaired,
        })
    }
}
