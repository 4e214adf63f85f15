//! One number from the small window.

use hamstrong_core::Tracker;
use hamstrong_core::api::inputs::{OverviewQuery, SettingChange};
use hamstrong_core::api::quick::{QuickAsk, QuickDay, QuickEntry, QuickPain};
use hamstrong_core::api::readiness::AlertLevel;
use hamstrong_core::domain::RecordId;
use serde_json::json;

use crate::support::{Desk, day, from};

fn asked(desk: &Desk) -> QuickDay {
    match desk.tracker.quick_view().unwrap().ask {
        QuickAsk::Log(about) => about,
        other => panic!("nothing can be logged: {other:?}"),
    }
}

fn entry(episode: RecordId, date: &str, pain: serde_json::Value) -> QuickEntry {
    QuickEntry { episode, day: day(date), pain: from(pain) }
}

fn pain(value: serde_json::Value) -> QuickPain {
    from(value)
}

#[test]
fn a_number_lands_in_the_check_in_of_today_and_leaves_the_rest_of_it() {
    let (mut desk, episode) = Desk::with_injury();
    desk.check_in(episode, "2026-06-12", 1, json!({ "pain_rest": 1, "swelling": 2 }));
    desk.tracker.quick_record(&entry(episode, "2026-06-12", json!({ "pain_walk": 3 }))).unwrap();
    assert_eq!(asked(&desk).today, pain(json!({ "pain_rest": 1, "pain_walk": 3 })));
    let shown = desk.show("2026-06-12").day.unwrap();
    assert_eq!(shown.sittings.len(), 1);
    let kept = &shown.sittings[0].check_in.as_ref().unwrap().value;
    assert!(kept.swelling.is_some(), "{kept:?}");
}

#[test]
fn a_second_check_in_of_the_day_takes_the_number() {
    let (mut desk, episode) = Desk::with_injury();
    desk.check_in(episode, "2026-06-12", 1, json!({ "pain_walk": 6 }));
    desk.check_in(episode, "2026-06-12", 2, json!({ "pain_rest": 0 }));
    desk.tracker.quick_record(&entry(episode, "2026-06-12", json!({ "pain_walk": 4 }))).unwrap();
    let sittings = desk.show("2026-06-12").day.unwrap().sittings;
    let walks: Vec<_> =
        sittings.iter().map(|s| s.check_in.as_ref().unwrap().value.pain_walk.unwrap().get()).collect();
    assert_eq!(walks, [6, 4]);
}

#[test]
fn one_undo_takes_a_quick_number_back() {
    let (mut desk, episode) = Desk::with_injury();
    desk.tracker.quick_record(&entry(episode, "2026-06-12", json!({ "pain_walk": 3 }))).unwrap();
    let label = desk.tracker.overview(&OverviewQuery::default()).unwrap().undo.unwrap().label;
    assert_eq!(label, "walking pain 3 on 12 June");
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(asked(&desk).today, QuickPain::default());
}

#[test]
fn yesterday_is_shown_and_after_midnight_it_is_still_today() {
    let (mut desk, episode) = Desk::with_injury();
    desk.check_in(episode, "2026-06-12", 1, json!({ "pain_walk": 5 }));
    desk.set_clock("2026-06-13", "02:30");
    let late = asked(&desk);
    assert_eq!((late.day, late.day_index.0), (day("2026-06-12"), 12));
    assert_eq!(late.today, pain(json!({ "pain_walk": 5 })));
    desk.set_clock("2026-06-13", "09:00");
    let next = asked(&desk);
    assert_eq!(next.day, day("2026-06-13"));
    assert_eq!((next.today, next.yesterday), (QuickPain::default(), pain(json!({ "pain_walk": 5 }))));
    // A window left open over the end of the day writes to the day that it showed.
    desk.tracker.quick_record(&entry(episode, "2026-06-12", json!({ "pain_rest": 2 }))).unwrap();
    assert_eq!(asked(&desk).today, QuickPain::default());
}

#[test]
fn of_several_injuries_the_one_shown_last_is_asked_about_unless_it_is_closed() {
    let (mut desk, left) = Desk::with_injury();
    let right = desk.injure("right", "2026-06-08");
    let show = |desk: &mut Desk, record| {
        desk.tracker.change_setting(&SettingChange::CurrentEpisode(Some(record))).unwrap();
    };
    show(&mut desk, left);
    assert_eq!((asked(&desk).episode, asked(&desk).title.as_str()), (left, "Left hamstring"));
    show(&mut desk, right);
    assert_eq!(asked(&desk).episode, right);
    let close = |record| from(json!({ "record": record, "on": "2026-06-12" }));
    desk.tracker.close_injury(&close(right)).unwrap();
    show(&mut desk, right);
    assert_eq!(asked(&desk).episode, left);
    desk.tracker.close_injury(&close(left)).unwrap();
    assert_eq!(desk.tracker.quick_view().unwrap().ask, QuickAsk::NoneOpen);
}

#[test]
fn what_stands_in_the_way_is_said_instead() {
    let mut desk = Desk::empty();
    assert_eq!(desk.tracker.quick_view().unwrap().ask, QuickAsk::NoInjury);
    let episode = desk.injure("left", "2026-05-31");
    desk.wellness("2026-06-12", 1, json!({ "red_flags": ["dvt_suspect"] }));
    match desk.tracker.quick_view().unwrap().ask {
        QuickAsk::Urgent(words) => assert!(!words.is_empty()),
        other => panic!("{other:?}"),
    }
    let refused = desk.tracker.quick_record(&entry(episode, "2026-06-12", json!({}))).unwrap_err();
    assert_eq!(refused.fields[0].field, "pain");
}

#[test]
fn a_journal_that_can_only_be_read_says_so() {
    let (desk, _) = Desk::with_injury();
    let (path, clock) = (desk.path(), desk.clock.clone());
    let Desk { tracker, folder, .. } = desk;
    drop(tracker);
    let reader = Tracker::open_to_read(&path, clock).unwrap();
    assert_eq!(reader.quick_view().unwrap().ask, QuickAsk::ReadOnly);
    drop(folder);
}

#[test]
fn a_number_that_raises_an_alert_brings_it_back_once() {
    let (mut desk, episode) = Desk::with_injury();
    for date in ["2026-06-09", "2026-06-10", "2026-06-11"] {
        desk.check_in(episode, date, 1, json!({ "pain_rest": 0, "pain_walk": 1, "pain_worst": 1 }));
    }
    let quiet = desk.tracker.quick_record(&entry(episode, "2026-06-12", json!({ "pain_walk": 1 }))).unwrap();
    assert!(quiet.alerts.is_empty(), "{quiet:?}");
    let loud = json!({ "pain_walk": 8, "pain_worst": 9 });
    let flare = desk.tracker.quick_record(&entry(episode, "2026-06-12", loud)).unwrap();
    let levels: Vec<_> = flare.alerts.iter().map(|a| (a.level, a.id.as_str())).collect();
    assert_eq!(levels, [(AlertLevel::Notice, "flare")]);
    let again =
        desk.tracker.quick_record(&entry(episode, "2026-06-12", json!({ "pain_worst": 10 }))).unwrap();
    assert!(again.alerts.is_empty(), "it stands already: {again:?}");
}

#[test]
fn the_choices_are_kept_here_and_do_not_travel() {
    let (mut desk, _) = Desk::with_injury();
    for choice in [
        json!({ "choice": "hot_key", "value": "Control+Alt+KeyH" }),
        json!({ "choice": "tray", "value": true }),
        json!({ "choice": "keep_running", "value": true }),
    ] {
        let choices = desk.tracker.quick_choices().unwrap().with(&from(choice)).unwrap();
        desk.tracker.keep_quick_choices(&choices).unwrap();
    }
    let before = desk.tracker.overview(&OverviewQuery::default()).unwrap().undo;
    let desk = desk.restart();
    let kept = desk.tracker.quick_choices().unwrap();
    assert_eq!(kept.hot_key.as_ref().map(|key| key.to_string()).as_deref(), Some("Control+Alt+KeyH"));
    assert!(kept.tray && kept.keep_running);
    assert_eq!(desk.tracker.overview(&OverviewQuery::default()).unwrap().undo, before);

    let file = desk.folder.path().join("all.json");
    desk.tracker.export_to(hamstrong_core::api::inputs::ExportFormat::Json, &file).unwrap();
    let mut other = Desk::empty();
    other.tracker.import_from(&file).unwrap();
    assert!(other.tracker.quick_choices().unwrap().hot_key.is_none());

    let without = kept.with(&from(json!({ "choice": "tray", "value": false }))).unwrap();
    assert!(!without.keep_running, "nothing keeps running behind an icon that is not there");
    let letter = kept.with(&from(json!({ "choice": "hot_key", "value": "KeyH" }))).unwrap_err();
    assert_eq!(letter.fields[0].field, "hot_key");
}

#[test]
fn a_record_that_is_not_there_takes_no_number() {
    let (mut desk, episode) = Desk::with_injury();
    let other: RecordId = from(json!("0190b6a0-0000-7000-8000-000000000000"));
    let refused =
        desk.tracker.quick_record(&entry(other, "2026-06-12", json!({ "pain_walk": 3 }))).unwrap_err();
    assert_eq!(format!("{:?}", refused.code), "NotFound");
    let future = desk.tracker.quick_record(&entry(episode, "2026-06-13", json!({ "pain_walk": 3 })));
    assert!(future.is_err());
}
