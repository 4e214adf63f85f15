//! First aid on a real file: timers that survive, limits that hold, and the plan of each day.

use crate::support::{Desk, from};
use hamstrong_core::api::error::ErrorCode;
use hamstrong_core::api::inputs::{Entry, OverviewQuery, RecordRef};
use hamstrong_core::api::price::{
    CheckTimer, PriceQuery, PriceTile, StartTimer, StopTimer, TileState, TimerState,
};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::{Minutes, PriceKind, RecordId};
use serde_json::{Value, json};

/// A fresh injury of today, with the questions about ice and wraps answered with no.
pub fn acute() -> (Desk, RecordId) {
    let mut desk = Desk::empty();
    let leg = desk.injure("left", "2026-06-12");
    answer(&mut desk, &[]);
    (desk, leg)
}

fn answer(desk: &mut Desk, yes: &[&str]) -> Overview {
    let shown = desk.tracker.overview(&OverviewQuery::default()).unwrap();
    let questions = shown.price.unwrap().questions;
    let answers: Vec<Value> =
        questions.iter().map(|q| json!({ "id": q.id, "present": yes.contains(&q.id.as_str()) })).collect();
    desk.tracker.save_first_aid(&from(json!({ "answers": answers }))).unwrap()
}

pub fn start(desk: &mut Desk, leg: RecordId, part: PriceKind, minutes: Option<i64>) -> Overview {
    try_start(desk, leg, part, minutes).unwrap()
}

fn try_start(
    desk: &mut Desk,
    leg: RecordId,
    part: PriceKind,
    minutes: Option<i64>,
) -> Result<Overview, hamstrong_core::api::error::ApiError> {
    let minutes = minutes.map(|m| Minutes::try_from(m).unwrap());
    desk.tracker.start_timer(&StartTimer { episode: leg, part, minutes })
}

pub fn stop(desk: &mut Desk, record: RecordId, minutes: Option<i64>) -> Overview {
    let minutes = minutes.map(|m| Minutes::try_from(m).unwrap());
    desk.tracker.stop_timer(&StopTimer { record, minutes }).unwrap()
}

fn tile(overview: &Overview, part: PriceKind) -> PriceTile {
    overview.price.as_ref().unwrap().tiles.iter().find(|tile| tile.part == part).unwrap().clone()
}

pub fn timer_of(overview: &Overview, part: PriceKind) -> RecordId {
    tile(overview, part).timer.unwrap().record
}

fn steps(overview: &Overview) -> Vec<Value> {
    let entries = &overview.day.as_ref().unwrap().entries;
    let steps = entries.iter().filter_map(|entry| match &entry.value {
        Entry::PriceStep(step) => Some(json!([step, entry.time])),
        _ => None,
    });
    steps.collect()
}

#[test]
fn ice_that_is_stopped_is_logged_with_its_minutes_and_undo_lets_it_run_again() {
    let (mut desk, leg) = acute();
    let running = start(&mut desk, leg, PriceKind::Ice, None);
    let timer = tile(&running, PriceKind::Ice).timer.unwrap();
    assert_eq!((timer.set, timer.elapsed, timer.state), (Some(15 * 60), 0, TimerState::Running));
    desk.set_clock("2026-06-12", "19:54");
    let stopped = stop(&mut desk, timer.record, None);
    assert_eq!(steps(&stopped).len(), 1);
    let step = &steps(&stopped)[0];
    assert_eq!((&step[0]["minutes"], &step[1]), (&json!(12), &json!("19:42")), "from its start");
    assert!(tile(&stopped, PriceKind::Ice).timer.is_none());
    assert_eq!(stopped.undo.unwrap().label, "ice, 12 min on 12 June");

    let back = desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert!(steps(&back).is_empty());
    assert_eq!(tile(&back, PriceKind::Ice).timer.unwrap().elapsed, 12 * 60);
    let again = desk.tracker.redo(&OverviewQuery::default()).unwrap();
    assert_eq!((steps(&again).len(), tile(&again, PriceKind::Ice).timer), (1, None));
}

#[test]
fn a_timer_survives_a_restart_and_asks_once_it_is_over() {
    let (mut desk, leg) = acute();
    start(&mut desk, leg, PriceKind::Ice, Some(10));
    desk.set_clock("2026-06-12", "19:49");
    let mut desk = desk.restart();
    let shown = desk.show("2026-06-12");
    let timer = tile(&shown, PriceKind::Ice).timer.unwrap();
    assert_eq!((timer.elapsed, timer.state, timer.next_in), (7 * 60, TimerState::CheckDue, Some(181)));

    desk.set_clock("2026-06-12", "21:30");
    let timer = tile(&desk.show("2026-06-12"), PriceKind::Ice).timer.unwrap();
    assert_eq!((timer.state, timer.proposed), (TimerState::Finished, Some(10)));
    assert!(timer.said.contains("Finished?"), "{}", timer.said);
    let logged = stop(&mut desk, timer.record, Some(14));
    assert_eq!(steps(&logged)[0][0]["minutes"], 14, "the athlete knows better");
}

#[test]
fn a_clock_that_jumps_back_shows_zero() {
    let (mut desk, leg) = acute();
    start(&mut desk, leg, PriceKind::Elevate, None);
    desk.set_clock("2026-06-12", "16:00");
    let timer = tile(&desk.show("2026-06-12"), PriceKind::Elevate).timer.unwrap();
    assert_eq!((timer.elapsed, timer.state), (0, TimerState::Running));
    let logged = stop(&mut desk, timer.record, None);
    assert_eq!(steps(&logged)[0][0]["minutes"], 0);
}

#[test]
fn ice_cannot_be_set_longer_than_its_limit_and_what_was_chosen_is_named() {
    let (mut desk, leg) = acute();
    let refused = try_start(&mut desk, leg, PriceKind::Ice, Some(21)).unwrap_err();
    assert_eq!((refused.code, refused.fields[0].field.as_str()), (ErrorCode::Invalid, "minutes"));
    assert!(try_start(&mut desk, leg, PriceKind::Ice, Some(0)).is_err());
    assert!(try_start(&mut desk, leg, PriceKind::Ice, Some(20)).is_ok());
    let twice = try_start(&mut desk, leg, PriceKind::Ice, Some(10)).unwrap_err();
    assert_eq!(twice.fields[0].message, "It is running already.");
    assert!(try_start(&mut desk, leg, PriceKind::Rest, None).is_err());
}

#[test]
fn the_next_ice_waits_for_the_skin() {
    let (mut desk, leg) = acute();
    desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "ice", "minutes": 15 }));
    desk.set_clock("2026-06-12", "20:30");
    let refused = try_start(&mut desk, leg, PriceKind::Ice, None).unwrap_err();
    assert_eq!(refused.fields[0].message, "The skin warms up first. Ice again from 20:57.");
    desk.set_clock("2026-06-12", "20:57");
    let tile = tile(&desk.show("2026-06-12"), PriceKind::Ice);
    let offer = tile.start.unwrap();
    assert_eq!(offer.reason, "You may. 2 h apart is advised: from 21:57.");
    assert!(offer.open && try_start(&mut desk, leg, PriceKind::Ice, None).is_ok());
}

#[test]
fn the_gap_reaches_over_midnight() {
    let (mut desk, leg) = acute();
    desk.set_clock("2026-06-13", "00:20");
    desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "ice", "minutes": 10 }));
    desk.set_clock("2026-06-13", "03:05");
    assert!(try_start(&mut desk, leg, PriceKind::Ice, None).is_ok(), "half past midnight is long ago");
    let (mut desk, leg) = acute();
    desk.set_clock("2026-06-13", "02:50");
    desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "ice", "minutes": 10 }));
    desk.set_clock("2026-06-13", "03:05");
    let refused = try_start(&mut desk, leg, PriceKind::Ice, None).unwrap_err();
    assert_eq!(refused.fields[0].message, "The skin warms up first. Ice again from 04:00.");
}

#[test]
fn ice_is_not_offered_before_the_questions_nor_after_a_yes() {
    let mut desk = Desk::empty();
    let leg = desk.injure("left", "2026-06-12");
    let open = tile(&desk.show("2026-06-12"), PriceKind::Ice).start.unwrap();
    assert!(open.open && open.ask_first);
    assert_eq!(try_start(&mut desk, leg, PriceKind::Ice, None).unwrap_err().fields[0].field, "answers");
    let said = answer(&mut desk, &["no_ice.raynaud"]);
    let offer = tile(&said, PriceKind::Ice).start.unwrap();
    assert!(!offer.open && offer.reason.contains("Raynaud"), "{}", offer.reason);
    assert!(try_start(&mut desk, leg, PriceKind::Ice, None).is_err());
    assert!(try_start(&mut desk, leg, PriceKind::Compress, None).is_ok(), "a wrap is another question");
}

#[test]
fn skin_that_is_not_as_it_should_be_ends_the_ice_for_the_day() {
    let (mut desk, leg) = acute();
    let running = start(&mut desk, leg, PriceKind::Ice, None);
    desk.set_clock("2026-06-12", "19:47");
    let record = timer_of(&running, PriceKind::Ice);
    let stopped = desk.tracker.check_timer(&CheckTimer { record, fine: false }).unwrap();
    let step = &steps(&stopped)[0][0];
    assert_eq!(
        (&step["minutes"], &step["checked"], &step["trouble"]),
        (&json!(5), &json!(true), &json!(true))
    );
    desk.set_clock("2026-06-12", "23:00");
    assert!(try_start(&mut desk, leg, PriceKind::Ice, None).unwrap_err().fields[0].message.contains("skin"));
    desk.set_clock("2026-06-13", "09:00");
    assert!(try_start(&mut desk, leg, PriceKind::Ice, None).is_ok());
}

#[test]
fn a_wrap_asks_for_the_toes_and_again_after_a_quarter_of_an_hour() {
    let (mut desk, leg) = acute();
    desk.set_clock("2026-06-12", "09:00");
    let running = start(&mut desk, leg, PriceKind::Compress, None);
    let record = timer_of(&running, PriceKind::Compress);
    desk.set_clock("2026-06-12", "11:00");
    let due = tile(&desk.show("2026-06-12"), PriceKind::Compress).timer.unwrap();
    assert_eq!((due.state, due.set), (TimerState::CheckDue, None));
    let check = |desk: &mut Desk, fine| {
        let after = desk.tracker.check_timer(&CheckTimer { record, fine }).unwrap();
        tile(&after, PriceKind::Compress).timer.unwrap()
    };
    let loosened = check(&mut desk, false);
    assert!(loosened.trouble && loosened.said.starts_with("Loosen the wrap"), "{}", loosened.said);
    desk.set_clock("2026-06-12", "11:15");
    assert_eq!(
        tile(&desk.show("2026-06-12"), PriceKind::Compress).timer.unwrap().state,
        TimerState::CheckDue
    );
    assert!(check(&mut desk, false).said.contains("get help now"));
    let fine = check(&mut desk, true);
    assert!(!fine.trouble && fine.state == TimerState::Running);
    desk.set_clock("2026-06-12", "12:00");
    let stopped = stop(&mut desk, record, None);
    assert_eq!(
        (&steps(&stopped)[0][0]["minutes"], &steps(&stopped)[0][0]["checked"]),
        (&json!(180), &json!(true))
    );
}

#[test]
fn a_wrap_left_on_overnight_is_asked_about_and_belongs_to_its_own_day() {
    let (mut desk, leg) = acute();
    let running = start(&mut desk, leg, PriceKind::Compress, None);
    let record = timer_of(&running, PriceKind::Compress);
    desk.set_clock("2026-06-13", "08:00");
    let timer = tile(&desk.show("2026-06-13"), PriceKind::Compress).timer.unwrap();
    assert_eq!((timer.state, timer.proposed), (TimerState::Finished, None));
    let unsaid = desk.tracker.stop_timer(&StopTimer { record, minutes: None }).unwrap_err();
    assert_eq!(unsaid.fields[0].field, "minutes");
    stop(&mut desk, record, Some(200));
    assert_eq!(steps(&desk.show("2026-06-12"))[0][0]["minutes"], 200);
    assert!(steps(&desk.show("2026-06-13")).is_empty());
}

#[test]
fn a_warning_sign_of_a_clot_keeps_the_wrap_off() {
    let (mut desk, leg) = acute();
    desk.wellness("2026-06-12", 1, json!({ "red_flags": ["dvt_suspect"], "red_flags_asked": true }));
    let refused = try_start(&mut desk, leg, PriceKind::Compress, None).unwrap_err();
    assert!(refused.fields[0].message.starts_with("No wrap while this warning sign"), "{refused:?}");
}

#[test]
fn a_timer_that_was_started_by_mistake_is_removed_and_comes_back_by_undo() {
    let (mut desk, leg) = acute();
    let running = start(&mut desk, leg, PriceKind::Elevate, Some(30));
    let record = timer_of(&running, PriceKind::Elevate);
    let gone = desk.tracker.remove_record(&RecordRef { record }).unwrap();
    assert!(tile(&gone, PriceKind::Elevate).timer.is_none() && steps(&gone).is_empty());
    let back = desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(tile(&back, PriceKind::Elevate).timer.unwrap().set, Some(30 * 60));
}

#[test]
fn tiles_follow_the_plan_and_say_what_is_enough() {
    let (mut desk, leg) = acute();
    let fresh = desk.show("2026-06-12");
    let view = fresh.price.as_ref().unwrap();
    assert_eq!(
        (view.stage.as_str(), view.coverage.as_str()),
        ("Protect and calm, days 0 to 2", "0 of 5 parts of the plan logged.")
    );
    let ice = tile(&fresh, PriceKind::Ice);
    assert_eq!(
        (ice.plan.as_str(), ice.said.as_str()),
        ("3 to 6 sessions of 10 to 15 min.", "Three more for the plan.")
    );
    assert_eq!(tile(&fresh, PriceKind::Elevate).plan, "80 min, 4 times 20.");
    assert_eq!(tile(&fresh, PriceKind::Compress).plan, "6 to 10 h while awake, off at night.");
    assert_eq!(tile(&fresh, PriceKind::Rest).plan, "Nothing vigorous. Walk up to 40 min, below pain 3.");
    for _ in 0..3 {
        desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "ice" }));
    }
    let rested =
        desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "rest", "walking_minutes": 65 }));
    let ice = tile(&rested, PriceKind::Ice);
    assert_eq!(
        (ice.done, ice.of, ice.state, ice.said.as_str()),
        (Some(3), Some(3), TileState::Enough, "Enough for today.")
    );
    let rest = tile(&rested, PriceKind::Rest);
    assert_eq!(
        (rest.state, rest.said.as_str()),
        (TileState::Over, "25 min over the walking cap. Rest the leg now.")
    );
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 5 }));
    let hurt = tile(&desk.show("2026-06-12"), PriceKind::Rest);
    assert_eq!(hurt.caution, "Walking pain is 5 today. Walk less until it is below 3.");
}

#[test]
fn ice_switched_off_by_choice_is_not_asked_for() {
    let (mut desk, _) = acute();
    let off = desk.tracker.save_first_aid(&from(json!({ "ice_off": true, "answers": [] }))).unwrap();
    let ice = tile(&off, PriceKind::Ice);
    assert_eq!((ice.state, ice.plan.as_str()), (TileState::NotInPlan, "Left out by your own choice."));
    assert_eq!(off.price.unwrap().coverage, "0 of 4 parts of the plan logged.");
}

#[test]
fn an_earlier_day_has_its_plan_and_no_timers() {
    let (mut desk, leg) = acute();
    desk.set_clock("2026-06-14", "10:00");
    start(&mut desk, leg, PriceKind::Ice, None);
    let earlier = desk.show("2026-06-12");
    assert!(earlier.price.unwrap().tiles.iter().all(|tile| tile.timer.is_none() && tile.start.is_none()));
}

#[test]
fn limits_that_were_passed_are_said_without_blame() {
    let (mut desk, leg) = acute();
    desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "ice", "minutes": 35 }));
    let notices = desk.show("2026-06-12").price.unwrap().notices;
    assert_eq!(notices, ["Ice for 35 min in one go. Skin can freeze beyond 20; look at it again."]);
}

#[test]
fn timers_and_answers_travel_with_the_journal() {
    let (mut desk, leg) = acute();
    start(&mut desk, leg, PriceKind::Elevate, Some(25));
    let file = desk.folder.path().join("out.json");
    desk.tracker.export_to(from(json!("json")), &file).unwrap();
    let mut other = Desk::empty();
    let brought = other.tracker.import_from(&file).unwrap();
    assert_eq!(tile(&brought, PriceKind::Elevate).timer.unwrap().set, Some(25 * 60));
    assert!(brought.price.unwrap().questions.iter().all(|q| q.present == Some(false)));
}

#[test]
fn the_board_says_what_to_do_now_and_what_to_leave_out() {
    let (mut desk, leg) = acute();
    desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "ice", "minutes": 15 }));
    start(&mut desk, leg, PriceKind::Compress, None);
    desk.set_clock("2026-06-12", "20:30");
    let board = desk.tracker.board(&PriceQuery { episode: leg }).unwrap();
    assert_eq!(board.about, "Left hamstring, day 0. Friday 12 June, 20:30.");
    let ice = &board.steps[2];
    assert_eq!(
        (ice.now.as_str(), ice.next.as_str()),
        ("The skin warms up first. Ice again from 20:57.", "Next from 20:57.")
    );
    assert!(board.steps[3].running && board.steps[3].next == "Since 19:42.");
    assert_eq!(board.avoid_title, "Leave out until the end of 15 June");
    assert_eq!(board.avoid.len(), 4);
    for avoid in &board.avoid {
        assert!(!avoid.why.is_empty());
        assert!(
            avoid.sources.iter().all(|key| board.sources.iter().any(|s| s.key == *key)),
            "{}",
            avoid.what
        );
    }
    assert_eq!(board.help.len(), 3);
    desk.set_clock("2026-06-13", "00:30");
    let night = desk.tracker.board(&PriceQuery { episode: leg }).unwrap();
    assert_eq!(
        night.about, "Left hamstring, day 0. Saturday 13 June, 00:30.",
        "the day goes on, the date does not"
    );
}

#[test]
fn the_board_belongs_to_the_acute_days() {
    let (desk, _) = acute();
    assert!(desk.show("2026-06-12").price.unwrap().board);
    let (mut late, leg) = Desk::with_injury();
    let calm =
        json!({ "pain_rest": 0, "pain_walk": 1, "walking_normal": true, "night_pain": false, "swelling": 0 });
    for date in ["2026-06-10", "2026-06-11", "2026-06-12"] {
        late.set_clock(date, "19:00");
        late.check_in(leg, date, 1, calm.clone());
    }
    assert!(!late.show("2026-06-12").price.unwrap().board);
}
