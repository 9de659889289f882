//! The form of the times in a column, told by the cells, or not told where they can be read in two ways.

use crate::formats::values::moments::TimeForm;
use crate::formats::values::times::Cell;

/// What the cells of a column tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Guess {
    /// All of them are in this form.
    One(TimeForm),
    /// All are dates with slashes, and none shows whether the day or the month comes first. One of them.
    Ambiguous(String),
    /// They are no times; or there are none.
    Nothing,
}

/// Unix seconds and milliseconds are believed from 1990 to 2040 only.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2040;

/// Tells the form by cells; empty ones say nothing.
pub(crate) fn guess_form<'a>(cells: impl Iterator<Item = &'a str>) -> Guess {
    let cells: Vec<&str> = cells
        .map(str::trim)
        .filter(|cell| !cell.is_empty())
        .collect();
    if cells.is_empty() {
        return Guess::Nothing;
    }
    if cells.iter().all(|cell| is_slashed(cell)) {
        return order(&cells);
    }
    let fits = |form: &TimeForm| cells.iter().all(|cell| is_in(*form, cell));
    [
        TimeForm::Iso,
        TimeForm::Twitter,
        TimeForm::Browser,
        TimeForm::UnixSeconds,
        TimeForm::UnixMillis,
    ]
    .iter()
    .find(|form| fits(form))
    .map_or(Guess::Nothing, |form| Guess::One(*form))
}

fn is_slashed(cell: &str) -> bool {
    matches!(Cell::read(cell), Cell::Resaved { .. })
}

fn order(cells: &[&str]) -> Guess {
    let shows = |wanted: fn(&Cell) -> bool| cells.iter().any(|cell| wanted(&Cell::read(cell)));
    let day_first = shows(|cell| cell.is_days_first());
    let month_first = shows(|cell| {
        matches!(
            cell,
            Cell::Resaved {
                day_first: None,
                ..
            }
        )
    });
    match (day_first, month_first) {
        (true, false) => Guess::One(TimeForm::DayFirst),
        (false, true) => Guess::One(TimeForm::MonthFirst),
        (true, true) => Guess::Nothing,
        (false, false) => Guess::Ambiguous(cells[0].to_owned()),
    }
}

fn is_in(form: TimeForm, cell: &str) -> bool {
    use chrono::Datelike;
    let is_number = cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let is_unix = matches!(form, TimeForm::UnixSeconds | TimeForm::UnixMillis);
    if is_slashed(cell) || is_number != is_unix {
        return false;
    }
    match form.read(cell) {
        Ok(Some(posted)) => !is_unix || YEARS.contains(&posted.at.year()),
        Ok(None) | Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: Guess) {
        assert_eq!(guess_form(cells.iter().copied()), expected, "{cells:?}");
    }

    #[test]
    fn slashes_tell_their_order_only_where_one_of_them_has_one_reading() {
        check(
            &["7/3/2018", "9/4/2018"],
            Guess::Ambiguous("7/3/2018".into()),
        );
        check(&["7/3/2018", "25/4/2018"], Guess::One(TimeForm::DayFirst));
        check(
            &["7/3/2018 5:20", "", "4/25/2018 1:00"],
            Guess::One(TimeForm::MonthFirst),
        );
        check(&["25/4/2018", "4/25/2018"], Guess::Nothing);
    }

    #[test]
    fn other_forms_are_told_by_all_cells() {
        check(
            &["2018-03-07", "2018-03-07 05:20:00"],
            Guess::One(TimeForm::Iso),
        );
        check(
            &["1470604422.0", "1606451170.518101"],
            Guess::One(TimeForm::UnixSeconds),
        );
        check(&["1470604422001"], Guess::One(TimeForm::UnixMillis));
        check(
            &["Wed Oct 10 20:19:24 +0000 2018"],
            Guess::One(TimeForm::Twitter),
        );
        check(&["2018-03-07", "soon"], Guess::Nothing);
        check(&["12", "17"], Guess::Nothing);
        check(&["", " "], Guess::Nothing);
    }
}
