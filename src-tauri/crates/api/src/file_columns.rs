//! The columns of one file, by its format or by the mapping that its reader declared.

use ingest::{
    ColumnUse, Format, Holds, formats,
    mapping::{MappedRecords, Mapping},
};
use model::{Account, Post};
use store::SourceFile;

/// How a file was read.
pub(crate) struct FileColumns<'a> {
    format: Format,
    mapping: Option<Mapping>,
    header: &'a [String],
}

impl<'a> FileColumns<'a> {
    /// `None` for a format that this version of the program does not know.
    pub(crate) fn of(file: &'a SourceFile) -> Option<Self> {
        let format = Format::from_name(&file.format)?;
        let mapping = file.mapping.as_deref();
        Some(Self {
            format,
            mapping: mapping.and_then(|toml| Mapping::from_toml(toml).ok()),
            header: &file.header,
        })
    }

    /// What a column is.
    pub(crate) fn use_of(&self, label: &str) -> ColumnUse {
        ingest::column_use(self.format, self.mapping.as_ref(), label)
    }

    /// Whether something is read from a column.
    pub(crate) fn is_read(&self, label: &str) -> bool {
        matches!(self.use_of(label), ColumnUse::Read(_))
    }

    /// What each column of the header is; none if the file is no table.
    pub(crate) fn uses(&self) -> Vec<(String, ColumnUse)> {
        ingest::columns(self.format, self.mapping.as_ref(), self.header)
    }

    /// What the records are.
    pub(crate) fn holds(&self) -> Holds {
        match self.mapping.as_ref().map(|mapping| mapping.records) {
            Some(MappedRecords::Accounts) => Holds::Accounts,
            Some(MappedRecords::Posts | MappedRecords::Shares) => Holds::Posts,
            None => self.format.holds(),
        }
    }

    /// The columns of a post, as far as it gives them back.
    pub(crate) fn given_back(&self, post: &Post) -> Vec<(String, String)> {
        formats::published_post(self.format, self.mapping.as_ref(), self.header, post)
    }

    /// The columns of an account, likewise.
    pub(crate) fn given_back_of(&self, account: &Account) -> Vec<(String, String)> {
        formats::published_account(self.format, self.mapping.as_ref(), self.header, account)
    }
}
