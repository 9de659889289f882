use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn search(_cx: &Context<'_>, _r: SearchRequest) -> Result<SearchPage, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn batch(_cx: &Context<'_>, _r: BatchRequest) -> Result<BatchAnswer, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn show(_cx: &Context<'_>, _r: ShowPostRequest) -> Result<PostDetail, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
