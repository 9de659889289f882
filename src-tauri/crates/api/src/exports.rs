use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn posts(_cx: &Context<'_>, _r: ExportRequest) -> Result<ExportReport, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
