//! A comparison with everything that someone else needs to repeat it.

use std::{collections::BTreeSet, path::Path};

use search::Listed;
use store::DatasetNo;

use super::{accounts, ask, chance, near_texts, page::page};
use crate::{
    ApiError, Context, ErrorCode, releases, values,
    wire::{
        ChanceRequest, CompareRequest, ComparisonReport, ComparisonReportRequest, NearTextsRequest,
        ReportMade, ReportedDataset, ReportedFile, SaveComparisonRequest, SavedReport,
    },
    written,
};

/// A comparison, what chance would share, texts that are nearly the same, and the published files behind it all.
///
/// # Errors
///
/// As [`super::accounts`] and [`super::near_texts`].
pub fn report(
    cx: &Context<'_>,
    request: ComparisonReportRequest,
) -> Result<ComparisonReport, ApiError> {
    let ComparisonReportRequest {
        accounts: names,
        dataset,
        zone,
    } = request;
    let comparison = accounts(
        cx,
        CompareRequest {
            accounts: names.clone(),
            dataset: dataset.clone(),
            zone: zone.clone(),
        },
    )?;
    let chance = chance(
        cx,
        ChanceRequest {
            accounts: names.clone(),
            dataset: dataset.clone(),
            zone: zone.clone(),
        },
    )?;
    let mut near = Vec::new();
    for pair in &comparison.pairs {
        let pair = [pair.a, pair.b].map(|side| names[side as usize].clone());
        near.push(near_texts(
            cx,
            NearTextsRequest {
                accounts: pair.into(),
                dataset: dataset.clone(),
                zone: zone.clone(),
            },
        )?);
    }
    Ok(ComparisonReport {
        comparison,
        chance,
        near,
        datasets: datasets(cx, &names, dataset.as_deref(), &zone)?,
        made: ReportMade {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            folding: text::ANALYZER_VERSION,
            catalogue: ingest::catalogue::version().to_owned(),
            at: values::seconds(cx.now()),
        },
    })
}

/// Writes a comparison to a file: JSON where its name ends in `.json`, else one page of HTML that needs nothing beside
/// it. A file that is there already is replaced, but only once the new one is whole.
///
/// # Errors
///
/// As [`report`]; [`ErrorCode::BadRequest`] if the file cannot be written.
pub fn save(cx: &Context<'_>, request: SaveComparisonRequest) -> Result<SavedReport, ApiError> {
    let report = report(
        cx,
        ComparisonReportRequest {
            accounts: request.accounts,
            dataset: request.dataset,
            zone: request.zone,
        },
    )?;
    let path = Path::new(&request.path);
    let is_json = path
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let text = if is_json {
        serde_json::to_string_pretty(&report).map_err(|error| {
            ApiError::new(ErrorCode::Failed, "The comparison could not be written.")
                .caused_by(&error)
        })?
    } else {
        page(&report)
    };
    written::bytes(request.path, text.as_bytes())
}

/// The datasets of the sides' posts and accounts, by their ids.
fn datasets(
    cx: &Context<'_>,
    names: &[String],
    dataset: Option<&str>,
    zone: &str,
) -> Result<Vec<ReportedDataset>, ApiError> {
    ask(cx, zone, 2..=6, names, |asked| {
        let mut numbers: BTreeSet<u64> = BTreeSet::new();
        for side in asked.sides(names, dataset, &[] as &[Listed])? {
            let posts = side.gathered.posts.iter();
            numbers.extend(posts.map(|post| u64::from(post.dataset_no)));
            numbers.extend(side.account().map(|account| account.dataset_no.0));
        }
        let mut datasets = Vec::new();
        for number in numbers {
            let Some(dataset) = asked.maker.dataset(DatasetNo(number)) else {
                continue;
            };
            let files = asked.reader.files(dataset.no)?;
            datasets.push(ReportedDataset {
                id: dataset.id.clone(),
                name: dataset.name.clone(),
                publisher: releases::publisher(dataset),
                files: files
                    .into_iter()
                    .map(|file| ReportedFile {
                        // Folders may name a person or a source.
                        name: file
                            .path
                            .rsplit(['/', '\\'])
                            .next()
                            .unwrap_or("")
                            .to_owned(),
                        member: file.member,
                        sha256: file.outer_sha256,
                    })
                    .collect(),
            });
        }
        datasets.sort_by(|a, b| a.id.cmp(&b.id));
        Ok(datasets)
    })
}
