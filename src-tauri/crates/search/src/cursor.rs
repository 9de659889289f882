//! A place in a list of hits, to go on from.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// The order of the hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The latest first; undated posts last.
    Newest,
    /// The earliest first; undated posts last.
    Oldest,
    /// The best match first (BM25 of the words); of equals, the newest.
    Relevance,
    /// The sum of published likes, reposts, replies and quotes, greatest first; of equals, the newest.
    Engagement,
}

/// What a list is sorted by: the greater comes first. Every post has another one, since the post's number is in it.
pub(crate) type Key = [u64; 3];

impl Sort {
    /// The post whose key this is.
    pub(crate) fn post_no(self, key: &Key) -> u64 {
        match self {
            Sort::Newest => key[1],
            Sort::Oldest => !key[1],
            Sort::Relevance | Sort::Engagement => key[2],
        }
    }

    fn letter(self) -> char {
        match self {
            Sort::Newest => 'n',
            Sort::Oldest => 'o',
            Sort::Relevance => 'r',
            Sort::Engagement => 'e',
        }
    }
}

/// The last hit of a page. As text it is opaque: it is given back unread to get the next page.
///
/// It names a place in the order, not a position in a list, so that posts added or removed meanwhile neither repeat
/// a hit nor leave one out. (By relevance that holds as long as the index is the same: scores depend on all posts.)
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    pub(crate) sort: Sort,
    pub(crate) key: Key,
    pub(crate) generation: u64,
}

impl Cursor {
    /// The order of the list it is of.
    #[must_use]
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// The generation of the store when the page was made.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c] = self.key;
        write!(
            f,
            "{}-{a:x}-{b:x}-{c:x}-{:x}",
            self.sort.letter(),
            self.generation
        )
    }
}

impl FromStr for Cursor {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        decode(text).ok_or_else(|| Error::BadCursor {
            text: text.chars().take(100).collect(),
        })
    }
}

fn decode(text: &str) -> Option<Cursor> {
    let mut parts = text.split('-');
    let sort = match parts.next()? {
        "n" => Sort::Newest,
        "o" => Sort::Oldest,
        "r" => Sort::Relevance,
        "e" => Sort::Engagement,
        _ => return None,
    };
    let mut number = || u64::from_str_radix(parts.next()?, 16).ok();
    let cursor = Cursor {
        sort,
        key: [number()?, number()?, number()?],
        generation: number()?,
    };
    // Only what was written here is taken, not what merely reads alike.
    (cursor.to_string() == text).then_some(cursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_back_and_nothing_else_is() {
        let cursor = Cursor {
            sort: Sort::Oldest,
            key: [u64::MAX, 0, 17],
            generation: 3,
        };
        assert_eq!(cursor.to_string().parse::<Cursor>().unwrap(), cursor);
        for text in [
            "",
            "n",
            "n-1-2-3",
            "x-1-2-3-4",
            "n-1-2-3-4-5",
            "n-1-2-zz-4",
            "n-+1-2-3-4",
            "n-01-2-3-4",
        ] {
            assert!(text.parse::<Cursor>().is_err(), "{text}");
        }
    }
}
