//! What Twitter's programming interface gave to researchers and tools: JSON of versions 1.1 and 2, and tables of it.
//!
//! Publisher: whoever collected the data; the forms are those of Twitter's developer documentation
//! (`developer.x.com`, "Data dictionary") and of the tools twarc (`github.com/DocNow/twarc`), twarc-csv
//! (`github.com/DocNow/twarc-csv`) and academictwitteR (`github.com/cjbarrie/academictwitteR`).
//!
//! Version 2 comes as answers (`data` is a list of tweets; authors, pictures, places and the tweets referred to stand
//! apart in `includes`), as streams (`data` is one tweet, `matching_rules` say why), flattened by twarc (one tweet a
//! line, `author` in place), as one answer over many lines, and as academictwitteR's folders (`data_*.json` lists of
//! tweets, `users_*.json` what was in `includes`). Version 1.1 comes one tweet a line, as a list, or as an answer to a
//! search. Accounts come likewise. twarc-csv makes tables whose columns are the flattened names, joined by dots.
//!
//! A record keeps every scalar under its path (`public_metrics.like_count`) and every list as JSON; `null` and what is
//! empty are not there to be given back. What belongs to a tweet but stands elsewhere in the answer is put where twarc
//! puts it when it flattens: `author.`, `attachments.media`, `geo.`; of a tweet referred to its text, account and time
//! are kept, as `referenced_tweets.quoted.text`.
//!
//! Accounts are told apart by their ids, and so is what is answered and passed on; mentions are handles, since both
//! versions give them. The text stays as published, also where a repost breaks off with `…`; the whole text stands
//! beside it, and its hashtags, links and mentions count. A tweet longer than 280 characters has its whole text
//! elsewhere in the record, and that is its text. Times have the milliseconds of the id where its second is the
//! published one.
//!
//! | oddity | fixture |
//! |---|---|
//! | answer: author, picture, place, quoted and reposted tweets in `includes`; `errors`; a poll | `twitter-api/v2_answers.jsonl` |
//! | an answer without results; a line cut off at the end of the file | `twitter-api/v2_stream.jsonl` |
//! | one answer over many lines | `twitter-api/v2_answer.json` |
//! | flattened, with a text longer than 280 characters | `twitter-api/v2_flat.jsonl` |
//! | academictwitteR | `twitter-api/academic/` |
//! | 1.1: `full_text`, `extended_tweet`, a cut repost, numbers that lost digits beside `id_str`, notices | `twitter-api/v1.jsonl` |
//! | an answer to a search in 1.1 | `twitter-api/v1_search.json` |
//! | twarc-csv: lists of texts, line ends as `\n`; an older one with lists of objects and texts in quotes | `twitter-api/twarc.csv`, `twitter-api/twarc_old.csv` |

pub(crate) mod entities;
mod table;
mod users;
mod v1;
mod v2;

use model::Platform;

use super::{FormatInfo, Grouping, Holds, JsonShape, Published, Shape, TableShape, no_date_forms};

const V1: &str = "twitter-api-v1";
const V2: &str = "twitter-api-v2";

pub(super) static V2_POSTS: FormatInfo = FormatInfo {
    name: "twitter-api-v2",
    family: V2,
    platform: Platform::Twitter,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[],
        claims: v2::claims,
        platform: |_| None,
        parser: |setting| Box::new(v2::Answers::new(setting)),
    }),
    published: Published::Roles(v2::TWEET),
};

pub(super) static V2_USERS: FormatInfo = FormatInfo {
    name: "twitter-api-v2-users",
    family: V2,
    platform: Platform::Twitter,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[],
        claims: users::claims_v2,
        platform: |_| None,
        parser: |setting| Box::new(users::Users::v2(setting)),
    }),
    published: Published::Roles(users::V2),
};

pub(super) static V1_POSTS: FormatInfo = FormatInfo {
    name: "twitter-api-v1",
    family: V1,
    platform: Platform::Twitter,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[],
        claims: v1::claims,
        platform: |_| None,
        parser: |setting| Box::new(v1::Tweets::new(setting)),
    }),
    published: Published::Roles(v1::TWEET),
};

pub(super) static V1_USERS: FormatInfo = FormatInfo {
    name: "twitter-api-v1-users",
    family: V1,
    platform: Platform::Twitter,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Json(JsonShape {
        arrays: &[],
        claims: users::claims_v1,
        platform: |_| None,
        parser: |setting| Box::new(users::Users::v1(setting)),
    }),
    published: Published::Roles(users::V1),
};

pub(super) static TWARC_POSTS: FormatInfo = FormatInfo {
    name: "twarc-csv",
    family: V2,
    platform: Platform::Twitter,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: table::claims_tweets,
        is_published: table::is_published_tweets,
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| table::TWEETS_TABLE.parser(setting),
    }),
    published: Published::Roles(table::TWEETS),
};

pub(super) static TWARC_USERS: FormatInfo = FormatInfo {
    name: "twarc-csv-users",
    family: V2,
    platform: Platform::Twitter,
    holds: Holds::Accounts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: table::claims_users,
        is_published: table::is_published_users,
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| table::USERS_TABLE.parser(setting),
    }),
    published: Published::Roles(table::USERS),
};
