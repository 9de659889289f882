//! An archive in a temporary folder, asked through `api`.

use std::path::{Path, PathBuf};

use api::{
    ApiError, Context, Session,
    wire::{
        ArchivePath, BucketWidth, FacetColumn, FacetCounts, FacetsRequest, ImportReport,
        ImportRequest, SearchPage, SearchRequest, TimelineAnswer, TimelineRequest,
    },
};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

/// An open archive that is removed when the test ends.
pub struct TempArchive {
    session: Session,
    folder: TempDir,
}

impl TempArchive {
    /// Makes an empty archive and opens it.
    ///
    /// # Panics
    ///
    /// If that fails: a test has nothing to say then. So do all functions here.
    #[must_use]
    pub fn new() -> Self {
        let archive = Self {
            session: Session::new(None),
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        api::archives::create(&archive.cx(), archive.path()).expect("a new archive");
        archive
    }

    /// Makes an archive and imports the paths into it.
    #[must_use]
    pub fn with(paths: &[&Path]) -> Self {
        let archive = Self::new();
        archive.import(paths);
        archive
    }

    /// What commands are given.
    #[must_use]
    pub fn cx(&self) -> Context<'_> {
        Context::new(&self.session)
    }

    /// The archive's folder.
    #[must_use]
    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("archive")
    }

    /// A path for a file that goes away with the archive.
    #[must_use]
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn path(&self) -> ArchivePath {
        ArchivePath {
            path: text(&self.dir()),
        }
    }

    /// Closes the archive, so that its folder can be touched from outside.
    pub fn close(&self) {
        api::archives::close(&self.cx(), api::wire::Nothing {}).expect("an open archive closes");
    }

    /// Opens the archive again.
    pub fn open(&self) {
        api::archives::open(&self.cx(), self.path()).expect("a closed archive opens");
    }

    /// Imports files and folders.
    pub fn import(&self, paths: &[&Path]) -> ImportReport {
        self.try_import(paths, None).expect("an import")
    }

    /// Imports files and folders, into a dataset of this name if one is given.
    ///
    /// # Errors
    ///
    /// Those of `api::imports::import`.
    pub fn try_import(
        &self,
        paths: &[&Path],
        dataset: Option<&str>,
    ) -> Result<ImportReport, ApiError> {
        let request = ImportRequest {
            paths: paths.iter().map(|path| text(path)).collect(),
            format: None,
            dataset: dataset.map(str::to_owned),
            mapping: None,
        };
        api::imports::import(&self.cx(), request)
    }

    /// Counts a query in a zone.
    #[must_use]
    pub fn total(&self, query: &str, zone: &str) -> u64 {
        let request = SearchRequest {
            zone: zone.to_owned(),
            limit: 1,
            ..SearchRequest::new(query)
        };
        self.search(request).total
    }

    /// Asks for a page of posts.
    #[must_use]
    pub fn search(&self, request: SearchRequest) -> SearchPage {
        let query = request.query.clone();
        let page = api::posts::search(&self.cx(), request).expect("a search");
        assert!(page.problems.is_empty(), "{query}: {:?}", page.problems);
        page
    }

    /// Counts a query over time.
    #[must_use]
    pub fn timeline(&self, query: &str, zone: &str, by: BucketWidth) -> TimelineAnswer {
        let request = TimelineRequest {
            zone: zone.to_owned(),
            by: Some(by),
            ..TimelineRequest::new(query)
        };
        api::timeline::count(&self.cx(), request).expect("a timeline")
    }

    /// Counts the values of columns among the posts of a query.
    #[must_use]
    pub fn facets(&self, query: &str, of: &[FacetColumn], top: u64) -> FacetCounts {
        let request = FacetsRequest {
            query: query.to_owned(),
            zone: "UTC".to_owned(),
            of: of.to_vec(),
            top,
        };
        api::facets::count(&self.cx(), request).expect("facets")
    }

    /// Asks the database of the archive, beside the program, for one number.
    #[must_use]
    pub fn sql(&self, sql: &str) -> u64 {
        let db = read_only(&self.dir());
        db.query_row(sql, [], |row| row.get(0))
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    }
}

impl Default for TempArchive {
    fn default() -> Self {
        Self::new()
    }
}

/// Opens the database of an archive for reading alone.
///
/// # Panics
///
/// If it cannot be opened.
#[must_use]
pub fn read_only(dir: &Path) -> Connection {
    Connection::open_with_flags(dir.join("archive.sqlite"), OpenFlags::SQLITE_OPEN_READ_ONLY)
        .expect("the archive's database opens")
}

/// A path as requests take it.
#[must_use]
pub fn text(path: &Path) -> String {
    path.to_str().expect("test paths are UTF-8").to_owned()
}
