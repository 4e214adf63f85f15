//! What the athlete does and what the journal keeps, on a real file.

use crate::support::{Desk, day, from};
use hamstrong_core::api::error::ErrorCode;
use hamstrong_core::api::inputs::{
    CheckInInput, CorrectEntry, CorrectEpisode, Entry, HistoryQuery, OverviewQuery, RecordRef, SettingChange,
};
use hamstrong_core::api::views::{Overview, WarningCode};
use hamstrong_core::{Opening, Tracker, verify};
use serde_json::json;

fn walk(overview: &Overview) -> Option<i64> {
    let sittings = &overview.day.as_ref().unwrap().sittings;
    sittings.last().and_then(|s| s.check_in.as_ref()).and_then(|c| c.value.pain_walk).map(|p| p.get())
}

#[test]
fn tapping_again_corrects_the_open_check_in() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_rest": 1 }));
    let after = desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 2 }));
    let sittings = &after.day.as_ref().unwrap().sittings;
    assert_eq!(sittings.len(), 1);
    let check_in = sittings[0].check_in.as_ref().unwrap();
    assert_eq!((check_in.value.pain_walk.unwrap().get(), check_in.value.pain_rest.unwrap().get()), (2, 1));
    assert_eq!(check_in.corrections, 2);
    assert_eq!(check_in.time.unwrap().to_string(), "19:42");
}

#[test]
fn saying_the_same_again_writes_nothing() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let again = desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    assert_eq!(again.day.unwrap().sittings[0].check_in.as_ref().unwrap().corrections, 0);
}

#[test]
fn a_second_check_in_of_the_day_stands_beside_the_first() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let after = desk.check_in(leg, "2026-06-12", 2, json!({ "pain_walk": 5 }));
    assert_eq!(after.day.unwrap().sittings.len(), 2);
    let gap = CheckInInput {
        episode: leg,
        day: day("2026-06-12"),
        sitting: 4,
        time: None,
        answers: from(json!({ "pain_walk": 1 })),
    };
    assert_eq!(desk.tracker.record_check_in(&gap).unwrap_err().fields[0].field, "sitting");
}

#[test]
fn with_two_open_injuries_the_shared_answers_are_asked_once() {
    let (mut desk, left) = Desk::with_injury();
    let right = desk.injure("right", "2026-06-10");
    desk.check_in(left, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.wellness("2026-06-12", 1, json!({ "sleep_hours": 7.5, "analgesic": false }));
    let shown = |episode| {
        let query = OverviewQuery { day: Some(day("2026-06-12")), episode: Some(episode) };
        desk.tracker.overview(&query).unwrap().day.unwrap()
    };
    let other = shown(right);
    assert!(other.sittings[0].check_in.is_none(), "pain belongs to one leg");
    assert_eq!(other.sittings[0].wellness.as_ref().unwrap().value.sleep_hours.unwrap().get(), 7.5);
    assert_eq!(shown(left).sittings[0].check_in.as_ref().unwrap().value.pain_walk.unwrap().get(), 3);
}

#[test]
fn undo_and_redo_survive_a_restart_and_say_what_they_touch() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 5 }));
    let mut desk = desk.restart();
    let today = OverviewQuery::default();
    assert_eq!(desk.show("2026-06-12").undo.unwrap().label, "walking pain 5 on 12 June");
    let back = desk.tracker.undo(&today).unwrap();
    assert_eq!(walk(&back), Some(3));
    assert_eq!(back.redo.as_ref().unwrap().label, "walking pain 5 on 12 June");
    assert_eq!(walk(&desk.tracker.undo(&today).unwrap()), None);
    let mut desk = desk.restart();
    assert_eq!(walk(&desk.tracker.redo(&today).unwrap()), Some(3));
    assert_eq!(walk(&desk.tracker.redo(&today).unwrap()), Some(5));
    assert_eq!(desk.tracker.redo(&today).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_new_act_drops_what_was_undone() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.tracker.undo(&OverviewQuery::default()).unwrap();
    let after = desk.check_in(leg, "2026-06-12", 1, json!({ "pain_rest": 1 }));
    assert!(after.redo.is_none());
}

#[test]
fn undo_takes_a_removal_back_and_a_setting() {
    let (mut desk, leg) = Desk::with_injury();
    let ice = desk.entry(leg, "2026-06-12", "price_step", json!({ "part": "ice", "minutes": 12 }));
    let record = ice.day.unwrap().entries[0].record;
    let gone = desk.tracker.remove_record(&RecordRef { record }).unwrap().day.unwrap();
    assert_eq!((gone.entries.len(), gone.removed.len()), (0, 1));
    let back = desk.tracker.undo(&OverviewQuery::default()).unwrap();
    assert_eq!(back.day.unwrap().entries.len(), 1);
    let dark = SettingChange::Theme(hamstrong_core::api::inputs::Theme::Dark);
    desk.tracker.change_setting(&dark).unwrap();
    assert_eq!(desk.tracker.undo(&OverviewQuery::default()).unwrap().settings.theme, Default::default());
}

#[test]
fn a_removed_entry_can_be_restored_and_keeps_its_history() {
    let (mut desk, leg) = Desk::with_injury();
    let note = desk.entry(leg, "2026-06-12", "note", json!({ "text": "Stairs were easier." }));
    let record = note.day.unwrap().entries[0].record;
    let entry: Entry = from(json!({ "kind": "note", "value": { "text": "Stairs were easier today." } }));
    desk.tracker.correct_entry(&CorrectEntry { record, time: None, entry }).unwrap();
    desk.tracker.remove_record(&RecordRef { record }).unwrap();
    let back = desk.tracker.restore_record(&RecordRef { record }).unwrap().day.unwrap();
    assert_eq!(back.entries.len(), 1);
    let wordings = desk.tracker.revisions(&RecordRef { record }).unwrap();
    assert_eq!(wordings.len(), 4);
    assert!(wordings[1].removed && !wordings[0].removed);
    assert_eq!(wordings[3].summary, "text: Stairs were easier., private: no");
}

#[test]
fn a_removed_check_in_cannot_come_back_over_another() {
    let (mut desk, leg) = Desk::with_injury();
    let first = desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let record = first.day.unwrap().sittings[0].check_in.as_ref().unwrap().record;
    desk.tracker.remove_record(&RecordRef { record }).unwrap();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 1 }));
    assert_eq!(desk.tracker.restore_record(&RecordRef { record }).unwrap_err().code, ErrorCode::Invalid);
}

#[test]
fn an_entry_two_days_later_is_late_one_day_later_is_not() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-11", 1, json!({ "pain_walk": 3 }));
    let late = desk.check_in(leg, "2026-06-10", 1, json!({ "pain_walk": 3 }));
    let check_in = late.day.unwrap().sittings[0].check_in.clone().unwrap();
    assert!(check_in.late && check_in.time.is_none());
    assert!(!desk.show("2026-06-11").day.unwrap().sittings[0].check_in.as_ref().unwrap().late);
}

#[test]
fn a_correction_does_not_make_an_entry_late() {
    let (mut desk, leg) = Desk::with_injury();
    desk.set_clock("2026-06-05", "20:00");
    desk.check_in(leg, "2026-06-05", 1, json!({ "pain_walk": 3 }));
    desk.set_clock("2026-06-12", "20:00");
    let after = desk.check_in(leg, "2026-06-05", 1, json!({ "pain_walk": 4 }));
    assert!(!after.day.unwrap().sittings[0].check_in.as_ref().unwrap().late);
}

#[test]
fn at_half_past_midnight_it_is_still_the_evening_before() {
    let (mut desk, leg) = Desk::with_injury();
    desk.set_clock("2026-06-13", "00:30");
    let shown = desk.tracker.overview(&OverviewQuery::default()).unwrap();
    assert_eq!(shown.today, day("2026-06-12"));
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.tracker.change_setting(&SettingChange::DayEndsAt("00:00".parse().unwrap())).unwrap();
    assert_eq!(desk.tracker.overview(&OverviewQuery::default()).unwrap().today, day("2026-06-13"));
    assert!(desk.tracker.change_setting(&SettingChange::DayEndsAt("07:00".parse().unwrap())).is_err());
}

#[test]
fn yesterdays_answers_are_shown_as_marks_and_never_taken_over() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-11", 1, json!({ "pain_walk": 4, "pain_rest": 2 }));
    desk.check_in(leg, "2026-06-11", 2, json!({ "pain_walk": 3 }));
    let shown = desk.show("2026-06-12").day.unwrap();
    assert!(shown.sittings.is_empty());
    assert_eq!(shown.yesterday.pain_walk.unwrap().get(), 3);
    assert_eq!(shown.yesterday.pain_rest.unwrap().get(), 2);
}

#[test]
fn a_wrong_value_is_refused_beside_its_field_and_loses_nothing() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let input = CheckInInput {
        episode: leg,
        day: day("2026-06-12"),
        sitting: 1,
        time: None,
        answers: from(json!({ "pain_walk": 12, "pain_rest": 1 })),
    };
    let refused = desk.tracker.record_check_in(&input).unwrap_err();
    assert_eq!((refused.code, refused.fields[0].field.as_str()), (ErrorCode::Invalid, "pain_walk"));
    assert_eq!(walk(&desk.show("2026-06-12")), Some(3));
}

#[test]
fn history_lists_every_day_with_and_without_an_entry() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3, "pain_worst": 5 }));
    desk.entry(leg, "2026-06-10", "session", json!({ "kind": "rehab", "minutes": 20 }));
    let page = desk.tracker.history(&HistoryQuery { episode: leg, before: None, days: 5 }).unwrap();
    assert_eq!(page.headline, "Two of 13 days have an entry.");
    let days: Vec<_> = page.days.iter().map(|d| (d.day.to_string(), d.logged)).collect();
    assert_eq!(days[0], ("2026-06-12".to_owned(), true));
    assert_eq!(days[1], ("2026-06-11".to_owned(), false));
    assert_eq!(page.days[0].worst.unwrap().get(), 5);
    assert_eq!((page.days[2].sessions, page.days[2].late), (1, true));
    assert_eq!(page.next, Some(day("2026-06-08")));
    let rest = desk.tracker.history(&HistoryQuery { episode: leg, before: page.next, days: 50 }).unwrap();
    assert_eq!((rest.days.len(), rest.next), (8, None));
}

#[test]
fn an_injury_can_be_put_right_and_closed() {
    let (mut desk, leg) = Desk::with_injury();
    let episode = from(json!({ "side": "right", "onset": "2026-06-01", "closed_on": "2026-06-11" }));
    let after = desk.tracker.correct_episode(&CorrectEpisode { record: leg, episode }).unwrap();
    assert_eq!((after.episodes[0].title.as_str(), after.episodes[0].open), ("Right hamstring", false));
    let wrong = from(json!({ "side": "right", "onset": "2026-06-13", "closed_on": "2026-06-10" }));
    let refused = desk.tracker.correct_episode(&CorrectEpisode { record: leg, episode: wrong }).unwrap_err();
    assert_eq!(refused.fields.len(), 2);
}

#[test]
fn the_second_writer_is_told_and_the_reader_is_not_hindered() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let second = Tracker::open(&desk.path(), Opening::to_write(), desk.clock.clone()).unwrap_err();
    assert_eq!(second.code, ErrorCode::Unavailable);
    let mut reader = Tracker::open(&desk.path(), Opening::to_read(), desk.clock.clone()).unwrap();
    let seen = reader.overview(&OverviewQuery::default()).unwrap();
    assert_eq!(walk(&seen), Some(3));
    assert!(seen.journal.read_only && seen.warnings.iter().any(|w| w.code == WarningCode::ReadOnly));
    assert_eq!(reader.undo(&OverviewQuery::default()).unwrap_err().code, ErrorCode::ReadOnly);
}

#[test]
fn a_file_that_is_not_ours_or_newer_is_refused_and_stays_as_it_is() {
    let (desk, _) = Desk::with_injury();
    let desk = desk.restart();
    let good = std::fs::read(desk.path()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&51_u32.to_be_bytes());
    let mut other = good.clone();
    other[68..72].copy_from_slice(&7_u32.to_be_bytes());
    let cases = [
        ("jpeg", b"\xff\xd8\xff\xe0 not a database".to_vec()),
        ("empty", Vec::new()),
        ("newer", newer),
        ("other", other),
    ];
    for (name, bytes) in cases {
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let clock = std::sync::Arc::new(hamstrong_core::clock::SystemClock);
        let refused = Tracker::open(&path, Opening::to_write(), clock).unwrap_err();
        assert_eq!(refused.code, ErrorCode::Unavailable, "{name}");
        assert_eq!(refused.message.contains("newer"), name == "newer", "{name}");
        assert_eq!(std::fs::read(&path).unwrap(), bytes, "{name}");
        std::fs::remove_file(&path).unwrap();
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{name} left something beside it");
    }
}

#[test]
fn entries_that_vanish_with_the_write_ahead_log_are_missed() {
    let (mut desk, leg) = Desk::with_injury();
    for n in 0..5 {
        desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": n }));
    }
    let path = desk.path();
    let copy = desk.folder.path().join("copy.hamstrong");
    // Only the main file: everything since it was opened is still in the write-ahead log.
    std::fs::copy(&path, &copy).unwrap();
    std::fs::copy(path.with_file_name("journal.hamstrong.mark"), copy.with_file_name("copy.hamstrong.mark"))
        .unwrap();
    let lost = Tracker::open(&copy, Opening::to_write(), desk.clock.clone()).unwrap();
    let shown = lost.overview(&OverviewQuery::default()).unwrap();
    assert!(shown.warnings.iter().any(|w| w.code == WarningCode::EntriesMissing));
    assert!(!verify(lost.store()).unwrap().is_clean());
    assert!(copy.with_file_name("copy.hamstrong.damaged-1").exists(), "what was found is kept");
}

#[test]
fn a_loss_stays_known_after_the_next_entries_until_it_was_seen() {
    let (mut desk, leg) = Desk::with_injury();
    for n in 0..5 {
        desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": n }));
    }
    let mark = desk.folder.path().join("journal.hamstrong.mark");
    let (path, clock) = (desk.path(), desk.clock.clone());
    let Desk { folder, tracker, .. } = desk;
    drop(tracker);
    let noted = std::fs::read_to_string(&mark).unwrap();
    let (id, seq) = noted.trim().split_once(' ').unwrap();
    std::fs::write(&mark, format!("{id} {}\n", seq.parse::<i64>().unwrap() + 3)).unwrap();
    let missed = |tracker: &Tracker| {
        let shown = tracker.overview(&OverviewQuery::default()).unwrap();
        shown
            .warnings
            .iter()
            .any(|w| w.code == WarningCode::EntriesMissing && w.message.starts_with("Three entries"))
    };
    for _ in 0..2 {
        let tracker = Tracker::open(&path, Opening::to_write(), clock.clone()).unwrap();
        assert!(missed(&tracker));
    }
    let mut tracker = Tracker::open(&path, Opening::to_write(), clock.clone()).unwrap();
    tracker.change_setting(&SettingChange::MissingEntriesSeen).unwrap();
    drop(tracker);
    let tracker = Tracker::open(&path, Opening::to_write(), clock).unwrap();
    assert!(!missed(&tracker));
    drop(folder);
}

#[test]
fn a_clock_that_went_back_is_said() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.set_clock("2026-06-01", "08:00");
    let shown = desk.tracker.overview(&OverviewQuery::default()).unwrap();
    assert!(shown.warnings.iter().any(|w| w.code == WarningCode::ClockBack));
}

#[test]
fn every_flipped_bit_in_an_entry_is_found() {
    let (mut desk, leg) = Desk::with_injury();
    for n in 0..9 {
        desk.check_in(
            leg,
            "2026-06-12",
            1,
            json!({ "pain_walk": n, "managed": format!("stairs, attempt {n}") }),
        );
    }
    // The second opening checkpoints what the first one wrote, so that the bytes are in the main file.
    let desk = desk.restart();
    let bytes = std::fs::read(desk.path()).unwrap();
    let mut found = 0;
    let places: Vec<usize> = (0..bytes.len() - 8).filter(|i| &bytes[*i..*i + 7] == b"attempt").collect();
    assert!(places.len() >= 9);
    for place in &places {
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("flipped.hamstrong");
        let mut flipped = bytes.clone();
        flipped[*place] ^= 1;
        std::fs::write(&copy, flipped).unwrap();
        let clock = std::sync::Arc::new(hamstrong_core::clock::SystemClock);
        let tracker = Tracker::open(&copy, Opening::to_read(), clock).unwrap();
        found += usize::from(!verify(tracker.store()).unwrap().is_clean());
    }
    assert_eq!(found, places.len());
}

#[test]
fn after_three_days_without_an_entry_the_journal_says_welcome_back_until_one_is_made() {
    let (mut desk, leg) = Desk::with_injury();
    let back = |desk: &Desk, date: &str| {
        desk.set_clock(date, "20:00");
        desk.show(date).welcome_back
    };
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    assert_eq!(back(&desk, "2026-06-12"), None);
    assert_eq!(back(&desk, "2026-06-15"), None, "two whole days are no gap");
    assert_eq!(back(&desk, "2026-06-16"), Some(day("2026-06-12")));
    desk.check_in(leg, "2026-06-16", 1, json!({ "pain_walk": 2 }));
    assert_eq!(back(&desk, "2026-06-16"), None);
    assert_eq!(back(&desk, "2026-06-30"), Some(day("2026-06-16")));
    let over = hamstrong_core::api::inputs::CloseInjury { record: leg, on: day("2026-06-16") };
    desk.tracker.close_injury(&over).unwrap();
    assert_eq!(back(&desk, "2026-06-30"), None, "an injury that is over asks for nothing");
}
