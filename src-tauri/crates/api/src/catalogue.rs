//! The catalogue of releases and announcements: searched and read without having the data.

use std::collections::HashMap;

use chrono::Datelike;
use ingest::catalogue::{self, related, takedowns};
use model::Platform;

use crate::{
    ApiError, Context, ErrorCode,
    wire::{
        Attribution, CatalogueList, CatalogueRequest, CatalogueSource, Figure, Network, Operation,
        Release, Statement, TakedownRef, TakedownRequest, TakedownRow,
    },
};

/// Finds takedowns by words, platform and year. No archive need be open.
///
/// # Errors
///
/// [`ErrorCode::BadRequest`] for a platform that does not exist.
pub fn search(cx: &Context<'_>, request: CatalogueRequest) -> Result<CatalogueList, ApiError> {
    let platform = request.platform.as_deref().map(platform).transpose()?;
    let datasets = Datasets::of(cx)?;
    let found = catalogue::search(&request.text)
        .into_iter()
        .filter(|takedown| platform.is_none_or(|is| takedown.platforms().contains(&is)))
        .filter(|takedown| {
            request
                .year
                .is_none_or(|year| takedown.announced.is_in(year))
        });
    let mut platforms: Vec<Platform> = takedowns().iter().flat_map(|t| t.platforms()).collect();
    platforms.sort_unstable();
    platforms.dedup();
    let mut years: Vec<i32> = takedowns()
        .iter()
        .map(|takedown| takedown.announced.first().year())
        .collect();
    years.sort_unstable();
    years.dedup();
    Ok(CatalogueList {
        version: catalogue::version().to_owned(),
        total: takedowns().len() as u64,
        takedowns: found.map(|takedown| row(takedown, &datasets)).collect(),
        platforms: names(&platforms),
        years,
    })
}

fn platform(name: &str) -> Result<Platform, ApiError> {
    Platform::from_name(name).ok_or_else(|| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("There is no platform called {name}."),
        )
        .hint(format!(
            "The platforms are: {}.",
            names(Platform::ALL).join(", ")
        ))
    })
}

fn names(platforms: &[Platform]) -> Vec<String> {
    platforms.iter().map(|p| p.name().to_owned()).collect()
}

/// Shows one takedown. No archive need be open.
///
/// # Errors
///
/// [`ErrorCode::NotFound`].
pub fn show(cx: &Context<'_>, request: TakedownRequest) -> Result<TakedownRow, ApiError> {
    let takedown = catalogue::find_takedown(&request.key).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            format!("The catalogue has no takedown {}.", request.key),
        )
        .hint("Search the catalogue by words.")
    })?;
    Ok(row(takedown, &Datasets::of(cx)?))
}

/// The datasets of the open archive, by the key of their release.
struct Datasets(HashMap<String, Vec<String>>);

impl Datasets {
    fn of(cx: &Context<'_>) -> Result<Self, ApiError> {
        let mut by_key: HashMap<String, Vec<String>> = HashMap::new();
        if let Some(archive) = cx.session().opened() {
            for dataset in archive.reader()?.datasets()? {
                if let Some(key) = dataset.catalogue_key {
                    by_key.entry(key).or_default().push(dataset.id);
                }
            }
        }
        Ok(Self(by_key))
    }
}

fn row(takedown: &catalogue::Takedown, datasets: &Datasets) -> TakedownRow {
    let operations = takedown.all_operations();
    let operations = catalogue::operations()
        .iter()
        .filter(|operation| operations.contains(&operation.key.as_str()));
    TakedownRow {
        key: takedown.key.clone(),
        name: takedown.name.clone(),
        what: takedown.what.name().to_owned(),
        announced: takedown.announced.to_string(),
        by: takedown.by.clone(),
        platforms: names(&takedown.platforms()),
        places: takedown.places.clone(),
        attribution: takedown.attribution.as_ref().map(attribution),
        remark: takedown.remark.clone(),
        sources: sources(&takedown.sources),
        figures: figures(&takedown.figures),
        statements: takedown.statements.iter().map(statement).collect(),
        networks: takedown.networks.iter().map(network).collect(),
        releases: takedown
            .releases
            .iter()
            .map(|release| release_row(release, datasets))
            .collect(),
        operations: operations.map(operation).collect(),
        related: related(takedown).map(reference).collect(),
    }
}

/// A takedown as something else names it.
pub(crate) fn reference(takedown: &catalogue::Takedown) -> TakedownRef {
    TakedownRef {
        key: takedown.key.clone(),
        name: takedown.name.clone(),
        announced: takedown.announced.to_string(),
        by: takedown.by.clone(),
    }
}

/// Whom somebody names.
pub(crate) fn attribution(attribution: &catalogue::Attribution) -> Attribution {
    Attribution {
        words: attribution.words.clone(),
        by: attribution.by.clone(),
        quoted: attribution.quoted,
    }
}

fn operation(operation: &catalogue::Operation) -> Operation {
    Operation {
        key: operation.key.clone(),
        name: operation.name.clone(),
        sources: sources(&operation.sources),
    }
}

fn sources(sources: &[catalogue::Source]) -> Vec<CatalogueSource> {
    let source = |source: &catalogue::Source| CatalogueSource {
        name: source.name.clone(),
        at: source.at.clone(),
    };
    sources.iter().map(source).collect()
}

fn figures(figures: &[catalogue::Figure]) -> Vec<Figure> {
    figures.iter().map(figure).collect()
}

/// A figure on the wire.
pub(crate) fn figure(figure: &catalogue::Figure) -> Figure {
    Figure {
        platform: figure.platform.name().to_owned(),
        measure: figure.measure.name().to_owned(),
        count: figure.count,
        bound: figure.bound.name().to_owned(),
        currency: figure.currency.clone(),
        words: figure.in_words(),
        kind: figure.kind.name().to_owned(),
        unit: figure.unit.map(|unit| unit.name().to_owned()),
        working: figure.working.clone(),
        by: figure.by.clone(),
        on: figure.on.to_string(),
        sources: sources(&figure.sources),
        remark: figure.remark.clone(),
    }
}

fn statement(statement: &catalogue::Statement) -> Statement {
    Statement {
        by: statement.by.clone(),
        on: statement.on.to_string(),
        words: statement.words.clone(),
        sources: sources(&statement.sources),
    }
}

fn network(network: &catalogue::Network) -> Network {
    Network {
        name: network.name.clone(),
        places: network.places.clone(),
        attribution: network.attribution.as_ref().map(attribution),
        remark: network.remark.clone(),
        figures: figures(&network.figures),
    }
}

fn release_row(release: &catalogue::Release, datasets: &Datasets) -> Release {
    Release {
        key: release.key.clone(),
        name: release.name.clone(),
        publisher: release.publisher.clone(),
        published: release.published.to_string(),
        platform: release.platform.name().to_owned(),
        places: release.places.clone(),
        attribution: release.attribution.as_ref().map(attribution),
        files: release.files.clone(),
        reports: release.reports.clone(),
        remark: release.remark.clone(),
        figures: figures(&release.figures),
        datasets: datasets.0.get(&release.key).cloned().unwrap_or_default(),
    }
}
