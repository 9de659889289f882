//! The indexes of posts that only readers need.
//!
//! They are left out while the first posts come into an archive, since building them at the end costs a fraction of
//! keeping them in order all the while: ids come in no order, and each lands on another page. Meanwhile readers get
//! the same answers, later.

use rusqlite::Connection;

use crate::Result;

/// Drops the indexes if the archive has no posts yet.
pub(crate) fn drop_indexes_if_empty(db: &Connection) -> Result<()> {
    if !db.prepare("SELECT 1 FROM post")?.exists([])? {
        db.execute_batch(
            "DROP INDEX IF EXISTS post_by_account;
             DROP INDEX IF EXISTS post_by_reposted;
             DROP INDEX IF EXISTS post_by_answered;
             DROP INDEX IF EXISTS post_by_quoted;",
        )?;
    }
    Ok(())
}

/// Builds those that are missing. The same as in the migration that made the tables.
pub(crate) fn add_indexes(db: &Connection) -> Result<()> {
    db.execute_batch(
        "CREATE INDEX IF NOT EXISTS post_by_account ON post (account_no, posted_ms);
         CREATE INDEX IF NOT EXISTS post_by_reposted ON post (reposted_post) WHERE reposted_post IS NOT NULL;
         CREATE INDEX IF NOT EXISTS post_by_answered ON post (reply_to_post) WHERE reply_to_post IS NOT NULL;
         CREATE INDEX IF NOT EXISTS post_by_quoted ON post (quoted_post) WHERE quoted_post IS NOT NULL;",
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::migrate::MIGRATIONS;

    fn indexes(db: &Connection) -> Vec<(String, String)> {
        let mut statement = db
            .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
            .unwrap();
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        rows.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn indexes_are_built_again_as_the_migration_made_them() {
        let db = Connection::open_in_memory().unwrap();
        for migration in MIGRATIONS {
            db.execute_batch(migration).unwrap();
        }
        let before = indexes(&db);
        drop_indexes_if_empty(&db).unwrap();
        assert_eq!(indexes(&db).len(), before.len() - 4);
        add_indexes(&db).unwrap();
        let after = indexes(&db);
        assert_eq!(after, before);
    }
}
