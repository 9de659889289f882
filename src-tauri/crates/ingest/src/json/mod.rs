//! JSON as it was published: its values, and the records cut out of a file of any length.
//!
//! `serde_json` was weighed and left: numbers have to come back letter for letter (ids, `1470604422.0`), what a file
//! cut off in the middle still holds has to be read, and the control characters that Telegram's exporter writes
//! (`\x08`) are no JSON. The tests compare the two on well-formed input.

mod cut;
mod parse;
mod value;

pub(crate) use cut::{Cut, Cutter, Layout};
pub(crate) use parse::{parse, parse_beginning};
pub(crate) use value::Value;
