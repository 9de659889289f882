//! What posts share: hashtags, links and their domains, mentions; and the names of clients and languages.

use std::collections::BTreeMap;

use model::{Post, SharedKind};
use rusqlite::{Connection, OptionalExtension, named_params, params};

use super::batch::Run;
use super::caches::Object;
use crate::{ClientNo, LanguageNo, ObjectNo, ObjectType, PostNo, Result};

pub(super) const INSERT_PAIR: &str = "INSERT INTO post_object (post_no, position, object_no) VALUES (:post_no, :position, :object_no)";

impl Run<'_> {
    /// Keeps the hashtags of a post, its links, its mentions and what else it shares, in the published order.
    pub(super) fn insert_objects(&mut self, post_no: PostNo, post: &Post) -> Result<()> {
        let mut position = 0;
        for hashtag in &post.hashtags {
            let object = self.object(ObjectType::Hashtag, hashtag, None)?;
            self.insert_pair(post_no, &mut position, object)?;
        }
        for link in &post.links {
            let object = self.object(ObjectType::Link, &link.url, link.domain.as_deref())?;
            self.insert_pair(post_no, &mut position, object)?;
        }
        for mention in &post.mentions {
            let object = self.object(ObjectType::Mention, mention, None)?;
            self.insert_pair(post_no, &mut position, object)?;
        }
        for shared in &post.shared {
            let object = self.object(shared_type(shared.kind), &shared.id, None)?;
            self.insert_pair(post_no, &mut position, object)?;
        }
        Ok(())
    }

    pub(super) fn insert_pair(
        &mut self,
        post_no: PostNo,
        position: &mut u64,
        object: Object,
    ) -> Result<()> {
        self.insert_pair
            .execute(params![post_no, *position, object.no])?;
        *position += 1;
        for used in [Some(object.no), object.domain_no].into_iter().flatten() {
            *self.group.uses.entry(used).or_default() += 1;
        }
        Ok(())
    }

    pub(super) fn object(
        &mut self,
        object_type: ObjectType,
        value: &str,
        domain: Option<&str>,
    ) -> Result<Object> {
        if let Some(object) = self.caches.object(object_type, value) {
            return Ok(object);
        }
        let domain_no = match domain {
            Some(domain) => Some(self.object(ObjectType::Domain, domain, None)?.no),
            None => None,
        };
        let folded = match object_type {
            ObjectType::Hashtag => Some((self.fold)(value)),
            ObjectType::Mention => Some(value.to_lowercase()),
            ObjectType::Link | ObjectType::Domain | ObjectType::Object | ObjectType::Image => None,
        };
        let next = ObjectNo(self.group.last_object_no + 1);
        let class_no = match &folded {
            Some(folded) => self.class_no(object_type, folded)?.unwrap_or(next),
            None => next,
        };
        let mut insert = self.db.prepare_cached(
            "INSERT INTO object (object_no, type, value, folded, class_no, domain_no)
             VALUES (:object_no, :type, :value, :folded, :class_no, :domain_no)
             ON CONFLICT (type, value) DO NOTHING",
        )?;
        let inserted = insert.execute(params![
            next,
            object_type as u64,
            value,
            folded,
            class_no,
            domain_no
        ])?;
        let object = if inserted > 0 {
            self.group.last_object_no += 1;
            Object {
                no: next,
                domain_no,
            }
        } else {
            self.stored_object(object_type, value)?
        };
        self.caches.remember_object(object_type, value, object);
        Ok(object)
    }

    fn stored_object(&self, object_type: ObjectType, value: &str) -> Result<Object> {
        let mut find = self.db.prepare_cached(
            "SELECT object_no, domain_no FROM object WHERE type = :type AND value = :value",
        )?;
        let object = find.query_row(
            named_params! { ":type": object_type as u64, ":value": value },
            |row| {
                Ok(Object {
                    no: row.get(0)?,
                    domain_no: row.get(1)?,
                })
            },
        )?;
        Ok(object)
    }

    /// The first object with this folded form.
    fn class_no(&self, object_type: ObjectType, folded: &str) -> Result<Option<ObjectNo>> {
        let mut statement = self.db.prepare_cached(
            "SELECT class_no FROM object WHERE type = :type AND folded = :folded LIMIT 1",
        )?;
        let class_no = statement
            .query_row(
                named_params! { ":type": object_type as u64, ":folded": folded },
                |row| row.get(0),
            )
            .optional()?;
        Ok(class_no)
    }

    pub(super) fn language_no(&mut self, tag: Option<&str>) -> Result<Option<LanguageNo>> {
        let Some(tag) = tag else {
            return Ok(None);
        };
        if let Some(language_no) = self.caches.languages.get(tag) {
            return Ok(Some(*language_no));
        }
        self.db.execute(
            "INSERT INTO language (tag) VALUES (:tag) ON CONFLICT (tag) DO NOTHING",
            named_params! { ":tag": tag },
        )?;
        let language_no = self.db.query_row(
            "SELECT language_no FROM language WHERE tag = :tag",
            named_params! { ":tag": tag },
            |row| row.get(0),
        )?;
        self.caches.languages.insert(tag.into(), language_no);
        Ok(Some(language_no))
    }

    pub(super) fn client_no(&mut self, name: Option<&str>) -> Result<Option<ClientNo>> {
        let Some(name) = name else {
            return Ok(None);
        };
        if let Some(client_no) = self.caches.clients.get(name) {
            return Ok(Some(*client_no));
        }
        self.db.execute(
            "INSERT INTO client (name) VALUES (:name) ON CONFLICT (name) DO NOTHING",
            named_params! { ":name": name },
        )?;
        let client_no = self.db.query_row(
            "SELECT client_no FROM client WHERE name = :name",
            named_params! { ":name": name },
            |row| row.get(0),
        )?;
        self.caches.clients.insert(name.into(), client_no);
        Ok(Some(client_no))
    }
}

/// The type of object under which a shared thing is kept.
pub(super) fn shared_type(kind: SharedKind) -> ObjectType {
    match kind {
        SharedKind::Object => ObjectType::Object,
        SharedKind::Image => ObjectType::Image,
    }
}

/// Writes how often each object was used in a transaction.
pub(super) fn write_uses(db: &Connection, uses: &BTreeMap<ObjectNo, u64>) -> Result<()> {
    let mut statement =
        db.prepare_cached("UPDATE object SET n_uses = n_uses + :n WHERE object_no = :object_no")?;
    for (object_no, n) in uses {
        statement.execute(params![n, object_no])?;
    }
    Ok(())
}
