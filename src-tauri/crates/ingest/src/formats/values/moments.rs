//! Moments in the forms of the different publishers.

use chrono::{DateTime, FixedOffset, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use model::{PostedAt, Precision, TimeSource, snowflake_ms};

use super::times::Cell;
use crate::notes::Kind;

/// How a column writes its times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeForm {
    /// Year first, with or without a time, a fraction, an offset (`-07:00`) or a zone's name; UTC where none stands.
    Iso,
    /// `7/3/2018 5:20` is the third of July.
    MonthFirst,
    /// `7/3/2018 5:20` is the seventh of March.
    DayFirst,
    /// Seconds since 1970, with or without decimals.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMillis,
    /// `Wed Oct 10 20:19:24 +0000 2018`, as version 1.1 of Twitter's API writes it.
    Twitter,
    /// `2022-10-03T18:00:23.000Z`, as version 2 of Twitter's API writes it: the milliseconds are never there.
    TwitterV2,
    /// `Thu Jan 14 2021 20:32:05 GMT+0000`, as browsers write it.
    Browser,
}

impl TimeForm {
    /// Every form that a mapping can name, with that name; [`TimeForm::Iso`] reads those of version 2 too.
    pub(crate) const ALL: &'static [(Self, &'static str)] = &[
        (Self::Iso, "iso"),
        (Self::MonthFirst, "month-first"),
        (Self::DayFirst, "day-first"),
        (Self::UnixSeconds, "unix-seconds"),
        (Self::UnixMillis, "unix-milliseconds"),
        (Self::Twitter, "twitter"),
        (Self::Browser, "browser"),
    ];

    /// Its name in a mapping.
    pub(crate) fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(form, _)| *form == self)
            .map_or("iso", |(_, name)| name)
    }

    /// Reads a cell. An empty one is `None`.
    ///
    /// # Errors
    ///
    /// What has to be noted, where the cell is not in this form. A date with slashes in a column of the form
    /// [`TimeForm::Iso`] is ambiguous, unless only one reading is a day of the calendar.
    pub(crate) fn read(self, cell: &str) -> Result<Option<PostedAt>, Kind> {
        let cell = cell.trim();
        if cell.is_empty() {
            return Ok(None);
        }
        let read = match self {
            Self::Iso => return iso(cell).map(Some),
            Self::TwitterV2 => return iso(&cell.replace(".000Z", "Z")).map(Some),
            Self::MonthFirst => slashes(cell, true),
            Self::DayFirst => slashes(cell, false),
            Self::UnixSeconds => unix_seconds(cell),
            Self::UnixMillis => cell
                .parse()
                .ok()
                .and_then(DateTime::from_timestamp_millis)
                .map(|at| (at, Precision::Millisecond)),
            Self::Twitter => with_offset(cell, "%a %b %d %H:%M:%S %z %Y"),
            Self::Browser => browser(cell),
        };
        read.map(|(at, precision)| Some(published(at, precision)))
            .ok_or(Kind::UnreadableDate)
    }

    /// Reads a cell whose time is that of a zone, where it names none itself. A time that a clock turned back shows
    /// twice is taken as the earlier one; one that it skips is unreadable.
    ///
    /// # Errors
    ///
    /// As [`TimeForm::read`].
    pub(crate) fn read_in(self, cell: &str, zone: Option<Tz>) -> Result<Option<PostedAt>, Kind> {
        let read = self.read(cell)?;
        let (Some(posted), Some(zone)) = (read, zone) else {
            return Ok(read);
        };
        let names_zone = match self {
            Self::Iso => split_zone(cell.trim()).is_some_and(|(rest, _)| rest != cell.trim()),
            Self::MonthFirst | Self::DayFirst => false,
            Self::UnixSeconds
            | Self::UnixMillis
            | Self::Twitter
            | Self::TwitterV2
            | Self::Browser => true,
        };
        // A day alone is the same day everywhere.
        if names_zone || posted.precision == Precision::Day {
            return Ok(read);
        }
        let local = posted.at.naive_utc().and_local_timezone(zone).earliest();
        let at = local.ok_or(Kind::UnreadableDate)?.to_utc();
        Ok(Some(PostedAt { at, ..posted }))
    }

    /// Writes a moment as most columns of this form do; a cell that reads otherwise is kept beside.
    pub(crate) fn write(self, posted: &PostedAt) -> String {
        let at = posted.at;
        let form = match (self, posted.precision) {
            (Self::Iso, Precision::Day) => "%Y-%m-%d",
            (Self::Iso, Precision::Minute | Precision::Second) => "%Y-%m-%d %H:%M:%S",
            (Self::Iso, Precision::Millisecond) => "%Y-%m-%dT%H:%M:%S%.3fZ",
            (Self::MonthFirst, Precision::Day) => "%-m/%-d/%Y",
            (Self::DayFirst, Precision::Day) => "%-d/%-m/%Y",
            (Self::MonthFirst, _) => "%-m/%-d/%Y %-H:%M",
            (Self::DayFirst, _) => "%-d/%-m/%Y %-H:%M",
            (Self::UnixSeconds, _) => return at.timestamp().to_string(),
            (Self::UnixMillis, _) => return at.timestamp_millis().to_string(),
            (Self::Twitter, _) => "%a %b %d %H:%M:%S +0000 %Y",
            (Self::TwitterV2, _) => "%Y-%m-%dT%H:%M:%S.000Z",
            (Self::Browser, _) => "%a %b %d %Y %H:%M:%S GMT+0000",
        };
        at.format(form).to_string()
    }
}

/// The day of a time as written, where nobody knows in which zone.
pub(crate) fn day_of(posted: PostedAt) -> PostedAt {
    let day = posted.at.date_naive().and_time(chrono::NaiveTime::MIN);
    published(day.and_utc(), Precision::Day)
}

/// The time coded in a Twitter id, where it falls into the published second, or minute if no more was published. The
/// second value says what has to be noted, if anything. An id that codes no time changes nothing.
pub(crate) fn confirmed_by_id(posted: PostedAt, id: &str) -> (PostedAt, Option<Kind>) {
    let coded = snowflake_ms(id).and_then(DateTime::from_timestamp_millis);
    let (Some(coded), Precision::Minute | Precision::Second) = (coded, posted.precision) else {
        return (posted, None);
    };
    let unit = |at: DateTime<Utc>| match posted.precision {
        Precision::Minute => at.timestamp().div_euclid(60),
        _ => at.timestamp(),
    };
    if unit(coded) != unit(posted.at) {
        return (posted, Some(Kind::IdTimeDiffers));
    }
    let from_id = PostedAt {
        at: coded,
        precision: Precision::Millisecond,
        source: TimeSource::Id,
    };
    (from_id, None)
}

fn published(at: DateTime<Utc>, precision: Precision) -> PostedAt {
    PostedAt {
        at,
        precision,
        source: TimeSource::Published,
    }
}

fn iso(cell: &str) -> Result<PostedAt, Kind> {
    let (local, offset) = split_zone(cell).ok_or(Kind::UnreadableDate)?;
    let (at, precision) = match Cell::read(local) {
        Cell::Iso(at, precision) => (at, precision),
        Cell::Resaved {
            month_first: Some(one),
            day_first: Some(other),
            ..
        } if one != other => return Err(Kind::AmbiguousDate),
        Cell::Resaved {
            month_first,
            day_first,
            precision,
        } => match month_first.or(day_first) {
            Some(at) => (at, precision),
            None => return Err(Kind::UnreadableDate),
        },
        Cell::Missing | Cell::Unreadable => return Err(Kind::UnreadableDate),
    };
    let fraction = fraction_ms(local);
    let at = to_utc(at, offset).ok_or(Kind::UnreadableDate)?;
    Ok(match fraction {
        Some(ms) if precision == Precision::Second => {
            published(at + TimeDelta::milliseconds(ms), Precision::Millisecond)
        }
        _ => published(at, precision),
    })
}

/// The milliseconds behind the seconds, if any stand there.
fn fraction_ms(local: &str) -> Option<i64> {
    let (_, fraction) = local.rsplit_once('.')?;
    let digits: String = fraction
        .chars()
        .take_while(char::is_ascii_digit)
        .chain("00".chars())
        .take(3)
        .collect();
    (!fraction.is_empty()).then(|| digits.parse().ok())?
}

/// Zones by the names that American dashboards and their exports write.
const ZONES: &[(&str, i32)] = &[
    ("UTC", 0),
    ("GMT", 0),
    ("Z", 0),
    ("EST", -5),
    ("EDT", -4),
    ("CST", -6),
    ("CDT", -5),
    ("MST", -7),
    ("MDT", -6),
    ("PST", -8),
    ("PDT", -7),
    ("BST", 1),
    ("CET", 1),
    ("CEST", 2),
    ("EET", 2),
    ("EEST", 3),
    ("MSK", 3),
    ("AEST", 10),
    ("AEDT", 11),
];

/// Takes an offset or a zone's name off the end. `None` where a name stands that is not known.
fn split_zone(cell: &str) -> Option<(&str, FixedOffset)> {
    let zero = FixedOffset::east_opt(0)?;
    let letters = cell
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let (rest, name) = cell.split_at(cell.len() - letters);
    if !name.is_empty() {
        let (_, hours) = ZONES
            .iter()
            .find(|(zone, _)| zone.eq_ignore_ascii_case(name))?;
        return Some((rest.trim_end(), FixedOffset::east_opt(hours * 3600)?));
    }
    // Behind the time of day only; the hyphens of the date are no sign of an offset.
    let Some(colon) = cell.find(':') else {
        return Some((cell, zero));
    };
    let Some(sign) = cell[colon..].find(['+', '-']).map(|at| colon + at) else {
        return Some((cell, zero));
    };
    let digits: String = cell[sign + 1..].chars().filter(|c| *c != ':').collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !matches!(digits.len(), 2 | 4) {
        return None;
    }
    let hours: i32 = digits[..2].parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Some(0), |m| m.parse().ok())?;
    let seconds = (hours * 60 + minutes) * 60;
    let seconds = if cell[sign..].starts_with('-') {
        -seconds
    } else {
        seconds
    };
    Some((cell[..sign].trim_end(), FixedOffset::east_opt(seconds)?))
}

fn to_utc(local: NaiveDateTime, offset: FixedOffset) -> Option<DateTime<Utc>> {
    local
        .checked_sub_offset(offset)
        .map(|utc| DateTime::from_naive_utc_and_offset(utc, Utc))
}

fn slashes(cell: &str, month_comes_first: bool) -> Option<(DateTime<Utc>, Precision)> {
    match Cell::read(cell) {
        Cell::Iso(at, precision) => Some((at.and_utc(), precision)),
        Cell::Resaved {
            month_first,
            day_first,
            precision,
        } => {
            let at = if month_comes_first {
                month_first
            } else {
                day_first
            };
            Some((at?.and_utc(), precision))
        }
        Cell::Missing | Cell::Unreadable => None,
    }
}

fn unix_seconds(cell: &str) -> Option<(DateTime<Utc>, Precision)> {
    let (whole, fraction) = match cell.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (cell, ""),
    };
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let at = DateTime::from_timestamp(whole.parse().ok()?, 0)?;
    // `1470604422.0` is a whole second that went through a floating-point number.
    if fraction.bytes().all(|b| b == b'0') {
        return Some((at, Precision::Second));
    }
    let ms: String = fraction.chars().chain("00".chars()).take(3).collect();
    Some((
        at + TimeDelta::milliseconds(ms.parse().ok()?),
        Precision::Millisecond,
    ))
}

fn with_offset(cell: &str, form: &str) -> Option<(DateTime<Utc>, Precision)> {
    let at = DateTime::parse_from_str(cell, form).ok()?;
    Some((at.to_utc(), Precision::Second))
}

fn browser(cell: &str) -> Option<(DateTime<Utc>, Precision)> {
    // A zone's name in parentheses may stand behind.
    let cell = cell.split('(').next().unwrap_or(cell).trim_end();
    with_offset(&cell.replace("GMT", ""), "%a %b %d %Y %H:%M:%S %z")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: TimeForm, cell: &str, expected: &str) {
        let read = match form.read(cell) {
            Ok(Some(posted)) => format!(
                "{} {}",
                posted.at.format("%F %T%.3f"),
                posted.precision.name()
            ),
            Ok(None) => "nothing".to_owned(),
            Err(kind) => format!("{kind:?}"),
        };
        assert_eq!(read, expected, "{cell}");
    }

    #[test]
    fn year_first_with_every_kind_of_zone() {
        for (cell, expected) in [
            (
                "2015-10-25T06:28:33-07:00",
                "2015-10-25 13:28:33.000 second",
            ),
            ("2021-01-14 20:32:05 EST", "2021-01-15 01:32:05.000 second"),
            (
                "2022-10-03T18:00:23.123Z",
                "2022-10-03 18:00:23.123 millisecond",
            ),
            ("2017-09-07 19:52", "2017-09-07 19:52:00.000 minute"),
            ("2017-09-07", "2017-09-07 00:00:00.000 day"),
            ("2017-09-07T19:52:01+0330", "2017-09-07 16:22:01.000 second"),
            ("7/3/2018", "AmbiguousDate"),
            ("25/3/2018", "2018-03-25 00:00:00.000 day"),
            ("2021-01-14 20:32:05 XYZ", "UnreadableDate"),
            ("", "nothing"),
            ("soon", "UnreadableDate"),
        ] {
            check(TimeForm::Iso, cell, expected);
        }
    }

    #[test]
    fn the_other_forms() {
        use TimeForm as F;
        for (form, cell, expected) in [
            (
                F::MonthFirst,
                "7/3/2018 5:20",
                "2018-07-03 05:20:00.000 minute",
            ),
            (
                F::DayFirst,
                "7/3/2018 5:20",
                "2018-03-07 05:20:00.000 minute",
            ),
            (F::MonthFirst, "25/3/2018", "UnreadableDate"),
            (
                F::UnixSeconds,
                "1470604422.0",
                "2016-08-07 21:13:42.000 second",
            ),
            (
                F::UnixSeconds,
                "1606451170.518101",
                "2020-11-27 04:26:10.518 millisecond",
            ),
            (F::UnixSeconds, "99999999999999999", "UnreadableDate"),
            (
                F::UnixMillis,
                "1470604422001",
                "2016-08-07 21:13:42.001 millisecond",
            ),
            (
                F::Twitter,
                "Wed Oct 10 20:19:24 +0000 2018",
                "2018-10-10 20:19:24.000 second",
            ),
            (
                F::TwitterV2,
                "2022-10-03T18:00:23.000Z",
                "2022-10-03 18:00:23.000 second",
            ),
            (
                F::Browser,
                "Thu Jan 14 2021 20:32:05 GMT+0000",
                "2021-01-14 20:32:05.000 second",
            ),
        ] {
            check(form, cell, expected);
        }
    }

    #[test]
    fn what_is_written_reads_the_same() {
        for (form, cell) in [
            (TimeForm::Iso, "2017-09-07 19:52:03"),
            (TimeForm::Iso, "2017-09-07"),
            (TimeForm::MonthFirst, "7/13/2018 5:20"),
            (TimeForm::UnixSeconds, "1470604422"),
            (TimeForm::Twitter, "Wed Oct 10 20:19:24 +0000 2018"),
            (TimeForm::TwitterV2, "2022-10-03T18:00:23.000Z"),
        ] {
            let posted = form.read(cell).unwrap().unwrap();
            assert_eq!(form.write(&posted), cell);
        }
    }

    #[test]
    fn an_id_that_agrees_with_the_second_gives_the_milliseconds() {
        // Coded in this id: 2019-11-19 05:20:25.218 UTC, worked out by (id >> 22) + 1288834974657 in Python.
        let id = "1196659470232772609";
        let at = |cell, id| {
            let posted = TimeForm::TwitterV2.read(cell).unwrap().unwrap();
            let (posted, note) = confirmed_by_id(posted, id);
            format!("{} {note:?}", posted.at.format("%T%.3f"))
        };
        assert_eq!(at("2019-11-19T05:20:25.000Z", id), "05:20:25.218 None");
        assert_eq!(
            at("2019-11-19T05:20:24.000Z", id),
            "05:20:24.000 Some(IdTimeDiffers)"
        );
        assert_eq!(at("2019-11-19T05:20:25.000Z", "7"), "05:20:25.000 None");
    }
}
