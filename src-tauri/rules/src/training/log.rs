//! What was trained, with the light of every session and of every exercise in it.

use crate::domain::{Dose, ExerciseKey, Instant, LocalDate, PainScore, RecordId};

use super::{Light, Parts};

/// One exercise in one session.
#[derive(Debug, Clone, PartialEq)]
pub struct Performed {
    pub exercise: ExerciseKey,
    /// Worst pain of its sets.
    pub pain: Option<PainScore>,
    pub parts: Parts,
    pub light: Light,
    /// Its own limit under the protocol.
    pub limit: i64,
    /// Sets done, and the highest values of one set.
    pub done: Dose,
}

/// One session.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionDone {
    pub session: RecordId,
    pub day: LocalDate,
    pub at: Instant,
    pub parts: Parts,
    pub light: Light,
    pub exercises: Vec<Performed>,
}

/// All sessions of an injury.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrainingLog {
    /// Oldest first.
    pub sessions: Vec<SessionDone>,
    /// Sessions of earlier days do not count towards a step: a setback or a new injury lies between.
    pub since: Option<LocalDate>,
}

impl TrainingLog {
    /// Sessions of an exercise, oldest first.
    pub fn of(&self, exercise: &ExerciseKey) -> impl DoubleEndedIterator<Item = (&SessionDone, &Performed)> {
        let of = move |s: &SessionDone| s.exercises.iter().position(|p| p.exercise == *exercise);
        self.sessions.iter().filter_map(move |s| of(s).and_then(|n| Some((s, s.exercises.get(n)?))))
    }

    /// The same, as far as they count towards a step.
    pub fn counting(
        &self,
        exercise: &ExerciseKey,
    ) -> impl DoubleEndedIterator<Item = (&SessionDone, &Performed)> {
        let since = self.since;
        self.of(exercise).filter(move |(s, _)| since.is_none_or(|since| s.day >= since))
    }

    /// Days with a red session up to a day, oldest first, a day as often as it has one.
    pub fn red_days(&self, until: LocalDate) -> impl Iterator<Item = LocalDate> {
        self.sessions.iter().filter(move |s| s.light == Light::Red && s.day <= until).map(|s| s.day)
    }

    /// How many sessions of an exercise lie on a day.
    pub fn times_on(&self, exercise: &ExerciseKey, day: LocalDate) -> u32 {
        u32::try_from(self.of(exercise).filter(|(s, _)| s.day == day).count()).unwrap_or(u32::MAX)
    }
}
