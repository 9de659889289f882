//! How does it become a desktop program?
//!
//! One window, one `call` command that hands a question to [`api`] on a worker thread, the native dialogs and the
//! system's browser. This crate deliberately knows no posts and no accounts: it carries names, requests and answers,
//! and could carry any others.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod call;
mod dialogs;
mod link;
mod startup;
mod tasks;
mod window;

use clap::Parser;
use tauri::{Manager, ipc::Invoke};

use crate::{arguments::Arguments, startup::Shell};

fn main() {
    let arguments = Arguments::parse();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(answer)
        .setup(move |app| {
            let theme = arguments.theme;
            app.manage(Shell::new(app, arguments)?);
            window::open(app, theme)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => {
            eprintln!("shuttered-window: the window could not be opened: {error}");
            std::process::exit(1);
        }
    }
}

/// Hands what the page asks to the command of that name.
fn answer(invoke: Invoke) -> bool {
    if invoke.message.command() == "call" {
        return call::call(invoke);
    }
    let command: fn(Invoke) -> bool = tauri::generate_handler![
        call::cancel,
        dialogs::choose_files,
        dialogs::choose_folder,
        dialogs::choose_output,
        link::open_link,
        startup::startup,
    ];
    command(invoke)
}
