//! What a correction, a late entry or a clearance changes about the days around it.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]
#![allow(clippy::type_complexity, reason = "a table of cases is read row by row")]

mod support;

use hamstrong_rules::domain::RecordId;
use hamstrong_rules::protocol::{ClearanceScope, Course, Protocol, TestKind};
use hamstrong_rules::readiness::{DayValues, Deed, Gate, Notice, Standing, Value, evaluate};
use serde_json::json;
use support::{Diary, answer, calm, diary, limping, n, swollen, values};

/// The standing of days, newest first, as the last two of a walking rule with three days saw them.
fn standings(diary: &Diary, day: i64) -> Vec<Standing> {
    let decision = diary.decide(day);
    let next = decision.next.unwrap().checklist.rules;
    let walk = next.into_iter().find(|rule| rule.rule.as_str() == "P3.walk").unwrap();
    walk.readings.iter().map(|reading| reading.standing).collect()
}

#[test]
fn a_correction_judges_the_days_after_it_anew_as_far_as_it_reaches() {
    use Standing::{Recalled, Trusted, Unconfirmed};
    let mut diary = calm(5);
    let corrected = diary.log(7, values(1, 1, 3));
    diary.log(8, values(0, 0, 0));
    diary.log(9, values(0, 5, 3));
    assert_eq!(standings(&diary, 9), [Unconfirmed, Trusted, Trusted], "five above the day before");
    diary.correct(corrected, 7, 10, limping(values(1, 6, 3)));
    diary.log(10, values(0, 4, 3));
    assert_eq!(
        standings(&diary, 10),
        [Trusted, Trusted, Unconfirmed],
        "the day after is now a fall of six, and the next is held against the corrected day"
    );
    let mut late = calm(5);
    late.late(7, 9, values(1, 1, 3));
    late.late(8, 9, swollen(2, values(1, 1, 3)));
    late.log(9, values(1, 1, 3));
    assert_eq!(standings(&late, 9), [Trusted, Unconfirmed, Recalled], "two days told together");
    let mut first = Diary::new();
    for day in 8..=10 {
        first.log(day, values(0, 0, 0));
    }
    first.late(7, 10, limping(values(1, 6, 3)));
    assert_eq!(standings(&first, 10), [Trusted, Trusted, Unconfirmed], "a day before all others");
}

#[test]
fn an_entry_moved_to_another_day_leaves_its_old_day() {
    let mut diary = calm(6);
    let moved = diary.log(7, values(1, 5, 3));
    diary.correct(moved, 8, 8, values(1, 1, 3));
    let decision = diary.decide(8);
    let walk = decision.m2.rules.iter().find(|rule| rule.rule.as_str() == "M2.walk").unwrap();
    let days: Vec<i64> =
        walk.readings.iter().map(|reading| reading.day.days_since(diary.history.onset)).collect();
    assert_eq!(days, [8, 6]);
    assert_eq!(walk.answer, Gate::Met);
}

#[test]
fn a_reworded_test_replaces_its_first_wording_and_a_removed_one_is_gone() {
    let wording = |record: RecordId, diary: &Diary, value| Deed::Test {
        record,
        day: diary.day(11),
        test: TestKind::IsoHalfPain,
        value: Value::Number(value),
    };
    for (second, expected) in [(Some(1.0), Gate::Met), (Some(4.0), Gate::Unmet), (None, Gate::Unknown)] {
        let mut diary = calm(12);
        let (record, other) = (support::record(600), support::record(601));
        diary.act(11, wording(record, &diary.clone(), 5.0));
        let deed = second.map_or(Deed::Void { record }, |value| wording(record, &diary, value));
        diary.act(12, deed);
        assert_eq!(answer(&diary, 12, "P3.iso"), expected, "{second:?}");
        diary.act(12, wording(other, &diary.clone(), 0.0));
        diary.act(12, Deed::Void { record: other });
        assert_eq!(answer(&diary, 12, "P3.iso"), expected, "{second:?}");
    }
}

#[test]
fn each_warning_feature_of_the_back_counts_alone() {
    let features: [fn(&mut DayValues); 3] = [
        |values| values.below_knee = Some(true),
        |values| values.tingling = Some(true),
        |values| values.cough_sneeze = Some(true),
    ];
    for feature in features {
        let mut diary = Diary::new();
        for day in [5, 6] {
            let mut entry = DayValues { low_back: n(1), ..values(1, 2, 3) };
            feature(&mut entry);
            diary.log(day, entry);
        }
        assert_eq!(diary.first(Notice::BackCheck, 6), Some(6));
    }
}

#[test]
fn back_pain_persists_over_six_weeks_of_six_entries_or_by_two_points_in_fourteen_days() {
    let persists = |days: &[(i64, i64)]| {
        let mut diary = Diary::new();
        for (day, pain) in days {
            diary.log(*day, DayValues { low_back: n(*pain), ..values(1, 2, 3) });
        }
        diary.first(Notice::BackPersist, 60)
    };
    let rows: [(&str, &[(i64, i64)], Option<i64>); 10] = [
        ("42 days of 3", &[(0, 3), (8, 3), (16, 3), (24, 3), (32, 3), (41, 3)], Some(41)),
        ("41 days", &[(1, 3), (8, 3), (16, 3), (24, 3), (32, 3), (41, 3)], None),
        ("five entries", &[(0, 3), (8, 3), (16, 3), (24, 3), (41, 3)], None),
        ("one of 2", &[(0, 3), (8, 3), (16, 2), (24, 3), (32, 3), (41, 3)], None),
        ("a blank day between", &[(0, 3), (8, 3), (16, 3), (24, 3), (32, 3), (40, 3), (42, 3)], None),
        ("up by two in 14 days", &[(11, 1), (24, 3)], Some(24)),
        ("up by two in 15 days", &[(10, 1), (24, 3)], None),
        ("up by one", &[(20, 1), (24, 2)], None),
        ("from none to two", &[(20, 0), (24, 2)], Some(24)),
        ("down by two", &[(20, 3), (24, 1)], None),
    ];
    for (name, days, first) in rows {
        assert_eq!(persists(days), first, "{name}");
    }
}

#[test]
fn after_a_clearance_only_later_days_count_for_nights_imbalance_and_lasting_back_pain() {
    let mut nights = Diary::new();
    for day in 0..=16 {
        nights.log(day, DayValues { night_pain: Some(day > 11), ..values(1, 2, 3) });
    }
    nights.clear(13, ClearanceScope::All);
    assert_eq!(nights.first(Notice::LateNightPain, 16), Some(16), "14, 15 and 16");
    let mut uneven = Diary::new();
    for day in 28..=33 {
        uneven.log(day, DayValues { low_back: n(if day == 29 { 0 } else { 2 }), ..values(1, 2, 3) });
    }
    uneven.test(28, TestKind::AkeDiff, 20.0);
    assert_eq!(uneven.first(Notice::Imbalance, 33), Some(31), "28, 30 and 31");
    uneven.clear(30, ClearanceScope::Back);
    assert_eq!(uneven.first(Notice::Imbalance, 33), Some(33), "31, 32 and 33");
    for (cleared, first) in [(19, Some(24)), (20, None)] {
        let mut rising = Diary::new();
        for (day, pain) in [(20, 1), (24, 3)] {
            rising.log(day, DayValues { low_back: n(pain), ..values(1, 2, 3) });
        }
        rising.clear(cleared, ClearanceScope::Back);
        assert_eq!(rising.first(Notice::BackPersist, 24), first, "{cleared}");
    }
}

#[test]
fn a_creep_needs_both_newest_days_and_three_values_before_them() {
    let jump = diary(&[(8, 1, 1), (9, 1, 1), (10, 1, 1), (11, 1, 1), (12, 1, 3)]);
    assert_eq!(jump.first(Notice::Creep, 12), None, "one day alone is a flare");
    assert_eq!(jump.first(Notice::Flare, 12), Some(12));
    let row = |blank: i64| {
        let mut diary = Diary::new();
        for day in [8, 9, 10] {
            let pain_walk = if day == blank { None } else { n(1) };
            diary.log(day, DayValues { pain_walk, ..values(1, 1, 3) });
        }
        diary.log(11, values(1, 3, 3));
        diary.log(12, values(1, 3, 3));
        diary.first(Notice::Creep, 12)
    };
    assert_eq!(row(0), Some(12));
    assert_eq!(row(9), None, "two values on three days");
}

#[test]
fn a_day_names_each_pattern_it_shows_in_the_order_of_the_file() {
    let shown = |before: DayValues, today: DayValues| {
        let mut diary = Diary::new();
        diary.log(7, before);
        diary.log(8, today);
        let rules = diary.decide(8).contradictions;
        rules.iter().map(|rule| rule.as_str().to_owned()).collect::<Vec<_>>()
    };
    let bruised = |grade, values| DayValues { bruising: n(grade), ..values };
    let rows: [(DayValues, DayValues, &[&str]); 10] = [
        (values(3, 5, 3), values(3, 6, 3), &["C1"]),
        (values(3, 3, 3), values(4, 1, 3), &["C2"]),
        (limping(values(1, 6, 3)), values(1, 1, 3), &["C3"]),
        (limping(values(5, 5, 3)), values(0, 1, 3), &["C3"]),
        (values(0, 4, 3), values(5, 5, 3), &["C3"]),
        (swollen(2, values(1, 1, 3)), values(1, 1, 3), &["C4"]),
        (bruised(2, values(1, 1, 3)), values(1, 1, 3), &["C4"]),
        (values(0, 1, 3), swollen(2, values(5, 6, 3)), &["C1", "C3", "C4"]),
        (values(0, 1, 3), DayValues { sudden_pain: true, ..swollen(2, values(1, 1, 3)) }, &[]),
        (values(1, 1, 3), values(1, 1, 3), &[]),
    ];
    for (before, today, expected) in rows {
        assert_eq!(shown(before, today.clone()), expected, "{today:?}");
    }
}

/// The shipped protocol with one change.
fn changed(place: &str, value: serde_json::Value) -> Course {
    let shipped = include_str!("../../../assets/protocols/hamstrong.json");
    let mut file: serde_json::Value = serde_json::from_str(shipped).unwrap();
    *file.pointer_mut(place).unwrap() = value;
    Course::of(Protocol::from_json("physio.json", &file.to_string()).unwrap())
}

#[test]
fn a_file_may_set_another_rise_for_a_flare() {
    for (rise, today, is) in [(1, 4, true), (1, 3, false), (3, 6, true), (3, 5, false)] {
        let course = changed("/going_back/flare/check/rise", json!(rise));
        let mut diary = diary(&[(10, 1, 3), (11, 1, 3), (12, 1, 3)]);
        diary.log(13, limping(values(1, today, 3)));
        let on = diary.day(13);
        let notices = evaluate(&course, &diary.history, on, on).today.notices;
        assert_eq!(notices.contains(&Notice::Flare), is, "{rise} {today}");
    }
}

#[test]
fn a_file_may_ask_for_any_clearance_and_a_void_one_is_none() {
    use ClearanceScope::{All, Back, Massage};
    for (scope, given, expected) in [
        ("all", None, Gate::Unmet),
        ("all", Some(All), Gate::Met),
        ("all", Some(Back), Gate::Unmet),
        ("all", Some(Massage), Gate::Unmet),
        ("back", None, Gate::Unmet),
        ("back", Some(Back), Gate::Met),
        ("back", Some(All), Gate::Met),
        ("massage", Some(Massage), Gate::Met),
        ("massage", Some(All), Gate::Unmet),
    ] {
        // M2.clear, asked of the band of this diary.
        let check = json!({"clearance": {"scope": scope, "when_band": "moderate"}});
        let course = changed("/massage/M2/17/check", check);
        let clear = |diary: &Diary, day: i64| {
            let on = diary.day(day);
            let rules = evaluate(&course, &diary.history, on, on).m2.rules;
            rules.into_iter().find(|rule| rule.rule.as_str() == "M2.clear").unwrap().answer
        };
        let mut diary = calm(9);
        let record = given.map(|given| diary.clear(8, given));
        assert_eq!(clear(&diary, 9), expected, "{scope} {given:?}");
        let Some(record) = record else { continue };
        let mut removed = diary.clone();
        removed.act(9, Deed::Void { record });
        assert_eq!(clear(&removed, 9), Gate::Unmet, "{scope} {given:?}, entered in error");
        let mut again = diary.clone();
        again.log(10, limping(DayValues { sudden_pain: true, ..values(2, 4, 3) }));
        assert_eq!(clear(&again, 10), Gate::Unmet, "{scope} {given:?}, before a re-injury");
    }
}
