use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn info(_cx: &Context<'_>, _r: Nothing) -> Result<Info, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
