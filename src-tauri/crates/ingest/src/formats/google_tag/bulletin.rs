//! The page, paragraph by paragraph.

use chrono::NaiveDate;
use model::{Bound, Measure, Platform, Record, Stage, Summary};

use crate::formats::values::page::{Block, is_html, of_html, of_lines};
use crate::formats::{Parsed, Piece, Setting};
use crate::notes::Notes;

/// How a paragraph on a takedown begins.
const BEGINNINGS: &[&str] = &[
    "We terminated ",
    "We banned ",
    "We blocked ",
    "We disabled ",
    "We removed ",
];

const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Whether a page is a bulletin: by its title, since a saved page can be long before its text begins, or by its text.
pub(super) fn claims(page: &str) -> bool {
    if is_html(page) {
        let lower = page.to_ascii_lowercase();
        let title = lower.split("<title").nth(1);
        let title = title.and_then(|rest| rest.split("</title").next());
        return title.is_some_and(|title| title.contains("tag bulletin"));
    }
    let n_paragraphs = |beginning: &&str| page.matches(*beginning).count();
    let is_named = page.contains("TAG Bulletin") || page.contains("Threat Analysis Group");
    let n: usize = BEGINNINGS.iter().map(n_paragraphs).sum();
    page.contains("coordinated influence operation") && n >= if is_named { 1 } else { 2 }
}

pub(super) fn read(page: &str, _: &Setting<'_>, _: &mut Notes) -> Vec<Piece> {
    let blocks = if is_html(page) {
        of_html(page)
    } else {
        joined(of_lines(page))
    };
    let year = blocks.iter().find_map(|block| year_of_title(&block.text));
    let stated_on = blocks.iter().find_map(|block| updated_on(&block.text));
    let year = year.or(stated_on.map(|day| chrono::Datelike::year(&day).to_string()));
    let mut month = None;
    let mut pieces = Vec::new();
    for block in &blocks {
        if let Some(heading) = month_of(&block.text) {
            month = Some(heading);
            continue;
        }
        for (before, paragraph) in paragraphs(&block.text) {
            // In text copied from a page a heading can stick to what follows.
            let glued = MONTHS
                .iter()
                .find(|name| before.trim_end().ends_with(**name));
            month = glued.map(|name| (*name).to_owned()).or(month);
            let month = month.as_ref().map(|name| match &year {
                Some(year) if !name.contains(char::is_numeric) => format!("{name} {year}"),
                _ => name.clone(),
            });
            pieces.extend(takedown(block, paragraph, month, stated_on));
        }
    }
    pieces
}

/// Lines that belong to one paragraph, put together: a paragraph begins behind a heading or with its own words.
fn joined(lines: Vec<Block>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for line in lines {
        let is_new = BEGINNINGS
            .iter()
            .any(|start| line.text.starts_with(start.trim_end()))
            || month_of(&line.text).is_some();
        let goes_on = blocks.last().is_some_and(|last| {
            let is_paragraph = BEGINNINGS.iter().any(|start| last.text.starts_with(start));
            let ends = last.text.ends_with(['.', '!', '?']);
            is_paragraph && !ends && !is_new
        });
        match blocks.last_mut() {
            Some(last) if goes_on => {
                last.text.push(' ');
                last.text.push_str(&line.text);
                last.at.end = line.at.end;
            }
            _ => blocks.push(line),
        }
    }
    blocks
}

/// A heading that is a month, with or without a year.
fn month_of(text: &str) -> Option<String> {
    let text = text.trim_end_matches(':');
    let (name, year) = text.split_once(' ').unwrap_or((text, ""));
    let is_year = year.is_empty() || year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let is_month = MONTHS.iter().any(|month| month.eq_ignore_ascii_case(name));
    (is_month && is_year).then(|| text.to_owned())
}

/// The year of `TAG Bulletin: Q1 2020`.
fn year_of_title(text: &str) -> Option<String> {
    let (_, behind) = text.split_once("TAG Bulletin")?;
    let words = behind.split(|c: char| !c.is_ascii_alphanumeric());
    let mut years =
        words.filter(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()));
    years.next().map(str::to_owned)
}

/// The day of `It was last updated on May 27, 2020.`
fn updated_on(text: &str) -> Option<NaiveDate> {
    let (_, behind) = text.split_once("updated on ")?;
    let day: Vec<&str> = behind.split_whitespace().take(3).collect();
    let day = day.join(" ");
    NaiveDate::parse_from_str(day.trim_end_matches(['.', ',', ';', ')']), "%B %d, %Y").ok()
}

/// The paragraphs on takedowns in a text, each with what stands before it.
fn paragraphs(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<usize> = BEGINNINGS
        .iter()
        .flat_map(|beginning| text.match_indices(beginning).map(|(at, _)| at))
        .collect();
    starts.sort_unstable();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let cut = starts.iter().zip(ends);
    cut.map(|(start, end)| (&text[..*start], text[*start..end].trim_end()))
        .collect()
}

/// A record for each figure of one takedown.
fn takedown(
    block: &Block,
    paragraph: &str,
    month: Option<String>,
    stated_on: Option<NaiveDate>,
) -> Vec<Piece> {
    let sentence = first_sentence(paragraph);
    let what = sentence.split(" as part of ").next().unwrap_or(sentence);
    let country = country(sentence);
    let summaries = figures(what).into_iter().map(|figure| {
        let beside = [
            ("month", month.clone()),
            ("country", country.map(str::to_owned)),
        ];
        Record::Summary(Box::new(Summary {
            measure: figure.measure,
            figure: figure.figure,
            bound: figure.bound,
            currency: None,
            published: figure.words.to_owned(),
            platform: Some(figure.platform),
            stated_on,
            stage: Stage::default(),
            comment: Some(paragraph.to_owned()),
            extra: beside
                .into_iter()
                .filter_map(|(name, text)| Some((name.to_owned(), text?)))
                .collect(),
        }))
    });
    let outcomes: Vec<Result<Parsed, String>> = summaries
        .map(|record| {
            Ok(Parsed {
                record,
                repaired: false,
            })
        })
        .collect();
    let outcomes = if outcomes.is_empty() {
        vec![Err("states no figure that can be read".to_owned())]
    } else {
        outcomes
    };
    let piece = |outcome| Piece {
        at: block.at.start,
        len: block.at.len(),
        outcome,
    };
    outcomes.into_iter().map(piece).collect()
}

/// The text up to the first full stop that ends a sentence; the one of `U.S.` does not.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(". ").map(|(at, _)| at);
    let mut ends = ends.filter(|at| {
        let word = text[..*at].rsplit(' ').next().unwrap_or("");
        let is_short = word.len() == 1 || word.contains('.');
        !is_short || text[at + 2..].starts_with("The campaign") || text[at + 2..].starts_with("We ")
    });
    ends.next().map_or(text, |at| &text[..=at])
}

/// The country, or countries, that Google names.
fn country(sentence: &str) -> Option<&str> {
    let (_, country) = sentence.split_once(" linked to ")?;
    let country = country.strip_suffix('.').unwrap_or(country);
    let country = match country.strip_suffix(".S") {
        // The full stop belongs to it.
        Some(_) => &sentence[sentence.len() - country.len() - 1..],
        None => country,
    };
    (!country.is_empty()).then_some(country)
}

/// A figure of a sentence.
pub(super) struct Figure<'a> {
    pub(super) words: &'a str,
    pub(super) figure: u64,
    pub(super) bound: Bound,
    pub(super) measure: Measure,
    pub(super) platform: Platform,
}

/// Every number of a text, with what it counts: `82 YouTube channels`.
pub(super) fn figures(text: &str) -> Vec<Figure<'_>> {
    let mut figures = Vec::new();
    let words: Vec<(usize, &str)> = words(text);
    for (idx, (at, word)) in words.iter().enumerate() {
        let Some(figure) = number(word) else {
            continue;
        };
        let behind: Vec<&str> = words[idx + 1..]
            .iter()
            .map(|(_, word)| *word)
            .take(MAX_WORDS)
            .collect();
        let Some(n) = counted(&behind) else {
            continue;
        };
        let (last, last_word) = words[idx + n];
        let end = last + last_word.trim_end_matches([',', '.', ';']).len();
        let before: Vec<&str> = words[..idx].iter().rev().take(2).map(|(_, w)| *w).collect();
        let (measure, platform) = what(&behind[..n]);
        figures.push(Figure {
            words: &text[*at..end],
            figure,
            bound: bound(&before),
            measure,
            platform,
        });
    }
    figures
}

/// How many words may say what is counted.
const MAX_WORDS: usize = 5;

fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut from = 0;
    for word in text.split(' ') {
        if !word.is_empty() {
            words.push((from, word));
        }
        from += word.len() + 1;
    }
    words
}

fn number(word: &str) -> Option<u64> {
    const IN_WORDS: &[&str] = &[
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let in_words = IN_WORDS.iter().position(|name| *name == word);
    if let Some(idx) = in_words {
        return Some(idx as u64 + 1);
    }
    let mut groups = word.split(',');
    let first = groups.next()?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_grouped = groups.all(|group| group.len() == 3 && is_digits(group));
    (is_digits(first) && is_grouped).then(|| word.replace(',', "").parse().ok())?
}

/// How many words behind a number say what it counts.
fn counted(behind: &[&str]) -> Option<usize> {
    const NOUNS: &[&str] = &[
        "account",
        "app",
        "blog",
        "channel",
        "developer",
        "domain",
        "group",
        "page",
        "profile",
        "site",
        "video",
        "website",
    ];
    for (idx, word) in behind.iter().enumerate() {
        let bare = word.trim_end_matches([',', '.', ';']).to_ascii_lowercase();
        let singular = bare.strip_suffix('s').unwrap_or(&bare);
        if NOUNS.contains(&singular) {
            return Some(idx + 1);
        }
        let ends = bare.len() < word.len() || matches!(bare.as_str(), "and" | "or" | "from");
        if ends || number(word).is_some() {
            // Something else is counted: its words up to here.
            return match idx {
                0 => None,
                _ if bare.len() < word.len() => Some(idx + 1),
                _ => Some(idx),
            };
        }
    }
    (!behind.is_empty()).then_some(behind.len())
}

fn what(words: &[&str]) -> (Measure, Platform) {
    let lower: Vec<String> = words
        .iter()
        .map(|word| word.trim_end_matches([',', '.', ';']).to_ascii_lowercase())
        .collect();
    let names = |wanted: &[&str]| lower.iter().any(|word| wanted.contains(&word.as_str()));
    let is_for_ads = names(&["ad", "ads", "adsense", "advertising", "advertiser"]);
    let noun = lower.last().map_or("", String::as_str);
    let measure = match noun.strip_suffix('s').unwrap_or(noun) {
        "channel" => Measure::Channels,
        "blog" => Measure::Blogs,
        "domain" | "site" | "website" => Measure::Domains,
        "video" => Measure::Videos,
        "group" => Measure::Groups,
        "page" => Measure::Pages,
        "developer" => Measure::Advertisers,
        "account" if is_for_ads => Measure::Advertisers,
        "account" | "profile" => Measure::Accounts,
        _ => Measure::Other,
    };
    let platform = match measure {
        Measure::Channels | Measure::Videos => Platform::Youtube,
        Measure::Domains => Platform::Web,
        _ if names(&["youtube"]) => Platform::Youtube,
        _ => Platform::Google,
    };
    (measure, platform)
}

/// How a number is to be read, by the two words before it, the nearer one first.
fn bound(before: &[&str]) -> Bound {
    match before {
        ["about" | "around" | "approximately" | "roughly", ..] => Bound::About,
        ["over", ..] | ["than", "more", ..] | ["least", "at", ..] => Bound::MoreThan,
        ["almost" | "nearly", ..] | ["than", "fewer" | "less", ..] => Bound::LessThan,
        _ => Bound::Exactly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_thing_that_is_counted() {
        let told = |text: &str| -> Vec<String> {
            figures(text)
                .iter()
                .map(|f| {
                    let (measure, platform) = (f.measure.name(), f.platform.name());
                    format!(
                        "{} = {} {measure} {} {platform}",
                        f.words,
                        f.figure,
                        f.bound.name()
                    )
                })
                .collect()
        };
        assert_eq!(
            told(
                "We terminated 3 advertising accounts, 1 AdSense account, and 1,320 YouTube channels and 2 Ads accounts"
            ),
            [
                "3 advertising accounts = 3 advertisers exactly google",
                "1 AdSense account = 1 advertisers exactly google",
                "1,320 YouTube channels = 1320 channels exactly youtube",
                "2 Ads accounts = 2 advertisers exactly google",
            ]
        );
        assert_eq!(
            told(
                "We banned one Play developer, terminated more than 10 Blogger blogs, 37 YouTube accounts and 4 Maps \
                 reviews and blocked 22 domains from eligibility to appear"
            ),
            [
                "one Play developer = 1 advertisers exactly google",
                "10 Blogger blogs = 10 blogs moreThan google",
                "37 YouTube accounts = 37 accounts exactly youtube",
                "4 Maps reviews = 4 other exactly google",
                "22 domains = 22 domains exactly web",
            ]
        );
        assert!(told("We terminated YouTube channels").is_empty());
    }

    #[test]
    fn a_country_is_given_in_the_words_of_the_page() {
        for (paragraph, expected) in [
            (
                "We terminated 1 blog as part of our investigation into coordinated influence operations linked to \
                 Slovakia and Germany. The campaign was",
                Some("Slovakia and Germany"),
            ),
            (
                "We terminated 1 blog as part of our actions against an operation linked to the U.S. The campaign",
                Some("the U.S."),
            ),
            ("We terminated 1 blog as part of our actions.", None),
        ] {
            assert_eq!(country(first_sentence(paragraph)), expected);
        }
    }

    #[test]
    fn headings_and_dates() {
        assert_eq!(month_of("March 2021:").as_deref(), Some("March 2021"));
        assert_eq!(month_of("March of time"), None);
        assert_eq!(
            year_of_title("TAG Bulletin: Q3 2020").as_deref(),
            Some("2020")
        );
        assert_eq!(
            updated_on("It was last updated on May 27, 2020. Next").map(|day| day.to_string()),
            Some("2020-05-27".to_owned())
        );
    }
}
