//! What was announced and published after accounts were removed, and how a dataset compares with it.

use super::wire;

wire! {
    /// Which takedowns?
    pub struct CatalogueRequest {
        /// Words of names, places, publishers, platforms, remarks, releases, figures and years; all must occur.
        #[serde(default)]
        pub text: String,
        /// Only those that concern this platform.
        #[serde(default)]
        pub platform: Option<String>,
        /// Only those announced in this year.
        #[serde(default)]
        pub year: Option<i32>,
    }

    /// One takedown by its key.
    pub struct TakedownRequest {
        /// Its key.
        pub key: String,
    }

    /// What of the catalogue was found.
    pub struct CatalogueList {
        /// Version of the catalogue: the day on which it was last changed.
        pub version: String,
        /// Takedowns in it.
        pub total: u64,
        /// Those found; the ones that have the words in their names first, else the oldest first.
        pub takedowns: Vec<TakedownRow>,
        /// Every platform with a takedown.
        pub platforms: Vec<String>,
        /// Every year with one, ascending.
        pub years: Vec<i32>,
    }

    /// One announcement, whole.
    pub struct TakedownRow {
        /// Its key.
        pub key: String,
        /// Name for people.
        pub name: String,
        /// `removal`, `release` or `report`.
        pub what: String,
        /// `2018-08-21`, or what is known: `2018-08`, `2020-Q1`, `2026-H1`, `2018-08-27/2018-08-28`.
        pub announced: String,
        /// Who announced it.
        pub by: String,
        /// The platforms it concerns.
        pub platforms: Vec<String>,
        /// Countries and regions it concerns.
        pub places: Vec<String>,
        /// Whom the announcer names.
        pub attribution: Option<Attribution>,
        /// What does not fit, and what is not known.
        pub remark: Option<String>,
        /// Where it can be read.
        pub sources: Vec<CatalogueSource>,
        /// Figures about all of it.
        pub figures: Vec<Figure>,
        /// What others say to it.
        pub statements: Vec<Statement>,
        /// Sets that the announcement tells apart and of which no files were published.
        pub networks: Vec<Network>,
        /// Files that were published.
        pub releases: Vec<Release>,
        /// What ties it to others.
        pub operations: Vec<Operation>,
        /// The takedowns it is tied to, the oldest first.
        pub related: Vec<TakedownRef>,
    }

    /// A takedown, as something else names it.
    pub struct TakedownRef {
        /// Its key.
        pub key: String,
        /// Name for people.
        pub name: String,
        /// When it was announced, as precisely as the source says.
        pub announced: String,
        /// Who announced it.
        pub by: String,
    }

    /// What ties takedowns of several platforms and days together.
    pub struct Operation {
        /// Its key.
        pub key: String,
        /// Name for people.
        pub name: String,
        /// Who ties them.
        pub sources: Vec<CatalogueSource>,
    }

    /// Where something can be read.
    pub struct CatalogueSource {
        /// The press, post or repository, with its date.
        pub name: String,
        /// The address, or the site where only that is known. Shown as text.
        pub at: String,
    }

    /// Whom somebody names as being behind it.
    pub struct Attribution {
        /// The words.
        pub words: String,
        /// Who says so.
        pub by: String,
        /// Whether the words are theirs, letter for letter.
        pub quoted: bool,
    }

    /// A figure with who states it and where.
    pub struct Figure {
        /// Where it was counted.
        pub platform: String,
        /// `accounts`, `pages`, `groups`, `events`, `channels`, `blogs`, `followers`, `members`, `posts`, `ads`,
        /// `spend`, `views`, `domains`, `advertisers`, `videos`, `other`.
        pub measure: String,
        /// How many; for `spend` hundredths of the currency.
        pub count: u64,
        /// `exactly`, `about`, `moreThan`, `lessThan`.
        pub bound: String,
        /// For `spend`: three letters, or several currencies with a space between them.
        pub currency: Option<String>,
        /// All of it in words: `about 155,000 accounts that followed one of the Pages`.
        pub words: String,
        /// `stated`, `listed`, `counted`; `sum` and `remainder` are our own arithmetic and marked so wherever shown.
        pub kind: String,
        /// `rows` or `distinct`, for what was counted in a file.
        pub unit: Option<String>,
        /// For a sum its parts, for a remainder the total and then what is taken away.
        pub working: Vec<u64>,
        /// Who states it.
        pub by: String,
        /// When it was stated, as precisely as the source says.
        pub on: String,
        /// Where it can be read.
        pub sources: Vec<CatalogueSource>,
        /// What is odd about it.
        pub remark: Option<String>,
    }

    /// What somebody says to a takedown that is no figure.
    pub struct Statement {
        /// Who.
        pub by: String,
        /// When.
        pub on: String,
        /// What, in our words.
        pub words: String,
        /// Where it can be read.
        pub sources: Vec<CatalogueSource>,
    }

    /// A set of which no files were published.
    pub struct Network {
        /// Name for people.
        pub name: String,
        /// Countries and regions it concerns.
        pub places: Vec<String>,
        /// Whom the announcer names.
        pub attribution: Option<Attribution>,
        /// What is odd about it.
        pub remark: Option<String>,
        /// Figures about it alone.
        pub figures: Vec<Figure>,
    }

    /// Files that were published together.
    pub struct Release {
        /// Its key, as a dataset is given it.
        pub key: String,
        /// Name for people.
        pub name: String,
        /// Who released it.
        pub publisher: String,
        /// When, as precisely as the source says.
        pub published: String,
        /// Where the accounts were held.
        pub platform: String,
        /// Countries and regions it concerns.
        pub places: Vec<String>,
        /// Whom the announcer names.
        pub attribution: Option<Attribution>,
        /// Number and size of the files, as stated.
        pub files: Option<String>,
        /// Who wrote about it.
        pub reports: Vec<String>,
        /// What is odd about it.
        pub remark: Option<String>,
        /// Figures about it alone.
        pub figures: Vec<Figure>,
        /// Ids of the datasets of the open archive that are this release.
        pub datasets: Vec<String>,
    }

    /// The release that a dataset is taken for.
    pub struct DatasetRelease {
        /// Its key in the catalogue.
        pub key: String,
        /// Its name.
        pub name: String,
        /// How it was recognised; none if the name of a file alone chose it before there was more to go by.
        pub recognised: Option<Recognised>,
    }

    /// How a dataset's release was recognised.
    pub struct Recognised {
        /// `program`, or `reader` if the reader chose it.
        pub by: String,
        /// `certain`, `likely` or `byName`; none if the reader chose it.
        pub strength: Option<String>,
        /// Whether it is a copy that somebody saved anew.
        pub resaved: bool,
        /// Why, each a sentence, the most trusted first.
        pub reasons: Vec<String>,
    }

    /// How much of a release is in a dataset, by one measure.
    pub struct Completeness {
        /// `accounts`, `posts`, `ads` or `rows` (of a list of indicators, empty ones included).
        pub measure: String,
        /// What is stated, listed and counted of the whole release.
        pub stated: Vec<Figure>,
        /// Rows of the files, doubled ones included.
        pub rows: u64,
        /// Different ones in the archive.
        pub distinct: u64,
        /// How many of those stated are not here; none where the figure is not exact.
        pub missing: Option<u64>,
        /// All of it in a sentence.
        pub words: String,
    }

    /// A release for a dataset, chosen by the reader.
    pub struct SetReleaseRequest {
        /// Slug of the dataset.
        pub dataset: String,
        /// Key of the release; none says that the dataset is of no release known.
        pub release: Option<String>,
    }
}
