//! Logging a day.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::history::{MoveRecords, Records};
use hamstrong_core::api::inputs::{
    CheckInInput, CorrectEntry, RecordEntry, RecordRef, SameAsYesterday, WellnessInput,
};
use hamstrong_core::api::readiness::WithdrawInput;
use hamstrong_core::api::views::Overview;
use tauri::State;

use crate::state::AppState;

type Answer = Result<Overview, ApiError>;

#[tauri::command(async)]
pub fn record_check_in(state: State<'_, AppState>, input: CheckInInput) -> Answer {
    state.with(|tracker| tracker.record_check_in(&input))
}

#[tauri::command(async)]
pub fn record_wellness(state: State<'_, AppState>, input: WellnessInput) -> Answer {
    state.with(|tracker| tracker.record_wellness(&input))
}

#[tauri::command(async)]
pub fn same_as_yesterday(state: State<'_, AppState>, input: SameAsYesterday) -> Answer {
    state.with(|tracker| tracker.same_as_yesterday(&input))
}

#[tauri::command(async)]
pub fn record_entry(state: State<'_, AppState>, input: RecordEntry) -> Answer {
    state.with(|tracker| tracker.record_entry(&input))
}

#[tauri::command(async)]
pub fn correct_entry(state: State<'_, AppState>, input: CorrectEntry) -> Answer {
    state.with(|tracker| tracker.correct_entry(&input))
}

#[tauri::command(async)]
pub fn remove_record(state: State<'_, AppState>, input: RecordRef) -> Answer {
    state.with(|tracker| tracker.remove_record(&input))
}

#[tauri::command(async)]
pub fn remove_records(state: State<'_, AppState>, input: Records) -> Answer {
    state.with(|tracker| tracker.remove_records(&input))
}

#[tauri::command(async)]
pub fn move_records(state: State<'_, AppState>, input: MoveRecords) -> Answer {
    state.with(|tracker| tracker.move_records(&input))
}

#[tauri::command(async)]
pub fn restore_record(state: State<'_, AppState>, input: RecordRef) -> Answer {
    state.with(|tracker| tracker.restore_record(&input))
}

#[tauri::command(async)]
pub fn withdraw_red_flag(state: State<'_, AppState>, input: WithdrawInput) -> Answer {
    state.with(|tracker| tracker.withdraw_red_flag(&input))
}
