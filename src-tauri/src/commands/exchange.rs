//! Taking data along and bringing them in. The athlete names the file in a dialog of the system; the page never
//! sees or sends a path.

use std::path::{Path, PathBuf};

use hamstrong_core::api::adherence::SaveAdherence;
use hamstrong_core::api::courses::SaveCourse;
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::{SaveChart, SaveExport};
use hamstrong_core::api::views::{Overview, SavedFile};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt;

use crate::state::AppState;

#[tauri::command(async)]
pub fn save_export(
    app: AppHandle,
    state: State<'_, AppState>,
    input: SaveExport,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.export_name(input.format))?;
    save_as(&app, &name, |place| state.with(|tracker| tracker.export_to(input.format, place)))
}

#[tauri::command(async)]
pub fn save_chart(
    app: AppHandle,
    state: State<'_, AppState>,
    input: SaveChart,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.chart_name(input.format))?;
    save_as(&app, &name, |place| state.with(|tracker| tracker.save_chart(&input, place)))
}

#[tauri::command(async)]
pub fn save_adherence(
    app: AppHandle,
    state: State<'_, AppState>,
    input: SaveAdherence,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.adherence_name(input.format))?;
    save_as(&app, &name, |place| state.with(|tracker| tracker.save_adherence(&input, place)))
}

#[tauri::command(async)]
pub fn save_course(
    app: AppHandle,
    state: State<'_, AppState>,
    input: SaveCourse,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.course_name(&input))?;
    save_as(&app, &name, |place| state.with(|tracker| tracker.save_course(&input, place)))
}

#[tauri::command(async)]
pub fn import_journal(app: AppHandle, state: State<'_, AppState>) -> Result<Option<Overview>, ApiError> {
    let chosen =
        app.dialog().file().add_filter("Hamstrong journal", &["json", "hamstrong"]).blocking_pick_file();
    let Some(place) = chosen.and_then(|f| f.into_path().ok()) else { return Ok(None) };
    state.with(|tracker| tracker.import_from(&place)).map(Some)
}

/// Writes a file where the athlete wants it; nothing when they think better of it.
pub(super) fn save_as(
    app: &AppHandle,
    name: &str,
    write: impl FnOnce(&Path) -> Result<SavedFile, ApiError>,
) -> Result<Option<SavedFile>, ApiError> {
    ask_where(app, name).map(|place| write(&place)).transpose()
}

/// Proposes a whole name; some dialogs forget the ending, so it is put back.
fn ask_where(app: &AppHandle, name: &str) -> Option<PathBuf> {
    let chosen = app.dialog().file().set_file_name(name).blocking_save_file()?.into_path().ok()?;
    let ending = Path::new(name).extension()?;
    Some(if chosen.extension().is_some() { chosen } else { chosen.with_extension(ending) })
}
