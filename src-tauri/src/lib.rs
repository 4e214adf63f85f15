//! The shell: a window, the commands it may call, and the journal behind them. No rules and no SQL.

mod autostart;
mod backing_up;
mod calling;
mod commands;
mod erasing;
mod graphics;
mod menu;
mod paths;
mod state;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use hamstrong_core::clock::SystemClock;
use tauri::Manager;
use tauri_plugin_window_state::StateFlags;

use erasing::Erasure;
use state::AppState;

include!(concat!(env!("OUT_DIR"), "/handler.rs"));

#[cfg(all(any(feature = "weakened-window", feature = "weakened-commands"), not(debug_assertions)))]
compile_error!("the weakened variants are controls of the tests and never part of a release");

/// Sets what must be set while there is one thread: file modes for this user alone, and the graphics switches
/// that some Linux drivers need.
pub fn prepare_process() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    graphics::prepare();
}

/// Runs the app until its window is closed.
pub fn run() -> ExitCode {
    let mut builder = tauri::Builder::default();
    // Another journal beside one's own, the demo for example, is another window; the journal's own lock keeps two
    // writers from one file.
    if !paths::journal_is_named() {
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| window::focus(app)));
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_state_flags(StateFlags::SIZE | StateFlags::MAXIMIZED)
                .build(),
        )
        .setup(|app| {
            let places = paths::Places::of(app.handle())?;
            graphics::starting(&places);
            app.manage(AppState::at(&places.journal, Arc::new(SystemClock)));
            app.manage(commands::report::LastReport::default());
            window::open(app.handle(), &places)?;
            menu::set(app.handle())?;
            backing_up::begin(app.handle());
            calling::begin(app.handle());
            app.manage(places);
            app.manage(Erasure::default());
            Ok(())
        })
        .invoke_handler(handler())
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            let handle = app.handle().clone();
            app.run_return(|_, _| {});
            erasing::finish(&handle);
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("Hamstrong could not start: {problem}");
            ExitCode::FAILURE
        }
    }
}
