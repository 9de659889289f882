//! The versions of the schema, and the way from each to the next.

use std::path::Path;

use rusqlite::Connection;
use rusqlite::backup::Progress;

use crate::{Error, Result};

/// `SHTR` in ASCII: tells an archive from any other SQLite file.
pub(crate) const APPLICATION_ID: i32 = 0x5348_5452;

/// Applied in order, never edited once released. `user_version` counts those that have been.
pub(crate) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_archive.sql"),
    include_str!("migrations/0002_formats.sql"),
];

/// Brings an archive to the last of `migrations`, each in a transaction of its own.
///
/// Before anything of an archive with content is changed, a copy is kept beside it as `archive.sqlite.before-N`,
/// N being the version it is brought to.
pub(crate) fn migrate(db: &mut Connection, file: &Path, migrations: &[&str]) -> Result<()> {
    let known = u32::try_from(migrations.len()).expect("there are a few migrations");
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found > known {
        return Err(Error::Newer { found, known });
    }
    if found > 0 && found < known {
        let mut copy = file.as_os_str().to_owned();
        copy.push(format!(".before-{known}"));
        db.backup("main", copy, None::<fn(Progress)>)?;
    }
    // A table is made anew under its old name, to which others refer meanwhile.
    db.pragma_update(None, "foreign_keys", false)?;
    for (version, sql) in (1..=known).zip(migrations).skip(found as usize) {
        let tx = db.transaction()?;
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", version)?;
        tx.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_migration_of_an_archive_with_content_first_keeps_a_copy() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("archive.sqlite");
        let mut db = Connection::open(&file).unwrap();
        let first = "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (7);";
        migrate(&mut db, &file, &[first]).unwrap();
        assert!(!dir.path().join("archive.sqlite.before-1").exists());

        let second = "DROP TABLE a; CREATE TABLE b (x INTEGER) STRICT;";
        migrate(&mut db, &file, &[first, second]).unwrap();
        assert!(db.prepare("SELECT x FROM b").is_ok());
        let copy = Connection::open(dir.path().join("archive.sqlite.before-2")).unwrap();
        let kept: i64 = copy
            .query_row("SELECT x FROM a", [], |row| row.get(0))
            .unwrap();
        assert_eq!(kept, 7);
    }

    #[test]
    fn a_migration_that_fails_leaves_the_version_before_it() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("archive.sqlite");
        let mut db = Connection::open(&file).unwrap();
        let good = "CREATE TABLE a (x INTEGER) STRICT;";
        let bad = "CREATE TABLE b (x INTEGER) STRICT; INSERT INTO missing VALUES (1);";
        assert!(migrate(&mut db, &file, &[good, bad]).is_err());
        let version: u32 = db
            .pragma_query_value(None, "user_version", |r| r.get(0))
            .unwrap();
        assert_eq!(version, 1);
        assert!(db.prepare("SELECT x FROM b").is_err());
    }
}
