//! The traffic light of rule specification 7.2: a row a case, ties and gaps included.

#![allow(clippy::unwrap_used, clippy::pedantic, reason = "a test says one thing plainly")]

use hamstrong_rules::domain::{Instant, LocalDate, PainScore};
use hamstrong_rules::protocol::{Protocol, Variant};
use hamstrong_rules::training::Light::{self, Amber, Green, Pending, Red};
use hamstrong_rules::training::{After, Limits, Morning, PainReading, Parts, before, morning_after};

fn limits(variant: Variant, own: Option<i64>) -> Limits {
    let protocol = Protocol::builtin(variant).unwrap();
    Limits::of(&protocol.book.traffic_light, own.map(score))
}

fn score(n: i64) -> PainScore {
    n.try_into().unwrap()
}

/// While at it; the other two parts are green.
fn during(pain: Option<i64>, limits: &Limits) -> Light {
    parts(pain, Some(0), Some(0), Some(false), limits).light()
}

fn parts(
    during: Option<i64>,
    after: Option<i64>,
    rise: Option<i64>,
    night: Option<bool>,
    limits: &Limits,
) -> Parts {
    let after = After { pain: after.map(score), ..After::default() };
    Parts::of(during.map(score), after, Morning { rise, night_pain: night }, limits)
}

#[test]
fn green_ends_at_the_lower_of_both_limits() {
    let ends = [None, Some(3), Some(1), Some(0)].map(|own| limits(Variant::Balanced, own).green);
    assert_eq!(ends, [2, 2, 1, 0]);
}

#[test]
fn pain_while_at_it_under_each_limit() {
    // (variant, the exercise's own limit, pain, light)
    let rows = [
        (Variant::Balanced, None, 0, Green),
        (Variant::Balanced, None, 2, Green),
        (Variant::Balanced, None, 3, Amber),
        (Variant::Balanced, None, 4, Amber),
        (Variant::Balanced, None, 5, Red),
        (Variant::EarlyLoad, None, 2, Green),
        (Variant::EarlyLoad, None, 4, Amber),
        (Variant::EarlyLoad, None, 5, Red),
        (Variant::ClassicPrice, None, 2, Green),
        (Variant::ClassicPrice, None, 3, Red),
        // An exercise's own limit lowers it, and green ends at the lower of both.
        (Variant::Balanced, Some(3), 2, Green),
        (Variant::Balanced, Some(3), 3, Amber),
        (Variant::Balanced, Some(3), 4, Red),
        (Variant::Balanced, Some(2), 2, Green),
        (Variant::Balanced, Some(2), 3, Red),
        (Variant::Balanced, Some(1), 1, Green),
        (Variant::Balanced, Some(1), 2, Red),
        (Variant::Balanced, Some(0), 0, Green),
        (Variant::Balanced, Some(0), 1, Red),
        // A higher one does not raise it.
        (Variant::Balanced, Some(6), 5, Red),
        (Variant::ClassicPrice, Some(4), 3, Red),
    ];
    for (variant, own, pain, light) in rows {
        assert_eq!(during(Some(pain), &limits(variant, own)), light, "{variant:?}, own {own:?}, pain {pain}");
    }
}

#[test]
fn pain_within_two_hours_and_what_is_new() {
    let limits = limits(Variant::Balanced, None);
    let of = |pain: Option<i64>, limp, swelling| {
        let after = After { pain: pain.map(score), limp, swelling };
        Parts::of(Some(score(0)), after, Morning { rise: Some(0), night_pain: Some(false) }, &limits).light()
    };
    let rows = [
        (Some(2), None, None, Green),
        (Some(3), None, None, Amber),
        (Some(4), Some(false), Some(false), Amber),
        (Some(5), None, None, Red),
        (Some(0), Some(true), None, Red),
        (Some(0), None, Some(true), Red),
        (None, None, None, Pending),
        (None, Some(false), None, Pending),
        (None, Some(true), None, Red),
    ];
    for (pain, limp, swelling, light) in rows {
        assert_eq!(of(pain, limp, swelling), light, "{pain:?} {limp:?} {swelling:?}");
    }
}

#[test]
fn the_next_morning_and_what_is_missing_of_it() {
    let limits = limits(Variant::Balanced, None);
    let rows = [
        (Some(-3), Some(false), Green),
        (Some(0), Some(false), Green),
        (Some(1), Some(false), Amber),
        (Some(2), Some(false), Red),
        (Some(5), Some(false), Red),
        (Some(-3), Some(true), Red),
        (None, Some(true), Red),
        (None, Some(false), Pending),
        (None, None, Pending),
        // Whether pain woke the athlete could still make it red.
        (Some(0), None, Pending),
        (Some(1), None, Pending),
        // Nothing makes this better.
        (Some(2), None, Red),
    ];
    for (rise, night, light) in rows {
        assert_eq!(parts(Some(0), Some(0), rise, night, &limits).light(), light, "{rise:?} {night:?}");
    }
}

#[test]
fn a_light_is_the_worst_of_its_parts() {
    let limits = limits(Variant::Balanced, None);
    // (while at it, within two hours, rise, light)
    let rows = [
        (Some(0), Some(0), Some(0), Green),
        (Some(3), Some(0), Some(0), Amber),
        (Some(0), Some(3), Some(0), Amber),
        (Some(0), Some(0), Some(1), Amber),
        (Some(3), Some(3), Some(1), Amber),
        (Some(5), Some(0), Some(0), Red),
        (Some(3), Some(5), Some(0), Red),
        (Some(3), Some(0), Some(2), Red),
        (None, Some(0), Some(0), Pending),
        (Some(3), None, Some(0), Pending),
        (Some(3), Some(0), None, Pending),
        (Some(5), None, None, Red),
    ];
    for (at_it, after, rise, light) in rows {
        assert_eq!(
            parts(at_it, after, rise, Some(false), &limits).light(),
            light,
            "{at_it:?} {after:?} {rise:?}"
        );
    }
}

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Instant {
    format!("{text}:00Z").parse().unwrap()
}

fn reading(when: &str, rest: Option<i64>, walk: Option<i64>) -> PainReading {
    let on = day(when.get(..10).unwrap());
    PainReading { at: at(when), day: on, rest: rest.map(score), walk: walk.map(score), night: None }
}

#[test]
fn the_reading_before_a_session() {
    let session = ("2026-06-12T17:00", "2026-06-12");
    // (readings, rest and walk before)
    let rows = [
        ("none", vec![], (None, None)),
        ("of the morning", vec![reading("2026-06-12T07:00", Some(1), Some(2))], (Some(1), Some(2))),
        (
            "the first of its day, not the newest",
            vec![
                reading("2026-06-12T07:00", Some(1), Some(2)),
                reading("2026-06-12T16:00", Some(4), Some(4)),
            ],
            (Some(1), Some(2)),
        ),
        ("of the evening before", vec![reading("2026-06-11T17:00", Some(2), None)], (Some(2), None)),
        ("a minute too old", vec![reading("2026-06-11T16:59", Some(2), Some(2))], (None, None)),
        ("after the session", vec![reading("2026-06-12T17:30", Some(5), Some(5))], (None, None)),
        (
            "field by field",
            vec![reading("2026-06-11T20:00", Some(3), Some(3)), reading("2026-06-12T07:00", Some(1), None)],
            (Some(1), Some(3)),
        ),
    ];
    for (name, readings, (rest, walk)) in rows {
        let found = before(&readings, at(session.0), day(session.1));
        assert_eq!((found.rest, found.walk), (rest.map(score), walk.map(score)), "{name}");
    }
}

#[test]
fn the_rise_is_of_the_worst_over_what_both_readings_have() {
    // (rest and walk before, rest and walk on the next morning, rise)
    let rows = [
        ((Some(1), Some(2)), (Some(1), Some(2)), Some(0)),
        ((Some(1), Some(2)), (Some(3), Some(1)), Some(1)),
        ((Some(3), Some(0)), (Some(0), Some(3)), Some(0)),
        ((Some(1), Some(4)), (Some(2), None), Some(1)),
        ((None, Some(4)), (Some(2), None), None),
        ((None, None), (Some(2), Some(2)), None),
        ((Some(4), Some(4)), (Some(1), Some(1)), Some(-3)),
    ];
    for ((rest, walk), (rest_after, walk_after), rise) in rows {
        let readings =
            [reading("2026-06-12T07:00", rest, walk), reading("2026-06-13T07:00", rest_after, walk_after)];
        let first = before(&readings, at("2026-06-12T17:00"), day("2026-06-12"));
        let (next, _) = morning_after(&readings, day("2026-06-12"));
        assert_eq!(first.rise_to(next), rise, "{rest:?} {walk:?} then {rest_after:?} {walk_after:?}");
    }
}

#[test]
fn the_morning_is_the_first_reading_of_the_next_day_and_any_waking_counts() {
    let mut early = reading("2026-06-13T06:30", Some(1), None);
    early.night = Some(false);
    let mut late = reading("2026-06-13T21:00", Some(6), Some(6));
    let (pain, night) = morning_after(&[late, early], day("2026-06-12"));
    assert_eq!((pain.rest, pain.walk, night), (Some(score(1)), Some(score(6)), Some(false)));
    late.night = Some(true);
    assert_eq!(morning_after(&[early, late], day("2026-06-12")).1, Some(true));
    // The day after that is not the next morning.
    assert_eq!(morning_after(&[early, late], day("2026-06-11")).1, None);
}
