//! Which protocol an injury follows, what a physio changed in it, and the athlete's own estimate.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LocalDate;

/// The protocol an injury is held to, pinned by version and checksum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProtocolChoice {
    /// `balanced`, `classic_price` or `early_load`.
    pub variant: String,
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub version: Option<String>,
    #[serde(default)]
    pub hash: Option<String>,
}

/// A limit that a physio changed, with name and reason.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleChange {
    /// The rule's id, such as `M2.walk`.
    pub rule: String,
    /// In the unit of the rule.
    pub value: f64,
    pub by: String,
    pub reason: String,
}

/// When the athlete thinks they will be back, and when they were.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Estimate {
    pub back_on: LocalDate,
    #[serde(default)]
    pub was_back_on: Option<LocalDate>,
}
