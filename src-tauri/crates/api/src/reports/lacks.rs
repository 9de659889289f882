//! What a dataset lacks, in figures and in sentences.

use std::collections::{BTreeMap, BTreeSet};

use analysis::gaps;
use chrono::NaiveDate;
use ingest::catalogue::grouped;
use model::Field;
use store::{Dataset, Reader, SourceFile, Survey};

use super::{NotedFile, fields, is_read};
use crate::{
    ApiError, completeness, datasets,
    file_columns::FileColumns,
    imports::Rows,
    names::ArchiveNames,
    opened::OpenArchive,
    releases,
    wire::{DatasetGaps, DayGaps, DayStretch, FieldCount, FieldState, ValueCount},
};

/// Stretches without posts that are listed.
const STRETCHES: usize = 20;

/// What the dataset lacks.
pub(super) fn gaps(
    archive: &OpenArchive,
    reader: &Reader,
    dataset: &Dataset,
    files: &[NotedFile],
    survey: &Survey,
) -> Result<DatasetGaps, ApiError> {
    let figures = reader.dataset_figures(dataset.no)?;
    let read = || files.iter().filter(|(file, _)| is_read(file));
    let columns = read().filter_map(|(file, _)| FileColumns::of(file));
    let columns: BTreeSet<Field> = columns.flat_map(|file| fields::of_file(&file)).collect();
    let listed = in_lists(archive, dataset)?;
    let totals = fields::Totals {
        posts: survey.n_posts,
        ads: survey.n_ads,
        accounts: survey.n_accounts,
        hashed_accounts: figures.n_accounts_hashed,
    };
    let filled = |field: Field| {
        let found = listed.get(&field).or_else(|| survey.filled.get(&field));
        found.copied().unwrap_or(0)
    };
    let has_table = read().any(|(file, _)| !file.header.is_empty());
    let fields = fields::counts(totals, has_table.then_some(&columns), filled);
    let references = read().flat_map(|(_, notes)| notes);
    let references = references.filter(|note| note.code == "referenceDestroyed");
    let clientless = survey.n_posts - filled(Field::Client).min(survey.n_posts);
    let all: Vec<SourceFile> = files.iter().map(|(file, _)| file.clone()).collect();
    let rows = Rows::of(&all);
    let missing = releases::of(dataset).map_or_else(Vec::new, |release| {
        completeness::of(dataset, release, rows).1
    });
    let mut gaps = DatasetGaps {
        sentences: datasets::gaps(dataset, &figures, clientless, missing),
        days: days(all_days(survey)),
        fields,
        posts: survey.n_posts,
        precisions: figures
            .precisions
            .iter()
            .map(|&(precision, count)| ValueCount {
                value: precision.name().to_owned(),
                count,
            })
            .collect(),
        undated: figures.n_undated,
        accounts: survey.n_accounts,
        hashed_accounts: figures.n_accounts_hashed,
        accounts_without_posts: figures.n_accounts_without_posts,
        destroyed_post_ids: survey.post_ids.destroyed,
        missing_post_ids: survey.post_ids.missing,
        destroyed_account_ids: survey.account_ids.destroyed,
        missing_account_ids: survey.account_ids.missing,
        destroyed_references: references.map(|note| note.count).sum(),
    };
    let more = sentences(&gaps);
    gaps.sentences.extend(more);
    Ok(gaps)
}

/// Posts with hashtags, links and mentions, which the index counts.
fn in_lists(archive: &OpenArchive, dataset: &Dataset) -> Result<BTreeMap<Field, u64>, ApiError> {
    let names = ArchiveNames::new(archive)?;
    let searcher = archive.searcher();
    let mut counts = BTreeMap::new();
    for (field, wanted) in [
        (Field::Hashtags, "has:hashtag"),
        (Field::Links, "has:link"),
        (Field::Mentions, "has:mention"),
    ] {
        let asked = format!("dataset:{} {wanted}", dataset.id);
        let (query, _) = search::parse(&asked, chrono_tz::UTC);
        counts.insert(field, searcher.count(&query, &names, &|| false)?);
    }
    Ok(counts)
}

/// Posts by day over all files.
fn all_days(survey: &Survey) -> BTreeMap<NaiveDate, u64> {
    let mut all = BTreeMap::new();
    for &(day, n) in survey.files.values().flat_map(|file| &file.days) {
        *all.entry(day).or_default() += n;
    }
    all
}

/// Days without posts, as the wire has them.
pub(super) fn days(days: impl IntoIterator<Item = (NaiveDate, u64)>) -> Option<DayGaps> {
    let gaps = gaps::between(days, STRETCHES)?;
    Some(DayGaps {
        zone: "UTC".to_owned(),
        first: gaps.first.to_string(),
        last: gaps.last.to_string(),
        days: gaps.days,
        without: gaps.without,
        stretches: gaps.stretches,
        longest: gaps
            .longest
            .iter()
            .map(|stretch| DayStretch {
                first: stretch.first.to_string(),
                last: stretch.last.to_string(),
                days: stretch.days(),
            })
            .collect(),
    })
}

/// What the figures say, beyond what is said of a dataset everywhere.
fn sentences(gaps: &DatasetGaps) -> Vec<String> {
    let mut said = Vec::new();
    said.extend(gaps.days.as_ref().and_then(days_in_words));
    // That no post names its program is said already.
    let missing = |state: FieldState| {
        let of_state =
            |count: &&FieldCount| count.state == state && count.field != Field::Client.name();
        let labels = gaps.fields.iter().filter(of_state);
        labels.map(|count| count.label.as_str()).collect::<Vec<_>>()
    };
    for (state, words) in [
        (FieldState::Absent, "Not in this release"),
        (
            FieldState::Empty,
            "There is a column, but nothing in it, for",
        ),
    ] {
        let labels = missing(state);
        if !labels.is_empty() {
            said.push(format!("{words}: {}.", labels.join(", ")));
        }
    }
    let ids = [
        (gaps.destroyed_post_ids, "post", "a destroyed id"),
        (gaps.missing_post_ids, "post", "no id"),
        (gaps.destroyed_account_ids, "account", "a destroyed id"),
        (gaps.missing_account_ids, "account", "no id"),
    ];
    for (count, what, lack) in ids {
        match count {
            0 => {}
            1 => said.push(format!(
                "1 {what} has {lack}, and can be told by its record alone."
            )),
            many => said.push(format!(
                "{} {what}s have {lack}, and can be told by their records alone.",
                grouped(many)
            )),
        }
    }
    match gaps.destroyed_references {
        0 => {}
        1 => said.push("In 1 record the id of another post or account is destroyed.".to_owned()),
        many => said.push(format!(
            "In {} records the id of another post or account is destroyed.",
            grouped(many)
        )),
    }
    said
}

fn days_in_words(gaps: &DayGaps) -> Option<String> {
    let longest = gaps.longest.first()?;
    let without = match gaps.without {
        1 => "1 day".to_owned(),
        many => format!("{} days", grouped(many)),
    };
    let span = format!(
        "On {without} of the {} from {} to {} ({}) there is no post",
        grouped(gaps.days),
        gaps.first,
        gaps.last,
        gaps.zone
    );
    Some(match longest.days {
        1 => format!("{span}, never on two in a row."),
        many => format!(
            "{span}; the longest stretch is {} days, from {} to {}.",
            grouped(many),
            longest.first,
            longest.last
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_without_posts_are_said_with_their_span_and_zone() {
        let of = |days: &[&str]| {
            let days = days.iter().map(|day| (day.parse().unwrap(), 1));
            super::days(days).and_then(|gaps| days_in_words(&gaps))
        };
        assert_eq!(
            of(&["2020-01-01", "2020-01-05", "2020-01-07"]).as_deref(),
            Some(
                "On 4 days of the 7 from 2020-01-01 to 2020-01-07 (UTC) there is no post; the longest stretch is \
                 3 days, from 2020-01-02 to 2020-01-04."
            )
        );
        assert_eq!(
            of(&["2020-01-01", "2020-01-03"]).as_deref(),
            Some(
                "On 1 day of the 3 from 2020-01-01 to 2020-01-03 (UTC) there is no post, never on two in a row."
            )
        );
        assert_eq!(of(&["2020-01-01", "2020-01-02"]), None);
        assert_eq!(of(&[]), None);
    }
}
