//! Training on a real file: the plan, a guided session, the morning after, proposals, prescriptions, load.

use hamstrong_core::api::inputs::{CorrectEntry, OverviewQuery, RecordRef};
use hamstrong_core::api::training::{LightWhen, LoadView, PlanPlace, PlanRow, SessionView, TrainingView};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::RecordId;
use hamstrong_rules::training::Light;
use serde_json::{Value, json};

use crate::support::{Desk, from};

/// A left hamstring strained on 31 May, good days since then, warning questions answered: in P2 or later on 12 June.
pub fn trained() -> (Desk, RecordId) {
    let (mut desk, episode) = Desk::with_injury();
    for n in 1..=12 {
        let date = format!("2026-06-{n:02}");
        desk.set_clock(&date, "08:00");
        good_day(&mut desk, episode, &date);
    }
    desk.wellness("2026-06-12", 1, json!({ "red_flags_asked": true }));
    desk.set_clock("2026-06-12", "17:00");
    (desk, episode)
}

pub fn good_day(desk: &mut Desk, episode: RecordId, date: &str) {
    let good = json!({
        "pain_rest": 0, "pain_walk": 1, "pain_stretch": 1, "walking_normal": true, "night_pain": false,
        "swelling": 0, "bruising": 0,
    });
    desk.check_in(episode, date, 1, good);
}

pub fn view(desk: &Desk, episode: RecordId) -> TrainingView {
    desk.tracker.training(&from(json!({ "episode": episode, "theme": "light" }))).unwrap()
}

fn row(view: &TrainingView, key: &str) -> PlanRow {
    view.rows.iter().find(|row| row.key.to_string() == key).unwrap().clone()
}

pub fn start(desk: &mut Desk, episode: RecordId, exercises: &[&str]) -> RecordId {
    let input = from(json!({ "episode": episode, "exercises": exercises }));
    desk.tracker.start_session(&input).unwrap().training.unwrap().open.unwrap().record
}

fn set(desk: &mut Desk, session: RecordId, value: Value) -> Overview {
    let mut value = value;
    value["session"] = json!(session);
    desk.tracker.record_set(&from(value)).unwrap()
}

fn session(desk: &Desk, record: RecordId) -> SessionView {
    desk.tracker.session(&from(json!({ "record": record, "theme": "light" }))).unwrap()
}

fn load(desk: &Desk, episode: RecordId) -> LoadView {
    desk.tracker.load(&from(json!({ "episode": episode }))).unwrap()
}

/// A session of two-leg bridges in the afternoon of a day, in one form.
fn bridges(desk: &mut Desk, episode: RecordId, date: &str, pain: i64) -> Overview {
    desk.set_clock(date, "18:00");
    let input = json!({
        "episode": episode, "day": date, "time": "17:00",
        "session": { "kind": "rehab", "minutes": 20, "effort": 4, "pain_after": 0 },
        "sets": [{ "exercise": "ISO-03", "dose": { "sets": 3, "reps": 10 }, "pain": pain }],
        "skipped": [],
    });
    desk.tracker.log_session(&from(input)).unwrap()
}

#[test]
fn a_guided_session_goes_set_by_set_and_is_back_after_a_restart() {
    let (mut desk, episode) = trained();
    let record = start(&mut desk, episode, &["ISO-04", "ISO-03"]);
    let shown = session(&desk, record);
    // The injured leg is the left one: the right one comes first, four holds on each side.
    let sides: Vec<String> = shown.exercises[0].steps.iter().map(|s| s.name.clone()).collect();
    assert_eq!(sides[..3], ["Set 1 of 4, right leg", "Set 1 of 4, left leg", "Set 2 of 4, right leg"]);
    assert_eq!(shown.exercises[0].steps.len(), 8);
    assert_eq!(shown.headline, "Single-leg bridge hold: set 1 of 4, right leg.");
    set(
        &mut desk,
        record,
        json!({ "exercise": "ISO-04", "side": "right", "hold_seconds": 10, "pain": 0, "rest_seconds": 60 }),
    );
    desk.set_clock("2026-06-12", "17:01");
    let mut desk = desk.restart();
    let shown = session(&desk, record);
    assert_eq!(view(&desk, episode).session.unwrap().record, record);
    assert_eq!((shown.at.unwrap().exercise, shown.at.unwrap().step), (0, 1));
    let timer = shown.timer.unwrap();
    assert_eq!((timer.elapsed, timer.over, timer.ask), (60, true, false));
    desk.set_clock("2026-06-12", "17:05");
    let timer = session(&desk, record).timer.unwrap();
    assert!(timer.ask && timer.said.ends_with("Did you finish it?"), "{}", timer.said);
    // A set ends the timer in the same act, and one undo brings both back.
    set(&mut desk, record, json!({ "exercise": "ISO-04", "side": "left", "hold_seconds": 8, "pain": 4 }));
    let shown = session(&desk, record);
    assert!(shown.timer.is_none() && shown.exercises[0].stop.starts_with("Pain 4 is above the limit of 3"));
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    let shown = session(&desk, record);
    assert!(shown.timer.is_some() && shown.exercises[0].steps[1].done.is_none());
    desk.tracker.redo(&OverviewQuery::default()).unwrap();
    let skip = json!({ "episode": episode, "session": record, "exercise": "ISO-03", "reason": "pain" });
    desk.tracker.skip_exercise(&from(skip)).unwrap();
    for number in 2..=4 {
        for side in ["right", "left"] {
            let done = json!({ "exercise": "ISO-04", "side": side, "hold_seconds": 10 });
            let after = set(&mut desk, record, done);
            assert!(
                after.undo.unwrap().label.starts_with(&format!("set {number} of Single-leg bridge hold"))
            );
        }
    }
    assert_eq!(session(&desk, record).headline, "Everything is done or left out. How hard was it?");
    desk.set_clock("2026-06-12", "17:24");
    let end = json!({ "record": record, "answers": { "effort": 5, "performance": 60, "pain_after": 1 } });
    let after = desk.tracker.end_session(&from(end)).unwrap();
    assert!(after.training.unwrap().open.is_none());
    let shown = session(&desk, record);
    assert_eq!(shown.load, "Load 120: effort 5 times 24 minutes.");
    assert_eq!(shown.light.light, Light::Red, "pain 4 in an exercise with the limit of 3");
    assert_eq!(row(&view(&desk, episode), "ISO-04").done_today, 1);
}

#[test]
fn a_session_left_open_is_found_the_next_day_and_asks_how_long_it_was() {
    let (mut desk, episode) = trained();
    let record = start(&mut desk, episode, &["ISO-03"]);
    desk.set_clock("2026-06-12", "17:08");
    set(&mut desk, record, json!({ "exercise": "ISO-03", "reps": 10, "pain": 1 }));
    desk.set_clock("2026-06-13", "09:00");
    let shown = view(&desk, episode).session.unwrap();
    assert!(shown.open && shown.left_open);
    assert_eq!(shown.minutes.map(|m| m.get()), Some(8), "up to the last set");
    let refused = desk.tracker.end_session(&from(json!({ "record": record, "answers": {} }))).unwrap_err();
    assert_eq!(refused.fields[0].field, "minutes");
    desk.tracker.end_session(&from(json!({ "record": record, "answers": { "minutes": 8 } }))).unwrap();
    let value = session(&desk, record).value;
    assert_eq!(value.ended_at.unwrap().to_string(), "2026-06-12T15:08:00.000Z");
    // Another may begin only when none is open.
    start(&mut desk, episode, &["ISO-03"]);
    let twice = desk.tracker.start_session(&from(json!({ "episode": episode }))).unwrap_err();
    assert_eq!(twice.fields[0].field, "episode");
}

#[test]
fn what_does_not_go_together_is_refused_and_nothing_is_written() {
    let (mut desk, episode) = trained();
    let record = start(&mut desk, episode, &["ISO-03"]);
    let refused = |desk: &mut Desk, value: Value| {
        let mut value = value;
        value["session"] = json!(record);
        desk.tracker.record_set(&from(value)).unwrap_err()
    };
    assert_eq!(refused(&mut desk, json!({ "exercise": "ISO-03", "side": "left" })).fields[0].field, "side");
    assert_eq!(refused(&mut desk, json!({ "exercise": "ISO-04" })).fields[0].field, "side");
    assert!(refused(&mut desk, json!({ "exercise": "ABC-99" })).message.contains("ABC-99"));
    let answers = json!({ "record": record, "answers": { "effort": 11, "pain_after": 12, "nonsense": 1 } });
    let fields: Vec<String> =
        desk.tracker.rate_session(&from(answers)).unwrap_err().fields.into_iter().map(|f| f.field).collect();
    assert_eq!(fields, ["effort", "nonsense", "pain_after"]);
    let course = json!({ "record": record, "answers": { "started_at": null } });
    assert_eq!(desk.tracker.rate_session(&from(course)).unwrap_err().fields[0].field, "started_at");
    assert_eq!(session(&desk, record).exercises[0].steps.iter().filter(|s| s.done.is_some()).count(), 0);
    // A set in a session that is over is refused too.
    desk.tracker.end_session(&from(json!({ "record": record, "answers": {} }))).unwrap();
    assert_eq!(refused(&mut desk, json!({ "exercise": "ISO-03" })).fields[0].field, "session");
}

#[test]
fn sets_are_corrected_removed_and_their_session_takes_them_along() {
    let (mut desk, episode) = trained();
    let record = start(&mut desk, episode, &["ISO-03"]);
    set(&mut desk, record, json!({ "exercise": "ISO-03", "reps": 10, "pain": 1 }));
    set(&mut desk, record, json!({ "exercise": "ISO-03", "reps": 9, "pain": 2 }));
    let first = session(&desk, record).exercises[0].steps[0].record.unwrap();
    let correct = json!({ "record": first, "answers": { "reps": 8, "pain": null } });
    desk.tracker.correct_set(&from(correct)).unwrap();
    let step = session(&desk, record).exercises[0].steps[0].clone();
    assert_eq!((step.done.as_ref().unwrap().reps.unwrap().get(), step.done.unwrap().pain), (8, None));
    desk.tracker.remove_record(&RecordRef { record: first }).unwrap();
    let steps = session(&desk, record).exercises[0].steps.clone();
    assert!(steps[0].done.is_none() && steps[1].done.is_some(), "the second keeps its number");
    let binned = desk.tracker.bin(&RecordRef { record: episode }).unwrap().entries;
    let binned: Vec<_> = binned.iter().map(|b| (b.hit.record, b.words.as_str(), b.days_left)).collect();
    assert_eq!(binned, [(first, "Set 1 of Two-leg bridge: 1 × 8", 30)]);
    desk.tracker.restore_record(&RecordRef { record: first }).unwrap();
    assert_eq!(session(&desk, record).exercises[0].steps[0].done.as_ref().unwrap().reps.unwrap().get(), 8);
    desk.tracker.remove_record(&RecordRef { record: first }).unwrap();
    // The next set takes the place that is free.
    set(&mut desk, record, json!({ "exercise": "ISO-03", "reps": 7 }));
    assert!(session(&desk, record).exercises[0].steps[0].done.is_some());
    let refused = desk.tracker.restore_record(&RecordRef { record: first }).unwrap_err();
    assert_eq!(refused.fields[0].message, "Another set stands in its place. Remove that one first.");
    desk.tracker.remove_record(&RecordRef { record }).unwrap();
    assert!(view(&desk, episode).session.is_none());
    assert_eq!(row(&view(&desk, episode), "ISO-03").done_today, 0);
    let binned = desk.tracker.bin(&RecordRef { record: episode }).unwrap().entries;
    assert_eq!(binned.iter().map(|b| b.hit.record).collect::<Vec<_>>(), [record], "its sets come with it");
    desk.tracker.restore_record(&RecordRef { record }).unwrap();
    assert_eq!(row(&view(&desk, episode), "ISO-03").done_today, 1);
}

#[test]
fn the_morning_is_asked_once_and_answered_by_a_check_in() {
    let (mut desk, episode) = trained();
    bridges(&mut desk, episode, "2026-06-12", 2);
    assert!(view(&desk, episode).morning.is_none(), "not on the day itself");
    desk.set_clock("2026-06-13", "07:30");
    let asked = view(&desk, episode).morning.unwrap();
    assert_eq!(asked.question, "How is the leg after yesterday's session (rehab, 20 min)?");
    assert_eq!(asked.before, "Before it: pain at rest 0, walking pain 1.");
    assert!(asked.asks_rest && asked.asks_walk && asked.asks_night);
    assert_eq!(view(&desk, episode).sessions[0].light.light, Light::Pending);
    let half = json!({ "episode": episode, "pain_rest": 0, "pain_walk": 1 });
    desk.tracker.answer_morning(&from(half)).unwrap();
    let asked = view(&desk, episode).morning.unwrap();
    assert!(!asked.asks_rest && asked.asks_night, "waking is still open");
    let after =
        desk.tracker.answer_morning(&from(json!({ "episode": episode, "night_pain": false }))).unwrap();
    assert!(after.training.unwrap().morning.is_none());
    assert_eq!(after.day.unwrap().sittings[0].check_in.as_ref().unwrap().value.night_pain, Some(false));
    let light = view(&desk, episode).sessions[0].light.clone();
    assert_eq!(light.light, Light::Green);
    let parts: Vec<_> = light.parts.iter().map(|p| (p.when, p.value, p.green_to, p.amber_to)).collect();
    assert_eq!(
        parts,
        [
            (LightWhen::During, Some(2), 2, 3),
            (LightWhen::After, Some(0), 2, 3),
            (LightWhen::Morning, Some(0), 0, 1),
        ]
    );
    // The day after it is no longer asked, answered or not.
    desk.set_clock("2026-06-14", "07:30");
    assert!(view(&desk, episode).morning.is_none());
}

#[test]
fn two_green_sessions_propose_a_step_that_the_athlete_takes_or_not() {
    let (mut desk, episode) = trained();
    for date in ["2026-06-12", "2026-06-13"] {
        bridges(&mut desk, episode, date, 1);
        let next = format!("2026-06-{}", date[8..].parse::<u32>().unwrap() + 1);
        desk.set_clock(&next, "08:00");
        good_day(&mut desk, episode, &next);
    }
    let shown = view(&desk, episode);
    let proposal = &shown.proposals[0];
    assert_eq!(proposal.title, "One step up: 3 × 12 instead of 3 × 10.");
    assert!(proposal.why.ends_with("Counted: 12 June and 13 June."), "{}", proposal.why);
    assert_eq!(desk.show("2026-06-14").training.unwrap().proposals, 1);
    let answer =
        json!({ "episode": episode, "exercise": "ISO-03", "session": proposal.session, "accept": true });
    let after = desk.tracker.answer_proposal(&from(answer.clone())).unwrap();
    assert_eq!(after.training.unwrap().proposals, 0);
    assert_eq!(row(&view(&desk, episode), "ISO-03").dose_words, "3 × 12");
    assert!(desk.tracker.answer_proposal(&from(answer)).is_err(), "it is answered once");
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(row(&view(&desk, episode), "ISO-03").dose_words, "3 × 10");
    let refuse =
        json!({ "episode": episode, "exercise": "ISO-03", "session": proposal.session, "accept": false });
    desk.tracker.answer_proposal(&from(refuse)).unwrap();
    let kept = row(&view(&desk, episode), "ISO-03");
    assert_eq!(
        (kept.dose_words.as_str(), kept.next.as_str()),
        ("3 × 10", "You kept the dose; the next session is looked at anew.")
    );
    // Prefilled from the last time while the dose is the same.
    desk.set_clock("2026-06-14", "17:00");
    let record = start(&mut desk, episode, &["ISO-03"]);
    assert_eq!(session(&desk, record).exercises[0].steps[0].proposed.reps.unwrap().get(), 10);
}

#[test]
fn only_the_proposal_that_stands_can_be_answered() {
    let (mut desk, episode) = trained();
    for date in ["2026-06-10", "2026-06-11"] {
        bridges(&mut desk, episode, date, 1);
    }
    desk.set_clock("2026-06-12", "18:00");
    let shown = view(&desk, episode);
    let older = shown.sessions.iter().map(|s| s.record).find(|s| *s != shown.proposals[0].session).unwrap();
    let old = json!({ "episode": episode, "exercise": "ISO-03", "session": older, "accept": true });
    let refused = desk.tracker.answer_proposal(&from(old)).unwrap_err();
    assert!(refused.message.starts_with("This proposal no longer stands"), "{}", refused.message);
}

#[test]
fn pain_of_a_session_that_no_set_explains_counts_against_the_lowest_limit() {
    let (mut desk, episode) = trained();
    let input = json!({
        "episode": episode, "day": "2026-06-11", "time": "17:00", "skipped": [],
        "session": { "kind": "rehab", "pain_during": 4, "pain_after": 0 },
        "sets": [{ "exercise": "ISO-03", "dose": { "sets": 1 }, "pain": 1 }],
    });
    desk.tracker.log_session(&from(input)).unwrap();
    let light = view(&desk, episode).sessions[0].light.clone();
    assert_eq!((light.light, light.exercises[0].light), (Light::Red, Light::Green));
}

#[test]
fn a_session_moved_to_another_day_is_read_by_that_day() {
    let (mut desk, episode) = trained();
    desk.check_in(episode, "2026-06-12", 1, json!({ "pain_walk": 0 }));
    let record = start(&mut desk, episode, &["ISO-03"]);
    set(&mut desk, record, json!({ "exercise": "ISO-03", "reps": 10, "pain": 1 }));
    let end = json!({ "record": record, "answers": { "pain_after": 0 } });
    desk.tracker.end_session(&from(end)).unwrap();
    desk.tracker.move_records(&from(json!({ "records": [record], "day": "2026-06-10" }))).unwrap();
    // Walking 1 on the mornings of the 10th and the 11th; against the 0 of the 12th it would have risen.
    assert_eq!(session(&desk, record).light.light, Light::Green);
}

#[test]
fn the_worst_of_a_day_and_the_newest_mark_decide_what_is_offered() {
    let (mut desk, episode) = trained();
    let offered = |desk: &Desk, key| row(&view(desk, episode), key).place != PlanPlace::NotOffered;
    assert!(offered(&desk, "RUN-01") && offered(&desk, "ECC-09"));
    desk.check_in(episode, "2026-06-12", 2, json!({ "walking_normal": false }));
    assert!(!offered(&desk, "RUN-01"), "one of two check-ins of the day limps");
    // Marked yesterday; today nothing is marked, which says nothing.
    let sites = json!([{ "region": "buttock_sitbone", "side": "left", "intensity": 3 }]);
    desk.check_in(episode, "2026-06-11", 1, json!({ "sites": sites }));
    assert!(!offered(&desk, "ECC-09"));
    let sites = json!([{ "region": "mid_inner", "side": "left", "intensity": 3 }]);
    desk.check_in(episode, "2026-06-12", 1, json!({ "sites": sites }));
    assert!(offered(&desk, "ECC-09"), "marked elsewhere today");
}

#[test]
fn a_prescription_stands_first_and_a_rule_against_it_is_said() {
    let (mut desk, episode) = trained();
    let prescribed = json!({
        "exercise": "RUN-05", "by": "M. Weber", "sets": 2, "often": "twice a week",
    });
    desk.entry(episode, "2026-06-11", "prescription", prescribed);
    let first = view(&desk, episode).rows[0].clone();
    assert_eq!((first.key.to_string().as_str(), first.place), ("RUN-05", PlanPlace::Prescribed));
    assert_eq!(
        first.prescribed.as_ref().unwrap().words,
        "Prescribed by M. Weber on 11 June: 2 sets, twice a week."
    );
    assert!(first.warning.starts_with("From the phase"), "{}", first.warning);
    assert_eq!(first.dose.sets.unwrap().get(), 2);
    // Ended, it leaves the first place.
    let record = first.prescribed.unwrap().record;
    let ended = json!({ "kind": "prescription", "value": { "exercise": "RUN-05", "by": "M. Weber", "until": "2026-06-11" } });
    desk.tracker.correct_entry(&CorrectEntry { record, time: None, entry: from(ended) }).unwrap();
    assert_eq!(row(&view(&desk, episode), "RUN-05").place, PlanPlace::NotOffered);
    let nobody = json!({ "episode": episode, "day": "2026-06-12", "entry": { "kind": "prescription", "value": { "exercise": "ISO-03", "by": " " } } });
    assert_eq!(desk.tracker.record_entry(&from(nobody)).unwrap_err().fields[0].field, "by");
}

#[test]
fn prescribed_rest_counts_as_done() {
    let (mut desk, episode) = trained();
    let before = view(&desk, episode);
    let planned = before.week.last().unwrap().planned;
    assert!(planned > 3 && !before.week.last().unwrap().rest);
    desk.entry(episode, "2026-06-12", "prescription", json!({ "by": "M. Weber" }));
    let shown = view(&desk, episode);
    let today = shown.week.last().unwrap();
    assert_eq!((today.planned, today.done, today.rest), (planned, planned, true));
    assert!(shown.rows.iter().all(|row| row.place != PlanPlace::Proposed));
    assert!(shown.headline.ends_with("A day of rest, and that counts."), "{}", shown.headline);
    assert_eq!(shown.prescribed_rest.unwrap().words, "Prescribed by M. Weber on 12 June: rest.");
}

#[test]
fn an_own_exercise_is_planned_trained_and_retired() {
    let (mut desk, episode) = trained();
    let own = json!({ "name": "Stairs with a rucksack", "legs": "both", "minutes": 10, "load": 8.0 });
    desk.entry(episode, "2026-06-12", "own_exercise", own);
    let shown = view(&desk, episode);
    let key = shown.own[0].record.to_string();
    assert_eq!(row(&shown, &key).dose_words, "10 min, 8 kg");
    let record = start(&mut desk, episode, &[key.as_str()]);
    set(&mut desk, record, json!({ "exercise": key, "minutes": 12, "load": 8.5, "pain": 1 }));
    desk.tracker.end_session(&from(json!({ "record": record, "answers": {} }))).unwrap();
    let done = row(&view(&desk, episode), &key);
    assert_eq!(
        (done.place, done.last.as_str()),
        (PlanPlace::Proposed, "12 June: 1 × 12 min, 8.5 kg, pain 1")
    );
    let retired = json!({ "kind": "own_exercise", "value": { "name": "Stairs with a rucksack", "retired_on": "2026-06-12" } });
    desk.tracker
        .correct_entry(&CorrectEntry { record: shown.own[0].record, time: None, entry: from(retired) })
        .unwrap();
    assert!(view(&desk, episode).own.is_empty());
    assert_eq!(session(&desk, record).exercises[0].name, "Stairs with a rucksack");
}

#[test]
fn load_is_shown_by_the_week_with_the_light_of_each_session() {
    let (mut desk, episode) = trained();
    bridges(&mut desk, episode, "2026-06-10", 1);
    bridges(&mut desk, episode, "2026-06-12", 1);
    bridges(&mut desk, episode, "2026-06-12", 5);
    let shown = load(&desk, episode);
    let week = shown.weeks.last().unwrap();
    assert_eq!((week.load, week.sessions.len(), week.uncounted), (240, 3, 0));
    assert_eq!(
        week.words,
        "6 June to 12 June: load 240 in three sessions, one green, one red, one not known yet."
    );
    assert!(shown.detail.contains("once 3 whole weeks lie before it"), "{}", shown.detail);
}

#[test]
fn weeks_before_the_first_entry_are_unknown_and_not_compared_with() {
    let mut desk = Desk::empty();
    let episode = desk.injure("left", "2026-04-01");
    assert_eq!(load(&desk, episode).weeks.len(), 1, "nothing is logged: only today is known");
    for date in ["2026-06-01", "2026-06-10"] {
        bridges(&mut desk, episode, date, 1);
    }
    desk.set_clock("2026-06-12", "18:00");
    let shown = load(&desk, episode);
    assert_eq!(shown.weeks.iter().map(|w| w.load).collect::<Vec<_>>(), [80, 80]);
    assert_eq!((shown.step, shown.usual), (hamstrong_core::api::training::LoadStepKind::TooEarly, None));
}
