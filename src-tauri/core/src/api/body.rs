//! Where it hurt over time.

use hamstrong_rules::domain::{DayIndex, LocalDate, PainSite, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::inputs::ChartRange;

/// Which stretch of an injury to look at.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BodyCourseQuery {
    pub episode: RecordId,
    pub range: ChartRange,
}

/// How the sore spot moved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BodyCourse {
    /// The finding, one sentence.
    pub headline: String,
    /// How many days it rests on; blank when no spot is marked.
    pub detail: String,
    /// First day, last day, and days between on which the sorest spot was another one; oldest first.
    pub days: Vec<BodyDay>,
}

/// The spots of one day, the strongest reading of each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BodyDay {
    pub day: LocalDate,
    pub day_index: DayIndex,
    pub sites: Vec<PainSite>,
}
