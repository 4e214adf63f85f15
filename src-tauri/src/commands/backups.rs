//! Copies of the journal. Folders and files are named in dialogs of the system.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::keeping::{BackupsView, ProofView};
use hamstrong_core::api::views::SavedFile;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::exchange::save_as;
use crate::state::AppState;

#[tauri::command(async)]
pub fn backups(state: State<'_, AppState>) -> Result<BackupsView, ApiError> {
    state.with(|tracker| tracker.backups())
}

#[tauri::command(async)]
pub fn back_up_now(state: State<'_, AppState>) -> Result<BackupsView, ApiError> {
    state.with(hamstrong_core::Tracker::back_up_now)
}

#[tauri::command(async)]
pub fn prove_backup(state: State<'_, AppState>) -> Result<ProofView, ApiError> {
    state.with(hamstrong_core::Tracker::prove_backup)
}

#[tauri::command(async)]
pub fn choose_backup_folder(
    app: AppHandle,
    state: State<'_, AppState>,
) -> Result<Option<BackupsView>, ApiError> {
    let chosen = app.dialog().file().blocking_pick_folder();
    let Some(folder) = chosen.and_then(|f| f.into_path().ok()) else { return Ok(None) };
    state.with(|tracker| tracker.set_backup_folder(&folder)).map(Some)
}

#[tauri::command(async)]
pub fn save_copy(app: AppHandle, state: State<'_, AppState>) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.copy_name())?;
    save_as(&app, &name, |place| state.with(|tracker| tracker.save_copy(place)))
}
