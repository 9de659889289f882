//! Hashtags folded anew, where another version of the folding wrote them.

use rusqlite::{OptionalExtension, named_params, params};

use super::{Writer, raise_generation};
use crate::{ObjectNo, ObjectType, Result};

impl Writer {
    /// Folds every hashtag anew, if `version` of the folding is not the one that folded them. Says how many became
    /// another; hashtags that are now the same become one class, those that no longer are become two.
    ///
    /// An index made before is wrong then, and has to be made anew: it is of another version of the folding, too.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`].
    pub fn refold(&mut self, version: u32) -> Result<u64> {
        self.commit()?;
        let tx = self.db.transaction()?;
        let known: Option<u32> = tx
            .query_row("SELECT value FROM meta WHERE key = 'folding'", [], |row| {
                row.get(0)
            })
            .optional()?;
        if known == Some(version) {
            return Ok(0);
        }
        let hashtag = ObjectType::Hashtag as u64;
        let mut changed: Vec<(ObjectNo, String)> = Vec::new();
        {
            let mut all =
                tx.prepare("SELECT object_no, value, folded FROM object WHERE type = :type")?;
            let mut rows = all.query(named_params! { ":type": hashtag })?;
            while let Some(row) = rows.next()? {
                let value: String = row.get(1)?;
                let before: Option<String> = row.get(2)?;
                let folded = (self.fold)(&value);
                if before.as_ref() != Some(&folded) {
                    changed.push((row.get(0)?, folded));
                }
            }
            let mut update =
                tx.prepare("UPDATE object SET folded = :folded WHERE object_no = :no")?;
            for (no, folded) in &changed {
                update.execute(named_params! { ":no": no, ":folded": folded })?;
            }
        }
        if !changed.is_empty() {
            // A class is known by its first object.
            tx.execute(
                "UPDATE object SET class_no =
                     (SELECT min(same.object_no) FROM object AS same
                      WHERE same.type = object.type AND same.folded = object.folded)
                 WHERE type = :type",
                named_params! { ":type": hashtag },
            )?;
            raise_generation(&tx)?;
        }
        tx.execute(
            "INSERT INTO meta (key, value) VALUES ('folding', ?1)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            params![version],
        )?;
        tx.commit()?;
        Ok(changed.len() as u64)
    }
}
