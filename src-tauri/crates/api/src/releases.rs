//! Which published release is a dataset?

use ingest::catalogue;
use store::Dataset;

use crate::{
    ApiError, Context, ErrorCode, datasets,
    wire::{DatasetList, Nothing, Recognised, SetReleaseRequest},
};

/// The words under which the reader's own choice is kept.
const READER: &str = "reader";

/// The release that a dataset is taken for.
pub(crate) fn of(dataset: &Dataset) -> Option<&'static catalogue::Release> {
    dataset.catalogue_key.as_deref().and_then(catalogue::find)
}

/// Who released a dataset: by its release, else as it was imported.
pub(crate) fn publisher(dataset: &Dataset) -> Option<String> {
    of(dataset)
        .map(|release| release.publisher.clone())
        .or_else(|| dataset.publisher.clone())
}

/// How a dataset's release was recognised, if that is noted.
pub(crate) fn recognised(dataset: &Dataset) -> Option<Recognised> {
    serde_json::from_str(dataset.recognised.as_deref()?).ok()
}

/// Whether the reader chose the release, or said that there is none.
pub(crate) fn is_chosen(dataset: &Dataset) -> bool {
    recognised(dataset).is_some_and(|recognised| recognised.by == READER)
}

/// What is noted of a candidate.
pub(crate) fn by_program(candidate: &catalogue::Candidate) -> Recognised {
    Recognised {
        by: "program".to_owned(),
        strength: Some(candidate.strength.name().to_owned()),
        resaved: candidate.resaved,
        reasons: candidate.reasons.clone(),
    }
}

/// How it is kept in the archive: as on the wire.
pub(crate) fn kept(recognised: &Recognised) -> Option<String> {
    serde_json::to_string(recognised).ok()
}

/// Says which release a dataset is, or that it is none that is known. Later imports leave the reader's choice alone.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] for a dataset or a release that is not there, [`ErrorCode::ReadOnly`].
pub fn set(cx: &Context<'_>, request: SetReleaseRequest) -> Result<DatasetList, ApiError> {
    let archive = cx.archive()?;
    let dataset = datasets::find(&*archive.reader()?, &request.dataset)?;
    let release = request.release.as_deref().map(find).transpose()?;
    let chosen = Recognised {
        by: READER.to_owned(),
        strength: None,
        resaved: false,
        reasons: Vec::new(),
    };
    archive.store.writer(text::fold_tag)?.set_release(
        dataset.no,
        release.map(|release| release.key.as_str()),
        release.map(|release| release.takedown.as_str()),
        kept(&chosen).as_deref(),
    )?;
    datasets::list(cx, Nothing {})
}

fn find(key: &str) -> Result<&'static catalogue::Release, ApiError> {
    catalogue::find(key).ok_or_else(|| {
        ApiError::new(
            ErrorCode::NotFound,
            format!("The catalogue has no release {key}."),
        )
        .hint("Search the catalogue: each release is shown with its key.")
    })
}
