//! The cells of one post's row, read one by one.

use model::{Key, Link, Post, PostedAt};

use super::columns::{Column, Columns};
use super::extra::Extra;
use crate::csv::Row;
use crate::formats::values::ids::Id;
use crate::formats::values::lists::{self, Items};
use crate::formats::values::{counts, languages, times};
use crate::notes::{Kind, Notes};

/// Reads cells, and gathers what has to be noted and kept on the way.
pub(super) struct Cells<'a> {
    columns: &'a Columns,
    row: &'a Row,
    extra: Extra<'a>,
    notes: Vec<Kind>,
    repaired: bool,
}

/// What a post holds in lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    pub(super) hashtags: Vec<String>,
    pub(super) links: Vec<Link>,
    pub(super) mentions: Vec<String>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(columns: &'a Columns, row: &'a Row) -> Self {
        Self {
            columns,
            row,
            extra: Extra::new(columns, row, |column| {
                column.is_none_or(|column| !column.is_account())
            }),
            notes: Vec::new(),
            repaired: !row.mended.is_empty(),
        }
    }

    /// The published text of a column; empty where there is none.
    pub(super) fn get(&self, column: Column) -> &'a str {
        self.columns.get(self.row, column)
    }

    pub(super) fn text(&self, column: Column) -> Option<String> {
        let cell = self.get(column);
        (!cell.is_empty()).then(|| cell.to_owned())
    }

    pub(super) fn key(&mut self, file_sha256: &str) -> Key {
        let cell = self.get(Column::TweetId);
        let record = self.row.record;
        let key = match Id::read(cell) {
            Id::Exact(id) => Key::exact(id),
            Id::Repaired(id) => {
                self.repaired = true;
                self.notes.push(Kind::IdRepaired);
                Key::exact(id)
            }
            Id::Destroyed(published) => {
                self.notes.push(Kind::IdDestroyed);
                Key::marked(file_sha256, record, published)
            }
            Id::Missing => {
                self.notes.push(Kind::MissingId);
                Key::marked(file_sha256, record, "")
            }
        };
        if key.published().unwrap_or(key.as_str()) != cell {
            self.extra.keep(Column::TweetId);
        }
        key
    }

    /// The id of another post or account. A destroyed one stays as published, so that it equals no id.
    pub(super) fn reference(&mut self, column: Column) -> Option<String> {
        let cell = self.get(column);
        let id = match Id::read(cell) {
            Id::Missing => None,
            Id::Exact(id) => Some(id),
            Id::Repaired(id) => {
                self.repaired = true;
                self.notes.push(Kind::IdRepaired);
                Some(id)
            }
            Id::Destroyed(published) => {
                self.notes.push(Kind::ReferenceDestroyed);
                Some(published)
            }
        };
        if id.unwrap_or_default() != cell {
            self.extra.keep(column);
        }
        id.map(str::to_owned)
    }

    pub(super) fn posted_at(&mut self, key: &Key) -> Option<PostedAt> {
        let cell = self.get(Column::Time);
        let id = key.is_exact().then(|| key.as_str());
        let (at, note) = times::posted_at(times::Cell::read(cell), id);
        self.notes.extend(note);
        if at.is_none() && !cell.is_empty() || at.is_some() && !times::is_published_minute(cell) {
            self.extra.keep(Column::Time);
        }
        at
    }

    /// Whether the post passes on another one: as the column says, or, where it says nothing, as the other columns
    /// and the text show.
    pub(super) fn is_repost(&mut self, has_reposted_post: bool) -> bool {
        let cell = self.get(Column::IsRetweet);
        let is = |words: &[&str]| {
            words
                .iter()
                .any(|word| cell.trim().eq_ignore_ascii_case(word))
        };
        if is(&["true", "1", "yes", "1.0", "t", "y"]) {
            return true;
        }
        if is(&["false", "0", "no", "0.0", "f", "n"]) {
            return false;
        }
        self.extra.keep(Column::IsRetweet);
        has_reposted_post || begins_as_repost(self.get(Column::Text))
    }

    pub(super) fn language(&mut self) -> Option<String> {
        let cell = self.get(Column::Language);
        let tag = languages::to_bcp_47(cell);
        if tag.as_deref().map(languages::published).unwrap_or_default() != cell {
            self.extra.keep(Column::Language);
        }
        tag
    }

    pub(super) fn count(&mut self, column: Column) -> Option<u64> {
        let cell = self.get(column);
        if !counts::is_plain(cell) {
            self.extra.keep(column);
        }
        counts::read(cell, &mut self.notes)
    }

    /// Latitude and longitude, unless both are the word `absent` or nothing.
    pub(super) fn place(&mut self) -> Option<(String, String)> {
        let (latitude, longitude) = (self.get(Column::Latitude), self.get(Column::Longitude));
        let is_absent = |cell: &str| matches!(cell, "" | "absent");
        if !is_absent(latitude) || !is_absent(longitude) {
            return Some((latitude.to_owned(), longitude.to_owned()));
        }
        for (column, cell) in [(Column::Latitude, latitude), (Column::Longitude, longitude)] {
            if cell.is_empty() {
                self.extra.keep(column);
            }
        }
        None
    }

    /// Hashtags, links and mentions: from their columns, or from the text where the file has no such column.
    pub(super) fn lists(&mut self) -> Lists {
        let mut lists = Lists::default();
        let has = |column| self.columns.has(column);
        let (hashtags, links, mentions) = (
            has(Column::Hashtags),
            has(Column::Urls),
            has(Column::Mentions),
        );
        if !(hashtags && links && mentions) {
            for entity in text::entities(self.get(Column::Text)) {
                match entity.kind {
                    text::EntityKind::Hashtag if !hashtags => lists.hashtags.push(entity.value),
                    text::EntityKind::Link if !links => lists.links.push(link(entity.value)),
                    text::EntityKind::Mention if !mentions => lists.mentions.push(entity.value),
                    _ => {}
                }
            }
        }
        if hashtags {
            lists.hashtags = self.list(Column::Hashtags, Items::Words);
        }
        if links {
            lists.links = self
                .list(Column::Urls, Items::Links)
                .into_iter()
                .map(link)
                .collect();
        }
        if mentions {
            lists.mentions = self.list(Column::Mentions, Items::Words);
        }
        if !matches!(self.get(Column::Poll), "" | "[]") {
            self.extra.keep(Column::Poll);
        }
        lists
    }

    fn list(&mut self, column: Column, items: Items) -> Vec<String> {
        let (list, understood) = lists::read(self.get(column), items);
        if !understood {
            self.notes.push(Kind::UnreadableList);
            self.extra.keep(column);
        }
        list
    }

    /// Puts what has to be kept into the post and passes the notes on. Says whether something was mended.
    pub(super) fn finish(self, post: &mut Post, notes: &mut Notes) -> bool {
        post.extra = self.extra.finish();
        for kind in self.notes {
            notes.add(kind, self.row.record);
        }
        self.repaired
    }
}

fn link(url: String) -> Link {
    Link {
        domain: text::registered_domain(&url),
        url,
    }
}

/// Whether a text begins `RT @name:`, as Twitter wrote reposts out.
pub(in crate::formats) fn begins_as_repost(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("RT @") else {
        return false;
    };
    // The name may be a hash, as in `RT @vb+Lh…=:`.
    let is_name = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'+' | b'=');
    let name = rest.bytes().take_while(is_name).count();
    name > 0 && rest.as_bytes().get(name) == Some(&b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repost_is_told_by_its_beginning() {
        assert!(begins_as_repost("RT @some_one1: hello"));
        assert!(begins_as_repost(
            "RT @vb+LhxwPwUc6HIMuwuy9yk6sagFdDIkgu0KP4A9dkQ=: hello"
        ));
        for text in ["RT @: x", "RT @a b: x", "rt @a: x", " RT @a: x", "RT @a"] {
            assert!(!begins_as_repost(text), "{text}");
        }
    }
}
