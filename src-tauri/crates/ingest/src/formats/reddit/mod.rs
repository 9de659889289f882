//! Reddit: the published list of accounts, what others kept of their posts, and monthly dumps.
//!
//! Publishers: Reddit itself (10 April 2018, `reddit.com/wiki/suspiciousaccounts`: 944 names with their karma, as a
//! table without a header); ALCC01 (11 April 2018, `github.com/ALCC01/reddit-suspicious-accounts`: profiles, comments
//! and submissions fetched through the API); and those who dump all of Reddit month by month (Pushshift and its
//! successors, `RS_2018-04.zst` and `RC_2018-04.zst`, one JSON object on each line).
//!
//! Comments have 28 columns, among them `fullname, author.name, body, created_utc, link_id, link_author, parent_id,
//! permalink, score, subreddit.display_name_prefixed`; users have `fullname, comment_karma, created_utc,
//! has_subscribed, has_verified_email, icon_img, id, is_employee, is_gold, is_mod, link_karma, name`. Of the table of
//! submissions no file was at hand; it is told by its columns, which have the names of the API.
//!
//! Accounts are told apart by their names without regard to case, since the list and the profiles differ in it. Ids
//! keep their prefix: `t1_` is a comment, `t3_` a submission. Titles stand above the text of submissions. The address
//! that a submission leads to is a link beside those in the texts, unless it is the submission's own.
//! The column `likes` says how the reader who kept the comment voted; likes are taken from `score`.
//!
//! | oddity | fixture |
//! |---|---|
//! | a list without a header; a name twice, in other letters | `reddit/list/list.csv` |
//! | scores and karma below zero, kept as published | `reddit/list/list.csv`, `reddit/kept/comments.csv` |
//! | `1470604422.0`: seconds that went through a floating-point number | `reddit/kept/comments.csv` |
//! | a comment twice, with another score | `reddit/kept/comments.csv` |
//! | `[deleted]`, `[removed]`: an author who is no account, a text that is gone | `reddit/kept/comments.csv` |
//! | a submission that is a text, one that is a link, one that passes another on | `reddit/kept/submissions.csv`, `reddit/dump/RS.jsonl` |
//! | times as numbers and as strings; records without `name` | `reddit/dump/RS.jsonl`, `reddit/dump/RC.jsonl` |
//! | `4e5`, an id that looks like a damaged number | `reddit/dump/RC.jsonl` |

mod dump;
mod mend;

use model::Platform;

use super::draft::{Keyed, Makes, Role, TableFormat};
use super::values::moments::TimeForm;
use super::{
    FormatInfo, Grouping, Headerless, Holds, Published, Shape, TableShape, has_all, no_date_forms,
};

pub(super) use dump::DUMP;

const LIST_COLUMNS: &[(&str, Role)] = &[
    ("name", Role::Handle),
    ("karma", Role::Keep),
    ("username", Role::Handle),
    ("total karma", Role::Keep),
];

const USER_COLUMNS: &[(&str, Role)] = &[
    ("fullname", Role::Keep),
    ("comment_karma", Role::Keep),
    ("created_utc", Role::Created(TimeForm::UnixSeconds)),
    ("has_subscribed", Role::Keep),
    ("has_verified_email", Role::Keep),
    ("icon_img", Role::Keep),
    ("id", Role::Keep),
    ("is_employee", Role::Keep),
    ("is_gold", Role::Keep),
    ("is_mod", Role::Keep),
    ("link_karma", Role::Keep),
    ("name", Role::Handle),
];

const COMMENT_COLUMNS: &[(&str, Role)] = &[
    ("fullname", Role::PostId),
    ("archived", Role::Keep),
    ("author.name", Role::Handle),
    ("author_flair_text", Role::Keep),
    ("body", Role::Text),
    ("controversiality", Role::Keep),
    ("created_utc", Role::Time(TimeForm::UnixSeconds)),
    ("distinguished", Role::Keep),
    ("downs", Role::Keep),
    ("edited", Role::Keep),
    ("gilded", Role::Keep),
    ("id", Role::Keep),
    ("is_submitter", Role::Keep),
    ("likes", Role::Keep),
    ("link_author", Role::Keep),
    ("link_id", Role::Keep),
    ("link_permalink", Role::Keep),
    ("link_title", Role::Keep),
    ("link_url", Role::Keep),
    ("name", Role::Keep),
    ("num_comments", Role::Keep),
    ("parent_id", Role::ReplyToPost),
    ("permalink", Role::Keep),
    ("score", Role::Score),
    ("stickied", Role::Keep),
    ("subreddit.display_name_prefixed", Role::Keep),
    ("subreddit_type", Role::Keep),
    ("ups", Role::Keep),
    ("author", Role::Handle),
    ("subreddit", Role::Keep),
];

/// How many columns of [`COMMENT_COLUMNS`] are published, in this order.
const N_COMMENT_COLUMNS: usize = 28;

const SUBMISSION_COLUMNS: &[(&str, Role)] = &[
    ("fullname", Role::PostId),
    ("archived", Role::Keep),
    ("author.name", Role::Handle),
    ("author", Role::Handle),
    ("author_flair_text", Role::Keep),
    ("created_utc", Role::Time(TimeForm::UnixSeconds)),
    ("crosspost_parent", Role::RepostedPost),
    ("domain", Role::Keep),
    ("edited", Role::Keep),
    ("id", Role::Keep),
    ("is_self", Role::Keep),
    ("likes", Role::Keep),
    ("link_flair_text", Role::Keep),
    ("name", Role::Keep),
    ("num_comments", Role::Replies),
    ("over_18", Role::Keep),
    ("permalink", Role::Keep),
    ("score", Role::Score),
    ("selftext", Role::Body),
    ("stickied", Role::Keep),
    ("subreddit", Role::Keep),
    ("subreddit.display_name_prefixed", Role::Keep),
    ("subreddit_type", Role::Keep),
    ("title", Role::Title),
    ("url", Role::Keep),
];

static LIST_TABLE: TableFormat = TableFormat {
    makes: Makes::Accounts,
    keyed: Keyed::ByHandle,
    roles: LIST_COLUMNS,
    mend: mend::user,
};

static USERS_TABLE: TableFormat = TableFormat {
    makes: Makes::Accounts,
    keyed: Keyed::ByHandle,
    roles: USER_COLUMNS,
    mend: mend::user,
};

static COMMENTS_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ByHandle,
    roles: COMMENT_COLUMNS,
    mend: mend::comment,
};

static SUBMISSIONS_TABLE: TableFormat = TableFormat {
    makes: Makes::Posts,
    keyed: Keyed::ByHandle,
    roles: SUBMISSION_COLUMNS,
    mend: mend::submission,
};

pub(super) static LIST: FormatInfo = FormatInfo {
    name: "reddit-list",
    family: "reddit",
    platform: Platform::Reddit,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let has_name = has_all(names, &["name"]) || has_all(names, &["username"]);
            let has_karma = has_all(names, &["karma"]) || has_all(names, &["total karma"]);
            names.len() == 2 && has_name && has_karma
        },
        is_published: |_| false,
        headerless: Some(Headerless {
            columns: &["name", "karma"],
            claims: are_names_with_karma,
        }),
        date_forms: no_date_forms,
        parser: |setting| LIST_TABLE.parser(setting),
    }),
    published: Published::Roles(LIST_COLUMNS),
};

pub(super) static USERS: FormatInfo = FormatInfo {
    name: "reddit-users",
    family: "reddit",
    platform: Platform::Reddit,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            has_all(
                names,
                &["name", "comment_karma", "link_karma", "created_utc"],
            )
        },
        is_published: |header| header.iter().eq(USER_COLUMNS.iter().map(|(name, _)| name)),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| USERS_TABLE.parser(setting),
    }),
    published: Published::Roles(USER_COLUMNS),
};

pub(super) static COMMENTS: FormatInfo = FormatInfo {
    name: "reddit-comments",
    family: "reddit",
    platform: Platform::Reddit,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            has_all(names, &["body", "created_utc", "link_id", "parent_id"])
                && has_author_and_id(names)
        },
        is_published: |header| {
            let published = &COMMENT_COLUMNS[..N_COMMENT_COLUMNS];
            header.iter().eq(published.iter().map(|(name, _)| name))
        },
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| COMMENTS_TABLE.parser(setting),
    }),
    published: Published::Roles(COMMENT_COLUMNS),
};

pub(super) static SUBMISSIONS: FormatInfo = FormatInfo {
    name: "reddit-submissions",
    family: "reddit",
    platform: Platform::Reddit,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            has_all(names, &["title", "url", "created_utc", "num_comments"])
                && names.iter().any(|name| name.starts_with("subreddit"))
                && has_author_and_id(names)
                && !has_all(names, &["body"])
        },
        is_published: |_| false,
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| SUBMISSIONS_TABLE.parser(setting),
    }),
    published: Published::Roles(SUBMISSION_COLUMNS),
};

fn has_author_and_id(names: &[String]) -> bool {
    let has_one = |wanted: &[&str]| wanted.iter().any(|name| has_all(names, &[name]));
    has_one(&["author.name", "author"]) && has_one(&["fullname", "name", "id"])
}

/// Whether rows are names of Reddit, each with a whole number.
///
/// A list of words and how often they occur has the same form; but names are seldom words in small letters alone.
fn are_names_with_karma(rows: &[Vec<String>]) -> bool {
    const FEWEST: usize = 5;
    let is_number = |cell: &str| {
        let digits = cell.strip_prefix('-').unwrap_or(cell);
        (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let is_name = |cell: &str| {
        (3..=20).contains(&cell.len())
            && cell
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
            && cell.bytes().any(|b| b.is_ascii_alphabetic())
    };
    let is_row = |row: &&Vec<String>| matches!(&row[..], [name, karma] if is_name(name.trim()) && is_number(karma.trim()));
    let is_no_word = |row: &&Vec<String>| row[0].bytes().any(|b| !b.is_ascii_lowercase());
    rows.len() >= FEWEST
        && rows.iter().filter(is_row).count() == rows.len()
        && rows.iter().filter(is_no_word).count() * 10 >= rows.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(cells: &[(&str, &str)]) -> Vec<Vec<String>> {
        let row = |(name, karma): &(&str, &str)| vec![(*name).to_owned(), (*karma).to_owned()];
        cells.iter().map(row).collect()
    }

    #[test]
    fn a_list_of_names_is_told_by_what_stands_in_it() {
        let names = [
            ("QuayWren", "-16"),
            ("bill_of_lading", "0"),
            ("plover", "17"),
            ("a-heron", "3496"),
            ("mayak62", "1"),
        ];
        assert!(are_names_with_karma(&rows(&names)));
        for (bad, number) in [
            ("two words", "1"),
            ("x", "1"),
            ("plover", "1.5"),
            ("2016", "3"),
            ("wren", ""),
        ] {
            let mut others = names;
            others[2] = (bad, number);
            assert!(!are_names_with_karma(&rows(&others)), "{bad} {number}");
        }
        let words = [
            ("the", "90"),
            ("lantern", "17"),
            ("and", "12"),
            ("harbour", "9"),
            ("bay", "5"),
        ];
        assert!(!are_names_with_karma(&rows(&words)));
        assert!(!are_names_with_karma(&rows(&names[..4])));
    }
}
