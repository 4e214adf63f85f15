//! Training of any kind, in the physio's unit: what, how long, how hard, what it did to the pain.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Effort, Minutes, PainScore, Percent};

/// What kind of training it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SessionKind {
    Rehab,
    Walk,
    Bike,
    Run,
    Sport,
    Other,
}

/// One session, logged afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub kind: SessionKind,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    /// Effort of the whole session (session RPE).
    #[serde(default)]
    pub effort: Option<Effort>,
    /// Worst pain while at it.
    #[serde(default)]
    pub pain_during: Option<PainScore>,
    /// Percent of normal performance.
    #[serde(default)]
    pub performance: Option<Percent>,
    /// What was done, in the athlete's words.
    #[serde(default)]
    pub text: Option<String>,
}
