//! Where the athlete stands between two days: what the pass carries forward.

use std::collections::BTreeMap;

use super::decision::Notice;
use super::history::MassageResult;
use crate::domain::RecordId;
use crate::protocol::{Band, ClearanceScope, HoldLevel, Phase, RuleId, Tier};

/// Phase and its clocks. Days count from the first onset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub phase: Phase,
    /// Day each phase was entered, by its index.
    pub entered: [i32; 5],
    /// Self-tests of earlier days do not count.
    pub tests_from: i32,
}

impl Clock {
    pub fn start(day: i32, from: i32) -> Self {
        Self { phase: Phase::P1, entered: [from; 5], tests_from: day }
    }

    pub fn enter(&mut self, phase: Phase, day: i32) {
        self.phase = phase;
        if let Some(slot) = self.entered.get_mut(phase.index()) {
            *slot = day;
        }
    }

    pub fn since(&self, phase: Phase) -> i32 {
        self.entered.get(phase.index()).copied().unwrap_or_default()
    }
}

/// Why a hold stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cause {
    pub rule: RuleId,
    pub level: HoldLevel,
    /// Day it acts from.
    pub since: i32,
    /// Day it is about.
    pub about: i32,
}

/// A step down, with where the athlete stood before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub day: i32,
    pub before: Clock,
}

/// A massage on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Session {
    pub record: RecordId,
    pub day: i32,
    pub tier: Tier,
    pub result: MassageResult,
}

/// A clearance on record, and the holds it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cleared {
    pub record: RecordId,
    pub scope: ClearanceScope,
    pub ended: Vec<Cause>,
}

/// Everything carried from one day to the next.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Day 0 of the episode.
    pub start: i32,
    /// 1 for the first injury, 2 for its first re-injury.
    pub episode: u32,
    pub clock: Clock,
    pub band: Option<Band>,
    pub holds: Vec<Cause>,
    pub cleared: Vec<Cleared>,
    /// The young athlete's hold was raised in this episode.
    pub young_held: bool,
    /// Days up to this one no longer count for late pain.
    pub spent: i32,
    /// Days up to this one no longer count for the low back.
    pub spent_back: i32,
    /// The clinician's word on massage.
    pub massage_clearance: Option<RecordId>,
    /// Flare days of this episode, in order.
    pub flares: Vec<i32>,
    pub setbacks: Vec<Step>,
    /// Phase to return to once no hold stands: a setback ended by a correction.
    pub restore: Option<Clock>,
    pub sessions: Vec<Session>,
    /// No massage today although nothing holds: a warning sign that does not hold yet.
    pub closed_today: bool,
    /// First day of each notice.
    pub seen: BTreeMap<Notice, i32>,
}

impl State {
    pub fn new() -> Self {
        Self {
            start: 0,
            episode: 1,
            clock: Clock::start(0, 0),
            band: None,
            holds: Vec::new(),
            cleared: Vec::new(),
            young_held: false,
            spent: i32::MIN,
            spent_back: i32::MIN,
            massage_clearance: None,
            flares: Vec::new(),
            setbacks: Vec::new(),
            restore: None,
            sessions: Vec::new(),
            closed_today: false,
            seen: BTreeMap::new(),
        }
    }

    /// The worst level that stands.
    pub fn hold(&self) -> Option<HoldLevel> {
        self.holds.iter().map(|cause| cause.level).max()
    }

    /// A clearance of one of these scopes stands: given in this episode, and not removed since.
    pub fn cleared_by(&self, scopes: &[ClearanceScope]) -> bool {
        self.cleared.iter().any(|cleared| scopes.contains(&cleared.scope))
    }

    /// Adds a cause unless the same rule already holds.
    pub fn hold_for(&mut self, rule: &RuleId, level: HoldLevel, since: i32, about: i32) {
        if !self.holds.iter().any(|cause| cause.rule == *rule) {
            self.holds.push(Cause { rule: rule.clone(), level, since, about });
        }
    }

    pub fn is_flare(&self, day: i32) -> bool {
        self.flares.binary_search(&day).is_ok()
    }

    pub fn add_flare(&mut self, day: i32) {
        if let Err(at) = self.flares.binary_search(&day) {
            self.flares.insert(at, day);
        }
    }

    /// The newest flare that still acts on `today`.
    pub fn acting_flare(&self, today: i32, lasts: u32) -> Option<i32> {
        let end = self.flares.partition_point(|day| *day <= today);
        let newest = *end.checked_sub(1).and_then(|i| self.flares.get(i))?;
        (i64::from(today) - i64::from(newest) <= i64::from(lasts)).then_some(newest)
    }
}
