//! What is compared: the accounts of two datasets, their posts, or what they list.

use model::Indicator;
use rusqlite::types::FromSql;
use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

use super::{Change, Fate, Versions, fields};
use crate::reader::accounts::read_account;
use crate::reader::indicators::read_indicator;
use crate::reader::posts::{Memos, read_post};
use crate::{AccountNo, DatasetNo, IndicatorNo, PostNo, Result};

/// What is kept under keys in a dataset: the accounts, the posts, the indicators.
pub(super) trait Kept {
    type No: Copy + FromSql + ToSql;

    fn db(&self) -> &Connection;

    /// Key and number of every record of `:dataset_no` from the key `:from` on, by key. The index alone has them.
    const KEYS: &'static str;

    /// What differs between a record in A and the one with the same key in B.
    fn changes(&self, versions: &Versions<'_>, a: Self::No, b: Self::No) -> Result<Vec<Change>>;

    /// Whether a record has no exact id. Asked only of those whose key begins like a marked one.
    fn is_marked(&self, no: Self::No) -> Result<bool>;

    /// How many records without an exact id in one dataset are identical to one in the other.
    fn identical(&self, own: DatasetNo, other: DatasetNo) -> Result<u64>;

    /// Whether a record that vanished is in a third dataset.
    fn is_elsewhere(&self, _: &Versions<'_>, _: &str) -> Result<bool> {
        Ok(false)
    }
}

pub(super) struct Accounts<'a> {
    pub(super) db: &'a Connection,
}

impl Kept for Accounts<'_> {
    type No = AccountNo;

    const KEYS: &'static str = "SELECT key, account_no FROM account
         WHERE dataset_no = :dataset_no AND key >= :from AND key <> '?unnamed' ORDER BY key";

    fn db(&self) -> &Connection {
        self.db
    }

    fn changes(&self, versions: &Versions<'_>, a: AccountNo, b: AccountNo) -> Result<Vec<Change>> {
        // Equal sets of facts have equal digests, and most are equal.
        let mut alike = self.db.prepare_cached(
            "SELECT 1 FROM account AS a JOIN profile AS of_a ON of_a.profile_no = a.profile_no,
                           account AS b JOIN profile AS of_b ON of_b.profile_no = b.profile_no
             WHERE a.account_no = :a AND b.account_no = :b
               AND of_a.digest = of_b.digest AND a.listed = b.listed",
        )?;
        if alike.exists(named_params! { ":a": a, ":b": b })? {
            return Ok(Vec::new());
        }
        let [a, b] = [read_account(self.db, a)?, read_account(self.db, b)?];
        Ok(match (a, b) {
            (Some(a), Some(b)) => fields::of_accounts(&a, &b, versions.is_understood),
            // Without a profile nothing but the key is known.
            _ => Vec::new(),
        })
    }

    fn is_marked(&self, no: Self::No) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT 1 FROM account WHERE account_no = :no AND published_id IS NOT NULL",
        )?;
        Ok(statement.exists(named_params! { ":no": no })?)
    }

    fn identical(&self, own: DatasetNo, other: DatasetNo) -> Result<u64> {
        let mut statement = self.db.prepare_cached(
            "SELECT count(*) FROM account AS own
             WHERE dataset_no = :own AND digest IS NOT NULL AND EXISTS (
                 SELECT 1 FROM account AS other
                 WHERE other.dataset_no = :other AND other.digest = own.digest)",
        )?;
        Ok(
            statement.query_row(named_params! { ":own": own, ":other": other }, |row| {
                row.get(0)
            })?,
        )
    }

    fn is_elsewhere(&self, versions: &Versions<'_>, key: &str) -> Result<bool> {
        let mut statement = self.db.prepare_cached(ELSEWHERE)?;
        Ok(statement.exists(named_params! { ":a": versions.a, ":b": versions.b, ":key": key })?)
    }
}

pub(super) struct Posts<'a> {
    pub(super) db: &'a Connection,
}

impl Kept for Posts<'_> {
    type No = PostNo;

    const KEYS: &'static str = "SELECT key, post_no FROM post
         WHERE dataset_no = :dataset_no AND key >= :from ORDER BY key";

    fn db(&self) -> &Connection {
        self.db
    }

    fn changes(&self, versions: &Versions<'_>, a: PostNo, b: PostNo) -> Result<Vec<Change>> {
        // Most posts are the same in every column; what is not is looked at more closely, as are advertisements (kind
        // 5), which have more columns elsewhere.
        let mut alike = self.db.prepare_cached(
            "SELECT 1 FROM post AS a, post AS b WHERE a.post_no = :a AND b.post_no = :b
               AND a.text IS b.text AND a.posted_ms IS b.posted_ms AND a.kind IS b.kind
               AND a.language_no IS b.language_no AND a.client_no IS b.client_no
               AND a.reply_to_post IS b.reply_to_post AND a.reply_to_account IS b.reply_to_account
               AND a.quoted_post IS b.quoted_post AND a.reposted_post IS b.reposted_post
               AND a.reposted_account IS b.reposted_account
               AND a.n_quotes IS b.n_quotes AND a.n_replies IS b.n_replies
               AND a.n_likes IS b.n_likes AND a.n_reposts IS b.n_reposts
               AND a.n_views IS b.n_views AND a.platform IS b.platform
               AND a.latitude IS b.latitude AND a.longitude IS b.longitude
               AND a.media IS b.media AND a.extra IS b.extra
               AND (SELECT key FROM account WHERE account_no = a.account_no)
                   IS (SELECT key FROM account WHERE account_no = b.account_no)
               AND (SELECT group_concat(object_no) FROM post_object WHERE post_no = a.post_no)
                   IS (SELECT group_concat(object_no) FROM post_object WHERE post_no = b.post_no)
               AND NOT EXISTS (SELECT 1 FROM ad WHERE ad.post_no IN (a.post_no, b.post_no))
               AND a.kind <> 5",
        )?;
        if alike.exists(named_params! { ":a": a, ":b": b })? {
            return Ok(Vec::new());
        }
        let mut memos = Memos::new(self.db);
        let a = read_post(self.db, &mut memos, a)?;
        let b = read_post(self.db, &mut memos, b)?;
        Ok(match (a, b) {
            (Some(a), Some(b)) => fields::of_posts(&a, &b, versions.is_understood),
            _ => Vec::new(),
        })
    }

    fn is_marked(&self, no: Self::No) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT 1 FROM post WHERE post_no = :no AND published_id IS NOT NULL",
        )?;
        Ok(statement.exists(named_params! { ":no": no })?)
    }

    fn identical(&self, own: DatasetNo, other: DatasetNo) -> Result<u64> {
        let mut statement = self.db.prepare_cached(
            "SELECT count(*) FROM post AS own
             WHERE dataset_no = :own AND digest IS NOT NULL AND EXISTS (
                 SELECT 1 FROM post AS other
                 WHERE other.dataset_no = :other AND other.digest = own.digest)",
        )?;
        Ok(
            statement.query_row(named_params! { ":own": own, ":other": other }, |row| {
                row.get(0)
            })?,
        )
    }
}

impl Posts<'_> {
    /// What became of one post of A; `None` if it is not in A.
    pub(super) fn fate(&self, versions: &Versions<'_>, post_no: PostNo) -> Result<Option<Fate>> {
        let mut statement = self.db.prepare_cached(
            "SELECT a.published_id IS NOT NULL, b.post_no
             FROM post AS a LEFT JOIN post AS b
                  ON b.dataset_no = :b AND b.key = a.key AND b.published_id IS NULL
             WHERE a.post_no = :post_no AND a.dataset_no = :a",
        )?;
        let found = statement
            .query_row(
                named_params! { ":a": versions.a, ":b": versions.b, ":post_no": post_no },
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        Ok(match found {
            None => None,
            Some((true, _)) => Some(Fate::IncomparableA),
            Some((false, None)) => Some(Fate::Vanished),
            Some((false, Some(other))) => {
                match self.changes(versions, post_no, other)?.is_empty() {
                    true => Some(Fate::Same),
                    false => Some(Fate::Changed),
                }
            }
        })
    }
}

/// What reports list. One thing may be listed several times, for several stages: it is one record here.
pub(super) struct Indicators<'a> {
    pub(super) db: &'a Connection,
}

impl Indicators<'_> {
    /// Everything that the dataset of an indicator lists about the same thing.
    fn listed(&self, no: IndicatorNo) -> Result<Vec<Indicator>> {
        let mut statement = self.db.prepare_cached(
            "SELECT other.indicator_no FROM indicator AS own JOIN indicator AS other USING (kind, value, dataset_no)
             WHERE own.indicator_no = :no",
        )?;
        let numbers = statement
            .query_map(named_params! { ":no": no }, |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<IndicatorNo>>>()?;
        let mut listed = Vec::with_capacity(numbers.len());
        for no in numbers {
            listed.extend(read_indicator(self.db, no)?.map(|stored| stored.indicator));
        }
        Ok(listed)
    }
}

impl Kept for Indicators<'_> {
    type No = IndicatorNo;

    const KEYS: &'static str =
        "SELECT kind || ':' || value AS key, min(indicator_no) FROM indicator
         WHERE dataset_no = :dataset_no AND kind || ':' || value >= :from
         GROUP BY kind || ':' || value ORDER BY key";

    fn db(&self) -> &Connection {
        self.db
    }

    fn changes(&self, _: &Versions<'_>, a: IndicatorNo, b: IndicatorNo) -> Result<Vec<Change>> {
        Ok(fields::of_indicators(&self.listed(a)?, &self.listed(b)?))
    }

    fn is_marked(&self, _: IndicatorNo) -> Result<bool> {
        Ok(false)
    }

    fn identical(&self, _: DatasetNo, _: DatasetNo) -> Result<u64> {
        Ok(0)
    }
}

/// The datasets beside `:a` and `:b`, of the platform of `:a`, that have an account with the exact key `:key`.
pub(super) const ELSEWHERE: &str =
    "SELECT dataset.id FROM dataset CROSS JOIN account USING (dataset_no)
     WHERE dataset_no NOT IN (:a, :b)
       AND platform = (SELECT platform FROM dataset WHERE dataset_no = :a)
       AND key = :key AND published_id IS NULL
     ORDER BY dataset.id";
