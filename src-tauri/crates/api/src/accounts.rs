//! One account, and lists of them.

use std::{collections::BTreeMap, time::Instant};

use analysis::timeline::{self as calendar, Width};
use store::{AccountPost, Reader, StoredAccount};

use crate::{
    ApiError, Context, ErrorCode,
    facets::{Named, name_values, quoted},
    figures::{self, Posted},
    names::find_accounts,
    posts::ambiguous,
    rows::RowMaker,
    timeline, values,
    wire::{
        AccountList, AccountPage, AccountRequest, AccountRow, FacetColumn, FacetValue,
        ListAccountsRequest,
    },
};

/// Values of each list on an account's page.
const TOP: usize = 20;

/// Buckets of an account's timeline, at most about this many.
const READABLE: i64 = 120;

/// Lists accounts whose name begins with `prefix`, those with most posts first.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] for an unknown dataset.
pub fn list(cx: &Context<'_>, request: ListAccountsRequest) -> Result<AccountList, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let dataset = match &request.dataset {
        Some(id) => Some(
            reader
                .dataset(id)?
                .ok_or_else(|| ApiError::from(store::Error::NoSuchDataset { id: id.clone() }))?
                .no,
        ),
        None => None,
    };
    let (accounts, total) = reader.list_accounts(
        dataset,
        &request.prefix,
        request.from,
        request.limit.min(1_000),
    )?;
    Ok(AccountList {
        total,
        accounts: accounts
            .iter()
            .map(|account| row(&maker, account))
            .collect(),
    })
}

/// A row of a list.
pub(crate) fn row(maker: &RowMaker<'_>, account: &StoredAccount) -> AccountRow {
    let dataset = maker.dataset(account.dataset_no);
    AccountRow {
        account: maker.account(account.dataset_no, &account.facts),
        dataset_name: dataset.map(|d| d.name.clone()).unwrap_or_default(),
        kind: account.facts.kind.map(|kind| kind.name().to_owned()),
        posts: account.n_posts,
        first: account.first.map(values::seconds),
        last: account.last.map(values::seconds),
        followers: account.facts.followers,
        created: account.facts.created.map(|day| day.to_string()),
    }
}

/// Shows one account: facts as published, figures over its posts, what is missing.
///
/// # Errors
///
/// [`ErrorCode::NotFound`]; [`ErrorCode::Ambiguous`] with the candidates.
pub fn show(cx: &Context<'_>, request: AccountRequest) -> Result<AccountPage, ApiError> {
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
    let posts = reader.account_posts(account.no)?;
    let counts = timeline::counts_of(posts.iter().filter_map(figures::moment));
    let span = calendar::span_of(&counts, Width::Day, zone);
    // Days at the finest: hours have a figure of their own.
    let width = calendar::readable_width(span, READABLE).max(Width::Day);
    let buckets = calendar::count(&counts, width, zone, None)?.buckets;
    Ok(AccountPage {
        facts: figures::facts(&reader, &maker, &account)?,
        figures: figures::figures(&reader, posts.iter().map(Posted::from), zone)?,
        hashtags: top(&reader, FacetColumn::Hashtag, &posts, |post| {
            post.hashtags.iter().map(|no| no.0).collect()
        })?,
        domains: top(&reader, FacetColumn::Domain, &posts, |post| {
            post.domains.iter().map(|no| no.0).collect()
        })?,
        mentions: top(&reader, FacetColumn::Mention, &posts, |post| {
            post.mentions.iter().map(|(no, _)| no.0).collect()
        })?,
        reposted: targets(&posts, "repost", |post| post.reposted_account.as_deref()),
        replied_to: targets(&posts, "to", |post| post.reply_to_account.as_deref()),
        timeline: timeline::buckets(&buckets),
        timeline_by: timeline::by_of(width),
        missing: figures::missing(
            &account,
            maker.dataset(account.dataset_no),
            posts.iter().map(Posted::from),
        ),
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// The values that most posts have, a value once a post.
fn top(
    reader: &Reader,
    of: FacetColumn,
    posts: &[AccountPost],
    values: impl Fn(&AccountPost) -> Vec<u64>,
) -> Result<Vec<FacetValue>, ApiError> {
    let mut counts: BTreeMap<u64, u64> = BTreeMap::new();
    for post in posts {
        let mut values = values(post);
        values.sort_unstable();
        values.dedup();
        for value in values {
            *counts.entry(value).or_default() += 1;
        }
    }
    let mut ranked: Vec<(u64, u64)> = counts.into_iter().collect();
    ranked.sort_by_key(|&(no, count)| (std::cmp::Reverse(count), no));
    let least = ranked.get(TOP - 1).map_or(0, |&(_, count)| count);
    ranked.retain(|&(_, count)| count >= least.max(1));
    ranked.truncate(TOP * 20);
    let numbers: Vec<u64> = ranked.iter().map(|&(no, _)| no).collect();
    let named = name_values(reader, of, &numbers)?;
    let counted = named
        .into_iter()
        .zip(ranked)
        .map(|(named, (_, count))| with_count(named, count));
    let mut values: Vec<FacetValue> = counted.collect();
    values.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    values.truncate(TOP);
    Ok(values)
}

fn with_count(named: Named, count: u64) -> FacetValue {
    FacetValue {
        value: named.value,
        label: named.label,
        term: named.term,
        count,
    }
}

/// The accounts that most posts are directed at, by published id alone.
fn targets<'a>(
    posts: &'a [AccountPost],
    relation: &str,
    target: impl Fn(&'a AccountPost) -> Option<&'a str>,
) -> Vec<FacetValue> {
    let ranked = analysis::overlap::ranked(posts.iter().filter_map(target));
    let ranked = ranked.into_iter().take(TOP);
    ranked
        .map(|(id, count)| FacetValue {
            value: id.to_owned(),
            label: id.to_owned(),
            term: match relation {
                "to" => format!("to:{}", quoted(id)),
                _ => format!("reposted:{}", quoted(id)),
            },
            count,
        })
        .collect()
}

/// Finds one account by `[dataset/]` and a handle, id or hash.
///
/// # Errors
///
/// [`ErrorCode::NotFound`]; [`ErrorCode::Ambiguous`] with the candidates.
pub(crate) fn find(
    reader: &Reader,
    maker: &RowMaker<'_>,
    asked: &str,
    dataset: Option<&str>,
) -> Result<StoredAccount, ApiError> {
    let mut found = find_accounts(reader, dataset, asked.trim())?;
    match found.len() {
        1 => Ok(found.remove(0)),
        0 => Err(ApiError::new(
            ErrorCode::NotFound,
            format!("There is no account {asked} in this archive."),
        )
        .hint(
            "Write its handle, its id or its hash in full, with `dataset/` before it if need be.",
        )),
        _ => {
            let candidates: Vec<String> = found
                .iter()
                .map(|account| figures::address(maker, account))
                .collect();
            Err(ambiguous(asked, &candidates))
        }
    }
}
