//! Progression, rule specification 7.3: a row a case. A row of lights is what an exercise got, session by session.

#![allow(clippy::unwrap_used, clippy::pedantic, reason = "a test says one thing plainly")]

use hamstrong_rules::domain::{Dose, DoseChange, DoseStep, ExerciseKey, Instant, LocalDate, RecordId};
use hamstrong_rules::exercises::{Library, Top};
use hamstrong_rules::protocol::{Protocol, Variant};
use hamstrong_rules::training::{
    Advice, Case, Ladder, Light, Parts, Performed, SessionDone, TrainingLog, advice, halved,
};
use uuid::Uuid;

fn key(id: &str) -> ExerciseKey {
    id.parse().unwrap()
}

fn light(letter: char) -> Light {
    match letter {
        'g' => Light::Green,
        'a' => Light::Amber,
        'r' => Light::Red,
        _ => Light::Pending,
    }
}

fn record(n: usize) -> RecordId {
    RecordId::new(Uuid::from_u128(n as u128 + 1))
}

fn day(n: i64) -> LocalDate {
    "2026-06-01".parse::<LocalDate>().unwrap().plus_days(n)
}

/// Sessions of ISO-03 with these lights, `hours` apart, from 1 June 17:00 on.
fn sessions(lights: &str, hours: i64) -> TrainingLog {
    let start: Instant = "2026-06-01T17:00:00Z".parse().unwrap();
    let sessions = lights.chars().enumerate().map(|(n, letter)| {
        let at: Instant = (start.utc() + chrono::TimeDelta::hours(hours * n as i64)).into();
        session(n, at, &[("ISO-03", light(letter))])
    });
    TrainingLog { sessions: sessions.collect(), since: None }
}

fn session(n: usize, at: Instant, exercises: &[(&str, Light)]) -> SessionDone {
    let parts = |light| Parts { during: light, after: light, morning: light };
    let worst = exercises.iter().map(|(_, light)| *light).max().unwrap();
    SessionDone {
        session: record(n),
        day: at.utc().date_naive().into(),
        at,
        parts: parts(worst),
        light: worst,
        exercises: exercises
            .iter()
            .map(|(id, light)| Performed {
                exercise: key(id),
                pain: None,
                parts: parts(*light),
                light: *light,
                limit: 3,
                done: Dose::default(),
            })
            .collect(),
    }
}

fn dose(sets: i64, reps: i64) -> Dose {
    Dose { sets: sets.try_into().ok(), reps: reps.try_into().ok(), ..Dose::default() }
}

/// 3 × 10, up to 15 repetitions and 4 sets.
fn ladder() -> Ladder {
    Ladder {
        start: dose(3, 10),
        top: Top { reps: 15.try_into().ok(), sets: 4.try_into().ok(), ..Top::default() },
    }
}

/// What the rules say after these lights, as a short word.
fn said(log: &TrainingLog, change: impl FnOnce(&mut Case<'_>)) -> Advice {
    said_after(log, &[], change)
}

fn said_after(log: &TrainingLog, answers: &[DoseChange], change: impl FnOnce(&mut Case<'_>)) -> Advice {
    let protocol = Protocol::builtin(Variant::Balanced).unwrap();
    let exercise = key("ISO-03");
    let mut case = Case {
        exercise: &exercise,
        ladder: ladder(),
        dose: dose(3, 10),
        next: Some(key("ISO-04")),
        previous: Some(key("ISO-01")),
        next_later: false,
        heavy: false,
        may_rise: true,
        rules: &protocol.book.traffic_light,
        log,
        answers,
    };
    change(&mut case);
    advice(&case)
}

fn word(advice: &Advice) -> String {
    match advice {
        Advice::Nothing => "nothing".to_owned(),
        Advice::Wait => "wait".to_owned(),
        Advice::Same(why) => format!("{why:?}"),
        Advice::Change(change) => format!("{:?} by {}", change.step, change.rule),
    }
}

#[test]
fn a_row_of_lights_and_what_follows() {
    let rows = [
        ("", "nothing"),
        ("?", "wait"),
        ("g", "Greens(1, 2)"),
        ("gg", "MoreReps by light.greens"),
        ("ggg", "MoreReps by light.greens"),
        ("gag", "Greens(1, 2)"),
        ("g?", "wait"),
        // A session whose light is not known breaks a row of green ones.
        ("g?g", "Greens(1, 2)"),
        ("a", "Ambers(1, 3)"),
        ("ga", "Ambers(1, 3)"),
        ("aa", "Ambers(2, 3)"),
        ("aaa", "StepDown by light.ambers"),
        ("aga", "Ambers(1, 3)"),
        ("aagaa", "Ambers(2, 3)"),
        // It does not break a row of amber ones.
        ("aa?a", "StepDown by light.ambers"),
        ("r", "StepDown by light.red_pause"),
        ("gr", "StepDown by light.red_pause"),
        ("rg", "Greens(1, 2)"),
        ("aar", "StepDown by light.red_pause"),
        ("rr", "PreviousExercise by light.two_reds"),
    ];
    for (lights, expected) in rows {
        // The dose is one step up, so that there is a step down.
        let found = said(&sessions(lights, 24), |case| case.dose = dose(3, 12));
        assert_eq!(word(&found), expected, "after \"{lights}\"");
    }
}

#[test]
fn green_sessions_of_heavy_work_lie_48_hours_apart() {
    // (lights, hours between them, heavy, expected)
    let rows = [
        ("gg", 24, false, "MoreReps by light.greens"),
        ("gg", 2, false, "MoreReps by light.greens"),
        ("gg", 47, true, "TooClose"),
        ("gg", 48, true, "MoreReps by light.greens"),
        ("ggg", 24, true, "MoreReps by light.greens"),
        ("gag", 48, true, "Greens(1, 2)"),
    ];
    for (lights, hours, heavy, expected) in rows {
        let found = said(&sessions(lights, hours), |case| case.heavy = heavy);
        assert_eq!(word(&found), expected, "{lights} every {hours} h, heavy {heavy}");
    }
}

#[test]
fn up_goes_reps_then_sets_then_load_then_the_next_exercise() {
    let mut ladder = ladder();
    ladder.top.load_steps = Some(1);
    // (dose, steps of load taken, step, dose after it)
    let rows = [
        (dose(3, 10), 0, Some((DoseStep::MoreReps, dose(3, 12)))),
        (dose(3, 14), 0, Some((DoseStep::MoreReps, dose(3, 15)))),
        (dose(3, 15), 0, Some((DoseStep::MoreSets, dose(4, 15)))),
        (dose(4, 15), 0, Some((DoseStep::MoreLoad, Dose { load: 2.5.try_into().ok(), ..dose(4, 15) }))),
        (dose(4, 15), 1, None),
    ];
    for (from, loads, expected) in rows {
        assert_eq!(ladder.up(from, loads), expected, "{from:?} with {loads} steps of load");
    }
    // Down the same way back, and not below the start.
    let loaded = Dose { load: 2.5.try_into().ok(), ..dose(4, 15) };
    let rows = [
        (loaded, 1, Some(dose(4, 15))),
        (dose(4, 15), 0, Some(dose(3, 15))),
        (dose(3, 15), 0, Some(dose(3, 13))),
        (dose(3, 11), 0, Some(dose(3, 10))),
        (dose(3, 10), 0, None),
    ];
    for (from, loads, expected) in rows {
        assert_eq!(ladder.down(from, loads), expected, "down from {from:?}");
    }
}

#[test]
fn at_the_ends_of_the_way() {
    let top = dose(4, 15);
    let rows = [
        ("gg", top, Some("ISO-04"), None, false, "NextExercise by light.greens"),
        ("gg", top, None, None, true, "NextLater"),
        ("gg", top, None, None, false, "AtTheTop"),
        ("r", dose(3, 10), None, Some("ISO-01"), false, "PreviousExercise by light.red_pause"),
        ("r", dose(3, 10), None, None, false, "AtTheBottom"),
        ("aaa", dose(3, 10), None, Some("ISO-01"), false, "PreviousExercise by light.ambers"),
        ("rr", dose(3, 12), None, None, false, "StepDown by light.two_reds"),
    ];
    for (lights, now, next, previous, later, expected) in rows {
        let found = said(&sessions(lights, 24), |case| {
            (case.dose, case.next, case.previous, case.next_later) =
                (now, next.map(key), previous.map(key), later);
        });
        assert_eq!(word(&found), expected, "{lights} at {now:?}");
    }
}

#[test]
fn two_reds_within_seven_days_count_across_exercises() {
    // (days between the red sessions, expected)
    for (days, expected) in [
        (0, "PreviousExercise by light.two_reds"),
        (6, "PreviousExercise by light.two_reds"),
        (7, "StepDown by light.red_pause"),
    ] {
        let at = |n: i64| format!("{}T17:00:00Z", day(n)).parse().unwrap();
        let log = TrainingLog {
            sessions: vec![
                session(0, at(0), &[("CON-05", Light::Red)]),
                session(1, at(days), &[("ISO-03", Light::Red)]),
            ],
            since: None,
        };
        let found = said(&log, |case| case.dose = dose(3, 12));
        assert_eq!(word(&found), expected, "{days} days apart");
    }
    // One session in which two exercises were red is one red session.
    let at = "2026-06-01T17:00:00Z".parse().unwrap();
    let both = [("CON-05", Light::Red), ("ISO-03", Light::Red)];
    let log = TrainingLog { sessions: vec![session(0, at, &both)], since: None };
    assert_eq!(word(&said(&log, |case| case.dose = dose(3, 12))), "StepDown by light.red_pause");
}

fn answer(n: usize, step: DoseStep, accepted: bool) -> DoseChange {
    DoseChange {
        exercise: key("ISO-03"),
        session: record(n),
        step,
        rule: "light.greens".to_owned(),
        accepted,
        next: None,
        sets: None,
        reps: None,
        hold_seconds: None,
        minutes: None,
        load: None,
    }
}

#[test]
fn an_answer_ends_a_proposal_and_an_accepted_one_begins_the_count_anew() {
    let answers = |n, accepted| [answer(n, DoseStep::MoreReps, accepted)];
    let rows = [
        ("gg", answers(1, true), "Accepted"),
        ("gg", answers(1, false), "Refused"),
        ("ggg", answers(1, true), "Greens(1, 2)"),
        ("gggg", answers(1, true), "MoreReps by light.greens"),
        // Refused, it is proposed again after the next green session.
        ("ggg", answers(1, false), "MoreReps by light.greens"),
        ("aaa", answers(2, true), "Accepted"),
        ("aaaa", answers(2, true), "Ambers(1, 3)"),
        ("aaaa", answers(2, false), "StepDown by light.ambers"),
    ];
    for (lights, answers, expected) in rows {
        let log = sessions(lights, 24);
        let found = said_after(&log, &answers, |case| case.dose = dose(3, 12));
        assert_eq!(word(&found), expected, "{lights} after {answers:?}");
    }
}

#[test]
fn a_flare_lets_nothing_rise_and_a_setback_begins_the_count_anew() {
    let log = sessions("gg", 24);
    assert_eq!(word(&said(&log, |case| case.may_rise = false)), "NotNow");
    let down = sessions("r", 24);
    let found = said(&down, |case| {
        case.dose = dose(3, 12);
        case.may_rise = false;
    });
    assert_eq!(word(&found), "StepDown by light.red_pause", "down is always open");
    let since = TrainingLog { since: Some(day(1)), ..sessions("ggg", 24) };
    assert_eq!(word(&said(&since, |_| ())), "MoreReps by light.greens");
    let since = TrainingLog { since: Some(day(2)), ..sessions("ggg", 24) };
    assert_eq!(word(&said(&since, |_| ())), "Greens(1, 2)");
}

#[test]
fn the_days_that_were_counted_are_named() {
    let Advice::Change(change) = said(&sessions("gggg", 24), |_| ()) else { panic!() };
    assert_eq!(change.days, [day(2), day(3)]);
    let Advice::Change(change) = said(&sessions("gggg", 24), |case| case.heavy = true) else { panic!() };
    assert_eq!(change.days, [day(1), day(3)], "48 hours apart");
}

#[test]
fn half_the_dose_is_half_the_sets_else_half_of_the_one() {
    let seconds = |sets: i64, n: i64| Dose {
        sets: sets.try_into().ok(),
        hold_seconds: n.try_into().ok(),
        ..Dose::default()
    };
    let minutes = |n: i64| Dose { minutes: n.try_into().ok(), ..Dose::default() };
    let rows = [
        (dose(4, 8), dose(2, 8)),
        (dose(3, 8), dose(1, 8)),
        (dose(2, 8), dose(1, 8)),
        (dose(1, 8), dose(1, 4)),
        (seconds(5, 10), seconds(2, 10)),
        (seconds(1, 60), seconds(1, 30)),
        (minutes(10), minutes(5)),
        (minutes(1), minutes(1)),
    ];
    for (whole, half) in rows {
        assert_eq!(halved(whole), half, "{whole:?}");
    }
}

#[test]
fn every_exercise_can_be_climbed_to_its_top_and_back() {
    for exercise in Library::builtin().unwrap().all() {
        let ladder = Ladder::of(&exercise.amount);
        let (mut dose, mut loads, mut steps) = (ladder.start, 0, 0);
        while let Some((step, next)) = ladder.up(dose, loads) {
            assert_ne!(next, dose, "{}", exercise.id);
            (dose, loads, steps) = (next, loads + u8::from(step == DoseStep::MoreLoad), steps + 1);
            assert!(steps < 20, "{} never ends", exercise.id);
        }
        while let Some(lower) = ladder.down(dose, loads) {
            (dose, loads) = (lower, loads.saturating_sub(1));
        }
        assert_eq!(dose, ladder.start, "{}", exercise.id);
    }
}

#[test]
fn steps_of_load_are_counted_down_again_and_begin_anew_with_another_exercise() {
    use DoseStep::{MoreLoad, NextExercise, StepDown};
    let loaded = Dose { load: 2.5.try_into().ok(), ..dose(4, 15) };
    // (steps accepted before, what two green sessions propose at the top of repetitions and sets)
    let rows: [(&[DoseStep], &str); 4] = [
        (&[MoreLoad], "MoreLoad by light.greens"),
        (&[MoreLoad, MoreLoad], "NextExercise by light.greens"),
        (&[MoreLoad, MoreLoad, StepDown], "MoreLoad by light.greens"),
        (&[MoreLoad, MoreLoad, NextExercise], "MoreLoad by light.greens"),
    ];
    for (steps, expected) in rows {
        let answers: Vec<DoseChange> = steps.iter().map(|step| answer(0, *step, true)).collect();
        let found = said_after(&sessions("ggg", 24), &answers, |case| {
            case.ladder.top.load_steps = Some(2);
            case.dose = loaded;
        });
        assert_eq!(word(&found), expected, "after {steps:?}");
    }
}
