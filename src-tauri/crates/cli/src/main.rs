//! How do I ask without a window?
//!
//! The `shuttered` program: the questions of the `api` crate over arguments, with text for people or one JSON
//! document on standard output. Progress and warnings go to standard error.
//!
//! Exit status: 0 done, 1 could not be done, 2 wrong usage.

mod account;
mod args;
mod ask;
mod catalogue;
mod commands;
mod compare;
mod diff;
mod events;
mod own;
mod print;
mod print_lists;
mod progress;
mod report;
mod table;
mod timeline;
mod tour;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    let json = args.json;
    match commands::run(args) {
        Ok(done) => done,
        Err(error) => {
            print::error(&error, json);
            ExitCode::from(1)
        }
    }
}
