//! What may the interface ask?
//!
//! Every question is one plain function: `fn(&Context, Request) -> Result<Answer, ApiError>`. The table below is the
//! whole surface; the router and the TypeScript types are made from it. This crate alone composes the readers of
//! files, the store, the index and the figures. It deliberately knows nothing of windows, arguments or printing.
//!
//! ```
//! use api::{Context, Session, wire};
//!
//! let folder = tempfile::tempdir().unwrap();
//! let session = Session::new(None);
//! let cx = Context::new(&session);
//! api::archives::create(&cx, wire::ArchivePath { path: folder.path().join("archive").display().to_string() }).unwrap();
//! let page = api::posts::search(&cx, wire::SearchRequest::new("anything")).unwrap();
//! assert_eq!(page.total, 0);
//! ```

mod asking;
mod bindings;
mod citation;
mod completeness;
mod context;
mod dispatch;
mod error;
mod error_from;
mod figures;
mod file_columns;
mod identity;
mod indexing;
mod names;
mod opened;
mod page;
mod paths;
mod rows;
#[cfg(test)]
mod testing;
mod values;
pub mod wire;
mod written;

pub mod about;
pub mod accounts;
pub mod archives;
pub mod batch;
pub mod catalogue;
pub mod compare;
pub mod connections;
pub mod datasets;
pub mod diff;
pub mod events;
pub mod evidence;
pub mod exports;
pub mod facets;
pub mod imports;
pub mod indicators;
pub mod mappings;
pub mod matches;
pub mod notes;
pub mod pictures;
pub mod posts;
pub mod query_list;
pub mod releases;
pub mod reports;
pub mod review;
pub mod samples;
pub mod saved;
pub mod timeline;
pub mod verify;
pub mod words;

/// The id of what stands for all posts of a dataset whose account its release does not name.
pub const UNNAMED_ACCOUNT: &str = model::Key::UNNAMED;

pub use bindings::bindings;
pub use context::{Context, Session};
pub use dispatch::{COMMANDS, call};
pub use error::{ApiError, ErrorCode};
