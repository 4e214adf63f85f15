//! A session logged afterwards in one form: the same records as a guided one, in one act.

use hamstrong_rules::domain::{Episode, Legs, RecordId, Session, SetDone, Sets, Side, SkippedExercise};

use super::super::{Tracker, inputs};
use super::steps::sides;
use crate::api::error::ApiError;
use crate::api::inputs::{Entry, OverviewQuery};
use crate::api::training::{LogSession, LoggedSets};
use crate::api::views::Overview;
use crate::store::change::{Memory, Wording};
use crate::store::revision::payload_of;
use crate::store::{Felt, Kind, Payload};
use crate::words;

/// One set of the form.
struct Logged<'f> {
    group: &'f LoggedSets,
    number: Sets,
    side: Option<Side>,
}

impl Logged<'_> {
    fn of(&self, session: RecordId) -> SetDone {
        let dose = &self.group.dose;
        SetDone {
            session,
            exercise: self.group.exercise.clone(),
            number: self.number,
            side: self.side,
            reps: dose.reps,
            hold_seconds: dose.hold_seconds,
            minutes: dose.minutes,
            load: dose.load,
            pain: self.group.pain,
        }
    }
}

impl Tracker {
    /// Logs a session with its sets and what was left out.
    ///
    /// # Errors
    /// A day that cannot be logged, an exercise that is not known, a side that does not go with it, a field that does
    /// not hold.
    pub fn log_session(&mut self, input: &LogSession) -> Result<Overview, ApiError> {
        let episode: Episode = self.standing(input.episode, Kind::Episode)?.value()?;
        inputs::loggable(input.day, self.today()?, Some(episode.onset))?;
        let session =
            Session { started_at: None, ended_at: None, planned: Vec::new(), ..input.session.clone() };
        let (_, payload) = inputs::entry_payload(&Entry::Session(session))?;
        let mut sets = Vec::new();
        for group in &input.sets {
            let legs = self.check_exercise(input.episode, &group.exercise)?;
            sets.extend(one_by_one(group, legs, episode.side, &sets)?);
        }
        for skip in &input.skipped {
            self.check_exercise(input.episode, &skip.exercise)?;
        }
        let felt = self.felt(input.day, input.time)?;
        let label = words::act(Kind::Session, None, &payload, input.day);
        let wording = |kind, payload, felt: Felt| Wording {
            kind,
            episode: Some(input.episode),
            felt,
            sitting: None,
            payload,
        };
        let unnamed = RecordId::new(uuid::Uuid::nil());
        let done: Vec<SetDone> = sets.iter().map(|set| set.of(unnamed)).collect();
        let rolling = self.rolled_afterwards(input.episode, &done, &felt)?;
        let (stamp, _) = self.stamp()?;
        self.store.change(stamp, |change| {
            let session = change.add(wording(Kind::Session, payload, felt.clone()))?;
            rolling.write(change, session)?;
            for set in sets {
                let payload = payload_of(&set.of(session))?;
                change.add(wording(SetDone::KIND, payload, felt.clone()))?;
            }
            for skip in &input.skipped {
                let skipped = SkippedExercise {
                    session: Some(session),
                    exercise: skip.exercise.clone(),
                    reason: skip.reason,
                    text: skip.text.clone().filter(|text| !text.trim().is_empty()),
                };
                change.add(wording(Kind::SkippedExercise, payload_of(&skipped)?, felt.clone()))?;
            }
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(input.day), episode: Some(input.episode) })
    }
}

/// Sets alike as sets one by one. `before` is what the form named above: numbers go on.
fn one_by_one<'f>(
    group: &'f LoggedSets,
    legs: Legs,
    sore: Side,
    before: &[Logged<'f>],
) -> Result<Vec<Logged<'f>>, ApiError> {
    let which: Vec<Option<Side>> = match (legs, group.side) {
        (Legs::Both, Some(_)) => return Err(ApiError::field("side", "Both legs work at once here.")),
        (_, Some(side)) => vec![Some(side)],
        (legs, None) => sides(legs, sore).to_vec(),
    };
    let count = group.dose.sets.map_or(1, Sets::get);
    let mut sets = Vec::new();
    for side in which {
        let same = |s: &&Logged<'_>| s.group.exercise == group.exercise && s.side == side;
        let first = i64::try_from(before.iter().filter(same).count()).unwrap_or(0);
        for n in 1..=count {
            let number = Sets::try_from(first + n).map_err(|e| ApiError::field("sets", e.to_string()))?;
            sets.push(Logged { group, number, side });
        }
    }
    Ok(sets)
}
