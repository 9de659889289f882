//! What two accounts share that were drawn by chance, so that a number of shared things can be read.

use std::time::Instant;

use analysis::{overlap::Uses, random::Random};
use search::Listed;
use store::{AccountNo, StoredAccount};

use super::{
    ask, every_pair,
    side::{Asked, COMPARED, Side},
};
use crate::{
    ApiError, Context, ErrorCode,
    wire::{Chance, ChancePair, ChanceRange, ChanceRequest},
};

/// Accounts taken for a side, at most: those nearest in volume.
const PEERS: usize = 40;

/// Accounts below which nothing is said.
const LEAST_PEERS: usize = 10;

/// Posts of all accounts taken for a side, at most.
const POSTS: u64 = 300_000;

/// Pairs drawn.
const DRAWN: u64 = 200;

/// Where the drawing begins, so that everyone draws the same.
const SEED: u64 = 2018;

/// Says what accounts drawn by chance share, for every pair of sides.
///
/// In the place of each account stands one of the same dataset with at least half and at most twice as many posts: of
/// the 40 nearest in volume, fewer where they have more than 300,000 posts together. Of these, 200 pairs of different
/// accounts are drawn with a fixed seed (SplitMix64, 2018). Nothing is said below ten accounts, and of groups.
///
/// # Errors
///
/// As [`super::accounts`].
pub fn chance(cx: &Context<'_>, request: ChanceRequest) -> Result<Chance, ApiError> {
    let begun = Instant::now();
    let pairs = ask(cx, &request.zone, 2..=6, &request.accounts, |asked| {
        let dataset = request.dataset.as_deref();
        let sides = asked.sides(&request.accounts, dataset, &COMPARED)?;
        let own: Vec<Option<AccountNo>> = sides.iter().map(number).collect();
        let ready: Vec<Ready> = sides
            .iter()
            .map(|side| Ready::of(side, asked, &own))
            .collect::<Result<_, _>>()?;
        Ok(every_pair(sides.len())
            .map(|(a, b)| pair((a, &ready[a]), (b, &ready[b])))
            .collect())
    })?;
    Ok(Chance {
        pairs,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

fn number(side: &Side) -> Option<AccountNo> {
    side.account().map(|account| account.no)
}

/// The values that one account has, in the order of [`COMPARED`].
struct Values(Vec<Uses<u64>>);

impl Values {
    fn of(side: &Side) -> Self {
        Self(COMPARED.iter().map(|&of| side.uses(of)).collect())
    }
}

/// A side and the accounts that may stand in its place.
struct Ready {
    own: Values,
    is_group: bool,
    peers: Vec<(AccountNo, Values)>,
}

impl Ready {
    fn of(
        side: &Side,
        asked: &Asked<'_>,
        left_out: &[Option<AccountNo>],
    ) -> Result<Self, ApiError> {
        let mut peers = Vec::new();
        if let Some(account) = side.account() {
            for no in nearest(account, asked, left_out)? {
                if asked.cx.cancelled() {
                    let message = "This comparison was stopped.";
                    return Err(ApiError::new(ErrorCode::Cancelled, message));
                }
                if let Some(peer) = asked.reader.accounts(&[no])?.into_iter().flatten().next() {
                    peers.push((no, Values::of(&asked.account(peer, &COMPARED)?)));
                }
            }
        }
        Ok(Self {
            own: Values::of(side),
            is_group: side.account().is_none(),
            peers,
        })
    }
}

/// The accounts nearest in volume, the nearest first; of equals the one with the smaller number.
fn nearest(
    account: &StoredAccount,
    asked: &Asked<'_>,
    left_out: &[Option<AccountNo>],
) -> Result<Vec<AccountNo>, ApiError> {
    let posts = account.n_posts.max(1);
    let mut all: Vec<(u64, AccountNo, u64)> = asked
        .reader
        .account_volumes(account.dataset_no)?
        .into_iter()
        .filter(|&(no, n)| {
            n * 2 >= posts && n <= posts * 2 && !left_out.contains(&Some(no)) && n > 0
        })
        .map(|(no, n)| (n.abs_diff(posts), no, n))
        .collect();
    all.sort_unstable();
    let mut sum = 0;
    let taken = all.into_iter().take(PEERS).take_while(|&(_, _, n)| {
        sum += n;
        sum <= POSTS
    });
    Ok(taken.map(|(_, no, _)| no).collect())
}

fn pair((a_idx, a): (usize, &Ready), (b_idx, b): (usize, &Ready)) -> ChancePair {
    let lack = lack(a, b);
    let mut drawn: Vec<Vec<u64>> = vec![Vec::new(); COMPARED.len()];
    if lack.is_none() {
        let mut random = Random::new(SEED);
        let mut place = |peers: &[(AccountNo, Values)]| random.below(peers.len() as u64) as usize;
        let mut left = DRAWN;
        while left > 0 {
            let (x, y) = (&a.peers[place(&a.peers)], &b.peers[place(&b.peers)]);
            // Ten accounts a side leave others to draw.
            if x.0 == y.0 {
                continue;
            }
            left -= 1;
            for (counts, (x, y)) in drawn.iter_mut().zip(x.1.0.iter().zip(&y.1.0)) {
                counts.push(x.shared_with(y));
            }
        }
    }
    let range = |of: Listed| {
        let at = COMPARED.iter().position(|&listed| listed == of);
        let at = at.unwrap_or_default();
        let shared = a.own.0[at].shared_with(&b.own.0[at]);
        range(shared, drawn[at].clone())
    };
    ChancePair {
        a: a_idx as u32,
        b: b_idx as u32,
        a_peers: a.peers.len() as u64,
        b_peers: b.peers.len() as u64,
        drawn: if lack.is_none() { DRAWN } else { 0 },
        lack,
        hashtags: range(Listed::Hashtag),
        domains: range(Listed::Domain),
        links: range(Listed::Link),
        mentions: range(Listed::Mention),
        reposted: range(Listed::RepostedPost),
        same_text: range(Listed::Fingerprint),
    }
}

fn lack(a: &Ready, b: &Ready) -> Option<String> {
    if a.is_group || b.is_group {
        return Some("A group is not held against accounts drawn by chance.".to_owned());
    }
    let fewest = a.peers.len().min(b.peers.len());
    (fewest < LEAST_PEERS).then(|| {
        format!(
            "Not enough to say: {fewest} of {LEAST_PEERS} accounts of the same dataset have about as many posts."
        )
    })
}

fn range(shared: u64, mut drawn: Vec<u64>) -> ChanceRange {
    drawn.sort_unstable();
    let signed: Vec<i64> = drawn.iter().map(|n| n.cast_signed()).collect();
    // Of 200 sorted counts, five lie below the first bound and five above the second.
    let cut = drawn.len() / 40;
    let at = |place: usize| drawn.get(place).copied().unwrap_or(0);
    ChanceRange {
        shared,
        median: analysis::overlap::median(&signed).unwrap_or(0.0),
        low: at(cut),
        high: at(drawn.len().saturating_sub(cut + 1)),
        as_many: drawn.iter().filter(|&&n| n >= shared).count() as u64,
    }
}
