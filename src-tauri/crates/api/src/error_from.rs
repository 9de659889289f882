//! From the errors of the libraries to the one error at the border: the wording is decided here.

use crate::{ApiError, ErrorCode};

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        let (code, message, hint): (_, String, Option<&str>) = match &error {
            E::InUse { .. } => (
                ErrorCode::InUse,
                "Another program has this archive open.".into(),
                Some("Close the other window or wait until the other command is done."),
            ),
            E::Newer { .. } => (
                ErrorCode::NewerArchive,
                "This archive was written by a newer version of Shuttered.".into(),
                Some("Open it with that version, or import the files again with this one."),
            ),
            E::Older { .. } => (
                ErrorCode::ReadOnly,
                "This archive was written by an older version of Shuttered and has to be brought up to date.".into(),
                Some("Open it once where it can be written to."),
            ),
            E::NotAnArchive { path } => (
                ErrorCode::NotAnArchive,
                format!("There is no archive in {}.", crate::paths::without_home(&folder_of(path))),
                Some("Choose another folder, or make a new archive by importing into it."),
            ),
            E::NotEmpty { dir } => (
                ErrorCode::BadRequest,
                format!("The folder {} is not empty.", crate::paths::without_home(&dir.to_string_lossy())),
                Some("Choose an empty folder or a new one for a new archive."),
            ),
            E::NeedsRecovery { .. } => (
                ErrorCode::ReadOnly,
                "This archive was not closed by the program that wrote it.".into(),
                Some("Open it once where it can be written to."),
            ),
            E::ReadOnly => (
                ErrorCode::ReadOnly,
                "This archive can only be read.".into(),
                Some("Copy its folder to a disk that can be written to."),
            ),
            E::AlreadyWriting => (
                ErrorCode::InUse,
                "Another import or removal is under way in this archive.".into(),
                Some("Wait until it is done, or cancel it."),
            ),
            E::DiskFull => (
                ErrorCode::DiskFull,
                "The disk is full. Everything up to the last whole batch is kept.".into(),
                Some("Make room and import the same files again: the import goes on where it stopped."),
            ),
            E::Damaged { .. } => (
                ErrorCode::Failed,
                "The archive's database is damaged.".into(),
                Some("Restore the folder from a copy, or import the files again into a new archive."),
            ),
            E::NoSuchDataset { id } => (
                ErrorCode::NotFound,
                format!("There is no dataset {id} in this archive."),
                Some("The list of datasets shows their ids."),
            ),
            E::File { path, .. } => (
                ErrorCode::Failed,
                format!("{} cannot be used.", crate::paths::without_home(&path.to_string_lossy())),
                Some("Check that it exists and that you may read and write it."),
            ),
            E::Stopped => (ErrorCode::Cancelled, "This comparison was stopped.".into(), None),
            E::NotReading { .. } | E::NoSuchImport { .. } | E::LaterImport { .. } | E::Database(_) => {
                (ErrorCode::Failed, "The archive's database could not do this.".into(), None)
            }
        };
        let new = ApiError::new(code, message).caused_by(&error);
        match hint {
            Some(hint) => new.hint(hint),
            None => new,
        }
    }
}

/// The folder of a file, as text.
fn folder_of(path: &std::path::Path) -> String {
    path.parent().unwrap_or(path).to_string_lossy().into_owned()
}

impl From<search::Error> for ApiError {
    fn from(error: search::Error) -> Self {
        use search::Error as E;
        match &error {
            E::Overtaken => Self::new(ErrorCode::Cancelled, "This search was stopped."),
            E::BadCursor { .. } => Self::new(
                ErrorCode::BadRequest,
                "The place to go on from does not belong to this list.",
            )
            .hint("Ask again from the beginning."),
            E::Index { .. } | E::Folder { .. } => Self::new(
                ErrorCode::Failed,
                "The index of this archive cannot be used.",
            )
            .hint("Build it anew (`shuttered reindex`); the posts themselves are safe.")
            .caused_by(&error),
        }
    }
}

impl From<ingest::Error> for ApiError {
    fn from(error: ingest::Error) -> Self {
        use ingest::Error as E;
        match &error {
            E::NotFound { path } => Self::new(
                ErrorCode::NotFound,
                format!("There is no file or folder at {}.", path.display()),
            )
            .hint("Check the path."),
            E::Read { label, .. } => {
                Self::new(ErrorCode::Failed, format!("{label} cannot be read."))
                    .hint("Check that the disk is there and that you may read the file.")
                    .caused_by(&error)
            }
            E::WrongFormat {
                label,
                format,
                columns,
            } => Self::new(
                ErrorCode::BadRequest,
                format!(
                    "{label} does not have the columns of the format {}.",
                    format.name()
                ),
            )
            .hint(format!("Its columns are: {}.", columns.join(", "))),
            E::Mapping { label, problem } => Self::new(
                ErrorCode::BadRequest,
                format!("{label} cannot be read by this mapping: {problem}."),
            )
            .hint(crate::mappings::advice(problem)),
            E::TooLarge { label, reason } => {
                Self::new(ErrorCode::BadRequest, format!("{label} {reason}."))
            }
            E::Stopped => Self::new(ErrorCode::Cancelled, "The import was stopped."),
        }
    }
}

impl From<analysis::Error> for ApiError {
    fn from(error: analysis::Error) -> Self {
        match error {
            analysis::Error::TooManyBuckets { buckets, limit } => Self::new(
                ErrorCode::BadRequest,
                format!(
                    "That would be {buckets} buckets, more than the {limit} that can be shown."
                ),
            )
            .hint("Choose a wider bucket, or narrow the query with since: and until:."),
        }
    }
}
