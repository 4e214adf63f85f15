//! The steps of an exercise in a session: sets that are asked for, and sets that were done.

use hamstrong_rules::domain::{Dose, ExerciseKey, Legs, RecordId, Session, SetDone, Sets, Side};

use super::book::{Book, Kept};
use super::words;
use crate::api::training::SetStep;

/// What the steps of one exercise are made of.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub book: &'a Book,
    pub session: &'a Kept<Session>,
    pub key: &'a ExerciseKey,
    pub dose: Dose,
    pub legs: Legs,
    pub sore: Side,
    /// Sets that were not done are asked for: not in a session that was logged afterwards.
    pub ask: bool,
    /// The dose is another than the last time, so that the last time is no model for it.
    pub changed: bool,
}

/// The sides in the order in which they come: the uninjured first.
pub const fn sides(legs: Legs, sore: Side) -> &'static [Option<Side>] {
    match (legs, sore) {
        (Legs::Both, _) => &[None],
        (Legs::Each, Side::Left) => &[Some(Side::Right), Some(Side::Left)],
        (Legs::Each, Side::Right) => &[Some(Side::Left), Some(Side::Right)],
        (Legs::Sore, Side::Left) => &[Some(Side::Left)],
        (Legs::Sore, Side::Right) => &[Some(Side::Right)],
    }
}

/// The number of the next set of an exercise on a side: the lowest that is free.
pub fn next_number(sets: &[Kept<SetDone>], key: &ExerciseKey, side: Option<Side>) -> i64 {
    let taken = |n: &i64| {
        sets.iter().any(|s| s.value.exercise == *key && s.value.side == side && s.value.number.get() == *n)
    };
    (1..=Sets::MAX).find(|n| !taken(n)).unwrap_or(Sets::MAX)
}

impl Asked<'_> {
    fn done(&self) -> impl Iterator<Item = &Kept<SetDone>> {
        self.book.sets_of(self.session.head.record).iter().filter(|s| s.value.exercise == *self.key)
    }

    /// Sets asked for in their order, each with the set that was done; then what was done beyond them.
    pub fn steps(&self) -> Vec<SetStep> {
        let wanted = if self.ask { self.dose.sets.map_or(1, Sets::get) } else { 0 };
        let mut steps = Vec::new();
        for n in 1..=wanted {
            for side in sides(self.legs, self.sore) {
                steps.extend(Sets::try_from(n).ok().map(|number| self.step(number, *side, wanted)));
            }
        }
        let mut beyond: Vec<(Sets, Option<Side>)> =
            self.done().map(|s| (s.value.number, s.value.side)).collect();
        beyond.retain(|(number, side)| !steps.iter().any(|s| s.number == *number && s.side == *side));
        let order = |side: &Option<Side>| sides(self.legs, self.sore).iter().position(|one| one == side);
        beyond.sort_by_key(|(number, side)| (*number, order(side)));
        let most = beyond.iter().map(|(number, _)| number.get()).fold(wanted, i64::max);
        for (number, side) in beyond {
            let step = self.step(number, side, most);
            steps.push(step);
        }
        steps
    }

    fn step(&self, number: Sets, side: Option<Side>, of: i64) -> SetStep {
        let done = self.done().find(|s| s.value.number == number && s.value.side == side);
        let leg = side.map(|side| format!(", {}", words::leg(side))).unwrap_or_default();
        SetStep {
            number,
            side,
            name: format!("Set {} of {of}{leg}", number.get()),
            proposed: self.proposed(number, side),
            record: done.map(|s| s.head.record),
            done: done.map(|s| s.value.clone()),
        }
    }

    /// The same set of the last time while the dose is the same, else the dose; the load of the last time where the
    /// dose names none.
    fn proposed(&self, number: Sets, side: Option<Side>) -> Dose {
        let one = Dose { sets: None, ..self.dose };
        let Some(last) = self.last(number, side) else { return one };
        if self.changed {
            return Dose { load: one.load.or(last.load), ..one };
        }
        Dose {
            sets: None,
            reps: last.reps.or(one.reps),
            hold_seconds: last.hold_seconds.or(one.hold_seconds),
            minutes: last.minutes.or(one.minutes),
            load: last.load.or(one.load),
        }
    }

    /// The set of the last session with this exercise, the last of its side when it had fewer.
    fn last(&self, number: Sets, side: Option<Side>) -> Option<&SetDone> {
        let session = self.last_session()?;
        let sets = self.book.sets_of(session).iter().map(|s| &s.value);
        let mut of_side: Vec<&SetDone> = sets.filter(|s| s.exercise == *self.key && s.side == side).collect();
        of_side.sort_by_key(|s| s.number);
        of_side.iter().find(|s| s.number == number).or(of_side.last()).copied()
    }

    fn last_session(&self) -> Option<RecordId> {
        let at = self.book.began(self.session);
        let here = self.session.head.record;
        let before = self.book.log.of(self.key).rfind(|(s, _)| s.session != here && s.at <= at);
        before.map(|(s, _)| s.session)
    }
}
