//! `kill -9` at random moments. What the system has been given survives the process, so this catches an
//! acknowledgement before the commit and a start that cannot be repeated; a missing sync only a power cut finds.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::api::price::StopTimer;
use hamstrong_core::clock::{Clock, FixedClock, SystemClock};
use hamstrong_core::{Opening, Tracker};

use crate::logger::{Ack, Chance, faults, program, start, times};

/// Starts the logger, kills it so long after its start or its first acknowledgement, and says what it had
/// acknowledged.
fn log_until_killed(journal: &Path, after_first_ack: bool, delay: Duration) -> Vec<Ack> {
    let mut child = start(Command::new(program()).arg(journal).stdout(Stdio::piped())).unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut acknowledged = Vec::new();
    let mut line = String::new();
    while after_first_ack && acknowledged.is_empty() {
        let said = std::mem::take(&mut line);
        assert!(output.read_line(&mut line).unwrap() > 0, "the logger ended without an entry: {said}");
        acknowledged.extend(Ack::parse(&line));
    }
    let reader = std::thread::spawn(move || {
        let mut rest = Vec::new();
        loop {
            let mut line = String::new();
            match output.read_line(&mut line) {
                Ok(0) | Err(_) => return rest,
                Ok(_) => rest.extend(Ack::parse(&line)),
            }
        }
    });
    std::thread::sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
    acknowledged.extend(reader.join().unwrap());
    acknowledged
}

/// Minutes after the kill at which the journal is opened again.
const LATER: i64 = 7;

#[test]
fn a_running_timer_outlives_kill_9_with_the_right_time() {
    let folder = tempfile::tempdir().unwrap();
    let journal = folder.path().join("journal.hamstrong");
    let mut logger = Command::new(program());
    logger.arg(&journal).arg("--timer").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = start(&mut logger).unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    let record = said.strip_prefix("TIMER ").unwrap_or_else(|| panic!("{said}")).trim();
    let before = SystemClock.now();
    child.kill().unwrap();
    child.wait().unwrap();

    let later = before.at.utc() + chrono::TimeDelta::minutes(LATER);
    let clock = Arc::new(FixedClock::new(later.into(), before.zone));
    let mut tracker = Tracker::open(&journal, Opening::to_write(), clock).unwrap();
    let shown = tracker.overview(&OverviewQuery::default()).unwrap();
    let timer = shown.price.unwrap().tiles.into_iter().find_map(|tile| tile.timer).unwrap();
    assert_eq!(timer.record.to_string(), record);
    assert!((LATER * 60..LATER * 60 + 30).contains(&timer.elapsed), "{} s", timer.elapsed);
    let stopped = tracker.stop_timer(&StopTimer { record: timer.record, minutes: None }).unwrap();
    assert_eq!(stopped.undo.unwrap().label.split(" on ").next(), Some("elevation, 7 min"));
}

#[test]
fn an_acknowledged_entry_outlives_kill_9() {
    let mut chance = Chance(1);
    let kills = times("HAMSTRONG_KILLS", 100);
    let mut total = 0;
    for round in 0..kills.div_ceil(10) {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal.hamstrong");
        // One journal is killed ten times over, so that what a kill leaves behind meets the next one.
        let mut acknowledged = Vec::new();
        for _ in 0..10.min(kills - round * 10) {
            let delay = Duration::from_micros(chance.between(4_000, 300_000) as u64);
            acknowledged.extend(log_until_killed(&journal, true, delay));
            assert_eq!(
                faults(&journal, &acknowledged),
                [""; 0],
                "round {round}, {delay:?} after the first entry"
            );
        }
        total += acknowledged.len();
    }
    println!("{kills} kills while logging, {total} acknowledged entries, 0 lost");
    assert!(
        total >= kills * 2,
        "only {total} entries were logged: the kills came before there was anything to lose"
    );
}

#[test]
fn a_first_start_that_is_killed_leaves_nothing_in_the_way_of_the_next() {
    let mut chance = Chance(2);
    let kills = times("HAMSTRONG_KILLS", 100) / 2;
    let (mut without, mut half) = (0, 0);
    for _ in 0..kills {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal.hamstrong");
        let longest = chance.between(1_000, 80_000);
        let delay = Duration::from_micros(chance.between(0, longest) as u64);
        let acknowledged = log_until_killed(&journal, false, delay);
        without += usize::from(!journal.exists());
        half += usize::from(!journal.exists() && folder.path().read_dir().unwrap().count() > 0);
        assert_eq!(faults(&journal, &acknowledged), [""; 0], "killed {delay:?} after its start");
        for left in folder.path().read_dir().unwrap() {
            let name = left.unwrap().file_name().into_string().unwrap();
            assert!(!name.contains(".new"), "{name} was left behind, killed {delay:?} after its start");
        }
    }
    println!(
        "{kills} kills during the first start, {without} before there was a journal, {half} of them half made"
    );
}
