//! The athlete's own activities: what is asked for on a day, and how the scores went.

use hamstrong_rules::domain::{LocalDate, Rating, RecordId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The activities as a day shows them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FunctionView {
    /// Those asked about on the day, in the order in which they were named.
    pub open: Vec<ActivityView>,
    /// Those no longer asked about.
    pub retired: Vec<ActivityView>,
    /// A score of at least one is due on the day.
    pub due: bool,
    /// Why, or when it is due next, in words; blank without an activity.
    pub when: String,
    /// So many activities are asked for, and so many at most.
    pub fewest: u32,
    pub most: u32,
}

/// One activity on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActivityView {
    pub record: RecordId,
    pub text: String,
    pub retired_on: Option<LocalDate>,
    pub due: bool,
    /// The score given on this day.
    pub today: Option<GivenScore>,
    /// The newest score before this day.
    pub before: Option<EarlierScore>,
}

/// A score that can be reworded.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct GivenScore {
    pub record: RecordId,
    /// 0 cannot do it, 10 as before the injury.
    pub score: Rating,
}

/// A score of an earlier day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct EarlierScore {
    pub day: LocalDate,
    pub score: Rating,
}

/// Whose activities to show.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FunctionQuery {
    pub episode: RecordId,
}

/// How the activities went over the whole injury.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FunctionCourse {
    /// The finding, one sentence; blank before the first score.
    pub headline: String,
    /// A second sentence; may be blank.
    pub detail: String,
    /// Where the idea and the size of a real change come from.
    pub source: String,
    /// Means over the open activities, oldest first.
    pub rounds: Vec<RoundView>,
    /// Every activity that was ever scored, with its scores, oldest first.
    pub activities: Vec<ActivityCourse>,
}

/// A day on which every open activity had a score of its week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
pub struct RoundView {
    pub day: LocalDate,
    /// 0–10, to one decimal.
    pub mean: f64,
    pub activities: u32,
}

/// One activity over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ActivityCourse {
    pub record: RecordId,
    pub text: String,
    pub retired_on: Option<LocalDate>,
    pub scores: Vec<EarlierScore>,
}
