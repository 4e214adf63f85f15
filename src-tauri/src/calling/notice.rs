//! What a notification says. It may lie on a locked screen: no name, no score, no injury.

use hamstrong_core::tracker::Alarm;

/// One notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub title: String,
    /// A safe limit: to be shown also where the desktop keeps others quiet.
    pub urgent: bool,
}

impl Notice {
    /// What a running timer asks.
    pub fn of_alarm(alarm: &Alarm) -> Self {
        Self { title: alarm.text.to_owned(), urgent: alarm.urgent }
    }
}
