//! What the weekly scores of the athlete's own activities say. Shown only: no gate reads them.
//!
//! Structure and sizes of a real change after the patient-specific functional scale (Stratford 1995): the mean of
//! three to five activities, 0–10; a change of 2 points of the mean, or of 3 of a single activity, is more than the
//! measure's own error (MDC90).

use std::collections::BTreeMap;

use crate::domain::{LocalDate, Rating, RecordId};

/// So many activities are asked for, and so many at most.
pub const FEWEST: usize = 3;
pub const MOST: usize = 5;

/// Days from one score of an activity to the next (own choice: once a week).
pub const EVERY_DAYS: i64 = 7;

/// Smallest change of a mean, in points, that is more than error.
pub const REAL_OF_MEAN: f64 = 2.0;
/// The same for one activity alone.
pub const REAL_OF_ONE: f64 = 3.0;

/// An activity as the count sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub activity: RecordId,
    /// The day it was named.
    pub since: LocalDate,
    pub retired_on: Option<LocalDate>,
}

impl Kept {
    /// Asked about on this day.
    pub fn is_open(&self, on: LocalDate) -> bool {
        self.since <= on && self.retired_on.is_none_or(|end| on < end)
    }
}

/// One score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scored {
    pub day: LocalDate,
    pub activity: RecordId,
    pub score: Rating,
}

/// A day on which every open activity had a score of its own week.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    pub day: LocalDate,
    pub parts: BTreeMap<RecordId, Rating>,
}

impl Round {
    /// Mean of its scores, 0–10.
    pub fn mean(&self) -> f64 {
        mean(self.parts.values().copied())
    }
}

/// First and last round compared over the activities that both have.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub from: f64,
    pub to: f64,
    pub activities: usize,
    /// More than the measure's own error.
    pub is_real: bool,
}

/// Whether an activity waits for a score on a day: none in the six days before it, nor on it.
pub fn is_due(activity: &Kept, scores: &[Scored], on: LocalDate) -> bool {
    activity.is_open(on) && newest(activity.activity, scores, on).is_none()
}

/// The newest score of an activity within the week that ends on a day.
fn newest(activity: RecordId, scores: &[Scored], on: LocalDate) -> Option<Rating> {
    let ours = scores.iter().filter(|s| s.activity == activity && s.day <= on);
    let last = ours.max_by_key(|s| s.day)?;
    (on.days_since(last.day) < EVERY_DAYS).then_some(last.score)
}

/// Every day with a score on which no open activity lacked one, oldest first.
pub fn rounds(activities: &[Kept], scores: &[Scored]) -> Vec<Round> {
    let mut days: Vec<LocalDate> = scores.iter().map(|s| s.day).collect();
    days.sort_unstable();
    days.dedup();
    days.into_iter().filter_map(|day| round(activities, scores, day)).collect()
}

fn round(activities: &[Kept], scores: &[Scored], day: LocalDate) -> Option<Round> {
    let open = activities.iter().filter(|kept| kept.is_open(day));
    let parts: Option<BTreeMap<_, _>> =
        open.map(|kept| newest(kept.activity, scores, day).map(|score| (kept.activity, score))).collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| Round { day, parts })
}

/// What changed from the first round to the last; nothing with fewer than two, or no activity in common.
pub fn change(rounds: &[Round]) -> Option<Change> {
    let (first, last) = (rounds.first()?, rounds.last()?);
    if first.day == last.day {
        return None;
    }
    let common: Vec<RecordId> =
        first.parts.keys().copied().filter(|activity| last.parts.contains_key(activity)).collect();
    let over = |round: &Round| mean(common.iter().filter_map(|activity| round.parts.get(activity).copied()));
    if common.is_empty() {
        return None;
    }
    let (from, to) = (over(first), over(last));
    let enough = if common.len() == 1 { REAL_OF_ONE } else { REAL_OF_MEAN };
    Some(Change { from, to, activities: common.len(), is_real: (to - from).abs() >= enough })
}

#[allow(clippy::cast_precision_loss, reason = "a handful of scores of at most ten")]
fn mean(scores: impl Iterator<Item = Rating>) -> f64 {
    let (sum, n) = scores.fold((0, 0), |(sum, n), score| (sum + score.get(), n + 1));
    if n == 0 { 0.0 } else { sum as f64 / f64::from(n) }
}
