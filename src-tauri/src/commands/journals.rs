//! Other journals than one's own, until the app is closed.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::views::Overview;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;

use crate::paths::Places;
use crate::state::AppState;

#[tauri::command(async)]
pub fn open_journal(app: AppHandle, state: State<'_, AppState>) -> Result<Option<Overview>, ApiError> {
    let chosen = app.dialog().file().add_filter("Hamstrong journal", &["hamstrong"]).blocking_pick_file();
    let Some(place) = chosen.and_then(|f| f.into_path().ok()) else { return Ok(None) };
    state.turn_to(&place)?;
    state.with(|tracker| tracker.overview(&OverviewQuery::default())).map(Some)
}

#[tauri::command(async)]
pub fn open_sample(app: AppHandle, state: State<'_, AppState>) -> Result<Overview, ApiError> {
    let sample = app.state::<Places>().sample();
    hamstrong_core::demo::make_unless_there(&sample)?;
    state.turn_to(&sample)?;
    state.with(|tracker| tracker.overview(&OverviewQuery::default()))
}

#[tauri::command(async)]
pub fn open_own(app: AppHandle, state: State<'_, AppState>) -> Result<Overview, ApiError> {
    state.turn_to(&app.state::<Places>().journal)?;
    state.with(|tracker| tracker.overview(&OverviewQuery::default()))
}
