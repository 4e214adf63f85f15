//! Warning signs, contraindications, massage limits and self-tests.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{GateCheck, HoldLevel, Phase, Rule, TestKind, Tier};
use crate::domain::MassageKind;

/// A warning question and what a yes does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlagCheck {
    pub question: String,
    pub action: String,
    pub level: HoldLevel,
    /// Before this day a yes is a notice and closes massage for the day; absent: it holds at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold_from_day: Option<u32>,
}

/// A condition that rules massage out until a clinician agrees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContraindicationCheck {
    pub question: String,
}

/// What a yes before a massage means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrecheckEffect {
    NoMassage,
    NotThere,
    UnlessClinicianAgreed,
    AskClotQuestions,
    SeeClinician,
    ClinicianFirst,
    AdultRequired,
}

/// A question asked before every massage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PrecheckQuestion {
    pub question: String,
    pub effect: PrecheckEffect,
    /// Conditions on file (without `contra.`) to which a clinician may have agreed; then a yes does not stop.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub on_file: Vec<String>,
}

/// What a tier allows once it is open: pressure and pain 0–10, minutes a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierLimits {
    pub tier: Tier,
    pub pressure_max: u32,
    pub pain_max: u32,
    pub minutes_max: u32,
    pub kinds: Vec<MassageKind>,
}

/// Name and meaning of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierInfo {
    pub tier: Tier,
    pub name: String,
    pub what: String,
}

/// How a session's answer is read: change of the worst of walking and stretch pain after 24 to 48 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MassageResponse {
    pub adverse_rise: u32,
    pub helpful_fall: u32,
    pub helpful_fall_low_start: u32,
    pub low_start: [u32; 2],
    pub min_gap_hours: u32,
    pub min_sessions_for_summary: u32,
}

/// What massage is said to do, in the words of the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Benefit {
    FlushesSwelling,
    SoftensScar,
    RelaxesSpasm,
    BoostsBloodFlow,
}

/// What is measured before and after a massage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BenefitItem {
    /// Girth of the injured thigh above that of the other, in cm.
    GirthDifference,
    Swelling,
    Press,
    Hardness,
    /// Length of the sore strip, in cm.
    Strip,
    Tightness,
    /// Degrees short of straight.
    KneeShort,
    /// Cool, normal, warm as one, two, three.
    Warmth,
    Heaviness,
}

/// An item of the before-and-after reading and from which difference on it is called a change.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BenefitCheck {
    pub benefit: Benefit,
    pub item: BenefitItem,
    pub change_at: f64,
}

/// Massage: tiers, their gates, their limits, and the reading of the response.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MassageRules {
    pub tiers: Vec<TierInfo>,
    #[serde(rename = "M1")]
    pub m1: Vec<Rule<GateCheck>>,
    #[serde(rename = "M2")]
    pub m2: Vec<Rule<GateCheck>>,
    #[serde(rename = "M3")]
    pub m3: Vec<Rule<GateCheck>>,
    pub limits: Vec<Rule<TierLimits>>,
    pub response: Rule<MassageResponse>,
    /// What is measured before and after, and the honest word on each.
    pub benefits: Vec<Rule<BenefitCheck>>,
    pub contraindications: Vec<Rule<ContraindicationCheck>>,
    pub precheck: Vec<Rule<PrecheckQuestion>>,
}

/// A home self-test in our own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SelfTestInfo {
    pub name: String,
    pub how: String,
    pub record: String,
    /// What one has to know about the error of the measurement.
    pub measurement: String,
    /// Results it can fill; empty for tests that are shown only.
    pub fills: Vec<TestKind>,
    pub offered: Offered,
    /// Tries a leg, of which the middle one counts; one reading is enough where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries: Option<u8>,
    /// Smallest difference between two results that is more than the error of the measurement, in its unit; none
    /// where no such number is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least_change: Option<u8>,
}

/// When a self-test is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offered {
    Daily,
    From(Phase),
    /// Never at home.
    SupervisedOnly,
}
