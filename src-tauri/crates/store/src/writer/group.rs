//! What an open transaction adds up before it is committed.

use std::collections::BTreeMap;

use rusqlite::{Connection, named_params, params};

use super::accounts::write_accounts;
use super::caches::Caches;
use super::objects::write_uses;
use super::set_last_removal;
use crate::{DatasetNo, FileNo, LanguageNo, ObjectNo, PostNo, Result};

/// At least so many records are committed together: each commit writes every page that was touched, and records in
/// no particular order touch about as many pages of the indexes as they are. From 2,000 to 20,000 halves the time.
const MIN_GROUP_RECORDS: u64 = 20_000;

/// At most so many, so that a crash or a full disk costs little.
const MAX_GROUP_RECORDS: u64 = 200_000;

/// How many records are committed together in an archive of so many posts: an eighth more, so that what is written
/// in all grows with the archive and not with its square.
fn group_records(posts: u64) -> u64 {
    (posts / 8).clamp(MIN_GROUP_RECORDS, MAX_GROUP_RECORDS)
}

/// What an open transaction adds up before it is committed.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) dataset_no: DatasetNo,
    pub(super) last_post_no: u64,
    /// The last post that readers could see before.
    pub(super) committed_post_no: PostNo,
    /// Whether a post that readers could see has changed in what the index is made from.
    pub(super) is_index_wrong: bool,
    /// Whether it has records that add to posts.
    pub(super) has_shares: bool,
    pub(super) last_object_no: u64,
    pub(super) n_records: u64,
    pub(super) n_posts: u64,
    pub(super) n_accounts: u64,
    pub(super) n_indicators: u64,
    pub(super) n_summaries: u64,
    pub(super) n_targets: u64,
    pub(super) first_ms: Option<i64>,
    pub(super) last_ms: Option<i64>,
    /// Slots with something pending.
    pub(super) touched: Vec<usize>,
    pub(super) tally: BTreeMap<(&'static str, u64), u64>,
    pub(super) file_languages: BTreeMap<(FileNo, LanguageNo), u64>,
    /// In the order of the table, so that each of its pages is visited once.
    pub(super) uses: BTreeMap<ObjectNo, u64>,
}

impl Group {
    pub(super) fn new(db: &Connection, dataset_no: DatasetNo) -> Result<Self> {
        let mut last = db.prepare_cached(
            "SELECT (SELECT value FROM meta WHERE key = 'last_post_no'),
                    (SELECT coalesce(max(object_no), 0) FROM object)",
        )?;
        let (last_post_no, last_object_no) =
            last.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Group {
            dataset_no,
            last_post_no,
            committed_post_no: PostNo(last_post_no),
            is_index_wrong: false,
            has_shares: false,
            last_object_no,
            n_records: 0,
            n_posts: 0,
            n_accounts: 0,
            n_indicators: 0,
            n_summaries: 0,
            n_targets: 0,
            first_ms: None,
            last_ms: None,
            touched: Vec::new(),
            tally: BTreeMap::new(),
            file_languages: BTreeMap::new(),
            uses: BTreeMap::new(),
        })
    }

    /// Whether it has grown as large as it should. One with shares grows as large as it may: what is added to a post
    /// in a later transaction costs a new index.
    pub(super) fn is_full(&self) -> bool {
        let enough = match self.has_shares {
            true => MAX_GROUP_RECORDS,
            false => group_records(self.last_post_no),
        };
        self.n_records >= enough
    }

    /// Writes the counts of accounts, objects and the dataset.
    pub(super) fn write(mut self, db: &Connection, caches: &mut Caches) -> Result<()> {
        write_accounts(db, caches, std::mem::take(&mut self.touched))?;
        write_uses(db, &self.uses)?;
        self.write_dataset(db)?;
        self.write_file_languages(db)?;
        if self.is_index_wrong {
            set_last_removal(db)?;
        }
        let mut statement =
            db.prepare_cached("UPDATE meta SET value = :last WHERE key = 'last_post_no'")?;
        statement.execute(named_params! { ":last": self.last_post_no })?;
        Ok(())
    }

    fn write_dataset(&self, db: &Connection) -> Result<()> {
        let mut dataset = db.prepare_cached(
            "UPDATE dataset SET
                 n_posts = n_posts + :n_posts,
                 n_accounts = n_accounts + :n_accounts,
                 n_indicators = n_indicators + :n_indicators,
                 n_summaries = n_summaries + :n_summaries,
                 n_targets = n_targets + :n_targets,
                 first_ms = coalesce(min(first_ms, :first_ms), first_ms, :first_ms),
                 last_ms = coalesce(max(last_ms, :last_ms), last_ms, :last_ms)
             WHERE dataset_no = :dataset_no",
        )?;
        dataset.execute(named_params! {
            ":dataset_no": self.dataset_no,
            ":n_posts": self.n_posts,
            ":n_accounts": self.n_accounts,
            ":n_indicators": self.n_indicators,
            ":n_summaries": self.n_summaries,
            ":n_targets": self.n_targets,
            ":first_ms": self.first_ms,
            ":last_ms": self.last_ms,
        })?;
        let mut tally = db.prepare_cached(
            "INSERT INTO tally (dataset_no, measure, code, n_posts) VALUES (:dataset_no, :measure, :code, :n_posts)
             ON CONFLICT (dataset_no, measure, code) DO UPDATE SET n_posts = n_posts + excluded.n_posts",
        )?;
        for ((measure, code), n_posts) in &self.tally {
            tally.execute(named_params! {
                ":dataset_no": self.dataset_no,
                ":measure": measure,
                ":code": code,
                ":n_posts": n_posts,
            })?;
        }
        Ok(())
    }

    fn write_file_languages(&self, db: &Connection) -> Result<()> {
        let mut add = db.prepare_cached(
            "INSERT INTO file_language (file_no, language_no, n_posts) VALUES (:file_no, :language_no, :n_posts)
             ON CONFLICT (file_no, language_no) DO UPDATE SET n_posts = n_posts + excluded.n_posts",
        )?;
        for ((file_no, language_no), n_posts) in &self.file_languages {
            add.execute(params![file_no, language_no, n_posts])?;
        }
        Ok(())
    }
}

/// The earlier of two moments, either of which may be unknown.
pub(super) fn earlier(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
