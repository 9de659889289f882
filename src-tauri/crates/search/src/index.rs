//! The index folder: made, opened, thrown away.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, io};

use tantivy::directory::{Directory, MmapDirectory};
use tantivy::merge_policy::LogMergePolicy;
use tantivy::{IndexReader, IndexSettings, ReloadPolicy};

use crate::collect::KeptColumns;
use crate::directory::ReadOnly;
use crate::error::Error;
use crate::exact::Cache;
use crate::indexer::Indexer;
use crate::schema::{Fields, schema};
use crate::searcher::Searcher;
use crate::stamp::Stamp;
use crate::tokenizer::tokenizers;

/// The words and columns of an archive's posts, in a folder of their own.
///
/// A cache: whatever is wrong with it, it is made anew from the store.
pub struct Index {
    index: tantivy::Index,
    reader: IndexReader,
    fields: Fields,
    exact: Arc<Cache>,
    columns: Arc<KeptColumns>,
    /// Of the state that searchers see.
    generation: AtomicU64,
}

/// What became of opening an index.
#[expect(
    clippy::large_enum_variant,
    reason = "there is one of it, taken apart at once"
)]
pub enum Opened {
    /// It can be asked; the stamp is that of its last commit.
    Ready(Index, Stamp),
    /// It has to be made anew: there is none, it is of another version, or it is damaged. Why, in words that go
    /// on after "the index has to be made anew, since".
    Unusable(String),
}

impl Index {
    /// Opens the index in `dir`. With `writable` off not even a lock file is written.
    ///
    /// Damage inside the files is found where it shows; [`Index::is_intact`] reads all of them.
    #[must_use]
    pub fn open(dir: &Path, writable: bool) -> Opened {
        match Self::try_open(dir, writable) {
            Ok((index, stamp)) => Opened::Ready(index, stamp),
            Err(reason) => Opened::Unusable(reason),
        }
    }

    fn try_open(dir: &Path, writable: bool) -> Result<(Self, Stamp), String> {
        let folder = MmapDirectory::open(dir).map_err(|_| "there is none".to_owned())?;
        if !tantivy::Index::exists(&folder).unwrap_or(false) {
            return Err("there is none".to_owned());
        }
        let folder: Box<dyn Directory> = match writable {
            true => Box::new(folder),
            false => Box::new(ReadOnly(folder)),
        };
        let damaged = |error: tantivy::TantivyError| format!("it is damaged ({error})");
        let index = tantivy::Index::open(folder).map_err(damaged)?;
        let payload = index
            .load_metas()
            .map_err(damaged)?
            .payload
            .unwrap_or_default();
        let stamp = Stamp::from_payload(&payload)?;
        if index.schema() != schema().0 {
            return Err("its fields are not this program's".to_owned());
        }
        let index = Self::over(index).map_err(damaged)?;
        Ok((index, stamp))
    }

    /// Makes an empty index in `dir`, and throws away what is there.
    ///
    /// # Errors
    ///
    /// [`Error::Folder`] if the folder cannot be emptied or made, [`Error::Index`] if the index cannot be written.
    pub fn create(dir: &Path) -> Result<Self, Error> {
        let folder = |source: io::Error| Error::Folder {
            path: dir.to_owned(),
            source,
        };
        match fs::remove_dir_all(dir) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(folder(error)),
            _ => {}
        }
        fs::create_dir_all(dir).map_err(folder)?;
        let directory = MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?;
        let index = tantivy::Index::create(directory, schema().0, IndexSettings::default())?;
        // The first commit gives it a stamp: without one it would be unusable if nothing were ever added.
        let mut writer: tantivy::IndexWriter =
            index.writer_with_num_threads(1, MIN_MEMORY_BYTES)?;
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&Stamp::default().to_payload());
        commit.commit()?;
        drop(writer);
        Ok(Self::over(index)?)
    }

    /// An empty index in memory, for tests and trials.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if the engine refuses.
    pub fn in_memory() -> Result<Self, Error> {
        Ok(Self::over(tantivy::Index::create_in_ram(schema().0))?)
    }

    fn over(mut index: tantivy::Index) -> tantivy::Result<Self> {
        index.set_tokenizers(tokenizers());
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(0)
            .try_into()?;
        let opened = Self {
            index,
            reader,
            fields: schema().1,
            exact: Arc::default(),
            columns: Arc::default(),
            generation: AtomicU64::new(0),
        };
        opened.note_generation()?;
        Ok(opened)
    }

    /// Starts adding and removing posts, with `threads` threads that share `memory_bytes`.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if another one is at work, or the folder is read-only.
    pub fn indexer(&self, memory_bytes: usize, threads: usize) -> Result<Indexer, Error> {
        let threads = threads.clamp(1, 8);
        let memory_bytes = memory_bytes.max(threads * MIN_MEMORY_BYTES);
        let writer = self.index.writer_with_num_threads(threads, memory_bytes)?;
        let mut policy = LogMergePolicy::default();
        policy.set_max_docs_before_merge(MAX_POSTS_BEFORE_MERGE);
        writer.set_merge_policy(Box::new(policy));
        Ok(Indexer {
            writer,
            fields: self.fields,
        })
    }

    /// The index as it was at the last [`Index::reload`]: one state, whatever is added meanwhile.
    #[must_use]
    pub fn searcher(&self) -> Searcher {
        Searcher {
            searcher: self.reader.searcher(),
            fields: self.fields,
            exact: Arc::clone(&self.exact),
            columns: Arc::clone(&self.columns),
            generation: self.generation.load(Ordering::Relaxed),
        }
    }

    /// Takes in what was committed since.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if a file of the index cannot be read.
    pub fn reload(&self) -> Result<(), Error> {
        self.reader.reload()?;
        self.columns
            .keep_only(self.reader.searcher().segment_readers());
        self.note_generation()?;
        Ok(())
    }

    fn note_generation(&self) -> tantivy::Result<()> {
        let payload = self.index.load_metas()?.payload.unwrap_or_default();
        let stamp = Stamp::from_payload(&payload).unwrap_or_default();
        self.generation.store(stamp.generation, Ordering::Relaxed);
        Ok(())
    }

    /// The stamp of the last commit.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if the index cannot be read.
    pub fn stamp(&self) -> Result<Stamp, Error> {
        let payload = self.index.load_metas()?.payload.unwrap_or_default();
        Ok(Stamp::from_payload(&payload).unwrap_or_default())
    }

    /// Reads every file and compares it with its checksum.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] if a file cannot be read.
    pub fn is_intact(&self) -> Result<bool, Error> {
        Ok(self.index.validate_checksum()?.is_empty())
    }
}

/// The version of the search library.
#[must_use]
pub fn engine_version() -> &'static str {
    let words = tantivy::version_string().split([' ', ',']);
    let mut numbers = words.map(|word| word.trim_start_matches('v'));
    numbers.find(|word| word.contains('.')).unwrap_or("unknown")
}

/// What the engine asks for at least, for each thread.
const MIN_MEMORY_BYTES: usize = 15_000_000;

/// Segments of more posts are never merged: what eight of them take in memory and time grows with an archive, and a few
/// dozen are searched no slower than one, on all cores.
const MAX_POSTS_BEFORE_MERGE: usize = 100_000;
