//! The athlete and their injuries.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::{CloseInjury, CorrectEpisode, LinkRecurrence, RecordRef, StartEpisode};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::{Athlete, Contraindications};
use tauri::State;

use crate::state::AppState;

type Answer = Result<Overview, ApiError>;

#[tauri::command(async)]
pub fn start_episode(state: State<'_, AppState>, input: StartEpisode) -> Answer {
    state.with(|tracker| tracker.start_episode(&input))
}

#[tauri::command(async)]
pub fn correct_episode(state: State<'_, AppState>, input: CorrectEpisode) -> Answer {
    state.with(|tracker| tracker.correct_episode(&input))
}

#[tauri::command(async)]
pub fn close_injury(state: State<'_, AppState>, input: CloseInjury) -> Answer {
    state.with(|tracker| tracker.close_injury(&input))
}

#[tauri::command(async)]
pub fn reopen_injury(state: State<'_, AppState>, input: RecordRef) -> Answer {
    state.with(|tracker| tracker.reopen_injury(&input))
}

#[tauri::command(async)]
pub fn link_recurrence(state: State<'_, AppState>, input: LinkRecurrence) -> Answer {
    state.with(|tracker| tracker.link_recurrence(&input))
}

#[tauri::command(async)]
pub fn save_athlete(state: State<'_, AppState>, input: Athlete) -> Answer {
    state.with(|tracker| tracker.save_athlete(&input))
}

#[tauri::command(async)]
pub fn save_contraindications(state: State<'_, AppState>, input: Contraindications) -> Answer {
    state.with(|tracker| tracker.save_contraindications(&input))
}
