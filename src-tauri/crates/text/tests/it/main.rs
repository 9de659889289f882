//! The crate against lists of expectations, and against itself on unbounded input.

mod lucene;
mod matcher;
mod properties;
mod twitter_text;
mod variants;
mod word_breaks;
