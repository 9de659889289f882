//! What can go wrong with a file as a whole; a bad row is part of the answer, not an error.

use std::io;
use std::path::PathBuf;

use crate::formats::Format;
use crate::mapping::Problem;

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A path that was asked for is not there.
    #[error("there is no file or folder at {}", path.display())]
    NotFound {
        /// The path as given.
        path: PathBuf,
    },
    /// The operating system refused, or the disk failed.
    #[error("cannot read {label}")]
    Read {
        /// The file, with its member.
        label: String,
        /// What the system said.
        source: io::Error,
    },
    /// The file has not the columns that the format needs.
    #[error("{label} has not the columns of the format {}", format.name())]
    WrongFormat {
        /// The file, with its member.
        label: String,
        /// The format that was asked for.
        format: Format,
        /// The columns found.
        columns: Vec<String>,
    },
    /// A mapping cannot be used for a file.
    #[error("{label} cannot be read by this mapping: {problem}")]
    Mapping {
        /// The file, with its member.
        label: String,
        /// Why.
        problem: Problem,
    },
    /// A compressed file unpacks to far more than a table does.
    #[error("{label} {reason}")]
    TooLarge {
        /// The file, with its member.
        label: String,
        /// Why it is not read, as the rest of a sentence that begins with the path.
        reason: String,
    },
    /// The caller asked for the work to stop.
    #[error("stopped")]
    Stopped,
}
