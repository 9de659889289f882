use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn list(_cx: &Context<'_>, _r: Nothing) -> Result<DatasetList, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn report(_cx: &Context<'_>, _r: DatasetReportRequest) -> Result<DatasetReport, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn rename(_cx: &Context<'_>, _r: RenameRequest) -> Result<DatasetList, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn remove(_cx: &Context<'_>, _r: DatasetRequest) -> Result<Removed, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
