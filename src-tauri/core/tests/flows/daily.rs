//! The daily questions: yesterday's answers again, contradictions, own activities, what was taken, where it hurts.

use crate::support::{Desk, day, from};
use hamstrong_core::api::body::BodyCourseQuery;
use hamstrong_core::api::function::FunctionQuery;
use hamstrong_core::api::inputs::{
    ChartRange, CorrectEntry, Entry, OverviewQuery, RecordRef, SameAsYesterday,
};
use hamstrong_core::api::views::Overview;
use hamstrong_core::domain::{CheckIn, RecordId, Wellness};
use serde_json::{Value, json};

const TODAY: &str = "2026-06-12";
const YESTERDAY: &str = "2026-06-11";

fn same(desk: &mut Desk, episode: RecordId, sitting: u32) -> Overview {
    desk.tracker.same_as_yesterday(&SameAsYesterday { episode, day: day(TODAY), sitting }).unwrap()
}

fn answers(overview: &Overview) -> (CheckIn, Wellness) {
    let sitting = overview.day.as_ref().unwrap().sittings.last().cloned().unwrap();
    (
        sitting.check_in.map(|c| c.value).unwrap_or_default(),
        sitting.wellness.map(|w| w.value).unwrap_or_default(),
    )
}

#[test]
fn same_as_yesterday_fills_what_is_open_and_one_undo_takes_it_back() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(
        leg,
        YESTERDAY,
        1,
        json!({ "pain_rest": 2, "pain_walk": 4, "swelling": 1, "qualities": ["tight"],
                "sites": [{ "region": "mid_outer", "side": "left", "intensity": 4 }] }),
    );
    desk.wellness(YESTERDAY, 1, json!({ "low_back": 1, "soreness": 3 }));
    desk.check_in(leg, TODAY, 1, json!({ "pain_walk": 3 }));
    let after = same(&mut desk, leg, 1);
    let (leg_now, self_now) = answers(&after);
    assert_eq!(leg_now.pain_walk.unwrap().get(), 3, "an answer is never overwritten");
    assert_eq!(leg_now.pain_rest.unwrap().get(), 2);
    assert_eq!((leg_now.sites.len(), leg_now.qualities.len(), leg_now.swelling.unwrap().get()), (1, 1, 1));
    assert_eq!((self_now.low_back.unwrap().get(), self_now.soreness.unwrap().get()), (1, 3));
    assert_eq!(after.undo.unwrap().label, "same as yesterday on 12 June");
    let back = desk.tracker.undo(&OverviewQuery::default()).unwrap();
    let sitting = back.day.unwrap().sittings.pop().unwrap();
    let left = sitting.check_in.unwrap().value;
    assert_eq!((left.pain_walk.unwrap().get(), left.pain_rest), (3, None));
    assert!(sitting.wellness.is_none(), "one undo takes both parts back");
}

#[test]
fn same_as_yesterday_never_copies_warning_signs_medication_events_or_the_words_of_the_day() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(
        leg,
        YESTERDAY,
        1,
        json!({ "pain_walk": 4, "events": ["sudden_pain"], "managed": "Stairs", "performance": 60,
                "confirmed": true }),
    );
    desk.wellness(
        YESTERDAY,
        1,
        json!({ "analgesic": true, "medication": "one tablet", "red_flags": ["hard_lump"], "red_flags_asked": true,
                "anything_new": true, "below_knee": true, "tingling": true, "cough_sneeze": true, "sleep_hours": 7 }),
    );
    let (leg_now, self_now) = answers(&same(&mut desk, leg, 1));
    assert_eq!(leg_now, CheckIn { pain_walk: leg_now.pain_walk, ..CheckIn::default() });
    assert_eq!(self_now, Wellness::default());
}

#[test]
fn same_as_yesterday_says_when_there_is_nothing_to_take_over() {
    let (mut desk, leg) = Desk::with_injury();
    let input = SameAsYesterday { episode: leg, day: day(TODAY), sitting: 1 };
    assert_eq!(desk.tracker.same_as_yesterday(&input).unwrap_err().fields[0].field, "day");
    desk.check_in(leg, "2026-06-10", 1, json!({ "pain_walk": 4 }));
    assert!(desk.tracker.same_as_yesterday(&input).is_err(), "the day before yesterday is not yesterday");
    desk.check_in(leg, YESTERDAY, 1, json!({ "pain_walk": 4 }));
    same(&mut desk, leg, 1);
    assert!(desk.tracker.same_as_yesterday(&input).is_err(), "each one is answered");
    let gap = SameAsYesterday { sitting: 3, ..input };
    assert_eq!(desk.tracker.same_as_yesterday(&gap).unwrap_err().fields[0].field, "sitting");
}

fn asked(overview: &Overview) -> Vec<(String, Vec<String>)> {
    let status = overview.status.as_ref().unwrap();
    status.contradictions.iter().map(|c| (c.id.clone(), c.fields.clone())).collect()
}

#[test]
fn a_contradiction_names_its_fields_and_is_asked_again_once_they_change() {
    let (mut desk, leg) = Desk::with_injury();
    let odd = desk.check_in(leg, TODAY, 1, json!({ "pain_rest": 7, "pain_walk": 2 }));
    assert_eq!(asked(&odd), [("C2".to_owned(), vec!["pain_rest".to_owned(), "pain_walk".to_owned()])]);
    let stands = desk.check_in(leg, TODAY, 1, json!({ "confirmed": true }));
    assert_eq!(asked(&stands), []);
    let beside = desk.check_in(leg, TODAY, 1, json!({ "night_pain": true }));
    assert_eq!(asked(&beside), [], "another answer changes nothing about it");
    let changed = desk.check_in(leg, TODAY, 1, json!({ "pain_rest": 8 }));
    assert_eq!(asked(&changed).len(), 1, "what was confirmed is no longer what is said");
    assert_eq!(changed.undo.unwrap().label, "pain at rest 8 on 12 June");
}

#[test]
fn a_worst_below_rest_or_walking_is_asked_about_once_and_closes_no_gate() {
    let (mut desk, leg) = Desk::with_injury();
    let odd = desk.check_in(leg, TODAY, 1, json!({ "pain_rest": 1, "pain_walk": 3, "pain_worst": 2 }));
    assert_eq!(
        asked(&odd),
        [("worst_below".to_owned(), vec!["pain_walk".to_owned(), "pain_worst".to_owned()])]
    );
    let stands = desk.check_in(leg, TODAY, 1, json!({ "confirmed": true }));
    assert_eq!(asked(&stands), []);
    let mended = desk.check_in(leg, TODAY, 1, json!({ "pain_worst": 3 }));
    assert_eq!(asked(&mended), []);
}

fn activity(desk: &mut Desk, leg: RecordId, on: &str, text: &str) -> RecordId {
    let after = desk.entry(leg, on, "activity", json!({ "text": text }));
    after.day.unwrap().function.open.iter().find(|a| a.text == text).unwrap().record
}

fn correct(desk: &mut Desk, record: RecordId, kind: &str, value: Value) -> Overview {
    let entry: Entry = from(json!({ "kind": kind, "value": value }));
    desk.tracker.correct_entry(&CorrectEntry { record, time: None, entry }).unwrap()
}

#[test]
fn own_activities_are_scored_weekly_renamed_and_retired_without_losing_a_score() {
    let (mut desk, leg) = Desk::with_injury();
    let stairs = activity(&mut desk, leg, "2026-06-01", "Stairs two at a time");
    let shoes = activity(&mut desk, leg, "2026-06-01", "Tie my shoes");
    let score = |desk: &mut Desk, on: &str, activity: RecordId, score: u8| {
        desk.entry(leg, on, "function_score", json!({ "activity": activity, "score": score }))
    };
    score(&mut desk, "2026-06-01", stairs, 2);
    let half = score(&mut desk, "2026-06-01", shoes, 4).day.unwrap().function;
    assert!(!half.due && half.when == "Scored today.", "{half:?}");
    assert!(!desk.show("2026-06-07").day.unwrap().function.due);
    let week = desk.show("2026-06-08").day.unwrap().function;
    assert!(week.due && week.when == "Last scored on 1 June.", "{week:?}");
    score(&mut desk, "2026-06-08", stairs, 5);
    score(&mut desk, "2026-06-08", shoes, 6);
    let course = |desk: &Desk| desk.tracker.function_course(&FunctionQuery { episode: leg }).unwrap();
    let now = course(&desk);
    assert_eq!(now.headline, "Your activities went from 3.0 to 5.5 of 10 in 7 days, over two activities.");
    assert!(now.detail.contains("larger than the measure's own error"), "{}", now.detail);

    correct(&mut desk, stairs, "activity", json!({ "text": "Stairs, two at a time, no rail" }));
    correct(&mut desk, shoes, "activity", json!({ "text": "Tie my shoes", "retired_on": TODAY }));
    let today = desk.show(TODAY).day.unwrap().function;
    assert_eq!(
        today.open.iter().map(|a| a.text.as_str()).collect::<Vec<_>>(),
        ["Stairs, two at a time, no rail"]
    );
    assert_eq!(today.retired.len(), 1);
    assert_eq!(desk.show(YESTERDAY).day.unwrap().function.open.len(), 2, "it was asked about until then");
    let after = course(&desk);
    assert_eq!(after.activities.iter().map(|a| a.scores.len()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn at_most_five_activities_are_open_and_a_score_belongs_to_its_own_injury() {
    let (mut desk, leg) = Desk::with_injury();
    let mut all = Vec::new();
    for n in 1..=5 {
        all.push(activity(&mut desk, leg, TODAY, &format!("Activity {n}")));
    }
    let entry: Entry = from(json!({ "kind": "activity", "value": { "text": "One too many" } }));
    let sixth = hamstrong_core::api::inputs::RecordEntry { episode: leg, day: day(TODAY), time: None, entry };
    assert_eq!(desk.tracker.record_entry(&sixth).unwrap_err().fields[0].field, "text");
    correct(&mut desk, all[0], "activity", json!({ "text": "Activity 1", "retired_on": TODAY }));
    desk.tracker.record_entry(&sixth).unwrap();
    let back: Entry = from(json!({ "kind": "activity", "value": { "text": "Activity 1" } }));
    let refused =
        desk.tracker.correct_entry(&CorrectEntry { record: all[0], time: None, entry: back }).unwrap_err();
    assert_eq!(refused.fields[0].field, "text", "coming back is one too many again");

    let other = desk.injure("right", "2026-06-10");
    let entry: Entry = from(json!({ "kind": "function_score", "value": { "activity": all[1], "score": 3 } }));
    let wrong =
        hamstrong_core::api::inputs::RecordEntry { episode: other, day: day(TODAY), time: None, entry };
    assert_eq!(desk.tracker.record_entry(&wrong).unwrap_err().fields[0].field, "activity");
}

#[test]
fn what_was_taken_is_kept_with_its_time_and_needs_a_name() {
    let (mut desk, leg) = Desk::with_injury();
    let after = desk.entry(leg, TODAY, "medication", json!({ "name": "Paracetamol", "dose": "500 mg" }));
    let day_view = after.day.unwrap();
    let taken = &day_view.entries[0];
    assert_eq!(taken.time.unwrap().to_string(), "19:42");
    let entry: Entry = from(json!({ "kind": "medication", "value": { "name": "  " } }));
    let blank = hamstrong_core::api::inputs::RecordEntry { episode: leg, day: day(TODAY), time: None, entry };
    assert_eq!(desk.tracker.record_entry(&blank).unwrap_err().fields[0].field, "name");
}

#[test]
fn a_time_can_be_taken_away_again_and_silence_keeps_it() {
    let (mut desk, leg) = Desk::with_injury();
    let after = desk.entry(leg, TODAY, "medication", json!({ "name": "Paracetamol" }));
    let record = after.day.unwrap().entries[0].record;
    let send = |desk: &mut Desk, time: Value| {
        let mut input = json!({ "record": record,
            "entry": { "kind": "medication", "value": { "name": "Paracetamol" } } });
        if time != json!("silent") {
            input["time"] = time;
        }
        let input: CorrectEntry = from(input);
        let shown = desk.tracker.correct_entry(&input).unwrap();
        shown.day.unwrap().entries[0].time.map(|t| t.to_string())
    };
    assert_eq!(send(&mut desk, json!("silent")).as_deref(), Some("19:42"));
    assert_eq!(send(&mut desk, json!("07:15")).as_deref(), Some("07:15"));
    assert_eq!(send(&mut desk, Value::Null), None);
}

#[test]
fn the_sore_spot_is_followed_from_its_first_day_to_its_last_on_the_right_side() {
    let (mut desk, leg) = Desk::with_injury();
    let mark = |desk: &mut Desk, on: &str, sites: Value| {
        desk.check_in(leg, on, 1, json!({ "sites": sites }));
    };
    let course = |desk: &Desk| {
        desk.tracker.body_course(&BodyCourseQuery { episode: leg, range: ChartRange::All }).unwrap()
    };
    assert_eq!(course(&desk).headline, "No spot is marked in this range.");
    let spot = |region: &str, side: &str, n: u8| json!({ "region": region, "side": side, "intensity": n });
    mark(&mut desk, "2026-06-02", json!([spot("upper_outer", "left", 5), spot("calf", "right", 2)]));
    assert_eq!(course(&desk).headline, "Marked once: left upper outer thigh, 5 on 2 June.");
    mark(&mut desk, "2026-06-04", json!([spot("upper_outer", "left", 4)]));
    mark(&mut desk, "2026-06-06", json!([spot("calf", "right", 6), spot("upper_outer", "left", 4)]));
    mark(&mut desk, TODAY, json!([spot("mid_outer", "left", 3)]));
    let found = course(&desk);
    assert_eq!(
        found.headline,
        "The sorest spot moved from the left upper outer thigh (5 on 2 June) to the left middle outer thigh (3 on \
         12 June)."
    );
    let days: Vec<String> = found.days.iter().map(|d| d.day.to_string()).collect();
    assert_eq!(days, ["2026-06-02", "2026-06-06", "2026-06-12"], "a day that tells nothing new is left out");
    assert_eq!(found.detail, "From four days with a marked spot.");
}

#[test]
fn left_is_left_in_every_file_and_in_every_word() {
    let (mut desk, leg) = Desk::with_injury();
    let spot = |side: &str, n: u8| json!({ "region": "mid_outer", "side": side, "intensity": n });
    let after = desk.check_in(leg, TODAY, 1, json!({ "sites": [spot("left", 3)] }));
    assert_eq!(after.undo.unwrap().label, "where: left middle outer thigh 3 on 12 June");
    let record = after.day.unwrap().sittings[0].check_in.as_ref().unwrap().record;
    assert_eq!(
        desk.tracker.revisions(&RecordRef { record }).unwrap()[0].summary,
        "where: left middle outer thigh 3"
    );

    let mut zipped = Vec::new();
    hamstrong_core::exchange::write_csv(desk.tracker.store(), &mut zipped).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(zipped)).unwrap();
    let table = std::io::read_to_string(zip.by_name("check_ins.csv").unwrap()).unwrap();
    assert!(table.contains("left mid_outer 3") && !table.contains("right"), "{table}");
    let mut whole = Vec::new();
    hamstrong_core::exchange::write_json(desk.tracker.store(), &mut whole).unwrap();
    let whole = String::from_utf8(whole).unwrap();
    assert!(whole.contains(r#""side":"left""#) && !whole.contains(r#""side":"right""#), "{whole}");

    let both = desk.check_in(leg, TODAY, 1, json!({ "sites": [spot("right", 5), spot("left", 3)] }));
    assert_eq!(
        both.undo.unwrap().label,
        "where: right middle outer thigh 5, left middle outer thigh 3 on 12 June"
    );
}

/// The drawing that screen and print share: seen from behind, the athlete's left lies left of the axis.
#[test]
fn the_drawing_has_every_region_on_the_side_it_is_named_after() {
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/body.json")).unwrap();
    let drawing: Value = serde_json::from_str(&text).unwrap();
    let axis = drawing["axis"].as_f64().unwrap();
    let mut seen = Vec::new();
    for area in drawing["areas"].as_array().unwrap() {
        let site: hamstrong_core::domain::PainSite =
            from(json!({ "region": area["region"], "side": area["side"], "intensity": null }));
        let x = area["at"][0].as_f64().unwrap();
        match area["side"].as_str() {
            Some("left") => assert!(x < axis, "{area}"),
            Some("right") => assert!(x > axis, "{area}"),
            _ => assert!(x.total_cmp(&axis).is_eq(), "{area}"),
        }
        seen.push((site.region, site.side));
    }
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 21, "ten regions on both sides and the centre of the back; the groin is not seen");
}

#[test]
fn hidden_pain_numbers_are_words_or_nothing_in_everything_the_core_says() {
    let (mut desk, leg) = Desk::with_injury();
    let sites = |n: u8| json!([{ "region": "calf", "side": "left", "intensity": n }]);
    for (on, score) in [("2026-06-09", 6), ("2026-06-10", 6), ("2026-06-11", 2), (TODAY, 2)] {
        desk.check_in(leg, on, 1, json!({ "pain_walk": score, "sites": sites(score) }));
    }
    let shown = desk.check_in(leg, TODAY, 1, json!({ "pain_rest": 1 }));
    let record = shown.day.unwrap().sittings[0].check_in.as_ref().unwrap().record;
    let hidden = hamstrong_core::api::inputs::SettingChange::HidePainNumbers(true);
    desk.tracker.change_setting(&hidden).unwrap();
    let input = json!({ "episode": leg, "series": ["walk"], "range": { "range": "all" }, "theme": "light", "width": 800 });
    let chart = desk.tracker.pain_chart(&from(input)).unwrap();
    assert_eq!(chart.headline, "Walking pain was moderate on day 9 and mild on day 12.");
    let texts: Vec<&str> = chart.svg.split("</text>").filter_map(|part| part.rsplit('>').next()).collect();
    assert!(texts.contains(&"walking mild") && !texts.contains(&"walking 2"), "{texts:?}");
    let course = desk.tracker.body_course(&BodyCourseQuery { episode: leg, range: ChartRange::All }).unwrap();
    assert_eq!(
        course.headline,
        "The sorest spot stayed the left calf: moderate on 9 June, then mild on 12 June."
    );
    let summary = desk.tracker.revisions(&RecordRef { record }).unwrap().remove(0).summary;
    assert_eq!(summary, "pain at rest, walking pain, where: left calf");
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    desk.tracker.change_setting(&hidden).unwrap();
    desk.check_in(leg, TODAY, 1, json!({ "pain_stretch": 3 }));
    assert_eq!(desk.show(TODAY).undo.unwrap().label, "stretch pain on 12 June");
}
