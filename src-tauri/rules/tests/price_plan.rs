//! The plan of a day as the table of the rule specification (2.1) has it, for each variant.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]

use hamstrong_rules::domain::PriceKind;
use hamstrong_rules::price::{Absent, Amount, DayFacts, DayPlan, Tick, day_plan};
use hamstrong_rules::protocol::{Phase, Protocol, Variant};

const FACTS: DayFacts = DayFacts {
    phase: Phase::P1,
    index: 0,
    swelling: Some(1),
    walks_normally: Some(false),
    trained: false,
    ice_off: false,
};

fn plan(variant: Variant, facts: &DayFacts) -> DayPlan {
    day_plan(&Protocol::builtin(variant).unwrap().book, facts)
}

fn on(phase: Phase, index: i32) -> DayFacts {
    DayFacts { phase, index, ..FACTS }
}

/// Walking cap, vigorous cap, ice, wrap, elevation of a day with slight swelling.
type Row = (Option<u32>, Option<u32>, Amount, Amount, Amount);

const fn asked(low: u32, high: u32) -> Amount {
    Amount::Asked { low, high }
}

const fn at_most(high: u32) -> Amount {
    Amount::AsNeeded { high }
}

const NONE: Amount = Amount::NotAsked(Absent::Phase);

#[test]
fn every_column_of_the_table_is_the_plan() {
    let hours = 60;
    let early_wrap = asked(6 * hours, 10 * hours);
    let late_wrap = asked(6 * hours, 8 * hours);
    let p2_wrap = at_most(6 * hours);
    let rows: [(Variant, Phase, i32, usize, Row); 12] = [
        (Variant::Balanced, Phase::P1, 0, 3, (Some(40), Some(0), asked(3, 6), early_wrap, asked(80, 80))),
        (Variant::Balanced, Phase::P1, 2, 3, (Some(40), Some(0), asked(3, 6), early_wrap, asked(80, 80))),
        (Variant::Balanced, Phase::P1, 3, 3, (Some(60), Some(0), at_most(4), late_wrap, asked(60, 60))),
        (Variant::Balanced, Phase::P2, 4, 2, (None, Some(0), at_most(2), p2_wrap, asked(40, 40))),
        (Variant::Balanced, Phase::P3, 9, 0, (None, None, at_most(1), NONE, NONE)),
        (Variant::Balanced, Phase::P5, 40, 0, (None, None, at_most(1), NONE, NONE)),
        (Variant::ClassicPrice, Phase::P1, 1, 3, (Some(20), Some(0), asked(3, 6), early_wrap, asked(80, 80))),
        (Variant::ClassicPrice, Phase::P1, 3, 3, (Some(40), Some(0), asked(3, 4), late_wrap, asked(60, 60))),
        (Variant::ClassicPrice, Phase::P2, 5, 3, (Some(40), Some(0), asked(3, 4), p2_wrap, asked(40, 40))),
        (Variant::EarlyLoad, Phase::P1, 1, 3, (None, Some(0), asked(3, 6), early_wrap, asked(80, 80))),
        (Variant::EarlyLoad, Phase::P1, 2, 3, (None, Some(0), at_most(6), early_wrap, asked(80, 80))),
        (Variant::EarlyLoad, Phase::P1, 3, 3, (None, Some(0), at_most(4), late_wrap, asked(60, 60))),
    ];
    for (variant, phase, index, ticks, expected) in rows {
        let found = plan(variant, &on(phase, index));
        let row = (
            found.rest.walking_at_most,
            found.rest.vigorous_at_most,
            found.ice,
            found.compress,
            found.elevate,
        );
        assert_eq!((found.protect.len(), row), (ticks, expected), "{variant} {phase} day {index}");
    }
}

#[test]
fn two_of_three_are_the_first_two_and_a_crutch_is_asked_of_those_who_limp() {
    assert_eq!(plan(Variant::Balanced, &on(Phase::P2, 4)).protect, [Tick::NoSprint, Tick::NoHardStretch]);
    let walks = DayFacts { walks_normally: Some(true), ..FACTS };
    assert_eq!(plan(Variant::Balanced, &walks).protect, [Tick::NoSprint, Tick::NoHardStretch]);
    let unknown = DayFacts { walks_normally: None, ..FACTS };
    assert_eq!(plan(Variant::Balanced, &unknown).protect.len(), 3, "not said is not walking well");
}

#[test]
fn wrap_and_elevation_of_the_second_phase_are_for_swelling() {
    let facts = |swelling| DayFacts { swelling, ..on(Phase::P2, 5) };
    let found = |swelling| plan(Variant::Balanced, &facts(swelling));
    for (swelling, expected) in [
        (Some(0), Amount::NotAsked(Absent::NoSwelling)),
        (None, Amount::NotAsked(Absent::SwellingUnknown)),
        (Some(1), asked(40, 40)),
        (Some(3), asked(40, 40)),
    ] {
        assert_eq!(found(swelling).elevate, expected, "{swelling:?}");
        assert_eq!(matches!(found(swelling).compress, Amount::AsNeeded { .. }), swelling.unwrap_or(0) >= 1);
    }
    let none = DayFacts { swelling: None, ..on(Phase::P1, 0) };
    assert_eq!(plan(Variant::Balanced, &none).elevate, asked(80, 80), "in the acute days for everyone");
}

#[test]
fn classic_ice_of_the_later_phases_comes_after_exercise() {
    let rest_day = plan(Variant::ClassicPrice, &on(Phase::P3, 12));
    assert_eq!(rest_day.ice, Amount::NotAsked(Absent::NoExercise));
    let trained = DayFacts { trained: true, ..on(Phase::P3, 12) };
    assert_eq!(plan(Variant::ClassicPrice, &trained).ice, asked(1, 2));
}

#[test]
fn ice_that_is_switched_off_is_asked_of_nobody() {
    let off = plan(Variant::Balanced, &DayFacts { ice_off: true, ..FACTS });
    assert_eq!(off.ice, Amount::NotAsked(Absent::SwitchedOff));
    assert!(!off.asks(PriceKind::Ice) && off.asks(PriceKind::Compress));
}

#[test]
fn the_walking_limit_of_pain_follows_the_variant() {
    let below = |variant| plan(variant, &FACTS).rest.walking_pain_below;
    assert_eq!(
        (below(Variant::Balanced), below(Variant::ClassicPrice), below(Variant::EarlyLoad)),
        (Some(3), Some(3), Some(4))
    );
}

#[test]
fn a_part_names_the_rules_behind_it() {
    let found = plan(Variant::Balanced, &FACTS);
    for part in PriceKind::ALL {
        let rules = found.basis.get(&part).unwrap();
        let book = Protocol::builtin(Variant::Balanced).unwrap().book;
        assert!(rules.iter().all(|id| book.rule(id.as_str()).is_some()), "{part:?}");
    }
}
