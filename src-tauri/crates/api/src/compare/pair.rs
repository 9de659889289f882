//! What two sides share, and who was first.

use std::cmp::Ordering;

use analysis::{
    activity::Moment,
    overlap::{self, Firsts, Overlap as Shared, Uses, overlap},
};
use search::Listed;
use store::{ObjectNo, PostNo, Reader, StoredPost};

use super::{
    side::Side,
    toward::{Deed, Names},
};
use crate::{
    ApiError,
    facets::name_values,
    values,
    wire::{
        ComparedPair, FacetColumn, FirstCount, Interactions, Overlap, SameText, SameTextPair,
        SharedValue,
    },
};

/// Shared values and pairs of texts listed.
const LISTED: usize = 20;

/// One side with everything that pairs are made of, computed once.
pub(super) struct Ready<'a> {
    side: &'a Side,
    names: Names,
    hashtags: Uses<u64>,
    domains: Uses<u64>,
    links: Uses<u64>,
    mentions: Uses<u64>,
    reposted: Uses<u64>,
    texts: Uses<u64>,
}

impl<'a> Ready<'a> {
    pub(super) fn of(side: &'a Side, names: Names) -> Self {
        Self {
            hashtags: side.uses(Listed::Hashtag),
            domains: side.uses(Listed::Domain),
            links: side.uses(Listed::Link),
            mentions: side.uses(Listed::Mention),
            reposted: side.uses(Listed::RepostedPost),
            texts: side.uses(Listed::Fingerprint),
            side,
            names,
        }
    }
}

/// What the sides at these positions share.
pub(super) fn pair(
    reader: &Reader,
    (a_idx, a): (usize, &Ready<'_>),
    (b_idx, b): (usize, &Ready<'_>),
) -> Result<ComparedPair, ApiError> {
    let links = overlap(&a.links, &b.links);
    let reposted = overlap(&a.reposted, &b.reposted);
    let mut texts = overlap(&a.texts, &b.texts);
    texts.closest_first();
    let mut firsts = Firsts::default();
    for shared in [&links, &reposted, &texts].iter().flat_map(|of| &of.shared) {
        firsts.add(shared.a.first, shared.b.first);
    }
    let named = |of: FacetColumn, a: &Uses<u64>, b: &Uses<u64>| -> Result<Overlap, ApiError> {
        let shared = overlap(a, b);
        let top = shared.shared.iter().take(LISTED);
        let numbers: Vec<u64> = top.map(|shared| shared.value).collect();
        let names = name_values(reader, of, &numbers)?;
        let names = names.into_iter().map(|n| (n.value, n.label, n.term));
        Ok(overlap_of(&shared, names.collect()))
    };
    Ok(ComparedPair {
        a: a_idx as u32,
        b: b_idx as u32,
        both: both(a.side, b.side),
        hashtags: named(FacetColumn::Hashtag, &a.hashtags, &b.hashtags)?,
        domains: named(FacetColumn::Domain, &a.domains, &b.domains)?,
        mentions: named(FacetColumn::Mention, &a.mentions, &b.mentions)?,
        links: links_of(reader, &links)?,
        reposted: reposts_of(reader, &reposted)?,
        same_text: same_text_of(reader, &texts)?,
        first: first_of(&firsts),
        interactions: interactions(a, b),
    })
}

/// Who was first, on the wire.
pub(super) fn first_of(firsts: &Firsts) -> FirstCount {
    FirstCount {
        a: firsts.a,
        b: firsts.b,
        undecided: firsts.undecided,
        median_lag_seconds: firsts.median_lag_ms().map(|ms| ms / 1000.0),
    }
}

/// How many posts both hold.
fn both(a: &Side, b: &Side) -> u64 {
    if a.account().is_some() && b.account().is_some() {
        return 0;
    }
    let numbers = |side: &Side| {
        let mut numbers: Vec<u64> = side.gathered.posts.iter().map(|p| p.post_no).collect();
        numbers.sort_unstable();
        numbers
    };
    let (a, b) = (numbers(a), numbers(b));
    let (mut at_a, mut at_b, mut n) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(at_a), b.get(at_b)) {
        let order = x.cmp(y);
        n += u64::from(order == Ordering::Equal);
        at_a += usize::from(order != Ordering::Greater);
        at_b += usize::from(order != Ordering::Less);
    }
    n
}

/// An overlap on the wire; `names` are value, label and term of the first shared values.
fn overlap_of(shared: &Shared<u64>, names: Vec<(String, String, String)>) -> Overlap {
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
                item: shared.value.to_string(),
                a: shared.a.count,
                b: shared.b.count,
                a_first: time(shared.a.first),
                b_first: time(shared.b.first),
                lag_seconds: seconds(shared.lag_ms()),
                precision: coarser(shared.a.first, shared.b.first),
            })
            .collect(),
    }
}

fn time(moment: Option<Moment>) -> Option<String> {
    moment.map(|(ms, precision)| values::time(ms, precision))
}

pub(super) fn seconds(lag_ms: Option<i64>) -> Option<f64> {
    lag_ms.map(|ms| ms as f64 / 1000.0)
}

/// The name of the coarser of two precisions.
pub(super) fn coarser(a: Option<Moment>, b: Option<Moment>) -> Option<String> {
    let precision = a?.1.min(b?.1);
    Some(precision.name().to_owned())
}

fn links_of(reader: &Reader, shared: &Shared<u64>) -> Result<Overlap, ApiError> {
    let numbers = shared.shared.iter().take(LISTED);
    let numbers: Vec<ObjectNo> = numbers.map(|shared| ObjectNo(shared.value)).collect();
    let urls = reader.object_values(&numbers)?;
    let names = urls.into_iter().map(|url| {
        let url = url.unwrap_or_default();
        let term = format!("url:\"{}\"", url.replace('"', ""));
        (url.clone(), ingest::defang(&url), term)
    });
    Ok(overlap_of(shared, names.collect()))
}

/// The index has numbers for the posts passed on; their ids stand in the posts that do so.
fn reposts_of(reader: &Reader, shared: &Shared<u64>) -> Result<Overlap, ApiError> {
    let posts = shared.shared.iter().take(LISTED);
    let numbers: Vec<PostNo> = posts.map(|shared| PostNo(shared.a.post)).collect();
    let names = reader.posts(&numbers)?.into_iter().map(|post| {
        let id = post
            .and_then(|post| post.post.reposted_post)
            .unwrap_or_default();
        (id.clone(), id.clone(), format!("reposted:{id}"))
    });
    Ok(overlap_of(shared, names.collect()))
}

fn same_text_of(reader: &Reader, texts: &Shared<u64>) -> Result<SameText, ApiError> {
    let first = texts.shared.iter().take(LISTED);
    let numbers: Vec<PostNo> = first
        .clone()
        .flat_map(|shared| [PostNo(shared.a.post), PostNo(shared.b.post)])
        .collect();
    let posts = reader.posts(&numbers)?;
    let key = |post: &Option<StoredPost>| {
        let key = post.as_ref().map(|post| post.post.key.as_str().to_owned());
        key.unwrap_or_default()
    };
    let examples = first.zip(posts.chunks_exact(2)).map(|(shared, posts)| {
        let text = posts[0].as_ref().map(|post| post.post.text.clone());
        let text = text.unwrap_or_default();
        SameTextPair {
            item: shared.value.to_string(),
            a_count: shared.a.count,
            b_count: shared.b.count,
            a: key(&posts[0]),
            b: key(&posts[1]),
            direction: match text::direction(&text) {
                text::Direction::Ltr => "ltr",
                text::Direction::Rtl => "rtl",
            }
            .to_owned(),
            text,
            a_at: time(shared.a.first),
            b_at: time(shared.b.first),
            lag_seconds: seconds(shared.lag_ms()),
            precision: coarser(shared.a.first, shared.b.first),
        }
    });
    let lags: Vec<i64> = texts.shared.iter().filter_map(|s| s.lag_ms()).collect();
    Ok(SameText {
        count: texts.shared.len() as u64,
        a_distinct: texts.a_distinct,
        b_distinct: texts.b_distinct,
        jaccard: texts.jaccard(),
        examples: examples.collect(),
        median_lag_seconds: overlap::median(&lags).map(|ms| ms / 1000.0),
    })
}

/// What two sides did to each other.
fn interactions(a: &Ready<'_>, b: &Ready<'_>) -> Interactions {
    let count =
        |from: &Ready<'_>, to: &Ready<'_>, deed| to.names.done_by(from.side, deed).len() as u64;
    Interactions {
        a_mentions_b: count(a, b, Deed::Mentions),
        b_mentions_a: count(b, a, Deed::Mentions),
        a_reposts_b: count(a, b, Deed::Reposts),
        b_reposts_a: count(b, a, Deed::Reposts),
        a_replies_b: count(a, b, Deed::Replies),
        b_replies_a: count(b, a, Deed::Replies),
    }
}
