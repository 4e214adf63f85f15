//! A massage as it was, whether or not the checklist allowed it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Minutes, PainScore, Pressure, Region};

/// Whose hands, or which tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassageBy {
    Therapist,
    #[serde(rename = "self")]
    Own,
    FoamRoller,
}

/// Technique, by its field name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassageKind {
    Effleurage,
    Petrissage,
    Friction,
    TriggerPoint,
}

/// One massage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Massage {
    pub by: MassageBy,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    #[serde(default)]
    pub kinds: Vec<MassageKind>,
    #[serde(default)]
    pub areas: Vec<Region>,
    /// Pressure as felt, 0–10.
    #[serde(default)]
    pub pressure: Option<Pressure>,
    /// Worst pain during it.
    #[serde(default)]
    pub pain_during: Option<PainScore>,
    #[serde(default)]
    pub text: Option<String>,
}
