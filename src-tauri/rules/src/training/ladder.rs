//! The steps of a dose: reps, then sets, then load, then the next exercise (rule specification 7.3). The sizes of a
//! step are our own: two repetitions, five seconds, five minutes, one set, 2.5 kg.

use crate::domain::{Dose, DoseStep, LoadKg, Minutes, Reps, Seconds, Sets};
use crate::exercises::{Amount, Top};

const REPS: i64 = 2;
const SECONDS: i64 = 5;
const MINUTES: i64 = 5;
const LOAD_KG: f64 = 2.5;

/// For own exercises, which name no top: two steps of each set, and one set.
const OWN_STEPS: i64 = 2;

/// Where an exercise begins and how far its dose goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ladder {
    pub start: Dose,
    pub top: Top,
}

impl Ladder {
    /// The ladder of a library exercise.
    pub const fn of(amount: &Amount) -> Self {
        Self { start: amount.start, top: amount.top }
    }

    /// The ladder of an own exercise.
    pub fn own(start: Dose) -> Self {
        let more = |n: i64, step: i64| n + OWN_STEPS * step;
        Self {
            start,
            top: Top {
                reps: start.reps.and_then(|n| Reps::try_from(more(n.get(), REPS)).ok()),
                hold_seconds: start.hold_seconds.and_then(|n| Seconds::try_from(more(n.get(), SECONDS)).ok()),
                minutes: start.minutes.and_then(|n| Minutes::try_from(more(n.get(), MINUTES)).ok()),
                sets: start.sets.and_then(|n| Sets::try_from(n.get() + 1).ok()),
                load_steps: start.load.map(|_| 2),
            },
        }
    }

    /// The next rung; none when only the next exercise is left. `loads` is how many steps of load were taken.
    pub fn up(&self, dose: Dose, loads: u8) -> Option<(DoseStep, Dose)> {
        let top = &self.top;
        if let Some(reps) = step(dose.reps, top.reps, REPS) {
            return Some((DoseStep::MoreReps, Dose { reps: Some(reps), ..dose }));
        }
        if let Some(hold) = step(dose.hold_seconds, top.hold_seconds, SECONDS) {
            return Some((DoseStep::MoreReps, Dose { hold_seconds: Some(hold), ..dose }));
        }
        if let Some(minutes) = step(dose.minutes, top.minutes, MINUTES) {
            return Some((DoseStep::MoreReps, Dose { minutes: Some(minutes), ..dose }));
        }
        if let Some(sets) = step(dose.sets, top.sets, 1) {
            return Some((DoseStep::MoreSets, Dose { sets: Some(sets), ..dose }));
        }
        if top.load_steps.is_some_and(|most| loads < most) {
            let load = LoadKg::try_from(dose.load.map_or(0.0, LoadKg::get) + LOAD_KG).ok()?;
            return Some((DoseStep::MoreLoad, Dose { load: Some(load), ..dose }));
        }
        None
    }

    /// The rung below; none at the start, where only the exercise before is left.
    pub fn down(&self, dose: Dose, loads: u8) -> Option<Dose> {
        let start = &self.start;
        if loads > 0 {
            let less = dose.load.map(|load| load.get() - LOAD_KG).filter(|kg| *kg > 0.0);
            return Some(Dose { load: less.and_then(|kg| LoadKg::try_from(kg).ok()), ..dose });
        }
        if let Some(sets) = back(dose.sets, start.sets, 1) {
            return Some(Dose { sets: Some(sets), ..dose });
        }
        if let Some(minutes) = back(dose.minutes, start.minutes, MINUTES) {
            return Some(Dose { minutes: Some(minutes), ..dose });
        }
        if let Some(hold) = back(dose.hold_seconds, start.hold_seconds, SECONDS) {
            return Some(Dose { hold_seconds: Some(hold), ..dose });
        }
        let reps = back(dose.reps, start.reps, REPS)?;
        Some(Dose { reps: Some(reps), ..dose })
    }
}

fn step<N: Copy + Into<i64> + TryFrom<i64>>(now: Option<N>, top: Option<N>, by: i64) -> Option<N> {
    let (now, top) = (now?.into(), top?.into());
    if now >= top { None } else { N::try_from((now + by).min(top)).ok() }
}

fn back<N: Copy + Into<i64> + TryFrom<i64>>(now: Option<N>, start: Option<N>, by: i64) -> Option<N> {
    let (now, start) = (now?.into(), start?.into());
    if now <= start { None } else { N::try_from((now - by).max(start)).ok() }
}

/// Half the dose while a flare acts (rule specification 1.10): half the sets, rounded down, else half of the one.
pub fn halved(dose: Dose) -> Dose {
    fn half<N: Copy + Into<i64> + TryFrom<i64>>(n: Option<N>) -> Option<N> {
        n.and_then(|n| N::try_from((n.into() / 2).max(1)).ok())
    }
    match dose.sets.map(Sets::get) {
        Some(2..) => Dose { sets: half(dose.sets), ..dose },
        _ if dose.reps.is_some() => Dose { reps: half(dose.reps), ..dose },
        _ if dose.hold_seconds.is_some() => Dose { hold_seconds: half(dose.hold_seconds), ..dose },
        _ => Dose { minutes: half(dose.minutes), ..dose },
    }
}
