//! An archive with records that no file had to be read for.

use std::sync::Arc;

use chrono::Utc;
use model::{Account, Batch, Key, Platform, Position, Post, Record};
use store::{Begun, NewDataset, NewFile, Writer};

use crate::{Context, Session, wire::ArchivePath};

/// An open archive that is gone at the end of the test.
pub(crate) struct Place {
    pub(crate) session: Session,
    folder: tempfile::TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        let place = Self {
            session: Session::new(None),
            folder: tempfile::tempdir().unwrap(),
        };
        crate::archives::create(&place.cx(), place.path()).unwrap();
        place
    }

    pub(crate) fn cx(&self) -> Context<'_> {
        Context::new(&self.session)
    }

    fn path(&self) -> ArchivePath {
        ArchivePath {
            path: self.folder.path().join("archive").display().to_string(),
        }
    }

    /// Closes the archive and opens it again, which brings the index up to date.
    pub(crate) fn reopen(&self) {
        crate::archives::close(&self.cx(), crate::wire::Nothing {}).unwrap();
        crate::archives::open(&self.cx(), self.path()).unwrap();
    }

    pub(crate) fn writer(&self) -> Writer {
        let archive = self.cx().archive().unwrap();
        archive.store.writer(text::fold_tag).unwrap()
    }

    /// Stores a file of these records in the dataset `list`, and leaves the index as it is.
    pub(crate) fn store(&self, path: &str, records: Vec<Record>) {
        let mut writer = self.writer();
        let import_no = writer.begin_import("test", Utc::now()).unwrap();
        let dataset_no = writer
            .dataset(
                &NewDataset {
                    id: "list",
                    name: "A list",
                    platform: Platform::Facebook,
                    publisher: None,
                    format: "invented",
                    catalogue_key: None,
                },
                Utc::now(),
            )
            .unwrap();
        let begun = writer
            .begin_file(&NewFile {
                import_no,
                dataset_no,
                path,
                member: None,
                outer_sha256: path,
                sha256: path,
                bytes: 0,
                format: "invented",
                header: &[],
                damage: None,
                why: None,
                encoding: None,
                delimiter: None,
                mapping: None,
            })
            .unwrap();
        let Begun::New(file_no) = begun else {
            panic!("{path} is new")
        };
        let position = |record| Position {
            record,
            line: record + 1,
            byte: record * 100,
        };
        let batch = Batch {
            records: (1..).map(position).zip(records).collect(),
            finished: true,
            ..Batch::default()
        };
        writer.write_batch(file_no, &batch).unwrap();
        writer.finish_import(import_no, Utc::now()).unwrap();
    }
}

/// A post of which nothing but its id and its text is known.
pub(crate) fn post(id: &str) -> Post {
    let account = Arc::new(Account::new(Key::exact("page")));
    Post::new(Key::exact(id), account, format!("Text of {id}"))
}
