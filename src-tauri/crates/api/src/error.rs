//! The one error that crosses the border.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which situation an error is. A code exists only if the interface acts on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// No archive is open.
    NoArchive,
    /// Another program has the archive open.
    InUse,
    /// The folder holds no archive.
    NotAnArchive,
    /// The archive was written by a newer version of the program.
    NewerArchive,
    /// The archive can only be read.
    ReadOnly,
    /// Nothing by that name.
    NotFound,
    /// More than one thing by that name.
    Ambiguous,
    /// No file was recognised.
    NothingRecognised,
    /// The request itself makes no sense.
    BadRequest,
    /// A newer question has overtaken this one, or the reader cancelled it.
    Cancelled,
    /// The disk is full.
    DiskFull,
    /// Something failed that the reader did not cause.
    Failed,
}

/// What went wrong, in words for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ApiError {
    /// Which situation this is.
    pub code: ErrorCode,
    /// What happened: one sentence with a capital and a full stop.
    pub message: String,
    /// What the reader can do now, if anything.
    pub hint: Option<String>,
    /// The chain of causes, for "Copy details".
    pub details: Option<String>,
}

impl ApiError {
    /// An error without a hint.
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: None,
            details: None,
        }
    }

    /// Adds what the reader can do now.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Adds the chain of causes.
    pub(crate) fn caused_by(mut self, error: &dyn std::error::Error) -> Self {
        self.details = Some(chain(error));
        self
    }

    /// The error that a panic becomes: the shell and the command line turn one into a value.
    #[must_use]
    pub fn from_panic(details: String) -> Self {
        Self {
            details: Some(details),
            ..Self::new(
                ErrorCode::Failed,
                "Something went wrong inside the program; nothing was lost.",
            )
            .hint("Try again. If it happens again, report it with the details.")
        }
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ApiError {}

/// An error and its causes, one a line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut lines = vec![error.to_string()];
    let mut source = error.source();
    while let Some(error) = source {
        lines.push(error.to_string());
        source = error.source();
    }
    lines.join("\n")
}
