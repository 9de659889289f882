//! How the program was started, and what it remembers while it runs.

use std::path::PathBuf;

use api::Session;
use serde::Serialize;
use tauri::{App, Manager, State};

use crate::{
    arguments::{Arguments, Theme},
    tasks::Tasks,
};

/// Everything the shell remembers.
pub struct Shell {
    /// What the core remembers: which archive is open.
    pub session: Session,
    /// Questions under way.
    pub tasks: Tasks,
    arguments: Arguments,
}

/// What the page learns first. It opens the archive itself, so that a slow or failed opening looks like any other
/// question that is slow or fails.
#[derive(Serialize)]
pub struct Startup {
    /// Whether the sample archive was asked for.
    sample: bool,
    /// The archive to open instead of the one that was open last.
    archive: Option<String>,
    /// `light` or `dark`, if asked for.
    theme: Option<&'static str>,
}

impl Shell {
    /// Begins a session.
    ///
    /// # Errors
    ///
    /// If the system names no folder for a program's settings.
    pub fn new(app: &App, arguments: Arguments) -> tauri::Result<Self> {
        let mut session = Session::new(Some(app.path().app_config_dir()?));
        if let Some(folder) = samples(app, &arguments) {
            session = session.with_samples(folder);
        }
        Ok(Self {
            session,
            tasks: Tasks::default(),
            arguments,
        })
    }
}

/// The folder from which the sample archive is made: the one named, else the one that came with the program.
fn samples(app: &App, arguments: &Arguments) -> Option<PathBuf> {
    match &arguments.sample {
        Some(Some(folder)) => Some(folder.clone()),
        _ => {
            let folder = app.path().resource_dir().ok()?.join("fixtures");
            folder.is_dir().then_some(folder)
        }
    }
}

/// Tells the page how the program was started.
#[tauri::command]
pub fn startup(shell: State<'_, Shell>) -> Startup {
    let arguments = &shell.arguments;
    Startup {
        sample: arguments.sample.is_some(),
        archive: arguments
            .archive
            .as_ref()
            .map(|path| path.to_string_lossy().into_owned()),
        theme: arguments.theme.map(Theme::name),
    }
}
