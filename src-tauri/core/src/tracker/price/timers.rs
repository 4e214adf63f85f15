//! A running timer as the tile shows it.

use hamstrong_rules::domain::{Minutes, PriceKind, PriceTimer};
use hamstrong_rules::price::{Safety, TimerStage, calls, next_call, proposed_minutes, stage_of};

use super::words;
use crate::api::price::{TimerState, TimerView};
use crate::clock::Moment;
use crate::store::Revision;

/// A timer at a moment. `day_over`: the athlete's day of its start has ended.
pub fn timer_view(
    head: &Revision,
    timer: &PriceTimer,
    now: &Moment,
    day_over: bool,
    safety: &Safety,
) -> TimerView {
    let stage = stage_of(timer, now.at, day_over, safety);
    let all = calls(timer, safety);
    let next = next_call(&all, now.at).map(|call| (call.at.utc() - now.at.utc()).num_seconds() + 1);
    let cap = (timer.part == PriceKind::Ice).then_some(i64::from(safety.ice_stop));
    let set = timer.minutes.map(Minutes::get).or(cap).map(|m| cap.map_or(m, |cap| m.min(cap)) * 60);
    TimerView {
        record: head.record,
        started: Moment { at: timer.started_at, zone: head.felt.zone.clone() }.time(),
        elapsed: (now.at.utc() - timer.started_at.utc()).num_seconds().max(0),
        set,
        state: state(stage),
        said: words::timer(timer, stage, now.at, safety),
        next_in: next,
        proposed: proposed_minutes(timer, now.at, day_over, safety),
        trouble: timer.trouble_since.is_some(),
    }
}

const fn state(stage: TimerStage) -> TimerState {
    match stage {
        TimerStage::Running => TimerState::Running,
        TimerStage::CheckDue => TimerState::CheckDue,
        TimerStage::Warned => TimerState::Warned,
        TimerStage::TimeUp => TimerState::TimeUp,
        TimerStage::Finished => TimerState::Finished,
    }
}
