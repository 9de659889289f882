use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn accounts(_cx: &Context<'_>, _r: CompareRequest) -> Result<Comparison, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
