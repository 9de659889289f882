//! The words that occur in the index.

use tantivy::schema::Field;
use tantivy::{Searcher, Term};

/// The words of one field, as far as they occur in one state of the index.
#[derive(Clone, Copy)]
pub(crate) struct Dictionary<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) field: Field,
}

impl Dictionary<'_> {
    /// Whether the word stands in any post.
    pub(crate) fn has(self, word: &str) -> tantivy::Result<bool> {
        let term = Term::from_field_text(self.field, word);
        for reader in self.searcher.segment_readers() {
            if reader
                .inverted_index(self.field)?
                .get_term_info(&term)?
                .is_some()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
