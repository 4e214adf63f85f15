//! Rolling the back of the thigh in an exercise session is a massage: it comes, changes and goes with the session.

use hamstrong_core::api::inputs::{CorrectEntry, OverviewQuery, RecordRef};
use hamstrong_core::api::massage::{MassageQuery, MassageSessionView, MassageView};
use hamstrong_core::api::training::RolledView;
use hamstrong_core::domain::RecordId;
use serde_json::{Value, json};

use crate::support::{Desk, from};
use crate::training::{start, trained};

const CLOSED: &str = "The entries of that day open no massage.";

fn place(desk: &Desk, episode: RecordId) -> MassageView {
    desk.tracker.massage(&MassageQuery { episode }).unwrap()
}

fn massages(desk: &Desk, episode: RecordId) -> Vec<MassageSessionView> {
    place(desk, episode).sessions
}

fn rolled(desk: &Desk, session: RecordId) -> Option<RolledView> {
    desk.tracker.session(&from(json!({ "record": session, "theme": "light" }))).unwrap().rolled
}

fn roll(desk: &mut Desk, session: RecordId, seconds: i64, pain: i64) {
    let set = json!({ "session": session, "exercise": "ROL-02", "side": "left", "hold_seconds": seconds, "pain": pain });
    desk.tracker.record_set(&from(set)).unwrap();
}

fn end(desk: &mut Desk, session: RecordId) {
    desk.tracker.end_session(&from(json!({ "record": session, "answers": { "effort": 3 } }))).unwrap();
}

/// Rolls for twice 40 seconds in a session that is logged afterwards.
fn log(desk: &mut Desk, episode: RecordId, day: &str, pain: i64) -> RecordId {
    let input = json!({
        "episode": episode, "day": day, "time": "09:00", "skipped": [],
        "session": { "kind": "rehab", "minutes": 10, "effort": 3 },
        "sets": [
            { "exercise": "ROL-02", "dose": { "sets": 2, "hold_seconds": 40 }, "pain": pain },
            { "exercise": "ROL-01", "dose": { "sets": 1, "hold_seconds": 60 }, "pain": 7 },
        ],
    });
    desk.tracker.log_session(&from(input)).unwrap();
    session_of(desk, episode, day)
}

fn session_of(desk: &Desk, episode: RecordId, day: &str) -> RecordId {
    let shown = crate::training::view(desk, episode).sessions;
    shown.iter().find(|s| s.day.to_string() == day).unwrap().record
}

/// Sets of rolling in a session, in their order.
fn sets(desk: &Desk, session: RecordId) -> Vec<RecordId> {
    let shown = desk.tracker.session(&from(json!({ "record": session, "theme": "light" }))).unwrap();
    let rolling = shown.exercises.iter().find(|e| e.key.to_string() == "ROL-02");
    rolling.map(|e| e.steps.iter().filter_map(|step| step.record).collect()).unwrap_or_default()
}

#[test]
fn a_guided_session_with_rolling_ends_as_a_session_and_a_massage() {
    let (mut desk, episode) = trained();
    let session = start(&mut desk, episode, &["ROL-02", "ISO-03"]);
    let before = rolled(&desk, session).unwrap();
    assert_eq!(
        before.words,
        "Rolling the back of the thigh is a massage: when the session ends it is logged as one. Answer the questions \
         in Massage first."
    );
    assert_eq!(before.beyond, Vec::<String>::new(), "massage-ready, and the first one");
    let questions: Vec<String> = place(&desk, episode).questions.into_iter().map(|q| q.id).collect();
    desk.entry(episode, "2026-06-12", "massage_check", json!({ "yes": [], "no": questions }));
    let asked = rolled(&desk, session).unwrap().words;
    assert!(asked.ends_with("logged as one. Nothing in your answers stands in the way."), "{asked}");
    roll(&mut desk, session, 40, 1);
    roll(&mut desk, session, 40, 4);
    assert_eq!(rolled(&desk, session).unwrap().beyond, ["Worst pain 4, where 3 is the most."]);
    assert!(massages(&desk, episode).is_empty(), "it goes on");
    desk.set_clock("2026-06-12", "17:20");
    end(&mut desk, session);
    let shown = place(&desk, episode);
    let massage = &shown.sessions[0];
    assert_eq!(
        massage.words, "Foam roller, 2 min, the sore area included, pain 4, in an exercise session",
        "80 seconds are two minutes begun"
    );
    assert_eq!(massage.time.unwrap().to_string(), "17:20");
    assert_eq!(massage.beyond, ["Worst pain 4, where 3 is the most."]);
    assert_eq!(massage.asked, "Questions before it: no to all that were answered.");
    assert_eq!(shown.rest, "48 hours lie between two massages of the sore area: 48 hours to go.");
    assert_eq!(shown.due[0].massage, massage.record, "how it was right after is asked");
    assert_eq!(rolled(&desk, session).unwrap().beyond, massage.beyond);

    let undone = desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(undone.training.unwrap().open.unwrap().record, session, "one act: the session goes on");
    assert!(massages(&desk, episode).is_empty());
    end(&mut desk, session);
    assert_eq!(massages(&desk, episode).len(), 1);
    desk.tracker.remove_record(&RecordRef { record: session }).unwrap();
    assert!(massages(&desk, episode).is_empty(), "the one that stands goes, not the one that was undone");
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(massages(&desk, episode).len(), 1);
    // The next day rolling is planned too soon.
    desk.set_clock("2026-06-13", "08:00");
    crate::training::good_day(&mut desk, episode, "2026-06-13");
    let next = start(&mut desk, episode, &["ROL-02"]);
    assert_eq!(
        rolled(&desk, next).unwrap().beyond,
        ["34 hours too soon after the last one on the sore area."]
    );
    let skip = json!({ "episode": episode, "session": next, "exercise": "ROL-02", "reason": "no_time" });
    desk.tracker.skip_exercise(&from(skip)).unwrap();
    assert_eq!(rolled(&desk, next), None, "left out, there is nothing to say");
    end(&mut desk, next);
    assert_eq!(massages(&desk, episode).len(), 1);
}

#[test]
fn rolling_that_the_day_did_not_allow_is_logged_with_the_warning() {
    let (mut desk, episode) = trained();
    let session = log(&mut desk, episode, "2026-06-01", 2);
    let massage = massages(&desk, episode).remove(0);
    assert_eq!((massage.day.to_string().as_str(), massage.massage.session), ("2026-06-01", Some(session)));
    assert_eq!(massage.beyond, [CLOSED]);
    let said = rolled(&desk, session).unwrap();
    assert_eq!(said.beyond, [CLOSED]);
    assert!(said.words.starts_with("Rolling the back of the thigh is a massage too."), "{}", said.words);
    let day = desk.show("2026-06-01").day.unwrap();
    assert_eq!(day.entries.len(), 2, "a session and a massage in History");
    // Without the back of the thigh it is a session and nothing else.
    let input = json!({
        "episode": episode, "day": "2026-06-02", "session": { "kind": "rehab" }, "skipped": [],
        "sets": [{ "exercise": "ROL-01", "dose": { "sets": 1 } }],
    });
    desk.tracker.log_session(&from(input)).unwrap();
    assert_eq!(massages(&desk, episode).len(), 1);
    assert_eq!(rolled(&desk, session_of(&desk, episode, "2026-06-02")), None);
}

#[test]
fn the_massage_follows_the_sets_until_it_is_put_right_by_hand() {
    let (mut desk, episode) = trained();
    let session = log(&mut desk, episode, "2026-06-12", 1);
    let told = |desk: &Desk| {
        let massage = massages(desk, episode).remove(0).massage;
        (massage.minutes.map(|n| n.get()), massage.pain_during.map(|n| n.get()))
    };
    assert_eq!(told(&desk), (Some(2), Some(1)));
    let [first, second] = sets(&desk, session)[..] else { panic!("two sets") };
    let correct = json!({ "record": first, "answers": { "pain": 3 } });
    desk.tracker.correct_set(&from(correct)).unwrap();
    assert_eq!(told(&desk), (Some(2), Some(3)));
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(told(&desk), (Some(2), Some(1)), "one act");
    // By hand: five minutes. From then on the minutes are the athlete's, pain still follows.
    let massage = massages(&desk, episode).remove(0);
    let entry = json!({ "kind": "massage", "value": { "by": "foam_roller", "minutes": 5, "pain_during": 1, "pressure": 3 } });
    desk.tracker
        .correct_entry(&CorrectEntry { record: massage.record, time: None, entry: from(entry) })
        .unwrap();
    assert_eq!(massages(&desk, episode)[0].massage.session, Some(session), "a correction keeps the session");
    desk.tracker.correct_set(&from(json!({ "record": second, "answers": { "pain": 2 } }))).unwrap();
    assert_eq!(told(&desk), (Some(5), Some(2)));
    desk.tracker.remove_record(&RecordRef { record: second }).unwrap();
    assert_eq!(told(&desk), (Some(5), Some(1)));
    desk.tracker.remove_record(&RecordRef { record: first }).unwrap();
    assert!(massages(&desk, episode).is_empty(), "nothing was rolled");
    desk.tracker.restore_record(&RecordRef { record: first }).unwrap();
    assert_eq!(massages(&desk, episode)[0].record, massage.record, "it comes back as it was");
    assert_eq!(told(&desk), (Some(5), Some(1)));
    // Removed by hand it stays away, whatever becomes of the sets.
    desk.tracker.remove_record(&RecordRef { record: massage.record }).unwrap();
    desk.tracker.correct_set(&from(json!({ "record": first, "answers": { "pain": 0 } }))).unwrap();
    assert!(massages(&desk, episode).is_empty());
    assert_eq!(rolled(&desk, session), None);
}

#[test]
fn the_massage_goes_moves_and_comes_back_with_its_session() {
    let (mut desk, episode) = trained();
    let session = log(&mut desk, episode, "2026-06-12", 1);
    let massage = massages(&desk, episode)[0].record;
    desk.tracker.remove_record(&RecordRef { record: session }).unwrap();
    assert!(massages(&desk, episode).is_empty());
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(massages(&desk, episode).len(), 1, "one act");
    desk.tracker.redo(&OverviewQuery::default()).unwrap();
    desk.tracker.restore_record(&RecordRef { record: session }).unwrap();
    assert_eq!(massages(&desk, episode)[0].record, massage);
    let moved = |record: &[RecordId]| from(json!({ "records": record, "day": "2026-06-11" }));
    desk.tracker.move_records(&moved(&[session])).unwrap();
    assert_eq!(massages(&desk, episode)[0].day.to_string(), "2026-06-11");
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    desk.tracker.move_records(&moved(&[session, massage])).unwrap();
    assert_eq!(massages(&desk, episode)[0].day.to_string(), "2026-06-11", "both named, moved once");
    let later = json!({ "record": session, "time": "11:30", "entry": { "kind": "session", "value": { "kind": "rehab" } } });
    desk.tracker.correct_entry(&from(later)).unwrap();
    assert_eq!(massages(&desk, episode)[0].time.unwrap().to_string(), "11:30");
    desk.tracker.remove_records(&from(json!({ "records": [session] }))).unwrap();
    assert!(massages(&desk, episode).is_empty());
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    desk.tracker.remove_records(&from(json!({ "records": [session, massage] }))).unwrap();
    assert!(massages(&desk, episode).is_empty());
    assert!(hamstrong_core::verify(desk.tracker.store()).unwrap().is_clean());
}

#[test]
fn only_a_session_says_that_a_massage_was_rolling_in_it() {
    let (mut desk, episode) = trained();
    let stray: Value = json!({ "by": "foam_roller", "session": episode });
    desk.entry(episode, "2026-06-12", "massage", stray.clone());
    let input = json!({ "episode": episode, "day": "2026-06-12", "massage": stray });
    desk.tracker.record_massage(&from(input)).unwrap();
    let sessions = massages(&desk, episode);
    assert_eq!(sessions.iter().map(|s| s.massage.session).collect::<Vec<_>>(), [None, None]);
}
