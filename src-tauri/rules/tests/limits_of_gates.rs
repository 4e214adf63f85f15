//! Both sides of every limit that opens something, one row a case.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]
#![allow(clippy::type_complexity, reason = "a table of cases is read row by row")]

mod support;

use hamstrong_rules::domain::{Cause, SiteThird};
use hamstrong_rules::protocol::{Band, ClearanceScope, HoldLevel, Phase, TestKind, Tier, Variant};
use hamstrong_rules::readiness::{DayValues, Deed, FlagId, Gate, Notice, Value};
use support::{Diary, answer, calm, diary, limping, n, record, swollen, values};

#[test]
fn each_massage_item_stands_on_both_sides_of_its_limit() {
    let base = || values(1, 1, 3);
    let rows: Vec<(&str, DayValues, Gate)> = vec![
        ("M2.rest", DayValues { pain_rest: n(2), ..base() }, Gate::Met),
        ("M2.rest", DayValues { pain_rest: n(3), ..base() }, Gate::Unmet),
        ("M2.rest", DayValues { pain_rest: None, ..base() }, Gate::Unknown),
        ("M2.walk", DayValues { pain_walk: n(2), ..base() }, Gate::Met),
        ("M2.walk", DayValues { pain_walk: n(3), ..base() }, Gate::Unmet),
        ("M2.walk", DayValues { pain_walk: None, ..base() }, Gate::Unknown),
        ("M2.gait", base(), Gate::Met),
        ("M2.gait", limping(base()), Gate::Unmet),
        ("M2.gait", DayValues { walking_normal: None, ..base() }, Gate::Unknown),
        ("M2.stretch", DayValues { pain_stretch: n(4), ..base() }, Gate::Met),
        ("M2.stretch", DayValues { pain_stretch: n(5), ..base() }, Gate::Unmet),
        ("M2.stretch", DayValues { pain_stretch: None, ..base() }, Gate::Unknown),
        ("M2.stretch", DayValues { painkiller: Some(true), ..base() }, Gate::Unknown),
        ("M2.swellmax", swollen(1, base()), Gate::Met),
        ("M2.swellmax", DayValues { confirmed: true, ..swollen(2, base()) }, Gate::Unmet),
        ("M2.swell", base(), Gate::Met),
        ("M2.swell", swollen(1, base()), Gate::Unmet),
        ("M1.swell", swollen(1, base()), Gate::Unmet),
        ("M2.swell", DayValues { swelling: None, ..base() }, Gate::Unknown),
        ("M2.bruise", DayValues { bruising: n(1), ..base() }, Gate::Unmet),
        ("M2.bruise", base(), Gate::Met),
        ("M2.bruisemax", DayValues { bruising: n(2), confirmed: true, ..base() }, Gate::Met),
        ("M2.bruisemax", DayValues { bruising: n(3), confirmed: true, ..base() }, Gate::Unmet),
        ("M2.night", DayValues { night_pain: Some(true), ..base() }, Gate::Unmet),
        ("M2.night", base(), Gate::Met),
        ("M2.night", DayValues { night_pain: None, ..base() }, Gate::Unknown),
        ("M2.night", DayValues { painkiller: Some(true), ..base() }, Gate::Unknown),
        ("M2.clear", base(), Gate::NotAsked),
        ("M2.palp", base(), Gate::NotAsked),
    ];
    for (rule, today, expected) in rows {
        let mut diary = calm(7);
        diary.log(8, today.clone());
        assert_eq!(answer(&diary, 8, rule), expected, "{rule} {today:?}");
        let ready = diary.decide(8).today.tier >= Tier::M2;
        assert!(!ready || expected.passes(), "{rule} {today:?}");
    }
}

#[test]
fn day_floors_open_on_their_day_in_each_band() {
    let mild = [(0, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1), (4, 1, 1), (5, 1, 1)];
    let diary_of = |band| {
        let mut diary = diary(&mild);
        for day in 6..=30 {
            diary.log(day, values(1, 1, 3));
        }
        if band != Band::Mild {
            diary.history.profile.clinician_class = (band == Band::Severe).then(|| "2C".to_owned());
            diary.log(1, DayValues { confirmed: true, ..swollen(2, values(1, 1, 3)) });
        }
        diary
    };
    for (rule, band, day) in [
        ("M1.day", Band::Mild, 3),
        ("M1.day", Band::Severe, 3),
        ("M2.day", Band::Mild, 4),
        ("M2.day", Band::Moderate, 6),
        ("M2.day", Band::Severe, 10),
        ("M3.day", Band::Mild, 14),
        ("M3.day", Band::Moderate, 21),
        ("M3.day", Band::Severe, 28),
        ("P3.day", Band::Mild, 5),
        ("P3.day", Band::Moderate, 8),
        ("P3.day", Band::Severe, 14),
    ] {
        let diary = diary_of(band);
        assert_eq!(diary.decide(day).today.band, Some(band), "{rule}");
        assert_eq!(answer(&diary, day, rule), Gate::Met, "{rule} {band} day {day}");
        assert_eq!(answer(&diary, day - 1, rule), Gate::Unmet);
    }
}

#[test]
fn the_band_follows_its_signs_and_never_falls_after_day_two() {
    let rows: [(&str, Vec<(i64, DayValues)>, i64, Band); 14] = [
        ("swelling 3", vec![(0, swollen(3, values(1, 1, 1)))], 0, Band::Severe),
        ("swelling 2", vec![(0, swollen(2, values(1, 1, 1)))], 0, Band::Moderate),
        ("bruise 3", vec![(5, DayValues { bruising: n(3), ..values(1, 1, 1) })], 5, Band::Severe),
        ("bruise 3 too late", vec![(6, DayValues { bruising: n(3), ..values(1, 1, 1) })], 6, Band::Moderate),
        ("walk 7 on day 1", vec![(1, limping(values(1, 7, 1)))], 1, Band::Moderate),
        ("walk 7 on day 2", vec![(2, limping(values(1, 7, 1)))], 2, Band::Severe),
        ("walk 6 on day 2", vec![(2, limping(values(1, 6, 1)))], 2, Band::Moderate),
        ("rest 6 on day 2", vec![(2, limping(values(6, 6, 1)))], 2, Band::Severe),
        ("rest 5 on day 2", vec![(2, limping(values(5, 6, 1)))], 2, Band::Moderate),
        ("walk 1 on day 0", vec![(0, values(1, 1, 1))], 0, Band::Moderate),
        ("walk 1 on day 1", vec![(0, values(1, 3, 1)), (1, values(1, 1, 1))], 1, Band::Mild),
        ("walk 1 on day 3", vec![(0, values(1, 3, 1)), (3, values(1, 1, 1))], 3, Band::Moderate),
        (
            "severe on day 1, mild on day 2",
            vec![(1, DayValues { red_flags: vec![], ..values(1, 1, 1) }), (2, values(1, 1, 1))],
            2,
            Band::Mild,
        ),
        (
            "mild on day 2, more swelling on day 4",
            vec![
                (1, values(1, 1, 1)),
                (2, values(1, 1, 1)),
                (3, swollen(1, values(1, 1, 1))),
                (4, swollen(2, values(1, 1, 1))),
                (9, values(0, 0, 0)),
            ],
            9,
            Band::Moderate,
        ),
    ];
    for (name, days, on, band) in rows {
        let mut diary = Diary::new();
        for (day, values) in days {
            diary.log(day, values);
        }
        assert_eq!(diary.decide(on).today.band, Some(band), "{name}");
    }
}

#[test]
fn a_band_corrected_downwards_falls_until_day_two_only() {
    for (day, band) in [(2, Band::Moderate), (3, Band::Severe)] {
        let mut diary = Diary::new();
        let slip = diary.log(0, swollen(3, values(3, 4, 5)));
        diary.log(1, swollen(2, values(3, 4, 5)));
        diary.correct(slip, 0, day, swollen(2, values(3, 4, 5)));
        diary.log(day, swollen(2, values(3, 4, 5)));
        assert_eq!(diary.decide(day).today.band, Some(band), "{day}");
    }
}

#[test]
fn self_tests_count_within_their_window_and_from_trusted_days_only() {
    for (age, expected) in [(3, Gate::Met), (4, Gate::Unknown)] {
        let mut diary = calm(12);
        diary.test(12 - age, TestKind::IsoHalfPain, 2.0);
        assert_eq!(answer(&diary, 12, "P3.iso"), expected, "{age}");
    }
    for (value, expected) in [(2.0, Gate::Met), (2.5, Gate::Unmet), (f64::NAN, Gate::Unmet)] {
        let mut diary = calm(12);
        diary.test(10, TestKind::IsoHalfPain, 0.0);
        diary.test(11, TestKind::IsoHalfPain, value);
        assert_eq!(answer(&diary, 12, "P3.iso"), expected, "{value}");
    }
    for (first, second) in [(0.0, 5.0), (5.0, 0.0)] {
        let mut diary = calm(12);
        diary.test(12, TestKind::IsoHalfPain, first);
        diary.test(12, TestKind::IsoHalfPain, second);
        assert_eq!(answer(&diary, 12, "P3.iso"), Gate::Unmet, "the worse of two of a day");
    }
    for (painkiller, palp) in [(false, Gate::Unmet), (true, Gate::NotAsked)] {
        let mut diary = calm(11);
        diary.log(12, DayValues { painkiller: Some(painkiller), ..values(1, 1, 3) });
        diary.test(12, TestKind::Palp, 5.0);
        assert_eq!(answer(&diary, 12, "M2.palp"), palp);
    }
    let mut late = calm(12);
    let day = late.day(10);
    late.act(12, Deed::Test { record: record(500), day, test: TestKind::Palp, value: Value::Number(9.0) });
    assert_eq!(answer(&late, 12, "M2.palp"), Gate::NotAsked);
}

#[test]
fn not_bearing_weight_closes_the_day_before_day_four_and_holds_from_it() {
    let sign = |day: i64, values: DayValues| DayValues {
        red_flags: if day == 3 { vec![FlagId("not_weight_bearing".to_owned())] } else { Vec::new() },
        ..values
    };
    let mut early = Diary::new();
    for day in 0..=4 {
        early.log(day, sign(day, values(1, 1, 3)));
    }
    let days = early.timeline(Variant::Balanced, 4);
    assert_eq!((days[3].phase, days[3].hold, days[3].tier), (Phase::P2, None, Tier::M0));
    assert!(days[3].notices.contains(&Notice::RedFlag));
    assert_eq!((days[4].hold, days[4].tier), (None, Tier::M2));
}

#[test]
fn the_young_are_held_for_a_pop_or_a_sprint_at_the_sit_bone() {
    let hold = |age, site, cause, pop| {
        let mut diary = Diary::new();
        diary.log(0, values(1, 1, 3));
        diary.history.profile.age = Some(age);
        diary.history.profile.site = Some(site);
        diary.history.profile.cause = Some(cause);
        diary.history.profile.pop = Some(pop);
        diary.decide(0).today.hold
    };
    let clinician = Some(HoldLevel::Clinician);
    assert_eq!(hold(17, SiteThird::Proximal, Cause::Sprint, false), clinician);
    assert_eq!(hold(17, SiteThird::Proximal, Cause::Other, true), clinician);
    assert_eq!(hold(17, SiteThird::Proximal, Cause::Other, false), None);
    assert_eq!(hold(17, SiteThird::Mid, Cause::Sprint, true), None);
    assert_eq!(hold(18, SiteThird::Proximal, Cause::Sprint, true), None);
}

#[test]
fn the_hold_of_the_young_comes_back_with_a_new_episode() {
    let mut diary = calm(6);
    diary.history.profile.age = Some(15);
    diary.history.profile.site = Some(SiteThird::Proximal);
    diary.history.profile.pop = Some(true);
    diary.clear(2, ClearanceScope::All);
    diary.log(7, limping(DayValues { sudden_pain: true, ..values(3, 6, 6) }));
    let holds: Vec<bool> =
        diary.timeline(Variant::Balanced, 7).iter().map(|day| day.hold.is_some()).collect();
    assert_eq!(holds, [true, true, false, false, false, false, false, true]);
}

#[test]
fn phases_open_on_both_sides_of_their_limits() {
    let p2 = |first: DayValues, second: DayValues| {
        let mut diary = Diary::new();
        diary.log(2, first);
        diary.log(3, second);
        diary.decide(3).today.phase
    };
    let ok = || values(2, 4, 5);
    assert_eq!(p2(ok(), ok()), Phase::P2);
    assert_eq!(p2(values(3, 4, 5), ok()), Phase::P1);
    assert_eq!(p2(ok(), values(2, 5, 5)), Phase::P1);
    assert_eq!(p2(swollen(2, ok()), swollen(2, ok())), Phase::P2);
    assert_eq!(p2(swollen(3, ok()), swollen(3, ok())), Phase::P1);
    assert_eq!(p2(swollen(1, ok()), swollen(2, ok())), Phase::P1);
    assert_eq!(p2(DayValues { night_pain: Some(true), ..ok() }, ok()), Phase::P2);
    assert_eq!(p2(ok(), DayValues { night_pain: Some(true), ..ok() }), Phase::P1);
    assert_eq!(diary(&[(1, 2, 4), (2, 2, 4)]).decide(2).today.phase, Phase::P1);
    assert_eq!(diary(&[(1, 2, 4), (3, 2, 4)]).decide(3).today.phase, Phase::P2);
    assert_eq!(diary(&[(1, 2, 4), (4, 2, 4)]).decide(4).today.phase, Phase::P1, "two days within three");
}

#[test]
fn the_way_to_sport_asks_for_every_test_and_one_step_a_day() {
    let mut diary = calm(11);
    for day in 12..=40 {
        diary.log(day, values(0, 0, 0));
    }
    let numbers = [
        (TestKind::IsoHalfPain, 0.0),
        (TestKind::SlSquatPain, 0.0),
        (TestKind::BridgeHoldPain, 0.0),
        (TestKind::IsoFullPain, 0.0),
        (TestKind::AkeDiff, 5.0),
        (TestKind::SlhbLsi, 95.0),
        (TestKind::JogPain, 0.0),
        (TestKind::SprintPain, 0.0),
        (TestKind::Palp, 0.0),
        (TestKind::SlhbReps, 25.0),
        (TestKind::Confidence, 9.0),
        (TestKind::FullTrainings, 2.0),
    ];
    for day in [10, 16, 22] {
        for (test, value) in numbers {
            diary.test(day, test, value);
        }
    }
    assert_eq!(diary.decide(22).today.phase, Phase::P4, "no clinician's agreement");
    let day = diary.day(22);
    let test = TestKind::ClinicianClearRts;
    diary.act(22, Deed::Test { record: record(800), day, test, value: Value::Flag(true) });
    let phases: Vec<(i64, Phase)> = (0..)
        .zip(diary.timeline(Variant::Balanced, 24))
        .filter(|(_, day)| !day.changes.is_empty())
        .map(|(n, day)| (n, day.phase))
        .collect();
    assert_eq!(phases, [(4, Phase::P2), (10, Phase::P3), (15, Phase::P4), (22, Phase::P5)]);
    assert_eq!(diary.decide(15).today.changes[0].rules.len(), 9, "the rules that were met for it");
}

#[test]
fn of_two_entries_the_worse_answer_counts() {
    let mut diary = calm(8);
    diary.log(8, limping(DayValues { night_pain: Some(true), ..values(2, 2, 4) }));
    assert_eq!(answer(&diary, 8, "M2.gait"), Gate::Unmet);
    assert_eq!(answer(&diary, 8, "M2.night"), Gate::Unmet);
    let mut hidden = calm(8);
    hidden.log(8, DayValues { painkiller: Some(true), ..values(1, 1, 3) });
    assert_eq!(answer(&hidden, 8, "M2.rest"), Gate::Unknown);
}
