//! The posts around a post: what it refers to, and what refers to it.

use rusqlite::{Connection, OptionalExtension, named_params};

use super::Reader;
use crate::{PostNo, Result};

/// The posts in the archive that one post refers to, and those that refer to it.
///
/// Ids are joined within one platform, across datasets, and only where they are exact: what the publisher destroyed or
/// hashed is joined to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Related {
    /// The post it answers.
    pub answered: Vec<PostNo>,
    /// The post it quotes.
    pub quoted: Vec<PostNo>,
    /// The post it passes on.
    pub reposted: Vec<PostNo>,
    /// Posts that answer it, by time.
    pub answers: Vec<PostNo>,
    /// Posts that quote it, by time.
    pub quotes: Vec<PostNo>,
    /// Posts that pass it on, by time.
    pub reposts: Vec<PostNo>,
}

impl Reader {
    /// What stands around a post; nothing if there is no such post. Each of the later lists ends after `limit`.
    pub fn related(&self, post_no: PostNo, limit: usize) -> Result<Related> {
        let tx = self.snapshot()?;
        let mut statement = tx.prepare_cached(
            "SELECT platform, iif(published_id IS NULL, key, NULL), reply_to_post, quoted_post, reposted_post
             FROM post JOIN dataset USING (dataset_no) WHERE post_no = :post_no",
        )?;
        let found = statement
            .query_row(named_params! { ":post_no": post_no }, |row| {
                let references: [Option<String>; 3] = [row.get(2)?, row.get(3)?, row.get(4)?];
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, Option<String>>(1)?,
                    references,
                ))
            })
            .optional()?;
        let Some((platform, key, [answered, quoted, reposted])) = found else {
            return Ok(Related::default());
        };
        let to = |reference: Option<String>| match reference {
            Some(key) => posts_with_key(&tx, &platform, &key),
            None => Ok(Vec::new()),
        };
        let from = |sql: &str| match &key {
            Some(key) => posts_referring(&tx, sql, &platform, key, limit),
            None => Ok(Vec::new()),
        };
        Ok(Related {
            answered: to(answered)?,
            quoted: to(quoted)?,
            reposted: to(reposted)?,
            answers: from(
                "SELECT post_no FROM post JOIN dataset USING (dataset_no)
                 WHERE reply_to_post = :key AND platform = :platform
                 ORDER BY posted_ms, post_no LIMIT :limit",
            )?,
            quotes: from(
                "SELECT post_no FROM post JOIN dataset USING (dataset_no)
                 WHERE quoted_post = :key AND platform = :platform
                 ORDER BY posted_ms, post_no LIMIT :limit",
            )?,
            reposts: from(
                "SELECT post_no FROM post JOIN dataset USING (dataset_no)
                 WHERE reposted_post = :key AND platform = :platform
                 ORDER BY posted_ms, post_no LIMIT :limit",
            )?,
        })
    }
}

fn posts_with_key(db: &Connection, platform: &str, key: &str) -> Result<Vec<PostNo>> {
    let mut statement = db.prepare_cached(
        "SELECT post_no FROM post
         WHERE dataset_no IN (SELECT dataset_no FROM dataset WHERE platform = :platform)
           AND key = :key AND published_id IS NULL
         ORDER BY post_no",
    )?;
    let rows = statement.query_map(
        named_params! { ":platform": platform, ":key": key },
        |row| row.get(0),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn posts_referring(
    db: &Connection,
    sql: &str,
    platform: &str,
    key: &str,
    limit: usize,
) -> Result<Vec<PostNo>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(
        named_params! { ":platform": platform, ":key": key, ":limit": limit },
        |row| row.get(0),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
