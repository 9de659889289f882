//! An open archive: the store, and the index that follows it.

use std::{
    ops::{Deref, DerefMut},
    path::Path,
    sync::{Mutex, PoisonError, RwLock},
};

use search::{Index, Opened, Searcher, Stamp};
use store::{Access, Archive, Reader};

use crate::{ApiError, Context, asking::Spoken, diff::Counted, indexing, reports::Surveyed};

/// An archive with its index brought up to date.
pub(crate) struct OpenArchive {
    /// Idle readers, given back by [`ReaderGuard`].
    readers: Mutex<Vec<Reader>>,
    index: RwLock<Index>,
    /// Differences between datasets that were counted.
    pub(crate) counted: Counted,
    /// The last walk through a dataset.
    pub(crate) surveyed: Surveyed,
    /// The languages of its posts.
    pub(crate) spoken: Spoken,
    /// What was done on opening, in words.
    pub(crate) notices: Vec<String>,
    /// Whether it is the sample.
    pub(crate) sample: bool,
    pub(crate) store: Archive,
}

impl OpenArchive {
    /// Opens an archive. An index that is behind catches up; one that cannot be used is built anew.
    pub(crate) fn open(cx: &Context<'_>, dir: &Path, access: Access) -> Result<Self, ApiError> {
        let store = match Archive::open(dir, access) {
            Err(store::Error::NeedsRecovery { .. }) => {
                Archive::open(dir, Access::Write)?.close()?;
                Archive::open(dir, access)?
            }
            other => other?,
        };
        Self::over(cx, store)
    }

    /// Wraps a store just made or opened.
    pub(crate) fn over(cx: &Context<'_>, store: Archive) -> Result<Self, ApiError> {
        let writable = store.access() == Access::Write;
        let reader = store.reader()?;
        let mut notices = Vec::new();
        let index = match Index::open(&store.index_dir(), writable) {
            Opened::Ready(index, stamp) if indexing::is_current(&reader, stamp)? => index,
            _ if !writable => return Self::refresh_then_read(cx, store, reader),
            Opened::Ready(index, stamp) if stamp.generation >= reader.last_removal()? => {
                let added = indexing::follow(cx, &reader, &index, stamp)?;
                notices.push(format!(
                    "{added} posts were added to the index, which an earlier run had not finished."
                ));
                index
            }
            opened => {
                store
                    .writer(text::fold_tag)?
                    .refold(text::ANALYZER_VERSION)?;
                let index = Index::create(&store.index_dir())?;
                let added = indexing::follow(cx, &reader, &index, Stamp::default())?;
                if added > 0 {
                    let reason = match opened {
                        Opened::Unusable(reason) => reason,
                        Opened::Ready(..) => "posts were removed or added to meanwhile".to_owned(),
                    };
                    notices.push(format!("The index was built anew, since {reason}."));
                }
                index
            }
        };
        Ok(Self {
            readers: Mutex::new(vec![reader]),
            index: RwLock::new(index),
            counted: Counted::default(),
            surveyed: Surveyed::default(),
            spoken: Spoken::default(),
            notices,
            sample: false,
            store,
        })
    }

    /// An archive to be read whose index is behind: opens it once for writing, then again for reading.
    fn refresh_then_read(
        cx: &Context<'_>,
        store: Archive,
        reader: Reader,
    ) -> Result<Self, ApiError> {
        let dir = store.dir().to_path_buf();
        if store.is_immutable() {
            return Err(crate::ApiError::new(
                crate::ErrorCode::ReadOnly,
                "The index of this archive is missing or out of date, and the disk cannot be written to.",
            )
            .hint("Copy the folder to a disk that can be written to and open it there."));
        }
        drop(reader);
        drop(store);
        let refreshed = Self::over(cx, Archive::open(&dir, Access::Write)?)?;
        let notices = refreshed.notices.clone();
        drop(refreshed);
        let mut opened = Self::over(cx, Archive::open(&dir, Access::Read)?)?;
        opened.notices = notices;
        Ok(opened)
    }

    /// A reader of the store; it goes back to the pool when it is dropped.
    pub(crate) fn reader(&self) -> Result<ReaderGuard<'_>, ApiError> {
        let idle = self.pool().pop();
        let reader = match idle {
            Some(reader) => reader,
            None => self.store.reader()?,
        };
        Ok(ReaderGuard {
            reader: Some(reader),
            archive: self,
        })
    }

    /// One unchanging state of the index.
    pub(crate) fn searcher(&self) -> Searcher {
        self.index
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .searcher()
    }

    /// Works on the index itself.
    pub(crate) fn with_index<T>(&self, work: impl FnOnce(&Index) -> T) -> T {
        work(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Throws the index away and builds it anew from the store; gives the number of posts.
    pub(crate) fn rebuild(&self, cx: &Context<'_>) -> Result<u64, ApiError> {
        let reader = self.reader()?;
        let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
        *index = Index::create(&self.store.index_dir())?;
        indexing::follow(cx, &reader, &index, Stamp::default())
    }

    /// Takes a removed dataset out of the index too.
    pub(crate) fn forget_in_index(&self, dataset_no: u32) -> Result<(), ApiError> {
        let reader = self.reader()?;
        self.with_index(|index| indexing::forget(&reader, index, dataset_no))
    }

    /// The reader's own notes.
    pub(crate) fn notes(&self) -> Result<store::Notes, ApiError> {
        Ok(self.store.notes()?)
    }

    /// Whether it can only be read.
    pub(crate) fn is_read_only(&self) -> bool {
        self.store.access() == Access::Read
    }

    fn pool(&self) -> std::sync::MutexGuard<'_, Vec<Reader>> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A reader on loan from the pool.
pub(crate) struct ReaderGuard<'a> {
    reader: Option<Reader>,
    archive: &'a OpenArchive,
}

impl Deref for ReaderGuard<'_> {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        self.reader.as_ref().expect("it is taken out only on drop")
    }
}

impl DerefMut for ReaderGuard<'_> {
    fn deref_mut(&mut self) -> &mut Reader {
        self.reader.as_mut().expect("it is taken out only on drop")
    }
}

impl Drop for ReaderGuard<'_> {
    fn drop(&mut self) {
        if let Some(reader) = self.reader.take() {
            self.archive.pool().push(reader);
        }
    }
}
