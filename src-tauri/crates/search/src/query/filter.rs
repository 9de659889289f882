//! The filters: their names, and how their values are read.

use std::ops::Range;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use model::{Kind, Platform};
use text::StemLanguage;

use super::Sets;
use super::ast::{Compare, Counted, Moment, Part, Test, Trait};
use super::lex::plain;
use super::problems::{Problem, nearest};

/// Every filter's name, in the order of the documentation.
pub const FILTER_NAMES: &[&str] = &[
    "from", "to", "reposted", "lang", "guess", "since", "until", "domain", "url", "client", "is",
    "has", "platform", "dataset", "likes", "reposts", "replies", "quotes", "exact", "forms",
    "omit",
];

/// Names that people bring from elsewhere, and what stands for them here.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("after", "since:"),
    ("author", "from:"),
    ("before", "until:"),
    ("faves", "likes:"),
    ("filter", "has:"),
    ("hashtag", "#"),
    ("language", "lang:"),
    ("link", "url:"),
    ("mention", "@"),
    ("retweets", "reposts:"),
    ("shares", "reposts:"),
    ("site", "domain:"),
    ("source", "client:"),
    ("user", "from:"),
];

/// What `is:` takes.
const TRAITS: &[(&str, Trait)] = &[
    ("repost", Trait::Repost),
    ("reply", Trait::Reply),
    ("quote", Trait::Quote),
    ("original", Trait::Kind(Kind::Original)),
    ("comment", Trait::Kind(Kind::Comment)),
    ("ad", Trait::Kind(Kind::Ad)),
    ("video", Trait::Kind(Kind::Video)),
];

/// What `has:` takes.
const PARTS: &[(&str, Part)] = &[
    ("link", Part::Link),
    ("media", Part::Media),
    ("hashtag", Part::Hashtag),
    ("mention", Part::Mention),
    ("place", Part::Place),
];

/// A filter read, or the switch that it is.
pub(super) enum Read {
    Test(Test),
    Switch(Sets),
}

/// Whether a filter has this name.
pub(super) fn is_known(name: &str) -> bool {
    FILTER_NAMES.contains(&name)
}

/// The problem of a name that no filter has.
pub(super) fn unknown(name: &str, at: Range<usize>) -> Problem {
    let problem = Problem::new(
        at,
        format!("There is no filter “{name}:”; it was searched as words."),
    );
    let other = OTHER_NAMES.iter().find(|(other, _)| *other == name);
    match other
        .map(|(_, here)| (*here).to_owned())
        .or_else(|| nearest(name, FILTER_NAMES.iter().copied()).map(|name| format!("{name}:")))
    {
        Some(meant) => problem.hint(format!("Did you mean {meant}?")),
        None => problem,
    }
}

/// Reads the value of the filter `name`.
pub(super) fn read(name: &str, value: &str, zone: Tz, at: Range<usize>) -> Result<Read, Problem> {
    let is_empty = match name {
        "domain" => domain(value).is_empty(),
        _ => value
            .trim()
            .trim_start_matches(['@', '＠', '.', '*'])
            .is_empty(),
    };
    if is_empty {
        return Err(Problem::new(
            at,
            format!("{name}: stands without a value and was left out."),
        )
        .hint(format!(
            "Write the value right behind the colon, such as {}.",
            example(name)
        )));
    }
    let problem = |message: String| {
        Problem::new(at.clone(), message).hint(format!("Such as {}.", example(name)))
    };
    let own = || value.trim().to_owned();
    let test = match name {
        "from" => Test::From(strip_at(value)),
        "to" => Test::To(strip_at(value)),
        "reposted" => Test::Reposted(strip_at(value)),
        "lang" => Test::Language(own()),
        "guess" => Test::Guess(own()),
        "since" => Test::Since(since(value, zone).ok_or_else(|| problem(not_a_moment(value)))?),
        "until" => Test::Until(until(value, zone).ok_or_else(|| problem(not_a_moment(value)))?),
        "domain" => Test::Domain(domain(value)),
        "url" => Test::Url(own()),
        "client" => Test::Client(own()),
        "is" => Test::Is(one_of(TRAITS, name, value, &at)?),
        "has" => Test::Has(one_of(PARTS, name, value, &at)?),
        "platform" => Test::Platform(one_of(&platforms(), name, value, &at)?),
        "dataset" => Test::Dataset(own()),
        "likes" => count(Counted::Likes, value).ok_or_else(|| problem(not_a_count(value)))?,
        "reposts" => count(Counted::Reposts, value).ok_or_else(|| problem(not_a_count(value)))?,
        "replies" => count(Counted::Replies, value).ok_or_else(|| problem(not_a_count(value)))?,
        "quotes" => count(Counted::Quotes, value).ok_or_else(|| problem(not_a_count(value)))?,
        "exact" => {
            return one_of(SWITCH, name, value, &at).map(|on| Read::Switch(Sets::Exact(on)));
        }
        "forms" => return forms(value, &at).map(Read::Switch),
        "omit" => return Ok(Read::Switch(Sets::Omit(own()))),
        _ => return Err(unknown(name, at)),
    };
    Ok(Read::Test(test))
}

/// `on`, `off`, or tags of languages whose forms are known.
fn forms(value: &str, at: &Range<usize>) -> Result<Sets, Problem> {
    let tags: Option<Vec<StemLanguage>> = value
        .split(|c| matches!(plain(c), ',') || c == '،')
        .filter(|tag| !tag.trim().is_empty())
        .map(StemLanguage::from_tag)
        .collect();
    if let Some(languages) = tags {
        return Ok(Sets::Forms(languages));
    }
    match one_of(SWITCH, "forms", value, at) {
        Ok(true) => Ok(Sets::Forms(Vec::new())),
        Ok(false) => Ok(Sets::NoForms),
        Err(problem) => {
            let tags: Vec<&str> = StemLanguage::all().map(StemLanguage::tag).collect();
            Err(problem.hint(format!(
                "forms: takes on, off, or the languages {}.",
                tags.join(", ")
            )))
        }
    }
}

const SWITCH: &[(&str, bool)] = &[("on", true), ("off", false)];

fn example(name: &str) -> &'static str {
    match name {
        "from" => "from:some_handle",
        "to" => "to:some_handle",
        "guess" => "guess:fa",
        "since" => "since:2017-01-31 or since:2017-01-31T18:00:00Z",
        "until" => "until:2017-01-31 or until:2017-01-31T18:00:00Z",
        "domain" => "domain:example.com",
        "url" => "url:example.com/story",
        "client" => "client:TweetDeck",
        "is" => "is:repost",
        "has" => "has:link",
        "platform" => "platform:twitter",
        "dataset" => "dataset:iran_092020",
        "likes" => "likes:>100",
        "reposts" => "reposts:>=10",
        "replies" => "replies:0",
        "quotes" => "quotes:>0",
        "exact" => "exact:on",
        "forms" => "forms:on or forms:fa",
        "omit" => "omit:word",
        _ => "lang:fa",
    }
}

fn not_a_moment(value: &str) -> String {
    format!("“{value}” is not a day or a time; the filter was left out.")
}

fn not_a_count(value: &str) -> String {
    format!("“{value}” is not a number; the filter was left out.")
}

/// A handle with or without its sign.
fn strip_at(value: &str) -> String {
    let value = value.trim();
    value.trim_start_matches(['@', '＠']).to_owned()
}

/// The host of what was written: an address, a host with or without `www.`, or the end of one.
fn domain(value: &str) -> String {
    let value: String = value.trim().chars().map(plain).collect();
    let value = value.to_lowercase();
    let bare = value
        .split_once("://")
        .map_or(value.as_str(), |(_, rest)| rest);
    let host = bare.split(['/', '?', '#']).next().unwrap_or(bare);
    let host = host.trim_start_matches("*.").trim_matches('.');
    host.strip_prefix("www.")
        .filter(|rest| rest.contains('.'))
        .unwrap_or(host)
        .to_owned()
}

fn platforms() -> Vec<(&'static str, Platform)> {
    Platform::ALL.iter().map(|p| (p.name(), *p)).collect()
}

/// Finds a value of a closed set; the plural, and the words of the platforms, are understood too.
fn one_of<T: Copy>(
    known: &[(&str, T)],
    name: &str,
    value: &str,
    at: &Range<usize>,
) -> Result<T, Problem> {
    let folded = text::fold(value.trim());
    let meant = match folded.as_str() {
        "retweet" | "share" => "repost",
        "comments" | "replies" => "reply",
        "image" | "images" | "photo" | "photos" | "picture" => "media",
        "geo" | "location" => "place",
        "url" => "link",
        "x" => "twitter",
        "yes" | "true" => "on",
        "no" | "false" => "off",
        other => other,
    };
    let find = |word: &str| known.iter().find(|(k, _)| *k == word).map(|(_, v)| *v);
    if let Some(value) = find(meant).or_else(|| find(meant.strip_suffix('s')?)) {
        return Ok(value);
    }
    let names = known.iter().map(|(k, _)| *k);
    let hint = match nearest(&folded, names.clone()) {
        Some(near) => format!("Did you mean {name}:{near}?"),
        None => format!("{name}: takes {}.", names.collect::<Vec<_>>().join(", ")),
    };
    Err(Problem::new(
        at.clone(),
        format!(
            "{name}: does not know “{}”; the filter was left out.",
            value.trim()
        ),
    )
    .hint(hint))
}

fn count(counted: Counted, value: &str) -> Option<Test> {
    let value = text::fold(value.trim());
    let signs = [
        (">=", Compare::AtLeast),
        ("≥", Compare::AtLeast),
        ("<=", Compare::AtMost),
        ("≤", Compare::AtMost),
        (">", Compare::Above),
        ("<", Compare::Below),
        ("=", Compare::Equal),
    ];
    let (compare, number) = signs
        .iter()
        .find_map(|(sign, compare)| Some((*compare, value.strip_prefix(sign)?)))
        .unwrap_or((Compare::Equal, &value));
    let number: String = number
        .trim()
        .chars()
        .filter(|c| !matches!(c, ',' | '_'))
        .collect();
    if !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Some(Test::Count(counted, compare, number.parse().ok()?))
}

/// Reads where a range begins.
fn since(value: &str, zone: Tz) -> Option<Moment> {
    let (at, day, written) = moment(value, zone)?;
    Some(Moment {
        ms: at.timestamp_millis(),
        day,
        written,
    })
}

/// Reads where a range ends. A post known only to a day that the end cuts in two may lie before it, so the day
/// counts as inside, for `until:` as for `since:`.
fn until(value: &str, zone: Tz) -> Option<Moment> {
    let mut end = since(value, zone)?;
    let (at, day, _) = moment(value, zone)?;
    let date = NaiveDate::default() + Duration::days(day);
    if start_of_day(date, zone).is_some_and(|start| start < at) {
        end.day += 1;
    }
    Some(end)
}

/// Reads a year, a month, a day or an RFC 3339 time, as the moment and the calendar day in `zone` on which it falls.
fn moment(value: &str, zone: Tz) -> Option<(DateTime<Utc>, i64, String)> {
    let written = text::fold(value.trim()).to_uppercase();
    let (at, date) = match DateTime::parse_from_rfc3339(&written) {
        Ok(at) => (at.with_timezone(&Utc), at.with_timezone(&zone).date_naive()),
        Err(_) => {
            let date = date(&written)?;
            (start_of_day(date, zone)?, date)
        }
    };
    let day = date.signed_duration_since(NaiveDate::default()).num_days();
    Some((at, day, written))
}

fn date(written: &str) -> Option<NaiveDate> {
    let mut parts = written.trim_end_matches('-').split(['-', '/']);
    let year = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |m| m.parse().ok())?;
    let day = parts.next().map_or(Some(1), |d| d.parse().ok())?;
    if parts.next().is_some() {
        return None;
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The first moment of a day in a zone. Where clocks are put forward at midnight, that is later than 00:00; where
/// a whole day was left out, it is the next day's.
fn start_of_day(date: NaiveDate, zone: Tz) -> Option<DateTime<Utc>> {
    let midnight = date.and_time(NaiveTime::MIN);
    (0..4 * 48).find_map(|quarters| {
        let local = midnight.checked_add_signed(Duration::minutes(15 * quarters))?;
        Some(
            zone.from_local_datetime(&local)
                .earliest()?
                .with_timezone(&Utc),
        )
    })
}
