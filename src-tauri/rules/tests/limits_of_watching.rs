//! Both sides of every limit that stops something or raises a notice, one row a case.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]
#![allow(clippy::type_complexity, reason = "a table of cases is read row by row")]

mod support;

use hamstrong_rules::domain::Cause;
use hamstrong_rules::protocol::{Band, ClearanceScope, HoldLevel, Phase, TestKind, Variant};
use hamstrong_rules::readiness::{DayValues, Deed, Gate, Notice, Value};
use support::{Diary, answer, calm, diary, limping, n, record, swollen, values};

#[test]
fn a_flare_stands_two_above_the_median_and_at_three_or_more() {
    let rows: [(&str, &[(i64, i64, i64)], (i64, i64), bool); 10] = [
        ("today is not in its own baseline", &[(11, 1, 3), (12, 1, 0)], (1, 4), true),
        ("walk 3 over 1, 1, 1", &[(10, 1, 1), (11, 1, 1), (12, 1, 1)], (1, 3), true),
        ("walk 2 over 0, 0, 0", &[(10, 0, 0), (11, 0, 0), (12, 0, 0)], (0, 2), false),
        ("rest 3 over 1", &[(10, 1, 1), (11, 1, 1), (12, 1, 1)], (3, 1), true),
        ("walk 3 over 1, 2 (median 1.5)", &[(11, 1, 1), (12, 1, 2)], (1, 3), false),
        ("walk 4 over 1, 2 (median 1.5)", &[(11, 1, 1), (12, 1, 2)], (1, 4), true),
        ("one day before", &[(12, 1, 1)], (1, 4), false),
        ("seven days back", &[(6, 1, 1), (7, 1, 1)], (1, 4), true),
        ("eight days back", &[(5, 1, 1), (6, 1, 1)], (1, 4), false),
        ("the three newest only", &[(9, 1, 0), (10, 1, 3), (11, 1, 3), (12, 1, 1)], (1, 4), false),
    ];
    for (name, before, (rest, walk), is) in rows {
        let mut diary = diary(before);
        diary.log(13, values(rest, walk, 3));
        assert_eq!(diary.first(Notice::Flare, 13), is.then_some(13), "{name}");
    }
}

#[test]
fn a_flare_acts_on_its_day_and_two_more() {
    let mut diary = calm(10);
    diary.log(11, values(1, 3, 3));
    for day in 12..=14 {
        diary.log(day, values(1, 1, 3));
    }
    let acts: Vec<bool> =
        diary.timeline(Variant::Balanced, 14)[10..].iter().map(|day| day.flare_from.is_some()).collect();
    assert_eq!(acts, [false, true, true, true, false]);
    assert_eq!(answer(&diary, 13, "M2.flare"), Gate::Unmet);
    assert_eq!(answer(&diary, 14, "M2.flare"), Gate::Met);
}

#[test]
fn an_entry_without_a_value_or_unconfirmed_is_no_baseline() {
    let mut missing = calm(6);
    missing.log(7, DayValues { pain_walk: None, ..values(1, 0, 3) });
    missing.log(8, DayValues { pain_walk: None, ..values(1, 0, 3) });
    missing.log(9, DayValues { pain_walk: n(1), ..values(1, 0, 3) });
    missing.log(10, values(1, 4, 3));
    assert_eq!(missing.first(Notice::Flare, 10), None, "one value among the three newest days");
    let mut odd = calm(9);
    odd.log(10, values(4, 1, 3));
    assert_eq!(odd.first(Notice::Flare, 10), None);
    assert_eq!(odd.first(Notice::Unconfirmed, 10), Some(10));
}

#[test]
fn a_creep_needs_two_days_above_the_lowest_of_three() {
    let rows: [(&str, &[(i64, i64, i64)], Option<i64>); 7] = [
        ("5, 5 over 3", &[(8, 1, 3), (9, 1, 3), (10, 1, 3), (11, 1, 5), (12, 1, 5)], Some(12)),
        ("3, 3 over 1", &[(8, 1, 1), (9, 1, 2), (10, 1, 2), (11, 1, 3), (12, 1, 3)], Some(12)),
        ("3, 2", &[(8, 1, 1), (9, 1, 2), (10, 1, 2), (11, 1, 3), (12, 1, 2)], None),
        ("over 2", &[(8, 1, 2), (9, 1, 2), (10, 1, 2), (11, 1, 3), (12, 1, 3)], None),
        ("two days before", &[(9, 1, 1), (10, 1, 2), (11, 1, 3), (12, 1, 3)], None),
        ("lowest 14 days back", &[(0, 1, 1), (9, 1, 2), (10, 1, 2), (13, 1, 3), (14, 1, 3)], Some(14)),
        ("lowest 15 days back", &[(0, 1, 1), (9, 1, 2), (10, 1, 2), (14, 1, 3), (15, 1, 3)], None),
    ];
    for (name, days, first) in rows {
        let diary = diary(days);
        assert_eq!(diary.first(Notice::Creep, 15), first, "{name}");
        if let Some(day) = first {
            let on = &diary.timeline(Variant::Balanced, day)[usize::try_from(day).unwrap()];
            assert!(on.notices.contains(&Notice::Flare), "{name}");
        }
    }
}

/// P3 on day 9, calm to day 11.
fn strong() -> Diary {
    let mut diary = calm(11);
    for test in [TestKind::IsoHalfPain, TestKind::SlSquatPain, TestKind::BridgeHoldPain] {
        diary.test(9, test, 1.0);
    }
    assert_eq!(diary.decide(11).today.phase, Phase::P3);
    diary
}

#[test]
fn a_setback_needs_a_second_flare_or_a_new_sign() {
    let flare = || values(1, 3, 3);
    let rows: [(&str, DayValues, bool, Phase); 7] = [
        ("a flare alone", flare(), false, Phase::P3),
        ("more swelling", swollen(1, flare()), true, Phase::P2),
        ("a limp", limping(flare()), true, Phase::P2),
        ("a bad night", DayValues { night_pain: Some(true), ..flare() }, true, Phase::P2),
        ("swelling 2", DayValues { confirmed: true, ..swollen(2, flare()) }, true, Phase::P1),
        ("rest pain 3", DayValues { night_pain: Some(true), ..values(3, 3, 3) }, true, Phase::P2),
        ("rest pain 4", DayValues { night_pain: Some(true), ..values(4, 3, 3) }, true, Phase::P1),
    ];
    for (name, today, is, phase) in rows {
        let mut diary = strong();
        diary.log(12, today);
        assert_eq!(diary.first(Notice::Setback, 12), is.then_some(12), "{name}");
        assert_eq!(diary.decide(12).today.phase, phase, "{name}");
    }
    let mut twice = strong();
    twice.log(12, flare());
    twice.log(13, flare());
    assert_eq!(twice.first(Notice::Setback, 13), Some(13));
    assert_eq!(twice.decide(13).today.phase, Phase::P2);
    assert_eq!(twice.decide(13).phase_since, twice.day(13));
}

#[test]
fn self_tests_of_before_a_setback_do_not_count() {
    let mut diary = strong();
    diary.log(12, limping(values(1, 3, 3)));
    assert_eq!(answer(&diary, 12, "P3.iso"), Gate::Unknown);
    diary.test(12, TestKind::IsoHalfPain, 1.0);
    assert_eq!(answer(&diary, 12, "P3.iso"), Gate::Met);
}

#[test]
fn a_setback_in_p1_is_a_notice_only() {
    let mut diary = diary(&[(0, 1, 5), (1, 1, 5), (2, 1, 5)]);
    diary.log(3, DayValues { night_pain: Some(true), ..limping(values(3, 5, 5)) });
    let day = diary.decide(3);
    assert!(day.today.notices.contains(&Notice::Setback));
    assert!(day.today.changes.is_empty());
    assert_eq!(day.today.phase, Phase::P1);
}

#[test]
fn a_reinjury_by_rise_needs_four_points_a_limp_and_a_day_within_seven() {
    let rows: [(&str, i64, DayValues, bool); 6] = [
        ("walk 5 over 1 with a limp", 12, limping(values(1, 5, 3)), true),
        ("walk 4 over 1 with a limp", 12, limping(values(1, 4, 3)), false),
        ("walk 5 over 1 without", 12, values(1, 5, 3), false),
        ("limp not said", 12, DayValues { walking_normal: None, ..values(1, 5, 3) }, false),
        ("seven days later", 18, limping(values(1, 5, 3)), true),
        ("eight days later", 19, limping(values(1, 5, 3)), false),
    ];
    for (name, day, today, is) in rows {
        let mut diary = calm(11);
        diary.log(day, today);
        let decision = diary.decide(day);
        assert_eq!(decision.today.notices.contains(&Notice::Reinjury), is, "{name}");
        assert_eq!(decision.today.index.0 == 0, is, "{name}");
        assert!(!is || !decision.today.notices.contains(&Notice::Flare), "{name}");
    }
}

#[test]
fn in_p1_a_rise_counts_from_day_three_and_an_event_from_day_one() {
    for (day, is) in [(2, false), (3, true)] {
        let mut diary = diary(&[(day - 1, 3, 3)]);
        diary.log(day, limping(values(3, 7, 3)));
        assert_eq!(diary.first(Notice::Reinjury, day).is_some(), is, "{day}");
    }
    for (day, is) in [(0, false), (1, true)] {
        let mut diary = Diary::new();
        diary.log(day, limping(DayValues { sudden_pain: true, ..values(3, 7, 3) }));
        assert_eq!(diary.first(Notice::Reinjury, day).is_some(), is, "{day}");
    }
}

#[test]
fn a_reinjury_voids_clearances_and_keeps_an_open_hold() {
    let severe = |diary: &mut Diary| diary.history.profile.clinician_class = Some("4".to_owned());
    let mut diary = calm(12);
    severe(&mut diary);
    diary.clear(11, ClearanceScope::Massage);
    assert_eq!(answer(&diary, 12, "M2.clear"), Gate::Met);
    diary.log(13, limping(DayValues { sudden_pain: true, ..values(3, 6, 6) }));
    assert_eq!(answer(&diary, 13, "M2.clear"), Gate::Unmet);
    for (cleared, hold) in [(false, Some(HoldLevel::Clinician)), (true, None)] {
        let mut diary = calm(8);
        diary.flag(9, "hard_lump", values(1, 1, 3));
        if cleared {
            diary.clear(10, ClearanceScope::All);
        }
        diary.log(11, limping(DayValues { sudden_pain: true, ..values(3, 6, 6) }));
        assert_eq!(diary.decide(11).today.hold, hold);
    }
}

#[test]
fn contradictions_stand_on_both_sides_of_their_limits() {
    let rows: [(&str, DayValues, i64, DayValues, bool); 17] = [
        ("C1 walk 6 normal", values(5, 5, 3), 1, values(5, 6, 3), true),
        ("C1 walk 5 normal", values(5, 5, 3), 1, values(5, 5, 3), false),
        ("C1 walk 6 limping", values(5, 5, 3), 1, limping(values(5, 6, 3)), false),
        ("C2 rest 4 over 1", values(3, 3, 3), 1, values(4, 1, 3), true),
        ("C2 rest 4 over 2", values(3, 3, 3), 1, values(4, 2, 3), false),
        ("C2 rest 3 over 0", values(3, 3, 3), 1, values(3, 0, 3), false),
        ("C3 fall of 5", limping(values(5, 6, 3)), 1, values(1, 1, 3), true),
        ("C3 fall of 4", limping(values(5, 6, 3)), 1, values(1, 2, 3), false),
        ("C3 fall over a gap", limping(values(5, 6, 3)), 2, values(1, 1, 3), false),
        ("C3 rise of 5 normal", values(0, 0, 3), 1, values(0, 5, 3), true),
        ("C3 rise of 5 over a gap", values(0, 0, 3), 5, values(0, 5, 3), true),
        ("C3 rise of 5 limping", values(0, 0, 3), 1, limping(values(0, 5, 3)), false),
        ("C3 rise of 4", values(0, 0, 3), 1, values(0, 4, 3), false),
        (
            "C3 with a sudden pain",
            values(0, 0, 3),
            1,
            DayValues { sudden_pain: true, ..values(0, 5, 3) },
            false,
        ),
        ("C4 swelling by 2", values(1, 1, 3), 1, swollen(2, values(1, 1, 3)), true),
        ("C4 swelling by 1", values(1, 1, 3), 1, swollen(1, values(1, 1, 3)), false),
        (
            "C4 bruise by 2 over a gap",
            values(1, 1, 3),
            2,
            DayValues { bruising: n(2), ..values(1, 1, 3) },
            false,
        ),
    ];
    for (name, before, gap, today, is) in rows {
        let mut diary = Diary::new();
        diary.log(8, before);
        diary.log(8 + gap, today);
        assert_eq!(diary.first(Notice::Unconfirmed, 14), is.then_some(8 + gap), "{name}");
    }
}

#[test]
fn a_contradictory_day_is_not_what_the_next_is_compared_with() {
    let mut diary = Diary::new();
    diary.log(7, limping(values(5, 6, 6)));
    diary.log(8, values(0, 0, 0));
    diary.log(9, values(0, 0, 0));
    let days = diary.timeline(Variant::Balanced, 9);
    assert!(days[8].notices.contains(&Notice::Unconfirmed));
    assert!(!days[9].notices.contains(&Notice::Unconfirmed), "the fall is no longer one since yesterday");
}

#[test]
fn late_pain_holds_on_its_day_and_not_before() {
    let rest = |from: i64, to: i64, pain: i64| {
        let days: Vec<_> = (from..=to).map(|day| (day, pain, 5)).collect();
        let mut diary = Diary::new();
        for (day, rest, walk) in days {
            diary.log(day, limping(values(rest, walk, 5)));
        }
        diary
    };
    assert_eq!(rest(0, 10, 4).first(Notice::LateRestPain, 10), Some(8));
    assert_eq!(rest(8, 10, 4).first(Notice::LateRestPain, 10), Some(9), "two logged days");
    assert_eq!(rest(0, 10, 3).first(Notice::LateRestPain, 10), None);
    for (gap, is) in [(6, true), (7, false)] {
        let mut diary = rest(8, 8, 4);
        diary.log(8 + gap, limping(values(4, 5, 5)));
        assert_eq!(diary.first(Notice::LateRestPain, 20).is_some(), is, "{gap}");
    }
    let nights = |bad: &[i64], until: i64| {
        let mut diary = Diary::new();
        for day in 0..=until {
            diary.log(day, DayValues { night_pain: Some(bad.contains(&day)), ..values(1, 2, 3) });
        }
        diary.first(Notice::LateNightPain, until)
    };
    assert_eq!(nights(&[7, 9, 11], 11), Some(11));
    assert_eq!(nights(&[6, 9, 11], 11), None);
    assert_eq!(nights(&[7, 8, 9], 10), None, "before day 11");
    assert_eq!(nights(&[7, 8, 9], 11), Some(11));
    assert_eq!(nights(&[7, 8, 9], 12), Some(11));
    assert_eq!(nights(&[10, 13, 16], 16), None, "three of the last five");
    let mut sparse = Diary::new();
    for (day, woken) in [(6, true), (8, false), (9, true), (10, false), (11, true)] {
        sparse.log(day, DayValues { night_pain: Some(woken), ..values(1, 2, 3) });
    }
    assert_eq!(sparse.first(Notice::LateNightPain, 11), None, "day 6 does not count");
}

#[test]
fn after_a_clearance_only_later_days_count_again() {
    let mut diary = Diary::new();
    for day in 7..=12 {
        diary.log(day, limping(values(4, 5, 5)));
    }
    diary.clear(9, ClearanceScope::All);
    let holds: Vec<bool> =
        diary.timeline(Variant::Balanced, 12)[7..].iter().map(|day| day.hold.is_some()).collect();
    assert_eq!(holds, [false, true, false, false, true, true]);
    let backs = |scope| {
        let mut diary = Diary::new();
        for day in 5..=9 {
            diary.log(day, DayValues { low_back: n(1), tingling: Some(true), ..values(1, 2, 3) });
        }
        diary.clear(7, scope);
        diary.timeline(Variant::Balanced, 9)[5..].iter().map(|day| day.hold.is_some()).collect::<Vec<_>>()
    };
    for scope in [ClearanceScope::All, ClearanceScope::Back] {
        assert_eq!(backs(scope), [false, true, false, false, true], "{scope}");
    }
    assert_eq!(backs(ClearanceScope::Massage), [false, true, true, true, true]);
}

#[test]
fn slow_acute_and_swelling_up_stand_on_both_sides_of_their_days() {
    let slow = |until: i64| diary(&(0..=until).map(|day| (day, 3, 5)).collect::<Vec<_>>());
    assert_eq!(slow(7).first(Notice::SlowAcute, 9), None, "no entry on day 8");
    assert_eq!(slow(9).first(Notice::SlowAcute, 9), Some(8));
    for (day, is) in [(2, false), (3, true)] {
        let mut diary = diary(&[(day - 1, 2, 3)]);
        diary.log(day, swollen(1, values(2, 3, 3)));
        assert_eq!(diary.first(Notice::SwellingUp, 9).is_some(), is, "{day}");
    }
    for (gap, is) in [(7, true), (8, false)] {
        let mut diary = diary(&[(3, 2, 3)]);
        diary.log(3 + gap, swollen(1, values(2, 3, 3)));
        assert_eq!(diary.first(Notice::SwellingUp, 20).is_some(), is, "{gap}");
    }
    let mut odd = diary(&[(8, 1, 1)]);
    odd.log(9, swollen(2, values(1, 1, 3)));
    assert_eq!(odd.first(Notice::SwellingUp, 9), Some(9), "also when today is unconfirmed");
}

#[test]
fn a_plateau_needs_its_days_its_span_and_too_small_a_fall() {
    let series = |pairs: &[(i64, i64)]| {
        let mut diary = Diary::new();
        for (day, pain) in pairs {
            diary.log(*day, limping(values(0, *pain, *pain)));
        }
        diary.first(Notice::Plateau, 20)
    };
    let flat = |days: &[i64], pain| days.iter().map(|day| (*day, pain)).collect::<Vec<_>>();
    assert_eq!(series(&flat(&[4, 6, 8, 10, 12, 14], 3)), Some(14));
    assert_eq!(series(&flat(&[4, 6, 8, 10, 14], 3)), None, "five days");
    assert_eq!(series(&flat(&[5, 6, 8, 10, 12, 14], 3)), None, "span of nine");
    assert_eq!(series(&flat(&[3, 5, 7, 9, 11, 13], 3)), None, "before day 14");
    assert_eq!(series(&flat(&[4, 6, 8, 10, 12, 14], 2)), None, "below three");
    let fall = |start, end| {
        series(&[(2, start), (3, start), (4, start), (5, start), (12, end), (13, end), (14, end), (15, end)])
    };
    assert_eq!(fall(4, 3), None, "a fall of one from four is enough");
    assert_eq!(fall(5, 4), Some(14));
    assert_eq!(fall(5, 3), None);
    assert_eq!(fall(7, 6), Some(14));
    assert_eq!(fall(8, 6), Some(14));
    assert_eq!(fall(8, 5), None);
    assert_eq!(series(&[(4, 3), (6, 3), (8, 3), (10, 3), (12, 3), (14, 2)]), None, "today below three");
    assert_eq!(series(&[(4, 2), (6, 2), (8, 2), (10, 2), (12, 2), (14, 3)]), None, "today alone at three");
    let half = [(2, 3), (3, 3), (4, 3), (5, 3), (12, 2), (13, 2), (14, 3)];
    assert_eq!(series(&half), None, "a median of two and a half");
}

#[test]
fn the_low_back_asks_for_two_of_seven_days_and_a_feature_on_one_of_them() {
    let back = |days: &[(i64, i64, bool)], gradual: bool| {
        let mut diary = Diary::new();
        for (day, pain, tingling) in days {
            diary.log(*day, DayValues { low_back: n(*pain), tingling: Some(*tingling), ..values(1, 2, 3) });
        }
        if gradual {
            diary.history.profile.cause = Some(Cause::Gradual);
        }
        diary.first(Notice::BackCheck, 20)
    };
    assert_eq!(back(&[(3, 1, true), (9, 1, false)], false), Some(9));
    assert_eq!(back(&[(3, 1, true), (10, 1, false)], false), None, "eight days");
    assert_eq!(back(&[(3, 1, true)], false), None);
    assert_eq!(back(&[(3, 1, false), (4, 1, false)], false), None);
    assert_eq!(
        back(&[(3, 1, false), (4, 0, true), (5, 1, false)], false),
        None,
        "the feature on a day without pain"
    );
    assert_eq!(back(&[(3, 1, false), (4, 1, false)], true), Some(4));
}

#[test]
fn an_imbalance_asks_for_three_days_and_a_tight_or_weak_side() {
    let back = |pain: i64, test: TestKind, value: Value, age: i64| {
        let mut diary = Diary::new();
        for day in [28, 30, 32] {
            diary.log(day, DayValues { low_back: n(pain), ..values(1, 2, 3) });
        }
        let day = diary.day(32 - age);
        diary.act(32 - age, Deed::Test { record: record(700), day, test, value });
        diary.first(Notice::Imbalance, 32).is_some()
    };
    let number = Value::Number;
    assert!(back(2, TestKind::AkeDiff, number(10.5), 0));
    assert!(!back(2, TestKind::AkeDiff, number(10.0), 0));
    assert!(!back(1, TestKind::AkeDiff, number(20.0), 0));
    assert!(back(2, TestKind::SlhbLsi, number(84.0), 0));
    assert!(!back(2, TestKind::SlhbLsi, number(85.0), 0));
    assert!(back(2, TestKind::HipFlexorTight, Value::Flag(true), 27));
    assert!(!back(2, TestKind::HipFlexorTight, Value::Flag(true), 28));
    assert!(!back(2, TestKind::HipFlexorTight, Value::Flag(false), 0));
    let mut tingles = Diary::new();
    for (day, pain, tingling) in [(28, 2, false), (29, 1, true), (30, 2, false), (32, 2, false)] {
        tingles.log(day, DayValues { low_back: n(pain), tingling: Some(tingling), ..values(1, 2, 3) });
    }
    tingles.test(32, TestKind::AkeDiff, 20.0);
    assert_eq!(tingles.first(Notice::Imbalance, 32), None);
    assert_eq!(tingles.first(Notice::BackCheck, 32), Some(29));
}

#[test]
fn an_unconfirmed_day_is_no_reinjury_by_rise() {
    for (confirmed, is) in [(false, false), (true, true)] {
        let mut diary = calm(11);
        diary.log(12, DayValues { confirmed, ..limping(values(8, 5, 3)) });
        assert_eq!(diary.first(Notice::Reinjury, 12).is_some(), is);
    }
}

#[test]
fn a_late_sudden_pain_of_an_earlier_episode_begins_no_new_one() {
    let sudden = || limping(DayValues { sudden_pain: true, ..values(3, 6, 6) });
    let mut diary = calm(7);
    diary.log(8, sudden());
    diary.late(7, 10, sudden());
    diary.late(0, 10, sudden());
    let today = diary.decide(10).today;
    assert_eq!((today.episode, today.index.0), (2, 2));
}

#[test]
fn a_new_episode_finds_its_band_anew_also_when_it_is_told_late() {
    let mut diary = Diary::new();
    for day in 0..=9 {
        diary.log(day, swollen(if day == 0 { 3 } else { 2 }, limping(values(2, 4, 4))));
    }
    assert_eq!(diary.decide(9).today.band, Some(Band::Severe));
    diary.late(6, 10, limping(DayValues { sudden_pain: true, ..values(2, 4, 4) }));
    diary.log(10, swollen(2, limping(values(2, 4, 4))));
    assert_eq!(diary.decide(10).today.index.0, 4);
    assert_eq!(diary.decide(10).today.band, Some(Band::Moderate));
}

#[test]
fn in_p1_a_flare_does_not_keep_the_phase_and_a_setback_does_for_its_day() {
    let flare = diary(&[(1, 1, 1), (2, 1, 1), (3, 1, 3)]).decide(3).today;
    assert!(flare.notices.contains(&Notice::Flare));
    assert_eq!(flare.phase, Phase::P2);
    let mut twice = diary(&[(1, 3, 1), (2, 3, 1), (3, 1, 3), (4, 1, 3)]);
    let day = twice.decide(4).today;
    assert!(day.notices.contains(&Notice::Setback));
    assert_eq!(day.phase, Phase::P1);
    twice.log(5, values(1, 1, 3));
    assert_eq!(twice.decide(5).today.phase, Phase::P2);
}
