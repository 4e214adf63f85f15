//! Training as the page shows it: the plan of the day, lights, proposals, a session set by set.

use hamstrong_rules::domain::{
    Dose, DoseStep, ExerciseKey, Legs, LocalDate, LocalTime, Minutes, OwnExercise, PainScore, Prescription,
    RecordId, Seconds, Session, SetDone, Sets, Side, SkippedExercise, TimerKind,
};
use hamstrong_rules::exercises::Category;
use hamstrong_rules::training::Light;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::readiness::SourceView;

/// What training asks for just now.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TrainingBrief {
    /// "Three exercises today, one done."
    pub headline: String,
    pub planned: u32,
    pub done: u32,
    /// A session that was not ended.
    pub open: Option<OpenSession>,
    pub morning: Option<MorningView>,
    /// Proposals waiting for an answer.
    pub proposals: u32,
}

/// A session that is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenSession {
    pub record: RecordId,
    pub started: LocalTime,
    /// "Rehab, begun at 17:30: 4 of 12 sets."
    pub words: String,
}

/// The question of the morning after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct MorningView {
    /// The day of the session it is about.
    pub about: LocalDate,
    /// "How is the leg after yesterday's session (rehab, 25 min)?"
    pub question: String,
    /// "Before it: at rest 1, walking 2." Blank when there was no reading in the 24 hours before.
    pub before: String,
    /// What is not answered yet.
    pub asks_rest: bool,
    pub asks_walk: bool,
    pub asks_night: bool,
}

/// The plan of the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TrainingView {
    pub day: LocalDate,
    /// "Strengthen. Five exercises for today, two done." or why there are none.
    pub headline: String,
    /// A word on the dose of today, on rest, or blank.
    pub note: String,
    /// Things to know: two red sessions in a week, a step in load.
    pub notices: Vec<String>,
    pub protocol: String,
    /// Nothing may be trained now: a hold stands, or the warning questions are open. Sessions can still be logged.
    pub closed: bool,
    /// The open session.
    pub session: Option<SessionView>,
    pub morning: Option<MorningView>,
    pub proposals: Vec<ProposalView>,
    /// Every exercise once, in the order they are to be shown: see [`PlanPlace`].
    pub rows: Vec<PlanRow>,
    /// What was prescribed as rest and holds today; none when nothing was.
    pub prescribed_rest: Option<PrescribedView>,
    /// The last seven days, oldest first: planned against done.
    pub week: Vec<PlanDay>,
    /// The newest sessions, newest first, at most twelve.
    pub sessions: Vec<SessionLine>,
    /// Own exercises that are not retired.
    pub own: Vec<OwnExerciseView>,
}

/// Where an exercise stands in the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlanPlace {
    /// A physio prescribed it: first, whatever a rule says; then with a warning.
    Prescribed,
    /// Proposed for today.
    Proposed,
    /// In the plan, resting today by its rhythm or the 48 hours; counts as done.
    Resting,
    /// Fits today too.
    Fits,
    /// Not offered, with the reason.
    NotOffered,
}

/// An exercise in the plan of the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PlanRow {
    pub key: ExerciseKey,
    pub place: PlanPlace,
    pub name: String,
    /// None for an own exercise.
    pub category: Option<Category>,
    /// One pose as SVG, of what is prescribed or proposed; the library has the others, and an own exercise has none.
    pub picture: Option<String>,
    pub dose: Dose,
    pub legs: Legs,
    /// "3 × 8 each side, 12 kg".
    pub dose_words: String,
    /// Half the usual because of a flare.
    pub halved: bool,
    /// "2–3 / week".
    pub frequency: String,
    /// Highest pain while at it; none for an own exercise without one.
    pub pain_limit: Option<PainScore>,
    pub prescribed: Option<PrescribedView>,
    /// Why it rests or is not offered; blank when it is proposed or fits.
    pub reason: String,
    /// A rule that speaks against what was prescribed; blank when none does.
    pub warning: String,
    /// What the journal cannot know and the athlete judges: "Not if: knee pain on kneeling."
    pub judge: Vec<String>,
    /// Sessions of it today.
    pub done_today: u32,
    /// All that is wanted today was done.
    pub done: bool,
    pub skipped: Option<SkippedExercise>,
    /// Its light in the newest session.
    pub light: Option<Light>,
    /// "12 June: 3 × 8, 12 kg, pain 2"; blank when it was never done.
    pub last: String,
    /// What the rules say of the next dose: "Amber: the same dose again." Blank before the first session.
    pub next: String,
}

/// A prescription in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct PrescribedView {
    pub record: RecordId,
    pub on: LocalDate,
    /// "Prescribed by M. Weber on 12 June: 3 × 8, every other day."
    pub words: String,
    pub value: Prescription,
}

/// An own exercise that is offered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OwnExerciseView {
    pub record: RecordId,
    pub value: OwnExercise,
}

/// One day of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanDay {
    pub day: LocalDate,
    /// Exercises prescribed or proposed on that day, resting ones included.
    pub planned: u32,
    /// Of these, done or resting.
    pub done: u32,
    pub skipped: u32,
    /// Nothing was to be done: rest counts as done.
    pub rest: bool,
}

/// A session in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SessionLine {
    pub record: RecordId,
    pub day: LocalDate,
    pub time: Option<LocalTime>,
    /// "Rehab, 25 min, effort 4, pain 2".
    pub words: String,
    pub light: LightView,
}

/// A light with its three parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LightView {
    pub light: Light,
    /// "Amber: pain 3 while at it."
    pub words: String,
    /// While at it, within two hours, the next morning.
    pub parts: Vec<LightPart>,
    /// Exercise by exercise, when sets were logged.
    pub exercises: Vec<ExerciseLight>,
}

/// Which part of a light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LightWhen {
    During,
    After,
    Morning,
}

/// One part of a light: value, limits, and the rule.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct LightPart {
    pub when: LightWhen,
    pub light: Light,
    /// Pain, or by how much it rose until the morning; none when it is not known.
    pub value: Option<i64>,
    /// Highest value that is green, and highest that is amber.
    pub green_to: i64,
    pub amber_to: i64,
    /// "Pain 3; green to 2, amber to 4."
    pub words: String,
    /// Rules behind it, such as `light.limit`.
    pub rules: Vec<String>,
}

/// The light of one exercise of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ExerciseLight {
    pub exercise: ExerciseKey,
    pub name: String,
    pub light: Light,
    /// Worst pain of its sets.
    pub pain: Option<PainScore>,
    /// Its own limit under the protocol.
    pub limit: i64,
}

/// A change of dose that the rules propose.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ProposalView {
    pub exercise: ExerciseKey,
    pub name: String,
    /// The session that led to it; named in the answer.
    pub session: RecordId,
    pub step: DoseStep,
    /// "One step up: 3 × 10 instead of 3 × 8."
    pub title: String,
    pub from: String,
    pub to: String,
    /// The exercise to do instead.
    pub next: Option<ExerciseKey>,
    pub rule: String,
    /// The rule in words, with what was counted: "Two green sessions running: 10 and 12 June."
    pub why: String,
    pub sources: Vec<SourceView>,
    /// Something to know first, such as who prescribed the dose; blank when there is nothing.
    pub caution: String,
}

/// A session set by set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SessionView {
    pub record: RecordId,
    pub day: LocalDate,
    pub time: Option<LocalTime>,
    pub open: bool,
    /// Left open on an earlier day: ask how long it was.
    pub left_open: bool,
    /// "Set 2 of 3, left leg: split squat." or "Everything is done."
    pub headline: String,
    /// Seconds since the start at the moment of this answer; none when it was logged afterwards.
    pub elapsed: Option<i64>,
    /// Minutes to propose at the end.
    pub minutes: Option<Minutes>,
    pub value: Session,
    pub exercises: Vec<SessionExercise>,
    /// Index of the exercise that is due, and of its step; none when everything is done or left out.
    pub at: Option<StepRef>,
    pub timer: Option<TrainingTimerView>,
    pub light: LightView,
    /// "Load 100: effort 4 times 25 minutes."; blank while one of them is missing.
    pub load: String,
    /// Rolling in it, which is a massage too; none without.
    pub rolled: Option<RolledView>,
}

/// Rolling the back of the thigh in a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RolledView {
    /// That it is a massage too, or will be one at the end of the session.
    pub words: String,
    /// Where it goes beyond what the day allows, a sentence each.
    pub beyond: Vec<String>,
}

/// A place in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StepRef {
    pub exercise: u32,
    pub step: u32,
}

/// An exercise of a session.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SessionExercise {
    pub key: ExerciseKey,
    pub name: String,
    pub picture: Option<String>,
    /// How it is done, a sentence or two a step.
    pub how: Vec<String>,
    pub dose_words: String,
    pub legs: Legs,
    pub pain_limit: Option<PainScore>,
    /// "Prescribed by …"; blank when it was not.
    pub prescribed: String,
    /// A flare, a rule against it, what the athlete judges.
    pub cautions: Vec<String>,
    /// "Last time, 10 June: 3 × 8, 12 kg, pain 2"; blank the first time.
    pub last: String,
    /// Sets asked for and sets done beyond that, in order: sides alternate, the uninjured leg first.
    pub steps: Vec<SetStep>,
    pub skipped: Option<SkippedExercise>,
    pub skip_record: Option<RecordId>,
    /// Worst pain of its sets so far.
    pub pain: Option<PainScore>,
    /// Pain was above its limit: stop it for today. Blank otherwise.
    pub stop: String,
    /// Seconds of rest proposed between sets.
    pub rest_seconds: Seconds,
}

/// One set of an exercise: asked for, or done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SetStep {
    pub number: Sets,
    pub side: Option<Side>,
    /// "Set 2 of 3, left leg".
    pub name: String,
    /// What to prefill: the set of last time, else the dose.
    pub proposed: Dose,
    pub record: Option<RecordId>,
    /// As it was done.
    pub done: Option<SetDone>,
}

/// A rest or hold that runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TrainingTimerView {
    pub record: RecordId,
    pub what: TimerKind,
    pub exercise: Option<ExerciseKey>,
    pub side: Option<Side>,
    pub seconds: Seconds,
    /// Seconds since the start at the moment of this answer, never below zero.
    pub elapsed: i64,
    /// It ended by itself.
    pub over: bool,
    /// It ended so long ago that nobody may have been there: ask "finished?".
    pub ask: bool,
    /// "Rest: 40 s to go." or "The hold of 10 s is over. Did you finish it?"
    pub said: String,
}
