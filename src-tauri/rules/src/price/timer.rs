//! What a running timer asks for, and when: pure functions of its start, the limits and the moment.

use super::offer::later;
use super::safety::Safety;
use crate::domain::{Instant, PriceKind, PriceTimer};

/// What a call asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CallKind {
    /// Ice: look at the skin.
    SkinCheck,
    /// Ice: longer adds risk, not ease.
    Warn,
    /// The time that was set is over.
    TimeUp,
    /// Ice: the safe limit.
    Stop,
    /// A wrap: look at the toes.
    ToeCheck,
}

/// A moment at which the athlete is to be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Call {
    pub at: Instant,
    pub part: PriceKind,
    pub kind: CallKind,
}

/// How far a timer has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimerStage {
    Running,
    /// Skin or toes are to be looked at.
    CheckDue,
    /// Past the warning, before the end.
    Warned,
    /// The time that was set is over.
    TimeUp,
    /// Nobody ended it: it asks how long it really was.
    Finished,
}

/// Minutes since the start; never below zero when the clock was set back.
fn elapsed(timer: &PriceTimer, now: Instant) -> i64 {
    (now.utc() - timer.started_at.utc()).num_minutes().max(0)
}

/// The minutes a timer was set to; ice never beyond its limit.
fn set_to(timer: &PriceTimer, safety: &Safety) -> Option<i64> {
    let stop = i64::from(safety.ice_stop);
    let set = timer.minutes.map(crate::domain::Minutes::get);
    if timer.part == PriceKind::Ice { Some(set.unwrap_or(stop).min(stop)) } else { set }
}

/// When a timer is over even if nobody ends it, minutes: ice at its limit, elevation at twice what was set (own
/// judgement: by then one has stood up and forgotten it). A wrap ends with the day.
fn over_after(timer: &PriceTimer, safety: &Safety) -> Option<i64> {
    match timer.part {
        PriceKind::Ice => Some(i64::from(safety.ice_stop)),
        PriceKind::Elevate => timer.minutes.map(|m| m.get() * 2),
        PriceKind::Protect | PriceKind::Rest | PriceKind::Compress => None,
    }
}

/// The next look at the toes: after the check interval, or sooner while something is wrong.
fn toes_due(timer: &PriceTimer, safety: &Safety) -> Instant {
    let last = timer.checked_at.unwrap_or(timer.started_at);
    let wait = if timer.trouble_since.is_some() { safety.toe_help_after } else { safety.toe_check };
    later(last, i64::from(wait))
}

/// How far a timer has come. `day_over` says that the athlete's day of its start has ended.
pub fn stage_of(timer: &PriceTimer, now: Instant, day_over: bool, safety: &Safety) -> TimerStage {
    let gone = elapsed(timer, now);
    let wrap = timer.part == PriceKind::Compress;
    if (wrap && day_over) || over_after(timer, safety).is_some_and(|end| gone >= end) {
        return TimerStage::Finished;
    }
    if set_to(timer, safety).is_some_and(|end| gone >= end) {
        return TimerStage::TimeUp;
    }
    match timer.part {
        PriceKind::Ice if timer.checked_at.is_none() && gone >= i64::from(safety.ice_skin_check) => {
            TimerStage::CheckDue
        }
        PriceKind::Ice if gone >= i64::from(safety.ice_warn) => TimerStage::Warned,
        PriceKind::Compress if toes_due(timer, safety) <= now => TimerStage::CheckDue,
        PriceKind::Protect | PriceKind::Rest | PriceKind::Ice | PriceKind::Compress | PriceKind::Elevate => {
            TimerStage::Running
        }
    }
}

/// The minutes to log when a timer ends now: what has passed, or what was set when nobody ended it. None: only the
/// athlete knows.
pub fn proposed_minutes(timer: &PriceTimer, now: Instant, day_over: bool, safety: &Safety) -> Option<i64> {
    match stage_of(timer, now, day_over, safety) {
        TimerStage::Finished => set_to(timer, safety),
        TimerStage::Running | TimerStage::CheckDue | TimerStage::Warned | TimerStage::TimeUp => {
            Some(elapsed(timer, now))
        }
    }
}

/// Every call of a timer, in order.
pub fn calls(timer: &PriceTimer, safety: &Safety) -> Vec<Call> {
    let at = |minutes: i64| later(timer.started_at, minutes);
    let mut all = Vec::new();
    let mut add = |at, kind| all.push(Call { at, part: timer.part, kind });
    let set = set_to(timer, safety);
    match timer.part {
        PriceKind::Ice => {
            let (stop, warn) = (i64::from(safety.ice_stop), i64::from(safety.ice_warn));
            let set = set.unwrap_or(stop);
            if timer.checked_at.is_none() && i64::from(safety.ice_skin_check) < set {
                add(at(i64::from(safety.ice_skin_check)), CallKind::SkinCheck);
            }
            if warn < set {
                add(at(warn), CallKind::Warn);
            }
            if set < stop {
                add(at(set), CallKind::TimeUp);
            }
            add(at(stop), CallKind::Stop);
        }
        PriceKind::Compress => add(toes_due(timer, safety), CallKind::ToeCheck),
        PriceKind::Elevate => {
            if let Some(set) = set {
                add(at(set), CallKind::TimeUp);
            }
        }
        PriceKind::Protect | PriceKind::Rest => {}
    }
    all.sort_unstable();
    all
}

/// The next call after `now`.
pub fn next_call(calls: &[Call], now: Instant) -> Option<&Call> {
    calls.iter().filter(|call| call.at > now).min()
}
