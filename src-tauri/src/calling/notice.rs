//! What a notification says. It may lie on a locked screen: no name, no score, no injury.

use hamstrong_core::tracker::{Alarm, Reminder};

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub title: String,
    /// A safe limit: to be shown also where the desktop keeps others quiet.
    pub urgent: bool,
    /// It can be put off.
    pub can_wait: bool,
}

impl Notice {
    /// What a running timer asks.
    pub fn of_alarm(alarm: &Alarm) -> Self {
        Self { title: alarm.text.to_owned(), urgent: alarm.urgent, can_wait: false }
    }

    /// That something is to be logged.
    pub fn of_reminder(reminder: &Reminder) -> Self {
        Self { title: reminder.text.to_owned(), urgent: false, can_wait: true }
    }
}
