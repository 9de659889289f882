//! How an account's names and followers went over time.

use analysis::evidence::{
    Field, Lack, Unit,
    followers::{self, Snapshot},
    handle::{self, NameSeen},
};
use store::{FactsSeen, FollowersSeen, Reader, StoredAccount};

use super::{
    Asked,
    said::{lacking, plain, said},
    words::{self, count, grouped, tenths},
};
use crate::{
    ApiError, values,
    wire::{AccountHistory, HistoryPoint, NameStretch, Signal},
};

/// Points of a course at most.
const POINTS: usize = 500;

/// States of a profile below which nothing is said about its names.
const STATES: u64 = 2;

/// Names and followers as the release has them.
pub(super) fn of(reader: &Reader, account: &StoredAccount) -> Result<AccountHistory, ApiError> {
    let states = reader.account_facts(account.no)?;
    let seen = reader.followers_seen(account.no)?;
    let changes = changes(&seen);
    let stretch = |seen: NameSeen| NameStretch {
        name: seen.name,
        first: seen
            .first_ms
            .map(|ms| values::time(ms, model::Precision::Second)),
        last: seen
            .last_ms
            .map(|ms| values::time(ms, model::Precision::Second)),
        posts: seen.posts,
    };
    let all = |names: Vec<NameSeen>| names.into_iter().map(stretch).collect();
    Ok(AccountHistory {
        points: match changes {
            true => thinned(&seen),
            false => Vec::new(),
        },
        snapshots: seen.len() as u64,
        handles: all(handles(&states)),
        display_names: all(display_names(&states)),
        lack: match changes {
            true => None,
            false => Some(words::of_lack(Lack::Missing(Field::Followers))),
        },
    })
}

/// Names over time.
pub(super) fn names(asked: &Asked<'_>) -> Result<Signal, ApiError> {
    let states = asked.reader.account_facts(asked.account.no)?;
    let (handles, shown) = (handles(&states), display_names(&states));
    if handles.is_empty() && shown.is_empty() {
        return Ok(lacking(&words::NAMES, Lack::Missing(Field::Handle)));
    }
    let n = states.len() as u64;
    if let Err(lack) = Lack::unless(Unit::Snapshots, STATES, n) {
        return Ok(lacking(&words::NAMES, lack));
    }
    let listed = |names: &[NameSeen]| {
        let listed: Vec<&str> = names
            .iter()
            .take(10)
            .map(|seen| seen.name.as_str())
            .collect();
        listed.join(", ")
    };
    let told = |names: &[NameSeen]| match names.len() {
        0 => "none in this release".to_owned(),
        n => format!("{}: {}", grouped(n as u64), listed(names)),
    };
    let figure = plain("handles of this id", handles.len() as f64, told(&handles));
    Ok(Signal {
        more: vec![plain(
            "shown names of this id",
            shown.len() as f64,
            told(&shown),
        )],
        ..said(
            &words::NAMES,
            figure,
            n,
            count(n, "state of the profile", "states of the profile"),
        )
    }
    .nowhere(
        "Not compared: how many states of a profile a release has differs from account to account.",
    ))
}

/// Followers over time.
pub(super) fn followers(asked: &Asked<'_>) -> Result<Signal, ApiError> {
    let seen = asked.reader.followers_seen(asked.account.no)?;
    if !changes(&seen) {
        return Ok(lacking(&words::FOLLOWERS, Lack::Missing(Field::Followers)));
    }
    let snapshots: Vec<Snapshot> = seen.iter().filter_map(snapshot).collect();
    let found = match followers::followers(&snapshots) {
        Ok(found) => found,
        Err(lack) => return Ok(lacking(&words::FOLLOWERS, lack)),
    };
    let day =
        |snapshot: Snapshot| values::time(snapshot.ms, model::Precision::Second)[..10].to_owned();
    let difference = found.last.followers as f64 - found.first.followers as f64;
    let course = |a: Snapshot, b: Snapshot| {
        format!(
            "from {} on {} to {} on {}",
            grouped(a.followers),
            day(a),
            grouped(b.followers),
            day(b)
        )
    };
    let figure = plain(
        "followers more or less, from the first state to the last",
        difference,
        format!(
            "{}, {}",
            tenths(difference),
            course(found.first, found.last)
        ),
    );
    let (a, b) = found.step;
    let step = b.followers as f64 - a.followers as f64;
    Ok(Signal {
        more: vec![plain(
            "greatest step between two states that follow one another",
            step,
            format!("{}, {}", tenths(step), course(a, b)),
        )],
        ..said(
            &words::FOLLOWERS,
            figure,
            found.snapshots,
            count(
                found.snapshots,
                "post with the number",
                "posts with the number",
            ),
        )
    }
    .nowhere(
        "Not compared: how long a release follows an account differs from account to account.",
    ))
}

fn snapshot(seen: &FollowersSeen) -> Option<Snapshot> {
    Some(Snapshot {
        ms: seen.at.timestamp_millis(),
        followers: seen.followers?,
    })
}

/// Whether the release has more than one state: one that repeats the same facts beside each post has not.
fn changes(seen: &[FollowersSeen]) -> bool {
    let state = |seen: &FollowersSeen| (seen.followers, seen.following);
    seen.windows(2)
        .any(|pair| state(&pair[0]) != state(&pair[1]))
}

/// Of each of at most [`POINTS`] stretches with equally many posts the last; the very first too.
fn thinned(seen: &[FollowersSeen]) -> Vec<HistoryPoint> {
    let point = |seen: &FollowersSeen| HistoryPoint {
        at: values::seconds(seen.at),
        followers: seen.followers,
        following: seen.following,
    };
    let length = seen.len().div_ceil(POINTS).max(1);
    let first = seen.first().filter(|_| length > 1);
    let lasts = seen.chunks(length).filter_map(<[FollowersSeen]>::last);
    first.into_iter().chain(lasts).map(point).collect()
}

fn handles(states: &[FactsSeen]) -> Vec<NameSeen> {
    handle::names(states.iter().filter_map(|state| {
        let handle = state
            .facts
            .handle
            .as_ref()
            .filter(|_| !state.facts.hashed)?;
        Some(name(handle, state))
    }))
}

fn display_names(states: &[FactsSeen]) -> Vec<NameSeen> {
    handle::names(states.iter().filter_map(|state| {
        let shown = state.facts.display_name.as_ref();
        Some(name(shown.filter(|_| !state.facts.hashed)?, state))
    }))
}

fn name(name: &str, state: &FactsSeen) -> NameSeen {
    NameSeen {
        name: name.to_owned(),
        first_ms: state.first.map(|at| at.timestamp_millis()),
        last_ms: state.last.map(|at| at.timestamp_millis()),
        posts: state.n_posts,
    }
}
