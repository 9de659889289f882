//! What is in the archive, and what it lacks.

use ingest::catalogue::{self, FigureKind, Whole, grouped};
use search::Column;
use store::{Dataset, DatasetFigures, Reader};

use crate::{
    ApiError, Context, ErrorCode, completeness,
    figures::Lacking,
    imports::Rows,
    indexing::narrow,
    names::ArchiveNames,
    opened::OpenArchive,
    releases, values,
    wire::{
        AdSum, DatasetList, DatasetRelease, DatasetRequest, DatasetRow, Interrupted, Nothing,
        Removed, RenameRequest, Stated, ValueCount,
    },
};

/// Languages shown with a dataset.
const LANGUAGES: usize = 8;

/// Lists the datasets with their figures and gaps, and the imports that were cut off.
///
/// # Errors
///
/// [`ErrorCode::NoArchive`].
pub fn list(cx: &Context<'_>, _: Nothing) -> Result<DatasetList, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let mut datasets = Vec::new();
    for dataset in reader.datasets()? {
        let figures = reader.dataset_figures(dataset.no)?;
        let clientless = clientless(&archive, &dataset)?;
        let ads = reader.ad_sums(dataset.no)?;
        let rows = Rows::of(&reader.files(dataset.no)?);
        datasets.push(DatasetRow {
            ads: ads.by_currency.into_iter().map(ad_sum).collect(),
            ..row(dataset, figures, clientless, rows)
        });
    }
    datasets.sort_by(|a, b| (&a.released, &a.name, &a.id).cmp(&(&b.released, &b.name, &b.id)));
    Ok(DatasetList {
        datasets,
        interrupted: interrupted(&reader)?,
    })
}

/// Posts of a dataset that name no client.
fn clientless(archive: &OpenArchive, dataset: &Dataset) -> Result<u64, ApiError> {
    let (query, _) = search::parse(&format!("dataset:{}", dataset.id), chrono_tz::UTC);
    let names = ArchiveNames::new(archive)?;
    let counted = archive
        .searcher()
        .facets(&query, &names, &[Column::Client], &|| false)?;
    let named: u64 = counted
        .counts
        .iter()
        .flat_map(|(_, counts)| counts)
        .map(|&(_, count)| count)
        .sum();
    Ok(counted.total.saturating_sub(named))
}

fn row(dataset: Dataset, figures: DatasetFigures, clientless: u64, rows: Rows) -> DatasetRow {
    let release = releases::of(&dataset);
    let (completeness, missing) = release.map_or_else(Default::default, |release| {
        completeness::of(&dataset, release, rows)
    });
    let takedown = release.and_then(|release| catalogue::find_takedown(&release.takedown));
    DatasetRow {
        gaps: gaps(&dataset, &figures, clientless, missing),
        platform: dataset.platform.name().to_owned(),
        publisher: releases::publisher(&dataset),
        attribution: release
            .and_then(|release| release.attribution.as_ref())
            .map(crate::catalogue::attribution),
        released: release.map(|release| release.published.first().to_string()),
        release: release.map(|release| DatasetRelease {
            key: release.key.clone(),
            name: release.name.clone(),
            recognised: releases::recognised(&dataset),
        }),
        takedown: takedown.map(crate::catalogue::reference),
        posts: dataset.n_posts,
        accounts: dataset.n_accounts,
        indicators: dataset.n_indicators,
        summaries: dataset.n_summaries,
        ads: Vec::new(),
        accounts_with_posts: dataset.n_accounts - figures.n_accounts_without_posts,
        hashed_accounts: figures.n_accounts_hashed,
        undated: figures.n_undated,
        first: dataset.first.map(values::seconds),
        last: dataset.last.map(values::seconds),
        languages: figures
            .languages
            .into_iter()
            .take(LANGUAGES)
            .map(|(value, count)| ValueCount { value, count })
            .collect(),
        stated: release.map_or_else(Vec::new, stated),
        completeness,
        format: dataset.format,
        id: dataset.id,
        name: dataset.name,
    }
}

fn ad_sum(sum: store::AdSum) -> AdSum {
    AdSum {
        currency: sum.currency,
        ads: sum.n_ads,
        spend: values::decimal(sum.spend_hundredths),
        impressions: sum.impressions,
        clicks: sum.clicks,
    }
}

/// The first figure that somebody states or lists of accounts, and of posts.
fn stated(release: &catalogue::Release) -> Vec<Stated> {
    let first = |whole: Whole| {
        let (_, figure) = release.whole_figures().find(|(of, figure)| {
            *of == whole && matches!(figure.kind, FigureKind::Stated | FigureKind::Listed)
        })?;
        Some(Stated {
            what: whole.name().to_owned(),
            count: figure.count,
            by: figure.by.clone(),
        })
    };
    [Whole::Accounts, Whole::Posts]
        .into_iter()
        .filter_map(first)
        .collect()
}

/// What a dataset lacks, in words, before anyone reads a chart of it: first what is missing by stated figures.
pub(crate) fn gaps(
    dataset: &Dataset,
    figures: &DatasetFigures,
    clientless: u64,
    missing: Vec<String>,
) -> Vec<String> {
    use model::Precision;
    let mut gaps = missing;
    let posts = dataset.n_posts;
    if posts == 0 && dataset.n_indicators == 0 {
        gaps.push(match dataset.n_accounts {
            0 => "No posts and no accounts in this archive.".to_owned(),
            _ => "No posts in this archive: accounts only.".to_owned(),
        });
    }
    let coarse = |precision: Precision| {
        let found = figures
            .precisions
            .iter()
            .find(|(known, _)| *known == precision);
        found.map_or(0, |&(_, count)| count)
    };
    let lacking = Lacking {
        minute: coarse(Precision::Minute),
        day: coarse(Precision::Day),
        undated: figures.n_undated,
        clientless,
    };
    gaps.extend(lacking.sentences(posts));
    let hashed = figures.n_accounts_hashed;
    if hashed > 0 {
        gaps.push(format!(
            "The names of {} of {} accounts are replaced by a hash.",
            grouped(hashed),
            grouped(dataset.n_accounts)
        ));
    }
    let silent = figures.n_accounts_without_posts;
    if silent > 0 && posts > 0 {
        gaps.push(match silent {
            1 => "1 account has no post here.".to_owned(),
            several => format!("{} accounts have no post here.", grouped(several)),
        });
    }
    let unlisted = dataset.n_accounts.saturating_sub(figures.n_accounts_listed);
    if unlisted > 0 && figures.n_accounts_listed > 0 {
        gaps.push(match unlisted {
            1 => "1 account is known from its posts alone.".to_owned(),
            several => format!(
                "{} accounts are known from their posts alone.",
                grouped(several)
            ),
        });
    }
    gaps
}

fn interrupted(reader: &Reader) -> Result<Vec<Interrupted>, ApiError> {
    let datasets = reader.datasets()?;
    let files = reader.interrupted()?;
    Ok(files
        .iter()
        .map(|file| Interrupted {
            dataset: datasets
                .iter()
                .find(|dataset| dataset.no == file.dataset_no)
                .map(|dataset| dataset.id.clone())
                .unwrap_or_default(),
            // Not shortened: the window gives it back to go on with the import.
            path: file.path.clone(),
            kept: file.kept,
            bytes_done: file.next.byte,
            bytes: file.bytes,
        })
        .collect())
}

/// Gives a dataset another name; its id stays, so queries and citations go on working.
///
/// # Errors
///
/// [`ErrorCode::NotFound`], [`ErrorCode::ReadOnly`], [`ErrorCode::BadRequest`] for an empty name.
pub fn rename(cx: &Context<'_>, request: RenameRequest) -> Result<DatasetList, ApiError> {
    let archive = cx.archive()?;
    let name = request.name.trim();
    if name.is_empty() {
        return Err(
            ApiError::new(ErrorCode::BadRequest, "A dataset needs a name.")
                .hint("Write at least one letter."),
        );
    }
    archive
        .store
        .writer(text::fold_tag)?
        .rename_dataset(&request.dataset, name)?;
    list(cx, Nothing {})
}

/// Takes a dataset out of the archive, with everything that came with it.
///
/// # Errors
///
/// [`ErrorCode::NotFound`], [`ErrorCode::ReadOnly`].
pub fn remove(cx: &Context<'_>, request: DatasetRequest) -> Result<Removed, ApiError> {
    let archive = cx.archive()?;
    let dataset = find(&*archive.reader()?, &request.dataset)?;
    archive
        .store
        .writer(text::fold_tag)?
        .remove_dataset(&dataset.id)?;
    archive.forget_in_index(narrow(dataset.no.0))?;
    Ok(Removed {
        dataset: dataset.id,
        posts: dataset.n_posts,
        accounts: dataset.n_accounts,
    })
}

/// A dataset by its id.
pub(crate) fn find(reader: &Reader, id: &str) -> Result<Dataset, ApiError> {
    reader
        .dataset(id)?
        .ok_or_else(|| store::Error::NoSuchDataset { id: id.to_owned() }.into())
}
