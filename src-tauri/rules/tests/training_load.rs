//! Weekly load, rule specification 7.1: a row a case.

#![allow(clippy::unwrap_used, clippy::pedantic, reason = "a test says one thing plainly")]

use hamstrong_rules::domain::{LocalDate, Session};
use hamstrong_rules::protocol::{Protocol, Variant};
use hamstrong_rules::training::{LoadStep, load_of, load_weeks};

fn day(text: &str) -> LocalDate {
    text.parse().unwrap()
}

#[test]
fn load_is_effort_times_minutes_and_needs_both() {
    let of = |json: &str| load_of(&serde_json::from_str::<Session>(json).unwrap());
    assert_eq!(of(r#"{"kind":"rehab","effort":4,"minutes":25}"#), Some(100));
    assert_eq!(of(r#"{"kind":"rehab","effort":0,"minutes":25}"#), Some(0));
    assert_eq!(of(r#"{"kind":"rehab","effort":4}"#), None);
    assert_eq!(of(r#"{"kind":"rehab","minutes":25}"#), None);
    assert_eq!(of(r#"{"kind":"sport","effort":10,"minutes":1440}"#), Some(14_400));
}

/// Injured on 1 May, one session in the middle of each of the last four weeks that end on `today`.
fn last(loads: [Option<u32>; 4], today: &str) -> (LoadStep, Option<f64>) {
    let today = day(today);
    let sessions: Vec<_> =
        loads.iter().enumerate().map(|(n, load)| (today.plus_days(-24 + 7 * n as i64), *load)).collect();
    let protocol = Protocol::builtin(Variant::Balanced).unwrap();
    let weeks = load_weeks(&sessions, day("2026-05-01"), today, &protocol.book.load);
    let week = weeks.0.last().unwrap();
    (week.step, week.usual)
}

#[test]
fn a_week_is_held_against_the_mean_of_three_and_only_more_than_the_limit_counts() {
    // (three weeks before, this week, step)
    let rows = [
        ([100, 100, 100], 0, LoadStep::Usual),
        ([100, 100, 100], 100, LoadStep::Usual),
        ([100, 100, 100], 130, LoadStep::Usual),
        ([100, 100, 100], 131, LoadStep::Big),
        ([100, 100, 100], 150, LoadStep::Big),
        ([100, 100, 100], 151, LoadStep::VeryBig),
        ([0, 100, 200], 130, LoadStep::Usual),
        ([0, 0, 300], 131, LoadStep::Big),
        ([110, 110, 110], 143, LoadStep::Usual),
        ([0, 0, 0], 500, LoadStep::TooEarly),
    ];
    for (before, now, step) in rows {
        let loads = [Some(before[0]), Some(before[1]), Some(before[2]), Some(now)];
        assert_eq!(last(loads, "2026-06-12").0, step, "{before:?} then {now}");
    }
    assert_eq!(last([Some(100), Some(200), Some(300), Some(1)], "2026-06-12").1, Some(200.0));
}

#[test]
fn nothing_is_compared_before_three_whole_weeks_lie_behind() {
    // Day 27: the first of the four weeks begins with the injury itself.
    assert_eq!(last([Some(100), Some(100), Some(100), Some(200)], "2026-05-28").0, LoadStep::VeryBig);
    assert_eq!(last([Some(100), Some(100), Some(100), Some(200)], "2026-05-27").0, LoadStep::TooEarly);
}

#[test]
fn several_sessions_a_day_add_up_and_one_without_effort_is_told() {
    let protocol = Protocol::builtin(Variant::Balanced).unwrap();
    let today = day("2026-06-12");
    let sessions = [
        (today, Some(100)),
        (today, Some(50)),
        (today, None),
        (day("2026-06-06"), Some(7)),
        (day("2026-06-05"), Some(1000)),
        (day("2026-06-13"), Some(1000)),
    ];
    let weeks = load_weeks(&sessions, day("2026-05-01"), today, &protocol.book.load);
    let week = weeks.0.last().unwrap();
    assert_eq!((week.load, week.sessions, week.uncounted), (157, 4, 1));
    assert_eq!((week.from, week.to), (day("2026-06-06"), today));
    // 43 days since the injury: six whole weeks and one of a single day.
    assert_eq!(weeks.0.len(), 7);
    assert_eq!((weeks.0[0].from, weeks.0[0].to), (day("2026-05-01"), day("2026-05-01")));
}
