//! Everything of training and massage goes along: JSON out and in shows the same in every place, CSV has every table.

use std::collections::BTreeMap;
use std::io::Read;

use hamstrong_core::api::inputs::{ExportFormat, HistoryQuery, RecordRef};
use hamstrong_core::api::massage::MassageQuery;
use hamstrong_core::domain::RecordId;
use hamstrong_core::{Opening, Tracker, verify};
use serde_json::{Value, json};

use crate::support::{Desk, from};
use crate::training::{start, trained, view};

/// A journal with one of everything. The session of today goes on, with a rest that runs.
fn full() -> (Desk, RecordId, RecordId) {
    let (mut desk, episode) = trained();
    for (date, exercise, sets) in
        [("2026-06-09", "ROL-02", 1), ("2026-06-10", "ISO-03", 3), ("2026-06-11", "ISO-03", 3)]
    {
        let done = json!({ "exercise": exercise, "dose": { "sets": sets, "reps": 10 }, "pain": 1 });
        let input = json!({
            "episode": episode, "day": date, "time": "17:00", "sets": [done], "skipped": [],
            "session": { "kind": "rehab", "minutes": 20, "effort": 4, "pain_after": 0, "text": "\"quoted\", ok" },
        });
        desk.tracker.log_session(&from(input)).unwrap();
    }
    let proposal = view(&desk, episode).proposals.remove(0);
    let yes =
        json!({ "episode": episode, "exercise": "ISO-03", "session": proposal.session, "accept": true });
    desk.tracker.answer_proposal(&from(yes)).unwrap();
    let own = json!({ "name": "Stairs", "legs": "both", "heavy": true, "minutes": 10, "load": 7.5 });
    desk.entry(episode, "2026-06-12", "own_exercise", own);
    let own = view(&desk, episode).own[0].record.to_string();
    let prescribed = json!({ "exercise": "ISO-04", "by": "M. Weber", "sets": 3, "hold_seconds": 12, "often": "daily", "until": "2026-07-01" });
    desk.entry(episode, "2026-06-11", "prescription", prescribed);
    let questions = json!({ "yes": ["pre.alcohol"], "no": ["pre.numb"] });
    desk.entry(episode, "2026-06-11", "massage_check", questions);
    let massage = json!({
        "episode": episode, "day": "2026-06-11", "time": "12:00",
        "massage": { "by": "therapist", "therapist": "Kim", "depth": "deep", "kinds": ["friction"],
            "friction_minutes": 9, "areas": ["mid_inner"], "pressure": 6, "pain_during": 4, "tool": "oil" },
        "before": { "pain_walk": 1, "girth_injured": 54.5, "warmth": "warm", "knee_short": 20 },
    });
    desk.tracker.record_massage(&from(massage)).unwrap();
    let massage = desk.tracker.massage(&MassageQuery { episode }).unwrap().sessions[0].record;
    let reading = json!({ "massage": massage, "at": "day1", "pain_walk": 2, "night_pain": false });
    desk.entry(episode, "2026-06-12", "massage_reading", reading);
    let session = start(&mut desk, episode, &["ISO-04", "ISO-03", &own]);
    for (exercise, side, done) in [
        ("ISO-04", Some("right"), json!({ "hold_seconds": 12, "pain": 0, "rest_seconds": 30 })),
        ("ISO-04", Some("left"), json!({ "hold_seconds": 9, "pain": 2 })),
        ("ISO-04", Some("right"), json!({ "hold_seconds": 12 })),
        (own.as_str(), None, json!({ "minutes": 12, "load": 8.5, "pain": 1, "rest_seconds": 60 })),
    ] {
        let mut set = done;
        set["session"] = json!(session);
        set["exercise"] = json!(exercise);
        set["side"] = json!(side);
        desk.tracker.record_set(&from(set)).unwrap();
    }
    let third = shown(&desk.tracker, session).pointer("/exercises/0/steps/2/record").unwrap().clone();
    desk.tracker.remove_record(&from(json!({ "record": third }))).unwrap();
    let skip = json!({ "episode": episode, "session": session, "exercise": "ISO-03", "reason": "other", "text": "Knee" });
    desk.tracker.skip_exercise(&from(skip)).unwrap();
    (desk, episode, session)
}

fn shown(tracker: &Tracker, session: RecordId) -> Value {
    json!(tracker.session(&from(json!({ "record": session, "theme": "light" }))).unwrap())
}

/// What each place shows, as JSON.
fn places(tracker: &Tracker, episode: RecordId, session: RecordId) -> BTreeMap<&'static str, Value> {
    let history = HistoryQuery { episode, before: None, days: 30 };
    [
        (
            "training",
            json!(tracker.training(&from(json!({ "episode": episode, "theme": "light" }))).unwrap()),
        ),
        ("session", shown(tracker, session)),
        ("load", json!(tracker.load(&from(json!({ "episode": episode }))).unwrap())),
        ("massage", json!(tracker.massage(&MassageQuery { episode }).unwrap())),
        ("history", json!(tracker.history(&history).unwrap())),
        ("bin", json!(tracker.bin(&RecordRef { record: episode }).unwrap())),
    ]
    .into()
}

fn export(tracker: &Tracker, desk: &Desk, name: &str, format: ExportFormat) -> Vec<u8> {
    let place = desk.folder.path().join(name);
    tracker.export_to(format, &place).unwrap();
    std::fs::read(place).unwrap()
}

#[test]
fn training_and_massage_come_back_as_they_were() {
    let (desk, episode, session) = full();
    let first = export(&desk.tracker, &desk, "first.json", ExportFormat::Json);
    let path = desk.folder.path().join("second.hamstrong");
    let mut second = Tracker::create(&path, false, Opening::to_write(), desk.clock.clone()).unwrap();
    second.import_from(&desk.folder.path().join("first.json")).unwrap();
    assert!(first == export(&second, &desk, "again.json", ExportFormat::Json), "the second JSON differs");
    let (was, is) = (places(&desk.tracker, episode, session), places(&second, episode, session));
    for (place, before) in &was {
        assert_eq!(Some(before), is.get(place), "{place}");
    }
    assert_eq!(was["session"]["timer"]["said"], "Rest: 60 s to go.", "the rest runs in both");
    assert_eq!(was["bin"]["entries"][0]["words"], "Set 2 of Single-leg bridge hold, right leg: 1 × 12 s");
    assert!(verify(second.store()).unwrap().is_clean());
}

#[test]
fn every_table_of_training_and_massage_is_in_the_csv() {
    let (desk, ..) = full();
    export(&desk.tracker, &desk, "tables.zip", ExportFormat::Csv);
    let file = std::fs::File::open(desk.folder.path().join("tables.zip")).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    const SESSION: &str = "kind,minutes,effort,pain_during,performance,text,pain_after,limp_after,swelling_after,started_at,ended_at,planned";
    const MASSAGE: &str = "by,asked,therapist,depth,minutes,kinds,effleurage_minutes,petrissage_minutes,friction_minutes,\
        trigger_point_minutes,areas,pressure,pain_during,tool,stopped_early,text,session";
    const READING: &str = "massage,at,pain_walk,pain_stretch,swelling,bruising,night_pain,girth_injured,girth_other,press,\
        hardness,strip,tightness,knee_short,warmth,heaviness";
    // (table, its own columns, rows, what stands in one of them)
    let rows = [
        ("sessions", SESSION, 4, "\"\"\"quoted\"\", ok\""),
        // One of rolling, twice three, and three of the four of today: the one that was removed is not there.
        (
            "exercise_sets",
            "session,exercise,number,side,reps,hold_seconds,minutes,load,pain",
            10,
            "ISO-04,1,left,,9,,,2",
        ),
        ("skipped_exercises", "session,exercise,reason,text", 1, "ISO-03,other,Knee"),
        // The rest that runs; the one before it has ended.
        (
            "training_timers",
            "session,what,seconds,started_at,exercise,side",
            1,
            "rest,60,2026-06-12T15:00:00.000Z",
        ),
        (
            "own_exercises",
            "name,legs,heavy,sets,reps,hold_seconds,minutes,load,text,retired_on",
            1,
            "Stairs,both,yes,,,,10,7.5,,",
        ),
        (
            "prescriptions",
            "exercise,by,sets,reps,hold_seconds,minutes,load,often,text,until",
            1,
            "ISO-04,M. Weber,3,,12,,,daily,,2026-07-01",
        ),
        (
            "dose_changes",
            "exercise,session,step,rule,accepted,next,sets,reps,hold_seconds,minutes,load",
            1,
            "more_reps,light.greens,yes,,3,12,,,",
        ),
        ("massages", MASSAGE, 2, "Kim,deep,,friction,,,9,,mid_inner,6,4,oil,,,"),
        ("massage_readings", READING, 2, "before,1,,,,,54.5,,,,,,20,warm,"),
        ("massage_checks", "yes,no", 1, "pre.alcohol,pre.numb"),
    ];
    for (table, columns, count, holds) in rows {
        let mut text = String::new();
        zip.by_name(&format!("{table}.csv")).unwrap().read_to_string(&mut text).unwrap();
        let (head, body) = text.split_once("\r\n").unwrap();
        let envelope =
            "record,episode,day,time,zone,utc_offset_minutes,first_written_day,written_at,late,corrections";
        assert_eq!(head, format!("{envelope},{columns}"), "{table}");
        assert_eq!(body.lines().count(), count, "{table}:\n{body}");
        assert!(body.contains(holds), "{table} without {holds}:\n{body}");
    }
}
