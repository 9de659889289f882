//! The source files and what became of their records: the import report.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use model::{Position, Rejected};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Reader;
use crate::time::{from_ms, from_rfc3339};
use crate::{DatasetNo, FileNo, ImportNo, Result, json};

/// How far a file has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// To a place in the middle: the import was cancelled or interrupted.
    Partial,
    /// To its end.
    Complete,
    /// Not at all, since the dataset has a file with the same content.
    SameContent,
}

/// A source file, or a member of one, as it was when it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its number.
    pub no: FileNo,
    /// The import that began it.
    pub import_no: ImportNo,
    /// The dataset its records joined.
    pub dataset_no: DatasetNo,
    /// The path as given.
    pub path: String,
    /// The member inside an archive file.
    pub member: Option<String>,
    /// SHA-256 of the file as it lay on disk.
    pub outer_sha256: String,
    /// SHA-256 of the member's decompressed bytes.
    pub sha256: String,
    /// The length of those bytes.
    pub bytes: u64,
    /// The name of the format.
    pub format: String,
    /// The columns as published.
    pub header: Vec<String>,
    /// How far it has been read.
    pub state: State,
    /// Records read: those kept, duplicates and rejected ones together.
    pub read: u64,
    /// Records that are in the archive because of this file.
    pub kept: u64,
    /// Records that were there already.
    pub duplicates: u64,
    /// Records that could not be read.
    pub rejected: u64,
    /// Kept records that were mended.
    pub repaired: u64,
    /// Empty rows and repeated headers, which are no records.
    pub skipped: u64,
    /// Where reading goes on, if the file is partial.
    pub next: Position,
    /// What is broken about the file as a whole.
    pub damage: Option<String>,
    /// Why it was taken for its format, in words.
    pub why: Option<String>,
    /// How its letters are written.
    pub encoding: Option<String>,
    /// What parts its fields.
    pub delimiter: Option<String>,
    /// The mapping a reader declared for it, as text.
    pub mapping: Option<String>,
    /// The earliest dated post kept from it.
    pub first: Option<DateTime<Utc>>,
    /// The latest.
    pub last: Option<DateTime<Utc>>,
    /// Posts kept from it that have no readable date.
    pub n_undated: u64,
}

/// Something noticed about a file, added up over all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredNote {
    /// What kind of thing, in camelCase.
    pub code: String,
    /// How many records it concerns.
    pub count: u64,
    /// The matter in one sentence.
    pub message: String,
    /// The first record concerned.
    pub first_record: Option<u64>,
}

/// Why records of a file were rejected, and which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectedReason {
    /// The reason, a sentence without its subject.
    pub reason: String,
    /// How many records were rejected for it.
    pub count: u64,
    /// The first of them, at most three.
    pub first: Vec<u64>,
}

/// One run of the importer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its number.
    pub no: ImportNo,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When it ended; `None` if it is running or was interrupted.
    pub finished_at: Option<DateTime<Utc>>,
    /// The version of the program that ran it.
    pub program: String,
    /// How many files it began.
    pub n_files: u64,
}

impl Reader {
    /// The files of a dataset, in the order in which they were begun.
    pub fn files(&self, dataset_no: DatasetNo) -> Result<Vec<SourceFile>> {
        let mut statement = self.db.prepare_cached(
            "SELECT file_no, import_no, dataset_no, path, member, outer_sha256, sha256, bytes, format, header, state,
                    read, kept, duplicates, rejected, repaired, skipped, next_record, next_line, next_byte, damage,
                    why, encoding, delimiter, mapping, first_ms, last_ms, n_undated
             FROM source_file WHERE dataset_no = :dataset_no ORDER BY file_no",
        )?;
        let rows =
            statement.query_map(named_params! { ":dataset_no": dataset_no }, file_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One file.
    pub fn file(&self, file_no: FileNo) -> Result<Option<SourceFile>> {
        let mut statement = self.db.prepare_cached(
            "SELECT file_no, import_no, dataset_no, path, member, outer_sha256, sha256, bytes, format, header, state,
                    read, kept, duplicates, rejected, repaired, skipped, next_record, next_line, next_byte, damage,
                    why, encoding, delimiter, mapping, first_ms, last_ms, n_undated
             FROM source_file WHERE file_no = :file_no",
        )?;
        let file = statement
            .query_row(named_params! { ":file_no": file_no }, file_from_row)
            .optional()?;
        Ok(file)
    }

    /// The files that were not read to their end, oldest first. Importing them again goes on where they stopped.
    pub fn interrupted(&self) -> Result<Vec<SourceFile>> {
        let mut statement = self.db.prepare_cached(
            "SELECT file_no, import_no, dataset_no, path, member, outer_sha256, sha256, bytes, format, header, state,
                    read, kept, duplicates, rejected, repaired, skipped, next_record, next_line, next_byte, damage,
                    why, encoding, delimiter, mapping, first_ms, last_ms, n_undated
             FROM source_file WHERE state = 'partial' ORDER BY file_no",
        )?;
        let rows = statement.query_map([], file_from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Rejected records of a file in its order, `limit` of them after the first `offset`.
    pub fn rejected(&self, file_no: FileNo, offset: u64, limit: u64) -> Result<Vec<Rejected>> {
        let mut statement = self.db.prepare_cached(
            "SELECT record, line, byte, reason, raw FROM rejected
             WHERE file_no = :file_no ORDER BY record LIMIT :limit OFFSET :offset",
        )?;
        let rows = statement.query_map(
            named_params! { ":file_no": file_no, ":limit": limit, ":offset": offset },
            |row| {
                Ok(Rejected {
                    position: Position {
                        record: row.get(0)?,
                        line: row.get(1)?,
                        byte: row.get(2)?,
                    },
                    reason: row.get(3)?,
                    raw: row.get(4)?,
                })
            },
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many records of a file are in [`Self::rejected`].
    pub fn rejected_count(&self, file_no: FileNo) -> Result<u64> {
        let mut statement = self
            .db
            .prepare_cached("SELECT count(*) FROM rejected WHERE file_no = :file_no")?;
        Ok(statement.query_row(named_params! { ":file_no": file_no }, |row| row.get(0))?)
    }

    /// Why records of a file were rejected, the most frequent reason first.
    pub fn rejected_reasons(&self, file_no: FileNo) -> Result<Vec<RejectedReason>> {
        let mut statement = self.db.prepare_cached(
            "SELECT reason, record FROM rejected WHERE file_no = :file_no ORDER BY record",
        )?;
        let mut rows = statement.query(named_params! { ":file_no": file_no })?;
        let mut by_reason: BTreeMap<String, (u64, Vec<u64>)> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (count, first) = by_reason.entry(row.get(0)?).or_default();
            *count += 1;
            if first.len() < 3 {
                first.push(row.get(1)?);
            }
        }
        let reasons = by_reason.into_iter();
        let mut reasons: Vec<_> = reasons
            .map(|(reason, (count, first))| RejectedReason {
                reason,
                count,
                first,
            })
            .collect();
        reasons.sort_by_key(|reason| (Reverse(reason.count), reason.first.first().copied()));
        Ok(reasons)
    }

    /// What was noticed about a file, by code.
    pub fn notes(&self, file_no: FileNo) -> Result<Vec<StoredNote>> {
        let mut statement = self.db.prepare_cached(
            "SELECT code, count, message, first_record FROM note WHERE file_no = :file_no ORDER BY code",
        )?;
        let rows = statement.query_map(named_params! { ":file_no": file_no }, |row| {
            Ok(StoredNote {
                code: row.get(0)?,
                count: row.get(1)?,
                message: row.get(2)?,
                first_record: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The posts kept from a file by language, those with most posts first: the published label, or our guess where
    /// the release has no labels. Posts without either are in none.
    pub fn file_languages(&self, file_no: FileNo) -> Result<Vec<(String, u64)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT tag, n_posts FROM file_language JOIN language USING (language_no)
             WHERE file_no = :file_no ORDER BY n_posts DESC, tag",
        )?;
        let rows = statement.query_map(named_params! { ":file_no": file_no }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All imports, the latest first.
    pub fn imports(&self) -> Result<Vec<Import>> {
        let mut statement = self.db.prepare_cached(
            "SELECT import_no, started_at, finished_at, program,
                    (SELECT count(*) FROM source_file WHERE source_file.import_no = import.import_no)
             FROM import ORDER BY import_no DESC",
        )?;
        let rows = statement.query_map([], |row| {
            let started_at: String = row.get(1)?;
            let finished_at: Option<String> = row.get(2)?;
            Ok(Import {
                no: row.get(0)?,
                started_at: from_rfc3339(&started_at),
                finished_at: finished_at.as_deref().map(from_rfc3339),
                program: row.get(3)?,
                n_files: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn file_from_row(row: &Row<'_>) -> rusqlite::Result<SourceFile> {
    let header: String = row.get(9)?;
    let state: String = row.get(10)?;
    Ok(SourceFile {
        no: row.get(0)?,
        import_no: row.get(1)?,
        dataset_no: row.get(2)?,
        path: row.get(3)?,
        member: row.get(4)?,
        outer_sha256: row.get(5)?,
        sha256: row.get(6)?,
        bytes: row.get(7)?,
        format: row.get(8)?,
        header: json::to_list(Some(&header)),
        state: match state.as_str() {
            "complete" => State::Complete,
            "sameContent" => State::SameContent,
            _ => State::Partial,
        },
        read: row.get(11)?,
        kept: row.get(12)?,
        duplicates: row.get(13)?,
        rejected: row.get(14)?,
        repaired: row.get(15)?,
        skipped: row.get(16)?,
        next: Position {
            record: row.get(17)?,
            line: row.get(18)?,
            byte: row.get(19)?,
        },
        damage: row.get(20)?,
        why: row.get(21)?,
        encoding: row.get(22)?,
        delimiter: row.get(23)?,
        mapping: row.get(24)?,
        first: from_ms(row.get(25)?),
        last: from_ms(row.get(26)?),
        n_undated: row.get(27)?,
    })
}
