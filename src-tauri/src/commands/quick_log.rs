//! The small window. It may call these and nothing else.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::quick::{QuickEntry, QuickSaved, QuickView};
use tauri::{AppHandle, Manager, State};

use crate::paths::Places;
use crate::state::AppState;
use crate::{graphics, quick, window};

#[tauri::command(async)]
pub fn quick_view(state: State<'_, AppState>) -> Result<QuickView, ApiError> {
    state.with(|tracker| tracker.quick_view())
}

/// The answer comes when it is on the disk; the window goes after it.
#[tauri::command(async)]
pub fn quick_record(
    app: AppHandle,
    state: State<'_, AppState>,
    input: QuickEntry,
) -> Result<QuickSaved, ApiError> {
    let saved = state.with(|tracker| tracker.quick_record(&input))?;
    quick::tell_main(&app);
    Ok(saved)
}

/// Its page has painted.
#[tauri::command(async)]
pub fn quick_ready(app: AppHandle) {
    graphics::painted(&app.state::<Places>());
    quick::show(&app);
}

#[tauri::command(async)]
pub fn close_quick(app: AppHandle) {
    quick::close(&app);
}

/// Something has to be done that needs the main window.
#[tauri::command(async)]
pub fn open_main(app: AppHandle) {
    window::focus(&app);
    quick::close(&app);
}
