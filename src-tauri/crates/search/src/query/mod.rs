//! What does this query text say?
//!
//! A pure module: text in, a tree and a list of problems out. The language is described in `docs/query-language.md`.
//!
//! ```
//! let (query, problems) = search::parse("oil OR gas lang:fa", chrono_tz::UTC);
//! assert!(problems.is_empty());
//! assert_eq!(query.to_text(), "oil OR gas lang:fa");
//!
//! // OR binds weaker than standing side by side, so this filter is part of the second alternative.
//! assert!(query.filters().is_empty());
//! ```

use std::ops::Range;

mod ast;
mod edit;
mod filter;
mod lex;
mod operators;
mod parse;
mod problems;
mod show;
#[cfg(test)]
mod tests;

pub use ast::{Compare, Counted, Filter, How, Moment, Node, Part, Test, Trait, Words};
pub(crate) use ast::{Leaf, joined};
pub use edit::{with_filter, without};
pub use filter::FILTER_NAMES;
pub use parse::parse;
pub use problems::Problem;

/// A query, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What it asks for.
    pub root: Node,
    /// `exact:` and `forms:`, wherever they stood; they hold for the query as a whole, the last one counts.
    pub switches: Vec<Switch>,
}

/// `exact:on` or `forms:on`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// `exact` or `forms`.
    pub name: &'static str,
    /// Whether it is on.
    pub on: bool,
    /// Where it stands.
    pub at: Range<usize>,
}

/// A filter that holds for the query as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chip {
    /// Where it stands, with the `-` or `NOT` before it; for [`without`].
    pub at: Range<usize>,
    /// The filter's name, or `#` or `@`.
    pub name: String,
    /// Its value in canonical form.
    pub value: String,
    /// Whether it excludes.
    pub negated: bool,
}

impl Chip {
    fn same_as(&self, other: &Chip) -> bool {
        (&self.name, &self.value, self.negated) == (&other.name, &other.value, other.negated)
    }
}

impl Query {
    /// Whether every post is asked for.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(&self.root, Node::All(parts) if parts.is_empty())
    }

    /// Whether `exact:on` holds: every word is compared letter for letter.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        let last = self.switches.iter().rfind(|switch| switch.name == "exact");
        last.is_some_and(|switch| switch.on)
    }
}
