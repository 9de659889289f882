//! Accounts side by side.

use std::{collections::HashMap, time::Instant};

use analysis::{
    activity::Moment,
    overlap::{Firsts, Overlap as Shared, Uses, overlap, uses},
    same_text::{self, FirstPosts},
    timeline::{self as calendar, Counts, Width},
};
use chrono::SecondsFormat;
use chrono_tz::Tz;
use store::{AccountPost, Reader, StoredAccount};

use crate::{
    ApiError, Context, ErrorCode,
    accounts::find,
    facets::name_values,
    figures::{self, moment},
    rows::RowMaker,
    timeline, values,
    wire::{
        CompareRequest, ComparedAccount, ComparedPair, Comparison, FacetColumn, FirstCount,
        Interactions, Overlap, SameText, SameTextPair, SharedTimeline, SharedValue,
    },
};

/// Shared values and pairs of texts listed.
const LISTED: usize = 20;

/// Buckets of the shared timeline, at most about this many.
const READABLE: i64 = 160;

/// Puts two to six accounts side by side: the same figures for each, and what every pair shares.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for fewer than two, more than six or the same one twice; [`ErrorCode::NotFound`];
/// [`ErrorCode::Ambiguous`].
pub fn accounts(cx: &Context<'_>, request: CompareRequest) -> Result<Comparison, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let zone = values::zone(&request.zone)?;
    if !(2..=6).contains(&request.accounts.len()) {
        return Err(ApiError::new(
            ErrorCode::BadRequest,
            "Two to six accounts can be put side by side.",
        )
        .hint("Name each by handle, id or hash."));
    }
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let mut sides: Vec<Side> = Vec::new();
    for name in &request.accounts {
        let account = find(&reader, &maker, name, request.dataset.as_deref())?;
        if sides.iter().any(|side| side.account.no == account.no) {
            return Err(
                ApiError::new(ErrorCode::BadRequest, format!("{name} is named twice."))
                    .hint("Name two different accounts."),
            );
        }
        sides.push(Side::read(&reader, account)?);
        if cx.cancelled() {
            return Err(ApiError::new(
                ErrorCode::Cancelled,
                "This comparison was stopped.",
            ));
        }
    }
    let compared = sides
        .iter()
        .map(|side| compared(&reader, &maker, side, zone))
        .collect::<Result<_, _>>()?;
    let mut pairs = Vec::new();
    for a in 0..sides.len() {
        for b in a + 1..sides.len() {
            pairs.push(pair(&reader, (a, &sides[a]), (b, &sides[b]))?);
        }
    }
    Ok(Comparison {
        accounts: compared,
        pairs,
        timeline: shared_timeline(&sides, zone)?,
        zone: zone.name().to_owned(),
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

/// One account with its posts and everything that is compared.
struct Side {
    account: StoredAccount,
    posts: Vec<AccountPost>,
    hashtags: Uses<u64>,
    domains: Uses<u64>,
    links: Uses<u64>,
    mentions: Uses<u64>,
    reposted: HashMap<String, analysis::overlap::Use>,
    texts: FirstPosts,
}

impl Side {
    fn read(reader: &Reader, account: StoredAccount) -> Result<Self, ApiError> {
        let posts = reader.account_posts(account.no)?;
        let each = |values: fn(&AccountPost) -> Vec<u64>| {
            uses(posts.iter().flat_map(|post| {
                let mut values = values(post);
                values.sort_unstable();
                values.dedup();
                values.into_iter().map(move |value| (value, moment(post)))
            }))
        };
        let reposted = posts
            .iter()
            .filter_map(|post| Some((post.reposted_post.clone()?, moment(post))));
        // Reposts have the same text by their nature and are counted as reposts.
        let own = posts
            .iter()
            .enumerate()
            .filter(|(_, post)| post.kind != model::Kind::Repost);
        let texts = own.map(|(position, post)| (position, post.text.as_str(), moment(post)));
        Ok(Self {
            hashtags: each(|post| post.hashtags.iter().map(|no| no.0).collect()),
            domains: each(|post| post.domains.iter().map(|no| no.0).collect()),
            links: each(|post| post.links.iter().map(|no| no.0).collect()),
            mentions: each(|post| post.mentions.iter().map(|(no, _)| no.0).collect()),
            reposted: uses(reposted),
            texts: same_text::first_posts(texts),
            posts,
            account,
        })
    }
}

fn compared(
    reader: &Reader,
    maker: &RowMaker<'_>,
    side: &Side,
    zone: Tz,
) -> Result<ComparedAccount, ApiError> {
    let figures = figures::figures(reader, &side.posts, zone)?;
    let dataset = maker.dataset(side.account.dataset_no);
    Ok(ComparedAccount {
        facts: figures::facts(reader, maker, &side.account)?,
        account: figures::address(maker, &side.account),
        posts: figures.posts,
        first: figures.first,
        last: figures.last,
        by_hour: figures.by_hour,
        by_weekday: figures.by_weekday,
        hour_by_weekday: figures.hour_by_weekday,
        languages: figures.languages,
        clients: figures.clients,
        kinds: figures.kinds,
        missing: figures::missing(&side.account, dataset, &side.posts),
    })
}

fn pair(
    reader: &Reader,
    (a_idx, a): (usize, &Side),
    (b_idx, b): (usize, &Side),
) -> Result<ComparedPair, ApiError> {
    let links = overlap(&a.links, &b.links);
    let reposted = overlap(&borrowed(&a.reposted), &borrowed(&b.reposted));
    let texts = same_text::pairs(&a.texts, &b.texts);
    let mut firsts = Firsts::default();
    for shared in &links.shared {
        firsts.add(shared.a.first, shared.b.first);
    }
    for shared in &reposted.shared {
        firsts.add(shared.a.first, shared.b.first);
    }
    for pair in &texts {
        firsts.add(pair.a_at, pair.b_at);
    }
    let named = |of: FacetColumn, shared: &Shared<u64>| -> Result<Overlap, ApiError> {
        let top = &shared.shared[..shared.shared.len().min(LISTED)];
        let numbers: Vec<u64> = top.iter().map(|shared| shared.value).collect();
        let names = name_values(reader, of, &numbers)?;
        Ok(overlap_of(
            shared,
            names
                .into_iter()
                .map(|n| (n.value, n.label, n.term))
                .collect(),
        ))
    };
    Ok(ComparedPair {
        a: a_idx as u32,
        b: b_idx as u32,
        hashtags: named(FacetColumn::Hashtag, &overlap(&a.hashtags, &b.hashtags))?,
        domains: named(FacetColumn::Domain, &overlap(&a.domains, &b.domains))?,
        mentions: named(FacetColumn::Mention, &overlap(&a.mentions, &b.mentions))?,
        links: links_of(reader, &links)?,
        reposted: reposts_of(&reposted),
        same_text: same_text_of(a, b, &texts),
        first: FirstCount {
            a: firsts.a,
            b: firsts.b,
            undecided: firsts.undecided,
            median_lag_seconds: firsts.median_lag_ms().map(|ms| ms / 1000.0),
        },
        interactions: interactions(a, b),
    })
}

fn borrowed(uses: &HashMap<String, analysis::overlap::Use>) -> Uses<&str> {
    uses.iter().map(|(id, &used)| (id.as_str(), used)).collect()
}

/// An overlap on the wire; `names` are value, label and term of the first shared values.
fn overlap_of<K>(shared: &Shared<K>, names: Vec<(String, String, String)>) -> Overlap {
    let time = |moment: Option<Moment>| moment.map(|(ms, precision)| values::time(ms, precision));
    let top = names.into_iter().zip(&shared.shared);
    Overlap {
        shared: shared.shared.len() as u64,
        a_distinct: shared.a_distinct,
        b_distinct: shared.b_distinct,
        jaccard: shared.jaccard(),
        top: top
            .map(|((value, label, term), shared)| SharedValue {
                value,
                label,
                term,
                a: shared.a.count,
                b: shared.b.count,
                a_first: time(shared.a.first),
                b_first: time(shared.b.first),
                lag_seconds: shared.lag_ms().map(|ms| ms as f64 / 1000.0),
                precision: coarser(shared.a.first, shared.b.first),
            })
            .collect(),
    }
}

/// The name of the coarser of two precisions.
fn coarser(a: Option<Moment>, b: Option<Moment>) -> Option<String> {
    let precision = a?.1.min(b?.1);
    Some(precision.name().to_owned())
}

fn links_of(reader: &Reader, shared: &Shared<u64>) -> Result<Overlap, ApiError> {
    let numbers = shared
        .shared
        .iter()
        .take(LISTED)
        .map(|shared| store::ObjectNo(shared.value));
    let urls = reader.object_values(&numbers.collect::<Vec<_>>())?;
    let names = urls.into_iter().map(|url| {
        let url = url.unwrap_or_default();
        let term = format!("url:\"{}\"", url.replace('"', ""));
        (url.clone(), ingest::defang(&url), term)
    });
    Ok(overlap_of(shared, names.collect()))
}

fn reposts_of(shared: &Shared<&str>) -> Overlap {
    let names = shared.shared.iter().take(LISTED).map(|shared| {
        let id = shared.value.to_owned();
        (id.clone(), id.clone(), format!("reposted:{id}"))
    });
    overlap_of(shared, names.collect())
}

fn same_text_of(a: &Side, b: &Side, pairs: &[same_text::Pair]) -> SameText {
    let examples = pairs.iter().take(LISTED).map(|pair| {
        let (first, second) = (&a.posts[pair.a], &b.posts[pair.b]);
        let time = |moment: Option<Moment>| moment.map(|(ms, known)| values::time(ms, known));
        SameTextPair {
            a: first.key.clone(),
            b: second.key.clone(),
            text: first.text.clone(),
            direction: match text::direction(&first.text) {
                text::Direction::Ltr => "ltr",
                text::Direction::Rtl => "rtl",
            }
            .to_owned(),
            a_at: time(pair.a_at),
            b_at: time(pair.b_at),
            lag_seconds: pair.lag_ms().map(|ms| ms as f64 / 1000.0),
            precision: coarser(pair.a_at, pair.b_at),
        }
    });
    SameText {
        count: pairs.len() as u64,
        examples: examples.collect(),
        median_lag_seconds: same_text::median_lag_ms(pairs).map(|ms| ms / 1000.0),
    }
}

/// What two accounts did to each other, by published id alone. A repost counts if it names the other account, or
/// the post that it passes on is one of the other's.
fn interactions(a: &Side, b: &Side) -> Interactions {
    let mentions = |from: &Side, to: &Side| {
        count(from, |post| {
            post.mentions.iter().any(|(_, name)| is(&to.account, name))
        })
    };
    let reposts = |from: &Side, to: &Side| {
        let own: std::collections::HashSet<&str> =
            to.posts.iter().map(|post| post.key.as_str()).collect();
        count(from, |post| {
            post.reposted_account
                .as_deref()
                .is_some_and(|id| is(&to.account, id))
                || post
                    .reposted_post
                    .as_deref()
                    .is_some_and(|id| own.contains(id))
        })
    };
    let replies = |from: &Side, to: &Side| {
        let own: std::collections::HashSet<&str> =
            to.posts.iter().map(|post| post.key.as_str()).collect();
        count(from, |post| {
            post.reply_to_account
                .as_deref()
                .is_some_and(|id| is(&to.account, id))
                || post
                    .reply_to_post
                    .as_deref()
                    .is_some_and(|id| own.contains(id))
        })
    };
    Interactions {
        a_mentions_b: mentions(a, b),
        b_mentions_a: mentions(b, a),
        a_reposts_b: reposts(a, b),
        b_reposts_a: reposts(b, a),
        a_replies_b: replies(a, b),
        b_replies_a: replies(b, a),
    }
}

fn count(side: &Side, test: impl Fn(&AccountPost) -> bool) -> u64 {
    side.posts.iter().filter(|post| test(post)).count() as u64
}

/// Whether a published name is this account's exact id or its handle.
fn is(account: &StoredAccount, name: &str) -> bool {
    let facts = &account.facts;
    (facts.key.is_exact() && facts.key.as_str() == name)
        || facts
            .handle
            .as_deref()
            .is_some_and(|handle| handle.eq_ignore_ascii_case(name))
}

/// All timelines on one axis.
fn shared_timeline(sides: &[Side], zone: Tz) -> Result<SharedTimeline, ApiError> {
    let counts: Vec<Counts> = sides
        .iter()
        .map(|side| timeline::counts_of(side.posts.iter().filter_map(moment)))
        .collect();
    let span = counts
        .iter()
        .map(|counts| calendar::span_of(counts, Width::Day, zone))
        .fold(None, calendar::join);
    let width = calendar::readable_width(span, READABLE).max(Width::Day);
    let mut lines = Vec::new();
    for counts in &counts {
        lines.push(calendar::count(counts, width, zone, span)?.buckets);
    }
    let starts = lines.first().map_or_else(Vec::new, |line| {
        let start =
            |bucket: &calendar::Bucket| bucket.start.to_rfc3339_opts(SecondsFormat::Secs, false);
        line.iter().map(start).collect()
    });
    Ok(SharedTimeline {
        by: timeline::by_of(width),
        starts,
        counts: lines
            .iter()
            .map(|line| line.iter().map(|bucket| bucket.count).collect())
            .collect(),
    })
}
