//! The calendar, the search, the bin, and putting entries on their right day.

use hamstrong_core::api::history::{
    BinView, CalendarQuery, EntryGroup, MoveRecords, Records, SearchPage, SearchQuery,
};
use hamstrong_core::api::inputs::{HistoryQuery, OverviewQuery, RecordRef};
use hamstrong_core::domain::RecordId;
use serde_json::json;

use super::support::{Desk, day, from};

fn search(desk: &Desk, episode: RecordId, text: &str, groups: &[EntryGroup]) -> SearchPage {
    let query = SearchQuery { episode, text: text.to_owned(), groups: groups.to_vec(), offset: 0, limit: 50 };
    desk.tracker.search(&query).unwrap()
}

fn found(page: &SearchPage) -> Vec<String> {
    let words = |h: &hamstrong_core::api::history::Hit| {
        let text: String = h.excerpt.iter().map(|p| p.text.as_str()).collect();
        format!("{} {text}", h.day)
    };
    page.hits.iter().map(words).collect()
}

fn bin(desk: &Desk, episode: RecordId) -> BinView {
    desk.tracker.bin(&RecordRef { record: episode }).unwrap()
}

#[test]
fn words_are_found_in_notes_sessions_and_massages_private_ones_too_newest_first() {
    let (mut desk, episode) = Desk::with_injury();
    desk.entry(episode, "2026-06-02", "note", json!({ "text": "Über die Treppe", "private": true }));
    desk.entry(episode, "2026-06-04", "session", json!({ "kind": "rehab", "text": "TREPPE, slowly" }));
    desk.entry(episode, "2026-06-05", "massage", json!({ "by": "self", "text": "after the treppe" }));
    desk.entry(episode, "2026-06-06", "note", json!({ "text": "flat ground" }));
    desk.check_in(episode, "2026-06-07", 1, json!({ "managed": "one Treppe" }));
    let page = search(&desk, episode, "treppe", &[]);
    assert_eq!(
        found(&page),
        [
            "2026-06-07 one Treppe",
            "2026-06-05 after the treppe",
            "2026-06-04 TREPPE, slowly",
            "2026-06-02 Über die Treppe"
        ]
    );
    assert_eq!(page.total, 4);
    assert_eq!(found(&search(&desk, episode, "uber treppe", &[])), ["2026-06-02 Über die Treppe"]);
    assert_eq!(search(&desk, episode, "treppe", &[EntryGroup::Massages]).total, 1);
    assert_eq!(search(&desk, episode, "100%", &[]).total, 0, "nothing in a search is a pattern");
}

#[test]
fn a_filter_without_words_lists_every_entry_of_its_kinds_page_by_page() {
    let (mut desk, episode) = Desk::with_injury();
    for n in 1..=9 {
        desk.entry(episode, &format!("2026-06-0{n}"), "session", json!({ "kind": "walk" }));
    }
    desk.entry(episode, "2026-06-03", "note", json!({ "text": "x" }));
    let page = |offset| {
        let groups = vec![EntryGroup::Sessions];
        let query = SearchQuery { episode, text: String::new(), groups, offset, limit: 4 };
        desk.tracker.search(&query).unwrap()
    };
    let days = |page: SearchPage| page.hits.iter().map(|h| h.day.to_string()).collect::<Vec<_>>();
    assert_eq!(page(0).total, 9);
    assert_eq!(days(page(0)), ["2026-06-09", "2026-06-08", "2026-06-07", "2026-06-06"]);
    assert_eq!(days(page(8)), ["2026-06-01"]);
    assert!(page(9).hits.is_empty());
}

#[test]
fn what_was_reworded_or_removed_is_found_as_it_stands_now() {
    let (mut desk, episode) = Desk::with_injury();
    let shown = desk.entry(episode, "2026-06-12", "note", json!({ "text": "kerb" }));
    let record = shown.day.unwrap().entries[0].record;
    let entry = from(json!({ "kind": "note", "value": { "text": "stairs" } }));
    desk.tracker
        .correct_entry(&hamstrong_core::api::inputs::CorrectEntry { record, time: None, entry })
        .unwrap();
    assert_eq!(search(&desk, episode, "kerb", &[]).total, 0);
    assert_eq!(search(&desk, episode, "stairs", &[]).total, 1);
    desk.tracker.remove_record(&RecordRef { record }).unwrap();
    assert_eq!(search(&desk, episode, "stairs", &[]).total, 0);
}

#[test]
fn another_injury_has_a_search_and_a_bin_of_its_own() {
    let (mut desk, left) = Desk::with_injury();
    desk.entry(left, "2026-06-02", "note", json!({ "text": "stairs" }));
    let right = desk.injure("right", "2026-06-01");
    let shown = desk.entry(right, "2026-06-03", "note", json!({ "text": "stairs too" }));
    assert_eq!(found(&search(&desk, right, "stairs", &[])), ["2026-06-03 stairs too"]);
    desk.tracker.remove_record(&RecordRef { record: shown.day.unwrap().entries[0].record }).unwrap();
    assert_eq!(bin(&desk, right).entries.len(), 1);
    assert!(bin(&desk, left).entries.is_empty());
}

#[test]
fn the_calendar_shows_what_each_day_holds_from_the_injury_to_today() {
    let (mut desk, episode) = Desk::with_injury();
    desk.check_in(episode, "2026-06-01", 1, json!({ "pain_walk": 7 }));
    desk.entry(episode, "2026-06-12", "note", json!({ "text": "x" }));
    desk.entry(episode, "2026-06-12", "session", json!({ "kind": "walk" }));
    let query = CalendarQuery { episode, from: day("2026-05-25"), days: 42 };
    let view = desk.tracker.calendar(&query).unwrap();
    assert_eq!((view.first.to_string(), view.last.to_string()), ("2026-05-31".into(), "2026-06-12".into()));
    assert_eq!(view.days.len(), 13);
    assert_eq!(view.headline, "Two of 13 days have an entry.");
    let first = &view.days[1];
    assert_eq!((first.day.worst.map(|s| s.get()), first.day.late), (Some(7), true));
    let today = view.days.last().unwrap();
    assert_eq!((today.day.notes, today.day.sessions, today.day.late), (1, 1, false));
    assert!(desk.tracker.calendar(&CalendarQuery { days: 63, ..query.clone() }).is_err());
    let before = CalendarQuery { from: day("2026-03-01"), ..query.clone() };
    assert!(desk.tracker.calendar(&before).unwrap().days.is_empty());
    let ahead = CalendarQuery { from: day("2026-07-01"), ..query };
    assert!(desk.tracker.calendar(&ahead).unwrap().days.is_empty());
}

#[test]
fn the_calendar_names_phases_holds_and_flares_as_the_readiness_does() {
    let mut desk = Desk::empty();
    desk.set_clock("2026-05-31", "12:00");
    let episode = desk.injure("left", "2026-05-31");
    let walks = [6, 5, 4, 3, 2, 2, 1, 1, 1, 3];
    for (n, walk) in walks.into_iter().enumerate() {
        let date = day("2026-05-31").plus_days(i64::try_from(n).unwrap()).to_string();
        desk.set_clock(&date, "19:00");
        let calm = json!({ "pain_walk": walk, "pain_rest": 0, "pain_stretch": walk, "swelling": 0, "bruising": 0,
            "walking_normal": walk < 3, "night_pain": false });
        desk.check_in(episode, &date, 1, calm);
    }
    desk.wellness("2026-06-09", 1, json!({ "red_flags_asked": true, "red_flags": ["infection_local"] }));
    let view = desk.tracker.calendar(&CalendarQuery { episode, from: day("2026-05-31"), days: 31 }).unwrap();
    let course = desk.tracker.timeline(episode).unwrap();
    assert_eq!((view.days.len(), course.len()), (10, 10));
    for (cell, decided) in view.days.iter().zip(&course) {
        assert_eq!(cell.day.day, decided.day);
        assert_eq!(cell.hold, decided.hold.is_some(), "{}", decided.day);
        let flare = decided.notices.contains(&hamstrong_rules::readiness::Notice::Flare);
        assert_eq!(cell.flare, flare, "{}", decided.day);
    }
    let begun = view.days.iter().filter(|d| d.begins.is_some()).count();
    let edges = course.windows(2).filter(|w| w[0].phase != w[1].phase).count();
    assert_eq!(begun, edges);
    assert!(view.days.last().unwrap().hold && view.days.last().unwrap().flare, "{:?}", course.last());
    assert_eq!(view.detail, "One flare, on 9 June.");
}

#[test]
fn what_is_removed_waits_thirty_days_in_the_bin_check_ins_too() {
    let (mut desk, episode) = Desk::with_injury();
    desk.check_in(episode, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let shown = desk.wellness("2026-06-12", 1, json!({ "sleep_hours": 7.5 }));
    let sitting = shown.day.unwrap().sittings.remove(0);
    let records = vec![sitting.check_in.unwrap().record, sitting.wellness.unwrap().record];
    let after = desk.tracker.remove_records(&Records { records: records.clone() }).unwrap();
    assert!(after.day.unwrap().sittings.is_empty());
    assert_eq!(after.undo.unwrap().label, "removed check-in on 12 June");
    let full = bin(&desk, episode);
    assert_eq!((full.entries.len(), full.entries[0].days_left, full.keeps_days), (2, 30, 30));
    desk.set_clock("2026-07-12", "19:00");
    assert_eq!(bin(&desk, episode).entries[0].days_left, 0, "the last day counts");
    desk.tracker.restore_record(&RecordRef { record: records[0] }).unwrap();
    let day_then = desk.show("2026-06-12").day.unwrap();
    assert_eq!(day_then.sittings[0].check_in.as_ref().unwrap().value.pain_walk.unwrap().get(), 3);
    desk.set_clock("2026-07-13", "19:00");
    assert!(bin(&desk, episode).entries.is_empty());
    assert_eq!(
        desk.tracker.revisions(&RecordRef { record: records[1] }).unwrap().len(),
        2,
        "its wordings stay in the journal"
    );
}

#[test]
fn removing_both_parts_of_a_check_in_is_one_act() {
    let (mut desk, episode) = Desk::with_injury();
    desk.check_in(episode, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let shown = desk.wellness("2026-06-12", 1, json!({ "sleep_hours": 7.5 }));
    let sitting = shown.day.unwrap().sittings.remove(0);
    let records = vec![sitting.check_in.unwrap().record, sitting.wellness.unwrap().record];
    desk.tracker.remove_records(&Records { records }).unwrap();
    let back = desk.tracker.undo(&OverviewQuery::default()).unwrap().day.unwrap();
    assert!(back.sittings[0].check_in.is_some() && back.sittings[0].wellness.is_some());
    assert!(desk.tracker.remove_records(&Records { records: vec![] }).is_err());
    let whole_injury = Records { records: vec![episode] };
    assert!(desk.tracker.remove_records(&whole_injury).is_err(), "an injury does not go into the bin");
}

#[test]
fn a_check_in_on_the_wrong_day_moves_with_both_parts_and_undo_brings_it_back() {
    let (mut desk, episode) = Desk::with_injury();
    desk.check_in(episode, "2026-06-11", 1, json!({ "pain_walk": 5 }));
    desk.check_in(episode, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let shown = desk.wellness("2026-06-12", 1, json!({ "sleep_hours": 7.5 }));
    let sitting = shown.day.unwrap().sittings.remove(0);
    let records = vec![sitting.check_in.unwrap().record, sitting.wellness.unwrap().record];
    let moved =
        desk.tracker.move_records(&MoveRecords { records: records.clone(), day: day("2026-06-11") }).unwrap();
    assert_eq!(moved.undo.unwrap().label, "moved check-in from 12 June to 11 June");
    let there = moved.day.unwrap();
    assert_eq!((there.day, there.sittings.len()), (day("2026-06-11"), 2));
    let second = there.sittings[1].check_in.as_ref().unwrap();
    assert_eq!(second.time.unwrap().to_string(), "19:42");
    assert_eq!((second.written.as_str(), second.late), ("12 June, 19:42", false));
    assert!(there.sittings[1].wellness.is_some());
    assert!(desk.show("2026-06-12").day.unwrap().sittings.is_empty());
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(desk.show("2026-06-12").day.unwrap().sittings.len(), 1);
    assert_eq!(desk.show("2026-06-11").day.unwrap().sittings.len(), 1);
    for refused in ["2026-06-13", "2026-05-30"] {
        let input = MoveRecords { records: records.clone(), day: day(refused) };
        assert_eq!(desk.tracker.move_records(&input).unwrap_err().fields[0].field, "day");
    }
}

#[test]
fn an_entry_says_when_it_was_written_and_when_it_was_changed() {
    let (mut desk, episode) = Desk::with_injury();
    let shown = desk.entry(episode, "2026-06-12", "note", json!({ "text": "a" }));
    let note = shown.day.unwrap().entries.remove(0);
    assert_eq!((note.written.as_str(), note.changed), ("19:42", None));
    desk.set_clock("2026-06-12", "21:10");
    let entry = from(json!({ "kind": "note", "value": { "text": "b" } }));
    let input = hamstrong_core::api::inputs::CorrectEntry { record: note.record, time: None, entry };
    desk.tracker.correct_entry(&input).unwrap();
    desk.set_clock("2026-06-14", "08:00");
    let note = desk.show("2026-06-12").day.unwrap().entries.remove(0);
    assert_eq!((note.written.as_str(), note.changed.as_deref()), ("19:42", Some("21:10")));
    desk.entry(episode, "2026-06-11", "note", json!({ "text": "late" }));
    let late = desk.show("2026-06-11").day.unwrap().entries.remove(0);
    assert_eq!((late.written.as_str(), late.late), ("14 June, 08:00", true));
}

#[test]
fn pages_of_history_name_the_first_and_the_last_day() {
    let (desk, episode) = Desk::with_injury();
    let page = desk.tracker.history(&HistoryQuery { episode, before: None, days: 5 }).unwrap();
    assert_eq!((page.first, page.last), (day("2026-05-31"), day("2026-06-12")));
}
