//! Share tables of CooRTweet: who shared which object when, without texts.
//!
//! Publisher: Righetti and Balluff, the R package CooRTweet (`github.com/nicolarighetti/CooRTweet`), whose sample data
//! are retweets by pro-government accounts in Russia (Kulichkina, Righetti and Waldherr 2024).
//!
//! Two forms. Four columns, `object_id, account_id, content_id, timestamp_share`: the object may be anything (a post
//! that was passed on, a link, a hashtag, an image), and is kept as [`model::SharedKind::Object`]. And one row for each
//! combination of objects: `account_id, post_id, url_id, hashtag_id, domain_id, phash_id, timestamp`, where an empty
//! cell means none; the hash of an image is [`model::SharedKind::Image`].
//!
//! Ids are text, usually hashed; times are Unix seconds. A row is a share: of rows with one content id the first
//! brings the post, each further one what else it shares; the same share twice is a duplicate.
//!
//! | oddity | fixture |
//! |---|---|
//! | a content id that stands twice with two objects, and a row that stands twice | `coortweet/shares.csv` |
//! | one post in three rows, empty cells | `coortweet/objects.csv` |

use model::Platform;

use super::draft::{Draft, Keyed, Makes, Role, TableFormat};
use super::values::moments::TimeForm;
use super::{
    FormatInfo, Grouping, Holds, Published, Shape, TableShape, has_all, no_date_forms, normal_names,
};

const SHARES: &[(&str, Role)] = &[
    ("object_id", Role::Object),
    ("account_id", Role::AccountId),
    ("content_id", Role::PostId),
    ("timestamp_share", Role::Time(TimeForm::UnixSeconds)),
];

const OBJECTS: &[(&str, Role)] = &[
    ("account_id", Role::AccountId),
    ("post_id", Role::PostId),
    ("url_id", Role::Link),
    ("hashtag_id", Role::Hashtags),
    ("domain_id", Role::Keep),
    ("phash_id", Role::Image),
    ("timestamp", Role::Time(TimeForm::UnixSeconds)),
];

static SHARES_TABLE: TableFormat = TableFormat {
    makes: Makes::Shares,
    keyed: Keyed::ById,
    roles: SHARES,
    mend: is_whole,
};

static OBJECTS_TABLE: TableFormat = TableFormat {
    makes: Makes::Shares,
    keyed: Keyed::ById,
    roles: OBJECTS,
    mend: with_domain,
};

pub(super) static FOUR_COLUMNS: FormatInfo = FormatInfo {
    name: "coortweet-shares",
    family: "coortweet",
    platform: Platform::Other,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            has_all(names, &["object_id", "account_id", "content_id"])
                && names.iter().any(|name| name.starts_with("timestamp"))
        },
        is_published: |header| header.iter().eq(SHARES.iter().map(|(name, _)| name)),
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| SHARES_TABLE.parser(setting),
    }),
    published: Published::Roles(SHARES),
};

pub(super) static MANY_OBJECTS: FormatInfo = FormatInfo {
    name: "coortweet-objects",
    family: "coortweet",
    platform: Platform::Other,
    holds: Holds::Posts,
    grouping: Grouping::Folder,
    shape: Shape::Table(TableShape {
        claims: |names| {
            let n_objects = ["url_id", "hashtag_id", "domain_id", "phash_id"]
                .iter()
                .filter(|name| has_all(names, &[name]))
                .count();
            n_objects >= 2 && has_all(names, &["account_id", "post_id", "timestamp"])
        },
        is_published: |header| {
            normal_names(header)
                .iter()
                .eq(OBJECTS.iter().map(|(name, _)| name))
        },
        headerless: None,
        date_forms: no_date_forms,
        parser: |setting| OBJECTS_TABLE.parser(setting),
    }),
    published: Published::Roles(OBJECTS),
};

fn is_whole(draft: &mut Draft<'_>) -> Result<(), String> {
    if !draft.names_account() {
        return Err("names no account".to_owned());
    }
    if draft.post.shared.is_empty() {
        return Err("names nothing that was shared".to_owned());
    }
    Ok(())
}

fn with_domain(draft: &mut Draft<'_>) -> Result<(), String> {
    let domain = draft.column("domain_id").unwrap_or("").trim();
    if let [link] = &mut draft.post.links[..] {
        link.domain = (!domain.is_empty()).then(|| domain.to_owned());
    }
    if !draft.names_account() {
        return Err("names no account".to_owned());
    }
    Ok(())
}
