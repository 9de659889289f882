//! The posts around a post: what it refers to, and what refers to it.

use model::Platform;
use rusqlite::{Connection, OptionalExtension, named_params};

use super::Reader;
use super::indicators::platform;
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
            "SELECT post.platform, dataset.platform, iif(published_id IS NULL, key, NULL),
                    reply_to_post, quoted_post, reposted_post
             FROM post JOIN dataset USING (dataset_no) WHERE post_no = :post_no",
        )?;
        let found = statement
            .query_row(named_params! { ":post_no": post_no }, |row| {
                let of_dataset: String = row.get(1)?;
                let references: [Option<String>; 3] = [row.get(3)?, row.get(4)?, row.get(5)?];
                Ok((
                    platform(row.get(0)?)
                        .or(Platform::from_name(&of_dataset))
                        .unwrap_or(Platform::Other),
                    row.get::<_, Option<String>>(2)?,
                    references,
                ))
            })
            .optional()?;
        let Some((platform, key, [answered, quoted, reposted])) = found else {
            return Ok(Related::default());
        };
        let to = |reference: Option<String>| match reference {
            Some(key) => posts_with_key(&tx, platform, &key),
            None => Ok(Vec::new()),
        };
        let from = |sql: &str| match &key {
            Some(key) => posts_referring(&tx, sql, platform, key, limit),
            None => Ok(Vec::new()),
        };
        Ok(Related {
            answered: to(answered)?,
            quoted: to(quoted)?,
            reposted: to(reposted)?,
            answers: from(
                "SELECT post_no FROM post JOIN dataset USING (dataset_no)
                 WHERE reply_to_post = :key AND coalesce(post.platform = :code, dataset.platform = :platform)
                 ORDER BY posted_ms, post_no LIMIT :limit",
            )?,
            quotes: from(
                "SELECT post_no FROM post JOIN dataset USING (dataset_no)
                 WHERE quoted_post = :key AND coalesce(post.platform = :code, dataset.platform = :platform)
                 ORDER BY posted_ms, post_no LIMIT :limit",
            )?,
            reposts: from(
                "SELECT post_no FROM post JOIN dataset USING (dataset_no)
                 WHERE reposted_post = :key AND coalesce(post.platform = :code, dataset.platform = :platform)
                 ORDER BY posted_ms, post_no LIMIT :limit",
            )?,
        })
    }
}

fn posts_with_key(db: &Connection, platform: Platform, key: &str) -> Result<Vec<PostNo>> {
    let mut statement = db.prepare_cached(
        "SELECT post_no FROM post
         WHERE dataset_no IN (SELECT dataset_no FROM dataset)
           AND key = :key AND published_id IS NULL
           AND coalesce(platform = :code,
                        dataset_no IN (SELECT dataset_no FROM dataset WHERE platform = :platform))
         ORDER BY post_no",
    )?;
    let rows = statement.query_map(
        named_params! { ":code": platform.code(), ":platform": platform.name(), ":key": key },
        |row| row.get(0),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn posts_referring(
    db: &Connection,
    sql: &str,
    platform: Platform,
    key: &str,
    limit: usize,
) -> Result<Vec<PostNo>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(
        named_params! { ":code": platform.code(), ":platform": platform.name(), ":key": key, ":limit": limit },
        |row| row.get(0),
    )?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
