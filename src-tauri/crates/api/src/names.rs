//! What the index does not know: the names behind its numbers, answered from the store.

use std::sync::{Mutex, MutexGuard, PoisonError};

use store::{PostNo, Reader, StoredAccount};

use crate::{
    ApiError,
    indexing::narrow,
    opened::{OpenArchive, ReaderGuard},
};

/// Names from an archive's store.
///
/// The index asks in the middle of a search, where an error cannot be given back; a store that fails there answers
/// nothing, and the rows read afterwards from the same store give the error.
pub(crate) struct ArchiveNames<'a> {
    reader: Mutex<ReaderGuard<'a>>,
}

impl<'a> ArchiveNames<'a> {
    pub(crate) fn new(archive: &'a OpenArchive) -> Result<Self, ApiError> {
        Ok(Self {
            reader: Mutex::new(archive.reader()?),
        })
    }

    fn reader(&self) -> MutexGuard<'_, ReaderGuard<'a>> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl search::Names for ArchiveNames<'_> {
    fn accounts(&self, name: &str) -> Vec<u32> {
        let found = find_accounts(&self.reader(), None, name).unwrap_or_default();
        found.iter().map(|account| narrow(account.no.0)).collect()
    }

    fn account_keys(&self, name: &str) -> Vec<String> {
        let found = find_accounts(&self.reader(), None, name).unwrap_or_default();
        found
            .iter()
            .filter(|account| account.facts.key.is_exact())
            .map(|account| text::fold_tag(account.facts.key.as_str()))
            .collect()
    }

    fn datasets(&self, name: &str) -> Vec<u32> {
        let found = self.reader().datasets_matching(name).unwrap_or_default();
        found.iter().map(|dataset| narrow(dataset.no.0)).collect()
    }

    fn clients(&self, name: &str) -> Vec<u32> {
        let found = self.reader().clients_matching(name).unwrap_or_default();
        found.iter().map(|no| narrow(no.0)).collect()
    }

    fn language(&self, tag: &str) -> Vec<u32> {
        let found = self.reader().language_no(tag).unwrap_or_default();
        found.iter().map(|no| narrow(no.0)).collect()
    }

    fn text(&self, post_no: u64) -> Option<String> {
        self.reader().text(PostNo(post_no)).unwrap_or_default()
    }
}

/// Accounts of this name or address. A name may hold a slash itself, where nothing but a shown name tells accounts
/// apart.
pub(crate) fn find_accounts(
    reader: &Reader,
    dataset: Option<&str>,
    asked: &str,
) -> Result<Vec<StoredAccount>, store::Error> {
    let (named, name) = split_address(asked);
    let found = reader.find_accounts(named.or(dataset), name)?;
    if found.is_empty() && named.is_some() {
        return reader.find_accounts(dataset, asked);
    }
    Ok(found)
}

/// Splits `dataset/name`, `@name` and `name` into a dataset, if named, and a name without the sign.
pub(crate) fn split_address(name: &str) -> (Option<&str>, &str) {
    let (dataset, name) = match name.split_once('/') {
        Some((dataset, name)) => (Some(dataset), name),
        None => (None, name),
    };
    (dataset, name.strip_prefix('@').unwrap_or(name))
}
