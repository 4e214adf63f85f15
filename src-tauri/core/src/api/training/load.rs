//! Weekly load.

use hamstrong_rules::domain::{Effort, LocalDate, Minutes, RecordId, SessionKind};
use hamstrong_rules::training::Light;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::readiness::SourceView;

/// Weekly load of an injury.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LoadQuery {
    pub episode: RecordId,
}

/// How a week compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LoadStepKind {
    /// Fewer weeks before it than the comparison needs, or nothing trained in them.
    TooEarly,
    Usual,
    /// More than 30 % above the mean of the weeks before.
    Big,
    /// More than 50 % above.
    VeryBig,
}

/// Load week by week, oldest first; a week is seven days, the last one ends today.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LoadView {
    /// "Load of the last seven days: 320, a big step."
    pub headline: String,
    pub detail: String,
    pub step: LoadStepKind,
    /// Mean of the weeks before the last; none while they are too few.
    pub usual: Option<f64>,
    pub weeks: Vec<LoadWeek>,
    pub rule: String,
    pub why: String,
    pub sources: Vec<SourceView>,
}

/// Seven days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LoadWeek {
    pub from: LocalDate,
    pub to: LocalDate,
    /// Sum of effort times minutes.
    pub load: u32,
    pub step: LoadStepKind,
    /// Sessions in which effort or minutes are missing: they are not in the sum.
    pub uncounted: u32,
    pub sessions: Vec<LoadSession>,
    /// The week as one sentence.
    pub words: String,
}

/// A session in the load chart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LoadSession {
    pub record: RecordId,
    pub day: LocalDate,
    pub kind: SessionKind,
    pub minutes: Option<Minutes>,
    pub effort: Option<Effort>,
    pub load: Option<u32>,
    pub light: Light,
}
