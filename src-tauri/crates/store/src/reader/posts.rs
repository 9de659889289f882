//! Posts, whole and as published.

use std::{collections::HashSet, sync::Arc};

use model::{
    Account, AccountKind, Counts, Key, Kind, Link, Position, Post, Shared, SharedKind, Target,
};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::ads::{read_ad, read_targets};
use super::documents::direction;
use super::indicators::platform;
use super::{Memo, Reader};
use crate::time::posted_at;
use crate::{
    AccountNo, ClientNo, DatasetNo, FileNo, LanguageNo, ObjectType, PostNo, ProfileNo, Result,
    flag, json,
};

/// A post in the archive.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPost {
    /// Its number.
    pub no: PostNo,
    /// Its dataset.
    pub dataset_no: DatasetNo,
    /// Its account.
    pub account_no: AccountNo,
    /// Where it was read.
    pub source: Source,
    /// All that was published, with the facts of its account that stood in this very record.
    pub post: Post,
    /// The audiences to which it was shown, if it is an advertisement.
    pub targets: Vec<Target>,
}

/// Where a record was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    /// The file.
    pub file_no: FileNo,
    /// The place in it.
    pub position: Position,
}

impl Reader {
    /// The posts with these numbers, in the given order; `None` where there is none.
    pub fn posts(&self, numbers: &[PostNo]) -> Result<Vec<Option<StoredPost>>> {
        let tx = self.snapshot()?;
        let mut memos = Memos::new(&tx);
        numbers
            .iter()
            .map(|&post_no| read_post(&tx, &mut memos, post_no))
            .collect()
    }

    /// The posts published under this id, in one dataset or in any, by number.
    pub fn post_by_key(&self, dataset: Option<&str>, key: &str) -> Result<Vec<PostNo>> {
        let mut statement = self.db.prepare_cached(
            "SELECT post_no FROM post
             WHERE dataset_no IN (SELECT dataset_no FROM dataset WHERE :dataset IS NULL OR id = :dataset)
               AND key = :key
             ORDER BY post_no",
        )?;
        let rows = statement
            .query_map(named_params! { ":dataset": dataset, ":key": key }, |row| {
                row.get(0)
            })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Which of these published ids name a post of the dataset that stands beside them.
    pub fn held<'a>(
        &self,
        ids: impl IntoIterator<Item = (DatasetNo, &'a str)>,
    ) -> Result<HashSet<(DatasetNo, &'a str)>> {
        // One moment for all of them, and one lock: of itself every statement takes its own.
        let tx = self.snapshot()?;
        let mut statement =
            tx.prepare_cached("SELECT 1 FROM post WHERE dataset_no = :dataset_no AND key = :key")?;
        let mut held = HashSet::new();
        for id in ids {
            if !held.contains(&id)
                && statement.exists(named_params! { ":dataset_no": id.0, ":key": id.1 })?
            {
                held.insert(id);
            }
        }
        Ok(held)
    }

    /// The text of one post.
    pub fn text(&self, post_no: PostNo) -> Result<Option<String>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT text FROM post WHERE post_no = :post_no")?;
        let text = statement
            .query_row(named_params! { ":post_no": post_no }, |row| row.get(0))
            .optional()?;
        Ok(text)
    }
}

/// What posts on one page have in common.
pub(super) struct Memos<'a> {
    accounts: Memo<'a, ProfileNo, Arc<Account>>,
    languages: Memo<'a, LanguageNo, String>,
    clients: Memo<'a, ClientNo, String>,
}

impl<'a> Memos<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Memos {
            accounts: Memo::new(db, |db, no| read_facts(db, no).map(Arc::new)),
            languages: Memo::new(db, |db, no| {
                let mut statement =
                    db.prepare_cached("SELECT tag FROM language WHERE language_no = :language_no")?;
                Ok(statement.query_row(named_params! { ":language_no": no }, |row| row.get(0))?)
            }),
            clients: Memo::new(db, |db, no| {
                let mut statement =
                    db.prepare_cached("SELECT name FROM client WHERE client_no = :client_no")?;
                Ok(statement.query_row(named_params! { ":client_no": no }, |row| row.get(0))?)
            }),
        }
    }
}

pub(super) fn read_post(
    db: &Connection,
    memos: &mut Memos<'_>,
    post_no: PostNo,
) -> Result<Option<StoredPost>> {
    let mut statement = db.prepare_cached(
        "SELECT dataset_no, account_no, file_no, record, line, byte, key, published_id,
                posted_ms, precision, time_source, kind, flags, text,
                reply_to_post, reply_to_account, quoted_post, reposted_post, reposted_account,
                n_quotes, n_replies, n_likes, n_reposts, latitude, longitude, media, extra,
                profile_no, language_no, guess_no, client_no, n_views, platform
         FROM post WHERE post_no = :post_no",
    )?;
    let mut rows = statement.query(named_params! { ":post_no": post_no })?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let flags: u64 = row.get(12)?;
    let place: (Option<String>, Option<String>) = (row.get(23)?, row.get(24)?);
    let media: Option<String> = row.get(25)?;
    let extra: Option<String> = row.get(26)?;
    let language_no: Option<LanguageNo> = row.get(28)?;
    let guess_no: Option<LanguageNo> = row.get(29)?;
    let client_no: Option<ClientNo> = row.get(30)?;
    let mut post = Post {
        key: key(row.get(6)?, row.get(7)?),
        account: memos.accounts.get(row.get(27)?)?,
        text: row.get(13)?,
        posted_at: posted_at(row.get(8)?, row.get(9)?, row.get(10)?),
        language: language_no.map(|no| memos.languages.get(no)).transpose()?,
        language_published: flags & flag::LANGUAGE_PUBLISHED != 0,
        guess: guess_no.map(|no| memos.languages.get(no)).transpose()?,
        direction: direction(flags),
        kind: Kind::from_code(row.get(11)?).unwrap_or(Kind::Original),
        is_repost: flags & flag::REPOST != 0,
        is_quote: flags & flag::QUOTE != 0,
        is_reply: flags & flag::REPLY != 0,
        reply_to_post: row.get(14)?,
        reply_to_account: row.get(15)?,
        quoted_post: row.get(16)?,
        reposted_post: row.get(17)?,
        reposted_account: row.get(18)?,
        hashtags: Vec::new(),
        links: Vec::new(),
        mentions: Vec::new(),
        counts: Counts {
            quotes: row.get(19)?,
            replies: row.get(20)?,
            likes: row.get(21)?,
            reposts: row.get(22)?,
            views: row.get(31)?,
        },
        client: client_no.map(|no| memos.clients.get(no)).transpose()?,
        place: place.0.zip(place.1),
        media: json::to_list(media.as_deref()),
        shared: Vec::new(),
        platform: platform(row.get(32)?),
        ad: None,
        extra: json::to_pairs(extra.as_deref()),
    };
    read_objects(db, post_no, &mut post)?;
    let dataset_no = row.get(0)?;
    let mut targets = Vec::new();
    post.ad = read_ad(db, post_no)?.map(Box::new);
    if post.ad.is_some() || post.kind == Kind::Ad {
        targets = read_targets(db, dataset_no, post.key.as_str())?;
    }
    Ok(Some(StoredPost {
        no: post_no,
        dataset_no,
        account_no: row.get(1)?,
        source: source(row, 2)?,
        post,
        targets,
    }))
}

fn read_objects(db: &Connection, post_no: PostNo, post: &mut Post) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT object.type, object.value, domain.value
         FROM post_object JOIN object USING (object_no)
         LEFT JOIN object AS domain ON domain.object_no = object.domain_no
         WHERE post_no = :post_no ORDER BY position",
    )?;
    let mut rows = statement.query(named_params! { ":post_no": post_no })?;
    while let Some(row) = rows.next()? {
        match row.get(0)? {
            ObjectType::Hashtag => post.hashtags.push(row.get(1)?),
            ObjectType::Link => post.links.push(Link {
                url: row.get(1)?,
                domain: row.get(2)?,
            }),
            ObjectType::Mention => post.mentions.push(row.get(1)?),
            // Posts refer to domains through their links alone.
            ObjectType::Domain => {}
            ObjectType::Object => post.shared.push(Shared {
                kind: SharedKind::Object,
                id: row.get(1)?,
            }),
            ObjectType::Image => post.shared.push(Shared {
                kind: SharedKind::Image,
                id: row.get(1)?,
            }),
        }
    }
    Ok(())
}

/// Reads a set of facts together with the key of the account they were published about.
pub(super) fn read_facts(db: &Connection, profile_no: ProfileNo) -> Result<Account> {
    let mut statement = db.prepare_cached(
        "SELECT account.key, account.published_id, profile.handle, profile.display_name, profile.hashed,
                profile.place, profile.description, profile.url, profile.followers, profile.following,
                profile.created, profile.language, profile.extra, profile.kind, profile.platform
         FROM profile JOIN account USING (account_no) WHERE profile.profile_no = :profile_no",
    )?;
    let facts = statement.query_row(named_params! { ":profile_no": profile_no }, |row| {
        let created: Option<String> = row.get(10)?;
        let extra: Option<String> = row.get(12)?;
        let kind: Option<u8> = row.get(13)?;
        Ok(Account {
            key: key(row.get(0)?, row.get(1)?),
            handle: row.get(2)?,
            display_name: row.get(3)?,
            hashed: row.get(4)?,
            place: row.get(5)?,
            description: row.get(6)?,
            url: row.get(7)?,
            followers: row.get(8)?,
            following: row.get(9)?,
            created: created.and_then(|day| day.parse().ok()),
            language: row.get(11)?,
            kind: kind.and_then(AccountKind::from_code),
            platform: platform(row.get(14)?),
            extra: json::to_pairs(extra.as_deref()),
        })
    })?;
    Ok(facts)
}

/// Puts file, record, line and byte together, which stand side by side from column `first` on.
pub(super) fn source(row: &Row<'_>, first: usize) -> rusqlite::Result<Source> {
    Ok(Source {
        file_no: row.get(first)?,
        position: Position {
            record: row.get(first + 1)?,
            line: row.get(first + 2)?,
            byte: row.get(first + 3)?,
        },
    })
}

/// Puts a key together again; a marked one is made of its parts as it was at first.
fn key(text: String, published: Option<String>) -> Key {
    let Some(published) = published else {
        return Key::exact(text);
    };
    if text == Key::UNNAMED {
        return Key::unnamed();
    }
    let parts = text
        .strip_prefix('?')
        .and_then(|text| text.rsplit_once(':'));
    match parts.and_then(|(file, record)| Some((file, record.parse().ok()?))) {
        Some((file, record)) => Key::marked(file, record, published),
        None => Key::marked(&text, 0, published),
    }
}
