//! Rules that look at the whole course: trust, contradictions, band, going backwards, late pain, low back.

use serde::{Deserialize, Serialize};

use super::{Field, HoldLevel, Limit, Rule, TestKind};

/// When an entry may open a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Trust {
    /// Days between the day and its entry; more makes the entry recalled.
    pub max_lag_days: u32,
    /// Hours before the rating in which a painkiller makes the entry unusable for gates.
    pub painkiller_hours: u32,
}

/// A pattern that is asked about once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ContradictionCheck {
    /// "Walking normally" with at least this walking pain.
    NormalWalkWithPain { walk_at_least: u32 },
    /// Rest pain at least this, and this much above walking pain.
    RestAboveWalk { rest_at_least: u32, above_walk: u32 },
    /// A fall of this much since yesterday, or such a rise while walking stays normal.
    PainJump { by: u32 },
    /// Swelling or bruising this far from yesterday.
    SignJump { by: u32 },
}

/// The four patterns, by their names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contradictions {
    pub normal_walk_with_pain: Rule<ContradictionCheck>,
    pub rest_above_walk: Rule<ContradictionCheck>,
    pub pain_jump: Rule<ContradictionCheck>,
    pub sign_jump: Rule<ContradictionCheck>,
}

/// One sign of the severe band.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SevereSign {
    pub field: Field,
    pub at_least: u32,
    /// First day of the episode on which it counts.
    pub from_day: u32,
}

/// The mild band: one entry with easy walking by a day, little swelling and bruising throughout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MildBand {
    pub walk_at_most: u32,
    pub from_day: u32,
    pub by_day: u32,
    pub signs_at_most: u32,
}

/// Which days a band is read from, and until when it may still fall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandWindow {
    pub last_day: u32,
    pub free_until_day: u32,
}

/// How the severity band is found. It sets day floors only.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BandRules {
    pub window: Rule<BandWindow>,
    pub severe_signs: Vec<Rule<SevereSign>>,
    /// Classes of the British Athletics scheme that a clinician may have entered.
    pub severe_class: Rule<Vec<String>>,
    pub proximal_pattern: Rule<ProximalPattern>,
    pub mild: Rule<MildBand>,
}

/// Near the sit bone, after a stretch or with pain on sitting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProximalPattern {}

/// A jump above the median of the newest days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Flare {
    pub fields: Vec<Field>,
    pub rise: u32,
    pub at_least: u32,
    pub baseline_days: u32,
    pub baseline_within: u32,
    pub baseline_min: u32,
    /// Calendar days after the flare on which it still acts.
    pub lasts_days: u32,
}

/// A slow rise, which drags the median along and hides from the flare rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Creep {
    pub fields: Vec<Field>,
    pub last_days: u32,
    pub above_lowest: u32,
    pub at_least: u32,
    pub lowest_within: u32,
    pub lowest_min_days: u32,
}

/// When a flare takes the athlete a phase down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setback {
    /// Look-back for the logged day before.
    pub within: u32,
    pub to_p1_swelling: u32,
    pub to_p1_rest: u32,
}

/// Suspected re-injury without a recorded event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reinjury {
    pub walk_rise: u32,
    pub within: u32,
    pub in_p1_from_day: u32,
}

/// Rules that move backwards.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoingBack {
    pub flare: Rule<Flare>,
    pub creep: Rule<Creep>,
    pub setback: Rule<Setback>,
    pub reinjury: Rule<Reinjury>,
}

/// A day from which something is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromDay {
    pub from_day: u32,
}

/// How much the median has to fall when it started no higher than `start_at_most`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequiredDrop {
    pub start_at_most: u32,
    pub drop: u32,
}

/// Pain that no longer falls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plateau {
    pub from_day: u32,
    pub within: u32,
    pub min_days: u32,
    pub min_span: u32,
    pub edge_days: u32,
    pub still_at_least: u32,
    pub today_at_least: u32,
    pub required: Vec<RequiredDrop>,
}

/// Pain at rest that stays late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateRest {
    pub from_day: u32,
    pub at_least: u32,
    pub days: u32,
    pub within: u32,
    pub hold: HoldLevel,
}

/// Night pain that stays late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LateNight {
    pub from_day: u32,
    pub nights: u32,
    pub of_last_logged: u32,
    pub count_from_day: u32,
    pub hold: HoldLevel,
}

/// Swelling that rises again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SwellingUp {
    pub from_day: u32,
    pub rise: u32,
    pub within: u32,
}

/// Days without an entry after which the status is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stale {
    pub after_days: u32,
}

/// Under this age with an injury at the sit bone after a pop or a sprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Apophysis {
    pub under_age: u32,
    pub hold: HoldLevel,
}

/// Rules that raise a notice or a hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Watch {
    pub slow_acute: Rule<FromDay>,
    pub plateau: Rule<Plateau>,
    pub late_rest: Rule<LateRest>,
    pub late_night: Rule<LateNight>,
    pub swelling_up: Rule<SwellingUp>,
    pub apophysis: Rule<Apophysis>,
    pub stale: Rule<Stale>,
}

/// Back pain with a feature that points away from the hamstring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackCheck {
    pub pain_at_least: u32,
    pub days: u32,
    pub within: u32,
    pub hold: HoldLevel,
}

/// One self-test result that goes with an imbalance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImbalanceTest {
    pub test: TestKind,
    /// The result that is fine; anything else is the pattern.
    pub fine: Limit,
}

/// Back pain with a tight or weak side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Imbalance {
    pub pain_at_least: u32,
    pub days: u32,
    pub within: u32,
    pub tests_within: u32,
    pub any_of: Vec<ImbalanceTest>,
}

/// Back pain that stays or grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackPersist {
    pub pain_at_least: u32,
    pub for_days: u32,
    pub min_logged: u32,
    pub rise: u32,
    pub rise_within: u32,
}

/// The low back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackRules {
    pub check: Rule<BackCheck>,
    pub imbalance: Rule<Imbalance>,
    pub persist: Rule<BackPersist>,
}
