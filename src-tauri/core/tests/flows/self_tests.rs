//! Self-tests of both legs, and the monthly look at what they say.

use hamstrong_core::api::error::ErrorCode;
use hamstrong_core::api::inputs::{CorrectEntry, Entry, RecordEntry};
use hamstrong_core::api::readiness::{ReadinessQuery, ReadinessView, TestEntry, TestView};
use hamstrong_core::api::symmetry::{SymmetryCourse, SymmetryQuery};
use hamstrong_core::domain::RecordId;
use serde_json::{Value, json};

use crate::support::{Desk, day, from};

fn injured() -> (Desk, RecordId) {
    let mut desk = Desk::empty();
    desk.set_clock("2026-05-31", "18:00");
    let leg = desk.injure("left", "2026-05-31");
    (desk, leg)
}

fn measure(desk: &mut Desk, leg: RecordId, on: &str, test: Value) {
    desk.set_clock(on, "19:00");
    desk.entry(leg, on, "self_test", test);
}

fn place(desk: &Desk, episode: RecordId) -> ReadinessView {
    desk.tracker.readiness(&ReadinessQuery { episode, day: None, as_of: None }).unwrap()
}

fn test_of(desk: &Desk, leg: RecordId, id: &str) -> TestView {
    place(desk, leg).tests.into_iter().find(|t| t.id == id).unwrap()
}

fn course(desk: &Desk, episode: RecordId) -> SymmetryCourse {
    desk.tracker.symmetry_course(&SymmetryQuery { episode }).unwrap()
}

fn change_of(desk: &Desk, leg: RecordId, id: &str) -> String {
    test_of(desk, leg, id).last.unwrap().change
}

#[test]
fn the_middle_of_three_tries_counts_and_all_three_are_kept() {
    let (mut desk, leg) = injured();
    let tries =
        json!({ "test": "test.ake", "left_tries": [24.0, 30.0, 22.0], "right_tries": [10.0, 9.0, 12.0] });
    measure(&mut desk, leg, "2026-06-08", tries);
    let view = test_of(&desk, leg, "test.ake");
    assert_eq!(view.tries, 3);
    let last = view.last.unwrap();
    assert_eq!(last.words, "left 24°, right 10°, difference 14°");
    assert_eq!(last.test.left_tries, [24.0, 30.0, 22.0]);
    assert!(last.is_today);
    let entry: Entry = from(json!({ "kind": "self_test", "value": {
        "test": "test.ake", "left_tries": [26.0, 30.0, 22.0], "right": 10.0 } }));
    desk.tracker.correct_entry(&CorrectEntry { record: last.record, time: None, entry }).unwrap();
    assert_eq!(test_of(&desk, leg, "test.ake").last.unwrap().test.left, Some(26.0));
}

#[test]
fn a_step_smaller_than_the_error_is_no_clear_change() {
    let (mut desk, leg) = injured();
    let ake = |left: f64| json!({ "test": "test.ake", "left": left, "right": 11.0 });
    measure(&mut desk, leg, "2026-06-06", ake(28.0));
    assert_eq!(change_of(&desk, leg, "test.ake"), "", "nothing to compare with");
    measure(&mut desk, leg, "2026-06-08", ake(22.0));
    let text = change_of(&desk, leg, "test.ake");
    assert_eq!(
        text,
        "Injured leg: 6° less than on 6 June. Less than 10° is within the error of the measurement: no clear change."
    );
    measure(&mut desk, leg, "2026-06-12", ake(12.0));
    assert_eq!(
        change_of(&desk, leg, "test.ake"),
        "Injured leg: 10° less than on 8 June: a clear change, 10° or more."
    );
    measure(&mut desk, leg, "2026-06-13", json!({ "test": "test.slr", "left": 60.0, "right": 75.0 }));
    measure(&mut desk, leg, "2026-06-15", json!({ "test": "test.slr", "left": 66.0, "right": 75.0 }));
    assert_eq!(change_of(&desk, leg, "test.slr"), "Injured leg: 6° more than on 13 June.");
}

#[test]
fn the_press_test_keeps_the_length_of_the_sore_strip_and_hides_its_number_on_wish() {
    let (mut desk, leg) = injured();
    measure(&mut desk, leg, "2026-06-06", json!({ "test": "test.press", "value": 5.0, "strip_cm": 8.0 }));
    measure(&mut desk, leg, "2026-06-08", json!({ "test": "test.press", "value": 3.0, "strip_cm": 6.5 }));
    let view = test_of(&desk, leg, "test.press");
    assert_eq!(view.entry, TestEntry::Press);
    let last = view.last.unwrap();
    assert_eq!(last.words, "pain 3, sore over 6.5 cm");
    assert_eq!(last.change, "2 points less than on 6 June: a clear change, 2 points or more.");
    desk.tracker.change_setting(&from(json!({ "setting": "hide_pain_numbers", "value": true }))).unwrap();
    let last = test_of(&desk, leg, "test.press").last.unwrap();
    assert_eq!(last.words, "pain mild, sore over 6.5 cm");
    assert!(last.change.starts_with("Less than on 6 June"), "{}", last.change);
}

#[test]
fn a_test_says_which_leg_goes_first_and_when_to_stop() {
    let (desk, leg) = injured();
    let order = |id| test_of(&desk, leg, id).order;
    let turns = "First the right leg, which is well, then the left one. Stop when pain goes above 4.";
    assert_eq!(order("test.ake"), turns);
    assert_eq!(order("test.squat"), turns);
    assert_eq!(order("test.girth"), "First the right leg, which is well, then the left one.");
    assert_eq!(order("test.confidence"), "");
}

#[test]
fn a_reading_that_cannot_be_or_none_at_all_is_refused() {
    let (mut desk, leg) = injured();
    let mut attempt = |test: Value| {
        let entry: Entry = from(json!({ "kind": "self_test", "value": test }));
        let input = RecordEntry { episode: leg, day: day("2026-05-31"), time: None, entry };
        desk.tracker.record_entry(&input).unwrap_err()
    };
    let refused = attempt(json!({ "test": "test.ake", "left": 20.0, "right_tries": [12.0, -3.0] }));
    assert_eq!(refused.fields[0].field, "right");
    assert_eq!(refused.fields[0].message, "From 0 to 300.");
    let refused = attempt(json!({ "test": "test.ake" }));
    assert_eq!((refused.code, refused.message.as_str()), (ErrorCode::Invalid, "Enter a result."));
}

#[test]
fn left_and_right_are_compared_test_by_test_with_the_error_of_the_measurement() {
    let (mut desk, leg) = injured();
    assert!(course(&desk, leg).tests.is_empty());
    for (on, test, left, right) in [
        ("2026-06-06", "test.ake", 28.0, 11.0),
        ("2026-06-10", "test.ake", 20.0, 11.0),
        ("2026-06-10", "test.bridge_count", 20.0, 25.0),
        ("2026-06-11", "test.girth", 54.5, 53.0),
    ] {
        measure(&mut desk, leg, on, json!({ "test": test, "left": left, "right": right }));
    }
    let found = course(&desk, leg);
    let said: Vec<(&str, &str)> =
        found.tests.iter().map(|t| (t.headline.as_str(), t.detail.as_str())).collect();
    assert_eq!(
        said,
        [
            (
                "Knee straightening: 17° apart on 6 June, 9° apart on 10 June.",
                "No clear difference: up to 10° is within the error of the measurement."
            ),
            (
                "Bridge count: injured leg 80 % of the other leg on 10 June.",
                "Under 20 is poor, about 25 is average, over 30 is good."
            ),
            ("Thigh girth: 1.5 cm apart on 11 June.", "More than the 1 cm by which the measurement may err."),
        ]
    );
    let ake = &found.tests[0];
    assert_eq!((ake.days[0].injured, ake.days[0].other, ake.error), (28.0, 11.0, Some(10.0)));
    assert_eq!((ake.lowest, ake.highest), (0.0, 30.0));
    let girth = &found.tests[2];
    assert_eq!((girth.lowest, girth.highest), (50.0, 60.0));
}

#[test]
fn the_look_at_four_factors_waits_until_no_injury_is_open_and_is_due_once_a_month() {
    let (mut desk, leg) = injured();
    measure(&mut desk, leg, "2026-06-10", json!({ "test": "test.ake", "left": 25.0, "right": 11.0 }));
    measure(
        &mut desk,
        leg,
        "2026-06-12",
        json!({ "test": "test.bridge_count", "left": 20.0, "right": 25.0 }),
    );
    assert_eq!(place(&desk, leg).risk, None, "an injury is open");
    desk.tracker.close_injury(&from(json!({ "record": leg, "on": "2026-06-12" }))).unwrap();
    let check = place(&desk, leg).risk.unwrap();
    assert!(!check.due);
    assert_eq!(check.when, "Once a month; the two tests are due again on 8 July.");
    assert_eq!(check.factors.len(), 4);
    assert_eq!(check.factors[0].level, Some(1));
    assert!(check.context[0].starts_with("Not scored: a hamstring injury within a year, on 31 May."));
    desk.set_clock("2026-07-08", "19:00");
    let check = place(&desk, leg).risk.unwrap();
    assert!(check.due, "four weeks after the older of the two");
    assert_eq!(check.factors[1].level, Some(1), "the bridge count is still of this month");
    desk.injure("right", "2026-07-08");
    assert_eq!(place(&desk, leg).risk, None, "another one is open");
}

#[test]
fn weeks_in_which_nothing_was_logged_are_unknown_and_not_without_sessions() {
    let mut desk = Desk::empty();
    let leg = desk.injure("left", "2026-04-01");
    desk.tracker.close_injury(&from(json!({ "record": leg, "on": "2026-06-12" }))).unwrap();
    let bar = |desk: &Desk| {
        let factors = place(desk, leg).risk.unwrap().factors;
        let bar = factors.into_iter().find(|f| f.id == "risk.conditioning").unwrap();
        (bar.level, bar.text)
    };
    let unknown = (None, "No bridge count, and less than four weeks logged.".to_owned());
    assert_eq!(bar(&desk), unknown, "ten weeks after the injury, and nothing is logged");
    // The last four weeks are 16 to 22 May, 23 to 29 May, 30 May to 5 June and 6 to 12 June.
    for day in ["2026-05-16", "2026-06-01", "2026-06-12"] {
        desk.check_in(leg, day, 1, json!({ "pain_walk": 0 }));
        assert_eq!(bar(&desk), unknown, "up to {day}");
    }
    desk.entry(leg, "2026-05-23", "session", json!({ "kind": "rehab" }));
    let text = "Sessions in the last four weeks: 0, 1, 0, 0.".to_owned();
    assert_eq!(bar(&desk), (Some(2), text), "an entry in each: no session is none");
}
