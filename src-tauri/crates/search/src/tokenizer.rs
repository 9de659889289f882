//! Hands the words of a text to the engine.
//!
//! The cutting is done by `text`; it runs in the engine's indexing threads, not in the one that adds the posts.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer, TokenizerManager};

use crate::address;
use crate::schema::{ADDRESS_TOKENIZER, TEXT_TOKENIZER};

/// The tokenizers that the schema names.
pub(crate) fn tokenizers() -> TokenizerManager {
    let manager = TokenizerManager::default();
    manager.register(TEXT_TOKENIZER, Cutter { cut: words_of_text });
    manager.register(
        ADDRESS_TOKENIZER,
        Cutter {
            cut: words_of_address,
        },
    );
    manager
}

fn words_of_text(text: &str) -> Vec<(String, usize)> {
    let tokens = text::tokens(text);
    tokens
        .into_iter()
        .map(|token| (token.term, token.position as usize))
        .collect()
}

fn words_of_address(url: &str) -> Vec<(String, usize)> {
    let words = address::words(url);
    words
        .into_iter()
        .enumerate()
        .map(|(at, word)| (word, at))
        .collect()
}

/// Cuts with a function that gives terms and positions.
#[derive(Clone)]
struct Cutter {
    cut: fn(&str) -> Vec<(String, usize)>,
}

struct Cut {
    terms: std::vec::IntoIter<(String, usize)>,
    token: Token,
}

impl Tokenizer for Cutter {
    type TokenStream<'a> = Cut;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Cut {
        Cut {
            terms: (self.cut)(text).into_iter(),
            token: Token::default(),
        }
    }
}

impl TokenStream for Cut {
    fn advance(&mut self) -> bool {
        let Some((term, position)) = self.terms.next() else {
            return false;
        };
        self.token.text = term;
        self.token.position = position;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
