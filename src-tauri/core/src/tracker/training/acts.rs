//! A guided session as it goes on: start, sets, timers, what is left out. Each tap is one act.

use hamstrong_rules::domain::{
    Episode, ExerciseKey, Legs, RecordId, Session, SessionKind, SetDone, Sets, SkippedExercise, TrainingTimer,
};
use serde_json::Value;

use super::super::{Tracker, inputs};
use super::steps::next_number;
use crate::api::error::ApiError;
use crate::api::inputs::{Entry, OverviewQuery, RecordRef};
use crate::api::training::{
    AddExercise, CorrectSet, PlanPlace, RecordSet, SkipExercise, StartSession, StartTrainingTimer,
};
use crate::api::views::Overview;
use crate::store::change::{Change, Memory, Wording};
use crate::store::revision::payload_of;
use crate::store::undo::wording_of;
use crate::store::{Kind, Payload, Revision};
use crate::words;

impl Tracker {
    /// Opens a session now.
    ///
    /// # Errors
    /// When one is open, the injury is closed, or an exercise is not known.
    pub fn start_session(&mut self, input: &StartSession) -> Result<Overview, ApiError> {
        let episode: Episode = self.standing(input.episode, Kind::Episode)?.value()?;
        if episode.closed_on.is_some() {
            return Err(ApiError::field("episode", "This injury is closed."));
        }
        let room = self.room(input.episode)?;
        if room.book.open().is_some() {
            return Err(ApiError::field("episode", "A session is open already. End it first."));
        }
        let planned = match &input.exercises {
            Some(keys) => keys.clone(),
            None => room
                .with_desk(None, |desk| {
                    let due = |place| matches!(place, PlanPlace::Prescribed | PlanPlace::Proposed);
                    let rows = desk.rows().into_iter();
                    rows.filter(|r| due(r.place) && !r.done && r.skipped.is_none()).map(|r| r.key).collect()
                })
                .unwrap_or_default(),
        };
        for key in &planned {
            self.check_exercise(input.episode, key)?;
        }
        let (stamp, _) = self.stamp()?;
        let session = Session {
            started_at: Some(stamp.at),
            planned,
            ..Session::of(input.kind.unwrap_or(SessionKind::Rehab))
        };
        let label = format!("start of a session on {}", words::day(stamp.day));
        self.add_of(input.episode, &session, label, |_| Ok(()))
    }

    /// Appends an exercise to an open session.
    ///
    /// # Errors
    /// When the session is not open, or the exercise is not known or in it already.
    pub fn add_exercise(&mut self, input: &AddExercise) -> Result<Overview, ApiError> {
        let (head, mut session) = self.open_session(input.session)?;
        let episode = owner(&head)?;
        self.check_exercise(episode, &input.exercise)?;
        if session.planned.contains(&input.exercise) {
            return Err(ApiError::field("exercise", "It is in this session already."));
        }
        session.planned.push(input.exercise.clone());
        let label = format!("one more exercise on {}", words::day(head.felt.day));
        self.reword(&head, payload_of(&session)?, label)
    }

    /// Writes a set that was done; ends a timer that runs, and starts the rest when it is asked for.
    ///
    /// # Errors
    /// When the session is not open, the exercise is not known, or the side does not go with it.
    pub fn record_set(&mut self, input: &RecordSet) -> Result<Overview, ApiError> {
        let (head, _) = self.open_session(input.session)?;
        let episode = owner(&head)?;
        let legs = self.check_exercise(episode, &input.exercise)?;
        if legs == Legs::Both && input.side.is_some() {
            return Err(ApiError::field("side", "Both legs work at once here."));
        }
        if legs != Legs::Both && input.side.is_none() {
            return Err(ApiError::field("side", "Say which leg it was."));
        }
        let room = self.room(episode)?;
        let number = next_number(room.book.sets_of(input.session), &input.exercise, input.side);
        let set = SetDone {
            session: input.session,
            exercise: input.exercise.clone(),
            number: Sets::try_from(number).unwrap_or(Sets::LOWEST),
            side: input.side,
            reps: input.reps,
            hold_seconds: input.hold_seconds,
            minutes: input.minutes,
            load: input.load,
            pain: input.pain,
        };
        let label =
            format!("set {number} of {} on {}", room.book.name(&input.exercise), words::day(head.felt.day));
        let rest = self.rest_after(&head, input)?;
        let running = self.running_timer(input.session)?;
        self.add_in(&head, &set, label, |change| {
            if let Some(running) = &running {
                change.reword(running, wording_of(running.clone()), true)?;
            }
            if let Some(rest) = rest {
                change.add(rest)?;
            }
            Ok(())
        })
    }

    fn rest_after(&self, head: &Revision, input: &RecordSet) -> Result<Option<Wording>, ApiError> {
        let Some(seconds) = input.rest_seconds else { return Ok(None) };
        let timer = TrainingTimer {
            session: input.session,
            what: hamstrong_rules::domain::TimerKind::Rest,
            seconds,
            started_at: self.stamp()?.0.at,
            exercise: Some(input.exercise.clone()),
            side: input.side,
        };
        Ok(Some(self.wording_in(head, &timer)?))
    }

    /// Gives a set other values.
    ///
    /// # Errors
    /// When the set is gone, or every field that does not hold.
    pub fn correct_set(&mut self, input: &CorrectSet) -> Result<Overview, ApiError> {
        let head = self.standing(input.record, Kind::SetDone)?;
        if let Some(field) =
            ["session", "exercise", "number"].iter().find(|f| input.answers.contains_key(**f))
        {
            return Err(ApiError::field(field, "This stays as it is. Remove the set and log it anew."));
        }
        let payload = merged::<SetDone>(&head, &input.answers)?;
        let label = format!("correction of a set on {}", words::day(head.felt.day));
        self.reword(&head, payload, label)
    }

    /// Leaves an exercise out, of an open session or of the day.
    ///
    /// # Errors
    /// When the session is not open, or the exercise is not known or left out already.
    pub fn skip_exercise(&mut self, input: &SkipExercise) -> Result<Overview, ApiError> {
        self.standing(input.episode, Kind::Episode)?;
        self.check_exercise(input.episode, &input.exercise)?;
        let room = self.room(input.episode)?;
        let session = input.session.map(|session| self.open_session(session)).transpose()?;
        let twice = room.book.skips.iter().any(|kept| {
            kept.value.exercise == input.exercise
                && kept.value.session == input.session
                && (input.session.is_some() || kept.head.felt.day == room.day)
        });
        if twice {
            return Err(ApiError::field("exercise", "It is left out already."));
        }
        let skipped = SkippedExercise {
            session: input.session,
            exercise: input.exercise.clone(),
            reason: input.reason,
            text: input.text.clone().filter(|text| !text.trim().is_empty()),
        };
        let label = format!("{} left out on {}", room.book.name(&input.exercise), words::day(room.day));
        match session {
            Some((head, _)) => self.add_in(&head, &skipped, label, |_| Ok(())),
            None => self.add_of(input.episode, &skipped, label, |_| Ok(())),
        }
    }

    /// Starts a rest or a hold; one that runs ends.
    ///
    /// # Errors
    /// When the session is not open.
    pub fn start_training_timer(&mut self, input: &StartTrainingTimer) -> Result<Overview, ApiError> {
        let (head, _) = self.open_session(input.session)?;
        let running = self.running_timer(input.session)?;
        let timer = TrainingTimer {
            session: input.session,
            what: input.what,
            seconds: input.seconds,
            started_at: self.stamp()?.0.at,
            exercise: input.exercise.clone(),
            side: input.side,
        };
        let label = words::act(Kind::TrainingTimer, None, &payload_of(&timer)?, head.felt.day);
        self.add_in(&head, &timer, label, |change| match &running {
            Some(running) => change.reword(running, wording_of(running.clone()), true).map_err(Into::into),
            None => Ok(()),
        })
    }

    /// Ends a rest or a hold; no set is written.
    ///
    /// # Errors
    /// When the timer is gone.
    pub fn stop_training_timer(&mut self, input: &RecordRef) -> Result<Overview, ApiError> {
        let head = self.standing(input.record, Kind::TrainingTimer)?;
        let label =
            format!("end of the {}", words::act(Kind::TrainingTimer, None, &head.payload, head.felt.day));
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            change.reword(&head, wording_of(head.clone()), true)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: head.episode })
    }

    /// An exercise of the library, or one of the athlete's own for this injury; which legs it is done with.
    pub(in super::super) fn check_exercise(
        &self,
        episode: RecordId,
        key: &ExerciseKey,
    ) -> Result<Legs, ApiError> {
        match key {
            ExerciseKey::Library(id) => {
                let library = hamstrong_rules::exercises::Library::builtin()?;
                let found = library.get(id).ok_or_else(|| super::super::exercises::no_exercise(id))?;
                Ok(found.amount.legs)
            }
            ExerciseKey::Own(record) => {
                let head = self.standing(*record, Kind::OwnExercise)?;
                if head.episode != Some(episode) {
                    return Err(ApiError::field("exercise", "This exercise belongs to another injury."));
                }
                Ok(head.value::<hamstrong_rules::domain::OwnExercise>()?.legs)
            }
        }
    }

    /// What an entry of training names has to be there; a proposal is answered, not written.
    pub(in super::super) fn check_trained(
        &self,
        entry: &Entry,
        episode: Option<RecordId>,
    ) -> Result<(), ApiError> {
        let key = match entry {
            Entry::DoseChange(_) => {
                return Err(ApiError::field("entry", "Accept or refuse the proposal where it is shown."));
            }
            Entry::SkippedExercise(skipped) => Some(&skipped.exercise),
            Entry::Prescription(prescribed) => prescribed.exercise.as_ref(),
            _ => None,
        };
        match (key, episode) {
            (Some(key), Some(episode)) => self.check_exercise(episode, key).map(drop),
            _ => Ok(()),
        }
    }

    /// A session that is open.
    pub(super) fn open_session(&self, record: RecordId) -> Result<(Revision, Session), ApiError> {
        let head = self.standing(record, Kind::Session)?;
        let session: Session = head.value()?;
        if !session.is_open() {
            return Err(ApiError::field("session", "This session is over."));
        }
        Ok((head, session))
    }

    pub(super) fn running_timer(&self, session: RecordId) -> Result<Option<Revision>, ApiError> {
        let Some((record, _)) = self.timer_of(session)? else { return Ok(None) };
        Ok(Some(self.standing(record, Kind::TrainingTimer)?))
    }

    /// A record of an injury, about today and now.
    fn add_of<T: Payload>(
        &mut self,
        episode: RecordId,
        value: &T,
        label: String,
        more: impl FnOnce(&mut Change<'_>) -> Result<(), ApiError>,
    ) -> Result<Overview, ApiError> {
        let (stamp, _) = self.stamp()?;
        let felt = self.felt(stamp.day, None)?;
        let payload = payload_of(value)?;
        self.write(
            Wording { kind: T::KIND, episode: Some(episode), felt, sitting: None, payload },
            label,
            more,
        )
    }

    /// A record that belongs to a session, and so to the day of the session.
    fn add_in<T: Payload>(
        &mut self,
        session: &Revision,
        value: &T,
        label: String,
        more: impl FnOnce(&mut Change<'_>) -> Result<(), ApiError>,
    ) -> Result<Overview, ApiError> {
        let wording = self.wording_in(session, value)?;
        self.write(wording, label, more)
    }

    fn wording_in<T: Payload>(&self, session: &Revision, value: &T) -> Result<Wording, ApiError> {
        let felt = self.felt(session.felt.day, None)?;
        let payload = payload_of(value)?;
        Ok(Wording { kind: T::KIND, episode: session.episode, felt, sitting: None, payload })
    }

    fn write(
        &mut self,
        wording: Wording,
        label: String,
        more: impl FnOnce(&mut Change<'_>) -> Result<(), ApiError>,
    ) -> Result<Overview, ApiError> {
        let (stamp, _) = self.stamp()?;
        let episode = wording.episode;
        self.store.change(stamp, |change| {
            change.add(wording)?;
            more(change)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode })
    }

    /// Other words for a record, and for what follows it, as one act.
    pub(super) fn reword(
        &mut self,
        head: &Revision,
        payload: serde_json::Map<String, Value>,
        label: String,
    ) -> Result<Overview, ApiError> {
        let along = self.along(head, &Revision { payload: payload.clone(), ..head.clone() })?;
        let wording = Wording { payload, ..wording_of(head.clone()) };
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            change.reword(head, wording, false)?;
            along.write(change, head.record)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: head.episode })
    }
}

/// The injury a record belongs to.
pub(super) fn owner(head: &Revision) -> Result<RecordId, ApiError> {
    head.episode.ok_or_else(|| crate::StoreError::NoRecord(head.record.to_string()).into())
}

/// Answers laid over a record.
pub(super) fn merged<T: Payload>(
    head: &Revision,
    answers: &serde_json::Map<String, Value>,
) -> Result<serde_json::Map<String, Value>, ApiError> {
    let mut problems = Vec::new();
    for (field, value) in answers {
        let mut alone = head.payload.clone();
        alone.insert(field.clone(), value.clone());
        if let Err(problem) = inputs::merge_required::<T>(field, alone) {
            problems.push(problem);
        }
    }
    if !problems.is_empty() {
        return Err(ApiError::invalid(problems));
    }
    let mut payload = head.payload.clone();
    payload.extend(answers.iter().map(|(field, value)| (field.clone(), value.clone())));
    let typed: T = serde_json::from_value(Value::Object(payload))
        .map_err(|e| ApiError::field("answers", e.to_string()))?;
    Ok(payload_of(&typed)?)
}
