//! Who is logging, and which injury.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LocalDate, RecordId, Year};

/// The athlete's own left or right, whatever a picture shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Left,
    Right,
}

/// Third of the muscle where the injury sits; proximal is near the sit bone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SiteThird {
    Proximal,
    Mid,
    Distal,
}

/// What the athlete was doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    Sprint,
    /// Splits, high kick, slip: the muscle was stretched.
    Stretch,
    /// Came on over days or weeks without one moment.
    Gradual,
    Blow,
    Other,
}

/// The person who logs. One per journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Athlete {
    /// As it should stand on a report; may stay blank.
    pub name: Option<String>,
    pub birth_year: Option<Year>,
}

/// One injury from its first day to its archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Episode {
    pub side: Side,
    /// Day 0.
    pub onset: LocalDate,
    pub site: Option<SiteThird>,
    pub cause: Option<Cause>,
    /// A pop or a tearing was felt.
    pub pop: Option<bool>,
    /// Could walk on after it.
    pub walked_on: Option<bool>,
    /// Sitting on that side hurts.
    pub sitting_pain: Option<bool>,
    /// The same hamstring was injured before.
    pub earlier_injury: Option<bool>,
    pub physio_involved: Option<bool>,
    /// British Athletics class from a scan, as a clinician wrote it, such as `2c`.
    #[serde(default)]
    pub clinician_class: Option<String>,
    /// The day the athlete closed this injury.
    pub closed_on: Option<LocalDate>,
    /// The earlier injury of the same leg that this one is a return of, in the athlete's own judgement.
    #[serde(default)]
    pub recurrence_of: Option<RecordId>,
}
