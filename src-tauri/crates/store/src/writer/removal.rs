//! Taking datasets and imports out again, so that nothing of them is left and no count is wrong.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::{Writer, dataset_no, raise_last_removal};
use crate::{Error, ImportNo, Result};

impl Writer {
    /// Removes a dataset with everything read into it, and overwrites where it stood.
    ///
    /// # Errors
    ///
    /// [`Error::NoSuchDataset`].
    pub fn remove_dataset(&mut self, id: &str) -> Result<()> {
        self.remove(|db| {
            let dataset_no = dataset_no(db, id)?;
            db.execute(
                "INSERT INTO gone_file SELECT file_no FROM source_file WHERE dataset_no = :dataset_no",
                named_params! { ":dataset_no": dataset_no },
            )?;
            db.execute(
                "INSERT INTO gone_dataset VALUES (:dataset_no)",
                named_params! { ":dataset_no": dataset_no },
            )?;
            Ok(())
        })
    }

    /// Removes what one import has added; datasets that it made, and that hold nothing else, go too.
    ///
    /// # Errors
    ///
    /// [`Error::LaterImport`] while a later import into one of its datasets stands: what that one counted as
    /// duplicates is held by this one. [`Error::NoSuchImport`].
    pub fn undo_import(&mut self, import_no: ImportNo) -> Result<()> {
        self.remove(|db| {
            let exists = db
                .prepare("SELECT 1 FROM import WHERE import_no = :import_no")?
                .exists(named_params! { ":import_no": import_no })?;
            if !exists {
                return Err(Error::NoSuchImport { import_no });
            }
            let later: Option<ImportNo> = db
                .query_row(
                    "SELECT max(import_no) FROM source_file
                     WHERE import_no > :import_no AND dataset_no IN
                         (SELECT dataset_no FROM source_file WHERE import_no = :import_no)",
                    named_params! { ":import_no": import_no },
                    |row| row.get(0),
                )
                .optional()?
                .flatten();
            if let Some(later) = later {
                return Err(Error::LaterImport { later });
            }
            db.execute(
                "INSERT INTO gone_file SELECT file_no FROM source_file WHERE import_no = :import_no",
                named_params! { ":import_no": import_no },
            )?;
            db.execute(
                "INSERT INTO gone_dataset
                 SELECT dataset_no FROM source_file GROUP BY dataset_no
                 HAVING sum(import_no <> :import_no) = 0",
                named_params! { ":import_no": import_no },
            )?;
            db.execute(
                "DELETE FROM import WHERE import_no = :import_no
                 AND NOT EXISTS (SELECT 1 FROM source_file WHERE import_no = :import_no)",
                named_params! { ":import_no": import_no },
            )?;
            Ok(())
        })
    }

    /// Removes the files and datasets that `choose` puts into the tables `gone_file` and `gone_dataset`.
    fn remove(&mut self, choose: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        self.commit()?;
        self.add_indexes()?;
        self.db.pragma_update(None, "secure_delete", true)?;
        let removed = self.try_remove(choose);
        self.caches.clear();
        self.db.pragma_update(None, "secure_delete", false)?;
        removed
    }

    fn try_remove(&mut self, choose: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        let tx = self.db.transaction()?;
        tx.execute_batch(
            "CREATE TEMP TABLE gone_file (file_no INTEGER PRIMARY KEY);
             CREATE TEMP TABLE gone_dataset (dataset_no INTEGER PRIMARY KEY);",
        )?;
        choose(&tx)?;
        remove_posts(&tx)?;
        mend_accounts(&tx)?;
        remove_objects(&tx)?;
        remove_names(&tx)?;
        remove_listed(&tx)?;
        remove_files(&tx)?;
        recount_datasets(&tx)?;
        tx.execute_batch(
            "DROP TABLE temp.gone_file;
             DROP TABLE temp.gone_dataset;
             DROP TABLE temp.gone_account;
             DROP TABLE temp.gone_object;",
        )?;
        raise_last_removal(&tx)?;
        tx.commit()?;
        Ok(())
    }
}

/// Removes posts, and lists the accounts and objects that this or the removal of files concerns.
fn remove_posts(db: &Connection) -> Result<()> {
    db.execute_batch(
        "CREATE TEMP TABLE gone_post AS
             SELECT post_no, account_no FROM post WHERE file_no IN (SELECT file_no FROM gone_file);
         CREATE TEMP TABLE gone_account (account_no INTEGER PRIMARY KEY);
         INSERT INTO gone_account
             SELECT account_no FROM gone_post
             UNION SELECT account_no FROM account WHERE file_no IN (SELECT file_no FROM gone_file);
         -- What the files added to posts that stay.
         CREATE TEMP TABLE gone_pair AS
             SELECT post_object.post_no, post_object.position, object_no FROM share JOIN post_object
                 ON post_object.post_no = share.post_no
                AND post_object.position >= share.position
                AND post_object.position < share.position + share.n_objects
             WHERE share.file_no IN (SELECT file_no FROM gone_file)
               AND share.post_no NOT IN (SELECT post_no FROM gone_post);
         CREATE TEMP TABLE gone_object (object_no INTEGER PRIMARY KEY, n_uses INTEGER NOT NULL);
         INSERT INTO gone_object
             SELECT object_no, count(*) FROM
                 (SELECT object_no FROM post_object WHERE post_no IN (SELECT post_no FROM gone_post)
                  UNION ALL SELECT object_no FROM gone_pair)
             GROUP BY object_no;
         INSERT INTO gone_object
             SELECT object.domain_no, sum(gone_object.n_uses) FROM gone_object JOIN object USING (object_no)
             WHERE object.domain_no IS NOT NULL GROUP BY object.domain_no;
         DELETE FROM post_object WHERE post_no IN (SELECT post_no FROM gone_post);
         DELETE FROM post_object WHERE (post_no, position) IN (SELECT post_no, position FROM gone_pair);
         DELETE FROM share WHERE file_no IN (SELECT file_no FROM gone_file)
             OR post_no IN (SELECT post_no FROM gone_post);
         DELETE FROM ad WHERE post_no IN (SELECT post_no FROM gone_post);
         DELETE FROM post WHERE post_no IN (SELECT post_no FROM gone_post);
         DROP TABLE temp.gone_pair;
         DROP TABLE temp.gone_post;",
    )?;
    Ok(())
}

/// Brings accounts back to what the files that are left say of them.
fn mend_accounts(db: &Connection) -> Result<()> {
    db.execute_batch(
        "UPDATE account SET
             n_posts = (SELECT count(*) FROM post WHERE post.account_no = account.account_no),
             first_ms = (SELECT min(posted_ms) FROM post WHERE post.account_no = account.account_no),
             last_ms = (SELECT max(posted_ms) FROM post WHERE post.account_no = account.account_no),
             listed = listed AND file_no NOT IN (SELECT file_no FROM gone_file)
         WHERE account_no IN (SELECT account_no FROM gone_account);

         DELETE FROM account
         WHERE account_no IN (SELECT account_no FROM gone_account) AND n_posts = 0 AND NOT listed;

         -- An account without a users row is placed where it was seen first, and takes its newest post's facts.
         UPDATE account SET
             (file_no, record, line, byte) =
                 (SELECT file_no, record, line, byte FROM post
                  WHERE post.account_no = account.account_no ORDER BY post_no LIMIT 1),
             (profile_no, newest_post_no) =
                 (SELECT profile_no, post_no FROM post
                  WHERE post.account_no = account.account_no ORDER BY posted_ms DESC, key DESC LIMIT 1),
             digest = NULL
         WHERE account_no IN (SELECT account_no FROM gone_account) AND NOT listed;

         -- The folded handle stands in a row of the same account, or is that of the facts it had before.
         DELETE FROM profile
         WHERE account_no IN (SELECT account_no FROM gone_account)
           AND NOT EXISTS (SELECT 1 FROM account WHERE account.profile_no = profile.profile_no
                           AND account.account_no = profile.account_no)
           AND NOT EXISTS (SELECT 1 FROM post WHERE post.account_no = profile.account_no
                           AND post.profile_no = profile.profile_no);",
    )?;
    mend_handles(db)
}

/// Copies handles from the facts that accounts have now; SQLite folds only the letters of ASCII, so we do.
fn mend_handles(db: &Connection) -> Result<()> {
    let mut changed = db.prepare(
        "SELECT account.account_no, profile.handle, profile.hashed
         FROM gone_account JOIN account USING (account_no) JOIN profile USING (profile_no)
         WHERE account.handle IS NOT profile.handle OR account.hashed <> profile.hashed",
    )?;
    let mut update = db.prepare(
        "UPDATE account SET handle = :handle, handle_folded = :handle_folded, hashed = :hashed
         WHERE account_no = :account_no",
    )?;
    let rows = changed.query_map([], |row| {
        Ok((
            row.get::<_, u64>(0)?,
            row.get::<_, Option<String>>(1)?,
            row.get::<_, bool>(2)?,
        ))
    })?;
    for row in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let (account_no, handle, is_hashed) = row;
        update.execute(named_params! {
            ":account_no": account_no,
            ":handle": handle,
            ":handle_folded": handle.as_ref().map(|handle| handle.to_lowercase()),
            ":hashed": is_hashed,
        })?;
    }
    Ok(())
}

fn remove_objects(db: &Connection) -> Result<()> {
    db.execute_batch(
        "UPDATE object SET n_uses = object.n_uses - gone_object.n_uses
         FROM gone_object WHERE gone_object.object_no = object.object_no;

         DELETE FROM object
         WHERE n_uses = 0 AND object_no IN (SELECT object_no FROM gone_object);

         -- A class is known by its first object, which may have gone.
         UPDATE object SET class_no =
             (SELECT min(same.object_no) FROM object AS same
              WHERE same.type = object.type AND same.folded = object.folded)
         WHERE folded IS NOT NULL
           AND class_no IN (SELECT object_no FROM gone_object)
           AND class_no NOT IN (SELECT object_no FROM object);",
    )?;
    Ok(())
}

fn remove_names(db: &Connection) -> Result<()> {
    db.execute_batch(
        "DELETE FROM client WHERE client_no NOT IN
             (SELECT client_no FROM post WHERE client_no IS NOT NULL);
         DELETE FROM language WHERE language_no NOT IN
             (SELECT language_no FROM post WHERE language_no IS NOT NULL
              UNION SELECT guess_no FROM post WHERE guess_no IS NOT NULL);",
    )?;
    Ok(())
}

/// Removes what files hold beside posts and accounts.
fn remove_listed(db: &Connection) -> Result<()> {
    db.execute_batch(
        "DELETE FROM indicator WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM summary WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM target WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM ad_target WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM file_language WHERE file_no IN (SELECT file_no FROM gone_file);
         UPDATE dataset SET
             n_indicators = (SELECT count(*) FROM indicator WHERE indicator.dataset_no = dataset.dataset_no),
             n_summaries = (SELECT count(*) FROM summary WHERE summary.dataset_no = dataset.dataset_no),
             n_targets = (SELECT count(*) FROM target WHERE target.dataset_no = dataset.dataset_no)
         WHERE dataset_no IN (SELECT dataset_no FROM source_file WHERE file_no IN (SELECT file_no FROM gone_file));",
    )?;
    Ok(())
}

fn remove_files(db: &Connection) -> Result<()> {
    db.execute_batch(
        "CREATE TEMP TABLE gone_import AS
             SELECT DISTINCT import_no FROM source_file WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM rejected WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM note WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM source_file WHERE file_no IN (SELECT file_no FROM gone_file);
         DELETE FROM import WHERE import_no IN (SELECT import_no FROM gone_import)
             AND import_no NOT IN (SELECT import_no FROM source_file);
         DROP TABLE temp.gone_import;
         DELETE FROM tally WHERE dataset_no IN (SELECT dataset_no FROM gone_dataset);
         DELETE FROM dataset WHERE dataset_no IN (SELECT dataset_no FROM gone_dataset);",
    )?;
    Ok(())
}

/// Counts again what stands beside the datasets that lost something and are still there.
fn recount_datasets(db: &Connection) -> Result<()> {
    db.execute_batch(
        "CREATE TEMP TABLE recount AS
             SELECT dataset_no FROM dataset WHERE n_posts <>
                 (SELECT count(*) FROM post WHERE post.dataset_no = dataset.dataset_no)
             OR n_accounts <>
                 (SELECT count(*) FROM account WHERE account.dataset_no = dataset.dataset_no AND key <> '?unnamed');
         UPDATE dataset SET
             (n_posts, first_ms, last_ms) =
                 (SELECT count(*), min(posted_ms), max(posted_ms) FROM post
                  WHERE post.dataset_no = dataset.dataset_no),
             n_accounts = (SELECT count(*) FROM account
                           WHERE account.dataset_no = dataset.dataset_no AND key <> '?unnamed')
         WHERE dataset_no IN (SELECT dataset_no FROM recount);
         DELETE FROM tally WHERE dataset_no IN (SELECT dataset_no FROM recount);
         INSERT INTO tally
             SELECT dataset_no, 'kind', kind, count(*) FROM post
             WHERE dataset_no IN (SELECT dataset_no FROM recount) GROUP BY dataset_no, kind;
         INSERT INTO tally
             SELECT dataset_no, 'precision', precision, count(*) FROM post
             WHERE dataset_no IN (SELECT dataset_no FROM recount) AND precision IS NOT NULL
             GROUP BY dataset_no, precision;
         INSERT INTO tally
             SELECT dataset_no, 'language', iif(flags & 16, language_no, guess_no) AS shown, count(*) FROM post
             WHERE dataset_no IN (SELECT dataset_no FROM recount) AND shown IS NOT NULL
             GROUP BY dataset_no, shown;
         DROP TABLE temp.recount;",
    )?;
    Ok(())
}
