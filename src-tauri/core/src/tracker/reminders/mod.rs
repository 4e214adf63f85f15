//! Reminders: the journal told to the schedule, and its answer to whoever can call. What is due is decided in
//! `hamstrong_rules::reminders`; that each comes once is kept here.

mod facts;
mod words;

use chrono::TimeDelta;
use hamstrong_rules::domain::{Instant, LocalDate};
use hamstrong_rules::reminders::{Answer, Facts, ReminderPlan, Ring, Slot, Snooze, at_of, decide};

use facts::{Here, Known};

use super::Tracker;
use crate::api::error::{ApiError, ErrorCode};
use crate::api::reminders::{ReminderWish, RemindersView};
use crate::store::reminders::Claim;

/// Local to this copy: up to which day missed reminders were told, and whether the question was asked.
const SEEN: &str = "reminders_seen";
const ASKED: &str = "reminders_asked";

/// A reminder to be made now. It is claimed: nobody else makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// What it says; no value of anyone's health.
    pub text: &'static str,
    claim: Claim,
}

impl Tracker {
    /// Claims the reminder that is due, if any, and says when to look again at the latest. `there_since`: since when
    /// the athlete is there; what lies before it needs no reminder.
    ///
    /// # Errors
    /// When the journal cannot be read or written.
    pub fn remind(&mut self, there_since: Option<Instant>) -> Result<(Option<Reminder>, Instant), ApiError> {
        let known = self.known(there_since)?;
        let (facts, here) = (known.facts(), Here(known.now.zone.clone()));
        let step = decide(&facts, &here);
        let Answer::Ring(ring) = step.answer else { return Ok((None, step.look_at)) };
        if self.store.is_demo()? || self.read_only() {
            return Ok((None, step.look_at));
        }
        let claim = Claim {
            day: facts.today,
            slots: passed(&facts, &here, ring).into_iter().map(Slot::word).collect(),
            snooze: if ring == Ring::Snoozed { self.store.snooze()? } else { None },
        };
        let ours = self.store.claim_reminder(&claim)?;
        let text = words::notification(&facts, ring);
        Ok((ours.then_some(Reminder { text, claim }), step.look_at))
    }

    /// The reminder could not be made: it may be made later.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn not_reminded(&mut self, reminder: &Reminder) -> Result<(), ApiError> {
        Ok(self.store.unclaim_reminder(&reminder.claim)?)
    }

    /// How reminders stand.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn reminders(&self) -> Result<RemindersView, ApiError> {
        let known = self.known(Some(self.clock.now().at))?;
        let here = Here(known.now.zone.clone());
        let facts = known.facts();
        let today = facts.today;
        let asks = facts.injuries.iter().any(|i| !i.logged);
        let snoozed = facts.snooze.is_some_and(|s| s.day == today && facts.now < s.until);
        let resting = facts.plan.paused_until.is_some_and(|until| today < until);
        Ok(RemindersView {
            plan: *facts.plan,
            next: words::next(&facts, &here),
            said: words::said(&facts, &here),
            rhythm: words::rhythm(&facts),
            can_snooze: facts.plan.on && !resting && asks && !snoozed,
            snoozed,
            missed: self.missed(&known)?,
            ask: self.is_to_be_asked(&facts)?,
        })
    }

    /// Puts today's reminder off, or closes a line or question about reminders.
    ///
    /// # Errors
    /// When the journal cannot be written.
    pub fn remind_me(&mut self, wish: &ReminderWish) -> Result<RemindersView, ApiError> {
        let (now, today) = (self.clock.now(), self.today()?);
        let snooze = |until| Snooze { day: today, until };
        match wish {
            ReminderWish::InAnHour => {
                let until = now.at.utc().checked_add_signed(TimeDelta::hours(1)).unwrap_or(now.at.utc());
                self.put_off(Some(snooze(until.into())))?;
            }
            ReminderWish::NotToday => {
                let morning = crate::clock::day_over(today, self.day_ends_at()?, &now.zone);
                self.put_off(Some(snooze(morning)))?;
            }
            ReminderWish::AsPlanned => self.put_off(None)?,
            ReminderWish::MissedSeen => self.store.note_local_fact(SEEN, Some(&today.to_string()))?,
            ReminderWish::Asked => self.store.note_local_fact(ASKED, Some("yes"))?,
        }
        self.reminders()
    }

    fn put_off(&mut self, snooze: Option<Snooze>) -> Result<(), ApiError> {
        let kept = snooze.map(|snooze| serde_json::to_string(&snooze)).transpose();
        let kept = kept.map_err(|error| ApiError::new(ErrorCode::Failed, error.to_string()))?;
        Ok(self.store.note_snooze(kept.as_deref())?)
    }

    /// One line, never a list, about days whose reminder did not come. After a gap the greeting says enough.
    fn missed(&self, known: &Known) -> Result<Option<String>, ApiError> {
        let facts = known.facts();
        let seen: Option<LocalDate> = self.store.local_fact(SEEN)?.and_then(|text| text.parse().ok());
        let since = known.since_day();
        let from = seen.into_iter().chain(since).max().unwrap_or(facts.today);
        let days = hamstrong_rules::reminders::missed(&facts, |day| known.logged.contains(&day), from);
        Ok(words::missed(&days, facts.today))
    }

    fn is_to_be_asked(&self, facts: &Facts<'_>) -> Result<bool, ApiError> {
        let fresh = !facts.plan.on && facts.plan.since.is_none() && !facts.injuries.is_empty();
        let may = fresh && !self.store.is_demo()? && !self.read_only();
        Ok(may && self.store.local_fact(ASKED)?.is_none() && self.check_in_days()? >= 2)
    }
}

/// The slots of the day that are done with a ring: itself, and whatever came before it.
fn passed(facts: &Facts<'_>, here: &Here, ring: Ring) -> Vec<Slot> {
    let at = |slot| at_of(slot, facts.today, facts.plan, facts.day_ends_at, here);
    let all = [Slot::Morning, Slot::Midday, Slot::Evening];
    match ring {
        Ring::At(slot) => vec![slot],
        Ring::Snoozed => all.into_iter().filter(|slot| at(*slot) <= facts.now).collect(),
    }
}

/// The plan as it is kept: what the athlete chose, and when.
pub(super) fn chosen(plan: &ReminderPlan, now: Instant) -> ReminderPlan {
    ReminderPlan { since: Some(now), ..*plan }
}
