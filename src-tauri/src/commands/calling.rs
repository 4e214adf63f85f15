//! Notifications of the system, and being there to send them.

use hamstrong_core::api::calling::{NotificationsView, StartWithSystem};
use hamstrong_core::api::error::ApiError;
use tauri::{AppHandle, Manager};

use crate::autostart;
use crate::calling::Desk;

/// Whether notifications can come. The page never sends one.
#[tauri::command(async)]
pub fn notifications(app: AppHandle) -> NotificationsView {
    NotificationsView { reach: app.state::<Desk>().reach(), starts_with_system: autostart::is_on() }
}

#[tauri::command(async)]
pub fn start_with_system(app: AppHandle, input: StartWithSystem) -> Result<NotificationsView, ApiError> {
    autostart::set(input.on)?;
    Ok(notifications(app))
}
