//! What stands beside an answer: the value, the limit, the window and the entries behind it.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]

mod support;

use hamstrong_rules::domain::{SelfTest, Side};
use hamstrong_rules::protocol::{ClearanceScope, Field, Limit, Phase, TestKind, Tier, Variant};
use hamstrong_rules::readiness::{
    DayValues, Decision, Deed, Gate, Notice, RuleReport, Subject, Value, Window, self_test_results,
};
use support::{Diary, calm, date, diary, limping, values};

fn report(decision: &Decision, rule: &str) -> RuleReport {
    let next = decision.next.iter().flat_map(|next| next.checklist.rules.iter());
    let mut all = next.chain(&decision.m1.rules).chain(&decision.m2.rules).chain(&decision.m3.rules);
    all.find(|report| report.rule.as_str() == rule).unwrap().clone()
}

fn watched(decision: &Decision, rule: &str) -> Gate {
    decision.watch.iter().find(|report| report.rule.as_str() == rule).unwrap().answer
}

#[test]
fn a_rule_shows_its_subject_value_limit_and_window() {
    use Subject::{DaysInPhase, DaysSinceInjury, LoggedDays, Test};
    let mut diary = calm(9);
    diary.test(9, TestKind::IsoHalfPain, 0.5);
    diary.test(9, TestKind::IsoHalfPain, 1.5);
    let decision = diary.decide(9);
    let window = |logged_days, within_days| Some(Window { logged_days, within_days });
    let number = |n| Some(Value::Number(n));
    let walk = Subject::Field(Field::PainWalk);
    for (rule, subject, value, limit, within) in [
        ("M2.day", DaysSinceInjury, number(9.0), Some(Limit::AtLeast(6.0)), None),
        ("M2.stay", DaysInPhase(Phase::P2), number(5.0), Some(Limit::AtLeast(1.0)), None),
        ("M2.data", LoggedDays, number(10.0), Some(Limit::AtLeast(3.0)), None),
        ("M2.walk", walk, number(1.0), Some(Limit::AtMost(2.0)), window(2, 3)),
        ("P3.iso", Test(TestKind::IsoHalfPain), number(1.5), Some(Limit::AtMost(2.0)), window(1, 4)),
        ("M2.hold", Subject::Hold, None, None, None),
        ("M3.phase", Subject::Phase(Phase::P3), None, None, None),
    ] {
        let shown = report(&decision, rule);
        assert_eq!((shown.subject, shown.value), (subject, value), "{rule}");
        assert_eq!((shown.limit, shown.window), (limit, within), "{rule}");
    }
    let readings = report(&decision, "M2.walk").readings;
    assert_eq!(readings.iter().map(|reading| reading.day).collect::<Vec<_>>(), [diary.day(9), diary.day(8)]);
    let early = diary.decide(3);
    assert_eq!(report(&early, "M2.stay").answer, Gate::Unmet, "P2 is not entered yet");
    assert_eq!(report(&early, "M2.stay").value, None);
}

#[test]
fn a_checklist_counts_what_is_met_of_what_is_asked() {
    let decision = calm(6).decide(6);
    let m2 = &decision.m2;
    let count = |wanted: Gate| m2.rules.iter().filter(|rule| rule.answer == wanted).count();
    assert_eq!((count(Gate::Unmet), count(Gate::Unknown), count(Gate::NotAsked)), (0, 0, 3));
    assert_eq!((m2.met, m2.asked), (16, 16));
    assert!(decision.massage_ready() && decision.today.tier == Tier::M2);
    let before = diary(&[(3, 2, 4), (4, 2, 4), (5, 1, 3)]).decide(5);
    let open: Vec<&str> = before.m2.open().map(|rule| rule.rule.as_str()).collect();
    assert_eq!(open, ["M2.day", "M2.walk", "M2.gait"]);
    assert_eq!((before.m2.met + 3, before.m2.asked), (16, 16));
    assert!(!before.massage_ready());
}

#[test]
fn rules_of_the_whole_course_say_what_they_raise_today() {
    let watch = |diary: &Diary, day, rule: &str| watched(&diary.decide(day), rule);
    let flaring = {
        let mut diary = calm(11);
        diary.log(12, limping(values(1, 3, 3)));
        diary
    };
    for (rule, before, on, after) in [
        ("flare", Gate::Met, Gate::Unmet, Gate::Unknown),
        ("creep", Gate::Met, Gate::Met, Gate::Unknown),
        ("setback", Gate::Met, Gate::Unmet, Gate::Unknown),
        ("reinjury", Gate::Met, Gate::Met, Gate::Unknown),
        ("slow_acute", Gate::Met, Gate::Met, Gate::Unknown),
        ("plateau", Gate::Met, Gate::Met, Gate::Unknown),
        ("late_rest_pain", Gate::Met, Gate::Met, Gate::Unknown),
        ("late_night_pain", Gate::Met, Gate::Met, Gate::Unknown),
        ("back_check", Gate::Met, Gate::Met, Gate::Unknown),
        ("imbalance", Gate::Met, Gate::Met, Gate::Unknown),
        ("back_persist", Gate::Met, Gate::Met, Gate::Unknown),
    ] {
        assert_eq!(watch(&flaring, 11, rule), before, "{rule}");
        assert_eq!(watch(&flaring, 12, rule), on, "{rule}");
        assert_eq!(watch(&flaring, 13, rule), after, "{rule}");
    }
    let mut again = calm(7);
    assert_eq!(watch(&again, 0, "reinjury"), Gate::Met, "the first injury is none");
    again.log(8, limping(DayValues { sudden_pain: true, ..values(2, 4, 4) }));
    again.log(9, limping(values(2, 4, 4)));
    assert_eq!(watch(&again, 8, "reinjury"), Gate::Unmet);
    assert_eq!(watch(&again, 9, "reinjury"), Gate::Met);
    let mut slow = diary(&(0..=8).map(|day| (day, 3, 5)).collect::<Vec<_>>());
    assert_eq!((watch(&slow, 7, "slow_acute"), watch(&slow, 8, "slow_acute")), (Gate::Met, Gate::Unmet));
    assert_eq!(watch(&slow, 9, "slow_acute"), Gate::Unknown, "no entry");
    slow.flag(8, "hard_lump", limping(values(3, 5, 3)));
    assert_eq!(watch(&slow, 8, "slow_acute"), Gate::Met, "a hold says it already");
    let swollen = |grade| {
        let mut diary = diary(&[(0, 3, 5)]);
        diary.log(1, support::swollen(grade, limping(values(3, 5, 5))));
        let decision = diary.decide(1);
        decision.watch.last().unwrap().answer
    };
    assert_eq!((swollen(2), swollen(3)), (Gate::Met, Gate::Met), "an unconfirmed day is no sign");
}

#[test]
fn late_rules_do_not_speak_on_a_day_without_an_entry() {
    let mut diary = Diary::new();
    for day in 7..=12 {
        let entry = DayValues {
            night_pain: Some(true),
            low_back: support::n(2),
            tingling: Some(true),
            ..limping(values(4, 5, 5))
        };
        diary.log(day, entry);
    }
    for rule in ["late_rest_pain", "late_night_pain", "back_check"] {
        assert_eq!(watched(&diary.decide(12), rule), Gate::Unmet, "{rule}");
        assert_eq!(watched(&diary.decide(13), rule), Gate::Unknown, "{rule}");
    }
    diary.clear(13, ClearanceScope::All);
    assert!(diary.decide(13).holds.is_empty());
}

#[test]
fn contradictions_are_named_while_they_are_unconfirmed() {
    let mut diary = calm(7);
    let odd = diary.log(8, support::swollen(2, values(1, 1, 3)));
    let names = |diary: &Diary| diary.decide(8).contradictions.len();
    assert_eq!(names(&diary), 1);
    diary.act(8, Deed::Confirm { record: odd });
    assert_eq!(names(&diary), 0);
    assert_eq!(diary.first(Notice::Unconfirmed, 8), None);
}

#[test]
fn every_self_test_gives_the_result_that_gates_ask_for() {
    let test = |id: &str| SelfTest {
        test: id.to_owned(),
        left: Some(20.0),
        right: Some(25.0),
        value: Some(3.0),
        yes: Some(true),
        strip_cm: None,
        left_tries: Vec::new(),
        right_tries: Vec::new(),
    };
    let (number, flag) = (Value::Number(3.0), Value::Flag(true));
    for (id, kind, value) in [
        ("test.ake", TestKind::AkeDiff, Value::Number(5.0)),
        ("test.iso_half", TestKind::IsoHalfPain, number),
        ("test.iso_full", TestKind::IsoFullPain, number),
        ("test.squat", TestKind::SlSquatPain, number),
        ("test.bridge_hold", TestKind::BridgeHoldPain, number),
        ("test.press", TestKind::Palp, number),
        ("test.jog", TestKind::JogPain, number),
        ("test.sprint", TestKind::SprintPain, number),
        ("test.confidence", TestKind::Confidence, number),
        ("test.trainings", TestKind::FullTrainings, number),
        ("test.clearance", TestKind::ClinicianClearRts, flag),
        ("test.hip_flexor", TestKind::HipFlexorTight, flag),
        ("test.h_test", TestKind::HTestInsecure, flag),
    ] {
        assert_eq!(self_test_results(&test(id), Side::Left), [(kind, value)], "{id}");
    }
    assert!(self_test_results(&test("test.other"), Side::Left).is_empty());
    let no_other = SelfTest { right: Some(0.0), ..test("test.bridge_count") };
    assert_eq!(
        self_test_results(&no_other, Side::Left),
        [(TestKind::SlhbReps, Value::Number(20.0))],
        "nothing is compared with none"
    );
}

#[test]
fn a_day_before_the_first_use_or_the_onset_is_no_day_of_the_timeline() {
    let mut diary = calm(6);
    diary.history.started_on = Some(diary.day(3));
    let days = diary.timeline(Variant::Balanced, 5);
    assert_eq!(days.iter().map(|day| day.index.0).collect::<Vec<_>>(), [3, 4, 5]);
    assert!(diary.timeline(Variant::Balanced, -1).is_empty());
    assert_eq!(diary.decide(-1).today.day, date("2026-03-02"));
}
