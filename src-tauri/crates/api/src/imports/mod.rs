//! How published files come in: looked at first, then imported.

mod inspect;
mod plan;
mod recognise;
mod report;
mod run;

pub use inspect::inspect;
pub(crate) use recognise::Rows;
pub(crate) use report::{file_report, imported_dataset, rejected_row};
pub use run::import;
