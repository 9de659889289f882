//! Searches that the reader wants to find again.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::{MarkedPost, Notes};
use crate::time::from_rfc3339;
use crate::{Result, rfc3339};

/// A search that the reader wants to find again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// The name given to it, unique.
    pub name: String,
    /// What is to be shown: JSON that the store does not read.
    pub location: String,
    /// When it was saved.
    pub at: DateTime<Utc>,
}

impl Notes {
    /// Saves a search under a name, in place of one that had it; marks made under that name stay.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`].
    pub fn save_search(&self, name: &str, location: &str, at: DateTime<Utc>) -> Result<()> {
        self.db.execute(
            "INSERT INTO saved (name, location, at) VALUES (:name, :location, :at)
             ON CONFLICT (name) DO UPDATE SET location = excluded.location, at = excluded.at",
            named_params! { ":name": name, ":location": location, ":at": rfc3339(at) },
        )?;
        Ok(())
    }

    /// The saved searches, by name.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`].
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        let mut statement = self
            .db
            .prepare("SELECT name, location, at FROM saved ORDER BY name")?;
        let rows = statement.query_map([], saved_search)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One saved search; `None` if there is none of this name.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`].
    pub fn saved_search(&self, name: &str) -> Result<Option<SavedSearch>> {
        let found = self
            .db
            .query_row(
                "SELECT name, location, at FROM saved WHERE name = :name",
                named_params! { ":name": name },
                saved_search,
            )
            .optional()?;
        Ok(found)
    }

    /// Gives a saved search another name, which no other may have; its marks go with it. False if it is not there.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`], also where the new name is taken.
    pub fn rename_search(&self, name: &str, new_name: &str) -> Result<bool> {
        let tx = self.db.unchecked_transaction()?;
        let names = named_params! { ":name": name, ":new_name": new_name };
        let renamed = tx.execute(
            "UPDATE saved SET name = :new_name WHERE name = :name",
            names,
        )?;
        if renamed > 0 && name != new_name {
            // Marks that an earlier search of the new name has left behind are nobody's.
            tx.execute(
                "DELETE FROM mark WHERE list = :list",
                named_params! { ":list": new_name },
            )?;
            tx.execute("UPDATE mark SET list = :new_name WHERE list = :name", names)?;
        }
        tx.commit()?;
        Ok(renamed > 0)
    }

    /// Removes a saved search with its marks, and gives both; `None` if it is not there.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`].
    pub fn remove_search(&self, name: &str) -> Result<Option<(SavedSearch, Vec<MarkedPost>)>> {
        let tx = self.db.unchecked_transaction()?;
        let Some(search) = self.saved_search(name)? else {
            return Ok(None);
        };
        let marks = self.marks(Some(name))?;
        for sql in [
            "DELETE FROM saved WHERE name = :name",
            "DELETE FROM mark WHERE list = :name",
        ] {
            tx.execute(sql, named_params! { ":name": name })?;
        }
        tx.commit()?;
        Ok(Some((search, marks)))
    }
}

fn saved_search(row: &Row<'_>) -> rusqlite::Result<SavedSearch> {
    Ok(SavedSearch {
        name: row.get(0)?,
        location: row.get(1)?,
        at: from_rfc3339(&row.get::<_, String>(2)?),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::Mark;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn notes() -> Notes {
        let notes = Notes::in_memory(Path::new("")).unwrap();
        notes
            .save_search("boats", "{\"query\":\"boat\"}", at(5))
            .unwrap();
        notes
            .set_mark("boats", ("iran", "17"), Some(Mark::ToDo), at(6))
            .unwrap();
        notes
    }

    #[test]
    fn a_search_saved_again_is_replaced() {
        let notes = notes();
        notes
            .save_search("boats", "{\"query\":\"boats\"}", at(7))
            .unwrap();
        let saved = notes.saved_searches().unwrap();
        assert_eq!(saved.len(), 1);
        assert_eq!(saved[0].location, "{\"query\":\"boats\"}");
        assert_eq!(saved[0].at, at(7));
        assert_eq!(notes.marks(Some("boats")).unwrap().len(), 1);
    }

    #[test]
    fn a_renamed_search_keeps_its_marks() {
        let notes = notes();
        notes
            .set_mark("ships", ("iran", "18"), Some(Mark::Seen), at(6))
            .unwrap();
        assert!(notes.rename_search("boats", "ships").unwrap());
        assert!(notes.saved_search("boats").unwrap().is_none());
        assert_eq!(notes.marks(Some("boats")).unwrap(), []);
        let marks = notes.marks(Some("ships")).unwrap();
        assert_eq!((marks.len(), marks[0].post.as_str()), (1, "17"));
        assert!(notes.rename_search("ships", "ships").unwrap());
        assert_eq!(notes.marks(Some("ships")).unwrap().len(), 1);
        assert!(!notes.rename_search("boats", "other").unwrap());
    }

    #[test]
    fn a_name_that_is_taken_is_given_to_no_other_search() {
        let notes = notes();
        notes.save_search("ships", "{}", at(5)).unwrap();
        assert!(notes.rename_search("boats", "ships").is_err());
        assert_eq!(notes.saved_searches().unwrap().len(), 2);
        assert_eq!(notes.marks(Some("boats")).unwrap().len(), 1);
    }

    #[test]
    fn a_removed_search_takes_its_marks_along_and_gives_both_back() {
        let notes = notes();
        notes
            .set_mark("", ("iran", "17"), Some(Mark::Done), at(6))
            .unwrap();
        let (search, marks) = notes.remove_search("boats").unwrap().unwrap();
        assert_eq!((search.name.as_str(), marks.len()), ("boats", 1));
        assert_eq!(notes.saved_searches().unwrap(), []);
        assert_eq!(
            notes.marks(None).unwrap().len(),
            1,
            "that of the general list"
        );
        assert!(notes.remove_search("boats").unwrap().is_none());

        notes
            .save_search(&search.name, &search.location, search.at)
            .unwrap();
        notes.put_marks_back(&marks).unwrap();
        assert_eq!(notes.marks(Some("boats")).unwrap(), marks);
        assert_eq!(notes.saved_search("boats").unwrap(), Some(search));
    }
}
