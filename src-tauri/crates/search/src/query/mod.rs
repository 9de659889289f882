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

use text::{Forms, StemLanguage};

mod ast;
mod edit;
mod filter;
mod lex;
mod operators;
mod parse;
mod problems;
mod show;
#[cfg(test)]
mod storm;
#[cfg(test)]
mod tests;

pub use ast::{Compare, Counted, Filter, How, Moment, Node, Part, Test, Trait, Words};
pub(crate) use ast::{Leaf, joined};
pub use edit::{with_filter, without};
pub use filter::FILTER_NAMES;
pub use lex::is_quotation_mark;
pub use parse::parse;
pub use problems::Problem;

/// A query, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    /// What it asks for.
    pub root: Node,
    /// `exact:`, `forms:` and `omit:`, wherever they stood; they hold for the query as a whole. Of the first two the
    /// last one counts.
    pub switches: Vec<Switch>,
    /// The languages whose word forms are looked for where the query names none: those of the posts asked.
    pub spoken: Vec<StemLanguage>,
}

/// What is said about the query's words as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// What it says.
    pub sets: Sets,
    /// Where it stands.
    pub at: Range<usize>,
}

/// What a [`Switch`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sets {
    /// `exact:on`, `exact:off`: letters are compared as typed.
    Exact(bool),
    /// `forms:off`: words are looked for as they are.
    NoForms,
    /// `forms:on`, and `forms:fa,ar` in these languages alone: other forms of the words are looked for too.
    Forms(Vec<StemLanguage>),
    /// `omit:word`: not this one among the forms.
    Omit(String),
}

impl Switch {
    /// The name under which it is written, and its value.
    #[must_use]
    pub fn name_and_value(&self) -> (&'static str, String) {
        match &self.sets {
            Sets::Exact(on) => ("exact", if *on { "on" } else { "off" }.to_owned()),
            Sets::NoForms => ("forms", "off".to_owned()),
            Sets::Forms(languages) if languages.is_empty() => ("forms", "on".to_owned()),
            Sets::Forms(languages) => {
                let tags: Vec<&str> = languages.iter().map(|language| language.tag()).collect();
                ("forms", tags.join(","))
            }
            Sets::Omit(word) => ("omit", word.clone()),
        }
    }
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
        let exact = self
            .switches
            .iter()
            .rev()
            .find_map(|switch| match switch.sets {
                Sets::Exact(on) => Some(on),
                _ => None,
            });
        exact.unwrap_or(false)
    }

    /// Whether other forms of its words are looked for.
    #[must_use]
    pub fn has_forms(&self) -> bool {
        self.languages().is_some()
    }

    /// The other forms of a word that are looked for: of one that was typed plainly, where forms are on.
    pub(crate) fn forms(&self, words: &Words) -> Option<Forms> {
        if words.quoted || words.exact || words.open || words.how != How::Same || self.is_exact() {
            return None;
        }
        Forms::of(&words.text, self.languages()?)
    }

    /// The forms that were struck out, folded.
    pub(crate) fn omitted(&self) -> Vec<String> {
        let omitted = self
            .switches
            .iter()
            .filter_map(|switch| match &switch.sets {
                Sets::Omit(word) => Some(text::fold(word)),
                _ => None,
            });
        omitted.collect()
    }

    fn languages(&self) -> Option<&[StemLanguage]> {
        let said = self
            .switches
            .iter()
            .rev()
            .find_map(|switch| match &switch.sets {
                Sets::Forms(languages) => Some(Some(languages.as_slice())),
                Sets::NoForms => Some(None),
                _ => None,
            });
        match said.flatten()? {
            [] => Some(&self.spoken),
            named => Some(named),
        }
    }
}
