//! The reader's own events: days or moments with a label, to be marked on timelines.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row, named_params};

use super::Notes;
use crate::time::from_rfc3339;
use crate::{Result, rfc3339};

/// Something that happened, as the reader noted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number, kept when it is removed and put back.
    pub no: u64,
    /// When: a day (`2020-10-08`), which is that day in every zone, or a moment (RFC 3339, UTC).
    pub at: String,
    /// What happened.
    pub label: String,
    /// When it was noted.
    pub noted_at: DateTime<Utc>,
}

impl Notes {
    /// The events, the earliest first.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`].
    pub fn events(&self) -> Result<Vec<Event>> {
        let mut statement = self
            .db
            .prepare("SELECT no, at, label, noted_at FROM event ORDER BY at, label, no")?;
        let rows = statement.query_map([], event)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Notes events (when, what), all or none of them, and gives their numbers.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`].
    pub fn add_events(
        &self,
        events: &[(String, String)],
        noted_at: DateTime<Utc>,
    ) -> Result<Vec<u64>> {
        let tx = self.db.unchecked_transaction()?;
        let mut numbers = Vec::with_capacity(events.len());
        for (at, label) in events {
            tx.prepare_cached(
                "INSERT INTO event (at, label, noted_at) VALUES (:at, :label, :noted_at)",
            )?
            .execute(named_params! {
                ":at": at, ":label": label, ":noted_at": rfc3339(noted_at)
            })?;
            numbers.push(u64::try_from(tx.last_insert_rowid()).unwrap_or_default());
        }
        tx.commit()?;
        Ok(numbers)
    }

    /// Gives an event another time and label. False if it is not there.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`].
    pub fn change_event(&self, no: u64, at: &str, label: &str) -> Result<bool> {
        let changed = self.db.execute(
            "UPDATE event SET at = :at, label = :label WHERE no = :no",
            named_params! { ":no": no, ":at": at, ":label": label },
        )?;
        Ok(changed > 0)
    }

    /// Removes events, and gives those that were there.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`].
    pub fn remove_events(&self, numbers: &[u64]) -> Result<Vec<Event>> {
        let tx = self.db.unchecked_transaction()?;
        let mut removed = Vec::new();
        for no in numbers {
            let found = tx
                .query_row(
                    "DELETE FROM event WHERE no = :no RETURNING no, at, label, noted_at",
                    named_params! { ":no": no },
                    event,
                )
                .optional()?;
            removed.extend(found);
        }
        tx.commit()?;
        Ok(removed)
    }

    /// Puts events back under their numbers; one that is there already stays as it is.
    ///
    /// # Errors
    ///
    /// [`crate::Error::DiskFull`], [`crate::Error::Database`].
    pub fn put_events_back(&self, events: &[Event]) -> Result<()> {
        let tx = self.db.unchecked_transaction()?;
        for event in events {
            tx.execute(
                "INSERT OR IGNORE INTO event (no, at, label, noted_at)
                 VALUES (:no, :at, :label, :noted_at)",
                named_params! {
                    ":no": event.no,
                    ":at": event.at,
                    ":label": event.label,
                    ":noted_at": rfc3339(event.noted_at),
                },
            )?;
        }
        tx.commit()?;
        Ok(())
    }
}

fn event(row: &Row<'_>) -> rusqlite::Result<Event> {
    Ok(Event {
        no: row.get(0)?,
        at: row.get(1)?,
        label: row.get(2)?,
        noted_at: from_rfc3339(&row.get::<_, String>(3)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(second, 0).unwrap()
    }

    fn pair(at: &str, label: &str) -> (String, String) {
        (at.to_owned(), label.to_owned())
    }

    fn short(notes: &Notes) -> Vec<(u64, String, String)> {
        let events = notes.events().unwrap().into_iter();
        events.map(|one| (one.no, one.at, one.label)).collect()
    }

    #[test]
    fn events_are_kept_in_order_of_time_and_can_be_changed() {
        let dir = tempfile::tempdir().unwrap();
        let file = dir.path().join("notes.sqlite");
        let notes = Notes::open(&file).unwrap();
        let events = [
            pair("2020-10-08", "release"),
            pair("2018-08-21T12:30:00Z", "پیش از آن"),
        ];
        assert_eq!(notes.add_events(&events, at(1)).unwrap(), [1, 2]);
        assert!(notes.change_event(1, "2020-10-09", "day after").unwrap());
        assert!(!notes.change_event(9, "2020-10-09", "nobody").unwrap());
        drop(notes);

        let notes = Notes::open(&file).unwrap();
        assert_eq!(
            short(&notes),
            [
                (2, "2018-08-21T12:30:00Z".to_owned(), "پیش از آن".to_owned()),
                (1, "2020-10-09".to_owned(), "day after".to_owned()),
            ]
        );
    }

    #[test]
    fn what_is_removed_can_be_put_back_under_its_number_and_no_number_is_given_twice() {
        let notes = Notes::in_memory(std::path::Path::new("")).unwrap();
        let events = [pair("2020-01-01", "one"), pair("2020-01-02", "two")];
        notes.add_events(&events, at(1)).unwrap();
        let removed = notes.remove_events(&[2, 7]).unwrap();
        assert_eq!(removed.len(), 1);
        assert_eq!(
            notes
                .add_events(&[pair("2020-01-03", "three")], at(2))
                .unwrap(),
            [3]
        );
        notes.put_events_back(&removed).unwrap();
        notes.put_events_back(&removed).unwrap();
        assert_eq!(
            short(&notes)
                .into_iter()
                .map(|(no, _, label)| (no, label))
                .collect::<Vec<_>>(),
            [
                (1, "one".to_owned()),
                (2, "two".to_owned()),
                (3, "three".to_owned())
            ]
        );
    }
}
