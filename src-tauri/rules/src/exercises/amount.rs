//! The dose of an exercise as numbers, how often it comes, and the conditions the journal can answer.

use serde::{Deserialize, Serialize};

use super::ExerciseId;
use crate::domain::{Dose, Legs, PainScore, Reps, Seconds, Sets};
use crate::domain::{Minutes, Rating};

/// How far a dose may be stepped up before the next exercise comes. What is blank is not stepped up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Top {
    pub reps: Option<Reps>,
    pub hold_seconds: Option<Seconds>,
    pub minutes: Option<Minutes>,
    pub sets: Option<Sets>,
    /// How many steps of load; blank for exercises without a weight.
    pub load_steps: Option<u8>,
}

/// Where a dose begins, and how far it goes. Published doses where the library's text names one, else our own choice.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    pub legs: Legs,
    pub start: Dose,
    #[serde(default)]
    pub top: Top,
    /// Rest between sets, a proposal.
    pub rest_seconds: Seconds,
}

/// How often an exercise comes. Of a range the plan takes the lower end a day and the upper end a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    TimesADay(u8),
    /// Every so many days.
    EveryDays(u8),
    TimesAWeek(u8),
    AsWanted,
}

/// A condition that the journal can answer; what it does not know is left to the athlete, in the words of `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The line of `only_when` or `not_if` it answers.
    pub text: String,
    pub check: Check,
}

/// What has to be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// No red session of any exercise in so many days, today counted as one.
    NoRedDays(u8),
    /// Low back pain of today is lower than this.
    LowBackBelow(Rating),
    /// So many green sessions of another exercise, one after the other.
    GreensOf {
        exercise: ExerciseId,
        sessions: u8,
    },
    /// Pain in the newest session of another exercise was at most this.
    PainIn {
        exercise: ExerciseId,
        at_most: PainScore,
    },
    /// Walks without a limp today, with walking pain of at most this.
    Walking {
        pain_at_most: PainScore,
    },
    /// No pain at the sit bone, and no proximal pattern, unless a clinician has looked at it.
    SitBoneAssessed,
    /// No proximal pattern, unless a clinician has looked at it.
    NoUpperTendon,
    NoSitBonePain,
    NoTingling,
    /// No leg signs with back pain.
    NoLegSigns,
    /// A physio prescribed it.
    Prescribed,
    /// The massage tier it needs is open; said beside `needs_tier`.
    TierIsOpen,
    /// Any reading of the protocol but classic PRICE.
    NotClassic,
}
