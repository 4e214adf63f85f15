//! How often an injury asks, by its phase. Own judgement throughout: a small randomised trial found that a daily pain
//! diary can slow recovery (Ferrari 2015), so prompts fade as the injury does.

use super::{ReminderPlan, Slot};
use crate::domain::LocalDate;
use crate::protocol::{HoldLevel, Phase};

/// The watch period after the return to sport, days (rule specification 1.1: eight weeks).
pub const WATCH_DAYS: i64 = 56;
/// Days between two reminders of the watch period.
const WEEK: i64 = 7;

/// How often an injury asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rhythm {
    /// It is closed, over, or on urgent hold, where a diary is not what is needed.
    Never,
    /// In the watch period, a week after the last entry or reminder.
    Weekly,
    /// On days with a session, and in the morning after.
    SessionDays,
    Daily,
    /// Acute: up to three a day, until the day is logged.
    UpToThree,
}

/// The rhythm of an open injury in a phase since so many days.
pub const fn rhythm(phase: Phase, days_in_phase: i64, hold: Option<HoldLevel>) -> Rhythm {
    if matches!(hold, Some(HoldLevel::Urgent)) {
        return Rhythm::Never;
    }
    match phase {
        Phase::P1 => Rhythm::UpToThree,
        Phase::P2 | Phase::P3 => Rhythm::Daily,
        Phase::P4 => Rhythm::SessionDays,
        Phase::P5 if days_in_phase < WATCH_DAYS => Rhythm::Weekly,
        Phase::P5 => Rhythm::Never,
    }
}

/// What an open injury asks on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "facts of a day that hold or do not, each by itself")]
pub struct Asking {
    pub rhythm: Rhythm,
    /// The day has a check-in of this injury.
    pub logged: bool,
    /// The newest day with one.
    pub last_logged: Option<LocalDate>,
    /// The day has a session.
    pub trained: bool,
    /// The day before had a session, or one of the two days before a massage (rule specification 8: 24 and 48 hours).
    pub follows: bool,
    /// The same for tomorrow, as far as is known.
    pub follows_tomorrow: bool,
}

impl Asking {
    /// The same injury some days ahead, if nothing more is logged.
    pub(super) fn in_days(&self, ahead: i64) -> Self {
        match ahead {
            0 => *self,
            1 => Self { logged: false, trained: false, follows: self.follows_tomorrow, ..*self },
            _ => Self { logged: false, trained: false, follows: false, ..*self },
        }
    }

    /// Whether this injury wants a reminder at a time of `day`, when the last one was made on `called`.
    pub fn wants(&self, slot: Slot, day: LocalDate, called: Option<LocalDate>, plan: &ReminderPlan) -> bool {
        if self.logged || (slot == Slot::Morning && !plan.morning) {
            return false;
        }
        let once = called != Some(day);
        let week_over = |last: Option<LocalDate>| last.is_none_or(|last| day.days_since(last) >= WEEK);
        match (self.rhythm, slot) {
            (Rhythm::UpToThree, _) => true,
            (Rhythm::Daily | Rhythm::SessionDays, Slot::Morning) => self.follows && once,
            (Rhythm::Never, _)
            | (Rhythm::Daily | Rhythm::SessionDays | Rhythm::Weekly, Slot::Midday)
            | (Rhythm::Weekly, Slot::Morning) => false,
            (Rhythm::Daily, Slot::Evening) => once,
            (Rhythm::SessionDays, Slot::Evening) => self.trained && once,
            (Rhythm::Weekly, Slot::Evening) => week_over(self.last_logged) && week_over(called),
        }
    }
}
