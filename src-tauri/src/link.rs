//! The one way out: an address that the reader has seen in full and confirmed goes to the system's browser.

use api::{ApiError, ErrorCode};
use tauri::Url;

/// Opens a web address in the system's browser.
///
/// # Errors
///
/// If it is not a web address, or no browser could be started.
#[tauri::command]
pub async fn open_link(url: String) -> Result<(), ApiError> {
    let url = web_address(&url)?;
    open::that_detached(url.as_str()).map_err(|error| ApiError {
        code: ErrorCode::Failed,
        message: "No browser could be started.".to_owned(),
        hint: Some("Copy the address and open it in a browser yourself.".to_owned()),
        details: Some(error.to_string()),
    })
}

/// Releases contain whatever accounts posted, so anything but plain web addresses is refused: `file:`, `smb:` or a
/// program's own scheme would do something on this machine.
fn web_address(text: &str) -> Result<Url, ApiError> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .ok_or_else(|| ApiError {
            code: ErrorCode::BadRequest,
            message: "Only addresses that begin with http or https are opened.".to_owned(),
            hint: None,
            details: None,
        })
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn web_addresses_are_opened_and_nothing_else_is() {
        assert!(web_address("https://example.com/a?b=c").is_ok());
        assert!(web_address("HTTP://EXAMPLE.COM").is_ok());
        for refused in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,hello",
            "smb://host/share",
            "mailto:someone@example.com",
            "--help",
            "example.com",
            "",
        ] {
            assert!(web_address(refused).is_err(), "{refused}");
        }
    }
}
