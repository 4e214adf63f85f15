//! "Same as yesterday": what was not answered yet today takes yesterday's answer, in one act.

use hamstrong_rules::domain::{CheckIn, Wellness};
use serde_json::{Map, Value};

use super::daily::Slot;
use super::{Tracker, inputs};
use crate::api::error::ApiError;
use crate::api::inputs::{OverviewQuery, SameAsYesterday};
use crate::api::views::Overview;
use crate::store::change::{Memory, Wording};
use crate::store::revision::payload_of;
use crate::store::{Payload, Revision};
use crate::words;

/// Answers about the injury that describe how it is. What happened, what was managed and what was confirmed belong
/// to one day alone.
const OF_THE_INJURY: [&str; 14] = [
    "pain_rest",
    "pain_walk",
    "pain_stretch",
    "pain_worst",
    "swelling",
    "bruising",
    "morning_stiffness",
    "night_pain",
    "walking_normal",
    "sites",
    "sitbone_distance",
    "qualities",
    "aggravates",
    "eases",
];

/// Answers about the person that describe how they are. Painkillers, what was taken, the hours of one night and
/// every warning sign, those of the low back too, are only ever given anew.
const OF_THE_PERSON: [&str; 6] =
    ["low_back", "low_back_rest", "low_back_sitting", "low_back_after_activity", "soreness", "fatigue"];

impl Tracker {
    /// Fills the unanswered fields of a check-in with those of the calendar day before. An answer is never
    /// overwritten.
    ///
    /// # Errors
    /// Nothing to take over: yesterday has no such answer, or each one is answered already.
    pub fn same_as_yesterday(&mut self, input: &SameAsYesterday) -> Result<Overview, ApiError> {
        self.check_loggable(input.episode, input.day)?;
        let (before, before_self) = self.last_answers(input.episode, input.day.plus_days(-1))?;
        let leg = Slot { episode: Some(input.episode), day: input.day, sitting: input.sitting, time: None };
        let person = Slot { episode: None, ..leg };
        self.check_sitting(&leg)?;
        let filled = [
            self.filled::<CheckIn>(&leg, &payload_of(&before)?, &OF_THE_INJURY)?,
            self.filled::<Wellness>(&person, &payload_of(&before_self)?, &OF_THE_PERSON)?,
        ];
        let filled: Vec<Filled> = filled.into_iter().flatten().collect();
        if filled.is_empty() {
            return Err(ApiError::field("day", "There is nothing left to take over from yesterday."));
        }
        let (stamp, _) = self.stamp()?;
        let label = format!("same as yesterday on {}", words::day(input.day));
        self.store.change(stamp, |change| {
            for Filled { head, wording } in filled {
                match head {
                    Some(head) => change.reword(&head, wording, false)?,
                    None => drop(change.add(wording)?),
                }
            }
            Ok::<_, ApiError>(((), Memory::Act(label)))
        })?;
        self.overview(&OverviewQuery { day: Some(input.day), episode: Some(input.episode) })
    }

    fn filled<T: Payload>(
        &self,
        slot: &Slot,
        yesterday: &Map<String, Value>,
        fields: &[&str],
    ) -> Result<Option<Filled>, ApiError> {
        let head = self.in_slot(T::KIND, slot)?;
        let given = head.as_ref().map(|h| h.payload.clone()).unwrap_or_default();
        let missing: Map<String, Value> = yesterday
            .iter()
            .filter(|(field, _)| fields.contains(&field.as_str()) && !given.contains_key(*field))
            .map(|(field, value)| (field.clone(), value.clone()))
            .collect();
        if missing.is_empty() {
            return Ok(None);
        }
        let payload = inputs::merge::<T>(&given, &self.with_anchors(&missing)?)?;
        let felt = match &head {
            Some(head) => head.felt.clone(),
            None => self.felt(slot.day, None)?,
        };
        let wording =
            Wording { kind: T::KIND, episode: slot.episode, felt, sitting: Some(slot.sitting), payload };
        Ok(Some(Filled { head, wording }))
    }
}

/// A part of the check-in with yesterday's answers laid under its own.
struct Filled {
    head: Option<Revision>,
    wording: Wording,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Kind;

    /// Never taken over: what happened on a day, what was taken, warning signs, confirmations.
    const NEVER: [&str; 14] = [
        "anchors",
        "events",
        "performance",
        "managed",
        "confirmed",
        "analgesic",
        "medication",
        "below_knee",
        "tingling",
        "cough_sneeze",
        "sleep_hours",
        "anything_new",
        "red_flags_asked",
        "red_flags",
    ];

    #[test]
    fn every_answer_is_either_taken_over_or_never() {
        let mut decided: Vec<&str> = OF_THE_INJURY.into_iter().chain(OF_THE_PERSON).chain(NEVER).collect();
        let mut all: Vec<&str> =
            [Kind::CheckIn, Kind::Wellness].iter().flat_map(|k| k.columns()).map(|(name, _)| *name).collect();
        decided.sort_unstable();
        all.sort_unstable();
        assert_eq!(decided, all);
    }
}
