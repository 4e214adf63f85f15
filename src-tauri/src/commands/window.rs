//! The window itself.

use hamstrong_core::api::error::ApiError;
use tauri::{AppHandle, State};

use crate::paths::Places;
use crate::{graphics, window};

/// The page has painted.
#[tauri::command(async)]
pub fn ui_ready(app: AppHandle, places: State<'_, Places>) -> Result<(), ApiError> {
    graphics::painted(&places);
    window::show(&app);
    Ok(())
}
