//! The store as its users meet it: records in, rows out, and what is left after anything goes wrong.

mod accounts;
mod ads;
mod archives;
mod common;
mod diff;
mod duplicates;
mod files;
mod indicators;
mod posts;
mod reading;
mod refolding;
mod removal;
mod schema;
mod shares;
mod survey;
mod versions;
