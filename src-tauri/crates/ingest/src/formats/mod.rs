//! The published formats, one module each.
//!
//! A format is a module that claims a header and reads rows, and one entry in the table here.

pub mod twitter;

use model::{Account, Platform, Post, Record};

use crate::csv::Row;
use crate::notes::Notes;

/// A published form of files that is understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Posts of Twitter's information-operations archive.
    TwitterPosts,
    /// Accounts of the same archive.
    TwitterUsers,
}

/// What is known of one format.
struct Entry {
    format: Format,
    name: &'static str,
    family: &'static str,
    platform: Platform,
    holds_posts: bool,
    /// Whether these columns can be read as this format.
    claims: fn(&[String]) -> bool,
    /// Whether these are, in this order, the columns of a published release.
    is_published: fn(&[String]) -> bool,
    parser: fn(&Setting<'_>) -> Box<dyn Parser>,
}

const TABLE: &[Entry] = &[
    Entry {
        format: Format::TwitterPosts,
        name: "twitter-posts",
        family: twitter::FAMILY,
        platform: Platform::Twitter,
        holds_posts: true,
        claims: twitter::claims_posts,
        is_published: twitter::is_published_posts,
        parser: |setting| Box::new(twitter::Posts::new(setting)),
    },
    Entry {
        format: Format::TwitterUsers,
        name: "twitter-users",
        family: twitter::FAMILY,
        platform: Platform::Twitter,
        holds_posts: false,
        claims: twitter::claims_users,
        is_published: twitter::is_published_users,
        parser: |setting| Box::new(twitter::Users::new(setting)),
    },
];

/// What a parser has to know of its file.
pub(crate) struct Setting<'a> {
    pub(crate) labels: &'a [String],
    pub(crate) file_sha256: &'a str,
    pub(crate) days_first: bool,
}

/// Turns the rows of one file into records.
pub(crate) trait Parser: Send {
    /// Notes what holds for the file as a whole. Called once, at its beginning.
    fn note_file(&self, notes: &mut Notes);

    /// Reads one row. The error is a sentence that begins with the record: `names no account`.
    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String>;
}

/// A record, and whether something in it was mended.
pub(crate) struct Parsed {
    pub(crate) record: Record,
    pub(crate) repaired: bool,
}

impl Format {
    /// Every format, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|entry| entry.format)
    }

    /// The name used on the command line and in the archive.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.entry().name
    }

    /// Finds a format by its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        TABLE
            .iter()
            .find(|entry| entry.name == name)
            .map(|entry| entry.format)
    }

    /// The release form that this is a part of: files of one family in one folder make one dataset.
    #[must_use]
    pub fn family(self) -> &'static str {
        self.entry().family
    }

    /// Where the accounts in such a file were held.
    #[must_use]
    pub fn platform(self) -> Platform {
        self.entry().platform
    }

    /// Whether its records are posts; otherwise they are accounts.
    #[must_use]
    pub fn holds_posts(self) -> bool {
        self.entry().holds_posts
    }

    pub(crate) fn claims(self, columns: &[String]) -> bool {
        (self.entry().claims)(&normal_names(columns))
    }

    pub(crate) fn is_published(self, columns: &[String]) -> bool {
        (self.entry().is_published)(columns)
    }

    pub(crate) fn parser(self, setting: &Setting<'_>) -> Box<dyn Parser> {
        (self.entry().parser)(setting)
    }

    fn entry(self) -> &'static Entry {
        TABLE
            .iter()
            .find(|entry| entry.format == self)
            .expect("every format has its line in the table")
    }
}

/// Gives back every published column of one post: the name in the file's header and the published text.
///
/// `header` is the header of the file that the post came from, as [`crate::Detected::header`] has it.
/// See [`twitter`] for the few forms that are not kept.
#[must_use]
pub fn published_post(format: Format, header: &[String], post: &Post) -> Vec<(String, String)> {
    match format {
        Format::TwitterPosts | Format::TwitterUsers => twitter::published_post(header, post),
    }
}

/// Gives back every published column of one account, likewise.
#[must_use]
pub fn published_account(
    format: Format,
    header: &[String],
    account: &Account,
) -> Vec<(String, String)> {
    match format {
        Format::TwitterPosts | Format::TwitterUsers => twitter::published_account(header, account),
    }
}

/// The names under which columns are kept: trimmed; a doubled one with a number behind it, one without a name by its
/// place.
#[must_use]
pub fn labels(header: &[String]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::with_capacity(header.len());
    for (idx, name) in header.iter().enumerate() {
        let trimmed = name.trim();
        let mut label = if trimmed.is_empty() {
            format!("column {}", idx + 1)
        } else {
            trimmed.to_owned()
        };
        let base = label.clone();
        let mut n = 1;
        while labels
            .iter()
            .any(|other| other.eq_ignore_ascii_case(&label))
        {
            n += 1;
            label = format!("{base} ({n})");
        }
        labels.push(label);
    }
    labels
}

/// Column names for comparing: trimmed, in lower case.
pub(crate) fn normal_names(columns: &[String]) -> Vec<String> {
    columns
        .iter()
        .map(|name| name.trim().to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_the_format() {
        for format in Format::all() {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        assert_eq!(Format::from_name("myspace-posts"), None);
    }

    #[test]
    fn doubled_and_empty_headers_get_names_of_their_own() {
        let header = ["a", " b ", "A", "", "a"].map(str::to_owned);
        assert_eq!(labels(&header), ["a", "b", "A (2)", "column 4", "a (3)"]);
    }
}
