//! What follows from the lights of an exercise (rule specification 7.3): up, the same, down. Never by itself: each
//! change is a proposal that the athlete accepts or not.

use crate::domain::{Dose, DoseChange, DoseStep, ExerciseKey, LocalDate, RecordId};
use crate::protocol::{Number, Rule, TrafficLight};

use super::{Ladder, Light, Performed, SessionDone, TrainingLog};

/// An exercise with where it leads, for the next dose.
#[derive(Debug, Clone)]
pub struct Case<'a> {
    pub exercise: &'a ExerciseKey,
    pub ladder: Ladder,
    pub dose: Dose,
    /// The next exercise that is offered today, and the one before.
    pub next: Option<ExerciseKey>,
    pub previous: Option<ExerciseKey>,
    /// There is a next exercise, though not today.
    pub next_later: bool,
    /// It lengthens, is eccentric or is running: green sessions lie 48 hours apart.
    pub heavy: bool,
    /// Neither hold nor flare stands in the way of more.
    pub may_rise: bool,
    pub rules: &'a TrafficLight,
    pub log: &'a TrainingLog,
    /// Answers to proposals about it, oldest first.
    pub answers: &'a [DoseChange],
}

/// A change that is proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub session: RecordId,
    pub step: DoseStep,
    pub dose: Dose,
    pub next: Option<ExerciseKey>,
    /// The rule behind it.
    pub rule: String,
    /// Days of the sessions that were counted, oldest first.
    pub days: Vec<LocalDate>,
}

/// Why the dose stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Same {
    /// So many green sessions of so many.
    Greens(usize, usize),
    /// The green sessions lie less than 48 hours apart.
    TooClose,
    /// So many amber ones running; at so many it goes down.
    Ambers(usize, usize),
    /// A hold, a flare or a setback.
    NotNow,
    /// The next exercise is not offered yet.
    NextLater,
    /// There is nothing more: this dose is kept.
    AtTheTop,
    /// There is nothing less; talk to the physio.
    AtTheBottom,
    /// It was proposed, and the athlete kept the dose.
    Refused,
    /// It was proposed and accepted: the next session has the new dose.
    Accepted,
}

/// What the rules say of the next session.
#[derive(Debug, Clone, PartialEq)]
pub enum Advice {
    /// Never done since it counts.
    Nothing,
    /// The light of the newest session is not known yet.
    Wait,
    Same(Same),
    Change(Change),
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "small whole numbers by their bounds"
)]
fn number(rule: &Rule<Number>) -> usize {
    rule.check.value.max(0.0) as usize
}

/// The advice for an exercise.
pub fn advice(case: &Case<'_>) -> Advice {
    let all: Vec<(&SessionDone, &Performed)> = case.log.counting(case.exercise).collect();
    let Some((newest, done)) = all.last() else { return Advice::Nothing };
    if let Some(answer) = case.answers.iter().rfind(|a| a.session == newest.session) {
        return Advice::Same(if answer.accepted { Same::Accepted } else { Same::Refused });
    }
    // A change that was accepted begins the count anew.
    let accepted = case.answers.iter().rfind(|a| a.accepted).map(|a| a.session);
    let begin =
        accepted.and_then(|s| all.iter().rposition(|(done, _)| done.session == s)).map_or(0, |n| n + 1);
    let run = &all[begin.min(all.len() - 1)..];
    match done.light {
        Light::Pending => Advice::Wait,
        Light::Red => down_from_red(case, newest),
        Light::Amber => ambers(case, run, newest),
        Light::Green => greens(case, run, newest),
    }
}

/// Another red session of any exercise lies within the days of the rule.
pub fn two_reds(log: &TrainingLog, session: &SessionDone, rules: &TrafficLight) -> bool {
    let days = i64::try_from(number(&rules.two_reds_within)).unwrap_or(i64::MAX);
    let near = |s: &&SessionDone| {
        s.light == Light::Red && s.session != session.session && s.day.days_since(session.day).abs() < days
    };
    log.sessions.iter().any(|s| near(&s))
}

fn down_from_red(case: &Case<'_>, newest: &SessionDone) -> Advice {
    if two_reds(case.log, newest, case.rules) {
        let near = number(&case.rules.two_reds_within);
        let days = case.log.red_days(newest.day.plus_days(i64::try_from(near).unwrap_or(7)));
        let days = days.filter(|d| d.days_since(newest.day).unsigned_abs() < near as u64).collect();
        let rule = case.rules.two_reds_within.id.to_string();
        return back(case, newest, rule, days, true);
    }
    back(case, newest, case.rules.red_pause.id.to_string(), vec![newest.day], false)
}

fn ambers(case: &Case<'_>, run: &[(&SessionDone, &Performed)], newest: &SessionDone) -> Advice {
    // A session whose light never became known neither counts nor breaks the row: that would hide a dose that is
    // too much.
    let known = run.iter().rev().filter(|(_, p)| p.light != Light::Pending);
    let days: Vec<LocalDate> =
        known.take_while(|(_, p)| p.light == Light::Amber).map(|(s, _)| s.day).collect();
    let need = number(&case.rules.ambers_to_step_down);
    if days.len() < need {
        return Advice::Same(Same::Ambers(days.len(), need));
    }
    let days = days.into_iter().take(need).rev().collect();
    back(case, newest, case.rules.ambers_to_step_down.id.to_string(), days, false)
}

/// One step down, or the exercise before where there is no step left or two red sessions ask for it.
fn back(case: &Case<'_>, newest: &SessionDone, rule: String, days: Vec<LocalDate>, far: bool) -> Advice {
    let session = newest.session;
    let lower = case.ladder.down(case.dose, loads(case));
    let previous = case.previous.clone();
    let change = match (lower, previous) {
        (Some(dose), None) => Change { session, step: DoseStep::StepDown, dose, next: None, rule, days },
        (Some(dose), Some(_)) if !far => {
            Change { session, step: DoseStep::StepDown, dose, next: None, rule, days }
        }
        (_, Some(next)) => Change {
            session,
            step: DoseStep::PreviousExercise,
            dose: case.dose,
            next: Some(next),
            rule,
            days,
        },
        (None, None) => return Advice::Same(Same::AtTheBottom),
    };
    Advice::Change(change)
}

fn greens(case: &Case<'_>, run: &[(&SessionDone, &Performed)], newest: &SessionDone) -> Advice {
    let row: Vec<&SessionDone> =
        run.iter().rev().take_while(|(_, p)| p.light == Light::Green).map(|(s, _)| *s).collect();
    let need = number(&case.rules.greens_to_progress);
    let gap = if case.heavy { number(&case.rules.heavy_gap) } else { 0 };
    let counted = apart(&row, i64::try_from(gap).unwrap_or(0));
    if counted.len() < need {
        return Advice::Same(if row.len() >= need { Same::TooClose } else { Same::Greens(row.len(), need) });
    }
    if !case.may_rise {
        return Advice::Same(Same::NotNow);
    }
    let days = counted.iter().take(need).rev().map(|s| s.day).collect();
    let (rule, session) = (case.rules.greens_to_progress.id.to_string(), newest.session);
    if let Some((step, dose)) = case.ladder.up(case.dose, loads(case)) {
        return Advice::Change(Change { session, step, dose, next: None, rule, days });
    }
    match &case.next {
        Some(next) => {
            let (step, next) = (DoseStep::NextExercise, Some(next.clone()));
            Advice::Change(Change { session, step, dose: case.dose, next, rule, days })
        }
        None if case.next_later => Advice::Same(Same::NextLater),
        None => Advice::Same(Same::AtTheTop),
    }
}

/// Of sessions, newest first, those that lie so many hours apart.
fn apart<'s>(row: &[&'s SessionDone], hours: i64) -> Vec<&'s SessionDone> {
    let mut kept: Vec<&SessionDone> = Vec::new();
    for session in row {
        let far = |last: &&SessionDone| (last.at.utc() - session.at.utc()).num_minutes() >= hours * 60;
        if kept.last().is_none_or(far) {
            kept.push(session);
        }
    }
    kept
}

/// Steps of load that were taken and not taken back.
fn loads(case: &Case<'_>) -> u8 {
    let mut taken = 0_u8;
    for answer in case.answers.iter().filter(|a| a.accepted) {
        match answer.step {
            DoseStep::MoreLoad => taken = taken.saturating_add(1),
            DoseStep::StepDown => taken = taken.saturating_sub(1),
            DoseStep::NextExercise | DoseStep::PreviousExercise => taken = 0,
            DoseStep::MoreReps | DoseStep::MoreSets => {}
        }
    }
    taken
}
