//! What was announced and published after accounts were removed, read from `catalogue.toml`.
//!
//! Figures are those stated at the time, each with who states it and where; they often differ from what a file holds,
//! and then neither is wrong. What only follows from them (a sum, a remainder) says so. A name of a file may find its
//! release here, which names the dataset; it never chooses the format.
//!
//! ```
//! use ingest::catalogue::{self, FigureKind};
//! use model::Measure;
//!
//! let takedown = catalogue::find_takedown("facebook-2018-08-21").unwrap();
//! let pages: u64 = takedown.networks.iter().flat_map(|network| &network.figures)
//!     .filter(|figure| figure.measure == Measure::Pages)
//!     .map(|figure| figure.count)
//!     .sum();
//! assert_eq!(pages, 254);
//! assert!(catalogue::search("iran august 2018").contains(&takedown));
//! ```

mod evidence;
mod names;
mod read;
mod recognise;
mod search;
#[cfg(test)]
mod tests;
mod types;
mod when;

use std::sync::LazyLock;

pub use evidence::{Counted, Evidence, HashForm};
pub use names::release_named;
pub use recognise::{Candidate, Strength, is_contradicted, recognise, recognise_one};
pub use search::search;
pub use types::{
    Attribution, Figure, FigureKind, Form, Network, Operation, Release, Source, Statement,
    Takedown, Unit, What, Whole, grouped,
};
pub use when::When;

/// The page as published with the program.
static PAGE: &str = include_str!("../../catalogue.toml");

/// The whole page, read.
struct Catalogue {
    version: String,
    operations: Vec<Operation>,
    takedowns: Vec<Takedown>,
}

static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| read::read(PAGE).expect("a test reads the page that is built in"));

/// Every takedown known, oldest first.
#[must_use]
pub fn takedowns() -> &'static [Takedown] {
    &CATALOGUE.takedowns
}

/// The takedown of this key.
#[must_use]
pub fn find_takedown(key: &str) -> Option<&'static Takedown> {
    takedowns().iter().find(|takedown| takedown.key == key)
}

/// Every release known, oldest first.
pub fn releases() -> impl Iterator<Item = &'static Release> {
    takedowns().iter().flat_map(|takedown| &takedown.releases)
}

/// The release of this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Release> {
    releases().find(|release| release.key == key)
}

/// What ties takedowns together.
#[must_use]
pub fn operations() -> &'static [Operation] {
    &CATALOGUE.operations
}

/// The takedowns that share an operation with this one, oldest first, this one left out.
pub fn related(takedown: &Takedown) -> impl Iterator<Item = &'static Takedown> {
    let operations = takedown.all_operations();
    takedowns().iter().filter(move |other| {
        other.key != takedown.key
            && other
                .all_operations()
                .iter()
                .any(|operation| operations.contains(operation))
    })
}

/// The version of the catalogue: the day on which it was last changed, `2026-11-25`.
#[must_use]
pub fn version() -> &'static str {
    &CATALOGUE.version
}
