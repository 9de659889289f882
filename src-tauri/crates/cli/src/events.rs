//! The reader's own events.

use std::{path::Path, process::ExitCode};

use api::{ApiError, wire};

use crate::{
    args::{ChangeEvents, EventsArgs},
    ask::{Use, text, with_archive},
    commands::{Out, read},
    print::say,
    table::{Table, grouped},
};

pub fn run(dir: Option<&Path>, out: &Out, args: EventsArgs) -> Result<ExitCode, ApiError> {
    match args.change {
        None if args.csv => {
            let request = wire::ExportEventsRequest {
                output: String::new(),
                verbatim: args.verbatim,
            };
            let stdout = &mut std::io::stdout().lock();
            read(dir, |cx| api::events::to_writer(cx, request, stdout))?;
            Ok(ExitCode::SUCCESS)
        }
        None => {
            let answer = read(dir, |cx| api::events::list(cx, wire::Nothing {}))?;
            out.show(&answer, list)
        }
        Some(ChangeEvents::Add { at, label, zone }) => {
            let request = wire::SaveEventRequest {
                no: None,
                at,
                label,
                zone,
            };
            let answer = with_archive(dir, Use::Write, |cx| api::events::save(cx, request))?;
            out.show(&answer, |answer| {
                let event = &answer.event;
                say!("Noted as {}: {}  {}", event.no, event.at, event.label);
            })
        }
        Some(ChangeEvents::Import { file, zone }) => {
            let request = wire::ImportEventsRequest {
                path: Some(text(&file)),
                text: None,
                zone,
            };
            let answer = with_archive(dir, Use::Write, |cx| api::events::import(cx, request))?;
            out.show(&answer, imported)
        }
        Some(ChangeEvents::Remove { numbers }) => {
            let request = wire::RemoveEventsRequest { numbers };
            let answer = with_archive(dir, Use::Write, |cx| api::events::remove(cx, request))?;
            out.show(&answer, |answer| {
                for event in &answer.events {
                    say!("Removed {}: {}  {}", event.no, event.at, event.label);
                }
            })
        }
    }
}

fn list(answer: &wire::Events) {
    if answer.events.is_empty() {
        say!("No event has been noted yet. Note one with `shuttered events add DATE LABEL`.");
        return;
    }
    let mut table = Table::new(&["number", "when", "what"]);
    for event in &answer.events {
        table.row(vec![
            event.no.to_string(),
            event.at.clone(),
            event.label.clone(),
        ]);
    }
    table.print();
}

fn imported(answer: &wire::ImportedEvents) {
    say!(
        "{} rows read: {} added, {} there already, {} rejected",
        grouped(answer.read),
        grouped(answer.added.len() as u64),
        grouped(answer.there),
        grouped(answer.rejected.len() as u64)
    );
    for row in &answer.rejected {
        say!("line {}: {}: {}", row.line, row.text, row.reason);
    }
}
