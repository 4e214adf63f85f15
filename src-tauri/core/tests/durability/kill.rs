//! `kill -9` at random moments. What the system has been given survives the process, so this catches an
//! acknowledgement before the commit and a start that cannot be repeated; a missing sync only a power cut finds.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

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
            let delay = Duration::from_micros(chance.between(4_000, 120_000) as u64);
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
        total >= kills * 3,
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
