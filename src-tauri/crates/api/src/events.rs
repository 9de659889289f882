//! The reader's own events: noted by hand or read from a table, marked on every timeline.
//!
//! They are kept with the reader's notes and never in the archive. A day is that calendar day in every zone; a moment
//! is kept in UTC.

use std::{collections::HashSet, io::Write, path::Path};

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;

use crate::{
    ApiError, Context, ErrorCode, query_list,
    review::time_from_wire,
    saved::writable,
    values,
    wire::{
        Events, ExportEventsRequest, ExportedEvents, ImportEventsRequest, ImportedEvents, Nothing,
        OwnEvent, RejectedEvent, RemoveEventsRequest, SaveEventRequest, SavedEvent,
    },
    written::{self, Table},
};

/// Letters of a label at most.
const LONGEST_LABEL: usize = 500;

/// Events that one table may hold: with more, a timeline is nothing but flags.
const MOST_ROWS: usize = 10_000;

/// Names of columns that hold the time, and of those that hold the label.
const TIME_NAMES: &[&str] = &[
    "date",
    "day",
    "datetime",
    "date time",
    "date_time",
    "time",
    "timestamp",
    "when",
    "at",
];
const LABEL_NAMES: &[&str] = &[
    "label",
    "event",
    "events",
    "title",
    "name",
    "what",
    "text",
    "description",
    "note",
    "headline",
];

/// Lists the events, the earliest first.
///
/// # Errors
///
/// [`ErrorCode::NoArchive`].
pub fn list(cx: &Context<'_>, _: Nothing) -> Result<Events, ApiError> {
    let events = cx.archive()?.notes()?.events()?;
    Ok(Events {
        events: events.into_iter().map(to_wire).collect(),
    })
}

/// Notes an event, or changes one.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for a time or a label that cannot be read, [`ErrorCode::NotFound`] if the one to change is
/// not there, [`ErrorCode::ReadOnly`].
pub fn save(cx: &Context<'_>, request: SaveEventRequest) -> Result<SavedEvent, ApiError> {
    let archive = cx.archive()?;
    let notes = writable(&archive)?;
    let zone = values::zone(&request.zone)?;
    let refused = |reason: String| ApiError::new(ErrorCode::BadRequest, reason);
    let at = read_time(&request.at, zone).map_err(refused)?;
    let label = read_label(&request.label).map_err(refused)?;
    let before = match request.no {
        Some(no) => Some(find(&notes, no)?),
        None => None,
    };
    let no = match &before {
        Some(event) => {
            notes.change_event(event.no, &at, &label)?;
            event.no
        }
        None => {
            let added = notes.add_events(&[(at, label)], cx.now())?;
            added.first().copied().unwrap_or_default()
        }
    };
    Ok(SavedEvent {
        event: to_wire(find(&notes, no)?),
        before: before.map(to_wire),
    })
}

/// Removes events, and gives them, so that they can be put back.
///
/// # Errors
///
/// [`ErrorCode::ReadOnly`].
pub fn remove(cx: &Context<'_>, request: RemoveEventsRequest) -> Result<Events, ApiError> {
    let removed = writable(&*cx.archive()?)?.remove_events(&request.numbers)?;
    Ok(Events {
        events: removed.into_iter().map(to_wire).collect(),
    })
}

/// Puts back what was removed.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for events that were not given by [`remove`], [`ErrorCode::ReadOnly`].
pub fn restore(cx: &Context<'_>, request: Events) -> Result<Events, ApiError> {
    let notes = writable(&*cx.archive()?)?;
    let refused = |reason: String| ApiError::new(ErrorCode::BadRequest, reason);
    let events = request.events.into_iter().map(|event| {
        Ok(store::Event {
            no: event.no,
            at: read_time(&event.at, Tz::UTC).map_err(refused)?,
            label: read_label(&event.label).map_err(refused)?,
            noted_at: time_from_wire(&event.noted_at)?,
        })
    });
    notes.put_events_back(&events.collect::<Result<Vec<_>, ApiError>>()?)?;
    list(cx, Nothing {})
}

/// Reads events from a table: a column with days or times and one with labels, named in any order or not at all.
///
/// A row that is no event is counted and listed with its line and its reason; the others are kept.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the file cannot be read or has too many rows, [`ErrorCode::ReadOnly`].
pub fn import(cx: &Context<'_>, request: ImportEventsRequest) -> Result<ImportedEvents, ApiError> {
    let notes = writable(&*cx.archive()?)?;
    let zone = values::zone(&request.zone)?;
    let text = match (request.text, &request.path) {
        (Some(text), _) => text,
        (None, Some(path)) => query_list::read_file(Path::new(path), "a table of events")?,
        (None, None) => String::new(),
    };
    let rows = query_list::rows(text.trim_start_matches('\u{feff}'));
    if rows.len() > MOST_ROWS {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            format!("The table has more than {MOST_ROWS} rows."),
        )
        .hint("A timeline shows a flag for each event. To import posts, use Import."));
    }
    let kept = notes.events()?.into_iter();
    let mut there: HashSet<(String, String)> = kept.map(|one| (one.at, one.label)).collect();
    let (columns, has_header) = columns_of(rows.first().map(|(_, cells)| cells.as_slice()));
    let (mut new, mut n_there, mut rejected) = (Vec::new(), 0, Vec::new());
    for (line, cells) in rows.iter().skip(usize::from(has_header)) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match read_row(cells, columns, zone) {
            Ok(event) if there.contains(&event) => n_there += 1,
            Ok(event) => {
                there.insert(event.clone());
                new.push(event);
            }
            Err(reason) => rejected.push(RejectedEvent {
                line: *line,
                text: cells.join(","),
                reason,
            }),
        }
    }
    Ok(ImportedEvents {
        read: (new.len() + rejected.len()) as u64 + n_there,
        added: notes.add_events(&new, cx.now())?,
        there: n_there,
        rejected,
    })
}

/// Writes the events to a CSV file that [`import`] reads.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] if the file cannot be written.
pub fn export(cx: &Context<'_>, request: ExportEventsRequest) -> Result<ExportedEvents, ApiError> {
    let output = request.output.clone();
    written::whole(&output, |out| to_writer(cx, request, out))
}

/// Writes the events anywhere.
///
/// # Errors
///
/// As [`export`].
pub fn to_writer(
    cx: &Context<'_>,
    request: ExportEventsRequest,
    out: &mut dyn Write,
) -> Result<ExportedEvents, ApiError> {
    let events = cx.archive()?.notes()?.events()?;
    let mut table = Table::new(out, &["date", "label"], request.verbatim)?;
    for event in &events {
        table.row(vec![event.at.clone(), event.label.clone()])?;
    }
    Ok(ExportedEvents {
        output: request.output,
        events: events.len() as u64,
        guarded: table.finish()?,
    })
}

/// The calendar day of an event in a zone.
pub(crate) fn day_of(at: &str, zone: Tz) -> String {
    match DateTime::parse_from_rfc3339(at) {
        Ok(moment) => moment.with_timezone(&zone).date_naive().to_string(),
        Err(_) => at.to_owned(),
    }
}

fn find(notes: &store::Notes, no: u64) -> Result<store::Event, ApiError> {
    let events = notes.events()?;
    events.into_iter().find(|one| one.no == no).ok_or_else(|| {
        ApiError::new(ErrorCode::NotFound, format!("There is no event {no}."))
            .hint("`shuttered events` lists them.")
    })
}

fn to_wire(event: store::Event) -> OwnEvent {
    OwnEvent {
        no: event.no,
        at: event.at,
        label: event.label,
        noted_at: values::seconds(event.noted_at),
    }
}

/// The columns of the time and of the label, and whether the first row names them.
fn columns_of(first: Option<&[String]>) -> ((usize, usize), bool) {
    let named = |names: &[&str]| {
        let is_named = |cell: &String| names.contains(&cell.trim().to_lowercase().as_str());
        first.and_then(|cells| cells.iter().position(is_named))
    };
    match (named(TIME_NAMES), named(LABEL_NAMES)) {
        (Some(time), Some(label)) => ((time, label), true),
        // One name is enough where the other column can only be the one beside it.
        (Some(time), None) => ((time, usize::from(time == 0)), true),
        (None, Some(label)) => ((usize::from(label == 0), label), true),
        (None, None) => ((0, 1), false),
    }
}

fn read_row(
    cells: &[String],
    (time, label): (usize, usize),
    zone: Tz,
) -> Result<(String, String), String> {
    let cell = |idx: usize| cells.get(idx).map_or("", String::as_str);
    Ok((read_time(cell(time), zone)?, read_label(cell(label))?))
}

/// A time as it is kept: a day, or a moment in UTC.
fn read_time(text: &str, zone: Tz) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err("There is no date.".to_owned());
    }
    let is_day = text.len() == 10;
    if let Some(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|_| is_day)
    {
        return Ok(day.to_string());
    }
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(kept(moment.with_timezone(&Utc)));
    }
    let forms = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"];
    let spaced = text.replacen('T', " ", 1);
    let local = forms
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&spaced, form).ok());
    let Some(local) = local else {
        return Err(format!(
            "“{text}” is not a date like 2020-10-08 or 2020-10-08 14:30."
        ));
    };
    match zone.from_local_datetime(&local) {
        LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => {
            Ok(kept(moment.with_timezone(&Utc)))
        }
        LocalResult::None => Err(format!(
            "“{text}” does not exist in {zone}: the clocks were put forward then."
        )),
    }
}

fn kept(moment: DateTime<Utc>) -> String {
    moment.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A label in one line.
fn read_label(text: &str) -> Result<String, String> {
    let label = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if label.is_empty() {
        return Err("There is no label.".to_owned());
    }
    if label.chars().count() > LONGEST_LABEL || label.contains(char::is_control) {
        return Err(format!(
            "The label is not one line of at most {LONGEST_LABEL} letters."
        ));
    }
    Ok(label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Place;

    fn table(text: &str, zone: &str) -> ImportEventsRequest {
        ImportEventsRequest {
            path: None,
            text: Some(text.to_owned()),
            zone: zone.to_owned(),
        }
    }

    fn listed(place: &Place) -> Vec<(String, String)> {
        let events = list(&place.cx(), Nothing {}).unwrap().events;
        events.into_iter().map(|one| (one.at, one.label)).collect()
    }

    fn pair(at: &str, label: &str) -> (String, String) {
        (at.to_owned(), label.to_owned())
    }

    #[test]
    fn a_table_is_read_whatever_its_header_and_bad_rows_are_counted_with_their_line() {
        let place = Place::new();
        let text = "\u{feff}Label;Date\nElection;2020-06-12\n\nNo date;\nLeap;2019-02-29\nMeeting;2020-06-12 20:00\n;2020-01-01\nElection;2020-06-12\n";
        let imported = import(&place.cx(), table(text, "Asia/Tehran")).unwrap();
        assert_eq!(
            (imported.read, imported.added.len(), imported.there),
            (6, 2, 1)
        );
        let rejected: Vec<(u64, &str)> = imported
            .rejected
            .iter()
            .map(|one| (one.line, one.reason.as_str()))
            .collect();
        assert_eq!(
            rejected,
            [
                (4, "There is no date."),
                (
                    5,
                    "“2019-02-29” is not a date like 2020-10-08 or 2020-10-08 14:30."
                ),
                (7, "There is no label."),
            ]
        );
        // Tehran was at +04:30 in June 2020.
        assert_eq!(
            listed(&place),
            [
                pair("2020-06-12", "Election"),
                pair("2020-06-12T15:30:00Z", "Meeting")
            ]
        );
        let again = import(&place.cx(), table(text, "Asia/Tehran")).unwrap();
        assert_eq!((again.added.len(), again.there), (0, 3));
    }

    #[test]
    fn a_table_without_a_header_has_the_date_first() {
        let place = Place::new();
        let text = "2020-06-12,\"one, and\ntwo\"\n2020-06-13T10:00:00+02:00,three";
        assert_eq!(import(&place.cx(), table(text, "UTC")).unwrap().read, 2);
        assert_eq!(
            listed(&place),
            [
                pair("2020-06-12", "one, and two"),
                pair("2020-06-13T08:00:00Z", "three")
            ]
        );
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let place = Place::new();
        import(
            &place.cx(),
            table("2020-06-12,a\n2020-06-12 10:00,\"b, c\"", "UTC"),
        )
        .unwrap();
        let mut out = Vec::new();
        let request = ExportEventsRequest {
            output: String::new(),
            verbatim: false,
        };
        assert_eq!(to_writer(&place.cx(), request, &mut out).unwrap().events, 2);
        let text = String::from_utf8(out).unwrap();
        let other = Place::new();
        import(&other.cx(), table(&text, "Asia/Tehran")).unwrap();
        assert_eq!(listed(&other), listed(&place));
    }

    #[test]
    fn an_event_is_changed_removed_and_put_back() {
        let place = Place::new();
        let request = |no, at: &str, label: &str| SaveEventRequest {
            no,
            at: at.to_owned(),
            label: label.to_owned(),
            zone: "UTC".to_owned(),
        };
        let first = save(&place.cx(), request(None, " 2020-06-12 ", "a  day")).unwrap();
        assert_eq!((first.event.label.as_str(), first.before), ("a day", None));
        let no = first.event.no;
        let changed = save(
            &place.cx(),
            request(Some(no), "2020-06-13", "the day after"),
        )
        .unwrap();
        assert_eq!(changed.before.unwrap().at, "2020-06-12");
        let removed = remove(&place.cx(), RemoveEventsRequest { numbers: vec![no] }).unwrap();
        assert_eq!(listed(&place), []);
        assert_eq!(restore(&place.cx(), removed.clone()).unwrap(), removed);

        let missing = save(&place.cx(), request(Some(99), "2020-06-13", "x")).unwrap_err();
        assert_eq!(missing.code, ErrorCode::NotFound);
        let wrong = save(&place.cx(), request(None, "13/6/2020", "x")).unwrap_err();
        assert_eq!(
            wrong.message,
            "“13/6/2020” is not a date like 2020-10-08 or 2020-10-08 14:30."
        );
    }

    #[test]
    fn a_moment_that_the_clock_skips_is_refused_and_a_day_is_the_same_everywhere() {
        let tehran = chrono_tz::Asia::Tehran;
        assert!(
            read_time("2018-03-22 00:30", tehran)
                .unwrap_err()
                .contains("put forward")
        );
        assert_eq!(day_of("2020-06-12", tehran), "2020-06-12");
        assert_eq!(day_of("2020-06-12T20:00:00Z", tehran), "2020-06-13");
    }
}
