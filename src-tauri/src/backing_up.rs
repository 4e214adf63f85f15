//! Backups that nobody has to think of: soon after the start, then now and then while the app is open.

use std::time::Duration;

use tauri::{AppHandle, Manager};

use crate::state::AppState;

const AFTER_START: Duration = Duration::from_mins(1);
const THEN_EVERY: Duration = Duration::from_mins(30);

/// Begins to look whether a copy is due. What goes wrong is told where backups are shown, by their age.
pub fn begin(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(AFTER_START);
        loop {
            let _ = app.state::<AppState>().with(|tracker| tracker.back_up_if_due());
            std::thread::sleep(THEN_EVERY);
        }
    });
}
