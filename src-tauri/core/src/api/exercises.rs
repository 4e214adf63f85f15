//! The library of exercises as an injury sees it: what its phase allows, and one exercise with its picture.

use hamstrong_rules::domain::{LocalDate, PainScore, RecordId};
use hamstrong_rules::exercises::{Category, ExerciseId};
use hamstrong_rules::protocol::{Confidence, Phase};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::inputs::ChartTheme;
use super::readiness::SourceView;
use super::report::Paper;

/// The library for an injury, today.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LibraryQuery {
    pub episode: RecordId,
    pub theme: ChartTheme,
}

/// One exercise for an injury, today.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExerciseQuery {
    pub episode: RecordId,
    pub exercise: ExerciseId,
    pub theme: ChartTheme,
}

/// The sheet "My exercises": which ones, on which paper.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SheetQuery {
    pub episode: RecordId,
    /// None: those that fit today.
    pub exercises: Option<Vec<ExerciseId>>,
    pub paper: Paper,
}

/// All exercises, with what the phase of the day says to each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LibraryView {
    pub day: LocalDate,
    /// What may be trained now, or why nothing may.
    pub headline: String,
    /// A word on the dose of today, or blank.
    pub note: String,
    /// The phase the list goes by; none while a warning stands or the warning questions are open.
    pub phase: Option<Phase>,
    /// The protocol whose pain limits are shown.
    pub protocol: String,
    /// By category.
    pub exercises: Vec<ExerciseRow>,
    /// Exercises that one printed page holds.
    pub most_on_sheet: u8,
}

/// An exercise in the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExerciseRow {
    pub id: ExerciseId,
    pub name: String,
    pub category: Category,
    pub purpose: String,
    pub equipment: String,
    pub dose: String,
    pub frequency: String,
    /// Highest pain while at it, under the protocol in force.
    pub pain_limit: PainScore,
    /// Whether the phase of today offers it.
    pub offered: bool,
    /// Why not; blank when it is offered.
    pub reason: String,
    /// One pose, as an SVG of presentation attributes only.
    pub picture: String,
}

/// An exercise in full.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExerciseView {
    pub row: ExerciseRow,
    pub steps: Vec<String>,
    /// What else has to be so, for the athlete to judge; blank when nothing.
    pub only_when: String,
    pub not_if: Vec<String>,
    /// "Gentle loading, Strengthen".
    pub phases: String,
    pub protocol: String,
    pub progress_to: Vec<ExerciseLink>,
    pub regress_to: Vec<ExerciseLink>,
    pub sources: Vec<SourceView>,
    pub confidence: Confidence,
    /// What the confidence rests on; may be blank.
    pub confidence_note: String,
    pub figure: FigureView,
}

/// The way to another exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExerciseLink {
    pub id: ExerciseId,
    pub name: String,
    pub offered: bool,
}

/// The picture of an exercise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct FigureView {
    /// The key poses beside each other.
    pub still: String,
    /// The movement: one drawing with a group of class `frame` for each frame; none when nothing moves.
    pub motion: Option<String>,
    /// After the last frame comes the first; otherwise it goes back the way it came.
    pub round: bool,
    /// The picture in words.
    pub words: String,
    /// Each pose in words.
    pub poses: Vec<String>,
    /// "Drawn with the left leg as the sore one."
    pub side: String,
}
