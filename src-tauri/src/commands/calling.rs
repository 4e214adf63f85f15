//! Notifications of the system.

use hamstrong_core::api::calling::NotificationsView;
use tauri::{AppHandle, Manager};

use crate::calling::Desk;

/// Whether notifications can come. The page never sends one.
#[tauri::command(async)]
pub fn notifications(app: AppHandle) -> NotificationsView {
    NotificationsView { reach: app.state::<Desk>().reach() }
}
