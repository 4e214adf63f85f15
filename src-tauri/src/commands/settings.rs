//! Settings.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::SettingChange;
use hamstrong_core::api::views::Overview;
use tauri::State;

use crate::state::AppState;

#[tauri::command(async)]
pub fn change_setting(state: State<'_, AppState>, input: SettingChange) -> Result<Overview, ApiError> {
    state.with(|tracker| tracker.change_setting(&input))
}
