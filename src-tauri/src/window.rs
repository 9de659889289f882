//! The window itself: its size, its first colour, and what is dropped on it.

use std::path::PathBuf;

use tauri::{
    App, DragDropEvent, Emitter, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
    webview::NewWindowResponse, window::Color,
};

use crate::arguments::Theme;

/// The colours of the page before the page is there, so that opening does not flash. They are `--background` in
/// `ui/src/styles/tokens.css`.
const PAPER: Color = Color(0xFB, 0xFA, 0xF7, 0xFF);
const NIGHT: Color = Color(0x14, 0x17, 0x1B, 0xFF);

/// Opens the window, visible at once, in `theme` or else as the desktop has it.
///
/// # Errors
///
/// If the window system gives no window.
pub fn open(app: &App, theme: Option<Theme>) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Shuttered")
        .inner_size(1280.0, 820.0)
        .min_inner_size(640.0, 480.0)
        .background_color(PAPER)
        .on_navigation(is_our_own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false)
        .build()?;
    // Whether the desktop is light or dark is known only once there is a window.
    let dark = match theme {
        Some(theme) => theme == Theme::Dark,
        None => window.theme()? == tauri::Theme::Dark,
    };
    if dark {
        window.set_background_color(Some(NIGHT))?;
    }
    tell_of_dropped_files(&window);
    Ok(())
}

/// The page never leaves itself: links open in the system's browser, and only after the reader has confirmed.
fn is_our_own(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        // Where the page lives on Windows, and the development server.
        "http" => {
            url.host_str() == Some("tauri.localhost")
                || (cfg!(debug_assertions) && url.host_str() == Some("localhost"))
        }
        _ => false,
    }
}

/// Hands files that are dragged onto the window to the page, which shows the import sheet.
fn tell_of_dropped_files(window: &WebviewWindow) {
    let page = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::DragDrop(event) = event else {
            return;
        };
        // A page that has gone away hears nothing, and needs not to.
        let _ = match event {
            DragDropEvent::Enter { .. } => page.emit("files-hover", true),
            DragDropEvent::Leave => page.emit("files-hover", false),
            DragDropEvent::Drop { paths, .. } => page
                .emit("files-hover", false)
                .and_then(|()| page.emit("files-dropped", as_text(paths))),
            _ => Ok(()),
        };
    });
}

fn as_text(paths: &[PathBuf]) -> Vec<String> {
    paths
        .iter()
        .map(|path| path.to_string_lossy().into_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use tauri::Url;

    use super::is_our_own;

    #[test]
    fn the_page_stays_where_it_is() {
        let goes = |address: &str| is_our_own(&Url::parse(address).unwrap());
        assert!(goes("tauri://localhost/index.html"));
        assert!(goes("http://tauri.localhost/"));
        assert!(!goes("https://example.com/"));
        assert!(!goes("http://example.com/"));
        assert!(!goes("file:///etc/passwd"));
        assert!(!goes("data:text/html,hello"));
    }
}
