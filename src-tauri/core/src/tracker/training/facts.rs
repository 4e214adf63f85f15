//! What is known of a day, for the plan.

use std::collections::{BTreeMap, BTreeSet};

use hamstrong_rules::domain::{
    CheckIn, Clearance, ClearedFor, Instant, LocalDate, PainScore, RecordId, Region, Wellness,
};
use hamstrong_rules::protocol::Protocol;
use hamstrong_rules::readiness::{ChangeReason, DayDecision, Notice};
use hamstrong_rules::training::{DayFacts, TrainingLog};

use super::super::Tracker;
use crate::api::error::ApiError;
use crate::store::Kind;
use crate::store::read::Select;

/// How many days back facts are gathered: the week that is shown, and marks of the place of pain before it.
const DAYS: i64 = 28;

/// What the check-ins of a day say; of pain the worst.
#[derive(Debug, Clone, Copy, Default)]
struct Said {
    low_back: Option<i64>,
    walk: Option<PainScore>,
    walks_normally: Option<bool>,
    sit_bone: Option<bool>,
    tingling: Option<bool>,
}

/// Facts of the last days of an injury.
#[derive(Debug)]
pub struct Days {
    said: BTreeMap<LocalDate, Said>,
    /// Days on which a clinician looked at it.
    seen: BTreeSet<LocalDate>,
    /// The course so far, oldest first.
    pub course: Vec<DayDecision>,
}

impl Days {
    /// The decision of a day of the course.
    pub fn decision(&self, day: LocalDate) -> Option<&DayDecision> {
        self.course.iter().rfind(|d| d.day == day)
    }

    /// Since when sessions count towards a step: the newest setback, or day 0 of this count.
    pub fn since(&self, until: LocalDate) -> Option<LocalDate> {
        let onset = self.decision(until)?.onset;
        let setback = |d: &&DayDecision| {
            d.changes.iter().any(|c| matches!(c.reason, ChangeReason::Setback | ChangeReason::Reinjury))
                || d.notices.contains(&Notice::Setback)
        };
        let last = self.course.iter().filter(|d| d.day <= until).rfind(setback).map(|d| d.day);
        Some(last.map_or(onset, |day| day.max(onset)))
    }

    fn raised(&self, notice: Notice, decision: &DayDecision) -> bool {
        let ours = self.course.iter().filter(|d| d.episode == decision.episode && d.day <= decision.day);
        ours.flat_map(|d| &d.notices).any(|n| *n == notice)
    }

    /// The facts of a day. `closed`: nothing is offered.
    pub fn facts<'a>(&'a self, look: &Look<'a>, closed: bool) -> Option<DayFacts<'a>> {
        let decision = self.decision(look.day)?;
        let said = self.said.get(&look.day).copied().unwrap_or_default();
        let places = self.said.range(..=look.day).rev().find_map(|(_, s)| s.sit_bone);
        Some(DayFacts {
            day: look.day,
            now: look.now,
            protocol: look.protocol,
            decision,
            closed,
            proximal: self.raised(Notice::ProximalCheck, decision),
            assessed: self.seen.range(decision.onset..=look.day).next().is_some(),
            leg_signs: self.raised(Notice::BackCheck, decision),
            low_back: said.low_back,
            walk_pain: said.walk,
            walks_normally: said.walks_normally,
            sit_bone_pain: places,
            tingling: said.tingling,
            log: look.log,
        })
    }
}

/// A day to look at.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    pub day: LocalDate,
    pub now: Instant,
    pub protocol: &'a Protocol,
    pub log: &'a TrainingLog,
}

impl Tracker {
    /// Facts of the days up to `until`.
    pub(super) fn training_days(
        &self,
        episode: RecordId,
        course: Vec<DayDecision>,
        until: LocalDate,
    ) -> Result<Days, ApiError> {
        let days = Some((until.plus_days(1 - DAYS), until));
        let select = |kind, episode, days| Select { kind, episode, days, removed: false };
        let mut said: BTreeMap<LocalDate, Said> = BTreeMap::new();
        for head in self.store.heads(select(Kind::CheckIn, Some(episode), days))? {
            let c: CheckIn = head.revision.value()?;
            let day = said.entry(head.revision.felt.day).or_default();
            day.walk = day.walk.max(c.pain_walk);
            day.walks_normally = both(day.walks_normally, c.walking_normal, |a, b| a && b);
            if !c.sites.is_empty() {
                let here = c.sites.iter().any(|site| site.region == Region::ButtockSitbone);
                day.sit_bone = both(day.sit_bone, Some(here), |a, b| a || b);
            }
        }
        for head in self.store.heads(select(Kind::Wellness, None, days))? {
            let w: Wellness = head.revision.value()?;
            let day = said.entry(head.revision.felt.day).or_default();
            day.low_back = day.low_back.max(w.low_back.map(PainScore::get));
            day.tingling = both(day.tingling, w.tingling, |a, b| a || b);
        }
        let mut seen = BTreeSet::new();
        for head in self.store.heads(select(Kind::Clearance, Some(episode), None))? {
            let word: Clearance = head.revision.value()?;
            if word.scope != ClearedFor::Back {
                seen.insert(head.revision.felt.day);
            }
        }
        Ok(Days { said, seen, course })
    }
}

fn both(a: Option<bool>, b: Option<bool>, of: fn(bool, bool) -> bool) -> Option<bool> {
    match (a, b) {
        (Some(a), Some(b)) => Some(of(a, b)),
        (a, b) => a.or(b),
    }
}
