//! The sample journal: what somebody sees who looks round before they log anything of their own.

use std::sync::Arc;

use crate::support::{day, from};
use hamstrong_core::api::courses::SaveCourse;
use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::training::{PlanPlace, TrainingView};
use hamstrong_core::clock::{FixedClock, Moment, instant_of};
use hamstrong_core::demo::{self, Demo};
use hamstrong_core::domain::{DayIndex, ZoneName};
use hamstrong_core::{Opening, Tracker};
use hamstrong_rules::readiness::MassageResult;
use hamstrong_rules::training::Light;
use serde_json::json;

const NOW: &str = "2026-06-12T20:00:00Z";

fn sample(folder: &tempfile::TempDir) -> (Tracker, serde_json::Value) {
    let path = folder.path().join("demo.hamstrong");
    let (now, zone) = (NOW.parse().unwrap(), "Europe/Berlin".parse().unwrap());
    demo::create(&path, &Demo { seed: 7, until: day("2026-06-12"), now, zone }).unwrap();
    let clock = FixedClock::new(NOW.parse().unwrap(), "Europe/Berlin".parse().unwrap());
    let tracker = Tracker::open(&path, Opening::to_write(), Arc::new(clock)).unwrap();
    let episode = tracker.overview(&OverviewQuery::default()).unwrap().episode.unwrap();
    (tracker, json!({ "episode": episode }))
}

#[test]
fn in_the_small_hours_the_sample_still_ends_with_the_athletes_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.hamstrong");
    let zone: ZoneName = "Europe/Berlin".parse().unwrap();
    for (hour, last) in [("00:33", "2026-06-12"), ("02:59", "2026-06-12"), ("03:00", "2026-06-13")] {
        let at = instant_of(day("2026-06-13"), hour.parse().unwrap(), &zone);
        let sample = Demo::until_now(7, Moment { at, zone: zone.clone() });
        assert_eq!(sample.until, day(last), "{hour}");
        if hour == "00:33" {
            demo::create(&path, &sample).unwrap();
            let clock = Arc::new(FixedClock::new(at, zone.clone()));
            let tracker = Tracker::open(&path, Opening::to_write(), clock).unwrap();
            let today = tracker.overview(&OverviewQuery::default()).unwrap().day.unwrap();
            assert_eq!((today.day, today.day_index), (day("2026-06-12"), DayIndex(55)));
        }
    }
}

#[test]
fn the_sample_trains_as_the_plan_says_and_its_lights_are_known() {
    let folder = tempfile::tempdir().unwrap();
    let (tracker, query) = sample(&folder);
    let load = tracker.load(&from(query.clone())).unwrap();
    let lights: Vec<Light> = load.weeks.iter().flat_map(|w| &w.sessions).map(|s| s.light).collect();
    let count = |light| lights.iter().filter(|l| **l == light).count();
    assert!(count(Light::Green) * 2 > lights.len(), "{lights:?}");
    assert!(count(Light::Amber) >= 2 && count(Light::Red) == 1, "the red one is the day before the drive");
    // Put in days later, or with nothing logged on the next day: nobody can know these.
    assert!(count(Light::Pending) * 3 < lights.len(), "{lights:?}");
    let plan: TrainingView =
        tracker.training(&from(json!({ "episode": query["episode"], "theme": "light" }))).unwrap();
    let done = plan.week.iter().filter(|day| day.done > 0).count();
    assert!(done >= 5 && plan.week.iter().all(|day| day.planned > 0), "{:?}", plan.week);
    assert_eq!(plan.rows[0].place, PlanPlace::Prescribed);
    assert!(!plan.proposals.is_empty() && plan.own.len() == 1);
}

#[test]
fn the_sample_says_what_its_massages_did() {
    let folder = tempfile::tempdir().unwrap();
    let (tracker, query) = sample(&folder);
    let view = tracker.massage(&from(query.clone())).unwrap();
    let known = |result| result != MassageResult::Unknown;
    assert!(view.sessions.iter().filter(|m| known(m.result)).count() >= 5);
    assert!(view.sessions.iter().filter(|m| m.beyond.is_empty()).count() >= 5, "most stay within their day");
    assert!(view.together.starts_with("Over "), "{}", view.together);
    let courses = tracker.function_course(&from(query)).unwrap();
    assert!(courses.activities.len() == 3 && courses.rounds.len() >= 7);
}

#[test]
fn rolling_in_a_session_of_the_sample_is_one_of_its_massages() {
    let folder = tempfile::tempdir().unwrap();
    let (tracker, query) = sample(&folder);
    let load = tracker.load(&from(query.clone())).unwrap();
    let massages = tracker.massage(&from(query)).unwrap().sessions;
    for session in load.weeks.iter().flat_map(|week| &week.sessions) {
        let shown = tracker.session(&from(json!({ "record": session.record, "theme": "light" }))).unwrap();
        let rolls = shown
            .exercises
            .iter()
            .any(|e| e.key.to_string() == "ROL-02" && e.steps.iter().any(|s| s.done.is_some()));
        let massage = massages.iter().any(|m| m.massage.session == Some(session.record));
        assert_eq!(rolls, massage, "{}", session.day);
    }
}

#[test]
fn the_smaller_charts_are_saved_as_a_drawing_a_picture_and_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let (tracker, query) = sample(&folder);
    let save = |course: &str, format: &str| {
        let episode = &query["episode"];
        let input: SaveCourse =
            from(json!({ "episode": episode, "course": course, "theme": "dark", "format": format }));
        let place = folder.path().join(tracker.course_name(&input).unwrap());
        tracker.save_course(&input, &place).unwrap();
        std::fs::read(place).unwrap()
    };
    let text = |course: &str, format: &str| String::from_utf8(save(course, format)).unwrap();
    let load = tracker.load(&from(query.clone())).unwrap();
    let legs = tracker.symmetry_course(&from(query.clone())).unwrap();
    let activities = tracker.function_course(&from(query.clone())).unwrap();
    // A row a week, a score, a result; what was typed stays text.
    let rows = |course: &str| text(course, "csv").lines().count() - 1;
    assert_eq!(rows("load"), load.weeks.len());
    assert_eq!(rows("function"), activities.activities.iter().map(|a| a.scores.len()).sum::<usize>());
    assert_eq!(rows("symmetry"), legs.tests.iter().map(|t| t.days.len()).sum::<usize>());
    assert!(text("symmetry", "csv").contains(",28,12,°"), "the injured leg stands first");
    for (course, word) in [("load", "usual"), ("function", "Climbing the stairs"), ("symmetry", "injured")] {
        let svg = text(course, "svg");
        assert!(svg.contains("<title>") && svg.contains(word), "{course}");
        assert!(save(course, "png").starts_with(b"\x89PNG"), "{course}");
    }
    let newest = load.weeks.last().unwrap().load.to_string();
    assert!(text("load", "svg").contains(&newest), "the drawing carries the number of the table");
}
