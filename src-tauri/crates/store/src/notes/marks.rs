//! How far the reader has come with which posts.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Notes;
use crate::time::from_rfc3339;
use crate::{Result, rfc3339};

/// How far the reader has come with a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// Something is to be done with it.
    ToDo,
    /// It was looked at.
    Seen,
    /// What was to be done is done.
    Done,
}

impl Mark {
    /// The word under which it is kept.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Mark::ToDo => "toDo",
            Mark::Seen => "seen",
            Mark::Done => "done",
        }
    }

    fn from_name(name: &str) -> Option<Mark> {
        [Mark::ToDo, Mark::Seen, Mark::Done]
            .into_iter()
            .find(|mark| mark.name() == name)
    }
}

/// A mark on a post.
///
/// The post is named by its dataset's id and its own key, not by a number, so that marks outlive an import done anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkedPost {
    /// The saved search to which the mark belongs; empty for the general list.
    pub list: String,
    /// The dataset's id.
    pub dataset: String,
    /// The post's key: its published id, or file and record where there is none.
    pub post: String,
    /// The mark.
    pub mark: Mark,
    /// When it was made.
    pub at: DateTime<Utc>,
}

impl Notes {
    /// Marks a post (dataset, key) in a list, or with `None` takes its mark away. Gives the mark it had before.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`].
    pub fn set_mark(
        &self,
        list: &str,
        (dataset, post): (&str, &str),
        mark: Option<Mark>,
        at: DateTime<Utc>,
    ) -> Result<Option<MarkedPost>> {
        let tx = self.db.unchecked_transaction()?;
        let key = named_params! { ":list": list, ":dataset": dataset, ":post": post };
        let before = tx
            .query_row(
                "SELECT list, dataset, post, mark, at FROM mark
                 WHERE list = :list AND dataset = :dataset AND post = :post",
                key,
                marked_post,
            )
            .optional()?;
        match mark {
            Some(mark) => put(
                &tx,
                &MarkedPost {
                    list: list.to_owned(),
                    dataset: dataset.to_owned(),
                    post: post.to_owned(),
                    mark,
                    at,
                },
            )?,
            None => {
                tx.execute(
                    "DELETE FROM mark WHERE list = :list AND dataset = :dataset AND post = :post",
                    key,
                )?;
            }
        }
        tx.commit()?;
        Ok(before)
    }

    /// Puts marks back as they were.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`].
    pub fn put_marks_back(&self, marks: &[MarkedPost]) -> Result<()> {
        let tx = self.db.unchecked_transaction()?;
        for marked in marks {
            put(&tx, marked)?;
        }
        tx.commit()?;
        Ok(())
    }

    /// The marks of one list (the general one is named by the empty text), or with `None` of all: by list, then the
    /// latest first.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`].
    pub fn marks(&self, list: Option<&str>) -> Result<Vec<MarkedPost>> {
        let mut statement = self.db.prepare(
            "SELECT list, dataset, post, mark, at FROM mark WHERE :list IS NULL OR list = :list
             ORDER BY list, at DESC, dataset, post",
        )?;
        let rows = statement.query_map(named_params! { ":list": list }, marked_post)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many posts have which mark in which list: list, mark, posts.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`].
    pub fn count_marks(&self) -> Result<Vec<(String, Mark, u64)>> {
        let mut statement = self.db.prepare(
            "SELECT list, mark, count(*) FROM mark GROUP BY list, mark ORDER BY list, mark",
        )?;
        let rows =
            statement.query_map([], |row| Ok((row.get(0)?, mark_of(row, 1)?, row.get(2)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn put(db: &rusqlite::Connection, marked: &MarkedPost) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO mark (list, dataset, post, mark, at) VALUES (:list, :dataset, :post, :mark, :at)
         ON CONFLICT (list, dataset, post) DO UPDATE SET mark = excluded.mark, at = excluded.at",
    )?
    .execute(named_params! {
        ":list": marked.list,
        ":dataset": marked.dataset,
        ":post": marked.post,
        ":mark": marked.mark.name(),
        ":at": rfc3339(marked.at),
    })?;
    Ok(())
}

fn marked_post(row: &Row<'_>) -> rusqlite::Result<MarkedPost> {
    Ok(MarkedPost {
        list: row.get(0)?,
        dataset: row.get(1)?,
        post: row.get(2)?,
        mark: mark_of(row, 3)?,
        at: from_rfc3339(&row.get::<_, String>(4)?),
    })
}

/// A mark as it is kept; the table's check admits no other words.
fn mark_of(row: &Row<'_>, column: usize) -> rusqlite::Result<Mark> {
    let name: String = row.get(column)?;
    Mark::from_name(&name).ok_or_else(|| {
        rusqlite::Error::FromSqlConversionFailure(
            column,
            rusqlite::types::Type::Text,
            format!("no mark is called {name}").into(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    #[test]
    fn a_post_has_one_mark_in_each_list_and_it_outlives_the_program() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        let notes = Notes::open(&file).unwrap();
        let post = ("iran", "17");
        assert_eq!(
            notes
                .set_mark("boats", post, Some(Mark::ToDo), at(1))
                .unwrap(),
            None
        );
        let before = notes
            .set_mark("boats", post, Some(Mark::Done), at(2))
            .unwrap();
        assert_eq!(
            before.map(|one| (one.mark, one.at)),
            Some((Mark::ToDo, at(1)))
        );
        notes.set_mark("", post, Some(Mark::Seen), at(3)).unwrap();
        notes
            .set_mark("", ("iran", "?0123456789ab:4"), Some(Mark::Seen), at(4))
            .unwrap();
        drop(notes);

        let notes = Notes::open(&file).unwrap();
        let short = |marks: Vec<MarkedPost>| -> Vec<(String, String, Mark)> {
            marks
                .into_iter()
                .map(|one| (one.list, one.post, one.mark))
                .collect()
        };
        let row = |list: &str, post: &str, mark| (list.to_owned(), post.to_owned(), mark);
        assert_eq!(
            short(notes.marks(None).unwrap()),
            [
                row("", "?0123456789ab:4", Mark::Seen),
                row("", "17", Mark::Seen),
                row("boats", "17", Mark::Done),
            ]
        );
        assert_eq!(
            short(notes.marks(Some("boats")).unwrap()),
            [row("boats", "17", Mark::Done)]
        );
        assert_eq!(
            notes.count_marks().unwrap(),
            [
                (String::new(), Mark::Seen, 2),
                ("boats".into(), Mark::Done, 1)
            ]
        );
    }

    #[test]
    fn a_mark_taken_away_is_gone_and_can_be_put_back_as_it_was() {
        let notes = Notes::in_memory(std::path::Path::new("")).unwrap();
        notes
            .set_mark("", ("iran", "17"), Some(Mark::ToDo), at(1))
            .unwrap();
        let before = notes
            .set_mark("", ("iran", "17"), None, at(2))
            .unwrap()
            .unwrap();
        assert_eq!(notes.marks(None).unwrap(), []);
        assert_eq!(
            notes.set_mark("", ("iran", "17"), None, at(3)).unwrap(),
            None
        );
        notes.put_marks_back(std::slice::from_ref(&before)).unwrap();
        assert_eq!(notes.marks(None).unwrap(), [before]);
    }
}
