//! Accounts: found by name, with their facts, and with their posts for comparison.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use model::{Account, Counts, Kind, PostedAt};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::posts::{read_facts, source};
use super::{Memo, Reader, Source};
use crate::time::{from_ms, posted_at};
use crate::{
    AccountNo, ClientNo, DatasetNo, LanguageNo, ObjectNo, ObjectType, PostNo, ProfileNo, Result,
    flag,
};

/// An account in the archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredAccount {
    /// Its number.
    pub no: AccountNo,
    /// Its dataset.
    pub dataset_no: DatasetNo,
    /// The facts of its users row if it has one, else those of its newest post.
    pub facts: Account,
    /// Whether it has a row in a users file.
    pub is_listed: bool,
    /// Its posts in the archive.
    pub n_posts: u64,
    /// Its earliest dated post.
    pub first: Option<DateTime<Utc>>,
    /// Its latest dated post.
    pub last: Option<DateTime<Utc>>,
    /// Its users row, or else the post in which it was seen first.
    pub source: Source,
}

/// One set of facts published about an account, with the posts that repeat it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactsSeen {
    /// The facts.
    pub facts: Account,
    /// Posts in which they stand; 0 if only a users row has them.
    pub n_posts: u64,
    /// The earliest of these posts that is dated.
    pub first: Option<DateTime<Utc>>,
    /// The latest.
    pub last: Option<DateTime<Utc>>,
}

/// What of a post is compared between accounts. Numbers stand for what is equal.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountPost {
    /// The post.
    pub post_no: PostNo,
    /// Its published id, or a marked key.
    pub key: String,
    /// When it was posted.
    pub posted_at: Option<PostedAt>,
    /// The one kind it is counted under.
    pub kind: Kind,
    /// The published label, or our guess where the release has no labels.
    pub language_no: Option<LanguageNo>,
    /// The program it was sent with.
    pub client_no: Option<ClientNo>,
    /// The text as published.
    pub text: String,
    /// Hashtags, by class, in their order.
    pub hashtags: Vec<ObjectNo>,
    /// Links.
    pub links: Vec<ObjectNo>,
    /// The domains of those links that have one.
    pub domains: Vec<ObjectNo>,
    /// Mentions: class, and id, hash or handle as published.
    pub mentions: Vec<(ObjectNo, Arc<str>)>,
    /// The post it answers.
    pub reply_to_post: Option<String>,
    /// The account it answers.
    pub reply_to_account: Option<String>,
    /// The post it quotes.
    pub quoted_post: Option<String>,
    /// The post it passes on.
    pub reposted_post: Option<String>,
    /// The account whose post it passes on.
    pub reposted_account: Option<String>,
    /// Counts as published.
    pub counts: Counts,
}

impl Reader {
    /// The accounts with these numbers, in the given order; `None` where there is none.
    pub fn accounts(&self, numbers: &[AccountNo]) -> Result<Vec<Option<StoredAccount>>> {
        let tx = self.snapshot()?;
        numbers
            .iter()
            .map(|&account_no| read_account(&tx, account_no))
            .collect()
    }

    /// Accounts whose id, hash or handle is `name`, in one dataset or in any, those with most posts first.
    ///
    /// An `@` before the name is passed over. Handles are compared without regard to case, ids letter for letter.
    pub fn find_accounts(&self, dataset: Option<&str>, name: &str) -> Result<Vec<StoredAccount>> {
        let tx = self.snapshot()?;
        let name = name.strip_prefix('@').unwrap_or(name);
        let mut statement = tx.prepare_cached(
            "WITH wanted AS (
                 SELECT dataset_no FROM dataset WHERE :dataset IS NULL OR id = :dataset)
             SELECT account_no FROM account WHERE account_no IN (
                 SELECT account_no FROM account
                 WHERE key = :name AND dataset_no IN (SELECT dataset_no FROM wanted)
                 UNION
                 SELECT account_no FROM account
                 WHERE handle_folded = :folded AND dataset_no IN (SELECT dataset_no FROM wanted))
             ORDER BY n_posts DESC, account_no",
        )?;
        let found = statement
            .query_map(
                named_params! { ":dataset": dataset, ":name": name, ":folded": name.to_lowercase() },
                |row| row.get(0),
            )?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        read_all(&tx, found)
    }

    /// Accounts whose handle, id or hash begins with `prefix`, in one dataset or in any, those with most posts first:
    /// at most `limit` of them after the first `offset`, and how many there are in all.
    pub fn list_accounts(
        &self,
        dataset: Option<DatasetNo>,
        prefix: &str,
        offset: u64,
        limit: u64,
    ) -> Result<(Vec<StoredAccount>, u64)> {
        let tx = self.snapshot()?;
        let prefix = prefix.strip_prefix('@').unwrap_or(prefix);
        let mut statement = tx.prepare_cached(
            "SELECT account_no, count(*) OVER () FROM account
             WHERE (:dataset_no IS NULL OR dataset_no = :dataset_no) AND key <> '?unnamed'
               AND (substr(key, 1, length(:prefix)) = :prefix
                    OR substr(handle_folded, 1, length(:folded)) = :folded)
             ORDER BY n_posts DESC, account_no LIMIT :limit OFFSET :offset",
        )?;
        let found = statement
            .query_map(
                named_params! {
                    ":dataset_no": dataset,
                    ":prefix": prefix,
                    ":folded": prefix.to_lowercase(),
                    ":limit": limit,
                    ":offset": offset,
                },
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?
            .collect::<rusqlite::Result<Vec<(AccountNo, u64)>>>()?;
        let total = found.first().map_or(0, |&(_, total)| total);
        let numbers = found.into_iter().map(|(no, _)| no).collect();
        Ok((read_all(&tx, numbers)?, total))
    }

    /// The accounts that stand for all posts of a dataset whose account is not named, one for each dataset with such
    /// posts. They are no accounts that anyone could count.
    pub fn unnamed_accounts(&self) -> Result<Vec<AccountNo>> {
        let mut statement = self.db.prepare_cached(
            "SELECT account_no FROM dataset CROSS JOIN account USING (dataset_no) WHERE key = '?unnamed'",
        )?;
        let found = statement.query_map([], |row| row.get(0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// How many different sets of facts are published about an account.
    pub fn profile_count(&self, account_no: AccountNo) -> Result<u64> {
        let mut statement = self
            .db
            .prepare_cached("SELECT count(*) FROM profile WHERE account_no = :account_no")?;
        let n = statement.query_row(named_params! { ":account_no": account_no }, |row| {
            row.get(0)
        })?;
        Ok(n)
    }

    /// Every set of facts published about an account, those in most posts first.
    pub fn account_facts(&self, account_no: AccountNo) -> Result<Vec<FactsSeen>> {
        let tx = self.snapshot()?;
        let mut statement = tx.prepare_cached(
            "WITH own AS (
                 SELECT profile_no, count(*) AS n_posts, min(posted_ms) AS first_ms, max(posted_ms) AS last_ms
                 FROM post WHERE post_no IN (SELECT post_no FROM post WHERE account_no = :account_no)
                 GROUP BY profile_no)
             SELECT profile.profile_no, coalesce(n_posts, 0), first_ms, last_ms
             FROM profile LEFT JOIN own ON own.profile_no = profile.profile_no
             WHERE profile.account_no = :account_no ORDER BY 2 DESC, 1",
        )?;
        let mut rows = statement.query(named_params! { ":account_no": account_no })?;
        let mut facts = Vec::new();
        while let Some(row) = rows.next()? {
            facts.push(FactsSeen {
                facts: read_facts(&tx, row.get(0)?)?,
                n_posts: row.get(1)?,
                first: from_ms(row.get(2)?),
                last: from_ms(row.get(3)?),
            });
        }
        Ok(facts)
    }

    /// All posts of an account by time, undated ones first, without what only one post can have.
    pub fn account_posts(&self, account_no: AccountNo) -> Result<Vec<AccountPost>> {
        let tx = self.snapshot()?;
        // Read in the order in which they lie on disk, and put in order afterwards: by time, the posts of a large
        // account visit the same pages many times over.
        let mut statement = tx.prepare_cached(
            "SELECT post_no, key, posted_ms, precision, time_source, kind,
                    iif(flags & :language_published, language_no, guess_no), client_no, text,
                    reply_to_post, reply_to_account, quoted_post, reposted_post, reposted_account,
                    n_quotes, n_replies, n_likes, n_reposts, n_views
             FROM post WHERE post_no IN (SELECT post_no FROM post WHERE account_no = :account_no)
             ORDER BY post_no",
        )?;
        let mut posts = statement
            .query_map(
                named_params! {
                    ":account_no": account_no,
                    ":language_published": flag::LANGUAGE_PUBLISHED,
                },
                account_post_from_row,
            )?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut objects = Memo::new(&tx, compared_object);
        let mut statement = tx.prepare_cached(
            "SELECT post_no, object_no FROM post_object
             WHERE post_no IN (SELECT post_no FROM post WHERE account_no = :account_no)
             ORDER BY post_no, position",
        )?;
        let mut pairs = statement.query(named_params! { ":account_no": account_no })?;
        let mut waiting = posts.iter_mut().peekable();
        while let Some(pair) = pairs.next()? {
            let post_no: PostNo = pair.get(0)?;
            while waiting.next_if(|post| post.post_no < post_no).is_some() {}
            if let Some(post) = waiting.peek_mut() {
                post.add(objects.get(pair.get(1)?)?);
            }
        }
        posts.sort_by_key(|post| (post.posted_at.map(|posted| posted.at), post.post_no));
        Ok(posts)
    }
}

impl AccountPost {
    fn add(&mut self, object: ComparedObject) {
        match object.object_type {
            ObjectType::Hashtag => self.hashtags.push(object.class_no),
            ObjectType::Link => {
                self.links.push(object.class_no);
                self.domains.extend(object.domain_no);
            }
            ObjectType::Mention => self.mentions.push((object.class_no, object.value)),
            ObjectType::Domain => self.domains.push(object.class_no),
            ObjectType::Object | ObjectType::Image => {}
        }
    }
}

fn read_all(db: &Connection, numbers: Vec<AccountNo>) -> Result<Vec<StoredAccount>> {
    numbers
        .into_iter()
        .filter_map(|no| read_account(db, no).transpose())
        .collect()
}

pub(super) fn read_account(
    db: &Connection,
    account_no: AccountNo,
) -> Result<Option<StoredAccount>> {
    let mut statement = db.prepare_cached(
        "SELECT dataset_no, profile_no, listed, n_posts, first_ms, last_ms, file_no, record, line, byte
         FROM account WHERE account_no = :account_no AND profile_no IS NOT NULL",
    )?;
    let mut account = statement
        .query_row(named_params! { ":account_no": account_no }, |row| {
            let profile_no: ProfileNo = row.get(1)?;
            let account = StoredAccount {
                no: account_no,
                dataset_no: row.get(0)?,
                facts: Account::new(model::Key::exact("")),
                is_listed: row.get(2)?,
                n_posts: row.get(3)?,
                first: from_ms(row.get(4)?),
                last: from_ms(row.get(5)?),
                source: source(row, 6)?,
            };
            Ok((profile_no, account))
        })
        .optional()?;
    if let Some((profile_no, account)) = &mut account {
        account.facts = read_facts(db, *profile_no)?;
    }
    Ok(account.map(|(_, account)| account))
}

fn account_post_from_row(row: &Row<'_>) -> rusqlite::Result<AccountPost> {
    Ok(AccountPost {
        post_no: row.get(0)?,
        key: row.get(1)?,
        posted_at: posted_at(row.get(2)?, row.get(3)?, row.get(4)?),
        kind: Kind::from_code(row.get(5)?).unwrap_or(Kind::Original),
        language_no: row.get(6)?,
        client_no: row.get(7)?,
        text: row.get(8)?,
        hashtags: Vec::new(),
        links: Vec::new(),
        domains: Vec::new(),
        mentions: Vec::new(),
        reply_to_post: row.get(9)?,
        reply_to_account: row.get(10)?,
        quoted_post: row.get(11)?,
        reposted_post: row.get(12)?,
        reposted_account: row.get(13)?,
        counts: Counts {
            quotes: row.get(14)?,
            replies: row.get(15)?,
            likes: row.get(16)?,
            reposts: row.get(17)?,
            views: row.get(18)?,
        },
    })
}

/// What of an object is compared.
#[derive(Clone)]
struct ComparedObject {
    object_type: ObjectType,
    class_no: ObjectNo,
    domain_no: Option<ObjectNo>,
    value: Arc<str>,
}

fn compared_object(db: &Connection, object_no: ObjectNo) -> Result<ComparedObject> {
    let mut statement = db.prepare_cached(
        "SELECT type, class_no, domain_no, value FROM object WHERE object_no = :object_no",
    )?;
    let object = statement.query_row(rusqlite::params![object_no], |row| {
        Ok(ComparedObject {
            object_type: row.get(0)?,
            class_no: row.get(1)?,
            domain_no: row.get(2)?,
            value: row.get(3)?,
        })
    })?;
    Ok(object)
}
