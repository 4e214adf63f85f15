//! What is trained, set by set, and what the athlete, the physio and the rules said about the dose.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Instant, LoadKg, LocalDate, Minutes, PainScore, RecordId, Reps, Seconds, Sets, Side};
use crate::exercises::ExerciseId;

/// An exercise of the library, or one of the athlete's own: `ECC-04`, or the id of its record.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub enum ExerciseKey {
    Library(ExerciseId),
    Own(RecordId),
}

impl FromStr for ExerciseKey {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let library = text.parse().map(Self::Library);
        library.or_else(|why| text.parse().map(Self::Own).map_err(|_| why))
    }
}

impl TryFrom<String> for ExerciseKey {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<ExerciseKey> for String {
    fn from(key: ExerciseKey) -> Self {
        key.to_string()
    }
}

impl fmt::Display for ExerciseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Library(id) => id.fmt(f),
            Self::Own(record) => record.fmt(f),
        }
    }
}

/// How much of an exercise: what is blank does not apply or is left to the athlete.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct Dose {
    pub sets: Option<Sets>,
    /// In each set, and on each side where there are two.
    pub reps: Option<Reps>,
    /// How long each repetition or set is held.
    pub hold_seconds: Option<Seconds>,
    /// How long a set lasts that is not counted in repetitions.
    pub minutes: Option<Minutes>,
    pub load: Option<LoadKg>,
}

/// One set as it was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetDone {
    pub session: RecordId,
    pub exercise: ExerciseKey,
    /// Counted from 1 for each side of an exercise in a session.
    pub number: Sets,
    /// Blank when both legs work at once.
    #[serde(default)]
    pub side: Option<Side>,
    #[serde(default)]
    pub reps: Option<Reps>,
    #[serde(default)]
    pub hold_seconds: Option<Seconds>,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    #[serde(default)]
    pub load: Option<LoadKg>,
    /// Worst pain while at it.
    #[serde(default)]
    pub pain: Option<PainScore>,
}

/// Why an exercise was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    Pain,
    Tired,
    NoTime,
    NoEquipment,
    PhysioSaid,
    RestDay,
    Other,
}

/// An exercise of the plan that was left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkippedExercise {
    /// Blank when it was left out of the day and not of a session.
    #[serde(default)]
    pub session: Option<RecordId>,
    pub exercise: ExerciseKey,
    pub reason: SkipReason,
    #[serde(default)]
    pub text: Option<String>,
}

/// What a timer of a session counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TimerKind {
    /// Between two sets.
    Rest,
    /// A position that is held, or minutes that are worked.
    Hold,
}

/// A rest or a hold that is going on. Kept as its start, so that neither sleep nor a restart changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrainingTimer {
    pub session: RecordId,
    pub what: TimerKind,
    /// How long it is meant to last.
    pub seconds: Seconds,
    pub started_at: Instant,
    #[serde(default)]
    pub exercise: Option<ExerciseKey>,
    #[serde(default)]
    pub side: Option<Side>,
}

/// Which legs an exercise is done with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Legs {
    /// Both at once.
    #[default]
    Both,
    /// One after the other, the uninjured first.
    Each,
    /// The injured one alone.
    Sore,
}

/// An exercise that is not in the library.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnExercise {
    /// 1–200 characters.
    pub name: String,
    #[serde(default)]
    pub legs: Legs,
    /// It lengthens, is eccentric or is running: 48 hours lie between two sessions of it.
    #[serde(default)]
    pub heavy: Option<bool>,
    #[serde(default)]
    pub sets: Option<Sets>,
    #[serde(default)]
    pub reps: Option<Reps>,
    #[serde(default)]
    pub hold_seconds: Option<Seconds>,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    #[serde(default)]
    pub load: Option<LoadKg>,
    /// How it is done.
    #[serde(default)]
    pub text: Option<String>,
    /// From this day on it is no longer offered; what was done stays.
    #[serde(default)]
    pub retired_on: Option<LocalDate>,
}

/// What a physio prescribed: an exercise with its dose, or rest.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Prescription {
    /// Blank is rest, from its day to `until`.
    #[serde(default)]
    pub exercise: Option<ExerciseKey>,
    /// Who prescribed it, 1–200 characters.
    pub by: String,
    #[serde(default)]
    pub sets: Option<Sets>,
    #[serde(default)]
    pub reps: Option<Reps>,
    #[serde(default)]
    pub hold_seconds: Option<Seconds>,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    #[serde(default)]
    pub load: Option<LoadKg>,
    /// How often, in the physio's words.
    #[serde(default)]
    pub often: Option<String>,
    #[serde(default)]
    pub text: Option<String>,
    /// The last day it holds; blank for an exercise holds until it is ended, for rest that day alone.
    #[serde(default)]
    pub until: Option<LocalDate>,
}

/// What a proposal changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DoseStep {
    /// More repetitions, a longer hold or more minutes.
    MoreReps,
    MoreSets,
    MoreLoad,
    /// On to the next exercise.
    NextExercise,
    /// The last step up taken back.
    StepDown,
    /// Back to the exercise before.
    PreviousExercise,
}

/// The athlete's answer to a proposal, with the dose that was proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DoseChange {
    pub exercise: ExerciseKey,
    /// The session that led to the proposal.
    pub session: RecordId,
    pub step: DoseStep,
    /// The rule behind it, such as `light.greens`.
    pub rule: String,
    pub accepted: bool,
    /// The exercise to do instead.
    #[serde(default)]
    pub next: Option<ExerciseKey>,
    #[serde(default)]
    pub sets: Option<Sets>,
    #[serde(default)]
    pub reps: Option<Reps>,
    #[serde(default)]
    pub hold_seconds: Option<Seconds>,
    #[serde(default)]
    pub minutes: Option<Minutes>,
    #[serde(default)]
    pub load: Option<LoadKg>,
}

macro_rules! has_dose {
    ($($type:ident),* $(,)?) => {
        $(impl $type {
            /// How much it asks for.
            pub const fn dose(&self) -> Dose {
                Dose {
                    sets: self.sets,
                    reps: self.reps,
                    hold_seconds: self.hold_seconds,
                    minutes: self.minutes,
                    load: self.load,
                }
            }
        })*
    };
}

has_dose!(OwnExercise, Prescription, DoseChange);
