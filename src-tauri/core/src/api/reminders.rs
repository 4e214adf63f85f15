//! Reminders, as the page and the command line show and change them.

use hamstrong_rules::domain::{LocalDate, LocalTime};
use hamstrong_rules::reminders::ReminderPlan;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How reminders stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemindersView {
    pub plan: ReminderPlan,
    /// The next one, if nothing more is logged.
    pub next: Option<NextReminder>,
    /// What holds now, as a sentence: when the next one comes, or why none does.
    pub said: String,
    /// How often an injury asks, as a sentence a phase that is lived now.
    pub rhythm: Option<String>,
    /// Today's can be put off.
    pub can_snooze: bool,
    /// Today's is put off.
    pub snoozed: bool,
    /// One line about reminders that did not come since somebody was here; shown once.
    pub missed: Option<String>,
    /// Whether to ask once about reminders: after the second day with a check-in, and never again.
    pub ask: bool,
}

/// The moment of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NextReminder {
    /// On the calendar of this computer.
    pub date: LocalDate,
    pub time: LocalTime,
}

/// What can be done about reminders beside changing the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReminderWish {
    /// Again in an hour.
    InAnHour,
    /// Not again today.
    NotToday,
    /// As if it had not been put off.
    AsPlanned,
    /// The line about missed ones was read.
    MissedSeen,
    /// The question about reminders was answered, or put aside.
    Asked,
}
