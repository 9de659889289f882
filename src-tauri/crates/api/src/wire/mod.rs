//! What crosses the border: requests and answers, in the reader's vocabulary.
//!
//! Field names are camelCase, counts are numbers, identifiers are strings, times are RFC 3339 in UTC beside their
//! precision, and places in a text are pairs of positions in UTF-16 units.

mod accounts;
mod app;
mod batch;
mod catalogue;
mod compare;
mod compared;
mod datasets;
mod diff;
mod events;
mod evidence;
mod exports;
mod indicators;
mod mappings;
mod posts;
mod reports;
mod saved;
mod timeline;
mod words;

pub use accounts::*;
pub use app::*;
pub use batch::*;
pub use catalogue::*;
pub use compare::*;
pub use compared::*;
pub use datasets::*;
pub use diff::*;
pub use events::*;
pub use evidence::*;
pub use exports::*;
pub use indicators::*;
pub use mappings::*;
pub use posts::*;
pub use reports::*;
pub use saved::*;
pub use timeline::*;
pub use words::*;

/// Declares wire types: public fields, camelCase names, TypeScript made from them.
macro_rules! wire {
    ($($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
            #[serde(rename_all = "camelCase")]
            pub struct $name { $($body)* }
        )+
    };
    ($($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* })+) => {
        $(
            $(#[$meta])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
            #[serde(rename_all = "camelCase")]
            pub enum $name { $($body)* }
        )+
    };
}
pub(crate) use wire;
