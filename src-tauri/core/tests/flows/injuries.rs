//! Several injuries: shown, closed, reopened, and one that came back.

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::inputs::{CloseInjury, LinkRecurrence, RecordRef, SettingChange};
use hamstrong_core::api::readiness::ReadinessQuery;
use hamstrong_core::domain::RecordId;
use serde_json::json;

use crate::support::{Desk, day};

fn fields(error: &ApiError) -> Vec<&str> {
    error.fields.iter().map(|f| f.field.as_str()).collect()
}

fn readiness(desk: &Desk, record: RecordId) -> serde_json::Value {
    let query =
        ReadinessQuery { episode: record, ..serde_json::from_value(json!({ "episode": record })).unwrap() };
    serde_json::to_value(desk.tracker.readiness(&query).unwrap()).unwrap()
}

#[test]
fn an_injury_that_is_closed_and_reopened_stands_where_it_stood() {
    let (mut desk, left) = Desk::with_injury();
    for (date, walk) in [("2026-06-10", 4), ("2026-06-11", 3), ("2026-06-12", 2)] {
        desk.set_clock(date, "20:00");
        desk.check_in(left, date, 1, json!({ "pain_walk": walk, "pain_rest": 1, "walking_normal": true }));
    }
    let before = readiness(&desk, left);
    let overview = desk.tracker.close_injury(&CloseInjury { record: left, on: day("2026-06-12") }).unwrap();
    assert!(!overview.episodes[0].open);
    assert_eq!(overview.undo.unwrap().label, "the injury closed");
    let overview = desk.tracker.reopen_injury(&RecordRef { record: left }).unwrap();
    assert!(overview.episodes[0].open);
    assert_eq!(readiness(&desk, left), before);
    let mut desk = desk.restart();
    assert_eq!(readiness(&desk, left), before);
    desk.tracker.undo(&serde_json::from_value(json!({})).unwrap()).unwrap();
    assert!(!desk.show("2026-06-12").episodes[0].open, "undo closes it again");
}

#[test]
fn switching_between_injuries_changes_neither() {
    let (mut desk, left) = Desk::with_injury();
    let right = desk.injure("right", "2026-06-09");
    desk.check_in(left, "2026-06-12", 1, json!({ "pain_walk": 5 }));
    desk.check_in(right, "2026-06-12", 1, json!({ "pain_walk": 1 }));
    let (one, other) = (readiness(&desk, left), readiness(&desk, right));
    for record in [left, right, left] {
        let shown = desk.tracker.change_setting(&SettingChange::CurrentEpisode(Some(record))).unwrap();
        assert_eq!(shown.episode, Some(record));
    }
    assert_eq!((readiness(&desk, left), readiness(&desk, right)), (one, other));
    desk.tracker.close_injury(&CloseInjury { record: right, on: day("2026-06-11") }).unwrap();
    assert_eq!(desk.show("2026-06-12").episodes.iter().map(|e| e.open).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn an_injury_cannot_be_over_before_it_began_or_tomorrow() {
    let (mut desk, left) = Desk::with_injury();
    for on in ["2026-05-30", "2026-06-13"] {
        let refused = desk.tracker.close_injury(&CloseInjury { record: left, on: day(on) }).unwrap_err();
        assert_eq!(fields(&refused), ["closed_on"], "{on}");
    }
    desk.tracker.close_injury(&CloseInjury { record: left, on: day("2026-05-31") }).unwrap();
}

#[test]
fn an_injury_that_came_back_names_an_earlier_one_of_the_same_leg() {
    let (mut desk, first) = Desk::with_injury();
    desk.tracker.close_injury(&CloseInjury { record: first, on: day("2026-06-05") }).unwrap();
    let again = desk.injure("left", "2026-06-10");
    let right = desk.injure("right", "2026-06-01");
    let before = readiness(&desk, again);
    let mut link = |record, of| desk.tracker.link_recurrence(&LinkRecurrence { record, of });
    for (record, of) in [(again, again), (first, again), (again, right)] {
        assert_eq!(fields(&link(record, Some(of)).unwrap_err()), ["recurrence_of"]);
    }
    let unknown: RecordId = "0190a0a0-0000-7000-8000-000000000000".parse().unwrap();
    assert_eq!(link(again, Some(unknown)).unwrap_err().code, ErrorCode::NotFound);
    let linked = link(again, Some(first)).unwrap();
    let of = |o: &hamstrong_core::api::views::Overview| {
        o.episodes.iter().find(|e| e.record == again).unwrap().episode.recurrence_of
    };
    assert_eq!(of(&linked), Some(first));
    assert_eq!(of(&link(again, None).unwrap()), None);
    link(again, Some(first)).unwrap();
    assert_eq!(readiness(&desk, again), before, "a link changes no decision");
}
