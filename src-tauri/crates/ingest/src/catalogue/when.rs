//! A day, or what is known of it.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

/// When something was announced, as precisely as the source says.
///
/// Written `2018-08-21`, `2018-08`, `2018`, `2020-Q1`, `2026-H1`, or two days with a stroke between them for one of
/// these or both. Ordered by the first day it may be.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    first: NaiveDate,
    last: NaiveDate,
    text: String,
}

impl When {
    /// Reads one of the forms above.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let (first, last) = match text.split_once('/') {
            Some((first, last)) => (span(first)?.0, span(last)?.1),
            None => span(text)?,
        };
        (first <= last).then(|| Self {
            first,
            last,
            text: text.to_owned(),
        })
    }

    /// The first day it may be.
    #[must_use]
    pub fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day it may be.
    #[must_use]
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// As written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether some day of this year is meant.
    #[must_use]
    pub fn is_in(&self, year: i32) -> bool {
        (self.first.year()..=self.last.year()).contains(&year)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn span(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (year, rest) = match text.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (text, None),
    };
    let year: i32 = (year.len() == 4).then(|| year.parse().ok())??;
    let Some(rest) = rest else {
        return months(year, 1, 12);
    };
    if let Some(quarter) = rest.strip_prefix('Q') {
        let quarter: u32 = quarter.parse().ok().filter(|n| (1..=4).contains(n))?;
        return months(year, quarter * 3 - 2, quarter * 3);
    }
    if let Some(half) = rest.strip_prefix('H') {
        let half: u32 = half.parse().ok().filter(|n| (1..=2).contains(n))?;
        return months(year, half * 6 - 5, half * 6);
    }
    match rest.split_once('-') {
        Some((month, day)) => {
            let day = NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)?;
            Some((day, day))
        }
        None => {
            let month = rest.parse().ok()?;
            months(year, month, month)
        }
    }
}

/// From the first day of one month to the last of another.
fn months(year: i32, first: u32, last: u32) -> Option<(NaiveDate, NaiveDate)> {
    let (next_year, next_month) = if last == 12 {
        (year.checked_add(1)?, 1)
    } else {
        (year, last.checked_add(1)?)
    };
    let end = NaiveDate::from_ymd_opt(next_year, next_month, 1)?.checked_sub_days(Days::new(1))?;
    Some((NaiveDate::from_ymd_opt(year, first, 1)?, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let when = When::from_text(text);
        let found = when
            .as_ref()
            .map(|when| (when.first().to_string(), when.last().to_string()));
        let expected = expected.map(|(first, last)| (first.to_owned(), last.to_owned()));
        assert_eq!(found, expected, "{text}");
        if let Some(when) = when {
            assert_eq!(when.to_string(), text);
        }
    }

    #[test]
    fn a_date_keeps_its_precision() {
        check("2018-08-21", Some(("2018-08-21", "2018-08-21")));
        check("2020-02", Some(("2020-02-01", "2020-02-29")));
        check("2019-12", Some(("2019-12-01", "2019-12-31")));
        check("2019", Some(("2019-01-01", "2019-12-31")));
        check("2020-Q1", Some(("2020-01-01", "2020-03-31")));
        check("2026-H2", Some(("2026-07-01", "2026-12-31")));
        check("2018-08-27/2018-08-28", Some(("2018-08-27", "2018-08-28")));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "18",
            "2018-13",
            "2018-Q5",
            "2018-H0",
            "2018-02-30",
            "soon",
            "2018-08-28/2018-08-27",
        ] {
            check(text, None);
        }
    }
}
