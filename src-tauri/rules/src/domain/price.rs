//! PRICE first aid: protection, rest, ice, compression, elevation.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Minutes;

/// The five parts, in the order of the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PriceKind {
    Protect,
    Rest,
    Ice,
    Compress,
    Elevate,
}

/// One step that was done. Which fields apply follows from the part; the others stay blank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PriceStep {
    pub part: PriceKind,
    /// Ice, compression, elevation: how long.
    #[serde(default)]
    pub minutes: Option<Minutes>,
    /// Rest: minutes walked.
    #[serde(default)]
    pub walking_minutes: Option<Minutes>,
    /// Rest: minutes of anything vigorous.
    #[serde(default)]
    pub vigorous_minutes: Option<Minutes>,
    /// Protect: no sprint, kick or jump.
    #[serde(default)]
    pub no_sprint: Option<bool>,
    /// Protect: no hard stretch.
    #[serde(default)]
    pub no_hard_stretch: Option<bool>,
    /// Protect: stick or crutch while limping.
    #[serde(default)]
    pub support: Option<bool>,
    /// Ice: the skin was looked at. Compression: the toes were.
    #[serde(default)]
    pub checked: Option<bool>,
}
