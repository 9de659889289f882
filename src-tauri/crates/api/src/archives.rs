use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn state(_cx: &Context<'_>, _r: Nothing) -> Result<ArchiveState, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn open(_cx: &Context<'_>, _r: ArchivePath) -> Result<ArchiveState, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn create(_cx: &Context<'_>, _r: ArchivePath) -> Result<ArchiveState, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn open_sample(_cx: &Context<'_>, _r: Nothing) -> Result<ArchiveState, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn close(_cx: &Context<'_>, _r: Nothing) -> Result<ArchiveState, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
