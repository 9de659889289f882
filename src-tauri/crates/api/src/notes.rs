//! What the reader keeps: the window's place, past queries.

use crate::{
    ApiError, Context, values,
    wire::{
        ForgetRequest, History, HistoryEntry, Nothing, RememberQuery, SaveState, StateKey,
        StateValue,
    },
};

/// Past queries shown.
const HISTORY: usize = 200;

/// Keeps something under a name.
///
/// # Errors
///
/// [`crate::ErrorCode::NoArchive`]; kept in memory alone if the archive can only be read.
pub fn save_state(cx: &Context<'_>, request: SaveState) -> Result<Nothing, ApiError> {
    cx.archive()?
        .notes()?
        .set_state(&request.key, &request.value)?;
    Ok(Nothing {})
}

/// Gives back what was kept under a name.
///
/// # Errors
///
/// [`crate::ErrorCode::NoArchive`].
pub fn load_state(cx: &Context<'_>, request: StateKey) -> Result<StateValue, ApiError> {
    let value = cx.archive()?.notes()?.state(&request.key)?;
    Ok(StateValue { value })
}

/// Lists past queries, the latest first.
///
/// # Errors
///
/// [`crate::ErrorCode::NoArchive`].
pub fn history(cx: &Context<'_>, _: Nothing) -> Result<History, ApiError> {
    let asked = cx.archive()?.notes()?.history(HISTORY)?;
    let queries = asked
        .into_iter()
        .map(|asked| HistoryEntry {
            query: asked.query,
            asked_at: values::seconds(asked.at),
            times: asked.times,
        })
        .collect();
    Ok(History { queries })
}

/// Remembers a query.
///
/// # Errors
///
/// [`crate::ErrorCode::NoArchive`].
pub fn remember(cx: &Context<'_>, request: RememberQuery) -> Result<Nothing, ApiError> {
    let query = request.query.trim();
    if !query.is_empty() {
        cx.archive()?.notes()?.add_to_history(query, cx.now())?;
    }
    Ok(Nothing {})
}

/// Forgets one past query, or all of them.
///
/// # Errors
///
/// [`crate::ErrorCode::NoArchive`].
pub fn forget(cx: &Context<'_>, request: ForgetRequest) -> Result<Nothing, ApiError> {
    let notes = cx.archive()?.notes()?;
    notes.forget_history(request.query.as_deref())?;
    Ok(Nothing {})
}
