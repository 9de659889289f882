use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn verify(_cx: &Context<'_>, _r: Nothing) -> Result<VerifyReport, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn reindex(_cx: &Context<'_>, _r: Nothing) -> Result<Info, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
