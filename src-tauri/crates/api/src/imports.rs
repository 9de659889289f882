use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn inspect(_cx: &Context<'_>, _r: InspectRequest) -> Result<Inspection, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn import(_cx: &Context<'_>, _r: ImportRequest) -> Result<ImportReport, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
