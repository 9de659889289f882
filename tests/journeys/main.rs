//! What a reader does, from files in to rows out, through `api` and through the `shuttered` program.

mod ads;
mod catalogue;
mod collected;
mod command_line;
mod comparing;
mod containers;
mod datasets;
mod evidence;
mod exporting;
mod finding;
mod fixtures;
mod groups;
mod indicators;
mod keeping;
mod kill;
mod mapping;
mod reports;
mod reviewing;
mod timelines;
mod versions;
mod wording;
