use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn count(_cx: &Context<'_>, _r: TimelineRequest) -> Result<TimelineAnswer, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
