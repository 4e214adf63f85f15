//! What the engine answers, as the screen shows it. Every value leads back to the days behind it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::gates::Gate;
use super::history::Value;
use super::trail::Standing;
use crate::domain::{DayIndex, LocalDate};
use crate::protocol::{
    Band, Bounds, Confidence, Field, HoldLevel, Limit, Phase, RuleId, SetBy, TestKind, Tier, Variant,
};

/// Something the athlete is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    ApophysisCheck,
    BackCheck,
    BackPersist,
    Creep,
    Flare,
    Imbalance,
    LateNightPain,
    LateRestPain,
    Plateau,
    ProximalCheck,
    RedFlag,
    Reinjury,
    Setback,
    SevereSeeClinician,
    SlowAcute,
    SwellingUp,
    Unconfirmed,
}

impl Notice {
    /// Every notice, in the order of their words.
    pub const ALL: [Self; 17] = [
        Self::ApophysisCheck,
        Self::BackCheck,
        Self::BackPersist,
        Self::Creep,
        Self::Flare,
        Self::Imbalance,
        Self::LateNightPain,
        Self::LateRestPain,
        Self::Plateau,
        Self::ProximalCheck,
        Self::RedFlag,
        Self::Reinjury,
        Self::Setback,
        Self::SevereSeeClinician,
        Self::SlowAcute,
        Self::SwellingUp,
        Self::Unconfirmed,
    ];

    /// The word of scenario files and of the screen's keys.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ApophysisCheck => "apophysis_check",
            Self::BackCheck => "back_check",
            Self::BackPersist => "back_persist",
            Self::Creep => "creep",
            Self::Flare => "flare",
            Self::Imbalance => "imbalance",
            Self::LateNightPain => "late_night_pain",
            Self::LateRestPain => "late_rest_pain",
            Self::Plateau => "plateau",
            Self::ProximalCheck => "proximal_check",
            Self::RedFlag => "red_flag",
            Self::Reinjury => "reinjury",
            Self::Setback => "setback",
            Self::SevereSeeClinician => "severe_see_clinician",
            Self::SlowAcute => "slow_acute",
            Self::SwellingUp => "swelling_up",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// How fresh the status is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "state", content = "days")]
pub enum Freshness {
    /// Nothing was ever logged.
    NeverLogged,
    /// Today has an entry, so gates and tiers are decided.
    Today,
    /// No entry today; so many days since the newest one.
    Waiting(u32),
    /// So many days without an entry: the status is unknown.
    Stale(u32),
}

/// Why something is on hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HoldCause {
    /// A warning sign or a rule.
    pub rule: RuleId,
    pub level: HoldLevel,
    /// Day it acts from.
    pub since: LocalDate,
    /// Day it is about.
    pub about: LocalDate,
}

/// Why the phase changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ChangeReason {
    /// Every item of the gate was met.
    GateMet,
    Setback,
    /// A new episode began, by an event or by a rise.
    Reinjury,
    /// A setback rested only on a value that was corrected.
    Corrected,
}

/// A change of phase, with the rules that were met for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PhaseChange {
    pub from: Phase,
    pub to: Phase,
    pub reason: ChangeReason,
    pub rules: Vec<RuleReport>,
}

/// A flare or setback that ended because the value it rested on was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ended {
    pub rule: RuleId,
    /// Day of the flare or setback.
    pub day: LocalDate,
    /// Day whose entry was corrected or removed.
    pub corrected: LocalDate,
}

/// One day of the course.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct DayDecision {
    pub day: LocalDate,
    /// Days since the injury of this episode.
    pub index: DayIndex,
    /// 1 for the first injury, 2 for its first re-injury.
    pub episode: u32,
    /// Day 0 of this episode.
    pub onset: LocalDate,
    pub phase: Phase,
    pub hold: Option<HoldLevel>,
    pub tier: Tier,
    pub band: Option<Band>,
    /// Trust of today's entry, as known today; none without an entry.
    pub standing: Option<Standing>,
    pub freshness: Freshness,
    /// A flare acts today: no promotion, no massage, half the dose.
    pub flare_from: Option<LocalDate>,
    /// Raised today.
    pub notices: Vec<Notice>,
    pub changes: Vec<PhaseChange>,
    pub ended: Vec<Ended>,
}

/// A value a rule looked at.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct Reading {
    pub day: LocalDate,
    pub value: Option<Value>,
    pub standing: Standing,
}

/// What a rule is about, for its label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Field(Field),
    Test(TestKind),
    DaysSinceInjury,
    DaysInPhase(Phase),
    Phase(Phase),
    LoggedDays,
    Hold,
    Flare,
    Contraindication,
    Clearance,
    Massage,
    Course,
}

/// How often and over which days a rule looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Window {
    /// Logged days that have to agree.
    pub logged_days: u32,
    /// Calendar days, today counted as one.
    pub within_days: u32,
}

/// One rule of a decision: value, limit, days used, answer, and on whose word.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleReport {
    pub rule: RuleId,
    pub subject: Subject,
    pub answer: Gate,
    /// The newest value: of today, of the newest test, or a count of days.
    pub value: Option<Value>,
    pub limit: Option<Limit>,
    pub window: Option<Window>,
    /// The entries behind it, newest first.
    pub readings: Vec<Reading>,
    pub why: String,
    pub sources: Vec<String>,
    pub confidence: Vec<Confidence>,
    pub note: Option<String>,
    pub bounds: Option<Bounds>,
    /// A physio's change, where one holds.
    pub set_by: Option<SetBy>,
}

/// A checklist with its answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Checklist {
    pub rules: Vec<RuleReport>,
    pub met: u32,
    /// Items that ask for something today.
    pub asked: u32,
}

impl Checklist {
    pub(super) fn of(rules: Vec<RuleReport>) -> Self {
        let count = |wanted: &[Gate]| {
            u32::try_from(rules.iter().filter(|rule| wanted.contains(&rule.answer)).count())
                .unwrap_or(u32::MAX)
        };
        let (met, open) = (count(&[Gate::Met]), count(&[Gate::Unmet, Gate::Unknown]));
        Self { rules, met, asked: met + open }
    }

    /// Items that stand in the way.
    pub fn open(&self) -> impl Iterator<Item = &RuleReport> {
        self.rules.iter().filter(|rule| !rule.answer.passes())
    }
}

/// The gate ahead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NextPhase {
    pub phase: Phase,
    pub checklist: Checklist,
}

/// A notice, since when, and whether it was raised today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoticeSince {
    pub notice: Notice,
    pub first_day: LocalDate,
}

/// Which rules were in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProtocolStamp {
    pub id: String,
    pub version: String,
    pub variant: Variant,
    pub hash: String,
}

/// A day's decision in full, with every rule behind it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Decision {
    pub today: DayDecision,
    /// Last day whose knowledge was used.
    pub as_of: LocalDate,
    pub phase_since: LocalDate,
    pub holds: Vec<HoldCause>,
    /// Every notice so far, in the order of their words.
    pub notices: Vec<NoticeSince>,
    /// Patterns of an unconfirmed entry of today.
    pub contradictions: Vec<RuleId>,
    pub next: Option<NextPhase>,
    pub m1: Checklist,
    pub m2: Checklist,
    pub m3: Checklist,
    /// Rules that look at the whole course: met means that they raise nothing.
    pub watch: Vec<RuleReport>,
    pub protocol: ProtocolStamp,
}

impl Decision {
    /// Massage-ready today.
    pub fn massage_ready(&self) -> bool {
        self.today.tier >= Tier::M2
    }
}
