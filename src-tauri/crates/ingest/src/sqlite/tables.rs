//! Which tables a database has.

use std::collections::HashSet;
use std::io;

use rusqlite::Connection;

use super::database::{Database, reason};
use super::{Listing, Place, Table};
use crate::source::{Abandoned, Damaged};

/// A database with more tables is none of published records.
const MAX_TABLES: usize = 1_000;

/// What full-text search and other virtual tables call the tables that they keep their content in.
const SHADOWS: [&str; 13] = [
    "data", "idx", "content", "docsize", "config", // FTS5
    "segments", "segdir", "stat", // FTS3 and FTS4
    "node", "parent", "rowid", // R-Tree
    "vocab", "instance",
];

/// Lists the tables in the order in which they were made.
///
/// # Errors
///
/// Only if the file cannot be read. A database that is damaged is listed as far as it goes.
pub(crate) fn list(place: Place) -> io::Result<Listing> {
    let mut listing = Listing::default();
    let database = match Database::open(place, Abandoned::default()) {
        Ok(database) => database,
        Err(error) => {
            listing.leave_out(None, as_reason(&Damaged::from_error(error)?));
            return Ok(listing);
        }
    };
    if database.is_damaged {
        let reason = "is a damaged SQLite database; what can be read of its tables is read";
        listing.leave_out(None, reason.to_owned());
    }
    let definitions = definitions(&database, &mut listing);
    listing.sort_out(&database, definitions);
    if listing.tables.is_empty() && listing.left_out.is_empty() {
        listing.leave_out(None, "is a SQLite database without tables".to_owned());
    }
    Ok(listing)
}

/// `the database cannot be opened (…)`, as the rest of a sentence about it.
fn as_reason(damage: &str) -> String {
    let rest = damage.strip_prefix("the database ").unwrap_or(damage);
    format!("is a SQLite database that {rest}")
}

/// A table as the schema defines it.
struct Definition {
    name: String,
    /// The page where its rows begin; 0 for a virtual table.
    root: i64,
    is_virtual: bool,
}

/// The definitions that can be read, without those of SQLite itself.
fn definitions(database: &Database, listing: &mut Listing) -> Vec<Definition> {
    let mut definitions = Vec::new();
    let mut read = || -> rusqlite::Result<()> {
        let sql = "SELECT name, rootpage, sql FROM main.sqlite_schema WHERE type = 'table' ORDER BY rowid";
        let mut statement = database.connection.prepare(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            database.has_row();
            let (Ok(name), Ok(root), Ok(sql)) = (
                row.get::<_, String>(0),
                row.get::<_, i64>(1),
                row.get::<_, String>(2),
            ) else {
                continue; // no definition that SQLite would write
            };
            if name.to_ascii_lowercase().starts_with("sqlite_") {
                continue;
            }
            let sql = sql.trim_start().to_ascii_uppercase();
            definitions.push(Definition {
                name,
                root,
                is_virtual: !sql.starts_with("CREATE TABLE"),
            });
        }
        Ok(())
    };
    if let Err(error) = read() {
        let problem = format!(
            "is a SQLite database whose tables cannot all be listed ({})",
            reason(&error)
        );
        listing.leave_out(None, problem);
    }
    definitions
}

impl Listing {
    fn leave_out(&mut self, table: Option<String>, reason: String) {
        self.left_out.push((table, reason));
    }

    fn sort_out(&mut self, database: &Database, definitions: Vec<Definition>) {
        let shadowed: Vec<String> = definitions
            .iter()
            .filter(|definition| definition.is_virtual)
            .map(|definition| definition.name.clone())
            .collect();
        let of_virtual = |name: &str| shadowed.iter().find(|owner| is_shadow(name, owner));
        let mut shadows = vec![0; shadowed.len()];
        let mut roots = HashSet::new();
        for definition in definitions {
            if definition.is_virtual {
                continue;
            }
            if let Some(owner) = of_virtual(&definition.name) {
                let idx = shadowed.iter().position(|name| name == owner);
                shadows[idx.unwrap_or_default()] += 1;
            } else if self.tables.len() == MAX_TABLES {
                let reason = format!("has more than {MAX_TABLES} tables; the others are not read");
                self.leave_out(None, reason);
                break;
            } else if !roots.insert(definition.root) {
                let reason = "shares its rows with another table, as no program makes it";
                self.leave_out(Some(definition.name), reason.to_owned());
            } else {
                match table(&database.connection, &definition.name) {
                    Ok(table) => self.tables.push(table),
                    Err(error) => {
                        let problem = format!("cannot be read ({})", reason(&error));
                        self.leave_out(Some(definition.name), problem);
                    }
                }
            }
        }
        for (name, n_shadows) in shadowed.into_iter().zip(shadows) {
            self.leave_out(Some(name), virtual_reason(n_shadows));
        }
    }
}

fn virtual_reason(n_shadows: usize) -> String {
    let index = "is a virtual table, an index over others";
    match n_shadows {
        0 => format!("{index}; it is not read"),
        1 => format!("{index}; it and the table it is kept in are not read"),
        n => format!("{index}; it and the {n} tables it is kept in are not read"),
    }
}

/// Whether a table is one of those that a virtual table keeps its content in.
fn is_shadow(name: &str, owner: &str) -> bool {
    let rest = name
        .split_at_checked(owner.len())
        .filter(|(start, _)| start.eq_ignore_ascii_case(owner))
        .and_then(|(_, rest)| rest.strip_prefix('_'));
    rest.is_some_and(|rest| {
        SHADOWS
            .iter()
            .any(|shadow| rest.eq_ignore_ascii_case(shadow))
    })
}

fn table(db: &Connection, name: &str) -> rusqlite::Result<Table> {
    let (mut columns, mut all) = (Vec::new(), HashSet::new());
    db.pragma(Some("main"), "table_xinfo", name, |row| {
        let column: String = row.get("name")?;
        all.insert(column.to_ascii_lowercase());
        // 1: hidden in a virtual table. 2: generated when it is asked for.
        let hidden: i64 = row.get("hidden")?;
        if matches!(hidden, 0 | 3) {
            columns.push(column);
        }
        Ok(())
    })?;
    let mut table = Table {
        name: name.to_owned(),
        columns,
        row_id: None,
    };
    // Preparing finds what is wrong with the definition; and a table without row ids has no column of these names.
    db.prepare(&table.select(None))?;
    table.row_id = ["rowid", "_rowid_", "oid"]
        .into_iter()
        .find(|alias| !all.contains(*alias))
        .filter(|alias| db.prepare(&table.select(Some(alias))).is_ok());
    Ok(table)
}

impl Table {
    /// The statement that gives the rows, the row id first (0 where there is none) and then the columns; with row ids,
    /// those from `?1` on.
    ///
    /// Fractions are given as the text that SQLite makes of them. No index is used, since it might be damaged or lie.
    pub(super) fn select(&self, row_id: Option<&str>) -> String {
        let columns: Vec<String> = self
            .columns
            .iter()
            .map(|name| {
                let name = quoted(name);
                format!("CASE typeof({name}) WHEN 'real' THEN CAST({name} AS TEXT) ELSE {name} END")
            })
            .collect();
        let (columns, table) = (columns.join(", "), quoted(&self.name));
        match row_id {
            Some(id) => format!(
                "SELECT {id}, {columns} FROM main.{table} NOT INDEXED WHERE {id} >= ?1 ORDER BY {id}"
            ),
            None => format!("SELECT 0, {columns} FROM main.{table} NOT INDEXED"),
        }
    }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_behind_an_index_are_told_by_its_name() {
        assert!(is_shadow("ads_fts_data", "ads_fts"));
        assert!(is_shadow("ADS_FTS_Content", "ads_fts"));
        assert!(!is_shadow("ads_fts_notes", "ads_fts"));
        assert!(!is_shadow("ads_data", "ads_fts"));
        assert!(!is_shadow("ads_fts", "ads_fts"));
        assert!(!is_shadow("ädata", "ä"));
    }
}
