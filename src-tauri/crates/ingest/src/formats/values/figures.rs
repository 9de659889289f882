//! Figures in words, as announcements state them: `22 Pages`, `about 41,000 accounts followed one or more of these
//! Instagram accounts`, `About $177,000 in spending for ads`.

use std::ops::Range;

use model::{Bound, Measure, Platform};

/// A figure found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// The words from which it was read.
    pub(crate) at: Range<usize>,
    pub(crate) measure: Measure,
    pub(crate) figure: u64,
    pub(crate) bound: Bound,
    /// The three letters, for money.
    pub(crate) currency: Option<&'static str>,
    /// The platform, if the words around name one, and one only.
    pub(crate) platform: Option<Platform>,
}

/// The figure that a text begins with.
pub(crate) fn leading(text: &str) -> Option<Figure> {
    let words = words(text);
    let first = words
        .iter()
        .position(|word| !BOUNDS_LIKE.contains(&word.text.as_str()))?;
    figure_at(&words, first)
}

/// Every figure in a text, in its order. Numbers that count nothing known (a year) are passed over.
pub(crate) fn all(text: &str) -> Vec<Figure> {
    let words = words(text);
    (0..words.len())
        .filter_map(|idx| figure_at(&words, idx))
        .collect()
}

/// The platforms that a text names, each once.
pub(crate) fn platforms_in(text: &str) -> Vec<Platform> {
    let mut found = Vec::new();
    for word in words(text) {
        let platform = platform_called(&word.text);
        found.extend(platform.filter(|platform| !found.contains(platform)));
    }
    found
}

/// A word in lower case, and where it stands.
struct Word {
    text: String,
    at: Range<usize>,
    /// Whether a sign stands behind it that ends what it belongs to.
    ends: bool,
}

/// Words that may stand in front of a figure.
const BOUNDS_LIKE: &[&str] = &[
    "a",
    "about",
    "almost",
    "approximately",
    "around",
    "at",
    "fewer",
    "just",
    "least",
    "less",
    "more",
    "most",
    "nearly",
    "over",
    "roughly",
    "some",
    "than",
    "to",
    "total",
    "under",
    "up",
    "of",
];

/// How far the word counted may stand behind its number: `294 new Instagram accounts`.
const MAX_BETWEEN: usize = 2;

fn words(text: &str) -> Vec<Word> {
    let is_in_word =
        |c: char| c.is_alphanumeric() || matches!(c, '$' | '€' | '£' | ',' | '.' | '\'' | '’');
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(is_in_word).map(|at| rest + at) {
        let len = text[start..]
            .find(|c| !is_in_word(c))
            .unwrap_or(text.len() - start);
        let whole = &text[start..start + len];
        let bare = whole.trim_end_matches([',', '.', '\'', '’']);
        let after = text[start + len..].trim_start_matches([' ', '*', '_', '`']);
        let ends = bare.len() < whole.len()
            || after.starts_with([';', ':', '!', '?', '(', ')', '\n', '|']);
        if !bare.is_empty() {
            words.push(Word {
                text: bare.to_lowercase(),
                at: start..start + bare.len(),
                ends,
            });
        }
        rest = start + len;
    }
    words
}

fn figure_at(words: &[Word], idx: usize) -> Option<Figure> {
    if words[idx].text == "no" {
        return no_spending(words, idx);
    }
    let (number, currency) = number(words, idx)?;
    let n_words = if number.has_magnitude { 2 } else { 1 };
    let (bound, first) = bound(words, idx);
    let behind = idx + n_words;
    let (measure, last) = match currency {
        Some(_) => (Measure::Spend, spending(words, behind)?),
        None => counted(words, behind)?,
    };
    let (figure, currency) = match measure {
        Measure::Spend => (number.hundredths, Some(currency.unwrap_or("USD"))),
        _ if number.hundredths % 100 == 0 => (number.hundredths / 100, None),
        _ => return None,
    };
    Some(Figure {
        at: words[first].at.start..words[last].at.end,
        measure,
        figure,
        bound,
        currency,
        platform: platform(words, behind, last, measure),
    })
}

struct Number {
    hundredths: u64,
    /// Whether `million` or the like stands behind.
    has_magnitude: bool,
}

/// Reads `1,234`, `$33,541`, `US$70`, `1.2 million`.
fn number(words: &[Word], idx: usize) -> Option<(Number, Option<&'static str>)> {
    let word = words[idx].text.as_str();
    let (digits, currency) = [("us$", "USD"), ("$", "USD"), ("€", "EUR"), ("£", "GBP")]
        .iter()
        .find_map(|(sign, currency)| Some((word.strip_prefix(sign)?, Some(*currency))))
        .unwrap_or((word, None));
    let (digits, short) = match digits.strip_suffix('k') {
        Some(digits) => (digits, 1_000),
        None => (digits, 1),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let is_grouped = groups.all(|group| group.len() == 3 && is_digits(group));
    if !is_digits(first) || !is_grouped || !is_digits(fraction) || fraction.len() > 2 {
        return None;
    }
    let whole: u64 = whole.replace(',', "").parse().ok()?;
    let cents: u64 = format!("{fraction:0<2}").parse().ok()?;
    let magnitude = match words.get(idx + 1).map(|word| word.text.as_str()) {
        _ if words[idx].ends => None,
        Some("thousand") => Some(1_000),
        Some("million") => Some(1_000_000),
        Some("billion") => Some(1_000_000_000),
        _ => None,
    };
    let hundredths = whole
        .checked_mul(100)?
        .checked_add(cents)?
        .checked_mul(short)?
        .checked_mul(magnitude.unwrap_or(1))?;
    // Stored as a signed number.
    i64::try_from(hundredths).ok()?;
    let has_magnitude = magnitude.is_some();
    Some((
        Number {
            hundredths,
            has_magnitude,
        },
        currency,
    ))
}

/// How a figure is to be read, by the words in front of it, and the first of these words.
fn bound(words: &[Word], idx: usize) -> (Bound, usize) {
    let before = |n: usize| {
        let at = idx.checked_sub(n)?;
        let runs_on = words[at..idx].iter().all(|word| !word.ends);
        runs_on.then(|| words[at].text.as_str())
    };
    match (before(2), before(1)) {
        (_, Some("about" | "around" | "approximately" | "roughly" | "some")) => {
            (Bound::About, idx - 1)
        }
        (_, Some("over")) => (Bound::MoreThan, idx - 1),
        (Some("more"), Some("than")) | (Some("at"), Some("least")) => (Bound::MoreThan, idx - 2),
        (_, Some("almost" | "nearly" | "under")) => (Bound::LessThan, idx - 1),
        (Some("less" | "fewer"), Some("than")) | (Some("up"), Some("to")) => {
            (Bound::LessThan, idx - 2)
        }
        _ => (Bound::Exactly, idx),
    }
}

/// What is counted, and the last word that says so.
fn counted(words: &[Word], from: usize) -> Option<(Measure, usize)> {
    let until = words.len().min(from + MAX_BETWEEN + 1);
    for idx in from..until {
        if idx > from && words[idx - 1].ends {
            return None;
        }
        let word = words[idx].text.as_str();
        if word.starts_with(|c: char| c.is_ascii_digit())
            || matches!(word, "and" | "or" | "in" | "of")
        {
            return None;
        }
        if let Some(measure) = measure_called(word) {
            let followed = words.get(idx + 1).filter(|_| !words[idx].ends);
            return match (measure, followed.map(|word| word.text.as_str())) {
                (Measure::Accounts, Some("followed" | "following")) => {
                    Some((Measure::Followers, idx + 1))
                }
                (Measure::Accounts, Some("joined")) => Some((Measure::Members, idx + 1)),
                // Whoever else was reached is not of the network.
                (Measure::Accounts, _) if matches!(word, "people" | "users") => None,
                _ => Some((measure, idx)),
            };
        }
    }
    None
}

fn measure_called(word: &str) -> Option<Measure> {
    Some(match word {
        "account" | "accounts" | "profile" | "profiles" | "people" | "users" => Measure::Accounts,
        "page" | "pages" => Measure::Pages,
        "group" | "groups" => Measure::Groups,
        "event" | "events" => Measure::Events,
        "channel" | "channels" => Measure::Channels,
        "blog" | "blogs" => Measure::Blogs,
        "follower" | "followers" | "subscribers" => Measure::Followers,
        "member" | "members" => Measure::Members,
        "post" | "posts" | "tweet" | "tweets" => Measure::Posts,
        "ad" | "ads" | "advertisements" => Measure::Ads,
        "view" | "views" => Measure::Views,
        "domain" | "domains" | "website" | "websites" => Measure::Domains,
        "advertiser" | "advertisers" => Measure::Advertisers,
        "video" | "videos" => Measure::Videos,
        _ => return None,
    })
}

/// Whether money was spent on advertisements, by the words behind the amount, and the last of these words.
fn spending(words: &[Word], from: usize) -> Option<usize> {
    let near = words.iter().enumerate().skip(from).take(8);
    let is_for_ads = |text: &str| matches!(text, "ad" | "ads" | "advertising" | "advertisements");
    near.into_iter()
        .find(|(_, word)| is_for_ads(&word.text))
        .map(|(idx, _)| idx)
}

/// `no ad spend` is a figure too.
fn no_spending(words: &[Word], idx: usize) -> Option<Figure> {
    let word = |n: usize| words.get(idx + n).map(|word| word.text.as_str());
    let is_ad = matches!(word(1), Some("ad" | "ads" | "advertising"));
    let is_spend = matches!(word(2), Some("spend" | "spending" | "spent"));
    (is_ad && is_spend).then(|| Figure {
        at: words[idx].at.start..words[idx + 2].at.end,
        measure: Measure::Spend,
        figure: 0,
        bound: Bound::Exactly,
        currency: None,
        platform: None,
    })
}

/// The platform named between a number and what it counts, or behind that: `294 accounts on Instagram`, `accounts
/// followed one or more of these Instagram accounts`. Pages and groups without one are Facebook's.
fn platform(words: &[Word], from: usize, last: usize, measure: Measure) -> Option<Platform> {
    let mut named: Vec<Platform> = Vec::new();
    for word in &words[from..=last] {
        named.extend(platform_called(&word.text));
    }
    if named.is_empty() && !words[last].ends {
        for word in words.iter().skip(last + 1).take(8) {
            // The next figure, with a platform of its own.
            if word
                .text
                .starts_with(|c: char| c.is_ascii_digit() || c == '$')
            {
                break;
            }
            let page = matches!(word.text.as_str(), "page" | "pages").then_some(Platform::Facebook);
            named.extend(platform_called(&word.text).or(page));
            if word.ends {
                break;
            }
        }
    }
    named.dedup();
    match (&named[..], measure) {
        ([one], _) => Some(*one),
        ([], Measure::Pages | Measure::Groups) => Some(Platform::Facebook),
        _ => None,
    }
}

fn platform_called(word: &str) -> Option<Platform> {
    Some(match word {
        "facebook" => Platform::Facebook,
        "instagram" => Platform::Instagram,
        "twitter" | "x" => Platform::Twitter,
        "youtube" => Platform::Youtube,
        "telegram" => Platform::Telegram,
        "tiktok" => Platform::Tiktok,
        "reddit" => Platform::Reddit,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(figures: impl IntoIterator<Item = Figure>, text: &str) -> Vec<String> {
        figures
            .into_iter()
            .map(|f| {
                let currency = f.currency.map(|c| format!(" {c}")).unwrap_or_default();
                let platform = f.platform.map_or("", Platform::name);
                let (measure, bound) = (f.measure.name(), f.bound.name());
                format!(
                    "{}: {} {measure}{currency} {bound} {platform}",
                    &text[f.at], f.figure
                )
                .trim_end()
                .to_owned()
            })
            .collect()
    }

    #[test]
    fn a_cell_that_begins_with_a_figure_is_one() {
        for (cell, expected) in [
            ("17 accounts", "17 accounts: 17 accounts exactly"),
            ("14 Pages ", "14 Pages: 14 pages exactly facebook"),
            ("1 Group", "1 Group: 1 groups exactly facebook"),
            (
                "7,705 Facebook accounts",
                "7,705 Facebook accounts: 7705 accounts exactly facebook",
            ),
            (
                "294 accounts on Instagram",
                "294 accounts: 294 accounts exactly instagram",
            ),
            (
                "About 120 accounts on Facebook and Instagram",
                "About 120 accounts: 120 accounts about",
            ),
            (
                "About $33,541 in spending for ads on Facebook and Instagram, paid for mostly in US dollars.",
                "About $33,541 in spending for ads: 3354100 spend USD about",
            ),
            (
                "less than $1.5 million in ads",
                "less than $1.5 million in ads: 150000000 spend USD lessThan",
            ),
            (
                "around 1.2 million accounts followed one or more of these Pages",
                "around 1.2 million accounts followed: 1200000 followers about facebook",
            ),
            (
                "About 41,000 accounts followed one or more of these Instagram accounts.",
                "About 41,000 accounts followed: 41000 followers about instagram",
            ),
            (
                "more than 300 accounts joined these Groups",
                "more than 300 accounts joined: 300 members moreThan",
            ),
            (
                "A total of 12 YouTube channels",
                "12 YouTube channels: 12 channels exactly youtube",
            ),
        ] {
            assert_eq!(told(leading(cell), cell), [expected], "{cell}");
        }
    }

    #[test]
    fn what_counts_nothing_known_is_no_figure() {
        for cell in [
            "Posing as 3 journalists",
            "2024 US elections",
            "110 Overseas",
            "12 men who posed as users",
            "0123456789abcdef0123456789abcdef",
            "$40 in cash",
            "1.2.3 accounts",
            "accounts",
            "about",
            "99999999999999999999999 accounts",
            "1.5 accounts",
            "5.",
            "",
        ] {
            assert_eq!(leading(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_sentence_may_state_several() {
        let text = "We removed 8 Facebook accounts, 2 Pages, and 294 accounts on Instagram for violating our policy. \
                    About 15 accounts followed one or more of these Pages, and about 41,000 accounts followed one or \
                    more of these Instagram accounts. There was no ad spend in 2026.";
        assert_eq!(
            told(all(text), text),
            [
                "8 Facebook accounts: 8 accounts exactly facebook",
                "2 Pages: 2 pages exactly facebook",
                "294 accounts: 294 accounts exactly instagram",
                "About 15 accounts followed: 15 followers about facebook",
                "about 41,000 accounts followed: 41000 followers about instagram",
                "no ad spend: 0 spend exactly",
            ]
        );
    }
}
