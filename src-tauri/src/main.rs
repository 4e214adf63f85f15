#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
//! Starts the app. Whatever has to be set before the first thread runs is set here.

fn main() -> std::process::ExitCode {
    hamstrong_app::prepare_process();
    hamstrong_app::run()
}
