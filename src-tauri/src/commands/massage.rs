//! Massage.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::massage::{MassageQuery, MassageView, MassageWeighed, RecordMassage};
use hamstrong_core::api::views::Overview;
use tauri::State;

use crate::state::AppState;

#[tauri::command(async)]
pub fn massage(state: State<'_, AppState>, input: MassageQuery) -> Result<MassageView, ApiError> {
    state.with(|tracker| tracker.massage(&input))
}

#[tauri::command(async)]
pub fn weigh_massage(state: State<'_, AppState>, input: RecordMassage) -> Result<MassageWeighed, ApiError> {
    state.with(|tracker| tracker.weigh_massage(&input))
}

#[tauri::command(async)]
pub fn record_massage(state: State<'_, AppState>, input: RecordMassage) -> Result<Overview, ApiError> {
    state.with(|tracker| tracker.record_massage(&input))
}
