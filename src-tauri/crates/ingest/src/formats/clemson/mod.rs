//! Tweets of the Internet Research Agency, as Clemson University collected and FiveThirtyEight published them.
//!
//! Publisher: FiveThirtyEight, 31 July and 27 August 2018; collected by Darren Linvill and Patrick Warren of Clemson
//! University with Social Studio. Description: `github.com/fivethirtyeight/russian-troll-tweets`, its read-me. Times
//! are UTC, which the ids of 100 tweets confirm.
//!
//! The columns, read by name: `external_author_id, author, content, region, language, publish_date, harvested_date,
//! following, followers, updates, post_type, account_type, retweet, account_category, new_june_2018` in nine files;
//! `alt_external_id, tweet_id, article_url, tco1_step1, tco2_step1, tco3_step1` were added in thirteen. Three derived
//! forms are known: the copy with a file for each author (`github.com/bet4a/russian-troll-tweets-by-author`: posts with
//! an `author_id`, and `authors.csv`), the tweets about Canada (CBC News, `github.com/robroc/russian-twitter-trolls-canada`:
//! columns in alphabetical order), and tables saved again by a spreadsheet.
//!
//! Accounts are told apart by their handles without regard to case, since their ids are rounded. Followers, accounts
//! followed and updates are those at the time of the post, and so are a history of the account.
//!
//! | oddity | fixture |
//! |---|---|
//! | a text that begins with `@`, `-`, `+` or `=` stands in single quotes, taken off here; a quotation alone is left | `clemson/nine-files/handles_1.csv` |
//! | `\|` is written for every vertical line, and left as published; at the beginning it is guarded by quotes too | `clemson/nine-files/handles_1.csv` |
//! | `907000000000000000`, `9.07000000000e+17`: rounded account ids, two for one handle | `clemson/nine-files/handles_1.csv` |
//! | `new_june_2018` before `retweet`, as in another order of the first release | `clemson/other-order/handles_2.csv` |
//! | addresses of up to three links in columns of their own | `clemson/thirteen-files/handles_13.csv` |
//! | a tweet id gives the seconds that the published minute lacks | `clemson/thirteen-files/handles_13.csv` |
//! | `9.1458E+17`: ids destroyed by a spreadsheet, repaired from `article_url`; dates `10/1/17 19:58` | `clemson/resaved/handles_sample.csv` |
//! | `25/10/2017`: a table saved again with the day first, whose other dates could be read in two ways | `clemson/day-first/handles_sample.csv` |
//! | no tweet id; `R` and `Q`; dates with the year first, still to the minute | `clemson/by-author/lantern_heron.csv` |
//! | an `author_id` that is the handle and the account's id, since the handle goes with two ids | `clemson/by-author/QuaySide3310020030.csv` |
//! | two rows for one handle, of which one has no id (`…None`) | `clemson/by-author/authors.csv` |
//! | columns in alphabetical order | `clemson/subset/canada.csv` |

mod mend;

use model::Platform;

use super::draft::{Keyed, LanguageForm, Makes, Role, TableFormat};
use super::values::moments::TimeForm;
use super::values::times::Cell;
use super::{FormatInfo, Grouping, Holds, Published, Shape, TableShape, has_all, no_date_forms};

const POSTS: &[(&str, Role)] = &[
    ("external_author_id", Role::KeepWithAccount),
    ("author", Role::Handle),
    ("author_id", Role::KeepWithAccount),
    ("content", Role::Text),
    ("clean_tweet", Role::Keep),
    ("region", Role::Keep),
    ("language", Role::Language(LanguageForm::English)),
    ("publish_date", Role::OwnTime(TimeForm::MonthFirst)),
    ("harvested_date", Role::Keep),
    ("following", Role::Following),
    ("followers", Role::Followers),
    ("updates", Role::KeepWithAccount),
    ("post_type", Role::Keep),
    ("account_type", Role::KeepWithAccount),
    ("retweet", Role::Keep),
    ("account_category", Role::KeepWithAccount),
    ("new_june_2018", Role::KeepWithAccount),
    ("alt_external_id", Role::KeepWithAccount),
    ("tweet_id", Role::PostId),
    ("article_url", Role::Keep),
    ("tco1_step1", Role::NthLink(1)),
    ("tco2_step1", Role::NthLink(2)),
    ("tco3_step1", Role::NthLink(3)),
];

const POSTS_BY_AUTHOR: &[(&str, Role)] = &[
    ("author_id", Role::Handle),
    ("content", Role::Text),
    ("region", Role::Keep),
    ("language", Role::Language(LanguageForm::English)),
    ("publish_date", Role::OwnTime(TimeForm::Iso)),
    ("harvested_date", Role::Keep),
    ("following", Role::Following),
    ("followers", Role::Followers),
    ("updates", Role::KeepWithAccount),
    ("post_type", Role::Keep),
    ("retweet", Role::Keep),
];

const AUTHORS: &[(&str, Role)] = &[
    ("author_id", Role::Keep),
    ("author", Role::Handle),
    ("external_author_id", Role::Keep),
    ("account_type", Role::Keep),
    ("account_category", Role::Keep),
    ("new_june_2018", Role::Keep),
    ("congress_2017_id", Role::Keep),
    ("in_congress_2017", Role::Keep),
    ("in_congress_2018", Role::Keep),
];

/// The columns of the thirteen files; the nine files end at `new_june_2018`.
const THIRTEEN_FILES: &str = "external_author_id,author,content,region,language,publish_date,harvested_date,following,\
    followers,updates,post_type,account_type,retweet,account_category,new_june_2018,alt_external_id,tweet_id,\
    article_url,tco1_step1,tco2_step1,tco3_step1";

/// The other order that is known of the nine files.
const OTHER_ORDER: &str = "external_author_id,author,content,region,language,publish_date,harvested_date,following,\
    followers,updates,post_type,account_type,new_june_2018,retweet,account_category";

/// As CBC News published a part of them.
const ALPHABETICAL: &str = "account_category,account_type,author,clean_tweet,content,external_author_id,followers,\
    following,harvested_date,language,new_june_2018,post_type,publish_date,region,retweet,updates";

static POSTS_TABLE: TableFormat = table(POSTS, mend::post);
static POSTS_DAY_FIRST: TableFormat = table(POSTS, mend::post_with_day_first);
static BY_AUTHOR_TABLE: TableFormat = table(POSTS_BY_AUTHOR, mend::post);
static BY_AUTHOR_DAY_FIRST: TableFormat = table(POSTS_BY_AUTHOR, mend::post_with_day_first);

static AUTHORS_TABLE: TableFormat = TableFormat {
    makes: Makes::Accounts,
    keyed: Keyed::ByHandle,
    roles: AUTHORS,
    mend: mend::author,
};

pub(super) static FILES: FormatInfo = FormatInfo {
    name: "clemson-posts",
    family: "clemson",
    platform: Platform::Twitter,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| has_all(names, &["author", "content", "publish_date", "post_type"]),
        is_published: |header| {
            let header = header.join(",");
            let nine_files = THIRTEEN_FILES.split_once(",alt_external_id");
            [THIRTEEN_FILES, OTHER_ORDER, ALPHABETICAL].contains(&header.as_str())
                || nine_files.is_some_and(|(nine_files, _)| nine_files == header)
        },
        headerless: None,
        date_forms: |labels, cells| date_forms(labels, cells, Written::MonthFirst),
        parser: |setting| match setting.days_first {
            true => POSTS_DAY_FIRST.parser(setting),
            false => POSTS_TABLE.parser(setting),
        },
    }),
    published: Published::Roles(POSTS),
};

pub(super) static BY_AUTHOR: FormatInfo = FormatInfo {
    name: "clemson-posts-by-author",
    family: "clemson",
    platform: Platform::Twitter,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            has_all(
                names,
                &["author_id", "content", "publish_date", "post_type"],
            ) && !has_all(names, &["author"])
        },
        is_published: |header| {
            header
                .iter()
                .eq(POSTS_BY_AUTHOR.iter().map(|(name, _)| name))
        },
        headerless: None,
        date_forms: |labels, cells| date_forms(labels, cells, Written::YearFirst),
        parser: |setting| match setting.days_first {
            true => BY_AUTHOR_DAY_FIRST.parser(setting),
            false => BY_AUTHOR_TABLE.parser(setting),
        },
    }),
    published: Published::Roles(POSTS_BY_AUTHOR),
};

pub(super) static ACCOUNTS: FormatInfo = FormatInfo {
    name: "clemson-accounts",
    family: "clemson",
    platform: Platform::Twitter,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let of_account = [
                "author",
                "external_author_id",
                "account_type",
                "account_category",
            ];
            has_all(names, &of_account) && !has_all(names, &["content"])
        },
        is_published: |header| header.iter().eq(AUTHORS.iter().map(|(name, _)| name)),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| AUTHORS_TABLE.parser(setting),
    }),
    published: Published::Roles(AUTHORS),
};

const fn table(
    roles: &'static [(&'static str, Role)],
    mend: fn(&mut super::draft::Draft<'_>) -> Result<(), String>,
) -> TableFormat {
    TableFormat {
        makes: Makes::Posts,
        keyed: Keyed::ByHandle,
        roles,
        mend,
    }
}

/// How a release wrote its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Written {
    /// `10/1/2017 19:58`. The tweets about Canada have the year first.
    MonthFirst,
    YearFirst,
}

/// Whether a date was saved again in another form, and whether it can only be read with the day first.
fn date_forms(labels: &[String], cells: &[&str], written: Written) -> (bool, bool) {
    let column = |name: &str| {
        labels
            .iter()
            .position(|label| label.eq_ignore_ascii_case(name))
    };
    let cell = column("publish_date").and_then(|idx| cells.get(idx));
    let Some(cell) = cell else {
        return (false, false);
    };
    let read = Cell::read(cell);
    let has_slashes = matches!(read, Cell::Resaved { .. });
    let is_resaved = match written {
        Written::MonthFirst => {
            mend::is_year_short(cell)
                || matches!(read, Cell::Iso(..)) && column("clean_tweet").is_none()
        }
        Written::YearFirst => has_slashes,
    };
    (is_resaved, read.is_days_first())
}
