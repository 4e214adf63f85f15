//! What the journal says about first aid, day by day.

use std::collections::BTreeMap;

use hamstrong_rules::domain::{
    CheckIn, FirstAid, Instant, LocalDate, LocalTime, PriceKind, PriceStep, PriceTimer, RecordId,
};
use hamstrong_rules::price::{DayFacts, Done, IceSession};
use hamstrong_rules::protocol::Phase;

use super::super::Tracker;
use crate::api::error::ApiError;
use crate::clock::instant_on;
use crate::store::read::Select;
use crate::store::{Felt, Kind, Revision};

/// Swelling is remembered over so many days, today counted as one; the gates look as far back.
const SWELLING_DAYS: i64 = 3;

/// A step with when it was done.
#[derive(Debug, Clone)]
pub struct Logged {
    pub step: PriceStep,
    pub felt: Felt,
}

/// What one day holds that first aid depends on; of pain and swelling the worst.
#[derive(Debug, Clone, Default)]
pub struct AidDay {
    pub steps: Vec<Logged>,
    swelling: Option<i64>,
    pub walk_pain: Option<i64>,
    walks_normally: Option<bool>,
    trained: bool,
}

/// A stretch of days and what is on file.
#[derive(Debug, Clone, Default)]
pub struct AidLog {
    days: BTreeMap<LocalDate, AidDay>,
    pub file: FirstAid,
    day_ends_at: Option<LocalTime>,
}

impl AidLog {
    /// A day; blank when nothing was logged.
    pub fn day(&self, day: LocalDate) -> AidDay {
        self.days.get(&day).cloned().unwrap_or_default()
    }

    /// What the plan of a day depends on.
    pub fn facts(&self, day: LocalDate, phase: Phase, index: i32) -> DayFacts {
        let own = self.days.get(&day);
        let window = self.days.range(day.plus_days(1 - SWELLING_DAYS)..=day);
        DayFacts {
            phase,
            index,
            swelling: window.rev().find_map(|(_, d)| d.swelling),
            walks_normally: own.and_then(|d| d.walks_normally),
            trained: own.is_some_and(|d| d.trained),
            ice_off: self.file.ice_off == Some(true),
        }
    }

    /// What was done on a day.
    pub fn done(&self, day: LocalDate) -> Done {
        self.days.get(&day).map_or_else(Done::default, |d| Done::of(d.steps.iter().map(|s| &s.step)))
    }

    /// Sessions of ice with a time, of the days up to `day`; the gap may reach over midnight.
    pub fn ice(&self, day: LocalDate) -> Vec<IceSession> {
        self.days.range(..=day).flat_map(|(_, d)| self.sessions(d)).collect()
    }

    /// The same of one day alone.
    pub fn ice_of(&self, day: LocalDate) -> Vec<IceSession> {
        self.days.get(&day).map(|d| self.sessions(d).collect()).unwrap_or_default()
    }

    /// The newest look at the skin on a day that was not as it should be.
    pub fn ice_trouble(&self, day: LocalDate) -> Option<&Logged> {
        let steps = &self.days.get(&day)?.steps;
        steps.iter().rfind(|s| s.step.part == PriceKind::Ice && s.step.trouble == Some(true))
    }

    fn sessions<'d>(&'d self, day: &'d AidDay) -> impl Iterator<Item = IceSession> + 'd {
        let ice = day.steps.iter().filter(|s| s.step.part == PriceKind::Ice);
        ice.filter_map(|s| {
            let minutes = s.step.minutes.map(hamstrong_rules::domain::Minutes::get);
            Some(IceSession { start: self.began(&s.felt)?, minutes })
        })
    }

    fn began(&self, felt: &Felt) -> Option<Instant> {
        let day_ends_at = self.day_ends_at.unwrap_or(LocalTime::MIDNIGHT);
        Some(instant_on(felt.day, felt.time?, day_ends_at, &felt.zone))
    }
}

impl Tracker {
    /// First aid of an injury from one day to another, with the days before it that swelling and gaps reach back to.
    pub(super) fn aid_log(
        &self,
        episode: RecordId,
        from: LocalDate,
        to: LocalDate,
    ) -> Result<AidLog, ApiError> {
        let mut log =
            AidLog { file: self.first_aid()?, day_ends_at: Some(self.day_ends_at()?), ..AidLog::default() };
        let days = Some((from.plus_days(1 - SWELLING_DAYS), to));
        let heads = |kind| self.store.heads(Select { kind, episode: Some(episode), days, removed: false });
        for head in heads(Kind::PriceStep)? {
            let felt = head.revision.felt.clone();
            let day = log.days.entry(felt.day).or_default();
            day.steps.push(Logged { step: head.revision.value()?, felt });
        }
        for head in heads(Kind::CheckIn)? {
            let c: CheckIn = head.revision.value()?;
            let day = log.days.entry(head.revision.felt.day).or_default();
            day.swelling = day.swelling.max(c.swelling.map(hamstrong_rules::domain::Grade::get));
            day.walk_pain = day.walk_pain.max(c.pain_walk.map(hamstrong_rules::domain::PainScore::get));
            day.walks_normally = match (day.walks_normally, c.walking_normal) {
                (Some(a), Some(b)) => Some(a && b),
                (a, b) => a.or(b),
            };
        }
        for head in heads(Kind::Session)? {
            log.days.entry(head.revision.felt.day).or_default().trained = true;
        }
        Ok(log)
    }

    /// Answers about ice and wraps; blank before the first.
    pub(super) fn first_aid(&self) -> Result<FirstAid, ApiError> {
        let head = self.first_aid_head()?;
        Ok(head.map(|head| head.value()).transpose()?.unwrap_or_default())
    }

    pub(super) fn first_aid_head(&self) -> Result<Option<Revision>, ApiError> {
        let what = Select { kind: Kind::FirstAid, episode: None, days: None, removed: false };
        Ok(self.store.heads(what)?.pop().map(|head| head.revision))
    }

    /// Timers of an injury that are running.
    pub(super) fn running(&self, episode: RecordId) -> Result<Vec<(Revision, PriceTimer)>, ApiError> {
        let what = Select { kind: Kind::PriceTimer, episode: Some(episode), days: None, removed: false };
        let mut running = Vec::new();
        for head in self.store.heads(what)? {
            let timer = head.revision.value()?;
            running.push((head.revision, timer));
        }
        Ok(running)
    }
}
