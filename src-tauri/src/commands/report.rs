//! The report: its pages to look at, its file, and the viewer of the system. Where the file lies stays on this side.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::report::{ReportPage, ReportPageQuery, ReportQuery};
use hamstrong_core::api::views::SavedFile;
use tauri::{AppHandle, State};

use super::exchange::ask_where;
use crate::state::AppState;

/// Where the newest report of this run was saved.
#[derive(Debug, Default)]
pub struct LastReport(Mutex<Option<PathBuf>>);

#[tauri::command(async)]
pub fn report_page(state: State<'_, AppState>, input: ReportPageQuery) -> Result<ReportPage, ApiError> {
    hamstrong_report::show(&state, &input)
}

#[tauri::command(async)]
pub fn save_report(
    app: AppHandle,
    state: State<'_, AppState>,
    last: State<'_, LastReport>,
    input: ReportQuery,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.report_name())?;
    let Some(place) = ask_where(&app, &name) else { return Ok(None) };
    let saved = hamstrong_report::save(&state, &input, &place)?;
    *last.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
    Ok(Some(saved))
}

#[tauri::command(async)]
pub fn open_report(last: State<'_, LastReport>) -> Result<(), ApiError> {
    let place = last.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let Some(place) = place.filter(|place| place.exists()) else {
        return Err(ApiError::new(ErrorCode::NotFound, "Save the report first; then it can be opened."));
    };
    tauri_plugin_opener::open_path(&place, None::<&str>).map_err(|error| {
        ApiError::new(
            ErrorCode::Failed,
            format!("No program opened it: {error}. The file is saved all the same."),
        )
    })
}
