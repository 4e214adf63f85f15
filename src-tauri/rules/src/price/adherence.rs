//! How first aid done is counted, as section 2.3 of the rule specification has it: information, never a gate.

use super::done::Done;
use super::plan::{Amount, DayPlan, RestPlan};
use crate::domain::PriceKind;
use crate::protocol::Adherence;

/// One part of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PartScore {
    pub part: PriceKind,
    /// The plan asks something of it.
    pub asked: bool,
    /// 0 to 1; none when it was not logged or is not asked.
    pub score: Option<f64>,
}

/// One day against its plan.
#[derive(Debug, Clone, PartialEq)]
pub struct DayScore {
    pub parts: [PartScore; 5],
    /// Parts that were asked and logged.
    pub logged: u32,
    pub asked: u32,
    /// Mean of the parts, 0 to 1; none when too few were logged.
    pub score: Option<f64>,
}

/// Seven days against their plans.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeekScore {
    /// Mean of the scored days, 0 to 1; none when there are too few.
    pub score: Option<f64>,
    pub scored_days: u32,
    /// Coverage: parts logged, and parts asked on all days, also on those without an entry.
    pub logged: u32,
    pub asked: u32,
}

/// Counts a day.
pub fn day_score(plan: &DayPlan, done: &Done, rule: &Adherence) -> DayScore {
    let parts = PriceKind::ALL.map(|part| {
        let asked = plan.asks(part);
        PartScore { part, asked, score: if asked { part_score(part, plan, done) } else { None } }
    });
    let scores: Vec<f64> = parts.iter().filter_map(|part| part.score).collect();
    let (logged, asked) = (count(scores.len()), count(parts.iter().filter(|part| part.asked).count()));
    let score = if logged >= rule.min_parts { mean(&scores) } else { None };
    DayScore { parts, logged, asked, score }
}

/// Counts a week; a day without an entry counts in the coverage alone.
pub fn week_score(days: &[DayScore], rule: &Adherence) -> WeekScore {
    let scores: Vec<f64> = days.iter().filter_map(|day| day.score).collect();
    let scored_days = count(scores.len());
    WeekScore {
        score: if scored_days >= rule.week_min_days { mean(&scores) } else { None },
        scored_days,
        logged: days.iter().map(|day| day.logged).sum(),
        asked: days.iter().map(|day| day.asked).sum(),
    }
}

fn part_score(part: PriceKind, plan: &DayPlan, done: &Done) -> Option<f64> {
    let sessions = (done.ice > 0).then_some(i64::from(done.ice));
    match part {
        PriceKind::Protect => protect(plan, done),
        PriceKind::Rest => rest(plan.rest, done),
        PriceKind::Ice => do_more(plan.ice, sessions),
        PriceKind::Compress => do_more(plan.compress, done.compress),
        PriceKind::Elevate => do_more(plan.elevate, done.elevate),
    }
}

/// Ticked of asked; logged once anything was said about one of them.
fn protect(plan: &DayPlan, done: &Done) -> Option<f64> {
    let said: Vec<Option<bool>> = plan.protect.iter().map(|tick| done.tick(*tick)).collect();
    let kept = said.iter().filter(|tick| **tick == Some(true)).count();
    said.iter().any(Option::is_some).then(|| share(count(kept), count(said.len())))
}

/// The lower of the limits that hold and were logged: at or under the walking cap is 1, twice the cap is 0.
fn rest(plan: RestPlan, done: &Done) -> Option<f64> {
    let vigorous = plan.vigorous_at_most.zip(done.vigorous).map(|(most, did)| {
        let within = did <= i64::from(most);
        if within { 1.0 } else { 0.0 }
    });
    let walking = plan.walking_at_most.zip(done.walking).map(|(cap, did)| {
        let over = did - i64::from(cap);
        if over <= 0 { 1.0 } else { 1.0 - share(u32::try_from(over).unwrap_or(u32::MAX), cap) }
    });
    [vigorous, walking].into_iter().flatten().reduce(f64::min)
}

/// Done of the lower end asked; extra earns nothing.
fn do_more(amount: Amount, did: Option<i64>) -> Option<f64> {
    let Amount::Asked { low, .. } = amount else { return None };
    did.map(|did| share(u32::try_from(did).unwrap_or(0), low))
}

/// `did` of `of`, 0 to 1.
fn share(did: u32, of: u32) -> f64 {
    if of == 0 { 1.0 } else { (f64::from(did) / f64::from(of)).min(1.0) }
}

fn mean(scores: &[f64]) -> Option<f64> {
    (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / f64::from(count(scores.len())))
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
