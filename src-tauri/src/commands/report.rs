//! The report: its pages to look at, its file, and the viewer of the system. Where the file lies stays on this side.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::exercises::SheetQuery;
use hamstrong_core::api::price::{BoardQuery, PriceQuery};
use hamstrong_core::api::report::{ReportPage, ReportPageQuery, ReportQuery};
use hamstrong_core::api::views::SavedFile;
use hamstrong_report::Preview;
use tauri::{AppHandle, State};

use super::exchange::save_as;
use crate::state::AppState;

/// Where the newest report of this run was saved.
#[derive(Debug, Default)]
pub struct LastReport(Mutex<Option<PathBuf>>);

impl LastReport {
    fn keep<'p>(&self, place: &'p Path) -> &'p Path {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(place.to_owned());
        place
    }

    /// Hands the file to the viewer of the system.
    fn open(&self) -> Result<(), ApiError> {
        let place = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(place) = place.filter(|place| place.exists()) else {
            let text = "Save the report first; then it can be opened.";
            return Err(ApiError::new(ErrorCode::NotFound, text));
        };
        tauri_plugin_opener::open_path(&place, None::<&str>).map_err(|error| {
            let text = format!("No program opened it: {error}. The file is saved all the same.");
            ApiError::new(ErrorCode::Failed, text)
        })
    }
}

#[tauri::command(async)]
pub fn report_page(
    state: State<'_, AppState>,
    preview: State<'_, Preview>,
    input: ReportPageQuery,
) -> Result<ReportPage, ApiError> {
    preview.show(&state, &input)
}

#[tauri::command(async)]
pub fn save_report(
    app: AppHandle,
    state: State<'_, AppState>,
    last: State<'_, LastReport>,
    input: ReportQuery,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|tracker| tracker.report_name())?;
    save_as(&app, &name, |place| hamstrong_report::save(&state, &input, last.keep(place)))
}

/// What is chosen is looked at before anybody is asked for a place.
#[tauri::command(async)]
pub fn save_exercise_sheet(
    app: AppHandle,
    state: State<'_, AppState>,
    input: SheetQuery,
) -> Result<Option<SavedFile>, ApiError> {
    let (sheet, name) = state.with(|t| Ok((t.exercise_sheet(&input)?, t.exercise_sheet_name()?)))?;
    save_as(&app, &name, |place| hamstrong_report::save_sheet(&state, &sheet, input.paper, place))
}

/// Whether there is a board is looked at before anybody is asked for a place.
#[tauri::command(async)]
pub fn save_board(
    app: AppHandle,
    state: State<'_, AppState>,
    input: BoardQuery,
) -> Result<Option<SavedFile>, ApiError> {
    let name = state.with(|t| t.board(&PriceQuery { episode: input.episode }).and(t.board_sheet_name()))?;
    save_as(&app, &name, |place| hamstrong_report::save_board(&state, &input, place))
}

#[tauri::command(async)]
pub fn open_report(last: State<'_, LastReport>) -> Result<(), ApiError> {
    last.open()
}
