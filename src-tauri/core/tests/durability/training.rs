//! `kill -9` in the middle of a guided session: sets, sides, values and the running rest are back.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use hamstrong_core::api::inputs::OverviewQuery;
use hamstrong_core::clock::{Clock, FixedClock, SystemClock};
use hamstrong_core::domain::Side;
use hamstrong_core::{Opening, Tracker, verify};
use serde_json::json;

use crate::logger::{Chance, program, start, times};

/// Minutes after the kill at which the journal is opened again.
const LATER: i64 = 3;

/// A set that was said to be saved: its record, and the words after it.
type Said = BTreeMap<String, Vec<String>>;

/// Trains until it is killed, and says what was acknowledged and which rest ran last.
fn train_until_killed(journal: &Path, delay: Duration) -> (Said, String) {
    let mut logger = Command::new(program());
    logger.arg(journal).arg("--session").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = start(&mut logger).unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let (mut said, mut timer) = (Said::new(), String::new());
    let mut take = |line: &str| {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        // Half a line is no acknowledgement.
        if words.len() == 10 && line.ends_with('\n') && words[0] == "SET" {
            timer.clone_from(&words[9]);
            said.insert(words[1].clone(), words[2..9].to_vec());
        }
    };
    let mut line = String::new();
    assert!(output.read_line(&mut line).unwrap() > 0, "the logger ended without a set");
    assert!(line.starts_with("SET "), "{line}");
    take(&line);
    let reader = std::thread::spawn(move || output.lines().map_while(Result::ok).collect::<Vec<String>>());
    std::thread::sleep(delay);
    child.kill().unwrap();
    child.wait().unwrap();
    for rest in reader.join().unwrap() {
        take(&format!("{rest}\n"));
    }
    (said, timer)
}

#[test]
fn a_session_outlives_kill_9_set_by_set() {
    let kills = times("HAMSTRONG_SESSION_KILLS", 50);
    let mut chance = Chance(7);
    let mut total = 0;
    for round in 0..kills {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal.hamstrong");
        let before = SystemClock.now();
        let delay = Duration::from_micros(chance.between(1_000, 400_000) as u64);
        let (said, timer) = train_until_killed(&journal, delay);
        let ended = SystemClock.now();
        let later = ended.at.utc() + chrono::TimeDelta::minutes(LATER);
        let clock = Arc::new(FixedClock::new(later.into(), ended.zone.clone()));
        let tracker = Tracker::open(&journal, Opening::to_write(), clock).unwrap();
        let open = tracker.overview(&OverviewQuery::default()).unwrap().training.unwrap().open;
        let open = open.unwrap_or_else(|| panic!("round {round}: the session is not open any more"));
        let query = serde_json::from_value(json!({ "record": open.record, "theme": "light" })).unwrap();
        let shown = tracker.session(&query).unwrap();
        let mut found = Said::new();
        for exercise in &shown.exercises {
            for step in exercise.steps.iter().filter(|step| step.done.is_some()) {
                let done = step.done.as_ref().unwrap();
                let side = match done.side {
                    Some(Side::Left) => "left",
                    Some(Side::Right) => "right",
                    None => "both",
                };
                let words = [
                    done.session.to_string(),
                    exercise.key.to_string(),
                    done.number.get().to_string(),
                    side.to_owned(),
                    done.hold_seconds.unwrap().get().to_string(),
                    done.load.unwrap().get().to_string(),
                    done.pain.unwrap().get().to_string(),
                ];
                found.insert(step.record.unwrap().to_string(), words.to_vec());
            }
        }
        for (record, words) in &said {
            assert_eq!(found.get(record), Some(words), "round {round}, killed after {delay:?}");
        }
        // One more set may have been saved and not said any more: then its rest runs.
        assert!(
            found.len() - said.len() <= 1,
            "round {round}: {} sets nobody said",
            found.len() - said.len()
        );
        let rest = shown.timer.unwrap_or_else(|| panic!("round {round}: no rest is running"));
        if found.len() == said.len() {
            assert_eq!(rest.record.to_string(), timer, "round {round}");
        }
        let most = (ended.at.utc() - before.at.utc()).num_seconds() + 1;
        assert!((LATER * 60..=LATER * 60 + most).contains(&rest.elapsed), "{} s", rest.elapsed);
        assert!(rest.ask, "it ended meanwhile and asks");
        assert!(verify(tracker.store()).unwrap().is_clean());
        total += said.len();
    }
    println!("{kills} kills in a session, {total} acknowledged sets, 0 lost");
    assert!(total >= kills, "the kills came before there was anything to lose");
}
