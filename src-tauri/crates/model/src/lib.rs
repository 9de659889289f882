//! What is a dataset, an account, a post?
//!
//! Plain types for what publishers released, shared by every other crate.
//! Nothing here reads a file, opens a database or knows how anything is shown.
//!
//! ```
//! use model::{Key, Kind, Precision};
//!
//! let key = Key::exact("1196659470232772609");
//! assert!(key.is_exact());
//! assert_eq!(Kind::from_name("repost"), Some(Kind::Repost));
//! assert!(Precision::Minute < Precision::Millisecond);
//! ```

mod account;
mod ad;
mod batch;
mod field;
mod indicator;
mod key;
mod kind;
mod post;
mod time;

pub use account::{Account, AccountKind};
pub use ad::{Ad, AdTarget, Money, Target};
pub use batch::{Batch, Note, Position, Record, Rejected};
pub use field::Field;
pub use indicator::{Bound, Indicator, IndicatorKind, Measure, Stage, Summary};
pub use key::Key;
pub use kind::{Direction, Kind, Platform};
pub use post::{Counts, Link, Post, Shared, SharedKind};
pub use time::{PostedAt, Precision, TimeSource, snowflake_ms};
