//! Left and right side by side, over the self-tests that measure both legs.

use hamstrong_rules::domain::{LocalDate, RecordId, Side};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whose self-tests to show.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SymmetryQuery {
    pub episode: RecordId,
}

/// How the legs came to compare over the whole injury.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SymmetryCourse {
    pub injured: Side,
    /// Tests of both legs that have a result, in the order of the protocol.
    pub tests: Vec<SymmetryTest>,
}

/// One test of both legs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SymmetryTest {
    pub id: String,
    pub name: String,
    /// "°", "times" or "cm".
    pub unit: String,
    /// The finding, one sentence.
    pub headline: String,
    /// What the measurement can tell apart.
    pub detail: String,
    /// Differences up to this are within the error of the measurement; none where no such number is known.
    pub error: Option<f64>,
    /// Ends of the axis, in the unit.
    pub lowest: f64,
    pub highest: f64,
    pub days: Vec<SymmetryDay>,
}

/// Both legs on a day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SymmetryDay {
    pub day: LocalDate,
    pub injured: f64,
    pub other: f64,
    /// "14° apart", "80 % of the other".
    pub words: String,
}
