use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn count(_cx: &Context<'_>, _r: FacetsRequest) -> Result<FacetCounts, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
