//! What the journal knows that the schedule asks for.

use std::collections::BTreeSet;

use hamstrong_rules::domain::{Episode, Instant, LocalDate, LocalTime, RecordId, ZoneName};
use hamstrong_rules::reminders::{Asking, Call, Facts, ReminderPlan, Rhythm, Slot, Snooze, Zone, rhythm};

use super::super::Tracker;
use crate::api::error::ApiError;
use crate::clock::{Moment, instant_of};
use crate::store::Kind;
use crate::store::read::Select;

/// How far back is looked, days: the weeks a missed reminder is told for, and more than the week between two of the
/// watch period.
const BACK: i64 = 15;

/// The clocks of a zone.
pub(super) struct Here(pub ZoneName);

impl Zone for Here {
    fn at(&self, day: LocalDate, time: LocalTime) -> Instant {
        instant_of(day, time, &self.0)
    }
}

/// Everything the schedule asks for, at one moment.
pub(super) struct Known {
    pub now: Moment,
    pub today: LocalDate,
    pub day_ends_at: LocalTime,
    pub plan: ReminderPlan,
    pub injuries: Vec<Asking>,
    pub made: Vec<Call>,
    pub snooze: Option<Snooze>,
    pub there_since: Option<Instant>,
    /// Days of the last weeks with a check-in of any injury.
    pub logged: BTreeSet<LocalDate>,
}

impl Known {
    pub fn facts(&self) -> Facts<'_> {
        Facts {
            plan: &self.plan,
            now: self.now.at,
            today: self.today,
            day_ends_at: self.day_ends_at,
            injuries: &self.injuries,
            made: &self.made,
            snooze: self.snooze,
            there_since: self.there_since,
        }
    }

    /// The first whole day under the plan.
    pub fn since_day(&self) -> Option<LocalDate> {
        let zone = self.now.zone.clone();
        self.plan.since.map(|at| Moment { at, zone }.day(self.day_ends_at).plus_days(1))
    }
}

impl Tracker {
    /// Asks the engine only where its answer matters: a plan that is off or rests costs next to nothing.
    pub(super) fn known(&self, there_since: Option<Instant>) -> Result<Known, ApiError> {
        let (now, today) = (self.clock.now(), self.today()?);
        let plan = self.reminder_plan()?;
        let mut known = Known {
            now,
            today,
            day_ends_at: self.day_ends_at()?,
            plan,
            injuries: Vec::new(),
            made: Vec::new(),
            snooze: self.store.snooze()?.and_then(|text| serde_json::from_str(&text).ok()),
            there_since,
            logged: BTreeSet::new(),
        };
        for (record, episode) in self.episode_heads()? {
            if episode.closed_on.is_none() && episode.onset <= today {
                let asking = self.asking(record, &episode, &mut known)?;
                known.injuries.push(asking);
            }
        }
        for (day, slot) in self.store.reminders_made(today.plus_days(-BACK))? {
            known.made.extend(Slot::of_word(&slot).map(|slot| Call { day, slot }));
        }
        Ok(known)
    }

    fn asking(&self, record: RecordId, episode: &Episode, known: &mut Known) -> Result<Asking, ApiError> {
        let today = known.today;
        let days_of = |kind, from: LocalDate| -> Result<BTreeSet<LocalDate>, ApiError> {
            let what = Select { kind, episode: Some(record), days: Some((from, today)), removed: false };
            Ok(self.store.heads(what)?.into_iter().map(|head| head.revision.felt.day).collect())
        };
        let logged = days_of(Kind::CheckIn, today.plus_days(-BACK))?;
        let sessions = days_of(Kind::Session, today.plus_days(-1))?;
        let massages = days_of(Kind::Massage, today.plus_days(-2))?;
        let (yesterday, before) = (today.plus_days(-1), today.plus_days(-2));
        let rhythm = if known.plan.on { self.rhythm_of(record, episode, today)? } else { Rhythm::Never };
        known.logged.extend(logged.iter().copied());
        Ok(Asking {
            rhythm,
            logged: logged.contains(&today),
            last_logged: logged.last().copied(),
            trained: sessions.contains(&today),
            follows: sessions.contains(&yesterday)
                || massages.contains(&yesterday)
                || massages.contains(&before),
            follows_tomorrow: sessions.contains(&today)
                || massages.contains(&today)
                || massages.contains(&yesterday),
        })
    }

    fn rhythm_of(&self, record: RecordId, episode: &Episode, today: LocalDate) -> Result<Rhythm, ApiError> {
        let case = self.case(record)?;
        let decision = case.decision_as_of(today.max(episode.onset), today);
        let days = today.days_since(decision.phase_since);
        Ok(rhythm(decision.today.phase, days, decision.today.hold))
    }

    /// On how many days there is a check-in of some injury.
    pub(super) fn check_in_days(&self) -> Result<usize, ApiError> {
        let kinds: Vec<_> =
            self.episode_heads()?.into_iter().map(|(record, _)| (Kind::CheckIn, Some(record))).collect();
        let today = self.today()?;
        Ok(self.store.logged_days(&kinds, (today.plus_days(-3650), today))?)
    }
}
