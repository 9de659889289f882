//! Dates and times in the published and in re-saved forms.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use model::{PostedAt, Precision, TimeSource, snowflake_ms};

use crate::notes::Kind;

/// A cell with a date, as far as it can be understood by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    Missing,
    Unreadable,
    /// `2019-11-19 05:20`, year first.
    Iso(NaiveDateTime, Precision),
    /// `7/3/2018 5:20`: the reading with the month first, the reading with the day first, at least one of them.
    Resaved {
        month_first: Option<NaiveDateTime>,
        day_first: Option<NaiveDateTime>,
        precision: Precision,
    },
}

/// The time of a post.
///
/// `id` is the post's id where it is exact. Where the time coded in it falls into the published minute, the time is
/// taken from it; where a re-saved date has two readings, the one that the id confirms is taken.
/// The second value says what has to be noted, if anything.
pub(crate) fn posted_at(cell: Cell, id: Option<&str>) -> (Option<PostedAt>, Option<Kind>) {
    let coded = id
        .and_then(snowflake_ms)
        .and_then(DateTime::from_timestamp_millis);
    match cell {
        Cell::Missing | Cell::Unreadable => (None, Some(Kind::UnreadableDate)),
        Cell::Iso(at, precision) => dated(at, precision, coded),
        Cell::Resaved {
            month_first,
            day_first,
            precision,
        } => {
            let readings = || [month_first, day_first].into_iter().flatten();
            let confirmed =
                readings().find(|at| coded.is_some_and(|coded| agrees(*at, precision, coded)));
            match (confirmed, month_first, day_first) {
                (Some(at), _, _) => dated(at, precision, coded),
                (None, Some(one), Some(other)) if one != other => (None, Some(Kind::AmbiguousDate)),
                (None, Some(at), _) | (None, None, Some(at)) => dated(at, precision, coded),
                (None, None, None) => (None, Some(Kind::UnreadableDate)),
            }
        }
    }
}

fn dated(
    at: NaiveDateTime,
    precision: Precision,
    coded: Option<DateTime<Utc>>,
) -> (Option<PostedAt>, Option<Kind>) {
    let published = PostedAt {
        at: at.and_utc(),
        precision,
        source: TimeSource::Published,
    };
    match coded {
        Some(coded) if agrees(at, precision, coded) => {
            let from_id = PostedAt {
                at: coded,
                precision: Precision::Millisecond,
                source: TimeSource::Id,
            };
            (Some(from_id), None)
        }
        Some(_) if precision != Precision::Day => (Some(published), Some(Kind::IdTimeDiffers)),
        _ => (Some(published), Some(Kind::MinuteOnly)),
    }
}

/// Whether the time in an id is the published one. Seconds count where they were published; a spreadsheet that writes
/// `05:20:00` for `05:20` did not publish any.
fn agrees(at: NaiveDateTime, precision: Precision, coded: DateTime<Utc>) -> bool {
    let minute = |seconds: i64| seconds.div_euclid(60);
    precision != Precision::Day
        && minute(at.and_utc().timestamp()) == minute(coded.timestamp())
        && (at.second() == 0 || at.second() == coded.second())
}

/// A calendar day, for columns without a time. A spreadsheet's `7/3/2018` is read with the month first, as the
/// copies known have it, unless `days_first` says that the file shows the other order.
pub(crate) fn day(cell: Cell, days_first: bool) -> (Option<NaiveDate>, Option<Kind>) {
    match cell {
        Cell::Missing => (None, None),
        Cell::Unreadable => (None, Some(Kind::UnreadableDate)),
        Cell::Iso(at, _) => (Some(at.date()), None),
        Cell::Resaved {
            month_first,
            day_first,
            ..
        } => match (month_first, day_first) {
            (Some(one), Some(other)) if days_first && one != other => {
                (None, Some(Kind::AmbiguousDate))
            }
            (Some(at), _) | (None, Some(at)) => (Some(at.date()), Some(Kind::ResavedDate)),
            (None, None) => (None, Some(Kind::UnreadableDate)),
        },
    }
}

/// The published form of a time: cut to the minute.
pub(crate) fn published_minute(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d %H:%M").to_string()
}

/// Whether a cell is in the very form that [`published_minute`] gives back.
pub(crate) fn is_published_minute(cell: &str) -> bool {
    matches!(
        cell.as_bytes(),
        [
            b'0'..=b'9',
            _,
            _,
            _,
            b'-',
            _,
            _,
            b'-',
            _,
            _,
            b' ',
            _,
            _,
            b':',
            _,
            _
        ]
    )
}

impl Cell {
    pub(crate) fn read(cell: &str) -> Self {
        let cell = cell.trim();
        if cell.is_empty() {
            return Self::Missing;
        }
        let (date, time) = match cell.split_once([' ', 'T']) {
            Some((date, time)) => (date, Some(time)),
            None => (cell, None),
        };
        let Some((time, precision)) = read_time(time) else {
            return Self::Unreadable;
        };
        if let Some(numbers) = split_numbers(date, b'-') {
            return match calendar_day(numbers[0], numbers[1], numbers[2]) {
                Some(day) if numbers[0] >= 1000 => Self::Iso(day.and_time(time), precision),
                _ => Self::Unreadable,
            };
        }
        let Some([first, second, year]) = split_numbers(date, b'/') else {
            return Self::Unreadable;
        };
        let year = if year < 100 { year + 2000 } else { year };
        let month_first = calendar_day(year, first, second).map(|day| day.and_time(time));
        let day_first = calendar_day(year, second, first).map(|day| day.and_time(time));
        if month_first.is_none() && day_first.is_none() {
            return Self::Unreadable;
        }
        Self::Resaved {
            month_first,
            day_first,
            precision,
        }
    }

    /// Whether the date is re-saved and can only be read with the day first.
    pub(crate) fn is_days_first(self) -> bool {
        matches!(
            self,
            Self::Resaved {
                month_first: None,
                ..
            }
        )
    }
}

fn calendar_day(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `H:MM`, `HH:MM:SS`, `HH:MM:SS.fff`, with `Z`, `UTC` or `+00:00` behind it; nothing at all is a day.
fn read_time(time: Option<&str>) -> Option<(NaiveTime, Precision)> {
    let Some(time) = time.map(str::trim).filter(|time| !time.is_empty()) else {
        return Some((NaiveTime::MIN, Precision::Day));
    };
    let zones = ["Z", "UTC", "+00:00", "+0000"];
    let time = zones
        .iter()
        .find_map(|zone| time.strip_suffix(zone))
        .unwrap_or(time)
        .trim_end();
    let (time, fraction) = match time.split_once('.') {
        Some((time, fraction)) => (time, Some(fraction)),
        None => (time, None),
    };
    if fraction.is_some_and(|f| f.is_empty() || !f.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let mut parts = time.split(':');
    let hour = number(parts.next()?)?;
    let minute = number(parts.next()?)?;
    let second = parts.next().map(number);
    if parts.next().is_some() || second == Some(None) {
        return None;
    }
    let second = second.flatten();
    let precision = if second.is_some() {
        Precision::Second
    } else {
        Precision::Minute
    };
    Some((
        NaiveTime::from_hms_opt(hour, minute, second.unwrap_or(0))?,
        precision,
    ))
}

fn split_numbers(text: &str, separator: u8) -> Option<[u32; 3]> {
    let mut parts = text.split(char::from(separator)).map(number);
    let numbers = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(numbers)
}

fn number(text: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Coded in this id: 2019-11-19 05:20:25.218 UTC, worked out by (id >> 22) + 1288834974657 in Python.
    const ID: &str = "1196659470232772609";

    fn check(cell: &str, id: Option<&str>, expected: &str) {
        let (at, note) = posted_at(Cell::read(cell), id);
        let at = at.map_or("undated".to_owned(), |at| {
            let source = at.source.name();
            format!(
                "{} {} {source}",
                at.at.format("%F %T%.3f"),
                at.precision.name()
            )
        });
        let note = note.map_or(String::new(), |note| format!(" {note:?}"));
        assert_eq!(at + &note, expected, "{cell}");
    }

    #[test]
    fn an_id_that_agrees_with_the_published_minute_gives_the_milliseconds() {
        check(
            "2019-11-19 05:20",
            Some(ID),
            "2019-11-19 05:20:25.218 millisecond id",
        );
        check(
            "2019-11-19 05:20:25",
            Some(ID),
            "2019-11-19 05:20:25.218 millisecond id",
        );
        check(
            "2019-11-19 05:20:00",
            Some(ID),
            "2019-11-19 05:20:25.218 millisecond id",
        );
    }

    #[test]
    fn an_id_that_does_not_agree_gives_nothing() {
        check(
            "2019-11-19 05:21",
            Some(ID),
            "2019-11-19 05:21:00.000 minute published IdTimeDiffers",
        );
        check(
            "2019-11-19 05:20:27",
            Some(ID),
            "2019-11-19 05:20:27.000 second published IdTimeDiffers",
        );
        check(
            "2009-05-01 10:00",
            Some("1663796"),
            "2009-05-01 10:00:00.000 minute published MinuteOnly",
        );
        check(
            "2019-11-19 05:20",
            None,
            "2019-11-19 05:20:00.000 minute published MinuteOnly",
        );
        check(
            "2019-11-19",
            Some(ID),
            "2019-11-19 00:00:00.000 day published MinuteOnly",
        );
    }

    #[test]
    fn a_resaved_date_is_read_in_the_order_that_the_id_confirms() {
        // Coded in this id: 2018-03-07 10:15:00.000 UTC.
        let march = ((1_520_417_700_000_u64 - 1_288_834_974_657) << 22).to_string();
        check(
            "7/3/2018 10:15",
            Some(&march),
            "2018-03-07 10:15:00.000 millisecond id",
        );
        check(
            "3/7/2018 10:15",
            Some(&march),
            "2018-03-07 10:15:00.000 millisecond id",
        );
        check("7/3/2018 10:15", None, "undated AmbiguousDate");
        check("7/3/2018 10:16", Some(&march), "undated AmbiguousDate");
        check(
            "10/25/17 19:58",
            None,
            "2017-10-25 19:58:00.000 minute published MinuteOnly",
        );
        check(
            "25/10/2017 9:58",
            None,
            "2017-10-25 09:58:00.000 minute published MinuteOnly",
        );
        check(
            "5/5/2017 9:58",
            None,
            "2017-05-05 09:58:00.000 minute published MinuteOnly",
        );
    }

    #[test]
    fn what_is_no_date_leaves_the_post_undated() {
        for cell in [
            "",
            "yesterday",
            "2019-02-30 10:00",
            "13/13/2018 10:00",
            "2019-01-01 25:00",
            "1-2-3",
        ] {
            check(cell, Some(ID), "undated UnreadableDate");
        }
    }

    #[test]
    fn a_day_alone_is_read_with_the_month_first_unless_the_file_shows_otherwise() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d);
        assert_eq!(
            day(Cell::read("2019-11-05"), false),
            (date(2019, 11, 5), None)
        );
        assert_eq!(
            day(Cell::read("7/3/2018"), false),
            (date(2018, 7, 3), Some(Kind::ResavedDate))
        );
        assert_eq!(
            day(Cell::read("7/3/2018"), true),
            (None, Some(Kind::AmbiguousDate))
        );
        assert_eq!(
            day(Cell::read("17/3/2018"), true),
            (date(2018, 3, 17), Some(Kind::ResavedDate))
        );
        assert_eq!(day(Cell::read(""), false), (None, None));
    }
}
