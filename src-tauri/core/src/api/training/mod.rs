//! Training on the wire: the plan of the day, a session set by set, the morning after, proposals, weekly load.

mod inputs;
mod load;
mod views;

pub use inputs::{
    AddExercise, AnswerMorning, AnswerProposal, CorrectSet, EndSession, LogSession, LoggedSets, LoggedSkip,
    RateSession, RecordSet, SessionQuery, SkipExercise, StartSession, StartTrainingTimer, TrainingQuery,
};
pub use load::{LoadQuery, LoadSession, LoadStepKind, LoadView, LoadWeek};
pub use views::{
    ExerciseLight, LightPart, LightView, LightWhen, MorningView, OpenSession, OwnExerciseView, PlanDay,
    PlanPlace, PlanRow, PrescribedView, ProposalView, RolledView, SessionExercise, SessionLine, SessionView,
    SetStep, StepRef, TrainingBrief, TrainingTimerView, TrainingView,
};
