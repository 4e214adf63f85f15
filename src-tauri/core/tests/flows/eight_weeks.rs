//! The scripted athlete of `tests/scenarios/eight_weeks.json`: every light, proposal, gate and answer of the leg to a
//! massage as it was worked out by hand.

use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::massage::{MassageQuery, MassageView, PrecheckWord};
use hamstrong_core::api::training::{LoadStepKind, PlanPlace, TrainingView};
use hamstrong_core::clock::instant_of;
use hamstrong_core::domain::{LocalDate, RecordId};
use hamstrong_rules::domain::{Dose, ReadingTime};
use hamstrong_rules::protocol::{Phase, Tier};
use hamstrong_rules::readiness::MassageResult;
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
    /// All warning questions are answered with no.
    #[serde(default)]
    warning_signs_answered: bool,
    #[serde(default)]
    tests: Vec<(String, Value)>,
    #[serde(default)]
    answers: Vec<Answer>,
    /// Who prescribed a day of rest.
    #[serde(default)]
    prescribed_rest: Option<String>,
    #[serde(default)]
    sessions: Vec<Session>,
    #[serde(default)]
    massages: Vec<Massage>,
    /// Answers about the newest massage that is asked about.
    #[serde(default)]
    readings: Vec<Reading>,
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
    #[serde(default)]
    time: Option<String>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Massage {
    /// Questions before it answered with yes; all others with no.
    yes: Vec<String>,
    verdict: PrecheckWord,
    told: Value,
    before: Value,
    /// Where it goes beyond its day.
    beyond: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    at: ReadingTime,
    told: Map<String, Value>,
    /// What is known of the answer of the leg from then on.
    result: MassageResult,
}

/// What is not named is not looked at.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Expected {
    phase: Option<Phase>,
    tier: Option<Tier>,
    /// After the massages and readings of the day.
    evening_tier: Option<Tier>,
    /// The warning questions are asked because of a massage.
    asked_for_massage: Option<bool>,
    /// The 48 hours between two massages of the sore area run.
    rest: Option<bool>,
    /// Rest is prescribed, and all that was planned counts as done.
    rest_day: Option<bool>,
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
    if let Some(asked) = expect.asked_for_massage {
        assert_eq!(status.ask.because.contains("massage"), asked, "{} on day {n}", status.ask.because);
    }
    if let Some(rest) = expect.rest {
        let said = massages(desk, episode).rest;
        assert_eq!(!said.is_empty(), rest, "rest between massages on day {n}: {said}");
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
    if let Some(rest) = expect.rest_day {
        let day = shown.week.last().unwrap();
        assert_eq!((day.rest, day.planned == day.done), (rest, rest), "prescribed rest on day {n}");
        assert!(day.planned > 0, "something is planned on day {n}");
    }
    if let Some(two) = expect.two_reds {
        assert_eq!(shown.notices.iter().any(|s| s.contains("red sessions")), two, "two reds on day {n}");
    }
}

fn massages(desk: &Desk, episode: RecordId) -> MassageView {
    desk.tracker.massage(&MassageQuery { episode }).unwrap()
}

/// The questions, then the massage, at 18:00.
fn massage(desk: &mut Desk, episode: RecordId, date: LocalDate, given: &Massage) {
    let ids = massages(desk, episode).questions.into_iter().map(|q| q.id);
    let (yes, no): (Vec<_>, Vec<_>) = ids.partition(|id| given.yes.contains(id));
    assert_eq!(yes, given.yes, "questions before the massage of {date}");
    desk.entry(episode, &date.to_string(), "massage_check", json!({ "yes": yes, "no": no }));
    assert_eq!(massages(desk, episode).check.unwrap().verdict, given.verdict, "{date}");
    let input = json!({ "episode": episode, "day": date, "massage": given.told, "before": given.before });
    let weighed = desk.tracker.weigh_massage(&from(input.clone())).unwrap().beyond;
    assert_eq!(weighed, given.beyond, "the form on {date}");
    desk.tracker.record_massage(&from(input)).unwrap();
    let logged = massages(desk, episode).sessions.remove(0);
    assert_eq!((logged.day, &logged.beyond, logged.result), (date, &given.beyond, MassageResult::Unknown));
}

/// Answers what is due for this time; what is not asked cannot be answered.
fn read(desk: &mut Desk, episode: RecordId, given: &Reading) {
    let due = massages(desk, episode).due.into_iter().find(|due| due.at == given.at);
    let due = due.unwrap_or_else(|| panic!("nothing is due at {:?}", given.at));
    let mut told = given.told.clone();
    told.insert("massage".to_owned(), json!(due.massage));
    told.insert("at".to_owned(), json!(due.at));
    desk.entry(episode, &due.day.to_string(), "massage_reading", Value::Object(told));
    let all = massages(desk, episode).sessions;
    let found = all.iter().find(|session| session.record == due.massage).unwrap();
    assert_eq!(found.result, given.result, "the massage of {} after {:?}", due.on, given.at);
}

/// Readings of the second half of a day at 18:00, then its massages, then how it is right after them.
fn evening(desk: &mut Desk, episode: RecordId, date: LocalDate, today: &Day) {
    let of = |wanted: &'static [ReadingTime]| today.readings.iter().filter(|r| wanted.contains(&r.at));
    desk.set_clock(&date.to_string(), "18:00");
    of(&[ReadingTime::Day1, ReadingTime::Day2]).for_each(|given| read(desk, episode, given));
    today.massages.iter().for_each(|given| massage(desk, episode, date, given));
    desk.set_clock(&date.to_string(), "18:10");
    of(&[ReadingTime::After]).for_each(|given| read(desk, episode, given));
    if let Some(tier) = today.expect.evening_tier {
        let status = desk.tracker.overview(&OverviewQuery::default()).unwrap().status.unwrap();
        assert_eq!(status.tier, tier, "tier on the evening of day {}", today.day);
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
        "episode": episode, "day": date, "time": session.time.as_deref().unwrap_or("17:00"), "sets": sets, "skipped": [],
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
        for given in today.readings.iter().filter(|r| r.at == ReadingTime::Morning) {
            read(&mut desk, episode, given);
        }
        if let Some(by) = &today.prescribed_rest {
            desk.entry(episode, &date.to_string(), "prescription", json!({ "by": by }));
        }
        check(&desk, episode, n, &today.expect);
        if today.warning_signs_answered {
            desk.wellness(&date.to_string(), 1, json!({ "red_flags_asked": true }));
        }
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
        evening(&mut desk, episode, date, today);
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
