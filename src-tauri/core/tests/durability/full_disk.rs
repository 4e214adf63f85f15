//! No room. What was called saved stays, what is refused is refused in words, and the next try works once there
//! is room again.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use hamstrong_core::api::error::{ApiError, ErrorCode};
use hamstrong_core::api::inputs::{Entry, ExportFormat, OverviewQuery, RecordEntry, StartEpisode};
use hamstrong_core::clock::SystemClock;
use hamstrong_core::domain::RecordId;
use hamstrong_core::{Opening, StoreError, Tracker, backup};
use serde_json::json;

use crate::logger::{Ack, acks, faults, missing, program, run};

/// Set in the copy of the test that runs where the small disk is mounted.
const SMALL_DISK: &str = "HAMSTRONG_SMALL_DISK";

/// Mounts three mebibytes in a name space of its own, so that nothing is left whatever happens, and runs there.
const MOUNT: &str = "mount -t tmpfs -o size=3m,mode=700 hamstrong \"$1\" || exit 77; shift; exec \"$@\"";

#[test]
fn a_full_disk_refuses_in_words_keeps_what_was_saved_and_works_again() {
    if let Some(folder) = std::env::var_os(SMALL_DISK) {
        return fill(Path::new(&folder));
    }
    let folder = tempfile::tempdir().unwrap();
    let on_small_disk = |command: &[&str]| {
        let mut unshare = Command::new("unshare");
        unshare
            .args(["--map-root-user", "--mount", "sh", "-c", MOUNT, "sh"])
            .arg(folder.path())
            .args(command);
        run(unshare.env(SMALL_DISK, folder.path()))
    };
    match on_small_disk(&["true"]) {
        Ok(tried) if tried.status.success() => {}
        tried => return println!("skipped, this system does not let a test mount a small disk: {tried:?}"),
    }
    let test = std::env::current_exe().unwrap();
    let name = "full_disk::a_full_disk_refuses_in_words_keeps_what_was_saved_and_works_again";
    let ran = on_small_disk(&[test.to_str().unwrap(), "--exact", name, "--nocapture"]).unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    println!("{said}");
    assert!(ran.status.success() && said.contains("1 passed"), "{}", String::from_utf8_lossy(&ran.stderr));
}

struct Diary {
    tracker: Tracker,
    episode: RecordId,
    saved: Vec<Ack>,
}

impl Diary {
    fn note(&mut self) -> Result<(), ApiError> {
        let text = format!("Entry {}: {}", self.saved.len(), "stairs ".repeat(200));
        let day = self.tracker.today()?;
        let entry: Entry =
            serde_json::from_value(json!({ "kind": "note", "value": { "text": text } })).unwrap();
        let known = self.tracker.overview(&OverviewQuery::default())?;
        let known: Vec<_> = known.day.iter().flat_map(|d| &d.entries).map(|e| e.record).collect();
        let input = RecordEntry { episode: self.episode, day, time: None, entry };
        let after = self.tracker.record_entry(&input)?;
        let entries = after.day.into_iter().flat_map(|d| d.entries);
        let new = entries.into_iter().find(|e| !known.contains(&e.record)).unwrap();
        let (kind, field) = ("note".to_owned(), "text".to_owned());
        self.saved.push(Ack { revision: new.revision.to_string(), kind, field, value: text });
        Ok(())
    }

    fn until_full(&mut self) -> ApiError {
        for _ in 0..2000 {
            if let Err(refused) = self.note() {
                return refused;
            }
        }
        panic!("the disk did not fill up");
    }
}

fn open(journal: &Path) -> Result<Tracker, ApiError> {
    Tracker::open_or_create(journal, Opening::to_write(), Arc::new(SystemClock))
}

fn assert_full(refused: &ApiError) {
    assert_eq!(
        (refused.code, refused.message.clone()),
        (ErrorCode::NotSaved, StoreError::DiskFull.to_string())
    );
}

fn listing(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn fill(disk: &Path) {
    let journal = disk.join("journal.hamstrong");
    let ballast = disk.join("ballast");
    fs::write(&ballast, vec![7; 700 << 10]).unwrap();
    let mut tracker = open(&journal).unwrap();
    let today = tracker.today().unwrap();
    let start: StartEpisode =
        serde_json::from_value(json!({ "episode": { "side": "left", "onset": today } })).unwrap();
    let episode = tracker.start_episode(&start).unwrap().episode.unwrap();
    let mut diary = Diary { tracker, episode, saved: Vec::new() };
    assert_full(&diary.until_full());
    assert_full(&diary.until_full());
    assert_eq!(missing(&diary.tracker, &diary.saved).unwrap(), [""; 0]);
    println!("{} entries before the disk was full", diary.saved.len());

    let before = listing(disk);
    for format in [ExportFormat::Json, ExportFormat::Csv] {
        if let Err(refused) = diary.tracker.export_to(format, &disk.join("export")) {
            assert_full(&refused);
        } else {
            fs::remove_file(disk.join("export")).unwrap();
            println!("{format:?} fitted");
        }
        assert_eq!(listing(disk), before, "{format:?}");
    }
    assert_full(&backup(diary.tracker.store(), &disk.join("backup")).unwrap_err().into());
    assert_eq!(listing(disk), before);

    let Diary { tracker, episode, saved } = diary;
    drop(tracker);
    // What the closing did not give back.
    fs::write(disk.join("more-ballast"), vec![7; 3 << 20]).unwrap_err();
    open_while_full(&journal, &saved);

    fs::remove_file(&ballast).unwrap();
    let mut diary = Diary { tracker: open(&journal).unwrap(), episode, saved };
    diary.note().unwrap();
    let Diary { tracker, saved, .. } = diary;
    drop(tracker);
    assert_eq!(faults(&journal, &saved), [""; 0]);

    // Closed in order, so that a new write-ahead log would need room.
    fs::write(&ballast, vec![7; 3 << 20]).unwrap_err();
    open_while_full(&journal, &saved);
    fs::remove_file(&ballast).unwrap();
    assert_eq!(faults(&journal, &saved), [""; 0]);
}

/// Time after time: to write, it opens whole or is refused in words; to read, it always opens.
fn open_while_full(journal: &Path, saved: &[Ack]) {
    for _ in 0..12 {
        match open(journal) {
            Ok(tracker) => assert_eq!(missing(&tracker, saved).unwrap(), [""; 0]),
            Err(refused) => assert_full(&refused),
        }
        let reader = Tracker::open(journal, Opening::to_read(), Arc::new(SystemClock)).unwrap();
        assert_eq!(missing(&reader, saved).unwrap(), [""; 0]);
    }
    assert_full(&open(journal).unwrap_err());
}

#[test]
fn a_journal_that_may_not_grow_refuses_and_keeps_what_was_saved() {
    // Like a quota: not the disk is full, but this file may have no more.
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.hamstrong");
    let limited = "trap '' XFSZ; ulimit -f 2048; exec \"$@\"";
    let mut sh = Command::new("sh");
    let ran = run(sh.args(["-c", limited, "sh"]).arg(program()).arg(&journal)).unwrap();
    let said = String::from_utf8(ran.stdout).unwrap();
    let saved = acks(&said);
    let last = said.lines().last().unwrap();
    println!("{} entries, then {last}", saved.len());
    assert!(saved.len() > 5 && last.starts_with("REFUSED NotSaved The disk did not take it."), "{last}");
    assert_eq!(faults(&journal, &saved), [""; 0]);
}
