//! The rows of a table, as a stream of CSV.

use std::io::{self, Read};

use rusqlite::types::ValueRef;
use rusqlite::{Row, Statement};

use super::cells::Lines;
use super::database::Database;
use super::{Place, Table};
use crate::source::{Damaged, Pipe, piped};

/// Reading ends at the damage after so many others that could be stepped over.
const MAX_GAPS: usize = 100;

/// Opens the table as CSV. The database is read in a thread of its own, as fast as the content is taken.
///
/// `damage` is what is known to be wrong with the database already; it is told at the end.
///
/// # Errors
///
/// Only if the system gives no thread.
pub(crate) fn read(
    place: Place,
    table: Table,
    damage: Option<String>,
) -> io::Result<Box<dyn Read + Send>> {
    piped(move |out| {
        let database = Database::open(place, out.abandoned.clone())?;
        let mut lines = Lines::new(out);
        lines.header(&table.columns)?;
        match table.row_id {
            Some(row_id) => by_row_id(&database, &table, row_id, &mut lines)?,
            None => in_one_pass(&database, &table, &mut lines)?,
        }
        match damage {
            Some(damage) => Err(Damaged(damage).into_error()),
            None => Ok(()),
        }
    })
}

/// Why rows end early.
enum Stop {
    /// Of reading.
    Reading(io::Error),
    /// Of handing over, since nobody takes.
    Writing(io::Error),
}

fn in_one_pass(database: &Database, table: &Table, lines: &mut Lines<&mut Pipe>) -> io::Result<()> {
    let cannot = |error: rusqlite::Error| database.worded(&error, "cannot be read to its end");
    let mut statement = database
        .connection
        .prepare(&table.select(None))
        .map_err(cannot)?;
    let mut rows = statement.query([]).map_err(cannot)?;
    while let Some(row) = rows.next().map_err(cannot)? {
        database.has_row();
        write(row, table.columns.len(), lines)?;
    }
    Ok(())
}

/// Reads rows in the order of their ids. Where the database is damaged, goes on at the next row that can be read.
fn by_row_id(
    database: &Database,
    table: &Table,
    row_id: &str,
    lines: &mut Lines<&mut Pipe>,
) -> io::Result<()> {
    let sql = table.select(Some(row_id));
    let cannot = |error: rusqlite::Error| database.worded(&error, "cannot be read");
    let mut statement = database.connection.prepare(&sql).map_err(cannot)?;
    let mut next = Some(i64::MIN);
    let mut gaps: Vec<i64> = Vec::new();
    while let Some(start) = next {
        let mut after = start;
        let stop = scan(database, table, &mut statement, &mut after, lines);
        next = match stop {
            Ok(()) => None,
            Err(Stop::Writing(error)) => return Err(error),
            Err(Stop::Reading(error)) => {
                // The disk's failure is none of the database.
                Damaged::from_error(error)?;
                gaps.push(after);
                match gaps.len() > MAX_GAPS {
                    true => None,
                    false => next_readable(database, &mut statement, after),
                }
            }
        };
    }
    match gaps[..] {
        [] => Ok(()),
        _ => Err(Damaged(gaps_in_words(table, row_id, &gaps)).into_error()),
    }
}

fn gaps_in_words(table: &Table, row_id: &str, gaps: &[i64]) -> String {
    let name = &table.name;
    let first = match gaps[0] {
        i64::MIN => "from the first on".to_owned(),
        after => format!("from {row_id} {after} on"),
    };
    let more = match gaps.len() {
        1 => String::new(),
        n if n > MAX_GAPS => format!(", at {MAX_GAPS} more places, and from there on to the end"),
        n => format!(" and at {} more places", n - 1),
    };
    format!("the database is damaged: rows of its table {name} cannot be read, {first}{more}")
}

/// Writes the rows from the id `after` on, and leaves there the id from which nothing is known.
fn scan(
    database: &Database,
    table: &Table,
    statement: &mut Statement<'_>,
    after: &mut i64,
    lines: &mut Lines<&mut Pipe>,
) -> Result<(), Stop> {
    let cannot = |error: rusqlite::Error| Stop::Reading(database.worded(&error, "cannot be read"));
    let mut rows = statement.query([*after]).map_err(cannot)?;
    while let Some(row) = rows.next().map_err(cannot)? {
        database.has_row();
        let id: i64 = row.get(0).map_err(cannot)?;
        // Pages that lead in a circle give the same rows for ever.
        if id < *after {
            let wrong = Damaged("the rows of the database are out of order".to_owned());
            return Err(Stop::Reading(wrong.into_error()));
        }
        write(row, table.columns.len(), lines).map_err(Stop::Writing)?;
        match id.checked_add(1) {
            Some(next) => *after = next,
            None => break,
        }
    }
    Ok(())
}

fn write(row: &Row<'_>, n: usize, lines: &mut Lines<&mut Pipe>) -> io::Result<()> {
    // The first is the row id. Its number of columns is that of the statement, so that none is missing.
    lines.row(n, |idx| {
        let cell = row.get_ref(idx + 1);
        Ok(cell.unwrap_or(ValueRef::Null))
    })
}

/// What asking for the row at an id or behind it gives.
enum Probe {
    Row(i64),
    NoRow,
    Broken,
}

/// The first row that can be read behind an id at which none can: looks further and further away, and then nearer.
fn next_readable(database: &Database, statement: &mut Statement<'_>, broken: i64) -> Option<i64> {
    let mut probe = |id: i64| match statement.query([id]) {
        Ok(mut rows) => match rows.next() {
            Ok(Some(row)) => match row.get(0) {
                Ok(found) if found >= id => {
                    database.has_row();
                    Probe::Row(found)
                }
                _ => Probe::Broken,
            },
            Ok(None) => Probe::NoRow,
            Err(_) => Probe::Broken,
        },
        Err(_) => Probe::Broken,
    };
    let (mut low, mut high, mut distance) = (broken, broken.checked_add(1)?, 1_i64);
    while let Probe::Broken = probe(high) {
        low = high;
        distance = distance.saturating_mul(2);
        high = low.checked_add(distance)?;
    }
    // `low` is broken, `high` is not.
    while high.wrapping_sub(low) as u64 > 1 {
        let middle = low.midpoint(high);
        match probe(middle) {
            Probe::Broken => low = middle,
            Probe::Row(_) | Probe::NoRow => high = middle,
        }
    }
    match probe(high) {
        Probe::Row(found) => Some(found),
        Probe::NoRow | Probe::Broken => None,
    }
}
