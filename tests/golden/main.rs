//! Totals, timelines and facets against figures that an independent script counted by a declared rule.
//!
//! The script is `count.py`, the rule is in `README.md`; neither shares a line with the program.

mod accounts;
mod catalogue;
mod compare;
mod derived;
mod everything;
mod figures;
mod gaps;
mod imports;
mod lists;
mod script;
mod versions;
