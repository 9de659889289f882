//! What the words of a query find, and what a word half typed may become.

use std::ops::Range;

use tantivy::Term;
use tantivy::query::{Query as Ask, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::dictionary::Dictionary;
use crate::error::Error;
use crate::matcher::Matcher;
use crate::plan::{forms, plan_words};
use crate::query::{How, Leaf, Node, Query, Words, joined};
use crate::schema::tag;
use crate::searcher::Searcher;

/// What one word, or one phrase, of a query finds by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFound {
    /// Where it stands in the query's text.
    pub at: Range<usize>,
    /// As typed.
    pub text: String,
    /// Posts with it, in whatever spelling, without its other forms.
    pub posts: u64,
    /// The other forms that are looked for, and the posts that have each; most frequent first.
    pub forms: Vec<(String, u64)>,
    /// Other forms that occur in all: with more than 200 only the most frequent are looked for.
    pub n_forms: usize,
    /// Of a word that no post has: words like it that occur, most frequent first.
    pub alike: Vec<(String, u64)>,
}

/// Words side by side that are looked for as one word too, and the posts that have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JoinedFound {
    /// The words together, folded.
    pub word: String,
    /// Posts with it.
    pub posts: u64,
}

/// What may be completed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Completed {
    /// A word of the text.
    Word,
    /// A whole hashtag.
    Hashtag,
    /// A mention.
    Mention,
    /// A host that links go to.
    Host,
}

/// Words like one that no post has, at most.
const ALIKE: usize = 5;

impl Searcher {
    /// What each word of a query finds by itself, in the order of the query; words that are excluded are left out.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if the index cannot be read.
    pub fn words(&self, query: &Query) -> Result<Vec<WordFound>, Error> {
        let mut typed = Vec::new();
        query.root.leaves(false, &mut |leaf, negated| {
            if let Leaf::Words(words) = leaf
                && !negated
            {
                typed.push(words);
            }
        });
        typed
            .into_iter()
            .map(|words| self.word(query, words))
            .collect()
    }

    fn word(&self, query: &Query, words: &Words) -> Result<WordFound, Error> {
        let posts = plan_words(words, &self.fields).count(&self.searcher)? as u64;
        let (mut forms, n_forms) = forms(query, words, self.dictionary())?;
        for (form, posts) in &mut forms {
            *posts = self.posts_with(self.fields.body, form)?;
        }
        let alike = match posts == 0 && !words.quoted && words.how == How::Same {
            true => self.alike(&words.text)?,
            false => Vec::new(),
        };
        Ok(WordFound {
            at: words.at.clone(),
            text: words.text.clone(),
            posts,
            forms,
            n_forms,
            alike,
        })
    }

    /// Words like this one that occur, the nearest first and of those the most frequent.
    fn alike(&self, word: &str) -> Result<Vec<(String, u64)>, Error> {
        let text::Ask::Word(terms) = text::ask(word) else {
            return Ok(Vec::new());
        };
        let mut found: Vec<(String, u64)> = Vec::new();
        for letters in [1, 2] {
            let term = &terms[0];
            // One letter in three is too much for a word to be taken for another.
            if !found.is_empty() || term.chars().count() < 3 * usize::from(letters) + 1 {
                break;
            }
            if let Some(matcher) = Matcher::alike(term, letters) {
                found = self.dictionary().matching(&matcher)?;
            }
        }
        found.truncate(ALIKE);
        Ok(found)
    }

    /// Words side by side that occur as one word, which the query finds too.
    ///
    /// # Errors
    ///
    /// As [`Searcher::words`].
    pub fn joined_words(&self, query: &Query) -> Result<Vec<JoinedFound>, Error> {
        let mut found = Vec::new();
        if !query.is_exact() {
            self.joined_below(&query.root, &mut found)?;
        }
        Ok(found)
    }

    fn joined_below(&self, node: &Node, found: &mut Vec<JoinedFound>) -> Result<(), Error> {
        let (Node::All(parts) | Node::Any(parts)) = node else {
            return Ok(());
        };
        if let Node::All(parts) = node {
            for (_, words) in joined(parts) {
                for word in text::joined(&words) {
                    let posts = self.posts_with(self.fields.body, &word)?;
                    if posts > 0 {
                        found.push(JoinedFound { word, posts });
                    }
                }
            }
        }
        parts
            .iter()
            .try_for_each(|part| self.joined_below(part, found))
    }

    /// What occurs and begins so, in the folded form, most frequent first, with the number of posts.
    ///
    /// # Errors
    ///
    /// As [`Searcher::words`].
    pub fn complete(
        &self,
        what: Completed,
        beginning: &str,
        limit: usize,
    ) -> Result<Vec<(String, u64)>, Error> {
        let (field, beginning) = match what {
            Completed::Word => (self.fields.body, text::fold(beginning)),
            Completed::Hashtag => (self.fields.tag, tag::hashtag(&text::fold_tag(beginning))),
            Completed::Mention => (self.fields.tag, tag::mention(&text::fold_tag(beginning))),
            Completed::Host => (self.fields.tag, tag::host(&beginning.to_lowercase())),
        };
        let dictionary = Dictionary {
            searcher: &self.searcher,
            field,
        };
        let mut found = dictionary.beginning_with(&[beginning], &|_| true)?;
        found.truncate(limit);
        for (word, posts) in &mut found {
            *posts = self.posts_with(field, word)?;
            if field == self.fields.tag {
                word.remove(0);
            }
        }
        Ok(found)
    }

    /// In how many posts a word of the text stands; folded, as [`text::tokens`] gives it.
    ///
    /// # Errors
    ///
    /// As [`Searcher::words`].
    pub fn posts_with_word(&self, word: &str) -> Result<u64, Error> {
        self.posts_with(self.fields.body, word)
    }

    fn posts_with(&self, field: Field, word: &str) -> Result<u64, Error> {
        let term = Term::from_field_text(field, word);
        let ask = TermQuery::new(term, IndexRecordOption::Basic);
        Ok(ask.count(&self.searcher)? as u64)
    }

    fn dictionary(&self) -> Dictionary<'_> {
        Dictionary {
            searcher: &self.searcher,
            field: self.fields.body,
        }
    }
}
