//! What journeys, golden figures and benchmarks share.
//!
//! The generator of invented posts, the way to the real releases on this machine, an archive in a folder of its
//! own, the `shuttered` program as a child process, and an archive's content as lines that can be compared.
//! It deliberately knows only what a reader of the documents knows: the functions of `api`, the command line and
//! the documented tables.
//!
//! ```
//! use tests_support::generator::{Settings, write};
//!
//! let mut file = Vec::new();
//! write(&Settings::new(1, 10).plant("zqword", 3), &mut file).unwrap();
//! assert_eq!(String::from_utf8(file).unwrap().matches("zqword").count(), 3);
//! ```

pub mod archive;
pub mod content;
pub mod data;
pub mod generator;
pub mod program;
