//! Setback and re-injury: what takes the athlete a step or all the way back.

use super::diary::Logged;
use super::look::Look;
use super::state::State;
use super::trail::Trail;
use crate::protocol::{Field, Phase};

/// Today's flare goes with a flare on the logged day before, or with a sign that is new since then.
pub(super) fn setback(look: &Look<'_, '_>, state: &State, trail: &mut impl Trail) -> bool {
    if !state.is_flare(look.today) {
        return false;
    }
    let rule = &look.book.going_back.setback.check;
    let (Some(today), Some(before)) = (look.entry(), look.usable_before(rule.within)) else { return false };
    for day in [before, today] {
        for field in [Field::Swelling, Field::WalkingNormal, Field::NightPain] {
            trail.read(day, day.merged.value(field));
        }
    }
    let (old, new) = (&before.merged, &today.merged);
    let more_swelling = old.swelling.zip(new.swelling).is_some_and(|(old, new)| new > old);
    let lost_walking = old.walking_normal == Some(true) && new.walking_normal == Some(false);
    let bad_night = old.night == Some(false) && new.night == Some(true);
    state.is_flare(before.day) || more_swelling || lost_walking || bad_night
}

/// Where a setback leads: one phase down, or all the way when swelling or pain at rest is high.
pub(super) fn setback_target(look: &Look<'_, '_>, today: &Logged<'_>, phase: Phase) -> Phase {
    let rule = &look.book.going_back.setback.check;
    let swollen = today.merged.swelling.is_some_and(|s| u32::from(s) >= rule.to_p1_swelling);
    let sore = today.merged.rest.is_some_and(|r| u32::from(r) >= rule.to_p1_rest);
    if swollen || sore { Phase::P1 } else { phase.one_down() }
}

/// Walking pain far above the newest usable day, with a limp.
pub(super) fn reinjury_by_rise(look: &Look<'_, '_>, phase: Phase, trail: &mut impl Trail) -> bool {
    let rule = &look.book.going_back.reinjury.check;
    let early = match phase {
        Phase::P1 => !look.reached(rule.in_p1_from_day),
        Phase::P2 | Phase::P3 | Phase::P4 | Phase::P5 => false,
    };
    let Some(today) = look.entry().filter(|day| day.usable() && !early) else { return false };
    let Some(before) = look.usable_before(rule.within) else { return false };
    let (old, new) = (Look::read(before, Field::PainWalk, trail), Look::read(today, Field::PainWalk, trail));
    let rose = old.zip(new).is_some_and(|(old, new)| u32::from(new) >= u32::from(old) + rule.walk_rise);
    rose && today.merged.walking_normal == Some(false)
}
