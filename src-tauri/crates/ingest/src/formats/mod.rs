//! The published formats, one module each.
//!
//! A format is a module with a [`FormatInfo`], and one line in the table here. Three shapes are there: tables, JSON,
//! and documents that are read as a whole. What most tables need is in [`draft`]: a format then is a list of columns
//! with their roles, and a function for what is odd about it.

mod columns;
pub(crate) mod companions;
pub(crate) mod draft;
pub(crate) mod values;

mod clemson;
mod coordination;
mod coortweet;
mod crowdtangle;
mod fourcat;
mod google_tag;
mod hpsci;
mod mapped;
mod meta;
mod nbc;
mod reddit;
mod telegram;
mod tumblr;
pub mod twitter;
mod twitter_api;
mod youtube;
mod zeeschuimer;

use std::fmt;
use std::hash::{Hash, Hasher};

use model::{Account, Platform, Post, Record};

use crate::csv::Row;
use crate::json::Value;
use crate::mapping::Mapping;
use crate::notes::Notes;
use draft::Role;

pub use columns::{ColumnUse, column_use, columns, why_mended};

/// Every format. A new one is a line here; of two that claim the same file the reader is asked.
static TABLE: &[&FormatInfo] = &[
    &twitter::POSTS,
    &twitter::USERS,
    &clemson::FILES,
    &clemson::BY_AUTHOR,
    &clemson::ACCOUNTS,
    &coortweet::FOUR_COLUMNS,
    &coortweet::MANY_OBJECTS,
    &coordination::MESSAGES,
    &mapped::TABLE,
    &mapped::JSON,
    &nbc::POSTS,
    &nbc::ACCOUNTS,
    &telegram::EXPORT,
    &twitter_api::V2_POSTS,
    &twitter_api::V2_USERS,
    &twitter_api::V1_POSTS,
    &twitter_api::V1_USERS,
    &twitter_api::TWARC_POSTS,
    &twitter_api::TWARC_USERS,
    &zeeschuimer::ITEMS,
    &youtube::VIDEO_LIST,
    &youtube::CHANNEL_LIST,
    &youtube::COMMENT_LIST,
    &google_tag::BULLETIN,
    &google_tag::TABLE,
    &tumblr::TABLE,
    &tumblr::LIST,
    &fourcat::X_POSTS,
    &fourcat::TELEGRAM_POSTS,
    &fourcat::TIKTOK_POSTS,
    &fourcat::INSTAGRAM_POSTS,
    &fourcat::CUSTOM_POSTS,
    &crowdtangle::FACEBOOK,
    &crowdtangle::INSTAGRAM,
    &crowdtangle::LINK_CHECKER,
    &hpsci::ADS,
    &hpsci::TARGETS,
    &hpsci::PAIRS,
    &meta::LIST,
    &meta::LIST_JSON,
    &meta::LIST_STIX,
    &meta::CHAIN,
    &meta::REPORT,
    &reddit::LIST,
    &reddit::USERS,
    &reddit::COMMENTS,
    &reddit::SUBMISSIONS,
    &reddit::DUMP,
];

/// A published form of files that is understood.
#[derive(Clone, Copy)]
pub struct Format(&'static FormatInfo);

/// What is known of one format.
pub(crate) struct FormatInfo {
    /// The name used on the command line and in the archive.
    pub(crate) name: &'static str,
    /// The release form that it is a part of.
    pub(crate) family: &'static str,
    pub(crate) platform: Platform,
    pub(crate) holds: Holds,
    pub(crate) grouping: Grouping,
    pub(crate) shape: Shape,
    pub(crate) published: Published,
}

/// What the records of a format are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Posts, comments, videos, advertisements.
    Posts,
    /// Accounts on their own.
    Accounts,
    /// Things to be looked for, and figures.
    Indicators,
    /// Rows that add to other records.
    Supplements,
}

/// Which files make one dataset, where neither the reader nor the catalogue says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Those of one family in one folder.
    Folder,
    /// Those whose names differ only in their endings: each is a publication of its own, in several forms.
    FileStem,
}

/// How records stand in a file.
pub(crate) enum Shape {
    Table(TableShape),
    Json(JsonShape),
    Document(DocumentShape),
}

/// Records as rows.
pub(crate) struct TableShape {
    /// Whether these columns (trimmed, in lower case) can be read as this format.
    pub(crate) claims: fn(&[String]) -> bool,
    /// Whether these are, letter for letter and in this order, the columns of a published release.
    pub(crate) is_published: fn(&[String]) -> bool,
    /// For formats published without a header.
    pub(crate) headerless: Option<Headerless>,
    /// Whether the cells of a row show a re-saved date, and one that can only be read with the day first.
    pub(crate) date_forms: fn(&[String], &[&str]) -> (bool, bool),
    pub(crate) parser: fn(&Setting<'_>) -> Box<dyn RowParser>,
}

/// Rows without a header, told by what stands in them.
pub(crate) struct Headerless {
    /// The names that the columns are given.
    pub(crate) columns: &'static [&'static str],
    /// Whether the first rows (at most 200) are of this format.
    pub(crate) claims: fn(&[Vec<String>]) -> bool,
}

/// Records as values of JSON.
pub(crate) struct JsonShape {
    /// Where the file is one object: the arrays in it whose elements are the records. `*` stands for any element.
    pub(crate) arrays: &'static [&'static str],
    /// Whether a value is of this format: the whole object, as far as the first 256 KiB of the file go, where there
    /// are `arrays`; else one of the first records.
    pub(crate) claims: fn(&Value) -> bool,
    /// The platform, where a record tells it.
    pub(crate) platform: fn(&Value) -> Option<Platform>,
    pub(crate) parser: fn(&Setting<'_>) -> Box<dyn JsonParser>,
}

/// A file that is read as a whole: a page with tables, a list in XML.
pub(crate) struct DocumentShape {
    /// Whether the first 256 KiB are of this format.
    pub(crate) claims: fn(&str) -> bool,
    /// Reads everything, in the order of the text.
    pub(crate) read: fn(&str, &Setting<'_>, &mut Notes) -> Vec<Piece>,
}

/// A record of a document.
pub(crate) struct Piece {
    /// Where it begins, in bytes of the decoded text, and how long it is there.
    pub(crate) at: usize,
    pub(crate) len: usize,
    /// The error is a sentence whose subject is the record.
    pub(crate) outcome: Result<Parsed, String>,
}

/// The name of each column, and the text that stood in it.
type Cells = Vec<(String, String)>;

/// How a record is given back as it was published.
pub(crate) enum Published {
    /// By the roles of its columns; names in lower case.
    Roles(&'static [(&'static str, Role)]),
    /// By functions of the format.
    By {
        post: fn(&[String], &Post) -> Cells,
        account: fn(&[String], &Account) -> Cells,
        /// What a column is, if the format knows it.
        role_of: fn(&str) -> Option<Role>,
    },
}

/// What a parser has to know of its file.
pub(crate) struct Setting<'a> {
    /// The columns, as [`labels`] names them; empty where the file is no table.
    pub(crate) labels: &'a [String],
    pub(crate) file_sha256: &'a str,
    /// What stands in front of the header of a table, line by line.
    pub(crate) before_header: &'a [String],
    pub(crate) days_first: bool,
    pub(crate) platform: Platform,
    /// What a reader declared of the columns.
    pub(crate) mapping: Option<&'a Mapping>,
}

/// Turns the rows of one file into records.
pub(crate) trait RowParser: Send {
    /// Notes what holds for the file as a whole. Called once, at its beginning.
    fn note_file(&self, notes: &mut Notes);

    /// Reads one row. The error is a sentence whose subject is the record: `names no account`.
    fn read(&mut self, row: &Row, notes: &mut Notes) -> Result<Parsed, String>;

    /// Whether a row is read with the help of those above it.
    fn needs_rows_above(&self) -> bool {
        false
    }

    /// Takes notice of a row that an earlier run has read. Called only where [`RowParser::needs_rows_above`].
    fn pass_over(&mut self, _row: &Row) {}
}

/// Turns the values of one file into records.
pub(crate) trait JsonParser: Send {
    /// Notes what holds for the file as a whole. Called once, at its beginning.
    fn note_file(&self, _notes: &mut Notes) {}

    /// Reads one value, which holds one record or several (a page of answers). A value that holds none is
    /// `Ok(Vec::new())`: it is skipped, and the parser has noted why.
    fn read(&mut self, item: &Item<'_>, notes: &mut Notes) -> Vec<Result<Parsed, String>>;
}

/// One value of a file.
pub(crate) struct Item<'a> {
    /// The number of its first record; each further one has the next number.
    pub(crate) record: u64,
    pub(crate) value: &'a Value,
    /// The scalars that stand before it in the objects around it, by their paths.
    pub(crate) around: &'a [(String, String)],
}

impl<'a> Item<'a> {
    /// A scalar that stands before the value in an object around it; empty where there is none.
    pub(crate) fn around(&self, path: &str) -> &'a str {
        self.around
            .iter()
            .find(|(name, _)| name == path)
            .map_or("", |(_, text)| text)
    }
}

/// A record, and whether something in it was mended.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) record: Record,
    pub(crate) repaired: bool,
}

impl Format {
    /// A table whose columns a reader has declared.
    pub const MAPPED_TABLE: Self = Self(&mapped::TABLE);
    /// JSON whose members a reader has declared.
    pub const MAPPED_JSON: Self = Self(&mapped::JSON);

    /// Every format, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().copied().map(Self)
    }

    /// The name used on the command line and in the archive.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name
    }

    /// Finds a format by its name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|format| format.name() == name)
    }

    /// The release form that this is a part of: files of one family in one folder make one dataset.
    #[must_use]
    pub fn family(self) -> &'static str {
        self.0.family
    }

    /// Where the accounts in such a file were held, unless the file says otherwise.
    #[must_use]
    pub fn platform(self) -> Platform {
        self.0.platform
    }

    /// What its records are.
    #[must_use]
    pub fn holds(self) -> Holds {
        self.0.holds
    }

    /// Which files make one dataset.
    #[must_use]
    pub fn grouping(self) -> Grouping {
        self.0.grouping
    }

    pub(crate) fn shape(self) -> &'static Shape {
        &self.0.shape
    }

    /// The table, where the format is one.
    pub(crate) fn table(self) -> Option<&'static TableShape> {
        match &self.0.shape {
            Shape::Table(table) => Some(table),
            Shape::Json(_) | Shape::Document(_) => None,
        }
    }
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Format {}

impl Hash for Format {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.name().hash(state);
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Gives back every published column of one post: the name in the file's header and the published text.
///
/// `header` is the header of the file that the post came from, as [`crate::Detected::header`] has it; empty where the
/// file is no table, and then the names are the paths of what its record held. `mapping` is the one that the file was
/// read by, if any.
/// See [`twitter`] for the few forms that are not kept.
#[must_use]
pub fn published_post(
    format: Format,
    mapping: Option<&Mapping>,
    header: &[String],
    post: &Post,
) -> Vec<(String, String)> {
    match (mapping, &format.0.published) {
        (Some(mapping), _) => draft::published_post(header, post, &mapping.roles()),
        (None, Published::By { post: of_post, .. }) => of_post(header, post),
        (None, Published::Roles(roles)) => draft::published_post(header, post, &owned(roles)),
    }
}

/// Gives back every published column of one account, likewise.
#[must_use]
pub fn published_account(
    format: Format,
    mapping: Option<&Mapping>,
    header: &[String],
    account: &Account,
) -> Vec<(String, String)> {
    match (mapping, &format.0.published) {
        (Some(mapping), _) => draft::published_account(header, account, &mapping.roles()),
        (
            None,
            Published::By {
                account: of_account,
                ..
            },
        ) => of_account(header, account),
        (None, Published::Roles(roles)) => draft::published_account(header, account, &owned(roles)),
    }
}

fn owned(roles: &[(&str, Role)]) -> Vec<(String, Role)> {
    roles
        .iter()
        .map(|(name, role)| ((*name).to_owned(), *role))
        .collect()
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

/// Whether a column is called so; a known name that ends in `*` is the beginning of names that differ behind it.
pub(crate) fn is_called(known: &str, label: &str) -> bool {
    match known.strip_suffix('*') {
        Some(start) => label
            .get(..start.len())
            .is_some_and(|begin| begin.eq_ignore_ascii_case(start)),
        None => known.eq_ignore_ascii_case(label),
    }
}

/// Column names for comparing: trimmed, in lower case.
pub(crate) fn normal_names(columns: &[String]) -> Vec<String> {
    columns
        .iter()
        .map(|name| name.trim().to_ascii_lowercase())
        .collect()
}

/// Whether all of these names are among the columns.
pub(crate) fn has_all(columns: &[String], names: &[&str]) -> bool {
    names
        .iter()
        .all(|name| columns.iter().any(|column| column == name))
}

/// Whether a header has columns of this list only, letter for letter apart from capitals, and in its order: tools
/// leave out what an answer lacks.
pub(crate) fn is_in_order(header: &[String], columns: &[(&str, Role)]) -> bool {
    let mut columns = columns.iter();
    header
        .iter()
        .all(|name| columns.any(|(column, _)| name.eq_ignore_ascii_case(column)))
}

/// For formats whose dates are written in one form throughout.
pub(crate) fn no_date_forms(_labels: &[String], _cells: &[&str]) -> (bool, bool) {
    (false, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_the_format_and_stand_once() {
        for format in Format::all() {
            assert_eq!(Format::from_name(format.name()), Some(format));
        }
        let n_names = Format::all()
            .map(Format::name)
            .collect::<std::collections::HashSet<_>>()
            .len();
        assert_eq!(n_names, TABLE.len());
        assert_eq!(Format::from_name("myspace-posts"), None);
    }

    #[test]
    fn doubled_and_empty_headers_get_names_of_their_own() {
        let header = ["a", " b ", "A", "", "a"].map(str::to_owned);
        assert_eq!(labels(&header), ["a", "b", "A (2)", "column 4", "a (3)"]);
    }
}
