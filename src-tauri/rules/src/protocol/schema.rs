//! The protocol file as a whole: one base, and variants as differences.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    BackRules, BandRules, Contradictions, GateCheck, GoingBack, LoadRules, MassageRules, Phase, PhaseInfo,
    PriceRules, RedFlagCheck, RiskCheck, Rule, RuleId, SelfTestInfo, Setting, Tier, TrafficLight, Trust,
    Variant, Watch,
};

/// The format this build reads.
pub const SCHEMA: &str = "hamstrong-protocol/1";

/// Where a claim comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub citation: String,
    /// How the text was seen when the file was written.
    pub read: ReadHow,
}

/// How a source was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadHow {
    /// The text was read.
    Text,
    /// Part was read, part is background knowledge.
    Partly,
    /// Background knowledge that was not checked again.
    Background,
    /// Not a publication.
    OwnChoice,
}

/// Conditions for entering each phase, in the order of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gates {
    #[serde(rename = "P2")]
    pub p2: Vec<Rule<GateCheck>>,
    #[serde(rename = "P3")]
    pub p3: Vec<Rule<GateCheck>>,
    #[serde(rename = "P4")]
    pub p4: Vec<Rule<GateCheck>>,
    #[serde(rename = "P5")]
    pub p5: Vec<Rule<GateCheck>>,
}

/// A reading of the protocol: what it is called, why, and which values differ from the base.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantInfo {
    pub label: String,
    pub rationale: String,
    pub offered: VariantOffer,
    pub changes: BTreeMap<RuleId, Setting>,
}

/// Who a variant is offered to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VariantOffer {
    Everyone,
    WithPhysio,
}

/// The content of a protocol file. Every threshold, window and gate stands here; Rust holds only the kinds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleBook {
    pub schema: String,
    pub id: String,
    pub version: String,
    pub status: String,
    pub author: String,
    pub date: String,
    pub sources: BTreeMap<String, Source>,
    pub phases: Vec<PhaseInfo>,
    pub trust: Rule<Trust>,
    pub contradictions: Contradictions,
    pub band: BandRules,
    pub gates: Gates,
    pub massage: MassageRules,
    pub going_back: GoingBack,
    pub watch: Watch,
    pub back: BackRules,
    pub red_flags: Vec<Rule<RedFlagCheck>>,
    pub price: PriceRules,
    pub traffic_light: TrafficLight,
    pub load: LoadRules,
    pub risk_check: Vec<Rule<RiskCheck>>,
    pub self_tests: Vec<Rule<SelfTestInfo>>,
    pub variants: BTreeMap<Variant, VariantInfo>,
}

impl RuleBook {
    /// The gate into `phase`; empty for the first.
    pub fn gate_into(&self, phase: Phase) -> &[Rule<GateCheck>] {
        match phase {
            Phase::P1 => &[],
            Phase::P2 => &self.gates.p2,
            Phase::P3 => &self.gates.p3,
            Phase::P4 => &self.gates.p4,
            Phase::P5 => &self.gates.p5,
        }
    }

    /// The checklist of a massage tier; empty for M0.
    pub fn tier_gate(&self, tier: Tier) -> &[Rule<GateCheck>] {
        match tier {
            Tier::M0 => &[],
            Tier::M1 => &self.massage.m1,
            Tier::M2 => &self.massage.m2,
            Tier::M3 => &self.massage.m3,
        }
    }
}

/// A protocol in one variant, checked, with any overrides in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Protocol {
    pub book: RuleBook,
    pub variant: Variant,
    /// BLAKE3 of the file's content, the variant and the overrides, as hex. Changes when any value changes.
    pub hash: String,
    pub(super) file: String,
    /// The file as it was read, before variant and overrides.
    pub(super) base: RuleBook,
    /// Hash of the file's content alone.
    pub(super) content: String,
}

impl Protocol {
    /// Name of the file it was read from, for messages.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Label of the variant for the screen.
    pub fn label(&self) -> &str {
        self.book.variants.get(&self.variant).map_or("", |info| info.label.as_str())
    }
}
