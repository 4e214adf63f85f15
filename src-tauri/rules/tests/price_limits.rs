//! Safety limits of ice and wraps (rule specification 2.2): what is offered, when a timer calls, what was passed.
#![allow(clippy::unwrap_used, reason = "tests stop at what they cannot read")]

use hamstrong_rules::domain::{AidAnswer, FirstAid, Instant, Minutes, PriceKind, PriceTimer};
use hamstrong_rules::price::{
    Break, CallKind, IceOffer, IceSession, Safety, TimerStage, breaks, calls, ice_offer, next_call,
    open_questions, proposed_minutes, ruled_out, stage_of,
};
use hamstrong_rules::protocol::{Protocol, Variant};

fn safety() -> Safety {
    Safety::of(&Protocol::builtin(Variant::Balanced).unwrap().book)
}

/// A time on 12 June 2026, UTC.
fn at(time: &str) -> Instant {
    format!("2026-06-12T{time}:00Z").parse().unwrap()
}

fn timer(part: PriceKind, minutes: Option<i64>) -> PriceTimer {
    PriceTimer {
        part,
        started_at: at("12:00"),
        minutes: minutes.map(|m| Minutes::try_from(m).unwrap()),
        checked_at: None,
        trouble_since: None,
    }
}

fn stage(timer: &PriceTimer, time: &str) -> TimerStage {
    stage_of(timer, at(time), false, &safety())
}

#[test]
fn every_limit_of_the_file_is_read() {
    let s = safety();
    assert_eq!((s.ice_skin_check, s.ice_warn, s.ice_stop), (5, 15, 20));
    assert_eq!((s.ice_gap, s.ice_gap_advised, s.ice_sessions_at_most), (60, 120, 8));
    assert_eq!((s.toe_check, s.toe_help_after, s.avoid_hours), (120, 15, 72));
}

#[test]
fn ice_asks_for_the_skin_at_five_warns_at_fifteen_and_is_over_at_twenty() {
    let ice = timer(PriceKind::Ice, Some(20));
    for (time, expected) in [
        ("12:04", TimerStage::Running),
        ("12:05", TimerStage::CheckDue),
        ("12:19", TimerStage::CheckDue),
        ("12:20", TimerStage::Finished),
    ] {
        assert_eq!(stage(&ice, time), expected, "{time}");
    }
    let checked = PriceTimer { checked_at: Some(at("12:06")), ..ice };
    for (time, expected) in [
        ("12:07", TimerStage::Running),
        ("12:14", TimerStage::Running),
        ("12:15", TimerStage::Warned),
        ("12:20", TimerStage::Finished),
    ] {
        assert_eq!(stage(&checked, time), expected, "{time}");
    }
}

#[test]
fn ice_set_shorter_is_up_before_it_is_over() {
    let ice = timer(PriceKind::Ice, Some(10));
    for (time, expected) in [
        ("12:09", TimerStage::CheckDue),
        ("12:10", TimerStage::TimeUp),
        ("12:19", TimerStage::TimeUp),
        ("12:20", TimerStage::Finished),
    ] {
        assert_eq!(stage(&ice, time), expected, "{time}");
    }
}

#[test]
fn ice_that_claims_to_be_set_longer_is_over_at_twenty_all_the_same() {
    let ice = timer(PriceKind::Ice, Some(45));
    assert_eq!(stage(&ice, "12:20"), TimerStage::Finished);
    assert_eq!(proposed_minutes(&ice, at("12:50"), false, &safety()), Some(20));
    assert!(calls(&ice, &safety()).iter().all(|call| call.at <= at("12:20")));
}

#[test]
fn a_clock_that_was_set_back_never_counts_below_zero() {
    let ice = timer(PriceKind::Ice, Some(15));
    assert_eq!(stage(&ice, "08:00"), TimerStage::Running);
    assert_eq!(proposed_minutes(&ice, at("08:00"), false, &safety()), Some(0));
}

#[test]
fn ended_in_time_it_logs_what_passed_and_afterwards_what_was_set() {
    let ice = timer(PriceKind::Ice, Some(15));
    for (time, expected) in [("12:12", 12), ("12:17", 17), ("12:20", 15), ("18:00", 15)] {
        assert_eq!(proposed_minutes(&ice, at(time), false, &safety()), Some(expected), "{time}");
    }
}

#[test]
fn toes_are_asked_for_every_two_hours_and_sooner_while_something_is_wrong() {
    let wrap = timer(PriceKind::Compress, None);
    assert_eq!(stage(&wrap, "13:59"), TimerStage::Running);
    assert_eq!(stage(&wrap, "14:00"), TimerStage::CheckDue);
    let checked = PriceTimer { checked_at: Some(at("14:10")), ..wrap.clone() };
    assert_eq!(stage(&checked, "16:09"), TimerStage::Running);
    assert_eq!(stage(&checked, "16:10"), TimerStage::CheckDue);
    let trouble = PriceTimer { checked_at: Some(at("14:10")), trouble_since: Some(at("14:10")), ..wrap };
    assert_eq!(stage(&trouble, "14:24"), TimerStage::Running);
    assert_eq!(stage(&trouble, "14:25"), TimerStage::CheckDue);
}

#[test]
fn a_wrap_left_on_over_the_end_of_the_day_asks_how_long_it_was() {
    let wrap = timer(PriceKind::Compress, None);
    assert_eq!(stage_of(&wrap, at("23:59"), true, &safety()), TimerStage::Finished);
    assert_eq!(proposed_minutes(&wrap, at("23:59"), true, &safety()), None, "only the athlete knows");
}

#[test]
fn elevation_is_up_when_set_and_forgotten_at_twice_that() {
    let raised = timer(PriceKind::Elevate, Some(20));
    for (time, expected) in [
        ("12:19", TimerStage::Running),
        ("12:20", TimerStage::TimeUp),
        ("12:39", TimerStage::TimeUp),
        ("12:40", TimerStage::Finished),
    ] {
        assert_eq!(stage(&raised, time), expected, "{time}");
    }
}

#[test]
fn a_timer_calls_in_order() {
    let all = calls(&timer(PriceKind::Ice, Some(18)), &safety());
    let kinds: Vec<_> = all.iter().map(|call| (call.at, call.kind)).collect();
    let expected = [
        (at("12:05"), CallKind::SkinCheck),
        (at("12:15"), CallKind::Warn),
        (at("12:18"), CallKind::TimeUp),
        (at("12:20"), CallKind::Stop),
    ];
    assert_eq!(kinds, expected);
    assert_eq!(next_call(&all, at("12:15")).unwrap().kind, CallKind::TimeUp);
    assert!(next_call(&all, at("12:20")).is_none());
}

#[test]
fn a_checked_skin_is_not_asked_for_again() {
    let ice = PriceTimer { checked_at: Some(at("12:03")), ..timer(PriceKind::Ice, Some(10)) };
    let kinds: Vec<_> = calls(&ice, &safety()).iter().map(|call| call.kind).collect();
    assert_eq!(kinds, [CallKind::TimeUp, CallKind::Stop]);
}

#[test]
fn the_next_ice_waits_an_hour_and_two_are_advised() {
    let before = [IceSession { start: at("12:00"), minutes: Some(15) }];
    let offer = |time| ice_offer(&before, 1, at(time), &safety());
    assert_eq!(offer("12:30"), IceOffer::TooSoon { from: at("13:15") });
    assert_eq!(offer("13:14"), IceOffer::TooSoon { from: at("13:15") });
    assert_eq!(offer("13:15"), IceOffer::Open { advised_from: Some(at("14:15")) });
    assert_eq!(offer("14:14"), IceOffer::Open { advised_from: Some(at("14:15")) });
    assert_eq!(offer("14:15"), IceOffer::Open { advised_from: None });
    assert_eq!(ice_offer(&[], 0, at("12:00"), &safety()), IceOffer::Open { advised_from: None });
}

#[test]
fn a_session_ahead_of_the_clock_holds_ice_up_for_one_gap_only() {
    let ahead = [IceSession { start: at("22:00"), minutes: Some(15) }];
    assert_eq!(ice_offer(&ahead, 1, at("12:00"), &safety()), IceOffer::TooSoon { from: at("13:00") });
}

#[test]
fn eight_sessions_are_as_many_as_any_day_has() {
    assert_eq!(ice_offer(&[], 7, at("12:00"), &safety()), IceOffer::Open { advised_from: None });
    assert_eq!(ice_offer(&[], 8, at("12:00"), &safety()), IceOffer::DayFull);
}

#[test]
fn what_was_logged_past_a_limit_is_named() {
    let session = |start, minutes| IceSession { start: at(start), minutes };
    assert_eq!(breaks(&[session("12:00", Some(20))], 1, &safety()), []);
    assert_eq!(breaks(&[session("12:00", Some(21))], 1, &safety()), [Break::IceTooLong(21)]);
    let close = [session("13:14", Some(10)), session("12:00", Some(15))];
    assert_eq!(breaks(&close, 2, &safety()), [Break::IceTooSoon(59)]);
    let apart = [session("12:00", Some(15)), session("13:15", Some(10))];
    assert_eq!(breaks(&apart, 2, &safety()), []);
    assert_eq!(breaks(&[], 8, &safety()), []);
    assert_eq!(breaks(&[], 9, &safety()), [Break::IceTooOften(9)]);
}

#[test]
fn a_yes_rules_ice_out_and_an_open_question_keeps_it_waiting() {
    let book = Protocol::builtin(Variant::Balanced).unwrap().book;
    let asked = open_questions(&book, &FirstAid::default(), PriceKind::Ice);
    assert_eq!(asked.len(), 6);
    let answer = |id: &str, present| AidAnswer { id: id.to_owned(), present };
    let mut file = FirstAid {
        ice_off: None,
        answers: asked.iter().map(|rule| answer(rule.id.as_str(), false)).collect(),
    };
    assert!(open_questions(&book, &file, PriceKind::Ice).is_empty());
    assert!(ruled_out(&book, &file, PriceKind::Ice).is_empty());
    file.answers[1].present = true;
    let out: Vec<_> = ruled_out(&book, &file, PriceKind::Ice).iter().map(|rule| rule.id.as_str()).collect();
    assert_eq!(out, ["no_ice.raynaud"]);
    assert!(ruled_out(&book, &file, PriceKind::Compress).is_empty());
    assert_eq!(open_questions(&book, &file, PriceKind::Compress).len(), 1);
}

#[test]
fn the_avoid_card_stands_for_seventy_two_hours_from_the_end_of_the_day() {
    let stands: Vec<i32> = (-1..8).filter(|index| safety().avoid_card(*index)).collect();
    assert_eq!(stands, [0, 1, 2, 3]);
}
