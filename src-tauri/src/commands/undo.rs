//! Back and forward.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::views::Overview;
use tauri::State;

use crate::state::AppState;

type Answer = Result<Overview, ApiError>;

#[tauri::command(async)]
pub fn undo(state: State<'_, AppState>, input: OverviewQuery) -> Answer {
    state.with(|tracker| tracker.undo(&input))
}

#[tauri::command(async)]
pub fn redo(state: State<'_, AppState>, input: OverviewQuery) -> Answer {
    state.with(|tracker| tracker.redo(&input))
}
