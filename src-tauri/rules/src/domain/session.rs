//! Training of any kind, in the physio's unit: what, how long, how hard, what it did to the pain.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Effort, ExerciseKey, Instant, Minutes, PainScore, Percent};

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

/// One session: guided from its start, or logged afterwards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Session {
    pub kind: SessionKind,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    /// Effort of the whole session (session RPE).
    #[serde(default)]
    pub effort: Option<Effort>,
    /// Worst pain while at it; with sets that carry their own, the worst of both counts.
    #[serde(default)]
    pub pain_during: Option<PainScore>,
    /// Percent of normal performance.
    #[serde(default)]
    pub performance: Option<Percent>,
    /// What was done, in the athlete's words.
    #[serde(default)]
    pub text: Option<String>,
    /// Worst pain within two hours after it.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub pain_after: Option<PainScore>,
    /// A limp within two hours that was not there before.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub limp_after: Option<bool>,
    /// Swelling within two hours that was not there before.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub swelling_after: Option<bool>,
    /// A guided session began; without an end it is open.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub started_at: Option<Instant>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub ended_at: Option<Instant>,
    /// What was meant to be done, in its order.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<ExerciseKey>>")]
    pub planned: Vec<ExerciseKey>,
}

impl Session {
    /// A session of a kind with nothing filled in.
    pub const fn of(kind: SessionKind) -> Self {
        Self {
            kind,
            minutes: None,
            effort: None,
            pain_during: None,
            performance: None,
            text: None,
            pain_after: None,
            limp_after: None,
            swelling_after: None,
            started_at: None,
            ended_at: None,
            planned: Vec::new(),
        }
    }

    /// Guided, and not ended yet.
    pub const fn is_open(&self) -> bool {
        self.started_at.is_some() && self.ended_at.is_none()
    }
}
