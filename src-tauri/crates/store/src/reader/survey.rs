//! What a dataset lacks and what was kept beside its fields: one pass over its posts.
//!
//! Nothing of this is needed for reading or searching, so it is counted when somebody asks and not while importing.
//! Ten million posts are one walk through the table, about as long as reading it from the disk takes.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveDate};
use model::Field;
use rusqlite::{Connection, Row, named_params};

use super::Reader;
use crate::{AccountNo, DatasetNo, FileNo, PostNo, ProfileNo, Result, json};

/// Post numbers looked at between two calls for progress.
const STRIDE: u64 = 50_000;

/// Records named as examples of what was kept beside a column.
const SAMPLES: usize = 3;

/// Letters of a cell in an example.
const SAMPLE_LETTERS: usize = 400;

/// Columns of one file that are told apart; a file of JSON may name any number.
const MOST_COLUMNS: usize = 1_000;

const DAY_MS: i64 = 86_400_000;

/// Fields of posts, each with the condition under which a row has something in it.
///
/// Hashtags, links and mentions stand in a table of their own, which is longer by far; the index counts them.
const POST_FIELDS: &[(Field, &str)] = &[
    (Field::Text, "text <> ''"),
    (Field::PostedAt, "posted_ms IS NOT NULL"),
    (Field::Language, "language_no IS NOT NULL"),
    (Field::Client, "client_no IS NOT NULL"),
    (
        Field::ReplyTo,
        "reply_to_post IS NOT NULL OR reply_to_account IS NOT NULL",
    ),
    (Field::Quoted, "quoted_post IS NOT NULL"),
    (
        Field::Reposted,
        "reposted_post IS NOT NULL OR reposted_account IS NOT NULL",
    ),
    (Field::Likes, "n_likes IS NOT NULL"),
    (Field::Reposts, "n_reposts IS NOT NULL"),
    (Field::Replies, "n_replies IS NOT NULL"),
    (Field::Quotes, "n_quotes IS NOT NULL"),
    (Field::Views, "n_views IS NOT NULL"),
    (Field::Place, "latitude IS NOT NULL"),
    (Field::Media, "media IS NOT NULL"),
];

/// Fields of advertisements, likewise.
const AD_FIELDS: &[(Field, &str)] = &[
    (Field::Impressions, "impressions IS NOT NULL"),
    (Field::Clicks, "clicks IS NOT NULL"),
    (Field::Spend, "spend_hundredths IS NOT NULL"),
];

/// Fields of accounts, likewise.
const ACCOUNT_FIELDS: &[(Field, &str)] = &[
    (Field::Handle, "profile.handle IS NOT NULL"),
    (Field::DisplayName, "profile.display_name IS NOT NULL"),
    (Field::AccountPlace, "profile.place IS NOT NULL"),
    (Field::Description, "profile.description IS NOT NULL"),
    (Field::ProfileUrl, "profile.url IS NOT NULL"),
    (Field::Followers, "profile.followers IS NOT NULL"),
    (Field::Following, "profile.following IS NOT NULL"),
    (Field::Created, "profile.created IS NOT NULL"),
    (Field::AccountLanguage, "profile.language IS NOT NULL"),
];

/// What a walk through a dataset counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// Posts.
    pub n_posts: u64,
    /// Accounts, however learnt.
    pub n_accounts: u64,
    /// Advertisements among the posts.
    pub n_ads: u64,
    /// Posts, advertisements or accounts (by their present facts) that have something in a field. A field that none
    /// has is not in it.
    pub filled: BTreeMap<Field, u64>,
    /// Ids of posts that cannot serve as such.
    pub post_ids: Unusable,
    /// Ids of accounts that cannot serve as such.
    pub account_ids: Unusable,
    /// By file; one without posts and listed accounts is not in it.
    pub files: BTreeMap<FileNo, FileSurvey>,
}

/// Records that are kept under a marked key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Unusable {
    /// The published id lost digits.
    pub destroyed: u64,
    /// No id was published.
    pub missing: u64,
}

/// What the records of one file have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FileSurvey {
    /// Posts by their day in UTC, ascending; undated ones are left out.
    pub days: Vec<(NaiveDate, u64)>,
    /// Columns whose published text is kept beside the fields, by name: those not understood, and those of whose
    /// text the fields hold another form or nothing.
    pub beside: BTreeMap<String, Beside>,
    /// Columns beyond those in `beside`, by the number of their cells.
    pub n_other_cells: u64,
    /// Where the wanted records are.
    pub wanted: BTreeMap<u64, RecordNo>,
}

/// A column kept beside the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Beside {
    /// Records in which something stands in it.
    pub n_filled: u64,
    /// Records in which it is kept although nothing stands in it.
    pub n_empty: u64,
    /// The first records in which something stands in it, in the order of posts, then of accounts, then of the rest.
    pub first: Vec<Sample>,
}

/// A cell that is kept beside the fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// The number of the record.
    pub record: u64,
    /// What stands in the cell as published; only its beginning, if it is long.
    pub text: String,
    /// What the record is kept as, if that is a post or an account.
    pub kept_as: Option<RecordNo>,
}

/// A record that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordNo {
    /// As a post.
    Post(PostNo),
    /// As a row of a users file.
    Account(AccountNo),
}

impl Reader {
    /// Walks through the posts and accounts of a dataset.
    ///
    /// `wanted` names records, by file and number, whose posts or accounts are looked up on the way. `go_on` is told
    /// how many posts are done and says whether to go on; if it does not, there is no survey.
    pub fn survey(
        &self,
        dataset_no: DatasetNo,
        wanted: &HashSet<(FileNo, u64)>,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<Survey>> {
        let tx = self.snapshot()?;
        let mut walk = Walk {
            wanted,
            profiles: profiles_with_columns(&tx, dataset_no)?,
            survey: Survey::default(),
            filled: [0; POST_FIELDS.len()],
            files: HashMap::new(),
        };
        if !walk.posts(&tx, dataset_no, go_on)? {
            return Ok(None);
        }
        walk.listed_accounts(&tx, dataset_no)?;
        walk.others(&tx, dataset_no)?;
        let mut survey = walk.finish();
        count_ads(&tx, dataset_no, &mut survey)?;
        count_accounts(&tx, dataset_no, &mut survey)?;
        Ok(Some(survey))
    }
}

/// A survey on its way.
struct Walk<'a> {
    wanted: &'a HashSet<(FileNo, u64)>,
    /// Sets of facts that have columns beside them.
    profiles: HashMap<ProfileNo, Vec<(String, String)>>,
    survey: Survey,
    filled: [u64; POST_FIELDS.len()],
    files: HashMap<FileNo, FileWalk>,
}

#[derive(Default)]
struct FileWalk {
    days: HashMap<i64, u64>,
    found: FileSurvey,
}

impl Walk<'_> {
    /// Returns whether it came to the end.
    fn posts(
        &mut self,
        db: &Connection,
        dataset_no: DatasetNo,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<bool> {
        // The numbers of a dataset's posts lie together, so the index is asked for the ends and the table is read in
        // its own order. The sign + keeps SQLite from reading it by the index, row by row.
        let (first, last): (u64, u64) = db.query_row(
            "SELECT coalesce(min(post_no), 1), coalesce(max(post_no), 0) FROM post WHERE dataset_no = :dataset_no",
            named_params! { ":dataset_no": dataset_no },
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let mut statement = db.prepare(&format!(
            "SELECT post_no, file_no, record, posted_ms, profile_no, published_id = '', {}, extra
             FROM post WHERE post_no BETWEEN :from AND :until AND +dataset_no = :dataset_no ORDER BY post_no",
            mask()
        ))?;
        let mut from = first;
        while from <= last {
            let until = last.min(from + (STRIDE - 1));
            let mut rows = statement.query(
                named_params! { ":from": from, ":until": until, ":dataset_no": dataset_no },
            )?;
            while let Some(row) = rows.next()? {
                self.post(row)?;
            }
            if !go_on(self.survey.n_posts) {
                return Ok(false);
            }
            from = until + 1;
        }
        Ok(true)
    }

    fn post(&mut self, row: &Row<'_>) -> Result<()> {
        let post_no: PostNo = row.get(0)?;
        let file_no: FileNo = row.get(1)?;
        let record: u64 = row.get(2)?;
        let posted_ms: Option<i64> = row.get(3)?;
        let profile_no: ProfileNo = row.get(4)?;
        self.survey.n_posts += 1;
        match row.get(5)? {
            None => {}
            Some(true) => self.survey.post_ids.missing += 1,
            Some(false) => self.survey.post_ids.destroyed += 1,
        }
        let mask: u64 = row.get(6)?;
        for (bit, n) in self.filled.iter_mut().enumerate() {
            *n += mask >> bit & 1;
        }
        let file = self.files.entry(file_no).or_default();
        if let Some(ms) = posted_ms {
            *file.days.entry(ms.div_euclid(DAY_MS)).or_default() += 1;
        }
        let kept_as = Some(RecordNo::Post(post_no));
        if self.wanted.contains(&(file_no, record)) {
            file.found.wanted.extend(kept_as.map(|no| (record, no)));
        }
        let of_account = self.profiles.get(&profile_no);
        for (name, text) in of_account.into_iter().flatten() {
            file.found.add(name, text, record, kept_as);
        }
        let extra: Option<String> = row.get(7)?;
        for (name, text) in json::to_pairs(extra.as_deref()) {
            file.found.add(&name, &text, record, kept_as);
        }
        Ok(())
    }

    /// Rows of users files, which have a record of their own.
    fn listed_accounts(&mut self, db: &Connection, dataset_no: DatasetNo) -> Result<()> {
        let mut statement = db.prepare(
            "SELECT account_no, file_no, record, profile_no FROM account
             WHERE dataset_no = :dataset_no AND listed ORDER BY file_no, record",
        )?;
        let mut rows = statement.query(named_params! { ":dataset_no": dataset_no })?;
        while let Some(row) = rows.next()? {
            let file_no: FileNo = row.get(1)?;
            let record: u64 = row.get(2)?;
            let profile_no: Option<ProfileNo> = row.get(3)?;
            let kept_as = Some(RecordNo::Account(row.get(0)?));
            let file = self.files.entry(file_no).or_default();
            if self.wanted.contains(&(file_no, record)) {
                file.found.wanted.extend(kept_as.map(|no| (record, no)));
            }
            let columns = profile_no.and_then(|no| self.profiles.get(&no));
            for (name, text) in columns.into_iter().flatten() {
                file.found.add(name, text, record, kept_as);
            }
        }
        Ok(())
    }

    /// Records that are neither posts nor accounts.
    fn others(&mut self, db: &Connection, dataset_no: DatasetNo) -> Result<()> {
        let mut statement = db.prepare(
            "SELECT file_no, record, extra FROM
                 (SELECT dataset_no, file_no, record, extra FROM indicator
                  UNION ALL SELECT dataset_no, file_no, record, extra FROM summary
                  UNION ALL SELECT dataset_no, file_no, record, extra FROM target)
             WHERE dataset_no = :dataset_no AND extra IS NOT NULL ORDER BY file_no, record",
        )?;
        let mut rows = statement.query(named_params! { ":dataset_no": dataset_no })?;
        while let Some(row) = rows.next()? {
            let record: u64 = row.get(1)?;
            let extra: String = row.get(2)?;
            let file = self.files.entry(row.get(0)?).or_default();
            for (name, text) in json::to_pairs(Some(&extra)) {
                file.found.add(&name, &text, record, None);
            }
        }
        Ok(())
    }

    fn finish(self) -> Survey {
        let mut survey = self.survey;
        let filled = POST_FIELDS.iter().zip(self.filled);
        survey.filled = filled
            .filter(|&(_, n)| n > 0)
            .map(|(&(field, _), n)| (field, n))
            .collect();
        survey.files = self
            .files
            .into_iter()
            .map(|(file_no, file)| (file_no, file.finish()))
            .collect();
        survey
    }
}

impl FileWalk {
    fn finish(mut self) -> FileSurvey {
        let days = self.days.into_iter().filter_map(|(day, n)| {
            let day = DateTime::from_timestamp_millis(day.checked_mul(DAY_MS)?)?;
            Some((day.date_naive(), n))
        });
        self.found.days = days.collect();
        self.found.days.sort_unstable();
        self.found
    }
}

impl FileSurvey {
    fn add(&mut self, name: &str, text: &str, record: u64, kept_as: Option<RecordNo>) {
        // Looked for first, so that a name is copied once a file and not once a record.
        if !self.beside.contains_key(name) {
            if self.beside.len() >= MOST_COLUMNS {
                self.n_other_cells += u64::from(!text.is_empty());
                return;
            }
            self.beside.insert(name.to_owned(), Beside::default());
        }
        let Some(beside) = self.beside.get_mut(name) else {
            return;
        };
        if text.is_empty() {
            beside.n_empty += 1;
            return;
        }
        beside.n_filled += 1;
        if beside.first.len() < SAMPLES {
            beside.first.push(Sample {
                record,
                text: text.chars().take(SAMPLE_LETTERS).collect(),
                kept_as,
            });
        }
    }
}

/// One number whose bits tell which fields of a row have something in them.
fn mask() -> String {
    // SQLite shifts and joins bits in one go from the left, so each has its own pair of parentheses.
    let bits = POST_FIELDS.iter().enumerate();
    let bits: Vec<String> = bits
        .map(|(bit, (_, condition))| format!("(({condition}) << {bit})"))
        .collect();
    bits.join(" | ")
}

fn profiles_with_columns(
    db: &Connection,
    dataset_no: DatasetNo,
) -> Result<HashMap<ProfileNo, Vec<(String, String)>>> {
    let mut statement = db.prepare(
        "SELECT profile.profile_no, profile.extra FROM account JOIN profile USING (account_no)
         WHERE account.dataset_no = :dataset_no AND profile.extra IS NOT NULL",
    )?;
    let rows = statement.query_map(named_params! { ":dataset_no": dataset_no }, |row| {
        let extra: String = row.get(1)?;
        Ok((row.get(0)?, json::to_pairs(Some(&extra))))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn count_ads(db: &Connection, dataset_no: DatasetNo, survey: &mut Survey) -> Result<()> {
    let mut statement = db.prepare(&format!(
        "SELECT count(*), {} FROM ad JOIN post USING (post_no) WHERE dataset_no = :dataset_no",
        sums(AD_FIELDS)
    ))?;
    statement.query_row(named_params! { ":dataset_no": dataset_no }, |row| {
        survey.n_ads = row.get(0)?;
        add_filled(&mut survey.filled, AD_FIELDS, row, 1)
    })?;
    Ok(())
}

fn count_accounts(db: &Connection, dataset_no: DatasetNo, survey: &mut Survey) -> Result<()> {
    let mut statement = db.prepare(&format!(
        "SELECT count(*), coalesce(sum(published_id <> ''), 0), coalesce(sum(published_id = ''), 0), {}
         FROM account LEFT JOIN profile USING (profile_no)
         WHERE dataset_no = :dataset_no AND key <> '?unnamed'",
        sums(ACCOUNT_FIELDS)
    ))?;
    statement.query_row(named_params! { ":dataset_no": dataset_no }, |row| {
        survey.n_accounts = row.get(0)?;
        survey.account_ids.destroyed = row.get(1)?;
        survey.account_ids.missing = row.get(2)?;
        add_filled(&mut survey.filled, ACCOUNT_FIELDS, row, 3)
    })?;
    Ok(())
}

/// How many rows fulfil each condition.
fn sums(fields: &[(Field, &str)]) -> String {
    let sums: Vec<String> = fields
        .iter()
        .map(|(_, condition)| format!("coalesce(sum({condition}), 0)"))
        .collect();
    sums.join(", ")
}

fn add_filled(
    filled: &mut BTreeMap<Field, u64>,
    fields: &[(Field, &str)],
    row: &Row<'_>,
    first_column: usize,
) -> rusqlite::Result<()> {
    for (column, &(field, _)) in fields.iter().enumerate() {
        let n: u64 = row.get(first_column + column)?;
        if n > 0 {
            filled.insert(field, n);
        }
    }
    Ok(())
}
