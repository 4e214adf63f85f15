//! The shell: a window, the commands it may call, and the journal behind them. No rules and no SQL.

mod autostart;
mod backing_up;
mod calling;
mod commands;
mod erasing;
mod graphics;
mod menu;
mod paths;
mod quick;
mod reach;
mod single;
mod state;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use hamstrong_core::clock::SystemClock;
use tauri::{AppHandle, Manager, RunEvent};
use tauri_plugin_window_state::StateFlags;

use erasing::Erasure;
use paths::Places;
use reach::Reach;
use single::Wanted;
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

/// Runs the app until its last window is closed, or beyond that when the athlete chose so.
pub fn run() -> ExitCode {
    let Ok(workers) = workers() else { return not_started(&"the system gave it no threads") };
    tauri::async_runtime::set(workers.handle().clone());
    let context: tauri::Context = tauri::generate_context!();
    let identifier = context.config().identifier.clone();
    let places = match Places::of(&identifier) {
        Ok(places) => places,
        Err(problem) => return not_started(&problem),
    };
    if single::told_another(&identifier, &places) {
        return ExitCode::SUCCESS;
    }
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(
            tauri_plugin_window_state::Builder::default()
                .with_state_flags(StateFlags::SIZE | StateFlags::MAXIMIZED)
                .with_denylist(&[quick::LABEL])
                .build(),
        )
        .setup(move |app| Ok(set_up(app.handle(), &places)?))
        .invoke_handler(handler())
        .build(context);
    match app {
        Ok(app) => {
            let handle = app.handle().clone();
            app.run_return(|app, event| match event {
                RunEvent::ExitRequested { code: None, api, .. } if reach::stays(app) => api.prevent_exit(),
                #[cfg(target_os = "macos")]
                RunEvent::Reopen { .. } => window::focus(app),
                _ => {}
            });
            erasing::finish(&handle);
            // Pages that are still being set keep nobody from leaving.
            workers.shutdown_background();
            ExitCode::SUCCESS
        }
        Err(problem) => not_started(&problem),
    }
}

fn not_started(problem: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("Hamstrong could not start: {problem}");
    ExitCode::FAILURE
}

/// Commands wait: for the disk, for a dialog of the system, for the pages of a long report. There are more threads for
/// them than processors, so that an entry can be saved meanwhile.
fn workers() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().worker_threads(8).enable_all().build()
}

fn set_up(app: &AppHandle, places: &Places) -> tauri::Result<()> {
    app.manage(AppState::at(&places.journal, Arc::new(SystemClock)));
    app.manage(commands::report::LastReport::default());
    app.manage(hamstrong_report::Preview::default());
    app.manage(Erasure::default());
    app.manage(Reach::default());
    app.manage(places.clone());
    // From here on a second start may ask for a window.
    single::claim(app, places)?;
    graphics::starting(places);
    menu::set(app)?;
    match Wanted::by_us() {
        Wanted::Main => window::open(app)?,
        Wanted::Quick => quick::open(app),
    }
    reach::begin(app);
    backing_up::begin(app);
    calling::begin(app);
    Ok(())
}
