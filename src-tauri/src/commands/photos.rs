//! Photos of a day. The athlete names the file in a dialog of the system, and it is looked at before the journal is asked
//! for anything.

use std::path::PathBuf;

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::RecordRef;
use hamstrong_core::api::photos::{AddPhoto, PhotoPicture, PhotoQuery};
use hamstrong_core::api::views::{Overview, SavedFile};
use hamstrong_core::tracker::photo_of;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use super::exchange::save_as;
use crate::state::AppState;

#[tauri::command(async)]
pub fn photo(state: State<'_, AppState>, input: PhotoQuery) -> Result<PhotoPicture, ApiError> {
    state.with(|tracker| tracker.photo(&input))
}

#[tauri::command(async)]
pub fn add_photo(
    app: AppHandle,
    state: State<'_, AppState>,
    input: AddPhoto,
) -> Result<Option<Overview>, ApiError> {
    state.with(|tracker| tracker.check_photo(&input))?;
    let Some(place) = ask_which(&app) else { return Ok(None) };
    let image = photo_of(&place)?;
    state.with(|tracker| tracker.add_photo(&input, &image)).map(Some)
}

fn ask_which(app: &AppHandle) -> Option<PathBuf> {
    let kinds = ["jpg", "jpeg", "png", "webp", "JPG", "JPEG"];
    app.dialog().file().add_filter("Photo", &kinds).blocking_pick_file()?.into_path().ok()
}

#[tauri::command(async)]
pub fn save_photo(
    app: AppHandle,
    state: State<'_, AppState>,
    input: RecordRef,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.photo_name(&input))?;
    save_as(&app, &name, |place| state.with(|tracker| tracker.save_photo(&input, place)))
}
