//! What the catalogue holds: plain types. The head of `catalogue.toml` describes each field.

use model::{Bound, Measure, Platform};

use super::When;

/// Where something can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The press, post or repository, with its date.
    pub name: String,
    /// The address, or the site where only that is known.
    pub at: String,
}

/// Something that ties takedowns of several platforms and days together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Who ties them.
    pub sources: Vec<Source>,
}

/// What kind of announcement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A platform removed accounts.
    Removal,
    /// Files were published.
    Release,
    /// Somebody described a network.
    Report,
}

/// Whom somebody names as being behind it. The program never says it itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// The words.
    pub words: String,
    /// Who says so.
    pub by: String,
    /// Whether the words are theirs, letter for letter.
    pub quoted: bool,
    /// Where it can be read.
    pub sources: Vec<Source>,
}

/// How a figure came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// Somebody stated it.
    Stated,
    /// It stands in a list that others keep.
    Listed,
    /// It was counted in the published file.
    Counted,
    /// Our own addition of stated parts.
    Sum,
    /// What our own subtraction leaves of a stated total.
    Remainder,
}

/// What was counted in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Rows, doubled ones included.
    Rows,
    /// Different ids.
    Distinct,
}

/// A figure with who states it and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Where it was counted.
    pub platform: Platform,
    /// What is counted.
    pub measure: Measure,
    /// How many; for [`Measure::Spend`] hundredths of the currency.
    pub count: u64,
    /// How it is to be read.
    pub bound: Bound,
    /// For [`Measure::Spend`]: three letters, or several currencies with a space between them.
    pub currency: Option<String>,
    /// What exactly is counted, where that is less than the whole or the measure does not say it.
    pub words: Option<String>,
    /// How it came about.
    pub kind: FigureKind,
    /// What was counted in a file.
    pub unit: Option<Unit>,
    /// For a sum its parts, for a remainder the total and then what is taken away.
    pub working: Vec<u64>,
    /// Who states it.
    pub by: String,
    /// Where it can be read.
    pub sources: Vec<Source>,
    /// When it was stated.
    pub on: When,
    /// What is odd about it.
    pub remark: Option<String>,
}

/// The words of a figure that counts the rows of a list of indicators.
const ROWS: &str = "rows of the list";

/// What of a release can be counted as a whole, and held against a dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// Accounts.
    Accounts,
    /// Posts.
    Posts,
    /// Advertisements, which are posts in an archive.
    Ads,
    /// Rows of a list of indicators, empty ones included.
    Rows,
}

/// What somebody says to a takedown that is no figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Who.
    pub by: String,
    /// When.
    pub on: When,
    /// What, in our words.
    pub words: String,
    /// Where it can be read.
    pub sources: Vec<Source>,
}

/// A set that an announcement tells apart, of which no files were published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Network {
    /// Its name.
    pub name: String,
    /// Countries and regions it concerns.
    pub places: Vec<String>,
    /// Keys of operations.
    pub operations: Vec<String>,
    /// Whom the announcer names.
    pub attribution: Option<Attribution>,
    /// What is odd about it.
    pub remark: Option<String>,
    /// Figures about it alone.
    pub figures: Vec<Figure>,
}

/// What the files of some releases look like, as far as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Its key.
    pub key: String,
    /// Families of formats.
    pub families: Vec<String>,
    /// What can be counted in them.
    pub holds: Vec<Whole>,
    /// How names are replaced.
    pub hash: Option<super::HashForm>,
    /// Columns of the posts file.
    pub posts_columns: Option<usize>,
    /// Whether the replied-to post stands before the replied-to account.
    pub reply_post_first: Option<bool>,
}

/// Files that were published together as one dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The publisher's name for it in file names: `thailand_092020`.
    pub key: String,
    /// The key of its takedown.
    pub takedown: String,
    /// A name for a reader: place, group in parentheses, month.
    pub name: String,
    /// Who released it.
    pub publisher: String,
    /// When. No post in it can be later.
    pub published: When,
    /// Where the accounts were held.
    pub platform: Platform,
    /// What its files look like.
    pub form: Form,
    /// Beginnings of file names other than the key, for names of Twitter's shape.
    pub stems: Vec<String>,
    /// Whole names with `*` for any letters, for other publishers.
    pub file_names: Vec<String>,
    /// Number and size of the files, as stated.
    pub files: Option<String>,
    /// Who wrote about it.
    pub reports: Vec<String>,
    /// Countries and regions it concerns.
    pub places: Vec<String>,
    /// Keys of operations.
    pub operations: Vec<String>,
    /// Whom the announcer names, for this release or for all of the takedown.
    pub attribution: Option<Attribution>,
    /// What is odd about it.
    pub remark: Option<String>,
    /// Figures about it alone.
    pub figures: Vec<Figure>,
}

/// One announcement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Takedown {
    /// Its key.
    pub key: String,
    /// A name for a reader.
    pub name: String,
    /// What kind of announcement it is.
    pub what: What,
    /// When it was announced.
    pub announced: When,
    /// Who announced it.
    pub by: String,
    /// Where it was, if nothing else is said.
    pub platform: Platform,
    /// Countries and regions it concerns.
    pub places: Vec<String>,
    /// Keys of operations.
    pub operations: Vec<String>,
    /// Whom the announcer names.
    pub attribution: Option<Attribution>,
    /// What does not fit, and what is not known.
    pub remark: Option<String>,
    /// Where it can be read.
    pub sources: Vec<Source>,
    /// Figures about all of it.
    pub figures: Vec<Figure>,
    /// What others say to it.
    pub statements: Vec<Statement>,
    /// Sets of which no files were published.
    pub networks: Vec<Network>,
    /// Files that were published.
    pub releases: Vec<Release>,
}

impl Figure {
    /// What it counts all of, so that a dataset can be held against it; `None` if it counts a part, or nothing that a
    /// dataset has.
    #[must_use]
    pub fn whole(&self) -> Option<Whole> {
        match (self.measure, self.words.as_deref()) {
            (Measure::Accounts, None) => Some(Whole::Accounts),
            (Measure::Posts, None) => Some(Whole::Posts),
            (Measure::Ads, None) => Some(Whole::Ads),
            (Measure::Other, Some(ROWS)) => Some(Whole::Rows),
            _ => None,
        }
    }

    /// In words: `about 155,000 accounts that followed one of the Pages`, `more than 12,000 USD`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let bound = match self.bound {
            Bound::Exactly => "",
            Bound::About => "about ",
            Bound::MoreThan => "more than ",
            Bound::LessThan => "fewer than ",
        };
        let words = self.words.as_deref();
        if let Some(currency) = &self.currency {
            let bound = bound.replace("fewer", "less");
            let currency = currency.replace(' ', " and ");
            let words = words.map_or(String::new(), |words| format!(", {words}"));
            return format!("{bound}{} {currency}{words}", grouped(self.count / 100));
        }
        let what = words.unwrap_or(noun(self.measure, self.count));
        format!("{bound}{} {what}", grouped(self.count))
    }

    /// Whether it is ours: a sum or a remainder, to be marked so wherever it is shown.
    #[must_use]
    pub fn is_ours(&self) -> bool {
        matches!(self.kind, FigureKind::Sum | FigureKind::Remainder)
    }
}

impl Form {
    /// Whether files of this family of formats have this form.
    #[must_use]
    pub fn has(&self, family: &str) -> bool {
        self.families.iter().any(|known| known == family)
    }
}

impl Release {
    /// The figures that count all of something that its files hold, with what that is.
    pub fn whole_figures(&self) -> impl Iterator<Item = (Whole, &Figure)> {
        self.figures
            .iter()
            .filter(|figure| figure.platform == self.platform)
            .filter_map(|figure| Some((figure.whole()?, figure)))
            .filter(|(whole, _)| self.form.holds.contains(whole))
    }
}

impl Takedown {
    /// Every figure: its own, then those of its networks and releases.
    pub fn all_figures(&self) -> impl Iterator<Item = &Figure> {
        let networks = self.networks.iter().flat_map(|network| &network.figures);
        let releases = self.releases.iter().flat_map(|release| &release.figures);
        self.figures.iter().chain(networks).chain(releases)
    }

    /// The platforms it concerns, each once, in their fixed order.
    #[must_use]
    pub fn platforms(&self) -> Vec<Platform> {
        let mut platforms: Vec<Platform> = self
            .all_figures()
            .map(|figure| figure.platform)
            .chain(self.releases.iter().map(|release| release.platform))
            .chain([self.platform])
            .collect();
        platforms.sort_unstable();
        platforms.dedup();
        platforms
    }

    /// The keys of its operations and of those of its networks and releases.
    #[must_use]
    pub fn all_operations(&self) -> Vec<&str> {
        let networks = self.networks.iter().flat_map(|network| &network.operations);
        let releases = self.releases.iter().flat_map(|release| &release.operations);
        let mut keys: Vec<&str> = self
            .operations
            .iter()
            .chain(networks)
            .chain(releases)
            .map(String::as_str)
            .collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// What is counted, as a word.
fn noun(measure: Measure, count: u64) -> &'static str {
    let (one, many) = match measure {
        Measure::Accounts => ("account", "accounts"),
        Measure::Pages => ("Page", "Pages"),
        Measure::Groups => ("group", "groups"),
        Measure::Events => ("event", "events"),
        Measure::Channels => ("channel", "channels"),
        Measure::Blogs => ("blog", "blogs"),
        Measure::Followers => ("follower", "followers"),
        Measure::Members => ("member", "members"),
        Measure::Posts => ("post", "posts"),
        Measure::Ads => ("advertisement", "advertisements"),
        Measure::Views => ("view", "views"),
        Measure::Domains => ("domain", "domains"),
        Measure::Advertisers => ("advertiser", "advertisers"),
        Measure::Videos => ("video", "videos"),
        Measure::Spend | Measure::Other => ("", ""),
    };
    if count == 1 { one } else { many }
}

/// A number with thousands separators, as sentences for people have it.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Gives an enum its names, as they stand in the file and on the wire.
macro_rules! names {
    ($name:ident { $($variant:ident $text:literal,)+ }) => {
        impl $name {
            /// The name used in files and on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// Finds a value by its name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

names! { What { Removal "removal", Release "release", Report "report", } }
names! { FigureKind {
    Stated "stated", Listed "listed", Counted "counted", Sum "sum", Remainder "remainder",
} }
names! { Whole { Accounts "accounts", Posts "posts", Ads "ads", Rows "rows", } }
names! { Unit { Rows "rows", Distinct "distinct", } }
