//! The store as its users meet it: records in, rows out, and what is left after anything goes wrong.

mod accounts;
mod archives;
mod common;
mod duplicates;
mod files;
mod posts;
mod reading;
mod removal;
mod schema;
mod survey;
