//! Records of a CSV file, each with its place, whatever state the file is in.
//!
//! `csv-core` was tried on paper and left: it ends a record at a lone carriage return, passes over empty lines in
//! silence, and cannot say that the file ended inside quotes, while each of these has to be told to the reader here.
//! The tests compare the two on well-formed input.

mod decode;
mod records;
mod row;
mod scan;

pub use decode::Encoding;
pub(crate) use decode::{Input, count_lines, from_windows_1252, undo_double_encoding};
pub(crate) use records::{Next, Records};
pub(crate) use row::{Row, header_fields};
pub(crate) use scan::{Dialect, scan};
