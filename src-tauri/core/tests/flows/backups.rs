//! Copies that are made, thinned, proven and brought back; and a journal that is deleted with everything beside it.

use std::fs;
use std::path::Path;

use hamstrong_core::api::inputs::SettingChange;
use hamstrong_core::{Opening, Tracker, erase, files_of};
use serde_json::json;

use crate::support::Desk;

fn left_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|all| all.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn a_copy_is_due_when_something_changed_and_half_a_day_went_by() {
    let (mut desk, leg) = Desk::with_injury();
    assert!(desk.tracker.back_up_if_due().unwrap(), "the first one is due at once");
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    assert!(!desk.tracker.back_up_if_due().unwrap(), "not yet");
    desk.set_clock("2026-06-13", "09:00");
    assert!(desk.tracker.back_up_if_due().unwrap());
    desk.set_clock("2026-06-20", "09:00");
    assert!(!desk.tracker.back_up_if_due().unwrap(), "nothing changed");
    let view = desk.tracker.backups().unwrap();
    assert_eq!((view.copies, view.current, view.newest.unwrap().age_days), (2, true, 7));
    // A setting leaves no wording behind: taken back, it is a change all the same.
    let show = || serde_json::from_value(json!({})).unwrap();
    desk.tracker.change_setting(&SettingChange::HidePainNumbers(true)).unwrap();
    assert!(desk.tracker.back_up_if_due().unwrap());
    desk.tracker.undo(&show()).unwrap();
    assert!(!desk.tracker.backups().unwrap().current);
    // A clock that went back does not stop the copies.
    desk.set_clock("2026-06-01", "09:00");
    desk.tracker.undo(&show()).unwrap();
    assert!(desk.tracker.back_up_if_due().unwrap());
}

#[test]
fn every_copy_that_stays_can_be_restored() {
    let (mut desk, leg) = Desk::with_injury();
    for n in 1..=9 {
        desk.set_clock(&format!("2026-06-1{n}"), "20:00");
        desk.check_in(leg, &format!("2026-06-1{n}"), 1, json!({ "pain_walk": n }));
        desk.tracker.back_up_if_due().unwrap();
    }
    let view = desk.tracker.backups().unwrap();
    assert_eq!(view.copies, 9);
    for name in left_in(Path::new(&view.folder)) {
        let mut other = Desk::empty();
        let back = other.tracker.import_from(&Path::new(&view.folder).join(&name)).unwrap();
        assert_eq!(back.episodes.len(), 1, "{name}");
    }
    let proof = desk.tracker.prove_backup().unwrap();
    assert_eq!((proof.works, proof.whole, proof.copies, proof.problem), (true, 9, 9, None));
    assert_eq!(proof.restored, 10);
    assert!(
        left_in(desk.folder.path()).iter().all(|n| !n.starts_with(".hamstrong")),
        "nothing is left of the drill"
    );
}

#[test]
fn a_flipped_bit_is_noticed_and_a_new_copy_made() {
    let (mut desk, _) = Desk::with_injury();
    let view = desk.tracker.back_up_now().unwrap();
    let folder = view.folder.clone();
    let copy = Path::new(&folder).join(view.newest.unwrap().name);
    let mut bytes = fs::read(&copy).unwrap();
    for at in (0..bytes.len()).step_by(bytes.len() / 40) {
        bytes[at] ^= 4;
        fs::write(&copy, &bytes).unwrap();
        bytes[at] ^= 4;
        desk.set_clock("2026-06-12", "20:30");
        let proof = desk.tracker.prove_backup().unwrap();
        assert!(proof.works, "byte {at}: a fresh copy stands in");
        assert_eq!(proof.copies - proof.whole, u32::from(copy.exists()), "byte {at}");
        fs::write(&copy, &bytes).unwrap();
        for name in left_in(Path::new(&folder)).iter().filter(|n| Path::new(&folder).join(n) != copy) {
            fs::remove_file(Path::new(&folder).join(name)).unwrap();
        }
    }
}

#[test]
fn sample_data_and_an_empty_journal_are_not_backed_up() {
    let desk = Desk::empty();
    assert!(!desk.tracker.back_up_if_due().unwrap());
    assert!(!desk.folder.path().join("backups").exists());
}

#[test]
fn another_folder_takes_the_copies_or_the_old_one_stays() {
    let (mut desk, _) = Desk::with_injury();
    let other = tempfile::tempdir().unwrap();
    let view = desk.tracker.set_backup_folder(&other.path().join("mine")).unwrap();
    assert_eq!((view.copies, view.folder), (1, other.path().join("mine").display().to_string()));
    let file = other.path().join("a file");
    fs::write(&file, "x").unwrap();
    assert!(desk.tracker.set_backup_folder(&file.join("in it")).is_err());
    let mut desk = desk.restart();
    assert_eq!(desk.tracker.backups().unwrap().copies, 1);
    desk.tracker.back_up_now().unwrap();
}

#[cfg(unix)]
#[test]
fn copies_are_for_this_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (mut desk, _) = Desk::with_injury();
    let view = desk.tracker.back_up_now().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = Path::new(&view.folder);
    assert_eq!(mode(folder), 0o700);
    assert_eq!(mode(&folder.join(view.newest.unwrap().name)), 0o600);
}

#[test]
fn deleting_leaves_nothing_of_the_journal_and_nothing_of_others_goes() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    desk.tracker.back_up_now().unwrap();
    let (path, folder, id) = (desk.path(), desk.folder.path().to_owned(), desk.tracker.journal_id().unwrap());
    for name in [".before-version-2", ".damaged-1", ".damaged-1-wal", "-wal.left-over-1", ".new"] {
        fs::write(folder.join(format!("journal.hamstrong{name}")), "x").unwrap();
    }
    let others = ["journal.hamstrong2", "my journal.hamstrong", "photo.jpg"];
    for name in others {
        fs::write(folder.join(name), "x").unwrap();
    }
    fs::write(folder.join("backups/keep.txt"), "x").unwrap();
    assert!(erase(&path, None).is_err(), "not while somebody writes to it");
    assert!(path.exists() && files_of(&path).unwrap().len() > 6);
    let Desk { folder: held, tracker, .. } = desk;
    drop(tracker);
    erase(&path, Some((&folder.join("backups"), &id))).unwrap();
    assert_eq!(left_in(&folder), ["backups", "journal.hamstrong2", "my journal.hamstrong", "photo.jpg"]);
    assert_eq!(left_in(&folder.join("backups")), ["keep.txt"]);
    assert_eq!(erase(&path, None).unwrap(), 1, "again is no failure: only the lock it needed is there");
    drop(held);
}

#[test]
fn a_copy_is_never_written_to_when_it_is_brought_in() {
    let (mut desk, leg) = Desk::with_injury();
    desk.check_in(leg, "2026-06-12", 1, json!({ "pain_walk": 3 }));
    let view = desk.tracker.back_up_now().unwrap();
    let copy = Path::new(&view.folder).join(view.newest.unwrap().name);
    let before = fs::read(&copy).unwrap();
    let mut other = Desk::empty();
    other.tracker.import_from(&copy).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), before);
    assert_eq!(left_in(Path::new(&view.folder)).len(), 1, "and nothing lies beside it");
    let again = Tracker::open(&other.path(), Opening::to_read(), other.clock.clone());
    assert_eq!(again.unwrap().journal_id().unwrap(), desk.tracker.journal_id().unwrap());
}
