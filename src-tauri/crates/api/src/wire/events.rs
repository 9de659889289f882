//! The reader's own events.

use super::wire;

wire! {
    /// Something that happened, as the reader noted it.
    pub struct OwnEvent {
        /// Its number.
        pub no: u64,
        /// When: a day (`2020-10-08`), which is that day in every zone, or a moment (RFC 3339, UTC).
        pub at: String,
        /// What happened.
        pub label: String,
        /// When it was noted.
        pub noted_at: String,
    }

    /// All of them, the earliest first.
    pub struct Events {
        /// The events.
        pub events: Vec<OwnEvent>,
    }

    /// Note an event, or change one.
    pub struct SaveEventRequest {
        /// The one to change; none notes a new one.
        #[serde(default)]
        pub no: Option<u64>,
        /// When: `2020-10-08`, or with a time (`2020-10-08 14:30`), in `zone` unless it names an offset.
        pub at: String,
        /// What happened, in one line.
        pub label: String,
        /// The zone of a time without an offset; IANA name.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// What became of it.
    pub struct SavedEvent {
        /// As it is kept now.
        pub event: OwnEvent,
        /// As it was, if it was changed.
        pub before: Option<OwnEvent>,
    }

    /// Remove events.
    pub struct RemoveEventsRequest {
        /// Their numbers; those that are not there are passed over.
        pub numbers: Vec<u64>,
    }

    /// Read events from a table in CSV.
    pub struct ImportEventsRequest {
        /// The file.
        #[serde(default)]
        pub path: Option<String>,
        /// Its text instead.
        #[serde(default)]
        pub text: Option<String>,
        /// The zone of times without an offset; IANA name.
        #[serde(default = "super::timeline::utc")]
        pub zone: String,
    }

    /// What became of the rows: `read` is the sum of `added`, `there` and `rejected`.
    pub struct ImportedEvents {
        /// Rows with anything in them, without the header.
        pub read: u64,
        /// Numbers of the events that were added.
        pub added: Vec<u64>,
        /// Rows whose event was there already, at the same time under the same label.
        pub there: u64,
        /// Rows that are no events.
        pub rejected: Vec<RejectedEvent>,
    }

    /// A row that is no event.
    pub struct RejectedEvent {
        /// The line of the file, from 1.
        pub line: u64,
        /// The row, cells joined by commas.
        pub text: String,
        /// Why.
        pub reason: String,
    }

    /// Write the events to a CSV file that can be imported again.
    pub struct ExportEventsRequest {
        /// The file.
        pub output: String,
        /// Leave cells as they are that a spreadsheet would take for formulas.
        #[serde(default)]
        pub verbatim: bool,
    }

    /// What was written.
    pub struct ExportedEvents {
        /// The file.
        pub output: String,
        /// Events.
        pub events: u64,
        /// Cells that were guarded.
        pub guarded: u64,
    }
}
