//! Reminders on a real file: each once, over restarts and two processes; put off, paused, undone, missed.

use hamstrong_core::api::inputs::{OverviewQuery, RecordRef, SettingChange};
use hamstrong_core::api::reminders::{ReminderWish, RemindersView};
use hamstrong_core::clock::{Clock, FixedClock};
use hamstrong_core::{Opening, Tracker};
use serde_json::{Value, json};

use crate::support::{Desk, day, from};

fn plan(desk: &mut Desk, change: Value) {
    let mut plan = serde_json::to_value(desk.tracker.reminders().unwrap().plan).unwrap();
    plan.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
    plan["since"] = Value::Null;
    let change: SettingChange = from(json!({ "setting": "reminders", "value": plan }));
    desk.tracker.change_setting(&change).unwrap();
}

/// An injury of 12 June, and reminders chosen on that day.
fn reminded() -> Desk {
    let mut desk = Desk::empty();
    desk.injure("left", "2026-06-12");
    plan(&mut desk, json!({ "on": true }));
    desk
}

fn ring(desk: &mut Desk) -> Option<&'static str> {
    desk.tracker.remind(None).unwrap().0.map(|reminder| reminder.text)
}

fn view(desk: &Desk) -> RemindersView {
    desk.tracker.reminders().unwrap()
}

#[test]
fn a_reminder_is_made_once_over_a_restart_and_says_nothing_about_anyone() {
    let mut desk = reminded();
    desk.set_clock("2026-06-13", "19:00");
    assert_eq!(ring(&mut desk), Some("Time for today’s entry"));
    assert_eq!(ring(&mut desk), None);
    let mut desk = desk.restart();
    assert_eq!(ring(&mut desk), None);
    desk.set_clock("2026-06-14", "08:00");
    assert!(ring(&mut desk).is_some(), "acute: three a day");
}

#[test]
fn of_two_that_look_at_one_journal_one_reminds() {
    let mut desk = reminded();
    desk.set_clock("2026-06-13", "19:00");
    // Nobody else can write while the journal is open; one that was copied aside still has its own claim.
    let second = Tracker::open(&desk.path(), Opening::to_write(), desk.clock.clone());
    assert!(second.is_err(), "one writer");
    let mut reader = Tracker::open_to_read(&desk.path(), desk.clock.clone()).unwrap();
    assert!(reader.remind(None).unwrap().0.is_none(), "who only reads reminds nobody");
    assert!(ring(&mut desk).is_some());
}

#[test]
fn what_nobody_took_comes_again() {
    let mut desk = reminded();
    desk.set_clock("2026-06-13", "19:00");
    let reminder = desk.tracker.remind(None).unwrap().0.unwrap();
    desk.tracker.not_reminded(&reminder).unwrap();
    desk.set_clock("2026-06-13", "19:01");
    assert!(ring(&mut desk).is_some());
}

#[test]
fn a_logged_day_is_silent_until_its_entry_is_undone() {
    let mut desk = reminded();
    let leg = desk.tracker.overview(&OverviewQuery::default()).unwrap().episode.unwrap();
    desk.set_clock("2026-06-13", "18:00");
    desk.check_in(leg, "2026-06-13", 1, json!({ "pain_walk": 3 }));
    desk.set_clock("2026-06-13", "19:00");
    assert_eq!(ring(&mut desk), None);
    assert!(view(&desk).said.starts_with("Today is logged."), "{}", view(&desk).said);
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert!(ring(&mut desk).is_some());
}

#[test]
fn put_off_for_an_hour_it_comes_again_once() {
    let mut desk = reminded();
    desk.set_clock("2026-06-13", "19:00");
    ring(&mut desk).unwrap();
    let put_off = desk.tracker.remind_me(&ReminderWish::InAnHour).unwrap();
    assert!(put_off.snoozed && !put_off.can_snooze);
    assert_eq!(put_off.said, "Put off until 20:00, unless the day is logged by then.");
    let mut desk = desk.restart();
    desk.set_clock("2026-06-13", "19:59");
    assert_eq!(ring(&mut desk), None);
    desk.set_clock("2026-06-13", "20:00");
    assert!(ring(&mut desk).is_some());
    assert_eq!(ring(&mut desk), None);
}

#[test]
fn not_today_is_silent_until_tomorrow_and_can_be_taken_back() {
    let mut desk = reminded();
    desk.set_clock("2026-06-13", "12:00");
    assert_eq!(desk.tracker.remind_me(&ReminderWish::NotToday).unwrap().said, "Not again today.");
    desk.set_clock("2026-06-13", "13:30");
    assert_eq!(ring(&mut desk), None);
    assert!(!desk.tracker.remind_me(&ReminderWish::AsPlanned).unwrap().snoozed);
    assert!(ring(&mut desk).is_some());
    desk.tracker.remind_me(&ReminderWish::NotToday).unwrap();
    desk.set_clock("2026-06-14", "08:00");
    assert!(ring(&mut desk).is_some(), "tomorrow is another day");
}

#[test]
fn a_pause_and_its_undo() {
    let mut desk = reminded();
    plan(&mut desk, json!({ "paused_until": "2026-06-20" }));
    desk.set_clock("2026-06-13", "19:00");
    assert_eq!(ring(&mut desk), None);
    assert_eq!(
        view(&desk).said,
        "Paused until 20 June. The next one comes on 20 June at 08:00, unless the day is logged by then."
    );
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert!(ring(&mut desk).is_some());
}

#[test]
fn closed_and_sample_journals_remind_nobody() {
    let mut desk = reminded();
    let leg = desk.tracker.overview(&OverviewQuery::default()).unwrap().episode.unwrap();
    desk.tracker.close_injury(&from(json!({ "record": leg, "on": "2026-06-12" }))).unwrap();
    desk.set_clock("2026-06-13", "19:00");
    assert_eq!(ring(&mut desk), None);
    desk.tracker.reopen_injury(&RecordRef { record: leg }).unwrap();
    assert!(ring(&mut desk).is_some());
}

#[test]
fn what_was_missed_is_one_line_once() {
    let mut desk = reminded();
    desk.set_clock("2026-06-14", "10:00");
    let why = "did not come: Hamstrong was not running, or notifications were off.";
    assert_eq!(view(&desk).missed, Some(format!("Yesterday’s reminder {why}")));
    desk.set_clock("2026-06-16", "10:00");
    assert_eq!(view(&desk).missed, Some(format!("Some reminders of the last days {why}")));
    assert_eq!(desk.tracker.remind_me(&ReminderWish::MissedSeen).unwrap().missed, None);
    assert_eq!(view(&desk.restart()).missed, None);
}

#[test]
fn the_question_comes_after_the_second_day_and_once() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-11", 1, json!({ "pain_walk": 3 }));
    assert!(!view(&desk).ask);
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    assert!(view(&desk).ask);
    assert!(!desk.tracker.remind_me(&ReminderWish::Asked).unwrap().ask);
    let mut desk = desk.restart();
    assert!(!view(&desk).ask);
    plan(&mut desk, json!({ "on": true }));
    assert!(!view(&desk).ask);
}

#[test]
fn the_plan_travels_with_the_journal_and_what_was_made_does_not() {
    let mut desk = reminded();
    plan(&mut desk, json!({ "at": "21:15" }));
    desk.set_clock("2026-06-13", "21:15");
    ring(&mut desk).unwrap();
    let file = desk.folder.path().join("all.json");
    desk.tracker.export_to(from(json!("json")), &file).unwrap();
    assert!(!std::fs::read_to_string(&file).unwrap().contains("reminders_made"));
    let mut other = Desk::empty();
    other.tracker.import_from(&file).unwrap();
    assert_eq!(view(&other).plan.at.to_string(), "21:15");
}

#[test]
fn a_clock_that_goes_back_a_day_makes_no_second_one() {
    let mut desk = reminded();
    desk.set_clock("2026-06-13", "19:00");
    ring(&mut desk).unwrap();
    desk.set_clock("2026-06-14", "19:00");
    ring(&mut desk).unwrap();
    desk.set_clock("2026-06-13", "20:00");
    assert_eq!(ring(&mut desk), None);
    assert_eq!(desk.tracker.today().unwrap(), day("2026-06-13"));
    let _: &FixedClock = &desk.clock;
    assert!(desk.clock.now().at.to_string().starts_with("2026-06-13"));
}
