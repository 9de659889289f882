//! One account's evidence card: signals from its posts, each beside the same of other accounts.
//!
//! The figures are those of `analysis::evidence`; here they get their place in a comparison group and their words. There
//! is no total, and nothing says what an account is.

mod group;
mod history;
mod rhythm;
mod said;
mod signals;
mod words;

use std::{collections::HashMap, time::Instant};

use analysis::evidence::{RESAMPLES, Seen};
use chrono_tz::Tz;
use model::Precision;
use search::GatheredPost;
use store::{AccountNo, Reader, StoredAccount};

use crate::{
    ApiError, Context,
    accounts::find,
    indexing::narrow,
    opened::OpenArchive,
    rows::RowMaker,
    values,
    wire::{AccountHistory, AccountRequest, EvidenceCard, EvidenceRequest},
};

use self::group::Group;

/// What a signal is made from.
struct Asked<'a> {
    reader: &'a Reader,
    account: &'a StoredAccount,
    posts: &'a [Seen],
    zone: Tz,
    group: &'a Group,
}

/// Shows the signals about one account.
///
/// # Errors
///
/// [`crate::ErrorCode::NotFound`]; [`crate::ErrorCode::Ambiguous`] with the candidates;
/// [`crate::ErrorCode::BadRequest`] for an unknown zone; [`crate::ErrorCode::Cancelled`].
pub fn card(cx: &Context<'_>, request: EvidenceRequest) -> Result<EvidenceCard, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let account = find(
        &reader,
        &maker,
        &request.account,
        request.dataset.as_deref(),
    )?;
    let Posts { dated, undated } = posts_of(cx, &archive, &[account.no])?
        .remove(&account.no)
        .unwrap_or_default();
    let dataset = maker.dataset(account.dataset_no);
    let asked = request.group.filter(|query| !query.trim().is_empty());
    let query = asked.unwrap_or_else(|| group::of_dataset(dataset.map_or("", |d| d.id.as_str())));
    let group = group::gather(cx, &archive, &query, account.no, zone)?;
    let asked = Asked {
        reader: &reader,
        account: &account,
        posts: &dated,
        zone,
        group: &group,
    };
    Ok(EvidenceCard {
        account: maker.account(account.dataset_no, &account.facts),
        zone: zone.name().to_owned(),
        posts: dated.len() as u64 + undated,
        undated,
        signals: vec![
            rhythm::hours(&asked),
            rhythm::quiet(&asked),
            rhythm::spacing(&asked),
            rhythm::minutes(&asked),
            rhythm::seconds(&asked),
            signals::volume(&asked),
            signals::clients(&asked)?,
            signals::dormancy(&asked)?,
            signals::created(&asked),
            signals::handle(&asked),
            history::names(&asked)?,
            history::followers(&asked)?,
        ],
        group: group.told,
        resamples: RESAMPLES as u64,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// Shows how an account's names and followers went over time.
///
/// # Errors
///
/// As [`card`].
pub fn history(cx: &Context<'_>, request: AccountRequest) -> Result<AccountHistory, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let account = find(
        &reader,
        &maker,
        &request.account,
        request.dataset.as_deref(),
    )?;
    history::of(&reader, &account)
}

/// An account's posts as the signals take them.
#[derive(Default)]
struct Posts {
    /// Those with a date, by time.
    dated: Vec<Seen>,
    /// How many have none.
    undated: u64,
}

/// Reads the posts of accounts from the index's columns: from the store it would be one page of the disk a post.
fn posts_of(
    cx: &Context<'_>,
    archive: &OpenArchive,
    accounts: &[AccountNo],
) -> Result<HashMap<AccountNo, Posts>, ApiError> {
    let numbers: Vec<u32> = accounts.iter().map(|no| narrow(no.0)).collect();
    let mut gathered = archive
        .searcher()
        .gather_accounts(&numbers, &[], &cx.cancel_flag())?
        .posts;
    gathered.sort_unstable_by_key(|post| (post.account_no, post.posted_ms, post.post_no));
    let mut all = HashMap::new();
    for posts in gathered.chunk_by(|a, b| a.account_no == b.account_no) {
        let dated: Vec<Seen> = posts.iter().filter_map(seen).collect();
        let undated = (posts.len() - dated.len()) as u64;
        let account_no = AccountNo(u64::from(posts[0].account_no));
        all.insert(account_no, Posts { dated, undated });
    }
    Ok(all)
}

fn seen(post: &GatheredPost) -> Option<Seen> {
    Some(Seen {
        ms: post.posted_ms?,
        precision: Precision::from_code(post.precision).unwrap_or(Precision::Millisecond),
        client: post.client_no.map(u64::from),
        language: post.language_no.map(u64::from),
    })
}
