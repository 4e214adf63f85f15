//! When the athlete is reminded. Silent as soon as a day is logged, and ever more silent as recovery proceeds. Pure:
//! days and times of day here, instants in [`schedule`].

mod rhythm;
mod schedule;

pub use rhythm::{Asking, Rhythm, WATCH_DAYS, rhythm};
pub use schedule::{
    Answer, Call, Facts, LATE_MINUTES, Quiet, Ring, Snooze, Step, Zone, at_of, decide, missed, upcoming,
};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::{Instant, LocalDate, LocalTime};

/// What the athlete chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReminderPlan {
    pub on: bool,
    /// When the day's reminder comes.
    pub at: LocalTime,
    /// The morning after a session or a massage asks too, instead of the evening.
    pub morning: bool,
    pub morning_at: LocalTime,
    /// None before this day.
    #[serde(default)]
    pub paused_until: Option<LocalDate>,
    /// When this was chosen: what lies before it is not made up for.
    #[serde(default)]
    pub since: Option<Instant>,
}

impl Default for ReminderPlan {
    fn default() -> Self {
        Self { on: false, at: time(19), morning: true, morning_at: time(8), paused_until: None, since: None }
    }
}

fn time(hour: u32) -> LocalTime {
    chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default().into()
}

/// A time of the athlete's day at which a reminder may come, in the order of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    Morning,
    /// In the acute phase alone, halfway between the other two.
    Midday,
    Evening,
}

impl Slot {
    /// The word under which it is kept.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Midday => "midday",
            Self::Evening => "evening",
        }
    }

    /// From its word.
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Morning, Self::Midday, Self::Evening].into_iter().find(|slot| slot.word() == word)
    }
}
