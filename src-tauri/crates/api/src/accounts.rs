use crate::{ApiError, Context, ErrorCode, wire::*};
pub fn list(_cx: &Context<'_>, _r: ListAccountsRequest) -> Result<AccountList, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
pub fn show(_cx: &Context<'_>, _r: AccountRequest) -> Result<AccountPage, ApiError> { Err(ApiError::new(ErrorCode::Failed, "")) }
