//! Answers about a session, its end, and answers to proposals.

use hamstrong_rules::domain::{DoseChange, Minutes, RecordId, Session};
use hamstrong_rules::training::Advice;
use serde_json::{Map, Value, json};

use super::super::Tracker;
use super::acts::{merged, owner};
use crate::api::error::{ApiError, ErrorCode};
use crate::api::inputs::OverviewQuery;
use crate::api::training::{AnswerProposal, EndSession, RateSession};
use crate::api::views::Overview;
use crate::store::Kind;
use crate::store::Revision;
use crate::store::change::{Memory, Wording};
use crate::store::revision::payload_of;
use crate::store::undo::wording_of;
use crate::words;

/// What the course of a session says, and no answer changes.
const COURSE: [&str; 3] = ["started_at", "ended_at", "planned"];

impl Tracker {
    /// Lays answers over a session, open or over.
    ///
    /// # Errors
    /// When the session is gone, or every field that does not hold.
    pub fn rate_session(&mut self, input: &RateSession) -> Result<Overview, ApiError> {
        let head = self.standing(input.record, Kind::Session)?;
        refuse_course(&input.answers)?;
        let payload = merged::<Session>(&head, &input.answers)?;
        let label = words::act(Kind::Session, Some(&head.payload), &payload, head.felt.day);
        self.reword(&head, payload, label)
    }

    /// Ends an open session now; a timer that runs in it ends with it.
    ///
    /// # Errors
    /// When it is over, a field does not hold, or it was left open on an earlier day and nobody says how long it was.
    pub fn end_session(&mut self, input: &EndSession) -> Result<Overview, ApiError> {
        let (head, session) = self.open_session(input.record)?;
        refuse_course(&input.answers)?;
        let mut answers = input.answers.clone();
        let (stamp, _) = self.stamp()?;
        let left_open = head.felt.day < stamp.day;
        if !answers.contains_key("minutes") && session.minutes.is_none() {
            if left_open {
                return Err(ApiError::field("minutes", "Say how long it was: it was left open."));
            }
            let passed = session.started_at.map(|at| super::guided::minutes_between(at, stamp.at));
            let passed = passed.filter(|n| (Minutes::MIN..=Minutes::MAX).contains(n));
            answers.insert("minutes".to_owned(), json!(passed));
        }
        let mut payload = merged::<Session>(&head, &answers)?;
        payload.insert("ended_at".to_owned(), json!(self.ended_at(&head, &session, &payload, left_open)?));
        let label = format!("end of the session on {}", words::day(head.felt.day));
        let running = self.running_timer(input.record)?;
        let sets = self.sets_in(&head, None)?;
        let rolling = self.rolled_now(&Revision { payload: payload.clone(), ..head.clone() }, &sets)?;
        let wording = Wording { payload, ..wording_of(head.clone()) };
        self.store.change(stamp, |change| {
            change.reword(&head, wording, false)?;
            rolling.write(change, head.record)?;
            if let Some(running) = &running {
                change.reword(running, wording_of(running.clone()), true)?;
            }
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: head.episode })
    }

    /// Now; for a session that was left open, so many minutes after its start.
    fn ended_at(
        &self,
        head: &Revision,
        session: &Session,
        payload: &Map<String, Value>,
        left_open: bool,
    ) -> Result<hamstrong_rules::domain::Instant, ApiError> {
        let now = self.stamp()?.0.at;
        let Some(start) = session.started_at.filter(|_| left_open) else { return Ok(now) };
        let minutes = payload.get("minutes").and_then(Value::as_i64);
        let last = self.room(owner(head)?)?.book.sets_of(head.record).iter().map(|s| s.head.written_at).max();
        let said = minutes.map(|n| (start.utc() + chrono::TimeDelta::minutes(n)).into());
        Ok(said.or(last).unwrap_or(start))
    }

    /// Accepts or refuses a proposal.
    ///
    /// # Errors
    /// When the proposal is not the one that is open now.
    pub fn answer_proposal(&mut self, input: &AnswerProposal) -> Result<Overview, ApiError> {
        let room = self.room(input.episode)?;
        let advice = room.with_desk(None, |desk| desk.scales.advice(&input.exercise));
        let change = match advice {
            Some(Advice::Change(change)) if change.session == input.session => change,
            _ => {
                return Err(ApiError::new(
                    ErrorCode::NotFound,
                    "This proposal no longer stands: something was logged or answered since.".to_owned(),
                ));
            }
        };
        let answer = DoseChange {
            exercise: input.exercise.clone(),
            session: change.session,
            step: change.step,
            rule: change.rule,
            accepted: input.accept,
            next: change.next,
            sets: change.dose.sets,
            reps: change.dose.reps,
            hold_seconds: change.dose.hold_seconds,
            minutes: change.dose.minutes,
            load: change.dose.load,
        };
        let said = if input.accept { "accepted" } else { "kept as it was" };
        let (stamp, _) = self.stamp()?;
        let label = format!("{} {said} on {}", room.book.name(&input.exercise), words::day(stamp.day));
        self.add_entry(input.episode, payload_of(&answer)?, label)
    }

    fn add_entry(
        &mut self,
        episode: RecordId,
        payload: Map<String, Value>,
        label: String,
    ) -> Result<Overview, ApiError> {
        let (stamp, _) = self.stamp()?;
        let felt = self.felt(stamp.day, None)?;
        let wording =
            Wording { kind: Kind::DoseChange, episode: Some(episode), felt, sitting: None, payload };
        self.store.change(stamp, |change| {
            change.add(wording)?;
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: None, episode: Some(episode) })
    }
}

fn refuse_course(answers: &Map<String, Value>) -> Result<(), ApiError> {
    match COURSE.iter().find(|field| answers.contains_key(**field)) {
        Some(field) => Err(ApiError::field(field, "The session says this itself.")),
        None => Ok(()),
    }
}
