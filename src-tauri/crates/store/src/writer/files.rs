//! A source file: seen for the first time, again, or after an interruption.

use model::{Note, Position};
use rusqlite::{OptionalExtension, named_params};

use super::{Writer, add_note, raise_generation};
use crate::{DatasetNo, FileNo, ImportNo, Result, json};

/// A source file, or a member of one, that is about to be read.
#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    /// The import that reads it.
    pub import_no: ImportNo,
    /// The dataset its records join.
    pub dataset_no: DatasetNo,
    /// The path as given.
    pub path: &'a str,
    /// The member inside an archive file.
    pub member: Option<&'a str>,
    /// SHA-256 of the file as it lies on disk, in hexadecimal.
    pub outer_sha256: &'a str,
    /// SHA-256 of the member's decompressed bytes, in hexadecimal.
    pub sha256: &'a str,
    /// The length of those bytes.
    pub bytes: u64,
    /// The name of the format.
    pub format: &'a str,
    /// The columns as published, in their order.
    pub header: &'a [String],
    /// What is broken about the file as a whole, in words.
    pub damage: Option<&'a str>,
    /// Why it was taken for this format, in words.
    pub why: Option<&'a str>,
    /// How its letters are written, such as `UTF-8`.
    pub encoding: Option<&'a str>,
    /// What parts its fields, where anything does.
    pub delimiter: Option<&'a str>,
    /// The mapping a reader declared for it, as text.
    pub mapping: Option<&'a str>,
}

/// What is to be done with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// Read it from its beginning.
    New(FileNo),
    /// Go on where an interrupted import stopped; the counts go on too.
    Resume {
        /// The file's number, as it was.
        file_no: FileNo,
        /// The first record that has not been read.
        from: Position,
    },
    /// An interrupted import had done with it: there is nothing left to do. The file's number, as it was.
    Complete(FileNo),
    /// Do not read it: the dataset has this content already, and every record is counted as a duplicate.
    SameContent {
        /// The number of the new row that says so.
        file_no: FileNo,
    },
}

impl Writer {
    /// Registers a file and says what is to be done with it. The content decides, not the path.
    ///
    /// # Errors
    ///
    /// As for every call of the writer.
    pub fn begin_file(&mut self, new: &NewFile<'_>) -> Result<Begun> {
        self.commit()?;
        let tx = self.db.transaction()?;
        if let Some(file_no) = done_before_interruption(&tx, new)? {
            adopt(&tx, file_no, new)?;
            raise_generation(&tx)?;
            tx.commit()?;
            return Ok(Begun::Complete(file_no));
        }
        let earlier = tx
            .query_row(
                "SELECT file_no, state = 'partial', next_record, next_line, next_byte, read
                 FROM source_file
                 WHERE dataset_no = :dataset_no AND sha256 = :sha256 AND state <> 'sameContent'",
                named_params! { ":dataset_no": new.dataset_no, ":sha256": new.sha256 },
                |row| {
                    let from = Position {
                        record: row.get(2)?,
                        line: row.get(3)?,
                        byte: row.get(4)?,
                    };
                    Ok((
                        row.get::<_, FileNo>(0)?,
                        row.get::<_, bool>(1)?,
                        from,
                        row.get::<_, u64>(5)?,
                    ))
                },
            )
            .optional()?;
        let begun = match earlier {
            None => Begun::New(insert(&tx, new, "partial", 0)?),
            Some((file_no, true, from, _)) => {
                adopt(&tx, file_no, new)?;
                // Records count from 1: no batch was committed before the interruption.
                if from.record == 0 {
                    Begun::New(file_no)
                } else {
                    Begun::Resume { file_no, from }
                }
            }
            Some((_, false, _, read)) => {
                let file_no = insert(&tx, new, "sameContent", read)?;
                let note = Note {
                    code: "sameContent",
                    count: read,
                    message: "The dataset has a file with exactly this content already, so it was not read again."
                        .into(),
                    first_record: None,
                };
                add_note(&tx, file_no, &note)?;
                Begun::SameContent { file_no }
            }
        };
        raise_generation(&tx)?;
        tx.commit()?;
        Ok(begun)
    }

    /// Notes what was found broken about a file after it was begun, such as a compressed stream that ends early.
    ///
    /// # Errors
    ///
    /// As for every call of the writer.
    pub fn set_damage(&mut self, file_no: FileNo, damage: &str) -> Result<()> {
        self.commit()?;
        self.db.execute(
            "UPDATE source_file SET damage = :damage WHERE file_no = :file_no",
            named_params! { ":file_no": file_no, ":damage": damage },
        )?;
        Ok(())
    }
}

/// Finds the row of this file that an import left which was cut off later: gone on with, it leaves the same rows as
/// one that was not disturbed.
fn done_before_interruption(
    db: &rusqlite::Connection,
    new: &NewFile<'_>,
) -> Result<Option<FileNo>> {
    let row = db.query_row(
        "SELECT file_no FROM source_file JOIN import USING (import_no)
         WHERE dataset_no = :dataset_no AND sha256 = :sha256 AND state <> 'partial'
           AND finished_at IS NULL AND import_no <> :import_no
         ORDER BY path = :path AND member IS :member DESC, state
         LIMIT 1",
        named_params! {
            ":dataset_no": new.dataset_no,
            ":sha256": new.sha256,
            ":import_no": new.import_no,
            ":path": new.path,
            ":member": new.member,
        },
        |row| row.get(0),
    );
    Ok(row.optional()?)
}

/// Makes a file that an interrupted import had begun one of the import that goes on with it.
fn adopt(db: &rusqlite::Connection, file_no: FileNo, new: &NewFile<'_>) -> Result<()> {
    db.execute(
        "UPDATE source_file
         SET import_no = :import_no, path = :path, member = :member, outer_sha256 = :outer_sha256
         WHERE file_no = :file_no",
        named_params! {
            ":file_no": file_no,
            ":import_no": new.import_no,
            ":path": new.path,
            ":member": new.member,
            ":outer_sha256": new.outer_sha256,
        },
    )?;
    Ok(())
}

fn insert(
    db: &rusqlite::Connection,
    new: &NewFile<'_>,
    state: &str,
    duplicates: u64,
) -> Result<FileNo> {
    db.execute(
        "INSERT INTO source_file (import_no, dataset_no, path, member, outer_sha256, sha256, bytes, format, header,
                                  state, read, duplicates, damage, why, encoding, delimiter, mapping)
         VALUES (:import_no, :dataset_no, :path, :member, :outer_sha256, :sha256, :bytes, :format, :header,
                 :state, :duplicates, :duplicates, :damage, :why, :encoding, :delimiter, :mapping)",
        named_params! {
            ":import_no": new.import_no,
            ":dataset_no": new.dataset_no,
            ":path": new.path,
            ":member": new.member,
            ":outer_sha256": new.outer_sha256,
            ":sha256": new.sha256,
            ":bytes": new.bytes,
            ":format": new.format,
            ":header": json::from_list(new.header),
            ":state": state,
            ":duplicates": duplicates,
            ":damage": new.damage,
            ":why": new.why,
            ":encoding": new.encoding,
            ":delimiter": new.delimiter,
            ":mapping": new.mapping,
        },
    )?;
    Ok(FileNo(db.last_insert_rowid().cast_unsigned()))
}
