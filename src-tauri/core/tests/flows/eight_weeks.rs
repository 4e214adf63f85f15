//! The scripted athlete of `tests/scenarios/eight_weeks.json`: every light, proposal and gate as it was worked out by
//! hand.

use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::training::{LoadStepKind, PlanPlace, TrainingView};
use hamstrong_core::clock::instant_of;
use hamstrong_core::domain::{LocalDate, RecordId};
use hamstrong_rules::domain::Dose;
use hamstrong_rules::protocol::{Phase, Tier};
use hamstrong_rules::training::Light;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::support::{Desk, from};
use crate::training::view;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    #[serde(rename = "about")]
    _about: String,
    injury: Value,
    days: Vec<Day>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Day {
    day: i64,
    #[serde(default)]
    check_in: Option<Value>,
    #[serde(default)]
    tests: Vec<(String, Value)>,
    #[serde(default)]
    answers: Vec<Answer>,
    #[serde(default)]
    sessions: Vec<Session>,
    #[serde(default)]
    expect: Expected,
    #[serde(default, rename = "why")]
    _why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    exercise: String,
    accept: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    minutes: i64,
    effort: i64,
    pain_after: i64,
    sets: Vec<Sets>,
    light: Light,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sets {
    exercise: String,
    sets: i64,
    reps: i64,
    pain: i64,
}

/// What is not named is not looked at.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    phase: Option<Phase>,
    tier: Option<Tier>,
    flare: Option<bool>,
    proposals: Option<Vec<String>>,
    /// Proposals after the session.
    evening: Option<Vec<String>>,
    not_offered: Vec<String>,
    offered: Vec<String>,
    dose: Map<String, Value>,
    two_reds: Option<bool>,
    load: Option<Value>,
}

/// "ISO-03 more_reps light.greens: 3 × 12".
fn proposals(view: &TrainingView) -> Vec<String> {
    let all = view.proposals.iter().map(|p| {
        let to = p.next.as_ref().map_or_else(|| p.to.clone(), ToString::to_string);
        let step = json!(p.step);
        format!("{} {} {}: {to}", p.exercise, step.as_str().unwrap(), p.rule)
    });
    all.collect()
}

fn check(desk: &Desk, episode: RecordId, n: i64, expect: &Expected) {
    let status = desk.tracker.overview(&OverviewQuery::default()).unwrap().status.unwrap();
    let shown = view(desk, episode);
    let place = |key: &String| {
        shown.rows.iter().find(|row| row.key.to_string() == *key).unwrap_or_else(|| panic!("{key}")).clone()
    };
    if let Some(phase) = expect.phase {
        assert_eq!(status.phase, phase, "phase on day {n}");
    }
    if let Some(tier) = expect.tier {
        assert_eq!(status.tier, tier, "tier on day {n}");
    }
    if let Some(flare) = expect.flare {
        assert_eq!(!shown.note.is_empty(), flare, "flare on day {n}");
    }
    if let Some(expected) = &expect.proposals {
        assert_eq!(&proposals(&shown), expected, "proposals on the morning of day {n}");
    }
    for key in &expect.not_offered {
        assert_eq!(place(key).place, PlanPlace::NotOffered, "{key} on day {n}: {}", place(key).reason);
    }
    for key in &expect.offered {
        assert_ne!(place(key).place, PlanPlace::NotOffered, "{key} on day {n}: {}", place(key).reason);
    }
    for (key, dose) in &expect.dose {
        assert_eq!(place(key).dose_words, dose.as_str().unwrap(), "dose of {key} on day {n}");
    }
    if let Some(two) = expect.two_reds {
        assert_eq!(shown.notices.iter().any(|s| s.contains("red sessions")), two, "two reds on day {n}");
    }
}

fn answer(desk: &mut Desk, episode: RecordId, given: &Answer, n: i64) {
    let shown = view(desk, episode);
    let open = shown.proposals.iter().find(|p| p.exercise.to_string() == given.exercise);
    let session =
        open.unwrap_or_else(|| panic!("nothing is proposed for {} on day {n}", given.exercise)).session;
    let input =
        json!({ "episode": episode, "exercise": given.exercise, "session": session, "accept": given.accept });
    desk.tracker.answer_proposal(&from(input)).unwrap();
}

fn train(desk: &mut Desk, episode: RecordId, date: LocalDate, session: &Session) {
    let sets: Vec<Value> = session
        .sets
        .iter()
        .map(|s| {
            let dose = Dose { sets: s.sets.try_into().ok(), reps: s.reps.try_into().ok(), ..Dose::default() };
            json!({ "exercise": s.exercise, "dose": dose, "pain": s.pain })
        })
        .collect();
    let input = json!({
        "episode": episode, "day": date, "time": "17:00", "sets": sets, "skipped": [],
        "session": {
            "kind": "rehab", "minutes": session.minutes, "effort": session.effort, "pain_after": session.pain_after,
        },
    });
    desk.tracker.log_session(&from(input)).unwrap();
}

#[test]
fn eight_weeks_give_the_lights_proposals_and_gates_worked_out_by_hand() {
    let script: Script =
        serde_json::from_str(include_str!("../../../../tests/scenarios/eight_weeks.json")).unwrap();
    let mut desk = Desk::empty();
    let onset: LocalDate = from(script.injury["onset"].clone());
    let at = |n: i64, time: &str| {
        instant_of(onset.plus_days(n), time.parse().unwrap(), &"Europe/Berlin".parse().unwrap())
    };
    desk.clock.set(at(0, "08:00"));
    let start = json!({ "episode": script.injury });
    let episode = desk.tracker.start_episode(&from(start)).unwrap().episode.unwrap();
    desk.wellness(&onset.to_string(), 1, json!({ "red_flags_asked": true }));
    let mut lights = Vec::new();
    for today in &script.days {
        let Some(check_in) = &today.check_in else { continue };
        let (n, date) = (today.day, onset.plus_days(today.day));
        desk.clock.set(at(n, "08:00"));
        desk.check_in(episode, &date.to_string(), 1, check_in.clone());
        check(&desk, episode, n, &today.expect);
        for (test, value) in &today.tests {
            let result = match value {
                Value::Array(legs) => json!({ "test": test, "left": legs[0], "right": legs[1] }),
                value => json!({ "test": test, "value": value }),
            };
            desk.entry(episode, &date.to_string(), "self_test", result);
        }
        for given in &today.answers {
            answer(&mut desk, episode, given, n);
        }
        desk.clock.set(at(n, "17:30"));
        for session in &today.sessions {
            train(&mut desk, episode, date, session);
            lights.push((n, session.light));
        }
        if let Some(expected) = &today.expect.evening {
            assert_eq!(&proposals(&view(&desk, episode)), expected, "proposals on the evening of day {n}");
        }
        if let Some(expected) = &today.expect.load {
            let load = desk.tracker.load(&from(json!({ "episode": episode }))).unwrap();
            let week = load.weeks.last().unwrap();
            assert_eq!(
                json!({ "week": week.load, "usual": load.usual.unwrap() as i64, "step": load.step }),
                *expected
            );
            assert_eq!(week.step, LoadStepKind::Big);
        }
    }
    let load = desk.tracker.load(&from(json!({ "episode": episode }))).unwrap();
    let found: Vec<(i64, Light)> = load
        .weeks
        .iter()
        .flat_map(|week| &week.sessions)
        .map(|s| (s.day.days_since(onset), s.light))
        .collect();
    assert_eq!(found, lights);
}
