//! The window itself.

use tauri::{AppHandle, Manager};

use crate::paths::Places;
use crate::{graphics, window};

/// The page has painted.
#[tauri::command(async)]
pub fn ui_ready(app: AppHandle) {
    graphics::painted(&app.state::<Places>());
    window::show(&app);
}

/// A command on no list: the control of the test that only listed commands can be called.
#[cfg(feature = "weakened-commands")]
#[tauri::command]
pub fn unlisted() {}
