//! Reminders: when they come, and putting one off.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::reminders::{ReminderWish, RemindersView};
use tauri::State;

use crate::state::AppState;

#[tauri::command(async)]
pub fn reminders(state: State<'_, AppState>) -> Result<RemindersView, ApiError> {
    state.with(|tracker| tracker.reminders())
}

#[tauri::command(async)]
pub fn remind_me(state: State<'_, AppState>, input: ReminderWish) -> Result<RemindersView, ApiError> {
    let view = state.with(|tracker| tracker.remind_me(&input));
    state.ring();
    view
}
