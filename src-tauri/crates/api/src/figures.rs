//! Figures over one account's posts, shared by its own page and by comparisons.

use analysis::{
    activity::{Activity, Moment, activity},
    overlap::ranked,
};
use chrono_tz::Tz;
use ingest::catalogue::grouped;
use model::{Kind, Precision};
use store::{AccountPost, ClientNo, Dataset, LanguageNo, Reader, StoredAccount};

use crate::{
    ApiError, rows,
    rows::RowMaker,
    values,
    wire::{AccountFacts, AccountFigures, PublishedColumn, ValueCount},
};

/// What of a post the figures use.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Posted {
    pub at: Option<Moment>,
    pub kind: Kind,
    pub language_no: Option<LanguageNo>,
    pub client_no: Option<ClientNo>,
}

impl From<&AccountPost> for Posted {
    fn from(post: &AccountPost) -> Self {
        Self {
            at: moment(post),
            kind: post.kind,
            language_no: post.language_no,
            client_no: post.client_no,
        }
    }
}

/// When a post was posted, as the figures take it.
pub(crate) fn moment(post: &AccountPost) -> Option<Moment> {
    post.posted_at
        .map(|at| (at.at.timestamp_millis(), at.precision))
}

/// Figures over posts, in any order.
pub(crate) fn figures(
    reader: &Reader,
    posts: impl Iterator<Item = Posted> + Clone,
    zone: Tz,
) -> Result<AccountFigures, ApiError> {
    let dated = || posts.clone().filter_map(|post| post.at);
    let activity: Activity = activity(dated(), zone);
    let time = |moment: Moment| values::time(moment.0, moment.1);
    let n_posts = posts.clone().count();
    Ok(AccountFigures {
        posts: n_posts as u64,
        first: dated().min_by_key(|moment| moment.0).map(time),
        last: dated().max_by_key(|moment| moment.0).map(time),
        undated: (n_posts - dated().count()) as u64,
        active_days: activity.active_days,
        by_hour: activity.by_hour().to_vec(),
        by_weekday: activity.by_weekday.to_vec(),
        hour_by_weekday: activity
            .hour_by_weekday
            .iter()
            .map(|row| row.to_vec())
            .collect(),
        languages: languages(reader, ranked(posts.clone().map(|post| post.language_no)))?,
        clients: clients(reader, ranked(posts.clone().map(|post| post.client_no)))?,
        kinds: counts(
            ranked(posts.map(|post| post.kind.name()))
                .into_iter()
                .map(|(name, count)| (name.to_owned(), count))
                .collect(),
        ),
    })
}

fn languages(
    reader: &Reader,
    ranked: Vec<(Option<LanguageNo>, u64)>,
) -> Result<Vec<ValueCount>, ApiError> {
    let named = ranked.into_iter().map(|(no, count)| {
        let tag = match no {
            Some(no) => reader.language_tag(no)?.unwrap_or_default(),
            None => String::new(),
        };
        Ok((tag, count))
    });
    Ok(counts(named.collect::<Result<_, store::Error>>()?))
}

fn clients(
    reader: &Reader,
    ranked: Vec<(Option<ClientNo>, u64)>,
) -> Result<Vec<ValueCount>, ApiError> {
    let named = ranked.into_iter().map(|(no, count)| {
        let name = match no {
            Some(no) => reader.client_name(no)?.unwrap_or_default(),
            None => String::new(),
        };
        Ok((name, count))
    });
    Ok(counts(named.collect::<Result<_, store::Error>>()?))
}

/// Counts on the wire; ties by value, whatever the numbers they were counted by.
fn counts(ranked: Vec<(String, u64)>) -> Vec<ValueCount> {
    let mut counts: Vec<ValueCount> = ranked
        .into_iter()
        .map(|(value, count)| ValueCount { value, count })
        .collect();
    counts.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.value.cmp(&b.value)));
    counts
}

/// The facts about an account, as published.
pub(crate) fn facts(
    reader: &Reader,
    maker: &RowMaker<'_>,
    account: &StoredAccount,
) -> Result<AccountFacts, ApiError> {
    let facts = &account.facts;
    let dataset = maker.dataset(account.dataset_no);
    let profiles = reader.profile_count(account.no)?;
    let description = facts.description.clone();
    Ok(AccountFacts {
        account: maker.account(account.dataset_no, facts),
        id_inexact: !facts.key.is_exact(),
        id_published: facts.key.published().map(str::to_owned),
        platform: facts
            .platform
            .or(dataset.map(|d| d.platform))
            .map_or("other", model::Platform::name)
            .to_owned(),
        kind: facts.kind.map(|kind| kind.name().to_owned()),
        dataset_name: dataset.map(|d| d.name.clone()).unwrap_or_default(),
        publisher: dataset.and_then(crate::releases::publisher),
        place: facts.place.clone(),
        description_direction: match text::direction(description.as_deref().unwrap_or("")) {
            text::Direction::Ltr => "ltr",
            text::Direction::Rtl => "rtl",
        }
        .to_owned(),
        description_shown: description.as_deref().and_then(text::decode_entities),
        description,
        url: facts.url.clone(),
        followers: facts.followers,
        following: facts.following,
        created: facts.created.map(|day| day.to_string()),
        language: facts.language.clone(),
        listed: account.is_listed,
        profiles,
        extra: facts
            .extra
            .iter()
            .map(|(name, value)| PublishedColumn {
                name: name.clone(),
                value: value.clone(),
            })
            .collect(),
        source: maker.place(account.source),
    })
}

/// What the release does not contain about an account, each a sentence.
pub(crate) fn missing(
    account: &StoredAccount,
    dataset: Option<&Dataset>,
    posts: impl Iterator<Item = Posted>,
) -> Vec<String> {
    let mut missing = Vec::new();
    let facts = &account.facts;
    if facts.hashed {
        missing.push("The publisher replaced the id and the names by a hash.".to_owned());
    }
    if !facts.key.is_exact() {
        missing.push("The id was destroyed in the file; nothing is linked by it.".to_owned());
    }
    if !account.is_listed && dataset.is_some() {
        missing.push(
            "No users file here lists this account: its facts come from its posts.".to_owned(),
        );
    }
    let (n_posts, lacking) = Lacking::count(posts);
    if n_posts == 0 {
        missing.push("No posts of this account are in this archive.".to_owned());
    }
    missing.extend(lacking.sentences(n_posts));
    missing
}

/// How many posts lack something.
#[derive(Default)]
pub(crate) struct Lacking {
    /// Known to the minute only.
    pub minute: u64,
    /// Known to the day only.
    pub day: u64,
    /// Without a readable date.
    pub undated: u64,
    /// Without the program they were sent with.
    pub clientless: u64,
}

impl Lacking {
    /// Counts posts, and those of them that lack something.
    pub(crate) fn count(posts: impl Iterator<Item = Posted>) -> (u64, Self) {
        let (mut n_posts, mut lacking) = (0, Self::default());
        for post in posts {
            n_posts += 1;
            let precision = post.at.map(|(_, precision)| precision);
            lacking.minute += u64::from(precision == Some(Precision::Minute));
            lacking.day += u64::from(precision == Some(Precision::Day));
            lacking.undated += u64::from(precision.is_none());
            lacking.clientless += u64::from(post.client_no.is_none());
        }
        (n_posts, lacking)
    }

    /// A sentence for each that some or all of so many posts lack.
    pub(crate) fn sentences(&self, posts: u64) -> Vec<String> {
        let shares = [
            (
                self.minute,
                "Times are to the minute",
                "Times are to the minute for every post.",
            ),
            (
                self.day,
                "Only the day is known",
                "Only the day is known for every post.",
            ),
            (
                self.undated,
                "There is no readable date",
                "There is no readable date for any post.",
            ),
            (
                self.clientless,
                "It is not given with which program the post was sent",
                "It is not given for any post with which program it was sent.",
            ),
        ];
        let sentences = shares
            .into_iter()
            .filter_map(|(count, what, of_all)| match count {
                0 => None,
                all if all == posts => Some(of_all.to_owned()),
                some => Some(format!(
                    "{what} for {} of {} posts.",
                    grouped(some),
                    grouped(posts)
                )),
            });
        sentences.collect()
    }
}

/// `dataset/id` of an account.
pub(crate) fn address(maker: &RowMaker<'_>, account: &StoredAccount) -> String {
    let dataset = maker
        .dataset(account.dataset_no)
        .map_or("", |d| d.id.as_str());
    rows::address(dataset, &account.facts.key)
}
