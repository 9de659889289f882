//! The words that occur in the index.

use std::cmp::Reverse;
use std::collections::HashMap;

use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::matcher::Matcher;
use crate::phrase::end_of_prefix;

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

    /// The words that begin with one of `prefixes` and are wanted, each with the number of posts it stands in, the
    /// most frequent first. Posts that were removed lately may still be counted.
    pub(crate) fn beginning_with(
        self,
        prefixes: &[String],
        wanted: &dyn Fn(&str) -> bool,
    ) -> tantivy::Result<Vec<(String, u64)>> {
        let mut found = HashMap::new();
        for reader in self.searcher.segment_readers() {
            let inverted = reader.inverted_index(self.field)?;
            for prefix in prefixes {
                let range = inverted.terms().range();
                let mut terms = range.ge(prefix).lt(end_of_prefix(prefix)).into_stream()?;
                while terms.advance() {
                    if let Some(word) = as_word(terms.key()).filter(|word| wanted(word)) {
                        add(&mut found, word, terms.value().doc_freq);
                    }
                }
            }
        }
        Ok(by_frequency(found))
    }

    /// The words of this form, likewise.
    pub(crate) fn matching(self, matcher: &Matcher) -> tantivy::Result<Vec<(String, u64)>> {
        let mut found = HashMap::new();
        for reader in self.searcher.segment_readers() {
            let inverted = reader.inverted_index(self.field)?;
            let mut terms = inverted.terms().search(matcher).into_stream()?;
            while terms.advance() {
                if let Some(word) = as_word(terms.key()) {
                    add(&mut found, word, terms.value().doc_freq);
                }
            }
        }
        Ok(by_frequency(found))
    }
}

fn as_word(term: &[u8]) -> Option<&str> {
    std::str::from_utf8(term).ok()
}

fn add(found: &mut HashMap<String, u64>, word: &str, posts: u32) {
    match found.get_mut(word) {
        Some(known) => *known += u64::from(posts),
        None => {
            found.insert(word.to_owned(), posts.into());
        }
    }
}

fn by_frequency(found: HashMap<String, u64>) -> Vec<(String, u64)> {
    let mut found: Vec<(String, u64)> = found.into_iter().collect();
    found.sort_by(|(a, m), (b, n)| (Reverse(m), a).cmp(&(Reverse(n), b)));
    found
}
