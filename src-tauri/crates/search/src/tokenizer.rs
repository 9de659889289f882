//! Hands the words of a text to the engine.
//!
//! The cutting is done by `text`; it runs in the engine's indexing threads, not in the one that adds the posts.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use crate::address;
use crate::schema::{ADDRESS_TOKENIZER, TEXT_TOKENIZER};

/// The tokenizers that the schema names.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(TEXT_TOKENIZER, Cutter::new(text::tokens));
    manager.register(ADDRESS_TOKENIZER, Cutter::new(address::words));
    manager
}

/// Cuts with a function that gives the words in order.
#[derive(Clone)]
struct Cutter<W> {
    cut: fn(&str) -> Vec<W>,
    /// Kept from one text to the next for the memory of its word.
    token: Token,
}

impl<W> Cutter<W> {
    fn new(cut: fn(&str) -> Vec<W>) -> Self {
        Self {
            cut,
            token: Token::default(),
        }
    }
}

/// A word as it was cut.
trait Word: Clone + Send + Sync + 'static {
    fn text(&self) -> &str;

    /// The position of the word, which is the `nth` of its text.
    fn position(&self, nth: usize) -> usize;
}

impl Word for text::Token {
    fn text(&self) -> &str {
        &self.term
    }

    fn position(&self, _: usize) -> usize {
        self.position as usize
    }
}

impl Word for String {
    fn text(&self) -> &str {
        self
    }

    fn position(&self, nth: usize) -> usize {
        nth
    }
}

struct Cut<'a, W> {
    words: std::iter::Enumerate<std::vec::IntoIter<W>>,
    token: &'a mut Token,
}

impl<W: Word> Tokenizer for Cutter<W> {
    type TokenStream<'a> = Cut<'a, W>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cut<'a, W> {
        Cut {
            words: (self.cut)(text).into_iter().enumerate(),
            token: &mut self.token,
        }
    }
}

impl<W: Word> TokenStream for Cut<'_, W> {
    fn advance(&mut self) -> bool {
        let Some((nth, word)) = self.words.next() else {
            return false;
        };
        self.token.text.clear();
        self.token.text.push_str(word.text());
        self.token.position = word.position(nth);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}
