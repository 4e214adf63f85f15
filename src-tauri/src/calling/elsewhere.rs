//! Notifications of macOS and Windows. Neither was tried: there was no such computer.

use hamstrong_core::api::calling::Reach;
use notify_rust::Notification;
use tauri::AppHandle;

use super::Notice;

/// The desktop that shows notifications.
#[derive(Debug)]
pub struct Desk;

impl Desk {
    /// Says who we are, so that the system names us as the sender.
    pub fn new(app: &AppHandle) -> Self {
        #[cfg(target_os = "macos")]
        let _ = notify_rust::set_application(&app.config().identifier);
        #[cfg(not(target_os = "macos"))]
        let _ = app;
        Self
    }

    /// These systems always have a service; whether it is switched off for this program they do not tell.
    pub fn reach(&self) -> Reach {
        Reach::Comes
    }

    /// Hands a notification over; whether it was taken.
    pub fn show(&self, notice: &Notice) -> bool {
        Notification::new().appname("Hamstrong").summary(&notice.title).show().is_ok()
    }
}
