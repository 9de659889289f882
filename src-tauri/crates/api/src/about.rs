//! Versions, counts and sizes.

use std::{collections::BTreeMap, time::Instant};

use crate::{
    ApiError, Context,
    paths::without_home,
    wire::{Info, Nothing},
};

/// Tells the versions of everything that an answer depends on, and what is in the open archive, if any.
///
/// # Errors
///
/// [`crate::ErrorCode::Failed`] if the archive cannot be read.
pub fn info(cx: &Context<'_>, _: Nothing) -> Result<Info, ApiError> {
    let begun = Instant::now();
    let mut info = Info {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        sqlite: store::Reader::sqlite_version().to_owned(),
        tantivy: search::engine_version().to_owned(),
        folding: text::ANALYZER_VERSION,
        catalogue: ingest::catalogue::version().to_owned(),
        archive: None,
        datasets: 0,
        posts: 0,
        accounts: 0,
        database_bytes: 0,
        index_bytes: 0,
        index_fields: BTreeMap::new(),
        elapsed_ms: 0.0,
    };
    if let Some(archive) = cx.session().opened() {
        let datasets = archive.reader()?.datasets()?;
        let sizes = archive.store.sizes();
        info.archive = Some(without_home(&archive.store.dir().to_string_lossy()));
        info.datasets = datasets.len() as u64;
        info.posts = datasets.iter().map(|d| d.n_posts).sum();
        info.accounts = datasets.iter().map(|d| d.n_accounts).sum();
        info.database_bytes = sizes.database;
        info.index_bytes = sizes.index;
        info.index_fields = archive.searcher().field_bytes()?;
    }
    info.elapsed_ms = begun.elapsed().as_secs_f64() * 1000.0;
    Ok(info)
}
