//! What a command is given: the session with its open archive, and the line back to whoever asked.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use chrono::{DateTime, Utc};

use crate::{ApiError, ErrorCode, opened::OpenArchive, wire::Progress};

/// One run of the program: which archive is open, and where settings are kept.
pub struct Session {
    open: Mutex<Option<Arc<OpenArchive>>>,
    settings_dir: Option<PathBuf>,
    samples: Option<PathBuf>,
}

impl Session {
    /// Begins with no archive open. Archives opened before are remembered in `settings_dir`, if there is one.
    #[must_use]
    pub fn new(settings_dir: Option<PathBuf>) -> Self {
        Self {
            open: Mutex::new(None),
            settings_dir,
            samples: None,
        }
    }

    /// Names the folder of sample files from which `open_sample` makes its archive.
    #[must_use]
    pub fn with_samples(mut self, folder: PathBuf) -> Self {
        self.samples = Some(folder);
        self
    }

    /// Where settings are kept.
    pub(crate) fn settings_dir(&self) -> Option<&Path> {
        self.settings_dir.as_deref()
    }

    /// The folder of sample files.
    pub(crate) fn samples(&self) -> Option<&Path> {
        self.samples.as_deref()
    }

    /// The open archive, if any.
    pub(crate) fn opened(&self) -> Option<Arc<OpenArchive>> {
        // A panic while the lock was held leaves a sound value: it is only ever replaced as a whole.
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.clone()
    }

    /// Puts another archive in the place of the open one.
    pub(crate) fn replace(&self, archive: Option<OpenArchive>) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        *open = archive.map(Arc::new);
    }
}

/// What one command is given.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    session: &'a Session,
    progress: Option<&'a dyn Fn(Progress)>,
    cancelled: Option<&'a (dyn Fn() -> bool + Sync)>,
}

impl<'a> Context<'a> {
    /// A command that tells no progress and cannot be cancelled.
    #[must_use]
    pub fn new(session: &'a Session) -> Self {
        Self {
            session,
            progress: None,
            cancelled: None,
        }
    }

    /// Tells how far long work has come.
    #[must_use]
    pub fn with_progress(mut self, progress: &'a dyn Fn(Progress)) -> Self {
        self.progress = Some(progress);
        self
    }

    /// Is asked, from any thread, whether to stop.
    #[must_use]
    pub fn with_cancel(mut self, cancelled: &'a (dyn Fn() -> bool + Sync)) -> Self {
        self.cancelled = Some(cancelled);
        self
    }

    /// The session.
    pub(crate) fn session(&self) -> &'a Session {
        self.session
    }

    /// The open archive.
    pub(crate) fn archive(&self) -> Result<Arc<OpenArchive>, ApiError> {
        self.session.opened().ok_or_else(|| {
            ApiError::new(ErrorCode::NoArchive, "No archive is open.")
                .hint("Open one, make a new one, or open the sample.")
        })
    }

    /// Tells progress, if anyone listens.
    pub(crate) fn tell(&self, progress: Progress) {
        if let Some(tell) = self.progress {
            tell(progress);
        }
    }

    /// Whether the reader cancelled, or a newer question has overtaken this one.
    pub(crate) fn cancelled(&self) -> bool {
        self.cancelled.is_some_and(|cancelled| cancelled())
    }

    /// A way to ask [`Context::cancelled`] from another thread.
    pub(crate) fn cancel_flag(&self) -> impl Fn() -> bool + Sync + 'a {
        let cancelled = self.cancelled;
        move || cancelled.is_some_and(|cancelled| cancelled())
    }

    /// The present moment: the only clock in this crate.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }
}
