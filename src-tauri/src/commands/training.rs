//! Training: the plan of the day, a session set by set, the morning after, proposals, weekly load.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::inputs::RecordRef;
use hamstrong_core::api::training::{
    AddExercise, AnswerMorning, AnswerProposal, CorrectSet, EndSession, LoadQuery, LoadView, LogSession,
    RateSession, RecordSet, SessionQuery, SessionView, SkipExercise, StartSession, StartTrainingTimer,
    TrainingQuery, TrainingView,
};
use hamstrong_core::api::views::Overview;
use tauri::State;

use crate::state::AppState;

type Answer = Result<Overview, ApiError>;

#[tauri::command(async)]
pub fn training(state: State<'_, AppState>, input: TrainingQuery) -> Result<TrainingView, ApiError> {
    state.with(|tracker| tracker.training(&input))
}

#[tauri::command(async)]
pub fn session(state: State<'_, AppState>, input: SessionQuery) -> Result<SessionView, ApiError> {
    state.with(|tracker| tracker.session(&input))
}

#[tauri::command(async)]
pub fn load(state: State<'_, AppState>, input: LoadQuery) -> Result<LoadView, ApiError> {
    state.with(|tracker| tracker.load(&input))
}

#[tauri::command(async)]
pub fn start_session(state: State<'_, AppState>, input: StartSession) -> Answer {
    state.with(|tracker| tracker.start_session(&input))
}

#[tauri::command(async)]
pub fn add_exercise(state: State<'_, AppState>, input: AddExercise) -> Answer {
    state.with(|tracker| tracker.add_exercise(&input))
}

#[tauri::command(async)]
pub fn record_set(state: State<'_, AppState>, input: RecordSet) -> Answer {
    state.with(|tracker| tracker.record_set(&input))
}

#[tauri::command(async)]
pub fn correct_set(state: State<'_, AppState>, input: CorrectSet) -> Answer {
    state.with(|tracker| tracker.correct_set(&input))
}

#[tauri::command(async)]
pub fn skip_exercise(state: State<'_, AppState>, input: SkipExercise) -> Answer {
    state.with(|tracker| tracker.skip_exercise(&input))
}

#[tauri::command(async)]
pub fn start_training_timer(state: State<'_, AppState>, input: StartTrainingTimer) -> Answer {
    state.with(|tracker| tracker.start_training_timer(&input))
}

#[tauri::command(async)]
pub fn stop_training_timer(state: State<'_, AppState>, input: RecordRef) -> Answer {
    state.with(|tracker| tracker.stop_training_timer(&input))
}

#[tauri::command(async)]
pub fn rate_session(state: State<'_, AppState>, input: RateSession) -> Answer {
    state.with(|tracker| tracker.rate_session(&input))
}

#[tauri::command(async)]
pub fn end_session(state: State<'_, AppState>, input: EndSession) -> Answer {
    state.with(|tracker| tracker.end_session(&input))
}

#[tauri::command(async)]
pub fn log_session(state: State<'_, AppState>, input: LogSession) -> Answer {
    state.with(|tracker| tracker.log_session(&input))
}

#[tauri::command(async)]
pub fn answer_morning(state: State<'_, AppState>, input: AnswerMorning) -> Answer {
    state.with(|tracker| tracker.answer_morning(&input))
}

#[tauri::command(async)]
pub fn answer_proposal(state: State<'_, AppState>, input: AnswerProposal) -> Answer {
    state.with(|tracker| tracker.answer_proposal(&input))
}
