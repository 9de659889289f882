//! How does a published file become records?
//!
//! Opens files, folders and archives, tells the format by the columns, and hands over posts and accounts with the
//! place of each in its file. Nothing here knows where records are kept, what has been seen before, or how anything
//! is shown.
//!
//! ```
//! # fn main() -> Result<(), ingest::Error> {
//! use ingest::{Detection, Reader};
//!
//! # let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../fixtures/twitter-2020");
//! for source in ingest::find(&[folder])?.sources {
//!     let Detection::One(detected) = ingest::detect(&source)? else {
//!         continue; // a read-me, a log
//!     };
//!     let hashed = source.hash(&mut |_| std::ops::ControlFlow::Continue(()))?;
//!     let mut reader = Reader::open(&source, &detected, &hashed.sha256, None)?;
//!     loop {
//!         let batch = reader.next_batch(1_000)?;
//!         assert!(batch.rejected.is_empty());
//!         if batch.finished {
//!             break;
//!         }
//!     }
//! }
//! # Ok(())
//! # }
//! ```

pub mod catalogue;
mod csv;
mod detect;
mod error;
pub mod formats;
mod json;
pub mod mapping;
mod notes;
mod reader;
mod source;
mod sqlite;

pub use csv::Encoding;
pub use detect::{Detected, Detection, detect, detect_as, detect_mapped};
pub use error::Error;
pub use formats::values::fanging::{defang, refang};
pub use formats::values::profiles::{address_key, platform_of, profile};
pub use formats::{
    ColumnUse, Format, Grouping, Holds, column_use, columns, published_account, published_post,
    why_mended,
};
pub use notes::{NoteFate, is_of_a_resaved_file, note_fate};
pub use reader::Reader;
pub use source::{Found, Hashed, Source, Unrecognised, find};
