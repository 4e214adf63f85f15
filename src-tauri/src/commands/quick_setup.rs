//! How the small window is reached, from Settings.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::quick::{QuickChoice, QuickSetup};
use tauri::AppHandle;

use crate::{quick, reach};

#[tauri::command(async)]
pub fn quick_setup(app: AppHandle) -> Result<QuickSetup, ApiError> {
    reach::setup(&app)
}

#[tauri::command(async)]
pub fn choose_quick(app: AppHandle, input: QuickChoice) -> Result<QuickSetup, ApiError> {
    reach::choose(&app, &input)
}

#[tauri::command(async)]
pub fn open_quick(app: AppHandle) {
    quick::open(&app);
}
