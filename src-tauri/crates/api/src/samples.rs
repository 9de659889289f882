//! The sample: datasets of invented accounts that come with the program.

use std::path::Path;

use crate::{
    ApiError, Context, imports,
    wire::{ImportReport, ImportRequest},
};

/// The folders of the sample files and what their datasets are called.
const DATASETS: &[(&str, &str)] = &[
    ("twitter-2018", "Morvarid Bay 2018, invented sample"),
    ("twitter-2019", "Abnus Dam 2019, invented sample"),
    ("twitter-2020", "Abnus Dam 2020, invented sample"),
    ("twitter-2021", "The Quay 2021, invented sample"),
    ("twitter-merged", "Merged copy, invented sample"),
];

/// Imports the sample files under `folder` into the open archive, each folder as a dataset of its own.
///
/// # Errors
///
/// As [`imports::import`].
pub fn import(cx: &Context<'_>, folder: &Path) -> Result<Vec<ImportReport>, ApiError> {
    DATASETS
        .iter()
        .map(|(name, title)| {
            let request = ImportRequest {
                paths: vec![folder.join(name).to_string_lossy().into_owned()],
                format: None,
                dataset: Some((*title).to_owned()),
                mapping: None,
            };
            imports::import(cx, request)
        })
        .collect()
}
