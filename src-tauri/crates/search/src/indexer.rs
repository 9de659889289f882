//! Adds posts to the index.

use tantivy::{IndexWriter, Term};

use crate::document::Document;
use crate::error::Error;
use crate::schema::Fields;
use crate::stamp::Stamp;

/// Adds and removes posts. There is one at a time; nothing can be found before [`Indexer::commit`] and
/// [`crate::Index::reload`].
pub struct Indexer {
    pub(crate) writer: IndexWriter,
    pub(crate) fields: Fields,
}

impl Indexer {
    /// Adds a post. The text is cut into words in the indexing threads; this call waits only while they are behind.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if an indexing thread has failed, for example on a full disk.
    pub fn add(&mut self, document: &Document<'_>) -> Result<(), Error> {
        self.writer
            .add_document(document.to_tantivy(&self.fields))?;
        Ok(())
    }

    /// Removes every post of a dataset that was added before.
    pub fn delete_dataset(&mut self, dataset_no: u32) {
        let term = Term::from_field_u64(self.fields.dataset, dataset_no.into());
        self.writer.delete_term(term);
    }

    /// Writes everything so far to disk, with the state of the store that it stands for. All or nothing: after a
    /// crash the index is that of the last commit.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if it cannot be written; the index is then that of the last commit.
    pub fn commit(&mut self, stamp: Stamp) -> Result<(), Error> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(&stamp.to_payload());
        commit.commit()?;
        Ok(())
    }

    /// Forgets everything since the last commit.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if the indexing threads cannot be started again.
    pub fn rollback(&mut self) -> Result<(), Error> {
        self.writer.rollback()?;
        Ok(())
    }

    /// Waits for the merging of segments that is under way, and ends.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if a merging thread has failed. What was committed stands.
    pub fn wait_merging_threads(self) -> Result<(), Error> {
        self.writer.wait_merging_threads()?;
        Ok(())
    }
}
