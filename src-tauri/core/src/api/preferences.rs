//! How things are shown and typed here. The journal itself keeps SI units and ISO days whatever stands here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The unit of a load.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MassUnit {
    #[default]
    Kilogram,
    Pound,
}

/// The unit of a length, for example of a thigh's girth.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LengthUnit {
    #[default]
    Centimetre,
    Inch,
}

/// What stands between the whole part of a number and the rest. Both are understood when typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DecimalMark {
    /// As in the reader's region.
    #[default]
    System,
    Point,
    Comma,
}

/// The day a week begins with in a calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FirstWeekday {
    /// As in the reader's region.
    #[default]
    System,
    Monday,
    Saturday,
    Sunday,
}
