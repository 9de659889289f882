//! What was published: one line for each release known, read from `catalogue.tsv`.
//!
//! Figures are those stated at the time, each with who stated it; they often differ from what a file holds, and then
//! neither is wrong. A name of a file may find its line here, which names the dataset; it never chooses the format.

use std::sync::LazyLock;

use chrono::NaiveDate;

use crate::source::Source;

static TABLE: &str = include_str!("../catalogue.tsv");

static RELEASES: LazyLock<Vec<Release>> = LazyLock::new(|| {
    TABLE
        .lines()
        .skip(1)
        .map(|line| Release::read(line).expect(line))
        .collect()
});

/// One dataset as its publisher announced it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Release {
    /// The publisher's name for it in file names: `thailand_092020`.
    pub key: &'static str,
    /// A name for a reader: place, group in parentheses, month.
    pub name: &'static str,
    /// Who released it.
    pub publisher: &'static str,
    /// The day it was announced.
    pub published: NaiveDate,
    /// Whom the publisher named as being behind it, or the country.
    pub attribution: &'static str,
    /// How many accounts were stated.
    pub accounts: Option<Stated>,
    /// How many posts were stated.
    pub posts: Option<Stated>,
    /// Other figures and what is odd about them; empty if there is nothing to say.
    pub remark: &'static str,
    /// Other beginnings of file names, where they do not begin with the key.
    file_names: Vec<&'static str>,
}

/// A figure with who stated it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated {
    /// The figure.
    pub figure: u64,
    /// Who stated it.
    pub by: &'static str,
}

/// Every release known, oldest first.
#[must_use]
pub fn releases() -> &'static [Release] {
    &RELEASES
}

/// The release of this key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Release> {
    releases().iter().find(|release| release.key == key)
}

/// The version of the catalogue: the day of its latest release, `2021-12-02`.
#[must_use]
pub fn version() -> String {
    let latest = releases().iter().map(|release| release.published).max();
    latest.map(|day| day.to_string()).unwrap_or_default()
}

/// Finds the release that a file's or a member's name belongs to.
///
/// Only names of the published shape count: the key, `_users` or `_tweets`, and what the publisher put behind it;
/// before the key the folders of the download address may stand (`hashed_2020_09_thailand_092020_`).
#[must_use]
pub fn catalogue_key(source: &Source) -> Option<&'static Release> {
    let outer = source
        .path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    [Some(source.file_name()), outer]
        .into_iter()
        .flatten()
        .find_map(|name| release_of(&name))
}

fn release_of(file_name: &str) -> Option<&'static Release> {
    let stem = published_stem(file_name)?;
    releases().iter().find(|release| {
        release
            .names()
            .any(|name| is_named(&stem, &name.to_ascii_lowercase()))
    })
}

/// The part of a file name before `_users` or `_tweets`, in lower case. `None` if what follows is not as published:
/// `_csv_hashed` or `_csv_unhashed` or nothing, then a part's number or a year, then the endings.
fn published_stem(file_name: &str) -> Option<String> {
    let lower = file_name.to_ascii_lowercase();
    let (name, _) = lower.split_once('.')?;
    let (stem, rest) = ["_users", "_tweets"]
        .iter()
        .find_map(|kind| name.rsplit_once(kind))?;
    let rest = ["_csv_hashed", "_csv_unhashed"]
        .iter()
        .find_map(|suffix| rest.strip_prefix(suffix))
        .unwrap_or(rest);
    let part = rest
        .strip_prefix('_')
        .map(|part| part.strip_prefix("part").unwrap_or(part));
    let is_part = |part: &str| {
        !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
    };
    (rest.is_empty() || part.is_some_and(is_part)).then(|| stem.to_owned())
}

/// `thailand_092020`, or `hashed_2020_09_thailand_092020_thailand_092020`: release month, dataset, file.
fn is_named(stem: &str, name: &str) -> bool {
    if stem == name {
        return true;
    }
    let folders = stem
        .strip_prefix("hashed_")
        .or_else(|| stem.strip_prefix("unhashed_"));
    let Some((month, rest)) = folders.and_then(|rest| rest.split_at_checked("2020_09_".len()))
    else {
        return false;
    };
    let is_month = month.ends_with('_') && month.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    is_month
        && rest
            .strip_prefix(name)
            .and_then(|rest| rest.strip_prefix('_'))
            == Some(name)
}

impl Release {
    fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.key).chain(self.file_names.iter().copied())
    }

    fn read(line: &'static str) -> Option<Self> {
        let cells: Vec<&'static str> = line.split('\t').collect();
        let &[
            key,
            published,
            name,
            attribution,
            accounts,
            accounts_by,
            posts,
            posts_by,
            file_names,
            remark,
        ] = cells.as_slice()
        else {
            return None;
        };
        let stated = |figure: &str, by| figure.parse().ok().map(|figure| Stated { figure, by });
        Some(Self {
            key,
            name,
            publisher: "Twitter",
            published: published.parse().ok()?,
            attribution,
            accounts: stated(accounts, accounts_by),
            posts: stated(posts, posts_by),
            remark,
            file_names: file_names
                .split(' ')
                .filter(|name| !name.is_empty())
                .collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    fn check(file_name: &str, expected: Option<&str>) {
        assert_eq!(
            release_of(file_name).map(|release| release.key),
            expected,
            "{file_name}"
        );
    }

    #[test]
    fn names_of_the_published_shape_find_their_release() {
        for (name, key) in [
            ("thailand_092020_tweets_csv_hashed.csv", "thailand_092020"),
            (
                "hashed_2020_09_thailand_092020_thailand_092020_users_csv_hashed.zip",
                "thailand_092020",
            ),
            ("hashed_2021_12_MX_0621_MX_0621_users.csv", "MX_0621"),
            ("ira_tweets_csv_hashed.csv", "ira"),
            ("ira_092020_tweets_csv_hashed.csv", "ira_092020"),
            ("IRA_202012_tweets_csv_hashed.csv", "IRA_202012"),
            ("iranian_users_csv_hashed.csv.gz", "iranian"),
            ("iran_201901_1_tweets_csv_hashed_4.csv", "iran_201901_1"),
            (
                "china_082019_3_tweets_csv_hashed_part1.csv",
                "china_082019_3",
            ),
            ("serbia_022020_tweets_csv_hashed_13.csv", "serbia_022020"),
            ("REA_0621_tweets_csv_hashed_2014.csv", "REA_0621"),
            (
                "Venezuela_0621_tweets_csv_hashed_2019.csv",
                "Venezuela_0621",
            ),
            ("032020_users_csv_hashed.csv", "032020"),
            ("russia_201901_1_tweets_csv_hashed.zip", "russia_201901_1"),
            ("russian_linked_tweets_csv_hashed.csv", "russia_201901_1"),
            (
                "venezuela_linked_users_csv_hashed.csv",
                "venezuela_201901_2",
            ),
            ("ira_users_csv_unhashed.csv", "ira"),
        ] {
            check(name, Some(key));
        }
    }

    #[test]
    fn other_names_find_nothing() {
        for name in [
            "iranian_unseen_io_rows.csv",
            "ioa_tweets.csv",
            "my_ira_tweets_csv_hashed.csv",
            "ira_tweets_csv_hashed_cleaned.csv",
            "ira_tweets",
            "tweets.csv",
            "",
        ] {
            check(name, None);
        }
    }

    #[test]
    fn the_table_has_one_line_for_each_release() {
        assert_eq!(
            TABLE
                .lines()
                .next()
                .unwrap()
                .split('\t')
                .collect::<Vec<_>>(),
            [
                "key",
                "published",
                "name",
                "operation",
                "accounts",
                "accounts_by",
                "posts",
                "posts_by",
                "file_names",
                "remark"
            ]
        );
        // Case matters: ira_202012 and IRA_202012 would be one file name on some systems.
        let keys: HashSet<String> = releases()
            .iter()
            .map(|release| release.key.to_lowercase())
            .collect();
        let names: HashSet<&str> = releases().iter().map(|release| release.name).collect();
        assert_eq!(
            (keys.len(), names.len()),
            (releases().len(), releases().len())
        );
        assert!(releases().is_sorted_by_key(|release| release.published));
        for release in releases() {
            for stated in [release.accounts, release.posts].into_iter().flatten() {
                assert!(
                    stated.figure > 0 && !stated.by.is_empty(),
                    "{}",
                    release.key
                );
            }
        }
    }

    #[test]
    fn the_sets_announced_together_add_up_to_the_published_sums() {
        // Sums stated by Twitter: 1,594 accounts in October 2020, 373 in February 2021, 3,465 in December 2021.
        let sum = |day: &str| -> u64 {
            let day: NaiveDate = day.parse().unwrap();
            let on_day = releases().iter().filter(|release| release.published == day);
            on_day
                .filter_map(|release| release.accounts)
                .map(|stated| stated.figure)
                .sum()
        };
        assert_eq!(
            (sum("2020-10-08"), sum("2021-02-23"), sum("2021-12-02")),
            (1_594, 373, 3_465)
        );
    }
}
