//! A write-ahead log that lost or changed bytes. The database opens an older state without a word; the mark beside the
//! journal is what notices.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::views::WarningCode;
use hamstrong_core::clock::SystemClock;
use hamstrong_core::exchange::write_json;
use hamstrong_core::{Opening, Tracker, verify};
use serde_json::{Value, json};

use crate::logger::Chance;
use crate::support::Desk;

const NAME: &str = "journal.hamstrong";
const ENTRIES: u32 = 40;

#[derive(Debug, Clone, Copy)]
enum Damage {
    None,
    Truncated(usize),
    Flipped { byte: usize, bit: u32 },
    Emptied,
    Deleted,
}

/// What an opening found.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    revisions: usize,
    warned: bool,
}

/// The files of a journal that was never closed.
fn unclosed() -> (tempfile::TempDir, usize) {
    let (mut desk, leg) = Desk::with_injury();
    for n in 0..ENTRIES {
        if n % 3 == 0 {
            desk.entry(leg, "2026-06-12", "note", json!({ "text": format!("Stairs, attempt {n}.") }));
        } else {
            desk.check_in(
                leg,
                "2026-06-12",
                1,
                json!({ "pain_walk": n % 11, "managed": format!("stairs {n}") }),
            );
        }
    }
    let image = tempfile::tempdir().unwrap();
    copy(desk.folder.path(), image.path());
    (image, ENTRIES as usize + 1)
}

fn copy(from: &Path, to: &Path) {
    for end in ["", "-wal", ".mark"] {
        fs::copy(from.join(format!("{NAME}{end}")), to.join(format!("{NAME}{end}"))).unwrap();
    }
}

fn wal(folder: &Path) -> PathBuf {
    folder.join(format!("{NAME}-wal"))
}

/// Opens a damaged copy as the app does.
fn open_damaged(image: &Path, damage: Damage, with_mark: bool) -> Found {
    let folder = tempfile::tempdir().unwrap();
    copy(image, folder.path());
    let log = wal(folder.path());
    let mut bytes = fs::read(&log).unwrap();
    match damage {
        Damage::None => {}
        Damage::Truncated(len) => bytes.truncate(len),
        Damage::Flipped { byte, bit } => bytes[byte] ^= 1 << bit,
        Damage::Emptied | Damage::Deleted => bytes.clear(),
    }
    fs::write(&log, bytes).unwrap();
    if matches!(damage, Damage::Deleted) {
        fs::remove_file(&log).unwrap();
    }
    if !with_mark {
        fs::remove_file(folder.path().join(format!("{NAME}.mark"))).unwrap();
    }
    let began = Instant::now();
    let tracker =
        Tracker::open(&folder.path().join(NAME), Opening::to_write(), Arc::new(SystemClock)).unwrap();
    let shown = tracker.overview(&OverviewQuery::default()).unwrap();
    assert!(began.elapsed() < Duration::from_secs(5), "{damage:?}: opening took {:?}", began.elapsed());
    let problems = verify(tracker.store()).unwrap().problems;
    let other: Vec<&String> = problems.iter().filter(|p| !p.contains("are not in the file")).collect();
    assert!(other.is_empty(), "{damage:?}: {other:?}");
    let mut file = Vec::new();
    write_json(tracker.store(), &mut file).unwrap();
    let whole: Value = serde_json::from_slice(&file).unwrap();
    Found {
        revisions: whole["revisions"].as_array().unwrap().len(),
        warned: shown.warnings.iter().any(|w| w.code == WarningCode::EntriesMissing),
    }
}

fn damages(image: &Path) -> Vec<Damage> {
    let len = fs::metadata(wal(image)).unwrap().len().try_into().unwrap();
    let mut chance = Chance(4);
    let mut damages = vec![Damage::None, Damage::Emptied, Damage::Deleted];
    for _ in 0..40 {
        damages.push(Damage::Truncated(chance.between(0, len)));
        damages.push(Damage::Flipped {
            byte: chance.between(0, len),
            bit: u32::try_from(chance.between(0, 8)).unwrap(),
        });
    }
    damages
}

#[test]
fn entries_lost_with_a_damaged_write_ahead_log_are_always_missed() {
    let (image, all) = unclosed();
    let mut lossy = 0;
    let damages = damages(image.path());
    for damage in &damages {
        let found = open_damaged(image.path(), *damage, true);
        assert_eq!(found.warned, found.revisions < all, "{damage:?}: {found:?} of {all}");
        lossy += usize::from(found.revisions < all);
    }
    println!("{} damages of the write-ahead log, {lossy} lost entries, all of them said", damages.len());
    assert!(lossy > 40, "only {lossy} damages lost anything");
}

#[test]
fn without_the_mark_a_damaged_write_ahead_log_loses_entries_in_silence() {
    let (image, all) = unclosed();
    let silent = damages(image.path())
        .into_iter()
        .map(|damage| open_damaged(image.path(), damage, false))
        .filter(|found| found.revisions < all && !found.warned)
        .count();
    println!("{silent} silent losses without the mark");
    assert!(silent > 40, "the control sees only {silent} silent losses");
}

#[test]
fn a_write_ahead_log_left_by_another_journal_does_not_get_into_a_new_one() {
    let (image, _) = unclosed();
    let folder = tempfile::tempdir().unwrap();
    fs::copy(wal(image.path()), wal(folder.path())).unwrap();
    let journal = folder.path().join(NAME);
    let tracker = Tracker::create(&journal, false, Opening::to_write(), Arc::new(SystemClock)).unwrap();
    assert!(tracker.overview(&OverviewQuery::default()).unwrap().episodes.is_empty());
    assert!(verify(tracker.store()).unwrap().is_clean());
    let kept = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    assert_eq!(kept.filter(|name| name.contains("left-over")).count(), 1, "it is set aside, not thrown away");
}
