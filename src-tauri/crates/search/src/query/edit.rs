//! Changes a query's text the way the window does: one filter more, one fewer.

use std::ops::Range;

use chrono_tz::Tz;

use super::ast::Node;
use super::parse::parse;
use super::{Chip, Query};

/// Filters of which a query makes sense with one alone: a new one takes the place of the old.
const ONE_ONLY: &[&str] = &["since", "until", "exact", "forms"];

/// Adds a filter, such as `lang:fa` or `-#news`, to a query's text.
///
/// A filter that holds already is not added again. `since:`, `until:` and the switches take the place of one
/// that is there. A text with OR on its outermost level is put in brackets, so that the filter holds for all of it.
#[must_use]
pub fn with_filter(text: &str, filter: &str) -> String {
    let filter = filter.trim();
    let (added, _) = parse(filter, Tz::UTC);
    let mut text = text.trim().to_owned();
    for new in added.filters() {
        let (query, _) = parse(&text, Tz::UTC);
        let chips = query.filters();
        if chips.iter().any(|chip| chip.same_as(&new)) {
            return text;
        }
        let replaced = chips.iter().find(|chip| {
            ONE_ONLY.contains(&chip.name.as_str()) && chip.name == new.name && !new.negated
        });
        if let Some(old) = replaced {
            text = without(&text, old.at.clone());
        }
    }
    if text.is_empty() {
        return filter.to_owned();
    }
    let (query, _) = parse(&text, Tz::UTC);
    let join = |text: &str| match query.root {
        Node::Any(_) => format!("({text}) {filter}"),
        _ => format!("{text} {filter}"),
    };
    let joined = join(&text);
    // Behind a half-typed end, such as an open quotation mark, the filter would become part of it.
    let (read, _) = parse(&joined, Tz::UTC);
    let chips = read.filters();
    let holds = added
        .filters()
        .iter()
        .all(|new| chips.iter().any(|chip| chip.same_as(new)));
    if holds {
        joined
    } else {
        join(&query.to_text())
    }
}

/// Takes a part out of a query's text and closes the gap.
///
/// `at` is the place of a [`Chip`] or a node of the same text; a place outside of it changes nothing.
#[must_use]
pub fn without(text: &str, at: Range<usize>) -> String {
    let (Some(before), Some(after)) = (text.get(..at.start), text.get(at.end.max(at.start)..))
    else {
        return text.to_owned();
    };
    let (before, after) = (before.trim_end(), after.trim_start());
    let tight =
        before.is_empty() || after.is_empty() || before.ends_with('(') || after.starts_with(')');
    format!("{before}{}{after}", if tight { "" } else { " " })
}

impl Query {
    /// The filters that hold for the query as a whole, in the order of their places: what the window shows as chips.
    ///
    /// Filters inside brackets or under OR are not among them, since to remove one would change more than itself.
    #[must_use]
    pub fn filters(&self) -> Vec<Chip> {
        let top = match &self.root {
            Node::All(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        let mut chips: Vec<Chip> = top.iter().filter_map(chip).collect();
        chips.extend(self.switches.iter().map(|switch| {
            let (name, value) = switch.name_and_value();
            Chip {
                at: switch.at.clone(),
                name: name.to_owned(),
                value,
                negated: false,
            }
        }));
        chips.sort_by_key(|chip| chip.at.start);
        chips
    }
}

fn chip(node: &Node) -> Option<Chip> {
    match node {
        Node::Filter(filter) => {
            let (name, value) = filter.test.name_and_value();
            Some(Chip {
                at: filter.at.clone(),
                name: name.to_owned(),
                value,
                negated: false,
            })
        }
        Node::Not(inner, at) => match inner.as_ref() {
            Node::Filter(_) => Some(Chip {
                at: at.clone(),
                negated: true,
                ..chip(inner)?
            }),
            _ => None,
        },
        _ => None,
    }
}
