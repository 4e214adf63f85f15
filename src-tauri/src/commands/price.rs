//! First aid: timers, answers about ice and wraps, the board of the first 72 hours.

use hamstrong_core::api::adherence::{AdherenceCourse, AdherenceQuery};
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::price::{Board, CheckTimer, PriceQuery, StartTimer, StopTimer};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::FirstAid;
use tauri::State;

use crate::state::AppState;

type Answer = Result<Overview, ApiError>;

#[tauri::command(async)]
pub fn start_timer(state: State<'_, AppState>, input: StartTimer) -> Answer {
    state.with(|tracker| tracker.start_timer(&input))
}

#[tauri::command(async)]
pub fn check_timer(state: State<'_, AppState>, input: CheckTimer) -> Answer {
    state.with(|tracker| tracker.check_timer(&input))
}

#[tauri::command(async)]
pub fn stop_timer(state: State<'_, AppState>, input: StopTimer) -> Answer {
    state.with(|tracker| tracker.stop_timer(&input))
}

#[tauri::command(async)]
pub fn save_first_aid(state: State<'_, AppState>, input: FirstAid) -> Answer {
    state.with(|tracker| tracker.save_first_aid(&input))
}

#[tauri::command(async)]
pub fn board(state: State<'_, AppState>, input: PriceQuery) -> Result<Board, ApiError> {
    state.with(|tracker| tracker.board(&input))
}

#[tauri::command(async)]
pub fn adherence(state: State<'_, AppState>, input: AdherenceQuery) -> Result<AdherenceCourse, ApiError> {
    state.with(|tracker| tracker.adherence(&input))
}
