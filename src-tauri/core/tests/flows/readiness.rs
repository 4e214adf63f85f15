//! From what was logged to where the athlete stands: the journal told to the engine, the answer told to people.

use hamstrong_core::api::error::ErrorCode;
use hamstrong_core::api::inputs::{CheckInInput, CorrectEntry, Entry, OverviewQuery, RecordEntry, RecordRef};
use hamstrong_core::api::readiness::{AlertLevel, ReadinessQuery, ReadinessView, VerdictKind, WithdrawInput};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::RecordId;
use serde_json::{Value, json};

use crate::support::{Desk, day, from};

/// A moderate strain that settles: rest, walking, stretch, swelling, bruising, walks normally; day by day.
const COURSE: [(i64, i64, i64, i64, i64, bool); 9] = [
    (5, 7, 8, 2, 0, false),
    (4, 6, 8, 2, 1, false),
    (3, 5, 7, 2, 2, false),
    (3, 4, 6, 2, 2, false),
    (2, 4, 6, 1, 2, false),
    (2, 3, 5, 1, 2, false),
    (1, 2, 5, 1, 2, true),
    (1, 2, 4, 1, 1, true),
    (1, 1, 4, 0, 1, true),
];

fn answers(n: usize) -> Value {
    let (rest, walk, stretch, swelling, bruising, normal) = COURSE[n];
    json!({
        "pain_rest": rest, "pain_walk": walk, "pain_stretch": stretch, "swelling": swelling,
        "bruising": bruising, "walking_normal": normal, "night_pain": n < 2,
    })
}

/// Logs days 0 to `last`, each on its evening, and leaves the clock there.
fn log_until(desk: &mut Desk, leg: RecordId, last: usize) {
    for n in 0..=last {
        let date = day("2026-05-31").plus_days(i64::try_from(n).unwrap()).to_string();
        desk.set_clock(&date, "20:00");
        desk.check_in(leg, &date, 1, answers(n));
        desk.wellness(&date, 1, json!({ "analgesic": false, "red_flags_asked": true }));
    }
}

fn desk_on_day(last: usize) -> (Desk, RecordId) {
    let mut desk = Desk::empty();
    desk.set_clock("2026-05-31", "18:00");
    let leg = desk.injure("left", "2026-05-31");
    log_until(&mut desk, leg, last);
    (desk, leg)
}

fn place(desk: &Desk, episode: RecordId) -> ReadinessView {
    desk.tracker.readiness(&ReadinessQuery { episode, day: None, as_of: None }).unwrap()
}

fn today(desk: &Desk) -> Overview {
    desk.tracker.overview(&OverviewQuery::default()).unwrap()
}

#[test]
fn the_diary_of_a_moderate_strain_is_massage_ready_on_day_seven() {
    for (last, ready) in [(5, false), (6, false), (7, true), (8, true)] {
        let (desk, leg) = desk_on_day(last);
        let view = place(&desk, leg);
        assert_eq!(view.verdict == VerdictKind::MassageReady, ready, "day {last}: {}", view.text);
    }
}

#[test]
fn the_headline_and_the_rail_say_the_same_as_the_decision() {
    let (desk, _) = desk_on_day(6);
    let status = today(&desk).status.unwrap();
    assert!(status.headline.starts_with("Gentle loading, day 6."), "{}", status.headline);
    assert_eq!(status.rail.iter().filter(|s| s.here).count(), 1);
    assert_eq!(status.rail[0].to.unwrap(), day("2026-06-04"));
    assert_eq!(status.rail[1].from.unwrap(), day("2026-06-05"));
    assert!(status.met < status.asked, "{} of {}", status.met, status.asked);
}

#[test]
fn a_day_without_an_entry_is_not_ready_and_says_what_to_do() {
    let (desk, leg) = desk_on_day(8);
    desk.set_clock("2026-06-09", "20:00");
    let view = place(&desk, leg);
    assert_eq!(view.verdict, VerdictKind::NotEnoughData);
    assert_eq!(view.text, "Log today to see your status.");
}

#[test]
fn nothing_is_said_about_massage_before_the_warning_questions_were_answered() {
    let mut desk = Desk::empty();
    desk.set_clock("2026-05-31", "18:00");
    let leg = desk.injure("left", "2026-05-31");
    for n in 0..=7 {
        let date = day("2026-05-31").plus_days(n).to_string();
        desk.set_clock(&date, "20:00");
        desk.check_in(leg, &date, 1, answers(usize::try_from(n).unwrap()));
    }
    assert_eq!(place(&desk, leg).verdict, VerdictKind::NotEnoughData);
    let headline = today(&desk).status.unwrap().headline;
    assert_eq!(headline, "Gentle loading, day 7. Answer the warning questions to see your status.");
    desk.wellness("2026-06-07", 1, json!({ "red_flags_asked": true }));
    assert_eq!(place(&desk, leg).verdict, VerdictKind::MassageReady);
}

#[test]
fn a_warning_sign_stays_after_it_is_unticked_or_undone() {
    let (mut desk, leg) = desk_on_day(8);
    desk.wellness("2026-06-08", 1, json!({ "red_flags": ["dvt_suspect"] }));
    let urgent =
        |desk: &Desk| today(desk).status.unwrap().alerts.iter().any(|a| a.level == AlertLevel::Urgent);
    assert!(urgent(&desk));
    assert_eq!(place(&desk, leg).verdict, VerdictKind::DoNotMassage);
    desk.wellness("2026-06-08", 1, json!({ "red_flags": [] }));
    assert!(urgent(&desk), "un-ticking does not end it");
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert!(urgent(&desk), "nor does undo");
    let mut desk = desk.restart();
    assert!(urgent(&desk), "nor a restart");
    desk.set_clock("2026-06-09", "10:00");
    desk.entry(leg, "2026-06-09", "clearance", json!({ "scope": "all", "by": "Dr Sample" }));
    desk.check_in(leg, "2026-06-09", 1, answers(8));
    assert!(!urgent(&desk), "a clinician's word does");
}

#[test]
fn a_slip_is_withdrawn_on_the_same_day_with_a_reason_and_stays_on_record() {
    let (mut desk, leg) = desk_on_day(8);
    desk.wellness("2026-06-08", 1, json!({ "red_flags": ["hard_lump"] }));
    let slip = |reason: &str| WithdrawInput { flag: from(json!("hard_lump")), reason: reason.to_owned() };
    assert_eq!(desk.tracker.withdraw_red_flag(&slip(" ")).unwrap_err().fields[0].field, "reason");
    let before = today(&desk).undo;
    let after = desk.tracker.withdraw_red_flag(&slip("Meant the row above.")).unwrap();
    assert!(after.status.unwrap().hold.is_none());
    assert_eq!(today(&desk).undo, before, "undo cannot touch it");
    assert_eq!(place(&desk, leg).verdict, VerdictKind::MassageReady);
}

#[test]
fn a_slip_of_yesterday_cannot_be_withdrawn() {
    let (mut desk, _) = desk_on_day(8);
    desk.wellness("2026-06-08", 1, json!({ "red_flags": ["hard_lump"] }));
    desk.set_clock("2026-06-09", "10:00");
    let slip = WithdrawInput { flag: from(json!("hard_lump")), reason: "a slip".to_owned() };
    assert_eq!(desk.tracker.withdraw_red_flag(&slip).unwrap_err().code, ErrorCode::Invalid);
}

#[test]
fn filling_in_a_perfect_day_later_changes_no_earlier_decision() {
    let mut desk = Desk::empty();
    desk.set_clock("2026-05-31", "18:00");
    let leg = desk.injure("left", "2026-05-31");
    for n in [0, 1, 2, 3, 5, 6, 7] {
        let date = day("2026-05-31").plus_days(n).to_string();
        desk.set_clock(&date, "20:00");
        desk.check_in(leg, &date, 1, answers(usize::try_from(n).unwrap()));
    }
    let decided = |desk: &Desk| {
        let days = desk.tracker.timeline(leg).unwrap();
        days.iter().map(|d| (d.day, d.phase, d.tier)).take(8).collect::<Vec<_>>()
    };
    let before = decided(&desk);
    desk.set_clock("2026-06-10", "20:00");
    desk.check_in(
        leg,
        "2026-06-04",
        1,
        json!({ "pain_rest": 0, "pain_walk": 0, "swelling": 0, "walking_normal": true }),
    );
    assert_eq!(decided(&desk), before);
}

#[test]
fn contradicting_answers_are_asked_about_and_count_once_they_are_confirmed() {
    let (mut desk, leg) = desk_on_day(8);
    let odd = json!({ "pain_walk": 7, "walking_normal": true });
    let shown = desk.check_in(leg, "2026-06-08", 1, odd).status.unwrap();
    assert!(!shown.contradictions.is_empty());
    let after = desk.check_in(leg, "2026-06-08", 1, json!({ "confirmed": true })).status.unwrap();
    assert!(after.contradictions.is_empty());
}

#[test]
fn every_number_of_the_checklist_leads_to_the_days_behind_it() {
    let (desk, leg) = desk_on_day(7);
    let decision = place(&desk, leg).decision;
    let walk = decision.m2.rules.iter().find(|r| r.rule.as_str() == "M2.walk").unwrap();
    let days: Vec<String> = walk.readings.iter().map(|r| r.day.to_string()).collect();
    assert_eq!(days, ["2026-06-07", "2026-06-06"]);
    for rule in decision.m1.rules.iter().chain(&decision.m2.rules).chain(&decision.m3.rules) {
        assert!(!rule.why.is_empty() && !rule.confidence.is_empty(), "{}", rule.rule);
    }
}

#[test]
fn a_self_test_is_read_off_for_the_injured_side() {
    let (mut desk, leg) = desk_on_day(8);
    desk.entry(leg, "2026-06-08", "self_test", json!({ "test": "test.ake", "left": 24.0, "right": 8.0 }));
    let view = place(&desk, leg);
    let test = view.tests.iter().find(|t| t.id == "test.ake").unwrap();
    assert!(test.offered);
    assert_eq!(test.last.as_ref().unwrap().words, "left 24°, right 8°, difference 16°");
    let gate =
        view.decision.next.as_ref().unwrap().checklist.rules.iter().find(|r| r.rule.as_str() == "P3.ake");
    assert_eq!(serde_json::to_value(gate.unwrap().value).unwrap(), json!(16.0));
}

#[test]
fn a_condition_on_file_closes_the_gate_until_a_clinician_agreed() {
    let (mut desk, leg) = desk_on_day(8);
    let file = |agreed: Value| {
        from(
            json!({ "answers": [{ "id": "contra.anticoagulant", "present": true, "agreed_by": agreed, "agreed_on": if agreed.is_null() { Value::Null } else { json!("2026-06-08") } }] }),
        )
    };
    desk.tracker.save_contraindications(&file(Value::Null)).unwrap();
    assert_eq!(place(&desk, leg).verdict, VerdictKind::NotYet);
    desk.tracker.save_contraindications(&file(json!("Dr Sample"))).unwrap();
    assert_eq!(place(&desk, leg).verdict, VerdictKind::MassageReady);
    let nameless =
        from(json!({ "answers": [{ "id": "contra.fever", "present": true, "agreed_on": "2026-06-08" }] }));
    assert_eq!(desk.tracker.save_contraindications(&nameless).unwrap_err().code, ErrorCode::Invalid);
}

#[test]
fn the_protocol_is_pinned_previewed_and_switched_back_by_undo() {
    let (mut desk, leg) = desk_on_day(7);
    let view = place(&desk, leg);
    let classic = view.protocol.variants.iter().find(|v| v.label == "Classic PRICE").unwrap();
    assert!(classic.differs.iter().any(|d| d.rule == "M2.walk" && d.now == "2" && d.then == "1"));
    assert_eq!(classic.today, "Today the massage checklist would no longer be met.");
    let early = view.protocol.variants.iter().find(|v| !v.offered).unwrap();
    assert!(early.reason.contains("physiotherapist"));
    desk.entry(leg, "2026-06-07", "protocol_choice", json!({ "variant": "classic_price" }));
    let after = place(&desk, leg);
    assert_eq!((after.protocol.label.as_str(), after.verdict), ("Classic PRICE", VerdictKind::NotYet));
    let stored = desk.show("2026-06-07").day.unwrap().entries;
    assert!(stored.iter().any(
        |e| matches!(&e.value, Entry::ProtocolChoice(c) if c.hash.as_ref().is_some_and(|h| h.len() == 64))
    ));
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(place(&desk, leg).verdict, VerdictKind::MassageReady);
    let refused = RecordEntry {
        episode: leg,
        day: day("2026-06-07"),
        time: None,
        entry: from(json!({ "kind": "protocol_choice", "value": { "variant": "early_load" } })),
    };
    assert_eq!(desk.tracker.record_entry(&refused).unwrap_err().code, ErrorCode::Invalid);
}

#[test]
fn a_physios_change_needs_a_name_and_stays_within_its_bounds() {
    let (mut desk, leg) = desk_on_day(7);
    let change = |rule: &str, value: f64, by: &str| RecordEntry {
        episode: leg,
        day: day("2026-06-07"),
        time: None,
        entry: from(
            json!({ "kind": "rule_change", "value": { "rule": rule, "value": value, "by": by, "reason": "Slow start." } }),
        ),
    };
    for refused in [
        change("M2.walk", 9.0, "Sam"),
        change("M2.walk", 1.0, ""),
        change("M2.nothing", 1.0, "Sam"),
        change("M2.day", 3.0, "Sam"),
    ] {
        let error = desk.tracker.record_entry(&refused).unwrap_err();
        assert_eq!(error.code, ErrorCode::Invalid, "{error}");
    }
    desk.tracker.record_entry(&change("M2.walk", 1.0, "Sam")).unwrap();
    let view = place(&desk, leg);
    assert_eq!(view.verdict, VerdictKind::NotYet);
    let walk = view.decision.m2.rules.iter().find(|r| r.rule.as_str() == "M2.walk").unwrap();
    assert_eq!(walk.set_by.as_ref().unwrap().name, "Sam");
    assert_eq!(view.protocol.changes.len(), 1);
    desk.tracker.remove_record(&RecordRef { record: view.protocol.changes[0].record }).unwrap();
    assert_eq!(place(&desk, leg).verdict, VerdictKind::MassageReady);
}

#[test]
fn a_removed_entry_and_a_voided_check_in_are_as_if_not_logged_from_then_on() {
    let (mut desk, leg) = desk_on_day(7);
    let record = desk.show("2026-06-07").day.unwrap().sittings[0].check_in.as_ref().unwrap().record;
    desk.tracker.remove_record(&RecordRef { record }).unwrap();
    assert_ne!(place(&desk, leg).verdict, VerdictKind::MassageReady);
}

#[test]
fn with_two_injuries_each_has_its_own_status() {
    let (mut desk, left) = desk_on_day(8);
    let right = desk.injure("right", "2026-06-07");
    desk.check_in(right, "2026-06-08", 1, json!({ "pain_rest": 5, "pain_walk": 7, "swelling": 2 }));
    assert_eq!(place(&desk, left).verdict, VerdictKind::MassageReady);
    let other = place(&desk, right);
    assert_eq!(other.verdict, VerdictKind::NotYet);
    assert_eq!(serde_json::to_value(other.decision.today.phase).unwrap(), json!("P1"));
}

#[test]
fn the_own_estimate_is_asked_once_and_shown_against_what_happened() {
    let (mut desk, leg) = desk_on_day(8);
    desk.entry(leg, "2026-06-08", "estimate", json!({ "back_on": "2026-06-24" }));
    let estimate = place(&desk, leg).estimate.unwrap();
    assert_eq!(estimate.words, "You think of day 24.");
    desk.set_clock("2026-06-28", "12:00");
    let entry: Entry = from(
        json!({ "kind": "estimate", "value": { "back_on": "2026-06-24", "was_back_on": "2026-06-27" } }),
    );
    desk.tracker.correct_entry(&CorrectEntry { record: estimate.record, time: None, entry }).unwrap();
    assert_eq!(place(&desk, leg).estimate.unwrap().words, "You thought day 24; it was day 27.");
}

#[test]
fn warning_questions_come_in_full_at_the_beginning_weekly_and_when_swelling_rises() {
    let mut desk = Desk::empty();
    desk.set_clock("2026-05-31", "18:00");
    let leg = desk.injure("left", "2026-05-31");
    let ask = |desk: &Desk| today(desk).status.unwrap().ask;
    assert!(ask(&desk).red_flags_in_full);
    assert!(ask(&desk).questions.len() >= 17);
    desk.wellness("2026-05-31", 1, json!({ "red_flags_asked": true }));
    assert!(!ask(&desk).red_flags_in_full);
    desk.set_clock("2026-06-07", "18:00");
    assert_eq!(ask(&desk).because, "Asked in full once a week.");
    desk.wellness("2026-06-07", 1, json!({ "red_flags_asked": true }));
    desk.check_in(leg, "2026-06-07", 1, json!({ "swelling": 0, "pain_walk": 1 }));
    desk.set_clock("2026-06-08", "18:00");
    desk.check_in(leg, "2026-06-08", 1, json!({ "swelling": 1, "pain_walk": 1 }));
    assert_eq!(ask(&desk).because, "Asked in full because swelling rose.");
}

#[test]
fn an_answer_that_came_in_through_the_wire_twice_is_one_check_in() {
    let (mut desk, leg) = desk_on_day(3);
    let input = CheckInInput {
        episode: leg,
        day: day("2026-06-03"),
        sitting: 1,
        time: None,
        answers: from(answers(3)),
    };
    desk.tracker.record_check_in(&input).unwrap();
    assert_eq!(desk.show("2026-06-03").day.unwrap().sittings.len(), 1);
}
