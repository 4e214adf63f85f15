//! Pages that are looked at before they are saved.

use std::sync::Arc;

use hamstrong_core::Journal;
use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::clock::{FixedClock, instant_of};
use hamstrong_core::domain::RecordId;
use hamstrong_report::Preview;
use serde_json::{Value, json};

fn from<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A journal that is open, on the morning of 12 June, with an injury.
fn open(folder: &tempfile::TempDir) -> (Journal, Arc<FixedClock>, RecordId) {
    let zone = "Europe/Berlin".parse().unwrap();
    let at = instant_of("2026-06-12".parse().unwrap(), "08:00".parse().unwrap(), &zone);
    let clock = Arc::new(FixedClock::new(at, zone));
    let journal = Journal::at(&folder.path().join("a.hamstrong"), clock.clone());
    let start = from(json!({ "episode": { "side": "left", "onset": "2026-05-31" } }));
    let episode = journal.with(|t| t.start_episode(&start)).unwrap().episode.unwrap();
    (journal, clock, episode)
}

fn asked(episode: RecordId, page: u32, paper: &str) -> Value {
    let report = json!({
        "episode": episode, "range": { "range": "all" }, "paper": paper, "name": true, "private_notes": false,
        "medication": false, "photos": false,
    });
    json!({ "report": report, "page": page })
}

#[test]
fn a_page_shows_what_was_written_since_and_what_was_chosen_since() {
    let folder = tempfile::tempdir().unwrap();
    let (journal, clock, episode) = open(&folder);
    let preview = Preview::default();
    let show = |paper| preview.show(&journal, &from(asked(episode, 1, paper))).unwrap();
    let note = "Walked to the station and back.";
    let first = show("a4");
    assert!(!first.words.contains(note));
    assert_eq!(show("a4"), first);
    let entry = json!({ "kind": "note", "value": { "text": note } });
    let input = from(json!({ "episode": episode, "day": "2026-06-12", "entry": entry }));
    journal.with(|t| t.record_entry(&input)).unwrap();
    let told = |page: u32| {
        let page = preview.show(&journal, &from(asked(episode, page, "a4"))).unwrap();
        (page.words.contains(note), page.pages)
    };
    let pages = told(1).1;
    assert!((1..=pages).any(|n| told(n).0), "the note is on no page");
    assert_ne!(show("letter").height, first.height);
    journal.with(|t| t.undo(&OverviewQuery::default())).unwrap();
    assert!((1..=told(1).1).all(|n| !told(n).0), "the note was taken back");
    let tomorrow = instant_of(
        "2026-06-13".parse().unwrap(),
        "08:00".parse().unwrap(),
        &"Europe/Berlin".parse().unwrap(),
    );
    clock.set(tomorrow);
    assert!(show("a4").words.contains("day 13"), "the report is of yesterday");
}

#[test]
fn a_setting_that_was_undone_is_undone_on_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let (journal, _clock, episode) = open(&folder);
    let answers = json!({ "pain_walk": 4, "pain_rest": 2 });
    let input = from(json!({ "episode": episode, "day": "2026-06-12", "sitting": 1, "answers": answers }));
    journal.with(|t| t.record_check_in(&input)).unwrap();
    let preview = Preview::default();
    let show = || preview.show(&journal, &from(asked(episode, 1, "a4"))).unwrap();
    let before = show();
    let change = from(json!({ "setting": "hide_pain_numbers", "value": true }));
    journal.with(|t| t.change_setting(&change)).unwrap();
    let hidden = show();
    assert_ne!(hidden.words, before.words);
    journal.with(|t| t.undo(&OverviewQuery::default())).unwrap();
    assert_eq!(show().words, before.words);
}

#[test]
fn whoever_waits_for_a_page_that_nobody_wants_any_more_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (journal, _clock, episode) = open(&folder);
    let preview = Preview::default();
    let ready = std::sync::Barrier::new(6);
    let pages = std::thread::scope(|scope| {
        let ask = || {
            ready.wait();
            preview.show(&journal, &from(asked(episode, 1, "a4")))
        };
        let all: Vec<_> = (0..6).map(|_| scope.spawn(ask)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
    });
    let shown = pages.iter().filter(|page| page.is_ok()).count();
    // One may be set while the others come; of those the last is wanted.
    assert!((1..6).contains(&shown), "{shown} of six were set");
    let refused: Vec<_> = pages.iter().filter_map(|page| page.as_ref().err()).collect();
    assert!(refused.iter().all(|error| error.message == "Another page was asked for."), "{refused:?}");
}
