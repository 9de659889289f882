use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn save_state(_cx: &Context<'_>, _r: SaveState) -> Result<Nothing, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn load_state(_cx: &Context<'_>, _r: StateKey) -> Result<StateValue, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn history(_cx: &Context<'_>, _r: Nothing) -> Result<History, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn remember(_cx: &Context<'_>, _r: RememberQuery) -> Result<Nothing, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn forget(_cx: &Context<'_>, _r: Nothing) -> Result<Nothing, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
