//! Taking the journal along and bringing it back.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use crate::support::{Desk, day};
use hamstrong_core::api::inputs::{ExportFormat, OverviewQuery, RecordRef};
use hamstrong_core::clock::FixedClock;
use hamstrong_core::demo::{self, Demo};
use hamstrong_core::{Opening, Tracker, verify};
use proptest::prelude::*;
use serde_json::json;

fn open(path: &Path) -> Tracker {
    let clock = FixedClock::new("2026-06-12T18:00:00Z".parse().unwrap(), "Europe/Berlin".parse().unwrap());
    Tracker::open_or_create(path, Opening::to_write(), Arc::new(clock)).unwrap()
}

fn export(tracker: &Tracker, folder: &Path, name: &str, format: ExportFormat) -> Vec<u8> {
    let place = folder.join(name);
    tracker.export_to(format, &place).unwrap();
    std::fs::read(place).unwrap()
}

/// Exports, brings the file into an empty journal and exports again.
fn there_and_back(tracker: &Tracker, folder: &Path) -> (Vec<u8>, Vec<u8>, Tracker) {
    let first = export(tracker, folder, "first.json", ExportFormat::Json);
    let mut second = open(&folder.join("second.hamstrong"));
    second.import_from(&folder.join("first.json")).unwrap();
    let again = export(&second, folder, "again.json", ExportFormat::Json);
    (first, again, second)
}

fn make_demo(path: &Path) {
    let demo = Demo {
        seed: 7,
        until: day("2026-06-12"),
        now: "2026-06-12T20:00:00Z".parse().unwrap(),
        zone: "Europe/Berlin".parse().unwrap(),
    };
    demo::create(path, &demo).unwrap();
}

#[test]
fn the_demo_comes_back_byte_for_byte_and_stays_a_demo() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.hamstrong");
    make_demo(&path);
    let demo = open(&path);
    let (first, again, second) = there_and_back(&demo, folder.path());
    assert!(first == again, "the second JSON differs from the first");
    let tables = export(&demo, folder.path(), "a.zip", ExportFormat::Csv);
    assert!(tables == export(&second, folder.path(), "b.zip", ExportFormat::Csv));
    assert!(second.overview(&OverviewQuery::default()).unwrap().journal.demo);
    assert!(second.export_name(ExportFormat::Json).unwrap().contains("demo"));
    assert!(verify(second.store()).unwrap().is_clean());
}

#[test]
fn the_same_seed_gives_the_same_demo() {
    let folder = tempfile::tempdir().unwrap();
    let make = |name: &str| {
        let path = folder.path().join(name);
        make_demo(&path);
        export(&open(&path), folder.path(), &format!("{name}.json"), ExportFormat::Json)
    };
    assert!(make("one") == make("two"));
}

#[test]
fn nothing_can_be_brought_into_a_journal_that_has_entries() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("demo.hamstrong");
    make_demo(&path);
    export(&open(&path), folder.path(), "demo.json", ExportFormat::Json);
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let before = export(&desk.tracker, folder.path(), "real.json", ExportFormat::Json);
    let refused = desk.tracker.import_from(&folder.path().join("demo.json")).unwrap_err();
    assert!(refused.message.contains("has entries already"), "{}", refused.message);
    assert!(!desk.show("2026-06-12").journal.demo);
    assert!(before == export(&desk.tracker, folder.path(), "real.json", ExportFormat::Json));
}

#[test]
fn a_file_that_was_changed_is_refused_as_a_whole() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.entry(leg, "2026-06-12", "note", json!({ "text": "Stairs were easier." }));
    let folder = tempfile::tempdir().unwrap();
    let good =
        String::from_utf8(export(&desk.tracker, folder.path(), "good.json", ExportFormat::Json)).unwrap();
    let lines: Vec<&str> = good.lines().collect();
    let without_episode: String =
        lines.iter().filter(|l| !l.contains("\"kind\":\"episode\"")).map(|l| format!("{l}\n")).collect();
    let cases = [
        ("a value", good.replace("\"pain_walk\":3", "\"pain_walk\":2"), "checksum"),
        ("a range", good.replace("\"pain_walk\":3", "\"pain_walk\":12"), "between 0 and 10"),
        ("a word", good.replace("Stairs", "Steps"), "checksum"),
        ("a field", good.replace("\"pain_walk\":3", "\"pain_walk\":3,\"x\":1"), "unknown field"),
        (
            "a field twice",
            good.replace("\"pain_walk\":3", "\"pain_walk\":3,\"pain_walk\":3"),
            "duplicate field",
        ),
        ("the order", without_episode, "injury that does not come before"),
        ("the format", good.replace("hamstrong-journal", "other"), "format"),
        ("the version", good.replace("\"version\": 1", "\"version\": 2"), "newer Hamstrong"),
        ("half of it", good[..good.len() / 2].to_owned(), "not a Hamstrong journal"),
        ("something after it", format!("{good}{{}}"), "trailing"),
        ("another part", good.replace("\"settings\"", "\"sittings\""), "sittings"),
        ("deep nesting", "[".repeat(100_000), "not a Hamstrong journal"),
        ("not text", "\u{0}\u{1}".to_owned(), "not a Hamstrong journal"),
    ];
    for (what, text, expected) in cases {
        assert_ne!(text, good, "{what} was not changed");
        let place = folder.path().join("changed.json");
        std::fs::write(&place, text).unwrap();
        let mut empty = open(&folder.path().join("empty.hamstrong"));
        let refused = empty.import_from(&place).unwrap_err();
        assert!(refused.message.contains(expected), "{what}: {}", refused.message);
        assert!(
            empty.overview(&OverviewQuery::default()).unwrap().episodes.is_empty(),
            "{what} left something"
        );
    }
}

#[test]
fn a_table_says_what_stands_and_nothing_that_runs() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(
        leg,
        "2026-06-12",
        1,
        json!({ "pain_walk": 3, "sites": [{ "region": "mid_outer", "side": "left", "intensity": 3 }] }),
    );
    desk.entry(leg, "2026-06-12", "note", json!({ "text": "=HYPERLINK(\"x\")" }));
    let gone = desk.entry(leg, "2026-06-12", "session", json!({ "kind": "bike", "minutes": 10 }));
    let entries = gone.day.unwrap().entries;
    let session = entries.iter().find(|e| e.record != entries[1].record).unwrap().record;
    desk.tracker.remove_record(&RecordRef { record: session }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    export(&desk.tracker, folder.path(), "t.zip", ExportFormat::Csv);
    let mut zip = zip::ZipArchive::new(std::fs::File::open(folder.path().join("t.zip")).unwrap()).unwrap();
    let mut table = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    assert!(table("check_ins.csv").contains("left mid_outer 3"));
    assert!(table("notes.csv").contains("\"'=HYPERLINK(\"\"x\"\")\""));
    assert_eq!(table("sessions.csv").lines().count(), 1, "a removed session is not in the table");
    assert!(table("README.txt").contains("one row an entry"));
}

/// One thing an athlete does, with everything random about it.
#[derive(Debug, Clone)]
pub enum Act {
    Pain { back: i64, sitting: u32, walk: Option<i64>, rest: i64 },
    Note { back: i64, text: String },
    Ice { back: i64, minutes: i64 },
    Undo,
    Redo,
}

pub fn acts(undo: bool) -> impl Strategy<Value = Vec<Act>> {
    let pain = (0..12_i64, 1..3_u32, proptest::option::of(0..=10_i64), 0..=10_i64)
        .prop_map(|(back, sitting, walk, rest)| Act::Pain { back, sitting, walk, rest });
    let note = (0..12_i64, "\\PC{1,40}").prop_filter_map("a note says something", |(back, text)| {
        (!text.trim().is_empty()).then_some(Act::Note { back, text })
    });
    let ice = (0..12_i64, 0..60_i64).prop_map(|(back, minutes)| Act::Ice { back, minutes });
    let one = if undo {
        prop_oneof![4 => pain, 2 => note, 2 => ice, 2 => Just(Act::Undo), 1 => Just(Act::Redo)].boxed()
    } else {
        prop_oneof![4 => pain, 2 => note, 2 => ice].boxed()
    };
    proptest::collection::vec(one, 1..14)
}

pub fn act(desk: &mut Desk, leg: hamstrong_core::domain::RecordId, act: &Act) {
    let date = |back: i64| day("2026-06-12").plus_days(-back).to_string();
    match act {
        Act::Pain { back, sitting, walk, rest } => {
            let first = desk.show(&date(*back)).day.unwrap().sittings.is_empty();
            let sitting = if first { 1 } else { *sitting };
            desk.check_in(leg, &date(*back), sitting, json!({ "pain_walk": walk, "pain_rest": rest }));
        }
        Act::Note { back, text } => drop(desk.entry(leg, &date(*back), "note", json!({ "text": text }))),
        Act::Ice { back, minutes } => {
            drop(desk.entry(leg, &date(*back), "price_step", json!({ "part": "ice", "minutes": minutes })));
        }
        // The injury itself stays, or there would be nothing left to log about.
        Act::Undo if desk.show("2026-06-12").undo.is_some_and(|a| a.label.contains("hamstring")) => {}
        Act::Undo => drop(desk.tracker.undo(&OverviewQuery::default())),
        Act::Redo => drop(desk.tracker.redo(&OverviewQuery::default())),
    }
}

/// What the athlete sees of the last twelve days, without ids and times of writing.
fn seen(desk: &Desk) -> Vec<String> {
    let mut days = Vec::new();
    for back in 0..=12 {
        let shown = desk.show(&day("2026-06-12").plus_days(-back).to_string()).day.unwrap();
        let sittings: Vec<_> = shown
            .sittings
            .iter()
            .map(|s| (s.sitting, s.check_in.as_ref().map(|c| c.value.clone())))
            .collect();
        let entries: Vec<_> = shown.entries.iter().map(|e| (e.time, e.value.clone())).collect();
        days.push(format!("{sittings:?} {entries:?}"));
    }
    days
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases(24)))]

    #[test]
    fn whatever_is_logged_comes_back_byte_for_byte(acts in acts(true)) {
        let (mut desk, leg) = Desk::with_injury();
        acts.iter().for_each(|a| act(&mut desk, leg, a));
        let folder = tempfile::tempdir().unwrap();
        let (first, again, second) = there_and_back(&desk.tracker, folder.path());
        prop_assert_eq!(first, again);
        prop_assert!(verify(second.store()).unwrap().is_clean());
    }

    #[test]
    fn undo_after_an_act_is_as_if_it_had_not_been(before in acts(false), last in acts(false)) {
        let (mut desk, leg) = Desk::with_injury();
        before.iter().for_each(|a| act(&mut desk, leg, a));
        let was = seen(&desk);
        let label = desk.show("2026-06-12").undo;
        act(&mut desk, leg, &last[0]);
        let after = seen(&desk);
        if desk.show("2026-06-12").undo != label || after != was {
            desk.tracker.undo(&OverviewQuery::default()).unwrap();
            prop_assert_eq!(&seen(&desk), &was);
            desk.tracker.redo(&OverviewQuery::default()).unwrap();
            prop_assert_eq!(seen(&desk), after);
        }
    }

    #[test]
    fn the_order_of_entry_does_not_show(acts in acts(false), seed in any::<u64>()) {
        // One answer a sitting, so that no act rewords another.
        let mut seen_slots = std::collections::HashSet::new();
        let acts: Vec<Act> = acts
            .into_iter()
            .filter(|a| match a {
                Act::Pain { back, .. } => seen_slots.insert(*back),
                _ => true,
            })
            .map(|a| match a {
                Act::Pain { back, walk, rest, .. } => Act::Pain { back, sitting: 1, walk, rest },
                other => other,
            })
            .collect();
        let mut shuffled = acts.clone();
        let mut state = seed;
        for n in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            shuffled.swap(n, usize::try_from(state >> 33).unwrap() % (n + 1));
        }
        let run = |acts: &[Act]| {
            let (mut desk, leg) = Desk::with_injury();
            acts.iter().for_each(|a| act(&mut desk, leg, a));
            seen(&desk)
        };
        prop_assert_eq!(run(&acts), run(&shuffled));
    }
}

pub fn cases(usual: u32) -> u32 {
    std::env::var("HAMSTRONG_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}
