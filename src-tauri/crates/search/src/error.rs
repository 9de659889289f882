//! What can go wrong while searching or indexing.

/// Why the index could not be asked or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A newer question made this one pointless, or the reader stopped it.
    #[error("the search was stopped before its end")]
    Overtaken,
    /// A cursor that this program did not write, or one of another order of the hits.
    #[error("the place to go on from is not one of this list: {text:?}")]
    BadCursor {
        /// What was given.
        text: String,
    },
    /// The index could not be read or written.
    #[error("the index cannot be used")]
    Index {
        /// What the engine says.
        #[from]
        source: tantivy::TantivyError,
    },
    /// A file of the index, or its folder.
    #[error("the folder of the index cannot be used: {path}")]
    Folder {
        /// Which.
        path: std::path::PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
}

impl From<std::io::Error> for Error {
    fn from(source: std::io::Error) -> Self {
        Self::Index {
            source: source.into(),
        }
    }
}
