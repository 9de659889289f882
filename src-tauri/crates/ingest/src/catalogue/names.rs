//! Which release does a file's name belong to?

use super::{Release, releases};
use crate::source::Source;

/// Finds the release that a file's or a member's name belongs to, among those whose files are of this family.
///
/// Only names of the published shape count. For Twitter that is the key, `_users` or `_tweets`, and what the publisher
/// put behind it; before the key the folders of the download address may stand (`hashed_2020_09_thailand_092020_`).
/// For others it is the whole name. A name may name, it never chooses the format.
#[must_use]
pub fn release_named(source: &Source, family: &str) -> Option<&'static Release> {
    let outer = source
        .path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    [Some(source.file_name()), outer]
        .into_iter()
        .flatten()
        .find_map(|name| {
            releases().find(|release| release.form.has(family) && is_of(&name, release))
        })
}

/// Whether a file of this release may be called so.
pub(super) fn is_of(file_name: &str, release: &Release) -> bool {
    if !release.file_names.is_empty() {
        let lower = file_name.to_lowercase();
        return release
            .file_names
            .iter()
            .any(|pattern| matches(&lower, &pattern.to_lowercase()));
    }
    published_stem(file_name).is_some_and(|stem| {
        std::iter::once(&release.key)
            .chain(&release.stems)
            .any(|name| is_named(&stem, &name.to_ascii_lowercase()))
    })
}

/// Whether a name fits a pattern in which `*` stands for any letters; what packs the file may stand behind it.
fn matches(name: &str, pattern: &str) -> bool {
    let packed = [".gz", ".zip", ".zst", ".xz", ".bz2", ".7z"];
    let bare = packed.iter().find_map(|ending| name.strip_suffix(ending));
    [Some(name), bare]
        .into_iter()
        .flatten()
        .any(|name| fits(name, pattern))
}

fn fits(name: &str, pattern: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return rest.is_empty();
    };
    for part in parts {
        let Some((_, behind)) = rest.split_once(part) else {
            return false;
        };
        rest = behind;
    }
    rest.ends_with(last)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn check(file_name: &str, family: &str, expected: Option<&str>) {
        let source = Source::plain(file_name);
        assert_eq!(
            release_named(&source, family).map(|release| release.key.as_str()),
            expected,
            "{file_name}"
        );
    }

    #[test]
    fn names_of_twitters_shape_find_their_release() {
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
            check(name, "twitter-archive", Some(key));
        }
    }

    #[test]
    fn names_of_other_publishers_find_theirs_in_their_own_family() {
        for (name, family, key) in [
            ("IRAhandle_tweets_1.csv", "clemson", Some("clemson-2018")),
            (
                "irahandle_tweets_13.csv.gz",
                "clemson",
                Some("clemson-2018"),
            ),
            ("IRAhandle_tweets_1.csv", "nbc", None),
            ("users.csv", "nbc", Some("nbc-2018")),
            ("users.csv", "reddit", Some("reddit-2018-ira")),
            ("users.csv", "twitter-archive", None),
            ("russian-ads.db", "hpsci-ads", Some("hpsci-ads-2018")),
            (
                "Q1_2023_ Togo _ Burkina Faso-based_CIB_network.csv",
                "meta-indicators",
                Some("meta-2023-q1-togo"),
            ),
            (
                "Q4-1_2026_GithubIOCs - H1_2026_IRAN_BASED_CIB_NETWORK_1.csv",
                "meta-indicators",
                Some("meta-2026-h1-iran"),
            ),
            (
                "2022_09_removing_coordinated_inauthentic_behavior_from_china_and_russia.xml",
                "meta-indicators",
                Some("meta-2022-09-china-russia"),
            ),
        ] {
            check(name, family, key);
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
            check(name, "twitter-archive", None);
        }
    }

    #[test]
    fn a_star_stands_for_any_letters() {
        for (name, pattern, expected) in [
            ("ads.csv", "ads.csv", true),
            ("ads.csv.zip", "ads.csv", true),
            ("myads.csv", "ads.csv", false),
            ("ads.csv2", "ads.csv", false),
            ("a-1-b-2-c", "a*b*c", true),
            ("ac", "a*b*c", false),
            ("anything", "*", true),
        ] {
            assert_eq!(matches(name, pattern), expected, "{name} {pattern}");
        }
    }
}
