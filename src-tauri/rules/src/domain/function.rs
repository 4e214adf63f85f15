//! The weekly function score: the athlete's own activities and how well they go.
//!
//! The idea of scoring three to five self-named activities from 0 to 10 is that of the patient-specific functional
//! scale (Stratford 1995); the wording here is our own.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LocalDate, Rating, RecordId};

/// Something the injury limits, named by the athlete. Renamed, it stays the same activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// 1–200 characters.
    pub text: String,
    /// From this day on it is no longer asked about; its scores stay.
    #[serde(default)]
    pub retired_on: Option<LocalDate>,
}

/// How well one activity goes: 0 cannot do it, 10 as before the injury.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FunctionScore {
    pub activity: RecordId,
    pub score: Rating,
}
