//! What training sends.

use hamstrong_rules::domain::{
    Dose, ExerciseKey, LoadKg, LocalDate, LocalTime, Minutes, PainScore, RecordId, Reps, Seconds, Session,
    SessionKind, Side, SkipReason, TimerKind,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

use crate::api::inputs::ChartTheme;

/// The plan of an injury, today.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TrainingQuery {
    pub episode: RecordId,
    pub theme: ChartTheme,
}

/// One session, open or over.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SessionQuery {
    pub record: RecordId,
    pub theme: ChartTheme,
}

/// Opens a guided session, today and now.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartSession {
    pub episode: RecordId,
    /// Blank is rehab.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub kind: Option<SessionKind>,
    /// In their order; blank takes what the plan proposes and is not done yet.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub exercises: Option<Vec<ExerciseKey>>,
}

/// One more exercise in an open session, at its end.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddExercise {
    pub session: RecordId,
    pub exercise: ExerciseKey,
}

/// A set that was done. It ends the timer that runs in the session, and may start the rest after it, in one act.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecordSet {
    pub session: RecordId,
    pub exercise: ExerciseKey,
    /// Blank for exercises of both legs at once.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub side: Option<Side>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub reps: Option<Reps>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub hold_seconds: Option<Seconds>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub minutes: Option<Minutes>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub load: Option<LoadKg>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub pain: Option<PainScore>,
    /// Seconds of rest to start with it; blank starts none.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub rest_seconds: Option<Seconds>,
}

/// Other values for a set. Fields that are not named stay; `null` clears one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectSet {
    pub record: RecordId,
    #[ts(type = "Partial<SetDone>")]
    pub answers: Map<String, Value>,
}

/// Leaves an exercise out, with the reason.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SkipExercise {
    pub episode: RecordId,
    /// The open session it is left out of; blank leaves it out of the day.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub session: Option<RecordId>,
    pub exercise: ExerciseKey,
    pub reason: SkipReason,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
}

/// Starts a rest or a hold now; one that runs in the session ends.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartTrainingTimer {
    pub session: RecordId,
    pub what: TimerKind,
    pub seconds: Seconds,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub exercise: Option<ExerciseKey>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub side: Option<Side>,
}

/// Answers about a session, open or over. Fields that are not named stay; `null` clears one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RateSession {
    pub record: RecordId,
    #[ts(type = "Partial<Session>")]
    pub answers: Map<String, Value>,
}

/// Ends an open session now, with the answers given.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EndSession {
    pub record: RecordId,
    /// `minutes` not named takes what has passed since the start, on the day of the start.
    #[ts(type = "Partial<Session>")]
    pub answers: Map<String, Value>,
}

/// A set in the form of a session logged afterwards.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LoggedSets {
    pub exercise: ExerciseKey,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub side: Option<Side>,
    /// So many sets alike, `dose.sets`, at least one.
    pub dose: Dose,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub pain: Option<PainScore>,
}

/// An exercise left out, in the same form.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LoggedSkip {
    pub exercise: ExerciseKey,
    pub reason: SkipReason,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub text: Option<String>,
}

/// A session logged afterwards in one form: one act, the same records as a guided one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LogSession {
    pub episode: RecordId,
    pub day: LocalDate,
    /// When it was; blank today means now, on an earlier day "not known".
    #[serde(default)]
    #[ts(optional = nullable)]
    pub time: Option<LocalTime>,
    pub session: Session,
    pub sets: Vec<LoggedSets>,
    pub skipped: Vec<LoggedSkip>,
}

/// How the leg is on the morning after. It becomes part of today's first check-in; blank leaves what is there.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerMorning {
    pub episode: RecordId,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub pain_rest: Option<PainScore>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub pain_walk: Option<PainScore>,
    #[serde(default)]
    #[ts(optional = nullable)]
    pub night_pain: Option<bool>,
}

/// The athlete's answer to the proposal of an exercise.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerProposal {
    pub episode: RecordId,
    pub exercise: ExerciseKey,
    /// The session the proposal names: an answer to another proposal than the one shown is refused.
    pub session: RecordId,
    pub accept: bool,
}
