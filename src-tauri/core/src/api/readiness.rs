//! What the Readiness place and the head of Today are shown, and what they send.

use hamstrong_rules::domain::{Contraindications, DayIndex, LocalDate, RecordId, RedFlag, SelfTest};
use hamstrong_rules::protocol::{Bounds, Confidence, HoldLevel, Phase, SetBy, Setting, Tier, Variant};
use hamstrong_rules::readiness::{Decision, PhaseChange};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where the athlete stands on a day: the head of Today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct StatusView {
    /// One or two sentences from the decision itself.
    pub headline: String,
    pub phase: Phase,
    /// Days since the injury, or since the re-injury when there was one.
    pub day_index: DayIndex,
    pub hold: Option<HoldLevel>,
    pub tier: Tier,
    /// The five phases with the days spent in each.
    pub rail: Vec<RailStop>,
    /// Items of the massage checklist that are met, and that are asked.
    pub met: u32,
    pub asked: u32,
    /// What is to be known or done today, most urgent first.
    pub alerts: Vec<AlertView>,
    /// Answers that do not fit together and were not confirmed.
    pub contradictions: Vec<ContradictionView>,
    pub ask: AskView,
}

/// Answers that seldom go together, asked about once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ContradictionView {
    pub id: String,
    pub text: String,
    /// The answers it is about, by field name, in the order of the page.
    pub fields: Vec<String>,
}

/// A phase on the rail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RailStop {
    pub phase: Phase,
    pub name: String,
    /// First day in it, this time; none when not reached.
    pub from: Option<LocalDate>,
    /// Last day in it; none while it lasts.
    pub to: Option<LocalDate>,
    pub here: bool,
}

/// Something above everything else.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AlertView {
    pub level: AlertLevel,
    /// A warning sign, or a notice such as `flare`.
    pub id: String,
    pub title: String,
    pub text: String,
    /// Day it is about.
    pub day: LocalDate,
}

/// How loud an alert is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AlertLevel {
    /// Nothing else is shown.
    Urgent,
    /// A clinician has to look at it.
    Clinician,
    Notice,
}

/// Which questions are due.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct AskView {
    /// All warning questions: at the beginning, after a sudden pain, when swelling rose, weekly.
    pub red_flags_in_full: bool,
    /// Why in full, in words; blank when not.
    pub because: String,
    pub questions: Vec<QuestionView>,
    /// Conditions that may rule massage out were never asked.
    pub contraindications: bool,
}

/// A warning question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct QuestionView {
    pub flag: RedFlag,
    pub question: String,
    pub action: String,
    pub level: HoldLevel,
}

/// The whole Readiness place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ReadinessView {
    pub day: LocalDate,
    pub verdict: VerdictKind,
    /// Two or three words: "Massage-ready", "Not yet".
    pub title: String,
    /// The sentence under it.
    pub text: String,
    pub decision: Decision,
    pub tiers: Vec<TierView>,
    pub phases: Vec<PhaseName>,
    /// Changes of phase so far, oldest first.
    pub changes: Vec<ChangeView>,
    pub sources: Vec<SourceView>,
    pub tests: Vec<TestView>,
    pub conditions: Vec<ConditionView>,
    pub contraindications: Contraindications,
    pub protocol: ProtocolView,
    /// The four risk factors, where the check has its place: back in sport, or no injury open.
    pub risk: Option<RiskCheckView>,
    pub estimate: Option<EstimateView>,
    /// Published ranges, one sentence a group.
    pub published: Vec<String>,
    /// Number to call in an emergency.
    pub emergency_number: String,
}

/// One of four answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerdictKind {
    NotYet,
    MassageReady,
    /// Do not massage; see a clinician.
    DoNotMassage,
    NotEnoughData,
}

/// A massage tier and what it allows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TierView {
    pub tier: Tier,
    pub name: String,
    pub what: String,
    /// "at most 20 min, pressure 5, pain 3"; blank for no massage.
    pub limits: String,
    pub open: bool,
}

/// A phase by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PhaseName {
    pub phase: Phase,
    pub name: String,
    pub what: String,
}

/// A change of phase on its day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ChangeView {
    pub day: LocalDate,
    pub change: PhaseChange,
    /// "Gentle loading, since all items were met."
    pub words: String,
}

/// A source with its citation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SourceView {
    pub key: String,
    pub citation: String,
}

/// A self-test: how to do it, whether it is offered, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TestView {
    pub id: String,
    pub name: String,
    pub how: String,
    pub record: String,
    pub measurement: String,
    pub entry: TestEntry,
    pub unit: String,
    /// Tries a leg, of which the middle one counts.
    pub tries: u8,
    /// Which leg first, and when to stop.
    pub order: String,
    pub offered: bool,
    /// Why it is not offered; blank when it is.
    pub reason: String,
    pub last: Option<LastTest>,
}

/// Which fields a self-test has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TestEntry {
    BothSides,
    Score,
    /// Pain, and the length of the sore strip.
    Press,
    Count,
    YesNo,
}

/// The newest result of a self-test.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LastTest {
    pub record: RecordId,
    pub day: LocalDate,
    pub test: SelfTest,
    /// "left 24°, right 10°, difference 14°"
    pub words: String,
    /// The step from the result before, beside the error of the measurement; blank for the first.
    pub change: String,
    /// Done on the day that is shown: it is corrected, not repeated.
    pub is_today: bool,
}

/// A condition that may rule massage out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ConditionView {
    pub id: String,
    pub question: String,
    pub why: String,
}

/// The protocol in force, and what may be done about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProtocolView {
    pub id: String,
    pub version: String,
    pub status: String,
    pub variant: Variant,
    pub label: String,
    pub rationale: String,
    pub variants: Vec<VariantView>,
    /// Limits a physio changed.
    pub changes: Vec<RuleChangeView>,
    /// Rules that may be changed, with their bounds.
    pub editable: Vec<EditableRule>,
}

/// A variant and how it differs from the one in force.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct VariantView {
    pub variant: Variant,
    pub label: String,
    pub rationale: String,
    pub offered: bool,
    /// Why it is not offered; blank when it is.
    pub reason: String,
    pub differs: Vec<Difference>,
    /// What would change today: blank when nothing would.
    pub today: String,
}

/// One value that differs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Difference {
    pub rule: String,
    pub why: String,
    pub now: String,
    pub then: String,
}

/// A change by a physio.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RuleChangeView {
    pub record: RecordId,
    pub rule: String,
    pub why: String,
    pub value: f64,
    pub set_by: SetBy,
}

/// A rule with bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EditableRule {
    pub rule: String,
    pub why: String,
    pub value: Setting,
    pub bounds: Bounds,
    pub confidence: Vec<Confidence>,
}

/// The monthly look at the four risk factors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RiskCheckView {
    /// Its tests are older than a month, or were never done.
    pub due: bool,
    /// That it is due, or when it is again.
    pub when: String,
    /// What is known to matter and is not scored.
    pub context: Vec<String>,
    pub factors: Vec<RiskView>,
}

/// One of the four risk factors.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RiskView {
    pub id: String,
    pub name: String,
    /// 0 fine, 1 work on it, 2 priority; none without data.
    pub level: Option<u8>,
    /// What it rests on.
    pub text: String,
    pub advice: String,
    pub why: String,
}

/// The athlete's own estimate against what happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct EstimateView {
    pub record: RecordId,
    pub made_on: LocalDate,
    pub back_on: LocalDate,
    pub was_back_on: Option<LocalDate>,
    /// "You thought day 24; it was day 27."
    pub words: String,
}

/// Which day, and with the knowledge of which day.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadinessQuery {
    pub episode: RecordId,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub day: Option<LocalDate>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub as_of: Option<LocalDate>,
}

/// A warning sign ticked by mistake.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawInput {
    pub flag: RedFlag,
    pub reason: String,
}
