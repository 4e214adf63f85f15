//! Looking.

use hamstrong_core::api::body::{BodyCourse, BodyCourseQuery};
use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::exercises::{ExerciseQuery, ExerciseView, LibraryQuery, LibraryView};
use hamstrong_core::api::function::{FunctionCourse, FunctionQuery};
use hamstrong_core::api::history::{BinView, CalendarQuery, CalendarView, SearchPage, SearchQuery};
use hamstrong_core::api::inputs::{HistoryQuery, OverviewQuery, PainChartQuery, RecordRef};
use hamstrong_core::api::readiness::{ReadinessQuery, ReadinessView};
use hamstrong_core::api::symmetry::{SymmetryCourse, SymmetryQuery};
use hamstrong_core::api::views::{HistoryPage, Overview, PainChart, RevisionView};
use tauri::State;

use crate::state::AppState;

type Answer<T> = Result<T, ApiError>;

#[tauri::command(async)]
pub fn overview(state: State<'_, AppState>, input: OverviewQuery) -> Answer<Overview> {
    state.with(|tracker| tracker.overview(&input))
}

#[tauri::command(async)]
pub fn history(state: State<'_, AppState>, input: HistoryQuery) -> Answer<HistoryPage> {
    state.with(|tracker| tracker.history(&input))
}

#[tauri::command(async)]
pub fn calendar(state: State<'_, AppState>, input: CalendarQuery) -> Answer<CalendarView> {
    state.with(|tracker| tracker.calendar(&input))
}

#[tauri::command(async)]
pub fn search(state: State<'_, AppState>, input: SearchQuery) -> Answer<SearchPage> {
    state.with(|tracker| tracker.search(&input))
}

#[tauri::command(async)]
pub fn bin(state: State<'_, AppState>, input: RecordRef) -> Answer<BinView> {
    state.with(|tracker| tracker.bin(&input))
}

#[tauri::command(async)]
pub fn pain_chart(state: State<'_, AppState>, input: PainChartQuery) -> Answer<PainChart> {
    state.with(|tracker| tracker.pain_chart(&input))
}

#[tauri::command(async)]
pub fn body_course(state: State<'_, AppState>, input: BodyCourseQuery) -> Answer<BodyCourse> {
    state.with(|tracker| tracker.body_course(&input))
}

#[tauri::command(async)]
pub fn function_course(state: State<'_, AppState>, input: FunctionQuery) -> Answer<FunctionCourse> {
    state.with(|tracker| tracker.function_course(&input))
}

#[tauri::command(async)]
pub fn symmetry_course(state: State<'_, AppState>, input: SymmetryQuery) -> Answer<SymmetryCourse> {
    state.with(|tracker| tracker.symmetry_course(&input))
}

#[tauri::command(async)]
pub fn revisions(state: State<'_, AppState>, input: RecordRef) -> Answer<Vec<RevisionView>> {
    state.with(|tracker| tracker.revisions(&input))
}

#[tauri::command(async)]
pub fn readiness(state: State<'_, AppState>, input: ReadinessQuery) -> Answer<ReadinessView> {
    state.with(|tracker| tracker.readiness(&input))
}

#[tauri::command(async)]
pub fn exercises(state: State<'_, AppState>, input: LibraryQuery) -> Answer<LibraryView> {
    state.with(|tracker| tracker.exercises(&input))
}

#[tauri::command(async)]
pub fn exercise(state: State<'_, AppState>, input: ExerciseQuery) -> Answer<ExerciseView> {
    state.with(|tracker| tracker.exercise(&input))
}
