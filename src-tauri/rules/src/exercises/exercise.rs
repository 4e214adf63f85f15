//! One exercise as its file says it.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Amount, Ask, Figure, Rhythm};
use crate::domain::PainScore;
use crate::protocol::{Confidence, Phase, Tier, Variant};

/// Name of an exercise in files, such as `MOB-01`: three capital letters, a dash, two digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct ExerciseId(String);

impl ExerciseId {
    /// The id as files write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ExerciseId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut letters = text.bytes();
        let mut next = |fits: fn(&u8) -> bool| letters.next().is_some_and(|byte| fits(&byte));
        let fits = (0..3).all(|_| next(u8::is_ascii_uppercase))
            && next(|byte| *byte == b'-')
            && (0..2).all(|_| next(u8::is_ascii_digit));
        if fits && letters.next().is_none() {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("three capital letters, a dash and two digits, such as MOB-01, not \"{text}\""))
        }
    }
}

impl TryFrom<String> for ExerciseId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<ExerciseId> for String {
    fn from(id: ExerciseId) -> Self {
        id.0
    }
}

impl fmt::Display for ExerciseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What an exercise is for, in the order of the library.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Mobility,
    Stretch,
    Isometric,
    Strength,
    Eccentric,
    Lengthening,
    Trunk,
    Balance,
    FoamRoller,
    Walking,
    Cardio,
    Running,
    Taping,
}

/// Highest pain allowed while at it, 0–10, in each reading of the protocol.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PainLimits {
    pub classic_price: PainScore,
    pub balanced: PainScore,
    pub early_load: PainScore,
}

impl PainLimits {
    /// The limit of one reading.
    pub const fn of(&self, variant: Variant) -> PainScore {
        match variant {
            Variant::ClassicPrice => self.classic_price,
            Variant::Balanced => self.balanced,
            Variant::EarlyLoad => self.early_load,
        }
    }
}

/// An exercise of the library, or a taping.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    pub id: ExerciseId,
    pub name: String,
    pub category: Category,
    pub purpose: String,
    /// How it is done, a sentence or two a step.
    pub steps: Vec<String>,
    pub dose: String,
    pub frequency: String,
    /// The dose as numbers: where it begins and how far it may be stepped up.
    pub amount: Amount,
    /// How often, as a number.
    pub rhythm: Rhythm,
    /// Fastest running in it, percent of full speed.
    #[serde(default)]
    pub fastest_percent: Option<u8>,
    /// Which of `only_when` and `not_if` the journal can answer.
    #[serde(default)]
    pub asks: Vec<Ask>,
    pub equipment: String,
    /// Phases in which it is offered.
    pub phases: Vec<Phase>,
    pub pain_limit: PainLimits,
    /// First day since the injury on which it is offered.
    #[serde(default)]
    pub from_day: Option<u16>,
    /// Massage tier that has to be open on that day.
    #[serde(default)]
    pub needs_tier: Option<Tier>,
    /// What else has to be so, in words the athlete judges.
    #[serde(default)]
    pub only_when: Option<String>,
    /// Reasons to leave it out.
    #[serde(default)]
    pub not_if: Vec<String>,
    /// What comes after it.
    #[serde(default)]
    pub progress_to: Vec<ExerciseId>,
    /// What to go back to.
    #[serde(default)]
    pub regress_to: Vec<ExerciseId>,
    /// Keys of the protocol's list of sources.
    pub sources: Vec<String>,
    pub confidence: Confidence,
    /// What the confidence rests on, where the word alone would say too much.
    #[serde(default)]
    pub confidence_note: Option<String>,
    /// Its picture, as data.
    pub figure: Figure,
}
