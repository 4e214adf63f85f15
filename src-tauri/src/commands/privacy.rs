//! What is kept on this computer, and the end of it.

use hamstrong_core::api::error::ApiError;
use hamstrong_core::api::keeping::{DataPlace, DeleteEverything};
use tauri::{AppHandle, State};

use crate::state::AppState;
use crate::{erasing, paths};

#[tauri::command(async)]
pub fn data_places(app: AppHandle, state: State<'_, AppState>) -> Result<Vec<DataPlace>, ApiError> {
    paths::data_places(&app, &state)
}

/// The page alone cannot do it: the system asks as well.
#[tauri::command(async)]
pub fn delete_everything(app: AppHandle, input: DeleteEverything) -> Result<(), ApiError> {
    erasing::ask_and_erase(&app, &input)
}
