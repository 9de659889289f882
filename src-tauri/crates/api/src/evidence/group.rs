//! The accounts that one account is held against, and their figures.

use std::collections::{BTreeMap, HashSet, btree_map::Entry};

use analysis::{
    evidence::{
        Lack, Part, SEED, Seen, clients, clock, created, dormancy, handle, hours, quiet, spacing,
        volume,
    },
    random,
};
use chrono::NaiveDate;
use chrono_tz::Tz;
use search::Column;
use store::{AccountNo, DatasetNo, Reader, StoredAccount};

use crate::{
    ApiError, Context, ErrorCode, asking,
    evidence::{posts_of, said::LEAST_ACCOUNTS, words::grouped},
    facets::quoted,
    names::ArchiveNames,
    opened::OpenArchive,
    posts::problems_of,
    wire::EvidenceGroup,
};

/// Posts found of an account below which it is not taken.
const LEAST_POSTS: u64 = 50;

/// Accounts taken at most.
const ACCOUNTS: usize = 500;

/// Posts of theirs at most.
const POSTS: u64 = 2_000_000;

/// The figures of the accounts of which there is enough, in no order.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) hours: Vec<f64>,
    pub(super) quiet: Vec<f64>,
    pub(super) spacing: Vec<f64>,
    pub(super) minutes: Vec<f64>,
    pub(super) seconds: Vec<f64>,
    pub(super) volume: Vec<f64>,
    pub(super) clients: Vec<f64>,
    pub(super) dormancy: Vec<f64>,
    pub(super) created: Vec<f64>,
    pub(super) handle: Vec<f64>,
    /// Of the accounts in `hours`, the sums of their shares of each hour.
    hourly: Vec<f64>,
}

/// A group with its figures.
pub(super) struct Group {
    pub(super) told: EvidenceGroup,
    pub(super) figures: Figures,
    /// Of the dataset of the account itself, the days on which its accounts were made, ascending.
    pub(super) made: Vec<NaiveDate>,
}

impl Group {
    /// The mean share of an hour over the accounts of which there is enough; `None` with too few of them.
    pub(super) fn hour(&self, hour: usize) -> Option<f64> {
        if self.figures.hours.len() < LEAST_ACCOUNTS {
            return None;
        }
        let sum = self.figures.hourly.get(hour)?;
        Some(sum / self.figures.hours.len() as f64)
    }
}

/// The search for a dataset.
pub(super) fn of_dataset(id: &str) -> String {
    format!("dataset:{}", quoted(id))
}

/// Draws the accounts of a group and computes their figures. `own` is not compared with itself.
pub(super) fn gather(
    cx: &Context<'_>,
    archive: &OpenArchive,
    text: &str,
    own: AccountNo,
    zone: Tz,
) -> Result<Group, ApiError> {
    let (query, problems) = asking::read(archive, text, zone)?;
    let names = ArchiveNames::new(archive)?;
    let found = archive
        .searcher()
        .facets(&query, &names, &[Column::Account], &cx.cancel_flag())?;
    let reader = archive.reader()?;
    let unnamed: HashSet<AccountNo> = reader.unnamed_accounts()?.into_iter().collect();
    let mut counts: Vec<(AccountNo, u64)> = found
        .counts
        .into_iter()
        .flat_map(|(_, counts)| counts)
        .map(|(no, count)| (AccountNo(u64::from(no)), count))
        .filter(|(no, _)| *no != own && !unnamed.contains(no))
        .collect();
    // The drawing depends on the order.
    counts.sort_unstable();
    let accounts = counts.len() as u64;
    counts.retain(|&(_, count)| count >= LEAST_POSTS);
    let eligible: Vec<AccountNo> = counts.iter().map(|&(no, _)| no).collect();
    let drawn = random::sample(&eligible, ACCOUNTS, SEED);
    let taken = within_posts(reader.accounts(&drawn)?.into_iter().flatten());
    let numbers: Vec<AccountNo> = taken.iter().map(|account| account.no).collect();
    let posts_of = posts_of(cx, archive, &numbers)?;
    let mut made = Made::default();
    let mut figures = Figures::default();
    for account in &taken {
        if cx.cancelled() {
            return Err(ApiError::new(ErrorCode::Cancelled, "This was cancelled."));
        }
        let posts = posts_of.get(&account.no);
        figures.add(posts.map_or(&[], |posts| &posts.dated), zone);
        if let Some(handle) = in_clear(account) {
            figures.handle.push(handle::shape(handle).digits as f64);
        }
        if let Some(day) = account.facts.created {
            let days = made.of(&reader, account.dataset_no)?;
            push_share(&mut figures.created, created::together(day, days));
        }
    }
    let own = reader.accounts(&[own])?.into_iter().flatten().next();
    let made = match own {
        Some(own) => made.of(&reader, own.dataset_no)?.to_vec(),
        None => Vec::new(),
    };
    let posts = taken.iter().map(|account| account.n_posts).sum();
    let told = EvidenceGroup {
        words: in_words(text, accounts, eligible.len() as u64, taken.len() as u64),
        query: text.to_owned(),
        problems: problems_of(text, &problems),
        accounts,
        least_posts: LEAST_POSTS,
        eligible: eligible.len() as u64,
        taken: taken.len() as u64,
        posts,
    };
    Ok(Group {
        told,
        figures,
        made,
    })
}

/// The handle, unless a hash stands in its place.
pub(super) fn in_clear(account: &StoredAccount) -> Option<&str> {
    match account.facts.hashed {
        true => None,
        false => account.facts.handle.as_deref(),
    }
}

/// Accounts from the first on, as long as they have no more than [`POSTS`] posts together; the first in any case.
fn within_posts(accounts: impl Iterator<Item = StoredAccount>) -> Vec<StoredAccount> {
    let mut sum = 0;
    let mut taken = Vec::new();
    for account in accounts {
        sum += account.n_posts;
        if sum > POSTS && !taken.is_empty() {
            break;
        }
        taken.push(account);
    }
    taken
}

fn in_words(query: &str, accounts: u64, eligible: u64, taken: u64) -> String {
    let (accounts, least) = (grouped(accounts), LEAST_POSTS);
    match taken {
        0 => format!(
            "The search {query} finds {accounts} other accounts, none with {least} posts: there is nothing to compare with."
        ),
        1 if eligible == 1 => format!(
            "The one other account of which the search {query} finds at least {least} posts, of {accounts} that it finds."
        ),
        all if all == eligible => format!(
            "All {} other accounts of which the search {query} finds at least {least} posts, of {accounts} that it finds.",
            grouped(all)
        ),
        some => format!(
            "{} accounts, drawn from {} others of which the search {query} finds at least {least} posts; it finds {accounts}.",
            grouped(some),
            grouped(eligible)
        ),
    }
}

impl Figures {
    fn add(&mut self, posts: &[Seen], zone: Tz) {
        if let Ok(profile) = hours::profile(posts, zone) {
            self.hours.push(profile.busiest().part.share());
            self.hourly.resize(24, 0.0);
            for (sum, share) in self
                .hourly
                .iter_mut()
                .zip(hours::shares(&profile.by_hour()))
            {
                *sum += share;
            }
        }
        push_share(&mut self.quiet, quiet::without_pause(posts, zone));
        push_share(&mut self.spacing, spacing::most_frequent(posts));
        push_share(&mut self.minutes, clock::minutes(posts).map(|it| it.fond));
        push_share(&mut self.seconds, clock::seconds(posts).map(|it| it.fond));
        self.volume.extend(volume::mean(posts, zone));
        push_share(&mut self.clients, clients::leading(posts));
        self.dormancy
            .extend(dormancy::dormancy(posts).map(|it| it.days()));
    }
}

fn push_share(figures: &mut Vec<f64>, part: Result<Part, Lack>) {
    figures.extend(part.map(Part::share));
}

/// The days on which the accounts of datasets were made, ascending, each dataset read once.
#[derive(Default)]
struct Made(BTreeMap<DatasetNo, Vec<NaiveDate>>);

impl Made {
    fn of(&mut self, reader: &Reader, dataset_no: DatasetNo) -> Result<&[NaiveDate], ApiError> {
        let days = match self.0.entry(dataset_no) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(unknown) => {
                let accounts = reader.made_accounts(dataset_no)?.into_iter();
                let mut days: Vec<NaiveDate> = accounts.filter_map(|it| it.created).collect();
                days.sort_unstable();
                unknown.insert(days)
            }
        };
        Ok(days)
    }
}
