//! Which posts match these words?
//!
//! Numbers come in and numbers go out: what a post is, who posted it and what it says is the store's business, and
//! the few things that a query needs from there are asked through [`Names`]. This is the only crate that names the
//! engine, tantivy.
//!
//! The query language is a module without the engine, [`query`]; it is described in `docs/query-language.md`.
//!
//! ```
//! use model::{Kind, Platform};
//! use search::{Document, From, Index, Names, PageRequest, Sort, Stamp};
//!
//! struct NoNames;
//! impl Names for NoNames {
//!     fn accounts(&self, _: &str) -> Vec<u32> { Vec::new() }
//!     fn account_keys(&self, _: &str) -> Vec<String> { Vec::new() }
//!     fn datasets(&self, _: &str) -> Vec<u32> { Vec::new() }
//!     fn clients(&self, _: &str) -> Vec<u32> { Vec::new() }
//!     fn language(&self, _: &str) -> Vec<u32> { Vec::new() }
//!     fn text(&self, _: u64) -> Option<String> { None }
//! }
//!
//! # fn main() -> Result<(), search::Error> {
//! let index = Index::in_memory()?;
//! let mut indexer = index.indexer(15_000_000, 1)?;
//! let post = Document {
//!     text: "Sea level is rising",
//!     posted_ms: Some(1_500_000_000_000),
//!     ..Document::new(7, 1, 1, Kind::Original, Platform::Twitter)
//! };
//! indexer.add(&post)?;
//! indexer.commit(Stamp { generation: 1, last_post_no: 7 })?;
//! index.reload()?;
//!
//! let (query, problems) = search::parse("sea is:original", chrono_tz::UTC);
//! assert!(problems.is_empty());
//! let request = PageRequest { sort: Sort::Newest, from: From::Start, limit: 50 };
//! let page = index.searcher().page(&query, &NoNames, &request, &|| false)?;
//! assert_eq!((page.total, page.posts), (1, vec![7]));
//! # Ok(())
//! # }
//! ```

mod address;
mod collect;
mod column;
mod conjunction;
mod cursor;
mod dictionary;
mod directory;
mod document;
mod error;
mod exact;
mod helpers;
mod hits;
mod index;
mod indexer;
mod matcher;
mod near;
mod phrase;
mod plan;
pub mod query;
mod scan;
mod schema;
mod searcher;
mod stamp;
#[cfg(test)]
mod tests;
mod tokenizer;
mod words;

pub use collect::{Facets, From, Gathered, GatheredPost, Histogram, Page, PageRequest, Series};
pub use cursor::{Cursor, Sort};
pub use document::Document;
pub use error::Error;
pub use helpers::{Scope, with_helpers};
pub use hits::Finder;
pub use index::{Index, Opened, engine_version};
pub use indexer::Indexer;
pub use plan::Names;
pub use query::{Chip, Problem, Query, parse, with_filter, without};
pub use scan::Cancelled;
pub use schema::{Column, Listed};
pub use searcher::Searcher;
pub use stamp::Stamp;
pub use words::{Completed, JoinedFound, WordFound};
