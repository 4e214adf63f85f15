//! Diaries of many years: exact in their length, whole, and such as a person could have written.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::support::day;
use hamstrong_core::api::inputs::{ExportFormat, OverviewQuery};
use hamstrong_core::clock::FixedClock;
use hamstrong_core::demo::Demo;
use hamstrong_core::demo::long::{Length, Streamed, stream};
use hamstrong_core::{Opening, Tracker, verify};
use serde_json::Value;

const LENGTH: Length = Length { years: Some(3), rows: Some(6000), one_injury: false };

fn make(path: &Path, length: Length) -> Streamed {
    let now = "2026-06-12T20:00:00Z".parse().unwrap();
    let demo = Demo { seed: 11, until: day("2026-06-12"), now, zone: "Europe/Berlin".parse().unwrap() };
    stream(path, &demo, length).unwrap()
}

fn open(path: &Path) -> Tracker {
    let clock = FixedClock::new("2026-06-12T20:30:00Z".parse().unwrap(), "Europe/Berlin".parse().unwrap());
    Tracker::open_or_create(path, Opening::to_write(), Arc::new(clock)).unwrap()
}

fn exported(tracker: &Tracker, place: &Path) -> Vec<u8> {
    tracker.export_to(ExportFormat::Json, place).unwrap();
    std::fs::read(place).unwrap()
}

#[test]
fn a_long_diary_has_the_rows_asked_for_and_holds_together() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.hamstrong");
    assert_eq!(make(&path, LENGTH).rows, 6000);
    let tracker = open(&path);
    let found = verify(tracker.store()).unwrap();
    assert_eq!((found.revisions, found.problems), (6000, Vec::<String>::new()));
    // Every payload goes through its domain type on the way back in.
    let first = exported(&tracker, &folder.path().join("a.json"));
    let mut second = open(&folder.path().join("second.hamstrong"));
    second.import_from(&folder.path().join("a.json")).unwrap();
    assert!(first == exported(&second, &folder.path().join("b.json")));
    let overview = tracker.overview(&OverviewQuery::default()).unwrap();
    assert!(overview.journal.demo && overview.settings.notice_accepted);
    assert!(overview.status.is_some() && overview.episodes.iter().filter(|e| e.open).count() == 1);
}

#[test]
fn a_long_diary_has_gaps_late_entries_corrections_and_several_injuries() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.hamstrong");
    let made = make(&path, LENGTH);
    let json: Value = serde_json::from_slice(&exported(&open(&path), &folder.path().join("a.json"))).unwrap();
    let rows = json["revisions"].as_array().unwrap();
    let count = |test: &dyn Fn(&Value) -> bool| rows.iter().filter(|r| test(r)).count();
    let of = |kind: &'static str| move |r: &Value| r["kind"] == kind;
    for kind in ["check_in", "wellness", "price_step", "session", "massage", "note", "self_test"] {
        assert!(count(&of(kind)) > 20, "{kind}: {}", count(&of(kind)));
    }
    assert_eq!(count(&|r| r["kind"] == "episode" && r["supersedes"].is_null()), made.injuries);
    assert!(made.injuries > 2, "{}", made.injuries);
    assert!(count(&|r| r["voided"] == true) > 3);
    assert!(count(&|r| r["kind"] == "note" && !r["supersedes"].is_null()) > 3);
    let late = |r: &Value| r["kind"] == "check_in" && r["day"].as_str() < r["written_day"].as_str();
    assert!(count(&late) > 100, "{}", count(&late));
    let mut days: HashMap<&str, usize> = HashMap::new();
    rows.iter().for_each(|r| *days.entry(r["day"].as_str().unwrap()).or_default() += 1);
    let logged = i64::try_from(days.len()).unwrap();
    assert!(logged > made.days / 2 && logged < made.days * 95 / 100, "{logged} of {}", made.days);
    let text = |r: &Value| r["payload"]["text"].as_str().map(|t| t.chars().count());
    let lengths: Vec<usize> = rows.iter().filter(|r| r["kind"] == "note").filter_map(text).collect();
    assert!(lengths.iter().any(|n| *n < 40) && lengths.iter().any(|n| *n > 1000), "{lengths:?}");
    // Written in the order in which they stand, and never in the future.
    let written: Vec<&str> = rows.iter().map(|r| r["written_at"].as_str().unwrap()).collect();
    assert!(written.is_sorted() && written.last().is_some_and(|at| *at <= "2026-06-12T20:00:00.000Z"));
}

#[test]
fn years_alone_are_written_as_diligently_as_one_can_and_the_same_seed_says_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let year = Length { years: Some(1), ..Length::default() };
    let one = make(&folder.path().join("one.hamstrong"), year);
    assert_eq!(one, make(&folder.path().join("two.hamstrong"), year));
    assert!(one.rows > 1000 && one.rows < 5000, "{one:?}");
    let json = |name: &str| {
        exported(&open(&folder.path().join(format!("{name}.hamstrong"))), &folder.path().join("x.json"))
    };
    assert!(json("one") == json("two"));
}

#[test]
fn one_injury_can_fill_all_the_years() {
    let folder = tempfile::tempdir().unwrap();
    let long = Length { years: Some(2), rows: Some(4000), one_injury: true };
    let made = make(&folder.path().join("one.hamstrong"), long);
    assert_eq!((made.rows, made.injuries), (4000, 1));
}
