//! Reminders at their time. The core decides and claims; this looks when something was written, when a moment has come,
//! and when the clock or the zone is not what it was.

use std::time::Duration;

use hamstrong_core::clock::Moment;
use hamstrong_core::domain::{Instant, ZoneName};
use tauri::{AppHandle, Manager};

use super::{AT_MOST, Desk, Notice};
use crate::autostart;
use crate::state::AppState;

/// So long after the last tap: while somebody logs, nobody is reminded, and the journal is left to them.
const QUIET: Duration = Duration::from_secs(5);
/// So long after a notification that nobody took.
const TRY_AGAIN: Duration = Duration::from_mins(1);

pub struct Reminding {
    /// Since when the athlete is there; blank when the system started the app for whoever may not be.
    there_since: Option<Instant>,
    look_at: Option<Instant>,
    /// Not before the steady clock says this.
    not_before: Duration,
    last: Instant,
    zone: ZoneName,
}

impl Reminding {
    /// Whoever opened the app is there; whom the system started it for may not be.
    pub fn from(start: &Moment) -> Self {
        Self {
            there_since: (!autostart::by_the_system()).then_some(start.at),
            look_at: None,
            not_before: Duration::ZERO,
            last: start.at,
            zone: start.zone.clone(),
        }
    }

    /// Something was written.
    pub fn hear(&mut self, steady: Duration) {
        self.look_at = None;
        self.not_before = steady + QUIET;
    }

    /// Reminds if it is time; how long to wait.
    pub fn look(&mut self, app: &AppHandle, now: &Moment, steady: Duration) -> Duration {
        if now.at < self.last || now.zone != self.zone {
            self.look_at = None;
        }
        (self.last, self.zone) = (now.at, now.zone.clone());
        if steady < self.not_before {
            return self.not_before.saturating_sub(steady);
        }
        if let Some(at) = self.look_at.filter(|at| now.at < *at) {
            return (at.utc() - now.at.utc()).to_std().unwrap_or_default();
        }
        let Ok(Some((due, look_at))) =
            app.state::<AppState>().if_open(|tracker| tracker.remind(self.there_since))
        else {
            return AT_MOST;
        };
        self.look_at = Some(look_at);
        if let Some(reminder) = due
            && !app.state::<Desk>().show(&Notice::of_reminder(&reminder))
        {
            let _ = app.state::<AppState>().if_open(|tracker| tracker.not_reminded(&reminder));
            self.look_at = None;
            self.not_before = steady + TRY_AGAIN;
        }
        AT_MOST
    }
}
