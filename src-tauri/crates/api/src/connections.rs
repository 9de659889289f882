//! Whom an account passes on, answers and mentions, and who does so to it.
//!
//! By published ids and handles alone: where a release has hashes, hashes are shown, and no handle read from a text is put
//! beside one. Each number is that of the search which stands beside it.

use std::time::Instant;

use chrono_tz::Tz;
use ingest::catalogue::grouped;
use model::Kind;
use search::Column;
use store::{AccountNo, AccountPost, Reader, StoredAccount};

use crate::{
    ApiError, Context,
    accounts::find,
    facets::{name_values, quoted},
    figures,
    names::{ArchiveNames, find_accounts},
    opened::OpenArchive,
    rows::RowMaker,
    wire::{
        AccountConnections, AccountRef, AccountRequest, ConnectedAccount, ConnectionKind,
        FacetColumn,
    },
};

/// Accounts of each list.
const TOP: usize = 20;

/// Lists whom an account is connected with.
///
/// # Errors
///
/// [`crate::ErrorCode::NotFound`]; [`crate::ErrorCode::Ambiguous`] with the candidates;
/// [`crate::ErrorCode::Cancelled`].
pub fn of_account(
    cx: &Context<'_>,
    request: AccountRequest,
) -> Result<AccountConnections, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let account = find(
        &reader,
        &maker,
        &request.account,
        request.dataset.as_deref(),
    )?;
    let own = format!("from:{}", quoted(&figures::address(&maker, &account)));
    let posts = reader.account_posts(account.no)?;
    let asked = Asked {
        cx,
        archive: &archive,
        reader: &reader,
        maker: &maker,
        dataset: maker
            .dataset(account.dataset_no)
            .map_or("", |d| d.id.as_str()),
        own,
    };
    let reposts = targets(&posts, "reposted:", |post| post.reposted_account.as_deref());
    let replies = targets(&posts, "to:", |post| post.reply_to_account.as_deref());
    let mentions = mentions(&reader, &posts)?;
    let unnamed_reposts = unnamed(&posts, Kind::Repost, |post| post.reposted_account.is_some());
    let unnamed_replies = unnamed(&posts, Kind::Reply, |post| post.reply_to_account.is_some());
    let kinds = vec![
        ConnectionKind {
            lack: unnamed_reposts,
            ..asked.towards("reposts", "Passes on", reposts)?
        },
        asked.of_others("repostedBy", "Is passed on by", "reposted:", &account)?,
        ConnectionKind {
            lack: unnamed_replies,
            ..asked.towards("replies", "Answers", replies)?
        },
        asked.of_others("repliedBy", "Is answered by", "to:", &account)?,
        asked.towards("mentions", "Mentions", mentions)?,
        asked.of_others("mentionedBy", "Is mentioned by", "@", &account)?,
    ];
    Ok(AccountConnections {
        kinds,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// An account at the other end, and the term that finds what goes there.
struct Target {
    value: String,
    label: String,
    term: String,
}

/// Of how many posts of a kind the release does not name the account at the other end.
fn unnamed(
    posts: &[AccountPost],
    kind: Kind,
    is_named: impl Fn(&AccountPost) -> bool,
) -> Option<String> {
    let of_kind = posts.iter().filter(|post| post.kind == kind);
    let (all, unnamed) = of_kind.fold((0, 0), |(all, unnamed), post| {
        (all + 1, unnamed + u64::from(!is_named(post)))
    });
    let what = match kind {
        Kind::Reply => "replies",
        _ => "reposts",
    };
    match unnamed {
        0 => None,
        n if n == all => Some(format!(
            "Not in this release: the account, for each of {} {what}.",
            grouped(n)
        )),
        n => Some(format!(
            "Not in this release: the account, for {} of {} {what}.",
            grouped(n),
            grouped(all)
        )),
    }
}

/// The accounts that most posts are directed at, and how many there are.
fn targets<'a>(
    posts: &'a [AccountPost],
    filter: &str,
    target: impl Fn(&'a AccountPost) -> Option<&'a str>,
) -> (Vec<Target>, u64) {
    let ranked = analysis::overlap::ranked(posts.iter().filter_map(target));
    let total = ranked.len() as u64;
    let top = ranked.into_iter().take(TOP).map(|(id, _)| Target {
        value: id.to_owned(),
        label: id.to_owned(),
        term: format!("{filter}{}", quoted(id)),
    });
    (top.collect(), total)
}

fn mentions(reader: &Reader, posts: &[AccountPost]) -> Result<(Vec<Target>, u64), ApiError> {
    let distinct = posts.iter().flat_map(|post| {
        let mut classes: Vec<u64> = post.mentions.iter().map(|(class, _)| class.0).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    });
    let ranked = analysis::overlap::ranked(distinct);
    let top: Vec<u64> = ranked.iter().take(TOP).map(|&(no, _)| no).collect();
    let named = name_values(reader, FacetColumn::Mention, &top)?;
    let targets = named.into_iter().map(|named| Target {
        value: named.value,
        label: named.label,
        term: named.term,
    });
    Ok((targets.collect(), ranked.len() as u64))
}

struct Asked<'a> {
    cx: &'a Context<'a>,
    archive: &'a OpenArchive,
    reader: &'a Reader,
    maker: &'a RowMaker<'a>,
    /// The account's dataset.
    dataset: &'a str,
    /// The search for the account's own posts.
    own: String,
}

impl Asked<'_> {
    /// A list of targets, each counted by its own search.
    fn towards(
        &self,
        key: &str,
        title: &str,
        (targets, total): (Vec<Target>, u64),
    ) -> Result<ConnectionKind, ApiError> {
        let searcher = self.archive.searcher();
        let names = ArchiveNames::new(self.archive)?;
        let mut accounts = Vec::new();
        for target in targets {
            let door = format!("{} {}", self.own, target.term);
            let (query, problems) = search::parse(&door, Tz::UTC);
            if !problems.is_empty() {
                continue;
            }
            accounts.push(ConnectedAccount {
                account: self.known(&target.value)?,
                value: target.value,
                label: target.label,
                count: searcher.count(&query, &names, &self.cx.cancel_flag())?,
                term: door,
            });
        }
        sort(&mut accounts);
        Ok(ConnectionKind {
            key: key.to_owned(),
            title: title.to_owned(),
            accounts,
            total,
            lack: None,
        })
    }

    /// The account of the same dataset with this published id or handle, if there is one and only one.
    fn known(&self, published: &str) -> Result<Option<AccountRef>, ApiError> {
        let mut found = find_accounts(self.reader, Some(self.dataset), published)?;
        Ok(match found.len() {
            1 => found
                .pop()
                .map(|account| self.maker.account(account.dataset_no, &account.facts)),
            _ => None,
        })
    }

    /// The accounts whose posts go to this one, by its id and, in clear, by its handle.
    fn of_others(
        &self,
        key: &str,
        title: &str,
        sign: &str,
        account: &StoredAccount,
    ) -> Result<ConnectionKind, ApiError> {
        let mut kind = ConnectionKind {
            key: key.to_owned(),
            title: title.to_owned(),
            accounts: Vec::new(),
            total: 0,
            lack: None,
        };
        let facts = &account.facts;
        if !facts.key.is_exact() {
            return Ok(kind);
        }
        let id = format!("{sign}{}", quoted(facts.key.as_str()));
        let term = match facts.handle.as_ref().filter(|_| !facts.hashed) {
            Some(handle) if !handle.eq_ignore_ascii_case(facts.key.as_str()) => {
                format!("({id} OR {sign}{})", quoted(handle))
            }
            _ => id,
        };
        let (query, problems) = search::parse(&term, Tz::UTC);
        if !problems.is_empty() {
            return Ok(kind);
        }
        let searcher = self.archive.searcher();
        let names = ArchiveNames::new(self.archive)?;
        let found = searcher.facets(&query, &names, &[Column::Account], &self.cx.cancel_flag())?;
        let counts: Vec<(u32, u64)> = found
            .counts
            .into_iter()
            .flat_map(|(_, counts)| counts)
            .filter(|&(no, _)| u64::from(no) != account.no.0)
            .collect();
        kind.total = counts.len() as u64;
        let numbers: Vec<u64> = counts
            .iter()
            .take(TOP)
            .map(|&(no, _)| u64::from(no))
            .collect();
        let named = name_values(self.reader, FacetColumn::Account, &numbers)?;
        let numbers: Vec<AccountNo> = numbers.into_iter().map(AccountNo).collect();
        let accounts = self.reader.accounts(&numbers)?;
        let named = named.into_iter().zip(accounts).zip(&counts);
        kind.accounts = named
            .map(|((named, account), &(_, count))| ConnectedAccount {
                value: named.value,
                label: named.label,
                count,
                term: format!("{} {term}", named.term),
                account: account
                    .map(|account| self.maker.account(account.dataset_no, &account.facts)),
            })
            .collect();
        sort(&mut kind.accounts);
        Ok(kind)
    }
}

fn sort(accounts: &mut [ConnectedAccount]) {
    accounts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
}
