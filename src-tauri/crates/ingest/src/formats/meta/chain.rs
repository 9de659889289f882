//! The second family: where in the chain of an operation something was used, and what it was.

use model::Stage;

use super::entry::{Column, Entry};
use super::listed::cells;
use crate::csv::Row;
use crate::formats::{Parsed, RowParser, Setting};
use crate::notes::{Kind, Notes};

/// The columns that all these tables have.
const COLUMNS: [(&str, Column); 4] = [
    ("tactic", Column::Tactic),
    ("technique", Column::Technique),
    ("procedure", Column::Procedure),
    ("indicator", Column::Value),
];

/// Names of the fifth column; `Commernts` stands in a published file.
const REMARKS: [&str; 5] = ["comments", "commernts", "comment", "note", "notes"];

/// Whether these columns are those of such a table.
pub(super) fn claims(names: &[String]) -> bool {
    COLUMNS
        .iter()
        .all(|(_, wanted)| names.iter().any(|name| column(name) == *wanted))
}

/// Whether these are the columns of a published table: four, or five with one for remarks.
pub(super) fn is_published(header: &[String]) -> bool {
    let names = crate::formats::normal_names(header);
    let is_remark = |name: &String| REMARKS.contains(&name.as_str());
    names.len() <= 5
        && names.len() >= COLUMNS.len()
        && names
            .iter()
            .zip(COLUMNS)
            .all(|(name, (known, _))| name == known)
        && names.get(4).is_none_or(is_remark)
}

/// What a column is; its name may stand in the plural.
fn column(label: &str) -> Column {
    let name = label.trim().to_lowercase();
    let singular = name.strip_suffix('s').unwrap_or(&name);
    let known = COLUMNS.iter().find(|(known, _)| *known == singular);
    match known {
        Some((_, column)) => *column,
        None if REMARKS.contains(&name.as_str()) => Column::Comment,
        None => Column::Keep,
    }
}

/// Reads the rows of a table, each with the help of those above it.
pub(super) struct Rows {
    columns: Vec<(String, Column)>,
    /// The stage of the row above.
    above: Stage,
}

impl Rows {
    pub(super) fn new(setting: &Setting<'_>) -> Self {
        let mut columns: Vec<(String, Column)> = Vec::new();
        for label in setting.labels {
            let column = column(label);
            // Of two columns that could be the same the first one is.
            let is_new = columns.iter().all(|(_, other)| *other != column);
            let column = if is_new { column } else { Column::Keep };
            columns.push((label.clone(), column));
        }
        Self {
            columns,
            above: Stage::default(),
        }
    }

    fn entry<'a>(&'a self, row: &'a Row) -> Entry<'a> {
        Entry {
            record: row.record,
            cells: cells(&self.columns, row),
            stage: None,
            may_be_figure: true,
        }
    }
}

impl RowParser for Rows {
    fn note_file(&self, _: &mut Notes) {}

    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String> {
        let mut entry = self.entry(row);
        let stated = entry.stated_stage();
        let stage = filled(&stated, &self.above);
        if stage != stated {
            notes.add(Kind::FilledFromAbove, row.record);
        }
        entry.stage = Some(stage.clone());
        let parsed = entry.read(notes);
        self.above = stage;
        parsed
    }

    fn needs_rows_above(&self) -> bool {
        true
    }

    fn pass_over(&mut self, row: &Row) {
        self.above = filled(&self.entry(row).stated_stage(), &self.above);
    }
}

/// A stage whose blank parts are those of the row above, as far as the row says that it goes on with it.
fn filled(stated: &Stage, above: &Stage) -> Stage {
    let is_blank =
        stated.tactic.is_none() && stated.technique.is_none() && stated.procedure.is_none();
    if is_blank {
        return above.clone();
    }
    let tactic = stated.tactic.clone().or_else(|| above.tactic.clone());
    let technique = match (&stated.technique, &stated.procedure) {
        (None, Some(procedure)) if tactic == above.tactic && goes_on(procedure, above) => {
            above.technique.clone()
        }
        (technique, _) => technique.clone(),
    };
    Stage {
        tactic,
        technique,
        procedure: stated.procedure.clone(),
    }
}

/// Whether a procedure belongs to the technique of the row above: `0.6.2` to `0.6`. One without a number may.
fn goes_on(procedure: &str, above: &Stage) -> bool {
    let number = |text: &str| -> String {
        text.chars()
            .take_while(|c| c.is_ascii_digit() || *c == '.')
            .collect()
    };
    let technique = number(above.technique.as_deref().unwrap_or(""));
    let technique = technique.trim_end_matches('.');
    let procedure = number(procedure);
    procedure.is_empty()
        || technique.is_empty()
        || procedure
            .strip_prefix(technique)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(parts: [&str; 3]) -> Stage {
        let part = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Stage {
            tactic: part(parts[0]),
            technique: part(parts[1]),
            procedure: part(parts[2]),
        }
    }

    #[test]
    fn blanks_are_filled_only_where_the_row_goes_on_with_the_one_above() {
        let above = stage(["0. Acquiring", "0.6 Domains", "0.6.2 For influence"]);
        for (stated, expected) in [
            (
                ["", "", "0.6.1 For malware"],
                ["0. Acquiring", "0.6 Domains", "0.6.1 For malware"],
            ),
            (
                ["", "", ""],
                ["0. Acquiring", "0.6 Domains", "0.6.2 For influence"],
            ),
            (["", "", "0.9.1 Pages"], ["0. Acquiring", "", "0.9.1 Pages"]),
            (
                ["", "0.9 Accounts", ""],
                ["0. Acquiring", "0.9 Accounts", ""],
            ),
            (
                ["1. Disguising", "", "Posing"],
                ["1. Disguising", "", "Posing"],
            ),
            (
                ["0. Acquiring", "", "For malware"],
                ["0. Acquiring", "0.6 Domains", "For malware"],
            ),
            (
                ["7. Engaging", "7.1 Ads", "7.1.1"],
                ["7. Engaging", "7.1 Ads", "7.1.1"],
            ),
        ] {
            assert_eq!(
                filled(&stage(stated), &above),
                stage(expected),
                "{stated:?}"
            );
        }
    }

    #[test]
    fn the_headers_of_all_published_tables_are_known() {
        let header = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        for (names, is_claimed, is_as_published) in [
            (
                &["Tactic", "Technique", "Procedure", "Indicator"][..],
                true,
                true,
            ),
            (
                &[
                    "Tactic ",
                    "Technique",
                    "Procedure",
                    "Indicator",
                    "Commernts",
                ],
                true,
                true,
            ),
            (
                &["Tactic", "Technique", "Procedure", "Indicator", "Note"],
                true,
                true,
            ),
            (
                &["Tactic", "Technique", "Procedure", "Indicator", ""],
                true,
                false,
            ),
            (
                &[
                    "Tactics",
                    "Techniques",
                    "Procedures",
                    "Indicators",
                    "Notes",
                    "Notes",
                ],
                true,
                false,
            ),
            (
                &["Indicator", "Tactic", "Technique", "Procedure"],
                true,
                false,
            ),
            (&["Tactic", "Technique", "Procedure"], false, false),
            (&["Indicator", "Comments"], false, false),
        ] {
            let header = header(names);
            assert_eq!(
                claims(&crate::formats::normal_names(&header)),
                is_claimed,
                "{names:?}"
            );
            assert_eq!(is_published(&header), is_as_published, "{names:?}");
        }
    }
}
