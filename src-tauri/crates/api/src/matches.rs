//! Which of a list's indicators occur in the posts that are loaded.
//!
//! An indicator is looked for by a query, and its number is what that query finds: the number on the screen and the
//! posts behind it cannot differ. That an account shares what a list names does not make it part of a network.

use std::collections::{BTreeMap, HashSet};
use std::time::Instant;

use model::{Indicator, IndicatorKind, Platform};

use crate::{
    ApiError, Context, ErrorCode,
    indicators::indicator_row,
    posts,
    rows::RowMaker,
    wire::{
        IndicatorMatch, IndicatorMatches, KindMatches, MatchIndicatorsRequest, Progress,
        SearchRequest,
    },
};

/// Indicators looked at in one list; a longer one is cut, and the answer says so.
const MOST: u64 = 20_000;

/// Looks for each indicator of a list in the posts of the archive, or in those that a query finds.
///
/// Rows come with the most posts first, then in the list's order; an indicator listed twice counts once.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] for an unknown dataset, [`ErrorCode::Cancelled`].
pub fn matches(
    cx: &Context<'_>,
    request: MatchIndicatorsRequest,
) -> Result<IndicatorMatches, ApiError> {
    let begun = Instant::now();
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let Some(dataset) = reader.dataset(&request.dataset)? else {
        return Err(store::Error::NoSuchDataset {
            id: request.dataset,
        }
        .into());
    };
    let page = reader.list_indicators(Some(dataset.no), None, "", 0, MOST)?;
    let mut seen = HashSet::new();
    let mut rows = Vec::new();
    for (done, stored) in page.indicators.iter().enumerate() {
        let indicator = &stored.indicator;
        if !seen.insert((indicator.kind, indicator.value.clone())) {
            continue;
        }
        if cx.cancelled() {
            return Err(ApiError::new(
                ErrorCode::Cancelled,
                "The search was stopped.",
            ));
        }
        if done % 100 == 0 {
            tell(cx, done as u64, page.indicators.len() as u64, begun);
        }
        let query = query_for(indicator);
        let posts = match &query {
            Some(query) => Some(count(cx, query, &request)?),
            None => None,
        };
        rows.push(IndicatorMatch {
            indicator: indicator_row(
                indicator,
                (&dataset.id, &dataset.name),
                maker.place(stored.source),
            ),
            query: query.map(|query| joined(&query, &request.query)),
            posts,
        });
    }
    let kinds = kinds(&rows);
    rows.sort_by_key(|row| std::cmp::Reverse(row.posts));
    Ok(IndicatorMatches {
        words: words(&kinds),
        kinds,
        dataset: dataset.id,
        dataset_name: dataset.name,
        listed: page.total,
        is_cut: page.total > MOST,
        rows,
        elapsed_ms: begun.elapsed().as_secs_f64() * 1000.0,
    })
}

fn tell(cx: &Context<'_>, done: u64, total: u64, begun: Instant) {
    let seconds = begun.elapsed().as_secs_f64().max(0.001);
    let rate = done as f64 / seconds;
    cx.tell(Progress {
        message: "Looking for indicators".to_owned(),
        done,
        total: Some(total),
        unit: "indicators".to_owned(),
        records: done,
        rate,
        seconds_left: (rate > 0.0).then(|| total.saturating_sub(done) as f64 / rate),
    });
}

/// The query that finds what an indicator names; none for what posts do not hold.
fn query_for(indicator: &Indicator) -> Option<String> {
    let value = indicator.value.trim();
    if value.is_empty() || value.contains('"') {
        return None;
    }
    let is_address = value.contains('/');
    let plain = |filter: &str| match value.contains(char::is_whitespace) {
        true => format!("{filter}:\"{value}\""),
        false => format!("{filter}:{value}"),
    };
    match indicator.kind {
        IndicatorKind::Domain => Some(plain("domain")),
        IndicatorKind::Link => Some(plain("url")),
        IndicatorKind::Account if is_address => Some(account_at(value, plain("url"))),
        IndicatorKind::Account if value.contains(char::is_whitespace) => Some(plain("from")),
        IndicatorKind::Account => Some(format!("({} OR @{value})", plain("from"))),
        IndicatorKind::Hashtag => Some(format!("#{value}")),
        IndicatorKind::Email | IndicatorKind::Phone => Some(format!("\"{value}\"")),
        IndicatorKind::Ip | IndicatorKind::FileHash | IndicatorKind::App | IndicatorKind::Other => {
            None
        }
    }
}

/// The query for an account listed by its address: links to it, its own posts, and posts that mention it, the last two
/// on its platform alone, since a name may be another's elsewhere.
fn account_at(address: &str, linked: String) -> String {
    let Some((platform, name)) = ingest::profile(address) else {
        return linked;
    };
    if platform == Platform::Other || name.contains(char::is_whitespace) {
        return linked;
    }
    let linked = match platform {
        Platform::Twitter => format!("url:x.com/{name} OR url:twitter.com/{name}"),
        _ => linked,
    };
    format!(
        "({linked} OR ((from:{name} OR @{name}) platform:{}))",
        platform.name()
    )
}

fn joined(query: &str, within: &str) -> String {
    match within.trim() {
        "" => query.to_owned(),
        within => format!("{query} ({within})"),
    }
}

fn count(cx: &Context<'_>, query: &str, request: &MatchIndicatorsRequest) -> Result<u64, ApiError> {
    let page = posts::search(
        cx,
        SearchRequest {
            zone: request.zone.clone(),
            limit: 1,
            ..SearchRequest::new(joined(query, &request.query))
        },
    )?;
    Ok(page.total)
}

fn kinds(rows: &[IndicatorMatch]) -> Vec<KindMatches> {
    let mut kinds: BTreeMap<u8, KindMatches> = BTreeMap::new();
    for row in rows {
        let code = IndicatorKind::from_name(&row.indicator.kind).map_or(u8::MAX, |k| k.code());
        let kind = kinds.entry(code).or_insert_with(|| KindMatches {
            kind: row.indicator.kind.clone(),
            listed: 0,
            looked_for: 0,
            found: 0,
        });
        kind.listed += 1;
        kind.looked_for += u64::from(row.posts.is_some());
        kind.found += u64::from(row.posts.is_some_and(|posts| posts > 0));
    }
    kinds.into_values().collect()
}

/// `14 of this list's 39 domains are linked from these posts.`
fn words(kinds: &[KindMatches]) -> Vec<String> {
    let said = |kind: &&KindMatches| kind.looked_for > 0;
    kinds.iter().filter(said).map(sentence).collect()
}

fn sentence(kind: &KindMatches) -> String {
    let (one, many, what) = match kind.kind.as_str() {
        "domain" => ("domain", "domains", "linked from"),
        "link" => ("address", "addresses", "linked from"),
        "account" => ("account", "accounts", "named in, or the author of,"),
        "hashtag" => ("hashtag", "hashtags", "used in"),
        "email" => ("e-mail address", "e-mail addresses", "written in"),
        "phone" => ("phone number", "phone numbers", "written in"),
        other => (other, other, "found in"),
    };
    let noun = if kind.listed == 1 { one } else { many };
    let are = if kind.found == 1 { "is" } else { "are" };
    format!(
        "{} of this list's {} {noun} {are} {what} these posts.",
        kind.found, kind.listed
    )
}

#[cfg(test)]
mod tests {
    use model::Stage;

    use super::*;

    fn check(kind: IndicatorKind, value: &str, expected: Option<&str>) {
        let indicator = Indicator {
            kind,
            published: value.to_owned(),
            value: value.to_owned(),
            type_published: None,
            platform: None,
            listed_on: None,
            stage: Stage::default(),
            comment: None,
            extra: Vec::new(),
        };
        assert_eq!(query_for(&indicator).as_deref(), expected, "{value}");
    }

    #[test]
    fn each_kind_is_looked_for_by_a_query_of_its_own() {
        use IndicatorKind as K;
        check(K::Domain, "harbour.example", Some("domain:harbour.example"));
        check(K::Link, "harbour.example/a", Some("url:harbour.example/a"));
        check(K::Account, "durna", Some("(from:durna OR @durna)"));
        check(
            K::Account,
            "https://twitter.com/durna",
            Some(
                "(url:x.com/durna OR url:twitter.com/durna OR ((from:durna OR @durna) platform:twitter))",
            ),
        );
        check(
            K::Account,
            "t.me/durna",
            Some("(url:t.me/durna OR ((from:durna OR @durna) platform:telegram))"),
        );
        check(
            K::Account,
            "forum.example/durna",
            Some("url:forum.example/durna"),
        );
        check(
            K::Account,
            "medium.com/@durna",
            Some("url:medium.com/@durna"),
        );
        check(K::Account, "Harbour News", Some("from:\"Harbour News\""));
        check(K::Hashtag, "فلسطین", Some("#فلسطین"));
        check(K::Email, "a@b.example", Some("\"a@b.example\""));
        check(K::FileHash, "d41d8cd98f00b204e9800998ecf8427e", None);
        check(K::Domain, "a\"b", None);
        assert_eq!(joined("domain:a.b", " lang:fa "), "domain:a.b (lang:fa)");
    }

    #[test]
    fn the_sentence_counts_what_was_found_among_what_is_listed() {
        let kind = KindMatches {
            kind: "domain".to_owned(),
            listed: 39,
            looked_for: 39,
            found: 14,
        };
        assert_eq!(
            sentence(&kind),
            "14 of this list's 39 domains are linked from these posts."
        );
    }
}
