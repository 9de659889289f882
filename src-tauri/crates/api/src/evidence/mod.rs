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

use std::time::Instant;

use analysis::evidence::{RESAMPLES, Seen};
use chrono_tz::Tz;
use store::{Reader, SeenPost, StoredAccount};

use crate::{
    ApiError, Context,
    accounts::find,
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
    let all = reader.seen_posts(account.no)?;
    let posts = dated(&all);
    let dataset = maker.dataset(account.dataset_no);
    let asked = request.group.filter(|query| !query.trim().is_empty());
    let query = asked.unwrap_or_else(|| group::of_dataset(dataset.map_or("", |d| d.id.as_str())));
    let group = group::gather(cx, &archive, &query, account.no, zone)?;
    let asked = Asked {
        reader: &reader,
        account: &account,
        posts: &posts,
        zone,
        group: &group,
    };
    Ok(EvidenceCard {
        account: maker.account(account.dataset_no, &account.facts),
        zone: zone.name().to_owned(),
        posts: all.len() as u64,
        undated: (all.len() - posts.len()) as u64,
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

/// The posts with a date, as the signals take them.
fn dated(posts: &[SeenPost]) -> Vec<Seen> {
    let dated = posts.iter().filter_map(|post| {
        let at = post.posted_at?;
        Some(Seen {
            ms: at.at.timestamp_millis(),
            precision: at.precision,
            client: post.client_no.map(|no| no.0),
            language: post.language_no.map(|no| no.0),
        })
    });
    dated.collect()
}
