//! Tables with a row for each thing that a post shares.

use std::collections::HashSet;

use model::{Position, Post};
use rusqlite::{OptionalExtension, named_params};

use super::batch::Run;
use super::objects::shared_type;
use crate::{ObjectNo, ObjectType, PostNo, Result};

impl Run<'_> {
    /// Keeps a post, or what a further row about it names beside.
    pub(super) fn keep_share(&mut self, position: Position, post: &Post) -> Result<()> {
        self.group.has_shares = true;
        let Some(post_no) = self.post_no(post)? else {
            return self.keep_post(position, post);
        };
        let mut had = self.objects_of(post_no)?;
        let first = self.next_position(post_no)?;
        let mut next = first;
        let mut is_indexed = false;
        for (object_type, value, domain) in named(post) {
            let object = self.object(object_type, value, domain)?;
            if had.insert(object.no) {
                self.insert_pair(post_no, &mut next, object)?;
                is_indexed |= !matches!(object_type, ObjectType::Object | ObjectType::Image);
            }
        }
        if next == first {
            return self.count_duplicate(position, post);
        }
        self.kept += 1;
        // A post of this very transaction reaches readers, and the index, with all that it has.
        self.group.is_index_wrong |= is_indexed && post_no <= self.group.committed_post_no;
        let mut insert = self.db.prepare_cached(
            "INSERT INTO share (post_no, position, n_objects, file_no, record, line, byte)
             VALUES (:post_no, :position, :n_objects, :file_no, :record, :line, :byte)",
        )?;
        insert.execute(named_params! {
            ":post_no": post_no,
            ":position": first,
            ":n_objects": next - first,
            ":file_no": self.file_no,
            ":record": position.record,
            ":line": position.line,
            ":byte": position.byte,
        })?;
        Ok(())
    }

    /// The post with the same exact key. A marked key belongs to one record alone.
    fn post_no(&self, post: &Post) -> Result<Option<PostNo>> {
        if !post.key.is_exact() {
            return Ok(None);
        }
        let mut find = self.db.prepare_cached(
            "SELECT post_no FROM post WHERE dataset_no = :dataset_no AND key = :key",
        )?;
        let found = find.query_row(
            named_params! { ":dataset_no": self.group.dataset_no, ":key": post.key.as_str() },
            |row| row.get(0),
        );
        Ok(found.optional()?)
    }

    fn objects_of(&self, post_no: PostNo) -> Result<HashSet<ObjectNo>> {
        let mut find = self
            .db
            .prepare_cached("SELECT object_no FROM post_object WHERE post_no = :post_no")?;
        let rows = find.query_map(named_params! { ":post_no": post_no }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    fn next_position(&self, post_no: PostNo) -> Result<u64> {
        let mut find = self.db.prepare_cached(
            "SELECT coalesce(max(position) + 1, 0) FROM post_object WHERE post_no = :post_no",
        )?;
        Ok(find.query_row(named_params! { ":post_no": post_no }, |row| row.get(0))?)
    }
}

/// Everything that a record names as shared: type, value and, of a link, the domain.
fn named(post: &Post) -> impl Iterator<Item = (ObjectType, &str, Option<&str>)> {
    let hashtags = post.hashtags.iter();
    let links = post.links.iter();
    let mentions = post.mentions.iter();
    let shared = post.shared.iter();
    hashtags
        .map(|tag| (ObjectType::Hashtag, tag.as_str(), None))
        .chain(links.map(|link| (ObjectType::Link, link.url.as_str(), link.domain.as_deref())))
        .chain(mentions.map(|name| (ObjectType::Mention, name.as_str(), None)))
        .chain(shared.map(|shared| (shared_type(shared.kind), shared.id.as_str(), None)))
}
