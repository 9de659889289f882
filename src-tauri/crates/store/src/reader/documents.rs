//! What the index of the words is made from.

use std::sync::Arc;

use model::{Counts, Direction, Kind, Platform, PostedAt};
use rusqlite::{Connection, Row, named_params};

use super::indicators::platform;
use super::{Memo, Reader};
use crate::time::posted_at;
use crate::{
    AccountNo, ClientNo, DatasetNo, LanguageNo, ObjectNo, ObjectType, PostNo, Result, flag,
};

/// One post with everything that is searched, counted, filtered or sorted by.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The post.
    pub post_no: PostNo,
    /// Its dataset.
    pub dataset_no: DatasetNo,
    /// Its account.
    pub account_no: AccountNo,
    /// Its platform, if that is not its dataset's.
    pub platform: Option<Platform>,
    /// When it was posted.
    pub posted_at: Option<PostedAt>,
    /// The one kind it is counted under.
    pub kind: Kind,
    /// It passes on another post.
    pub is_repost: bool,
    /// It quotes another post.
    pub is_quote: bool,
    /// It has a reply id or a reply user.
    pub is_reply: bool,
    /// Which way the text runs.
    pub direction: Direction,
    /// Whether the release has language labels.
    pub language_published: bool,
    /// The published label.
    pub language_no: Option<LanguageNo>,
    /// Our guess.
    pub guess_no: Option<LanguageNo>,
    /// The program it was sent with.
    pub client_no: Option<ClientNo>,
    /// The text as published.
    pub text: String,
    /// Its id as published; `None` if the publisher destroyed it, so that it can be joined to nothing.
    pub id: Option<String>,
    /// The post it answers, as published.
    pub reply_to_post: Option<String>,
    /// The account it answers, as published.
    pub reply_to_account: Option<String>,
    /// The post it passes on, as published.
    pub reposted_post: Option<String>,
    /// The account whose post it passes on, as published.
    pub reposted_account: Option<String>,
    /// Counts as published.
    pub counts: Counts,
    /// Hashtags in their published order, repeated ones included.
    pub hashtags: Vec<Term>,
    /// Mentions, likewise.
    pub mentions: Vec<Term>,
    /// Domains of the links that have one; a domain linked to twice stands here twice.
    pub domains: Vec<Term>,
    /// Links, as published.
    pub links: Vec<Term>,
    /// Whether it refers to an image or a video.
    pub has_media: bool,
    /// Whether a place is published with it.
    pub has_place: bool,
}

/// A hashtag, mention, link or domain of a post.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The number under which all forms of it count as one.
    pub class_no: ObjectNo,
    /// The folded form of a hashtag or mention, a link or domain as it stands.
    pub text: Arc<str>,
}

impl Reader {
    /// The posts after a number, by ascending number, at most `limit` of them. None are left if there are fewer.
    pub fn documents(&self, after: PostNo, limit: usize) -> Result<Vec<Document>> {
        let tx = self.snapshot()?;
        let mut posts = tx.prepare_cached(
            "SELECT post_no, dataset_no, account_no, posted_ms, precision, time_source, kind, flags,
                    language_no, guess_no, client_no, text, reply_to_account, reposted_post, reposted_account,
                    n_quotes, n_replies, n_likes, n_reposts, media IS NOT NULL, latitude IS NOT NULL,
                    n_views, platform, iif(published_id IS NULL, key, NULL), reply_to_post
             FROM post WHERE post_no > :after ORDER BY post_no LIMIT :limit",
        )?;
        let mut documents = posts
            .query_map(
                named_params! { ":after": after, ":limit": limit },
                document_from_row,
            )?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let Some(last) = documents.last().map(|document| document.post_no) else {
            return Ok(documents);
        };
        let mut objects = Memo::new(&tx, object_terms);
        let mut pairs = tx.prepare_cached(
            "SELECT post_no, object_no FROM post_object
             WHERE post_no > :after AND post_no <= :last ORDER BY post_no, position",
        )?;
        let mut pairs = pairs.query(named_params! { ":after": after, ":last": last })?;
        let mut waiting = documents.iter_mut().peekable();
        while let Some(pair) = pairs.next()? {
            let post_no: PostNo = pair.get(0)?;
            while waiting
                .next_if(|document| document.post_no < post_no)
                .is_some()
            {}
            if let Some(document) = waiting.peek_mut()
                && document.post_no == post_no
            {
                document.add(objects.get(pair.get(1)?)?);
            }
        }
        Ok(documents)
    }
}

impl Document {
    fn add(&mut self, object: ObjectTerms) {
        match object.object_type {
            ObjectType::Hashtag => self.hashtags.push(object.term),
            ObjectType::Link => {
                self.links.push(object.term);
                self.domains.extend(object.domain);
            }
            ObjectType::Mention => self.mentions.push(object.term),
            ObjectType::Domain => self.domains.push(object.term),
            // Ids that say no more are not searched for.
            ObjectType::Object | ObjectType::Image => {}
        }
    }
}

fn document_from_row(row: &Row<'_>) -> rusqlite::Result<Document> {
    let flags: u64 = row.get(7)?;
    Ok(Document {
        post_no: row.get(0)?,
        dataset_no: row.get(1)?,
        account_no: row.get(2)?,
        platform: platform(row.get(22)?),
        posted_at: posted_at(row.get(3)?, row.get(4)?, row.get(5)?),
        kind: Kind::from_code(row.get(6)?).unwrap_or(Kind::Original),
        is_repost: flags & flag::REPOST != 0,
        is_quote: flags & flag::QUOTE != 0,
        is_reply: flags & flag::REPLY != 0,
        direction: direction(flags),
        language_published: flags & flag::LANGUAGE_PUBLISHED != 0,
        language_no: row.get(8)?,
        guess_no: row.get(9)?,
        client_no: row.get(10)?,
        text: row.get(11)?,
        id: row.get(23)?,
        reply_to_post: row.get(24)?,
        reply_to_account: row.get(12)?,
        reposted_post: row.get(13)?,
        reposted_account: row.get(14)?,
        counts: Counts {
            quotes: row.get(15)?,
            replies: row.get(16)?,
            likes: row.get(17)?,
            reposts: row.get(18)?,
            views: row.get(21)?,
        },
        hashtags: Vec::new(),
        mentions: Vec::new(),
        domains: Vec::new(),
        links: Vec::new(),
        has_media: row.get(19)?,
        has_place: row.get(20)?,
    })
}

pub(super) fn direction(flags: u64) -> Direction {
    if flags & flag::RIGHT_TO_LEFT != 0 {
        Direction::Rtl
    } else {
        Direction::Ltr
    }
}

/// What one object adds to a document.
#[derive(Clone)]
struct ObjectTerms {
    object_type: ObjectType,
    term: Term,
    domain: Option<Term>,
}

fn object_terms(db: &Connection, object_no: ObjectNo) -> Result<ObjectTerms> {
    let mut statement = db.prepare_cached(
        "SELECT object.type, object.class_no, coalesce(object.folded, object.value),
                domain.object_no, domain.value
         FROM object LEFT JOIN object AS domain ON domain.object_no = object.domain_no
         WHERE object.object_no = :object_no",
    )?;
    let terms = statement.query_row(named_params! { ":object_no": object_no }, |row| {
        let domain: Option<ObjectNo> = row.get(3)?;
        let domain_value: Option<Arc<str>> = row.get(4)?;
        Ok(ObjectTerms {
            object_type: row.get(0)?,
            term: Term {
                class_no: row.get(1)?,
                text: row.get(2)?,
            },
            domain: domain
                .zip(domain_value)
                .map(|(class_no, text)| Term { class_no, text }),
        })
    })?;
    Ok(terms)
}
