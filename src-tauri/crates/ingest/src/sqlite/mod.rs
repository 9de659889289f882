//! SQLite databases as containers: each table is one member, read as the CSV it would be written out as.
//!
//! `ads.db!ads` is the table `ads` of `ads.db`. It is UTF-8 with line feeds, one header line with the names of the
//! columns, then the rows in the order of their row ids (of their primary key, in a table without row ids). Numbers
//! stand as SQLite writes them, text byte for byte, blobs as upper-case hexadecimal digits. A field is quoted only
//! where it holds a comma, a quotation mark or a line break; an empty text is `""`, NULL is nothing. (In a table of
//! one column NULL is `""` too, since an empty line is no row.)
//!
//! So formats, hashes, places and resuming work as for any CSV. **A place in such a member is a place in the table as
//! written out**: record N is the N-th row; its byte and line can be found again by writing the table out.
//!
//! What is not read: SQLite's own tables (`sqlite_…`), views, virtual tables with the tables they keep their index in
//! (full-text search), and generated columns that are computed when they are asked for.
//!
//! The file is somebody else's: it is opened read-only and as one that nobody changes, its schema is not trusted, its
//! views and triggers are switched off, no statement runs but ours, and a statement that goes on without giving rows
//! is stopped. A damaged database gives the rows that can be read, and then says that it is damaged.

mod cells;
mod database;
mod rows;
mod tables;

use std::io::{self, Read};
use std::path::PathBuf;

pub(crate) use rows::read;
pub(crate) use tables::list;

use crate::source::Damaged;

/// A database inside an archive is read into memory, up to this size.
pub(crate) const MAX_BYTES_IN_MEMORY: u64 = 512 << 20;

/// Where a database is.
pub(crate) enum Place {
    File(PathBuf),
    /// Its bytes, and how many of them there are.
    Memory(Box<dyn Read + Send>, u64),
}

/// One table that can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    columns: Vec<String>,
    /// The name under which its row ids can be asked for; `None` where it has none, or hides them.
    row_id: Option<&'static str>,
}

/// What stands in a database.
#[derive(Debug, Default)]
pub(crate) struct Listing {
    pub(crate) tables: Vec<Table>,
    /// What is left out: the table, or `None` for the database as a whole, and the reason.
    pub(crate) left_out: Vec<(Option<String>, String)>,
}

/// What reading a compressed database once tells.
pub(crate) struct Measured {
    pub(crate) bytes: u64,
    /// What is wrong with its compressed form. The bytes before that are counted.
    pub(crate) damage: Option<String>,
}

/// Counts the bytes of a database that is to be read into memory. `None` if there are too many.
///
/// # Errors
///
/// What reading `content` gives, damage left out.
pub(crate) fn measure(content: impl Read) -> io::Result<Option<Measured>> {
    let mut content = content.take(MAX_BYTES_IN_MEMORY + 1);
    let mut buffer = vec![0; 64 * 1024];
    let (mut bytes, mut damage) = (0, None);
    loop {
        match content.read(&mut buffer) {
            Ok(0) => break,
            Ok(n) => bytes += n as u64,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                damage = Some(Damaged::from_error(error)?);
                break;
            }
        }
    }
    Ok((bytes <= MAX_BYTES_IN_MEMORY).then_some(Measured { bytes, damage }))
}
