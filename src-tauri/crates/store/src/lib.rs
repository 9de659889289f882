//! What is kept, and what can be counted?
//!
//! An archive is a folder whose truth is one SQLite file, described in `docs/schema.md`. This crate alone names
//! SQLite. It keeps what `ingest` reads, exactly as published, and gives it back by number, by published id and by
//! account. It does not know how a file is read, how words are found, or how anything is shown.
//!
//! ```
//! use std::sync::Arc;
//! use chrono::Utc;
//! use model::{Account, Batch, Key, Position, Record};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let dir = folder.path().join("archive");
//! let archive = store::Archive::create(&dir, "0.1.0", Utc::now())?;
//! let mut writer = archive.writer(|tag| tag.to_lowercase())?;
//! let import_no = writer.begin_import("0.1.0", Utc::now())?;
//! let dataset_no = writer.dataset(&store::NewDataset {
//!     id: "example",
//!     name: "An example",
//!     platform: model::Platform::Twitter,
//!     publisher: None,
//!     format: "twitter-archive",
//!     catalogue_key: None,
//! }, Utc::now())?;
//! let begun = writer.begin_file(&store::NewFile {
//!     import_no,
//!     dataset_no,
//!     path: "users.csv",
//!     member: None,
//!     outer_sha256: "6bd6a1",
//!     sha256: "6bd6a1",
//!     bytes: 1_204,
//!     format: "twitter-archive",
//!     header: &["userid".into()],
//!     damage: None,
//!     why: Some("its columns are those of a users file"),
//!     encoding: Some("UTF-8"),
//!     delimiter: Some(","),
//!     mapping: None,
//! })?;
//! let store::Begun::New(file_no) = begun else { panic!("this file was not read before") };
//! let account = Account::new(Key::exact("17"));
//! let outcome = writer.write_batch(file_no, &Batch {
//!     records: vec![(Position { record: 1, line: 2, byte: 7 }, Record::Account(Box::new(account)))],
//!     finished: true,
//!     ..Batch::default()
//! })?;
//! assert_eq!(outcome.kept, 1);
//! assert_eq!(archive.reader()?.datasets()?[0].n_accounts, 1);
//! # Ok(())
//! # }
//! ```

mod archive;
mod digest;
mod error;
mod indexes;
mod json;
mod migrate;
mod notes;
mod numbers;
mod reader;
mod time;
mod writer;

pub use archive::{Access, Archive, Sizes, free_bytes};
pub use error::{Error, Result};
pub use notes::{Asked, Event, Mark, MarkedPost, Notes, SavedMapping, SavedSearch};
pub use numbers::{
    AccountNo, ClientNo, DatasetNo, FileNo, ImportNo, IndicatorNo, LanguageNo, ObjectNo, PostNo,
    ProfileNo, SummaryNo,
};
pub use reader::*;
pub use writer::{BatchOutcome, Begun, NewDataset, NewFile, Writer};

use time::rfc3339;

/// What an object in a post is, by the number under which its type is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ObjectType {
    /// A hashtag without its sign.
    Hashtag = 1,
    /// An address.
    Link = 2,
    /// A mentioned account: id, hash or handle.
    Mention = 3,
    /// The registered domain of an address.
    Domain = 4,
    /// Something known only by an id that says no more.
    Object = 5,
    /// An image, by a hash that similar images have in common.
    Image = 6,
}

/// The bits of the column `post.flags`.
pub(crate) mod flag {
    pub(crate) const REPOST: u64 = 1;
    pub(crate) const QUOTE: u64 = 2;
    pub(crate) const REPLY: u64 = 4;
    pub(crate) const RIGHT_TO_LEFT: u64 = 8;
    pub(crate) const LANGUAGE_PUBLISHED: u64 = 16;
}
