//! What of accounts and their posts is counted when one account is held against others: no texts, no objects.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::named_params;

use super::Reader;
use crate::time::from_ms;
use crate::{AccountNo, DatasetNo, Result};

/// What stands beside a post about its account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FollowersSeen {
    /// When the post was posted.
    pub at: DateTime<Utc>,
    /// Followers at that time.
    pub followers: Option<u64>,
    /// Followed accounts at that time.
    pub following: Option<u64>,
}

/// What an account is called and when it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeAccount {
    /// The account.
    pub account_no: AccountNo,
    /// Its handle, unless a hash stands in its place.
    pub handle: Option<String>,
    /// The day it was made.
    pub created: Option<NaiveDate>,
}

impl Reader {
    /// The accounts of a dataset with their posts, those that only stand for posts without a named account left out;
    /// by number.
    pub fn account_volumes(&self, dataset_no: DatasetNo) -> Result<Vec<(AccountNo, u64)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT account_no, n_posts FROM account
             WHERE dataset_no = :dataset_no AND key <> '?unnamed' ORDER BY account_no",
        )?;
        let rows = statement.query_map(named_params! { ":dataset_no": dataset_no }, |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The followers and the followed accounts that stand beside an account's dated posts, by time.
    ///
    /// A release that repeats one row of facts beside each post has the same numbers everywhere: see
    /// [`Reader::account_facts`] for how many sets of facts there are.
    pub fn followers_seen(&self, account_no: AccountNo) -> Result<Vec<FollowersSeen>> {
        // In the order in which the posts lie on disk, as in `account_posts`.
        let mut statement = self.db.prepare_cached(
            "SELECT posted_ms, followers, following
             FROM post JOIN profile ON profile.profile_no = post.profile_no
             WHERE post_no IN (SELECT post_no FROM post WHERE account_no = :account_no AND posted_ms IS NOT NULL)
               AND (followers IS NOT NULL OR following IS NOT NULL)
             ORDER BY post_no",
        )?;
        let mut rows = statement.query(named_params! { ":account_no": account_no })?;
        let mut seen = Vec::new();
        while let Some(row) = rows.next()? {
            if let Some(at) = from_ms(row.get(0)?) {
                seen.push(FollowersSeen {
                    at,
                    followers: row.get(1)?,
                    following: row.get(2)?,
                });
            }
        }
        // Stable: of one time, by number.
        seen.sort_by_key(|seen| seen.at);
        Ok(seen)
    }

    /// What the accounts of a dataset are called and when they were made, by number.
    pub fn made_accounts(&self, dataset_no: DatasetNo) -> Result<Vec<MadeAccount>> {
        let mut statement = self.db.prepare_cached(
            "SELECT account.account_no, iif(profile.hashed, NULL, profile.handle), profile.created
             FROM account LEFT JOIN profile ON profile.profile_no = account.profile_no
             WHERE account.dataset_no = :dataset_no AND account.key <> '?unnamed'
             ORDER BY account.account_no",
        )?;
        let rows = statement.query_map(named_params! { ":dataset_no": dataset_no }, |row| {
            let created: Option<String> = row.get(2)?;
            Ok(MadeAccount {
                account_no: row.get(0)?,
                handle: row.get(1)?,
                created: created.and_then(|day| day.parse().ok()),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
