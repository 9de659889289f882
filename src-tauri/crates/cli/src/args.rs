//! The command line: every command and option, with the help that is shown for them.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Read archives of accounts that platforms removed.
#[derive(Debug, Parser)]
#[command(name = "shuttered", version, max_term_width = 100)]
pub struct Args {
    /// The archive's folder [default: `archive` in the user's data folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// Print one JSON document instead of text
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(flatten)]
    Keep(Keep),
    #[command(flatten)]
    Ask(Ask),
    #[command(flatten)]
    Own(Own),
}

/// What changes the archive or looks after it.
#[derive(Debug, Subcommand)]
pub enum Keep {
    /// Read published files into the archive: files, folders, zip, gzip
    Import {
        /// Files and folders
        #[arg(required = true, value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// Take the files for this format instead of looking at their columns
        #[arg(long)]
        format: Option<String>,
        /// The dataset they belong to
        #[arg(long, value_name = "NAME")]
        dataset: Option<String>,
        /// What the columns are, in a small TOML file (docs/mapping.md)
        #[arg(long, value_name = "FILE")]
        map: Option<PathBuf>,
        /// Say what the files are and what would happen, and store nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// List what is in the archive
    Datasets,
    /// Show a dataset's import report: what is missing, and what became of every record
    Report {
        /// The dataset's id
        dataset: String,
        /// Write it to this file instead, as one page of HTML
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
    },
    /// Take a dataset out of the archive
    Remove {
        /// The dataset's id
        dataset: String,
    },
    /// Give a dataset another name; its id stays
    Rename {
        /// The dataset's id
        dataset: String,
        /// The new name
        name: String,
    },
    /// Say which published release a dataset is, or that it is of none
    SetRelease {
        /// The dataset's id
        dataset: String,
        /// The release's key in the catalogue; none says that it is of no release known
        release: Option<String>,
    },
    /// Check source files against their hashes, and the index against the store
    Verify,
    /// Build the index anew from the store
    Reindex,
    /// Show versions, counts and sizes
    Info,
    /// Show what the program does on a folder of sample files, in an archive of its own
    Tour {
        /// The folder of sample files
        #[arg(long, value_name = "DIR")]
        fixtures: PathBuf,
    },
}

/// What is asked of the posts in it.
#[derive(Debug, Subcommand)]
pub enum Ask {
    /// Find posts
    Search {
        #[command(flatten)]
        query: QueryArgs,
        /// Posts to show
        #[arg(long, default_value_t = 50)]
        limit: u64,
        /// Where to go on: the `next` of an earlier answer
        #[arg(long, value_name = "C")]
        cursor: Option<String>,
        /// The order
        #[arg(long, value_enum, default_value_t = Sort::Newest)]
        sort: Sort,
    },
    /// Tell what each word of a query finds, and how it is written in the posts
    Words {
        #[command(flatten)]
        query: QueryArgs,
    },
    /// Count accounts, hashtags, domains… among the posts found
    Facets {
        #[command(flatten)]
        query: QueryArgs,
        /// What to count
        #[arg(long, value_enum, value_delimiter = ',', required = true)]
        of: Vec<Column>,
        /// Values of each to show
        #[arg(long, default_value_t = 20)]
        top: u64,
    },
    /// Count the posts found over time
    Timeline(TimelineArgs),
    /// Look for what a report lists (domains, links, accounts, hashtags) in the posts
    Indicators {
        /// The dataset that is the list
        dataset: String,
        #[command(flatten)]
        query: QueryArgs,
    },
    /// Show one post with every published column and where it comes from
    Show {
        /// `[dataset/]id`
        post: String,
    },
    /// Show one account: facts, figures, what is missing
    Account {
        /// `[dataset/]` and a handle, id or hash
        account: String,
        #[command(flatten)]
        narrow: Narrow,
        #[command(flatten)]
        part: AccountPart,
    },
    /// Put two to six accounts or groups side by side
    Compare(CompareArgs),
    /// Compare two versions of a release: what appeared, vanished, changed
    Diff(DiffArgs),
    /// Read what was announced and published after removals, and who states it
    Catalogue {
        /// Words of names, places, platforms, publishers, figures, years; nothing lists everything
        #[arg(value_name = "WORDS")]
        words: Vec<String>,
        /// Only what concerns this platform
        #[arg(long)]
        platform: Option<String>,
        /// Only what was announced in this year
        #[arg(long)]
        year: Option<i32>,
    },
    /// Write the posts found to a file
    Export {
        #[command(flatten)]
        query: QueryArgs,
        /// The kind of file
        #[arg(long, value_enum)]
        to: Export,
        /// The file [default: standard output]
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Leave cells as they are that a spreadsheet would take for formulas
        #[arg(long)]
        verbatim: bool,
    },
}

/// What concerns the reader's own notes and lists.
#[derive(Debug, Subcommand)]
pub enum Own {
    /// Count each query of a list, in its order
    Batch(BatchArgs),
    /// List the saved searches, or run one
    Saved {
        /// The name of the one to run
        name: Option<String>,
        /// Posts to show
        #[arg(long, default_value_t = 50, requires = "name")]
        limit: u64,
        /// Where to go on: the `next` of an earlier answer
        #[arg(long, value_name = "C", requires = "name")]
        cursor: Option<String>,
    },
    /// List the posts marked to do, seen or done
    Marks {
        /// Only those of this saved search
        #[arg(long, value_name = "NAME")]
        search: Option<String>,
        /// Only those that belong to no saved search
        #[arg(long, conflicts_with = "search")]
        general: bool,
        /// Write CSV to standard output
        #[arg(long, conflicts_with = "json")]
        csv: bool,
        /// Write CSV to this file
        #[arg(long, value_name = "FILE", conflicts_with = "csv")]
        output: Option<PathBuf>,
        /// Leave cells as they are that a spreadsheet would take for formulas
        #[arg(long)]
        verbatim: bool,
    },
    /// List your own events, which timelines mark; or add, import or remove some
    Events(EventsArgs),
}

/// What is done with the reader's own events.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct EventsArgs {
    #[command(subcommand)]
    pub change: Option<ChangeEvents>,
    /// Write CSV to standard output
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Leave cells as they are that a spreadsheet would take for formulas
    #[arg(long)]
    pub verbatim: bool,
}

/// What changes the events.
#[derive(Debug, Subcommand)]
pub enum ChangeEvents {
    /// Note an event
    Add {
        /// When: 2020-10-08, or with a time: \"2020-10-08 14:30\"
        at: String,
        /// What happened
        label: String,
        /// The zone of a time without an offset
        #[arg(long, default_value = "UTC")]
        zone: String,
    },
    /// Read events from a table in CSV: a column with dates or times, one with labels
    Import {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The zone of times without an offset
        #[arg(long, default_value = "UTC")]
        zone: String,
    },
    /// Remove events
    Remove {
        /// Their numbers, as the list shows them
        #[arg(required = true, value_name = "NUMBER")]
        numbers: Vec<u64>,
    },
}

/// A list of queries, and how each is meant.
#[derive(Debug, clap::Args)]
pub struct BatchArgs {
    /// One query a line, or a table if the name ends in .csv or .tsv; - reads standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// What each line stands for
    #[arg(long, value_enum, default_value_t = Each::Typed)]
    pub each: Each,
    /// With --each near: how many other words may stand between
    #[arg(long, default_value_t = 5)]
    pub distance: u32,
    /// Letters exactly as typed
    #[arg(long)]
    pub exact: bool,
    /// Other forms of the words too
    #[arg(long)]
    pub forms: bool,
    /// The column of the table with the queries: its name, or its number from 1
    #[arg(long, value_name = "COLUMN")]
    pub column: Option<String>,
    /// Whether the first row of the table names the columns [default: looked for]
    #[arg(long, value_name = "BOOL")]
    pub header: Option<bool>,
    /// Count the accounts too
    #[arg(long)]
    pub accounts: bool,
    /// The zone in which days begin
    #[arg(long, default_value = "UTC")]
    pub zone: String,
    /// Write the counts to this CSV file
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Leave cells as they are that a spreadsheet would take for formulas
    #[arg(long)]
    pub verbatim: bool,
}

/// What is put side by side, and what is shown of it.
#[derive(Debug, clap::Args)]
pub struct CompareArgs {
    /// Each `[dataset/]` and a handle, id or hash; or `group:QUERY`, all posts that a query finds
    #[arg(required = true, num_args = 2..=6, value_name = "ACCOUNT")]
    pub accounts: Vec<String>,
    #[command(flatten)]
    pub narrow: Narrow,
    /// Show also what accounts drawn by chance share, texts that are nearly the same, and the files behind it all
    #[arg(long)]
    pub whole: bool,
    /// Write all of that to a file instead: JSON where its name ends in .json, else a page of HTML
    #[arg(long, value_name = "FILE", conflicts_with = "whole")]
    pub report: Option<PathBuf>,
}

/// Which versions are compared, and what is shown of the difference.
#[derive(Debug, clap::Args)]
pub struct DiffArgs {
    /// The version before: a dataset's id
    #[arg(value_name = "DATASET")]
    pub a: String,
    /// The version after
    #[arg(value_name = "DATASET")]
    pub b: String,
    /// Which records to compare
    #[arg(long, value_enum, default_value_t = Of::All)]
    pub of: Of,
    /// Only records with this fate
    #[arg(long, value_enum)]
    pub fate: Option<Fate>,
    /// Only records in which this field differs, such as `text` or `likes`
    #[arg(long)]
    pub field: Option<String>,
    /// Records of each kind and fate to show; with --json, rows of the document
    #[arg(long, default_value_t = 10)]
    pub limit: u64,
    /// Where to go on, with --json: the `next` of an earlier answer
    #[arg(long, value_name = "C", conflicts_with = "all")]
    pub cursor: Option<String>,
    /// Every record, however many there are
    #[arg(long, conflicts_with = "limit")]
    pub all: bool,
    /// Instead, for a list of queries, one a line: how many of the posts each finds vanished or changed
    #[arg(long, value_name = "FILE", conflicts_with_all = ["of", "fate", "field", "limit", "cursor", "all"])]
    pub queries: Option<PathBuf>,
}

/// What is counted over time, and what is made of the counts.
#[derive(Debug, clap::Args)]
pub struct TimelineArgs {
    #[command(flatten)]
    pub query: QueryArgs,
    /// A further query on the same axis; may be given several times
    #[arg(long, value_name = "QUERY", allow_hyphen_values = true, conflicts_with_all = ["queries", "split"])]
    pub and: Vec<String>,
    /// The width of a bucket
    #[arg(long, value_enum)]
    pub by: Width,
    /// One series for each value of this
    #[arg(long, value_enum)]
    pub split: Option<Split>,
    /// Shares in per cent: with --split of the bucket's posts, else of the archive's posts in that bucket
    #[arg(long)]
    pub share: bool,
    /// Each bucket with all before it
    #[arg(long, conflicts_with = "rolling")]
    pub cumulative: bool,
    /// The mean over this many buckets, each with those before it
    #[arg(long, value_name = "N")]
    pub rolling: Option<u32>,
    /// Write CSV to standard output
    #[arg(long, conflicts_with_all = ["json", "queries"])]
    pub csv: bool,
    /// Leave cells as they are that a spreadsheet would take for formulas
    #[arg(long)]
    pub verbatim: bool,
}

/// A query, or a list of them, and how it is meant.
#[derive(Debug, clap::Args)]
pub struct QueryArgs {
    /// What to look for; nothing finds everything
    #[arg(
        default_value = "",
        hide_default_value = true,
        allow_hyphen_values = true
    )]
    pub query: String,
    /// A list of queries instead, one a line; lines beginning with // are remarks
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub queries: Option<PathBuf>,
    /// Letters exactly as typed
    #[arg(long)]
    pub exact: bool,
    /// Other forms of the words too
    #[arg(long)]
    pub forms: bool,
    /// The zone in which days begin
    #[arg(long, default_value = "UTC")]
    pub zone: String,
}

/// Which account is meant, and on which clock.
#[derive(Debug, clap::Args)]
pub struct Narrow {
    /// Only in this dataset
    #[arg(long)]
    pub dataset: Option<String>,
    /// The zone of hours, days and weekdays
    #[arg(long, default_value = "UTC")]
    pub zone: String,
}

/// Which part of an account's page is shown instead of its facts and figures.
#[derive(Debug, clap::Args)]
pub struct AccountPart {
    /// Instead, signals about it, each with what it rests on and its place among other accounts (docs/evidence.md)
    #[arg(long, conflicts_with_all = ["history", "connections"])]
    pub evidence: bool,
    /// With --evidence: a search whose accounts it is held against [default: its dataset]
    #[arg(long, value_name = "QUERY", requires = "evidence")]
    pub group: Option<String>,
    /// Instead, its names and followers over time
    #[arg(long, conflicts_with = "connections")]
    pub history: bool,
    /// Instead, whom it passes on, answers and mentions, and who does so to it
    #[arg(long)]
    pub connections: bool,
}

/// Gives a wire enum the same names on the command line.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident => $wire:ident { $($variant:ident),+ })+) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, ValueEnum)]
            pub enum $name { $($variant,)+ }

            impl From<$name> for api::wire::$wire {
                fn from(choice: $name) -> Self {
                    match choice { $($name::$variant => Self::$variant,)+ }
                }
            }
        )+
    };
}

choices! {
    /// The order of posts.
    Sort => SortOrder { Newest, Oldest, Relevance, Engagement }
    /// What facets count.
    Column => FacetColumn { Account, Hashtag, Domain, Language, Client, Kind, Platform, Dataset, Mention }
    /// The width of a bucket.
    Width => BucketWidth { Hour, Day, Week, Month, Year }
    /// What a timeline is split by.
    Split => SplitBy { Dataset, Account, Language, Kind, Platform, Client }
    /// Which records are compared.
    Of => DiffOf { Accounts, Posts, Indicators, All }
    /// What became of a record.
    Fate => DiffFate { Vanished, Moved, Appeared, Changed, Same, IncomparableA, IncomparableB }
    /// What a line of a list stands for.
    Each => EachLine { Typed, Phrase, Fuzzy, Near }
    /// Kinds of files.
    Export => ExportFormat { Csv, Jsonl }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound() {
        super::Args::command().debug_assert();
    }
}
