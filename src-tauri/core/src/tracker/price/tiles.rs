//! The five parts of a day: what was done, what the plan asks, what is enough.

use hamstrong_rules::domain::PriceKind;
use hamstrong_rules::price::{Absent, Amount, Done, PROTECT, RestPlan, Tick};

use super::start::Desk;
use super::words;
use crate::api::price::{PlanReason, PriceTile, TileState, TileUnit};

/// What a tile says of its part.
struct Standing {
    done: Option<u32>,
    of: Option<u32>,
    unit: TileUnit,
    state: TileState,
    plan: String,
    said: String,
    caution: String,
}

/// The five tiles, without timers.
pub fn tiles(desk: &Desk<'_>) -> Vec<PriceTile> {
    let done = desk.log.done(desk.day);
    PriceKind::ALL.iter().map(|part| tile(desk, *part, &done)).collect()
}

fn tile(desk: &Desk<'_>, part: PriceKind, done: &Done) -> PriceTile {
    let plan = desk.plan;
    let standing = match part {
        PriceKind::Protect => protect(&plan.protect, done),
        PriceKind::Rest => rest(plan.rest, done, desk.log.day(desk.day).walk_pain),
        PriceKind::Ice => {
            let minutes = plan.ice_minutes;
            let words = words::Wording { amount: plan.ice, unit: words::Unit::Ice { minutes } };
            do_more(&words, (done.ice > 0).then_some(i64::from(done.ice)), TileUnit::Sessions)
        }
        PriceKind::Compress => {
            let words = words::Wording { amount: plan.compress, unit: words::Unit::Wrap };
            do_more(&words, done.compress, TileUnit::WornMinutes)
        }
        PriceKind::Elevate => {
            let unit = words::Unit::Elevation { session: plan.elevation_session };
            let words = words::Wording { amount: plan.elevate, unit };
            do_more(&words, done.elevate, TileUnit::Minutes)
        }
    };
    let other = desk.book.price.peace_and_love.says.get(&part).cloned().unwrap_or_default();
    PriceTile {
        part,
        done: standing.done,
        of: standing.of,
        unit: standing.unit,
        state: standing.state,
        plan: standing.plan,
        said: standing.said,
        caution: standing.caution,
        why: why(desk, part),
        other_school: other,
        timer: None,
        start: None,
    }
}

fn why(desk: &Desk<'_>, part: PriceKind) -> Vec<PlanReason> {
    let rules = desk.plan.basis.get(&part).map(Vec::as_slice).unwrap_or_default();
    let found = rules.iter().filter_map(|id| desk.book.rule(id.as_str()));
    found
        .map(|rule| PlanReason {
            rule: rule.id().to_string(),
            why: rule.why().to_owned(),
            sources: rule.sources().to_vec(),
            confidence: rule.confidence().to_vec(),
        })
        .collect()
}

fn protect(asked: &[Tick], done: &Done) -> Standing {
    let said: Vec<bool> = PROTECT.iter().filter_map(|tick| done.tick(*tick)).collect();
    let counted: &[Tick] = if asked.is_empty() { &PROTECT } else { asked };
    let kept = counted.iter().filter(|tick| done.tick(**tick) == Some(true)).count();
    let state = match () {
        () if asked.is_empty() => TileState::NotInPlan,
        () if kept == asked.len() => TileState::Enough,
        () => TileState::Open,
    };
    Standing {
        done: (!said.is_empty()).then(|| count(kept)),
        of: (!asked.is_empty()).then(|| count(asked.len())),
        unit: TileUnit::Kept,
        state,
        plan: words::protect_plan(asked),
        said: words::protect_said(asked.len(), kept, !said.is_empty()),
        caution: String::new(),
    }
}

/// Walking is held against its cap where there is one, else what was vigorous against its limit.
fn rest(plan: RestPlan, done: &Done, walk_pain: Option<i64>) -> Standing {
    let in_plan = plan.vigorous_at_most.is_some() || plan.walking_at_most.is_some();
    let capped = plan.walking_at_most.is_some();
    let (figure, of, unit) = if capped || (!in_plan && done.walking.is_some()) {
        (done.walking, plan.walking_at_most, TileUnit::WalkedMinutes)
    } else {
        (done.vigorous, plan.vigorous_at_most, TileUnit::VigorousMinutes)
    };
    let passed = |most: Option<u32>, did: Option<i64>| most.zip(did).is_some_and(|(m, d)| d > i64::from(m));
    let over_walk = passed(plan.walking_at_most, done.walking);
    let over_vigorous = passed(plan.vigorous_at_most, done.vigorous);
    let logged = done.walking.is_some() || done.vigorous.is_some();
    let state = match () {
        () if !in_plan => TileState::NotInPlan,
        () if over_walk || over_vigorous => TileState::Over,
        () if logged => TileState::Enough,
        () => TileState::Open,
    };
    let hurts = plan
        .walking_pain_below
        .zip(walk_pain)
        .filter(|(below, pain)| in_plan && *pain >= i64::from(*below))
        .map(|(below, pain)| words::walk_less(pain, below));
    Standing {
        done: figure.and_then(|n| u32::try_from(n).ok()),
        of,
        unit,
        state,
        plan: words::rest_plan(plan),
        said: words::rest_said(plan, done, state),
        caution: hurts.unwrap_or_default(),
    }
}

fn do_more(words: &words::Wording, done: Option<i64>, unit: TileUnit) -> Standing {
    let done = done.and_then(|n| u32::try_from(n).ok());
    let (of, state) = match words.amount {
        Amount::NotAsked(_) => (None, TileState::NotInPlan),
        Amount::AsNeeded { high } if done.unwrap_or(0) >= high => (Some(high), TileState::Enough),
        Amount::AsNeeded { high } => (Some(high), TileState::Optional),
        Amount::Asked { low, .. } if done.unwrap_or(0) >= low => (Some(low), TileState::Enough),
        Amount::Asked { low, .. } => (Some(low), TileState::Open),
    };
    let unknown = matches!(words.amount, Amount::NotAsked(Absent::SwellingUnknown));
    Standing {
        done,
        of,
        unit,
        state,
        plan: words.plan(),
        said: words.said(done.unwrap_or(0)),
        caution: if unknown { words::LOG_SWELLING.to_owned() } else { String::new() },
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
