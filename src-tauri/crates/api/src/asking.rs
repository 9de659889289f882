//! From the text of a query to a query that knows the languages of the archive.

use std::sync::{Mutex, PoisonError};

use chrono_tz::Tz;
use search::{Column, Problem, Query};
use store::LanguageNo;
use text::StemLanguage;

use crate::{ApiError, names::ArchiveNames, opened::OpenArchive};

/// The languages that were last found to be spoken in an archive, and in which state of its index.
#[derive(Default)]
pub(crate) struct Spoken(Mutex<Option<(u64, Vec<StemLanguage>)>>);

/// A language is spoken in an archive if one post in so many is in it: labels that only slips gave are left out.
const ONE_IN: u64 = 1_000;

/// Reads a query. Where it asks for other forms of words and names no language, those of the archive's posts are
/// meant.
///
/// # Errors
///
/// Those of the store and the index, while the languages are counted.
pub(crate) fn read(
    archive: &OpenArchive,
    text: &str,
    zone: Tz,
) -> Result<(Query, Vec<Problem>), ApiError> {
    let (mut query, problems) = search::parse(text, zone);
    if query.has_forms() {
        query.spoken = spoken(archive)?;
    }
    Ok((query, problems))
}

fn spoken(archive: &OpenArchive) -> Result<Vec<StemLanguage>, ApiError> {
    let searcher = archive.searcher();
    let known = || {
        archive
            .spoken
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    };
    if let Some((generation, languages)) = &*known()
        && *generation == searcher.generation()
    {
        return Ok(languages.clone());
    }
    let (everything, _) = search::parse("", Tz::UTC);
    let names = ArchiveNames::new(archive)?;
    let columns = [Column::Language, Column::Guess];
    let counted = searcher.facets(&everything, &names, &columns, &|| false)?;
    let reader = archive.reader()?;
    let mut languages = Vec::new();
    for (number, posts) in counted.counts.iter().flat_map(|(_, counts)| counts) {
        if posts * ONE_IN >= counted.total {
            let tag = reader.language_tag(LanguageNo(u64::from(*number)))?;
            languages.extend(tag.as_deref().and_then(StemLanguage::from_tag));
        }
    }
    languages.sort_unstable();
    languages.dedup();
    *known() = Some((searcher.generation(), languages.clone()));
    Ok(languages)
}
